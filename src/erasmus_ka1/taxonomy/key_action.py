"""Key Action 1 itself: its title and the sentence on its effects."""

from __future__ import annotations

from ._concepts import KeyAction

__all__ = [
    "KEY_ACTION",
]

KEY_ACTION = KeyAction(
    code="key_action_1",
    english_label="Key Action 1: Learning mobility of individuals",
    english_short_label="Key Action 1",
    english_statement=(
        "The Actions supported under this Key Action are expected to bring positive and "
        "long-lasting effects on the participants and participating organisations "
        "involved, as well as on the policy systems in which such activities are framed."
    ),
)
