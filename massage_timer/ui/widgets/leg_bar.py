"""The leg as a progress bar: what is done, where the hands are, what comes next."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.frame import Mark, ZoneMark
from massage_timer.core.language import N_, _, pgettext
from massage_timer.core.names import LEG_NAMES, WHOLE_LEG, ZONE_NAMES
from massage_timer.core.routine import Side, Zone
from massage_timer.pictures.leg_map import LegMap, ZoneShape
from massage_timer.ui.direction import Placed, painter_on, write
from massage_timer.ui.fonts import font
from massage_timer.ui.tokens import HAIRLINE, LIGHT, PRESENT_ZONE, Role, Theme
from massage_timer.ui.widgets.paint import baseline, hatch

WIDTH = 392
HEIGHT = 96
NOTCH = 10
_MARK_WORDS = {
    # Translators: how far a zone of the leg is, such as "Foot done"
    Mark.DONE: N_("{zone} done"),
    Mark.PRESENT: N_("{zone} now"),
    Mark.NEXT: N_("{zone} next"),
    Mark.LATER: N_("{zone} later"),
    Mark.LEFT_OUT: N_("{zone} left out"),
}


class LegBar(Placed, QWidget):
    """One leg's zones and how far they are done. A right leg is mirrored, like its pictures."""

    def __init__(self, leg_map: LegMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = leg_map
        self._map = leg_map
        self._theme = LIGHT
        self._u = 1.0
        self._side = Side.LEFT
        self._marks: tuple[ZoneMark, ...] = ()
        self._half = False
        self._named = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        self._fit()
        self.updateGeometry()
        self.update()

    def set_leg(self, side: Side, marks: tuple[ZoneMark, ...], half: bool = False) -> None:
        """The leg, one mark for each zone shown, and whether half of its time is over."""
        if (side, marks, half) == (self._side, self._marks, self._half):
            return
        names_change = side is not self._side or [(m.zone, m.mark) for m in marks] != [
            (m.zone, m.mark) for m in self._marks
        ]
        turned = side is not self._side
        self._side, self._marks, self._half = side, marks, half
        if turned:
            self._fit()
        if names_change:
            zones = pgettext("list", ", ").join(
                _(_MARK_WORDS[m.mark]).format(zone=_(ZONE_NAMES[m.zone])) for m in marks
            )
            name = _("{leg}: {zones}").format(leg=_(LEG_NAMES[side]), zones=zones)
            self.setAccessibleName(name)
        self.update()

    def set_named(self, named: bool) -> None:
        """Whether the name of the present zone stands above it."""
        if named != self._named:
            self._named = named
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(WIDTH * self._u), round(HEIGHT * self._u))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._marks:
            return
        painter = painter_on(self, mirrored=False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Heavy outlines lie over their neighbours.
        for mark in sorted(self._marks, key=lambda m: m.mark is Mark.PRESENT):
            self._paint_zone(painter, mark)
        self._paint_toes(painter)
        if self._half:
            self._paint_notch(painter)
        if self._named:
            self._paint_name(painter)

    def _fit(self) -> None:
        # The heaviest outline must not be cut at the edges.
        room = max(1.0, PRESENT_ZONE * self.height() / self._source.rect.height() / 2)
        inside = QRectF(self.rect()).adjusted(room, room, -room, -room)
        self._map = self._source.fitted(inside, mirrored=self._side is Side.RIGHT)

    def _paint_zone(self, painter: QPainter, mark: ZoneMark) -> None:
        theme, path = self._theme, self._map.shape(mark.zone).path
        line = max(HAIRLINE, 1.7 * self._map.scale) * theme.stroke
        match mark.mark:
            case Mark.DONE:
                _paint_shape(painter, path, theme.done, theme.done_edge, line)
            case Mark.PRESENT:
                painter.fillPath(path, QColor(theme.panel))
                painter.fillPath(self._map.filled(mark.zone, mark.share), QColor(theme.glow))
                width = max(2.0, PRESENT_ZONE * self._map.scale) * theme.stroke
                pen = QPen(QColor(theme.ink), width)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.strokePath(path, pen)
            case Mark.NEXT:
                painter.fillPath(path, QColor(theme.idle))
                dpr = self.devicePixelRatioF()
                stripes = hatch(
                    QColor(theme.ink3), max(1.2, 2.8 * self._map.scale), self._pitch, dpr
                )
                _paint_shape(painter, path, stripes, theme.idle_edge, line)
            case Mark.LATER:
                _paint_shape(painter, path, theme.idle, theme.idle_edge, line)
            case Mark.LEFT_OUT:
                self._paint_left_out(painter, self._map.shape(mark.zone), line)

    @property
    def _pitch(self) -> float:
        return max(4.0, 7.5 * self._map.scale)

    def _paint_left_out(self, painter: QPainter, shape: ZoneShape, line: float) -> None:
        pen = QPen(QColor(self._theme.idle_edge), line)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(
            [max(2.5, 5 * self._map.scale) / line, max(2.0, 4 * self._map.scale) / line]
        )
        painter.strokePath(shape.path, pen)
        box = shape.path.boundingRect()
        across = QPointF(min(box.width() * 0.3, 42 * self._map.scale), 0)
        down = QPointF(0, min(box.height() * 0.28, 16 * self._map.scale))
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawLine(shape.anchor - across - down, shape.anchor + across + down)
        painter.drawLine(shape.anchor - across + down, shape.anchor + across - down)

    def _paint_toes(self, painter: QPainter) -> None:
        foot = next((m.mark for m in self._marks if m.zone is Zone.FOOT), None)
        if foot is None or foot is Mark.LEFT_OUT:
            return
        edges = {Mark.DONE: self._theme.done_edge, Mark.PRESENT: self._theme.ink}
        painter.fillPath(self._map.lines, QColor(edges.get(foot, self._theme.idle_edge)))

    def _paint_notch(self, painter: QPainter) -> None:
        """A mark under the middle of the leg: half of its time is over."""
        size = NOTCH * self._u
        tip = QPointF(self._map.rect.center().x(), self._underside() + 3 * self._u)
        notch = QPainterPath(tip)
        notch.lineTo(tip + QPointF(size / 2, size * 0.8))
        notch.lineTo(tip + QPointF(-size / 2, size * 0.8))
        notch.closeSubpath()
        painter.fillPath(notch, QColor(self._theme.ink2))

    def _underside(self) -> float:
        """The lowest y of the leg at its middle."""
        rect = self._map.rect
        column = QRectF(rect.center().x() - 6 * self._u, rect.top(), 12 * self._u, rect.height())
        strip = QPainterPath()
        strip.addRect(column)
        return max(
            (
                shape.path.intersected(strip).boundingRect().bottom()
                for shape in self._map.zones
                if shape.path.boundingRect().intersects(column)
            ),
            default=rect.bottom(),
        )

    def _paint_name(self, painter: QPainter) -> None:
        present = [m.zone for m in self._marks if m.mark is Mark.PRESENT]
        if not present:
            return
        name = _(ZONE_NAMES[present[-1]] if len(present) == 1 else WHOLE_LEG)
        words = font(Role.ZONE, self._u)
        width = QFontMetricsF(words).horizontalAdvance(name)
        shape = self._map.shape(present[-1])
        x = shape.anchor.x() - width / 2
        if present[-1] is Zone.FOOT:
            # The toes reach the upper edge: their name stands beside them.
            toes, away = shape.path.boundingRect(), 2 * self._u
            mirrored = self._side is Side.RIGHT
            x = toes.center().x() - width - away if mirrored else toes.center().x() + away
        x = min(max(x, 0.0), self.width() - width)
        painter.setFont(words)
        painter.setPen(QColor(self._theme.ink))
        middle = QFontMetricsF(words).capHeight() / 2 + 2 * self._u
        write(painter, QPointF(x, baseline(words, middle)), name)


def _paint_shape(
    painter: QPainter, path: QPainterPath, fill: str | QBrush, edge: str, line: float
) -> None:
    painter.fillPath(path, QBrush(QColor(fill)) if isinstance(fill, str) else fill)
    pen = QPen(QColor(edge), line)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
