"""All of it for the window: what catches, where it is written, and who is told."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from massage_timer.unforeseen.catching import Catching
from massage_timer.unforeseen.crashes import Crashes
from massage_timer.unforeseen.qt_messages import QtMessages

if TYPE_CHECKING:
    from massage_timer.core.session import Session
    from massage_timer.flow import SessionFlow
    from massage_timer.ui.window.main_window import MainWindow
    from massage_timer.unforeseen.journal import Journal, Place
    from massage_timer.unforeseen.showing import Showing

CRASH = "crash.txt"
"""In the folder of the log."""


class Watch:
    """Catches and writes down from the start on, and tells as soon as there is a window."""

    def __init__(self, folder: Path) -> None:
        """`folder` is that of the log."""
        self._folder = folder
        self._window: MainWindow | None = None
        self._flow: Callable[[], SessionFlow | None] = lambda: None
        self._showing: Showing | None = None
        self._untold: list[str] = []
        self.catching = Catching(self._make_journal)

    def join(self, window: "MainWindow", flow: "Callable[[], SessionFlow | None]") -> None:
        """Know this window, and no other any more. `flow` is None as long as there could be no
        session."""
        self._window, self._flow, self._showing = window, flow, None

    def begin_telling(self) -> None:
        """Tell errors in the window, now that it is seen; those before as well."""
        if self._window is None or self._showing is not None:
            return
        from massage_timer.unforeseen.showing import Showing

        self._showing = Showing(self._window, self._flow)
        untold, self._untold = self._untold, []
        for details in untold:
            self._tell(details)

    def _make_journal(self) -> "Journal":
        from massage_timer.devices.clock import on_the_wall
        from massage_timer.unforeseen.journal import Journal, log_in

        return Journal(log_in(self._folder), on_the_wall, self._place, self._tell)

    def _tell(self, details: str) -> None:
        if self._showing is None:
            self._untold.append(details)
        else:
            self._showing.happened.emit(details)

    def _place(self) -> "Place":
        from massage_timer.unforeseen.journal import Place
        from massage_timer.unforeseen.showing import answering

        if self._window is None:
            return Place("Before there was a window")
        page, flow = self._window.pages.currentWidget(), self._flow()
        if flow is not None and page in answering(flow.pages):
            return Place("On a page with answers", answers=True)
        words = f"On {type(page).__name__}"
        session = None if flow is None else flow.player.session
        return Place(words if session is None else f"{words}; {_place_of(session)}")


def _place_of(session: "Session") -> str:
    """Phase and place of a session, in nothing that an answer could have changed."""
    stands = "it goes on" if session.running_since is not None else "it stands"
    return f"session at {session.playhead} ms in {session.phase.value}, {stands}"


@contextlib.contextmanager
def watching(folder: Path) -> Iterator[Watch]:
    """Until the end of the block nothing that goes wrong goes unheard. `folder` is as `Watch`
    says."""
    watch = Watch(folder)
    note = watch.catching.note_words
    with QtMessages(note), Crashes(folder / CRASH, note), watch.catching:
        yield watch
