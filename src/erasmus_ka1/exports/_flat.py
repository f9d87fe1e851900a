"""CSV, JSON, and message files for front ends."""

from __future__ import annotations

import json

from .._csv import as_csv
from .._locale import LocaleLike
from ..localization._several import Locales
from ..taxonomy import Guide, Row
from ._entries import RIGHTS, Source

__all__ = ["to_csv", "to_i18n", "to_json"]


def to_csv(guide: Guide, *, locale: Locales | None = None, bom: bool = False) -> str:
    r"""Return the concepts as CSV (RFC 4180), a row for each concept and language.

    The columns are those of `Row`, and ``rights``. Rows are sorted by language, then in guide
    order, and end in ``\r\n``. A text that a spreadsheet may take for a formula gets an apostrophe
    in front.

    Args:
        guide: The edition to export.
        locale: The language, or several; Dutch and English if not given.
        bom: Whether to begin with a byte order mark, by which Excel recognises UTF-8.

    Raises:
        LocaleError: A locale is unknown, or no catalogue is in its language.
        WrongKindError: `bom` is neither True nor False, or *guide* is no guide.

    >>> from erasmus_ka1 import GUIDE_2024
    >>> head, first, *_ = to_csv(GUIDE_2024, locale="nl").splitlines()
    >>> head[:37], first[:33]
    ('edition,locale,code,kind,parent,group', '2024,nl,key_action_1,key_action,,')
    """
    source = Source.of(guide, locale)
    entries = source.entries()
    rows = (
        (*entry.rows[place].values(), RIGHTS)
        for place, _ in enumerate(source.tags)
        for entry in entries
    )
    return as_csv([(*Row.__annotations__, "rights"), *rows], bom=bom)


def to_json(guide: Guide, *, locale: Locales | None = None) -> str:
    """Return the concepts as JSON: an object with the edition, its rights and the concepts.

    A concept has the keys of `Row`; those of its texts are in an object for each language,
    ``texts``.

    Args:
        guide: The edition to export.
        locale: The language, or several; Dutch and English if not given.

    Raises:
        LocaleError: A locale is unknown, or no catalogue is in its language.

    >>> import json
    >>> from erasmus_ka1 import GUIDE_2024
    >>> data = json.loads(to_json(GUIDE_2024))
    >>> data["edition"], data["concepts"][1]["code"], data["concepts"][1]["texts"]["nl"]["label"]
    (2024, 'learners', 'Lerenden')
    """
    source = Source.of(guide, locale)
    return _as_json(
        {
            "edition": guide.edition,
            "rights": RIGHTS,
            "locales": source.tags,
            "concepts": [entry.facts | {"texts": entry.texts} for entry in source.entries()],
        }
    )


def to_i18n(guide: Guide, *, locale: LocaleLike) -> str:
    """Return the texts in one language as the message file of a front end: one flat JSON object.

    A key is the code with hyphens for dots, a hyphen, and ``label``, ``short_label`` or
    ``statement``: neither vue-i18n nor i18next splits it.

    Args:
        guide: The edition to export.
        locale: The language.

    Raises:
        LocaleError: The locale is unknown, or no catalogue is in its language.

    >>> import json
    >>> from erasmus_ka1 import GUIDE_2024
    >>> json.loads(to_i18n(GUIDE_2024, locale="nl"))["staff-diversity-short_label"]
    'Voeling met diversiteit'
    """
    messages = {"rights": RIGHTS}
    for entry in Source.of(guide, (locale,)).entries():
        [row] = entry.rows
        key = entry.code.replace(".", "-")
        messages |= {
            f"{key}-label": row["label"],
            f"{key}-short_label": row["short_label"],
            f"{key}-statement": row["statement"],
        }
    return _as_json(messages)


def _as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
