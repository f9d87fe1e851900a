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
from report_samples import EXAMPLE as EXAMPLE_PATH
from report_samples import project_with

from erasmus_ka1 import GUIDE_2024, GUIDES, cli
from erasmus_ka1 import __main__ as entry
from erasmus_ka1.errors import MissingTranslationError
from erasmus_ka1.exports import to_csv, to_i18n, to_json, to_skos, to_typescript
from erasmus_ka1.reports import Text, joined_report, project_report
from erasmus_ka1.serialization import dump, dump_all
from erasmus_ka1.taxonomy.provenance import page_text

EXAMPLE = str(EXAMPLE_PATH)


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


class TestShow:
    @pytest.mark.parametrize(
        ("arguments", "lines"),
        [
            (
                ["staff.diversity", "--locale", "nl"],
                ["Soort: resultaat", "Korte benaming: Voeling met diversiteit"],
            ),
            (["systems"], ["Kind: level"]),
            (["--locale", "nl"], ["learners.learning_performance Leerprestaties"]),
            (["--edition", "2026"], ["priorities.ukraine_2026 Ukraine priority 2026"]),
            (
                ["staff.competences", "--edition", "2025"],
                ["Source of the label: Erasmus+ Programme Guide 2025, Part B, pp. 38-39"],
            ),
            (["priorities.ukraine_2026"], ["Code of the concept: priorities.ukraine_2026"]),
        ],
        ids=["Dutch", "English", "all", "all of an edition", "in an edition", "only in another"],
    )
    def test_tells_what_there_is_to_know(self, arguments: list[str], lines: list[str]) -> None:
        shown = [" ".join(each.split()) for each in run("show", *arguments).stdout.splitlines()]

        assert [line for line in lines if line not in shown] == []

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (["staff.diversty"], "did you mean 'staff.diversity'?"),
            (["--locale", "fr"], "available languages: en, nl"),
            (["--locale", "nl", "--fallback", "xx-!"], "xx-!"),
            (["--locale", "nl", "--catalogues", "/nowhere"], "does not exist"),
            (
                ["priorities.ukraine_2026", "--edition", "2024"],
                "is not in the edition of 2024, but of 2026",
            ),
        ],
        ids=["code", "locale", "fallback", "catalogues", "code of another edition"],
    )
    def test_what_does_not_exist_is_bad_usage(self, arguments: list[str], reason: str) -> None:
        result = run("show", *arguments)

        assert (result.exit_code, reason in result.stderr) == (2, True)


class TestExport:
    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["skos"], to_skos(GUIDE_2024)),
            (
                ["skos", "--base", "https://example.org/", "--format", "nt", "--locale", "en"],
                to_skos(GUIDE_2024, "https://example.org/", "nt", locale="en"),
            ),
            (["csv", "--edition", "2026"], to_csv(GUIDES[2026])),
            (["csv", "--bom", "--locale", "nl-BE"], to_csv(GUIDE_2024, locale="nl-BE", bom=True)),
            (["json", "--locale", "en"], to_json(GUIDE_2024, locale="en")),
            (["i18n", "--locale", "nl"], to_i18n(GUIDE_2024, locale="nl")),
            (["typescript"], to_typescript(GUIDE_2024)),
        ],
        ids=lambda each: " ".join(each) if isinstance(each, list) else "",
    )
    def test_an_export_goes_to_the_terminal_or_a_file(
        self, arguments: list[str], expected: str, tmp_path: Path
    ) -> None:
        output = tmp_path / "exported"

        assert run("export", *arguments).stdout_bytes == expected.encode()
        assert run("export", *arguments, "-o", str(output)).output == ""
        assert output.read_bytes() == expected.encode()

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (["skos", "--base", "ka1"], "base is 'ka1', expected an http, https or urn IRI"),
            (["skos", "--format", "ttl"], "'ttl' is not one of 'turtle'"),
            (["csv", "--edition", "1999"], "unknown edition 1999"),
            (["json", "--locale", "fr"], "locale 'fr' has no catalogue"),
            (["i18n"], "Missing option '--locale'"),
            (["xml"], "No such command 'xml'"),
        ],
        ids=" ".join,
    )
    def test_bad_usage_is_told(self, arguments: list[str], reason: str) -> None:
        result = run("export", *arguments)

        assert (result.exit_code, reason in result.stderr) == (2, True)

    def test_an_export_keeps_its_line_ends_in_a_pipe(self) -> None:
        result = subprocess.run(
            [sys.executable, "-m", "erasmus_ka1", "export", "csv"], capture_output=True, check=True
        )

        assert result.stdout == to_csv(GUIDE_2024).encode()


MARKS = "alleen hoofdletters of leestekens gewijzigd"


class TestDiff:
    @pytest.mark.parametrize(
        ("arguments", "lines"),
        [
            (
                ["2023", "2025", "--locale", "nl"],
                [
                    "priorities.ukraine_2023: vervallen",
                    "priorities.ukraine_2025: toegevoegd",
                    f"staff.competences: {MARKS} [en]",
                    f"staff.diversity: {MARKS} [en]",
                    f"organisations.international_capacity: {MARKS} [en]",
                    f"organisations.innovative_operation: {MARKS} [en]",
                    f"organisations.professional_environment: {MARKS} [en]",
                    "systems: anders geformuleerd [en]",
                ],
            ),
            (["2025", "2025"], []),
        ],
        ids=["another", "the same"],
    )
    def test_names_each_change_in_the_readers_language(
        self, arguments: list[str], lines: list[str]
    ) -> None:
        shown = run("diff", *arguments).stdout.splitlines()

        assert [line for line in shown if not line.startswith("  ")] == lines

    def test_with_an_output_it_is_a_report(self, tmp_path: Path) -> None:
        output = tmp_path / "changes.html"

        result = run("diff", "2024", "2025", "--locale", "nl", "--locale", "en", "-o", str(output))

        assert (result.exit_code, result.stdout) == (0, "")
        assert "Programmagids 2025 vergeleken met 2024" in output.read_text("utf-8")

    @pytest.mark.parametrize("edition", ["1999", "x", "9" * 5_000, "２０２４"], ids=len)
    def test_an_unknown_edition_is_bad_usage(self, edition: str) -> None:
        result = run("diff", "2023", edition)

        assert (result.exit_code, "unknown edition" in result.stderr) == (2, True)


class TestFind:
    def test_prints_the_codes_of_all_concepts_with_the_name(self) -> None:
        result = run("find", "vreemde talen, digitale vaardigheden")

        assert (result.exit_code, result.stdout.split()) == (
            0,
            ["learners.languages_and_digital", "staff.languages_and_digital"],
        )

    def test_names_what_is_near(self) -> None:
        result = run("find", "voeling met diversitijd")

        assert (result.exit_code, result.stdout) == (1, "")
        assert "staff.diversity  Voeling met diversiteit [nl]" in result.stderr

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["zzzzzz", "--locale", "nl"], "Geen begrip gevonden voor “zzzzzz”."),
            (["a" * 101], f"No concept named “{'a' * 100}…”."),
            (["\x1b[31ma"], "No concept named “\\x1b[31ma”."),
        ],
        ids=["Dutch", "long", "escape"],
    )
    def test_says_that_nothing_is_near(self, arguments: list[str], said: str) -> None:
        result = run("find", *arguments)

        assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{said}\n")


class TestReport:
    @pytest.mark.parametrize(
        ("name", "options", "start"),
        [
            ("report.html", [], b"<!DOCTYPE html>"),
            ("report.DOCX", [], b"PK"),
            ("report.md", [], b"# Zorg over de grens"),
            ("report.pdf", [], b"%PDF"),
            ("report", ["--to", "html"], b"<!DOCTYPE html>"),
            ("report.html", ["--to", "markdown"], b"# Zorg"),
        ],
        ids=["html", "docx", "markdown", "pdf", "option", "option first"],
    )
    def test_writes_a_file_in_the_format_of_its_name_or_the_option(
        self, tmp_path: Path, name: str, options: list[str], start: bytes
    ) -> None:
        output = tmp_path / name

        result = run("report", EXAMPLE, "--locale", "nl-BE", *options, "-o", str(output))

        assert (result.exit_code, output.read_bytes().startswith(start)) == (0, True)

    @pytest.mark.parametrize("options", [[], ["--findings"]], ids=["whole", "findings"])
    def test_prints_markdown(self, options: list[str]) -> None:
        shown = run("report", EXAMPLE, "--locale", "nl", *options).stdout

        assert (shown.splitlines()[0], "## Aandachtspunten\n" in shown) == (
            "# Zorg over de grens (voorbeeld)",
            bool(options),
        )

    def test_says_who_made_it_when_and_how_far_it_is(self) -> None:
        told = ("--status", "final", "--author", "A. de Vries", "--date", "2025-09-15")

        shown = run("report", EXAMPLE, "--locale", "nl", *told).stdout

        assert [line.split("**: ")[1] for line in shown.splitlines() if "verslag**" in line] == [
            "eindrapportage",
            "15 september 2025",
        ]

    def test_shows_the_sections_that_are_named_in_their_order(self) -> None:
        named = ("--section", "staff", "--section", "summary")

        shown = run("report", EXAMPLE, "--locale", "en", *named).stdout

        assert [line for line in shown.splitlines() if line.startswith("## ")] == [
            "## Contents",
            "## Staff",
            "## Summary",
        ]

    def test_languages_are_side_by_side(self) -> None:
        result = run("report", EXAMPLE, "--locale", "nl", "--locale", "en")

        assert "## Samenvatting / Summary" in result.stdout

    @pytest.mark.parametrize(
        "options",
        [
            [],
            ["--locale", "nl", "-o", "report.xyz"],
            ["--locale", "nl", "--date", "15-9-2025"],
            ["--locale", "nl", "--section", "samenvatting"],
            ["--locale", "nl", "--to", "markdown", "--templates", "."],
            ["--locale", "nl", "--to", "docx", "--templates", ".", "-o", "gone.docx"],
        ],
        ids=[
            "no locale",
            "no format",
            "no date",
            "no section",
            "no templates",
            "no templates for docx",
        ],
    )
    def test_what_is_not_clear_is_bad_usage(self, options: list[str]) -> None:
        assert run("report", EXAMPLE, *options).exit_code == 2

    def test_a_theme_and_templates_change_the_page(self, tmp_path: Path) -> None:
        theme = tmp_path / "theme.toml"
        theme.write_text('organisation = "Scalda"\n', encoding="utf-8")
        (tmp_path / "contents.html.jinja").write_text("", encoding="utf-8")

        result = run(
            *("report", EXAMPLE, "--locale", "nl", "--to", "html"),
            *("--theme", str(theme), "--templates", str(tmp_path)),
        )

        assert '<p class="organisation">Scalda</p>' in result.stdout

    def test_a_character_that_no_font_has_is_a_line_on_stderr(self, tmp_path: Path) -> None:
        document, output = tmp_path / "project.json", tmp_path / "report.pdf"
        dump(project_with(title="Taal \U0010fff0"), document)

        result = run("report", str(document), "--locale", "nl", "-o", str(output))

        (line,) = result.stderr.splitlines()
        assert line.startswith("Warning: Taal \\U0010fff0: no font has U+10FFF0: the PDF shows")
        assert (result.exit_code, output.read_bytes()[:4]) == (0, b"%PDF")

    def test_a_binary_format_is_not_written_to_a_terminal(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        arguments = ["report", EXAMPLE, "--locale", "nl", "--to", "docx"]
        code, shown = run_at_terminal(*arguments)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

        with pytest.raises(click.UsageError, match="docx is not for a terminal: give -o"):
            cli.command(arguments, standalone_mode=False)
        assert (code, "docx is not for a terminal: give -o" in shown) == (2, True)


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
        arguments = ("--locale", "nl", "--to", "markdown", "-o", str(folder))

        result = run("report", str(lines), *arguments)

        found = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        assert (result.exit_code, result.output, found) == (
            0,
            "",
            {
                f"{each.number}.md": project_report(each, locale="nl").to_markdown()
                for each in generated_projects()[:3]
            },
        )

    def test_many_are_made_by_more_than_one_process(self, tmp_path: Path, folder: Path) -> None:
        path, projects = tmp_path / "many.jsonl", generated_projects()[:34]
        dump_all(projects, path)

        result = run("report", str(path), "--locale", "nl", "--to", "pdf", "-o", str(folder))

        assert (result.exit_code, result.output) == (0, "")
        assert {each.name for each in folder.iterdir()} == {f"{p.number}.pdf" for p in projects}
        made = (folder / f"{projects[0].number}.pdf").read_bytes()
        assert made == project_report(projects[0], locale="nl").to_pdf()

    def test_a_warning_about_one_is_a_line(self, tmp_path: Path, folder: Path) -> None:
        document = tmp_path / "project.json"
        dump(project_with(title="Taal \U0010fff0"), document)

        result = run(
            *("report", str(document), EXAMPLE, "--locale", "nl"),
            *("--to", "pdf", "-o", str(folder)),
        )

        assert result.stderr.startswith("Warning: Taal \\U0010fff0: no font has U+10FFF0")

    def test_together_they_are_one_document(self, lines: Path) -> None:
        result = run("report", str(lines), "--locale", "nl", "--together", "Jaarverslag")

        reports = [project_report(each, locale="nl") for each in generated_projects()[:3]]
        subtitle = Text("Verslag over mobiliteitsprojecten (Erasmus+ kernactie 1)", "nl")
        joined = joined_report(reports, title="Jaarverslag", subtitle=subtitle)
        assert result.stdout == joined.to_markdown()

    def test_one_project_keeps_its_subtitle_together(self) -> None:
        result = run("report", EXAMPLE, "--locale", "nl", "--together", "Jaarverslag")

        assert "Verslag over een mobiliteitsproject" in result.stdout

    def test_one_project_goes_to_a_folder_that_exists(self, tmp_path: Path) -> None:
        run("report", EXAMPLE, "--locale", "nl", "-o", str(tmp_path))

        assert [each.name for each in tmp_path.iterdir()] == [
            "2024-1-NL01-KA121-VET-000123456.html"
        ]

    @pytest.mark.parametrize(
        ("output", "reason"),
        [
            ([], ": give -o FOLDER"),
            (["-o", EXAMPLE], ": give -o FOLDER"),
            (["-o", "\x1b[31m.html"], ", not \\x1b[31m.html"),
        ],
        ids=["none", "a file", "the name of a file"],
    )
    def test_they_need_a_folder(self, output: list[str], reason: str) -> None:
        result = run("report", EXAMPLE, EXAMPLE, "--locale", "nl", *output)

        said = f"more than one report needs a folder{reason}"
        assert (result.exit_code, said in result.stderr) == (2, True)

    def test_two_projects_with_one_number_are_refused(self, folder: Path) -> None:
        result = run("report", EXAMPLE, EXAMPLE, "--locale", "nl", "-o", str(folder))

        assert (result.exit_code, result.stderr, folder.exists()) == (
            1,
            "Error: two projects have the number 2024-1-NL01-KA121-VET-000123456\n",
            False,
        )

    def test_a_document_with_a_problem_leaves_nothing_half_done(
        self, lines: Path, folder: Path
    ) -> None:
        broken = lines.with_name("\x1b[31mbroken.json")
        broken.write_text("[]", encoding="utf-8")

        result = run("report", str(lines), str(broken), "--locale", "nl", "-o", str(folder))

        assert (result.exit_code, result.stderr, folder.exists()) == (
            1,
            f"Error: {broken.parent}/\\x1b[31mbroken.json: $: [], verwacht: een object\n",
            False,
        )

    def test_a_terminal_shows_the_progress(self, lines: Path, folder: Path) -> None:
        code, shown = run_at_terminal("report", str(lines), "--locale", "nl", "-o", str(folder))

        assert (code, "100%" in shown, len([*folder.iterdir()])) == (0, True, 3)


class TestOtherReports:
    def test_a_portfolio_counts_all_projects(self, tmp_path: Path) -> None:
        path = tmp_path / "projects.jsonl"
        dump_all(generated_projects(), path)

        result = run("portfolio", str(path), EXAMPLE, "--locale", "nl", "--title", "Alle samen")

        assert (result.stdout.splitlines()[0], "52" in result.stdout) == ("# Alle samen", True)

    def test_a_portfolio_shows_names_on_request(self) -> None:
        options = ("--date", "2026-01-01", "--by-organisation", "--findings", "--list-projects")

        result = run("portfolio", EXAMPLE, "--locale", "nl", "--author", "Nuffic", *options)

        headings = [line[3:] for line in result.stdout.splitlines() if line.startswith("## ")]
        assert {"Per organisatie", "Aandachtspunten", "Bijlage: de projecten"} <= {*headings}

    @pytest.mark.parametrize("shows", [False, True], ids=["alone", "with a report"])
    @pytest.mark.parametrize(("name", "start"), [("a.csv", b"by,code,"), ("a.XLSX", b"PK")])
    def test_a_portfolio_gives_its_figures_as_a_table(
        self, tmp_path: Path, name: str, start: bytes, shows: bool
    ) -> None:
        path = tmp_path / name
        to = ("--to", "markdown") if shows else ()

        result = run("portfolio", EXAMPLE, "--locale", "nl", "--table", str(path), *to)

        assert (path.read_bytes()[: len(start)], bool(result.stdout)) == (start, shows)

    def test_a_table_is_csv_or_a_workbook(self) -> None:
        result = run("portfolio", EXAMPLE, "--locale", "nl", "--table", "figures.ods")

        assert (result.exit_code, ".csv or .xlsx" in result.stderr) == (2, True)

    def test_the_portal_view_counts_against_the_limit(self) -> None:
        result = run("portal", EXAMPLE, "--locale", "nl", "--limit", "1234")

        assert "1.234 tekens" in result.stdout

    def test_the_catalogue_has_every_concept(self) -> None:
        result = run("catalogue", "--locale", "nl", "--locale", "en", "--to", "html")

        assert [each.code for each in GUIDE_2024 if each.code not in result.stdout] == []


class TestLanguagePacks:
    @pytest.fixture
    def options(
        self,
        tmp_path: Path,
        partial_words: str,
        write_catalogue: Callable[[Path, str, str | bytes], Path],
    ) -> list[str]:
        write_catalogue(tmp_path, "fy", partial_words)
        return ["--locale", "fy", "--catalogues", str(tmp_path)]

    @pytest.mark.parametrize(
        "arguments",
        [
            ["show", "staff.motivation"],
            ["report", EXAMPLE],
            ["portfolio", EXAMPLE],
            ["portal", EXAMPLE],
            ["catalogue"],
            ["diff", "2023", "2024"],
            ["compare", EXAMPLE],
        ],
        ids=" ".join,
    )
    def test_a_partial_pack_works_with_a_fallback(
        self, options: list[str], arguments: list[str]
    ) -> None:
        complete = run(*arguments, *options, "--fallback", "fr", "--fallback", "en")
        partial = run(*arguments, *options)

        assert (complete.exit_code, type(partial.exception)) == (0, MissingTranslationError)

    def test_find_takes_them_too(self, options: list[str]) -> None:
        result = run("find", "Motivation and satisfaction", *options, "--fallback", "en")

        assert result.stdout == "staff.motivation\n"


class TestCompare:
    @pytest.fixture
    def page(self, tmp_path: Path) -> Path:
        path = tmp_path / "page.txt"
        path.write_text(page_text(), encoding="utf-8")
        return path

    def test_the_page_itself_is_verbatim(self, page: Path) -> None:
        result = run("compare", str(page), "--check")

        assert (result.exit_code, result.output) == (
            0,
            "56 van de 56 teksten van de gids staan letterlijk op de pagina.\n",
        )

    def test_each_difference_is_named_and_printed_escaped(self, page: Path) -> None:
        text = page_text().replace("groter intercultureel", "\x1b[31mmeer intercultureel")
        text = text.replace(" • verbeterde leerprestaties;\n", " • een nieuwe \x1b[2Jzin;\n")
        page.write_text(text, encoding="utf-8")

        result, checked = (run("compare", str(page), *each) for each in ([], ["--check"]))

        assert (result.exit_code, checked.exit_code, result.output.splitlines()) == (
            *(0, 1),
            [
                "learners.learning_performance: ontbreekt",
                "  - verbeterde leerprestaties",
                "learners.intercultural_awareness: gewijzigd",
                "  - groter intercultureel bewustzijn",
                r"  + \x1b[31mmeer intercultureel bewustzijn",
                r"toegevoegd: een nieuwe \x1b[2Jzin",
                "54 van de 56 teksten van de gids staan letterlijk op de pagina.",
            ],
        )

    def test_the_escapes_of_a_file_name_are_printed_readably(self, tmp_path: Path) -> None:
        path = tmp_path / "\x1b[31m.html"
        missing = run("compare", str(path))
        path.write_bytes(b"\xff")
        broken = run_process("compare", str(path))

        assert (missing.exit_code, broken.returncode) == (2, 1)
        assert "\x1b" not in missing.output + broken.stderr


class TestProcess:
    @pytest.mark.parametrize(
        ("arguments", "code", "message"),
        [
            (("report", "nowhere.json", "--locale", "nl"), 2, "does not exist"),
            (("report", __file__, "--locale", "nl"), 1, "Error: file "),
            (("catalogue", "--locale", "nl", "--theme", __file__), 1, "Error: file "),
            (("nonsense",), 2, "No such command"),
        ],
        ids=["no file", "no document", "no theme", "no command"],
    )
    def test_whatever_goes_wrong_is_a_line_on_stderr(
        self, arguments: tuple[str, ...], code: int, message: str
    ) -> None:
        result = run_process(*arguments)

        assert (result.returncode, result.stdout, message in result.stderr) == (code, "", True)
        assert "Traceback" not in result.stderr

    def test_every_problem_of_a_document_is_told_in_the_readers_language(
        self, tmp_path: Path
    ) -> None:
        document = tmp_path / "project.json"
        document.write_text('{"format": "erasmus-ka1/project"}', encoding="utf-8")

        result = run("report", str(document), "--locale", "nl")

        first, *others = result.stderr.splitlines()
        assert (result.exit_code, first, [each.split(",")[0] for each in others]) == (
            1,
            "Error: 2 problemen",
            ["  $.version: ontbreekt", "  $.edition: ontbreekt"],
        )

    def test_the_report_is_utf_8_whatever_the_terminal(self) -> None:
        result = run_process("report", EXAMPLE, "--locale", "nl", LC_ALL="POSIX")

        assert "Stagebegeleider in Münster" in result.stdout

    def test_a_terminal_that_cannot_show_a_letter_shows_its_number(self) -> None:
        result = run_process("find", "zzzzzz", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")

        assert result.stderr == "No concept named \\u201czzzzzz\\u201d.\n"

    def test_bad_data_exits_with_1(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["erasmus-ka1", "report", __file__, "--locale", "nl"])

        with pytest.raises(SystemExit) as left:
            entry.main()
        assert (left.value.code, "ends in .json" in capsys.readouterr().err) == (1, True)

    @pytest.mark.parametrize(
        ("output", "reason"),
        [(None, "it is closed"), ("/dev/full", "no space left on device")],
        ids=["closed", "full"],
    )
    def test_an_output_that_cannot_be_written_exits_with_1_and_no_traceback(
        self,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        output: str | None,
        reason: str,
    ) -> None:
        stdout = None if output is None else Path(output).open("w", encoding="utf-8")  # noqa: SIM115 - run closes it
        redirection = f">{output or '&-'}"
        process = subprocess.run(
            ["/bin/sh", "-c", f'"$0" -m erasmus_ka1 show staff {redirection}', sys.executable],
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        monkeypatch.setattr(sys, "argv", ["erasmus-ka1", "show"])
        monkeypatch.setattr(sys, "stdout", stdout)

        with pytest.raises(SystemExit) as left:
            entry.main()

        said = (1, f"Error: the output cannot be written: {reason}\n")
        assert (process.returncode, process.stderr) == said
        assert (left.value.code, capsys.readouterr().err) == said
        assert stdout is None or stdout.closed

    def test_a_closed_stderr_leaves_the_output_alone(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["erasmus-ka1", "show", "staff"])
        monkeypatch.setattr(sys, "stderr", None)

        with pytest.raises(SystemExit) as left:
            entry.main()
        assert (left.value.code, capsys.readouterr().out[:20]) == (0, "Code of the concept:")

    def test_help_does_not_depend_on_docstrings(self) -> None:
        for name in cli.command.commands:
            assert run(name, "--help").stdout.splitlines()[2].strip()

        helped, optimized = (
            subprocess.run(
                [sys.executable, *options, "-m", "erasmus_ka1", "compare", "--help"],
                capture_output=True,
                check=False,
            ).stdout
            for options in ([], ["-OO"])
        )
        assert (optimized, b"Compare PAGE" in helped) == (helped, True)

    def test_without_click_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "click", None)

        with pytest.raises(SystemExit, match=r"pip install 'erasmus-ka1\[cli\]'"):
            entry.main()
