"""What `Guide.choices` and `Guide.table` return; the only iteration that exports read from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from .._locale import LocaleLike
from .._messages import is_text, pgettext_noop
from .._validation import listed, named, of_kind
from ..localization import Localizer
from ._concepts import KINDS, AnyConcept, Concept, TextKind
from ._guide import Guide
from ._rows import Choices, GroupedChoices, Kind, Row
from ._sources import Source

__all__ = ["choices", "table"]

_TEXT_KINDS: tuple[TextKind, ...] = ("label", "short_label", "statement")
_GROUPS = {
    "key_action": pgettext_noop("choices", "Key action"),
    "target_group": pgettext_noop("choices", "Target groups"),
    "level": pgettext_noop("choices", "Levels"),
    "priority": pgettext_noop("choices", "Priorities"),
}


def choices(
    guide: Guide,
    locale: LocaleLike,
    kind: Kind | Iterable[Kind],
    *,
    grouped: bool,
    of: TextKind,
) -> Choices | GroupedChoices:
    """Return codes and labels, by group or not: see `Guide.choices`."""
    of_kind(grouped, bool, pgettext_noop("expected", "True or False"))
    expected = pgettext_noop("expected", "'label', 'short_label' or 'statement'")
    of = named(of, _TEXT_KINDS, expected)
    localizer: Localizer = guide.localizer(locale)
    pairs = [(each, (each.code, getattr(localizer, of)(each))) for each in _of_kinds(guide, kind)]
    if not grouped:
        return [pair for _, pair in pairs]
    groups: dict[str, Choices] = {}
    for concept, pair in pairs:
        group = _group_of(concept)
        name = (
            localizer.short_label(group)
            if group
            else localizer.pgettext("choices", _GROUPS[concept.kind])
        )
        groups.setdefault(name, []).append(pair)
    return [*groups.items()]


def table(guide: Guide, locale: LocaleLike, kind: Kind | Iterable[Kind] | None) -> list[Row]:
    """Return a row for each concept: see `Guide.table`."""
    localizer: Localizer = guide.localizer(locale)
    return [_row(guide, each, localizer) for each in _of_kinds(guide, kind)]


def _row(guide: Guide, concept: Concept, localizer: Localizer) -> Row:
    parent, group = _parent_of(concept), _group_of(concept)
    row: dict[str, Any] = {
        "edition": guide.edition,
        "locale": localizer.tag,
        "code": concept.code,
        "kind": concept.kind,
        "parent": parent.code if parent else None,
        "group": group.code if group else None,
        "position": concept.position if parent else None,
        "first_edition": concept.first_edition,
        "last_edition": concept.last_edition,
    }
    for kind in _TEXT_KINDS:
        source = guide.source(concept, locale=localizer, of=kind)
        row |= {
            kind: getattr(localizer, kind)(concept),
            f"{kind}_language": source.language,
            f"{kind}_status": source.status.value,
            f"{kind}_source": _citation(source),
        }
    return cast(Row, row)


def _of_kinds(guide: Guide, kind: Kind | Iterable[Kind] | None) -> list[AnyConcept]:
    """Return the concepts of a guide that are of a kind, or of one of several."""
    expected = pgettext_noop("expected", "a kind of concept by name, such as 'outcome'")
    if kind is None:
        return [*guide]
    given = [kind] if is_text(kind) else listed(kind, expected)
    kinds = [named(each, KINDS, expected) for each in given]
    return [concept for concept in guide if concept.kind in kinds]


def _parent_of(concept: Concept) -> Concept | None:
    # not yet bound where a concept is no part of another
    return getattr(concept, "parent", None)


def _group_of(concept: Concept) -> Concept | None:
    """Return the target group, or the level of systems, that a concept is part of."""
    parent = _parent_of(concept)
    return parent and (_group_of(parent) or parent)


def _citation(source: Source) -> str:
    return f"{source.document}, {source.version}" if source.version else source.document
