"""Names that are no text of the guide: countries, actions, fields, kinds of findings."""

from __future__ import annotations

from collections.abc import Mapping
from operator import methodcaller

import attrs

from ..._messages import pgettext_noop
from ...projects import FindingCode, ProjectCounts, Tally, find_action
from ...taxonomy import Concept
from .._phrasebook import Phrasebook
from .._text import LocalizedText

__all__ = ["Names", "by_field"]

_KINDS: Mapping[FindingCode, str] = {
    FindingCode.NO_CLAIMS: pgettext_noop("finding", "No outcome is planned or achieved"),
    FindingCode.OTHER_KEY_ACTION: pgettext_noop("finding", "Project of another key action"),
    FindingCode.UNKNOWN_ACTION: pgettext_noop("finding", "Unknown action"),
    FindingCode.END_BEFORE_START: pgettext_noop("finding", "End date before start date"),
    FindingCode.GROUP_OUTSIDE_ACTION: pgettext_noop(
        "finding", "Target group for which the action funds no mobility"
    ),
    FindingCode.GROUP_WITHOUT_OUTCOME: pgettext_noop(
        "finding", "Target group without a planned or achieved outcome"
    ),
    FindingCode.GROUP_WITHOUT_PARTICIPANTS: pgettext_noop(
        "finding", "Target group without participants"
    ),
    FindingCode.ACHIEVED_NOT_PLANNED: pgettext_noop("finding", "Outcome achieved but not planned"),
    FindingCode.ACHIEVED_WITHOUT_EVIDENCE: pgettext_noop(
        "finding", "Outcome achieved without evidence"
    ),
    FindingCode.DUPLICATE_CLAIM: pgettext_noop("finding", "The same outcome entered twice"),
    FindingCode.EVIDENCE_BEFORE_START: pgettext_noop("finding", "Evidence from before the project"),
    FindingCode.CONFLICTING_FIGURES: pgettext_noop(
        "finding", "Different figures for the same outcome"
    ),
    FindingCode.MORE_CONCERNED_THAN_RESPONDENTS: pgettext_noop(
        "finding", "Outcome achieved by more people than responded"
    ),
    FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS: pgettext_noop(
        "finding", "Outcome for more people than take part"
    ),
    FindingCode.MORE_RESPONDENTS_THAN_PARTICIPANTS: pgettext_noop(
        "finding", "More respondents than participants"
    ),
    FindingCode.PRIORITY_OF_ANOTHER_YEAR: pgettext_noop(
        "finding", "Priority of another year than the call"
    ),
    FindingCode.EDITION_OF_ANOTHER_YEAR: pgettext_noop(
        "finding", "Programme Guide of another year than the call"
    ),
    FindingCode.OUTCOME_OUTSIDE_EDITION: pgettext_noop(
        "finding", "Outcome that the project's Programme Guide does not have"
    ),
    FindingCode.PRIORITY_OUTSIDE_EDITION: pgettext_noop(
        "finding", "Priority that the project's Programme Guide does not have"
    ),
    FindingCode.TOPIC_OUTSIDE_EDITION: pgettext_noop(
        "finding", "Section on a topic that the project's Programme Guide does not have"
    ),
}
_FIELDS: Mapping[str, str] = {
    "ADU": pgettext_noop("field", "Adult education"),
    "HED": pgettext_noop("field", "Higher education"),
    "SCH": pgettext_noop("field", "School education"),
    "SPO": pgettext_noop("field", "Sport"),
    "VET": pgettext_noop("field", "Vocational education and training"),
    "YOU": pgettext_noop("field", "Youth"),
    "": pgettext_noop("field", "Not in the project number"),
}


@attrs.frozen
class Names:
    """The names, in the languages of a report."""

    phrases: Phrasebook

    def own(self, text: str) -> LocalizedText:
        return self.phrases.verbatim(text)

    def concept(self, concept: Concept) -> LocalizedText:
        return self.phrases.short_label(concept)

    def country(self, code: str) -> LocalizedText:
        return self.phrases.each(methodcaller("country_name", code))

    def year(self, year: int) -> LocalizedText:
        return self.phrases.verbatim(str(year))

    def action(self, action: str) -> LocalizedText | None:
        """Return the name of an action with its field (``KA121-VET``); None if it is unknown."""
        code, _, field = action.partition("-")
        known = find_action(code, field or None)
        return None if known is None else self.phrases.pgettext("action", known.name)

    def field(self, code: str) -> LocalizedText:
        if code in _FIELDS:
            return self.phrases.pgettext("field", _FIELDS[code])
        return self.phrases.verbatim(code)

    def finding(self, code: FindingCode) -> LocalizedText:
        return self.phrases.pgettext("finding", _KINDS[code])


def by_field(tally: Tally) -> dict[str, ProjectCounts]:
    """Return the figures by field of education, in alphabetical order of its code."""
    found: dict[str, ProjectCounts] = {}
    for action, counts in tally.by_action.items():
        field = action.partition("-")[2]
        found[field] = found.get(field, ProjectCounts()) + counts
    return dict(sorted(found.items()))
