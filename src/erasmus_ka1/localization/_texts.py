"""The texts of concepts: found in a chain of catalogues, in the words of an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias, cast, get_args

from .._errors import MissingTranslationError, WrongKindError
from .._lazy import late_import
from .._messages import pgettext_noop
from .._validation import named
from ._catalogues import GUIDE_DOMAIN, INTERFACE_DOMAIN, Catalogue

__all__ = [
    "TEXT_KINDS",
    "AnyTextKind",
    "Labelled",
    "TextKind",
    "TextOf",
    "Wording",
    "find_text",
    "is_ours",
    "split_labels",
    "text_kind",
    "texts_of",
    "wording_of",
]

TextKind = Literal["label", "short_label", "statement"]
AnyTextKind = Literal[TextKind, "description", "alt_labels"]
TEXT_KINDS: tuple[AnyTextKind, ...] = get_args(AnyTextKind)
_OURS: frozenset[AnyTextKind] = frozenset({"short_label", "description", "alt_labels"})


def text_kind(given: object) -> AnyTextKind:
    """Return the kind of text that *given* names.

    Raises:
        WrongKindError: There is no such kind.
    """
    expected = pgettext_noop(
        "expected", "'label', 'short_label', 'statement', 'description' or 'alt_labels'"
    )
    return named(given, TEXT_KINDS, expected)


class Labelled(Protocol):
    """What has words in the catalogues: a code, and its English texts."""

    @property
    def code(self) -> str: ...
    @property
    def english_label(self) -> str: ...
    @property
    def english_short_label(self) -> str: ...
    @property
    def english_statement(self) -> str: ...
    @property
    def english_description(self) -> str: ...
    @property
    def english_alt_labels(self) -> str: ...
    @property
    def is_label_ours(self) -> bool: ...


class Wording(Protocol):
    """An edition of the guide: which catalogue entries have its words for a text."""

    @property
    def edition(self) -> int: ...
    def __hash__(self) -> int: ...
    def wordings(
        self,
        concept: Any,  # noqa: ANN401 - a concept
        kind: TextKind,
        /,
    ) -> Iterator[tuple[int | None, str, str]]: ...


TextOf: TypeAlias = Callable[[Labelled], str]


class _Found(NamedTuple):
    text: str
    language: str
    worded_in: int | None


def find_text(
    chain: Sequence[Catalogue], wording: Wording | None, concept: Labelled, kind: AnyTextKind
) -> _Found:
    """Return a concept's text from the first catalogue that has one of its wordings."""
    given: object = concept
    if isinstance(given, type) or not hasattr(given, "english_statement"):
        raise WrongKindError(given, pgettext_noop("expected", "a concept of the guide"))
    is_text_ours = is_ours(concept, kind)
    entries: list[tuple[int | None, str, str]] = [
        (None, concept.code, getattr(concept, f"english_{kind}"))
    ]
    if wording is not None and not is_text_ours:
        entries = [*wording.wordings(concept, cast(TextKind, kind))]
    domain = INTERFACE_DOMAIN if is_text_ours else GUIDE_DOMAIN
    for catalogue in chain:
        for worded_in, context, english in entries:
            text = catalogue.text(domain, context, english)
            if text is not None:
                return _Found(text, catalogue.language, worded_in)
    languages = tuple(catalogue.language for catalogue in chain)
    raise MissingTranslationError(concept.code, entries[0][2], languages)


def is_ours(concept: Labelled, kind: AnyTextKind) -> bool:
    """Return whether a text is ours, not the guide's."""
    return kind in _OURS or (kind == "label" and concept.is_label_ours)


def split_labels(text: str) -> tuple[str, ...]:
    """Return the labels that a text has with ``|`` between them."""
    return tuple(label for each in text.split("|") if (label := each.strip()))


class _Texts(dict[Labelled, str]):
    """The texts of one kind that were asked for so far; a new one is looked up and kept."""

    __slots__ = ("_chain", "_kind", "_wording")

    def __init__(
        self, chain: tuple[Catalogue, ...], wording: Wording | None, kind: AnyTextKind
    ) -> None:
        super().__init__()
        self._chain = chain
        self._wording = wording
        self._kind: AnyTextKind = kind

    def __missing__(self, concept: Labelled) -> str:
        self[concept] = text = find_text(self._chain, self._wording, concept, self._kind).text
        return text


@lru_cache(maxsize=256)
def texts_of(chain: tuple[Catalogue, ...], wording: Wording | None, kind: AnyTextKind) -> TextOf:
    """Return the look-up that all localizers with the same catalogues share.

    It is the method of the dict itself: a Python function around it would cost as much again.
    """
    return _Texts(chain, wording, kind).__getitem__


def wording_of(edition: int | Wording | None) -> Wording | None:
    """Return the wording of an edition or of its guide; None for the concepts' own."""
    if edition is None:
        return None
    if hasattr(edition, "wordings"):
        return cast(Wording, edition)
    wording: Wording = late_import("taxonomy:GUIDES")[edition]
    return wording
