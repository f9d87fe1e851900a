"""The concepts of a guide as plain values: choices of a form, rows of a table."""

from typing import Literal, TypeAlias, TypedDict

__all__ = ["Choices", "GroupedChoices", "Kind", "Row"]

#: The kinds of concept by name, as in `Concept.kind`.
Kind: TypeAlias = Literal[
    "key_action", "target_group", "audience", "outcome", "aspect", "level", "impact", "priority"
]

#: Codes and labels.
Choices: TypeAlias = list[tuple[str, str]]

#: Codes and labels under the label of their group.
GroupedChoices: TypeAlias = list[tuple[str, Choices]]


class Row(TypedDict):
    """A concept in the words of one edition and language, as a row of a table.

    Attributes:
        edition: The year of the edition.
        locale: The locale that was asked for, as a BCP 47 tag.
        code: The code of the concept.
        kind: Its kind.
        parent: The code of the concept that it is part of, if any.
        group: The code of the target group, or of the level of systems, that it belongs to, if any.
        position: Its place among its parent's children of the same kind, from 1; None without a
            parent.
        first_edition: The year of the first edition known here that has it.
        last_edition: The year of the last edition that has it; None if none dropped it.
        label: The phrase that names it.
        label_language: The language of that text, which a fallback may have supplied.
        label_status: ``official``, ``other_edition`` or ``editorial``.
        label_source: The document with that text, and its version where it prints one.
        short_label: Our short name.
        short_label_language: Likewise.
        short_label_status: Likewise.
        short_label_source: Likewise.
        statement: The guide's whole sentence.
        statement_language: Likewise.
        statement_status: Likewise.
        statement_source: Likewise.
    """

    edition: int
    locale: str
    code: str
    kind: Kind
    parent: str | None
    group: str | None
    position: int | None
    first_edition: int
    last_edition: int | None
    label: str
    label_language: str
    label_status: str
    label_source: str
    short_label: str
    short_label_language: str
    short_label_status: str
    short_label_source: str
    statement: str
    statement_language: str
    statement_status: str
    statement_source: str
