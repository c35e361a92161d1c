"""How long the hands were on each zone, as bars."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.language import _, pgettext
from massage_timer.core.names import ZONE_NAMES, clock
from massage_timer.core.routine import Zone
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font
from massage_timer.ui.tokens import BORDER, LIGHT, Role, Theme, line_height
from massage_timer.ui.widgets.paint import paint_box, paint_line

ROW = 36
"""Px at u = 1 from one bar to the next where there is room."""
CLOSEST = 1.1
"""Lines from one bar to the next where there is little."""


class ZoneTimes(Placed, QWidget):
    """A row for each zone, from the foot up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._title = ""
        self._spent: dict[Zone, int] = {}
        self._missed: frozenset[Zone] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme or u != self._u:
            self._theme, self._u = theme, u
            self.update()

    def set_times(self, title: str, spent: dict[Zone, int], missed: frozenset[Zone]) -> None:
        """Ms by zone; one without any was left out, or missed."""
        self._title, self._spent, self._missed = title, spent, missed
        times = (
            _("{zone} {time}").format(
                zone=_(ZONE_NAMES[zone]), time=clock(ms // 1000) if ms else self._why(zone)
            )
            for zone, ms in spent.items()
        )
        name = _("{title}: {times}").format(title=title, times=pgettext("list", ", ").join(times))
        self.setAccessibleName(name)
        self.update()

    def _why(self, zone: Zone) -> str:
        return _("not reached") if zone in self._missed else _("left out")

    @property
    def least_height(self) -> int:
        """Px below which words would touch."""
        line = line_height(Role.BODY, self._u)
        return round(line * (1.4 + CLOSEST * len(Zone)))

    def sizeHint(self) -> QSize:
        high = line_height(Role.BODY, self._u) * 1.4 + ROW * self._u * len(Zone)
        return QSize(round(480 * self._u), round(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        head, name, small = font(Role.STRONG, u), font(Role.BODY, u), font(Role.SMALL, u)
        line = line_height(Role.BODY, u)
        top, step = line * 1.4, (self.height() - line * 1.4) / len(Zone)
        paint_line(painter, head, theme.ink, 0, line / 2, self._title)
        names, times = QFontMetricsF(name), QFontMetricsF(head)
        left = max(names.horizontalAdvance(_(words)) for words in ZONE_NAMES.values()) + 16 * u
        right = self.width() - times.horizontalAdvance(clock(0)) - 16 * u
        longest = max(1, *self._spent.values(), 1)
        for number, (zone, spent) in enumerate(self._spent.items()):
            y = top + step * (number + 0.5)
            colour = theme.ink if spent else theme.ink3
            paint_line(painter, name, colour, 0, y, _(ZONE_NAMES[zone]))
            paint_line(painter, head, colour, right + 16 * u, y, clock(spent // 1000))
            if not spent:
                paint_line(painter, small, theme.ink3, left, y, self._why(zone))
                continue
            wide = max(6 * u, (right - left) * spent / longest)
            tone = theme.zones[zone]
            box = QRectF(left, y - 6 * u, wide, 12 * u)
            paint_box(painter, box, 3 * u, tone.fill, tone.edge, BORDER * u)
