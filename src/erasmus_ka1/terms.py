"""What the kinds of concept and the statuses of a text are called: English, for the catalogues.

The keys are `Concept.kind` and `Status`; the messages have the context ``kind`` or ``status``.
"""

from __future__ import annotations

from collections.abc import Mapping

from .errors import words
from .sources import Status

__all__ = ["KINDS", "STATUSES"]

KINDS: Mapping[str, str] = {
    "key_action": words("kind", "key action"),
    "target_group": words("kind", "target group"),
    "audience": words("kind", "audience"),
    "outcome": words("kind", "outcome"),
    "aspect": words("kind", "aspect"),
    "level": words("kind", "level"),
    "impact": words("kind", "long-term impact"),
    "priority": words("kind", "priority"),
}
STATUSES: Mapping[Status, str] = {
    Status.OFFICIAL: words("status", "official: verbatim in the guide's page"),
    Status.ATTESTED: words(
        "status", "attested: the official wording, from another copy or edition"
    ),
    Status.EDITORIAL: words("status", "editorial: our own wording"),
}
