"""Eight hours of sessions in one start of the real program, with what this machine has."""

import sys
from pathlib import Path

import pytest

from robot.driven import Driven

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")

SESSIONS = 48
"""Of ten minutes: eight hours."""
WARM = 24
"""Sessions after which everything has been shown: at this speed one shows a frame in fifty."""
SOME = 8
"""Of so many the leanest counts: pages of memory that are free come and go."""
MIB = 1 << 20


@pytest.mark.soak
def test_session_after_session_leaves_the_program_as_large_as_it_was(tmp_path: Path) -> None:
    words = ("run", "classic-five-minute-legs", "--speed", "1000")
    used: list[int] = []
    counted: list[tuple[int, int]] = []
    with Driven(tmp_path, *words, environ={"ROBOT_GOES_ROUND": "1"}) as driven:
        for _ in range(SESSIONS + WARM):
            driven.wait_for(lambda seen: seen.get("phase") == "DONE")
            assert (driven.last["left"], driven.last["right"]) == (300_000, 300_000)
            driven.wait_for_page("HomePage")
            used.append(driven.memory)
            counted.append((driven.count("fd"), driven.count("task")))
    grown = min(used[-SOME:]) - min(used[WARM : WARM + SOME])
    print(f"grown by {grown / MIB:.2f} MiB from {used[WARM] / MIB:.1f} MiB")
    assert grown < 3 * MIB
    files, threads = (max(each) for each in zip(*counted[WARM : WARM + SOME], strict=True))
    assert min(each[0] for each in counted[-SOME:]) <= files
    assert min(each[1] for each in counted[-SOME:]) <= threads
