"""What a check can find: codes and values, with one message each per language."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import attrs

from .._locale import LocaleLike
from .._messages import pgettext_noop
from ..taxonomy import Concept
from ._counts import Keyed
from ._finding_codes import FindingCode
from ._project import ClaimStatus

if TYPE_CHECKING:
    from ..localization import Localizer, Value

__all__ = ["Finding", "FindingCode", "ParameterValue", "Parameters", "Severity"]

ParameterValue: TypeAlias = "Concept | ClaimStatus | datetime.date | int | str"


class Severity(StrEnum):
    """How serious a finding is."""

    #: The project contradicts itself, or belongs to another key action.
    ERROR = "error"
    #: Something is missing or looks wrong.
    WARNING = "warning"
    #: Something could not be checked.
    INFO = "info"


class Parameters(Keyed[str, ParameterValue]):
    """The values a finding is about, by name in alphabetical order; immutable and hashable.

    >>> Parameters(respondents=4, number=5)
    Parameters(number=5, respondents=4)
    """

    __slots__ = ()

    def __init__(self, **values: ParameterValue) -> None:
        super().__init__(dict(sorted(values.items())))

    def __repr__(self) -> str:
        return f"Parameters({', '.join(f'{name}={value!r}' for name, value in self.items())})"


@attrs.frozen
class Finding:
    """One rule that a project breaks: codes and values, the same in every language.

    Attributes:
        code: Which rule.
        path: Where, as a JSON path into the project's document (``$.claims[2].participants``).
        parameters: The concepts, numbers and dates it is about.
        text: The message, if `check` was given a locale; ignored in comparisons.
    """

    code: FindingCode
    path: str
    parameters: Parameters = attrs.field(factory=Parameters)
    text: str | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def severity(self) -> Severity:
        """How serious it is; the same for all findings with this code."""
        if self.code in _ERRORS:
            return Severity.ERROR
        return Severity.INFO if self.code in _INFOS else Severity.WARNING

    def message(self, locale: LocaleLike) -> str:
        """Return the finding as a sentence.

        >>> Finding(FindingCode.NO_CLAIMS, "$").message("nl")
        'Het project vermeldt geen enkel beoogd of bereikt resultaat.'
        >>> Finding(FindingCode.NO_CLAIMS, "$").message("en")
        'The project lists no planned or achieved outcomes.'

        Raises:
            LocaleError: The locale is unknown, or has no catalogue.
        """
        from ..localization import localizer_for

        localizer = localizer_for(locale)
        values = {name: _value(name, each, localizer) for name, each in self.parameters.items()}
        return localizer.pgettext("check", _MESSAGES[self.code], **values)

    def language(self, locale: LocaleLike) -> str:
        """Return the language of `message`, which may be a fallback for *locale*.

        >>> Finding(FindingCode.NO_CLAIMS, "$").language("nl-BE")
        'nl'
        """
        from ..localization import localizer_for

        return localizer_for(locale).message("check", _MESSAGES[self.code]).language


def _value(name: str, value: ParameterValue, localizer: Localizer) -> Value:
    """Return a parameter for a message: concepts by name, years without separators."""
    if isinstance(value, Concept):
        return localizer.short_label(value)
    if isinstance(value, ClaimStatus):
        return localizer.pgettext("check", _STATUSES[value])
    return str(value) if name.endswith("year") else value


_STATUSES: Mapping[ClaimStatus, str] = {
    ClaimStatus.PLANNED: pgettext_noop("check", "planned"),
    ClaimStatus.ACHIEVED: pgettext_noop("check", "achieved"),
}

_ERRORS = frozenset(
    {
        FindingCode.OTHER_KEY_ACTION,
        FindingCode.END_BEFORE_START,
        FindingCode.CONFLICTING_FIGURES,
        FindingCode.MORE_CONCERNED_THAN_RESPONDENTS,
        FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS,
        FindingCode.PRIORITY_OF_ANOTHER_YEAR,
        FindingCode.OUTCOME_OUTSIDE_EDITION,
        FindingCode.PRIORITY_OUTSIDE_EDITION,
        FindingCode.TOPIC_OUTSIDE_EDITION,
    }
)
# Another action may well exist, and the guide of the call year may not be at hand.
_INFOS = frozenset({FindingCode.UNKNOWN_ACTION, FindingCode.EDITION_OF_ANOTHER_YEAR})
# All others are warnings. The tables of actions are partly our own reading; a survey before
# departure is good practice; others than participants, such as employers, may have responded.

_MESSAGES: Mapping[FindingCode, str] = {
    FindingCode.NO_CLAIMS: pgettext_noop(
        "check", "The project lists no planned or achieved outcomes."
    ),
    FindingCode.OTHER_KEY_ACTION: pgettext_noop(
        "check",
        "The project number belongs to Key Action {key_action} (action {action}), not "
        "to Key Action 1.",
    ),
    FindingCode.UNKNOWN_ACTION: pgettext_noop(
        "check",
        "Unknown action {action}: not checked whether it funds the project's target groups.",
    ),
    FindingCode.END_BEFORE_START: pgettext_noop(
        "check", "The end date ({end}) is before the start date ({start})."
    ),
    FindingCode.GROUP_OUTSIDE_ACTION: pgettext_noop(
        "check",
        "Action {action} does not fund mobility for “{group}”, yet the project lists this group.",
    ),
    FindingCode.GROUP_WITHOUT_OUTCOME: pgettext_noop(
        "check",
        "The project lists the target group “{group}” ({number}), but no outcome for "
        "it; at least one is expected.",
    ),
    FindingCode.GROUP_WITHOUT_PARTICIPANTS: pgettext_noop(
        "check",
        "Outcomes are listed for the target group “{group}”, but its number is missing or 0.",
    ),
    FindingCode.ACHIEVED_NOT_PLANNED: pgettext_noop(
        "check", "The outcome “{outcome}” was achieved, but was not planned."
    ),
    FindingCode.ACHIEVED_WITHOUT_EVIDENCE: pgettext_noop(
        "check", "The outcome “{outcome}” was achieved, but evidence is missing."
    ),
    FindingCode.DUPLICATE_CLAIM: pgettext_noop(
        "check",
        "The outcome “{outcome}” (status: {status}) is listed more than once with the "
        "same content.",
    ),
    FindingCode.EVIDENCE_BEFORE_START: pgettext_noop(
        "check",
        "Evidence for the achieved outcome “{outcome}” dates from {date}, before the "
        "start date ({start}).",
    ),
    FindingCode.CONFLICTING_FIGURES: pgettext_noop(
        "check",
        "The outcome “{outcome}” (status: {status}) is listed more than once with "
        "different numbers: {first} and {number}.",
    ),
    FindingCode.MORE_CONCERNED_THAN_RESPONDENTS: pgettext_noop(
        "check",
        "The number given for the outcome “{outcome}” ({number}) is higher than its "
        "number of respondents ({respondents}).",
    ),
    FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS: pgettext_noop(
        "check",
        "The number given for the outcome “{outcome}” ({number}) is higher than the "
        "number given for the target group “{group}” ({total}).",
    ),
    FindingCode.MORE_RESPONDENTS_THAN_PARTICIPANTS: pgettext_noop(
        "check",
        "The number of respondents for the outcome “{outcome}” ({number}) is higher "
        "than the number given for the target group “{group}” ({total}).",
    ),
    FindingCode.PRIORITY_OF_ANOTHER_YEAR: pgettext_noop(
        "check",
        "The priority “{priority}” is for {priority_year}, but the project belongs to "
        "the {call_year} call.",
    ),
    FindingCode.EDITION_OF_ANOTHER_YEAR: pgettext_noop(
        "check",
        "The project uses the {edition_year} edition of the guide, but it belongs to the "
        "{call_year} call.",
    ),
    FindingCode.OUTCOME_OUTSIDE_EDITION: pgettext_noop(
        "check",
        "The outcome “{outcome}” is not in the {edition_year} edition of the guide.",
    ),
    FindingCode.PRIORITY_OUTSIDE_EDITION: pgettext_noop(
        "check",
        "The priority “{priority}” is not in the {edition_year} edition of the guide.",
    ),
    FindingCode.TOPIC_OUTSIDE_EDITION: pgettext_noop(
        "check",
        "A section is about “{topic}”, which is not in the {edition_year} edition of the guide.",
    ),
}
