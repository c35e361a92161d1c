"""The sore zones as chips: a click takes one away, *Clear* all of them."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.names import ZONE_NAMES
from massage_timer.core.routine import Zone
from massage_timer.ui.fonts import font
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import BUTTON_HEIGHT, LIGHT, TARGET, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.paint import FOCUS_MARGIN, paint_line

GAP = 8
"""Px at u = 1 between two chips."""
NONE = "None"


class Chips(QWidget):
    """One row, as high as any choice, whether there is a chip in it or not.

    As with a button, the widget is larger than its box by the room the focus ring needs.
    """

    dropped = Signal(Zone)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._zones: frozenset[Zone] = frozenset()
        self.chips = {zone: Button(ZONE_NAMES[zone], ButtonKind.CHIP, parent=self) for zone in Zone}
        self.clear = Button("Clear", ButtonKind.BARE, parent=self)
        self.clear.setAccessibleName("Clear the sore places")
        for zone, chip in self.chips.items():
            chip.hide()
            chip.setAccessibleName(f"{ZONE_NAMES[zone]}, sore: take it away")
            chip.clicked.connect(lambda _=False, zone=zone: self.dropped.emit(zone))
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
        return round(FOCUS_MARGIN * self._u * self._theme.stroke + 0.5)

    def set_box(self, box: QRect) -> None:
        margin = self.margin
        self.setGeometry(box.adjusted(-margin, -margin, margin, margin))

    def height_for(self, width: float) -> int:
        """Px of the box, which is one row however narrow it is."""
        return max(TARGET, round(BUTTON_HEIGHT * self._u))

    def sizeHint(self) -> QSize:
        margin = 2 * self.margin
        return QSize(round(420 * self._u) + margin, self.height_for(0) + margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """The chips from the left, with a check if all have room for one; then *Clear*."""
        margin = self.margin
        room = self.rect().adjusted(margin, margin, -margin, -margin)
        shown = [self.chips[zone] for zone in sorted(self._zones)]
        clear, gap = self.clear.box_size.width(), round(GAP * self._u)
        wanted = 0
        for icon in (Icon.CHECK, None):
            for chip in shown:
                chip.set_icon(icon)
            wanted = sum(chip.box_size.width() + gap for chip in shown)
            if wanted + clear <= room.width():
                break
        share = min(1.0, (room.width() - clear) / max(1, wanted))
        x = room.left()
        for chip in shown:
            wide = int((chip.box_size.width() + gap) * share) - gap
            chip.set_box(QRect(x, room.top(), wide, room.height()))
            x += wide + gap
        self.clear.set_box(QRect(x, room.top(), clear, room.height()))

    def _tell(self) -> None:
        names = ", ".join(ZONE_NAMES[zone].lower() for zone in sorted(self._zones))
        self.setAccessibleName(f"Sore places: {names or NONE.lower()}")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._zones:
            painter = QPainter(self)
            used = font(Role.ROW, self._u)
            middle = self.height() / 2
            paint_line(painter, used, self._theme.ink3, self.margin, middle, NONE)
