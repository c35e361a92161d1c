"""The session's controls: an icon and a word without a box, which fade while nobody wants them."""

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from massage_timer.core.language import N_, _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import fitting, font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import (
    CHOSEN,
    CONTROL_HEIGHT,
    CONTROL_WIDTH,
    FOCUS_WIDTH,
    LIGHT,
    RADIUS_BUTTON,
    TARGET,
    Role,
    Theme,
    type_size,
)
from massage_timer.ui.widgets.paint import paint_box, paint_centred, rounded

ICON = 26


_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class QuietControl(Placed, QAbstractButton):
    """One control of the session. The focus ring lies inside it, for its neighbours are near."""

    def __init__(
        self, words: str, icon: Icon, danger: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._danger = danger
        self._theme = LIGHT
        self._u = 1.0
        self._later: tuple[str, ...] = ()
        self._faded = 0.0
        self._named = True
        self._strong = False
        self._reason = ""
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setAutoRepeat(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        self.updateGeometry()
        self.update()

    def keep_room_for(self, *words: str) -> None:
        """It will show these later on, and is then as wide as it is now."""
        self._later = words

    def set_face(self, words: str, icon: Icon) -> None:
        """Another word and icon, as when Pause becomes Go on."""
        if words == self.text() and icon is self._icon:
            return
        self._icon = icon
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(self._reason or words)
        self.updateGeometry()
        self.update()

    def set_reason(self, reason: str) -> None:
        """Why it cannot be done now; empty: it can. It stays pressable, so that it can say why."""
        if reason != self._reason:
            self._reason = reason
            self.setToolTip(reason or self.text())
            self.setAccessibleDescription(reason)
            self.update()

    def set_named(self, named: bool) -> None:
        """Whether the word is shown; the name stays in the tool tip and for screen readers."""
        if named != self._named:
            self._named = named
            self.update()

    @property
    def strong(self) -> bool:
        """It stands out, because it may be wanted now."""
        return self._strong

    def set_strong(self, strong: bool) -> None:
        if strong != self._strong:
            self._strong = strong
            self.update()

    def set_faded(self, faded: float) -> None:
        """0: fully there; 1: not seen. It can be pressed all the while."""
        if faded != self._faded:
            self._faded = faded
            self.update()

    def sizeHint(self) -> QSize:
        # Below 800 x 480 the floor of the word keeps the width.
        words = font(Role.SMALL, self._u)
        wide = max(
            CONTROL_WIDTH * self._u,
            *(
                QFontMetricsF(words).horizontalAdvance(each) + 8 * self._u
                for each in (self.text(), *self._later)
            ),
            52.0,
        )
        high = max(CONTROL_HEIGHT * self._u, 56.0)
        return QSize(max(TARGET, round(wide)), max(TARGET, round(high)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()  # keys of the session, though Qt would move the focus with them
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            self._paint_focus(painter)
        painter.setOpacity(1 - self._faded)
        self._paint_ground(painter)
        self._paint_face(painter, self.text())

    def _paint_ground(self, painter: QPainter) -> None:
        theme, u = self._theme, self._u
        box = QRectF(self.rect()).adjusted(4 * u, 4 * u, -4 * u, -4 * u)
        if self.isDown():
            paint_box(painter, box, RADIUS_BUTTON * u, theme.sunk, theme.line, 1)
        elif self._strong or self.underMouse():
            paint_box(painter, box, RADIUS_BUTTON * u, theme.tint)

    def _paint_focus(self, painter: QPainter) -> None:
        width = FOCUS_WIDTH * self._u * self._theme.stroke
        half = width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = (RADIUS_BUTTON + 3) * self._u
        painter.strokePath(rounded(box, radius), QPen(QColor(self._theme.focus), width))

    def _paint_face(self, painter: QPainter, words: str) -> None:
        theme, u = self._theme, self._u
        colour = theme.ink if self._strong or self.underMouse() else theme.ink2
        if self._danger:
            colour = theme.stop
        if self._reason:
            colour = theme.ink3
        side = ICON * max(u, 0.8)
        word = type_size(Role.SMALL, u)
        gap = 4 * u
        whole = side + gap + word if self._named else side
        top = (self.height() - whole) / 2 + (1 if self.isDown() else 0)
        spot = QRectF((self.width() - side) / 2, top, side, side)
        paint_icon(painter, self._icon, spot, colour, theme.stroke)
        if self._named:
            middle = spot.center()
            middle.setY(spot.bottom() + gap + word * 0.5)
            room = self.width() - 4 * u
            paint_centred(painter, fitting(words, Role.SMALL, u, room), colour, middle, words)
        if self._reason:
            self._paint_refused(painter, spot)

    def _paint_refused(self, painter: QPainter, spot: QRectF) -> None:
        """A dashed line under the icon: not now."""
        pen = QPen(QColor(self._theme.edge), max(1.0, 1.5 * self._u))
        pen.setDashPattern([2.4, 2])
        painter.setPen(pen)
        painter.drawLine(spot.bottomLeft(), spot.bottomRight())


class HoldButton(QuietControl):
    """A control that must be held, Stop above all: a ring closes round it meanwhile.

    It has no clock. Whoever owns it hears `held` and `let_go`, sets the progress as time passes
    and acts when it is full. A mouse button, Space and Enter hold it alike.
    """

    held = Signal()
    let_go = Signal()

    def __init__(
        self, words: str, icon: Icon, hold_words: str = N_("Hold"), parent: QWidget | None = None
    ) -> None:
        super().__init__(words, icon, danger=True, parent=parent)
        self._hold_words = _(hold_words)
        self._progress = 0.0
        self.setAccessibleDescription(_("Hold for a second"))
        self.pressed.connect(self.held)
        self.released.connect(self.let_go)

    def set_progress(self, progress: float) -> None:
        """How much of the ring is closed, 0 to 1."""
        progress = min(max(progress, 0.0), 1.0)
        if progress != self._progress:
            self._progress = progress
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat() and not self.isDown():
                self.setDown(True)
                self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._let_go()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._let_go()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            self._paint_focus(painter)
        self._paint_ground(painter)
        holding = self._progress > 0 or self.isDown()
        self._paint_face(painter, self._hold_words if holding else self.text())
        if self._progress > 0:
            self._paint_progress(painter)

    def _paint_progress(self, painter: QPainter) -> None:
        """The closing ring, from the middle of the upper edge clockwise."""
        width = CHOSEN * self._u * self._theme.stroke
        half = width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = (RADIUS_BUTTON + 3) * self._u
        ring = _ring_from_top(box, radius)
        pen = QPen(QColor(self._theme.stop), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        length = ring.length() / width
        pen.setDashPattern([max(0.01, length * self._progress), math.ceil(length) + 1])
        painter.strokePath(ring, pen)

    def _let_go(self) -> None:
        if self.isDown():
            self.setDown(False)
            self.released.emit()


def _ring_from_top(box: QRectF, radius: float) -> QPainterPath:
    """A rounded box as one line that begins and ends in the middle of its upper edge."""
    turn = 2 * radius
    path = QPainterPath()
    path.moveTo(box.center().x(), box.top())
    path.lineTo(box.right() - radius, box.top())
    path.arcTo(QRectF(box.right() - turn, box.top(), turn, turn), 90, -90)
    path.lineTo(box.right(), box.bottom() - radius)
    path.arcTo(QRectF(box.right() - turn, box.bottom() - turn, turn, turn), 0, -90)
    path.lineTo(box.left() + radius, box.bottom())
    path.arcTo(QRectF(box.left(), box.bottom() - turn, turn, turn), 270, -90)
    path.lineTo(box.left(), box.top() + radius)
    path.arcTo(QRectF(box.left(), box.top(), turn, turn), 180, -90)
    path.lineTo(box.center().x(), box.top())
    return path
