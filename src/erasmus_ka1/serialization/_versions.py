"""The versions of the document format: one table for readers, the writer, schemas and problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from ..projects._outcome_set import OutcomeSet
from ..projects._own_words import ProjectSection
from ..projects._project import Claim, Evidence, Project

__all__ = ["DOCUMENT_FORMATS", "VERSIONS", "Keys", "current_version"]

Keys: TypeAlias = Mapping[type, Mapping[str, str]]

#: By class of document, the value of its key ``format``.
DOCUMENT_FORMATS: Final[Mapping[type, str]] = {
    Project: "erasmus-ka1/project",
    OutcomeSet: "erasmus-ka1/outcome-set",
}

#: By version and class, the key of each attribute, in the order in which they are written. A
#: version is never removed: documents of all versions are read, the last one is written.
VERSIONS: Final[dict[int, Keys]] = {
    1: {
        OutcomeSet: {"codes": "outcomes"},
        Project: {
            "edition": "edition",
            "number": "number",
            "title": "title",
            "organisation": "organisation",
            "country": "country",
            "start": "start",
            "end": "end",
            "summary": "summary",
            "participants": "participants",
            "claims": "claims",
            "priorities": "priorities",
            "sections": "sections",
        },
        Claim: {
            "outcome": "outcome",
            "status": "status",
            "evidence": "evidence",
            "participants": "participants",
            "respondents": "respondents",
        },
        Evidence: {"text": "text", "language": "language", "source": "source", "date": "date"},
        ProjectSection: {
            "topic": "topic",
            "title": "title",
            "text": "text",
            "language": "language",
        },
    },
}


def current_version() -> int:
    """Return the version that is written."""
    return max(VERSIONS)
