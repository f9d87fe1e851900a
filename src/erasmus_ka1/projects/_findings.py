"""What a check can find: codes and values, put into words only when they are shown."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Self, TypeAlias

import attrs

from ..taxonomy import Concept
from ._project import ClaimStatus

if TYPE_CHECKING:
    from ..localization import LocaleLike, Localizer, Value

__all__ = ["Finding", "FindingCode", "ParameterValue", "Parameters", "Severity"]

ParameterValue: TypeAlias = "Concept | ClaimStatus | datetime.date | int | str"


class Severity(StrEnum):
    """How much a finding matters."""

    #: The project contradicts itself, or is no project of Key Action 1.
    ERROR = "error"
    #: Something is left out, or looks wrong.
    WARNING = "warning"
    #: Something could not be checked.
    INFO = "info"


class FindingCode(StrEnum):
    """What was found; the names are stable."""

    NO_CLAIMS = "no_claims"

    OTHER_KEY_ACTION = "other_key_action"
    UNKNOWN_ACTION = "unknown_action"
    END_BEFORE_START = "end_before_start"

    GROUP_OUTSIDE_ACTION = "group_outside_action"
    GROUP_WITHOUT_OUTCOME = "group_without_outcome"
    GROUP_WITHOUT_PARTICIPANTS = "group_without_participants"

    ACHIEVED_NOT_PLANNED = "achieved_not_planned"
    ACHIEVED_WITHOUT_EVIDENCE = "achieved_without_evidence"
    DUPLICATE_CLAIM = "duplicate_claim"
    EVIDENCE_BEFORE_START = "evidence_before_start"
    CONFLICTING_FIGURES = "conflicting_figures"
    MORE_CONCERNED_THAN_RESPONDENTS = "more_concerned_than_respondents"
    MORE_CONCERNED_THAN_PARTICIPANTS = "more_concerned_than_participants"
    MORE_RESPONDENTS_THAN_PARTICIPANTS = "more_respondents_than_participants"

    PRIORITY_OF_ANOTHER_YEAR = "priority_of_another_year"


@attrs.frozen(init=False, eq=False, repr=False)
class Parameters(Mapping[str, ParameterValue]):
    """What a finding is about, by name, in alphabetical order; immutable and hashable.

    >>> Parameters(number=5, respondents=4)
    Parameters(respondents=4, number=5)
    """

    _values: tuple[tuple[str, ParameterValue], ...]

    def __init__(self, **values: ParameterValue) -> None:
        self.__attrs_init__(tuple(sorted(values.items())))  # pyright: ignore[reportAttributeAccessIssue]

    def __getitem__(self, name: str) -> ParameterValue:
        return dict(self._values)[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(self._values)

    def __repr__(self) -> str:
        return f"Parameters({', '.join(f'{name}={value!r}' for name, value in self._values)})"


@attrs.frozen
class Finding:
    """One rule that a project does not meet: codes and values, the same in every language.

    Attributes:
        code: Which rule.
        path: Where, as a JSON path into the project's document (``$.claims[2].participants``).
        parameters: The concepts, numbers and dates it is about.
        text: The sentence, where the check was asked for it; of no account for equality.
    """

    code: FindingCode
    path: str
    parameters: Parameters = attrs.field(factory=Parameters)
    text: str | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def severity(self) -> Severity:
        """How much it matters; the same for all findings with this code."""
        return _RULES[self.code].severity

    def message(self, locale: LocaleLike) -> str:
        """Return the finding as a sentence.

        >>> Finding(FindingCode.NO_CLAIMS, "$").message("nl")
        'Het project vermeldt geen enkel beoogd of bereikt resultaat.'
        >>> Finding(FindingCode.NO_CLAIMS, "$").message("en")
        'The project names no outcome, planned or achieved.'

        Raises:
            LocaleError: The locale is not known, or no catalogue is in its language.
        """
        from ..localization import localizer_for

        localizer = localizer_for(locale)
        values = {name: _shown(name, each, localizer) for name, each in self.parameters.items()}
        return _RULES[self.code].words.text(localizer, values)

    def language(self, locale: LocaleLike) -> str:
        """Return the language `message` is really in: that of a fallback, where it is one's.

        >>> Finding(FindingCode.NO_CLAIMS, "$").language("nl-BE")
        'nl'
        """
        from ..localization import localizer_for

        words = _RULES[self.code].words
        return localizer_for(locale).language_of(words.context, words.singular)


def _shown(name: str, value: ParameterValue, localizer: Localizer) -> Value:
    """Return a parameter as it is filled in: concepts by name, years without separators."""
    if isinstance(value, Concept):
        return localizer.short_label(value)
    if isinstance(value, ClaimStatus):
        return _STATUS_WORDS[value].text(localizer, {})
    return str(value) if name.endswith("year") else value


@attrs.frozen
class _Words:
    """A message of this module, put into a language when it is shown.

    It is made by functions with the names of gettext, by which the catalogues find it.
    """

    context: str
    singular: str
    plural: str | None = None

    @classmethod
    def pgettext(cls, context: str, message: str) -> Self:
        """Return a message with one form."""
        return cls(context, message)

    @classmethod
    def npgettext(cls, context: str, singular: str, plural: str) -> Self:
        """Return a message whose form follows the parameter ``number``."""
        return cls(context, singular, plural)

    def text(self, localizer: Localizer, values: Mapping[str, Value]) -> str:
        """Return the message with its placeholders filled in."""
        number = values.get("number")
        if self.plural is None or not isinstance(number, int):
            return localizer.pgettext(self.context, self.singular, **values)
        return localizer.npgettext(self.context, self.singular, self.plural, number, **values)


_STATUS_WORDS: Mapping[ClaimStatus, _Words] = {
    ClaimStatus.PLANNED: _Words.pgettext("check", "planned"),
    ClaimStatus.ACHIEVED: _Words.pgettext("check", "achieved"),
}


@attrs.frozen
class _Rule:
    """What all findings with one code have in common."""

    severity: Severity
    words: _Words


_RULES: Mapping[FindingCode, _Rule] = {
    FindingCode.NO_CLAIMS: _Rule(
        Severity.WARNING,
        _Words.pgettext("check", "The project names no outcome, planned or achieved."),
    ),
    FindingCode.OTHER_KEY_ACTION: _Rule(
        Severity.ERROR,
        _Words.pgettext(
            "check",
            "The project number is one of Key Action {key_action} (action {action}), not of Key"
            " Action 1.",
        ),
    ),
    # the tables are what has been seen: an action that is not in them may well exist
    FindingCode.UNKNOWN_ACTION: _Rule(
        Severity.INFO,
        _Words.pgettext(
            "check",
            "Action {action} is not known here, so it was not checked whom it sends abroad.",
        ),
    ),
    FindingCode.END_BEFORE_START: _Rule(
        Severity.ERROR,
        _Words.pgettext(
            "check", "The end of the project ({end}) is earlier than its start ({start})."
        ),
    ),
    # in part our reading of the Commission's lists, and a group may travel along: no error
    FindingCode.GROUP_OUTSIDE_ACTION: _Rule(
        Severity.WARNING,
        _Words.pgettext(
            "check",
            "Action {action} sends nobody of the target group “{group}” abroad, but the project"
            " works with this group.",
        ),
    ),
    FindingCode.GROUP_WITHOUT_OUTCOME: _Rule(
        Severity.WARNING,
        _Words.npgettext(
            "check",
            "The target group “{group}” has {number} participant, but no outcome is planned or"
            " achieved for it; at least one is expected.",
            "The target group “{group}” has {number} participants, but no outcome is planned or"
            " achieved for it; at least one is expected.",
        ),
    ),
    FindingCode.GROUP_WITHOUT_PARTICIPANTS: _Rule(
        Severity.WARNING,
        _Words.pgettext(
            "check",
            "Outcomes are planned or achieved for the target group “{group}”, but the project"
            " names no participants of this group.",
        ),
    ),
    FindingCode.ACHIEVED_NOT_PLANNED: _Rule(
        Severity.WARNING,
        _Words.pgettext("check", "The outcome “{outcome}” was achieved, but was not planned."),
    ),
    FindingCode.ACHIEVED_WITHOUT_EVIDENCE: _Rule(
        Severity.WARNING,
        _Words.pgettext("check", "The outcome “{outcome}” was achieved, but evidence is missing."),
    ),
    FindingCode.DUPLICATE_CLAIM: _Rule(
        Severity.WARNING,
        _Words.pgettext(
            "check",
            "The outcome “{outcome}” (status: {status}) is listed more than once with the same"
            " content.",
        ),
    ),
    # a survey before departure is good practice beside a later one: no error
    FindingCode.EVIDENCE_BEFORE_START: _Rule(
        Severity.WARNING,
        _Words.pgettext(
            "check",
            "Evidence that the outcome “{outcome}” was achieved dates from {date}, before the start"
            " of the project ({start}).",
        ),
    ),
    FindingCode.CONFLICTING_FIGURES: _Rule(
        Severity.ERROR,
        _Words.pgettext(
            "check",
            "The outcome “{outcome}” (status: {status}) is listed more than once with different"
            " numbers: {first} and {number}.",
        ),
    ),
    FindingCode.MORE_CONCERNED_THAN_RESPONDENTS: _Rule(
        Severity.ERROR,
        _Words.npgettext(
            "check",
            "The outcome “{outcome}” concerns {number} participant, but the number of those asked"
            " is {respondents}.",
            "The outcome “{outcome}” concerns {number} participants, but the number of those asked"
            " is {respondents}.",
        ),
    ),
    FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS: _Rule(
        Severity.ERROR,
        _Words.npgettext(
            "check",
            "The outcome “{outcome}” concerns {number} participant, but the number given for the"
            " target group “{group}” is {total}.",
            "The outcome “{outcome}” concerns {number} participants, but the number given for the"
            " target group “{group}” is {total}.",
        ),
    ),
    # others than participants may have been asked, such as employers: no error
    FindingCode.MORE_RESPONDENTS_THAN_PARTICIPANTS: _Rule(
        Severity.WARNING,
        _Words.pgettext(
            "check",
            "The number of those asked about the outcome “{outcome}” is {number}, but the number"
            " given for the target group “{group}” is {total}.",
        ),
    ),
    FindingCode.PRIORITY_OF_ANOTHER_YEAR: _Rule(
        Severity.ERROR,
        _Words.pgettext(
            "check",
            "The priority “{priority}” is for {priority_year}, but the project belongs to the"
            " call of {call_year}.",
        ),
    ),
}
