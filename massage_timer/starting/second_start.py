"""What a later start of the program asks of this one: come forward, and open this."""

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from massage_timer.core.language import N_, _
from massage_timer.devices.door import Door
from massage_timer.starting.request import LONGEST_LINE, TOKEN, NoRequest, Request, request_in
from massage_timer.store.library import RoutineNotFound

if TYPE_CHECKING:
    from massage_timer.program import Program

MOST_WAITING = 20
LATER = N_("What was opened waits until this session is over.")


class SecondStart(QObject):
    """Brings the window forward at once, and opens what was asked for where nothing is lost by it;
    else it waits for Home."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self._window = program.window
        self._door: Door | None = None
        self._come: list[Request] = []
        self.waiting: list[Request] = []
        """For Home, the oldest first."""
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._answer)
        self._window.pages.currentChanged.connect(self._look_whether_home)

    def listen(self, address: str) -> bool:
        """From now on; False where that cannot be."""
        self._door = Door(self.hear, LONGEST_LINE, self)
        return bool(address) and self._door.open(address)

    def close(self) -> None:
        if self._door is not None:
            self._door.close()

    def hear(self, line: bytes) -> bool:
        """Whether the line is understood; what it asks for is done when it has been answered."""
        try:
            self._come.append(request_in(line))
        except NoRequest:
            return False
        self._soon.start()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A dialog was closed, while something waited for that."""
        if event.type() == QEvent.Type.WindowUnblocked:
            self._look_whether_home()
        return False

    @Slot()
    def _look_whether_home(self) -> None:
        if self.waiting:
            self._soon.start()

    @Slot()
    def _answer(self) -> None:
        come, self._come = self._come, []
        for request in come:
            self._come_forward(request.token)
            if request.empty:
                continue
            if self._free:
                self._open(request)
            else:
                self._wait_with(request)
        self._open_what_waits()

    def _come_forward(self, token: str) -> None:
        if token and QGuiApplication.platformName().startswith("wayland"):
            os.environ[TOKEN] = token
        self._program.desktop.show_whole_window()
        os.environ.pop(TOKEN, None)  # it serves once

    @property
    def _free(self) -> bool:
        return self._program.may_leave and QApplication.activeModalWidget() is None

    def _open(self, request: Request) -> None:
        """As if this start had been asked for it."""
        if request.first is not None:
            self._program.settings.begin_with(request.first)
        opening = self._program.opening
        opening.open_asked(request.routine, request.files, rehearse=request.rehearse)

    def _wait_with(self, request: Request) -> None:
        self._program.sessions.tell(_(LATER))
        self.waiting = [*(r for r in self.waiting if r != request), request][-MOST_WAITING:]
        self._window.installEventFilter(self)

    def _open_what_waits(self) -> None:
        at_home = self._window.pages.currentWidget() is self._window.home
        if not (self.waiting and at_home and self._free):
            return
        waiting, self.waiting = self.waiting, []
        self._window.removeEventFilter(self)
        for request in waiting:
            if request.files:
                self._open(request)
            else:
                self._offer(request)

    def _offer(self, request: Request) -> None:
        """By now the giver may have something else in mind."""
        shelf = self._program.shelf
        try:
            name = shelf.name(shelf.show_one(request.routine))
        except RoutineNotFound:
            self._open(request)  # which says so
            return
        self._window.home.tell(
            _("{name} was asked for meanwhile.").format(name=name),
            _("Rehearse") if request.rehearse else _("Open"),
            lambda: self._open(request),
        )
