"""The last look before the clock: what to prepare, how things stand, and one large Start."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.check import Check
from massage_timer.core.commands import UNTAUGHT, meaning
from massage_timer.core.language import N_, _, between_facts
from massage_timer.core.names import clock
from massage_timer.core.routine import LEG_SECONDS, Routine, Side
from massage_timer.core.session import Command
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import painter_on
from massage_timer.ui.fonts import font, width_of
from massage_timer.ui.icons import Icon
from massage_timer.ui.keys import is_plain, key_name, mouse_name
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.ready.checks import Checked
from massage_timer.ui.ready.prepare_half import PrepareHalf
from massage_timer.ui.ready.sheet import ReadySheet
from massage_timer.ui.teach.words import all_taught_words
from massage_timer.ui.tokens import Role, Theme, frame_unit, page_unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.paint import paint_centred
from massage_timer.ui.widgets.words import Words

HINT = N_("Space, Enter, Page Down or a pedal. Then a moment to settle.")
_FIRST = {Side.LEFT: N_("Left leg first"), Side.RIGHT: N_("Right leg first")}
MARGIN = 40
NARROW_MARGIN = 26
NARROW = 1000
"""Px of a window that leaves no more margin."""
DOT = 22
"""Px at u = 1 before the first leg, with a dot in them, or what the language has there."""
UPPER = 0.4
"""Of an upright window's height, what to prepare stands above the checks."""
LEAST_CHECKS = 300
"""Px at u = 1 that the checks have before there is a hint under Start."""
_LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
"""The key with the plus, with and without Shift."""
_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReadyPage(Page):
    """Start has the focus: any of the session's keys starts it, Back and Escape do not. What the
    checks find is told by whoever looks; the page only shows and asks."""

    start_asked = Signal()
    back_asked = Signal()
    hear_asked = Signal()
    """To hear the sound of the change of legs."""
    speak_asked = Signal()
    """To hear the voice."""
    look_asked = Signal(Checked)
    """To look again for what was missing."""
    digits_asked = Signal(int)
    """To show digits in this many percent of their usual size."""
    teach_asked = Signal()
    settings_asked = Signal()
    """To change how loud it is, or any other setting."""

    def __init__(self, pictures: PictureLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taught = UNTAUGHT
        self._panel = QRect()
        self._rules: list[QRect] = []
        self.prepare = PrepareHalf(pictures, self)
        self.name = Words(Role.HANDS, "ink2", parent=self)
        self.first = Words(Role.HANDS, "ink2", parent=self)
        self.times = Words(Role.PAGE_TITLE, parent=self)
        self.sheet = ReadySheet(self)
        self.checks, self.reading = self.sheet.checks, self.sheet.reading
        self.wishes, self.teach = self.sheet.wishes, self.sheet.teach
        centre = Qt.AlignmentFlag.AlignHCenter
        self.hint = Words(Role.BODY, "ink2", _(HINT), align=centre, parent=self)
        self.start = Button(_("Start"), ButtonKind.START, Icon.PLAY, self)
        self.settings = Button(_("Settings"), ButtonKind.BARE, Icon.SETTINGS, self)
        self.back = Button(_("Back"), ButtonKind.BARE, Icon.BACK, self)
        self.checks[Checked.SOUND].button.set_key("H")
        self._connect()
        order = (self.settings, self.back, self.prepare.view, *self.sheet.buttons, self.start)
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        self.start.clicked.connect(self.start_asked)
        self.settings.clicked.connect(self.settings_asked)
        self.back.clicked.connect(self.back_asked)
        self.checks[Checked.SOUND].hear_asked.connect(self.hear_asked)
        self.checks[Checked.VOICE].hear_asked.connect(self.speak_asked)
        for row in self.checks.values():
            row.look_asked.connect(self._look)
        self.reading.asked.connect(self.digits_asked)
        self.teach.pressed.connect(self.teach_asked)
        for watched in (self.start, *self.sheet.buttons):
            watched.installEventFilter(self)

    # What is told

    def show_routine(self, routine: Routine, first: Side, wishes: str = "") -> None:
        """`wishes` says in one line how the session is adapted; empty: it is not."""
        self.prepare.set_side(first)
        self.sheet.show_wishes(wishes)
        for row in self.checks.values():
            row.begin()
        self.name.set_words(routine.name)
        self.first.set_words(_(_FIRST[first]))
        self.times.set_words(f"{clock(LEG_SECONDS)} + {clock(LEG_SECONDS)}")
        self.sheet.verticalScrollBar().setValue(0)
        self._place()
        self.start.setFocus()

    def show_check(self, checked: Checked, check: Check) -> None:
        """How one thing stands now."""
        row = self.checks[checked]
        focused = self.window().focusWidget() is row.button
        row.show_check(check)
        if focused and row.button.isHidden():
            self.start.setFocus()  # and not on some other button, which means another thing
        self._place_again()

    def set_digits(self, percent: int) -> None:
        """In how many percent of their usual size a session will show its digits."""
        self.reading.set_percent(percent)
        self._place_again()

    def set_taught(self, taught: Mapping[str, Command]) -> None:
        """What keys and buttons were taught: they start as well."""
        self._taught = taught
        self.sheet.show_taught(all_taught_words(taught))
        self._place_again()

    def set_theme(self, theme: Theme) -> None:
        self.reading.set_percent(round(theme.reach * 100))
        super().set_theme(theme)

    # How it answers

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows start: a button would move the focus with them. Only Start is pressed by every
        key; the others answer to Space and Enter themselves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pressed = event.key() in _PRESSES and watched is not self.start
            if _starts(event, self._taught) and not pressed:
                self.start_asked.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        elif _starts(event, self._taught):
            self.start_asked.emit()
        elif not is_plain(event):
            super().keyPressEvent(event)
        elif event.key() in _LARGER:
            self.reading.ask_larger()
            self.sheet.show_reading()
        elif event.key() == Qt.Key.Key_Minus:
            self.reading.ask_smaller()
            self.sheet.show_reading()
        elif event.key() == Qt.Key.Key_H and not event.isAutoRepeat():
            self.checks[Checked.SOUND].ask()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if mouse_name(event.button()) in self._taught:
            self.start_asked.emit()
        else:
            super().mousePressEvent(event)

    def _look(self, checked: Checked) -> None:
        self._place_again()  # what it says of it has become longer
        self.look_asked.emit(checked)

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        theme = self._theme
        painter.fillRect(self.rect(), QColor(theme.ground))
        painter.fillRect(self._panel, QColor(theme.panel))
        for rule in self._rules:
            painter.fillRect(rule, QColor(theme.line))
        first = self.first.geometry()
        if first.left() > self.times.x():  # it stands behind something
            between, role = between_facts(), self.first.role
            alone = between.strip()
            # A comma stands close behind what comes before it.
            beside = width_of(alone, role, self._framed) / 2
            away = self._gap / 2 if between[:1].isspace() else self._gap - beside
            at = QPointF(first.left() - away, first.center().y() + 1)
            paint_centred(painter, font(role, self._framed), theme.ink2, at, alone)

    @property
    def _u(self) -> float:
        return self._usual * self._theme.zoom

    @property
    def _usual(self) -> float:
        """The unit without large text."""
        return min(page_unit(self.width(), self.height()), self.height() / 520)

    @property
    def _framed(self) -> float:
        """The unit of what stands round the checks."""
        return min(self._u, frame_unit(self.width(), self.height(), self._theme.zoom))

    @property
    def _gap(self) -> int:
        return round(DOT * self._usual)

    @property
    def _margin(self) -> int:
        return round((MARGIN if self.width() >= NARROW else NARROW_MARGIN) * self._usual)

    def _place_parts(self) -> None:
        theme, u = self._theme, self._u
        framed = self._framed
        set_looks(theme, framed, self.name, self.first, self.times, self.hint)
        set_looks(theme, framed, self.start, self.settings, self.back)
        if self.width() < self.height():
            upper = round(self.height() * UPPER)
            prepare = QRect(0, 0, self.width(), upper)
            self._panel = QRect(0, upper, self.width(), self.height() - upper)
        else:
            half = self.width() // 2
            prepare = QRect(0, 0, half, self.height())
            self._panel = QRect(half, 0, self.width() - half, self.height())
        self.prepare.place(prepare, self._margin, theme, u)
        self._place_panel()

    def _place_again(self) -> None:
        """Words of the checks have changed: what is prepared, and its picture, stays."""
        if self.isVisible():
            self._place_panel()
            self.update()

    def _place_panel(self) -> None:
        """What the session is at the top, Start at the bottom, and what is looked at between."""
        u, framed, usual = self._u, self._framed, self._usual
        margin, panel = self._margin, self._panel
        left, wide = panel.left() + margin, panel.width() - 2 * margin
        back = self.back.box_size
        y = panel.top() + round(18 * usual)
        right = left + wide + round(14 * framed)
        self.back.set_box(QRect(QPoint(right - back.width(), y), back))
        right -= back.width()
        self._name_settings(right - left - round(8 * usual))
        size = self.settings.box_size
        self.settings.set_box(QRect(QPoint(right - size.width(), y), size))
        room = right - size.width() - left - round(8 * usual)
        top = self._place_name(QRect(left, y, room, back.height()), wide) + round(8 * usual)
        floor = self.height() - round(24 * usual)
        size = QSize(wide, self.start.box_size.height())
        hint, gap = self.hint.height_for(wide), round(12 * usual)
        least = round(LEAST_CHECKS * u)
        self.hint.setVisible(floor - hint - gap - size.height() - top >= least)
        if self.hint.isVisibleTo(self):
            floor -= hint + gap
            self.hint.setGeometry(left, floor + gap, wide, hint)
        self.start.set_box(QRect(QPoint(left, floor - size.height()), size))
        box = QRect(left, top, wide, self.start.geometry().top() - top)
        self.sheet.place(box, self.size(), self._theme, u)
        line = max(1, round(usual))
        beside = panel.left() > 0
        length = QSize(line, panel.height()) if beside else QSize(panel.width(), line)
        self._rules = [QRect(panel.topLeft(), length)]

    def _name_settings(self, room: int) -> None:
        """Its word gives way to the routine's name, unless that has to go below in any case."""
        name = self.name.width_wanted()
        self.settings.set_named(False)
        least = self.settings.box_size.width()
        self.settings.set_named(True)
        beside = name + self.settings.box_size.width() <= room
        self.settings.set_named(beside or name + least > room)

    def _place_name(self, box: QRect, wide: int) -> int:
        """Routine and first leg beside the buttons, in `box`, or below them where its name would
        be broken there; the times below, `wide` px wide; returns where they end. The first leg
        goes beside the times, or below them, where there is no room for it."""
        gap = self._gap
        name, first = self.name.width_wanted(), self.first.width_wanted()
        times, low = self.times.width_wanted(), self.first.height_for(self.first.width_wanted())
        if name > box.width():
            box = QRect(box.left(), box.bottom() + 1, wide, self.name.height_for(wide))
        high = self.name.height_for(box.width())
        y = box.top() + max(0, (box.height() - high) // 2)
        self.name.setGeometry(box.left(), y, min(name, box.width()), high)
        below = min(name, times) + gap + first > box.width() or self._theme.zoom > 1
        end = max(y + high, box.bottom() + 1 if below else 0)
        self.times.setGeometry(box.left(), end, times, self.times.height_for(times))
        beside = QRect(self.times.x() + times + gap, 0, first, low)
        beside.moveTop(self.times.geometry().center().y() - low // 2)
        if name + gap + first <= box.width():
            beside.moveTopLeft(QPoint(box.left() + name + gap, y))
        elif times + gap + first > wide:
            beside = QRect(box.left(), self.times.geometry().bottom() + 1, wide, low)
        self.first.setGeometry(beside)
        return max(self.times.geometry().bottom(), beside.bottom()) + 1


def _starts(event: QKeyEvent, taught: Mapping[str, Command]) -> bool:
    """Whether it is the press of one of the session's keys, but for Stop's."""
    asked = meaning(key_name(event, taught), taught)
    return asked not in (None, Command.STOP) and not event.isAutoRepeat()
