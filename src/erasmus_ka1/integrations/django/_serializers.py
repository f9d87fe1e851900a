"""The fields of Django REST framework's serializers."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from rest_framework import serializers

from ...taxonomy import TextKind
from .._stored import read_outcome, read_set, stored_codes
from ._fields import OutcomeField, OutcomeSetField
from ._values import StoredOutcomeSet, choices, one_outcome, refusals

__all__ = ["OutcomeSerializerField", "OutcomeSetSerializerField", "register"]

# what a model serializer gives the field of any column of JSON
_OF_JSON = {"encoder": None, "decoder": None, "style": {"base_template": "textarea.html"}}


class _OutcomesSerializerField(serializers.ChoiceField):
    """What both fields share: what the browsable API and the schema offer."""

    def __init__(
        self,
        *,
        edition: int | None = None,
        aspects: bool = False,
        of: TextKind = "label",
        **kwargs: Any,
    ) -> None:
        """Make a field.

        Args:
            edition: The edition of the guide whose outcomes and words it offers; if not given,
                that of 2024.
            aspects: Whether it offers the aspects too; it takes them in any case.
            of: The text that is shown: ``label``, ``short_label`` or ``statement``.
            **kwargs: As for any field of a serializer.
        """
        for name, usual in _OF_JSON.items():
            if kwargs.get(name, ...) == usual:
                del kwargs[name]
        super().__init__(choices=choices(edition, of, aspects=aspects), **kwargs)


class OutcomeSerializerField(_OutcomesSerializerField):
    """One outcome or aspect: a code in JSON, a concept in `validated_data`."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the outcome or aspect that *data* is the code of."""
        if data == "" and (self.allow_blank or not self.required):
            return None
        try:
            return one_outcome(data)
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
        codes = [*data]
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
