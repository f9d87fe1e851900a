"""The values that reports are made of, at their edges."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from report_samples import PIXEL

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.errors import KA1Error, UnreadableFileError
from erasmus_ka1.localization._localizer import Localizer
from erasmus_ka1.projects import Finding, FindingCode
from erasmus_ka1.reports import Bar, Bars, BarsRow, Block, Cell, Column, Table, Words, Writer
from erasmus_ka1.reports._bidi import isolated, language_is_rtl
from erasmus_ka1.reports._theme import Theme, contrast, read_theme
from erasmus_ka1.taxonomy import learners, staff

FSI, PDI = "\u2068", "\u2069"
BOTH = Writer(("nl", "en"))
CODE = FindingCode.NO_CLAIMS


def refusal(make: Callable[..., object], *given: Any, **fields: Any) -> str:
    with pytest.raises(KA1Error) as caught:
        make(*given, **fields)
    return str(caught.value)


def versions(words: Words) -> list[tuple[str, str | None]]:
    return [(each.text, each.language) for each in words.versions]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("\u05d0", 1, 1),
        (FSI, 1, 2),
        (FSI * 3, 1, 4),
        (PDI, 2, 1),
        (PDI * 3, 4, 1),
        (FSI + PDI, 1, 1),
        (f"{FSI}{FSI}{PDI}", 1, 2),
        (f"{PDI}{FSI}", 2, 2),
        (f"{PDI}{PDI}{FSI}{FSI}{PDI}", 3, 2),
        ("\u2066\u2067", 1, 3),
    ],
)
def test_isolates_that_a_text_leaves_open_or_closes_are_made_good(
    text: str, before: int, after: int
) -> None:
    assert isolated(text) == FSI * before + text + PDI * after


@pytest.mark.parametrize(
    ("language", "is_rtl"),
    [("ar-EG", True), ("az-Arab", True), ("az-Latn", False), ("ar_EG", False)],
)
def test_a_language_is_read_as_a_tag_with_hyphens(language: str, *, is_rtl: bool) -> None:
    assert language_is_rtl(language) is is_rtl


def test_a_block_of_no_known_kind_is_named() -> None:
    with pytest.raises(NotImplementedError, match=r"^Block$"):
        Block().parts()


def test_a_bar_chart_is_a_table_of_its_figures() -> None:
    row = BarsRow("Taal", (Bar("3", 0.5), Bar("–", None)), is_part=True)
    bars = Bars("Resultaten", "Groep", ("beoogd", "bereikt"), (row,))

    assert bars.parts() == (
        Table(
            "Resultaten",
            (
                Column("Groep"),
                Column("beoogd", is_numeric=True),
                Column("bereikt", is_numeric=True),
            ),
            ((Cell("Taal", is_part=True), Cell("3", share=0.5), Cell("–")),),
        ),
    )


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (
            lambda: Bars("a", "b", ("c", "d"), (BarsRow("e", ()),)),
            f"Bars.rows is {str(BarsRow('e', ()))[:80]}…, expected 2 bars in each row",
        ),
        (
            lambda: Table("a", (Column("b"),), ((),)),
            "Table.rows is (), expected 1 cells in each row",
        ),
        (lambda: Cell("a", share=2), "Cell.share is 2, expected a number from 0 to 1, or nothing"),
        (
            lambda: Cell("a", share=-1),
            "Cell.share is -1, expected a number from 0 to 1, or nothing",
        ),
        (lambda: Cell(5), "Words is 5, expected words, a text or a str"),  # type: ignore[arg-type]
        (lambda: Writer(()), "locale is (), expected one locale or more"),
    ],
    ids=["bars", "table", "share", "negative share", "no words", "no locale"],
)
def test_what_no_report_can_hold_is_named(make: Callable[[], object], words: str) -> None:
    assert refusal(make) == words


@pytest.mark.parametrize("share", [0, 1])
def test_a_bar_may_be_empty_or_full(share: float) -> None:
    assert Cell("a", share=share).share == share


class TestTheme:
    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"logo": b"GIF"}, "Theme.logo is b'GIF', expected the bytes of a PNG or JPEG image"),
            ({"accent": "red"}, "Theme.accent is 'red', expected a colour, as #rrggbb"),
            (
                {"accent": "#ffffff"},
                (
                    "Theme.accent is '#ffffff', expected a colour with a contrast of 4.5 or more"
                    " on #ffffff"
                ),
            ),
            (
                {"accent_dark": "#000000"},
                (
                    "Theme.accent_dark is '#000000', expected a colour with a contrast of 4.5 or"
                    " more on #14181d"
                ),
            ),
        ],
        ids=["logo", "colour", "light", "dark"],
    )
    def test_what_cannot_be_shown_is_named(self, fields: dict[str, Any], words: str) -> None:
        assert refusal(Theme, **fields) == words

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            (
                "colour = 5",
                "Theme is 'colour', expected only organisation, logo, accent, accent_dark",
            ),
            ("logo = 5", "Theme.logo is 5, expected the path of an image"),
            (
                "logo = 'theme.toml'",
                "Theme.logo is 'theme.toml', expected the bytes of a PNG or JPEG image",
            ),
        ],
        ids=["key", "logo", "no image"],
    )
    def test_what_a_file_cannot_say_is_named(self, text: str, words: str, tmp_path: Path) -> None:
        path = tmp_path / "theme.toml"
        path.write_text(text, encoding="utf-8")

        assert refusal(read_theme, path) == words

    def test_what_is_no_path_is_named(self) -> None:
        assert refusal(read_theme, 5) == "5 does not belong here, expected a path"

    def test_a_file_that_is_no_toml_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "theme.toml"
        path.write_text("=", encoding="utf-8")

        with pytest.raises(UnreadableFileError) as caught:
            read_theme(path)

        assert caught.value.path == str(path)

    @pytest.mark.parametrize(("name", "most"), [("theme.toml", 10_000), ("logo.png", 1_000_000)])
    def test_a_file_that_is_too_large_is_not_read(
        self, name: str, most: int, tmp_path: Path
    ) -> None:
        (tmp_path / "theme.toml").write_text('logo = "logo.png"', encoding="utf-8")
        (tmp_path / "logo.png").write_bytes(PIXEL)
        with (tmp_path / name).open("ab") as file:
            file.write(b"\n" * (most + 1))

        with pytest.raises(UnreadableFileError, match=f"larger than {most} bytes"):
            read_theme(tmp_path / "theme.toml")

    def test_without_a_logo_there_is_no_type_of_it(self) -> None:
        assert Theme().logo_type is None

    @pytest.mark.parametrize(
        ("colour", "ratio"), [("#0a0a0a", 19.798), ("#0b0b0b", 19.683), ("#040404", 20.502)]
    )
    def test_contrast_near_black_is_linear(self, colour: str, ratio: float) -> None:
        assert contrast(colour, "#ffffff") == pytest.approx(ratio, abs=0.001)


class TestWriter:
    def test_a_message_is_said_in_each_language(self) -> None:
        assert versions(BOTH.pgettext("report", "Rights")) == [("Rechten", "nl"), ("Rights", "en")]

    def test_a_message_of_a_fallback_is_in_its_language(self) -> None:
        writer = Writer([Localizer("nl-BE")])

        assert versions(writer.pgettext("report", "Rights")) == [("Rechten", "nl")]

    def test_a_plural_takes_words_in_the_language_of_each(self) -> None:
        one, more = "It has achieved {number} outcome.", "It has achieved {number} outcomes."

        assert versions(BOTH.npgettext("report", one, more, 2)) == [
            ("Het heeft 2 resultaten bereikt.", "nl"),
            ("It has achieved 2 outcomes.", "en"),
        ]

    def test_a_name_is_in_the_language_it_was_given_in(self) -> None:
        assert versions(BOTH.verbatim("Scalda", "fy")) == [("Scalda", "fy")]

    @pytest.mark.parametrize(
        ("make", "shown"),
        [
            (lambda: BOTH.number(1234), [("1.234", "nl"), ("1,234", "en")]),
            (lambda: BOTH.number(None), [("–", "nl")]),
            (lambda: BOTH.percent(0.5), [("50%", "nl")]),
            (lambda: BOTH.percent(-0.0), [("0%", "nl")]),
            (lambda: BOTH.percent(None), [("–", "nl")]),
            (
                lambda: BOTH.date(datetime.date(2024, 9, 1)),
                [("1 september 2024", "nl"), ("September 1, 2024", "en")],
            ),
            (
                lambda: BOTH.joined(
                    map(BOTH.short_label, (learners.EMPLOYABILITY, staff.MOTIVATION))
                ),
                [
                    ("Inzetbaarheid en loopbaan en Motivatie en tevredenheid", "nl"),
                    ("Employability and career and Motivation and satisfaction", "en"),
                ],
            ),
            (
                lambda: BOTH.short_label(staff.MOTIVATION),
                [("Motivatie en tevredenheid", "nl"), ("Motivation and satisfaction", "en")],
            ),
            (
                lambda: BOTH.finding(Finding(CODE, "$")),
                [
                    ("Het project vermeldt geen enkel beoogd of bereikt resultaat.", "nl"),
                    ("The project lists no planned or achieved outcomes.", "en"),
                ],
            ),
        ],
    )
    def test_each_language_has_its_own_form(
        self, make: Callable[[], Words], shown: list[tuple[str, str]]
    ) -> None:
        assert versions(make()) == shown

    @pytest.mark.parametrize(
        ("locale", "shown"), [("nl-AW", "0%"), ("en-DE", "0\N{NO-BREAK SPACE}%")]
    )
    def test_nothing_has_no_sign(self, locale: str, shown: str) -> None:
        # locales that no other test keeps figures in
        assert str(Writer(locale).percent(-0.0)) == shown

    def test_the_same_short_label_is_made_once(self) -> None:
        assert BOTH.short_label(staff.MOTIVATION) is BOTH.short_label(staff.MOTIVATION)

    def test_a_figure_and_a_percentage_are_told_apart(self) -> None:
        shown = (str(BOTH.number(1)), str(BOTH.percent(1.0)), str(BOTH.percent(0.0)))

        assert shown == ("1", "100%", "0%")

    def test_what_fills_a_message_is_in_its_language_and_cannot_turn_it(self) -> None:
        kind = BOTH.pgettext("kind", "outcome")

        words = BOTH.pgettext("report", "{kind} with the code {code}", kind=kind, code="\u05d0")

        assert versions(words) == [
            (f"resultaat met de code {FSI}\u05d0{PDI}", "nl"),
            (f"outcome with the code {FSI}\u05d0{PDI}", "en"),
        ]

    def test_what_fills_a_plural_is_in_its_language(self) -> None:
        one, more = "{count} of {number} character", "{count} of {number} characters"

        words = BOTH.npgettext("report", one, more, 2, count=BOTH.number(1234))

        assert versions(words) == [
            ("1.234 van 2 tekens", "nl"),
            ("1,234 of 2 characters", "en"),
        ]

    def test_labels_and_statements_are_marked_where_they_are_not_official(self) -> None:
        concept = staff.DIVERSITY

        shown = (versions(BOTH.label(concept)), versions(BOTH.statement(concept)))

        assert shown == (
            [(concept.label("nl"), "nl"), (f"{concept.label('en')}\N{NO-BREAK SPACE}‡", "en")],
            [
                (concept.statement("nl"), "nl"),
                (f"{concept.statement('en')}\N{NO-BREAK SPACE}‡", "en"),
            ],
        )

    def test_a_label_is_told_from_a_statement(self) -> None:
        concept = GUIDE_2024.key_action

        shown = (versions(BOTH.label(concept))[0], versions(BOTH.statement(concept))[0])

        assert shown == ((concept.label("nl"), "nl"), (concept.statement("nl"), "nl"))

    def test_each_date_is_its_own(self) -> None:
        days = (datetime.date(2024, 9, 1), datetime.date(2024, 9, 2))

        assert [str(Writer("nl").date(day)) for day in days] == [
            "1 september 2024",
            "2 september 2024",
        ]

    def test_the_same_figure_is_made_once(self) -> None:
        assert BOTH.number(1234) is BOTH.number(1234)

    def test_the_documents_that_were_quoted_are_listed(self) -> None:
        writer = Writer("en")
        writer.label(learners.EMPLOYABILITY)
        page, found = (learners.EMPLOYABILITY.source(language) for language in ("nl", "en"))

        documents: Any = writer.sources(GUIDE_2024).blocks[0]

        assert [[versions(cell.text)[0] for cell in row] for row in documents.rows] == [
            [(page.document, "nl"), ("2024", None), ("official", "en"), (page.address, None)],
            [
                (found.document, "en"),
                ("2021-2027", None),
                ("attested", "en"),
                (found.address, None),
            ],
        ]

    def test_the_rights_stand_below_the_documents(self) -> None:
        rights: Any = BOTH.sources(GUIDE_2024).blocks[1]

        assert [str(each.term) for each in rights.facts] == ["Rechten / Rights"]
