"""The JSON Schemas of documents and the objects in them, with texts in the reader's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import attrs

from .._errors import WrongKindError
from .._messages import pgettext_noop
from .._validation import of_kind
from ..localization import LocaleLike, Localizer
from ..projects._outcome_set import OutcomeSet
from ..projects._own_words import TOPICS, ProjectSection, Topic
from ..projects._project import Claim, Evidence, Project
from ..taxonomy import GUIDE_2024, Aspect, Concept, Guide, Outcome
from . import _schema_values as values
from ._schema_texts import RIGHTS, STATUSES, TEXTS
from ._schema_values import Schema, an_object, reference
from ._versions import DOCUMENT_FORMATS, VERSIONS, Keys, current_version

__all__ = ["json_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(
    kind: type[OutcomeSet | Claim | Project],
    locale: LocaleLike = "en",
    *,
    guide: Guide = GUIDE_2024,
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
    if kind not in (OutcomeSet, Claim, Project):
        raise WrongKindError(kind, "the class OutcomeSet, Claim or Project")
    of_kind(guide, Guide, pgettext_noop("expected", "a guide"))
    version = current_version()
    schemas = _Schemas(guide, guide.localizer(locale), version, VERSIONS[version])
    if kind is Claim:
        return deepcopy(schemas.of_claim())
    return deepcopy(schemas.of_set() if kind is OutcomeSet else schemas.of_project())


@attrs.frozen
class _Schemas:
    """The schemas of one guide and one version of the format, in one language."""

    guide: Guide
    localizer: Localizer
    version: int
    keys: Keys

    def of_set(self) -> Schema:
        """Return the schema of a document that holds an outcome set."""
        codes = {"type": "array", "items": reference("outcome"), "uniqueItems": True}
        body = self._object(OutcomeSet, {"codes": codes})
        return self._named("outcome-set", body, {"outcome": self._outcome()})

    def of_claim(self) -> Schema:
        """Return the schema of a claim on its own."""
        return self._named("claim", self._claim(), self._parts_of_claim())

    def of_project(self) -> Schema:
        """Return the schema of a document that holds a project."""
        label = self.localizer.short_label
        groups, priorities = self.guide.target_groups, self.guide.priorities
        counts = {group.code: reference("count", {"title": label(group)}) for group in groups}
        attributes = {
            "number": reference("project_number"),
            "title": reference("line"),
            "organisation": reference("line"),
            "country": reference("country"),
            "start": reference("date"),
            "end": reference("date"),
            "summary": values.SUMMARY,
            "participants": an_object(counts, optional=groups.codes),
            "claims": {**values.CLAIMS, "items": reference("claim")},
            "priorities": {"type": "array", "items": reference("priority"), "uniqueItems": True},
            "sections": {"type": "array", "items": reference("section")},
        }
        parts = {
            "project_number": values.PROJECT_NUMBER,
            "country": values.COUNTRY,
            "count": values.COUNT,
            "priority": self._codes({each: label(each) for each in priorities}),
            "section": self._section(),
            "claim": self._claim(),
            **self._parts_of_claim(),
        }
        return self._named("project", self._object(Project, attributes), parts)

    def _named(self, name: str, schema: Schema, parts: Schema) -> Schema:
        edition, language = self.guide.edition, self.localizer.tag
        return {
            "$schema": _DIALECT,
            "$id": f"urn:erasmus-ka1:schema:{name}:{self.version}:{edition}:{language}",
            "$comment": self.localizer.pgettext("schema", RIGHTS),
            **schema,
            "$defs": parts,
        }

    def _object(self, kind: type, attributes: Mapping[str, Schema]) -> Schema:
        """Return the schema of an object of *kind*; a document says what it is first."""
        constants = {}
        if kind in DOCUMENT_FORMATS:
            document_format, edition = DOCUMENT_FORMATS[kind], self.guide.edition
            constants = {"format": document_format, "version": self.version, "edition": edition}
        properties = {key: {**self._texts(key), "const": value} for key, value in constants.items()}
        optional = []
        for name, key in self.keys[kind].items():
            if key in constants:
                continue
            properties[key] = {**self._texts(f"{kind.__name__}.{name}"), **attributes[name]}
            if attrs.has(kind) and attrs.fields_dict(kind)[name].default is not attrs.NOTHING:
                optional.append(key)
        return {**self._texts(kind.__name__), **an_object(properties, optional=optional)}

    def _claim(self) -> Schema:
        statuses = [
            {"const": str(status), "title": self.localizer.pgettext("schema", title)}
            for status, title in STATUSES.items()
        ]
        attributes = {
            "outcome": reference("outcome"),
            "status": {"type": "string", "oneOf": statuses},
            "evidence": {"type": "array", "items": reference("evidence")},
            "participants": reference("optional_count"),
            "respondents": reference("optional_count"),
        }
        return self._object(Claim, attributes)

    def _section(self) -> Schema:
        topics = [
            {"const": code, "title": topic.short_label(self.localizer)}
            for code, topic in TOPICS.items()
            if isinstance(topic, Topic) or topic in self.guide
        ]
        attributes = {
            "text": reference("text"),
            "language": reference("language"),
            "title": reference("line"),
            "topic": {"type": "string", "oneOf": topics},
        }
        return self._object(ProjectSection, attributes)

    def _parts_of_claim(self) -> Schema:
        evidence = {name: reference(name) for name in ("text", "language", "date")}
        return {
            "outcome": self._outcome(),
            "optional_count": values.OPTIONAL_COUNT,
            "evidence": self._object(Evidence, {**evidence, "source": reference("line")}),
            "text": values.TEXT,
            "line": values.LINE,
            "language": values.LANGUAGE,
            "date": values.DATE,
        }

    def _outcome(self) -> Schema:
        """Return the codes of outcomes and aspects; learners and staff share a short label."""
        label = self.localizer.short_label
        members = [each for each in self.guide if isinstance(each, (Outcome, Aspect))]
        times = Counter(map(label, members))
        titles: dict[Concept, str] = {}
        for each in members:
            title = label(each)
            if times[title] > 1:
                outcome = each.outcome if isinstance(each, Aspect) else each
                title = self.localizer.pgettext(
                    "schema",
                    "{outcome} (target group: {group})",
                    outcome=title,
                    group=label(outcome.group),
                )
            titles[each] = title
        return self._codes(titles)

    def _codes(self, titles: Mapping[Concept, str]) -> Schema:
        codes = [
            {"const": each.code, "title": title, "description": self.localizer.label(each)}
            for each, title in titles.items()
        ]
        return {"type": "string", "oneOf": codes}

    def _texts(self, name: str) -> dict[str, str]:
        title, description = TEXTS[name]
        pgettext = self.localizer.pgettext
        return {"title": pgettext("schema", title), "description": pgettext("schema", description)}
