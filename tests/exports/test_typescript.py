"""The TypeScript module; a compiler reads it in ``.ci/check_exports``."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from erasmus_ka1 import GUIDE_2024, GUIDES
from erasmus_ka1.exports import to_typescript
from erasmus_ka1.taxonomy import KINDS, Guide

by_guide = pytest.mark.parametrize("guide", GUIDES.values(), ids=repr)


def constant(text: str, name: str) -> Any:
    """Return the value of a constant, which is JSON."""
    found = re.search(
        rf"^export const {name}(?:: [^=]*)? = (.*?)(?: as const)?;$", text, re.MULTILINE | re.DOTALL
    )
    assert found, name
    return json.loads(found[1])


@by_guide
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        *((kind, re.sub("_(.)", lambda found: found[1].upper(), kind)) for kind in KINDS),
        (None, "concept"),
    ],
    ids=str,
)
def test_each_kind_has_its_codes_a_type_and_a_guard(guide: Guide, kind: Any, name: str) -> None:
    text = to_typescript(guide)

    type_name = f"{name[0].upper()}{name[1:]}Code"
    assert constant(text, f"{name}Codes") == [
        row["code"] for row in guide.table(locale="nl", kind=kind)
    ]
    assert f"export type {type_name} = (typeof {name}Codes)[number];\n" in text
    assert f"export function is{type_name}(value: unknown): value is {type_name} {{\n" in text


@by_guide
@pytest.mark.parametrize(
    ("name", "key"),
    [("labels", "label"), ("shortLabels", "short_label"), ("statements", "statement")],
)
def test_texts_are_found_by_locale_and_code(guide: Guide, name: str, key: Any) -> None:
    texts = constant(to_typescript(guide), name)

    assert texts == {
        locale: {row["code"]: dict(row)[key] for row in guide.table(locale=locale)}
        for locale in ("nl", "en")
    }


def test_a_module_names_its_edition_languages_and_groups() -> None:
    text = to_typescript(GUIDES[2026], locale="nl-BE")

    assert constant(text, "edition") == 2026
    assert constant(text, "locales") == ["nl-BE"]
    assert constant(text, "groups") == {
        row["code"]: row["group"] for row in GUIDE_2024.table(locale="nl") if row["group"]
    }
