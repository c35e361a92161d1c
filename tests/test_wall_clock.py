"""What the clock on the wall does is nothing to a session: it leaps, goes back and moves."""

import os
import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from giver import ENDED, Giver
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from samples import routine
from tried import tried

import massage_timer
from massage_timer.core.session import Command
from massage_timer.core.timeline import Options

ZONES = ["UTC", "Asia/Kathmandu", "America/St_Johns", "right/UTC", "Pacific/Kiritimati"]
ACTS = st.lists(
    st.tuples(
        st.sampled_from([c for c in Command if c is not Command.STOP]),
        st.integers(0, 45_000),
        st.sampled_from(ZONES),
    ),
    max_size=12,
)


class Wall:
    """A clock that shows another of these times at each look, over and over."""

    def __init__(self) -> None:
        self.times = [ENDED]
        self.looks = 0

    def __call__(self) -> str:
        self.looks += 1
        return self.times[self.looks % len(self.times)]


@pytest.fixture(scope="module")
def wall() -> Wall:
    return Wall()


@pytest.fixture(scope="module")
def givers(
    qapp: QApplication, wall: Wall, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Giver, Giver]]:
    """One with a clock that stands, and one with that clock."""
    home = tmp_path_factory.mktemp
    both = Giver(home("still")), Giver(home("leaping"), wall_clock=wall)
    yield both
    for giver in both:
        giver.leave()


@pytest.fixture
def zone() -> Iterator[None]:
    """The zone of the tests, however it was changed."""
    before = os.environ["TZ"]
    yield
    be_in(before)


def be_in(zone: str) -> None:
    os.environ["TZ"] = zone
    if hasattr(time, "tzset"):
        time.tzset()


def story(giver: Giver, acts: list[tuple[Command, int, str]], *, zones: bool) -> list[object]:
    """Every frame and every cue of a session to its end."""
    told: list[object] = []
    player = giver.player
    player.frame_changed.connect(told.append)
    player.cue.connect(told.append)
    giver.program.flow.start(routine(), Options(strokes=True))
    for command, ms, zone in acts:
        if zones:
            be_in(zone)
        giver.pass_time(ms)
        player.tell(command)
    giver.pass_time(5_000)
    player.tell(Command.STOP)
    player.frame_changed.disconnect(told.append)
    player.cue.disconnect(told.append)
    return told


@settings(max_examples=tried(15))
@given(
    acts=ACTS,
    times=st.lists(
        st.datetimes(timezones=st.integers(-14, 14).map(lambda h: timezone(timedelta(hours=h)))),
        min_size=1,
        max_size=5,
    ),
)
@pytest.mark.usefixtures("zone")
def test_a_leaping_clock_on_the_wall_changes_no_frame_and_no_cue(
    givers: tuple[Giver, Giver],
    wall: Wall,
    acts: list[tuple[Command, int, str]],
    times: list[datetime],
) -> None:
    still, leaping = givers
    wall.times = [each.isoformat(timespec="seconds") for each in times]
    looks = wall.looks
    assert story(leaping, acts, zones=True) == story(still, acts, zones=False)
    assert wall.looks <= looks + 1, "it is looked at for the diary alone"


LOOKS_AT_IT = re.compile(
    r"time\.time(_ns)?\(|\.(now|today|utcnow)\((tz|UTC|timezone|\))|currentDate|currentTime"
    r"|QElapsedTimer|time\.localtime|time\.gmtime|strftime"
)


def test_no_module_but_the_clock_looks_at_the_clock_on_the_wall() -> None:
    """`home_shelf` asks how old a file is: to read it again, not to time anything."""
    package = Path(massage_timer.__file__).parent
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if LOOKS_AT_IT.search(line) and not re.search(r"[a-z_]*clock\.now\(\)", line)
    }
    assert found == {"devices/clock.py", "home_shelf.py"}
