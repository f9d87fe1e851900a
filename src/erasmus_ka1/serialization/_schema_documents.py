"""Documents and the objects in them: which keys there are, and what each holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import attrs

from .._errors import WrongKindError
from ..localization import LocaleLike, Localizer, localizer_for
from ..projects._outcome_set import OutcomeSet
from ..projects._project import Claim, ClaimStatus, Project
from ..taxonomy import Aspect, Concept, Guide, Outcome
from ..taxonomy._editions import CURRENT_GUIDE
from . import _schema_values as values
from ._schema_texts import Words
from ._schema_values import Schema, an_object, reference

__all__ = ["json_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_VERSION = 1


def json_schema(
    kind: type[OutcomeSet | Claim | Project],
    locale: LocaleLike = "en",
    *,
    guide: Guide = CURRENT_GUIDE,
) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `erasmus_ka1.serialization` reads.

    Equal arguments give equal schemas, and every call a new one.

    Args:
        kind: `Project` or `OutcomeSet` for the documents of that kind; `Claim` for the object
            that a converter makes of a claim.
        locale: The language of the titles and descriptions.
        guide: The guide whose codes are allowed.

    >>> json_schema(OutcomeSet)["required"]
    ['format', 'version', 'edition', 'outcomes']
    >>> number = json_schema(Project, "nl")["properties"]["number"]
    >>> number["title"], number["$ref"]
    ('Projectnummer', '#/$defs/project_number')

    Raises:
        WrongKindError: *kind* is none of these.
        LocaleError: The locale is not known, or no catalogue is in its language.
    """
    localizer = localizer_for(locale)
    writer = _Writer(guide, localizer, Words(localizer))
    if kind is OutcomeSet:
        schema = writer.outcome_set()
    elif kind is Claim:
        schema = writer.claim()
    elif kind is Project:
        schema = writer.project()
    else:
        raise WrongKindError(kind, "the class OutcomeSet, Claim or Project")
    return deepcopy(schema)


@attrs.frozen
class _Writer:
    """What writes the schemas of one guide in one language."""

    guide: Guide
    localizer: Localizer
    words: Words

    def outcome_set(self) -> Schema:
        """Return the schema of a document that holds an outcome set."""
        outcomes = {
            **self.words.outcomes,
            "type": "array",
            "items": reference("outcome"),
            "uniqueItems": True,
        }
        properties = {**self._envelope("erasmus-ka1/outcome-set"), "outcomes": outcomes}
        return {
            **self._head("outcome-set"),
            **self.words.outcome_set,
            **an_object(properties),
            "$defs": {"outcome": self._outcome()},
        }

    def claim(self) -> Schema:
        """Return the schema of a claim on its own."""
        return {
            **self._head("claim"),
            **self.words.claim,
            **self._claim(),
            "$defs": self._parts_of_a_claim(),
        }

    def project(self) -> Schema:
        """Return the schema of a document that holds a project."""
        properties = {**self._envelope("erasmus-ka1/project"), **self._fields_of_a_project()}
        return {
            **self._head("project"),
            **self.words.project,
            **an_object(properties, optional=("participants", "claims", "priorities")),
            "$defs": {
                "project_number": values.PROJECT_NUMBER,
                "country": values.COUNTRY,
                "count": values.COUNT,
                "priority": self._priority(),
                "claim": {**self.words.claim, **self._claim()},
                **self._parts_of_a_claim(),
            },
        }

    def _head(self, name: str) -> Schema:
        edition, language = self.guide.edition, self.localizer.tag
        return {
            "$schema": _DIALECT,
            "$id": f"urn:erasmus-ka1:schema:{name}:{_VERSION}:{edition}:{language}",
            "$comment": self.words.rights,
        }

    def _envelope(self, document_format: str) -> Schema:
        constants = {
            "format": document_format,
            "version": _VERSION,
            "edition": self.guide.edition,
        }
        words = self.words.of_the_envelope
        return {key: {**words[key], "const": value} for key, value in constants.items()}

    def _fields_of_a_project(self) -> Schema:
        groups = self.guide.target_groups
        counts = {
            group.code: reference("count", {"title": self.localizer.short_label(group)})
            for group in groups
        }
        words = self.words.of_a_project
        return {
            "number": reference("project_number", words["number"]),
            "title": reference("line", words["title"]),
            "organisation": reference("line", words["organisation"]),
            "country": reference("country", words["country"]),
            "start": reference("date", words["start"]),
            "end": reference("date", words["end"]),
            "participants": {**words["participants"], **an_object(counts, optional=groups.codes)},
            "claims": {**words["claims"], **values.CLAIMS, "items": reference("claim")},
            "priorities": {
                **words["priorities"],
                "type": "array",
                "items": reference("priority"),
                "uniqueItems": True,
            },
        }

    def _claim(self) -> Schema:
        statuses = [
            {"const": str(status), "title": self.words.statuses[status]} for status in ClaimStatus
        ]
        words = self.words.of_a_claim
        properties = {
            "outcome": reference("outcome", words["outcome"]),
            "status": {**words["status"], "type": "string", "oneOf": statuses},
            "evidence": {**words["evidence"], "type": "array", "items": reference("evidence")},
            "participants": reference("optional_count", words["participants"]),
            "respondents": reference("optional_count", words["respondents"]),
        }
        return an_object(properties, optional=("evidence", "participants", "respondents"))

    def _parts_of_a_claim(self) -> Schema:
        words = self.words.of_evidence
        evidence = {
            "text": reference("text", words["text"]),
            "language": reference("language", words["language"]),
            "source": reference("line", words["source"]),
            "date": reference("date", words["date"]),
        }
        return {
            "outcome": self._outcome(),
            "optional_count": values.OPTIONAL_COUNT,
            "evidence": {**self.words.evidence, **an_object(evidence)},
            "text": values.TEXT,
            "line": values.LINE,
            "language": values.LANGUAGE,
            "date": values.DATE,
        }

    def _outcome(self) -> Schema:
        """Return the codes of outcomes and aspects; learners and staff share a short label."""
        members = [each for each in self.guide if isinstance(each, (Outcome, Aspect))]
        times = Counter(map(self.localizer.short_label, members))
        titles: dict[Concept, str] = {}
        for each in members:
            title = self.localizer.short_label(each)
            outcome = each.outcome if isinstance(each, Aspect) else each
            group = self.localizer.short_label(outcome.group)
            titles[each] = title if times[title] == 1 else self.words.in_group(title, group)
        return self._codes(titles)

    def _priority(self) -> Schema:
        return self._codes(
            {each: self.localizer.short_label(each) for each in self.guide.priorities}
        )

    def _codes(self, titles: Mapping[Concept, str]) -> Schema:
        codes = [
            {"const": each.code, "title": title, "description": self.localizer.label(each)}
            for each, title in titles.items()
        ]
        return {"type": "string", "oneOf": codes}
