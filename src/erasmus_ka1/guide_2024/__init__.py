"""The Erasmus+ Programme Guide 2024 on Key Action 1, one module per part of its page."""

from __future__ import annotations

from ..concepts import Guide
from . import key_action, learners, organisations, staff, systems, ukraine

__all__ = [
    "GUIDE_2024",
    "key_action",
    "learners",
    "organisations",
    "staff",
    "systems",
    "ukraine",
]

GUIDE_2024 = Guide(
    edition=2024,
    import_name="erasmus_ka1.guide_2024:GUIDE_2024",
    sources_name="erasmus_ka1.guide_2024.sources:SOURCES",
    key_action=key_action.KEY_ACTION,
    learners=learners.GROUP,
    staff=staff.GROUP,
    organisations=organisations.GROUP,
    systems=systems.SYSTEMS,
    priorities=(ukraine.PRIORITY,),
)
