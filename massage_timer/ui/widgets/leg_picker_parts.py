"""What on a drawn leg can have the focus: the handle of the line, and the names of the zones."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from massage_timer.core.language import N_, _
from massage_timer.core.names import ZONE_NAMES
from massage_timer.core.routine import Height, Zone
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import fitting, line_step
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import (
    FOCUS_WIDTH,
    LIGHT,
    RADIUS_PILL,
    RADIUS_ROW,
    Role,
    Theme,
    line_height,
)
from massage_timer.ui.widgets.paint import (
    FOCUS_MARGIN,
    paint_box,
    paint_focus,
    paint_line,
    rounded,
    wrapped,
)

UP_TO = N_("Up to here")
_UP_TO = {
    Height.ANKLE: N_("Up to: ankle"),
    Height.BELOW_KNEE: N_("Up to: below the knee"),
    Height.MID_THIGH: N_("Up to: mid-thigh"),
    Height.HIP: N_("Up to: hip"),
}
_UP = (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_PageUp)
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_PageDown)
AROUND = 9
"""Px at u = 1 beside a zone's name."""


class LineHandle(Placed, QAbstractButton):
    """The end of the line, which is held to move it; the arrows move it as well."""

    moved = Signal(int)
    """So many heights up, or down where it is less than 0."""
    dragged = Signal(float)
    """To this y of the widget that it stands on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._box = QRectF()
        self.setText(_(UP_TO))
        self.setAccessibleName(_("How high"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    @property
    def box(self) -> QRectF:
        """The pill, on the widget that it stands on; round it there is room for the focus."""
        return self._box

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.update()

    def set_box(self, box: QRectF) -> None:
        away = FOCUS_MARGIN * self._u
        self.setGeometry(box.adjusted(-away, -away, away, away).toAlignedRect())
        self._box = box

    def set_height(self, height: Height) -> None:
        self.setAccessibleDescription(_(_UP_TO[height]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _UP or event.key() in _DOWN:
            self.moved.emit(1 if event.key() in _UP else -1)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.moved.emit(len(Height) if event.key() == Qt.Key.Key_Home else -len(Height))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isDown():
            self.dragged.emit(self.mapToParent(event.position()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        box = self._box.translated(-self.x(), -self.y())
        fill = theme.accent_down if self.isDown() else theme.accent
        paint_box(painter, box, RADIUS_PILL * u, fill)
        if self.hasFocus():
            paint_focus(painter, box, RADIUS_PILL * u, theme, u)
        icon = 17 * u
        spot = QRectF(box.left() + 14 * u, box.center().y() - icon / 2, icon, icon)
        paint_icon(painter, Icon.STAY_HERE, spot, theme.onaccent, theme.stroke)
        x = spot.right() + 7 * u
        room = box.right() - x - 10 * u
        used = fitting(_(UP_TO), Role.STRONG, u, room)
        lines = wrapped(_(UP_TO), used, room)
        step = line_step(used, Role.STRONG) * 0.9  # a pill is low
        top = box.center().y() - step * (len(lines) - 1) / 2
        for place, words in enumerate(lines):
            paint_line(painter, used, theme.onaccent, x, top + place * step, words)


class ZoneName(Placed, QAbstractButton):
    """A zone in words, and what it is besides."""

    picked = Signal(Zone)
    left = Signal(Zone, int)
    """The arrows go on, to the zone above (1) or below (-1)."""
    reached = Signal(Zone)

    def __init__(self, zone: Zone, parent: QWidget) -> None:
        super().__init__(parent)
        self.zone = zone
        self._theme = LIGHT
        self._u = 1.0
        self._state = ""
        self._strong = self._faint = False
        self.setCheckable(True)
        self.set_state("")
        self.clicked.connect(self._pick)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.update()

    def set_state(self, state: str, *, strong: bool = False, faint: bool = False) -> None:
        """One word or two after the name; "" for none."""
        name = _(ZONE_NAMES[self.zone])
        self._state, self._strong, self._faint = state, strong, faint
        self.setChecked(strong)
        self.setText(_("{zone}, {state}").format(zone=name, state=state) if state else name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(state)
        self.update()

    def height_for(self, width: float, usual: float) -> float:
        """Px: as high as usual, or as high as two lines where the words do not fit in one."""
        if len(self._lines(width)) == 1:
            return usual
        return line_height(self._role, self._u) + line_height(Role.SMALL, self._u)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _UP or event.key() in _DOWN:
            self.left.emit(self.zone, 1 if event.key() in _UP else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # it is the page's own button that Enter presses
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Whoever hears `picked` says what it is then."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.reached.emit(self.zone)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        width = FOCUS_WIDTH * u * theme.stroke
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        if self.isDown() or self.underMouse():
            ground = theme.sunk if self.isDown() else theme.tint
            painter.fillPath(rounded(box, RADIUS_ROW * u), QColor(ground))
        if self.hasFocus():
            painter.strokePath(rounded(box, RADIUS_ROW * u), QPen(QColor(theme.focus), width))
        colour = theme.ink2 if self._faint else theme.ink
        middle = self.height() / 2
        name, *state = self._lines(self.width())
        used = fitting(name, self._role, u, self.width() - AROUND * u)
        if state:
            small = fitting(state[0], Role.SMALL, u, self.width() - AROUND * u)
            lower = line_height(Role.SMALL, u)
            middle -= lower / 2
            below = middle + (line_height(self._role, u) + lower) / 2
            paint_line(painter, small, colour, 7 * u, below, state[0])
        paint_line(painter, used, colour, 7 * u, middle, name)

    @property
    def _role(self) -> Role:
        return Role.STRONG if self._strong else Role.BODY

    def _lines(self, width: float) -> list[str]:
        """In one, as small as may be; else what it is besides stands under the name."""
        room = width - AROUND * self._u
        used = fitting(self.text(), self._role, self._u, room)
        if not self._state or QFontMetricsF(used).horizontalAdvance(self.text()) <= room:
            return [self.text()]
        return [_(ZONE_NAMES[self.zone]), self._state]

    def _pick(self) -> None:
        self.picked.emit(self.zone)
