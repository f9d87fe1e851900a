"""What every export is made of: the concepts of a guide, each with its row in every language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from .._messages import pgettext_noop
from .._validation import of_kind
from ..localization import Localizer
from ..localization._several import Locales, localizers_for
from ..taxonomy import Guide, Row

__all__ = ["RIGHTS", "Entry", "Source"]

RIGHTS = "© European Union, CC BY 4.0 (Decision 2011/833/EU)"
_LANGUAGES = ("nl", "en")
#: What a row says in any language.
_FACTS = (
    *("edition", "code", "kind", "parent", "group", "position"),
    *("first_edition", "last_edition"),
)


@attrs.frozen
class Entry:
    """A concept, with a row for each language."""

    rows: tuple[Row, ...]

    @property
    def code(self) -> str:
        """The concept's code."""
        return self.rows[0]["code"]

    @property
    def facts(self) -> dict[str, Any]:
        """What the rows say in any language."""
        return {key: value for key, value in self.rows[0].items() if key in _FACTS}

    @property
    def texts(self) -> dict[str, dict[str, Any]]:
        """What the rows say in each language, by its tag."""
        return {
            row["locale"]: {
                key: value for key, value in row.items() if key not in (*_FACTS, "locale")
            }
            for row in self.rows
        }


@attrs.frozen
class Source:
    """A guide, and the languages to export it in.

    Attributes:
        guide: The guide.
        localizers: The localizer of each language.
    """

    guide: Guide
    localizers: tuple[Localizer, ...]

    @classmethod
    def of(cls, guide: Guide, locale: Locales | None) -> Source:
        """Return the source of an export.

        Raises:
            WrongKindError: The guide is not one.
            LocaleError: A locale is unknown, or no catalogue is in its language.
        """
        of_kind(guide, Guide, pgettext_noop("expected", "a guide"))
        return cls(guide, localizers_for(_LANGUAGES if locale is None else locale, guide))

    @property
    def tags(self) -> tuple[str, ...]:
        """The locales, as BCP 47 tags."""
        return tuple(each.tag for each in self.localizers)

    def entries(self) -> list[Entry]:
        """Return the concepts of the guide, in guide order."""
        return _entries(self.guide, self.localizers)

    def past_entries(self) -> Iterator[Entry]:
        """Yield the concepts that earlier editions had last, in the words of those."""
        for year, guide in self.guide.guides.items():
            if year < self.guide.edition:
                for entry in _entries(guide, self.localizers):
                    if entry.rows[0]["last_edition"] == year:
                        yield entry


def _entries(guide: Guide, localizers: tuple[Localizer, ...]) -> list[Entry]:
    tables = (guide.table(locale=each) for each in localizers)
    return [Entry(rows) for rows in zip(*tables, strict=True)]
