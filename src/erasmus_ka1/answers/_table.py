"""A tally in a reader's language: for people, files and charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, Literal

from .._errors import InvalidValueError
from .._locale import LocaleLike
from .._ordering import by_name
from ..localization import Localizer, localizer_for
from ..projects._codes import MEMBERS
from ..taxonomy import CONCEPTS
from ._columns import HEADINGS, holds_countries
from ._figure_table import FigureTable
from ._parts import AnswerGroup, KeyValue

__all__ = ["table_of"]

Value = Literal["count", "share", "weighted", "weighted_share"]
_VALUES: Final = ("count", "share", "weighted", "weighted_share")
_LAYOUTS: Final = ("long", "wide")


def table_of(  # noqa: PLR0913 - the parts of a tally, and what to show of them
    by: Sequence[str],
    groups: Sequence[AnswerGroup],
    locale: LocaleLike,
    *,
    is_weighted: bool,
    layout: str,
    values: str,
) -> FigureTable:
    """Return groups of answers as a table; see `AnswerTally.table`."""
    for name, given, known in (("layout", layout, _LAYOUTS), ("values", values, _VALUES)):
        if given not in known:
            raise InvalidValueError(name, given, " or ".join(map(repr, known)))
    localizer = localizer_for(locale)
    named = {each.code for group in groups for each in group.outcomes}
    labels = _labels([code for code in MEMBERS if code in named], localizer)
    keys = _keys(by, groups, localizer)
    if layout == "long":
        headings = _long_headings(localizer, is_weighted=is_weighted)
        cells = partial(_long_cells, labels=labels, is_weighted=is_weighted)
    else:
        headings = [_denominator(localizer, values), *labels.values()]
        cells = partial(_wide_cells, codes=labels, values=values)
    columns = [
        localizer.pgettext("answers", HEADINGS[name]) if name in HEADINGS else name for name in by
    ]
    ordered = sorted(groups, key=lambda group: [*map(_order, keys[group.key])])
    rows = [(*keys[group.key], *row) for group in ordered for row in cells(group)]
    return FigureTable(_unique([*columns, *headings]), tuple(rows))


def _long_headings(localizer: Localizer, *, is_weighted: bool) -> list[str]:
    pgettext = localizer.pgettext
    headings = [
        pgettext("answers", "Code"),
        pgettext("answers", "Outcome"),
        pgettext("answers", "Times named"),
        pgettext("answers", "All answers"),
        pgettext("answers", "Share"),
    ]
    if is_weighted:
        headings += [
            pgettext("answers", "Times named, weighted"),
            pgettext("answers", "All answers, weighted"),
            pgettext("answers", "Weighted share"),
        ]
    return headings


def _long_cells(
    group: AnswerGroup, labels: Mapping[str, str], *, is_weighted: bool
) -> Iterator[tuple[Any, ...]]:
    for code, figures in _figures(group, labels):
        row = (code, labels[code], figures["count"], group.answers, figures["share"])
        weighted = figures["weighted"], group.weighted, figures["weighted_share"]
        yield (*row, *weighted) if is_weighted else row


def _denominator(localizer: Localizer, values: str) -> str:
    if values.startswith("weighted"):
        return localizer.pgettext("answers", "All answers, weighted")
    return localizer.pgettext("answers", "All answers")


def _wide_cells(
    group: AnswerGroup, codes: Collection[str], values: str
) -> Iterator[tuple[Any, ...]]:
    figures = [each[values] for _, each in _figures(group, codes)]
    yield (group.weighted if values.startswith("weighted") else group.answers, *figures)


def _figures(
    group: AnswerGroup, codes: Collection[str]
) -> Iterator[tuple[str, dict[str, float | None]]]:
    """Yield the figures of each code in a group, 0 where none of its answers names it."""
    found = {each.code: each for each in group.outcomes}
    for code in codes:
        count, weighted = (found[code].count, found[code].weighted) if code in found else (0, 0.0)
        yield (
            code,
            {
                "count": count,
                "share": count / group.answers if group.answers else None,
                "weighted": weighted,
                "weighted_share": weighted / group.weighted if group.weighted else None,
            },
        )


def _labels(codes: Collection[str], localizer: Localizer) -> dict[str, str]:
    """Return the short label of each code, with that of its target group where two are alike."""
    labels = {code: localizer.short_label(MEMBERS[code]) for code in codes}
    times = Counter(labels.values())
    return {
        code: f"{label} ({localizer.short_label(MEMBERS[code].group)})"
        if times[label] > 1
        else label
        for code, label in labels.items()
    }


def _keys(
    by: Sequence[str], groups: Sequence[AnswerGroup], localizer: Localizer
) -> dict[tuple[KeyValue, ...], tuple[KeyValue, ...]]:
    """Return the words for the key of each group: names of countries and of concepts."""
    shown: list[dict[KeyValue, KeyValue]] = []
    for place, column in enumerate(by):
        values = {group.key[place] for group in groups}
        is_country = holds_countries(column)
        names = {each: _name(each, localizer, is_country=is_country) for each in values}
        if any(isinstance(each, str) for each in values) and None in names:
            names[None] = localizer.pgettext("answers", "not given")
        shown.append(names)
    return {
        group.key: tuple(names[each] for names, each in zip(shown, group.key, strict=True))
        for group in groups
    }


def _name(value: KeyValue, localizer: Localizer, *, is_country: bool) -> KeyValue:
    if not isinstance(value, str):
        return value
    if is_country:
        return localizer.country_name(value)
    concept = CONCEPTS.get(value)
    return value if concept is None else localizer.short_label(concept)


def _order(value: KeyValue) -> tuple[int, Any]:
    """Sort numbers first, then names, and what is missing last."""
    if value is None:
        return 2, ""
    return (1, by_name(value)) if isinstance(value, str) else (0, value)


def _unique(names: list[str]) -> tuple[str, ...]:
    """Return the headings, numbered where one is there already."""
    found: list[str] = []
    for name in names:
        number = 1
        while (unique := name if number == 1 else f"{name} ({number})") in found:
            number += 1
        found.append(unique)
    return tuple(found)
