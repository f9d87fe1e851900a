"""The fields of Django REST framework's serializers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import models
from rest_framework import serializers

from .._stored import StoredOutcome, UnknownOutcome, read_outcome, read_set, stored_codes
from ._fields import OutcomeField, OutcomeSetField
from ._values import USUAL, Offering, StoredOutcomeSet, one_outcome, refusals

__all__ = ["OutcomeSerializerField", "OutcomeSetSerializerField", "register"]

# what a model serializer gives the field of any column of JSON
_OF_JSON = {"encoder": None, "decoder": None, "style": {"base_template": "textarea.html"}}


class _Choices(serializers.ChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        for name, usual in _OF_JSON.items():
            if kwargs.get(name, ...) == usual:
                del kwargs[name]
        super().__init__(choices=(), **kwargs)


class _OutcomesSerializerField(Offering, _Choices):
    """What both fields share: what the browsable API offers, and what is kept of a row."""

    _kept: tuple[UnknownOutcome, ...] = ()

    def offer(self, kept: Iterable[StoredOutcome] = ()) -> None:
        """Have the browsable API show the outcomes."""
        self.choices: Any = self.offered(kept)

    def bind(self, field_name: str, parent: Any) -> None:
        """Stand in a serializer: offer what its model does, and what its row holds besides."""
        super().bind(field_name, parent)
        source = self.source or field_name
        model: Any = getattr(getattr(parent, "Meta", None), "model", None)
        fields = model._meta.fields if model else ()  # noqa: SLF001 - Django documents it
        of_model = next((each for each in fields if each.name == source), None)
        if isinstance(of_model, Offering) and self.offering == USUAL:
            vars(self).update(of_model.offering)
        row = getattr(parent, "instance", None)
        if isinstance(row, models.Model):
            held: Any = getattr(row, source, None)
            is_one = isinstance(held, UnknownOutcome)
            self._kept = (held,) if is_one else getattr(held, "unknown", ())
        self.offer(self._kept)

    def _meant(self, given: object) -> object:
        return next((each for each in self._kept if given in (each.stored, each.code)), given)


class OutcomeSerializerField(_OutcomesSerializerField):
    """One outcome or aspect: a code in JSON, a concept in `validated_data`."""

    def validate_empty_values(self, data: Any) -> Any:
        """Take null for nothing where the field is optional: a blank row is shown so."""
        is_nothing = data is None and not self.required and not self.allow_null
        return super().validate_empty_values("" if is_nothing else data)

    def to_internal_value(self, data: Any) -> Any:
        """Return the outcome or aspect that *data* is the code of."""
        if data == "" and (self.allow_blank or not self.required):
            return None
        try:
            return one_outcome(self._meant(data))
        except DjangoValidationError as error:
            raise serializers.ValidationError(error.messages, code=error.code) from error

    def to_representation(self, value: Any) -> Any:
        """Return the code, also one that no edition has."""
        return None if value is None or value == "" else read_outcome(value).code


class OutcomeSetSerializerField(_OutcomesSerializerField, serializers.MultipleChoiceField):
    """Outcomes and aspects: a list of codes in JSON, a `StoredOutcomeSet` in `validated_data`."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the set of the codes; each bad one has an error of its own, under its index."""
        if isinstance(data, (str, dict)) or not hasattr(data, "__iter__"):
            self.fail("not_a_list", input_type=type(data).__name__)
        if not self.allow_empty and not data:
            self.fail("empty")
        codes: list[Any] = [self._meant(each) for each in data]
        problems: Any = {
            place: [serializers.ErrorDetail(error.messages[0], code=error.code)]
            for place, error in refusals(codes)
        }
        if problems:
            raise serializers.ValidationError(problems)
        return StoredOutcomeSet(codes)

    def to_representation(self, value: Any) -> Any:
        """Return the codes in guide order, then those that no edition has."""
        return stored_codes(read_set(value, StoredOutcomeSet))


def register() -> None:
    """Have model serializers make these fields for ours."""
    serializers.ModelSerializer.serializer_field_mapping |= {
        OutcomeField: OutcomeSerializerField,
        OutcomeSetField: OutcomeSetSerializerField,
    }
