"""The real program, driven from outside."""

import sys
from pathlib import Path

import pytest

from robot.driven import Driven

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's here")

ROUTINE = "classic-five-minute-legs"


def test_a_session_goes_from_start_to_done(tmp_path: Path) -> None:
    """With the process's own clock, a thousand times as fast."""
    with Driven(tmp_path, "run", ROUTINE, "--speed", "1000") as driven:
        driven.wait_for(lambda seen: seen.get("phase") == "DONE")
        assert (driven.last["left"], driven.last["right"]) == (300_000, 300_000)
        assert driven.end() == 128 + 15
        assert driven.error == ""
