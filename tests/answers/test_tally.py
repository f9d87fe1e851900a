from __future__ import annotations

import copy
import datetime
import decimal
import io
import pickle
from typing import Any

import attrs
import numpy as np
import openpyxl
import pytest

from erasmus_ka1 import learners, staff
from erasmus_ka1.answers import AnswerGroup, AnswerTally, OutcomeCount
from erasmus_ka1.errors import DocumentError, InvalidValueError, KA1Error, WrongKindError
from erasmus_ka1.serialization import dump, dumps, load, loads
from erasmus_ka1.taxonomy import GUIDE_2024

#: Without their types, to be given anything.
Group: Any = AnswerGroup
Made: Any = AnswerTally
MOTIVATION, JOBS = "staff.motivation", "learners.employability"
TALLY = AnswerTally(
    by=["country", "year"],
    weight="w",
    groups=[
        AnswerGroup([None, None], 1, [], 0.5),
        AnswerGroup(["NL", 2024], 3, [OutcomeCount(MOTIVATION, 2, 1.5)], 2.5),
        AnswerGroup(["NL", 2023], 4, [OutcomeCount(staff.MOTIVATION, 1, 1), OutcomeCount(JOBS, 4)]),
        AnswerGroup(["BE", 2024], 2),
    ],
    unknown={"geen": 1, "learners.employabilty": 2, "staff": 2},
)


def test_the_groups_are_in_order_of_their_keys_and_what_is_missing_comes_last() -> None:
    keys = [group.key for group in TALLY.groups]

    assert keys == [("BE", 2024), ("NL", 2023), ("NL", 2024), (None, None)]


def test_rows_name_the_columns_and_have_the_denominators() -> None:
    assert [*TALLY.rows()][1:] == [
        {
            "country": "NL",
            "year": 2023,
            "outcome": MOTIVATION,
            "count": 1,
            "answers": 4,
            "weighted": 1.0,
            "weighted_answers": 4.0,
        },
        {
            "country": "NL",
            "year": 2024,
            "outcome": MOTIVATION,
            "count": 2,
            "answers": 3,
            "weighted": 1.5,
            "weighted_answers": 2.5,
        },
    ]


def test_complete_rows_have_what_a_group_does_not_name_too() -> None:
    rows = [(row["country"], row["outcome"], row["count"]) for row in TALLY.rows(complete=True)]

    assert rows == [
        ("BE", JOBS, 0),
        ("BE", MOTIVATION, 0),
        ("NL", JOBS, 4),
        ("NL", MOTIVATION, 1),
        ("NL", JOBS, 0),
        ("NL", MOTIVATION, 2),
        (None, JOBS, 0),
        (None, MOTIVATION, 0),
    ]


def test_what_is_no_code_is_told_with_the_nearest_ones() -> None:
    assert TALLY.unknown == {"learners.employabilty": 2, "staff": 2, "geen": 1}
    assert TALLY.suggestions == {
        "learners.employabilty": ("learners.employability",),
        "staff": (),
        "geen": (),
    }


def test_a_label_is_no_code_but_tells_which() -> None:
    tally = AnswerTally(groups=[AnswerGroup([], 9)], unknown={"Motivatie en  tevredenheid": 1})

    assert [*tally.suggestions.values()] == [(MOTIVATION,)]


def test_tallies_add_up() -> None:
    other = attrs.evolve(TALLY, groups=TALLY.groups[1:2], unknown={"geen": 3, "x": 1})

    both = TALLY + other

    assert (both.answers, both.unknown["geen"], both.unknown["x"]) == (14, 4, 1)
    assert both.groups[1] == AnswerGroup(
        ["NL", 2023], 8, [OutcomeCount(JOBS, 8), OutcomeCount(MOTIVATION, 2)]
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"by": ["country", "jaar"]}, "AnswerTally.by", id="columns"),
        pytest.param({"weight": None}, "AnswerTally.weight", id="weight"),
        pytest.param({"distinct": False}, "AnswerTally.distinct", id="distinct"),
    ],
)
def test_tallies_of_different_kinds_do_not_add_up(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidValueError, match=f"{field} is .*, expected the same in both"):
        _ = TALLY + attrs.evolve(TALLY, **change)


def test_a_tally_adds_up_with_tallies_only() -> None:
    with pytest.raises(TypeError):
        _ = TALLY + 1  # type: ignore[operator]


def test_fewer_columns_make_fewer_groups() -> None:
    by_year, in_all = TALLY.regroup(["year"]), TALLY.regroup()

    assert [(group.key, group.answers) for group in by_year.groups] == [
        ((2023,), 4),
        ((2024,), 5),
        ((None,), 1),
    ]
    assert (in_all.groups[0].weighted, in_all.answers, in_all.unknown) == (9, 10, TALLY.unknown)
    assert TALLY.regroup("year").by == ("year",)


def test_other_columns_are_not_there_to_group_by() -> None:
    with pytest.raises(InvalidValueError, match="by is 'group', expected one of 'country', 'year'"):
        TALLY.regroup(["group"])


def test_keys_of_different_types_are_different_keys() -> None:
    yes, one, text = (
        AnswerTally(by=["c"], groups=[AnswerGroup([value], 4)]) for value in (True, 1, "1")
    )

    both: Any = sum([text, one, yes])

    assert [*map(repr, (group.key for group in both.groups))] == ["(True,)", "(1,)", "('1',)"]
    assert AnswerGroup([True], 4) != AnswerGroup([1], 4)
    assert loads(dumps(both), AnswerTally) == both
    assert [row[:2] for row in both.table(locale="nl", layout="wide").rows] == [
        (True, 4),
        (1, 4),
        ("1", 4),
    ]


def test_tallies_have_a_sum() -> None:
    assert sum([TALLY, TALLY]) == TALLY + TALLY
    with pytest.raises(TypeError):
        _ = 1 + TALLY


def test_suggestions_are_looked_for_as_they_are_asked_for() -> None:
    suggestions = TALLY.suggestions

    assert repr(suggestions) == str(
        {"learners.employabilty": ("learners.employability",), "staff": (), "geen": ()}
    )
    assert (len(suggestions), "geen" in suggestions, "niets" in suggestions) == (3, True, False)


def test_more_may_name_an_outcome_than_there_are_answers_where_codes_count_twice() -> None:
    counted = AnswerTally(
        groups=[AnswerGroup([], 1, [OutcomeCount(JOBS, 5)])], distinct=False, unknown={"x": 9}
    )

    assert loads(dumps(counted), AnswerTally) == counted


def test_a_tally_is_a_value() -> None:
    assert TALLY == attrs.evolve(TALLY) == pickle.loads(pickle.dumps(TALLY)) == copy.copy(TALLY)
    assert len({TALLY, attrs.evolve(TALLY)}) == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param(np.int32(2024), 2024, id="numpy"),
        pytest.param(2024.0, 2024, id="whole float"),
        pytest.param(decimal.Decimal(2024), 2024, id="whole decimal"),
        pytest.param(-(2**63), -(2**63), id="the least"),
        pytest.param(float("nan"), None, id="NaN"),
        pytest.param(np.float64("nan"), None, id="NaN of numpy"),
        pytest.param(datetime.date(2024, 9, 1), "2024-09-01", id="date"),
        pytest.param(True, True, id="boolean"),
        pytest.param(np.str_("NL"), "NL", id="text of numpy"),
    ],
)
def test_a_key_holds_plain_values(given: object, kept: object) -> None:
    [value] = AnswerGroup([given], 1).key

    assert (value, type(value)) == (kept, type(kept))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda: Group([1.5], 1), "key is 1.5, expected text", id="fraction"),
        pytest.param(lambda: Group([[]], 1), r"key is \[\], expected text", id="list"),
        pytest.param(lambda: Group([float("inf")], 1), "key is inf", id="infinite"),
        pytest.param(lambda: Group([2**63], 1), "at most 64 bits", id="large"),
        pytest.param(
            lambda: OutcomeCount(JOBS, 1, -0.5),
            "weighted is -0.5, .* 0 or more",
            id="below nothing",
        ),
        pytest.param(
            lambda: Group([], 1, [], -1), "AnswerGroup.weighted is -1.0, .* 0", id="weighs less"
        ),
        pytest.param(
            lambda: Made(groups=[AnswerGroup([], 1, [OutcomeCount(JOBS, 5)])]),
            "count is 5, expected no more than the answers of its group, 1, as a code",
            id="more than answers",
        ),
        pytest.param(
            lambda: Made(
                by=["a"], groups=[AnswerGroup([each], 1, [], 1e308) for each in "xy"], weight="w"
            ).regroup(),
            "AnswerGroup.weighted is inf, expected a finite number, 0 or more",
            id="too heavy",
        ),
        pytest.param(
            lambda: TALLY.regroup().regroup("x"), "expected nothing, as there is none", id="by"
        ),
        pytest.param(
            lambda: Made(unknown=[("x", 1), ("x", 2)]), "each code once", id="unknown twice"
        ),
        pytest.param(lambda: Group("NL", 1), "expected a list of values", id="text as key"),
        pytest.param(lambda: Group([], -1), "answers is -1, expected", id="negative"),
        pytest.param(
            lambda: Group([], 1, [OutcomeCount(JOBS, 1)] * 2), "each code once", id="twice"
        ),
        pytest.param(lambda: Group([], 1, [1]), "expected a list of counts", id="no count"),
        pytest.param(lambda: OutcomeCount("staff", 1), "TargetGroup.*an outcome", id="a group"),
        pytest.param(lambda: OutcomeCount("staff.x", 1), "unknown code 'staff.x'", id="unknown"),
        pytest.param(lambda: OutcomeCount(1, 1), "expected a code, as text", id="number"),
        pytest.param(lambda: OutcomeCount(JOBS, True), "count is True", id="boolean"),
        pytest.param(
            lambda: OutcomeCount(JOBS, 1, float("inf")), "expected a finite number", id="inf"
        ),
        pytest.param(lambda: Made(by=[" "]), "by is ' '", id="blank column"),
        pytest.param(lambda: Made(by=["a", "a"]), "each once, and none", id="columns twice"),
        pytest.param(lambda: Made(by=["count"]), "none of them outcome", id="a figure"),
        pytest.param(lambda: Made(by=1), "expected a list of columns", id="no columns"),
        pytest.param(lambda: Made(by=[1]), "by is 1", id="column of no text"),
        pytest.param(lambda: Made(groups=[1]), "a list of groups", id="no groups"),
        pytest.param(
            lambda: Made(groups=[AnswerGroup(["NL"], 1)]), "a value for each", id="no column"
        ),
        pytest.param(lambda: Made(groups=[AnswerGroup([], 1)] * 2), "each group once", id="groups"),
        pytest.param(lambda: Made(unknown=1), "a mapping from codes", id="no mapping"),
        pytest.param(lambda: Made(unknown={JOBS: 1}), "a mapping from", id="known code"),
        pytest.param(lambda: Made(unknown={"x": -1}), "a mapping from", id="negative count"),
        pytest.param(lambda: Made(distinct=1), "distinct is 1, expected True", id="number"),
        pytest.param(lambda: Made(weight=""), "weight is '', expected", id="no weight"),
    ],
)
def test_what_cannot_be_counted_is_refused(make: Any, message: str) -> None:
    with pytest.raises(KA1Error, match=message):
        make()


def test_a_tally_is_its_document(tmp_path: Any) -> None:
    unweighted = AnswerTally(groups=[AnswerGroup([], 3, [OutcomeCount(JOBS, 2)])], distinct=False)
    dump(TALLY, tmp_path / "tally.json")

    assert load(tmp_path / "tally.json", AnswerTally) == TALLY
    assert loads(dumps(unweighted, indent=None), AnswerTally) == unweighted
    assert dumps(unweighted, indent=None) == (
        '{"format":"erasmus-ka1/answer-tally","version":1,"by":[],"distinct":false,"groups":'
        '[{"key":{},"answers":3,"outcomes":[{"outcome":"learners.employability","count":2}]}],'
        '"unknown":[]}'
    )


@pytest.mark.parametrize(
    ("rest", "problems"),
    [
        pytest.param(
            '"by":["a"],"groups":[{"key":{"x":1},"answers":-1,"outcomes":[{"outcome":"x","count":1,'
            '"weighted":"1"}]}]',
            {
                ("$.groups[0].key.x", "invalid_value"),
                ("$.groups[0].answers", "invalid_value"),
                ("$.groups[0].outcomes[0].outcome", "unknown_code"),
                ("$.groups[0].outcomes[0].weighted", "invalid_value"),
            },
            id="in a group",
        ),
        pytest.param(
            '"by":5,"groups":[{"key":5,"answers":1}]',
            {("$.by", "wrong_type"), ("$.groups[0].key", "wrong_type")},
            id="kinds",
        ),
        pytest.param('"by":[5],"groups":[]', {("$.by[0]", "wrong_type")}, id="no text"),
        pytest.param(
            '"by":["a"],"groups":[{"key":{"a":[]},"answers":1}]',
            {("$.groups[0].key.a", "invalid_value")},
            id="key of no value",
        ),
        pytest.param(
            '"by":["a"],"groups":[{"key":{"a":9223372036854775808},"answers":1}]',
            {("$.groups[0].key.a", "invalid_value")},
            id="key of a large number",
        ),
        pytest.param(
            '"groups":[{"key":{},"answers":1},{"key":{},"answers":1}]',
            {("$", "invalid_value")},
            id="groups twice",
        ),
        pytest.param(
            '"groups":[{"key":{},"answers":1,"outcomes":[{"outcome":"learners.employability",'
            '"count":1},{"outcome":"staff.motivation","count":5}]}],'
            '"unknown":[{"code":"x","count":1},{"code":"x","count":2}]',
            {
                ("$.groups[0].outcomes[1].count", "invalid_value"),
                ("$.unknown[1].code", "duplicate"),
            },
            id="parts that do not go together",
        ),
        pytest.param('"unknown":[]', {("$.groups", "missing_key")}, id="no groups"),
    ],
)
def test_every_problem_of_a_document_is_told(rest: str, problems: set[tuple[str, str]]) -> None:
    document = f'{{"format":"erasmus-ka1/answer-tally","version":1,{rest}}}'

    with pytest.raises(DocumentError) as error:
        loads(document, AnswerTally)

    assert {(each.path, each.code) for each in error.value.problems} == problems


@pytest.mark.parametrize(
    ("act", "message"),
    [
        pytest.param(lambda: dumps(TALLY, format="yaml"), "format is 'yaml'", id="yaml"),
        pytest.param(
            lambda: loads("", AnswerTally, format="toml"), "format is 'toml'", id="read toml"
        ),
        pytest.param(lambda: dumps(TALLY, edition=2024), "has no edition", id="edition"),
        pytest.param(lambda: loads("{}", AnswerTally), r"\$.version.*missing", id="no envelope"),
    ],
)
def test_documents_of_tallies_are_json_without_an_edition(act: Any, message: str) -> None:
    with pytest.raises(KA1Error, match=message):
        act()


class TestTable:
    def test_it_is_in_the_readers_language_and_order(self) -> None:
        table = TALLY.table(locale="nl")

        assert table.columns[:7] == (
            "Land",
            "Jaar",
            "Code",
            "Resultaat",
            "Aantal keer genoemd",
            "Alle antwoorden",
            "Aandeel",
        )
        assert [row[:2] for row in table.rows[::2]] == [
            ("België", 2024),
            ("Nederland", 2023),
            ("Nederland", 2024),
            ("niet opgegeven", None),
        ]
        assert table.rows[-3][3:] == (
            "Motivatie en tevredenheid",
            2,
            3,
            2 / 3,
            1.5,
            2.5,
            0.6,
        )

    @pytest.mark.parametrize(
        ("values", "cells"),
        [
            ("count", (4, 4, 1)),
            ("share", (4, 1, 0.25)),
            ("weighted", (4.0, 4.0, 1.0)),
            ("weighted_share", (4.0, 1.0, 0.25)),
        ],
    )
    def test_a_wide_one_has_a_column_per_outcome(self, values: Any, cells: tuple[float]) -> None:
        table = TALLY.table(locale="en", layout="wide", values=values)

        assert table.columns[3:] == ("Employability and career", "Motivation and satisfaction")
        assert table.columns[2] == (
            "All answers, weighted" if "weighted" in values else "All answers"
        )
        assert table.rows[1] == ("Netherlands", 2023, *cells)

    def test_without_answers_there_is_no_share(self) -> None:
        tally = AnswerTally(groups=[AnswerGroup([], 0, [OutcomeCount(JOBS, 0)])])

        assert tally.table(locale="en").rows == ((JOBS, "Employability and career", 0, 0, None),)

    def test_groups_have_their_names_and_labels_that_are_alike_that_of_their_group(self) -> None:
        counts = [
            OutcomeCount(learners.LANGUAGES_AND_DIGITAL, 1),
            OutcomeCount(staff.LANGUAGES_AND_DIGITAL, 1),
        ]
        tally = AnswerTally(by=["group"], groups=[AnswerGroup(["staff"], 2, counts)])

        [one, other] = tally.table(locale="en").rows

        assert one[0] == GUIDE_2024["staff"].short_label("en")
        assert one[2] != other[2]

    @pytest.mark.parametrize(
        ("column", "values", "shown"),
        [
            pytest.param(
                "Land van herkomst",
                ["NL", "Nederland", "BE"],
                ["België", "Nederland", "Nederland (NL)"],
                id="countries",
            ),
            pytest.param(
                "group", ["staff", "Personeel"], ["Personeel", "Personeel (staff)"], id="groups"
            ),
            pytest.param(
                "school", ["Zwaan", "", None], ["leeg", "Zwaan", "niet opgegeven"], id="gaps"
            ),
            pytest.param("paid", [True, False, None], [False, True, None], id="booleans"),
        ],
    )
    def test_each_value_has_a_name_of_its_own_and_what_is_missing_comes_last(
        self, column: str, values: list[Any], shown: list[Any]
    ) -> None:
        tally = AnswerTally(by=[column], groups=[AnswerGroup([each], 1) for each in values])

        rows = tally.table(locale="nl", layout="wide").rows

        assert [row[0] for row in rows] == shown

    def test_headings_that_are_there_already_are_numbered(self) -> None:
        counts = [OutcomeCount(JOBS, 1)]
        tally = AnswerTally(by=["Outcome", "Code"], groups=[AnswerGroup(["a", "b"], 1, counts)])

        assert tally.table(locale="en").columns[:4] == (
            "Outcome",
            "Code",
            "Code (2)",
            "Outcome (2)",
        )

    def test_it_is_written_as_csv(self, tmp_path: Any) -> None:
        table = TALLY.regroup().table(locale="en", layout="wide")

        text = table.to_csv(tmp_path / "table.csv")

        assert (
            text
            == table.to_csv()
            == "All answers,Employability and career,Motivation and satisfaction\r\n10,4,3\r\n"
        )
        assert (tmp_path / "table.csv").read_bytes() == text.encode()

    def test_a_value_is_never_a_formula(self) -> None:
        tally = AnswerTally(by=["=x"], groups=[AnswerGroup(["=1+1"], 1)])
        table = tally.table(locale="en", layout="wide")

        assert table.to_csv(bom=True).splitlines() == ["\ufeff'=x,All answers", "'=1+1,1"]
        (sheet,) = openpyxl.load_workbook(io.BytesIO(table.to_xlsx())).worksheets
        assert [[cell.data_type for cell in row] for row in sheet.rows] == [["s", "s"], ["s", "n"]]

    def test_it_goes_into_charts(self) -> None:
        table = TALLY.regroup("year").table(locale="en", layout="wide")

        assert table.to_dicts()[0]["Year"] == 2023
        assert table.to_native("polars").rows() == [*table.rows]

    @pytest.mark.parametrize(
        "options", [{"layout": "tall"}, {"values": "sum"}], ids=["layout", "values"]
    )
    def test_another_form_is_refused(self, options: Any) -> None:
        with pytest.raises(InvalidValueError, match="expected one of '"):
            TALLY.table(locale="en", **options)


def test_an_unknown_kind_of_table_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="backend is 'excel', expected one of 'polars', "):
        TALLY.to_native("excel")
    with pytest.raises(InvalidValueError, match="backend is None"):
        TALLY.to_native()
    with pytest.raises(WrongKindError):
        TALLY.table(locale="en").to_csv(1)  # type: ignore[arg-type]
