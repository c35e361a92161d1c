"""One line to type into: Qt's own line edit in our look."""

from PySide6.QtCore import QMargins, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font
from massage_timer.ui.tokens import BUTTON_HEIGHT, LIGHT, TARGET, Role, Theme, type_size
from massage_timer.ui.widgets.field_look import paint_field, set_field_colours
from massage_timer.ui.widgets.paint import focus_margin
from massage_timer.ui.widgets.typed_text import Typing

WIDTH = 300
PADDING = 12
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_OF_THE_PAGE = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
_KEYS_OF_THE_PAGE = (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_S, Qt.Key.Key_D)


def is_of_the_page(event: QKeyEvent) -> bool:
    """Undo, redo and the like: they are about the whole page, whatever has the focus."""
    held = event.modifiers()
    if event.key() == Qt.Key.Key_Escape:
        return True
    if held & Qt.KeyboardModifier.AltModifier:
        return event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
    return bool(held & _OF_THE_PAGE[0]) and event.key() in _KEYS_OF_THE_PAGE


class TextField(Placed, QLineEdit):
    """Like a button, it keeps room round its box for the focus ring."""

    finished = Signal(str)
    """What was typed: by Enter, when the focus leaves, or after a pause."""
    entered = Signal()
    """Enter was pressed."""
    stepped = Signal(int)
    """Up (1) or Down (-1), where the field holds a number."""

    def __init__(
        self, name: str, role: Role = Role.ROW, *, number: bool = False, parent: QWidget | None
    ) -> None:
        """`name` says what is written here, to screen readers."""
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 0.0
        self._role = role
        self._number = number
        self._wrong = False
        self.typing = Typing(self.text, self)
        self.typing.finished.connect(self.finished)
        self.textEdited.connect(self.typing.typed)
        self.setFrame(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if number:
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_look(LIGHT, 1.0)

    def show_text(self, text: str, written: str | None = None) -> None:
        """What is kept; it does not disturb somebody who types. See `Typing.replaces`."""
        kept = text if written is None else written
        if self.typing.replaces(text, kept, focused=self.hasFocus()) and text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)) if self.hasFocus() else 0)

    def set_wrong(self, wrong: bool) -> None:
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        set_field_colours(self, theme)
        self.setFont(font(self._role, u))
        margin = self.margin
        beside = margin + round((6 if self._number else PADDING) * u)
        self.setTextMargins(QMargins(beside, margin, beside, margin))
        self.updateGeometry()
        self.update()

    @property
    def margin(self) -> int:
        """Px between the widget's edge and its box."""
        return focus_margin(self._theme, self._u)

    def set_box(self, box: QRect) -> None:
        """Place the field so that its visible box is `box`."""
        margin = self.margin
        self.setGeometry(box.adjusted(-margin, -margin, margin, margin))

    def box_height(self) -> int:
        """Px of its box; never less than a fingertip."""
        words = type_size(self._role, self._u) * 1.8
        return max(TARGET, round(max(BUTTON_HEIGHT * self._u, words)))

    def sizeHint(self) -> QSize:
        margin = 2 * self.margin
        return QSize(round(WIDTH * self._u) + margin, self.box_height() + margin)

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if is_of_the_page(event):
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.typing.finish()
            self.entered.emit()
        elif self._number and key in _STEPS:
            self.typing.finish()
            self.stepped.emit(_STEPS[key])
        elif key in _STEPS:
            event.accept()  # there is one line only
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.deselect()
            self.typing.finish()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        margin = self.margin
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        paint_field(painter, box, self._theme, self._u, focused=self.hasFocus(), wrong=self._wrong)
        painter.end()
        super().paintEvent(event)
