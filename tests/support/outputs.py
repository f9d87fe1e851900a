"""Print the digest of every kind of output: ``python tests/support/outputs.py [--threads 8]``.

With the same versions of the packages they are the same for every hash seed, locale, time zone and
version of Python; outputs named ``packed`` may differ with the version of zlib.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TypeAlias, get_args

from click.testing import CliRunner
from generated_answers import generated_answers
from generated_projects import generated_projects
from report_samples import PIXEL

from erasmus_ka1 import GUIDE_2024, Claim, OutcomeSet, Project, errors
from erasmus_ka1.cli import command
from erasmus_ka1.exports import RdfFormat, to_csv, to_i18n, to_json, to_skos, to_typescript
from erasmus_ka1.projects import check
from erasmus_ka1.reports import (
    Report,
    Theme,
    answers_report,
    catalogue,
    portal_view,
    portfolio_report,
)
from erasmus_ka1.reports import project_report as report_on
from erasmus_ka1.serialization import dump, dump_all, fast_encoder, json_schema, load, loads
from erasmus_ka1.taxonomy.provenance import compare, page_text, regenerate

__all__ = ["COMMANDS", "digests", "digests_of_threads"]

Output: TypeAlias = tuple[str, "str | bytes"]

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "example" / "project.json"
THEME = Theme(organisation="Scalda, שלום", logo=PIXEL, accent="#7a1f5c")
LOCALES = {"nl": "nl", "en": "en", "nl en": ("nl", "en")}
BROKEN = '{"titel": "NO", "number": "2023-1-GR01-KA121-VET-000123456", "claims": [{"outcome": 1}]}'
#: Arguments of the command, by name; ``{example}`` is the path of the example.
COMMANDS = {
    "list": ["show"],
    "show": ["show", "staff.diversity", "--locale", "nl"],
    "find": ["find", "diversiteit"],
    "report": ["report", "{example}", "--locale", "nl", "--locale", "en"],
    "portal": ["portal", "{example}", "--locale", "en", "--to", "html"],
    "portfolio": ["portfolio", "{example}", "--locale", "nl"],
    "catalogue": ["catalogue", "--locale", "nl"],
    "compare": ["compare", "{example}"],
}


def _documents(project: Project) -> Iterator[Output]:
    yield "fast", fast_encoder()({"planned": project.planned, "achieved": project.achieved})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for suffix in ("json", "yaml", "toml"):
            dump(project, folder / f"project.{suffix}")
            dump(project.planned | project.achieved, folder / f"outcomes.{suffix}")
        dump_all(generated_projects(), folder / "projects.jsonl")
        for path in sorted(folder.iterdir()):
            yield path.name.replace(".", " "), path.read_bytes()
    for language in ("nl", "en"):
        for kind in (Project, OutcomeSet, Claim):
            yield f"schema {kind.__name__} {language}", json.dumps(json_schema(kind, language))


def _reports(project: Project) -> Iterator[Output]:
    for name, locale in LOCALES.items():
        yield from _forms(f"report {name}", report_on(project, locale=locale))
        yield from _forms(
            f"portfolio {name}", portfolio_report(generated_projects(), locale=locale)
        )
        yield from _forms(f"portal {name}", portal_view(project, locale=locale))
        yield from _forms(f"catalogue {name}", catalogue(GUIDE_2024, locale=locale))
        yield from _forms(f"answers {name}", answers_report(generated_answers(), locale=locale))


def _forms(name: str, report: Report) -> Iterator[Output]:
    yield f"{name} md", report.to_markdown()
    yield f"{name} html", report.to_html(theme=THEME)
    yield f"{name} pdf", report.to_pdf(theme=THEME)
    word = report.to_docx(theme=THEME)
    yield f"{name} docx, packed", word
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        parts = [(each.filename, each.date_time) for each in package.infolist()]
        yield (
            f"{name} docx",
            b"".join(package.read(part) for part, _ in parts) + repr(parts).encode(),
        )


def _words(project: Project) -> Iterator[Output]:
    for language in ("nl", "en", "en-GB"):
        found = [
            each.text for of in (project, *generated_projects()) for each in check(of, language)
        ]
        yield f"findings {language}", "\n".join(map(str, found))
        yield f"page {language}", regenerate(GUIDE_2024, locale=language)
        try:
            loads(BROKEN, Project)
        except errors.DocumentError as error:
            yield f"problems {language}", error.explain(language)
    yield "suggestions", repr(GUIDE_2024.suggest("motivatie en tevredenheid"))
    yield "comparison", repr(compare(page_text().replace("verbeterde", "betere")))


def _exports() -> Iterator[Output]:
    for form in get_args(RdfFormat):
        for base in (None, "https://example.org/"):
            yield f"skos {form} {base}", to_skos(GUIDE_2024, base, form)
    yield "csv", to_csv(GUIDE_2024)
    yield "json", to_json(GUIDE_2024)
    yield "i18n", to_i18n(GUIDE_2024, locale="nl")
    yield "typescript", to_typescript(GUIDE_2024)


def _printed_by_the_command() -> Iterator[Output]:
    for name, arguments in COMMANDS.items():
        result = CliRunner().invoke(command, [each.format(example=EXAMPLE) for each in arguments])
        yield f"command {name}", f"{result.exit_code} {result.stdout} {result.stderr}"


def digests(*, has_command: bool = True) -> dict[str, str]:
    """Return the digest of each output by name, those of the command included or not."""
    project = load(EXAMPLE, Project)
    outputs = [*_documents(project), *_reports(project), *_words(project), *_exports()]
    outputs += _printed_by_the_command() if has_command else []
    return {
        name: hashlib.sha256(each.encode() if isinstance(each, str) else each).hexdigest()
        for name, each in outputs
    }


def digests_of_threads(number: int) -> list[dict[str, str]]:
    """Return the digests that each of *number* threads makes, all started at once."""
    start = Barrier(number)

    def run(_: int) -> dict[str, str]:
        start.wait()
        # the command needs the process's streams for itself
        return digests(has_command=False)

    with ThreadPoolExecutor(number) as threads:
        return [*threads.map(run, range(number))]


def main() -> None:
    """Print the digest and the name of each output, a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, help="make them in so many threads at once")
    number = parser.parse_args().threads
    # warnings are errors in our code, and only there
    warnings.filterwarnings("ignore")
    warnings.filterwarnings("error", module="erasmus_ka1")
    if number:
        # switch threads as often as possible
        sys.setswitchinterval(1e-5)
    for found in digests_of_threads(number) if number else [digests()]:
        sys.stdout.writelines(f"{digest}  {name}\n" for name, digest in found.items())


if __name__ == "__main__":
    main()
