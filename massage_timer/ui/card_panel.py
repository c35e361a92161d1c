"""The cards of the safety check, the most urgent first, and under them what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QWidget

from massage_timer.core.safety import EMERGENCY_NUMBERS, Card
from massage_timer.ui.look import set_looks
from massage_timer.ui.scroll_style import scroll_style
from massage_timer.ui.tokens import BORDER, LIGHT, RADIUS_CARD, Role, Theme
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.paint import paint_box
from massage_timer.ui.widgets.words import Words

BY_MISTAKE = "I ticked that by mistake"
WHO_NOT = "Who should not have one"
END_HERE = "End here"
CLOSE = "Close"

PADDING = 20
BAR = 8
"""Px at u = 1 of the bar before an emergency."""
INDENT = 26
BETWEEN = 22
"""Px at u = 1 between two cards."""
SCROLL_BAR = 14
BESIDE_BAR = 8
LEAST_TEXT = 150
"""Px at u = 1: a title and three lines."""
_SCROLLS = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class CardSheet(QWidget):
    """The texts of the cards one under the other; whoever holds it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._sections: list[tuple[bool, tuple[Words, ...]]] = []
        self._bars: list[QRectF] = []
        self._lines: list[float] = []

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show these instead of what was shown; a card may have no title of its own here."""
        for _, section in self._sections:
            for words in section:
                words.hide()
                words.setParent(None)
                words.deleteLater()
        self._sections = [
            (card.urgent, self._section(card, first=number == 0))
            for number, card in enumerate(cards)
        ]
        for _, section in self._sections:
            for words in section:
                words.show()

    @property
    def texts(self) -> list[str]:
        """All that it says, line by line."""
        return [words.words for _, section in self._sections for words in section]

    def place(self, wide: int, theme: Theme, u: float) -> int:
        """Lay the cards out `wide` px wide; returns how high they are together."""
        self._theme, self._u = theme, u
        self._bars, self._lines = [], []
        indent = round(INDENT * u) if any(urgent for urgent, _ in self._sections) else 0
        y = 0
        for number, (urgent, section) in enumerate(self._sections):
            if number:
                y += round(BETWEEN * u)
                self._lines.append(y - BETWEEN * u / 2)
            top = y
            for words in section:
                words.set_look(theme, u)
                high = words.height_for(wide - indent)
                words.setGeometry(indent, y, wide - indent, high)
                y += high + round(6 * u)
            y -= round(6 * u)
            if urgent:
                self._bars.append(QRectF(0, top, BAR * u, y - top))
        self.resize(wide, y)
        self.update()
        return y

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for bar in self._bars:
            paint_box(painter, bar, bar.width() / 2, self._theme.stop)
        for y in self._lines:
            line = QRectF(0, y, self.width(), max(1.0, self._u))
            painter.fillRect(line, QColor(self._theme.line))

    def _section(self, card: Card, *, first: bool) -> tuple[Words, ...]:
        words = []
        if card.title:
            role = Role.PAGE_TITLE if first else Role.GUIDE_NAME
            words.append(Words(role, words=card.title, parent=self))
        if card.urgent:
            words.append(Words(Role.EMERGENCY, "stop", EMERGENCY_NUMBERS, least=0.6, parent=self))
        words += [Words(Role.GUIDE, "ink", line, parent=self) for line in card.text.splitlines()]
        return tuple(words)


class CardPanel(QWidget):
    """Cards that scroll where they must, above buttons that always stand."""

    mistake_asked = Signal()
    who_not_asked = Signal()
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self.view = QScrollArea(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet = CardSheet()
        self.view.setWidget(self.sheet)
        self.mistake = Button(BY_MISTAKE, parent=self)
        self.who_not = Button(WHO_NOT, parent=self)
        self.close_button = Button(CLOSE, parent=self)
        self.mistake.clicked.connect(self.mistake_asked)
        self.who_not.clicked.connect(self.who_not_asked)
        self.close_button.clicked.connect(self.close_asked)
        self._order: tuple[Button, ...] = (self.mistake, self.who_not, self.close_button)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Those that are shown, in the order of the focus."""
        return tuple(button for button in self._order if not button.isHidden())

    def show_cards(self, cards: Sequence[Card], *, mistake: bool, close: str) -> None:
        """With `mistake` there is a way to untick; an emergency does not offer it first."""
        self.sheet.set_cards(cards)
        self.setAccessibleName(" ".join(self.sheet.texts))
        self.close_button.set_words(close)
        self.mistake.setVisible(mistake)
        urgent = any(card.urgent for card in cards)
        order = (self.mistake, self.who_not, self.close_button)
        self._order = order[::-1] if urgent or not mistake else order
        for one, following in zip(self._order, self._order[1:], strict=False):
            QWidget.setTabOrder(one, following)
        self.view.verticalScrollBar().setValue(0)
        self._place()

    def clear(self) -> None:
        """Nothing is left of what was shown."""
        self.sheet.set_cards(())
        self.setAccessibleName("")

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, *self._order)
        bar = round(SCROLL_BAR * u)
        style = scroll_style(theme, bar, theme.panel)
        if style != self.view.styleSheet():
            self.view.setStyleSheet(style)
        self.view.verticalScrollBar().setSingleStep(round(60 * u))
        self._place()

    def height_for(self, wide: int) -> int:
        """Px that the panel needs to show everything without scrolling."""
        return self._text_height(wide) + self._buttons_height(wide) + 3 * self._padding

    def least_height(self, wide: int) -> int:
        """Px in which the beginning of the cards can be read; all of them where that is less."""
        least = self._buttons_height(wide) + 3 * self._padding + round(LEAST_TEXT * self._u)
        return min(least, self.height_for(wide))

    def scroll_by(self, key: Qt.Key) -> bool:
        """Scroll as a key of a page says; False for any other key, or where all is shown."""
        action = _SCROLLS.get(key)
        if action is None or self.view.verticalScrollBar().maximum() == 0:
            return False
        self.view.verticalScrollBar().triggerAction(action)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        box, line = QRectF(self.rect()), BORDER * max(1.0, u) * theme.stroke
        paint_box(painter, box, RADIUS_CARD * u, theme.panel, theme.edge, line)

    @property
    def _padding(self) -> int:
        return round(PADDING * self._u)

    def _text_width(self, wide: int) -> int:
        return wide - 2 * self._padding - round((SCROLL_BAR + BESIDE_BAR) * self._u)

    def _text_height(self, wide: int) -> int:
        return self.sheet.place(self._text_width(wide), self._theme, self._u)

    def _buttons_height(self, wide: int) -> int:
        boxes = self._boxes(wide)
        return max(box.bottom() for box in boxes) + 1 if boxes else 0

    def _boxes(self, wide: int) -> list[QRect]:
        """The buttons beside one another, in a further line where there is no room."""
        gap, left = round(14 * self._u), self._padding
        x, y = left, 0
        boxes = []
        for button in self.buttons:
            size = button.box_size
            if x > left and x + size.width() > wide - left:
                x, y = left, y + size.height() + gap
            boxes.append(QRect(x, y, size.width(), size.height()))
            x += size.width() + gap
        return boxes

    def _place(self) -> None:
        wide, pad = self.width(), self._padding
        self._text_height(wide)
        top = self.height() - pad - self._buttons_height(wide)
        for button, box in zip(self.buttons, self._boxes(wide), strict=True):
            button.set_box(box.translated(0, top))
        self.view.setGeometry(pad, pad, wide - 2 * pad, max(0, top - 2 * pad))
        self.update()
