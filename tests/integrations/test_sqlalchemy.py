from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, Index, MetaData, create_engine, literal, select, text
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.exc import CompileError, StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from erasmus_ka1 import OutcomeSet, learners, organisations, staff
from erasmus_ka1.errors import KA1Error, UnknownCodeError, WrongKindError
from erasmus_ka1.integrations.sqlalchemy import (
    OutcomeSetType,
    OutcomeType,
    StoredOutcomeSet,
    UnknownOutcome,
)
from erasmus_ka1.taxonomy import Outcome

OLD = UnknownOutcome("staff.moral")


class Base(DeclarativeBase):
    metadata = MetaData(schema=None)
    type_annotation_map = {OutcomeSet: OutcomeSetType(), Outcome: OutcomeType()}  # noqa: RUF012


class Mobility(Base):
    __tablename__ = "mobility"

    id: Mapped[int] = mapped_column(primary_key=True)
    outcome: Mapped[Outcome | None]
    aims: Mapped[OutcomeSet | None]

    __table_args__ = (Index("mobility_aims", "aims", postgresql_using="gin"),)


class Kept(Base):
    __tablename__ = "kept"

    id: Mapped[int] = mapped_column(primary_key=True)
    outcome: Mapped[Outcome | UnknownOutcome] = mapped_column(OutcomeType(keep_unknown=True))
    aims: Mapped[OutcomeSet] = mapped_column(OutcomeSetType(keep_unknown=True))


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Return an engine with the tables, which go afterwards."""
    address = "sqlite://"
    if request.param == "postgresql":
        address = request.getfixturevalue("database_of_its_own")
    made = create_engine(address)
    Base.metadata.create_all(made)
    yield made
    Base.metadata.drop_all(made)
    made.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Return a session on empty tables."""
    with Session(engine) as made:
        yield made


def saved(session: Session, made: Any) -> Any:
    """Return a row as the database gives it back."""
    session.add(made)
    session.commit()
    session.refresh(made)
    return made


@pytest.mark.parametrize(
    ("outcome", "aims"),
    [
        (staff.MOTIVATION, OutcomeSet(["staff.diversity", "staff.motivation"])),
        ("staff.motivation", ["staff.motivation", staff.DIVERSITY]),
        (staff.MOTIVATION, {staff.DIVERSITY, staff.MOTIVATION}),
    ],
    ids=["values", "codes", "set"],
)
def test_columns_take_concepts_and_codes_and_give_concepts_and_sets(
    session: Session, outcome: Any, aims: Any
) -> None:
    row = saved(session, Mobility(outcome=outcome, aims=aims))

    assert row.outcome is staff.MOTIVATION
    assert row.aims == OutcomeSet(["staff.diversity", "staff.motivation"])
    assert type(row.aims) is OutcomeSet


def test_none_is_null(session: Session) -> None:
    row = saved(session, Mobility())

    assert (row.outcome, row.aims) == (None, None)
    assert session.scalars(select(Mobility).where(Mobility.aims.is_(None))).all() == [row]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"outcome": "staff.moral"}, UnknownCodeError),
        ({"outcome": staff.GROUP}, WrongKindError),
        ({"aims": ["staff.moral"]}, UnknownCodeError),
        ({"aims": "staff.motivation"}, WrongKindError),
    ],
    ids=["unknown", "another kind", "unknown in a list", "text"],
)
def test_what_cannot_be_written_is_refused(
    session: Session, values: Any, expected: type[KA1Error]
) -> None:
    session.add(Mobility(**values))

    with pytest.raises(StatementError) as caught:
        session.flush()

    assert isinstance(caught.value.orig, expected)


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (Mobility.aims.contains(staff.MOTIVATION), "ab"),
        (Mobility.aims.contains("staff.diversity"), "b"),
        (Mobility.aims.contains(["staff.diversity", staff.MOTIVATION]), "b"),
        (Mobility.aims.contains(organisations.INTERNATIONAL_CAPACITY), "c"),
        (~Mobility.aims.contains(staff.MOTIVATION), "c"),
        (Mobility.aims.has_all([staff.MOTIVATION, staff.MOTIVATION]), "ab"),
        (Mobility.aims.has_all({"staff.motivation", learners.INITIATIVE}), ""),
        (~Mobility.aims.has_any([staff.DIVERSITY]), "ac"),
        (Mobility.aims.has_all([]), "abc"),
        (Mobility.aims.has_any(OutcomeSet(["staff.diversity", "learners.initiative"])), "b"),
        (Mobility.aims.has_any([organisations.FUNDING, "staff.motivation"]), "abc"),
        (Mobility.aims.has_any([]), ""),
        (Mobility.aims == ["staff.motivation"], "a"),
        (Mobility.aims != OutcomeSet(["staff.motivation"]), "bc"),
        (Mobility.outcome == "learners.initiative", "c"),
        (Mobility.outcome.in_([staff.MOTIVATION, staff.DIVERSITY]), "ab"),
        (Mobility.outcome.startswith("staff."), "ab"),
        (Mobility.outcome.like("%initiative"), "c"),
        (Mobility.outcome == None, "d"),  # noqa: E711 - SQLAlchemy's
        (Mobility.aims == None, "d"),  # noqa: E711 - SQLAlchemy's
    ],
    ids=str,
)
def test_rows_are_found_in_sql(session: Session, condition: Any, found: str) -> None:
    session.add_all(
        [
            Mobility(id=1, outcome=staff.MOTIVATION, aims=["staff.motivation"]),
            Mobility(id=2, outcome="staff.diversity", aims=["staff.motivation", "staff.diversity"]),
            Mobility(id=3, outcome=learners.INITIATIVE, aims=[organisations.FUNDING]),
            Mobility(id=4),
        ]
    )
    session.flush()

    rows = session.scalars(select(Mobility.id).where(condition).order_by(Mobility.id))

    assert "".join(" abcd"[row] for row in rows) == found


def test_a_cached_statement_looks_for_what_is_asked_each_time(session: Session) -> None:
    session.add_all(
        [Mobility(id=1, aims=["staff.motivation"]), Mobility(id=2, aims=["staff.diversity"])]
    )
    session.flush()

    found = [
        session.scalars(select(Mobility.id).where(Mobility.aims.contains(code))).all()
        for code in ("staff.motivation", "staff.diversity")
    ]

    assert found == [[1], [2]]


@pytest.mark.parametrize(
    ("look_up", "expected"),
    [
        (lambda: Mobility.aims.contains("staff.moral"), UnknownCodeError),
        (lambda: Mobility.aims.has_any("staff.motivation"), WrongKindError),
        (lambda: Mobility.aims.has_all(5), WrongKindError),
        (lambda: Mobility.aims.contains(staff.GROUP), WrongKindError),
    ],
    ids=["unknown", "text", "number", "another kind"],
)
def test_a_bad_look_up_is_refused(look_up: Any, expected: type[KA1Error]) -> None:
    with pytest.raises(expected):
        look_up()


def test_another_database_is_told_what_is_supported() -> None:
    query = select(Mobility).where(Mobility.aims.contains("staff.motivation"))

    with pytest.raises(CompileError, match="has_all of outcomes on 'mysql'"):
        query.compile(dialect=mysql.dialect())


def test_an_index_of_postgresql_serves_the_look_ups(engine: Engine) -> None:
    if engine.name == "sqlite":
        return
    plans = []
    with engine.begin() as connection:
        many = "SELECT :aims ::jsonb FROM generate_series(1, 20000)"
        connection.execute(
            text(f"INSERT INTO mobility (aims) {many}"), {"aims": '["staff.diversity"]'}
        )
        connection.execute(text("ANALYZE mobility"))
        for condition in (
            Mobility.aims.contains("staff.motivation"),
            Mobility.aims.has_all(["staff.motivation", "staff.diversity"]),
            Mobility.aims.has_any(["staff.motivation", "learners.initiative"]),
        ):
            query = select(Mobility.id).where(condition)
            shown = query.compile(engine, compile_kwargs={"literal_binds": True})
            rows = connection.exec_driver_sql(f"EXPLAIN {shown}".replace("%", "%%"))
            plans.append("\n".join(row[0] for row in rows))

    assert all("Bitmap Index Scan on mobility_aims" in plan for plan in plans), plans


@pytest.mark.parametrize("kind", [sqlite, postgresql], ids=["sqlite", "postgresql"])
def test_values_can_be_written_into_the_statement(kind: Any) -> None:
    values: list[Any] = [
        literal(staff.MOTIVATION, OutcomeType()),
        literal(["staff.motivation"], OutcomeSetType()),
    ]

    shown = str(
        select(*values).compile(dialect=kind.dialect(), compile_kwargs={"literal_binds": True})
    )

    assert "'staff.motivation'" in shown
    assert """'["staff.motivation"]'""" in shown


def write_old(session: Session) -> None:
    """Write a row as another program does."""
    session.execute(
        text("INSERT INTO kept (id, outcome, aims) VALUES (1, 'staff.moral', :aims)"),
        {"aims": '["staff.moral", "staff.motivation", 5]'},
    )
    session.execute(text("INSERT INTO mobility (id, outcome) VALUES (1, 'staff.moral')"))
    session.execute(
        text("INSERT INTO mobility (id, aims) VALUES (2, :aims)"), {"aims": '["staff.moral"]'}
    )


def test_what_no_edition_has_is_kept_where_asked(session: Session) -> None:
    write_old(session)
    row = session.get_one(Kept, 1) if hasattr(session, "get_one") else session.get(Kept, 1)
    assert row is not None
    read = (row.outcome, row.aims)

    row.aims = StoredOutcomeSet([*row.aims, *row.aims.unknown, "staff.diversity"])  # type: ignore[attr-defined]
    session.commit()
    session.expire_all()

    assert read == (OLD, StoredOutcomeSet([OLD, staff.MOTIVATION, UnknownOutcome(5)]))
    stored = session.scalars(select(Kept).where(Kept.aims.contains(OLD))).one().aims
    assert session.scalars(select(Kept).where(Kept.aims.contains(stored))).one() is row
    assert repr(stored) == (
        "StoredOutcomeSet(['staff.diversity', 'staff.motivation'], unknown=['staff.moral', 5])"
    )


def test_taking_what_is_unknown_away_is_a_change(session: Session) -> None:
    write_old(session)
    row = session.scalars(select(Kept)).one()

    row.aims = OutcomeSet(row.aims)
    session.commit()

    assert session.scalars(select(Kept)).one().aims.unknown == ()  # type: ignore[attr-defined]


def test_what_no_edition_has_is_an_error_otherwise(session: Session) -> None:
    write_old(session)

    for place in (1, 2):
        with pytest.raises(UnknownCodeError):
            session.scalars(select(Mobility).where(Mobility.id == place)).all()


def test_types_are_shown_as_they_are_made() -> None:
    types = [OutcomeType(), OutcomeSetType(keep_unknown=True)]

    assert [repr(each) for each in types] == ["OutcomeType()", "OutcomeSetType(keep_unknown=True)"]


ENV = """
from alembic import context
from sqlalchemy import create_engine
from app import Base
from erasmus_ka1.integrations.sqlalchemy import render_item

with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_item=render_item,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
"""
APP = """
from sqlalchemy import Index, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from erasmus_ka1 import OutcomeSet
from erasmus_ka1.integrations.sqlalchemy import OutcomeSetType, OutcomeType
from erasmus_ka1.taxonomy import Outcome

class Base(DeclarativeBase):
    pass

class Project(Base):
    __tablename__ = "alembic_project"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[Outcome] = mapped_column(OutcomeType)
    aims: Mapped[OutcomeSet] = mapped_column(OutcomeSetType(keep_unknown=True))
"""


def test_alembic_writes_migrations_that_run_and_finds_nothing_more_to_do(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = engine.url.render_as_string(hide_password=False)
    if engine.name == "sqlite":
        address = f"sqlite:///{tmp_path}/a.sqlite3"
    monkeypatch.syspath_prepend(tmp_path)
    Base.metadata.drop_all(engine)
    config = Config(tmp_path / "alembic.ini")
    command.init(config, str(tmp_path / "migrations"))
    config.set_main_option("sqlalchemy.url", address.replace("%", "%%"))
    (tmp_path / "migrations" / "env.py").write_text(ENV)
    (tmp_path / "app.py").write_text(APP)

    command.revision(config, "first", autogenerate=True)
    command.upgrade(config, "head")
    command.check(config)
    command.downgrade(config, "base")

    [migration] = (tmp_path / "migrations" / "versions").glob("*.py")
    shown = migration.read_text()
    assert "from erasmus_ka1.integrations.sqlalchemy import OutcomeType" in shown
    assert "sa.Column('outcome', OutcomeType(), nullable=False)" in shown
    assert "OutcomeSetType(keep_unknown=True)" in shown
