"""The giver in the process of the program: presses what leads to a session, tells what is seen.

Run as a script, with the words of a command line behind it. The program itself is the real one,
begun as its own command is; what is seen goes to standard output, one JSON object a line; words on
standard input are keys to press, `close`, `settings`, `row:` with a setting to go to there,
`speak:` with a language to choose there, `maximise`, or `where` the window and that row stand.
"""

import json
import os
import sys
import threading
import time

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from massage_timer import cli
from massage_timer.core.frame import Frame
from massage_timer.core.routine import Side
from massage_timer.program import Program
from massage_timer.ui.settings.row_view import RowView
from massage_timer.ui.widgets.banner import BannerKind
from massage_timer.ui.widgets.words import Words
from massage_timer.ui.window.main_window import MainWindow

LOOK_EVERY = 5
"""Ms between two looks at the page that is shown."""
ANSWER = "ROBOT_ANSWERS"
"""Names what is pressed where a session broke off: go_on, again or end."""
GO_ROUND = "ROBOT_GOES_ROUND"
"""Set: after a session the next one begins."""
TARRY = "ROBOT_TARRIES"
"""Set: nothing is pressed by itself at Home."""


def main() -> int:
    begin = Begin()
    threading.Thread(target=begin.when_there_is_a_program, daemon=True).start()
    return cli.main(sys.argv[1:])


class Begin(QObject):
    """Makes the hands in the thread of the window, to which this object belongs."""

    def when_there_is_a_program(self) -> None:
        """The application is made and runs inside of one call: so it is waited for from outside."""
        while QApplication.instance() is None:
            time.sleep(0.002)
        QApplication.postEvent(self, QEvent(QEvent.Type.User))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self._hands = Hands(self)
        return super().event(event)


class Hands(QObject):
    """Looks at the page that is shown, and presses what a giver would press there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._program: Program | None = None
        self._page = ""
        self._answered = False
        self._icon = False
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY)
        self._looking.timeout.connect(self.look)
        self._looking.start()
        self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self.obey)

    @Slot()
    def look(self) -> None:
        if self._program is None or not isValid(self._program):
            self._program, self._page, self._icon = None, "", False
            self._find()
            return
        page = self._program.window.pages.currentWidget()
        name = type(page).__name__
        words = [] if page is None else said_on(page)
        if name != self._page and (words or name != "TextPage"):  # a text is shown a moment later
            self._page = name
            tell(page=name, words=words)
        if not self._icon and not self._program.window.windowIcon().isNull():
            self._icon = True
            tell(icon=True)
        if page is not None and page.isVisible():
            self._press_on(name, page)

    @Slot()
    def obey(self) -> None:
        for order in os.read(sys.stdin.fileno(), 4096).decode().split():
            if self._program is None:
                continue
            if order == "close":
                self._program.window.close()
            elif order == "settings":
                self._program.show_settings()
            elif order == "maximise":
                self._program.window.showMaximized()
            elif order == "where":
                tell(**where(self._program))
            elif order.startswith("row:"):
                self._row(order.removeprefix("row:")).take_focus()
            elif order.startswith("speak:"):
                self._program.preferences.change({"language": order.removeprefix("speak:")})
            else:
                self._key(getattr(Qt.Key, f"Key_{order}"))

    @Slot(object)
    def see(self, frame: Frame) -> None:
        assert self._program is not None
        session = self._program.flow.player.session
        assert session is not None
        segment = session.segment
        tell(
            phase=frame.phase.name,
            playhead=session.playhead,
            left=session.hands_on(Side.LEFT),
            right=session.hands_on(Side.RIGHT),
            zone=None if segment is None else int(segment.step.zone),
            part=None if segment is None else segment.step.part.value,
            side=None if segment is None else segment.side.value,
            paused=frame.paused,
        )

    @Slot(BannerKind, str)
    def read(self, kind: BannerKind, words: str) -> None:
        tell(said=words)

    def _find(self) -> None:
        for window in QApplication.topLevelWidgets():
            program = window.findChild(Program) if isinstance(window, MainWindow) else None
            if isinstance(program, Program) and window.isVisible():
                self._program = program
                program.flow.player.frame_changed.connect(self.see)
                program.flow.pages.session.banner.told.connect(self.read)

    def _press_on(self, name: str, page: QWidget) -> None:
        assert self._program is not None
        pages = self._program.flow.pages
        match name:
            case "HomePage" if TARRY not in os.environ:
                self._program.window.home.start.click()
            case "TextPage":
                pages.text.close_button.click()
            case "BrokenOffPage" if not self._answered:
                self._answered = True
                page.settle()  # type: ignore[attr-defined]
                getattr(page, os.environ.get(ANSWER, "go_on")).click()
            case "SafetyPage":
                pages.safety.settle()
                pages.safety.view.scroll_by(Qt.Key.Key_End)
                pages.safety.none.click()
            case "ComfortPage":
                pages.comfort.settle()
                pages.comfort.get_ready.click()
            case "ReadyPage":
                pages.ready.start.click()
            case "DonePage" if GO_ROUND in os.environ:
                pages.done.home.click()

    def _row(self, setting: str) -> RowView:
        assert self._program is not None
        rows = self._program.preferences.page.rows
        return next(row for row in rows if row.row.setting == setting)

    def _key(self, key: Qt.Key) -> None:
        """Pressed when a page has been there for so long that it is meant."""
        assert self._program is not None
        page = self._program.window.pages.currentWidget()
        if page is not None and hasattr(page, "settle"):
            page.settle()
        focused: QWidget | None = self._program.window.focusWidget()
        target = self._program.window if focused is None else focused
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(target, QKeyEvent(kind, key, none, ""))


def where(program: Program) -> dict[str, object]:
    """How the window stands, and where in it the row of the language is."""
    window, page = program.window, program.preferences.page
    return {
        "full_screen": window.isFullScreen(),
        "maximised": window.isMaximized(),
        "row": page.seen_at("language"),
        "scrolled": page.view.verticalScrollBar().value(),
    }


def said_on(page: QWidget) -> list[str]:
    """All plain words that it shows."""
    return [each.words for each in page.findChildren(Words) if each.words and each.isVisible()]


def tell(**seen: object) -> None:
    """One line, written at once: the process may be killed after it."""
    os.write(1, f"{json.dumps({'at': time.monotonic_ns(), **seen})}\n".encode())


if __name__ == "__main__":
    sys.exit(main())
