"""A sentence to type into, as many lines high as it needs: Qt's own editor in our look."""

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from massage_timer.core.written import plain
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font
from massage_timer.ui.tokens import BUTTON_HEIGHT, LIGHT, TARGET, Role, Theme, line_height
from massage_timer.ui.widgets.field_look import paint_field, set_field_colours
from massage_timer.ui.widgets.paint import focus_margin, wrapped
from massage_timer.ui.widgets.text_field import is_of_the_page
from massage_timer.ui.widgets.typed_text import Typing

PADDING = 12
SPARE = 6
"""Px by which lines are counted as if the room were narrower than it is."""


class _Editor(Placed, QPlainTextEdit):
    """Only the words; a line end in them would be no part of a sentence."""

    entered = Signal()
    left = Signal()
    reached = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        sideways = self.horizontalScrollBar()
        sideways.rangeChanged.connect(self._stay)
        sideways.valueChanged.connect(self._stay)

    def _stay(self) -> None:
        """At the start of its lines: they end within its width, though Qt counts a few px more."""
        sideways = self.horizontalScrollBar()
        sideways.setValue(sideways.maximum() if self.isRightToLeft() else sideways.minimum())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_of_the_page(event):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(plain(source.text()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.left.emit()


class TextArea(Placed, QWidget):
    """Like a button, it keeps room round its box for the focus ring. Enter ends the typing."""

    finished = Signal(str)
    """What was typed: by Enter, when the focus leaves, or after a pause."""
    entered = Signal()
    """Enter was pressed."""
    edited = Signal()
    """A letter more or less, told at once; it may want another height."""

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        """`name` says what is written here, to screen readers; `hint`, where nothing is."""
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 0.0
        self._wrong = False
        self._showing = False
        self.editor = _Editor(self)
        self.editor.setFrameShape(QFrame.Shape.NoFrame)
        self.editor.setTabChangesFocus(True)
        self.editor.setUndoRedoEnabled(False)
        self.editor.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.document().setDocumentMargin(0)
        self.editor.setAutoFillBackground(False)
        self.editor.viewport().setAutoFillBackground(False)
        self.editor.setAccessibleName(name)
        self.editor.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setFocusProxy(self.editor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.typing = Typing(self.editor.toPlainText, self)
        self.typing.finished.connect(self.finished)
        self.editor.textChanged.connect(self._changed)
        self.editor.entered.connect(self._enter)
        self.editor.left.connect(self._left)
        self.editor.reached.connect(self.update)
        self.set_look(LIGHT, 1.0)

    def text(self) -> str:
        return self.editor.toPlainText()

    def show_text(self, text: str, written: str | None = None) -> None:
        """What is kept; it does not disturb somebody who types. See `Typing.replaces`."""
        focused = self.editor.hasFocus()
        kept = text if written is None else written
        if self.typing.replaces(text, kept, focused=focused) and text != self.text():
            place = self.editor.textCursor().position()
            self._showing = True
            self.editor.setPlainText(text)
            self._showing = False
            if focused:
                cursor = self.editor.textCursor()
                cursor.setPosition(min(place, len(text)))
                self.editor.setTextCursor(cursor)

    def set_wrong(self, wrong: bool) -> None:
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        set_field_colours(self.editor, theme)
        self.editor.setFont(font(Role.BODY, u))
        self._fit()
        self.updateGeometry()
        self.update()

    # Its size

    @property
    def margin(self) -> int:
        """Px between the widget's edge and its box."""
        return focus_margin(self._theme, self._u)

    def set_box(self, box: QRect) -> None:
        """Place the field so that its visible box is `box`."""
        margin = self.margin
        self.setGeometry(box.adjusted(-margin, -margin, margin, margin))

    def height_for(self, width: float) -> int:
        """Px that its box needs when it is `width` px wide."""
        room = width - 2 * PADDING * self._u - SPARE
        shown = self.text() or self.editor.placeholderText()
        lines = max(1, len(wrapped(shown, font(Role.BODY, self._u), room)))
        words = lines * self._line + 2 * self._above
        return max(TARGET, round(max(BUTTON_HEIGHT * self._u, words)))

    def sizeHint(self) -> QSize:
        margin, wide = 2 * self.margin, round(300 * self._u)
        return QSize(wide + margin, self.height_for(wide) + margin)

    @property
    def _line(self) -> float:
        return max(self.editor.fontMetrics().lineSpacing(), line_height(Role.BODY, self._u) * 0.93)

    @property
    def _above(self) -> float:
        return (BUTTON_HEIGHT * self._u - self._line) / 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        beside = self.margin + round(PADDING * self._u)
        above = self.margin + round(max(2.0, self._above))
        self.editor.setGeometry(self.rect().adjusted(beside, above, -beside, -self.margin - 2))

    def _changed(self) -> None:
        if not self._showing:
            self.typing.typed()
            self.edited.emit()

    def _enter(self) -> None:
        self.typing.finish()
        self.entered.emit()

    def _left(self) -> None:
        self.typing.finish()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        margin = self.margin
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        focused = self.editor.hasFocus()
        paint_field(painter, box, self._theme, self._u, focused=focused, wrong=self._wrong)
