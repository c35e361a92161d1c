"""What the wishes make of the routine: the plan of one leg, which is always five minutes long."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from massage_timer.core.language import _, numerals
from massage_timer.core.plan import EACH_LEG, PlanRow
from massage_timer.core.routine import Routine
from massage_timer.ui.direction import Placed, View, painter_on
from massage_timer.ui.fonts import font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.tokens import LIGHT, Role, Theme, line_height
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.paint import paint_line
from massage_timer.ui.widgets.panel import Panel
from massage_timer.ui.widgets.plan_rows import PlanRows
from massage_timer.ui.widgets.words import Words
from massage_timer.ui.widgets.zone_strip import ZoneStrip

PADDING = 20
"""Px at u = 1, as all that follow."""
CHECK = 18
SCROLL_BAR = 12


def offer_words(offered: Routine) -> str:
    return _("Take {routine} instead").format(routine=offered.name)


def _each_leg() -> str:
    return numerals(_(EACH_LEG))


class EachLeg(Placed, QWidget):
    """ "5:00 each leg", with a check as long as there is a plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._kept = True
        self.setAccessibleName(_each_leg())

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.updateGeometry()
        self.update()

    def set_kept(self, kept: bool) -> None:
        self._kept = kept
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(font(Role.NEXT_LABEL, self._u)).horizontalAdvance(_each_leg())
        width = words + (CHECK + 6) * self._u
        return QSize(round(width + 1), round(line_height(Role.NEXT_LABEL, self._u)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        middle, side = self.height() / 2, CHECK * u
        colour = theme.accent if self._kept else theme.ink3
        if self._kept:
            spot = QRectF(0, middle - side / 2, side, side)
            paint_icon(painter, Icon.CHECK, spot, colour, 1.25 * theme.stroke)
        used = font(Role.NEXT_LABEL, u)
        paint_line(painter, used, colour, side + 6 * u, middle, _each_leg())


class PlanPanel(Panel):
    """The plan on its ground; where nothing is left, a sentence and what may be done instead."""

    offer_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(Role.CARD_TITLE, words=_("The plan"), parent=self)
        self.each = EachLeg(self)
        self.strip = ZoneStrip(self)
        self.rows = PlanRows()
        self.view = View(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setWidget(self.rows)
        self.sentence = Words(Role.HANDS, parent=self)
        self.offer = Button("", parent=self)
        self.offer.clicked.connect(self.offer_taken)
        self._offers = False

    def set_look(self, theme: Theme, u: float) -> None:
        super().set_look(theme, u)
        set_looks(theme, u, self.title, self.each, self.strip, self.rows, self.sentence, self.offer)
        set_scroll_style(self.view, theme, round(SCROLL_BAR * u), theme.panel)
        self._fit()

    def show_plan(self, rows: Sequence[PlanRow], adapted: Routine) -> None:
        self.each.set_kept(True)
        self.strip.set_steps(adapted.steps)
        self.rows.set_rows(rows)
        self._show_either(plan=True)

    def show_nothing_left(self, routine: Routine, offered: Routine | None) -> None:
        """`offered` has something below the line; None: no routine has."""
        self.each.set_kept(False)
        self.rows.set_rows(())
        sentence = _("Nothing of {routine} stays below this line.")
        self.sentence.set_words(sentence.format(routine=routine.name))
        self._offers = offered is not None
        if offered is not None:
            self.offer.set_words(offer_words(offered))
        self._show_either(plan=False)

    def height_for(self, width: int) -> int:
        """Px of height in which nothing has to scroll."""
        inner = width - 2 * round(PADDING * self._u)
        return self._head_height + self.rows.height_for(inner) + 2 * round(PADDING * self._u)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _show_either(self, *, plan: bool) -> None:
        self.strip.setVisible(plan)
        self.view.setVisible(plan)
        self.sentence.setVisible(not plan)
        self.offer.setVisible(not plan and self._offers)
        self._fit()

    @property
    def _head_height(self) -> int:
        u = self._u
        title = self._title_height + 10 * u
        return round(title + self.strip.sizeHint().height() + 8 * u)

    @property
    def _title_height(self) -> int:
        return self.title.height_for(self.title.width_wanted())

    def _fit(self) -> None:
        u = self._u
        pad = round(PADDING * u)
        inner = self.rect().adjusted(pad, pad, -pad, -pad)
        high = self._title_height
        each = self.each.sizeHint().width()
        self.title.setGeometry(inner.left(), inner.top(), inner.width() - each, high)
        self.each.setGeometry(inner.right() + 1 - each, inner.top(), each, high)
        strip = inner.top() + high + round(10 * u)
        self.strip.setGeometry(inner.left(), strip, inner.width(), self.strip.sizeHint().height())
        top = inner.top() + self._head_height
        room = inner.bottom() + 1 - top
        self._fit_rows(QRect(inner.left(), top, inner.width(), room), pad)
        high = self.sentence.height_for(inner.width())
        self.sentence.setGeometry(inner.left(), strip, inner.width(), high)
        size = self.offer.box_size
        below = strip + high + round(16 * u)
        wide = min(size.width(), inner.width())
        self.offer.set_box(QRect(inner.left(), below, wide, size.height()))

    def _fit_rows(self, room: QRect, pad: int) -> None:
        """The rows as high as they fit; the bar for scrolling stands in the padding."""
        high = self.rows.height_for(room.width(), room.height())
        self.view.setGeometry(room.adjusted(0, 0, pad - round(4 * self._u), 0))
        self.rows.resize(room.width(), high)
