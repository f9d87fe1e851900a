"""Values for property tests: those of this library, and JSON of any kind."""

from __future__ import annotations

import datetime
import json
import unicodedata
from functools import partial
from string import ascii_uppercase
from typing import Any

from babel.localedata import locale_identifiers
from hypothesis import strategies as st

from erasmus_ka1 import GUIDES, Claim, Evidence, OutcomeSet, Project, ProjectNumber
from erasmus_ka1.projects import ACTIONS, ClaimStatus, Participants, ProjectSection, Summary, Topic
from erasmus_ka1.serialization import dumps
from erasmus_ka1.taxonomy import (
    CONCEPTS,
    Aspect,
    Impact,
    Outcome,
    Priority,
    SystemLevel,
    TargetGroup,
)

concepts = st.sampled_from([*CONCEPTS])
outcomes = st.sampled_from([each for each in CONCEPTS if isinstance(each, Outcome)])
aspects = st.sampled_from([each for each in CONCEPTS if isinstance(each, Aspect)])
members = outcomes | aspects
target_groups = st.sampled_from([each for each in CONCEPTS if isinstance(each, TargetGroup)])
priorities = st.sampled_from([each for each in CONCEPTS if isinstance(each, Priority)])
guides = st.sampled_from([*GUIDES.values()])
outcome_sets = st.lists(members, max_size=20).map(OutcomeSet)


def is_showable(text: str) -> bool:
    """Whether all of it are characters: there are code points that never will be."""
    return not any(ord(each) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(each) <= 0xFDEF for each in text)


_readable = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]).filter(is_showable)
# astral, right to left, combining, joined, full-width, private use, and quotes that need escapes
_words = st.sampled_from(
    ["𝕏", "👩‍🎓", "שלום", "مرحبا", "\u202eabc", "e\u0301", "ﬁ", "ｗ", "\ue000", '"\\', "a", "0"]
)


def _around(filling: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return (
        st.tuples(filling, _words, filling).map("".join).map(partial(unicodedata.normalize, "NFC"))
    )


lines = _around(st.text(_readable, max_size=8))
texts = _around(st.text(_readable | st.sampled_from("\n\t"), max_size=20))
languages = st.sampled_from(["nl", "nl-BE", "fy", "EN", "sr-Latn-RS", "zh-Hant-TW", "ast"])
countries = st.text(ascii_uppercase, min_size=2, max_size=2).filter(
    lambda code: code not in {"GR", "GB"}
)
counts = st.integers(0, 30) | st.integers(0, 2**63 - 1)

# a pattern for each part would take most of the time of most tests
_agencies = st.builds("{}{:02}".format, countries, st.integers(0, 99))
_actions = st.sampled_from([each.code for each in ACTIONS]) | st.integers(100, 999).map(
    "KA{}".format
)
_serials = st.integers(0, 999_999_999).map("{:09}".format)
project_numbers = st.builds(
    ProjectNumber,
    call_year=st.integers(2014, 2020),
    round=st.integers(1, 9),
    agency=_agencies,
    action=_actions,
    field=st.none() | st.text(ascii_uppercase, min_size=2, max_size=3),
    serial=st.integers(0, 999_999).map("{:06}".format),
    partner=st.none() | st.integers(1, 99).map(str),
) | st.builds(
    ProjectNumber,
    call_year=st.integers(2021, 2099),
    round=st.integers(1, 9),
    agency=_agencies,
    action=_actions,
    field=st.sampled_from(["ADU", "HED", "SCH", "SPO", "VET", "YOU"]),
    serial=_serials,
)

evidence = st.builds(Evidence, text=texts, language=languages, source=lines, date=st.dates())
claims = st.builds(
    Claim,
    outcome=members,
    status=st.sampled_from(ClaimStatus),
    evidence=st.lists(evidence, max_size=2),
    participants=st.none() | counts,
    respondents=st.none() | counts,
)
summaries = st.dictionaries(languages, texts, max_size=3).map(Summary)
topics = st.sampled_from(
    [
        *Topic,
        *(
            each
            for each in CONCEPTS
            if isinstance(each, (TargetGroup, SystemLevel, Impact, Priority))
        ),
    ]
)
sections = st.builds(
    ProjectSection,
    text=texts,
    language=languages,
    title=st.none() | lines,
    topic=st.none() | topics,
)
participants = st.dictionaries(target_groups, counts).map(Participants)
projects = st.builds(
    Project,
    number=project_numbers,
    title=lines,
    organisation=lines,
    country=countries,
    start=st.dates(),
    end=st.dates(),
    participants=participants,
    claims=st.lists(claims, max_size=4),
    priorities=st.lists(priorities, max_size=2),
    edition=st.sampled_from([*GUIDES]),
    summary=summaries,
    sections=st.lists(sections, max_size=3),
)


showable_projects = projects

_current_numbers = st.builds(
    ProjectNumber,
    call_year=st.just(2024),
    round=st.integers(1, 9),
    agency=st.sampled_from(["NL01", "BE02", "DE02", "EL01"]),
    action=st.sampled_from(["KA121", "KA122"]),
    field=st.sampled_from(["ADU", "SCH", "VET"]),
    serial=_serials,
)


@st.composite
def sound_projects(draw: st.DrawFn) -> Project:
    """Return a project that meets every rule, with something planned and something reached."""
    start = draw(st.dates(datetime.date(2024, 6, 1), datetime.date(2025, 6, 1)))
    planned = draw(st.lists(members, unique=True, min_size=1, max_size=4))
    number = draw(st.integers(2, 99))
    claims = [Claim(each, "planned", participants=number) for each in planned]
    # an outcome is planned where one of its aspects is, and an aspect where its outcome is
    whole = {each: [*OutcomeSet([each]), *each.children] for each in planned}
    achieved = {draw(st.sampled_from(whole[each])) for each in planned[: draw(st.integers(1, 4))]}
    for each in sorted(achieved):
        asked = draw(st.integers(1, number))
        said_on = start + datetime.timedelta(draw(st.integers(0, 400)))
        said = Evidence(draw(texts), "nl", draw(lines), said_on)
        reached = draw(st.integers(0, asked))
        claims.append(Claim(each, "achieved", [said], participants=reached, respondents=asked))
    return Project(
        number=draw(_current_numbers),
        title=draw(lines),
        organisation=draw(lines),
        country=draw(countries),
        start=start,
        end=start + datetime.timedelta(draw(st.integers(0, 700))),
        participants={
            **dict.fromkeys(draw(st.lists(target_groups, max_size=3)), 0),
            **{each.group: number for each in planned},
        },
        claims=claims,
        priorities=draw(st.sampled_from([[], ["priorities.ukraine_2024"]])),
    )


#: The tags of the CLDR locales in a language of ours, but for the variant of no place.
served_tags = [
    each.replace("_", "-")
    for each in sorted(locale_identifiers())
    if each.split("_")[0] in {"nl", "en"} and "POSIX" not in each
]

#: Keys and texts: our own names, codes and formats, and anything else, lone surrogates included.
_json_texts = st.text(max_size=8) | st.sampled_from(
    [
        *("format", "version", "edition", "number", "claims", "outcome", "outcomes", "\ud800"),
        *("erasmus-ka1/project", "erasmus-ka1/outcome-set", "2024-02-30", "planned"),
        *("staff", "staff.motivation", "priorities.ukraine_2024"),
        *("summary", "sections", "topic", "dissemination"),
    ]
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _json_texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_json_texts, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def damaged_documents(draw: st.DrawFn) -> Any:
    """Return the data of a good document after one to three changes anywhere in it."""

    data = json.loads(dumps(draw(projects | outcome_sets)))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.sampled_from([*_containers(data)]))
        if isinstance(place, list):
            index = draw(st.integers(0, len(place)))
            place[index : index + draw(st.integers(0, 1))] = draw(st.lists(json_values, max_size=1))
        elif place and draw(st.booleans()):
            del place[draw(st.sampled_from(sorted(place)))]
        else:
            keys = st.sampled_from(sorted(place)) | _json_texts if place else _json_texts
            place[draw(keys)] = draw(json_values)
    return data


def _containers(data: Any) -> list[Any]:
    """Return *data* and whatever is in it that can hold something."""
    if not isinstance(data, (dict, list)):
        return []
    inside = data.values() if isinstance(data, dict) else data
    return [data, *(place for item in inside for place in _containers(item))]
