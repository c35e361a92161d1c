"""A session that broke off, offered by the real program."""

import sys
from datetime import datetime
from pathlib import Path

import pytest
from samples import routine
from sittings import broken_off

from massage_timer.folders import within
from massage_timer.store.checkpoint import CheckpointFile
from robot.driven import Driven

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's here")

COMMAND = ("run", "gentle-evening", "--speed", "1000")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A session broke off a moment ago, in its first leg."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    left = broken_off(routine(), 100_000, saved_at=now)
    CheckpointFile(within(tmp_path).checkpoint).write(left)
    return tmp_path


def pages(driven: Driven) -> list[str]:
    return [seen["page"] for seen in driven.seen if "page" in seen]


def test_it_comes_before_what_the_command_named_and_goes_on_in_its_place(home: Path) -> None:
    with Driven(home, *COMMAND, environ={"ROBOT_ANSWERS": "go_on"}) as driven:
        driven.wait_for(lambda seen: seen.get("paused", False))
        assert driven.last["playhead"] == 100_000
        assert pages(driven)[-2:] == ["BrokenOffPage", "SafetyPage"]
        driven.read_for(0.6)  # ten minutes of this clock
        assert driven.last["playhead"] == 100_000, "nothing goes on by itself"
        driven.order("Space")
        driven.wait_for(lambda seen: seen.get("phase") == "DONE")
        assert (driven.last["left"], driven.last["right"]) == (300_000, 300_000)
        assert driven.end() == 128 + 15
        assert driven.error == ""


def test_what_the_command_named_follows_where_it_was_ended(home: Path) -> None:
    with Driven(home, *COMMAND, environ={"ROBOT_ANSWERS": "end"}) as driven:
        driven.wait_for(lambda seen: seen.get("phase") == "DONE")
        seen = pages(driven)
        after = seen[seen.index("BrokenOffPage") + 1 :]
        assert after[:3] == ["SafetyPage", "ComfortPage", "ReadyPage"]
        assert driven.end() == 128 + 15
        assert driven.error == ""
    with Driven(home, environ={"ROBOT_TARRIES": "1"}) as driven:
        driven.wait_for_page("HomePage")
        assert "BrokenOffPage" not in pages(driven)


def test_the_first_answer_leads_home_where_the_command_named_nothing(home: Path) -> None:
    with Driven(home, environ={"ROBOT_ANSWERS": "end", "ROBOT_TARRIES": "1"}) as driven:
        driven.wait_for_page("HomePage")
        assert "BrokenOffPage" in pages(driven)
        assert driven.end() == 128 + 15
