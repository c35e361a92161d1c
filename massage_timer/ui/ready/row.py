"""A line on Ready: an icon, what it is about, how it stands in words, and one button."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words

HEIGHT = 74
TIGHT = 58
"""Px at u = 1, as all that follow: of a line where there is little room."""
PADDING = 6
ICON = 28
INDENT = 44
"""From the icon's start to the words."""
GAP = 16
"""Between the words and the button."""
LEAST_WORDS = 170
"""Narrower than that the words have the button below them."""
MARK = 19
DOT = 8


class ReadyRow(Placed, QWidget):
    """With a name it shows by a sign how things stand: a check, an i or a dot. Never in red: what
    is missing is no mistake of the person who reads it."""

    pressed = Signal()

    def __init__(
        self,
        icon: Icon,
        name: str = "",
        kind: ButtonKind = ButtonKind.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._fine: bool | None = None
        self._theme = LIGHT
        self._u = 1.0
        self.name = Words(Role.CARD_TITLE, words=name, parent=self)
        self.name.setVisible(bool(name))
        self.words = Words(Role.BODY, "ink2", parent=self)
        self.button = Button("", kind, parent=self)
        # A click leaves the focus on Start, which every pedal must find.
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.pressed)
        self.button.hide()

    def show_state(self, words: str, button: str, fine: bool | None = None) -> None:
        """How it stands, and what its button says; "": it has none."""
        self._fine = fine
        self.words.set_words(words)
        self.button.set_words(button)
        self.button.setVisible(bool(button))
        name = self.name.words
        about = _("{name}. {words}").format(name=name, words=words) if name else words
        self.button.setAccessibleDescription(about)
        self.setAccessibleName(
            _("{name}: {words}").format(name=name, words=words) if name else words
        )
        self.update()

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, self.name, self.words, self.button)
        self.update()

    def place(self, box: QRect, *, button: int = 0, tight: bool) -> int:
        """Lay it out from the top of `box`, as wide as that; returns where it ends. Its button is
        at least `button` px wide, and the ring round it may reach out of the box to the right."""
        u = self._u
        size, ring = self.button.box_size.expandedTo(QSize(button, 0)), self.button.margin
        indent, pad = round(INDENT * u), max(round(PADDING * u), ring)
        shown = not self.button.isHidden()
        room = box.width() - indent
        gap = 0 if self.button.kind is ButtonKind.BARE else round(GAP * u)
        beside = shown and room - size.width() - gap >= LEAST_WORDS * u
        if beside:
            room -= size.width() + gap
        parts = [words for words in (self.name, self.words) if words.words]
        heights = [words.height_for(room) for words in parts]
        below = size.height() + pad if shown and not beside else 0
        least = TIGHT if tight or not self.name.words else HEIGHT
        ringed = size.height() + 2 * ring if shown else 0
        high = round(max(least * u, ringed, sum(heights) + below + 2 * pad))
        y = (high - sum(heights) - below) // 2
        for words, words_high in zip(parts, heights, strict=True):
            words.setGeometry(indent, y, room, words_high)
            y += words_high
        top = y + pad if not beside else (high - size.height()) // 2
        end = box.width() - size.width()
        left = end if beside else max(0, min(indent, end))
        self.button.set_box(QRect(left, top, size.width(), size.height()))
        self.setGeometry(box.left(), box.top(), box.width() + ring, high)
        return box.top() + high

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        missing = self._fine is False and bool(self.name.words)
        colour = theme.glow_edge if missing else theme.accent
        first, last = (self.name if self.name.words else self.words), self.words
        middle = (first.y() + last.geometry().bottom() + 1) / 2
        spot = QRectF(0, middle - ICON * u / 2, ICON * u, ICON * u)
        paint_icon(painter, self._icon, spot, colour, theme.stroke)
        if self.name.words:
            self._paint_mark(painter)
            wide = self.width() - self.button.margin
            line = max(1.0, u)
            painter.fillRect(QRectF(0, self.height() - line, wide, line), QColor(theme.line))

    def _paint_mark(self, painter: QPainter) -> None:
        """How it stands, behind the name."""
        theme, u = self._theme, self._u
        x = self.name.x() + min(self.name.width_wanted(), self.name.width()) + 9 * u
        spot = QRectF(x, self.name.geometry().center().y() - MARK * u / 2, MARK * u, MARK * u)
        if self._fine is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.edge))
            painter.drawEllipse(spot.center(), DOT / 2 * u, DOT / 2 * u)
        else:
            icon, colour = (
                (Icon.CHECK, theme.accent) if self._fine else (Icon.INFO, theme.glow_edge)
            )
            paint_icon(painter, icon, spot, colour, 1.2 * theme.stroke)
