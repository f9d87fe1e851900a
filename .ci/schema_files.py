"""Files for validators of other languages: ``write FOLDER``, then ``compare FOLDER < answers``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis.strategies import SearchStrategy

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from schema_documents import (
    CLAIM,
    KINDS,
    UNSAYABLE,
    Kind,
    changed_documents,
    codes_of_problems,
    edges,
    good_documents,
    guide_of,
    sayable_problems,
)

from erasmus_ka1 import GUIDE_2024, GUIDES, Claim
from erasmus_ka1.serialization import json_schema
from erasmus_ka1.taxonomy import Guide

_EACH = 1000
_NAMES = {kind: name for name, kind in KINDS.items()}
# JavaScript reads all of these as 2**63, and so the largest number that is allowed
_ONE_TO_JAVASCRIPT = range(2**63, 2**63 + 1025)


def write(folder: Path) -> None:
    """Write the schemas, and documents into ``good``, ``broken`` and ``unsayable``."""
    schemas = folder / "schemas"
    schemas.mkdir(parents=True)
    for name, kind in KINDS.items():
        for language in ("nl", "en"):
            for year, guide in GUIDES.items():
                schema = json.dumps(json_schema(kind, language, guide=guide))
                path = schemas / f"{name}.{year}.{language}.json"
                path.write_text(schema, encoding="utf-8")
    good, broken = folder / "good", folder / "broken"
    _keep(good_documents, good, lambda _kind, _data: True)
    _keep(changed_documents, broken, _is_broken)
    for name, kind, data in edges():
        if _is_clear(data):
            place = broken if sayable_problems(data, kind) else good
            _write(place, kind, name, data)
    for name, (kind, text, codes) in UNSAYABLE.items():
        _expect(codes_of_problems(text, kind), codes)
        _write_text(folder / "unsayable", kind, name, text)
    for number in (_ONE_TO_JAVASCRIPT[0], _ONE_TO_JAVASCRIPT[-1]):
        text = json.dumps(CLAIM | {"respondents": number})
        _expect(codes_of_problems(text, Claim), {"invalid_value"})
        _write_text(folder / "unsayable_in_javascript", Claim, str(number), text)


def _write(folder: Path, kind: Kind, name: str, data: object) -> None:
    _write_text(folder, kind, name, json.dumps(data), guide_of(data))


def _write_text(folder: Path, kind: Kind, name: str, text: str, guide: Guide = GUIDE_2024) -> None:
    """Write a document to the folder of its kind and edition, as its schema is named."""
    path = folder / f"{_NAMES[kind]}.{guide.edition}" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _keep(
    documents: SearchStrategy[tuple[Kind, Any]],
    folder: Path,
    is_wanted: Callable[[Kind, Any], bool],
) -> None:
    numbers = count()

    @settings(
        max_examples=_EACH,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(documents)
    def keep(document: tuple[Kind, Any]) -> None:
        kind, data = document
        assume(is_wanted(kind, data))
        _write(folder, kind, f"{next(numbers):05}", data)

    keep()


def _is_broken(kind: Kind, data: object) -> bool:
    return _is_clear(data) and bool(sayable_problems(data, kind))


def _is_clear(data: object) -> bool:
    """Whether the numbers in *data* are the same to JavaScript, as far as the limit goes."""
    numbers = (each for each in _leaves(data) if isinstance(each, (int, float)))
    return not any(_ONE_TO_JAVASCRIPT[0] <= each <= _ONE_TO_JAVASCRIPT[-1] for each in numbers)


def _leaves(data: object) -> Iterator[object]:
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else None
    if inside is None:
        yield data
    else:
        for each in inside:
            yield from _leaves(each)


def _expect(found: object, expected: object) -> None:
    if found != expected:
        sys.exit(f"found {found!r}, expected {expected!r}")


def compare(folder: Path, answers: str) -> None:
    """Stop where a file in *folder* is not among those that check-jsonschema has refused."""
    found = json.loads(answers)
    refused = {Path(each["filename"]).name for each in found["errors"] + found["parse_errors"]}
    taken = sorted({path.name for path in folder.iterdir()} - refused)
    if taken:
        sys.exit(f"check-jsonschema takes {len(taken)} broken documents: {taken[:5]}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", folder]:
            write(Path(folder))
        case ["compare", folder]:
            compare(Path(folder), sys.stdin.read())
        case _:
            sys.exit(__doc__)
