"""A process that is stopped: for a moment it goes on with the right time, for longer it waits."""

import os
import select
import signal
import sys
from pathlib import Path

import pytest
from buses import driven

from robot.driven import PATIENCE, Driven, Seen

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's here")

ROUTINE = "classic-five-minute-legs"


def in_step(seen: Seen) -> bool:
    return seen.get("phase") == "STEP"


def said(program: Driven) -> list[str]:
    """What the banner has told."""
    return [str(seen["said"]) for seen in program.seen if "said" in seen]


def goes_on_after(program: Driven, seconds: float, speed: int) -> None:
    """Stop the program for a moment: nothing is paused, and the leg has had the time."""
    before = program.wait_for(in_step)
    first = program.wait_for(in_step)
    stopped, goes_on = program.stop_for(seconds)
    # What it did between a reading of the clock and a line may have been interrupted: so the first
    # line afterwards may tell of a reading before.
    program.wait_for(lambda seen: in_step(seen) and seen["at"] > goes_on)
    after = program.wait_for(in_step)
    last = [seen for seen in program.seen if in_step(seen) and seen["at"] < stopped][-1]
    assert last["at"] >= first["at"] > before["at"]
    ms = 1_000_000
    assert after["playhead"] - last["playhead"] >= speed * ((goes_on - stopped) // ms - 1)
    assert after["playhead"] - before["playhead"] <= speed * after["at"] // ms
    assert not after["paused"]


def waits_after(program: Driven, seconds: float) -> None:
    """Stop the program for longer: it is where it was, says so once, and goes on when told."""
    program.wait_for(in_step)
    program.stop_for(seconds)
    paused = program.wait_for(lambda seen: seen.get("paused", False))
    while not (told := [words for words in said(program) if words.startswith("The program")]):
        program.read(PATIENCE)
    before = [seen for seen in program.seen if in_step(seen) and not seen["paused"]][-1]
    assert paused["playhead"] - before["playhead"] < 1_000, "where the clock was read last"
    assert paused["left"] == paused["playhead"] - 5_000
    minutes, rest = divmod(int(seconds), 60)
    words = told[0]
    assert words.startswith(f"The program stood still for {minutes}:{rest:02}. Left leg, foot, 4:")
    assert words.endswith(" left. Any key goes on.")
    program.read_for(3)
    assert program.last == paused, "nothing goes on by itself"
    assert said(program).count(words) == 1
    program.order("Space")
    on = program.wait_for(lambda seen: in_step(seen) and seen["playhead"] > paused["playhead"])
    assert on["playhead"] - paused["playhead"] <= 1_001


def test_a_program_that_is_stopped_for_a_moment_goes_on_with_the_right_time(
    tmp_path: Path,
) -> None:
    """A quarter of a second that is five to the session, which goes twenty times as fast."""
    with Driven(tmp_path, "run", ROUTINE, "--speed", "20") as program:
        goes_on_after(program, 0.25, 20)
        assert program.end() == 128 + signal.SIGTERM
        assert program.error == ""


@pytest.mark.soak
def test_a_program_is_stopped_for_five_seconds_and_for_sixty(tmp_path: Path) -> None:
    with Driven(tmp_path, "run", ROUTINE) as program:
        goes_on_after(program, 5, 1)
        waits_after(program, 60)
        assert program.end() == 128 + signal.SIGTERM
        assert program.error == ""


PLAYER = """
from PySide6.QtCore import QObject
from samples import routine
from massage_timer.core.phrases import spoken
from massage_timer.core.session import Command
from massage_timer.core.timeline import Options
from massage_timer.devices.clock import SteadyClock
from massage_timer.player import SessionPlayer
player = SessionPlayer(SteadyClock())
player.frame_changed.connect(lambda frame: say(player.session.playhead, frame.paused))
player.cue.connect(lambda cue: say(spoken(cue)) if "still" in spoken(cue) else None)
"""


def test_a_program_that_is_stopped_for_long_waits_where_it_was_and_says_so() -> None:
    """The player on the clock of this machine; two and a half seconds are long for it."""
    path = os.pathsep.join(each for each in sys.path if each)
    with driven(PLAYER, {"PYTHONPATH": path}) as program:
        program.tell("say(os.getpid())")
        process = int(program.hear())
        program.tell("player.load(routine(), Options(get_ready=0, stall_limit=2_500))")
        program.tell("player.press(Command.START)")
        assert program.hear() == "0 False"
        assert program.hear() == "0 False"
        running = program.hear()
        os.kill(process, signal.SIGSTOP)
        os.waitpid(process, os.WUNTRACED)
        select.select([], [], [], 3)
        os.kill(process, signal.SIGCONT)
        while (line := program.hear()).endswith("False"):
            running = line
        assert line.split() == [running.split()[0], "True"]
        assert program.hear().startswith("The program stood still for 0:0")
        program.tell("timer = player.findChild(QObject)")
        program.tell("say(player.session.playhead, player.running, timer.isActive())")
        assert program.hear() == f"{running.split()[0]} False False", "nothing goes on by itself"
        assert program.end() == ""
