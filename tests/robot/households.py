"""A home with everything in it that a person may have, and whether all of it is still there."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import homes

from massage_timer.core.diary import Row
from massage_timer.core.routine import Side, Zone
from massage_timer.folders import within
from massage_timer.store.diary import Diary
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile

OF_THE_PROGRAM = ("settings.json", "diary.sqlite3", "cache", "state")
"""What the program may write into, in the folder of everything; the rest is its user's alone."""
ROWS = tuple(
    Row(
        ended=f"2026-11-2{day}T21:14:05+01:00",
        routine="mine",
        name="Calf evening",
        zones={side: dict.fromkeys(Zone, 50_000) for side in Side},
        stopped=False,
        note="warm room",
    )
    for day in range(7)
)


def furnish(home: Path) -> None:
    """Own routines, techniques and pictures, settings, and a week of the diary."""
    homes.Home(home).fill()
    places = within(home)
    settings = replace(Settings(), disclaimer_read=True, volume=35, recent=("mine",))
    assert SettingsFile(places.settings).save(settings) is None
    diary = Diary(places.diary, print)
    for row in ROWS:
        diary.add(row)
    diary.close()


def copied(home: Path, to: Path) -> Path:
    """A copy of it that can be looked at as it is now."""
    if home.exists():
        shutil.copytree(home, to, symlinks=True)
    return to


def digests(home: Path) -> dict[str, str]:
    """Of every file beneath it; folders are there by name."""
    return {
        path.relative_to(home).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "a folder"
        )
        for path in sorted(home.rglob("*"))
    }


def assert_undamaged(before: Path, after: Path) -> None:
    """What was the user's is as it was; what is the program's own is old or new, never half."""
    was, now = digests(before), digests(after)
    for name, digest in was.items():
        if not name.startswith(OF_THE_PROGRAM):
            assert now.get(name) == digest, name
    assert not [name for name in now if name.endswith(".new") or ".damaged" in name]
    places = within(after)
    settings, told = SettingsFile(places.settings).load()
    assert told == ()
    assert settings.volume == SettingsFile(within(before).settings).load()[0].volume
    assert set(rows(before)) <= set(rows(after))


def rows(home: Path) -> tuple[str, ...]:
    """When the sessions of its diary ended and what they were, the newest first."""
    told: list[str] = []
    diary = Diary(within(home).diary, told.extend)
    found = tuple(f"{entry.row.ended} {entry.row.routine}" for entry in diary.page(10_000))
    diary.close()
    assert told == []
    return found
