"""A drawn leg to choose on: how high the hands may come, and where it is sore."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.language import N_, _
from massage_timer.core.names import LEG_NAMES
from massage_timer.core.routine import Height, Side, Zone
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import BORDER, CHOSEN, LIGHT, TARGET, Theme
from massage_timer.ui.widgets.leg_picker_parts import LineHandle, ZoneName
from massage_timer.ui.widgets.paint import hatch

WIDTH = 330
"""Px at u = 1, as all that follow."""
HEIGHT = 590
LEG = QRectF(4, 34, 186, 532)
"""Room of the map, which has wide margins at its sides."""
WORDS_AT = 190
ROW = 36
"""Least distance of two words where there is room, and their height."""
PILL = QRectF(184, 0, 138, 44)
NEAR = 14
"""So near to the line, a press takes hold of it."""
NOT_TODAY = N_("not today")
SORE = N_("sore")


class LegPicker(Placed, QWidget):
    """Says what was picked; its page decides, and tells it what to show.

    The line is dragged by its handle, or set by a click beside the leg and by the arrows. A zone
    below it is sore or not by a click and by Space; a click on one above it lifts the line there.
    """

    height_picked = Signal(Height)
    zone_picked = Signal(Zone)
    """A zone below the line was clicked: sore if it was not, and the other way round."""

    def __init__(self, upright: LegMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A leg and what its zones are called stand the same way in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._source = self._map = upright
        self._theme = LIGHT
        self._u = 1.0
        self._side = Side.LEFT
        self._height = Height.HIP
        self._sore: frozenset[Zone] = frozenset()
        self._held = False
        self.handle = LineHandle(self)
        self.zones = tuple(ZoneName(zone, self) for zone in Zone)
        """What the zones are called; the keyboard's way to them."""
        for name in self.zones:
            name.picked.connect(self._pick_zone)
            name.left.connect(self._move_focus)
            name.reached.connect(self._remember_focus)
        self._remember_focus(Zone.FOOT)
        self.handle.moved.connect(self._move_line)
        self.handle.dragged.connect(self._hold_line_at)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._tell()

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, self.handle, *self.zones)
        self._fit()
        self.updateGeometry()
        self.update()

    def set_leg(self, side: Side) -> None:
        """Which leg it shows; the right one is the left one mirrored."""
        if side is not self._side:
            self._side = side
            self._fit()
            self._tell()

    def set_height(self, height: Height) -> None:
        """Where the line lies."""
        if height is not self._height:
            self._height = height
            self._fit()
            self._tell()

    def set_sore(self, zones: frozenset[Zone]) -> None:
        if zones != self._sore:
            self._sore = zones
            self._tell()

    def sizeHint(self) -> QSize:
        return QSize(round(WIDTH * self._u), round(HEIGHT * self._u))

    # How it answers

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        zone = self._zone_at(at)
        if abs(at.y() - self._stop(self._height)) <= NEAR * self._u or zone is None:
            self._held = True
            self._hold_line_at(at.y())
        else:
            self._pick_zone(zone, at.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._hold_line_at(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = False

    def _hold_line_at(self, y: float) -> None:
        """The line follows the pointer from one height to the nearest other."""
        self._pick_height(min(Height, key=lambda height: abs(self._stop(height) - y)))

    def _move_line(self, by: int) -> None:
        self._pick_height(Height(min(max(self._height + by, 0), len(Height) - 1)))

    def _pick_height(self, height: Height) -> None:
        if height is not self._height:
            self.height_picked.emit(height)

    def _pick_zone(self, zone: Zone, y: float | None = None) -> None:
        """A zone was clicked at `y`, or, without one, as a whole."""
        line = self._stop(self._height)
        if zone > self._height.zone or (y is not None and y < line):
            above = [height for height in Height if height.zone >= zone]
            reached = [h for h in above if y is None or self._stop(h) <= y] or above[-1:]
            self._pick_height(reached[0])
        else:
            self.zone_picked.emit(zone)

    def _move_focus(self, zone: Zone, by: int) -> None:
        self.zones[min(max(zone + by, 0), len(Zone) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember_focus(self, zone: Zone) -> None:
        """The names have one place in the order of the focus; arrows go from one to the next."""
        for name in self.zones:
            here = name.zone is zone
            name.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _zone_at(self, at: QPointF) -> Zone | None:
        """What was clicked; a click just beside a zone was meant for it."""
        near = NEAR * self._u
        spot = QRectF(at.x() - near, at.y() - near, 2 * near, 2 * near)
        hit = [s.zone for s in self._map.zones if s.path.contains(at)]
        hit += [s.zone for s in self._map.zones if s.path.intersects(spot)]
        return hit[0] if hit else None

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        for shape in self._map.zones:
            self._paint_zone(painter, shape.zone, shape.path)
        painter.fillPath(self._map.lines, QColor(theme.idle_edge))
        line = QPen(QColor(theme.accent), CHOSEN * u * theme.stroke)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(line)
        y = self._stop(self._height)
        painter.drawLine(QPointF(8 * u, y), QPointF(self.handle.box.left(), y))

    def _paint_zone(self, painter: QPainter, zone: Zone, path: QPainterPath) -> None:
        """Below the line it is filled, above it dashed; the line may cross it."""
        theme, u = self._theme, self._u
        below = QPainterPath()
        below.addRect(QRectF(self.rect()).adjusted(0, self._stop(self._height), 0, 0))
        within = path.intersected(below) if zone == self._height.zone else path
        if zone > self._height.zone or within is not path:
            pen = QPen(QColor(theme.idle_edge), BORDER * u * theme.stroke)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3.4, 2.6])
            painter.strokePath(path.subtracted(below), pen)
        if zone > self._height.zone:
            return
        sore = zone in self._sore
        painter.fillPath(within, QColor(theme.idle))
        if sore and theme.outlined:
            lines = hatch(QColor(theme.glow), 2 * u, 8 * u, self.devicePixelRatioF())
            painter.fillPath(within, lines)
        elif sore:
            painter.fillPath(within, QColor(theme.glow))
        width = (CHOSEN if sore else BORDER) * u * theme.stroke
        pen = QPen(QColor(theme.glow_edge if sore else theme.idle_edge), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(within, pen)

    def _stop(self, height: Height) -> float:
        """Where the line lies at a height, px from the top."""
        boxes = [shape.path.boundingRect() for shape in self._map.zones]
        if height is Height.MID_THIGH:
            return boxes[Zone.THIGH].center().y()
        if height is Height.HIP:
            return boxes[Zone.HIP].top()
        return (boxes[height.zone].top() + boxes[height.zone + 1].bottom()) / 2

    def _fit(self) -> None:
        """Leg, handle and words to their places for this size."""
        u = self._u
        room = QRectF(LEG.topLeft() * u, LEG.size() * u)
        room.setBottom(self.height() - (HEIGHT - LEG.bottom()) * u)
        self._map = self._source.fitted(room, mirrored=self._side is Side.RIGHT)
        pill = QRectF(PILL.left() * u, 0, PILL.width() * u, max(PILL.height() * u, TARGET))
        pill.moveTop(self._stop(self._height) - pill.height() / 2)
        self.handle.set_box(pill)
        # A low leg leaves little room below a low line, and then the words stand closer.
        below = (self.height() - pill.bottom()) / (self._height.zone + 1)
        usual = min(ROW * u, below)
        wide = self.width() - WORDS_AT * u - 2 * u
        rows = [name.height_for(wide, usual) for name in self.zones]
        for name, high, middle in zip(self.zones, rows, self._places(pill, rows), strict=True):
            row = QRectF(WORDS_AT * u, middle - high / 2, wide, high)
            name.setGeometry(row.toRect())
        self.update()

    def _places(self, pill: QRectF, rows: list[float]) -> list[float]:
        """The middles of the words, by zone: beside it, and none over another or the pill."""
        places = [shape.anchor.y() for shape in self._map.zones]
        covered = self._height.zone
        if self._height is Height.MID_THIGH:
            box = self._map.shape(Zone.THIGH).path.boundingRect()
            places[Zone.THIGH] = (pill.center().y() + box.bottom()) / 2
        ceiling = pill.bottom()
        for zone in range(covered, -1, -1):
            places[zone] = max(places[zone], ceiling + rows[zone] / 2)
            ceiling = places[zone] + rows[zone] / 2
        floor = float(self.height())
        for zone in range(covered + 1):
            places[zone] = min(places[zone], floor - rows[zone] / 2)
            floor = places[zone] - rows[zone] / 2
        floor = pill.top()
        for zone in range(covered + 1, len(places)):
            places[zone] = min(places[zone], floor - rows[zone] / 2)
            floor = places[zone] - rows[zone] / 2
        return places

    def _tell(self) -> None:
        """The words of everything, for eyes and for readers."""
        words = _("{leg}: how high, and where it is sore").format(leg=_(LEG_NAMES[self._side]))
        self.setAccessibleName(words)
        self.handle.set_height(self._height)
        for name in self.zones:
            state = SORE if name.zone in self._sore else ""
            if name.zone > self._height.zone:
                state = NOT_TODAY
            name.set_state(_(state), strong=state == SORE, faint=state == NOT_TODAY)
        self._fit()
