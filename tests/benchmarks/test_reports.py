from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable
from functools import lru_cache, partial
from html import escape
from importlib.resources import files
from itertools import count, cycle
from pathlib import Path
from random import Random
from typing import Any, BinaryIO, cast

import pytest
from babel.numbers import format_decimal, format_percent
from babel.support import Translations
from jinja2 import Environment
from pytest_benchmark.fixture import BenchmarkFixture
from typst import Compiler, Fonts

from erasmus_ka1 import GUIDE_2024, Claim, Evidence, Project
from erasmus_ka1.localization import localizer_for
from erasmus_ka1.reports import (
    Cell,
    Column,
    LocalizedText,
    Report,
    Section,
    Table,
    Text,
    project_report,
    to_localized_text,
)

from .paired import measure

ROWS = 60
HEADINGS = ("Outcome", "Planned for", "Achieved by", "Respondents", "Share of respondents")
CAPTION = "Participants per outcome"
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


QUOTATIONS = 500
#: The least that Typst has to do: set the same texts as quotations, tagged.
PLAIN = """\
#set document(title: "Titel")
#set text(lang: "nl")
#heading[Kop]
#for each in json(bytes(sys.inputs.data)) { quote(block: true, attribution: [bron], each) }
"""


def quotations(turn: int) -> list[str]:
    """Return texts of 1,900 letters; Typst keeps what it has set, so each turn has its own."""
    words = "Wij leerden veel van onze partners in het buitenland. " * 35
    return [f"{turn}, {number}: {words}" for number in range(QUOTATIONS)]


def test_long_evidence_takes_little_more_than_typst_needs_for_its_texts(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    template, fonts, turns = tmp_path / "plain.typ", Fonts(include_system_fonts=False), count()
    template.write_text(PLAIN, encoding="utf-8")
    day = datetime.date(2024, 5, 1)

    def plain() -> object:
        data = json.dumps(quotations(next(turns)))
        compiler = Compiler(template, root=tmp_path, font_paths=fonts, sys_inputs={"data": data})
        return compiler.compile(format="pdf", pdf_standards=["ua-1"])

    def report() -> object:
        evidence = [Evidence(each, "nl", "bron", day) for each in quotations(next(turns))]
        project = Project(
            number="2024-1-NL01-KA121-VET-000123456",
            title="Titel",
            organisation="Organisatie",
            country="NL",
            start=day,
            end=day,
            claims=[Claim("staff.motivation", "achieved", evidence)],
        )
        return project_report(project, locale="nl").to_pdf()

    # Typst works on threads
    pairs = measure(benchmark, report, plain, rounds=5, clock=time.process_time)

    assert pairs.least_ratio <= 2.5
