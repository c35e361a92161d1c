"""Every fault of a disk that the real program may meet: it says so once, and the session goes on.

Nothing here knows which files the program writes, beyond the places that are its own.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from robot.driven import Driven
from robot.households import assert_undamaged, copied, digests, furnish, rows
from robot.small_disk import NoDisk, SmallDisk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the faults are POSIX's here")

ROUTINE = "classic-five-minute-legs"
ONCE = {"ROBOT_TARRIES": "1"}
"""No second session is begun at Home."""
FULL, READ_ONLY = "the disk is full", "the disk is read-only"
A_WHOLE_LEG = 300_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    try:
        small = SmallDisk(tmp_path / "disk")
    except NoDisk as error:
        pytest.skip(str(error))
    with small:
        yield small


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A home with everything in it."""
    home = tmp_path / "before"
    furnish(home)
    return home


class Sitting(Driven):
    """One start of the program for one session, and what it tells at Home afterwards."""

    def __init__(self, home: Path, before: Sequence[str] = (), speed: int = 1000) -> None:
        super().__init__(home, "run", ROUTINE, "--speed", str(speed), environ=ONCE, before=before)

    def finish(self) -> None:
        """To the end of the session, and Home."""
        done = self.wait_for(lambda seen: seen.get("phase") == "DONE")
        assert (done["left"], done["right"]) == (A_WHOLE_LEG, A_WHOLE_LEG)
        self.go_home()

    def go_home(self) -> None:
        self.order("Escape")
        self.wait_for_page("HomePage")

    def leave(self) -> list[str]:
        """Close it, which it does as always; returns what was told."""
        assert self.close() == 0
        assert self.error == ""
        return self.told

    @property
    def told(self) -> list[str]:
        texts = [seen["words"] for seen in self.seen if seen.get("page") == "TextPage"]
        return [word for title, *words in texts if title == "Worth knowing" for word in words]


def sit(home: Path, before: Sequence[str] = ()) -> list[str]:
    """A whole session; returns what was told."""
    with Sitting(home, before) as sitting:
        sitting.finish()
        return sitting.leave()


def assert_as_good_as_new(home: Path, before: Sequence[str] = ()) -> None:
    """A start with nothing to tell."""
    assert sit(home, before) == []


def test_on_a_healthy_disk_nothing_is_told(tmp_path: Path, before: Path) -> None:
    home = copied(before, tmp_path / "home")
    assert_as_good_as_new(home)
    assert_undamaged(before, home)
    assert len(rows(home)) == len(rows(before)) + 1


@pytest.mark.parametrize("fault", [FULL, READ_ONLY])
def test_a_disk_that_takes_nothing_is_told_in_one_sentence_and_damages_nothing(
    disk: SmallDisk, tmp_path: Path, before: Path, fault: str
) -> None:
    copied(before, disk.seen / "home")
    home = disk.folder / "home"
    disk.spoil(fault == FULL)
    told = sit(home, disk.before)
    assert len(told) == 1
    assert fault in told[0].lower()
    after = copied(disk.seen / "home", tmp_path / "after")
    assert_undamaged(before, after)
    if fault == READ_ONLY:
        assert digests(after) == digests(before)
    disk.mend()
    assert_as_good_as_new(home, disk.before)
    again = copied(disk.seen / "home", tmp_path / "again")
    assert_undamaged(before, again)
    assert len(rows(again)) == len(rows(before)) + 1
