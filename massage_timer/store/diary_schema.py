"""The diary's table: its versions, and how a row goes in and comes out."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from massage_timer.core.diary import Row, note_from
from massage_timer.core.routine import Side, Zone

MARK = 0x4C4D5444
"""The application id of an SQLite file that is a diary."""
ZONE_COLUMNS = tuple(f"{side.value}_{zone.name.lower()}" for side in Side for zone in Zone)
"""Hands-on ms."""
COLUMNS = ("ended", "at", "day", "routine", "name", "stopped", "given", *ZONE_COLUMNS, "note")
"""Beside `id`. `at` is the instant in s since 1970, `given` the ms of both legs."""
MOST_MS = 86_400_000
"""What a damaged number is cut to: a day."""

STEPS = (
    (
        "CREATE TABLE session (id INTEGER PRIMARY KEY, ended TEXT NOT NULL, at INTEGER NOT NULL, "
        "day TEXT NOT NULL, routine TEXT NOT NULL, name TEXT NOT NULL, stopped INTEGER NOT NULL, "
        "given INTEGER NOT NULL, "
        + ", ".join(f"{column} INTEGER NOT NULL" for column in ZONE_COLUMNS)
        + ", note TEXT NOT NULL DEFAULT '')",
        "CREATE INDEX newest ON session (at DESC, id DESC)",
        "CREATE INDEX by_day ON session (day, given)",
    ),
)
"""What leads from each version to the next; the first begins with an empty file."""
VERSION = len(STEPS)


class NewerVersion(Exception):
    """A newer version of the program wrote the file."""


class NoDiary(Exception):
    """The file is a database, but none of this program's."""


def version_of(connection: sqlite3.Connection, newest: int = VERSION) -> int:
    """The version of a file, 0 where it is empty; nothing is written.

    Raises NewerVersion, NoDiary or what the database raises.
    """
    version = _number(connection, "user_version")
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not tables and not version:
        return 0
    if _number(connection, "application_id") != MARK or version < 1:
        raise NoDiary
    if version > newest:
        raise NewerVersion
    return version


def migrate(connection: sqlite3.Connection, steps: Sequence[Sequence[str]] = STEPS) -> None:
    """Bring a file up to the last of the steps, by all that it lacks or none. Raises as
    `version_of` does."""
    if version_of(connection, len(steps)) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again: another program may just have done it.
        for step in steps[version_of(connection, len(steps)) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {MARK}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def check_columns(connection: sqlite3.Connection) -> None:
    """Raises NoDiary where the table is not as this version made it."""
    found = [row[1] for row in connection.execute("PRAGMA table_info(session)")]
    if not {"id", *COLUMNS} <= set(found):
        raise NoDiary


def values_of(row: Row, at: int) -> tuple[Any, ...]:
    """What stands in the `COLUMNS` of a row."""
    zones = [row.zones[side][zone] for side in Side for zone in Zone]
    head = (row.ended, at, row.day, row.routine, row.name, int(row.stopped), sum(zones))
    return (*head, *zones, note_from(row.note))


def row_from(values: Sequence[Any]) -> Row:
    """The row that stands in `COLUMNS`; what is damaged in it is nought or nothing."""
    ended, _, _, routine, name, stopped, _, *times, note = values
    spent = [ms_from(time) for time in times]
    return Row(
        ended=_text(ended),
        routine=_text(routine),
        name=_text(name),
        zones={
            side: dict(zip(Zone, spent[place : place + len(Zone)], strict=True))
            for side, place in zip(Side, (0, len(Zone)), strict=True)
        },
        stopped=bool(stopped),
        note=_text(note),
    )


def ms_from(value: object, most: int = MOST_MS) -> int:
    """A time as it stands in the file, 0 to `most`."""
    return int(min(max(value, 0), most)) if isinstance(value, int | float) else 0


def _text(value: object) -> str:
    return note_from(value) if isinstance(value, str) else ""


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
