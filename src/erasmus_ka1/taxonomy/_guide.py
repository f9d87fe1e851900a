"""A guide: the view that one edition gives of the concepts, in its page's order and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, Literal, NamedTuple, NoReturn, TypeVar, cast, get_args, overload

import attrs

from .._lazy import late_import
from .._locale import LocaleLike
from .._messages import is_text, pgettext_noop
from ._collection import Concepts
from ._concepts import (
    AnyConcept,
    AnyTextKind,
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
    concept_in,
    wrong_kind,
)
from ._rows import Choices, GroupedChoices, Kind, Row
from ._sources import Source

__all__ = ["Guide", "Match", "Suggestion"]

T = TypeVar("T")
ConceptT = TypeVar("ConceptT", bound=Concept)


class Suggestion(NamedTuple):
    """A concept that may have been meant.

    Attributes:
        concept: The concept.
        text: The label or short label that is near.
        language: The language of that text, as a BCP 47 tag.
        likeness: How near, from 0 to 1.
    """

    concept: AnyConcept
    text: str
    language: str
    likeness: float


class Match(NamedTuple):
    """A concept that a text may be about.

    Attributes:
        concept: The concept.
        score: How much of their words the two texts share, from 0 to 1; rare words count more.
        kind: Which of the concept's texts matched best.
        text: That text; of the alternative labels, the one.
        language: The language of that text, as a BCP 47 tag.
    """

    concept: AnyConcept
    score: float
    kind: AnyTextKind
    text: str
    language: str


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
        self,
        edition: int,
        guides: Mapping[int, Guide],
        known: Concepts[Concept],
        load: Callable[[int], Any],
    ) -> None:
        """Make the view of an edition; ``GUIDES[year]`` has it ready.

        Args:
            edition: The year of the edition.
            guides: The guides of all editions, this one among them.
            known: The concepts of all editions.
            load: Returns the `Edition` of a year.
        """
        present = cast("Iterator[AnyConcept]", (each for each in known if each.is_in(edition)))
        #: The year of the edition.
        self.edition: int
        #: Every concept, in the page's order.
        self.concepts: Concepts[AnyConcept]
        #: The guides of all editions, by year.
        self.guides: Mapping[int, Guide]
        self._known: Concepts[Concept]
        self._load: Callable[[int], Any]
        # past `__setattr__`, which refuses
        vars(self).update(
            edition=edition,
            concepts=Concepts(present, self._fault),
            guides=guides,
            _known=known,
            _load=load,
        )

    @cached_property
    def details(self) -> Any:  # noqa: ANN401 - loads late
        """The `Edition`: its pages, and how its words differ from those of another."""
        return self._load(self.edition)

    @property
    def pages(self) -> tuple[Source, ...]:
        """The edition's pages that are at hand, one a language."""
        return cast("tuple[Source, ...]", self.details.pages)

    def page(self, language: str) -> Source | None:
        """Return the edition's page in a language, or None if it is not at hand."""
        wanted = language if is_text(language) else ""
        return next((page for page in self.pages if page.language == wanted), None)

    @cached_property
    def target_groups(self) -> Concepts[TargetGroup]:
        """The target groups."""
        return self.of_kind(TargetGroup)

    @cached_property
    def audiences(self) -> Concepts[Audience]:
        """The audiences of all target groups."""
        return self.of_kind(Audience)

    @cached_property
    def outcomes(self) -> Concepts[Outcome]:
        """The outcomes of all target groups."""
        return self.of_kind(Outcome)

    @cached_property
    def aspects(self) -> Concepts[Aspect]:
        """The aspects of all outcomes."""
        return self.of_kind(Aspect)

    @cached_property
    def impacts(self) -> Concepts[Impact]:
        """The long-term impacts on systems."""
        return self.of_kind(Impact)

    @cached_property
    def priorities(self) -> Concepts[Priority]:
        """The priorities of the year."""
        return self.of_kind(Priority)

    @property
    def key_action(self) -> KeyAction:
        """The key action as a whole."""
        return next(iter(self.of_kind(KeyAction)))

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
        return next(iter(self.of_kind(SystemLevel)))

    def children(self, concept: Concept) -> tuple[AnyConcept, ...]:
        """Return the children of *concept* that this edition has, in the page's order."""
        present = (each for each in concept_in(concept).children if each in self)
        return cast("tuple[AnyConcept, ...]", tuple(present))

    def outcomes_for(self, group: TargetGroup) -> tuple[Outcome, ...]:
        """Return the outcomes that this edition expects for a target group."""
        return tuple(each for each in self.children(group) if isinstance(each, Outcome))

    def missing_from(self, concepts: Iterable[Concept | str]) -> tuple[Concept, ...]:
        """Return those of *concepts* that this edition lacks, in guide order.

        Args:
            concepts: Concepts or their codes: an `OutcomeSet`, for instance.

        >>> from erasmus_ka1 import GUIDE_2024, ukraine
        >>> GUIDE_2024.missing_from(["staff.motivation", ukraine.PRIORITY_2026])
        (Priority('priorities.ukraine_2026'),)

        Raises:
            UnknownCodeError: No edition has one of the codes.
            WrongKindError: A value is neither a concept nor a code, or *concepts* is not a list.
        """
        if isinstance(concepts, (str, bytes)) or not isinstance(concepts, Iterable):
            raise wrong_kind(concepts, pgettext_noop("expected", "a list of concepts"))
        try:
            iter(concepts)
        except TypeError:  # of a proxy, whatever is behind it
            raise wrong_kind(concepts, pgettext_noop("expected", "a list of concepts")) from None
        known = self._known
        given = {known[each] if is_text(each) else concept_in(each) for each in concepts}
        return tuple(sorted(concept for concept in given if concept not in self))

    def successors(self, concept: Concept) -> tuple[AnyConcept, ...]:
        """Return the concepts of this edition that took the place of one of an earlier edition.

        The edition after the last one that has *concept* has its successors: the concepts of its
        kind that are new there. Those may have been succeeded since. There are none for a concept
        that this edition has, or that is of later ones.

        >>> from erasmus_ka1 import GUIDES, ukraine
        >>> GUIDES[2026].successors(ukraine.PRIORITY_2023)
        (Priority('priorities.ukraine_2026'),)
        """
        year = (concept_in(concept).last_edition or self.edition) + 1
        if year > self.edition or year not in self.guides:
            return ()
        new = (
            each for each in self.guides[year].of_kind(type(concept)) if each.first_edition == year
        )
        found = (
            (each,) if each in self else self.successors(each)
            for each in cast("Iterator[AnyConcept]", new)
        )
        return tuple(chain.from_iterable(found))

    def label(self, concept: Concept, *, locale: LocaleLike) -> str:
        """Return the phrase that names *concept*, in this edition's words.

        Raises:
            LocaleError: The locale is unknown, or no catalogue is in its language.
        """
        return str(self.localizer(locale).label(concept_in(concept)))

    def short_label(self, concept: Concept, *, locale: LocaleLike) -> str:
        """Return our short name for *concept*, at most 40 characters in nl and en."""
        return str(self.localizer(locale).short_label(concept_in(concept)))

    def statement(self, concept: Concept, *, locale: LocaleLike) -> str:
        """Return this edition's whole sentence about *concept*."""
        return str(self.localizer(locale).statement(concept_in(concept)))

    def source(self, concept: Concept, *, locale: LocaleLike, of: AnyTextKind = "label") -> Source:
        """Return where a text of *concept*, as this edition words it, comes from.

        Args:
            concept: The concept.
            locale: The language in which the text is shown.
            of: Which of its texts.

        >>> from erasmus_ka1 import GUIDES, staff
        >>> source = GUIDES[2026].source(staff.MOTIVATION, locale="nl")
        >>> source.status, source.edition
        (<Status.OTHER_EDITION: 'other_edition'>, 2024)
        """
        found = late_import("taxonomy._page_sources:source_of")
        return cast(Source, found(self, concept, of, self.localizer(locale)))

    def wordings(self, concept: Concept, kind: TextKind) -> Iterator[tuple[int | None, str, str]]:
        """Return the catalogue entries for a text, this edition's first: see `Edition.wordings`."""
        expected = pgettext_noop("expected", "'label', 'short_label' or 'statement'")
        name = late_import("_validation:named")(kind, get_args(TextKind), expected)
        found = self.details.wordings(concept_in(concept), name)
        return cast("Iterator[tuple[int | None, str, str]]", found)

    def localizer(self, locale: LocaleLike) -> Any:  # noqa: ANN401 - imports Babel on first use
        """Return the `Localizer` of *locale* that uses this edition's words."""
        return late_import("localization:localizer_for")(locale, edition=self)

    def find(self, text: str, locale: LocaleLike | None = None) -> tuple[AnyConcept, ...]:
        """Return the concepts whose label or short label is *text*, in guide order.

        Case, Unicode form, white space, invisible characters, the kind of apostrophe or hyphen,
        and marks around it, such as a bullet, quotation marks and a semicolon, make no difference.
        Two concepts may have the same label.

        Args:
            text: A label as typed or stored.
            locale: The language to look in; every shipped language if not given.

        >>> from erasmus_ka1 import GUIDE_2024
        >>> GUIDE_2024.find("Verbeterde  leerprestaties")
        (Outcome('learners.learning_performance'),)
        """
        found = late_import("taxonomy._search:find")(self, text, locale)
        return cast(tuple[AnyConcept, ...], found)

    def suggest(
        self, text: str, locale: LocaleLike | None = None, *, limit: int = 5
    ) -> tuple[Suggestion, ...]:
        """Return a `Suggestion` for each concept with a label near to *text*, nearest first.

        A label is near if it begins like the text, has its words or other forms of them, or
        differs from it by some letters. Only the first 500 characters are compared.

        Args:
            text: What was typed.
            locale: The language to look in; every shipped language if not given.
            limit: The most suggestions to return.

        >>> from erasmus_ka1 import GUIDE_2024
        >>> [nearest] = GUIDE_2024.suggest("leerprestatie", limit=1)
        >>> nearest.concept, nearest.text, nearest.language
        (Outcome('learners.learning_performance'), 'Leerprestaties', 'nl')
        """
        suggest = late_import("taxonomy._search:suggest")
        return cast(tuple[Suggestion, ...], suggest(self, text, locale, limit=limit))

    def search(
        self, text: str, locale: LocaleLike | None = None, *, limit: int = 5
    ) -> tuple[Match, ...]:
        """Return a `Match` for each concept that shares words with *text*, best first.

        All texts of a concept are searched: label, short label, statement, description and
        alternative labels. Other forms of a word and slips of the hand count less. Words are all
        it knows: it does not understand a sentence. Only the first 2,000 characters are read.

        Args:
            text: What somebody said: an answer to an open question, for instance.
            locale: The language to look in; every shipped language if not given.
            limit: The most matches to return.

        >>> from erasmus_ka1 import GUIDE_2024
        >>> [best] = GUIDE_2024.search("Ik ben minder verlegen geworden", "nl", limit=1)
        >>> best.concept, best.kind, best.text
        (Outcome('learners.self_esteem'), 'alt_labels', 'minder verlegen zijn')
        """
        search = late_import("taxonomy._ranking:search")
        return cast(tuple[Match, ...], search(self, text, locale, limit=limit))

    @overload
    def choices(
        self,
        *,
        locale: LocaleLike,
        kind: Kind | Iterable[Kind] = "outcome",
        grouped: Literal[True] = True,
        of: TextKind = "label",
    ) -> GroupedChoices: ...
    @overload
    def choices(
        self,
        *,
        locale: LocaleLike,
        kind: Kind | Iterable[Kind] = "outcome",
        grouped: Literal[False],
        of: TextKind = "label",
    ) -> Choices: ...
    def choices(
        self,
        *,
        locale: LocaleLike,
        kind: Kind | Iterable[Kind] = "outcome",
        grouped: bool = True,
        of: TextKind = "label",
    ) -> Choices | GroupedChoices:
        """Return codes and labels for a form, in guide order.

        Django takes the list as it is, WTForms a ``dict`` of its groups. The group is the target
        group; for long-term impacts, the level of systems. Concepts that belong to neither, such
        as priorities, are in one group with the name of their kind.

        Args:
            locale: The language of the labels.
            kind: The kind of the concepts, or several kinds.
            grouped: Whether to return a list of pairs under the name of each group, rather than
                one list of pairs.
            of: The text to show; the names of the groups are always short.

        >>> from erasmus_ka1 import GUIDE_2024
        >>> for group, pairs in GUIDE_2024.choices(locale="nl", of="short_label"):
        ...     print(group, len(pairs), pairs[0])
        Lerenden 10 ('learners.learning_performance', 'Leerprestaties')
        Personeel 11 ('staff.competences', 'Beroepscompetenties')
        Organisaties 3 ('organisations.international_capacity', 'Internationale slagkracht')
        >>> GUIDE_2024.choices(locale="en", kind="priority", grouped=False, of="short_label")
        [('priorities.ukraine_2024', 'Ukraine priority 2024')]

        Raises:
            LocaleError: The locale is unknown, or no catalogue is in its language.
            WrongKindError: There is no such kind, or no such text.
        """
        choices = late_import("taxonomy._tables:choices")
        return cast("Choices | GroupedChoices", choices(self, locale, kind, grouped=grouped, of=of))

    def table(self, *, locale: LocaleLike, kind: Kind | Iterable[Kind] | None = None) -> list[Row]:
        """Return the concepts as flat dicts with the same keys, in guide order.

        Any dataframe takes them: ``pandas.DataFrame(rows)``, ``polars.DataFrame(rows)``. `Row`
        says what each key holds.

        Args:
            locale: The language of the texts.
            kind: The kind of the concepts, or several kinds; every kind if not given.

        >>> from erasmus_ka1 import GUIDE_2024
        >>> row = GUIDE_2024.table(locale="nl", kind="impact")[0]
        >>> row["code"], row["group"], row["label"], row["label_status"]
        ('systems.policy_reforms', 'systems', 'beleidshervormingen worden gestimuleerd', 'official')

        Raises:
            LocaleError: The locale is unknown, or no catalogue is in its language.
            WrongKindError: There is no such kind.
        """
        table = late_import("taxonomy._tables:table")
        return cast("list[Row]", table(self, locale, kind))

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

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __repr__(self) -> str:
        return f"Guide({self.edition})"

    def __copy__(self) -> Guide:
        return self

    def __deepcopy__(self, memo: object) -> Guide:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        if late_import("taxonomy:GUIDES").get(self.edition) is not self:
            raise TypeError(f"{self!r} is not in GUIDES, so it cannot be pickled")
        return _guide_of, (self.edition,)

    def of_kind(self, kind: type[ConceptT]) -> Concepts[ConceptT]:
        """Return the concepts of a kind.

        >>> from erasmus_ka1 import GUIDE_2024
        >>> from erasmus_ka1.taxonomy import Impact
        >>> GUIDE_2024.of_kind(Impact).codes
        ('systems.policy_reforms', 'systems.new_resources')
        """
        if not (isinstance(kind, type) and issubclass(kind, Concept)):
            raise wrong_kind(kind, pgettext_noop("expected", "a class of concepts"))
        found = (cast("ConceptT", each) for each in self if isinstance(each, kind))
        return Concepts(found, self._fault)

    def _fault(self, code: object, known: Iterable[str]) -> Exception:
        """Return the error for a code that is not among *known*, those of this edition."""
        concept = self._known.get(cast(str, code))
        if concept is None or concept in self:
            fault = late_import("taxonomy._search:unknown_code")
            return cast(Exception, fault(code, known))
        from .._errors import OtherEditionError

        editions = tuple(year for year in self.guides if concept.is_in(year))
        return OtherEditionError(concept.code, self.edition, editions)


def _guide_of(edition: int) -> Guide:
    return cast(Guide, late_import("taxonomy:GUIDES")[edition])
