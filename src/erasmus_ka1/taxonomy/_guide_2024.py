"""The Erasmus+ Programme Guide 2024 on Key Action 1."""

from __future__ import annotations

from . import key_action, learners, organisations, staff, systems, ukraine
from ._guide import Guide

__all__ = ["GUIDE_2024"]

GUIDE_2024 = Guide(
    edition=2024,
    import_name="erasmus_ka1.taxonomy:GUIDE_2024",
    sources_name="erasmus_ka1.taxonomy._sources_2024:SOURCES",
    key_action=key_action.KEY_ACTION,
    learners=learners.GROUP,
    staff=staff.GROUP,
    organisations=organisations.GROUP,
    systems=systems.SYSTEMS,
    priorities=(ukraine.PRIORITY,),
)
