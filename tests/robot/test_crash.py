"""A session that is killed at any instant goes on where it was, or nearly."""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from massage_timer.core.diary import Row
from massage_timer.core.routine import Side
from massage_timer.core.timeline import LEG_MS
from massage_timer.folders import within
from massage_timer.store.diary import Diary
from robot.driven import Driven, Seen

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's here")

ROUTINE = "classic-five-minute-legs"
KEYS_COUNT = ("SessionPage", "ChangePage")
"""Where a session can be told to go on."""
ANOTHER_PRESS = 0.5
"""S after which a press is one of its own."""
MOST_LOST = 2_000
"""Ms of the session that may be lost (product.md 8)."""


class Sitting:
    """One session over many starts of the program: what every start must leave true."""

    def __init__(self) -> None:
        self.reached: Seen = {}
        """What was told last of it; empty: it has not begun, or it is over."""
        self.finished = 0
        self.lost: list[int] = []
        self.went_on = 0
        """How many starts saw time pass after a pause."""
        self._zones: dict[str, dict[int, int]] = defaultdict(dict)
        """Of each leg: the zone of the main part at each place of the tape."""

    def check_start(self, seen: Seen) -> None:
        """The first that is told by a start: where the session goes on."""
        if not self.reached:
            assert (seen["left"], seen["right"]) == (0, 0)
            return
        assert seen["paused"], "it went on by itself"
        lost = self.reached["playhead"] - seen["playhead"]
        assert abs(lost) <= MOST_LOST
        self.lost.append(lost)

    def check(self, seen: Seen) -> None:
        """Anything that is told."""
        assert seen["left"] <= LEG_MS
        assert seen["right"] <= LEG_MS
        assert seen["left"] + seen["right"] <= seen["playhead"]
        if seen["phase"] == "STEP" and seen["part"] == "main":
            self._zones[seen["side"]][seen["playhead"]] = seen["zone"]

    def check_order(self) -> None:
        """Of all starts together: from foot to hip."""
        for zones in self._zones.values():
            climbed = [zone for _, zone in sorted(zones.items())]
            assert climbed == sorted(climbed)

    def take(self, seen: Seen) -> None:
        """What was told last before the program was killed."""
        if seen and seen["phase"] == "DONE":
            assert (seen["left"], seen["right"]) == (LEG_MS, LEG_MS)
            self.finished += 1
            self.check_order()
            self._zones.clear()
            self.reached = {}
        elif seen and seen["playhead"] > 0:
            self.reached = seen


def kill_often(home: Path, kills: int, seed: int, speed: int, longest_life: float) -> Sitting:
    """Start the program, go on, kill it after `longest_life` s at most, and so on.

    The thread that writes is `speed` times as late as it would be in a session that goes as fast as
    time, so a busy machine allows for little `speed`.
    """
    rng = random.Random(seed)
    sitting = Sitting()
    for _ in range(kills):
        with Driven(home, "run", ROUTINE, "--speed", str(speed)) as driven:
            if rng.random() < 0.2:
                driven.read_for(rng.uniform(0, 1))  # it may not even have a window
            else:
                begun = driven.wait_for(lambda seen: "phase" in seen)
                if begun["paused"]:
                    driven.wait_for(lambda seen: seen.get("page") in KEYS_COUNT)
                    driven.read_for(ANOTHER_PRESS)
                    driven.order("Space")
                driven.read_for(rng.uniform(0, longest_life))
        told = [seen for seen in driven.seen if "phase" in seen]
        if told:
            sitting.check_start(told[0])
        for seen in told:
            sitting.check(seen)
        sitting.went_on += told[:1] != [] and told[0]["paused"] and not told[-1]["paused"]
        sitting.take(driven.last)
        assert driven.error == ""
    return sitting


def rows(home: Path) -> Iterator[Row]:
    diary = Diary(within(home).diary, print)
    yield from (entry.row for entry in diary.page(1_000))
    diary.close()


def test_whoever_is_killed_at_any_instant_goes_on_where_it_was(tmp_path: Path) -> None:
    sitting = kill_often(tmp_path, 5, 6, speed=2, longest_life=3)
    assert sitting.lost
    assert sitting.went_on


@pytest.mark.soak
def test_two_hundred_kills_lose_no_more_than_two_seconds_and_no_session(tmp_path: Path) -> None:
    sitting = kill_often(tmp_path, 200, 11, speed=4, longest_life=6)
    written = list(rows(tmp_path))
    lost = sorted(sitting.lost)
    print(
        f"{len(lost)} sessions that went on: {lost[0]} to {lost[-1]} ms lost, "
        f"median {lost[len(lost) // 2]}; {sitting.finished} finished, {len(written)} rows"
    )
    assert len(written) in (sitting.finished, sitting.finished + 1)
    assert all(row.hands_on(side) == LEG_MS for row in written for side in Side)
