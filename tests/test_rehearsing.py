"""What a rehearsal lets hear: names and lines by the rules of a session, and never two at once."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import FakeSounds, FakeVoice, Heard
from giver import CLASSIC, Giver
from PySide6.QtWidgets import QApplication

from massage_timer.announcer import Announcer
from massage_timer.authoring.rehearsing import Rehearsing
from massage_timer.core.rehearsal import MINUTE, until_next
from massage_timer.ui.home.acts import Act

QUICK = 50
"""Ms a character of a voice that speaks fast."""


class Listener:
    """Who sits before a rehearsal with sound and voice."""

    def __init__(self, giver: Giver) -> None:
        self.giver = giver
        self.heard: list[Heard] = []
        self.voice = FakeVoice(giver.clock, self.heard, QUICK)
        sounds = FakeSounds(giver.clock, self.heard)
        now = giver.clock.now
        self.announcer = Announcer(sounds, self.voice, Path("sounds"), now, lambda _: 0)
        giver.program.do(Act.REHEARSE, CLASSIC)
        self.rehearsing.let_hear(self.announcer)
        self.rehearsing.again()

    @property
    def rehearsing(self) -> Rehearsing:
        return self.giver.program.authoring.rehearsing

    def listen(self, ms: int) -> None:
        due = self.due
        for _ in range(ms // 50):
            self.giver.clock.advance(50)
            if self.voice.ends is not None and self.voice.ends <= self.giver.clock.now():
                self.voice.ends = None
                self.announcer.end_line()
            self.announcer.tick()
            if self.giver.clock.now() >= due:
                self.rehearsing.tick()
                due = self.due

    @property
    def due(self) -> float:
        """When its timer would wake the rehearsal."""
        wait = until_next(self.rehearsing.rehearsal)
        return math.inf if wait is None else self.giver.clock.now() + math.ceil(wait)

    def words(self) -> list[str]:
        return [each.what for each in self.heard if each.device == "voice" and each.what != "stop"]

    def sounds(self) -> list[str]:
        return [each.what for each in self.heard if each.device == "sound" and each.what != "stop"]


@pytest.fixture
def giver(qapp: QApplication, tmp_path: Path) -> Iterator[Giver]:
    giver = Giver(tmp_path)
    yield giver
    giver.leave()


def test_every_name_and_line_is_heard_and_none_over_another(giver: Giver) -> None:
    listener = Listener(giver)
    listener.listen(MINUTE + 1_000)
    words = listener.words()
    *steps, _, _ = listener.rehearsing.rehearsal.scenes
    wanted = [words for scene in steps for words in (f"{scene.name}.", scene.line)]
    change = ["Change legs. Right leg.", "Cover the left leg. Take a little oil."]
    assert words == [*wanted, *change, "Right leg. Warm-up twists."]
    assert not any("cutting" in each.device for each in listener.heard)
    assert listener.sounds() == [*["full/step 60 %"] * 13, "full/change-legs 60 %"]


def test_a_pause_cuts_what_is_said_and_going_on_does_not_repeat_it(giver: Giver) -> None:
    listener = Listener(giver)
    listener.listen(1_000)
    listener.rehearsing.toggle()
    assert listener.voice.ends is None
    listener.listen(5_000)
    assert listener.words() == ["Warm-up twists."]
    listener.rehearsing.toggle()
    listener.listen(1_000)
    assert listener.words() == ["Warm-up twists."]


def test_leaving_is_silence(giver: Giver) -> None:
    listener = Listener(giver)
    listener.listen(1_000)
    listener.rehearsing.leave()
    count = len(listener.words())
    listener.listen(10_000)
    assert len(listener.words()) == count


def test_whoever_goes_on_hears_the_next_name_at_once(giver: Giver) -> None:
    listener = Listener(giver)
    listener.listen(600)
    listener.rehearsing.next()
    listener.listen(600)
    assert listener.words()[-1] == "Sole sweeps."


@pytest.mark.parametrize(
    ("kept", "sounds", "words"),
    [
        ({"talk": "off"}, 13, 0),
        ({"talk": "names"}, 13, 14),
        ({"sounds": "silent"}, 0, 0),
    ],
)
def test_it_is_heard_as_it_is_set(
    giver: Giver, kept: dict[str, object], sounds: int, words: int
) -> None:
    giver.program.settings.keep_values(kept)
    listener = Listener(giver)
    listener.listen(56_000)
    assert listener.rehearsing.rehearsal.scene is listener.rehearsing.rehearsal.scenes[-1]
    assert len([each for each in listener.sounds() if "step" in each]) == sounds
    assert len(listener.words()) in (words, words + 1 if words else 0)


def test_a_start_for_a_rehearsal_shows_what_is_read_first(
    qapp: QApplication, tmp_path: Path
) -> None:
    giver = Giver(tmp_path / "first", welcomed=False)
    giver.program.opening.rehearse(CLASSIC)
    assert giver.shows(giver.pages.text)
    giver.pages.text.close_button.click()
    assert giver.shows(giver.program.authoring.rehearsing.page)
    giver.leave()
