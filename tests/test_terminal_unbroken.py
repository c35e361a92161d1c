"""A session in the terminal goes on, and has its summary, whatever becomes of its screen."""

import io
from pathlib import Path

import pytest
from fakes import FakeClock
from samples import routine
from terminals import Notes, ScriptedKeys

from massage_timer import cli
from massage_timer.core.cues import Cue
from massage_timer.core.frame import Frame
from massage_timer.core.routine import Side
from massage_timer.core.session import begin
from massage_timer.core.timeline import LEG_MS, Options
from massage_timer.folders import HOME_VARIABLE
from massage_timer.terminal.display import Display, Lines
from massage_timer.terminal.play import Play
from massage_timer.terminal.unbroken import Unbroken


class Broken(Notes):
    """Raises at every drawing after the third."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def show(self, shown: Frame, now: int) -> None:
        super().show(shown, now)
        if len(self.shown) > 3:
            raise self._error


class Mute(Notes):
    def say(self, cue: Cue, now: int) -> None:
        raise LookupError


def play(display: Display) -> Play:
    clock = FakeClock()
    play = Play(begin(routine(), Options()), ScriptedKeys(clock, (0, "Space")), display, clock, 1)
    play.to_the_end()
    return play


def test_after_a_drawing_that_fails_it_goes_on_line_by_line_to_the_end() -> None:
    told: list[Exception] = []
    out, broken = io.StringIO(), Broken(LookupError())
    session = play(Unbroken(broken, Lines(out, "Classic"), told.append)).session
    assert [session.hands_on(side) for side in Side] == [LEG_MS, LEG_MS]
    assert len(told) == 1
    assert broken.left == 1
    assert len(broken.shown) == 4
    assert "Both legs done. Five minutes each." in out.getvalue()


def test_where_lines_fail_too_it_goes_on_unseen() -> None:
    told: list[Exception] = []
    display = Unbroken(Broken(LookupError()), Mute(), told.append)
    session = play(display).session
    assert [session.hands_on(side) for side in Side] == [LEG_MS, LEG_MS]
    assert len(told) == 2


def test_a_terminal_that_is_gone_is_no_error_of_ours() -> None:
    told: list[Exception] = []
    with pytest.raises(BrokenPipeError):
        play(Unbroken(Broken(BrokenPipeError()), Notes(), told.append))
    assert told == []


def test_what_a_display_is_told_gets_to_it() -> None:
    notes = Notes()
    display = Unbroken(notes, Notes(), lambda _: None)
    display.enter()
    display.ask("Stop?", 0)
    display.leave()
    assert (notes.entered, notes.asked, notes.left) == (1, ["Stop?"], 1)


def test_an_error_in_a_command_is_one_line_and_an_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Odd:
        def __getattr__(self, name: str) -> object:
            raise ValueError("clot")

    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert cli.main([Odd()]) == 3  # type: ignore[list-item]
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "something went wrong inside the program (ValueError)" in said.err
    log = (tmp_path / "state" / "log" / "massage-timer.log").read_text("utf-8")
    assert "ValueError" in log
    assert "clot" not in log + said.err
