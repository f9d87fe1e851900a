"""What all concepts have in common: a code, three texts, a source for each."""

from __future__ import annotations

from functools import total_ordering
from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

if TYPE_CHECKING:
    from ..localization import LocaleLike, Localizer
    from ._guide import Guide
    from ._sources import Source

__all__ = ["Concept", "TextKind", "bind"]

TextKind = Literal["label", "short_label", "statement"]


class _Placed:
    """What a guide gives a concept: itself, and a place. Not fields: nobody passes them."""

    __slots__ = ("guide", "index")

    guide: Guide
    index: int


@total_ordering
@attrs.frozen(eq=False, repr=False, kw_only=True)
class Concept(_Placed):
    """What all concepts have in common.

    Attributes:
        code: Lower-case ASCII, dot-separated; the same in every edition and language.
        english_label: The phrase that names the concept, in English.
        english_short_label: Our short name for it, at most 40 characters.
        english_statement: The guide's whole sentence; the label where the guide has no other.
        english_source: Where the English label and statement were found: a key of the guide's
            English sources.
        guide: The guide the concept belongs to. *Bound.*
        index: Its place in the guide's order, from 0. *Bound.*
    """

    kind: ClassVar[str]

    code: str
    english_label: str
    english_short_label: str
    english_statement: str = attrs.field(
        default=attrs.Factory(lambda self: self.english_label, takes_self=True)
    )
    english_source: str

    @property
    def is_label_ours(self) -> bool:
        """Whether the guide has no phrase that names this concept, so that its label is ours."""
        return False

    def label(self, locale: LocaleLike) -> str:
        """Return the phrase that names this concept, in the guide's own words where it has any.

        A kept `Localizer` is faster still: ``localizer.label(concept)``.

        >>> from erasmus_ka1.taxonomy import learners
        >>> learners.INTERCULTURAL_AWARENESS.label("nl"), f"{learners.INTERCULTURAL_AWARENESS:en}"
        ('groter intercultureel bewustzijn', 'enhanced intercultural awareness')

        Raises:
            LocaleError: The locale is not known, or no catalogue is in its language.
        """
        return _localizer(locale).label(self)

    def short_label(self, locale: LocaleLike) -> str:
        """Return our short name for this concept, at most 40 characters in nl and en.

        >>> from erasmus_ka1.taxonomy import staff
        >>> staff.QUALITY_OF_WORK.short_label("nl"), staff.QUALITY_OF_WORK.short_label("en")
        ('Kwaliteit van het werk', 'Quality of work')
        """
        return _localizer(locale).short_label(self)

    def statement(self, locale: LocaleLike) -> str:
        """Return the guide's whole sentence about this concept.

        An audience, an aspect or an impact stands inside its parent's sentence; its own
        statement is its phrase of that sentence.

        >>> from erasmus_ka1.taxonomy import organisations
        >>> organisations.GROUP.statement("en")[:59]
        'Activities supported under this action are also expected to'
        """
        return _localizer(locale).statement(self)

    def source(self, locale: LocaleLike, *, of: TextKind = "label") -> Source:
        """Return where a text of this concept comes from, and what it may be shown as.

        Args:
            locale: The language in which the text is shown.
            of: Which of the three texts.

        >>> from erasmus_ka1.taxonomy import staff
        >>> staff.DIVERSITY.source("nl").status, staff.DIVERSITY.source("en").status
        (<Status.OFFICIAL: 'official'>, <Status.EDITORIAL: 'editorial'>)
        """
        texts = {
            "label": self.english_label,
            "short_label": self.english_short_label,
            "statement": self.english_statement,
        }
        if of not in texts:
            from .._errors import InvalidValueError

            raise InvalidValueError("Concept.source.of", of, f"one of {', '.join(texts)}")
        english = texts[of]
        language = _localizer(locale).language_of(self.code, english)
        ours = of == "short_label" or (of == "label" and self.is_label_ours)
        return self.guide.sources.of_text(language, None if ours else self.english_source)

    def text(self, locale: LocaleLike, english: str) -> str:
        """Return another English text of this concept in the language of *locale*."""
        return _localizer(locale).text(self.code, english)

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.code!r})"

    def __format__(self, locale: str) -> str:
        return self.label(locale) if locale else self.code

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Concept):
            return NotImplemented
        return (self.guide.edition, self.index) < (other.guide.edition, other.index)

    def __copy__(self) -> Concept:
        return self

    def __deepcopy__(self, memo: object) -> Concept:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        from operator import getitem

        return getitem, (self.guide, self.code)


def bind(owner: object, **attributes: object) -> None:
    """Set the attributes of a frozen object that are known only later; each once."""
    for name, value in attributes.items():
        if hasattr(owner, name):
            raise ValueError(f"{owner!r} already has its {name}")
        object.__setattr__(owner, name, value)


def _localizer(locale: LocaleLike) -> Localizer:
    from ..localization import localizer_for

    return localizer_for(locale)
