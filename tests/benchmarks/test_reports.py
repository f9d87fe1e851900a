from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from html import escape
from importlib.resources import files
from itertools import cycle
from random import Random
from typing import Any, BinaryIO, cast

import pytest
from babel.numbers import format_decimal, format_percent
from babel.support import Translations
from jinja2 import Environment
from pytest_benchmark.fixture import BenchmarkFixture

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.localization import localizer_for
from erasmus_ka1.reports import (
    Cell,
    Column,
    LocalizedText,
    Report,
    Section,
    Table,
    Text,
    to_localized_text,
)

from .paired import measure

ROWS = 60
HEADINGS = ("Outcome", "Planned for", "Achieved by", "Respondents", "Share of respondents")
CAPTION = "Participants or organisations per outcome"
CODES = (GUIDE_2024.concepts.codes * 2)[:ROWS]
Row = tuple[str, int, int, int, float]
Rows = list[Row]
Render = Callable[[Rows], str]


def figures(codes: tuple[str, ...], random: Random) -> Rows:
    """Return the figures of one report, all of them different."""
    rows = []
    for code in codes:
        asked = random.randrange(1, 5_000)
        achieved = random.randrange(asked)
        rows.append((code, random.randrange(5_000), achieved, asked, achieved / asked))
    return rows


def kept(form: Callable[[Any], str]) -> Callable[[Any], LocalizedText]:
    """Return what makes the text of a value once, as the reports on projects do."""
    return lru_cache(maxsize=2**13)(lambda value: to_localized_text(Text(form(value), "nl")))


DUTCH = localizer_for("nl")
NUMBER, PERCENT, NAME = kept(DUTCH.number), kept(DUTCH.percent), kept(DUTCH.short_label)


def ours(rows: Rows) -> str:
    """Return the HTML page of a report made by this library."""
    pgettext = DUTCH.pgettext
    columns = (
        Column(pgettext("report", HEADINGS[0])),
        *(Column(pgettext("report", each), is_numeric=True) for each in HEADINGS[1:]),
    )
    cells = tuple(
        (
            Cell(NAME(GUIDE_2024[code])),
            Cell(NUMBER(planned)),
            Cell(NUMBER(achieved)),
            Cell(NUMBER(respondents)),
            Cell(PERCENT(share)),
        )
        for code, planned, achieved, respondents, share in rows
    )
    table = Table(pgettext("report", CAPTION), columns, cells)
    section = Section(pgettext("report", "Summary"), [table])
    return Report("Titel", "Verslag", ("nl",), (section,)).to_html()


PAGE = """\
<!DOCTYPE html>
<html lang="{{ locale }}">
<head><title>Titel</title><style>{{ css }}</style></head>
<body>
<h1>Titel</h1>
<h2>{{ pgettext("report", "Summary") }}</h2>
<table>
<caption>{{ pgettext("report", caption) }}</caption>
<tr>{% for each in headings %}<th>{{ pgettext("report", each) }}</th>{% endfor %}</tr>
{% for code, planned, achieved, asked, share in rows %}
<tr>
<th>{{ pgettext(code, guide[code].english_short_label) }}</th>
<td class="figure">{{ planned | number(locale) }}</td>
<td class="figure">{{ achieved | number(locale) }}</td>
<td class="figure">{{ asked | number(locale) }}</td>
<td class="figure">{{ share | percent(locale) }}</td>
</tr>
{% endfor %}
</table>
</body>
</html>
"""


def naive() -> Render:
    """Return the way that the manuals of Jinja2 and Babel show."""
    with (files("erasmus_ka1.localization") / "locales/nl/LC_MESSAGES/erasmus_ka1.mo").open(
        "rb"
    ) as file:
        translations = Translations(cast("BinaryIO", file), "erasmus_ka1")
    environment = Environment(autoescape=True)
    environment.filters["number"] = lambda number, locale: format_decimal(number, locale=locale)
    environment.filters["percent"] = lambda share, locale: format_percent(share, locale=locale)
    environment.globals["pgettext"] = translations.pgettext
    template = environment.from_string(PAGE)
    return partial(_rendered, template.render)


def _rendered(render: Callable[..., str], rows: Rows) -> str:
    return render(
        rows=rows, locale="nl", guide=GUIDE_2024, headings=HEADINGS, caption=CAPTION, css="p {}"
    )


def by_hand(rows: Rows) -> str:
    """Return the page as f-strings, with the same formatters kept."""
    localizer = localizer_for("nl")
    number, percent, pgettext = localizer.number, localizer.percent, localizer.pgettext
    heads = "".join(f"<th>{escape(pgettext('report', each))}</th>" for each in HEADINGS)
    body = "\n".join(
        f"<tr>\n<th>{escape(localizer.short_label(GUIDE_2024[code]))}</th>\n"
        f'<td class="figure">{escape(number(planned))}</td>\n'
        f'<td class="figure">{escape(number(achieved))}</td>\n'
        f'<td class="figure">{escape(number(asked))}</td>\n'
        f'<td class="figure">{escape(percent(share))}</td>\n</tr>'
        for code, planned, achieved, asked, share in rows
    )
    return (
        f'<!DOCTYPE html>\n<html lang="nl">\n<head><title>Titel</title></head>\n<body>\n'
        f"<h1>Titel</h1>\n<h2>{escape(pgettext('report', 'Summary'))}</h2>\n<table>\n"
        f"<caption>{escape(pgettext('report', CAPTION))}</caption>\n<tr>{heads}</tr>\n{body}\n"
        f"</table>\n</body>\n</html>\n"
    )


def each_in_turn(render: Render, tables: list[Rows]) -> Callable[[], object]:
    turns = cycle(tables)
    return lambda: render(next(turns))


@pytest.mark.parametrize(
    ("peer", "bound"), [(naive(), 0.6), (by_hand, 3.0)], ids=["jinja2-and-babel", "f-strings"]
)
def test_a_report_of_sixty_rows_takes_a_part_of_what_others_take(
    benchmark: BenchmarkFixture, peer: Render, bound: float
) -> None:
    random = Random(60)
    tables = [figures(CODES, random) for _ in range(20)]
    warm = [(ours(rows), peer(rows)) for rows in tables]

    pairs = measure(benchmark, each_in_turn(ours, tables), each_in_turn(peer, tables), rounds=200)

    assert (all(page.count("<tr>") == ROWS + 1 for pair in warm for page in pair), True) == (
        True,
        pairs.median_ratio <= bound,
    )
