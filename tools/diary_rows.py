"""Fills a diary with made-up sessions, for the gallery and to measure."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from massage_timer.core.diary import Row
from massage_timer.core.routine import Side, Zone
from massage_timer.store.diary_schema import COLUMNS, migrate, values_of

NEWEST = datetime.fromisoformat("2026-11-27T20:40:11+00:00")
ROUTINES = (
    ("classic-five-minute-legs", "Classic five-minute legs"),
    ("runner-recovery", "Runner recovery"),
    ("late-evening", "Late evening calves, which is gone"),
)
NOTES = (
    "slept well afterwards",
    "less oil next time",
    "the blue cushion under the knees, and the lamp behind the couch, is better than before",
)
_SHARES = (84, 20, 72, 24, 64, 36)
"""Seconds by zone of a whole leg."""


def sessions(count: int, hours_apart: float) -> Iterator[Row]:
    """So many, the newest first; each about so long before the next."""
    random = Random(7)
    ended = NEWEST
    for number in range(count):
        routine, name = ROUTINES[random.choice((0, 0, 0, 1, 2))]
        stopped = random.random() < 0.12
        legs = (300, random.randrange(20, 290)) if stopped else (300, 300)
        zones = {
            side: {z: leg * share * 10 // 3 for z, share in zip(Zone, _SHARES, strict=True)}
            for side, leg in zip(Side, legs, strict=True)
        }
        note = NOTES[number % 3] if number % 4 == 1 else ""
        yield Row(ended.isoformat(timespec="seconds"), routine, name, zones, stopped, note)
        ended -= timedelta(hours=hours_apart * (0.4 + 1.2 * random.random()))


def fill(path: Path, rows: Iterable[Row]) -> None:
    """Write all of them into a diary that is not there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN")
    asked = f"INSERT INTO session ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
    connection.executemany(
        asked, (values_of(r, int(datetime.fromisoformat(r.ended).timestamp())) for r in rows)
    )
    connection.execute("COMMIT")
    connection.close()
