"""The bar of a rehearsal: the leg, the controls, and at the end where to go on."""

from itertools import pairwise

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from massage_timer.core.frame import Frame
from massage_timer.core.language import _
from massage_timer.core.rehearsal import Rehearsal
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.bottom_bar import place_buttons
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.session.bar import LEFT, LEG_BAR
from massage_timer.ui.session.digits import BAR, BAR_FLOOR
from massage_timer.ui.tokens import CONTROL_HEIGHT, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.leg_bar import LegBar
from massage_timer.ui.widgets.quiet_control import QuietControl

GAP = 8


class Bar:
    """Owns what stands in it, as children of the page."""

    def __init__(self, leg_map: LegMap, page: QWidget) -> None:
        self.leg = LegBar(leg_map, page)
        self.back = QuietControl(_("Previous"), Icon.PREVIOUS, parent=page)
        self.pause = QuietControl(_("Pause"), Icon.PAUSE, parent=page)
        self.next = QuietControl(_("Next"), Icon.NEXT, parent=page)
        self.leave = QuietControl(_("Home"), Icon.HOME, parent=page)
        self.controls = (self.back, self.pause, self.next, self.leave)
        self.check = Button(_("Safety check"), ButtonKind.MAIN, parent=page)
        self.again = Button(_("Again"), icon=Icon.AGAIN, parent=page)
        self.home = Button(_("Home"), icon=Icon.HOME, parent=page)
        self._checks = True
        self._over = False

    @property
    def first_of_end(self) -> Button:
        """The button that has the focus at the end."""
        return self.check if self._checks else self.home

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Those of the end, from the right."""
        ends = (self.home, self.again)
        return (self.check, self.again, self.home) if self._checks else ends

    def begin(self, leave: str, *, checks: bool) -> None:
        """As the page says."""
        icon = Icon.HOME if checks else Icon.BACK
        self.leave.set_face(leave, icon)
        self.home.set_face(leave, icon)
        self._checks = checks
        for before, following in pairwise(reversed(self.buttons)):
            QWidget.setTabOrder(before, following)

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Which controls there are now."""
        over = self._over = rehearsal.over
        for control in (*self.controls, self.leg):
            control.setVisible(not over)
        for button in (self.check, self.again, self.home):
            button.setVisible(over and button in self.buttons)
        if rehearsal.paused:
            self.pause.set_face(_("Go on"), Icon.PLAY)
        else:
            self.pause.set_face(_("Pause"), Icon.PAUSE)
        if rehearsal.frame is not None:
            self.show_leg(rehearsal.frame)

    def show_leg(self, frame: Frame) -> None:
        """How far the leg is."""
        self.leg.set_leg(frame.side, frame.zones, frame.half)

    def height_in(self, u: float) -> int:
        return round(max(BAR * u, BAR_FLOOR))

    def place(self, bar: QRect, theme: Theme, u: float) -> None:
        """The leg at the start, the controls at the end; they grow as far as the bar allows."""
        set_looks(theme, u, self.leg)
        leg = QRect(round(LEFT * u), bar.top() + round(5 * u), round(LEG_BAR * u), 0)
        leg.setHeight(bar.height() - round(9 * u))
        self.leg.setGeometry(leg)
        grown = max(1.0, min(theme.zoom, (bar.height() - 6) / (CONTROL_HEIGHT * u)))
        set_looks(theme, u * grown, *self.controls, *self.buttons)
        margin = round(max(20 * u, 8))
        right = bar.right() + 1 - margin
        for control in reversed(self.controls):
            size = control.sizeHint()
            high = min(size.height(), bar.height() - 6)
            top = bar.top() + (bar.height() - high) // 2
            control.setGeometry(right - size.width(), top, size.width(), high)
            right -= size.width() + round(GAP * u)
        place_buttons(bar, bar.right() + 1 - round(max(40 * u, 16)), u, *self.buttons)
