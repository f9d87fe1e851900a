"""Public names meet any value with an error of ours, if with an error.

Each parameter of each public class, method and function gets each of some hundred values, while the
other parameters have good ones, or, in the long test, any. A call returns or raises a `KA1Error`.
"""

from __future__ import annotations

import datetime
import decimal
import enum
import importlib
import inspect
import random
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import cattrs
import pytest

from erasmus_ka1 import GUIDE_2024, GUIDES, learners, organisations, staff, systems, ukraine
from erasmus_ka1.errors import KA1Error
from erasmus_ka1.localization import Localizer, Translation
from erasmus_ka1.projects import (
    Achievement,
    Action,
    Claim,
    Counts,
    Coverage,
    Evidence,
    Finding,
    FindingCode,
    GroupCounts,
    OutcomeSet,
    Parameters,
    Participants,
    Project,
    ProjectCounts,
    Tally,
)
from erasmus_ka1.reports import Cell, Column, Section, Theme, project_report
from erasmus_ka1.serialization import Limits
from erasmus_ka1.taxonomy import Concept, Concepts, Guide, diff

MODULES = [
    "erasmus_ka1",
    "erasmus_ka1.exports",
    "erasmus_ka1.localization",
    "erasmus_ka1.projects",
    "erasmus_ka1.reports",
    "erasmus_ka1.serialization",
    "erasmus_ka1.taxonomy",
]
#: Classes that only this library makes.
OURS = (Concept, Concepts, Guide, type(GUIDES))

NUMBER = "2024-1-NL01-KA121-VET-000123456"
DAY = datetime.date(2024, 9, 1)
EVIDENCE = Evidence("a", "nl", "b", DAY)
PROJECT = Project(
    number=NUMBER,
    title="a",
    organisation="b",
    country="NL",
    start=DAY,
    end=DAY,
    participants={"staff": 2},
    claims=[Claim("staff.motivation", "achieved", [EVIDENCE])],
    priorities=[ukraine.PRIORITY_2024],
)
REPORT = project_report(PROJECT, locale="nl")
[CHANGE, *_] = diff(GUIDES[2023], GUIDES[2025])
[SUGGESTION] = GUIDE_2024.suggest("leerprestatie", limit=1)
LONGEST = 1_000
#: A good value for each parameter of these names.
GOOD: dict[str, Any] = {
    "Project.number": NUMBER,
    "fast_decoder.kind": Project,
    "json_schema.kind": Project,
    "load.kind": Project,
    "load_all.kind": Project,
    "loads.kind": Project,
    "action": "KA121",
    "agency": "NL01",
    "call_year": 2024,
    "code": "staff.motivation",
    "codes": ["staff.motivation"],
    "caption": "a",
    "columns": [Column("a")],
    "concept": staff.MOTIVATION,
    "concepts": [staff.MOTIVATION],
    "context": "error",
    "converter": cattrs.Converter(),
    "country": "NL",
    "covered": 1,
    "date": DAY,
    "document": "{}",
    "edition": 2024,
    "end": DAY,
    "english": "a",
    "expected": 2,
    "field": "VET",
    "first_year": 2014,
    "group": "staff",
    "guide": GUIDE_2024,
    "heading": "a",
    "kind": "label",
    "language": "nl",
    "languages": ["nl"],
    "last_year": None,
    "locale": "nl",
    "members": [staff.MOTIVATION],
    "message": "unknown code {code}",
    "name": "a",
    "new": GUIDES[2025],
    "number": 1,
    "of": "label",
    "old": GUIDES[2023],
    "organisation": "a",
    "other": OutcomeSet(["staff.diversity"]),
    "outcome": "staff.motivation",
    "path": "$",
    "preferred": "nl",
    "project": PROJECT,
    "projects": [PROJECT],
    "round": 1,
    "rows": [],
    "sections": [],
    "serial": "000123456",
    "source": "a",
    "start": DAY,
    "status": "planned",
    "subtitle": "a",
    "text": "a",
    "title": "a",
    "value": PROJECT,
    "values": [PROJECT],
}


class Words(str, enum.Enum):  # noqa: UP042 - as people have them
    """Texts of a subclass that shows and hashes in its own way."""

    CODE = "staff.motivation"
    LOCALE = "nl"


class Ambiguous:
    """Neither true nor false, and equal to nothing as a whole, as an array of numpy is."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise ValueError("the truth value of an array is ambiguous")


class Markup(str):
    """Text that claims to be safe."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


class Proxy:
    """An object that only claims to be of a class, as lazy objects of Django and wrapt do."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __getattribute__(self, name: str) -> Any:
        value = object.__getattribute__(self, "_value")
        return type(value) if name == "__class__" else object.__getattribute__(self, name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._value, name)

    def __repr__(self) -> str:
        return repr(self._value)

    def __hash__(self) -> int:
        return hash(self._value)

    def __eq__(self, other: object) -> bool:
        return bool(self._value == other)

    def __bool__(self) -> bool:
        return bool(self._value)

    def __iter__(self) -> Any:
        return iter(self._value)


class Unfriendly:
    """An object that cannot be shown, hashed or compared."""

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        raise RuntimeError

    def __eq__(self, other: object) -> bool:
        raise RuntimeError


def nested(depth: int) -> list[Any]:
    """Return a list in a list, and so on."""
    found: list[Any] = []
    for _ in range(depth):
        found = [found]
    return found


#: What anybody may pass: functions, so that a generator is new each time.
VALUES: tuple[Callable[[], Any], ...] = (
    *(
        lambda value=value: value
        for value in (
            *(None, True, False, 0, 1, -1, 2024, 10**30, -(2**63), 0.5, 1e300, 1j),
            *(float("nan"), float("inf"), decimal.Decimal("NaN"), decimal.Decimal(10) ** 30),
            *("", " ", "\x00", "a", "nl", "en-GB", "x" * 10_000, "\ud800", "e\u0301", "a\r\nb"),
            *("staff.motivation", "staff", "no.such.code", "priorities.ukraine_2026", "{x}"),
            *(NUMBER, "label", "planned", "../a", "$.claims[0]"),
            *(Words.CODE, Words.LOCALE, Markup("<b>"), b"", b"staff.motivation", bytearray(b"a")),
            *(Proxy("staff.motivation"), Proxy("nl"), Proxy(b""), Proxy(5), Proxy(DAY)),
            *(Proxy(staff.MOTIVATION), Proxy(PROJECT), Proxy(EVIDENCE), Proxy(GUIDE_2024)),
            *([], [None], [1, "a"], ["staff.motivation"], ["nl", "en"], ("a",), nested(500)),
            *({}, {"a": 1}, {None: None}, {"staff": 3}, {1, 2}, frozenset({"staff.motivation"})),
            *(DAY, datetime.datetime(2024, 9, 1, tzinfo=datetime.UTC), datetime.timedelta(1)),
            *(
                Path("a"),
                object(),
                Unfriendly(),
                [Unfriendly()],
                Ambiguous(),
                int,
                len,
                ...,
                NotImplemented,
            ),
            *(learners.GROUP, staff.MOTIVATION, organisations.FUNDING, systems.SYSTEMS),
            *(ukraine.PRIORITY_2026, GUIDE_2024, GUIDE_2024.outcomes, GUIDE_2024.key_action),
            *(learners.GROUP.audiences[0], systems.POLICY_REFORMS, PROJECT, *PROJECT.claims),
            *(EVIDENCE, PROJECT.number, Localizer("nl"), CHANGE, SUGGESTION),
            *(OutcomeSet(["staff.motivation"]), Tally.of([PROJECT]), Counts({"NL": 1})),
            *(Participants({"staff": 1}), Achievement(), GroupCounts(), ProjectCounts(1)),
            *(Coverage(staff.GROUP, 1, 2), Finding(FindingCode.NO_CLAIMS, "$"), Parameters(a=1)),
            *(Action("KA121", "a", 2021, None), FindingCode.NO_CLAIMS, Translation("a", "nl")),
            *(staff.MOTIVATION.source("nl"), Concepts([staff.MOTIVATION]), Limits(), Theme()),
            *(Cell("a"), Column("a"), Section("a", []), REPORT),
        )
    ),
    lambda: iter(["staff.motivation"]),
    lambda: (each for each in [1, None]),
)
#: Operators, which are called as methods: what they do not take is `NotImplemented`.
OPERATORS = ("getitem", "contains", "eq", "lt", "le", "gt", "ge", "add", "or", "and", "sub", "xor")


@attrs.frozen
class Call:
    """A call of a public name, with the parameter and the value that are on trial."""

    name: str
    function: Callable[..., Any]
    parameter: inspect.Parameter
    value: Callable[[], Any]
    seed: int | None = None

    def fault(self) -> str | None:
        """Return what is wrong with the outcome of the call."""
        signature = inspect.signature(self.function)
        bound = signature.bind_partial()
        for name, parameter in signature.parameters.items():
            if parameter == self.parameter:
                given = self.value()
            elif self.seed is not None:
                given = random.Random(f"{self.seed} {name}").choice(VALUES)()
            elif parameter.default is not parameter.empty or parameter.kind in VARIADIC:
                continue
            else:
                given = GOOD.get(f"{self.name}.{name}", GOOD.get(name))
            bound.arguments[name] = VARIADIC.get(parameter.kind, lambda each: each)(given)
        try:
            result = self.function(*bound.args, **bound.kwargs)
            repr([*islice(result, 9)] if isinstance(result, Iterator) else result)
        except KA1Error as error:
            return self._unreadable(error)
        except Exception as error:  # noqa: BLE001 - any error that is not ours
            # `Unfriendly` raises it where a plain `==` or `repr` meets it
            is_its_own = type(error) is RuntimeError and not error.args
            return None if is_its_own else f"{self}: {type(error).__name__}: {str(error)[:100]}"
        return None

    def _unreadable(self, error: KA1Error) -> str | None:
        """Return that an error cannot be shown, or not in two languages."""
        try:
            texts = [str(error), repr(error), error.explain("nl")]
        except Exception as other:  # noqa: BLE001 - any error
            return f"{self}: {type(error).__name__} cannot be shown: {other!r}"
        # the problems of a document have a line each
        lines = [line for text in texts for line in text.split("\n")]
        is_readable = all(line.isprintable() and len(line) < LONGEST for line in lines)
        return None if is_readable else f"{self}: unreadable {texts}"

    def __str__(self) -> str:
        try:
            shown = repr(self.value())[:50]
        except RuntimeError:
            shown = "an unfriendly object"
        return f"{self.name}({self.parameter.name}={shown})"


VARIADIC: dict[Any, Callable[[Any], Any]] = {
    inspect.Parameter.VAR_POSITIONAL: lambda value: (value,),
    inspect.Parameter.VAR_KEYWORD: lambda value: {"key": value},
}


def public_functions(modules: Iterable[str]) -> dict[str, Callable[..., Any]]:
    """Return what can be called among the public names of modules, and on values of their kind."""
    found: dict[str, Callable[..., Any]] = {}
    samples = {type(each): each for each in (value() for value in VALUES)}
    for module_name in modules:
        module = importlib.import_module(module_name)
        for name in module.__all__:
            thing = getattr(module, name)
            if isinstance(thing, type) and not issubclass(thing, (Exception, enum.Enum)):
                if not issubclass(thing, OURS) and not typing.is_typeddict(thing):
                    found[name] = thing
                sample = samples.get(thing)
                found |= {f"{name}.{each}": method for each, method in methods(thing, sample)}
            elif inspect.isfunction(thing):
                found[name] = thing
    return found


def methods(kind: type, sample: object) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the methods that a class of ours defines, bound to a value of it."""
    dunders = {f"__{name}__" for name in OPERATORS}
    for base in kind.__mro__:
        for name, member in vars(base).items() if base.__module__.startswith("erasmus") else ():
            is_public = not name.startswith("_") or name in dunders
            is_method = isinstance(member, (classmethod, staticmethod, types.FunctionType))
            if is_public and is_method and (sample is not None or isinstance(member, classmethod)):
                yield name, getattr(kind if sample is None else sample, name)


def calls(modules: Iterable[str]) -> list[Call]:
    """Return each call with one parameter on trial."""
    return [
        Call(name, function, parameter, value)
        for name, function in public_functions(modules).items()
        for parameter in inspect.signature(function).parameters.values()
        for value in VALUES
    ]


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where no file can be overwritten."""
    monkeypatch.chdir(tmp_path)


def test_a_sample_of_calls_returns_or_raises_an_error_of_ours() -> None:
    sample = random.Random(2024).sample(calls(MODULES), 5_000)

    assert [fault for fault in (each.fault() for each in sample) if fault] == []


@pytest.mark.slow
def test_every_call_returns_or_raises_an_error_of_ours() -> None:
    every = calls(MODULES)
    mixed = [attrs.evolve(each, seed=seed) for seed, each in enumerate(every)]

    assert [fault for fault in (each.fault() for each in every + mixed) if fault] == []


@pytest.mark.parametrize(
    "module_name",
    [*MODULES, *(f"erasmus_ka1.{name}" for name in ("answers", "errors", "taxonomy.provenance"))],
)
def test_type_hints_resolve(module_name: str) -> None:
    module = importlib.import_module(module_name)
    public = [getattr(module, name) for name in module.__all__]
    members = [each for kind in public if isinstance(kind, type) for each in vars(kind).values()]
    functions = [getattr(each, "fget", getattr(each, "__func__", each)) for each in members]

    for each in (*public, *functions):
        if isinstance(each, (type, types.FunctionType)):
            assert isinstance(typing.get_type_hints(each, include_extras=True), dict)


def test_no_public_class_is_passed_over() -> None:
    names = public_functions(MODULES)

    assert {"Project", "Tally.of", "OutcomeSet.union", "Outcome.label", "check"} <= {*names}


@pytest.mark.parametrize("module_name", MODULES)
def test_dir_lists_the_public_names(module_name: str) -> None:
    module = importlib.import_module(module_name)

    assert {*module.__all__} <= {*dir(module)}
