"""Themes and templates of strangers, and texts that no report can show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from report_samples import report_of

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

REPORT = report_of(Paragraph("Tekst"))
PAGE, PART, STYLE = "report.html.jinja", "blocks/paragraph.html.jinja", "report.css"


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
    name: str, content: str | bytes, why: str, says: str = "", file: str = PAGE
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


def _value(
    name: str,
    give: Callable[[], object],
    why: str,
    says: str,
    error: type[KA1Error] = InvalidValueError,
) -> BadInput:
    return BadInput(f"a report: {name}", why, lambda _: give(), error, says=says)


def _templates(name: str, given: Any, why: str, error: type[KA1Error], says: str) -> BadInput:
    return _value(f"templates: {name}", lambda: REPORT.to_html(templates=given), why, says, error)


def _any(given: Any) -> Any:
    """Return *given* as a value that no type checker objects to."""
    return given


THEME_ROWS = (
    _theme("no TOML", "organisation: Scalda", "YAML", "not TOML", UnreadableFileError),
    _theme("UTF-16", "a = 1".encode("utf-16"), "not UTF-8", "not TOML", UnreadableFileError),
    _theme("a mark", "\ufeffa = 1", "no byte order mark", "not TOML", UnreadableFileError),
    _theme("brackets", "a = " + "[" * 3_000, "too deep", "not TOML", UnreadableFileError),
    _theme("a long key", "a." * 100_000 + "a = 1", "quadratic time", "", UnreadableFileError),
    _theme("a long number", "a = " + "9" * 900_000, "too large", "", UnreadableFileError),
    _theme("an unknown key", 'color = "#000000"', "American", "expected only organisation"),
    _theme("a style", 'accent = "red; } body { display: none"', "no colour", "as #rrggbb"),
    _theme("a colour with a line break", 'accent = "#000000\\n"', "no colour", "as #rrggbb"),
    _theme("full-width digits", 'accent = "#００００００"', "no colour", "as #rrggbb"),
    _theme("too little contrast", 'accent = "#ffff00"', "yellow on white", "a contrast of"),
    _theme("a number for a colour", "accent = 0x003399", "no text", "as #rrggbb"),
    _theme("a name of marks", 'organisation = "\\u202e\\u202c"', "invisible", "one line"),
    _theme("a name that rings", 'organisation = "a\\u0007"', "a control character", "one line"),
    _theme("a list for a logo", 'logo = ["a.png"]', "one path", "the path of an image"),
    _theme("no logo", 'logo = "gone.png"', "no such file", "no such file", UnreadableFileError),
    _theme("an empty logo", 'logo = ""', "a folder", "not a regular file", UnreadableFileError),
    _theme("an endless logo", 'logo = "/dev/zero"', "a device", "regular", UnreadableFileError),
    _theme("a logo with a null", 'logo = "a\\u0000b"', "no name", "a null", UnreadableFileError),
    _theme(
        "passwords for a logo",
        'logo = "/etc/passwd"',
        "no image, and nothing of it is shown",
        "Theme.logo is '/etc/passwd', expected the bytes of a whole PNG or JPEG image",
    ),
    _value("no path", lambda: read_theme(_any(3)), "a number", "expected a path", WrongKindError),
    _value("an SVG for a logo", lambda: Theme(logo=b"<svg onload=''/>"), "it can run code", "PNG"),
)

TEMPLATE_ROWS = (
    _template("cut off", "{% if", "half a file", "line 1: "),
    _template("no such name", "{{ nothing }}", "misspelt", "nothing"),
    _template("no such attribute", "{{ report.nothing.x }}", "misspelt", "nothing"),
    _template("no such filter", "{{ 1 | nothing }}", "misspelt", "nothing"),
    _template("no such file", "{% include 'gone.jinja' %}", "not in the folder", "gone.jinja"),
    _template("above its folder", "{% include '../../etc/passwd' %}", "outside", "../../etc/pass"),
    _template("from the root", "{% include '/etc/passwd' %}", "outside", "/etc/passwd"),
    _template("a null character", "{% include 'a\\0b' %}", "no name has one", r"a\x00b"),
    _template("an escape", "{% include '\x1b[31m' %}", "not for a terminal", r"\x1b[31m"),
    _template("a name of 500 kB", f"{{{{ {'a' * 500_000} }}}}", "too long to show", "aaaa…"),
    _template("not UTF-8", b"\xff{{ report.title }}", "Latin-1", "utf-8"),
    _template("a style that is not UTF-8", b"\xff", "Latin-1", "utf-8", STYLE),
    _template("a style that is cut off", "{% if", "half a file", STYLE, STYLE),
    _template("by nothing", "{{ 1 / 0 }}", "a mistake", "zero"),
    _template("by nothing in a part", "{{ 1 / 0 }}", "a mistake", "zero", PART),
    _template("a call without arguments", "{{ page.section() }}", "a mistake"),
    _template("itself", "{% include 'report.html.jinja' %}", "endless", "recursion"),
    _template("its own child", "{% extends 'report.html.jinja' %}", "endless", "recursion"),
    _template("parentheses", "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}", "too deep"),
    _template("a number too long", "{{ 10 ** 100000 }}", "4300 digits", "digits"),
    _templates("nowhere", "/nowhere", "no such folder", UnreadableFileError, "not a folder"),
    _templates("a file", "/etc/passwd", "no folder", UnreadableFileError, "not a folder"),
    _templates("a null character", "a\0b", "no name", UnreadableFileError, "not a folder"),
    _templates("a long name", "a" * 5_000, "255 bytes", UnreadableFileError, "too long"),
    _templates("bytes", b"/tmp", "no path", WrongKindError, "expected a path"),
)

VALUE_ROWS = (
    _value("a null", lambda: Text("a\0"), "no format can show it", "control"),
    _value("half a pair", lambda: Text("\ud800"), "no format can show it", "control"),
    _value("no character", lambda: Text("\uffff"), "XML has none", "control"),
    _value("bytes", lambda: Text(_any(b"a")), "no text", "expected text", WrongKindError),
    _value("markup", lambda: Text("a", '"><script>'), "no language", "a BCP 47 language tag"),
    _value("no language", lambda: Report("a", "b", (), ()), "needed", "one or more BCP 47"),
    _value(
        "text for blocks",
        lambda: Section("a", _any("bc")),
        "characters are not blocks",
        "expected a list of blocks",
        WrongKindError,
    ),
)

ROWS = (*THEME_ROWS, *TEMPLATE_ROWS, *VALUE_ROWS)
