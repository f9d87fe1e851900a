from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from generated_projects import generated_projects

from erasmus_ka1 import GUIDE_2024, cli
from erasmus_ka1 import __main__ as entry
from erasmus_ka1.errors import MissingTranslationError
from erasmus_ka1.reports import project_report
from erasmus_ka1.serialization import dump_all
from erasmus_ka1.taxonomy.provenance import page_text

EXAMPLE = str(Path(__file__).parent.parent.parent / "docs" / "example" / "project.json")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.command, arguments)


def run_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "erasmus_ka1", *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def run_at_terminal(*arguments: str) -> tuple[int, str]:
    """Return the exit code of a process that has a terminal, and what that shows."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "erasmus_ka1", *arguments]
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave) as process:
        os.close(slave)
        shown = b"".join(_read(master))
    os.close(master)
    return process.returncode, shown.decode()


def _read(terminal: int) -> Iterator[bytes]:
    # at the end Linux says that the terminal is gone
    with suppress(OSError):
        while data := os.read(terminal, 4096):
            yield data


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(page_text(), encoding="utf-8")
    return path


class TestShow:
    def test_lists_every_concept_with_its_code(self) -> None:
        result = run("show", "--locale", "nl")

        lines = result.output.splitlines()
        assert (len(lines), lines[8].split(maxsplit=1)) == (
            55,
            ["learners.learning_performance", "Leerprestaties"],
        )

    @pytest.mark.parametrize(
        ("code", "locale", "lines"),
        [
            (
                "staff.diversity",
                "nl",
                ["Soort: resultaat", "Korte benaming: Voeling met diversiteit"],
            ),
            (
                "staff.diversity",
                "en",
                ["Kind: outcome"],
            ),
            ("systems", "en", ["Kind: level"]),
        ],
    )
    def test_tells_what_there_is_to_know(self, code: str, locale: str, lines: list[str]) -> None:
        output = run("show", code, "--locale", locale).output.splitlines()

        assert [line for line in lines if line not in output] == []

    def test_a_wrong_code_is_bad_usage_with_the_nearest(self) -> None:
        result = run("show", "staff.diversty")

        assert (result.exit_code, "did you mean 'staff.diversity'?" in result.stderr) == (2, True)

    def test_a_wrong_locale_is_bad_usage_with_those_there_are(self) -> None:
        result = run("show", "--locale", "fr")

        assert (result.exit_code, "available languages: en, nl" in result.stderr) == (2, True)


class TestFind:
    def test_prints_the_codes_of_all_that_are_called_so(self) -> None:
        result = run("find", "vreemde talen en digitaal")

        assert (result.exit_code, result.stdout.split()) == (
            0,
            ["learners.languages_and_digital", "staff.languages_and_digital"],
        )

    def test_names_what_is_near(self) -> None:
        result = run("find", "diversiteit")

        assert (
            result.exit_code,
            result.stdout,
            "Voeling met diversiteit [nl]" in result.stderr,
        ) == (
            1,
            "",
            True,
        )

    def test_says_that_nothing_is_near(self) -> None:
        result = run("find", "zzzzzz", "--locale", "nl")

        assert (result.exit_code, result.stderr) == (1, "Geen begrip gevonden voor “zzzzzz”.\n")


class TestReport:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("a" * 100, "a" * 100),
            ("a" * 101, "a" * 100 + "…"),
            ("\x1b[31ma", "\\x1b[31ma"),
            ("zz\n", "zz\\n"),
        ],
        ids=["longest", "longer", "escape", "line"],
    )
    def test_what_is_not_found_is_shown_in_short(self, text: str, shown: str) -> None:
        assert run("find", text).stderr == f"No concept named “{shown}”.\n"

    def test_prints_markdown(self) -> None:
        result = run("report", EXAMPLE, "--locale", "nl")

        assert (result.exit_code, result.stdout.splitlines()[0]) == (
            0,
            "# Zorg over de grens (voorbeeld)",
        )

    @pytest.mark.parametrize(
        ("name", "options", "start"),
        [
            ("report.html", [], b"<!DOCTYPE html>"),
            ("report.DOCX", [], b"PK"),
            ("report.md", [], b"# Zorg over de grens"),
            ("report", ["--to", "html"], b"<!DOCTYPE html>"),
            ("report.html", ["--to", "markdown"], b"# Zorg"),
        ],
        ids=["html", "docx", "markdown", "by-option", "option-first"],
    )
    def test_writes_a_file_in_the_format_of_its_name_or_the_option(
        self, tmp_path: Path, name: str, options: list[str], start: bytes
    ) -> None:
        output = tmp_path / name

        result = run("report", EXAMPLE, "--locale", "nl-BE", *options, "-o", str(output))

        assert (result.exit_code, output.read_bytes().startswith(start)) == (0, True)

    def test_an_output_of_no_known_format_is_bad_usage(self, tmp_path: Path) -> None:
        result = run("report", EXAMPLE, "--locale", "nl", "-o", str(tmp_path / "report.xyz"))

        assert (result.exit_code, [*tmp_path.iterdir()]) == (2, [])

    def test_the_locale_is_asked_for(self) -> None:
        assert run("report", EXAMPLE).exit_code == 2

    def test_two_locales_stand_side_by_side(self) -> None:
        result = run("report", EXAMPLE, "--locale", "nl", "--locale", "en")

        assert "## Samenvatting / Summary" in result.stdout

    def test_the_findings_can_be_left_out(self) -> None:
        result = run("report", EXAMPLE, "--locale", "nl", "--no-findings")

        assert "Aandachtspunten" not in result.stdout

    def test_a_theme_and_templates_change_the_page(self, tmp_path: Path) -> None:
        theme = tmp_path / "theme.toml"
        theme.write_text('organisation = "Scalda"\n', encoding="utf-8")
        (tmp_path / "contents.html.jinja").write_text("", encoding="utf-8")

        result = run(
            *("report", EXAMPLE, "--locale", "nl", "--to", "html"),
            *("--theme", str(theme), "--templates", str(tmp_path)),
        )

        assert '<p class="organisation">Scalda</p>' in result.stdout

    def test_a_bad_theme_is_a_line_on_stderr(self, tmp_path: Path) -> None:
        theme = tmp_path / "theme.toml"
        theme.write_text('accent = "#ffffff"', encoding="utf-8")

        result = run_process("report", EXAMPLE, "--locale", "nl", "--theme", str(theme))

        assert (result.returncode, result.stderr) == (
            1,
            "Error: Theme.accent is '#ffffff',"  # noqa: ISC004 - one line
            " expected a colour with a contrast of 4.5 or more on #ffffff\n",
        )

    def test_a_binary_format_is_not_written_to_a_terminal(self) -> None:
        code, shown = run_at_terminal("report", EXAMPLE, "--locale", "nl", "--to", "docx")

        assert (code, "docx is not for a terminal: give -o" in shown) == (2, True)

    def test_nor_does_this_process_write_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        arguments = ["report", EXAMPLE, "--locale", "nl", "--to", "docx"]

        with pytest.raises(click.UsageError, match="docx is not for a terminal"):
            cli.command(arguments, standalone_mode=False)


class TestManyReports:
    @pytest.fixture
    def lines(self, tmp_path: Path) -> Path:
        path = tmp_path / "projects.jsonl"
        dump_all(generated_projects()[:3], path)
        return path

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return tmp_path / "reports"

    def test_each_project_has_a_file_named_by_its_number(self, lines: Path, folder: Path) -> None:
        result = run("report", str(lines), "--locale", "nl", "-o", str(folder))

        numbers = sorted(str(project.number) for project in generated_projects()[:3])
        assert (
            result.exit_code,
            result.output,
            sorted(each.name for each in folder.iterdir()),
        ) == (
            0,
            "",
            [f"{number}.html" for number in numbers],
        )

    def test_a_file_is_what_the_project_gives_alone(self, lines: Path, folder: Path) -> None:
        project = generated_projects()[1]

        run("report", str(lines), "--locale", "nl", "--to", "markdown", "-o", str(folder))

        assert (folder / f"{project.number}.md").read_text(encoding="utf-8") == project_report(
            project, locale="nl"
        ).to_markdown()

    def test_one_project_goes_to_a_folder_that_is_there(self, tmp_path: Path) -> None:
        run("report", EXAMPLE, "--locale", "nl", "-o", str(tmp_path))

        assert [each.name for each in tmp_path.iterdir()] == [
            "2024-1-NL01-KA121-VET-000123456.html"
        ]

    @pytest.mark.parametrize(
        ("output", "message"),
        [
            ([], "more than one report needs a folder: give -o FOLDER"),
            (["-o", EXAMPLE], "more than one report needs a folder: give -o FOLDER"),
            (["-o", "nowhere.html"], "more than one report needs a folder, not nowhere.html"),
            (["-o", "\x1b[31m.html"], "more than one report needs a folder, not \\x1b[31m.html"),
        ],
        ids=["none", "a-file", "the-name-of-one", "escapes"],
    )
    def test_several_reports_need_a_folder(self, output: list[str], message: str) -> None:
        result = run("report", EXAMPLE, EXAMPLE, "--locale", "nl", *output)

        assert (result.exit_code, message in result.stderr) == (2, True)

    def test_two_projects_with_one_number_are_refused(self, folder: Path) -> None:
        result = run("report", EXAMPLE, EXAMPLE, "--locale", "nl", "-o", str(folder))

        assert (result.exit_code, result.stderr, folder.exists()) == (
            1,
            "Error: two projects have the number 2024-1-NL01-KA121-VET-000123456\n",
            False,
        )

    @pytest.mark.parametrize("name", ["broken.json", "\x1b[31mbroken.json"], ids=ascii)
    def test_a_document_with_a_problem_leaves_nothing_half_done(
        self, lines: Path, folder: Path, name: str
    ) -> None:
        broken = lines.with_name(name)
        broken.write_text("[]", encoding="utf-8")

        result = run("report", str(lines), str(broken), "--locale", "nl", "-o", str(folder))

        assert (result.exit_code, result.stderr, folder.exists()) == (
            1,
            f"Error: {broken.parent}/{ascii(name)[1:-1]}: $: [], verwacht: een object\n",
            False,
        )

    def test_a_terminal_shows_how_far_it_is(self, lines: Path, folder: Path) -> None:
        code, shown = run_at_terminal("report", str(lines), "--locale", "nl", "-o", str(folder))

        assert (code, "100%" in shown, len([*folder.iterdir()])) == (0, True, 3)


class TestOtherReports:
    def test_a_portfolio_counts_all_projects(self, tmp_path: Path) -> None:
        path = tmp_path / "projects.jsonl"
        dump_all(generated_projects(), path)

        result = run("portfolio", str(path), EXAMPLE, "--locale", "nl", "--title", "Alle samen")

        assert (result.stdout.splitlines()[0], "52" in result.stdout) == ("# Alle samen", True)

    def test_the_portal_view_counts_against_the_limit(self) -> None:
        result = run("portal", EXAMPLE, "--locale", "nl", "--limit", "1234")

        assert "1.234 tekens" in result.stdout

    def test_the_catalogue_names_every_concept(self) -> None:
        result = run("catalogue", "--locale", "nl", "--locale", "en", "--to", "html")

        assert [each.code for each in GUIDE_2024 if each.code not in result.stdout] == []


class TestLanguagePacks:
    @pytest.fixture
    def pack(
        self,
        tmp_path: Path,
        partial_words: str,
        write_catalogue: Callable[[Path, str, str | bytes], Path],
    ) -> str:
        write_catalogue(tmp_path, "fy", partial_words)
        return str(tmp_path)

    @pytest.mark.parametrize(
        "arguments",
        [
            ["show", "staff.motivation"],
            ["show"],
            ["report", EXAMPLE],
            ["portfolio", EXAMPLE],
            ["portal", EXAMPLE],
            ["catalogue"],
        ],
        ids=" ".join,
    )
    def test_a_partial_pack_works_with_a_fallback(self, pack: str, arguments: list[str]) -> None:
        options = ("--locale", "fy", "--catalogues", pack)

        complete = run(*arguments, *options, "--fallback", "fr", "--fallback", "en")
        partial = run(*arguments, *options)

        assert (complete.exit_code, type(partial.exception)) == (0, MissingTranslationError)

    def test_find_takes_them_too(self, pack: str) -> None:
        options = ("--locale", "fy", "--catalogues", pack, "--fallback", "en")

        assert run("find", "Motivation and satisfaction", *options).stdout == "staff.motivation\n"

    @pytest.mark.parametrize(
        "options", [["--fallback", "xx-!"], ["--catalogues", "/nowhere"]], ids=" ".join
    )
    def test_what_does_not_exist_is_bad_usage(self, options: list[str]) -> None:
        assert run("show", "--locale", "nl", *options).exit_code == 2


class TestCompare:
    def test_the_page_itself_is_verbatim(self, page: Path) -> None:
        result = run("compare", str(page), "--check")

        assert (result.exit_code, result.output) == (
            0,
            "56 van de 56 teksten van de gids staan letterlijk op de pagina.\n",
        )

    def test_each_difference_is_named(self, page: Path) -> None:
        text = page_text().replace("groter intercultureel", "meer intercultureel")
        text = text.replace(" • verbeterde leerprestaties;\n", " • een nieuwe zin;\n")
        page.write_text(text, encoding="utf-8")

        result = run("compare", str(page))

        assert (result.exit_code, result.output.splitlines()) == (
            0,
            [
                "learners.learning_performance: ontbreekt",
                "  - verbeterde leerprestaties",
                "learners.intercultural_awareness: gewijzigd",
                "  - groter intercultureel bewustzijn",
                "  + meer intercultureel bewustzijn",
                "toegevoegd: een nieuwe zin",
                "54 van de 56 teksten van de gids staan letterlijk op de pagina.",
            ],
        )

    def test_a_difference_fails_the_check(self, page: Path) -> None:
        page.write_text(page_text() + "\n\nNieuw.", encoding="utf-8")

        assert run("compare", str(page), "--check").exit_code == 1

    def test_the_escapes_of_a_page_are_printed_readably(self, page: Path) -> None:
        text = page_text().replace("groter intercultureel", "\x1b[31mmeer intercultureel")
        page.write_text(f"{text}\n\n\x1b[2JNieuw.", encoding="utf-8")

        result = run("compare", str(page), "--edition", "2024")

        assert (result.exit_code, result.output.splitlines()) == (
            0,
            [
                "learners.intercultural_awareness: gewijzigd",
                "  - groter intercultureel bewustzijn",
                r"  + \x1b[31mmeer intercultureel bewustzijn",
                r"toegevoegd: \x1b[2JNieuw.",
                "55 van de 56 teksten van de gids staan letterlijk op de pagina.",
            ],
        )

    def test_the_escapes_of_a_file_name_are_printed_readably(self, tmp_path: Path) -> None:
        path = tmp_path / "\x1b[31m.html"
        missing = run("compare", str(path))
        path.write_bytes(b"\xff")
        broken = run_process("compare", str(path))

        assert (missing.exit_code, broken.returncode) == (2, 1)
        assert "\x1b" not in missing.output + broken.stderr

    def test_an_edition_that_does_not_exist_is_refused(self, page: Path) -> None:
        assert run("compare", str(page), "--edition", "1999").exit_code == 2


class TestProcess:
    @pytest.mark.parametrize(
        ("arguments", "code", "message"),
        [
            (("report", "nowhere.json", "--locale", "nl"), 2, "does not exist"),
            (("report", __file__, "--locale", "nl"), 1, "Error: file "),
            (("nonsense",), 2, "No such command"),
        ],
        ids=["no-file", "no-document", "no-command"],
    )
    def test_whatever_goes_wrong_is_a_line_on_stderr(
        self, arguments: tuple[str, ...], code: int, message: str
    ) -> None:
        result = run_process(*arguments)

        assert (result.returncode, result.stdout, message in result.stderr) == (code, "", True)
        assert "Traceback" not in result.stderr

    def test_a_broken_document_names_every_problem(self, tmp_path: Path) -> None:
        document = tmp_path / "project.json"
        document.write_text('{"format": "erasmus-ka1/project"}', encoding="utf-8")

        result = run_process("report", str(document), "--locale", "nl")

        assert (result.returncode, result.stderr.splitlines()) == (
            1,
            [
                "Error: 2 problemen",
                "  $.version ontbreekt, verwacht: 1",
                "  $.edition ontbreekt, verwacht: 2024",
            ],
        )

    @pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
    def test_the_report_is_utf_8_whatever_the_terminal(self, locale: str) -> None:
        result = run_process("report", EXAMPLE, "--locale", "nl", LC_ALL=locale)

        assert "Stagebegeleider in Münster" in result.stdout

    def test_a_terminal_that_cannot_show_a_letter_shows_its_number(self) -> None:
        result = run_process("find", "zzzzzz", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")

        assert result.stderr == "No concept named \\u201czzzzzz\\u201d.\n"

    def test_run_leaves_with_1_on_bad_data(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["erasmus-ka1", "report", __file__, "--locale", "nl"])

        with pytest.raises(SystemExit) as left:
            entry.main()
        assert (left.value.code, "ends in .json" in capsys.readouterr().err) == (1, True)

    def test_run_leaves_with_1_where_nothing_can_be_printed(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["erasmus-ka1", "show"])
        full = Path("/dev/full").open("w", encoding="utf-8")  # noqa: SIM115 - run closes it
        monkeypatch.setattr(sys, "stdout", full)

        with pytest.raises(SystemExit) as left:
            entry.main()

        said = "Error: the output cannot be written: no space left on device\n"
        assert (left.value.code, capsys.readouterr().err, full.closed) == (1, said, True)

    def test_run_leaves_with_1_where_the_output_is_closed(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["erasmus-ka1", "show"])
        monkeypatch.setattr(sys, "stdout", None)

        with pytest.raises(SystemExit) as left:
            entry.main()

        said = "Error: the output cannot be written: it is closed\n"
        assert (left.value.code, capsys.readouterr().err) == (1, said)

    @pytest.mark.parametrize(
        ("output", "reason"), [(">&-", "it is closed"), (">/dev/full", "no space left on device")]
    )
    def test_a_process_that_cannot_print_leaves_with_1_and_no_traceback(
        self, output: str, reason: str
    ) -> None:
        process = subprocess.run(
            ["/bin/sh", "-c", f'"$0" -m erasmus_ka1 show staff.diversity {output}', sys.executable],
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

        said = f"Error: the output cannot be written: {reason}\n"
        assert (process.returncode, process.stderr) == (1, said)

    def test_help_does_not_depend_on_docstrings(self) -> None:
        helped, optimized = (
            subprocess.run(
                [sys.executable, *options, "-m", "erasmus_ka1", "report", "--help"],
                capture_output=True,
                check=False,
            )
            for options in ([], ["-OO"])
        )

        assert (optimized.stdout, b"Report on the project" in helped.stdout) == (
            helped.stdout,
            True,
        )

    def test_without_click_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "click", None)

        with pytest.raises(SystemExit, match=r"pip install 'erasmus-ka1\[cli\]'"):
            entry.main()


def test_a_broken_document_is_explained_in_the_readers_language(tmp_path: Path) -> None:
    document = tmp_path / "project.json"
    document.write_text("[]", encoding="utf-8")

    result = run("report", str(document), "--locale", "nl")

    assert (result.exit_code, result.stderr) == (1, "Error: $: [], verwacht: een object\n")
