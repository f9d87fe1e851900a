"""Fields of WTForms that show the concepts of a guide, and give concepts and outcome sets back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from .._errors import KA1Error, Translated, WrongKindError
from .._extras import needs
from .._locale import LocaleLike
from .._messages import pgettext_noop
from .._validation import of_kind
from ..localization import Localizer, negotiate
from ..projects import OutcomeSet
from ..taxonomy import (
    CONCEPTS,
    GUIDE_2024,
    Aspect,
    Choices,
    Concept,
    Guide,
    Kind,
    Outcome,
    TextKind,
    concept_of,
)
from ..taxonomy._search import unknown_code

with needs("erasmus_ka1.integrations.wtforms", "", "wtforms"):
    import wtforms.fields
    from wtforms import widgets
    from wtforms.fields import SelectFieldBase
    from wtforms.validators import StopValidation, ValidationError

__all__ = ["OutcomeField", "OutcomeSetField"]


class _Option(NamedTuple):
    """An option, as WTForms 3.1 and 3.2 take it apart."""

    value: str
    label: str
    selected: bool
    render_kw: dict[str, Any]


# later releases have a class for it, and deprecate others
_Choice: type[_Option] = getattr(wtforms.fields, "Choice", _Option)
# they also leave a group without a name out; earlier ones would call it None
_NO_GROUP = "" if _Choice is _Option else None


class _ConceptsField(SelectFieldBase):
    """What both fields share: options by group, in guide order, in the language of the form."""

    _kinds: tuple[type[Concept], ...] = (Concept,)
    _chosen_codes: Callable[[], list[str]]

    def __init__(  # noqa: PLR0913 - options, by name
        self,
        label: str | None = None,
        validators: Sequence[Callable[..., object]] | None = None,
        *,
        kind: Kind | Iterable[Kind] = "outcome",
        guide: Guide = GUIDE_2024,
        locale: LocaleLike | Callable[[], LocaleLike | None] | None = None,
        of: TextKind = "label",
        **options: Any,
    ) -> None:
        given: Any = validators
        super().__init__(label, given, **options)
        self.guide: Guide = of_kind(guide, Guide, pgettext_noop("expected", "a guide"))
        self.kind: Kind | tuple[Kind, ...] = kind if isinstance(kind, str) else tuple(kind)
        self.of: TextKind = of
        self._given_locale = locale
        # what the object held, and codes to show that are no concepts or no choices
        self._held: list[Concept] = []
        self._odd: list[str] = []

    @property
    def locale(self) -> LocaleLike:
        """The locale of the field: its own, or the first of the reader's that can be served."""
        own = self._given_locale
        found = own() if callable(own) else own
        if found and (isinstance(found, Localizer) or not callable(own)):
            return found
        wanted = [str(found)] if found else self.meta.locales or ()
        return negotiate(wanted, default="en").tag

    def has_groups(self) -> bool:
        """Return that the options have groups."""
        return True

    def iter_groups(self) -> Iterator[tuple[Any, list[Any]]]:
        """Yield the options of each group under its name; what belongs to none has none."""
        groups = self._offered()
        chosen = [*self._chosen_codes(), *self._odd]
        known = {"", *(code for _, pairs in groups for code, _ in pairs)}
        others = [self._pair(code) for code in chosen if code not in known]
        for name, pairs in [*self._first(), *groups, *([(_NO_GROUP, others)] if others else [])]:
            yield name, [_Choice(code, text, code in chosen, {}) for code, text in pairs]

    def iter_choices(self) -> Iterator[_Option]:
        """Yield every option, for widgets without groups."""
        for _, options in self.iter_groups():
            yield from options

    def pre_validate(self, form: object) -> None:
        """Keep the errors of what was submitted: a validator may put its own in their place."""
        del form
        if self.process_errors:
            raise StopValidation

    def _offered(self) -> list[tuple[str, Choices]]:
        return self.guide.choices(locale=self.locale, kind=self.kind, of=self.of)

    def _first(self) -> list[tuple[str | None, Choices]]:
        """Return what stands before the choices of the guide."""
        return []

    def _pair(self, code: str) -> tuple[str, str]:
        """Return the code and the text of what the guide does not offer."""
        try:
            return code, getattr(concept_of(code), self.of)(self.locale)
        except KA1Error:
            return code, code

    def _hold(self, given: Iterable[object]) -> list[Concept]:
        """Return the concepts that an object holds; a code that no edition has is shown."""
        self._held, self._odd = [], []
        for each in given:
            try:
                concept = each if isinstance(each, Concept) else concept_of(each)  # type: ignore[arg-type]
                self._held.append(of_kind(concept, self._kinds, ""))
            except KA1Error:
                self._odd.append(str(each))
        return self._held

    def _read(self, codes: Iterable[str]) -> list[Concept]:
        """Return the concepts with the codes that were submitted, after noting what is wrong."""
        offered = {code for _, pairs in self._offered() for code, _ in pairs}
        offered |= {each.code for each in self._held}
        self._odd = []
        errors: Any = self.process_errors
        found = []
        for code in codes:
            if code in offered:
                found.append(concept_of(code))
                continue
            self._odd.append(code)
            try:
                if code not in CONCEPTS:
                    raise unknown_code(code, offered)
                expected = pgettext_noop("expected", "one of the choices")
                raise WrongKindError(self.guide[code], expected)
            except KA1Error as error:
                errors.append(error.explain(self.locale))
        return found


class OutcomeField(_ConceptsField):
    """A list of concepts to choose one from; ``data`` is the concept, or None.

    The options are in guide order under their target groups. A code that no edition has is refused
    with a message beside the field. What the object holds already can stay, whatever it is.

    Args:
        label: As for any field of WTForms, like *validators* and further options.
        validators: The validators.
        kind: The kind of the concepts, or several kinds, such as ``("outcome", "aspect")``.
        guide: The guide that has them.
        locale: The language of the options, or a function that returns it. If not given, the first
            of ``Meta.locales`` that can be served; English if there is none.
        of: The text that is shown: ``label``, ``short_label`` or ``statement``.
        blank: The text of a first option that means no choice; without it one has to be made.

    >>> from wtforms import Form
    >>> class Aim(Form):
    ...     outcome = OutcomeField(locale="nl", of="short_label")
    >>> form = Aim(data={"outcome": "staff.motivation"})
    >>> form.outcome.data, [name for name, _ in form.outcome.iter_groups()]
    (Outcome('staff.motivation'), ['Lerenden', 'Personeel', 'Organisaties'])
    """

    widget: Any = widgets.Select()

    def __init__(
        self,
        label: str | None = None,
        validators: Sequence[Callable[..., object]] | None = None,
        *,
        blank: str | None = None,
        **options: Any,
    ) -> None:
        super().__init__(label, validators, **options)
        self.blank: str | None = blank
        self.data: Concept | None

    def process_data(self, value: object) -> None:
        """Take the concept, or its code, that an object holds."""
        found = self._hold(() if value in (None, "") else (value,))
        self.data = found[0] if found else None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the code that was submitted."""
        if valuelist:
            found = self._read(filter(None, valuelist[:1]))
            self.data = found[0] if found else None

    def pre_validate(self, form: object) -> None:
        """Refuse that nothing is chosen, unless there is an option for it."""
        super().pre_validate(form)
        if self.data is None and self.blank is None:
            raise ValidationError(Translated(self.locale).pgettext("form", "make a choice"))

    def _first(self) -> list[tuple[str | None, Choices]]:
        return [] if self.blank is None else [(_NO_GROUP, [("", self.blank)])]

    def _chosen_codes(self) -> list[str]:
        return [self.data.code] if self.data else [""] * (not self._odd)


class OutcomeSetField(_ConceptsField):
    """A list of outcomes and aspects to choose several from; ``data`` is an `OutcomeSet`.

    The arguments are those of `OutcomeField`, without ``blank``; *kind* is ``outcome``, ``aspect``
    or both. An aspect brings its outcome along.

    >>> from wtforms import Form
    >>> class Aims(Form):
    ...     outcomes = OutcomeSetField(locale="nl")
    >>> Aims(data={"outcomes": ["staff.motivation"]}).outcomes.data
    OutcomeSet(['staff.motivation'])
    """

    widget: Any = widgets.Select(multiple=True)
    _kinds = (Outcome, Aspect)

    data: OutcomeSet

    def process_data(self, value: object) -> None:
        """Take the outcome set, or the concepts or codes, that an object holds."""
        is_one = isinstance(value, (str, Concept)) or not isinstance(value, Iterable)
        given = () if value is None else (value,) if is_one else value
        self.data = OutcomeSet(self._hold(given))  # type: ignore[arg-type]

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the codes that were submitted."""
        self.data = OutcomeSet(self._read(valuelist))  # type: ignore[arg-type]

    def _chosen_codes(self) -> list[str]:
        return [*self.data.codes]
