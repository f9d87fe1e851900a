"""A tally in a reader's language: for people, files and charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, Literal

from .._locale import LocaleLike
from .._ordering import by_name
from .._validation import chosen
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
    chosen("layout", layout, _LAYOUTS)
    chosen("values", values, _VALUES)
    localizer = localizer_for(locale)
    named = {each.code for group in groups for each in group.outcomes}
    labels = _labels([code for code in MEMBERS if code in named], localizer)
    shown = _shown(by, groups, localizer)
    if layout == "long":
        headings = _long_headings(localizer, is_weighted=is_weighted)
        cells = partial(_long_cells, labels=labels, is_weighted=is_weighted)
    else:
        headings = [_denominator(localizer, values), *labels.values()]
        cells = partial(_wide_cells, codes=labels, values=values)
    columns = [
        localizer.pgettext("answers", HEADINGS[name]) if name in HEADINGS else name for name in by
    ]
    ordered = sorted(
        zip(groups, shown, strict=True),
        key=lambda pair: [*map(_order, pair[0].key, pair[1])],
    )
    rows = [(*key, *row) for group, key in ordered for row in cells(group)]
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


def _shown(
    by: Sequence[str], groups: Sequence[AnswerGroup], localizer: Localizer
) -> list[tuple[KeyValue, ...]]:
    """Return the words for the key of each group: names of countries and of concepts."""
    columns = [
        _names({group.key[place] for group in groups}, column, localizer)
        for place, column in enumerate(by)
    ]
    return [
        tuple(
            names.get(each, each) if isinstance(each, str) or each is None else each
            for names, each in zip(columns, group.key, strict=True)
        )
        for group in groups
    ]


def _names(
    values: Collection[KeyValue], column: str, localizer: Localizer
) -> dict[str | None, str]:
    """Return the names of the texts in a column, with the value behind one that others have."""
    is_country = holds_countries(column)
    names: dict[str | None, str] = {
        value: _name(value, localizer, is_country=is_country)
        for value in values
        if isinstance(value, str)
    }
    if names and None in values:
        names[None] = localizer.pgettext("answers", "not given")
    times = Counter(names.values())
    return {
        value: f"{name} ({value})" if times[name] > 1 and value and value != name else name
        for value, name in names.items()
    }


def _name(value: str, localizer: Localizer, *, is_country: bool) -> str:
    if not value:
        return localizer.pgettext("answers", "empty")
    if is_country:
        return localizer.country_name(value)
    concept = CONCEPTS.get(value)
    return value if concept is None else localizer.short_label(concept)


def _order(value: KeyValue, name: KeyValue) -> tuple[int, Any]:
    """Sort booleans first, then numbers and names, and what is missing last."""
    if value is None:
        return 3, ""
    return (2, by_name(name)) if isinstance(name, str) else (int(type(name) is int), name)


def _unique(names: list[str]) -> tuple[str, ...]:
    """Return the headings, numbered where one is there already."""
    found: list[str] = []
    for name in names:
        number = 1
        while (unique := name if number == 1 else f"{name} ({number})") in found:
            number += 1
        found.append(unique)
    return tuple(found)
