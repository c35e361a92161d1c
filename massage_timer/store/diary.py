"""The diary's file, an SQLite database: opened when it is first needed, and damage survived.

Everything raises DiskError and nothing else; `str()` of it is a sentence.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from massage_timer.core.diary import Row, csv_lines, note_from
from massage_timer.core.language import N_, _
from massage_timer.core.periods import Amounts
from massage_timer.core.routine import Zone
from massage_timer.store.diary_schema import (
    COLUMNS,
    ZONE_COLUMNS,
    NewerVersion,
    NoDiary,
    check_columns,
    migrate,
    ms_from,
    row_from,
    values_of,
    version_of,
)
from massage_timer.store.disk import PRIVATE, DiskError, move_aside, sentence, state_of_disk
from massage_timer.store.problems import printable

BUSY_MS = 1_000
"""So long it is waited for another program that is writing."""
BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside its file, behind the file's name."""
IN_A_PIECE = 100
"""Rows of the CSV that are read at once."""
_MOST = 1 << 53
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_OF_THE_DISK = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
)
"""What SQLite says of a disk whose state says more."""
_SENTENCES = {
    sqlite3.SQLITE_BUSY: N_("another program is using it"),
    sqlite3.SQLITE_LOCKED: N_("another program is using it"),
    sqlite3.SQLITE_FULL: N_("the disk is full"),
    sqlite3.SQLITE_READONLY: N_("permission denied"),
    sqlite3.SQLITE_PERM: N_("permission denied"),
    sqlite3.SQLITE_CANTOPEN: N_("it cannot be opened"),
    sqlite3.SQLITE_IOERR: N_("the disk could not be read or written"),
}
_SELECT = f"SELECT id, at, {', '.join(COLUMNS)} FROM session"
_NEWEST = "ORDER BY at DESC, id DESC"
_INSERT = f"INSERT INTO session ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_TOLD_BY = ("at", "ended", "routine", "stopped", *ZONE_COLUMNS)
"""What no two sessions have in common."""
_FIND = f"SELECT min(id) FROM session WHERE {' AND '.join(f'{c} = ?' for c in _TOLD_BY)}"
_BY_ZONE = ", ".join(
    f"TOTAL({' + '.join(c for c in ZONE_COLUMNS if c.endswith(f'_{zone.name.lower()}'))})"
    for zone in Zone
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row and its place in the diary."""

    id: int
    at: int
    """When it ended, in s since 1970."""
    row: Row


@dataclass(frozen=True, slots=True)
class Totals:
    sessions: int
    given: int
    """Hands-on ms of both legs."""


class Diary:
    """Rows, newest first. A file that is damaged, or is none of ours, is moved aside and told."""

    def __init__(
        self, path: Path, tell: Callable[[Iterable[str]], object], busy_ms: int = BUSY_MS
    ) -> None:
        """The file need not exist, and is made by the first row; `tell` is told in a sentence
        when one was moved aside; for `busy_ms` it is waited for another program."""
        self._path = path
        self._tell = tell
        self._busy_ms = busy_ms
        self._connection: sqlite3.Connection | None = None
        self._begun_anew = 0

    @property
    def name(self) -> str:
        return printable(self._path.name)

    def close(self) -> None:
        """Leave the file alone until it is needed again; nothing of SQLite's stays beside it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()

    # Writing

    def add(self, row: Row) -> int:
        """Write a row; returns its id. ValueError where its end is no time."""
        values = values_of(row, _instant(row.ended))
        return self._do(lambda c: int(c.execute(_INSERT, values).lastrowid or 0))

    def add_once(self, row: Row) -> int:
        """The same, unless this session was written down already; returns its row. It is told by
        when it ended and by the times that it gave."""
        values = dict(zip(COLUMNS, values_of(row, _instant(row.ended)), strict=True))
        told_by = [values[column] for column in _TOLD_BY]

        def add(connection: sqlite3.Connection) -> int:
            (found,) = connection.execute(_FIND, told_by).fetchone()
            return int(found or connection.execute(_INSERT, tuple(values.values())).lastrowid or 0)

        return self._do(add)

    def set_note(self, id_: int, text: str) -> str:
        """Write over the note of a row; returns what is kept of the text."""
        note = note_from(text)
        self._do_if_any(
            lambda c: c.execute("UPDATE session SET note = ? WHERE id = ?", (note, id_)), None
        )
        return note

    def delete(self, id_: int) -> None:
        """Nothing of the row can be found in the file afterwards."""

        def remove(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM session WHERE id = ?", (id_,))
            _settle(connection)

        self._do_if_any(remove, None)

    def delete_all(self) -> None:
        """The same for all rows."""

        def remove(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM session")
            connection.execute("VACUUM")
            _settle(connection)

        self._do_if_any(remove, None)

    # Reading

    def page(self, count: int, after: Entry | None = None) -> tuple[Entry, ...]:
        """The newest rows, or those that come after one."""
        order = f"{_NEWEST} LIMIT {count}"
        if after is None:
            return self._rows(f"{_SELECT} {order}", ())
        return self._rows(f"{_SELECT} WHERE (at, id) < (?, ?) {order}", (after.at, after.id))

    def totals(self) -> Totals:
        def count(connection: sqlite3.Connection) -> Totals:
            found = connection.execute("SELECT count(*), TOTAL(given) FROM session").fetchone()
            return Totals(found[0], ms_from(found[1], _MOST))

        return self._do_if_any(count, Totals(0, 0))

    def days(self, since: str) -> tuple[tuple[str, Amounts], ...]:
        """Each day from this one on that had a session, and its hands-on ms by zone."""
        asked = f"SELECT day, {_BY_ZONE} FROM session WHERE day >= ? GROUP BY day"

        def sums(connection: sqlite3.Connection) -> tuple[tuple[str, Amounts], ...]:
            found = connection.execute(asked, (since,))
            return tuple(
                (str(day), tuple(ms_from(zone, _MOST) for zone in zones)) for day, *zones in found
            )

        return self._do_if_any(sums, ())

    def csv(self) -> Iterator[bytes]:
        """All rows as CSV, newest first, in pieces that take a few ms. Between them the diary may
        be closed, or written: nothing is held."""
        begun_anew = self._begun_anew
        yield "".join(csv_lines(())).encode()
        last = None
        while entries := self.page(IN_A_PIECE, last):
            last = entries[-1]
            lines = islice(csv_lines(entry.row for entry in entries), 1, None)
            yield "".join(lines).encode(errors="replace")
        if self._begun_anew != begun_anew:  # the rest of it was in the old one
            raise DiskError(_("the diary was damaged"))

    def _rows(self, asked: str, values: tuple[int, ...]) -> tuple[Entry, ...]:
        def read(connection: sqlite3.Connection) -> tuple[Entry, ...]:
            found = connection.execute(asked, values)
            return tuple(
                Entry(id_, at if isinstance(at, int) else 0, row_from(columns))
                for id_, at, *columns in found
            )

        return self._do_if_any(read, ())

    # The file

    def _do_if_any(self, act: Callable[[sqlite3.Connection], T], nothing: T) -> T:
        """The same where there is a file; where there is none, none is made."""
        if self._connection is None and not os.path.lexists(self._path):
            return nothing
        return self._do(act)

    def _do(self, act: Callable[[sqlite3.Connection], T]) -> T:
        try:
            try:
                return act(self._opened())
            except (sqlite3.Error, NoDiary) as error:
                if isinstance(error, sqlite3.Error) and _code(error) not in _DAMAGED:
                    raise
                self._move_aside()
                return act(self._opened())
        except (sqlite3.Error, NoDiary, NewerVersion) as error:
            self.close()
            raise DiskError(_said(error, self._path.parent)) from None
        except (OSError, ValueError) as error:
            self.close()
            raise DiskError(sentence(error)) from None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError):
                os.close(os.open(self._path, os.O_CREAT | os.O_EXCL, PRIVATE))
            if not self._path.is_file():
                raise DiskError(_("this is not a plain file"))
            unclean = any(_size(beside) for beside in self._beside)
            connection = sqlite3.connect(
                self._path, timeout=self._busy_ms / 1000, isolation_level=None
            )
            self._connection = connection
            connection.text_factory = _text
            version_of(connection)  # before anything is written: the file may not be ours
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
                connection.execute(f"PRAGMA {pragma}")
            migrate(connection)
            check_columns(connection)
            if unclean and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise NoDiary
        return self._connection

    @property
    def _beside(self) -> list[Path]:
        return [self._path.with_name(self._path.name + end) for end in BESIDE]

    def _move_aside(self) -> None:
        """Its content is kept, whatever it is."""
        self.close()
        self._begun_anew += 1
        aside = move_aside(self._path)
        for end, beside in zip(BESIDE, self._beside, strict=True):
            with suppress(OSError):
                beside.rename(aside.with_name(aside.name + end))
        self._tell(
            [
                _(
                    "{file}: the diary was damaged and is now called {name}; a new one has begun"
                ).format(file=self.name, name=printable(aside.name))
            ]
        )


def _settle(connection: sqlite3.Connection) -> None:
    """Nothing is left in what stands beside the file."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _instant(ended: str) -> int:
    """In s since 1970. ValueError where it is no time with a distance from UTC."""
    return int(datetime.fromisoformat(ended).timestamp())


def _text(data: bytes) -> str:
    return data.decode(errors="replace")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _said(error: Exception, folder: Path) -> str:
    if isinstance(error, NewerVersion):
        return _("a newer version of this program wrote it, so it is left alone")
    of_disk = state_of_disk(folder) if _code(error) in _OF_THE_DISK else ""
    known = of_disk or _(_SENTENCES.get(_code(error), ""))
    return known or printable(str(error)) or _("the database said no")
