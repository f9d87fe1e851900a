"""Themes and templates of strangers, and texts that no report can show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from erasmus_ka1.errors import (
    InvalidValueError,
    KA1Error,
    TemplateError,
    UnreadableFileError,
    WrongKindError,
)
from erasmus_ka1.reports import Paragraph, Report, Section, Text, Theme, read_theme

from .rows import BadInput

__all__ = ["ROWS"]

REPORT = Report("Titel", "Verslag", ("nl",), (Section("Kop", [Paragraph("Tekst")]),))
PAGE = "report.html.jinja"


def _theme(
    name: str,
    content: str | bytes,
    why: str,
    says: str,
    error: type[KA1Error] = InvalidValueError,
) -> BadInput:
    """Return the row of a theme's file that cannot be used."""
    encoded = content.encode() if isinstance(content, str) else content
    return BadInput(
        f"a theme: {name}",
        why,
        lambda folder: read_theme(folder / "theme.toml"),
        error,
        says=says,
        prepare=lambda folder: (folder / "theme.toml").write_bytes(encoded),
    )


def _template(
    name: str, content: str | bytes, why: str, says: str = "", *, file: str = PAGE
) -> BadInput:
    """Return the row of a template that cannot be used."""
    encoded = content.encode() if isinstance(content, str) else content

    def prepare(folder: Path) -> None:
        path = folder / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(encoded)

    return BadInput(
        f"a template: {name}",
        why,
        lambda folder: REPORT.to_html(templates=folder),
        TemplateError,
        says=says,
        prepare=prepare,
    )


def _templates(name: str, given: Any, why: str, error: Any, says: str) -> BadInput:
    return BadInput(
        f"templates: {name}", why, lambda _: REPORT.to_html(templates=given), error, says=says
    )


def _value(
    name: str,
    give: Callable[[], object],
    why: str,
    says: str,
    error: type[KA1Error] = InvalidValueError,
) -> BadInput:
    return BadInput(f"a report: {name}", why, lambda _: give(), error, says=says)


def _any(given: Any) -> Any:
    """Return *given* as what no type checker objects to."""
    return given


THEME_ROWS = (
    _theme("no TOML", "organisation: Scalda", "YAML", "not TOML", UnreadableFileError),
    _theme("UTF-16", "a = 1".encode("utf-16"), "not UTF-8", "not TOML", UnreadableFileError),
    _theme("a mark", "\ufeffa = 1", "no byte order mark", "not TOML", UnreadableFileError),
    _theme("brackets", "a = " + "[" * 3_000, "too deep", "not TOML", UnreadableFileError),
    _theme(
        "a key of 100,000 parts",
        "a." * 100_000 + "a = 1",
        "the parser takes the square of that",
        "",
        UnreadableFileError,
    ),
    _theme(
        "a number of 900,000 digits",
        "a = " + "9" * 900_000,
        "four keys have no need of them",
        "",
        UnreadableFileError,
    ),
    _theme("an unknown key", 'color = "#000000"', "American", "expected only organisation"),
    _theme("a style", 'accent = "red; } body { display: none"', "no colour", "as #rrggbb"),
    _theme("a colour by name", 'accent = "navy"', "no colour", "as #rrggbb"),
    _theme("a colour with a line break", 'accent = "#000000\\n"', "no colour", "as #rrggbb"),
    _theme("full-width digits", 'accent = "#００００００"', "no colour", "as #rrggbb"),
    _theme("a colour nobody can read", 'accent = "#ffff00"', "yellow on white", "a contrast of"),
    _theme("a number for a colour", "accent = 0x003399", "no text", "as #rrggbb"),
    _theme("a name of marks", 'organisation = "\\u202e\\u202c"', "nothing to see", "one line"),
    _theme("a name that rings", 'organisation = "a\\u0007"', "a control character", "one line"),
    _theme("a name of two lines", 'organisation = "a\\nb"', "one line", "one line"),
    _theme("a list for a logo", 'logo = ["a.png"]', "one path", "the path of an image"),
    _theme("no logo", 'logo = "gone.png"', "it is not there", "no such file", UnreadableFileError),
    _theme("an empty logo", 'logo = ""', "a folder", "not a regular file", UnreadableFileError),
    _theme(
        "an endless logo", 'logo = "/dev/zero"', "a device", "not a regular", UnreadableFileError
    ),
    _theme("a logo with a null", 'logo = "a\\u0000b"', "no name", "a null", UnreadableFileError),
    _theme("itself for a logo", 'logo = "theme.toml"', "no image", "a whole PNG or JPEG image"),
    _theme(
        "passwords for a logo",
        'logo = "/etc/passwd"',
        "no image, and nothing of it is shown",
        "Theme.logo is '/etc/passwd', expected the bytes of a whole PNG or JPEG image",
    ),
    BadInput(
        "a theme: no path",
        "a number",
        lambda _: read_theme(_any(3)),
        WrongKindError,
        says="expected a path",
    ),
    _value("an SVG for a logo", lambda: Theme(logo=b"<svg onload=''/>"), "it can run code", "PNG"),
)

TEMPLATE_ROWS = (
    _template("cut off", "{% if", "half a file", "line 1: "),
    _template("no such name", "{{ nothing }}", "misspelt", "'nothing' is undefined"),
    _template(
        "no such attribute", "{{ report.nothing.x }}", "misspelt", "has no attribute 'nothing'"
    ),
    _template("no such filter", "{{ 1 | nothing }}", "misspelt", "No filter named 'nothing'"),
    _template(
        "no such file", "{% include 'gone.jinja' %}", "neither in the folder nor ours", "gone.jinja"
    ),
    _template(
        "out of its folder",
        "{% include '../../etc/passwd' %}",
        "a folder ends where it ends",
        "../../etc/passwd",
    ),
    _template(
        "a path from the root",
        "{% include '/etc/passwd' %}",
        "a folder ends where it ends",
        "/etc/passwd",
    ),
    _template("a null character", "{% include 'a\\0b' %}", "no name has one", r"a\x00b"),
    _template(
        "a name that is a screen's",
        "{% include '\x1b[31m' %}",
        "nothing of it reaches the terminal",
        r"\x1b[31m",
    ),
    _template("a name of 500 kB", f"{{{{ {'a' * 500_000} }}}}", "nobody reads it", "aaaa…"),
    _template("a tag of 500 kB", f"{{% {'a' * 500_000} %}}", "nobody reads it", "unknown tag"),
    _template("not UTF-8", b"\xff{{ report.title }}", "Latin-1", "utf-8"),
    _template("a style that is not UTF-8", b"\xff", "Latin-1", "utf-8", file="report.css"),
    _template("a style that is cut off", "{% if", "half a file", "report.css", file="report.css"),
    _template("by nothing", "{{ 1 / 0 }}", "a mistake", "division by zero"),
    _template("a text and a number", "{{ 'a' + 1 }}", "a mistake", "concatenate"),
    _template("a call of what is none", "{{ page(1) }}", "a mistake", "not callable"),
    _template("a call without arguments", "{{ page.section() }}", "a mistake", "missing 1"),
    _template("itself", "{% include 'report.html.jinja' %}", "endless", "recursion"),
    _template("its own child", "{% extends 'report.html.jinja' %}", "endless", "recursion"),
    _template(
        "a macro that calls itself",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "endless",
        "recursion",
    ),
    _template("parentheses", "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}", "too deep"),
    _template("a number too long", "{{ 10 ** 100000 }}", "4300 digits", "digits"),
    _template(
        "a mistake in a part",
        "{{ 1 / 0 }}",
        "a mistake",
        "division by zero",
        file="blocks/paragraph.html.jinja",
    ),
    _templates("nowhere", "/nowhere", "it is not there", UnreadableFileError, "not a folder"),
    _templates(
        "a file", "/etc/passwd", "a file holds no files", UnreadableFileError, "not a folder"
    ),
    _templates(
        "a device", "/dev/zero", "a device holds no files", UnreadableFileError, "not a folder"
    ),
    _templates("a null character", "a\0b", "no name has one", UnreadableFileError, "not a folder"),
    _templates("a long name", "a" * 5_000, "255 bytes", UnreadableFileError, "too long"),
    _templates("a number", 3, "no path", WrongKindError, "expected a path"),
    _templates("bytes", b"/tmp", "no path", WrongKindError, "expected a path"),
)

VALUE_ROWS = (
    _value("a title with a null", lambda: Text("a\0"), "no output format can show it", "control"),
    _value(
        "a title with half a pair",
        lambda: Text("\ud800"),
        "no output format can show it",
        "control",
    ),
    _value("a title with no character", lambda: Text("\uffff"), "XML has none", "control"),
    _value(
        "bytes for a title", lambda: Text(_any(b"a")), "no text", "expected a str", WrongKindError
    ),
    _value(
        "a language that is a mark-up",
        lambda: Text("a", '"><script>'),
        "it stands in an attribute",
        "a BCP 47 language tag",
    ),
    _value(
        "no language",
        lambda: Report("a", "b", (), ()),
        "a reader has to know it",
        "one or more BCP 47 language tags",
    ),
    _value(
        "text for blocks",
        lambda: Section("a", _any("bc")),
        "letters are no blocks",
        "expected a list of blocks",
        WrongKindError,
    ),
)

ROWS = (*THEME_ROWS, *TEMPLATE_ROWS, *VALUE_ROWS)
