"""The number of an Erasmus+ project: ``2023-1-NL01-KA121-VET-000123456``.

Read strictly: a damaged number raises, and says what is wrong with it and which number may have
been meant; it is never repaired. A code that is not in our tables is no damage: new actions and
agencies come every year.
"""

from __future__ import annotations

from typing import Self

import attrs

from .._errors import InvalidValueError
from ._actions import AGENCIES, Action, find_action
from ._project_number_faults import Fault, read_parts

__all__ = ["Fault", "ProjectNumber"]


_LARGEST_YEAR = 9999
_LONGEST_PART = 40


def _four_digits(_number: ProjectNumber, part: attrs.Attribute[int], value: object) -> None:
    if type(value) is not int or not 0 <= value <= _LARGEST_YEAR:
        raise InvalidValueError(f"ProjectNumber.{part.name}", value, "an int of up to four digits")


def _short_text(_number: ProjectNumber, part: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or len(value) > _LONGEST_PART:
        raise InvalidValueError(f"ProjectNumber.{part.name}", value, "a str as in the number")


_optional_text = attrs.validators.optional(_short_text)


@attrs.frozen(repr=False)
class ProjectNumber:
    """The number of a project, in its parts.

    The parts given to the constructor must make up a well-formed number, so there are no others.
    Numbers with the same parts are equal.

    Attributes:
        call_year: The year of the call, from 2014.
        round: The round within the year, from 1.
        agency: The National Agency: ``NL01``. It may be one we do not know.
        action: The action code: ``KA121``. It may be one we do not know.
        field: The field: ``VET``. Up to 2020 most numbers have ``None``.
        serial: The serial, with its leading zeros: 6 digits up to 2020, 9 from 2021.
        partner: Which partner of a school partnership, up to 2020: ``5`` of ``077402_5``.

    Raises:
        ProjectNumberError: The parts do not make up a well-formed number.
        InvalidValueError: A part is of the wrong type, or holds what belongs in another part.
    """

    call_year: int = attrs.field(validator=_four_digits)
    round: int = attrs.field(validator=_four_digits)
    agency: str = attrs.field(validator=_short_text)
    action: str = attrs.field(validator=_short_text)
    field: str | None = attrs.field(validator=_optional_text)
    serial: str = attrs.field(validator=_short_text)
    partner: str | None = attrs.field(default=None, validator=_optional_text)

    def __attrs_post_init__(self) -> None:
        for name, expected in read_parts(str(self)).items():
            value = getattr(self, name)
            if value != expected:
                raise InvalidValueError(
                    f"ProjectNumber.{name}", value, f"{expected!r}, as in {self}"
                )

    @classmethod
    def parse(cls, text: object) -> Self:
        """Return the number that stands in *text*, a str that holds nothing else.

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
        """The agency's country, as the programme writes it: Greece is EL, the United Kingdom UK."""
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
        """The action, with this field, or ``None`` if it is not in `erasmus_ka1.projects._actions`."""
        return find_action(self.action, self.field)

    @property
    def is_known_action(self) -> bool:
        """Whether the action, with this field, is in `erasmus_ka1.projects._actions`."""
        return self.known_action is not None

    @property
    def is_known_agency(self) -> bool:
        """Whether the agency is in `erasmus_ka1.projects._actions`."""
        return self.agency in AGENCIES

    def __str__(self) -> str:
        partner = "" if self.partner is None else f"_{self.partner}"
        head = f"{self.call_year}-{self.round}-{self.agency}-{self.full_action}"
        return f"{head}-{self.serial}{partner}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self).parse, (str(self),)
