"""The figures of a report on answers: whose answers they are, and those of each value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import attrs

from ...answers import AnswerGroup, AnswerTally, KeyValue, OutcomeCount
from ...answers._parts import with_types
from ...taxonomy import CONCEPTS, Aspect, Outcome, TargetGroup, concept_of

__all__ = ["NOBODY", "AnswerFigures", "Value", "found_in", "in_order", "number_of", "share_of"]

#: A value of a column with its type, for True equals 1.
Value: TypeAlias = tuple[type, KeyValue]

#: No answers at all.
NOBODY = AnswerGroup((), 0)
_GROUPS = {each.code for each in CONCEPTS if isinstance(each, TargetGroup)}
_GROUP = "group"
_MISSING: Value = (type(None), None)
_MOST_VALUES = 40
# also school years: 2024/2025, 2024/25
_YEAR_OR_DATE = re.compile(r"\d[\d-]*|\d{4}/\d{2,4}")


@attrs.frozen
class AnswerFigures:
    """A tally, and what is asked of it more than once.

    Attributes:
        tally: The tally.
        whole: All answers.
        group_column: The column that holds target groups; None if the answers do not say whose
            they are.
    """

    tally: AnswerTally
    whole: AnswerGroup
    group_column: str | None
    _by_column: Mapping[str, dict[Value, AnswerGroup]]

    @classmethod
    def of(cls, tally: AnswerTally) -> AnswerFigures:
        by_column = {name: _by_value(tally.regroup([name])) for name in tally.by}
        # a column that is named so goes first, whatever else it holds
        names = sorted(tally.by, key=lambda name: name != _GROUP)
        column = next((name for name in names if _holds_groups(name, by_column[name])), None)
        whole = next(iter(tally.regroup().groups), NOBODY)
        return cls(tally, whole, column, by_column)

    def of_group(self, group: TargetGroup) -> AnswerGroup:
        """Return the answers of a target group; all of them, if no column says whose they are."""
        if self.group_column is None:
            return self.whole
        return self._by_column[self.group_column].get((str, group.code), NOBODY)

    @property
    def ungrouped(self) -> int:
        """How many answers are from no target group, although a column says whose they are."""
        if self.group_column is None:
            return 0
        groups = self._by_column[self.group_column]
        return sum(each.answers for key, each in groups.items() if key[1] not in _GROUPS)

    def groups(self, groups: Iterable[TargetGroup]) -> tuple[TargetGroup, ...]:
        """Return the target groups that answers are from; all, if no column says so."""
        return tuple(each for each in groups if self.of_group(each).answers)

    def named(self, group: TargetGroup) -> tuple[Outcome, ...]:
        """Return the outcomes for a target group that an answer names, in guide order."""
        members = (concept_of(each.code) for each in self.whole.outcomes if each.count)
        outcomes = (each.outcome if isinstance(each, Aspect) else each for each in members)
        found = (each for each in outcomes if isinstance(each, Outcome) and each.group is group)
        return tuple(dict.fromkeys(found))

    def values(self, column: str) -> tuple[dict[Value, AnswerGroup], list[AnswerGroup]]:
        """Return the answers by value of a column, what is missing last.

        Years and dates are in order, names by their number of answers. Of very many values, those
        with the most answers come first, and the answers of the others separately.
        """
        found = self._by_column[column]
        given = [key for key in found if key != _MISSING]
        ranked = sorted(given, key=lambda key: -found[key].answers)
        kept = {*ranked[:_MOST_VALUES], _MISSING}
        order = (*(given if in_order(given) else ranked), _MISSING)
        shown = {key: found[key] for key in order if key in kept and key in found}
        return shown, [found[key] for key in ranked[_MOST_VALUES:]]

    def of_group_by_value(self, group: TargetGroup, column: str) -> dict[Value, AnswerGroup]:
        """Return a target group's answers by value of a column."""
        if self.group_column is None:
            return self._by_column[column]
        both = self.tally.regroup([column, self.group_column])
        return {with_types(each.key)[0]: each for each in both.groups if each.key[1] == group.code}


def in_order(values: Iterable[Value]) -> bool:
    """Return whether values have an order of their own: years, dates and other numbers."""
    texts = (each for _, each in values if isinstance(each, str))
    return all(map(_YEAR_OR_DATE.fullmatch, texts))


def found_in(group: AnswerGroup, member: Outcome | Aspect) -> OutcomeCount | None:
    """Return how many answers of a group name an outcome or an aspect; None if there are none."""
    return next((each for each in group.outcomes if each.code == member.code and each.count), None)


def number_of(group: AnswerGroup, member: Outcome | Aspect) -> int:
    """Return how many answers of a group name an outcome or an aspect."""
    found = found_in(group, member)
    return found.count if found else 0


def share_of(group: AnswerGroup, member: Outcome | Aspect) -> float | None:
    """Return their share of the group's answers, by weight; None if these weigh nothing."""
    found = found_in(group, member)
    return (found.weighted if found else 0.0) / group.weighted if group.weighted else None


def _holds_groups(column: str, found: Iterable[Value]) -> bool:
    values = {value for _, value in found} - {None}
    return bool(values & _GROUPS if column == _GROUP else values and values <= _GROUPS)


def _by_value(tally: AnswerTally) -> dict[Value, AnswerGroup]:
    return {with_types(group.key)[0]: group for group in tally.groups}
