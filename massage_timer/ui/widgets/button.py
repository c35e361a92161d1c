"""Buttons with a box: plain ones, chips, the page's main one, the two big answers, Start."""

from dataclasses import dataclass
from enum import Enum, unique

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from massage_timer.core.language import _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font, styled_font, width_of
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import (
    ANSWER_HEIGHT,
    BORDER,
    BUTTON_HEIGHT,
    LIGHT,
    RADIUS_BIG,
    RADIUS_BUTTON,
    RADIUS_START,
    START_HEIGHT,
    TARGET,
    Role,
    Theme,
    type_size,
)
from massage_timer.ui.widgets.paint import (
    focus_margin,
    paint_box,
    paint_centred,
    paint_focus,
    paint_line,
    rounded,
)


@dataclass(frozen=True, slots=True)
class _Shape:
    height: float
    radius: float
    padding: float
    role: Role


@unique
class ButtonKind(Enum):
    """How much weight a button has. The two answers are equally large and equally strong."""

    PLAIN = "plain"
    BARE = "bare"
    """Words alone until it is pointed at."""
    MAIN = "main"
    ANSWER = "answer"
    OTHER_ANSWER = "other answer"
    CHOICE = "choice"
    """A plain one as large as an answer."""
    START = "start"
    LETTERS = "letters"
    """A plain one as large as a thumb, for a few letters."""
    CHIP = "chip"
    """Something that was marked; a press takes it away."""


_SHAPES = {
    ButtonKind.PLAIN: _Shape(BUTTON_HEIGHT, RADIUS_BUTTON, 20, Role.BUTTON),
    ButtonKind.BARE: _Shape(BUTTON_HEIGHT, RADIUS_BUTTON, 14, Role.BODY),
    ButtonKind.MAIN: _Shape(54, RADIUS_BUTTON, 28, Role.MAIN_BUTTON),
    ButtonKind.ANSWER: _Shape(ANSWER_HEIGHT, RADIUS_BIG, 28, Role.BIG_ANSWER),
    ButtonKind.OTHER_ANSWER: _Shape(ANSWER_HEIGHT, RADIUS_BIG, 28, Role.BIG_ANSWER),
    ButtonKind.CHOICE: _Shape(ANSWER_HEIGHT, RADIUS_BIG, 28, Role.BIG_ANSWER),
    ButtonKind.START: _Shape(START_HEIGHT, RADIUS_START, 40, Role.START),
    ButtonKind.LETTERS: _Shape(64, RADIUS_BUTTON, 12, Role.BIG_ANSWER),
    ButtonKind.CHIP: _Shape(BUTTON_HEIGHT, RADIUS_BUTTON, 12, Role.BUTTON),
}
ICON = 22
KEY_PADDING = 9


class Button(Placed, QAbstractButton):
    """A button with words, and perhaps an icon before and a key cap after them.

    The widget is larger than its box by the room the focus ring needs: place it with `set_box`,
    or in a layout and mind `margin`. Enter presses it, as Space does.
    """

    def __init__(
        self,
        words: str,
        kind: ButtonKind = ButtonKind.PLAIN,
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self._key: str | Icon | None = None
        self._reason = ""
        self._named = True
        self._theme = LIGHT
        self._u = 1.0
        self.setText(words)
        self.setAccessibleName(words)
        self.setAutoRepeat(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> ButtonKind:
        return self._kind

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        self.updateGeometry()
        self.update()

    def set_words(self, words: str) -> None:
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.updateGeometry()

    def set_face(self, words: str, icon: Icon) -> None:
        """Other words and another icon, for a button that switches between two states."""
        self._icon = icon
        self.set_words(words)
        self.update()

    def set_icon(self, icon: Icon | None) -> None:
        if icon is not self._icon:
            self._icon = icon
            self.updateGeometry()
            self.update()

    def set_named(self, named: bool) -> None:
        """Whether the words stand beside the icon, or, where room is short, in the tool tip."""
        if named != self._named:
            self._named = named
            self.setToolTip(self._reason or ("" if named else self.text()))
            self.updateGeometry()
            self.update()

    def set_key(self, key: str | Icon | None) -> None:
        """The key that does the same, shown as a cap after the words."""
        self._key = key
        self._describe()
        self.updateGeometry()
        self.update()

    def set_reason(self, reason: str) -> None:
        """Why it cannot be pressed, in words; empty: it can."""
        if reason == self._reason:
            return
        self._reason = reason
        self.setEnabled(not reason)
        self.setToolTip(reason or ("" if self._named else self.text()))
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Say aloud what stands beside the words: the reason, or the key."""
        key = _("Key {key}").format(key=self._key) if isinstance(self._key, str) else ""
        self.setAccessibleDescription(self._reason or key)

    def set_box(self, box: QRect) -> None:
        """Place the button so that its visible box is `box`."""
        margin = self.margin
        self.setGeometry(box.adjusted(-margin, -margin, margin, margin))

    @property
    def margin(self) -> int:
        """Px between the widget's edge and its box, for the focus ring."""
        return focus_margin(self._theme, self._u)

    @property
    def box(self) -> QRect:
        margin = self.margin
        return self.rect().adjusted(margin, margin, -margin, -margin)

    @property
    def box_size(self) -> QSize:
        """What the visible box wants; never less than a fingertip."""
        shape, u = _SHAPES[self._kind], self._u
        words = width_of(self._shown, shape.role, u)
        width = words + self._icon_room + self._key_room + 2 * shape.padding * u
        height = max(shape.height * u, type_size(shape.role, u) * 2)
        return QSize(max(TARGET, round(width)), max(TARGET, round(height)))

    def sizeHint(self) -> QSize:
        margin = 2 * self.margin
        return self.box_size + QSize(margin, margin)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _shown(self) -> str:
        return self.text() if self._named else ""

    def hitButton(self, pos: QPoint) -> bool:
        return self.box.contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # with it an arrow is no way to the next button
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.box)
        radius = min(_SHAPES[self._kind].radius * self._u, box.height() / 2)
        if self.hasFocus():
            paint_focus(painter, box, radius, self._theme, self._u)
        if self.isDown():
            painter.translate(0, max(1.0, round(self._u)))
        self._paint_ground(painter, box, radius)
        self._paint_words(painter, box)

    def _paint_ground(self, painter: QPainter, box: QRectF, radius: float) -> None:
        theme, u = self._theme, self._u
        line = BORDER * u * theme.stroke
        hovered = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            paint_box(painter, box, radius, theme.sunk, theme.edge, line, dashed=True)
            return
        match self._kind:
            case ButtonKind.PLAIN | ButtonKind.LETTERS | ButtonKind.CHOICE:
                fill = theme.sunk if self.isDown() else theme.tint if hovered else theme.panel
                paint_box(painter, box, radius, fill, theme.edge, line)
                return
            case ButtonKind.BARE:
                if self.isDown() or hovered:
                    paint_box(painter, box, radius, theme.sunk if self.isDown() else theme.tint)
                return
            case ButtonKind.CHIP:
                fill = theme.sunk if self.isDown() else theme.panel if hovered else theme.warn
                paint_box(painter, box, radius, fill, theme.glow_edge, line)
                return
            case ButtonKind.OTHER_ANSWER:
                fill = theme.ink2 if self.isDown() else theme.ink
            case _:
                fill = theme.accent_hover if hovered else theme.accent
                fill = theme.accent_down if self.isDown() else fill
        paint_box(painter, box, radius, fill)
        if hovered and not self.isDown():
            away = 3 * u
            inner = rounded(box.adjusted(away, away, -away, -away), radius - away)
            soft = QColor(self._ink)
            soft.setAlphaF(0.75)
            painter.strokePath(inner, QPen(soft, 2 * u))

    @property
    def _ink(self) -> str:
        """The colour of the words."""
        theme = self._theme
        if not self.isEnabled():
            return theme.ink3
        match self._kind:
            case ButtonKind.PLAIN | ButtonKind.LETTERS | ButtonKind.CHOICE | ButtonKind.CHIP:
                return theme.ink
            case ButtonKind.BARE:
                return theme.ink if self.underMouse() else theme.ink2
            case ButtonKind.OTHER_ANSWER:
                return theme.panel
            case _:
                return theme.onaccent

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        u, colour = self._u, self._ink
        words = self._fitted(box.width() - self._icon_room - self._key_room - 12 * u)
        width = QFontMetricsF(words).horizontalAdvance(self._shown)
        x = box.center().x() - (width + self._icon_room + self._key_room) / 2
        middle = box.center().y()
        if self._reason and box.height() >= 60 * u:
            reason = font(Role.SMALL, u)
            middle -= type_size(Role.SMALL, u) * 0.75
            below = QPointF(box.center().x(), middle + type_size(Role.BIG_ANSWER, u) * 1.15)
            paint_centred(painter, reason, self._theme.ink3, below, self._reason)
        if self._icon is not None:
            side = self._icon_side
            paint_icon(painter, self._icon, QRectF(x, middle - side / 2, side, side), colour)
        x += self._icon_room
        x += paint_line(painter, words, colour, x, middle, self._shown)
        if self._key is not None:
            self._paint_key(painter, x + 10 * u, middle, colour)

    def _fitted(self, room: float) -> QFont:
        role = _SHAPES[self._kind].role
        width = width_of(self._shown, role, self._u)
        if width <= room or width == 0:
            return font(role, self._u)
        return styled_font(role.value, type_size(role, self._u) * max(0.75, room / width))

    def _paint_key(self, painter: QPainter, x: float, middle: float, colour: str) -> None:
        u = self._u
        height = type_size(Role.KEY, u) * 1.5
        cap = QRectF(x, middle - height / 2, self._key_width, height)
        painter.strokePath(rounded(cap, 6 * u), QPen(QColor(colour), max(1.0, 1.3 * u)))
        if isinstance(self._key, Icon):
            side = height * 0.72
            inner = QRectF(0, 0, side, side)
            inner.moveCenter(cap.center())
            paint_icon(painter, self._key, inner, colour)
        elif self._key:
            paint_centred(painter, font(Role.KEY, u), colour, cap.center(), self._key)

    @property
    def _icon_side(self) -> float:
        return max(ICON * self._u, type_size(_SHAPES[self._kind].role, self._u) * 1.15)

    @property
    def _icon_room(self) -> float:
        if self._icon is None:
            return 0.0
        return self._icon_side + (10 * self._u if self._named else 0.0)

    @property
    def _key_room(self) -> float:
        return self._key_width + 10 * self._u if self._key is not None else 0.0

    @property
    def _key_width(self) -> float:
        padding = 2 * KEY_PADDING * self._u
        if isinstance(self._key, str):
            return width_of(self._key, Role.KEY, self._u) + padding
        return type_size(Role.KEY, self._u) + padding
