"""The whole routine in a minute: each step, the change of legs, the other leg, and the end."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _
from massage_timer.core.names import LEG_NAMES
from massage_timer.core.rehearsal import BANNER, END, MINUTE, Rehearsal, Scene
from massage_timer.core.timeline import Kind
from massage_timer.pictures.leg_map import LegMap
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.bottom_bar import paint_bar
from massage_timer.ui.direction import painter_on, seen
from massage_timer.ui.fonts import fitting
from massage_timer.ui.grace import Grace
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.page import Page
from massage_timer.ui.rehearse.bar import Bar
from massage_timer.ui.rehearse.change_sheet import ChangeSheet
from massage_timer.ui.rehearse.end_sheet import EndSheet
from massage_timer.ui.rehearse.step_sheet import StepSheet
from massage_timer.ui.session.page import PREPARE_MS
from massage_timer.ui.tokens import MOVES_AT_MOST_FPS, Role, Theme, unit
from massage_timer.ui.widgets.paint import paint_line

PAUSED = N_("The rehearsal is paused. Space goes on.")
STRIP = 46
STRIP_FLOOR = 34
MINUTE_LINE = 5
LARGEST_STRIP = 1.5
"""The words over all grow no further with the text."""
GRACE_MS = 1_500
"""So long after its end no button has the focus: a key now was meant for the rehearsal."""
SECOND_PARTS = 250
"""Ms between two looks at how far the minute is."""
# Right is what comes next in every language, as in a session, where presenters and pedals send it.
_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp)
_TOGGLE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RehearsePage(Page):
    """Shows a rehearsal and asks by signals; it counts nothing itself."""

    toggle_asked = Signal()
    next_asked = Signal()
    back_asked = Signal()
    again_asked = Signal()
    check_asked = Signal()
    left = Signal()

    def __init__(
        self,
        pictures: PictureLibrary,
        leg_map: LegMap,
        small: Callable[[str, str], QPixmap],
        now: Callable[[], Rehearsal],
        parent: QWidget | None = None,
    ) -> None:
        """`small` gives a picture's small still by its name and the theme's; `now` is asked for
        the rehearsal as it is at this moment, 24 times a second while it runs."""
        super().__init__(parent)
        self._now = now
        self._rehearsal: Rehearsal | None = None
        self._still = False
        self._share = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.step = StepSheet(pictures, small, self)
        self.change = ChangeSheet(pictures, self)
        self.end = EndSheet(self)
        self.bar = Bar(leg_map, self)
        self._grace = Grace(self, GRACE_MS)
        self._grace.timeout.connect(self.settle)
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self.move_on)
        for sheet in (self.step, self.change):
            sheet.clicked.connect(self.toggle_asked)
        bar = self.bar
        for button, asked in (
            (bar.back, self.back_asked),
            (bar.pause, self.toggle_asked),
            (bar.next, self.next_asked),
            (bar.leave, self.left),
            (bar.home, self.left),
            (bar.again, self.again_asked),
            (bar.check, self.check_asked),
        ):
            button.clicked.connect(asked)

    @property
    def moving(self) -> bool:
        return self._frames.isActive()

    @property
    def words(self) -> str:
        """What stands over all."""
        paused = self._rehearsal is not None and self._rehearsal.paused
        return _(PAUSED if paused else BANNER)

    # What is told

    def begin(self, rehearsal: Rehearsal, leave: str, *, checks: bool) -> None:
        """Another rehearsal; `leave` says where leaving it leads to, `checks` whether its end leads
        on to the safety check."""
        self.end.show_routine(rehearsal.timeline.routine)
        self.bar.begin(leave, checks=checks)
        self.setFocus()
        self.show_rehearsal(rehearsal)

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Another scene, a pause, or the end."""
        before, self._rehearsal = self._rehearsal, rehearsal
        self.bar.show_rehearsal(rehearsal)
        if rehearsal.scene is None:
            self.setAccessibleName(_(END))
            self._show_sheet(self.end)
        else:
            self._show_scene(rehearsal, rehearsal.scene, None if before is None else before.scene)
        if before is None or before.over is not rehearsal.over:
            self._grace.start()
            self.setFocus()  # it may have been on a button that is gone
        self._place()
        self.move_on()
        self._run_or_stand()

    def _show_scene(self, rehearsal: Rehearsal, scene: Scene, before: Scene | None) -> None:
        if scene.segment.kind is Kind.CHANGE:
            self.change.show_scene(scene)
            self._show_sheet(self.change)
        else:
            if scene is not before:
                self.step.show_scene(rehearsal)
            self._show_sheet(self.step)
        # Translators: a leg, a step and what to do
        name = _("Rehearsal. {leg}: {name}. {words}").format(
            leg=_(LEG_NAMES[scene.segment.side]), name=scene.name, words=scene.line
        )
        if rehearsal.paused:
            name = _("{text} {more}").format(text=_(PAUSED), more=name)
        self.setAccessibleName(name)

    def set_still(self, still: bool) -> None:
        """Reduced motion: pictures stand."""
        self._still = still
        self.step.set_still(still)
        self._run_or_stand()

    def move_on(self) -> None:
        """Show how far it is, and the hands where they are."""
        rehearsal = self._now()
        if self._rehearsal is not None and rehearsal.scene is self._rehearsal.scene:
            self.step.move_hands(rehearsal)
        part = rehearsal.playhead // SECOND_PARTS * SECOND_PARTS / MINUTE
        if part != self._share:
            self._share = part
            self._show_part(rehearsal)
            self.update(seen(self, self._strip))

    def _show_part(self, rehearsal: Rehearsal) -> None:
        """What changes slowly."""
        scene, frame = rehearsal.scene, rehearsal.frame
        if scene is None or frame is None:
            return
        self.bar.show_leg(frame)
        if scene.segment.kind is not Kind.CHANGE:
            self.step.show_pressure(frame)
            if rehearsal.playhead - scene.start >= PREPARE_MS:
                self.step.prepare_next()

    def settle(self) -> None:
        """The end has been there long enough for a key to be meant for it."""
        self._grace.stop()
        here = self.window().focusWidget() is self  # also while another window is in front
        if here and self._rehearsal is not None and self._rehearsal.over:
            self.bar.first_of_end.setFocus()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        over = self._rehearsal is not None and self._rehearsal.over
        if key == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self.left.emit()
        elif key in _NEXT and not over:
            self.next_asked.emit()
        elif key in _BACK and not (over and self._grace.refuses(event)):
            self.back_asked.emit()
        elif key in _TOGGLE and not over:
            if not event.isAutoRepeat():
                self.toggle_asked.emit()
        else:
            super().keyPressEvent(event)

    # How it is drawn

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_or_stand()

    def hideEvent(self, event: QHideEvent) -> None:
        self._frames.stop()
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(1280, 800)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        painter.fillRect(self.rect(), QColor(theme.ground))
        if self._rehearsal is not None and self._rehearsal.over:
            paint_bar(painter, self._bar_rect, theme, u)
        else:  # as in the session
            line = QRect(self._bar_rect.topLeft(), QSize(self.width(), max(1, round(u))))
            painter.fillRect(line, QColor(theme.line))
        self._paint_strip(painter, theme)

    def _paint_strip(self, painter: QPainter, theme: Theme) -> None:
        """That it is a rehearsal, and how much of its minute is over."""
        strip, u = self._strip, self._u
        painter.fillRect(strip, QColor(theme.tint))
        line = round(max(MINUTE_LINE * u, 3))
        minute = QRectF(0, strip.bottom() + 1 - line, self.width(), line)
        painter.fillRect(minute, QColor(theme.track))
        minute.setWidth(self.width() * self._share)
        painter.fillRect(minute, QColor(theme.accent))
        paused, words = self.words == PAUSED, self.words
        middle = (strip.height() - line) / 2
        scale = max(u, 0.7) * min(theme.zoom, LARGEST_STRIP)
        side, left = 24 * scale, max(28 * u, 16)
        box = QRectF(left, middle - side / 2, side, side)
        paint_icon(painter, Icon.PAUSE if paused else Icon.INFO, box, theme.accent, theme.stroke)
        x = box.right() + 12 * scale
        used = fitting(words, Role.BANNER, scale, self.width() - x - left)
        paint_line(painter, used, theme.ink, x, middle, words)

    @property
    def _u(self) -> float:
        return unit(self.width(), self.height())

    @property
    def _strip(self) -> QRect:
        high = max(STRIP * self._u * min(self._theme.zoom, LARGEST_STRIP), STRIP_FLOOR)
        return QRect(0, 0, self.width(), round(high))

    @property
    def _bar_rect(self) -> QRect:
        high = self.bar.height_in(self._u)
        return QRect(0, self.height() - high, self.width(), high)

    def _place_parts(self) -> None:
        theme, u, strip = self._theme, self._u, self._strip
        self.bar.place(self._bar_rect, theme, u)
        top = strip.bottom() + 1
        room = QRect(0, top, self.width(), self._bar_rect.top() - top)
        for sheet in (self.step, self.change, self.end):
            sheet.setGeometry(room)
            if not sheet.isHidden():
                # The page of the end is read, not looked at from afar: all of it grows.
                sheet.set_look(theme, u * theme.zoom if sheet is self.end else u)

    def _show_sheet(self, shown: QWidget) -> None:
        for sheet in (self.step, self.change, self.end):
            sheet.setVisible(sheet is shown)

    def _run_or_stand(self) -> None:
        """The frame clock runs only while it runs and somebody can see it."""
        rehearsal = self._rehearsal
        if rehearsal is None or rehearsal.running_since is None or not self.isVisible():
            self._frames.stop()
        else:
            self._frames.start(SECOND_PARTS if self._still else 1000 // MOVES_AT_MOST_FPS)
