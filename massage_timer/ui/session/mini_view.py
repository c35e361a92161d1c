"""The session in a small window above all others, which shows what the session's page shows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QEnterEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.frame import Frame
from massage_timer.core.language import _
from massage_timer.core.phrases import doing
from massage_timer.core.places import Places
from massage_timer.core.routine import Side
from massage_timer.core.session import Phase
from massage_timer.pictures.leg_map import LegMap
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import Placed
from massage_timer.ui.icons import Icon
from massage_timer.ui.picture_view import PictureView, scene_size
from massage_timer.ui.session import mini_words
from massage_timer.ui.session.mini_words import MiniWords
from massage_timer.ui.tokens import LIGHT, MOVES_AT_MOST_FPS, RADIUS_BUTTON, TARGET, Theme
from massage_timer.ui.widgets.banner import BannerKind
from massage_timer.ui.widgets.paint import paint_box
from massage_timer.ui.widgets.quiet_control import QuietControl
from massage_timer.ui.window.keys import WINDOW_KEYS
from massage_timer.ui.window.place import place_of, put_back

SMALLEST = QSize(320, 120)
LARGEST = QSize(640, 240)
MIDDLE = 560 / 960
"""Share of a scene's width that is seen: the middle, where the hands are."""
FROM_CORNER = QSize(24, 64)
"""Px between a new mini view and the corner of the screen; its own frame takes some of them."""


class MiniView(Placed, QWidget):
    """Shows Frames, and passes keys and clicks on. It moves only while it is seen."""

    key_came = Signal(QEvent)
    """A key, or an extra button of the mouse: it means what it means in the whole window."""
    clicked = Signal()
    whole_asked = Signal()
    """Back to the whole window."""

    def __init__(
        self, pictures: PictureLibrary, leg_map: LegMap, position: Callable[[], float]
    ) -> None:
        """`position` is asked, at each picture while a step runs, how many strokes are done."""
        bar = Qt.WindowType.WindowTitleHint | Qt.WindowType.WindowCloseButtonHint
        kind = Qt.WindowType.Window | Qt.WindowType.CustomizeWindowHint | bar
        super().__init__(None, kind | Qt.WindowType.WindowStaysOnTopHint)
        self._position = position
        self._theme = LIGHT
        self._frame: Frame | None = None
        self._still = False
        self._places = Places()
        self._placed = False
        """It stands where it shall."""
        self.setMinimumSize(SMALLEST)
        self.setMaximumSize(LARGEST)
        self.resize(SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = PictureView(pictures, self)
        self.words = MiniWords(leg_map, self)
        self.whole = _OverPicture(_("Whole window"), Icon.FULL_SCREEN, parent=self)
        self.whole.set_named(False)
        self.whole.set_faded(1.0)
        self.whole.installEventFilter(self)
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(1000 // MOVES_AT_MOST_FPS)
        self._frames.timeout.connect(self._move)
        self.picture.clicked.connect(self.clicked)
        self.whole.clicked.connect(self.whole_asked)

    # What the window tells

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._place()

    def set_still(self, still: bool) -> None:
        """Reduced motion: the picture stands."""
        self._still = still
        self._show()

    def show_frame(self, frame: Frame) -> None:
        """Show this instant, as soon as the view is seen."""
        self._frame = frame
        self._show()

    def set_message(self, kind: BannerKind, words: str) -> None:
        """What the session's page tells in its banner; no words when that is over."""
        self.words.set_message(kind, words)

    def set_stopping(self, progress: float) -> None:
        """How much of the second is over for which Stop must be held, 0 to 1."""
        self.words.set_stopping(progress)

    @property
    def places(self) -> Places:
        """Where it stood last on each monitor."""
        return self._places.adding(*place_of(self)) if self.isVisible() else self._places

    def put_back(self, places: Places) -> None:
        """To where it was last time, if there was one."""
        self._places = places
        self._placed = put_back(self, places)

    def show_near(self, window: QWidget) -> None:
        """Come up where it was last, else in the corner of the screen that `window` is on."""
        if not self._placed:
            room = window.screen().availableGeometry().size() - self.size() - FROM_CORNER
            corner = window.screen().availableGeometry().topLeft()
            self.move(corner.x() + room.width(), corner.y() + room.height())
            self._placed = True
        self.show()
        self.activateWindow()
        self.setFocus()

    # How it answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in WINDOW_KEYS:
            self.key_came.emit(event)
        elif not event.isAutoRepeat():
            self.whole_asked.emit()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.key_came.emit(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Oily hands need not aim: the words are as good as the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
        else:
            self.key_came.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A session is not lost with its small window."""
        event.ignore()
        self.whole_asked.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.whole.set_faded(0.0)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.whole.set_faded(0.0 if self.whole.hasFocus() else 1.0)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes to the control by the keyboard must see it."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.whole.set_faded(0.0 if event.type() == QEvent.Type.FocusIn else 1.0)
        return super().eventFilter(watched, event)

    # How it is drawn

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        self._places = self._places.adding(*place_of(self))  # while there is still a frame
        self._frames.stop()
        super().hideEvent(event)

    def _show(self) -> None:
        """Bring every part up to the frame; a view that is not seen needs no picture."""
        frame = self._frame
        if frame is None or frame.step is None or not self.isVisible():
            self._frames.stop()
            return
        technique = frame.step.technique
        if (title := doing(frame)) != self.windowTitle():
            self.setWindowTitle(title)
            self.setAccessibleName(title)
        self.words.show_frame(frame)
        self.picture.set_picture(technique, frame.side is Side.RIGHT, fade=not self._still)
        self.picture.set_pressure(frame.pressure)
        self._move()
        if frame.phase is not Phase.STEP or frame.paused or self._still:
            self._frames.stop()
        elif not self._frames.isActive():
            self._frames.start()

    def _move(self) -> None:
        """The picture of this very moment; where no stroke runs, the still."""
        stands = self._still or self._frame is None or self._frame.phase is not Phase.STEP
        self.picture.set_position(None if stands else self._position())

    def _place(self) -> None:
        if not self.isVisible():
            return  # it is placed when it is shown
        u = min(self.width() / SMALLEST.width(), self.height() / SMALLEST.height())
        self.picture.set_look(self._theme, u)
        self.words.set_look(self._theme, u)
        self.whole.set_look(self._theme, u)
        wide = round(mini_words.width_for(self._theme.reach) * u)
        room = QRect(0, 0, self.width() - wide, self.height())
        self.picture.setGeometry(room)
        self.words.setGeometry(room.width(), 0, wide, self.height())
        scene = QRect(
            QRect().topLeft(), scene_size(max(room.width() / MIDDLE, room.height() * 1.6))
        )
        scene.moveCenter(room.center())
        self.picture.set_box(scene)
        self.whole.setGeometry(0, 0, round(TARGET * u), round(TARGET * u))


class _OverPicture(QuietControl):
    """A control that stands on a picture, and so on a ground of its own."""

    def _paint_ground(self, painter: QPainter) -> None:
        u = self._u
        box = QRectF(self.rect()).adjusted(4 * u, 4 * u, -4 * u, -4 * u)
        paint_box(painter, box, RADIUS_BUTTON * u, self._theme.panel, self._theme.edge, 1)
        super()._paint_ground(painter)
