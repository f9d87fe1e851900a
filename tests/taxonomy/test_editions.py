from __future__ import annotations

import pytest
from strategies import OTHER_GUIDE

from erasmus_ka1 import GUIDE_2024, Claim, OutcomeSet
from erasmus_ka1.errors import DocumentError, OtherEditionError, UnknownCodeError
from erasmus_ka1.serialization import make_converter
from erasmus_ka1.taxonomy import _editions as editions

OTHER_CODE = next(code for code in OTHER_GUIDE.outcomes.codes if code not in GUIDE_2024)


@pytest.fixture(autouse=True)
def two_editions(monkeypatch: pytest.MonkeyPatch) -> None:
    guides = {2024: GUIDE_2024, OTHER_GUIDE.edition: OTHER_GUIDE}
    monkeypatch.setattr(editions, "GUIDES", guides)


@pytest.mark.parametrize(
    "look_up",
    [
        editions.concept_of,
        lambda code: OutcomeSet([code]),
        lambda code: OutcomeSet.from_codes([code]),
        lambda code: Claim(code, "planned"),
    ],
    ids=["concept", "set", "codes", "claim"],
)
def test_a_code_of_another_edition_is_not_called_unknown(look_up: object) -> None:
    with pytest.raises(OtherEditionError) as caught:
        look_up(OTHER_CODE)  # type: ignore[operator]

    found = (caught.value.code, caught.value.edition, caught.value.editions)
    assert found == (OTHER_CODE, 2024, (OTHER_GUIDE.edition,))


def test_the_error_says_where_the_code_is() -> None:
    with pytest.raises(OtherEditionError, match="is not in the edition of 2024, but of 2030"):
        editions.concept_of(OTHER_CODE)


def test_a_code_of_no_edition_is_unknown() -> None:
    with pytest.raises(UnknownCodeError, match=r"did you mean 'staff\.motivation'"):
        editions.concept_of("staff.motivatoin")


def test_each_edition_has_its_own_codes() -> None:
    assert editions.concept_of(OTHER_CODE, OTHER_GUIDE) is OTHER_GUIDE[OTHER_CODE]


def test_a_document_names_the_edition_of_a_code() -> None:
    with pytest.raises(DocumentError) as caught:
        make_converter().structure([OTHER_CODE], OutcomeSet)

    (problem,) = caught.value.problems
    assert (problem.code, problem.explain("nl")) == (
        "other_edition",
        f"$[0]: {OTHER_CODE!r}, verwacht: een code van de uitgave van 2024, niet een van 2030",
    )
