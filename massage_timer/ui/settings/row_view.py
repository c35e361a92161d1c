"""How one row of settings looks and answers: words at the left, a choice and buttons beside."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.settings.row import Row, Values, reason_of
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.paint import focus_margin
from massage_timer.ui.widgets.segments import Segments
from massage_timer.ui.widgets.words import Words

BESIDE = 720
"""From this width on the choice stands beside its name, else below. Px at u = 1, as all here."""
NAMES = 0.4
"""Share of a row's width that the words have beside a choice."""
PADDING = 11
GAP = 10
"""Between buttons, and between them and a choice."""
NOTE_INDENT = 24
NOTE_ICON = 17
_LEFT_TO_THE_PAGE = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class RowView(Placed, QWidget):
    """It says what was picked or asked for, and shows what holds, also that it means nothing."""

    picked = Signal(object)
    """Settings by their names, with the values that they shall have."""
    asked = Signal(object)
    """The `Act` of a button that was pressed."""
    reached = Signal()
    """A part of it got the focus."""

    def __init__(self, row: Row, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self._theme = LIGHT
        self._u = 1.0
        self.name = Words(Role.MAIN_BUTTON, words=row.name, parent=self)
        self.about = Words(Role.BODY, "ink2", row.about, parent=self)
        self.note = Words(Role.BODY, "ink", indent=NOTE_INDENT, parent=self)
        self.note.hide()
        self._note_icon = Icon.INFO
        self.choice: Segments | None = None
        if row.choices:
            self.choice = Segments(row.name, [choice.words for choice in row.choices], self)
            self.choice.picked.connect(self._pick)
            self.choice.reached.connect(self.reached)
        self.buttons = tuple(_RowButton(act.words, parent=self) for act in row.acts)
        for act, button in zip(row.acts, self.buttons, strict=True):
            said = _("{button}: {setting}").format(button=act.words, setting=row.name)
            button.setAccessibleName(said)
            button.clicked.connect(lambda checked=False, act=act: self.asked.emit(act))
            button.reached.connect(self.reached)

    # What the page tells

    def show_values(self, settings: Values) -> None:
        """The option that holds, or why none of them means anything now."""
        self.row = self.row.fitted(settings)
        reason = reason_of(self.row, settings)
        told = self.row.tell(settings) if self.row.tell is not None else ""
        self.about.set_words(reason or told or self.row.about)
        self.name.set_colour("ink3" if reason else "ink")
        self.about.set_colour("ink3" if reason else "ink2")
        if self.choice is not None:
            for place, choice in enumerate(self.row.choices):
                self.choice.set_words(place, choice.words)
                self.choice.set_reason(place, reason)
            self.choice.set_chosen(self.row.chosen(settings))
        focused = any(button.hasFocus() for button in self.buttons)
        for act, button in zip(self.row.acts, self.buttons, strict=True):
            button.set_reason(reason_of(act, settings))
        if focused and not any(button.hasFocus() for button in self.buttons):
            self.take_focus()  # the one that was pressed means nothing any more

    def show_note(self, words: str, *, fine: bool = False) -> None:
        """The state of a device in a sentence; "": there is nothing to say. `fine`: it is as it
        should be."""
        self._note_icon = Icon.CHECK if fine else Icon.INFO
        self.note.set_words(words)
        self.note.setVisible(bool(words))

    @property
    def parts(self) -> list[QWidget]:
        """What can be reached by the keyboard now."""
        choices = self.choice.segments if self.choice is not None else ()
        alive = next((segment for segment in choices if segment.isEnabled()), None)
        return [*([alive] if alive else []), *(b for b in self.buttons if b.isEnabled())]

    def take_focus(self) -> None:
        """As if it were reached by Tab; nothing happens where nothing can be reached."""
        if self.choice is not None and self.choice.segments[self.choice.chosen].isEnabled():
            self.choice.take_focus()
        elif self.parts:
            self.parts[0].setFocus(Qt.FocusReason.TabFocusReason)

    # How it is drawn

    @staticmethod
    def margin_for(theme: Theme, u: float) -> int:
        """Px at either side of a row for the focus ring of a choice."""
        return focus_margin(theme, u)

    def place(self, top: int, wide: int, theme: Theme, u: float) -> int:
        """Lay it out from `top`, `wide` px wide; returns where it ends."""
        self._theme, self._u = theme, u
        controls: list[Segments | Button] = [*self.buttons]
        if self.choice is not None:
            controls.insert(0, self.choice)
        set_looks(theme, u, self.name, self.about, self.note, *controls)
        margin, pad = self.margin_for(theme, u), round(PADDING * u)
        beside = wide >= BESIDE * u
        left = round(wide * NAMES) if beside else margin
        room = wide - left - margin
        words_room = (left - pad if beside else wide - margin) - margin
        words = [self.name, self.about, *([self.note] if self.note.words else [])]
        heights = [each.height_for(words_room) for each in words]
        boxes = self._boxes(room)
        boxes_high = max(box.bottom() + 1 for box in boxes)
        if beside:
            high = max(sum(heights), boxes_high) + 2 * pad
            y, boxes_top = (high - sum(heights)) // 2, (high - boxes_high) // 2
        else:
            y, boxes_top = pad, pad + sum(heights) + round(8 * u)
            high = boxes_top + boxes_high + pad
        for each, words_high in zip(words, heights, strict=True):
            each.setGeometry(margin, y, words_room, words_high)
            y += words_high
        for control, box in zip(controls, boxes, strict=True):
            control.set_box(box.translated(left, boxes_top))
        self.setGeometry(0, top, wide, high)
        self.update()
        return top + high

    def _boxes(self, room: int) -> list[QRect]:
        """Of the choice, if there is one, and of the buttons; from the left, in `room` px."""
        gap = round(GAP * self._u)
        sizes = [button.box_size for button in self.buttons]
        if self.choice is None:
            return in_lines(sizes, room, gap)
        besides = sum(size.width() + gap for size in sizes)
        if self.choice.width_wanted() + besides <= room:
            wide, high = room - besides, self.choice.height_for(room - besides)
            after = in_lines(sizes, room, gap)
            choice = QRect(0, 0, wide, high)
            return [
                choice,
                *(box.translated(wide + gap, (high - box.height()) // 2) for box in after),
            ]
        choice = QRect(0, 0, room, self.choice.height_for(room))
        below = choice.bottom() + 1 + gap
        return [choice, *(box.translated(0, below) for box in in_lines(sizes, room, gap))]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        margin = self.name.x()
        line = max(1, round(self._u))
        place = QRect(margin, self.height() - line, self.width() - 2 * margin, line)
        painter.fillRect(place, QColor(self._theme.line))
        if self.note.words:
            side = NOTE_ICON * self._u
            first = self.note.height_for(100_000)
            spot = QRectF(self.note.x(), self.note.y() + (first - side) / 2, side, side)
            theme = self._theme
            colour = theme.accent if self._note_icon is Icon.CHECK else theme.glow_edge
            paint_icon(painter, self._note_icon, spot, colour, theme.stroke)

    def _pick(self, place: int) -> None:
        self.picked.emit(self.row.choices[place].values)


class _RowButton(Button):
    """A button that leaves the way from row to row to the page, and tells that it was reached."""

    reached = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEFT_TO_THE_PAGE:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()


def in_lines(sizes: Sequence[QSize], room: int, gap: int) -> list[QRect]:
    """Boxes of these sizes from the left, in as many lines as they need in `room` px."""
    boxes: list[QRect] = []
    x = y = high = 0
    for size in sizes:
        if x and x + size.width() > room:
            x, y, high = 0, y + high + gap, 0
        boxes.append(QRect(QPoint(x, y), QSize(min(size.width(), room), size.height())))
        x, high = x + size.width() + gap, max(high, size.height())
    return boxes
