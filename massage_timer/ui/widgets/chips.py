"""The sore zones as chips: a click takes one away, *Clear* all of them."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.language import _, pgettext
from massage_timer.core.names import ZONE_NAMES, ZONES_WITHIN
from massage_timer.core.routine import Zone
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import BUTTON_HEIGHT, LIGHT, TARGET, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.paint import focus_margin, paint_line
from massage_timer.ui.widgets.rows_of_words import Rows, rows_for

WIDTH = 420
"""Px at u = 1, as all that follow."""
GAP = 8
LEAST_PADDING = 6
"""Beside the words of a chip where all six stand in a row."""


class Chips(Placed, QWidget):
    """A row as high as any choice, whether there is a chip in it or not; more only if it must be.

    As with a button, the widget is larger than its box by the room the focus ring needs.
    """

    dropped = Signal(Zone)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._zones: frozenset[Zone] = frozenset()
        self.chips = {
            zone: Button(_(ZONE_NAMES[zone]), ButtonKind.CHIP, parent=self) for zone in Zone
        }
        self.clear = Button(_("Clear"), ButtonKind.BARE, parent=self)
        self.clear.setAccessibleName(_("Clear the sore places"))
        for zone, chip in self.chips.items():
            chip.hide()
            name = _("{zone}, sore: take it away").format(zone=_(ZONE_NAMES[zone]))
            chip.setAccessibleName(name)
            chip.clicked.connect(lambda checked=False, zone=zone: self.dropped.emit(zone))
        self.clear.hide()
        self.clear.clicked.connect(self.cleared)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, *self.chips.values(), self.clear)
        self._fit()
        self.update()

    def set_zones(self, zones: frozenset[Zone]) -> None:
        if zones != self._zones:
            self._zones = zones
            for zone, chip in self.chips.items():
                chip.setVisible(zone in zones)
            self.clear.setVisible(bool(zones))
            self._tell()
            self._fit()
            self.update()

    # Its size

    @property
    def margin(self) -> int:
        return focus_margin(self._theme, self._u)

    def set_box(self, box: QRect) -> None:
        margin = self.margin
        self.setGeometry(box.adjusted(-margin, -margin, margin, margin))

    @property
    def box(self) -> QRect:
        margin = self.margin
        return self.rect().adjusted(margin, margin, -margin, -margin)

    def height_for(self, width: float) -> int:
        """Px that the box needs when it is `width` px wide."""
        rows = len(self._rows(width).spans)
        return rows * self._row_height + (rows - 1) * round(GAP * self._u)

    def sizeHint(self) -> QSize:
        margin = 2 * self.margin
        width = round(WIDTH * self._u)
        return QSize(width + margin, self.height_for(width) + margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    @property
    def _row_height(self) -> int:
        return max(TARGET, round(BUTTON_HEIGHT * self._u))

    @property
    def _shown(self) -> list[Button]:
        return [*(self.chips[zone] for zone in sorted(self._zones)), self.clear]

    def _rows(self, width: float) -> Rows:
        metrics = QFontMetricsF(font(Role.BUTTON, self._u))
        words = [metrics.horizontalAdvance(button.text()) for button in self._shown]
        return rows_for(words, (2 * LEAST_PADDING + GAP) * self._u, width)

    def _fit(self) -> None:
        """The chips from the left, with a check if all have room for one; then *Clear*."""
        room, gap, high = self.box, round(GAP * self._u), self._row_height
        shown = self._shown
        rows = [shown[first:end] for first, end in self._rows(room.width()).spans]
        for icon in (Icon.CHECK, None):
            for chip in shown[:-1]:
                chip.set_icon(icon)
            wanted = max(sum(one.box_size.width() + gap for one in row) - gap for row in rows)
            if wanted <= room.width():
                break
        y = room.top()
        for row in rows:
            whole = {one: one.box_size.width() + gap for one in row}
            free = room.width() + gap - whole.get(self.clear, 0)
            share = min(1.0, free / max(1, sum(whole.values()) - whole.get(self.clear, 0)))
            x = room.left()
            for one, wide in whole.items():
                taken = wide if one is self.clear else int(wide * share)
                one.set_box(QRect(x, y, taken - gap, high))
                x += taken
            y += high + gap

    def _tell(self) -> None:
        names = pgettext("list", ", ").join(_(ZONES_WITHIN[zone]) for zone in sorted(self._zones))
        name = _("Sore places: {zones}").format(zones=names) if names else _("Sore places: none")
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._zones:
            painter = painter_on(self)
            used = font(Role.ROW, self._u)
            middle = self.box.top() + self._row_height / 2
            none = pgettext("sore places", "None")
            paint_line(painter, used, self._theme.ink3, self.margin, middle, none)
