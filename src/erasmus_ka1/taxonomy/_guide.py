"""A guide: the view that one edition gives of the concepts, in its page's order and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar, cast, overload

import attrs

from .._lazy import late_import
from .._locale import LocaleLike
from ._concepts import (
    AnyConcept,
    Aspect,
    Audience,
    Concept,
    Impact,
    KeyAction,
    Outcome,
    Priority,
    SystemLevel,
    TargetGroup,
    TextKind,
)
from ._sources import Source, Status

__all__ = ["Concepts", "Guide"]

T = TypeVar("T")
ConceptT = TypeVar("ConceptT", bound=Concept)
ConceptT_co = TypeVar("ConceptT_co", bound=Concept, covariant=True)
EditionsOf = Callable[[str], tuple[int, ...]]


class Concepts(Generic[ConceptT_co]):
    """Concepts in guide order, looked up by code; immutable.

    >>> from erasmus_ka1 import GUIDE_2024
    >>> len(GUIDE_2024.outcomes), GUIDE_2024.outcomes["staff.motivation"]
    (24, Outcome('staff.motivation'))
    """

    __slots__ = ("__weakref__", "_by_code", "_edition")

    def __init__(self, concepts: Iterable[ConceptT_co], edition: int | None = None) -> None:
        """Make the collection.

        Args:
            concepts: The concepts, in guide order.
            edition: The edition that has them, for the error that an unknown code raises.
        """
        self._by_code = {concept.code: concept for concept in concepts}
        self._edition = edition

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in guide order."""
        return tuple(self._by_code)

    def __getitem__(self, code: str) -> ConceptT_co:
        try:
            return self._by_code[code]
        except (KeyError, TypeError):
            fault = late_import("taxonomy._editions:unknown_code")
            raise fault(code, self._by_code, self._edition) from None

    @overload
    def get(self, code: str) -> ConceptT_co | None: ...
    @overload
    def get(self, code: str, default: T) -> ConceptT_co | T: ...
    def get(self, code: str, default: object = None) -> object:
        """Return the concept with this code, or *default*."""
        return self._by_code.get(code, default) if isinstance(code, str) else default

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Concept):
            return self._by_code.get(item.code) is item
        return isinstance(item, str) and item in self._by_code

    def __iter__(self) -> Iterator[ConceptT_co]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Concepts) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Concepts({list(self._by_code)!r})"

    def __copy__(self) -> Concepts[ConceptT_co]:
        return self

    def __deepcopy__(self, memo: object) -> Concepts[ConceptT_co]:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Concepts, (tuple(self), self._edition)


class Guide:
    """One edition of the guide's page on Key Action 1.

    Concepts belong to no guide: a guide says which of them its page has, in which order, and how
    the page words them.

    >>> from erasmus_ka1 import GUIDES, learners, staff
    >>> staff.DIVERSITY in GUIDES[2026], len(GUIDES[2026].outcomes)
    (True, 24)
    >>> GUIDES[2025].label(staff.COMPETENCES, locale="en")[:28]
    'improved competences linked '
    """

    def __init__(
        self, edition: int, concepts: Iterable[Concept], load: Callable[[int], Any]
    ) -> None:
        """Make the view of an edition.

        Args:
            edition: The year of the edition.
            concepts: All concepts of all editions, in guide order.
            load: Returns how an edition differs from the one it follows; called on first use.
        """
        present = (concept for concept in concepts if concept.is_in(edition))
        #: The year of the edition.
        self.edition: int = edition
        #: Every concept, in the page's order.
        self.concepts: Concepts[AnyConcept] = Concepts(
            cast("Iterator[AnyConcept]", present), edition
        )
        self._load = load

    @cached_property
    def _data(self) -> Any:  # noqa: ANN401 - an `Edition`, which loads late
        return self._load(self.edition)

    @cached_property
    def _follows(self) -> Guide | None:
        """The guide of the edition whose wording this one shares."""
        year = self._data.follows
        return None if year is None else _guide_of(year)

    def page(self, language: str) -> Source | None:
        """Return the edition's page in a language, or None if it is not at hand."""
        return next((page for page in self._data.pages if page.language == language), None)

    def list_mark(self, group: TargetGroup, language: str) -> str:
        """Return what ends each item but the last of a group's list in the page of a language."""
        marks = self._data.list_marks.get(language)
        if marks is None and self._follows is not None:
            return self._follows.list_mark(group, language)
        return str((marks or {}).get(group.code, ";"))

    def has_capital_title(self, language: str) -> bool:
        """Return whether the title of the page in a language is in capitals."""
        inherits = self._follows is not None and self._follows.has_capital_title(language)
        return language in self._data.capital_titles or inherits

    @cached_property
    def target_groups(self) -> Concepts[TargetGroup]:
        """The target groups."""
        return self._of_kind(TargetGroup)

    @cached_property
    def audiences(self) -> Concepts[Audience]:
        """The audiences of all target groups."""
        return self._of_kind(Audience)

    @cached_property
    def outcomes(self) -> Concepts[Outcome]:
        """The outcomes of all target groups."""
        return self._of_kind(Outcome)

    @cached_property
    def aspects(self) -> Concepts[Aspect]:
        """The aspects of all outcomes."""
        return self._of_kind(Aspect)

    @cached_property
    def impacts(self) -> Concepts[Impact]:
        """The long-term impacts on systems."""
        return self._of_kind(Impact)

    @cached_property
    def priorities(self) -> Concepts[Priority]:
        """The priorities of the year."""
        return self._of_kind(Priority)

    @property
    def key_action(self) -> KeyAction:
        """The key action as a whole."""
        return next(iter(self._of_kind(KeyAction)))

    @property
    def learners(self) -> TargetGroup:
        """The target group of pupils, students, trainees and others who learn."""
        return self.target_groups["learners"]

    @property
    def staff(self) -> TargetGroup:
        """The target group of staff, youth workers and other professionals."""
        return self.target_groups["staff"]

    @property
    def organisations(self) -> TargetGroup:
        """The target group of participating organisations."""
        return self.target_groups["organisations"]

    @property
    def systems(self) -> SystemLevel:
        """The level of policy systems."""
        return next(iter(self._of_kind(SystemLevel)))

    def children(self, concept: Concept) -> tuple[AnyConcept, ...]:
        """Return the children of *concept* that this edition has, in the page's order."""
        return tuple(cast(AnyConcept, each) for each in concept.children if each in self)

    def outcomes_for(self, group: TargetGroup) -> tuple[Outcome, ...]:
        """Return the outcomes that this edition expects for a target group."""
        return tuple(outcome for outcome in group.outcomes if outcome in self)

    def missing_from(self, concepts: Iterable[Concept | str]) -> tuple[Concept, ...]:
        """Return those of *concepts* that this edition lacks, in guide order.

        Args:
            concepts: Concepts or their codes: an `OutcomeSet`, for instance.

        >>> from erasmus_ka1 import GUIDE_2024, ukraine
        >>> GUIDE_2024.missing_from(["staff.motivation", ukraine.PRIORITY_2026])
        (Priority('priorities.ukraine_2026'),)

        Raises:
            UnknownCodeError: No edition has one of the codes.
        """
        concept_of = late_import("taxonomy:concept_of")
        given = {concept_of(each) if isinstance(each, str) else each for each in concepts}
        return tuple(sorted(concept for concept in given if concept not in self))

    def label(self, concept: Concept, *, locale: LocaleLike) -> str:
        """Return the phrase that names *concept*, in this edition's words.

        Raises:
            LocaleError: The locale is unknown, or no catalogue is in its language.
        """
        return str(self.localizer(locale).label(concept))

    def short_label(self, concept: Concept, *, locale: LocaleLike) -> str:
        """Return our short name for *concept*, at most 40 characters in nl and en."""
        return str(self.localizer(locale).short_label(concept))

    def statement(self, concept: Concept, *, locale: LocaleLike) -> str:
        """Return this edition's whole sentence about *concept*."""
        return str(self.localizer(locale).statement(concept))

    def source(self, concept: Concept, *, locale: LocaleLike, of: TextKind = "label") -> Source:
        """Return where a text of *concept*, as this edition words it, comes from.

        Args:
            concept: The concept.
            locale: The language in which the text is shown.
            of: Which of the three texts.

        >>> from erasmus_ka1 import GUIDES, staff
        >>> source = GUIDES[2026].source(staff.MOTIVATION, locale="nl")
        >>> source.status, source.edition
        (<Status.OTHER_EDITION: 'other_edition'>, 2024)
        """
        localizer = self.localizer(locale)
        language, worded_in = localizer.origin_of(concept, of)
        is_ours = (
            of == "short_label"
            or (of == "label" and concept.is_label_ours)
            or (of == "statement" and language in concept.editorial_statement)
        )
        page = None if is_ours else self._nearest_page(language, worded_in or self.edition)
        if page is None:
            return Source(
                document="erasmus_ka1",
                edition=self.edition,
                language=language,
                status=Status.EDITORIAL,
            )
        is_other = page.edition != self.edition
        return attrs.evolve(page, status=Status.OTHER_EDITION) if is_other else page

    def english(self, concept: Concept, kind: TextKind) -> str:
        """Return this edition's English text of *concept*."""
        own = self._data.reworded.get(concept.code, {}).get(kind)
        if own is not None:
            return own
        if self._follows is None:
            return concept.english(kind)
        inherited = self._follows.english(concept, kind)
        if kind == "statement":
            for part in (concept, *concept.children):
                label = self._data.reworded.get(part.code, {}).get("label")
                if label is not None:
                    old = self._follows.english(part, "label")
                    inherited = inherited.replace(old, label, 1)
        return inherited

    def wordings(self, concept: Concept, kind: TextKind) -> Iterator[tuple[int | None, str, str]]:
        """Yield the catalogue entries for a text, this edition's first.

        Each is a year (None for the wording that the concept itself holds), a message context and
        the English text. An edition that does not reword the text has no entry of its own.
        """
        english = self.english(concept, kind)
        if self._follows is not None:
            is_listed = kind in self._data.reworded.get(concept.code, {})
            if is_listed or english != self._follows.english(concept, kind):
                yield self.edition, f"{concept.code}@{self.edition}", english
            yield from self._follows.wordings(concept, kind)
        else:
            yield None, concept.code, english

    def localizer(self, locale: LocaleLike) -> Any:  # noqa: ANN401 - imports Babel on first use
        """Return the `Localizer` of *locale* that uses this edition's words."""
        return late_import("localization:localizer_for")(locale, edition=self)

    def find(self, text: str, locale: LocaleLike | None = None) -> tuple[AnyConcept, ...]:
        """Return the concepts whose label or short label is *text*, in guide order.

        Case, Unicode form, apostrophe style and white space make no difference. The same words
        can name two concepts, and they can name none: the answer has any length.

        Args:
            text: A label as somebody typed or stored it.
            locale: The language to look in; every shipped language if not given.

        >>> from erasmus_ka1 import GUIDE_2024
        >>> GUIDE_2024.find("Verbeterde  leerprestaties")
        (Outcome('learners.learning_performance'),)
        """
        found = late_import("taxonomy._search:find")(self, text, locale)
        return cast(tuple[AnyConcept, ...], found)

    def suggest(
        self, text: str, locale: LocaleLike | None = None, *, limit: int = 5
    ) -> tuple[Any, ...]:
        """Return a `Suggestion` for each concept with a label near to *text*, nearest first.

        Args:
            text: What somebody typed.
            locale: The language to look in; every shipped language if not given.
            limit: The most suggestions to return.

        >>> from erasmus_ka1 import GUIDE_2024
        >>> [nearest] = GUIDE_2024.suggest("leerprestatie", limit=1)
        >>> nearest.concept, nearest.text, nearest.language
        (Outcome('learners.learning_performance'), 'Leerprestaties', 'nl')
        """
        suggest = late_import("taxonomy._search:suggest")
        return cast(tuple[Any, ...], suggest(self, text, locale, limit=limit))

    def __getitem__(self, code: str) -> AnyConcept:
        return self.concepts[code]

    @overload
    def get(self, code: str) -> AnyConcept | None: ...
    @overload
    def get(self, code: str, default: T) -> AnyConcept | T: ...
    def get(self, code: str, default: object = None) -> object:
        """Return the concept with this code, or *default*."""
        return self.concepts.get(code, default)

    def __contains__(self, item: object) -> bool:
        return item in self.concepts

    def __iter__(self) -> Iterator[AnyConcept]:
        return iter(self.concepts)

    def __len__(self) -> int:
        return len(self.concepts)

    def __repr__(self) -> str:
        return f"Guide({self.edition})"

    def __copy__(self) -> Guide:
        return self

    def __deepcopy__(self, memo: object) -> Guide:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _guide_of, (self.edition,)

    def _of_kind(self, kind: type[ConceptT]) -> Concepts[ConceptT]:
        return Concepts((each for each in self if isinstance(each, kind)), self.edition)

    def _nearest_page(self, language: str, year: int) -> Source | None:
        """Return this edition's page in a language, else that of the edition nearest to *year*."""
        guides = late_import("taxonomy:GUIDES")
        others = sorted(guides, key=lambda other: (abs(other - year), other))
        pages = (guide.page(language) for guide in (self, *map(_guide_of, others)))
        return next((page for page in pages if page is not None), None)


def _guide_of(edition: int) -> Guide:
    return cast(Guide, late_import("taxonomy:GUIDES")[edition])
