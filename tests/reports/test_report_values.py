from __future__ import annotations

import pickle
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import EXAMPLE

from erasmus_ka1 import GUIDE_2024, Project
from erasmus_ka1.errors import InvalidValueError, UnknownLocaleError
from erasmus_ka1.localization._localizer import Localizer
from erasmus_ka1.reports import (
    Bar,
    Bars,
    BarsRow,
    Cell,
    Column,
    Paragraph,
    Report,
    Section,
    Table,
    Text,
    Words,
    Writer,
    project_report,
)
from erasmus_ka1.reports import _writer as writer_room
from erasmus_ka1.reports._bidi import has_direction, isolated, text_is_rtl
from erasmus_ka1.serialization import load
from erasmus_ka1.taxonomy._sources import Status

ARABIC = "\u062a\u0639\u0644\u0645\u062a"
OPENING, CLOSING = "\u2066\u2067\u2068", "\u2069"
directed = st.text(st.sampled_from(f"ab א{OPENING}{CLOSING}\u202e\u202c"), max_size=20)


class TestText:
    @pytest.mark.parametrize(
        "text",
        ["\x00", "\x1b[31m", "\x7f", "\x85", "\ud800", "\ufdd0", "\ufffe", "\U0010ffff", 5, None],
        ids=ascii,
    )
    def test_what_no_form_can_show_is_refused(self, text: str) -> None:
        with pytest.raises(InvalidValueError, match="text without control characters"):
            Text(text)

    @pytest.mark.parametrize("text", ["", "a\n\tb", "\u202e", "👩‍🎓", "\ue000"], ids=ascii)
    def test_anything_else_is_text(self, text: str) -> None:
        assert str(Text(text, "nl")) == text

    @pytest.mark.parametrize("language", ["", "x y", '"><script>', 5])
    def test_a_language_is_a_tag(self, language: str) -> None:
        with pytest.raises(InvalidValueError, match="BCP 47"):
            Text("a", language)


class TestWords:
    def test_the_same_text_in_two_languages_is_said_once(self) -> None:
        assert Words.of(Text("84%", "nl"), Text("84%", "en")) == Words((Text("84%", "nl"),))

    def test_different_texts_each_have_their_place(self) -> None:
        words = Words.of(Text("een", "nl"), Text("one", "en"))

        assert (str(words), words.version(0).text, words.version(1).text) == (
            "een / one",
            "een",
            "one",
        )

    def test_what_is_said_once_is_the_version_of_each_language(self) -> None:
        assert Words((Text("84%"),)).version(1) == Text("84%")

    @pytest.mark.parametrize("given", ["a", Text("a"), Words((Text("a"),))], ids=type)
    def test_a_block_takes_text_in_any_form(self, given: str) -> None:
        assert Paragraph(given).text == Words((Text("a"),))

    def test_what_is_no_text_is_refused(self) -> None:
        with pytest.raises(InvalidValueError, match="Words is 5, expected words, a text or a str"):
            Paragraph(5)  # type: ignore[arg-type]

    @pytest.mark.parametrize("versions", [(), [Text("a")], ("a",), None], ids=repr)
    def test_words_are_one_text_or_more(self, versions: tuple[Text, ...]) -> None:
        with pytest.raises(InvalidValueError, match="expected a tuple of one text or more"):
            Words(versions)


class TestBlocks:
    @pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
    def test_a_bar_is_no_longer_than_the_whole(self, share: float) -> None:
        with pytest.raises(InvalidValueError, match="a number from 0 to 1"):
            Cell("a", share=share)

    def test_a_row_has_a_cell_for_each_column(self) -> None:
        with pytest.raises(InvalidValueError, match="2 cells in each row"):
            Table("c", (Column("a"), Column("b")), ((Cell("1"),),))

    def test_a_row_has_a_bar_for_each_series(self) -> None:
        with pytest.raises(InvalidValueError, match="2 bars in each row"):
            Bars("c", "h", ("a", "b"), (BarsRow("r", (Bar("1", 1),)),))

    def test_a_section_holds_blocks_only(self) -> None:
        with pytest.raises(InvalidValueError, match="only blocks in it"):
            Section("Kop", ("text",))  # type: ignore[arg-type]


class TestReport:
    @pytest.mark.parametrize("languages", [(), ("nl", "x y")])
    def test_it_says_what_languages_it_is_in(self, languages: tuple[str, ...]) -> None:
        with pytest.raises(InvalidValueError, match=re.escape("Report.languages")):
            Report("T", "S", languages, ())

    def test_it_is_a_value(self) -> None:
        first, second = (
            project_report(load(EXAMPLE, Project), locale=("nl", "en")) for _ in range(2)
        )

        assert (first, hash(first), pickle.loads(pickle.dumps(first))) == (
            second,
            hash(second),
            second,
        )


class TestWriter:
    @pytest.mark.parametrize(
        ("locale", "languages"),
        [
            ("nl", ("nl",)),
            (Localizer("nl-BE"), ("nl-BE",)),
            (("nl", "en"), ("nl", "en")),
            (["en", Localizer("nl")], ("en", "nl")),
            (("nl", "en", "nl"), ("nl", "en")),
        ],
        ids=["one", "localizer", "two", "list", "twice"],
    )
    def test_its_languages_are_those_asked_for(
        self, locale: str, languages: tuple[str, ...]
    ) -> None:
        assert Writer(locale).languages == languages

    def test_no_language_is_refused(self) -> None:
        with pytest.raises(InvalidValueError, match="one locale or more"):
            Writer(())

    def test_what_is_no_locale_is_refused(self) -> None:
        with pytest.raises(UnknownLocaleError):
            Writer(5)  # type: ignore[arg-type]

    @pytest.mark.parametrize(("number", "shown"), [(1234, "1.234 / 1,234"), (5, "5"), (None, "–")])
    def test_a_figure_has_the_form_of_each_locale(self, number: int | None, shown: str) -> None:
        assert str(Writer(("nl", "en")).number(number)) == shown

    def test_no_more_figures_are_kept_than_have_room(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(writer_room, "MOST_KEPT", 2)
        writer = Writer(("nl", Localizer("en-IE")))

        shown = [str(writer.number(number)) for number in (1, 2, 3, 1)]
        assert (shown, len(writer._kept_words) <= 2) == (["1", "2", "3", "1"], True)

    def test_a_date_has_the_form_of_each_locale(self) -> None:
        words = Writer(("nl", "en")).date(date(2025, 3, 14))

        assert str(words) == "14 maart 2025 / March 14, 2025"

    def test_a_share_of_nothing_is_a_dash(self) -> None:
        writer = Writer("nl")

        assert (str(writer.percent(None)), str(writer.percent(0.5))) == ("–", "50%")

    def test_a_text_cannot_turn_the_sentence_it_is_put_into(self) -> None:
        words = Writer("en").pgettext("report", "{year}, round {round}", year="\u202e", round=1)

        assert str(words) == "\u2068\u202e\u2069, round 1"

    def test_our_own_words_are_no_source_document(self) -> None:
        writer = Writer("nl")
        writer.label(GUIDE_2024.learners)

        table = writer.sources(GUIDE_2024).blocks[0]
        assert isinstance(table, Table)
        assert [str(row[1].text) for row in table.rows] == ["2024"]

    def test_no_mark_is_explained_that_was_not_set(self) -> None:
        assert len(Writer("en").sources(GUIDE_2024).blocks) == 3

    @pytest.mark.parametrize(
        ("status", "word"), [*zip(Status, ["official", "attested", "editorial"], strict=True)]
    )
    def test_a_status_is_a_word(self, status: Status, word: str) -> None:
        assert str(Writer("en").status(status)) == word


class TestIsolated:
    @pytest.mark.parametrize("text", ["", "Scalda", "Münster", "Ωμέγα"], ids=ascii)
    def test_text_that_turns_nothing_is_left_alone(self, text: str) -> None:
        assert (isolated(text), has_direction(text)) == (text, False)

    @pytest.mark.parametrize("text", ["שלום", "مرحبا", "\u202eabc", "\u200f"], ids=ascii)
    def test_text_that_can_turn_others_is_isolated(self, text: str) -> None:
        assert isolated(text) == f"\u2068{text}\u2069"

    @given(directed)
    def test_a_text_stays_inside_its_isolates_whatever_it_closes(self, text: str) -> None:
        depth, depths = 0, []
        for letter in isolated(text):
            depth += (letter in OPENING) - (letter in CLOSING)
            depths.append(depth)

        inside = depths[isolated(text).find(text) : -1] if has_direction(text) else [1]
        assert (depth, min(inside, default=1) >= 1) == (0, True)


class TestTextIsRtl:
    @pytest.mark.parametrize(
        ("given", "is_rtl"),
        [
            ("12 a", False),
            (f"12 {ARABIC} a", True),
            ("12 + 3", None),
            (f"\u2068{ARABIC}\u2069 a", False),
            (f"\u2067\u2068a\u2069 b\u2069 {ARABIC}", True),
            (f"\u2069 {ARABIC}", True),
            (f"\u2066 {ARABIC}", None),
        ],
        ids=["left", "right", "neither", "isolate", "nested", "unopened", "left-open"],
    )
    def test_the_first_letter_outside_isolates_tells_the_way(
        self, given: str, is_rtl: bool | None
    ) -> None:
        assert text_is_rtl(given) is is_rtl
