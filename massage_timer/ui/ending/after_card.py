"""What to do before standing up, a line for a note, and the signs that need a doctor later."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _, together
from massage_timer.core.safety import AFTER, SIGNS_LATER
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.ending.note_field import NoteField
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import HAIRLINE, LIGHT, RADIUS_CARD, Role, Theme, line_height
from massage_timer.ui.widgets.paint import paint_box
from massage_timer.ui.widgets.words import Words

ADVICE_ICONS = (Icon.TOWEL, Icon.REST, Icon.SIT_UP)
"""Of what stands in `AFTER`."""
INDENT = 42
"""Px at u = 1 from an icon's start to its words."""
ICON = 26
PADDING = 24


class DoctorSigns(Placed, QWidget):
    """The signs that need a doctor; after a session that was stopped, as a warning."""

    def __init__(self, *, warning: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warning = warning
        self._theme = LIGHT
        self._u = 1.0
        colour = "ink" if warning else "ink2"
        role = Role.HANDS if warning else Role.BODY
        self._role = role
        self.lines = [
            Words(role, colour, _(sign.text), indent=INDENT, parent=self) for sign in SIGNS_LATER
        ]
        self.setAccessibleName(together(_(sign.text) for sign in SIGNS_LATER))

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, *self.lines)
        self._place()
        self.update()

    def height_for(self, width: int) -> int:
        """Px that it needs when it is `width` px wide."""
        room = width - 2 * self._pad
        between = self._gap * (len(self.lines) - 1)
        return sum(words.height_for(room) for words in self.lines) + between + 2 * self._pad

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        icon, colour = Icon.INFO, theme.ink2
        if self._warning:
            icon, colour = Icon.WARNING, theme.glow_edge
            line = max(1.0, u) * theme.stroke
            paint_box(painter, QRectF(self.rect()), 12 * u, theme.warn, theme.glow_edge, line)
        side, first = 24 * u, line_height(self._role, u) / 2
        spot = QRectF(self._pad, self._pad + first - side / 2, side, side)
        paint_icon(painter, icon, spot, colour, theme.stroke)

    @property
    def _pad(self) -> int:
        return round(14 * self._u) if self._warning else 0

    @property
    def _gap(self) -> int:
        return round(6 * self._u)

    def _place(self) -> None:
        room, y = self.width() - 2 * self._pad, self._pad
        for words in self.lines:
            high = words.height_for(room)
            words.setGeometry(self._pad, y, room, high)
            y += high + self._gap


class AfterCard(Placed, QWidget):
    """A card of advice; under it a note, and the signs unless they stand elsewhere already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self.title = Words(Role.CARD_TITLE, words=_("Before you stand up"), parent=self)
        self.advice = [
            Words(Role.HANDS, words=_(advice.text), note=_(advice.more), indent=INDENT, parent=self)
            for advice in AFTER
        ]
        self.note = NoteField(self)
        self.note.hide()
        self.signs = DoctorSigns(warning=False, parent=self)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, self.title, *self.advice, self.note, self.signs)
        self._place()
        self.update()

    def show_note(self, shown: bool) -> None:
        """Whether there is a row for a note to stand in."""
        self.note.setVisible(shown)
        self._place()
        self.update()

    def show_signs(self, shown: bool) -> None:
        self.signs.setVisible(shown)
        self._place()
        self.update()

    def height_for(self, width: int) -> int:
        """Px that it needs when it is `width` px wide."""
        room = width - 2 * self._pad
        high = sum(words.height_for(room) + self._gap for words in (self.title, *self.advice))
        if not self.note.isHidden():
            high += self.note.height_for(room) + self._gap
        if not self.signs.isHidden():
            high += self._gap + self.signs.height_for(room)
        else:
            high -= self._gap
        return high + 2 * self._pad

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        line = HAIRLINE * theme.stroke
        paint_box(painter, QRectF(self.rect()), RADIUS_CARD * u, theme.panel, theme.line, line)
        side, first = ICON * u, line_height(Role.HANDS, u) / 2
        for words, icon in zip(self.advice, ADVICE_ICONS, strict=True):
            spot = QRectF(words.x(), words.y() + first - side / 2, side, side)
            paint_icon(painter, icon, spot, theme.accent, theme.stroke)
        if not self.signs.isHidden():
            y = self.signs.y() - self._gap
            painter.fillRect(
                QRectF(self._pad, y, self.width() - 2 * self._pad, max(1.0, u)), QColor(theme.line)
            )

    @property
    def _pad(self) -> int:
        return round(PADDING * self._u)

    @property
    def _gap(self) -> int:
        return round(16 * self._u)

    def _place(self) -> None:
        room, y = self.width() - 2 * self._pad, self._pad
        for words in (self.title, *self.advice):
            high = words.height_for(room)
            words.setGeometry(self._pad, y, room, high)
            y += high + self._gap
        if not self.note.isHidden():
            high = self.note.height_for(room)
            self.note.setGeometry(self._pad, y, room, high)
            y += high + self._gap
        self.signs.setGeometry(self._pad, y + self._gap, room, self.signs.height_for(room))
