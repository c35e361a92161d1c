"""Every fault of a disk that the real program may meet: it says so once, and the session goes on.

Nothing here knows which files the program writes, beyond the places that are its own.
"""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from terminals import Terminal, answer_none

from massage_timer.folders import within
from massage_timer.store.settings_file import SettingsFile
from robot.driven import Driven
from robot.households import (
    OF_THE_PROGRAM,
    assert_undamaged,
    copied,
    digests,
    furnish,
    rows,
)
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
    assert "the settings were not saved" in told[0]
    assert "this session was not written down" in told[0]
    after = copied(disk.seen / "home", tmp_path / "after")
    assert_undamaged(before, after)
    if fault == READ_ONLY:
        assert digests(after) == digests(before)
    disk.mend()
    assert_as_good_as_new(home, disk.before)
    again = copied(disk.seen / "home", tmp_path / "again")
    assert_undamaged(before, again)
    assert len(rows(again)) == len(rows(before)) + 1


@pytest.mark.soak
def test_a_disk_may_become_full_in_the_middle_of_a_session_and_take_again_what_comes_later(
    disk: SmallDisk, tmp_path: Path, before: Path
) -> None:
    copied(before, disk.seen / "home")
    with Sitting(disk.folder / "home", disk.before, speed=200) as sitting:
        sitting.wait_for(lambda seen: seen.get("playhead", 0) > 150_000)
        sitting.order("Space")
        sitting.wait_for(lambda seen: seen.get("paused", False))
        disk.spoil(full=True)
        sitting.read_for(0.5)  # a press counts again
        sitting.order("Space")
        sitting.finish()
        assert len(sitting.told) == 1
        assert FULL in sitting.told[0].lower()
        disk.mend()
        sitting.order("Return")
        sitting.finish()
        assert len(sitting.leave()) == 1
    after = copied(disk.seen / "home", tmp_path / "after")
    assert_undamaged(before, after)
    assert len(rows(after)) == len(rows(before)) + 1
    assert_as_good_as_new(disk.folder / "home", disk.before)


def test_where_no_file_may_grow_the_session_goes_on(tmp_path: Path, before: Path) -> None:
    """A fault that every POSIX system has."""
    home = copied(before, tmp_path / "home")
    told = sit(home, ("sh", "-c", 'ulimit -f 0; exec "$@"', "sh"))
    assert 1 <= len(told) <= 2
    assert_undamaged(before, home)
    assert_as_good_as_new(home)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.soak
def test_a_home_in_which_nobody_may_write_is_told_in_one_sentence(
    tmp_path: Path, before: Path
) -> None:
    home = copied(before, tmp_path / "home")
    everything = [home, *home.rglob("*")]
    modes = {path: path.stat().st_mode for path in everything}
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        told = sit(home)
        assert len(told) == 1
        assert "permission denied" in told[0].lower()
        assert digests(home) == digests(before)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
    assert_as_good_as_new(home)


def swapped(path: Path) -> None:
    """Something else of this name: a folder for a file, a file for a folder."""
    if path.is_dir():
        shutil.rmtree(path)
        path.write_text("in the way")
    else:
        path.unlink(missing_ok=True)
        path.mkdir(parents=True)
        (path / "in the way").write_text("in the way")


@pytest.mark.soak
def test_whatever_stands_in_the_place_of_a_file_or_a_folder_stays_and_is_told_at_most_once(
    tmp_path: Path, before: Path
) -> None:
    """Tried with all that a session leaves in its home, and all that it could look for there."""
    used = copied(before, tmp_path / "used")
    assert sit(used) == []
    places = within(used)
    named = [places.settings, places.cache, places.diary, places.checkpoint, places.techniques]
    found = [path for path in used.rglob("*") if "pictures" not in path.parts]
    for number, path in enumerate(sorted({*named, *found})):
        home = copied(used, tmp_path / str(number))
        swapped(home / path.relative_to(used))
        was = digests(home)
        told = sit(home)
        assert len(told) <= 1, (path, told)
        now = digests(home)
        if digests(home / path.relative_to(used).parent).get(f"{path.name}.damaged") is None:
            mine = {name: was[name] for name in was if name.endswith("in the way")}
            assert mine.items() <= now.items(), path
        users = {name for name in was if not name.startswith(OF_THE_PROGRAM)}
        assert {name: now.get(name) for name in users} == {name: was[name] for name in users}, path


def test_folders_in_the_place_of_files_are_told_in_one_sentence_each(
    tmp_path: Path, before: Path
) -> None:
    home = copied(before, tmp_path / "home")
    places = within(home)
    for path in (places.settings, places.diary, places.cache):
        swapped(path)
    was = digests(home)
    told = sit(home)
    assert [sentence.partition(":")[0] for sentence in told] == ["settings.json", "diary"]
    assert was.items() <= digests(home).items()


STRANGE = [
    Path("with spaces", "and 'quotes'", "\u0434\u043e\u043c \u5bb6 \u0e1a\u0e49\u0e32\u0e19"),
    Path(os.fsdecode(b"caf\xe9")),
    Path(*[letter * 90 for letter in "abc"]),
]


@pytest.mark.parametrize(
    "strange",
    [STRANGE[0], *[pytest.param(path, marks=pytest.mark.soak) for path in STRANGE[1:]]],
    ids=["spaces and letters", "no text", "long"],
)
def test_a_home_may_be_missing_and_be_called_anything(tmp_path: Path, strange: Path) -> None:
    try:
        (tmp_path / "try" / strange).mkdir(parents=True)
    except OSError as error:
        pytest.skip(f"this disk has no such names: {error}")
    home = tmp_path / "there" / strange
    assert_as_good_as_new(home)
    assert len(rows(home)) == 1


@pytest.mark.soak
def test_a_home_that_cannot_be_is_told_and_the_session_goes_on(tmp_path: Path) -> None:
    told = sit(tmp_path / ("x" * 300))
    assert 1 <= len(told) <= 2  # settings are read at the start, the rest is lost at the end
    assert all("the name is too long" in sentence.lower() for sentence in told)


@pytest.mark.soak
def test_a_home_too_deep_for_the_diary_has_everything_else(tmp_path: Path) -> None:
    """SQLite opens no file behind so long a path."""
    home = tmp_path.joinpath(*[letter * 200 for letter in "abcdef"])
    assert len(sit(home)) == 1
    assert SettingsFile(within(home).settings).load()[0].recent == (ROUTINE,)


def test_a_window_and_a_terminal_share_a_home(tmp_path: Path, before: Path) -> None:
    """Both save settings and write down their sessions."""
    home = copied(before, tmp_path / "home")
    with Sitting(home) as sitting:
        terminal = Terminal("run", "--terminal", "--speed", "600", "mine", home=home)
        try:
            answer_none(terminal)
            terminal.wait_for("Space begins")
            sitting.finish()
            terminal.press(b" ")
            sitting.order("Return")
            terminal.wait_for("Left 5:00 · Right 5:00")
            assert terminal.end() == 0
            sitting.finish()
        finally:
            terminal.process.kill()
            terminal.process.wait()
        sitting.leave()
    assert_undamaged(before, home)
    assert len(rows(home)) == len(rows(before)) + 3
