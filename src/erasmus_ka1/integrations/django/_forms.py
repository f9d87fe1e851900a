"""The fields of forms: choices in groups, in guide order, in Django's active language."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from .._stored import StoredOutcome, UnknownOutcome, read_outcome, read_set
from ._values import Offering, StoredOutcomeSet, one_outcome, set_of

__all__ = ["OutcomeFormField", "OutcomeSetFormField"]


class _OutcomesFormField(Offering, forms.ChoiceField):
    """What both fields share: what they offer, and what they keep of a row as it was."""

    _kept: Mapping[str, StoredOutcome] = {}

    def offer(self, kept: Iterable[StoredOutcome] = ()) -> None:
        """Have the list made anew in the language of each reader."""
        self.choices = functools.partial(self.offered, [*kept])

    def get_bound_field(self, form: Any, field_name: str) -> Any:
        """Return the field in a form; what the form starts from is offered, whatever it is."""
        stored = read_set(form.get_initial_for_field(self, field_name) or (), StoredOutcomeSet)
        kept = [*stored, *stored.unknown]
        self._kept = {each.code: each for each in kept if isinstance(each, UnknownOutcome)}
        self.offer(kept)
        return super().get_bound_field(form, field_name)

    def _meant(self, given: object) -> object:
        return self._kept.get(given, given) if isinstance(given, str) else given

    def validate(self, value: object) -> None:
        """Refuse emptiness where the field is required."""
        forms.Field.validate(self, value)


class OutcomeFormField(_OutcomesFormField):
    """One outcome or aspect, from a list; None if nothing is chosen.

    What is sent has to be the code of an outcome or an aspect, or what the row already holds.
    """

    def offered(self, kept: Iterable[StoredOutcome] = ()) -> list[tuple[str, object]]:
        """Return the choices; an empty one comes first where other fields of Django have it."""
        is_chosen = self.initial is not None or isinstance(self.widget, forms.RadioSelect)
        blank: list[tuple[str, object]] = [("", "---------")]
        return [*([] if self.required and is_chosen else blank), *super().offered(kept)]

    def to_python(self, value: object) -> Any:
        """Return the outcome or aspect."""
        return None if value in self.empty_values else one_outcome(self._meant(value))

    def prepare_value(self, value: object) -> Any:
        """Return the code that is chosen in the list."""
        return value if value in self.empty_values else read_outcome(value).code

    def has_changed(self, initial: object, data: object) -> bool:
        """Return whether another one was chosen."""
        if self.disabled:
            return False
        return (self.prepare_value(initial) or "") != (self.prepare_value(data) or "")


class OutcomeSetFormField(_OutcomesFormField):
    """Several outcomes and aspects, from boxes to tick; a `StoredOutcomeSet`.

    What is sent has to be codes of outcomes or aspects, or what the row already holds.
    """

    widget = forms.CheckboxSelectMultiple
    hidden_widget: type[forms.Widget] = forms.MultipleHiddenInput
    empty_values: Sequence[Any] = [*forms.Field.empty_values, StoredOutcomeSet()]

    def to_python(self, value: Any) -> Any:
        """Return the set."""
        if value in self.empty_values:
            return StoredOutcomeSet()
        if isinstance(value, (list, tuple)):
            value = [self._meant(each) for each in value]
        return set_of(value)

    def prepare_value(self, value: object) -> Any:
        """Return the codes that are ticked."""
        if value in self.empty_values:
            return []
        stored = read_set(value, StoredOutcomeSet)
        return [each.code for each in (*stored, *stored.unknown)]

    def has_changed(self, initial: object, data: object) -> bool:
        """Return whether the row would hold something else."""
        if self.disabled:
            return False
        return {*self.prepare_value(initial)} != {*self.prepare_value(data)}
