"""The ways to play a sound, with small programs in the place of players."""

import os
import shutil
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from massage_timer.devices.child import Child
from massage_timer.devices.sound.here import ways_of_this_machine
from massage_timer.devices.sound.player import (
    MOST_AT_ONCE,
    Command,
    PlayerWay,
    paplay,
    without_volume,
)
from massage_timer.devices.sound.sounds import Outcome, Sounds
from massage_timer.devices.sound.windows import WindowsWay

for_a_shell = pytest.mark.skipif(os.name == "nt", reason="the small programs are for a shell")


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """50 ms of silence."""
    file = tmp_path / "sound.wav"
    with wave.open(str(file), "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(8_000)
        written.writeframes(bytes(800))
    return file


@pytest.fixture
def owner() -> Iterator[QObject]:
    """Owns ways; none of their programs outlives a test."""
    owner = QObject()
    yield owner
    for child in owner.findChildren(Child):
        child.close()


def shell(script: str) -> Command:
    return lambda file, volume: ["/bin/sh", "-c", script, "player", str(file), str(volume)]


def test_each_player_gets_its_volume_in_its_own_scale(sound: Path) -> None:
    assert paplay("/bin/paplay")(sound, 50)[2:] == ["--volume=32768", str(sound)]
    program, *options, copy = without_volume("/bin/aplay", "-q")(sound, 100)
    assert (program, options, copy) == ("/bin/aplay", ["-q"], str(sound))


@for_a_shell
def test_a_player_is_told_the_file_and_the_volume(
    sound: Path, owner: QObject, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[Outcome] = []
    script = f'echo "$1 $2" > {tmp_path}/played'
    PlayerWay("A", shell(script), owner).play(sound, 40, told.append)
    qtbot.waitUntil(lambda: told == [Outcome.STARTED, Outcome.ENDED])
    assert Path(tmp_path, "played").read_text() == f"{sound} 40\n"


@for_a_shell
def test_a_player_that_complains_has_failed_and_nobody_reads_it(
    sound: Path, owner: QObject, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    told: list[Outcome] = []
    PlayerWay("A", shell("echo no device >&2; exit 1"), owner).play(sound, 40, told.append)
    qtbot.waitUntil(lambda: told == [Outcome.STARTED, Outcome.FAILED])
    assert capfd.readouterr() == ("", "")


@for_a_shell
def test_a_player_that_gets_stuck_is_killed(sound: Path, owner: QObject, qtbot: QtBot) -> None:
    told: list[Outcome] = []
    way = PlayerWay("A", shell("exec sleep 30"), owner, spare_time=50)
    way.play(sound, 40, told.append)
    qtbot.waitUntil(lambda: told == [Outcome.STARTED, Outcome.FAILED])
    qtbot.waitUntil(lambda: not way.findChildren(Child))


@for_a_shell
def test_stuck_players_do_not_pile_up(sound: Path, owner: QObject, qtbot: QtBot) -> None:
    way = PlayerWay("A", shell("exec sleep 30"), owner)
    for _ in range(3 * MOST_AT_ONCE):
        way.play(sound, 40, lambda outcome: None)
    qtbot.waitUntil(lambda: len(way.findChildren(Child)) == MOST_AT_ONCE)


@for_a_shell
def test_stopped_players_tell_nothing(sound: Path, owner: QObject, qtbot: QtBot) -> None:
    told: list[Outcome] = []
    way = PlayerWay("A", shell("exec sleep 30"), owner)
    way.play(sound, 40, told.append)
    qtbot.waitUntil(lambda: told == [Outcome.STARTED])
    way.stop()
    qtbot.waitUntil(lambda: not way.findChildren(Child))
    assert told == [Outcome.STARTED]


def test_a_file_that_is_no_sound_has_failed_at_once(owner: QObject, tmp_path: Path) -> None:
    told: list[Outcome] = []
    way = PlayerWay("A", shell("exit 0"), owner)
    Path(tmp_path, "empty.wav").touch()
    Path(tmp_path, "text.wav").write_text("no sound")
    for name in ("missing", "empty", "text"):
        way.play(tmp_path / f"{name}.wav", 40, told.append)
    assert told == [Outcome.FAILED] * 3


@for_a_shell
def test_where_one_player_fails_the_next_one_plays(
    sound: Path, owner: QObject, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = PlayerWay("A", shell("exit 1"), owner)
    works = PlayerWay("B", shell(f'echo "$1" >> {tmp_path}/played'), owner)
    missing = PlayerWay("C", lambda file, volume: ["/nowhere/player"], owner)
    sounds = Sounds([missing, broken, works], sound, owner)
    with qtbot.waitSignal(sounds.changed, timeout=3_000):
        sounds.look()
    assert sounds.check.words == "Sound plays through B."
    with qtbot.waitSignal(sounds.started, timeout=3_000):
        sounds.play(sound, 50)


class Windows:
    """PlaySound, and the devices it plays on."""

    def __init__(self, outputs: int = 1, *, broken: bool = False) -> None:
        self.outputs = outputs
        self.broken = broken
        self.started: list[str | None] = []
        self.way = WindowsWay(self.start, lambda: self.outputs)

    def start(self, file: str | None) -> None:
        if self.broken:
            raise RuntimeError("Failed to play sound")
        self.started.append(file)


def test_windows_plays_and_stops(sound: Path) -> None:
    told: list[Outcome] = []
    windows = Windows()
    windows.way.play(sound, 100, told.append)
    windows.way.stop()
    assert windows.started == [str(sound), None]
    assert told == [Outcome.STARTED, Outcome.ENDED]


@pytest.mark.parametrize("windows", [Windows(outputs=0), Windows(broken=True)])
def test_windows_without_an_output_has_failed(windows: Windows, sound: Path) -> None:
    told: list[Outcome] = []
    windows.way.play(sound, 50, told.append)
    windows.way.close()
    assert told == [Outcome.FAILED]


def test_this_machine_is_looked_at_without_a_word(
    owner: QObject,
    sound: Path,
    qtbot: QtBot,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever it has; a sound server is neither found nor started for it."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    if shutil.which("pw-play"):
        monkeypatch.setenv("PIPEWIRE_REMOTE", "nowhere")
    sounds = Sounds(ways_of_this_machine(owner), sound, owner)
    if sounds.check.fine is None:
        with qtbot.waitSignal(sounds.changed, timeout=20_000):
            sounds.look()
    assert sounds.check.fine is not None
    sounds.close()
    assert capfd.readouterr() == ("", "")
