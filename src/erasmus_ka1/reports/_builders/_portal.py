"""The portal view: a project as plain texts to copy into the fields of a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain

import attrs

from ..._errors import InvalidValueError
from ..._messages import pgettext_noop
from ..._validation import COUNT, of_kind
from ...localization import Localizer
from ...projects import ClaimStatus, Project
from ...taxonomy import Concept, Guide, Status, TargetGroup
from .._content import Items, Note, Paragraph, Section, Verbatim
from .._phrasebook import Locales, Phrasebook
from .._report import Report
from .._text import LocalizedText, Text
from ._portal_texts import evidence_of, outcomes_of, priorities_of

__all__ = ["LIMIT", "characters", "portal_fields", "portal_view"]

#: How many characters most fields of the programme's forms take.
LIMIT = 3000

_A_LIMIT = pgettext_noop(
    "expected", "a whole number, 1 or more, or a mapping of fields to such numbers"
)
_A_NUMBER = pgettext_noop("expected", "a whole number, 1 or more")


def characters(text: str) -> int:
    r"""Return how many characters a field of a web form counts in *text*.

    HTML's ``maxlength`` counts UTF-16 code units: most emoji are two or more. A line break is one,
    whether it is CR, LF or both.

    >>> characters("één"), characters("👩‍🎓"), characters("a\r\nb")
    (3, 5, 3)
    """
    text = of_kind(text, str, pgettext_noop("expected", "text"))
    return len(text.replace("\r\n", "\n").encode("utf-16-le", "surrogatepass")) // 2


def portal_fields(guide: Guide) -> tuple[str, ...]:
    """Return the names of the fields that take a limit: the same in every language.

    >>> from erasmus_ka1 import GUIDE_2024
    >>> portal_fields(GUIDE_2024)[:5]
    ('title', 'organisation', 'learners.planned', 'learners.achieved', 'learners.evidence')
    """
    guide = of_kind(guide, Guide, pgettext_noop("expected", "a guide"))
    parts = ("planned", "achieved", "evidence")
    of_groups = (f"{group.code}.{part}" for group in guide.target_groups for part in parts)
    return ("title", "organisation", *of_groups, "priorities")


def portal_view(
    project: Project, *, locale: Locales, limit: int | Mapping[str, int] = LIMIT
) -> Report:
    """Return *project* as plain texts, one for each field of an application or report form.

    Each text is counted against the limit of its field, by `characters`; none is cut. The code of
    a field's section is the name of the field.

    Args:
        project: The project.
        locale: The language; give more for languages side by side, each with its own count.
        limit: How many characters each field takes; or a mapping from names in `portal_fields` to
            numbers. Fields without a number take 3,000.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        InvalidValueError: A limit is not a whole number from 1, or its field does not exist; or a
            text holds a character that no output format can show.

    >>> import datetime
    >>> year = datetime.date(2024, 9, 1), datetime.date(2025, 8, 31)
    >>> project = Project(number="2024-1-NL01-KA121-VET-000123456", title="Zorg over de grens",
    ...     organisation="Scalda", country="NL", start=year[0], end=year[1])
    >>> for language in ("nl", "en"):
    ...     title = portal_view(project, locale=language, limit={"title": 200}).sections[1]
    ...     print(*(block.text for block in title.blocks), sep=": ")
    Zorg over de grens: 18 van 200 tekens
    Zorg over de grens: 18 of 200 characters
    """
    project = of_kind(project, Project, pgettext_noop("expected", "a project"))
    phrases = Phrasebook.of(locale, project.guide)
    form = _Form(phrases, project, _limits(limit, portal_fields(project.guide)))
    sections = form.sections()
    return Report(
        title=phrases.verbatim(project.title),
        subtitle=phrases.pgettext("report", "Texts to copy into a form (Erasmus+ Key Action 1)"),
        languages=phrases.languages,
        sections=(*sections, phrases.sources()),
    )


def _limits(given: object, names: tuple[str, ...]) -> dict[str, int]:
    """Return the limit of each field."""
    if not isinstance(given, Mapping):
        return dict.fromkeys(names, _limit("portal_view.limit", given, _A_LIMIT))
    for name in given:
        if name not in names:
            raise InvalidValueError("portal_view.limit", name, f"only {', '.join(names)}")
    return {
        name: _limit(f"portal_view.limit[{name!r}]", given.get(name, LIMIT), _A_NUMBER)
        for name in names
    }


def _limit(field: str, given: object, expected: str) -> int:
    if isinstance(given, int) and COUNT.holds(given) and given:
        return given
    raise InvalidValueError(field, given, expected)


@attrs.frozen
class _Field:
    """A field of the form and its text."""

    name: str
    heading: LocalizedText
    full_heading: LocalizedText
    text: LocalizedText
    limit: int

    def section(self, phrases: Phrasebook) -> Section:
        if not self.text.versions[0].text:
            nothing = Note(phrases.pgettext("report", "No text for this field."))
            return Section(self.heading, [nothing], code=self.name)
        counts = (
            Text(self._count(localizer, characters(self.text.version(place).text)), localizer.tag)
            for place, localizer in enumerate(phrases.localizers)
        )
        return Section(
            self.heading, [Verbatim(self.text), Note(LocalizedText.of(*counts))], code=self.name
        )

    def is_too_long(self, place: int) -> bool:
        return characters(self.text.version(place).text) > self.limit

    def _count(self, localizer: Localizer, count: int) -> str:
        if count > self.limit:
            return localizer.npgettext(
                "report",
                "{number} character over the limit ({count} of {limit}); the text has not "
                "been shortened.",
                "{number} characters over the limit ({count} of {limit}); the text has not "
                "been shortened.",
                count - self.limit,
                count=count,
                limit=self.limit,
            )
        return localizer.npgettext(
            "report",
            "{count} of {number} character",
            "{count} of {number} characters",
            self.limit,
            count=count,
        )


@attrs.frozen
class _Form:
    """The fields of the form and the notes on them."""

    phrases: Phrasebook
    project: Project
    limits: Mapping[str, int]

    def sections(self) -> list[Section]:
        before, after = self._before_groups(), self._priorities()
        of_groups = {group: self._of_group(group) for group in self.project.target_groups}
        fields = [*before, *chain.from_iterable(of_groups.values()), after]
        return [
            self._introduction(fields),
            *self._shown(before),
            *(
                Section(self.phrases.short_label(group), (), self._shown(of_group), group.code)
                for group, of_group in of_groups.items()
            ),
            *self._shown([after]),
            *self._wording(),
        ]

    def _shown(self, fields: Iterable[_Field]) -> tuple[Section, ...]:
        return tuple(field.section(self.phrases) for field in fields)

    def _before_groups(self) -> tuple[_Field, ...]:
        pgettext, verbatim = self.phrases.pgettext, self.phrases.verbatim
        title, organisation = verbatim(self.project.title), verbatim(self.project.organisation)
        return (
            self._field("title", pgettext("report", "Title"), title),
            self._field(
                "organisation", pgettext("report", "Beneficiary (coordinator)"), organisation
            ),
        )

    def _of_group(self, group: TargetGroup) -> tuple[_Field, ...]:
        pgettext, each, project = self.phrases.pgettext, self.phrases.each, self.project
        planned = partial(outcomes_of, project, group, ClaimStatus.PLANNED)
        achieved = partial(outcomes_of, project, group, ClaimStatus.ACHIEVED)
        evidence = partial(evidence_of, project, group)
        fields = (
            ("planned", pgettext("report", "Expected outcomes"), each(planned)),
            ("achieved", pgettext("report", "Achieved outcomes"), each(achieved)),
            ("evidence", pgettext("report", "Evidence"), each(evidence)),
        )
        return tuple(
            self._field(f"{group.code}.{name}", heading, text, group)
            for name, heading, text in fields
        )

    def _priorities(self) -> _Field:
        number = len(self.project.priorities) or 1
        heading = self.phrases.npgettext("report", "Priority", "Priorities", number)
        text = self.phrases.each(partial(priorities_of, self.project))
        return self._field("priorities", heading, text)

    def _field(
        self,
        name: str,
        heading: LocalizedText,
        text: LocalizedText,
        group: TargetGroup | None = None,
    ) -> _Field:
        full = heading
        if group is not None:
            full = self.phrases.pgettext(
                "report",
                "{field} under {group}",
                field=heading,
                group=self.phrases.short_label(group),
            )
        return _Field(name, heading, full, text, self.limits[name])

    def _introduction(self, fields: Sequence[_Field]) -> Section:
        pgettext = self.phrases.pgettext
        counting = pgettext(
            "report",
            "Characters are counted as web forms count them: a line break is one "
            "character, most emoji are two or more.",
        )
        blocks = [Paragraph(self._fit(fields)), Note(counting)]
        if self._concepts():
            blocks.append(Note(self._explained_wording()))
        return Section(pgettext("report", "About these texts"), blocks)

    def _fit(self, fields: Sequence[_Field]) -> LocalizedText:
        """Return which texts are too long for their fields, in each language."""
        said = []
        for place, localizer in enumerate(self.phrases.localizers):
            names = [
                field.full_heading.version(place).text
                for field in fields
                if field.is_too_long(place)
            ]
            said.append(Text(_fit(names, localizer), localizer.tag))
        return LocalizedText.of(*said)

    def _concepts(self) -> tuple[Concept, ...]:
        """Return the concepts whose labels are in the fields."""
        outcomes = self.project.planned | self.project.achieved
        return (*outcomes, *self.project.priorities)

    @cached_property
    def _editorial(self) -> list[Concept]:
        """The concepts whose names are not the guide's own words."""
        return [
            concept
            for concept in self._concepts()
            if any(
                self.phrases.guide.source(concept, locale=each).status is Status.EDITORIAL
                for each in self.phrases.localizers
            )
        ]

    def _explained_wording(self) -> LocalizedText:
        if not self._editorial:
            return self.phrases.pgettext(
                "report", "The names of outcomes and priorities are the guide's own words."
            )
        return self.phrases.pgettext(
            "report",
            "Fields show names without †; names that are not the guide's are listed at the end.",
        )

    def _wording(self) -> list[Section]:
        """Return a list of the names that are not the guide's words, if there are any."""
        if not self._editorial:
            return []
        heading = self.phrases.pgettext("report", "Names that are not the guide's own words")
        return [Section(heading, [Items(map(self.phrases.label, self._editorial))])]


def _fit(too_long: Sequence[str], localizer: Localizer) -> str:
    if not too_long:
        return localizer.pgettext("report", "All texts fit.")
    return localizer.npgettext(
        "report",
        "{number} text is too long for its field: {fields}.",
        "{number} texts are too long for their fields: {fields}.",
        len(too_long),
        fields=localizer.joined(too_long),
    )
