"""What a terminal sends and shows: keys by their names, frames as lines of any size."""

import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import routine, step
from terminals import CONTROL, OutputOfATerminal
from tried import tried

from massage_timer.core.commands import OTHER_KEY
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame, frame
from massage_timer.core.routine import Side
from massage_timer.core.safety import LIGHT_TOUCH
from massage_timer.core.session import Command, Phase, begin, update
from massage_timer.core.timeline import Options
from massage_timer.terminal.digits import large
from massage_timer.terminal.display import Screen, open_display
from massage_timer.terminal.drawing import draw
from massage_timer.terminal.keys import CTRL_C, CTRL_Z, split, windows_key
from massage_timer.terminal.lines import LEAST_WIDTH, Look, cells, wrap
from massage_timer.terminal.play import question

STYLE = re.compile(r"\x1b\[[0-9;]*m")


def frames() -> Iterator[Frame]:
    """A frame of every kind: ready, lead-in, paused, each step of both legs, change, hold."""
    for options in (Options(), Options(wait_at_change=True)):
        session, now = begin(routine(), options), 0
        yield frame(session)
        session, _ = update(session, Command.START, now)
        while session.phase is not Phase.DONE:
            yield frame(session)
            if now % 35_000 == 0:
                yield frame(update(session, Command.PAUSE, now)[0])
            now += 7_000
            command = Command.RESUME if session.held else Command.TICK
            session, _ = update(session, command, now)


FRAMES = list(frames())


# Keys


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b" ", ["Space"]),
        (b"\n\r", ["Enter", "Enter"]),
        (b"\x1b[A\x1b[B\x1b[C\x1b[D", ["Up", "Down", "Right", "Left"]),
        (b"\x1bOA\x1bOB\x1bOM", ["Up", "Down", "Enter"]),
        (b"\x1b[5~\x1b[6~", ["Page Up", "Page Down"]),
        (b"\x1b[1;5C\x1b[5;2~", ["Right", "Page Up"]),
        (b"\x1b[3~\x1b[15~\x1b[Z\x1b[200~", [OTHER_KEY] * 4),
        (b"\x1b", ["Esc"]),
        (b"\x1b\x1b[C", ["Esc", "Right"]),
        (b"\x1bx", [OTHER_KEY]),
        (b"nN7", ["n", "n", "7"]),
        (b"+\t\x7f", [OTHER_KEY] * 3),
        ("ñé日🦵".encode(), [OTHER_KEY] * 4),
        (b"\xff\xc3", [OTHER_KEY]),
        (b"\x03\x1a", [CTRL_C, CTRL_Z]),
        (b"\x1b[", [OTHER_KEY]),
    ],
)
def test_what_a_terminal_sends_gets_the_names_of_the_table(data: bytes, keys: list[str]) -> None:
    assert split(data, complete=True) == (keys, b"")


@given(st.lists(st.sampled_from([b" ", b"\x1b[C", b"\x1bOB", b"\x1b[5~", "é".encode(), b"n"])))
def test_keys_that_come_byte_by_byte_are_the_same_keys(sent: list[bytes]) -> None:
    found: list[str] = []
    rest = b""
    for byte in b"".join(sent):
        keys, rest = split(rest + bytes([byte]), complete=False)
        found += keys
    assert rest == b""
    assert found == split(b"".join(sent), complete=True)[0]


@given(st.binary(max_size=40))
def test_no_bytes_can_break_the_reading_of_keys(data: bytes) -> None:
    _, rest = split(data, complete=True)
    assert rest == b""


def test_the_windows_console_gives_the_same_names() -> None:
    pressed = [("\xe0", "M"), ("\x00", "I"), ("\xe0", "?"), ("\x1b",), ("\r",), (" ",), ("N",)]
    names = ["Right", "Page Up", OTHER_KEY, "Esc", "Enter", "Space", "n"]
    assert [windows_key(*keys) for keys in pressed] == names


# Drawing


@settings(max_examples=tried(40))
@given(
    st.sampled_from(FRAMES),
    st.integers(20, 220),
    st.integers(6, 70),
    st.builds(Look, st.booleans(), st.booleans()),
)
def test_every_drawing_fits_and_says_which_leg(
    shown: Frame, columns: int, rows: int, look: Look
) -> None:
    lines = draw(shown, "Sample", columns, rows, look, "Pressure all right?")
    plain = [STYLE.sub("", line) for line in lines]
    assert len(lines) <= rows
    assert max(map(cells, plain)) <= columns
    assert not any(CONTROL.search(line) for line in plain)
    if columns >= LEAST_WIDTH:
        assert shown.phase is Phase.READY or shown.side.value.upper() in plain[0]
        assert rows < 8 or "Pressure all right?" in plain[-1]
    if not look.blocks:
        assert all(line.isascii() for line in plain)
    if not look.colours:
        assert not re.search(r"\x1b\[[0-9;]*3[0-9]", "".join(lines))


@pytest.mark.parametrize(("columns", "rows"), [(40, 16), (80, 24), (200, 60)])
def test_the_stop_question_and_its_signs_are_whole(columns: int, rows: int) -> None:
    for shown in FRAMES:
        drawn = draw(shown, "S", columns, rows, Look(), question())
        lines = [STYLE.sub("", line) for line in drawn]
        assert " ".join(question().split()) in " ".join(" ".join(lines).split())
        assert shown.phase is Phase.READY or shown.side.value.upper() in lines[0]


def test_a_softened_session_says_so_on_every_screen() -> None:
    for shown in FRAMES:
        for softened in (True, False):
            lines = draw(replace(shown, softened=softened), "Sample", 80, 24)
            assert ("Light touch" in " ".join(lines)) is softened
    assert LIGHT_TOUCH.text in " ".join(
        " ".join(draw(replace(FRAMES[0], softened=True), "Sample", 80, 24)).split()
    )


@pytest.mark.parametrize("rows", [8, 12, 16, 24, 60])
def test_the_countdown_is_there_in_any_height(rows: int) -> None:
    shown = next(f for f in FRAMES if f.phase is Phase.STEP and not f.paused)
    text = f"{shown.seconds // 60}:{shown.seconds % 60:02d}"
    lines = [STYLE.sub("", line)[1:] for line in draw(shown, "Sample", 80, rows)]
    sizes = [[text], *(large(text, 80, 5 * scale) for scale in (1, 2, 3))]
    assert any("\n".join(size) in "\n".join(lines) for size in sizes)


def test_digits_grow_with_the_room_and_keep_their_shape() -> None:
    assert large("1:0", 80, 4) == []
    assert large("1:0", 80, 5) == [
        "  ██        ██████",
        "████    ██  ██  ██",
        "  ██        ██  ██",
        "  ██    ██  ██  ██",
        "██████      ██████",
    ]
    assert len(large("1:0", 80, 14)) == 10
    assert len(large("1:0", 22, 14)) == 5


def test_a_narrow_terminal_keeps_what_matters_most() -> None:
    shown = next(f for f in FRAMES if f.phase is Phase.STEP and f.following_in)
    text = "\n".join(STYLE.sub("", line) for line in draw(shown, "Sample", 40, 7))
    assert "LEFT LEG" in text
    assert "Warm-up twists" in text
    assert "both legs" in text
    assert "Next" in text


@given(st.text(max_size=60), st.integers(2, 20))
def test_wrapping_loses_no_letter_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width for line in lines)


def test_wide_letters_take_two_columns_and_accents_none() -> None:
    assert [cells(text) for text in ("leg", "足腿", "e\u0301", "ＡＢ")] == [3, 4, 1, 4]


# What is written


def test_the_screen_is_given_back_even_when_something_breaks() -> None:
    out = OutputOfATerminal()
    with (
        contextlib.suppress(RuntimeError),
        open_display(out, "Sample", 1, {"TERM": "xterm"}) as display,
    ):
        display.show(FRAMES[3], 0)
        raise RuntimeError
    text = out.getvalue()
    assert text.startswith("\x1b[?1049h\x1b[?25l")
    assert text.endswith("\x1b[?25h\x1b[?1049l")

    plain = OutputOfATerminal()
    with open_display(plain, "Sample", 1, {"TERM": "dumb"}) as display:
        display.show(FRAMES[0], 0)
    assert "\x1b" not in plain.getvalue()


def test_only_what_changed_is_written_and_banners_go_away() -> None:
    out = io.StringIO()
    screen = Screen(out, "Sample", lambda: (80, 24), Look(), 1)
    shown = next(f for f in FRAMES if f.phase is Phase.STEP and not f.paused)
    screen.say(Cue(CueKind.ONE_MINUTE, 0, Side.LEFT, step()), 0)
    screen.show(shown, 100)
    first = out.getvalue()
    assert "Pressure all right? Softer, the same, or firmer? Down: softer." in first
    screen.show(shown, 200)
    assert out.getvalue() == first
    screen.show(shown, 9_000)
    assert "Pressure all right?" not in out.getvalue()[len(first) :]


def test_no_key_is_offered_where_nothing_can_be_softer() -> None:
    out = io.StringIO()
    screen = Screen(out, "Sample", lambda: (100, 24), Look(), 1)
    shown = next(f for f in FRAMES if f.phase is Phase.STEP and not f.paused)
    screen.say(Cue(CueKind.ONE_MINUTE, 0, Side.LEFT, step(), lightest=True), 0)
    screen.show(shown, 100)
    assert "It is as light as a feather now." in out.getvalue()
    assert "Down: softer." not in out.getvalue()


def test_the_change_of_legs_and_the_end_ring_the_bell() -> None:
    rung = {}
    for kind in CueKind:
        out = io.StringIO()
        Screen(out, "Sample", lambda: (80, 24), Look(), 1).say(Cue(kind, 0, Side.LEFT), 0)
        rung[kind] = "\a" in out.getvalue()
    assert {kind for kind, rang in rung.items() if rang} == {CueKind.CHANGE_LEGS, CueKind.FINISHED}


def test_a_routine_in_wide_letters_fits_as_well() -> None:
    shown = next(f for f in FRAMES if f.phase is Phase.STEP and not f.paused)
    assert shown.step is not None
    wide = replace(shown, step=replace(shown.step, cue="双手握住小腿向上轻轻滑动" * 5))
    lines = [STYLE.sub("", line) for line in draw(wide, "经典五分钟" * 9, 60, 30)]
    assert max(map(cells, lines)) <= 60
    assert "".join(line.strip() for line in lines).count("双手握住") == 5
