"""The portal view: a project as plain texts to copy into the fields of a report form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import cast

import attrs

from ..._errors import InvalidValueError
from ..._messages import pgettext_noop
from ..._validation import COUNT, of_kind, plain_int
from ...localization import Localizer
from ...projects import Project
from ...taxonomy import Concept, Guide, Status, TextKind
from .._content import Items, Note, Paragraph, Section
from .._phrasebook import Locales, Phrasebook
from .._report import Report
from .._text import LocalizedText, Text
from ._portal_fields import Field, FieldTexts, parts_of

__all__ = ["LIMIT", "portal_fields", "portal_view"]

#: How many characters most text fields of the programme's forms take.
LIMIT = 3000

_A_LIMIT = pgettext_noop(
    "expected", "a whole number, 1 or more, or a mapping of fields to such numbers"
)
# these are fields of one line, which the programme prints as they are
_UNLIMITED = ("title", "organisation")
_A_NUMBER = pgettext_noop("expected", "a whole number, 1 or more")


def portal_fields(guide: Guide) -> tuple[str, ...]:
    """Return the names of the fields, by part of the form: the same in every language.

    >>> from erasmus_ka1 import GUIDE_2024
    >>> portal_fields(GUIDE_2024)[:5]
    ('title', 'organisation', 'summary', 'context', 'objectives')
    """
    guide = of_kind(guide, Guide, pgettext_noop("expected", "a guide"))
    # a topic is written as its code
    return tuple(str(name) for names in parts_of(guide).values() for name in names)


def portal_view(
    project: Project, *, locale: Locales, limit: int | Mapping[str, int] = LIMIT
) -> Report:
    """Return *project* as plain texts, one for each field of the beneficiary's final report.

    Each text is counted against the limit of its field, by `characters`; none is cut. The fields
    stand by part of the form. The code of a field's section is the name of the field.

    Args:
        project: The project.
        locale: The language; give more for languages side by side, each with its own count.
        limit: How many characters each text field takes; or a mapping from names in
            `portal_fields` to numbers. Fields without a number take 3,000; ``title`` and
            ``organisation`` have no limit of their own.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        InvalidValueError: A limit is not a whole number from 1, or its field does not exist; or a
            text holds a character that no output format can show.

    >>> import datetime
    >>> year = datetime.date(2024, 9, 1), datetime.date(2025, 8, 31)
    >>> project = Project(number="2024-1-NL01-KA121-VET-000123456", title="Zorg over de grens",
    ...     organisation="Scalda", country="NL", start=year[0], end=year[1])
    >>> for language in ("nl", "en"):
    ...     part = portal_view(project, locale=language, limit={"title": 200}).sections[1]
    ...     print(*(block.text for block in part.sections[0].blocks), sep=": ")
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


def _limits(given: object, names: tuple[str, ...]) -> dict[str, int | None]:
    """Return the limit of each field."""
    usual: dict[str, int | None]
    if not isinstance(given, Mapping):
        usual = dict.fromkeys(names, _limit("portal_view.limit", given, _A_LIMIT))
        return usual | dict.fromkeys(_UNLIMITED)
    for name in given:
        if name not in names:
            raise InvalidValueError("portal_view.limit", name, f"only {', '.join(names)}")
    usual = dict.fromkeys(names, LIMIT) | dict.fromkeys(_UNLIMITED)
    return usual | {
        name: _limit(f"portal_view.limit[{name!r}]", number, _A_NUMBER)
        for name, number in given.items()
    }


def _limit(field: str, given: object, expected: str) -> int:
    number = plain_int(cast("int", given))
    if COUNT.holds(number) and number:
        return number
    raise InvalidValueError(field, given, expected)


@attrs.frozen
class _Form:
    """The fields of the form and the notes on them."""

    phrases: Phrasebook
    project: Project
    limits: Mapping[str, int | None]

    def sections(self) -> list[Section]:
        named = FieldTexts(self.phrases, self.project).all()
        fields = {name: Field(name, *texts, self.limits[name]) for name, texts in named.items()}
        parts = [
            Section(
                self.phrases.pgettext("portal", part),
                (),
                [fields[name].section(self.phrases) for name in names if name in fields],
            )
            for part, names in parts_of(self.project.guide).items()
            if not fields.keys().isdisjoint(names)
        ]
        return [self._introduction([*fields.values()]), *parts, *self._wording()]

    def _introduction(self, fields: Sequence[Field]) -> Section:
        pgettext = self.phrases.pgettext
        purpose = pgettext(
            "report",
            "This is not a report, but a set of texts to copy into the form of the beneficiary's "
            "final report: one for each field, in the order of its parts. The form asks for more: "
            "figures and budget are filled in there.",
        )
        counting = pgettext(
            "report",
            "Characters are counted as web forms count them: a line break is one "
            "character, most emoji are two or more.",
        )
        blocks = [Paragraph(purpose), Paragraph(self._fit(fields)), Note(counting)]
        if self._texts():
            blocks.append(Note(self._explained_wording()))
        return Section(pgettext("report", "About these texts"), blocks)

    def _fit(self, fields: Sequence[Field]) -> LocalizedText:
        """Return which texts are too long for their fields, in each language."""
        said = []
        for place, localizer in enumerate(self.phrases.localizers):
            names = [
                field.heading.version(place).text for field in fields if field.is_too_long(place)
            ]
            said.append(Text(_fit(names, localizer), localizer.tag))
        return LocalizedText.of(*said)

    def _texts(self) -> list[tuple[Concept, TextKind]]:
        """Return the guide's texts in the fields: a concept, and which of its texts."""
        outcomes = self.project.planned | self.project.achieved
        return [
            *((outcome, "label") for outcome in outcomes),
            *((priority, "statement") for priority in self.project.priorities),
        ]

    @cached_property
    def _editorial(self) -> list[tuple[Concept, TextKind]]:
        """The texts that are not the guide's own words."""
        return [
            (concept, kind)
            for concept, kind in self._texts()
            if any(
                self.phrases.guide.source(concept, locale=each, of=kind).status is Status.EDITORIAL
                for each in self.phrases.localizers
            )
        ]

    def _explained_wording(self) -> LocalizedText:
        if not self._editorial:
            return self.phrases.pgettext(
                "report",
                "Outcomes and priorities are in the guide's own words, except for their short "
                "names.",
            )
        return self.phrases.pgettext(
            "report",
            "Outcomes and priorities are in the guide's own words, except for their short names "
            "and for the texts listed at the end, which the fields show without †.",
        )

    def _wording(self) -> list[Section]:
        """Return a list of the texts that are not the guide's words, if there are any."""
        if not self._editorial:
            return []
        shown = {"label": self.phrases.label, "statement": self.phrases.statement}
        heading = self.phrases.pgettext("report", "Texts that are not the guide's own words")
        return [Section(heading, [Items(shown[kind](each) for each, kind in self._editorial)])]


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
