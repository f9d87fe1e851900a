"""What the kinds of concept and the statuses of a text are called: English, for the catalogues.

The keys are `Concept.kind` and `Status`; the messages have the context ``kind`` or ``status``.
"""

from __future__ import annotations

from collections.abc import Mapping

from .._messages import pgettext_noop
from ._sources import Status

__all__ = ["KINDS", "STATUSES"]

KINDS: Mapping[str, str] = {
    "key_action": pgettext_noop("kind", "key action"),
    "target_group": pgettext_noop("kind", "target group"),
    "audience": pgettext_noop("kind", "audience"),
    "outcome": pgettext_noop("kind", "outcome"),
    "aspect": pgettext_noop("kind", "aspect"),
    "level": pgettext_noop("kind", "level"),
    "impact": pgettext_noop("kind", "long-term impact"),
    "priority": pgettext_noop("kind", "priority"),
}
STATUSES: Mapping[Status, str] = {
    Status.OFFICIAL: pgettext_noop("status", "official: verbatim in the guide's page"),
    Status.ATTESTED: pgettext_noop(
        "status", "attested: the official wording, from another copy or edition"
    ),
    Status.EDITORIAL: pgettext_noop("status", "editorial: our own wording"),
}
