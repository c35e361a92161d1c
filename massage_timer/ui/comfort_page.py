"""What feels comfortable: how high, how firm, what is sore, and the plan that comes of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.core.adapt import Comfort, NothingLeft, adapt
from massage_timer.core.plan import plan
from massage_timer.core.routine import Height, Routine, Zone
from massage_timer.core.safety import COMFORT_SENTENCE
from massage_timer.core.wishes import missed_words
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.comfort_columns import Columns
from massage_timer.ui.comfort_plan import EachLeg
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.scroll_style import scroll_style
from massage_timer.ui.tokens import LIGHT, PAGE_MARGIN, Role, Theme, page_unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words
from massage_timer.ui.widgets.zone_strip import ZoneStrip

NEW_MS = 500
"""So long after it appeared nothing is asked for: the key that opened it may still be down."""
TITLE = "What feels comfortable?"
NOTHING_BELOW = "Nothing of this routine stays below the line"
TALL = 600
"""A window that is less than so many px high has narrow edges."""


class ComfortPage(QWidget):
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
        self._theme = LIGHT
        self.title = Words(Role.PAGE_TITLE, words=TITLE, least=0.7, parent=self)
        self.sentence = Words(Role.BODY, "ink2", COMFORT_SENTENCE.whole, parent=self)
        self.view = QScrollArea(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.columns = Columns(upright)
        self.view.setWidget(self.columns)
        self.back = Button("Back", ButtonKind.BARE, Icon.BACK, self)
        self.each = EachLeg(self)
        self.strip = ZoneStrip(self)
        self.offer = Button("", parent=self)
        self.reason = Words(Role.SMALL, "ink2", align=Qt.AlignmentFlag.AlignRight, parent=self)
        self.get_ready = Button("Get ready", ButtonKind.MAIN, parent=self)
        self.get_ready.set_key("Enter")
        self._new = QTimer(self)
        self._new.setSingleShot(True)
        self._new.setInterval(NEW_MS)
        self._listen()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._place()

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
        self.get_ready.setFocus()
        self._new.start()

    def settle(self) -> None:
        """The page has been there for a while."""
        self._new.stop()

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
            if not event.isAutoRepeat() and not self._new.isActive():
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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

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
        self.offer.clicked.connect(self._take_offer)
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
        if self._offered is not None:
            self._routine = self._offered
            self._show()
            self.get_ready.setFocus()

    def _ask_ready(self) -> None:
        if self._routine is not None and not self._new.isActive():
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
        missed, self._offered = "", None
        try:
            adapted = adapt(routine, wishes)
            missed = missed_words(routine, wishes)
            self.columns.plan.show_plan(plan(routine, adapted), adapted)
            self.strip.set_steps(adapted.steps)
            self._let_go("")
        except NothingLeft:
            self._offered = self._offer(wishes)
            if self._offered is not None:
                self.offer.set_words(f"Take {self._offered.name} instead")
            self.columns.plan.show_nothing_left(routine, self._offered)
            self._let_go(NOTHING_BELOW)
        self.columns.questions.show_wishes(self.wishes, softened=self._softened, missed=missed)
        self._arrange()

    def _let_go(self, reason: str) -> None:
        """*Get ready* can be pressed, or why it cannot."""
        self.get_ready.set_reason(reason)
        self.reason.set_words(reason)
        self.each.set_kept(not reason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, bar = self._theme, self._bar
        painter.fillRect(self.rect(), QColor(theme.ground))
        painter.fillRect(bar, QColor(theme.panel))
        line = QRect(0, bar.top(), self.width(), max(1, round(self._u)))
        painter.fillRect(line, QColor(theme.line))

    @property
    def _u(self) -> float:
        return page_unit(self.width(), self.height(), self._theme.zoom)

    @property
    def _margin(self) -> int:
        return round((PAGE_MARGIN if self.height() >= TALL else PAGE_MARGIN / 2) * self._u)

    @property
    def _bar(self) -> QRect:
        high = round((78 if self.height() >= TALL else 70) * self._u)
        return QRect(0, self.height() - high, self.width(), high)

    # Where everything stands

    def _place(self) -> None:
        if not self.isVisible():
            return  # it is placed when it is shown
        theme, u, margin = self._theme, self._u, self._margin
        set_looks(theme, u, self.title, self.sentence, self.columns, self.back, self.each)
        set_looks(theme, u, self.strip, self.offer, self.reason, self.get_ready)
        self.view.setStyleSheet(scroll_style(theme, round(14 * u)))
        room = self.width() - 2 * margin
        top = margin // 2 + round(4 * u)
        for words in (self.title, self.sentence):
            high = words.height_for(room)
            words.setGeometry(margin, top, room, high)
            top += high
        top += round(8 * u)
        self.view.setGeometry(0, top, self.width(), self._bar.top() - top)
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        """What the wishes change: the columns may grow, and the bar has other things."""
        if self.isVisible():
            self.columns.place(self.width(), self.view.height(), self._margin)
            self._place_bar(self._margin, self._u)

    def _place_bar(self, margin: int, u: float) -> None:
        """Where the plan may be out of view, what matters of it stands here as well."""
        bar = self._bar
        indent = round(14 * u)  # so that the words stand on the page's edge, not their box
        left, right = max(margin - indent, self.back.margin), self.width() - margin
        left = self._put(self.back, left, self.back.box_size.width()) + round(16 * u)
        wide = self.get_ready.box_size.width()
        right -= wide
        self._put(self.get_ready, right, wide)
        right -= round(20 * u)
        narrow, stuck = not self.columns.side_by_side, bool(self.reason.words)
        offers = narrow and self._offered is not None
        self.each.setVisible(narrow and not stuck)
        self.strip.setVisible(narrow and not stuck)
        self.reason.setVisible(stuck)
        self.offer.setVisible(offers)
        if offers:
            wide = min(self.offer.box_size.width(), 3 * (right - left) // 4)
            right -= wide
            self._put(self.offer, right, wide)
            right -= round(12 * u)
        middle = bar.center().y()
        high = self.reason.height_for(right - left)
        self.reason.setGeometry(left, middle - high // 2, right - left, high)
        size = self.each.sizeHint()
        self.each.setGeometry(left, middle - size.height() // 2, size.width(), size.height())
        left += size.width() + round(16 * u)
        high = self.strip.sizeHint().height()
        self.strip.setGeometry(left, middle - high // 2 + round(3 * u), right - left, high)

    def _put(self, button: Button, left: int, width: int) -> int:
        """A button into the middle of the bar; returns where it ends."""
        high = button.box_size.height()
        button.set_box(QRect(left, self._bar.center().y() - high // 2, width, high))
        return left + width
