"""The records of the benchmarks as a pydantic model that resolves the same codes."""

from __future__ import annotations

from operator import attrgetter
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainSerializer, PlainValidator, TypeAdapter

from erasmus_ka1 import GUIDE_2024

_BY_CODE = {concept.code: concept for concept in (*GUIDE_2024.outcomes, *GUIDE_2024.aspects)}
_Outcome = Annotated[
    Any,
    PlainValidator(_BY_CODE.__getitem__),
    PlainSerializer(attrgetter("code"), return_type=str),
]


class Record(BaseModel):
    """The aims of a project."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    project: str
    edition: int
    outcomes: tuple[_Outcome, ...]
    participants: int
    evidence: str


RECORDS = TypeAdapter(list[Record])
