"""What the real program, killed or told to end, leaves of a session on the disk."""

import sys
from pathlib import Path

import pytest

from massage_timer.core.checkpoint import Checkpoint
from massage_timer.folders import within
from massage_timer.store.checkpoint import read_checkpoint
from robot.driven import Driven

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's here")

SESSION = ("run", "classic-five-minute-legs")
TWO_SECONDS = 2_000


def left(home: Path) -> Checkpoint:
    found, told = read_checkpoint(within(home).checkpoint)
    assert told == ""
    assert found is not None
    return found


def go_to(driven: Driven, playhead: int) -> None:
    driven.wait_for(lambda seen: seen.get("playhead", 0) >= playhead)


def test_a_kill_takes_two_seconds_at_most(tmp_path: Path) -> None:
    with Driven(tmp_path, *SESSION) as driven:
        go_to(driven, 3_000)
        driven.kill()
        assert 0 <= driven.last["playhead"] - left(tmp_path).session.playhead <= TWO_SECONDS


def test_a_program_that_is_told_to_end_keeps_the_very_place(tmp_path: Path) -> None:
    with Driven(tmp_path, *SESSION) as driven:
        go_to(driven, 2_000)
        assert driven.end() == 128 + 15
        assert left(tmp_path).session.playhead == driven.last["playhead"]
        assert driven.error == ""


def test_a_thousand_times_as_fast_the_end_leaves_a_row_and_nothing_else(tmp_path: Path) -> None:
    with Driven(tmp_path, *SESSION, "--speed", "1000") as driven:
        driven.wait_for(lambda seen: seen.get("page") == "DonePage")
        assert driven.end() == 128 + 15
        assert driven.error == ""
    assert within(tmp_path).diary.exists()
    assert not within(tmp_path).checkpoint.exists()
