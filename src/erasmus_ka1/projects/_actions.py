"""The action codes and National Agency codes of project numbers.

Compiled from the lists of projects and accreditations that the European Commission publishes. They
are not complete: a code that is missing here is unknown, not wrong.
"""

from __future__ import annotations

from typing import TypedDict

import attrs

from .._errors import WrongKindError
from .._messages import is_text, pgettext_noop
from .._validation import plain_line

__all__ = ["ACTIONS", "AGENCIES", "Action", "find_action"]


@attrs.frozen
class Action:
    """One kind of project that the programme funds or accredits.

    Attributes:
        code: As in project numbers: ``KA121``.
        name: English, as in the Commission's lists.
        first_year: The first call year.
        last_year: The last call year, or ``None`` if there are still calls.
        fields: The fields that follow the code in a project number; empty if there is none.
        moves_learners: Whether learners go abroad, or ``None`` if the lists do not say.
        moves_staff: Whether staff go abroad, or ``None`` if the lists do not say.
    """

    code: str
    name: str
    first_year: int
    last_year: int | None
    fields: tuple[str, ...] = ()
    moves_learners: bool | None = attrs.field(default=None, kw_only=True)
    moves_staff: bool | None = attrs.field(default=None, kw_only=True)

    @property
    def key_action(self) -> int:
        """The programme's key action: the first digit of the code."""
        return int(self.code[2])


def find_action(code: str, field: str | None = None) -> Action | None:
    """Return the action with this code and field, or ``None`` if `ACTIONS` does not list it.

    Give the field as in a project number: ``None`` finds an action that is written without one.

    >>> find_action("KA153", "YOU").name
    'Mobility of youth workers'
    >>> find_action("KA153"), find_action("KA199", "VET")
    (None, None)

    Raises:
        WrongKindError: The code or the field is not text.
    """
    if not (is_text(code) and (field is None or is_text(field))):
        expected = pgettext_noop("expected", "an action code and a field, as text")
        raise WrongKindError((code, field), expected)
    return _BY_CODE_AND_FIELD.get((plain_line(code), field and plain_line(field)))


class _Moves(TypedDict):
    moves_learners: bool
    moves_staff: bool


# The lists say "yes" for learners or for staff, and often leave the other side blank. Where the
# name of the action makes plain that this side stays at home, the blank is False. That is our own
# reading, for KA101, KA104, KA125, KA135, KA152, KA153, KA154, KA155 and KA182 only; any other
# blank is None.
_BOTH = _Moves(moves_learners=True, moves_staff=True)
_LEARNERS = _Moves(moves_learners=True, moves_staff=False)
_STAFF = _Moves(moves_learners=False, moves_staff=True)
_NEITHER = _Moves(moves_learners=False, moves_staff=False)

ACTIONS: tuple[Action, ...] = (
    Action(
        "KA101", pgettext_noop("action", "School education staff mobility"), 2014, 2020, **_STAFF
    ),
    Action("KA102", pgettext_noop("action", "VET learner and staff mobility"), 2014, 2020, **_BOTH),
    Action(
        "KA103",
        pgettext_noop(
            "action", "Higher education student and staff mobility within programme countries"
        ),
        2014,
        2020,
        **_BOTH,
    ),
    Action(
        "KA104", pgettext_noop("action", "Adult education staff mobility"), 2014, 2020, **_STAFF
    ),
    Action("KA105", pgettext_noop("action", "Youth mobility"), 2014, 2020, **_BOTH),
    Action("KA106", pgettext_noop("action", "Large-scale EVS events"), 2014, 2020),
    Action(
        "KA107",
        pgettext_noop(
            "action",
            "Higher education student and staff mobility between Programme and Partner Countries",
        ),
        2014,
        2020,
        **_BOTH,
    ),
    Action(
        "KA108",
        pgettext_noop("action", "Higher education mobility consortium accreditation"),
        2014,
        2020,
        **_NEITHER,
    ),
    Action("KA109", pgettext_noop("action", "VET mobility charter"), 2014, 2020, **_NEITHER),
    Action("KA110", pgettext_noop("action", "EVS accreditation"), 2014, 2020, **_NEITHER),
    Action("KA111", pgettext_noop("action", "Erasmus Mundus Joint Master Degrees"), 2014, 2020),
    Action(
        "KA116",
        pgettext_noop("action", "VET learner and staff mobility with VET mobility charter"),
        2016,
        2020,
        **_BOTH,
    ),
    Action("KA125", pgettext_noop("action", "Volunteering projects"), 2017, 2018, **_LEARNERS),
    Action("KA135", pgettext_noop("action", "Strategic EVS"), 2016, 2018, **_LEARNERS),
    Action(
        "KA347",
        pgettext_noop("action", "Dialogue between young people and policy makers"),
        2014,
        2020,
        moves_learners=True,
    ),
    Action(
        "KA120",
        pgettext_noop("action", "Erasmus accreditation in school education"),
        2020,
        None,
        ("SCH",),
        **_NEITHER,
    ),
    Action(
        "KA120",
        pgettext_noop("action", "Erasmus accreditation in vocational education and training"),
        2020,
        None,
        ("VET",),
        **_NEITHER,
    ),
    Action(
        "KA120",
        pgettext_noop("action", "Erasmus accreditation in adult education"),
        2020,
        None,
        ("ADU",),
        **_NEITHER,
    ),
    Action(
        "KA121",
        pgettext_noop(
            "action", "Accredited projects for mobility of learners and staff in school education"
        ),
        2021,
        None,
        ("SCH",),
        **_BOTH,
    ),
    Action(
        "KA121",
        pgettext_noop(
            "action",
            "Accredited projects for mobility of learners and staff in vocational education "
            "and training",
        ),
        2021,
        None,
        ("VET",),
        **_BOTH,
    ),
    Action(
        "KA121",
        pgettext_noop(
            "action", "Accredited projects for mobility of learners and staff in adult education"
        ),
        2021,
        None,
        ("ADU",),
        **_BOTH,
    ),
    Action(
        "KA122",
        pgettext_noop(
            "action", "Short-term projects for mobility of learners and staff in school education"
        ),
        2021,
        None,
        ("SCH",),
        **_BOTH,
    ),
    Action(
        "KA122",
        pgettext_noop(
            "action",
            "Short-term projects for mobility of learners and staff in vocational education "
            "and training",
        ),
        2021,
        None,
        ("VET",),
        **_BOTH,
    ),
    Action(
        "KA122",
        pgettext_noop(
            "action", "Short-term projects for mobility of learners and staff in adult education"
        ),
        2021,
        None,
        ("ADU",),
        **_BOTH,
    ),
    Action(
        "KA130",
        pgettext_noop("action", "Erasmus accreditation for higher education mobility consortia"),
        2021,
        None,
        ("HED",),
        **_NEITHER,
    ),
    Action(
        "KA131",
        pgettext_noop(
            "action",
            "Mobility of higher education students and staff supported by internal policy funds",
        ),
        2021,
        None,
        ("HED",),
        **_BOTH,
    ),
    Action(
        "KA150",
        pgettext_noop("action", "Erasmus accreditation in youth"),
        2021,
        None,
        ("YOU",),
        **_NEITHER,
    ),
    Action(
        "KA151",
        pgettext_noop("action", "Accredited projects for youth mobility"),
        2021,
        None,
        ("YOU",),
        **_BOTH,
    ),
    Action(
        "KA152",
        pgettext_noop("action", "Mobility of young people (youth exchanges)"),
        2021,
        None,
        ("YOU",),
        **_LEARNERS,
    ),
    Action(
        "KA153",
        pgettext_noop("action", "Mobility of youth workers"),
        2021,
        None,
        ("YOU",),
        **_STAFF,
    ),
    Action(
        "KA154",
        pgettext_noop("action", "Youth participation activities"),
        2021,
        None,
        ("YOU",),
        **_LEARNERS,
    ),
    Action(
        "KA155",
        pgettext_noop("action", "DiscoverEU inclusion action"),
        2021,
        None,
        ("YOU",),
        **_LEARNERS,
    ),
    Action(
        "KA171",
        pgettext_noop(
            "action",
            "Mobility of higher education students and staff supported by external policy funds",
        ),
        2022,
        None,
        ("HED",),
        **_BOTH,
    ),
    Action(
        "KA182",
        pgettext_noop("action", "Mobility of staff in the field of sport"),
        2023,
        None,
        ("SPO",),
        **_STAFF,
    ),
    Action(
        "KA210",
        pgettext_noop("action", "Small-scale partnerships"),
        2021,
        None,
        ("ADU", "SCH", "VET", "YOU"),
    ),
    Action(
        "KA220",
        pgettext_noop("action", "Cooperation partnerships"),
        2021,
        None,
        ("ADU", "HED", "SCH", "VET", "YOU"),
    ),
    Action(
        "KA226",
        pgettext_noop("action", "Partnerships for Digital Education Readiness"),
        2020,
        2020,
        ("HE", "SCH", "VET"),
    ),
    Action(
        "KA227",
        pgettext_noop("action", "Partnerships for Creativity"),
        2020,
        2020,
        ("ADU", "SCH", "YOU"),
    ),
    Action("KA229", pgettext_noop("action", "School Exchange Partnerships"), 2018, 2020),
    Action("KA219", pgettext_noop("action", "Strategic Partnerships for Schools Only"), 2015, 2017),
)

_BY_CODE_AND_FIELD: dict[tuple[str, str | None], Action] = {
    (action.code, field): action for action in ACTIONS for field in action.fields or (None,)
}

_AGENCY_CODES = """
    AT01 AT02 BE01 BE02 BE03 BE04 BE05 BG01 CY01 CY02 CZ01 DE01 DE02 DE03 DE04 DK01 EE01 EL01
    EL02 ES01 ES02 FI01 FR01 FR02 HR01 HU01 HU02 IE01 IS01 IT01 IT02 IT03 LI01 LI02 LT01 LT02
    LU01 LU02 LV01 LV02 LV03 MT01 NL01 NL02 NO01 NO02 PL01 PT01 PT02 RO01 RS01 SE01 SE02 SI01
    SI02 SK01 SK02 TR01 UK01
"""
AGENCIES: frozenset[str] = frozenset(_AGENCY_CODES.split())
