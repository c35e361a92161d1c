"""What feels comfortable: how high, how firm, what is sore, and the plan that comes of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.core.adapt import Comfort, NothingLeft, adapt
from massage_timer.core.language import N_, _
from massage_timer.core.plan import plan
from massage_timer.core.routine import Height, Routine, Zone
from massage_timer.core.wishes import missed_words
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.comfort.bar import ComfortBar
from massage_timer.ui.comfort.columns import Columns
from massage_timer.ui.direction import View, painter_on
from massage_timer.ui.grace import Grace
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.tokens import PAGE_MARGIN

NOTHING_BELOW = N_("Nothing of this routine stays below the line")
TALL = 600
"""A window that is less than so many px high has narrow edges."""


class ComfortPage(Page):
    """It holds the wishes while it is shown. Enter is *Get ready* wherever the focus is, but on
    another button."""

    ready_asked = Signal(object, object)
    """The `Routine` as it is written, and the `Comfort` to adapt it to: something is left."""
    back_asked = Signal()

    def __init__(
        self,
        upright: LegMap,
        offer: Callable[[Comfort], Routine | None],
        parent: QWidget | None = None,
    ) -> None:
        """`offer` finds another routine where nothing is left of one; None: there is none."""
        super().__init__(parent)
        self._offer = offer
        self._offered: Routine | None = None
        self._routine: Routine | None = None
        self._comfort = Comfort()
        self._softened = False
        self.view = View(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.columns = Columns(upright)
        self.view.setWidget(self.columns)
        self.bar = ComfortBar(self)
        self.back, self.get_ready = self.bar.back, self.bar.get_ready
        self._grace = Grace(self)
        self._listen()

    def set_still(self, still: bool) -> None:
        """Reduced motion: the needle of the dial does not turn."""
        self.columns.questions.set_still(still)

    def begin(self, routine: Routine, comfort: Comfort, *, softened: bool) -> None:
        """Offer what was wished last time. `softened`: the safety check asks for a light touch."""
        self._routine = routine
        self._softened = softened
        self._comfort = comfort
        self._show()
        self._place()
        self.view.verticalScrollBar().setValue(0)
        self.columns.plan.view.verticalScrollBar().setValue(0)
        self._focus_main()
        self._grace.start()

    def settle(self) -> None:
        """The page has been there for a while."""
        self._grace.stop()

    @property
    def routine(self) -> Routine | None:
        """The one that is planned, as it is written; None while the page is not shown."""
        return self._routine

    @property
    def wishes(self) -> Comfort:
        """All that is wished now, the softening by the safety check among it."""
        return replace(self._comfort, heavy=self._comfort.heavy or self._softened)

    # How it answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.get_ready.click()
        elif event.key() == Qt.Key.Key_Escape:
            if not self._grace.refuses(event):
                self.back_asked.emit()
        elif not scroll_by(self._scrolling, event.key()):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What gets the focus by Tab comes into view."""
        moved = super().focusNextPrevChild(forward)
        focused = self.window().focusWidget()
        if self.columns.isAncestorOf(focused):
            self.view.ensureWidgetVisible(focused, 0, round(12 * self._u))
        return moved

    def hideEvent(self, event: QHideEvent) -> None:
        """What is sore or heavy today is forgotten, however the page is left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._comfort = replace(self._comfort, sore=frozenset(), heavy=False)
            self._softened = False
            self._show()
            self._routine = self._offered = None

    @property
    def _scrolling(self) -> QScrollArea:
        """The page where it is too long, else the plan."""
        return self.view if self.view.verticalScrollBar().maximum() else self.columns.plan.view

    def _listen(self) -> None:
        self.columns.picker.height_picked.connect(self._pick_height)
        self.columns.picker.zone_picked.connect(self._pick_zone)
        self.columns.questions.picked.connect(self._wish)
        self.columns.plan.offer_taken.connect(self._take_offer)
        self.bar.offer.clicked.connect(self._take_offer)
        self.get_ready.clicked.connect(self._ask_ready)
        self.back.clicked.connect(self.back_asked)

    def _pick_height(self, height: Height) -> None:
        self._wish(replace(self._comfort, height=height))

    def _pick_zone(self, zone: Zone) -> None:
        self._wish(replace(self._comfort, sore=self._comfort.sore ^ {zone}))

    def _wish(self, comfort: Comfort) -> None:
        self._comfort = comfort
        self._show()

    def _take_offer(self) -> None:
        if self._offered is not None and not self._grace.isActive():
            self._routine = self._offered
            self._show()
            self._focus_main()

    def _focus_main(self) -> None:
        """To what Enter shall press: *Get ready*, or the offer where nothing is left."""
        ways = (self.get_ready, self.bar.offer, self.columns.plan.offer, self.columns.picker.handle)
        next(way for way in ways if way.isEnabled() and way.isVisibleTo(self)).setFocus()

    def _ask_ready(self) -> None:
        if self._routine is not None and not self._grace.isActive():
            self.ready_asked.emit(self._routine, self.wishes)

    # What it shows

    def _show(self) -> None:
        """Leg, questions and plan as the wishes are."""
        routine, wishes = self._routine, self.wishes
        self.columns.picker.set_leg(wishes.first)
        self.columns.picker.set_height(wishes.height)
        self.columns.picker.set_sore(wishes.sore)
        if routine is None:
            return
        self.columns.routine.set_words(routine.name)
        missed, self._offered = "", None
        try:
            adapted = adapt(routine, wishes)
            missed = missed_words(routine, wishes)
            self.columns.plan.show_plan(plan(routine, adapted), adapted)
            self.bar.show_plan(adapted)
        except NothingLeft:
            self._offered = self._offer(wishes)
            self.columns.plan.show_nothing_left(routine, self._offered)
            self.bar.show_nothing_left(_(NOTHING_BELOW), self._offered)
        self.columns.questions.show_wishes(self.wishes, softened=self._softened, missed=missed)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter_on(self).fillRect(self.rect(), QColor(self._theme.ground))

    @property
    def _margin(self) -> int:
        return round((PAGE_MARGIN if self.height() >= TALL else PAGE_MARGIN / 2) * self._u)

    # Where everything stands

    def _place_parts(self) -> None:
        theme, u = self._theme, self._u
        set_looks(theme, u, self.columns, self.bar)
        set_scroll_style(self.view, theme, round(14 * u))
        high = self.bar.height_in(self.height() < TALL)
        self.view.setGeometry(0, 0, self.width(), self.height() - high)
        self.bar.setGeometry(0, self.height() - high, self.width(), high)
        self._arrange()

    def _arrange(self) -> None:
        """What the wishes change: the columns may grow, and the bar has other things."""
        if self.isVisible():
            margin = self.columns.place(self.width(), self.view.height(), self._margin)
            self.bar.place(margin, glance=self.columns.height() > self.view.height())
