"""One start of the program with a clock, a wall and a machine that outlive it."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from fakes import FakeClock, StraightScribe
from giver import Giver
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QWidget

from massage_timer import machine
from massage_timer.app import build
from massage_timer.authoring.editing import Editing
from massage_timer.diary.desk import DiaryDesk
from massage_timer.folders import within
from massage_timer.ui.window.tray import Tray
from roaming.machine import Machine

SIZES = ((800, 480), (1280, 800))


class Wall:
    """The clock on the wall, which anybody may set to anything."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._zero = datetime(2026, 11, 27, 21, 14, 5, tzinfo=timezone(timedelta(hours=1)))

    @property
    def now(self) -> datetime:
        return self._zero + timedelta(milliseconds=self._clock.now())

    def __call__(self) -> str:
        return self.now.isoformat(timespec="seconds")

    def jump(self, seconds: int, hours_from_utc: int) -> None:
        there = timezone(timedelta(hours=hours_from_utc))
        self._zero = (self._zero + timedelta(seconds=seconds)).astimezone(there)


def _icon() -> QIcon:
    pixmap = QPixmap(16, 16)
    pixmap.fill("black")
    return QIcon(pixmap)


class Visit(Giver):
    """A giver who has also a tray, and says by `where` into which file something is saved."""

    def __init__(self, home: Path, clock: FakeClock, wall: Wall, devices: Machine) -> None:
        self.clock = clock
        self.where = ""
        self.places = within(home)
        self.program = build(
            self.places,
            machine.Machine(
                clock=clock, wall_clock=wall, make_devices=devices.devices, scribe=StraightScribe()
            ),
            welcomed=True,
        )
        self.tray = Tray(_icon(), self.window, there=lambda: True)
        self.program.show_window()
        self.program.read_the_rest()

    def open_diary(self) -> DiaryDesk:
        """The page of the diary, with a chooser of files that answers at once."""
        program = self.program
        desk = DiaryDesk(
            program.window,
            program.sessions.diary,
            program.flow.show_text,
            self._ask_where,
            list,
        )
        desk.home_asked.connect(program.go_home)
        desk.begin()
        return desk

    @property
    def begun(self) -> bool:
        """The pages of a session have been made."""
        return self.program.sessions.so_far is not None

    @property
    def editing(self) -> Editing | None:
        """The editor, if it was opened since the start."""
        authoring = self.program._authoring
        return None if authoring is None else authoring._editing

    def _ask_where(self, parent: QWidget, name: str) -> str:
        return self.where
