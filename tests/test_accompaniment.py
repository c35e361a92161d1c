"""What is tried is heard on its own page, and how things stand is told where that helps."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from giver import Giver
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from massage_timer.core.cues import Cue
from massage_timer.core.manner import Pace, SoundSet
from massage_timer.core.phrases import SETS, spoken
from massage_timer.core.session import Command
from massage_timer.core.sounds import Sound
from massage_timer.devices.awake.awake import Awake
from massage_timer.devices.desktop.media_keys import MediaKeys
from massage_timer.devices.desktop.notes import Notes
from massage_timer.devices.kit import Devices
from massage_timer.devices.sleep.sleep import Sleep
from massage_timer.devices.sound.sounds import Outcome, Sounds
from massage_timer.devices.speech.voice import Found, Voice
from massage_timer.ui.ready.checks import Checked
from massage_timer.ui.settings.page import SettingsPage

SILENCE = Path("silence.wav")


class Machine:
    """A loudspeaker and a voice in one, which can be taken away; it writes down what it is told."""

    name = "a fake"
    language = "en"

    def __init__(self) -> None:
        self.there = True
        self.lit = False
        """The screen can be kept on."""
        self.held = False
        self.told: list[str] = []

    def devices(self, parent: QObject) -> Devices:
        return Devices(
            Sounds((_Loudspeaker(self),), SILENCE, parent),
            Voice(_Mouth(self), parent),
            Awake((_Screen(self),), parent),
            MediaKeys(parent, {}),
            Notes(parent, {}),
            Sleep(parent, platform=""),
        )


class _Loudspeaker:
    name = "a fake"

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def play(self, file: Path, volume: int, tell: Callable[[Outcome], None]) -> None:
        self._machine.told.append("look" if file == SILENCE else file.stem)
        tell(Outcome.ENDED if self._machine.there else Outcome.FAILED)

    def stop(self) -> None:
        self._machine.told.append("no sound")

    def close(self) -> None: ...
    def watch(self, then: Callable[[], None]) -> None: ...


class _Screen:
    name = "a fake"
    sure = True

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def hold(self, answer: Callable[[bool], object]) -> None:
        self._machine.held = self._machine.lit
        answer(self._machine.lit)

    def release(self) -> None:
        self._machine.held = False


class _Mouth:
    name = "a fake"
    language = "en"

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def say(self, words: str, volume: int, pace: Pace, over: Callable[[bool], None]) -> None:
        self._machine.told.append(words)

    def stop(self) -> None:
        self._machine.told.append("no words")

    def look(self, tell: Callable[[Found], None]) -> None:
        self._machine.told.append("look for a voice")
        tell(Found.VOICE if self._machine.there else Found.NOTHING)

    def close(self) -> None: ...


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def giver(qapp: QApplication, tmp_path: Path, machine: Machine) -> Iterator[Giver]:
    giver = Giver(tmp_path, make_devices=machine.devices)
    assert giver.program.flow is not None  # it is made, as after the first frame
    yield giver
    giver.leave()


def notes(page: SettingsPage) -> list[str]:
    return [row.note.words for row in page.rows if row.note.isVisibleTo(page)]


def test_what_was_tried_in_the_settings_is_not_heard_on_the_next_page(
    giver: Giver, machine: Machine
) -> None:
    giver.program.preferences.show()
    page = giver.program.preferences.page
    page.hear_asked.emit(Sound.FINISHED)
    page.speak_asked.emit()
    assert "finished" in machine.told
    machine.told.clear()
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)
    assert {"no sound", "no words"} <= set(machine.told)
    machine.told.clear()
    giver.program.show_learn()
    assert machine.told == [], "elsewhere nothing was tried"


def test_what_was_tried_on_ready_is_not_taken_for_the_session(
    giver: Giver, machine: Machine
) -> None:
    giver.get_ready()
    giver.key(Qt.Key.Key_H, "h")
    assert "change-legs" in machine.told
    machine.told.clear()
    giver.pages.ready.start.click()
    QApplication.processEvents()  # the first words come by a timer
    assert machine.told.index("no sound") < machine.told.index("Left leg. Warm-up twists.")


def test_a_press_of_a_test_looks_for_what_was_missing(giver: Giver, machine: Machine) -> None:
    machine.there = False
    giver.program.preferences.show()
    page = giver.program.preferences.page
    assert len([words for words in notes(page) if words.startswith("No ")]) == 2
    machine.told.clear()
    machine.there = True
    page.hear_asked.emit(Sound.STEP)
    page.speak_asked.emit()
    assert machine.told == ["look", "look for a voice"]
    assert [words for words in notes(page) if words.startswith("No ")] == []
    page.hear_asked.emit(Sound.STEP)
    assert machine.told[2:] == ["step"]


def test_the_settings_have_no_line_for_what_is_fine(giver: Giver) -> None:
    giver.program.preferences.show()
    page = giver.program.preferences.page
    told = notes(page)
    assert not any("fake" in words for words in told)
    assert any(words.startswith("The screen may go dark") for words in told)


def test_ready_says_how_loud_it_is_set(giver: Giver) -> None:
    giver.get_ready()
    sound, voice = (giver.pages.ready.checks[one] for one in (Checked.SOUND, Checked.VOICE))
    assert sound.words.words == "Sound plays through a fake, 60\u00a0%."
    giver.program.preferences.change({"volume": 20, "voice_volume": 100})
    assert sound.words.words == "Sound plays through a fake, 20\u00a0%."
    assert voice.words.words == "The voice of a fake, 100\u00a0%."
    giver.program.preferences.change({"sounds": "silent"})
    assert sound.words.words == "Silent, as set. The screen says everything."


def test_the_question_whether_to_stop_is_asked_aloud(giver: Giver) -> None:
    giver.begin()
    heard: list[Cue] = []
    giver.player.cue.connect(heard.append)
    giver.window.close()
    assert giver.shows(giver.pages.stop)
    assert [spoken(cue) for cue in heard] == ["Paused. Stop the session?"]
    giver.pages.stop.settle()
    giver.pages.stop.go_on.click()
    giver.key(Qt.Key.Key_Space)
    assert spoken(heard[-1]) == "Paused. Any key goes on."


def test_m_changes_the_sounds_on_the_way_and_presses_nothing(giver: Giver) -> None:
    giver.begin()
    for set_ in (SoundSet.QUIET, SoundSet.SILENT, SoundSet.FULL):
        giver.key(Qt.Key.Key_M, "m")
        assert giver.program.settings.now.sounds is set_
        assert giver.pages.session.banner.accessibleName() == SETS[set_]
        assert not giver.frame.paused
    giver.key(Qt.Key.Key_Space)
    giver.key(Qt.Key.Key_M, "m")
    assert giver.frame.paused


def test_m_that_was_taught_means_what_it_was_taught(giver: Giver) -> None:
    giver.program.teaching.teach("M", Command.TOGGLE)
    giver.begin()
    giver.key(Qt.Key.Key_M, "m")
    assert giver.frame.paused
    assert giver.program.settings.now.sounds is SoundSet.FULL


def test_the_set_that_was_chosen_on_the_way_is_heard_at_once(
    giver: Giver, machine: Machine
) -> None:
    giver.begin()
    machine.told.clear()
    giver.key(Qt.Key.Key_M, "m")
    assert "step" in machine.told


def test_the_setting_lets_the_screen_go_and_holds_it_again(giver: Giver, machine: Machine) -> None:
    machine.lit = True
    giver.begin()
    assert machine.held
    giver.program.preferences.change({"keep_awake": False})
    assert not machine.held
    giver.pass_time(2_000)
    assert not machine.held
    giver.program.preferences.change({"keep_awake": True})
    assert machine.held
    giver.player.tell(Command.STOP)
    assert not machine.held
