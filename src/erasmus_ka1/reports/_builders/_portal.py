"""The portal view: what a project says, field by field, as plain text to copy into a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain

import attrs

from ..._errors import InvalidValueError
from ..._messages import pgettext_noop
from ..._validation import COUNT
from ...localization import Localizer
from ...projects._project import ClaimStatus, Project
from ...taxonomy import Concept, Guide, TargetGroup
from ...taxonomy._sources import Status
from .._blocks import Items, Note, Paragraph, Verbatim
from .._report import Report, Section
from .._text import Text, Words
from .._writer import Locales, Writer
from ._portal_texts import evidence_of, outcomes_of, priorities_of

__all__ = ["LIMIT", "characters", "portal_fields", "portal_view"]

#: The number of characters that most fields of the programme's forms take.
LIMIT = 3000

_A_LIMIT = pgettext_noop(
    "expected", "a whole number, 1 or more, or a mapping of fields to such numbers"
)
_A_NUMBER = pgettext_noop("expected", "a whole number, 1 or more")


def characters(text: str) -> int:
    r"""Return how many characters a field of a web form counts in *text*.

    It is what HTML's ``maxlength`` counts: UTF-16 code units, so that most emoji are two or more; a
    line break is one, whether it is CR, LF or both.

    >>> characters("één"), characters("👩‍🎓"), characters("a\r\nb")
    (3, 5, 3)
    """
    return len(text.replace("\r\n", "\n").encode("utf-16-le", "surrogatepass")) // 2


def portal_fields(guide: Guide) -> tuple[str, ...]:
    """Return the names of the fields that limits can be given for: the same in every language.

    >>> from erasmus_ka1 import GUIDE_2024
    >>> portal_fields(GUIDE_2024)[:5]
    ('title', 'organisation', 'learners.planned', 'learners.achieved', 'learners.evidence')
    """
    parts = ("planned", "achieved", "evidence")
    of_groups = (f"{group.code}.{part}" for group in guide.target_groups for part in parts)
    return ("title", "organisation", *of_groups, "priorities")


def portal_view(
    project: Project, *, locale: Locales, limit: int | Mapping[str, int] = LIMIT
) -> Report:
    """Return what *project* says as plain text for each field of an application or report form.

    Each text is counted against the limit of its field as `characters` counts; none is cut. The
    section of a field has the field's name as its code.

    Args:
        project: The project.
        locale: The language; several stand side by side, each with its own count.
        limit: How many characters a field takes; or that of each field by its name, one of
            `portal_fields`, where those not named take `LIMIT`.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        InvalidValueError: A limit is no whole number from 1, or for a field that does not exist;
            or a text holds what no form can show, such as a noncharacter.

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
    writer = Writer(locale)
    form = _Form(writer, project, _limits(limit, portal_fields(project.guide)))
    sections = form.sections()
    return Report(
        title=writer.verbatim(project.title),
        subtitle=writer.pgettext("report", "Texts to copy into a form, Erasmus+ Key Action 1"),
        languages=writer.languages,
        sections=(*sections, writer.sources(project.guide)),
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
    """A field of the form, and what goes into it."""

    name: str
    heading: Words
    full_heading: Words
    text: Words
    limit: int

    def section(self, writer: Writer) -> Section:
        if not self.text.versions[0].text:
            nothing = Note(writer.pgettext("report", "There is nothing to fill in here."))
            return Section(self.heading, [nothing], code=self.name)
        counts = (
            Text(self._count(localizer, characters(self.text.version(place).text)), localizer.tag)
            for place, localizer in enumerate(writer.localizers)
        )
        return Section(self.heading, [Verbatim(self.text), Note(Words.of(*counts))], code=self.name)

    def is_too_long(self, place: int) -> bool:
        return characters(self.text.version(place).text) > self.limit

    def _count(self, localizer: Localizer, count: int) -> str:
        if count > self.limit:
            return localizer.npgettext(
                "report",
                "{number} character too long: {count} of {limit}. Nothing was cut.",
                "{number} characters too long: {count} of {limit}. Nothing was cut.",
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

    writer: Writer
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
                Section(self.writer.short_label(group), (), self._shown(of_group), group.code)
                for group, of_group in of_groups.items()
            ),
            *self._shown([after]),
            *self._wording(),
        ]

    def _shown(self, fields: Iterable[_Field]) -> tuple[Section, ...]:
        return tuple(field.section(self.writer) for field in fields)

    def _before_groups(self) -> tuple[_Field, ...]:
        pgettext, verbatim = self.writer.pgettext, self.writer.verbatim
        title, organisation = verbatim(self.project.title), verbatim(self.project.organisation)
        return (
            self._field("title", pgettext("report", "Title"), title),
            self._field("organisation", pgettext("report", "Organisation"), organisation),
        )

    def _of_group(self, group: TargetGroup) -> tuple[_Field, ...]:
        pgettext, each, project = self.writer.pgettext, self.writer.each, self.project
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
        heading = self.writer.npgettext("report", "Priority", "Priorities", number)
        text = self.writer.each(partial(priorities_of, self.project))
        return self._field("priorities", heading, text)

    def _field(
        self, name: str, heading: Words, text: Words, group: TargetGroup | None = None
    ) -> _Field:
        full = heading
        if group is not None:
            full = self.writer.pgettext(
                "report",
                "{field} under {group}",
                field=heading,
                group=self.writer.short_label(group),
            )
        return _Field(name, heading, full, text, self.limits[name])

    def _introduction(self, fields: Sequence[_Field]) -> Section:
        pgettext = self.writer.pgettext
        counting = pgettext(
            "report",
            "Characters are counted as the fields of a web form count them: a line break is one,"
            " most emoji are two or more.",
        )
        blocks = [Paragraph(self._fit(fields)), Note(counting)]
        if self._concepts():
            blocks.append(Note(self._explained_wording()))
        return Section(pgettext("report", "About these texts"), blocks)

    def _fit(self, fields: Sequence[_Field]) -> Words:
        """Return which texts are too long for their fields: it differs by language."""
        said = []
        for place, localizer in enumerate(self.writer.localizers):
            names = [
                field.full_heading.version(place).text
                for field in fields
                if field.is_too_long(place)
            ]
            said.append(Text(_fit(names, localizer), localizer.tag))
        return Words.of(*said)

    def _concepts(self) -> tuple[Concept, ...]:
        """Return the concepts that the fields name by their labels."""
        outcomes = self.project.planned | self.project.achieved
        return (*outcomes, *self.project.priorities)

    def _not_verbatim(self) -> list[Concept]:
        return [
            concept
            for concept in self._concepts()
            if any(
                concept.source(each).status is not Status.OFFICIAL
                for each in self.writer.localizers
            )
        ]

    def _explained_wording(self) -> Words:
        if not self._not_verbatim():
            return self.writer.pgettext(
                "report", "The names of outcomes and priorities are verbatim in the guide's page."
            )
        return self.writer.pgettext(
            "report",
            "The names of outcomes and priorities stand in the fields without marks; the last"
            " list has those that are not verbatim in the guide's page, with their marks.",
        )

    def _wording(self) -> list[Section]:
        """Return what of the fields is not the guide's wording, if there is any."""
        concepts = self._not_verbatim()
        if not concepts:
            return []
        heading = self.writer.pgettext("report", "Names that are not verbatim in the guide's page")
        return [Section(heading, [Items(map(self.writer.label, concepts))])]


def _fit(too_long: Sequence[str], localizer: Localizer) -> str:
    if not too_long:
        return localizer.pgettext("report", "Every text fits its field.")
    return localizer.npgettext(
        "report",
        "{number} text is too long for its field: {fields}.",
        "{number} texts are too long for their fields: {fields}.",
        len(too_long),
        fields=localizer.joined(too_long),
    )
