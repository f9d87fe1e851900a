"""The number of an Erasmus+ project: ``2023-1-NL01-KA121-VET-000123456``.

A code that is missing from our tables is accepted: new actions and agencies appear every year.
"""

from __future__ import annotations

from typing import Self

import attrs

from .._errors import InvalidValueError
from .._pydantic_hooks import PydanticField
from .._validation import Rule, plain_int, plain_line
from ._actions import AGENCIES, Action, find_action
from ._project_number_text import Fault, read_parts

__all__ = ["Fault", "ProjectNumber"]


_LONGEST_PART = 40
_LARGEST_NUMBER = 9999
_PART = Rule(
    "a str as in the number", lambda value: type(value) is str and len(value) <= _LONGEST_PART
)
_UP_TO_FOUR_DIGITS = Rule(
    "an int of up to four digits",
    lambda value: type(value) is int and 0 <= value <= _LARGEST_NUMBER,
)


@attrs.frozen(repr=False)
class ProjectNumber(PydanticField):
    """The number of a project, in its parts.

    The parts given to the constructor must make up a well-formed number. Numbers with the same
    parts are equal.

    Attributes:
        call_year: The year of the call, from 2014.
        round: The round within the year, from 1.
        agency: The National Agency: ``NL01``. It need not be in `AGENCIES`.
        action: The action code: ``KA121``. It need not be in `ACTIONS`.
        field: The field: ``VET``. Up to 2020 most numbers have ``None``.
        serial: The serial, with its leading zeros: 6 digits up to 2020, 9 from 2021.
        partner: The partner in a school partnership, up to 2020: ``5`` in ``077402_5``.

    Raises:
        ProjectNumberError: The parts do not make up a well-formed number.
        InvalidValueError: A part is of the wrong type, or belongs in another field.
    """

    call_year: int = attrs.field(converter=plain_int, validator=_UP_TO_FOUR_DIGITS)
    round: int = attrs.field(converter=plain_int, validator=_UP_TO_FOUR_DIGITS)
    agency: str = attrs.field(converter=plain_line, validator=_PART)
    action: str = attrs.field(converter=plain_line, validator=_PART)
    field: str | None = attrs.field(
        converter=attrs.converters.optional(plain_line),
        validator=attrs.validators.optional(_PART),
    )
    serial: str = attrs.field(converter=plain_line, validator=_PART)
    partner: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(plain_line),
        validator=attrs.validators.optional(_PART),
    )

    def __attrs_post_init__(self) -> None:
        for name, expected in read_parts(str(self)).items():
            value = getattr(self, name)
            if value != expected:
                raise InvalidValueError(
                    f"ProjectNumber.{name}", value, f"{expected!r}, as in {self}"
                )

    @classmethod
    def parse(cls, text: object) -> Self:
        """Return the number that is written in *text*, a `str` with nothing else in it.

        >>> number = ProjectNumber.parse("2023-1-NL01-KA121-VET-000123456")
        >>> number.call_year, number.agency, number.action, number.field, number.serial
        (2023, 'NL01', 'KA121', 'VET', '000123456')
        >>> str(number)
        '2023-1-NL01-KA121-VET-000123456'

        Raises:
            ProjectNumberError: The text is not a well-formed number; ``fault`` says why.
        """
        return cls(**read_parts(text))

    @property
    def country(self) -> str:
        """The agency's country as the programme writes it: EL for Greece, UK for the UK."""
        return self.agency[:2]

    @property
    def key_action(self) -> int:
        """The programme's key action: the first digit of the action code."""
        return int(self.action[2])

    @property
    def full_action(self) -> str:
        """The action with its field, as people write it: ``KA121-VET``, ``KA102``."""
        return self.action if self.field is None else f"{self.action}-{self.field}"

    @property
    def known_action(self) -> Action | None:
        """The action in this field, or ``None`` if `ACTIONS` does not list it."""
        return find_action(self.action, self.field)

    @property
    def is_known_action(self) -> bool:
        """Whether `ACTIONS` lists the action in this field."""
        return self.known_action is not None

    @property
    def is_known_agency(self) -> bool:
        """Whether `AGENCIES` lists the agency."""
        return self.agency in AGENCIES

    def __str__(self) -> str:
        partner = "" if self.partner is None else f"_{self.partner}"
        head = f"{self.call_year}-{self.round}-{self.agency}-{self.full_action}"
        return f"{head}-{self.serial}{partner}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self).parse, (str(self),)
