"""The fields of models."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from ..._errors import KA1Error
from ...projects import OutcomeSet
from ...projects._codes import MEMBERS
from ...taxonomy import Concept
from .._stored import (
    MOST_CHARACTERS,
    GivenOrUnknown,
    StoredOutcome,
    UnknownOutcome,
    read_outcome,
    read_set,
    stored_code,
    stored_codes,
)
from ._forms import OutcomeFormField, OutcomeSetFormField
from ._lookups import ContainsAll, ContainsAny
from ._values import (
    USUAL,
    Offering,
    StoredOutcomeSet,
    active_localizer,
    one_outcome,
    set_of,
    text_of,
)

__all__ = ["OutcomeField", "OutcomeSetField"]

# migrations and tracebacks name the public module
_PUBLIC_MODULE = "erasmus_ka1.integrations.django"

if TYPE_CHECKING:
    _Base = models.Field[Any, Any]
    _OneBase = models.Field[GivenOrUnknown | None, StoredOutcome | None]
    _SetBase = models.JSONField[Iterable[GivenOrUnknown] | None, StoredOutcomeSet]
else:
    _Base = object
    _OneBase = models.Field
    _SetBase = models.JSONField


class _Attribute(DeferredAttribute):
    """Turns what is assigned into our values; what cannot be stays, for `full_clean` to refuse."""

    field: Any

    def __set__(self, instance: models.Model, value: object) -> None:
        vars(instance)[self.field.attname] = self.field.converted(value)


class _OutcomesField(Offering, _Base):
    """What both fields share: their words, and what a form and a migration see of them."""

    descriptor_class = _Attribute
    default_validators: list[Callable[[Any], None]]
    non_db_attrs: tuple[str, ...] = (*models.Field.non_db_attrs, "edition", "aspects", "of")
    form_class: type[OutcomeFormField | OutcomeSetFormField]
    # returns a value as ours, and refuses what is unknown
    strict: Callable[[object], object]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.blank:
            # for serializers, which take the validators over
            self.default_validators = [*self.default_validators, self._refuse_empty]

    def _refuse_empty(self, value: object) -> None:
        if value in self.empty_values:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def contribute_to_class(
        self,
        cls: type[models.Model],
        name: str,
        private_only: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Add ``get_FOO_display`` to the model, unless it has one."""
        super().contribute_to_class(cls, name, private_only)
        method = f"get_{self.name}_display"
        if method not in vars(cls):
            display = functools.partialmethod(_display, field=self)
            setattr(cls, method, display)

    def deconstruct(self) -> Any:
        """Return what a migration writes: the options that differ from ours, and no codes."""
        name, path, args, kwargs = super().deconstruct()
        kwargs |= {key: value for key, value in self.offering.items() if value != USUAL[key]}
        return name, path, args, kwargs

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Return the value as ours; raise a `ValidationError` with our message."""
        cleaned = value if value in self.empty_values else self.strict(value)
        self.validate(cleaned, model_instance)
        self.run_validators(cleaned)
        return cleaned

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse nothing and emptiness where the field does not allow them."""
        models.Field.validate(self, value, model_instance)

    def value_to_string(self, obj: models.Model) -> Any:
        """Return what a fixture holds."""
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:
        """Return the form field."""
        usual = {"form_class": self.form_class, "show_hidden_initial": False}
        return models.Field.formfield(self, **{**usual, **self.offering, **kwargs})


class OutcomeField(_OutcomesField, _OneBase):
    """A field of a model that holds an outcome or an aspect, in a column of text.

    It takes concepts and codes, and gives concepts, or None where it is blank. What a row holds
    that no edition of the guide has is given as an `UnknownOutcome`, and saved again as it is.
    """

    __module__ = _PUBLIC_MODULE
    form_class: type[OutcomeFormField | OutcomeSetFormField] = OutcomeFormField
    strict: Callable[[object], object] = staticmethod(one_outcome)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MOST_CHARACTERS)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Return what a migration writes: a concept that is the default by its code."""
        name, path, args, kwargs = super().deconstruct()
        if isinstance(kwargs.get("default"), Concept):
            kwargs["default"] = kwargs["default"].code
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        """Return the column's type: that of a `CharField`."""
        return "CharField"

    @property
    def flatchoices(self) -> list[tuple[object, str]]:
        """What lists and read-only pages of the admin show for a value."""
        localizer = active_localizer(self.edition)
        shown = [(each, text_of(each, self.of, localizer)) for each in MEMBERS.values()]
        return [*shown, (_ANY_UNKNOWN, localizer.pgettext("stored", "unknown code"))]

    def converted(self, value: object) -> object:
        """Return a concept or a code as a concept, nothing as None, another value as it is."""
        if value is None or value == "":
            return None
        found = read_outcome(value) if isinstance(value, str) else value
        return value if isinstance(found, UnknownOutcome) else found

    def to_python(self, value: object) -> Any:
        """Return what a row or a fixture holds: a concept, an unknown one, or None."""
        return None if value is None or value == "" else read_outcome(value)

    def from_db_value(self, value: object, expression: object, connection: object) -> Any:
        """Return what a row holds."""
        del expression, connection
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        """Return the code to store, or to look for.

        Raises:
            KA1Error: It is neither an outcome nor an aspect.
        """
        value = super().get_prep_value(value)
        if value is None or value == "":
            return None if self.null else ""
        return stored_code(value)


class OutcomeSetField(_OutcomesField, _SetBase):
    """A field of a model that holds a set of outcomes and aspects, in a column of JSON.

    It takes sets and lists of concepts and codes, and gives a `StoredOutcomeSet`, which is an
    `OutcomeSet`. What a row holds that no edition of the guide has is its `unknown`, and saved
    again as it is. ``__contains`` finds rows by a member, or by all of several; ``__has_any`` by
    any of several.
    """

    __module__ = _PUBLIC_MODULE
    form_class: type[OutcomeFormField | OutcomeSetFormField] = OutcomeSetFormField
    strict: Callable[[object], object] = staticmethod(set_of)
    empty_values: Sequence[Any] = [*models.Field.empty_values, StoredOutcomeSet()]
    default: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.default
        if self.has_default() and given is not None and not callable(given):
            # Django wants a function, as lists are mutable
            self.default = functools.partial(stored_codes, [*given])

    def deconstruct(self) -> Any:
        """Return what a migration writes: a set that is the default as a list of codes."""
        name, path, args, kwargs = super().deconstruct()
        if isinstance(self.default, functools.partial) and self.default.func is stored_codes:
            kwargs["default"] = self.default()
        return name, path, args, kwargs

    def get_default(self) -> Any:
        """Return the default; an empty set if there is none, and no null."""
        if self.has_default() or self.null:
            return super().get_default()
        return StoredOutcomeSet()

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        """Set what a form holds; nothing is null where the field allows null."""
        super().save_form_data(instance, None if self.null and not data else data)

    def get_transform(self, lookup_name: str) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Return a transform of any field: the members of a set have no keys."""
        return models.Field.get_transform(self, lookup_name)

    def converted(self, value: object) -> object:
        """Return concepts and codes as a set, another value as it is."""
        if value is None or isinstance(value, StoredOutcomeSet):
            return value
        if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
            value = value if isinstance(value, OutcomeSet) else [*value]
            with suppress(KA1Error):
                return StoredOutcomeSet(value)
        return value

    def to_python(self, value: object) -> Any:
        """Return what a fixture holds: a set, with what is unknown, or None; text as it is."""
        # the reader of XML reads JSON from the text later
        return value if isinstance(value, str) else self._read(value)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return what a row holds: a set, with what is unknown, or None."""
        return self._read(super().from_db_value(value, expression, connection))

    def _read(self, value: object) -> StoredOutcomeSet | None:
        if value is None:
            return None if self.null else StoredOutcomeSet()
        return read_set(value, StoredOutcomeSet)

    def get_prep_value(self, value: Any) -> Any:
        """Return the list to store, or to look for.

        Raises:
            KA1Error: It is not a list of outcomes and aspects.
        """
        given: Any = super().get_prep_value(value)
        is_ours = given is not None and not hasattr(given, "resolve_expression")
        return stored_codes(cast("Iterable[GivenOrUnknown]", given)) if is_ours else given

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Return the JSON to store, or to look for."""
        given: Any = value if prepared else self.get_prep_value(value)
        return super().get_db_prep_value(given, connection, prepared=True)


OutcomeSetField.register_lookup(ContainsAll)
OutcomeSetField.register_lookup(ContainsAny)


class _AnyUnknown:
    """Equal to whatever is unknown: a key for all of them."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownOutcome)

    def __hash__(self) -> int:
        return hash(UnknownOutcome(""))


_ANY_UNKNOWN = _AnyUnknown()


def _display(instance: models.Model, field: _OutcomesField) -> str:
    return text_of(getattr(instance, field.attname), field.of, active_localizer(field.edition))
