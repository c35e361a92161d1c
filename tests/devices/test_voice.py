"""What the voice tells, whatever becomes of a line."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from massage_timer.core.manner import Pace
from massage_timer.devices.speech.voice import (
    LOOKING,
    MOST_LETTERS,
    NO_VOICE,
    NOT_HEARD,
    Found,
    Voice,
    longest,
    plain,
)

pytestmark = pytest.mark.usefixtures("qapp")


class FakeEngine:
    """Does nothing until the test says what became of a line."""

    def __init__(self, language: str = "en") -> None:
        self.name = "Fake"
        self.language = language
        self.said: list[tuple[str, int, Pace]] = []
        self.lines: list[Callable[[bool], None]] = []
        self.saying = False
        self.looks: list[Callable[[Found], None]] = []
        self.closed = False

    def say(self, words: str, volume: int, pace: Pace, over: Callable[[bool], None]) -> None:
        assert not self.saying, "two lines at once"
        self.said.append((words, volume, pace))
        self.lines.append(over)
        self.saying = True

    def stop(self) -> None:
        self.saying = False

    def look(self, tell: Callable[[Found], None]) -> None:
        self.looks.append(tell)

    def close(self) -> None:
        self.closed = True

    def end(self, good: bool = True) -> None:
        """The newest line comes to this."""
        self.saying = False
        self.lines[-1](good)

    def find(self, found: Found) -> None:
        self.looks.pop()(found)


class Told:
    """A voice, and what it told."""

    def __init__(
        self, engine: FakeEngine | None, longest: Callable[[str, Pace], int] = longest
    ) -> None:
        self.voice = Voice(engine, longest=longest)
        self.ended = 0
        self.checks: list[str] = []
        self.voice.ended.connect(self._end)
        self.voice.changed.connect(lambda: self.checks.append(self.voice.check.words))

    def _end(self) -> None:
        self.ended += 1

    def say(self, words: str = "Calf glide.", volume: int = 80) -> None:
        self.voice.say(words, volume, Pace.USUAL)


def settle() -> None:
    """Let what is due at once happen."""
    for _ in range(3):
        QCoreApplication.processEvents()


def test_without_a_voice_every_line_ends_unsaid() -> None:
    told = Told(None)
    told.say()
    assert told.ended == 0, "not while it is being asked"
    settle()
    told.voice.look()
    told.voice.stop()
    told.voice.close()
    assert (told.ended, told.checks, told.voice.check) == (1, [], NO_VOICE)


@pytest.mark.parametrize(("words", "volume"), [("", 80), (" … \n", 80), ("Calf.", 0)])
def test_what_nobody_could_hear_ends_unsaid(words: str, volume: int) -> None:
    engine = FakeEngine()
    told = Told(engine)
    told.say(words, volume)
    settle()
    assert (told.ended, engine.said) == (1, [])


@pytest.mark.parametrize("good", [True, False])
def test_a_line_that_was_said_or_failed_ends_once(good: bool) -> None:
    engine = FakeEngine()
    told = Told(engine)
    told.say()
    engine.end(good)
    engine.end(good)
    settle()
    assert told.ended == 1
    assert engine.said == [("Calf glide.", 80, Pace.USUAL)]


def test_a_line_that_was_cut_never_ends() -> None:
    engine = FakeEngine()
    told = Told(engine)
    told.say()
    told.voice.stop()
    engine.lines[0](True)
    settle()
    assert (told.ended, engine.saying) == (0, False)


def test_a_new_line_cuts_the_old_one() -> None:
    engine = FakeEngine()
    told = Told(engine)
    told.say("One.")
    told.say("Two.")
    engine.lines[0](True)
    settle()
    assert told.ended == 0
    engine.end()
    settle()
    assert told.ended == 1


def test_a_line_that_gets_stuck_is_cut_and_ends(qtbot: QtBot) -> None:
    engine = FakeEngine()
    told = Told(engine, longest=lambda words, pace: 5)
    with qtbot.waitSignal(told.voice.ended, timeout=2_000):
        told.say()
    assert not engine.saying


def test_who_fails_twice_in_a_row_is_not_asked_again_and_it_is_said_once() -> None:
    engine = FakeEngine()
    told = Told(engine)
    for _ in range(2):
        told.say()
        engine.end(False)
        settle()
    for _ in range(3):
        told.say()
        settle()
    assert len(engine.said) == 2
    assert told.ended == 5
    assert told.checks == [NOT_HEARD.words]


def test_failures_with_a_line_between_them_are_forgiven() -> None:
    engine = FakeEngine()
    told = Told(engine)
    for good in (False, True, False, True):
        told.say()
        engine.end(good)
    assert told.checks == []


def test_a_look_switches_the_voice_on_again() -> None:
    engine = FakeEngine()
    told = Told(engine)
    for _ in range(2):
        told.say()
        engine.end(False)
    told.voice.look()
    engine.find(Found.VOICE)
    told.say()
    assert engine.saying
    assert told.checks == [NOT_HEARD.words, "The voice of Fake."]


def test_one_look_at_a_time_and_the_last_answer_stands_until_the_next() -> None:
    engine = FakeEngine()
    told = Told(engine)
    assert told.voice.check == LOOKING
    told.voice.look()
    told.voice.look()
    assert len(engine.looks) == 1
    engine.find(Found.VOICE)
    told.voice.look()
    assert told.checks == ["The voice of Fake."]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Found.NOTHING, "No voice on this computer. Words stay on the screen."),
        (
            Found.NO_VOICE_FOR_LANGUAGE,
            "No Chinese voice on this computer. Words stay on the screen.",
        ),
    ],
)
def test_what_is_missing_is_said_and_not_asked(found: Found, words: str) -> None:
    engine = FakeEngine("zh")
    told = Told(engine)
    told.voice.look()
    engine.find(found)
    told.say()
    settle()
    assert (told.checks, engine.said, told.ended) == ([words], [], 1)


def test_closing_leaves_nothing_behind() -> None:
    engine = FakeEngine()
    told = Told(engine)
    told.voice.close()
    assert engine.closed


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("Calf\nglide\0.", "Calf glide ."),
        ("[[inpt PHON]] Calf [[b@d]]", "inpt PHON Calf b@d"),
        ("\x1b]0;x\x07Calf", "0;x Calf"),
        ("小腿\u2028滑动", "小腿 滑动"),
        ("\ud800 calf", "calf"),
        ("…", ""),
        ("x" * 1_000, "x" * MOST_LETTERS),
    ],
)
def test_words_are_words_and_nothing_more(words: str, heard: str) -> None:
    assert plain(words) == heard


@given(st.text())
def test_no_words_hold_a_command(words: str) -> None:
    heard = plain(words)
    assert heard == plain(heard)
    assert not set(heard) & set("[]\n\r\0\x1b")
    heard.encode()


def test_a_slow_voice_and_chinese_get_more_time() -> None:
    assert longest("Calf glide", Pace.USUAL) == 4_200
    assert longest("Calf glide", Pace.SLOW) == 4_560
    assert longest("小腿", Pace.USUAL) == 3_800


STEPS = st.lists(st.sampled_from(["say", "stop", "good", "bad", "late", "settle", "look"]))


@given(STEPS)
def test_each_line_that_was_not_cut_ends_exactly_once(steps: list[str]) -> None:
    """Lines may also end late, when they were cut long ago."""
    engine = FakeEngine()
    told = Told(engine)
    expected = 0
    pending = False
    failures = 0
    for step in steps:
        if step == "say":
            off = failures >= 2
            told.say()
            pending = off
            assert engine.saying is not off
        elif step == "stop":
            told.voice.stop()
            pending = False
        elif step in ("good", "bad") and engine.saying:
            engine.end(step == "good")
            failures = 0 if step == "good" else failures + 1
            pending = True
        elif step == "late":
            for over in engine.lines[:-1] if engine.saying else engine.lines:
                over(True)
        elif step == "look":
            told.voice.look()
            engine.find(Found.VOICE)
            failures = 0
        elif step == "settle":
            settle()
            expected += pending
            pending = False
        assert told.ended == expected
