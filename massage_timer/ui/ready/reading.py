"""Can you read this from there? A sample in the very size of a session's seconds, and two buttons
that change it."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _, number
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.ready.row import ICON, INDENT
from massage_timer.ui.session.digits import seconds_in
from massage_timer.ui.tokens import LIGHT, RADIUS_CARD, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.digits import TWO_FIGURES, height_of_em, outlined, paint_digits
from massage_timer.ui.widgets.paint import paint_box
from massage_timer.ui.widgets.words import Words

SAMPLE = 24
QUESTION = N_("Can you read this from there?")
STAND = N_("Stand where you will work.")
USUAL, MOST, STEP = 100, 150, 10
"""Percent of the usual size."""
# Translators: a letter that stands for smaller and larger digits on two buttons
SMALLER, LARGER = N_("A−"), N_("A+")
LARGEST_LETTERS = 1.25
"""The buttons grow no further with the text."""
TOP = 12
"""Px at u = 1, as all that follow."""
PADDING = 19
TIGHT = 11
BESIDE = 20
LEAST_BESIDE = 5


class ReadingTest(Placed, QWidget):
    """It shows the size that it is told, and asks for another."""

    asked = Signal(int)
    """Percent of the usual size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._window = QSize(1280, 800)
        self._percent = USUAL
        self.sample = QRect()
        """The ground that the digits stand on."""
        self._digits_top = 0.0
        self._digits = outlined(SAMPLE)
        self._em_height = 0.0
        self.question = Words(Role.CARD_TITLE, words=_(QUESTION), parent=self)
        self.words = Words(Role.BODY, "ink2", _(STAND), parent=self)
        self.smaller = Button(_(SMALLER), ButtonKind.LETTERS, parent=self)
        self.larger = Button(_(LARGER), ButtonKind.LETTERS, parent=self)
        for button, name in (
            (self.smaller, _("Smaller digits")),
            (self.larger, _("Larger digits")),
        ):
            button.setAccessibleName(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.smaller.clicked.connect(self.ask_smaller)
        self.larger.clicked.connect(self.ask_larger)

    @property
    def percent(self) -> int:
        return self._percent

    @property
    def digits_height(self) -> float:
        """Px in which the lowest digit of the sample is drawn."""
        window = self._window
        return seconds_in(window.width(), window.height(), self._percent / 100).digits

    def set_percent(self, percent: int) -> None:
        self._percent = percent
        self._tell()
        self.update()

    def ask_larger(self) -> None:
        if (percent := self._larger) is not None:
            self.asked.emit(percent)

    def ask_smaller(self) -> None:
        if (percent := self._smaller) is not None:
            self.asked.emit(percent)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self._em_height = self._em_height or height_of_em()
        set_looks(theme, u, self.question, self.words)
        # A larger text needs no larger thumb, and the digits need the room.
        set_looks(theme, u / max(1.0, theme.zoom / LARGEST_LETTERS), self.smaller, self.larger)
        self.update()

    def place(self, box: QRect, window: QSize, *, tight: bool) -> int:
        """Lay it out from the top of `box`, as wide as that, for a session in a window of this
        size; returns where it ends."""
        u, self._window = self._u, window
        self._tell()
        y, indent = round((0 if tight else TOP) * u), round(INDENT * u)
        for words in (self.question, self.words):
            high = words.height_for(box.width() - indent)
            words.setGeometry(indent, y, box.width() - indent, high)
            y += high
        y += round((6 if tight else 10) * u)
        self._place_sample(y, box.width(), round((TIGHT if tight else PADDING) * u))
        end = self.sample.bottom() + 1
        self.setGeometry(box.left(), box.top(), box.width(), end)
        return box.top() + end

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        middle = (self.question.y() + self.words.geometry().bottom() + 1) / 2
        spot = QRectF(0, middle - ICON * u / 2, ICON * u, ICON * u)
        paint_icon(painter, Icon.EYE, spot, theme.accent, theme.stroke)
        paint_box(painter, QRectF(self.sample), RADIUS_CARD * u, theme.ground)
        high = self.digits_height
        at = QPointF(self.sample.center().x() + 0.5, self._digits_top + high / 2)
        paint_digits(painter, self._digits, at, high, self._em_height, theme.ink)

    def _place_sample(self, top: int, wide: int, pad: int) -> None:
        """The buttons left and right of the digits where there is room, else below them."""
        u, high = self._u, self.digits_height
        side = max(self.larger.box_size.toTuple())
        away = (wide - TWO_FIGURES * high - 2 * side) / 4
        beside = away >= LEAST_BESIDE * u / self._theme.zoom
        self._digits_top = top + pad
        inner = round(high) if beside else round(high) + pad + side
        self.sample = QRect(0, top, wide, max(inner, side) + 2 * pad)
        if beside:
            self._digits_top = self.sample.center().y() - high / 2
            y = self.sample.center().y() - side // 2
            away = min(away, BESIDE * u)
            lefts = (away, wide - away - side)
        else:
            y = self.sample.bottom() + 1 - pad - side
            lefts = (wide / 2 - side - BESIDE * u, wide / 2 + BESIDE * u)
        for button, left in zip((self.smaller, self.larger), lefts, strict=True):
            button.set_box(QRect(round(left), y, side, side))

    @property
    def _larger(self) -> int | None:
        """The next size; None: this is the largest."""
        return None if self._percent >= MOST else (self._percent // STEP + 1) * STEP

    @property
    def _smaller(self) -> int | None:
        """The size before; None: this is the usual one."""
        return None if self._percent <= USUAL else (self._percent - 1) // STEP * STEP

    def _tell(self) -> None:
        """The size in words, and which buttons can do something."""
        percent, larger, smaller = self._percent, self._larger, self._smaller
        words, shown = _(STAND), number(percent)
        if percent == MOST:
            words = _("As large as it gets: {percent} %.").format(percent=shown)
        elif percent != USUAL:
            words = _("Stand where you will work. Now {percent} %.").format(percent=shown)
        self.words.set_words(words)
        # Translators: {digits} are a sample of how the seconds of a session will look
        name = _("{digits} in the size of a session's seconds, {percent} %")
        self.setAccessibleName(name.format(digits=number(SAMPLE), percent=shown))
        for button, other, can in (
            (self.smaller, self.larger, smaller is not None),
            (self.larger, self.smaller, larger is not None),
        ):
            if self.window().focusWidget() is button and not can:
                other.setEnabled(True)
                other.setFocus()
            button.setEnabled(can)
        self.smaller.setToolTip("" if smaller is not None else _("The usual size"))
        self.larger.setToolTip("" if larger is not None else words)
