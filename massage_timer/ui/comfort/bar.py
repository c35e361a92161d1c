"""The bar of the comfort page: back, get ready, and a glance at a plan that is out of view."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.key_words import key_words
from massage_timer.core.language import _
from massage_timer.core.routine import Routine
from massage_timer.ui.bottom_bar import paint_bar
from massage_timer.ui.comfort.plan import EachLeg, offer_words
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words
from massage_timer.ui.widgets.zone_strip import ZoneStrip

HEIGHT = 78
"""Px at u = 1, as all that follow."""
LOW = 70
GAP = 18
INDENT = 14
"""So far the box of *Back* reaches over the page's edge: its words stand on it."""
STRIP = 130
"""A narrower strip tells nothing."""
STRIP_WITH_ENDS = 220
REASON = 150


class ComfortBar(Placed, QWidget):
    """Its page places it, listens to its buttons, and says what they may do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._offers = False
        self.back = Button(_("Back"), ButtonKind.BARE, Icon.BACK, self)
        self.each = EachLeg(self)
        self.strip = ZoneStrip(self)
        self.reason = Words(Role.SMALL, "ink2", align=Qt.AlignmentFlag.AlignRight, parent=self)
        self.offer = Button("", parent=self)
        self.get_ready = Button(_("Get ready"), ButtonKind.MAIN, parent=self)
        self.get_ready.set_key(key_words("Enter"))

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.update()

    def show_plan(self, adapted: Routine) -> None:
        self.strip.set_steps(adapted.steps)
        self._let_go("")

    def show_nothing_left(self, reason: str, offered: Routine | None) -> None:
        self._offers = offered is not None
        if offered is not None:
            self.offer.set_words(offer_words(offered))
        self._let_go(reason)

    def height_in(self, low: bool) -> int:
        """Px of height, in a `low` window or another."""
        return round((LOW if low else HEIGHT) * self._u)

    def place(self, margin: int, *, glance: bool) -> None:
        """Everything to its place; `glance`: what matters of the plan stands here as well."""
        stuck = bool(self.reason.words)
        glance_at_plan = glance and not stuck
        u = self._fit(margin, glance=glance_at_plan)
        left = max(margin - round(INDENT * u), self.back.margin)
        right = self.width() - margin
        left = self._put(self.back, left) + round(GAP * u)
        right -= self.get_ready.box_size.width()
        self._put(self.get_ready, right)
        right -= round(GAP * u)
        offer = self.offer.box_size.width()
        offers = glance and stuck and self._offers and right - left >= offer + REASON * u
        if offers:
            right -= offer
            self._put(self.offer, right)
            right -= round(GAP * u)
        self.offer.setVisible(offers)
        self.reason.setVisible(stuck)
        self._put_middle(self.reason, left, right - left, self.reason.height_for(right - left))
        self.each.setVisible(glance_at_plan)
        size = self.each.sizeHint()
        self._put_middle(self.each, left, size.width(), size.height())
        left += size.width() + round(GAP * u)
        self.strip.setVisible(glance_at_plan and right - left >= STRIP * u)
        high = self.strip.sizeHint().height()
        if right - left < STRIP_WITH_ENDS * u:
            high = self.strip.height_without_ends()
        self._put_middle(self.strip, left, right - left, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_bar(painter_on(self), self.rect(), self._theme, self._u)

    def _let_go(self, reason: str) -> None:
        """*Get ready* can be pressed, or why it cannot."""
        self.get_ready.set_reason(reason)
        self.reason.set_words(reason)

    def _fit(self, margin: int, *, glance: bool) -> float:
        """The parts so large that they have room beside one another; returns their unit."""
        parts = (self.back, self.each, self.strip, self.reason, self.offer, self.get_ready)
        set_looks(self._theme, self._u, *parts)
        wanted = self.back.box_size.width() + self.get_ready.box_size.width() + GAP * self._u
        wanted += self.each.sizeHint().width() + GAP * self._u if glance else REASON * self._u
        u = self._u * min(1.0, (self.width() - 2 * margin) / wanted)
        set_looks(self._theme, u, *parts)
        return u

    def _put(self, button: Button, left: int) -> int:
        """A button into the middle of the bar; returns where it ends."""
        size = button.box_size
        top = self.height() // 2 - size.height() // 2
        button.set_box(QRect(left, top, size.width(), size.height()))
        return left + size.width()

    def _put_middle(self, part: QWidget, left: int, width: int, height: int) -> None:
        part.setGeometry(left, self.height() // 2 - height // 2, width, height)
