"""A TypeScript module: codes as unions, labels by language, guards."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..localization._several import Locales
from ..taxonomy import KINDS, Guide
from ._entries import RIGHTS, Entry, Source

__all__ = ["to_typescript"]

_TEXTS = {"labels": "label", "shortLabels": "short_label", "statements": "statement"}


def to_typescript(guide: Guide, *, locale: Locales | None = None) -> str:
    """Return a TypeScript module without imports.

    For each kind of concept it has the codes (``outcomeCodes``), their union (``OutcomeCode``) and
    a guard (``isOutcomeCode``); ``conceptCodes``, ``ConceptCode`` and ``isConceptCode`` are those
    of all kinds. ``labels``, ``shortLabels`` and ``statements`` have the texts by locale and code,
    ``groups`` the group of each concept that has one. It compiles with ``tsc --strict``.

    Args:
        guide: The edition to export.
        locale: The language, or several; Dutch and English if not given.

    Raises:
        LocaleError: A locale is unknown, or no catalogue is in its language.

    >>> from erasmus_ka1 import GUIDE_2024
    >>> [each for each in to_typescript(GUIDE_2024).splitlines() if "PriorityCode" in each][0]
    'export type PriorityCode = (typeof priorityCodes)[number];'
    """
    source = Source.of(guide, locale)
    return "\n".join(_module(source)) + "\n"


def _module(source: Source) -> Iterator[str]:
    entries = source.entries()
    yield f"// Erasmus+ Programme Guide {source.guide.edition}, Key Action 1. {RIGHTS}"
    yield "// Made by erasmus_ka1. Short labels, and the labels of target groups, are not official."
    yield ""
    yield f"export const edition = {source.guide.edition};"
    yield f"export const locales = {_literal(source.tags)} as const;"
    yield "export type Locale = (typeof locales)[number];"
    for kind in ("concept", *KINDS):
        codes = [each.code for each in entries if kind in ("concept", each.facts["kind"])]
        yield from _codes_of(kind, codes)
    groups = {each.code: each.facts["group"] for each in entries if each.facts["group"]}
    yield ""
    yield "/** The target group, or the level of systems, that a concept belongs to. */"
    yield (
        "export const groups: Readonly<Partial<Record<ConceptCode, TargetGroupCode | LevelCode>>> ="
        f" {_literal(groups)};"
    )
    for name, key in _TEXTS.items():
        yield ""
        yield (
            f"export const {name}: Readonly<Record<Locale, Readonly<Record<ConceptCode, string>>>>"
            f" = {_literal(_texts(source, entries, key))};"
        )


def _codes_of(kind: str, codes: list[str]) -> Iterator[str]:
    """Yield the codes of a kind, their type and its guard."""
    type_name = "".join(map(str.capitalize, kind.split("_"))) + "Code"
    name = type_name[0].lower() + type_name[1:]
    yield ""
    yield f"export const {name}s = {_literal(codes)} as const;"
    yield f"export type {type_name} = (typeof {name}s)[number];"
    yield f"export function is{type_name}(value: unknown): value is {type_name} {{"
    yield f"  return ({name}s as readonly unknown[]).includes(value);"
    yield "}"


def _texts(source: Source, entries: list[Entry], key: str) -> dict[str, dict[str, str]]:
    return {tag: {entry.code: entry.texts[tag][key] for entry in entries} for tag in source.tags}


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
