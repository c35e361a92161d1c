"""All pages but Home, made together when the first of them is needed."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from massage_timer.core.adapt import Comfort
from massage_timer.core.frame import Frame
from massage_timer.core.routine import Routine
from massage_timer.core.session import Phase
from massage_timer.pictures.leg_map import LegMap
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.comfort.page import ComfortPage
from massage_timer.ui.ending.done_page import DonePage
from massage_timer.ui.ending.stop_page import StopPage
from massage_timer.ui.ready.page import ReadyPage
from massage_timer.ui.safety.not_today_page import NotTodayPage
from massage_timer.ui.safety.page import SafetyPage
from massage_timer.ui.session.change_page import ChangePage
from massage_timer.ui.session.mini_view import MiniView
from massage_timer.ui.session.page import SessionPage
from massage_timer.ui.text.page import TextPage
from massage_timer.ui.thumbnails import Thumbnails
from massage_timer.ui.tokens import Theme


class SessionPages:
    """The way from the safety check to Done, the page of text, and the mini view."""

    def __init__(
        self,
        stack: QStackedWidget,
        pictures: PictureLibrary,
        leg_map: LegMap,
        upright: LegMap,
        thumbnails: Thumbnails,
        position: Callable[[], float],
        offer: Callable[[Comfort], Routine | None],
    ) -> None:
        """`position` says how many strokes of the present step are done, `offer` which routine
        stays below the line where nothing of another does."""
        self._stack = stack
        self.safety = SafetyPage(stack)
        self.comfort = ComfortPage(upright, offer, stack)
        self.not_today = NotTodayPage(stack)
        self.ready = ReadyPage(pictures, stack)
        self.session = SessionPage(pictures, leg_map, thumbnails.named, position, stack)
        self.change = ChangePage(pictures, stack)
        self.stop = StopPage(stack)
        self.done = DonePage(leg_map, stack)
        self.text = TextPage(pictures, stack)
        self.mini = MiniView(pictures, leg_map, position)
        stack.destroyed.connect(self.mini.deleteLater)  # a window of its own has no parent
        self.session.banner.told.connect(self.mini.set_message)
        self.session.banner.told.connect(self.change.set_message)
        self.session.controls.stopping.connect(self.mini.set_stopping)
        before = (self.safety, self.not_today, self.comfort, self.ready)
        self._pages = (*before, self.session, self.change, self.stop, self.done, self.text)
        for page in self._pages:
            stack.addWidget(page)

    def set_theme(self, theme: Theme) -> None:
        for page in (*self._pages, self.mini):
            page.set_theme(theme)

    def set_still(self, still: bool) -> None:
        """Reduced motion, or not."""
        self.comfort.set_still(still)
        self.session.set_still(still)
        self.change.set_still(still)
        self.mini.set_still(still)

    @property
    def key_takers(self) -> tuple[QWidget, ...]:
        """What may have the focus while a session runs."""
        controls = self.session.controls
        buttons = (*controls.buttons, controls.mini, self.change.stop, self.mini.whole)
        return (self.session, self.change, self.mini, *buttons)

    def may_be_left(self, page: QWidget | None) -> bool:
        """Whether nobody is on the way to a session, or in one."""
        return page is self.text or page not in self._pages

    def take_keys(self, page: QWidget | None) -> bool:
        """Whether the keys of a session belong to this page."""
        return page in (self.session, self.change)

    def show(self, page: QWidget) -> None:
        """Bring one of the pages forward."""
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            if page is self.session:
                self.session.controls.wake()

    def show_frame(self, frame: Frame) -> None:
        """Show an instant of the session on the page that it belongs to."""
        self.mini.show_frame(frame)
        if frame.phase is Phase.CHANGE:
            self.session.banner.follow(frame)
            self.change.show_frame(frame)
            self.show(self.change)
            if not self.change.isAncestorOf(QApplication.focusWidget() or self._stack):
                self.change.setFocus()
        elif frame.phase is not Phase.DONE:
            self.session.show_frame(frame)
            self.show(self.session)
