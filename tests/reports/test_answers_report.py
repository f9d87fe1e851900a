from __future__ import annotations

import datetime
from typing import Any

import pytest
from markupsafe import Markup
from report_samples import facts_of, rows_of, said_in, section_of, sections_in

from erasmus_ka1 import GUIDES
from erasmus_ka1.answers import AnswerGroup, AnswerTally, KeyValue, OutcomeCount
from erasmus_ka1.errors import KA1Error
from erasmus_ka1.reports import Chart, Items, Report, Section, Table, answers_report

EMPLOYABILITY, LANGUAGES = "learners.employability", "learners.languages_and_digital"
MOTIVATION = "staff.motivation"


def group(*key: KeyValue, of: int, named: dict[str, int] | None = None) -> AnswerGroup:
    return AnswerGroup(key, of, [OutcomeCount(*each) for each in (named or {}).items()])


#: Answers of learners and staff, in two countries and one that is not given, over two years.
TALLY = AnswerTally(
    by=["country", "year", "group"],
    groups=[
        group("NL", 2024, "learners", of=1000, named={EMPLOYABILITY: 600, MOTIVATION: 3}),
        group("NL", 2023, "learners", of=500, named={EMPLOYABILITY: 150}),
        group("EL", 2024, "learners", of=100, named={LANGUAGES: 80}),
        group("EL", 2024, "staff", of=40, named={MOTIVATION: 30}),
        group(None, 2024, "staff", of=10),
    ],
    unknown={"learners.employabilty": 7, "geen": 2},
)


def tables_in(section: Section) -> list[Table]:
    blocks = (each.table if isinstance(each, Chart) else each for each in section.blocks)
    return [each for each in blocks if isinstance(each, Table)]


def cells_of(table: Table) -> list[list[str]]:
    """Return the headings and the rows of a table."""
    rows = [[str(cell.text) for cell in row] for row in table.rows]
    return [[str(column.heading) for column in table.columns], *rows]


def part_of(report: Report, code: str) -> Section:
    return next(each for each in sections_in(report) if each.code == code)


def test_the_overview_says_how_many_answers_there_are_and_whose() -> None:
    overview = section_of(answers_report(TALLY, locale="nl"), "Overzicht")

    assert facts_of(overview) == {
        "Antwoorden": "1.650",
        "Antwoorden: Lerenden": "1.600",
        "Antwoorden: Personeel": "50",
        "Genoemde resultaten": "3 van 21",
        "Land": "2 waarden",
        "Jaar": "2023 – 2024",
        "Doelgroep": "2 waarden",
    }
    often = "wordt het vaakst genoemd"
    assert said_in(overview)[:2] == [
        f"Lerenden: “Inzetbaarheid en loopbaan” {often} (47%; n = 1.600).",
        f"Personeel: “Motivatie en tevredenheid” {often} (60%; n = 50).",
    ]


def test_the_overview_says_what_a_column_holds() -> None:
    tally = AnswerTally(by=["year", "school"], groups=[group(2024, None, of=2)])

    overview = section_of(answers_report(tally, locale="nl"), "Overzicht")

    assert [*facts_of(overview).items()][2:] == [("Jaar", "2024"), ("school", "0 waarden")]


def test_of_two_outcomes_that_are_named_as_often_none_is_named_most() -> None:
    tally = AnswerTally(groups=[group(of=9, named={EMPLOYABILITY: 5, LANGUAGES: 5, MOTIVATION: 4})])

    assert "most often" not in "".join(said_in(answers_report(tally, locale="en").sections[0]))


def test_a_share_is_of_the_answers_of_the_target_group() -> None:
    report = answers_report(TALLY, locale="en")

    learners = part_of(report, "learners")
    assert rows_of(learners) == [
        ["Employability and career", "750", "47%"],
        ["Foreign languages and digital", "80", "5%"],
    ]
    assert str(tables_in(learners)[0].caption) == "Learners: answers by outcome (n = 1,600)"
    assert rows_of(part_of(report, "staff")) == [["Motivation and satisfaction", "30", "60%"]]


def test_what_others_say_of_a_target_group_is_told_apart() -> None:
    staff = part_of(answers_report(TALLY, locale="en"), "staff")

    assert said_in(staff)[-1] == (
        "Answers of others name these outcomes 3 times; that is not counted here."
    )


def test_a_target_group_without_answers_shows_only_what_others_say() -> None:
    named = {"organisations.innovative_operation": 2}
    tally = AnswerTally(by=["group"], groups=[group("staff", of=4, named=named)])

    organisations = part_of(answers_report(tally, locale="en"), "organisations")

    assert (tables_in(organisations), said_in(organisations)[1:]) == (
        [],
        [
            "There are no answers from this target group.",
            "Answers of others name these outcomes 2 times; that is not counted here.",
        ],
    )


def test_the_chart_ranks_the_outcomes_by_share() -> None:
    (chart,) = (
        each
        for each in part_of(answers_report(TALLY, locale="en"), "learners").blocks
        if isinstance(each, Chart)
    )

    bars = [(str(row.name), row.figures[0].value) for row in chart.rows]
    assert bars == [
        ("Employability and career", 750 / 1600),
        ("Foreign languages and digital", 80 / 1600),
    ]
    assert [str(tick.text) for tick in chart.ticks] == ["0%", "10%", "20%", "30%", "40%", "50%"]


def test_without_a_column_of_target_groups_shares_are_of_all_answers() -> None:
    report = answers_report(TALLY.regroup(["country"]), locale="en")

    assert rows_of(part_of(report, "staff")) == [["Motivation and satisfaction", "33", "2%"]]
    assert (
        "The answers do not say which target group they are from: shares are of all answers."
        in (said_in(section_of(report, "Overview")))
    )


def test_without_target_groups_one_outcome_is_named_most_often() -> None:
    overview = section_of(answers_report(TALLY.regroup(), locale="en"), "Overview")

    assert said_in(overview)[0] == (
        "“Employability and career” is named most often (45%; n = 1,650)."
    )


def test_a_few_are_not_none_and_nearly_all_are_not_all() -> None:
    tally = AnswerTally(groups=[group(of=1000, named={MOTIVATION: 999, "staff.diversity": 1})])

    rows = rows_of(part_of(answers_report(tally, locale="nl"), "staff"))

    assert [row[-1] for row in rows] == [">99%", "<1%"]


def test_many_weights_have_no_decimals() -> None:
    tally = AnswerTally(
        weight="w", groups=[AnswerGroup((), 900, [OutcomeCount(MOTIVATION, 3, 2.6)], 1234.5)]
    )

    assert rows_of(part_of(answers_report(tally, locale="en"), "staff"))[0][1:] == ["3", "3", "<1%"]


def test_one_misspelt_target_group_changes_no_denominator() -> None:
    tally = AnswerTally(
        by=["other", "group"],
        groups=[
            group("staff", "learners", of=500, named={EMPLOYABILITY: 500}),
            group("staff", "staff", of=499),
            group("staff", "Learner", of=1, named={EMPLOYABILITY: 1}),
        ],
    )

    report = answers_report(tally, locale="en")

    assert rows_of(part_of(report, "learners")) == [["Employability and career", "500", "100%"]]
    assert said_in(section_of(report, "Overview"))[-1] == (
        "1 answer is from no target group of the guide, and counts in none of the shares by"
        " outcome."
    )


def test_what_cannot_be_shown_is_escaped() -> None:
    text = "good\x0bexperience"
    tally = AnswerTally(by=[text], groups=[group(text, of=1)], weight=text, unknown={text: 1})

    page = answers_report(tally, locale="nl").to_html()

    assert (page.count("good\\x0bexperience"), text in page) == (9, False)


def test_a_column_with_target_groups_and_other_values_is_an_ordinary_one() -> None:
    tally = AnswerTally(
        by=["role"],
        groups=[group("staff", of=3, named={MOTIVATION: 2}), group("guests", of=1)],
    )

    report = answers_report(tally, locale="en")

    assert rows_of(part_of(report, "staff")) == [["Motivation and satisfaction", "2", "50%"]]
    assert str(part_of(report, "by_1").heading) == "By role"


def test_countries_have_their_names_and_come_by_their_number_of_answers() -> None:
    by_country = part_of(answers_report(TALLY, locale="nl"), "by_1")

    assert str(by_country.heading) == "Per land"
    counts, learners, staff = tables_in(by_country)
    assert cells_of(counts) == [
        ["Land", "Antwoorden", "Aandeel van de antwoorden"],
        ["Nederland", "1.500", "91%"],
        ["Griekenland", "140", "8%"],
        ["niet opgegeven", "10", "1%"],
        ["Totaal", "1.650", "100%"],
    ]
    assert cells_of(learners) == [
        ["Land", "n", "Inzetbaarheid en loopbaan", "Vreemde talen, digitale vaardigheden"],
        ["Nederland", "1.500", "50%", "0%"],
        ["Griekenland", "100", "0%", "80%"],
        ["Totaal", "1.600", "47%", "5%"],
    ]
    assert cells_of(staff)[1:] == [
        ["Griekenland", "40", "75%"],
        ["niet opgegeven", "10", "0%"],
        ["Totaal", "50", "60%"],
    ]
    assert said_in(by_country) == [
        "Aandelen van minder dan 100 antwoorden zijn niet meer dan een indicatie."
    ]


@pytest.mark.parametrize(("staff", "notes"), [(40, 2), (100, 0)], ids=["few", "enough"])
def test_a_share_of_few_answers_comes_with_a_note(staff: int, notes: int) -> None:
    groups = [
        group("NL", "learners", of=100, named={EMPLOYABILITY: 1}),
        group("NL", "staff", of=staff, named={MOTIVATION: 1}),
        group("BE", "organisations", of=5),
    ]
    report = answers_report(AnswerTally(by=["country", "group"], groups=groups), locale="en")

    told = [said for each in sections_in(report) for said in said_in(each)]

    assert sum("fewer than 100" in each for each in told) == notes


def test_years_are_in_order() -> None:
    counts = tables_in(part_of(answers_report(TALLY, locale="en"), "by_2"))[0]

    assert [row[0] for row in cells_of(counts)] == ["Year", "2023", "2024", "Total"]


@pytest.mark.parametrize(
    ("column", "keys", "shown"),
    [
        ("month", ["2024-10", "2024-09"], ["2024-09", "2024-10"]),
        ("school year", ["2024/25", "2023/24"], ["2023/24", "2024/25"]),
        ("paid", [True, False], ["no", "yes"]),
        ("year", [2024, None], ["2024", "not given"]),
        ("action", ["KA131-HED", "KA121-VET"], ["KA131-HED", "KA121-VET"]),
        ("sending_country", ["XX", "UK"], ["XX", "United Kingdom"]),
        ("about", ["staff.motivation", "thuis"], ["Motivation and satisfaction", "thuis"]),
        ("country", ["a\x1b[31m", " ", "a" * 200], ["a\\x1b[31m", "empty", "a" * 100 + "…"]),
    ],
)
def test_values_of_every_kind_are_shown(
    column: str, keys: list[KeyValue], shown: list[str]
) -> None:
    groups = [group(key, of=9 - place) for place, key in enumerate(keys)]

    report = answers_report(AnswerTally(by=[column], groups=groups), locale="en")

    assert [row[0] for row in rows_of(part_of(report, "by_1"))] == [*shown, "Total"]


def test_values_of_the_same_name_have_their_codes() -> None:
    groups = [group("NL", of=2), group("Nederland", of=1)]

    by_country = part_of(
        answers_report(AnswerTally(by=["country"], groups=groups), locale="nl"), "by_1"
    )

    heads = [row[0] for row in tables_in(by_country)[0].rows]
    assert [(str(head.text), str(head.detail)) for head in heads] == [
        ("Nederland", "NL"),
        ("Nederland", "Nederland"),
        ("Totaal", "None"),
    ]


def test_true_and_1_are_two_values() -> None:
    tally = AnswerTally(by=["c"], groups=[group(True, of=4), group(1, of=3)])

    by_c = part_of(answers_report(tally, locale="en"), "by_1")

    assert [row[:2] for row in rows_of(by_c)] == [["yes", "4"], ["1", "3"], ["Total", "7"]]


def test_an_action_has_its_name_under_its_code() -> None:
    tally = AnswerTally(by=["action"], groups=[group("KA131-HED", of=1)])

    ((head, *_), _) = tables_in(part_of(answers_report(tally, locale="en"), "by_1"))[0].rows

    assert "higher education" in str(head.detail).lower()


def test_of_very_many_values_those_with_most_answers_are_shown() -> None:
    groups = [group(f"school {number:02}", of=number) for number in range(1, 43)]

    by_school = part_of(
        answers_report(AnswerTally(by=["school"], groups=groups), locale="en"), "by_1"
    )

    assert [row[0] for row in rows_of(by_school)][::39] == ["school 42", "school 03"]
    assert said_in(by_school) == [
        "The chart shows the first 15 values.",
        "2 other values (3 answers together) are not shown.",
    ]
    assert [len(each.rows) for each in by_school.blocks if isinstance(each, Chart)] == [15]


def test_tables_are_no_wider_than_a_page() -> None:
    codes = [each.code for each in GUIDES[2024].outcomes if each.code.startswith("staff.")]
    tally = AnswerTally(by=["year"], groups=[group(2024, of=2, named=dict.fromkeys(codes, 1))])

    _, *shares = tables_in(part_of(answers_report(tally, locale="en"), "by_1"))

    assert [len(each.columns) - 2 for each in shares] == [3, 4, 4]
    assert str(shares[1].caption).endswith("(2 of 3)")


def test_aspects_come_under_their_outcome_also_if_only_they_are_named() -> None:
    aspect = "organisations.international_capacity.funding"
    tally = AnswerTally(groups=[group(of=4, named={aspect: 1})])

    report = answers_report(tally, locale="en")

    rows = rows_of(part_of(report, "organisations"))
    assert [row[1:] for row in rows] == [["0", "0%"], ["1", "25%"]]
    assert said_in(report.sections[0])[1].startswith("An aspect of an outcome counts by itself")


def test_weighted_shares_stand_beside_numbers_of_answers() -> None:
    tally = AnswerTally(
        by=["country"],
        weight="gewicht",
        groups=[
            AnswerGroup(["NL"], 4, [OutcomeCount(MOTIVATION, 2, 1.5)], 6.0),
            AnswerGroup(["BE"], 1, [], 0.0),
        ],
    )

    report = answers_report(tally, locale="nl")

    assert facts_of(section_of(report, "Overzicht"))["Gewogen met"] == "kolom “gewicht”"
    assert cells_of(tables_in(part_of(report, "staff"))[0]) == [
        [
            "Resultaat",
            "Aantal keer genoemd",
            "Aantal keer genoemd, gewogen",
            "Gewogen aandeel",
        ],
        ["Motivatie en tevredenheid", "2", "1,5", "25%"],
    ]
    counts, shares = tables_in(part_of(report, "by_1"))
    assert cells_of(counts) == [
        ["Land", "Antwoorden", "Antwoorden, gewogen", "Gewogen aandeel"],
        ["Nederland", "4", "6", "100%"],
        ["België", "1", "0", "0%"],
        ["Totaal", "5", "6", "100%"],
    ]
    assert cells_of(shares)[1:] == [
        ["Nederland", "4", "25%"],
        ["België", "1", "–"],
        ["Totaal", "5", "25%"],
    ]
    caption = "Personeel: antwoorden per resultaat (n = 5; gewogen 6)"
    assert str(tables_in(part_of(report, "staff"))[0].caption) == caption


def test_what_nobody_names_is_listed() -> None:
    unnamed = section_of(answers_report(TALLY, locale="nl"), "Resultaten die niemand noemt")

    assert said_in(unnamed)[1] == "Personeel: 10 resultaten worden in geen enkel antwoord genoemd:"
    assert [len(each.items) for each in unnamed.blocks if isinstance(each, Items)] == [8, 10]


def test_it_says_so_if_every_outcome_is_named() -> None:
    named = dict.fromkeys(GUIDES[2024].outcomes.codes, 1)
    report = answers_report(AnswerTally(groups=[group(of=1, named=named)]), locale="en")

    said = said_in(part_of(report, "unnamed"))
    assert [each.partition(": every outcome is ")[0] for each in said] == [
        "Learners",
        "Staff",
        "Organisations",
    ]


def test_unknown_codes_come_with_what_may_have_been_meant() -> None:
    unknown = section_of(answers_report(TALLY, locale="en"), "Unknown codes")

    assert said_in(unknown)[0].startswith("9 values in the answers are not the code of an outcome")
    assert rows_of(unknown) == [
        ["learners.employabilty", "7", "learners.employability"],
        ["geen", "2", "–"],
    ]


def test_only_so_many_unknown_codes_are_shown() -> None:
    tally = AnswerTally(groups=[group(of=1)], unknown={f"x{n}": 1 for n in range(51)})

    unknown = section_of(answers_report(tally, locale="en"), "Unknown codes")

    assert len(rows_of(unknown)) == 50
    assert said_in(unknown)[-1] == "1 other value is not shown."


def test_codes_that_count_twice_are_told() -> None:
    tally = AnswerTally(groups=[group(of=1, named={MOTIVATION: 2})], distinct=False)

    overview = section_of(answers_report(tally, locale="en"), "Overview")

    assert said_in(overview)[-1] == "An outcome that an answer names twice has been counted twice."


@pytest.mark.parametrize("groups", [[], [group(of=0)]], ids=["no group", "an empty group"])
def test_a_report_on_no_answers_says_so(groups: list[AnswerGroup]) -> None:
    report = answers_report(AnswerTally(groups=groups), locale="nl")

    assert [str(each.heading) for each in report.sections] == ["Overzicht", "Bronnen"]
    assert said_in(report.sections[0]) == ["Er zijn geen antwoorden."]


def test_the_words_are_those_of_the_chosen_edition() -> None:
    report = answers_report(TALLY, locale="en", guide=GUIDES[2026])

    assert "2026" in report.to_markdown()


def test_title_author_and_date_are_the_callers() -> None:
    date, title = datetime.date(2025, 3, 1), Markup("Enquête")

    report = answers_report(TALLY, locale=("nl", "en"), title=title, author="Nuffic", date=date)

    assert (str(report.title), report.author, report.date) == ("Enquête", "Nuffic", date)
    assert report.languages == ("nl", "en")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"tally": {"NL": 3}}, "a tally of answers"),
        ({"guide": 2024}, "a guide"),
        ({"title": "two\nlines"}, "one line"),
        ({"author": ""}, "one line"),
        ({"date": "2024-01-01"}, "a date"),
        ({"locale": "xx"}, "xx"),
    ],
)
def test_what_belongs_to_no_report_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(KA1Error, match=message):
        answers_report(**{"tally": TALLY, "locale": "nl", **changes})


@pytest.mark.parametrize("locale", ["nl", ("nl", "en")])
def test_every_form_says_the_same(locale: str | tuple[str, str]) -> None:
    report = answers_report(TALLY, locale=locale)

    assert "Inzetbaarheid en loopbaan" in report.to_markdown()
    assert "Inzetbaarheid en loopbaan" in report.to_html()
    assert report.to_pdf().startswith(b"%PDF")
    assert report.to_docx().startswith(b"PK")
