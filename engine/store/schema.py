"""Makes the database file of an office, and says what it must look like.

- `create` is the only place that makes tables; everything comes from the classes of `engine.store.tables`.
- `schema_problems` names every table, index and trigger that is missing, changed or added.

Imported by `init` and by the checks, never by a daily command: it loads SQLModel.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from engine.errors import CannotWriteError, Text
from engine.log import tree
from engine.log.verify import Problem
from engine.store.sqlite import connect, transaction, translated_errors


def create(path: Path) -> None:
    """Make the database file with an empty log. Raises CannotWriteError if there is one already."""
    if path.exists():
        raise CannotWriteError(Text(f"there is an office already: {path}", f"hier besteht schon ein Büro: {path}"))
    with translated_errors():
        connection = connect(path, must_exist=False)
        try:
            with transaction(connection):
                for statement in statements():
                    connection.execute(statement)
                connection.execute(
                    "INSERT INTO log_head (id, size, root, frontier) VALUES (1, 0, ?, ?)",
                    (tree.root(tree.EMPTY), tree.EMPTY.to_bytes()),
                )
        finally:
            connection.close()


def remake(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Drop these tables and make them anew, empty, as this version of the program has them."""
    wanted = tuple(names)
    for name in wanted:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in statements(wanted):
        connection.execute(statement)


def statements(names: Collection[str] | None = None) -> list[str]:
    """Return every CREATE statement of the metadata and its triggers, in order; only those of the tables `names`."""
    from sqlalchemy import create_mock_engine
    from sqlmodel import SQLModel

    from engine.store.tables import TABLES

    made: list[str] = []

    def keep(statement: Any, *_: object, **__: object) -> None:
        made.append(str(statement.compile(dialect=engine.dialect)).strip())

    engine = create_mock_engine("sqlite://", keep)
    wanted = [str(cls.__tablename__) for cls in TABLES]
    tables = [SQLModel.metadata.tables[name] for name in wanted if names is None or name in names]
    SQLModel.metadata.create_all(engine, tables=tables, checkfirst=False)
    return made


def expected_schema() -> dict[str, str]:
    """Return name and SQL of every table, index and trigger that a fresh office has."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in statements():
            connection.execute(statement)
        return stored_schema(connection)
    finally:
        connection.close()


def stored_schema(connection: sqlite3.Connection) -> dict[str, str]:
    """Return name and SQL of every table, index and trigger that this database has."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
    return dict(rows.fetchall())


def schema_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what differs between this database and a fresh one, by name."""
    expected, found = expected_schema(), stored_schema(connection)
    for name in sorted(expected.keys() | found.keys(), key=str):
        if expected.get(name) != found.get(name):
            yield Problem(
                None, None, None, "schema", expected.get(name, f"no {name}"), found.get(name, f"{name} is missing")
            )
