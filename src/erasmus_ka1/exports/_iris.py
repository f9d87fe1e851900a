"""The IRIs of what an export names: the same for ever, under a base or without one."""

from __future__ import annotations

import re
from uuid import UUID, uuid5

from .._errors import InvalidValueError
from .._messages import pgettext_noop
from .._validation import plain_line

__all__ = ["check_base", "iri_of"]

# of https://pypi.org/project/erasmus-ka1/ in NAMESPACE_URL; every IRI without a base is made of it,
# so it never changes
_NAMESPACE = UUID("e34a19ba-61cf-5b19-bb3c-f08f70f7cfcc")
_LONGEST = 2_000
# RFC 3987, without what a syntax of RDF would have to escape
_CHARACTER = (
    r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]|%[0-9A-Fa-f]{2})"
)
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?"
_BASE = re.compile(
    rf"https?://{_LABEL}(?:\.{_LABEL})*(?::[0-9]{{1,5}})?(?:/{_CHARACTER}*)*(?:(?<=/)|#)"
    rf"|urn:(?!uuid:)[a-z0-9][a-z0-9\-]{{0,30}}[a-z0-9]:(?:(?:{_CHARACTER}|/)*[:/#])?"
)


def check_base(base: str | None) -> str | None:
    """Return a base IRI as a plain `str`.

    Raises:
        InvalidValueError: It is not an absolute IRI to which a name can be added.
    """
    if base is None:
        return None
    text = plain_line(base)
    is_text = type(text) is str and len(text) <= _LONGEST and text.isprintable()
    if not (is_text and _BASE.fullmatch(text)):
        expected = pgettext_noop(
            "expected", "an http, https or urn IRI without query that ends in / or # (urn: also :)"
        )
        raise InvalidValueError("base", base, expected)
    return text


def iri_of(name: str, base: str | None) -> str:
    """Return the IRI of a name: a code, or a name that is made of one."""
    return f"urn:uuid:{uuid5(_NAMESPACE, name)}" if base is None else base + name
