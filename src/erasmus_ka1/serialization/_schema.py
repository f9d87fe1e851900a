"""The JSON Schemas of documents and the objects in them, with texts in the reader's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from .._errors import WrongKindError
from .._messages import pgettext_noop
from .._validation import of_kind
from ..localization import LocaleLike, Localizer
from ..projects._outcome_set import OutcomeSet
from ..projects._own_words import TOPICS, ProjectSection, Summary, Topic
from ..projects._project import Claim, Evidence, Participants, Project
from ..projects._project_number import ProjectNumber
from ..taxonomy import (
    GUIDE_2024,
    GUIDES,
    KINDS,
    Aspect,
    Concept,
    Guide,
    Outcome,
    Priority,
    TargetGroup,
)
from . import _schema_values as values
from ._schema_texts import RIGHTS, STATUSES, TEXTS
from ._schema_values import Schema, an_object, reference
from ._versions import DOCUMENT_FORMATS, VERSIONS, Keys, current_version

__all__ = ["Schemas", "json_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAMES: Mapping[type, str] = {
    OutcomeSet: "outcome-set",
    Project: "project",
    Claim: "claim",
    Evidence: "evidence",
    Participants: "participants",
    ProjectNumber: "project-number",
    ProjectSection: "project-section",
    Summary: "summary",
}


def json_schema(
    kind: Any,  # noqa: ANN401 - a class, or a union of some
    locale: LocaleLike = "en",
    *,
    guide: Guide = GUIDE_2024,
) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `erasmus_ka1.serialization` reads.

    Equal arguments give equal schemas, and every call a new one.

    Args:
        kind: `Project` or `OutcomeSet` for the documents of that kind; `Claim`, `Evidence`,
            `Participants`, `ProjectNumber`, `ProjectSection`, `Summary`, or a class of concepts
            such as `Outcome`, or a union of some, for what a converter makes of one.
        locale: The language of the titles and descriptions.
        guide: The guide whose codes are allowed.

    >>> json_schema(OutcomeSet)["required"]
    ['format', 'version', 'edition', 'outcomes']
    >>> number = json_schema(Project, "nl")["properties"]["number"]
    >>> number["title"], number["$ref"]
    ('Projectnummer', '#/$defs/project_number')
    >>> from erasmus_ka1.taxonomy import TargetGroup
    >>> json_schema(TargetGroup)["enum"]
    ['learners', 'staff', 'organisations']

    Raises:
        WrongKindError: *kind* is none of these.
        LocaleError: The locale is not known, or no catalogue is in its language.
    """
    if not _concept_classes(kind) and not (isinstance(kind, type) and kind in _NAMES):
        raise WrongKindError(kind, "a class of concepts, of projects or of what is in them")
    of_kind(guide, Guide, pgettext_noop("expected", "a guide"))
    version = current_version()
    schemas = Schemas(guide, guide.localizer(locale), VERSIONS[version])
    edition, language = guide.edition, schemas.localizer.tag
    constants: dict[str, object] = {}
    if kind is Project or kind is OutcomeSet:
        constants = {"format": DOCUMENT_FORMATS[kind], "version": version, "edition": edition}
    body, parts = schemas.of(kind, constants), schemas.parts()
    name = _NAMES.get(kind) or "-or-".join(_kinds(kind)).replace("_", "-")
    used = {each: parts[each] for each in parts if each in {*_used(body, parts)}}
    return {
        "$schema": _DIALECT,
        "$id": f"urn:erasmus-ka1:schema:{name}:{version}:{edition}:{language}",
        "$comment": schemas.localizer.pgettext("schema", RIGHTS),
        **deepcopy(body),
        **({"$defs": deepcopy(used)} if used else {}),
    }


def _concept_classes(kind: Any) -> tuple[type[Concept], ...]:  # noqa: ANN401 - any object
    """Return the classes of concepts that *kind* is or joins; none if it is anything else."""
    kinds = get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)
    are_classes = all(isinstance(each, type) and issubclass(each, Concept) for each in kinds)
    return kinds if are_classes else ()


def _kinds(kind: object) -> list[str]:
    return [getattr(each, "kind", "concept") for each in _concept_classes(kind)]


def _used(schema: object, parts: Schema) -> Iterator[str]:
    """Yield the names of the parts that a schema refers to, and those that they do."""
    if isinstance(schema, list):
        for each in schema:
            yield from _used(each, parts)
    elif isinstance(schema, dict):
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            yield name
            yield from _used(parts[name], parts)
        yield from _used([*schema.values()], parts)


@attrs.frozen
class Schemas:
    """The schemas of the codes among some concepts, in one language and version of the format."""

    concepts: Iterable[Concept]
    localizer: Localizer
    keys: Keys

    def of(self, kind: object, constants: Mapping[str, object]) -> Schema:
        """Return the schema of a class; a document says first what it is, by its *constants*."""
        if classes := _concept_classes(kind):
            if kind is Concept:
                return {**self._texts("Concept"), **self._codes(classes)}
            names = [self.localizer.pgettext("kind", KINDS[each]) for each in _kinds(kind)]
            return {"title": self.localizer.alternatives(names), **self._codes(classes)}
        codes = {"type": "array", "items": reference("outcome"), "uniqueItems": True}
        if constants and kind is OutcomeSet:
            return self._object(OutcomeSet, {"codes": codes}, constants)
        schemas: dict[object, Schema] = {
            OutcomeSet: {**self._texts("OutcomeSet"), **codes},
            Project: self._object(Project, self._attributes_of_project(), constants),
            Claim: self._claim(),
            Evidence: self._evidence(),
            ProjectSection: self._section(),
            Participants: {**self._texts("Project.participants"), **self._counts()},
            ProjectNumber: {**self._texts("Project.number"), **values.PROJECT_NUMBER},
            Summary: {**self._texts("Project.summary"), **values.SUMMARY},
        }
        return schemas[kind]

    def parts(self) -> Schema:
        """Return what the schemas refer to, by name."""
        return {
            "project_number": values.PROJECT_NUMBER,
            "country": values.COUNTRY,
            "count": values.COUNT,
            "priority": self._codes((Priority,)),
            "section": self._section(),
            "claim": self._claim(),
            "outcome": self._codes((Outcome, Aspect)),
            "optional_count": values.OPTIONAL_COUNT,
            "evidence": self._evidence(),
            "text": values.TEXT,
            "line": values.LINE,
            "language": values.LANGUAGE,
            "date": values.DATE,
        }

    def _attributes_of_project(self) -> Schema:
        return {
            "edition": {"type": "integer", "enum": [*GUIDES]},
            "number": reference("project_number"),
            "title": reference("line"),
            "organisation": reference("line"),
            "country": reference("country"),
            "start": reference("date"),
            "end": reference("date"),
            "summary": values.SUMMARY,
            "participants": self._counts(),
            "claims": {**values.CLAIMS, "items": reference("claim")},
            "priorities": {"type": "array", "items": reference("priority"), "uniqueItems": True},
            "sections": {"type": "array", "items": reference("section")},
        }

    def _counts(self) -> Schema:
        groups = [each for each in self.concepts if isinstance(each, TargetGroup)]
        label = self.localizer.short_label
        counts = {each.code: reference("count", {"title": label(each)}) for each in groups}
        return an_object(counts, optional=[*counts])

    def _object(
        self, kind: type, attributes: Mapping[str, Schema], constants: Mapping[str, object]
    ) -> Schema:
        """Return the schema of an object of *kind*."""
        properties = {key: {**self._texts(key), "const": value} for key, value in constants.items()}
        optional = []
        for name, key in self.keys[kind].items():
            if key in constants:
                continue
            texts = self._texts(name if name in TEXTS else f"{kind.__name__}.{name}")
            properties[key] = {**texts, **attributes[name]}
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
        return self._object(Claim, attributes, {})

    def _section(self) -> Schema:
        concepts = {*self.concepts}
        topics = [
            {"const": code, "title": topic.short_label(self.localizer)}
            for code, topic in TOPICS.items()
            if isinstance(topic, Topic) or topic in concepts
        ]
        attributes = {
            "text": reference("text"),
            "language": reference("language"),
            "title": reference("line"),
            "topic": {"type": "string", "oneOf": topics},
        }
        return self._object(ProjectSection, attributes, {})

    def _evidence(self) -> Schema:
        attributes = {name: reference(name) for name in ("text", "language", "date")}
        return self._object(Evidence, {**attributes, "source": reference("line")}, {})

    def _codes(self, kinds: tuple[type[Concept], ...]) -> Schema:
        """Return the codes of some kinds; some concepts share a short label: learners and staff."""
        label = self.localizer.short_label
        concepts = [each for each in self.concepts if isinstance(each, kinds)]
        times = Counter(map(label, concepts))
        codes = []
        for each in concepts:
            title = label(each)
            if times[title] > 1 and isinstance(each, (Outcome, Aspect)):
                title = self.localizer.pgettext(
                    "schema",
                    "{outcome} (target group: {group})",
                    outcome=title,
                    group=label(each.group),
                )
            description = self.localizer.label(each)
            codes.append({"const": each.code, "title": title, "description": description})
        return {"type": "string", "enum": [each.code for each in concepts], "oneOf": codes}

    def _texts(self, name: str) -> dict[str, str]:
        title, description = TEXTS[name]
        pgettext = self.localizer.pgettext
        return {"title": pgettext("schema", title), "description": pgettext("schema", description)}
