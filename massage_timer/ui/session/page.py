"""The session as it is read from three metres: picture, side, technique, seconds, what next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QMouseEvent,
    QPaintEvent,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame
from massage_timer.core.language import _, number
from massage_timer.core.names import clock
from massage_timer.core.phrases import LIGHT
from massage_timer.core.routine import Side, Step, Technique
from massage_timer.core.safety import LIGHT_TOUCH
from massage_timer.core.session import Phase
from massage_timer.pictures.leg_map import LegMap
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import painter_on, seen
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.picture_view import PictureView, scene_size
from massage_timer.ui.session.banner import SessionBanner
from massage_timer.ui.session.controls import Controls
from massage_timer.ui.session.layout import Layout, lay_out
from massage_timer.ui.tokens import MOVES_AT_MOST_FPS, Role, Theme, unit
from massage_timer.ui.widgets.leg_bar import LegBar
from massage_timer.ui.widgets.mark import Mark
from massage_timer.ui.widgets.next_card import NextCard
from massage_timer.ui.widgets.pacer_ring import FADE_STEPS, PacerRing
from massage_timer.ui.widgets.pressure_dial import PressureDial
from massage_timer.ui.widgets.side_badge import SideBadge
from massage_timer.ui.widgets.words import Words

PREPARE_MS = 400
"""After the next step was named; by then the second it was named at is on the screen."""
EARLY = (CueKind.GET_READY, CueKind.TEN_SECONDS, CueKind.CHANGE_LEGS)
"""Cues that are said some time before a step."""
MOST_INSTRUCTIONS = 4
KNEE_BENDS = "pose-change"
"""The name of the picture of a knee that is bent."""


class SessionPage(Page):
    """Shows Frames and asks by `controls`; keys are the window's affair."""

    picture_clicked = Signal()

    def __init__(
        self,
        pictures: PictureLibrary,
        leg_map: LegMap,
        small: Callable[[str, str], QPixmap],
        position: Callable[[], float],
        parent: QWidget | None = None,
    ) -> None:
        """`small` gives a picture's small still by its name and the theme's; `position` is
        asked, 30 times a second while a step runs, how many of its strokes are done."""
        super().__init__(parent)
        self._pictures = pictures
        self._small = small
        self._position = position
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Session"))
        self._frame: Frame | None = None
        self._still = False
        self.picture = PictureView(pictures, self)
        self.badge = SideBadge(self)
        self.mark = Mark(_(LIGHT), Icon.FEATHER, self)
        self.mark.setToolTip(_(LIGHT_TOUCH.text))
        self.technique = Words(Role.TECHNIQUE, least=0.75, parent=self)
        self.cue = Words(Role.CUE, "ink2", parent=self)
        self.banner = SessionBanner(self._bent_knee, self)
        self.ring = PacerRing(self)
        self.dial = PressureDial(self)
        self.hands = Words(Role.HANDS, least=0.9, indent=34, parent=self)
        self.instructions: Sequence[Words] = [
            Words(Role.BODY, "ink2", mark=number(n + 1), indent=21, parent=self)
            for n in range(MOST_INSTRUCTIONS)
        ]
        self.following = NextCard(self)
        self.leg_bar = LegBar(leg_map, self)
        self.leg_clock = Words(Role.CLOCK, ticks=True, parent=self)
        self.leg_label = Words(Role.BODY, "ink3", _("this leg"), parent=self)
        self.both_clock = Words(Role.CLOCK, ticks=True, parent=self)
        self.both_label = Words(Role.BODY, "ink3", _("both legs"), parent=self)
        self.controls = Controls(self)
        self._layout: Layout | None = None
        self._coming: tuple[Technique, bool] | None = None
        self._preparing = QTimer(self)
        self._preparing.setSingleShot(True)
        self._preparing.setInterval(PREPARE_MS)
        self._preparing.timeout.connect(self._prepare)
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._move)
        self.picture.clicked.connect(self.picture_clicked)
        self.banner.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key does the same
        self.banner.softer_asked.connect(self.controls.softer.click)
        self.banner.softer_offered.connect(self.controls.keep_softer)
        self.banner.changed.connect(self._place_banner)
        for part in (self, *self.findChildren(QWidget)):
            part.setMouseTracking(True)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def softened(self) -> bool:
        """The whole session stays light."""
        return self._frame is not None and self._frame.softened

    # What the window tells

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        if self._frame is not None:
            self._show_following(self._frame)

    def set_still(self, still: bool) -> None:
        """Reduced motion: the picture stands, and the ring fades instead of turning."""
        if still:
            self.picture.settle()
        self._still = still
        self.ring.set_fading(still)
        self.dial.set_still(still)
        self.controls.set_still(still)
        self._run_or_stand()

    def show_frame(self, frame: Frame) -> None:
        """Show this instant; only what differs is painted."""
        before, self._frame = self._frame, frame
        step = frame.step
        if step is None:
            self.banner.follow(frame)
            self._run_or_stand()
            return
        self.badge.set_side(frame.side)
        self.technique.set_words(step.technique.name)
        self.cue.set_words(step.cue)
        self.picture.set_picture(step.technique, frame.side is Side.RIGHT, fade=not self._still)
        self._show_ring(frame, step)
        self.dial.set_level(frame.pressure)
        self.hands.set_words(step.technique.hands)
        for place, words in enumerate(self.instructions):
            texts = step.instructions
            words.set_words(texts[place] if place < len(texts) else "")
        self.leg_bar.set_leg(frame.side, frame.zones, frame.half)
        self.leg_clock.set_words(clock(frame.leg_seconds))
        self.both_clock.set_words(clock(frame.both_seconds))
        self._show_following(frame)
        self.controls.show_frame(frame)
        self.banner.follow(frame)
        if before is None or _arrangement(before) != _arrangement(frame):
            self._place()
        self._run_or_stand()

    def say(self, cue: Cue) -> None:
        """Put a cue's words on the screen where they are news there."""
        self.banner.say(cue)
        coming = cue.following if cue.kind is CueKind.TEN_SECONDS else cue.step
        if cue.kind in EARLY and coming is not None:
            self._expect(coming, cue.side)

    def expect(self, frame: Frame) -> None:
        """Get ready to show this as the first of a session, while another page is shown."""
        self.show_frame(frame)
        if frame.step is not None:
            self._expect(frame.step, frame.side)

    def _expect(self, step: Step, side: Side) -> None:
        self._coming = (step.technique, side is Side.RIGHT)
        self._preparing.start()

    def _prepare(self) -> None:
        """Make the next picture's sprites ahead, between two seconds and not as one is shown."""
        room = self.parentWidget()
        if self._coming is None or not self.window().isVisible():
            return
        if room is not None and not self.isVisible():  # another page is shown; it will be as large
            self.resize(room.size())
            self._place_parts()
        self.picture.prepare(*self._coming)

    # How it is drawn

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()
        self._run_or_stand()

    def hideEvent(self, event: QHideEvent) -> None:
        self._frames.stop()
        super().hideEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.controls.wake()
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self._layout
        if layout is None:
            return
        painter = painter_on(self)
        painter.fillRect(self.rect(), QColor(self._theme.ground))
        painter.fillRect(layout.column, QColor(self._theme.panel))
        line = QColor(self._theme.line)
        for rule in layout.rules:
            painter.fillRect(rule, line)
        if seen(self, event.rect()).intersects(layout.hand_icon.toAlignedRect()):
            paint_icon(painter, Icon.HAND, layout.hand_icon, self._theme.accent, self._theme.stroke)

    def sizeHint(self) -> QSize:
        return QSize(1280, 800)

    def _show_ring(self, frame: Frame, step: Step) -> None:
        self.ring.set_seconds(frame.seconds)
        self.ring.set_standing(frame.paused)
        if frame.phase is Phase.STEP:
            words = _("Stroke {n} of {count}").format(
                n=number(frame.stroke), count=number(frame.strokes)
            )
            position: float | None = self._position()
        else:
            words, position = _("Get ready"), None
        self.ring.set_words(words)
        self.ring.set_return_at(step.technique.work)
        self.picture.set_pressure(frame.pressure)
        self._show_position(position)

    def _show_position(self, position: float | None) -> None:
        """Bring bead and hands to the same place of the stroke; None: before it begins.

        Then, and always in reduced motion, the picture shows where the stroke leads.
        """
        self.ring.set_cycle(None if position is None else position % 1)
        self.picture.set_position(None if self._still else position)

    def _show_following(self, frame: Frame) -> None:
        mirrored = frame.side is Side.RIGHT
        if frame.following is None:
            name = _("Both legs done") if frame.second_leg else _("Change legs")
            self.following.set_next(name, None, mirrored)
        else:
            technique = frame.following.technique
            shown = self._layout is None or self._layout.next_picture
            name = self._pictures.picture_for(technique)
            picture = self._small(name, self._theme.name) if shown else None
            self.following.set_next(technique.name, picture, mirrored)
        self.following.set_soon(frame.following_in)

    @property
    def _u(self) -> float:
        return unit(self.width(), self.height())

    def _place_parts(self) -> None:
        """Everything to its place for this size; see `session_layout` for what is dropped."""
        u = self._u
        set_looks(
            self._theme,
            u,
            self.picture,
            self.badge,
            self.mark,
            self.technique,
            self.cue,
            self.banner,
        )
        set_looks(self._theme, u, self.ring, self.dial, self.hands, *self.instructions)
        set_looks(self._theme, u, self.following, self.leg_bar, self.controls)
        set_looks(self._theme, u, self.leg_clock, self.leg_label, self.both_clock, self.both_label)
        layout = self._layout = lay_out(self, u)
        self.picture.setGeometry(layout.picture)
        self.picture.set_box(QRect(layout.scene.topLeft(), scene_size(layout.scene.width())))
        self.badge.setGeometry(layout.badge)
        self.mark.setGeometry(layout.mark)
        self.mark.setVisible(not layout.mark.isEmpty())
        self.technique.setGeometry(layout.technique)
        self.cue.setGeometry(layout.cue)
        self.ring.set_opened(layout.seconds.opened)
        self.ring.set_digit_height(layout.seconds.digits)
        self.ring.setGeometry(layout.ring)
        self.dial.setGeometry(layout.dial)
        self.hands.setGeometry(layout.hands)
        for words, place in zip(self.instructions, layout.instructions, strict=True):
            words.setGeometry(place)
            words.setVisible(not place.isEmpty())
        self.following.setGeometry(layout.following)
        self.leg_bar.setGeometry(layout.leg_bar)
        for words, place in zip(
            (self.leg_clock, self.leg_label, self.both_clock, self.both_label),
            layout.clocks,
            strict=True,
        ):
            words.setGeometry(place)
            words.setVisible(not place.isEmpty())
        self.controls.place(layout.controls, layout.control_words)
        self.controls.mini.setGeometry(layout.mini)
        self.controls.mini.setVisible(not layout.mini.isEmpty())
        self._place_banner()

    def _place_banner(self) -> None:
        if self._layout is not None:
            place = self._layout.banner
            high = self.banner.sizeHint().height()
            if self._theme.zoom > 1:  # nothing of a cue's second line must look out
                high = max(high, self._layout.cue.bottom() + 2 - place.y())
            self.banner.setGeometry(place.x(), place.y(), place.width(), high)

    def _run_or_stand(self) -> None:
        """The frame clock runs only while a step runs and somebody can see it."""
        frame = self._frame
        if (
            frame is not None
            and frame.phase is Phase.STEP
            and not frame.paused
            and self.isVisible()
        ):
            interval = self._frame_interval(frame)
            if not self._frames.isActive() or self._frames.interval() != interval:
                self._frames.start(interval)
        else:
            self._frames.stop()

    def _frame_interval(self, frame: Frame) -> int:
        """Ms between two pictures; in reduced motion only the ring fades, in eighths."""
        if self._still and frame.step is not None:
            return frame.step.pace * 1000 // FADE_STEPS
        return 1000 // MOVES_AT_MOST_FPS

    def _move(self) -> None:
        self._show_position(self._position())

    def _bent_knee(self) -> QPixmap:
        return self._small(KNEE_BENDS, self._theme.name)


def _arrangement(frame: Frame) -> tuple[object, ...]:
    """What the places of things depend on."""
    return (
        frame.step,
        frame.phase,
        frame.following_in is None,
        frame.side,
        frame.seconds >= 100,
        frame.softened,
    )
