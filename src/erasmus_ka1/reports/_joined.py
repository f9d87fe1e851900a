"""Several reports in one document."""

from __future__ import annotations

from collections.abc import Iterable

from .._errors import InvalidValueError
from .._messages import pgettext_noop
from .._validation import listed, of_kind
from ._content import Section
from ._report import Report
from ._text import TextLike

__all__ = ["joined_report"]


def joined_report(
    reports: Iterable[Report], *, title: TextLike, subtitle: TextLike | None = None
) -> Report:
    """Return one report with a section for each of several, under its title.

    A section that all of them have word for word, such as the sources, is there once, at the end.
    Contents, author and date are those of the first.

    Args:
        reports: The reports, in order; one or more, in the same languages.
        title: The title of the whole.
        subtitle: Its subtitle; default: that of the first.

    Raises:
        InvalidValueError: There is no report, or one is in other languages than the first.
        WrongKindError: An argument is of another kind.

    >>> one, other = (
    ...     Report(name, "Verslag", ["nl"], [Section("Bronnen", [])]) for name in ("Een", "Twee")
    ... )
    >>> [str(section.heading) for section in joined_report([one, other], title="Samen").sections]
    ['Een', 'Twee', 'Bronnen']
    """
    expected = pgettext_noop("expected", "a list of reports")
    given = [of_kind(each, Report, expected) for each in listed(reports, expected)]
    if not given:
        one_or_more = pgettext_noop("expected", "one report or more")
        raise InvalidValueError("joined_report.reports", [], one_or_more)
    first, *others = given
    for each in others:
        if each.languages != first.languages:
            languages = f"a report in {', '.join(first.languages)}"
            raise InvalidValueError("joined_report.reports", each.languages, languages)
    shared = [
        section
        for section in (first.sections if others else ())
        if all(section in each.sections for each in others)
    ]
    own = [
        Section(each.title, (), [part for part in each.sections if part not in shared])
        for each in given
    ]
    return Report(
        title=title,
        subtitle=first.subtitle if subtitle is None else subtitle,
        languages=first.languages,
        sections=[*own, *shared],
        contents=first.contents,
        contents_from=first.contents_from,
        author=first.author,
        date=first.date,
    )
