"""What the page of teaching shows: what is listened for or came, and below it what was taught."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.commands import TEACHABLE
from massage_timer.core.key_words import key_words
from massage_timer.core.language import _
from massage_timer.core.session import Command
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.look import set_looks
from massage_timer.ui.teach import words as teach_words
from massage_timer.ui.tokens import BORDER, CHOSEN, LIGHT, RADIUS_CARD, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.paint import focus_margin, paint_box
from massage_timer.ui.widgets.segments import Segments
from massage_timer.ui.widgets.words import Words

PADDING = 28
"""Px at u = 1 within the card, as all that follow."""
GAP = 14
ROW_PADDING = 8
OVER_LIST = 28
NAMES = 0.42
"""Share of a row that the name of a button has."""


class TeachSheet(Placed, QWidget):
    """A card that listens, or asks what it heard shall mean; then the list with *Forget*."""

    forget_asked = Signal(str)
    explained = Signal()
    """The words changed, and may need more room or less."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._u = 1.0
        self._card = QRect()
        self.listening = True
        self.head = Words(Role.CHANGE_HEAD, parent=self)
        self.line = Words(Role.HANDS, "ink2", parent=self)
        self.small = Words(Role.BODY, "ink3", _(teach_words.NOT_TAUGHT), parent=self)
        self.label = Words(Role.STRONG, words=_(teach_words.SHALL_MEAN), parent=self)
        options = [_(binding.name) for binding in TEACHABLE]
        self.choice = Segments(_(teach_words.SHALL_MEAN), options, self)
        self.help = Words(Role.BODY, "ink2", parent=self)
        self.choice.picked.connect(self._explain)
        self.save = Button(_("Save"), ButtonKind.MAIN, parent=self)
        self.another = Button(_("Press another"), parent=self)
        self.list_head = Words(Role.NEXT, "accent", _("What you taught"), parent=self)
        self.none = Words(Role.BODY, "ink2", _(teach_words.NONE), parent=self)
        self.rows: list[TaughtRow] = []

    # What the page tells

    def show_listening(self, line: str = teach_words.WHAT) -> None:
        """Nothing has come yet, or nothing that can be taught, as `line` says."""
        self._show(teach_words.LISTENING, line, listening=True)

    def show_pressed(self, name: str, taught: Mapping[str, Command], full: bool) -> None:
        """Something came; it is asked what it shall mean. `full`: nothing more can be taught."""
        self._show(*teach_words.pressed_words(name, taught), asks=True)
        self._explain()
        self.save.set_reason(teach_words.full_words() if full else "")
        if full:
            self.line.set_words(teach_words.full_words())

    def show_saved(self, words: str) -> None:
        self._show(words, teach_words.LEAVE)

    def set_taught(self, taught: Mapping[str, Command]) -> None:
        """The list, in the order in which they were taught."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [TaughtRow(name, command, self) for name, command in taught.items()]
        for row in self.rows:
            row.forget.clicked.connect(
                lambda checked=False, name=row.of: self.forget_asked.emit(name)
            )
            row.show()
        # Tab comes to what is made last after all else of the page.
        for before, following in pairwise((self.another, *(row.forget for row in self.rows))):
            QWidget.setTabOrder(before, following)
        self.none.setVisible(not self.rows)

    def _show(self, head: str, line: str, *, listening: bool = False, asks: bool = False) -> None:
        self.listening = listening
        self.head.set_words(_(head))
        self.line.set_words(_(line))
        self.line.set_colour(
            "ink2" if line in (teach_words.WHAT, teach_words.LEAVE) or asks else "ink"
        )
        self.line.setVisible(bool(line))
        self.small.setVisible(listening)
        for part in (self.label, self.choice, self.help, self.save):
            part.setVisible(asks)
        self.another.setVisible(not listening)
        self.update()

    def _explain(self) -> None:
        """What the chosen command does."""
        words = _(TEACHABLE[self.choice.chosen].help)
        self.help.set_words(_("{sentence}.").format(sentence=words))
        self.explained.emit()

    # How it is drawn

    def place(self, wide: int, high: int, theme: Theme, u: float) -> None:
        """Lay it out `wide` px wide, of which a focus ring may need some at either side, for a
        view that is `high` px high. The card is always as high as a question needs, so that the
        list stands still."""
        self._theme, self._u = theme, u
        set_looks(theme, u, self.head, self.line, self.small, self.label, self.help)
        set_looks(theme, u, self.choice, self.save, self.another, self.list_head, self.none)
        margin, pad = focus_margin(theme, u), round(PADDING * u)
        left, room = margin + pad, wide - 2 * (margin + pad)
        asking = (self.head, self.line, self.label, self.choice, self.help, self.save)
        least = min(self._high(asking, room), high - 2 * left)
        shown = [part for part in (*asking, self.small) if part.isVisibleTo(self)]
        if self.another.isVisibleTo(self) and self.save not in shown:
            shown.append(self.another)
        needed = self._high(shown, room)
        y = left + max(0, least - needed) // 2
        for part in shown:
            part_high = self._high_of(part, room)
            if isinstance(part, Words):
                part.setGeometry(left, y, room, part_high)
            elif isinstance(part, Segments):
                part.set_box(QRect(left, y, room, part_high))
            else:
                self._place_buttons(part, left, y, part_high)
            y += part_high + self._after(part)
        self._card = QRect(margin, margin, wide - 2 * margin, max(least, needed) + 2 * pad)
        self._place_list(self._card.bottom() + 1 + round(OVER_LIST * u), margin, wide, theme, u)
        self.update()

    def _place_buttons(self, first: Button, left: int, top: int, high: int) -> None:
        """Save and what comes after it, equally high; or the latter alone."""
        for button in (first, self.another) if first is self.save else (first,):
            wide = button.box_size.width()
            button.set_box(QRect(left, top, wide, high))
            left += wide + round(GAP * self._u)

    def _high(self, parts: Sequence[Words | Segments | Button], room: int) -> int:
        """Px of these below one another."""
        return sum(self._high_of(p, room) + self._after(p) for p in parts) - self._after(parts[-1])

    def _high_of(self, part: Words | Segments | Button, room: int) -> int:
        return self.save.box_size.height() if isinstance(part, Button) else part.height_for(room)

    def _after(self, part: Words | Segments | Button) -> int:
        """Px of the gap below a part."""
        return round((GAP if part in (self.line, self.help) else GAP / 2) * self._u)

    def _place_list(self, y: int, margin: int, wide: int, theme: Theme, u: float) -> None:
        high = self.list_head.height_for(wide)
        self.list_head.setGeometry(margin, y, wide - 2 * margin, high)
        y += high + round(4 * u)
        if not self.rows:
            high = self.none.height_for(wide - 2 * margin)
            self.none.setGeometry(margin, y, wide - 2 * margin, high)
            y += high
        for row in self.rows:
            y = row.place(y, wide, theme, u)
        self.resize(wide, y + round(24 * u))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        edge, line = (theme.accent, CHOSEN) if self.listening else (theme.line, BORDER)
        paint_box(
            painter, QRectF(self._card), RADIUS_CARD * u, theme.panel, edge, line * u * theme.stroke
        )


class TaughtRow(Placed, QWidget):
    """What was taught to one button, and the way back."""

    def __init__(self, name: str, command: Command, parent: QWidget) -> None:
        super().__init__(parent)
        self.of = name
        self._theme = LIGHT
        self._u = 1.0
        self.name = Words(Role.MAIN_BUTTON, words=key_words(name), parent=self)
        self.means = Words(Role.HANDS, "ink2", teach_words.taught_words(name, command), parent=self)
        self.forget = Button(_("Forget"), parent=self)
        self.forget.setAccessibleName(_("Forget {key}").format(key=key_words(name)))

    def place(self, top: int, wide: int, theme: Theme, u: float) -> int:
        """Lay it out from `top`, `wide` px wide; returns where it ends."""
        self._theme, self._u = theme, u
        set_looks(theme, u, self.name, self.means, self.forget)
        margin, pad, gap = self.forget.margin, round(ROW_PADDING * u), round(GAP * u)
        size = self.forget.box_size
        room = wide - 2 * margin - size.width() - 2 * gap
        names = round(room * NAMES)
        parts = ((self.name, margin, names), (self.means, margin + names + gap, room - names))
        inner = max(size.height(), *(words.height_for(width) for words, _, width in parts))
        for words, left, width in parts:
            high = words.height_for(width)
            words.setGeometry(left, pad + (inner - high) // 2, width, high)
        left = wide - margin - size.width()
        self.forget.set_box(
            QRect(left, pad + (inner - size.height()) // 2, size.width(), size.height())
        )
        self.setGeometry(0, top, wide, inner + 2 * pad)
        return top + inner + 2 * pad

    def paintEvent(self, event: QPaintEvent) -> None:
        margin, line = self.forget.margin, max(1, round(self._u))
        place = QRect(margin, self.height() - line, self.width() - 2 * margin, line)
        painter_on(self).fillRect(place, QColor(self._theme.line))
