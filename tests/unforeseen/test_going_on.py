"""Whatever raises beside it, a session goes on to exactly five minutes on each leg."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import FakeClock
from giver import Giver
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from samples import routine

from massage_timer.core.cues import Cue
from massage_timer.core.frame import Frame
from massage_timer.core.manner import Pace
from massage_timer.core.routine import Side
from massage_timer.core.session import Command, Phase
from massage_timer.core.timeline import LEG_MS, Options
from massage_timer.devices.awake.awake import Answer, Awake
from massage_timer.devices.desktop.media_keys import MediaKeys
from massage_timer.devices.desktop.notes import Notes
from massage_timer.devices.kit import Devices
from massage_timer.devices.sleep.sleep import Sleep
from massage_timer.devices.sound.sounds import Outcome, Sounds
from massage_timer.devices.speech.voice import Found, Voice
from massage_timer.machine import MakeDevices
from massage_timer.player import LONGEST_SLEEP, SessionPlayer
from massage_timer.store.checkpoint import read_checkpoint
from massage_timer.store.diary import Diary
from massage_timer.unforeseen.here import Watch, watching


class Wrong(Exception):
    """What every broken part raises."""


class BrokenClock(FakeClock):
    """Raises when it is told to be broken."""

    broken = False

    def now(self) -> int:
        if self.broken:
            raise Wrong
        return super().now()


class BrokenWay:
    """A way to be heard, or to keep the screen on, that raises at everything but its looking."""

    name = "broken"
    sure = True
    language = "en"

    def play(self, file: Path, volume: int, tell: Callable[[Outcome], None]) -> None:
        raise Wrong

    def say(self, words: str, volume: int, pace: Pace, over: Callable[[bool], None]) -> None:
        raise Wrong

    def hold(self, answer: Answer) -> None:
        raise Wrong

    def look(self, tell: Callable[[Found], None]) -> None:
        tell(Found.VOICE)

    def release(self) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...
    def watch(self, then: Callable[[], None]) -> None: ...


class BrokenWidget(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        raise Wrong


class NeverEndingWay(BrokenWay):
    """Cannot even be ended."""

    def stop(self) -> None:
        raise Wrong

    def close(self) -> None:
        raise Wrong


def broken_devices(parent: QObject, way: BrokenWay | None = None) -> Devices:
    way = way or BrokenWay()
    return Devices(
        Sounds((way,), Path(), parent),
        Voice(way, parent),
        Awake((way,), parent),
        MediaKeys(parent, {}),
        Notes(parent, {}),
        Sleep(parent, platform=""),
    )


def fail(*_: object) -> None:
    raise Wrong


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    """Pytest would take what is raised for a failure; here the program hears it."""
    with watching(tmp_path / "log") as watch:
        yield watch


def made(folder: Path, make_devices: MakeDevices | None = None) -> Iterator[Giver]:
    giver = Giver(folder, make_devices=make_devices)
    yield giver
    giver.leave()


@pytest.fixture
def giver(tmp_path: Path, watch: Watch, qapp: QObject) -> Iterator[Giver]:
    yield from made(tmp_path)


@pytest.fixture
def noisy_giver(tmp_path: Path, watch: Watch, qapp: QObject) -> Iterator[Giver]:
    """Somebody at a machine whose devices raise at everything."""
    yield from made(tmp_path, broken_devices)


def log(folder: Path) -> str:
    return (folder / "log" / "massage-timer.log").read_text("utf-8")


def timer(player: SessionPlayer) -> QTimer:
    found = player.findChild(QTimer)
    assert isinstance(found, QTimer)
    return found


def play_to_the_end(giver: Giver) -> None:
    giver.go_until(lambda shown: shown.phase is Phase.DONE)
    assert giver.session.hands_on(Side.LEFT) == LEG_MS
    assert giver.session.hands_on(Side.RIGHT) == LEG_MS


def test_a_listener_that_raises_at_every_frame_and_cue_stops_nothing(
    tmp_path: Path, giver: Giver
) -> None:
    giver.player.frame_changed.connect(fail)
    giver.player.cue.connect(fail)
    giver.begin()
    assert timer(giver.player).isActive()
    play_to_the_end(giver)
    assert giver.shows(giver.pages.done)
    assert "Wrong" in log(tmp_path)


def test_devices_that_raise_at_everything_stop_nothing(tmp_path: Path, noisy_giver: Giver) -> None:
    noisy_giver.begin()
    play_to_the_end(noisy_giver)
    assert "Wrong" in log(tmp_path)
    assert "test_going_on.py" in log(tmp_path)


def test_devices_that_cannot_be_ended_lose_no_session(
    tmp_path: Path, watch: Watch, qapp: QObject
) -> None:
    giver = Giver(tmp_path, make_devices=lambda parent: broken_devices(parent, NeverEndingWay()))
    giver.begin()
    giver.pass_time(3_000)
    with pytest.raises(Wrong):
        giver.program.leave()
    checkpoint, _ = read_checkpoint(giver.places.checkpoint)
    assert checkpoint is not None
    assert checkpoint.session.playhead == giver.session.playhead
    giver.leave()


def test_a_picture_that_raises_while_it_is_painted_stops_nothing(
    tmp_path: Path, giver: Giver
) -> None:
    giver.begin()
    broken = BrokenWidget(giver.pages.session.picture)
    broken.resize(40, 40)
    broken.show()
    for _ in range(3):
        giver.pass_time(1_000)
        broken.update()
        QApplication.processEvents()
    assert "Wrong" in log(tmp_path)
    assert timer(giver.player).isActive()
    play_to_the_end(giver)


def test_a_session_is_written_down_even_where_its_summary_raises(
    tmp_path: Path, giver: Giver
) -> None:
    giver.begin()
    vars(giver.pages.done)["show_summary"] = fail
    play_to_the_end(giver)
    assert "Wrong" in log(tmp_path)
    diary = Diary(giver.places.diary, print)
    assert [entry.row.stopped for entry in diary.page(2)] == [False]
    diary.close()
    assert not giver.places.checkpoint.exists()
    assert giver.shows(giver.pages.done)


def test_after_an_update_that_raised_the_session_is_as_before_and_goes_on(
    watch: Watch, qapp: QObject
) -> None:
    clock = BrokenClock()
    player = SessionPlayer(clock)
    player.load(routine(), Options())
    player.press(Command.START)
    clock.advance(4_000)
    player.tick()
    before = player.session
    clock.broken = True
    for command in (Command.TICK, Command.NEXT, Command.SOFTER):
        timer(player).stop()  # as it is when it has just fired
        with pytest.raises(Wrong):
            player.tell(command)
        assert player.session is before
        assert timer(player).isActive()
        assert timer(player).interval() == LONGEST_SLEEP
    clock.broken = False
    while player.session is not None and player.session.phase is not Phase.DONE:
        clock.advance(500)
        player.tick()
    assert player.session is not None
    assert player.session.hands_on(Side.LEFT) == LEG_MS
    assert player.session.hands_on(Side.RIGHT) == LEG_MS


def test_a_listener_that_raises_keeps_nothing_from_the_others(watch: Watch, qapp: QObject) -> None:
    player = SessionPlayer(clock := FakeClock())
    frames: list[Frame] = []
    cues: list[Cue] = []
    player.frame_changed.connect(fail)
    player.frame_changed.connect(frames.append)
    player.cue.connect(fail)
    player.cue.connect(cues.append)
    player.load(routine(), Options())
    player.press(Command.START)
    clock.advance(4_000)
    player.tick()
    assert frames
    assert cues
