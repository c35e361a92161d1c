"""Tells a person, once for each kind of error and without being in the way, that there was one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _
from massage_timer.ui.home.notice import Notice
from massage_timer.ui.tokens import page_unit
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.flow import SessionFlow
    from massage_timer.ui.session_pages import SessionPages

IN_SESSION = N_("Something went wrong inside the program. The session goes on.")
ELSEWHERE = N_("Something went wrong inside the program. You can go on.")
COPY, COPIED = N_("Copy details"), N_("Copied")
MARGIN, ABOVE_BAR = 40, 92
"""Px at u = 1 that the notice keeps from the sides, and from the bottom for the page's own bar."""


class Showing(QObject):
    """In a session in its banner, on Home in its notice, else at the foot of the page. Nothing is
    covered on the way to a session, nor at the change of legs: then it waits for the next page."""

    happened = Signal(str)
    """What was written down of an error. From any thread, and in the midst of anything: it is shown
    when the event loop has the say again."""

    def __init__(self, window: MainWindow, flow: "Callable[[], SessionFlow | None]") -> None:
        """`flow` is None as long as there could be no session."""
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._waiting = ""
        self._watches_banner = False
        self.notice: Notice | None = None
        """At the foot of pages that have none of their own; made when it is needed."""
        window.pages.currentChanged.connect(self._leave_page)
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @Slot(str)
    def _show(self, details: str) -> None:
        self._waiting = details
        self._try()

    @Slot()
    def _leave_page(self) -> None:
        if self.notice is not None:
            self.notice.hide()
        self._try()

    @Slot()
    def _try(self) -> None:
        details, page = self._waiting, self._window.pages.currentWidget()
        if not details or page is None or not self._fits(page):
            return
        self._waiting = ""
        self._tell(details, _(COPY))

    def _fits(self, page: QWidget) -> bool:
        """Whether nothing more important would be covered."""
        flow = self._flow()
        if page is self._window.home:
            return not self._window.home.notice.offers
        if flow is None:
            return True
        pages = flow.pages
        if not self._watches_banner:
            self._watches_banner = True
            pages.session.banner.told.connect(self._try, Qt.ConnectionType.QueuedConnection)
        if page is pages.session:
            return not pages.session.banner.asks
        return page not in (pages.ready, pages.change, *answering(pages))

    def _tell(self, details: str, button: str) -> None:
        then = partial(self._copy, details)
        flow, page = self._flow(), self._window.pages.currentWidget()
        if page is self._window.home:
            self._window.home.tell(_(ELSEWHERE), button, then)
        elif flow is not None and page is flow.pages.session:
            flow.pages.session.banner.tell(_(IN_SESSION), button, then)
        else:
            if self.notice is None:
                self.notice = Notice(self._window.pages)
                self._window.pages.installEventFilter(self)
            self.notice.tell(_(ELSEWHERE), button, then)
            self._place()

    def _copy(self, details: str) -> None:
        QGuiApplication.clipboard().setText(details)
        self._tell(details, _(COPIED))

    def _place(self) -> None:
        if self.notice is None:
            return
        pages, theme = self._window.pages, self._window.theme
        u = page_unit(pages.width(), pages.height(), theme.zoom)
        self.notice.set_look(theme, u)
        side, foot = round(MARGIN * u), round(ABOVE_BAR * u)
        self.notice.place(QRect(side, 0, pages.width() - 2 * side, pages.height() - foot))


def answering(pages: "SessionPages") -> tuple[QWidget, ...]:
    """What a recipient reads and answers: what is shown there tells what was answered."""
    return (pages.safety, pages.not_today, pages.comfort, pages.stop)
