"""The session without a window: questions, play to the end, and all of it in a real terminal."""

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from fakes import FakeClock
from samples import routine
from terminals import CONTROL, Notes, ScriptedKeys, Terminal, answer_none

from massage_timer.core.commands import OTHER_KEY
from massage_timer.core.cues import CueKind
from massage_timer.core.routine import Height, Side
from massage_timer.core.safety import (
    CHECK_TITLE,
    CLOT_SIGNS,
    EMERGENCY,
    QUESTIONS,
    SERIOUS_SIGNS,
    StopSign,
)
from massage_timer.core.session import Phase, Session, begin
from massage_timer.core.timeline import LEG_MS, Options
from massage_timer.folders import within
from massage_timer.store.checkpoint import read_checkpoint
from massage_timer.store.diary import Diary
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile
from massage_timer.terminal.display import Lines
from massage_timer.terminal.keys import CTRL_C, CTRL_Z, RESIZED
from massage_timer.terminal.play import Play
from massage_timer.terminal.run import can_ask, summary


def play(*script: tuple[int, str], options: Options = Options()) -> tuple[Session, Notes]:
    """Play these keys; the session goes on by itself after the last one."""
    clock, notes = FakeClock(), Notes()
    session = begin(routine(), options)
    return Play(session, ScriptedKeys(clock, *script), notes, clock, 1).to_the_end(), notes


def texts(session: Session) -> list[str]:
    return [line.text for line in summary(session, 78)]


# Play


def test_who_follows_is_told_of_every_place_and_not_of_the_end() -> None:
    clock, followed = FakeClock(), list[Session]()
    keys = ScriptedKeys(clock, (0, "Space"), (10_123, "Space"), (60_000, "Space"))
    Play(begin(routine()), keys, Notes(), clock, 1, followed.append).to_the_end()
    assert any(each.paused and each.playhead == 10_123 for each in followed)
    assert all(each.phase is not Phase.DONE for each in followed)
    places = sorted(each.playhead for each in followed)
    assert max(later - place for place, later in pairwise(places)) <= 1_000


def test_left_alone_a_session_plays_to_its_end_and_both_legs_are_whole() -> None:
    session, notes = play((0, "Space"))
    assert [session.hands_on(side) for side in Side] == [LEG_MS, LEG_MS]
    assert notes.said[0] is CueKind.GET_READY
    assert notes.said[-1] is CueKind.FINISHED
    seconds = [shown.both_seconds for shown in notes.shown]
    assert seconds == sorted(seconds, reverse=True)
    assert set(range(1, 601)) <= set(seconds)
    assert texts(session)[0] == "Left 5:00 · Right 5:00"


def test_keys_do_what_the_table_says() -> None:
    session, notes = play(
        (0, "Enter"), (20_000, "Up"), (1_000, "Down"), (1_000, "Left"), (1_000, "Page Down")
    )
    unasked = {CueKind.TEN_SECONDS, CueKind.COUNT}
    said = [kind for kind in notes.said if kind not in unasked]
    assert said[:6] == [
        CueKind.GET_READY,
        CueKind.STEP,
        CueKind.STAYED,
        CueKind.SOFTENED,
        CueKind.STEP,
        CueKind.STEP,
    ]
    assert texts(session)[0] == "Left 5:00 · Right 5:00"


def test_two_presses_within_a_moment_count_once() -> None:
    _, notes = play((0, "Space"), (20_000, "Space"), (100, "Space"), (5_000, "Space"))
    assert notes.said.count(CueKind.PAUSED) == notes.said.count(CueKind.RESUMED) == 1


def test_while_paused_it_waits_for_a_key_and_for_nothing_else() -> None:
    clock = FakeClock()
    keys = ScriptedKeys(clock, (0, "Space"), (20_000, "Space"), (3_600_000, OTHER_KEY))
    session = Play(begin(routine()), keys, Notes(), clock, 1).to_the_end()
    assert keys.waits.count(None) == 2  # before the start, and in the pause
    assert texts(session)[0] == "Left 5:00 · Right 5:00"


@pytest.mark.parametrize("key", ["Esc", CTRL_C])
def test_stopping_is_asked_for_and_only_a_yes_stops(key: str) -> None:
    held = [(30, key)] * 50
    session, notes = play((0, "Space"), (25_000, key), *held, (500, "y"))
    assert notes.said[-2:] == [CueKind.PAUSED, CueKind.STOPPED]
    assert session.stopped
    lines = texts(session)
    assert lines[0] == "Left 0:20 · Right 0:00"
    assert CLOT_SIGNS.title in lines


@pytest.mark.parametrize(("key", "sign"), [*zip("1234", SERIOUS_SIGNS, strict=True)])
def test_a_serious_sign_ends_the_session_and_is_told(key: str, sign: StopSign) -> None:
    clock, notes = FakeClock(), Notes()
    keys = ScriptedKeys(clock, (0, "Space"), (25_000, "Esc"), (500, key), (500, "Space"))
    player = Play(begin(routine()), keys, notes, clock, 1)
    session = player.to_the_end()
    assert f"{key}: {sign.text}" in notes.asked[0].splitlines()
    assert notes.said[-2:] == [CueKind.PAUSED, CueKind.STOPPED]
    assert player.sign is sign
    assert session.stopped
    assert CLOT_SIGNS.title not in [line.text for line in summary(session, 78, signs=False)]


def test_a_yes_and_a_no_are_no_sign() -> None:
    for keys in ([(500, "y")], [(500, "5")]):
        clock, notes = FakeClock(), Notes()
        script = ScriptedKeys(clock, (0, "Space"), (25_000, "Esc"), *keys)
        player = Play(begin(routine()), script, notes, clock, 1)
        assert player.to_the_end().stopped is (keys[0][1] == "y")
        assert player.sign is None


def test_after_no_the_session_goes_on_and_the_leg_is_still_whole() -> None:
    session, notes = play((0, "Space"), (25_000, "Esc"), (60_000, "n"))
    assert CueKind.RESUMED in notes.said
    assert not session.stopped
    assert texts(session)[0] == "Left 5:00 · Right 5:00"


def test_a_question_at_the_held_change_of_legs_does_not_end_the_change() -> None:
    session, notes = play(
        (0, "Space"),
        (310_000, "Esc"),
        (1_000, "n"),
        (60_000, OTHER_KEY),
        options=Options(wait_at_change=True),
    )
    held = [shown.held for shown in notes.shown]
    assert held.count(True) >= 3
    assert CueKind.PAUSED not in notes.said
    assert texts(session)[0] == "Left 5:00 · Right 5:00"


@pytest.mark.parametrize("key", ["Esc", CTRL_C])
def test_before_the_start_it_can_be_left_at_once(key: str) -> None:
    session, notes = play((1_000, key))
    assert session.phase is Phase.READY
    assert notes.said == []
    assert texts(session) == ["No session was started."]


def test_a_program_that_was_suspended_is_paused_and_burns_no_time() -> None:
    session, notes = play((0, "Space"), (25_000, CTRL_Z), (1_000, "Space"))
    assert notes.left == notes.entered == 1
    assert notes.said.count(CueKind.PAUSED) == 1
    assert texts(session)[0] == "Left 5:00 · Right 5:00"


def test_a_long_stall_pauses_where_it_was() -> None:
    clock, notes = FakeClock(), Notes()
    keys = ScriptedKeys(clock, (0, "Space"), (20_000, RESIZED), (5_000, OTHER_KEY))

    class Stalling(Notes):
        def enter(self) -> None:
            clock.advance(30_000)

    notes = Stalling()
    session = Play(begin(routine()), keys, notes, clock, 1).to_the_end()
    assert CueKind.STALLED in notes.said
    assert texts(session)[0] == "Left 5:00 · Right 5:00"


def test_a_sleep_of_the_machine_is_told_once_and_waits_for_a_key() -> None:
    clock, out = FakeClock(), io.StringIO()
    keys = ScriptedKeys(clock, (0, "Space"), (20_000, RESIZED), (60_000, RESIZED), (500, "Space"))

    class Lid(Lines):
        def enter(self) -> None:
            clock.sleep(3_000)

    session = Play(begin(routine()), keys, Lid(out, "Sample"), clock, 1).to_the_end()
    assert texts(session)[0] == "Left 5:00 · Right 5:00"
    told = [line for line in out.getvalue().splitlines() if "slept" in line]
    assert told == [" 0:19  left   The computer slept for 0:03. Left leg, foot, 4:46 left."]


def test_plain_lines_have_a_time_each_and_no_control_characters() -> None:
    clock, out = FakeClock(), io.StringIO()
    keys = ScriptedKeys(clock, (0, "Space"), (25_000, "Esc"), (500, "n"))
    Play(begin(routine()), keys, Lines(out, "Sample"), clock, 1).to_the_end()
    text = out.getvalue()
    assert not CONTROL.search(text)
    cues = [
        line for line in text.splitlines() if re.match(r" *[0-9]+:[0-9][0-9]  (left|right)", line)
    ]
    assert cues[0].endswith("Left leg. Warm-up twists.")
    assert cues[-1] == "10:28  right  Both legs done. Five minutes each."
    assert len(cues) > 20


def test_without_a_keyboard_nobody_can_be_asked() -> None:
    assert not can_ask(None)
    assert not can_ask(io.StringIO("nnnn"))


# The whole, in a real terminal

needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo terminals")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []

    def start(*arguments: str, output: int | None = None, home: Path = tmp_path) -> Terminal:
        """`home` is that of somebody who has read what is read before the first use."""
        file = SettingsFile(home / "settings.json")
        file.save(replace(file.load()[0], disclaimer_read=True))
        started.append(Terminal(*arguments, output=output, home=home))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()


ROUTINE = ("run", "--terminal", "--speed", "1000", "classic-five-minute-legs")


@needs_pty
def test_a_real_session_in_a_real_terminal_plays_to_the_end(
    terminal: Callable[..., Terminal],
) -> None:
    program = terminal(*ROUTINE)
    answer_none(program)
    program.wait_for("Space begins")
    program.press(b" ")
    program.wait_for("Left 5:00 · Right 5:00")
    assert program.end() == 0
    assert program.text.count("\a") == 2
    assert program.text.index("\x1b[?1049h") < program.text.index("\x1b[?1049l")


@needs_pty
def test_a_session_that_is_killed_in_a_terminal_stays_kept(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    program = terminal("run", "--terminal", "--speed", "20", "classic-five-minute-legs")
    answer_none(program)
    program.wait_for("Space begins")
    program.press(b" ")
    program.wait_for("4:50")
    program.process.kill()
    program.process.wait()
    checkpoint, told = read_checkpoint(within(tmp_path).checkpoint)
    assert told == ""
    assert checkpoint is not None
    assert checkpoint.session.hands_on(Side.LEFT) > 5_000
    assert checkpoint.usual.id == "classic-five-minute-legs"


@needs_pty
def test_the_cards_of_a_serious_sign_stay_on_the_terminal(
    terminal: Callable[..., Terminal],
) -> None:
    program = terminal("run", "--terminal", "--speed", "20", "classic-five-minute-legs")
    answer_none(program)
    program.wait_for("Space begins")
    program.press(b" ")
    program.wait_for("Warm-up twists · foot")
    program.press(b"\x1b")
    program.wait_for("Stop the session")
    program.press(b"4")
    assert program.end() == 0
    left = program.left_behind()
    for card in SERIOUS_SIGNS[3].cards:
        assert f"{card.title} {' '.join(card.text.split())}" in left
    assert "Right 0:00" in left


@needs_pty
def test_a_pipe_gets_plain_lines_while_the_terminal_gets_the_questions(
    terminal: Callable[..., Terminal],
) -> None:
    reader, writer = os.pipe()
    program = terminal(*ROUTINE, output=writer)
    os.close(writer)
    answer_none(program)
    with os.fdopen(reader, encoding="utf-8") as lines:
        assert next(lines).startswith("Classic five-minute legs")
        program.press(b"\n", after=0.1)
        text = lines.read()
    assert program.end() == 0
    assert not CONTROL.search(text)
    assert "Left 5:00 · Right 5:00" in text
    assert CHECK_TITLE not in text


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@needs_pty
def test_what_is_soft_and_sore_leaves_no_trace(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    written, rows = [], []
    for number, (soft, wishes) in enumerate([(b"", b"ft"), (b"13", b"f3t")]):
        home = tmp_path / str(number)
        home.mkdir()
        program = terminal(*ROUTINE, home=home)
        answer_none(program, soft, wishes)
        program.wait_for("Space begins")
        assert ("Light touch" in program.text) is bool(number)
        program.press(b" ")
        program.wait_for("Left 5:00 · Right 5:00")
        assert program.end() == 0
        left = program.left_behind()
        assert left.startswith("Left 5:00 · Right 5:00")
        assert "[x]" not in left
        assert "ight touch" not in left
        assert not any(question.text in left for question in QUESTIONS)
        written.append(files_in(home))
        diary = Diary(home / "diary.sqlite3", lambda _: None)
        (entry,) = diary.page(10)
        diary.close()
        rows.append(replace(entry.row, ended=""))
    assert sorted(written[0]) == ["diary.sqlite3", "settings.json", "state/session.claim"]
    assert written[0]["settings.json"] == written[1]["settings.json"]
    assert rows[0] == rows[1]
    assert [rows[0].hands_on(side) for side in Side] == [300_000, 300_000]
    kept = json.loads(written[0]["settings.json"])
    assert (kept["first_side"], kept["ticklish"]) == ("right", True)


@needs_pty
def test_with_the_diary_off_the_terminal_writes_none(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    SettingsFile(tmp_path / "settings.json").save(Settings(disclaimer_read=True, diary=False))
    program = terminal(*ROUTINE, home=tmp_path)
    answer_none(program)
    program.wait_for("Space begins")
    program.press(b" ")
    program.wait_for("Left 5:00 · Right 5:00")
    assert program.end() == 0
    assert sorted(files_in(tmp_path)) == ["settings.json", "state/session.claim"]


@needs_pty
def test_height_pressure_tickles_and_the_first_leg_are_there_the_next_time(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    stored = Settings(
        disclaimer_read=True,
        first_side=Side.RIGHT,
        height=Height.ANKLE,
        pressure=1,
        change_seconds=7,
    )
    SettingsFile(tmp_path / "settings.json").save(stored)
    program = terminal(*ROUTINE)
    answer_none(program, wishes=b"t")
    assert "Feather at most" in program.text
    program.wait_for("Right leg first")
    program.press(b"\x1b")
    assert program.end() == 0
    loaded, problems = SettingsFile(tmp_path / "settings.json").load()
    assert problems == ()
    assert loaded == replace(stored, ticklish=True)


@needs_pty
def test_a_yes_leaves_its_card_on_the_terminal_and_nothing_in_a_file_or_a_pipe(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    reader, writer = os.pipe()
    program = terminal(*ROUTINE, output=writer)
    before = files_in(tmp_path)
    os.close(writer)
    program.wait_for(r"page 1 of 4[\s\S]*leaves")
    program.press(b"1", after=0.45)
    program.press(b"n", after=0.45)
    program.press(b"o", after=0.45)
    assert program.end() == 0
    assert EMERGENCY.title in program.left_behind()
    with os.fdopen(reader, encoding="utf-8") as lines:
        assert lines.read() == "No session was started.\n"
    assert files_in(tmp_path) == before


@needs_pty
@pytest.mark.parametrize(("signal", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_program_that_is_told_to_end_leaves_the_terminal_as_it_was(
    terminal: Callable[..., Terminal], signal: str, code: int
) -> None:
    import signal as signals

    program = terminal(*ROUTINE)
    program.wait_for("leave")
    program.process.send_signal(getattr(signals, signal))
    assert program.end() == code


@needs_pty
def test_ctrl_c_at_the_questions_ends_quietly(terminal: Callable[..., Terminal]) -> None:
    program = terminal(*ROUTINE)
    program.wait_for("leave")
    os.kill(program.process.pid, 2)
    assert program.end() == 130
    assert "Traceback" not in program.text
