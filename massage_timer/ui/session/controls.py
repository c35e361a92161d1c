"""The session's controls, which fade while nobody wants them; Pause and Stop stay."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer, QVariantAnimation, Signal
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer.core.frame import Frame
from massage_timer.core.language import N_, _
from massage_timer.core.session import Command, Phase
from massage_timer.ui.icons import Icon
from massage_timer.ui.tokens import FADE_AFTER_MS, FADE_MS, HOLD_MS, RETURN_MS, Theme
from massage_timer.ui.widgets.quiet_control import HoldButton, QuietControl

REPEAT_MS = 90
"""A held key comes as releases and presses on some systems; so long apart they are one press."""
_REASONS = {
    Command.NEXT: N_("The last step of the leg"),
    Command.STAY: N_("No time left to give"),
    Command.AGAIN: N_("No time left to give"),
    Command.SOFTER: N_("Feather-light already"),
}


class Controls(QObject):
    """Owns the buttons; the page places them."""

    asked = Signal(Command)
    stop_pressed = Signal()
    """Stop was pressed shortly: ask before stopping."""
    mini_asked = Signal()
    stopping = Signal(float)
    """How much of the second is over for which Stop must be held, 0 to 1; 0: let go."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.pause = QuietControl(_("Pause"), Icon.PAUSE, parent=page)
        self.pause.keep_room_for(_("Go on"))
        self.next = QuietControl(_("Next"), Icon.NEXT, parent=page)
        self.stay = QuietControl(_("Stay here"), Icon.STAY_HERE, parent=page)
        self.again = QuietControl(_("Again"), Icon.AGAIN, parent=page)
        self.softer = QuietControl(_("Softer"), Icon.SOFTER, parent=page)
        self.stop = HoldButton(_("Stop"), Icon.STOP, parent=page)
        self.mini = QuietControl(_("Mini view"), Icon.SMALL_SCREEN, parent=page)
        """Stands where there is room for it; there is its key as well."""
        self.buttons = (self.pause, self.next, self.stay, self.again, self.softer, self.stop)
        self._edits = {
            Command.NEXT: self.next,
            Command.STAY: self.stay,
            Command.AGAIN: self.again,
            Command.SOFTER: self.softer,
        }
        self.pause.clicked.connect(self._ask_toggle)
        self.next.clicked.connect(self._ask_next)
        self.stay.clicked.connect(self._ask_stay)
        self.again.clicked.connect(self._ask_again)
        self.softer.clicked.connect(self._ask_softer)
        self.mini.clicked.connect(self.mini_asked)
        self.stop.held.connect(self.hold)
        self.stopping.connect(self.stop.set_progress)
        self.stop.let_go.connect(self.release)
        self.closing = QVariantAnimation(self)
        """The ring round Stop, from 0 to 1 while it is held."""
        self.closing.setDuration(HOLD_MS)
        self.closing.setStartValue(0.0)
        self.closing.setEndValue(1.0)
        self.closing.valueChanged.connect(self._close)
        self.closing.finished.connect(self._closed)
        self._letting_go = QTimer(self)
        self._letting_go.setSingleShot(True)
        self._letting_go.setInterval(REPEAT_MS)
        self._letting_go.timeout.connect(self._let_go)
        for button in (*self.buttons, self.mini):
            button.installEventFilter(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(FADE_AFTER_MS)
        self._rest.timeout.connect(self._fade_away)
        self._fade = QVariantAnimation(self)
        self._fade.valueChanged.connect(self._faded)
        self._fadedness = 0.0
        self._still = False

    @property
    def smallest(self) -> QSize:
        """Of one control without its word, px; never less than a fingertip."""
        return QSize(52, 56)

    def set_look(self, theme: Theme, u: float) -> None:
        for button in (*self.buttons, self.mini):
            button.set_look(theme, u)

    def place(self, places: tuple[QRect, ...], named: bool) -> None:
        for button, place in zip(self.buttons, places, strict=True):
            button.setGeometry(place)
            button.set_named(named)

    def set_still(self, still: bool) -> None:
        """Reduced motion: what fades is gone at once, and back at once."""
        self._still = still

    def show_frame(self, frame: Frame) -> None:
        if frame.paused:
            self.pause.set_face(_("Go on"), Icon.PLAY)
        else:
            self.pause.set_face(_("Pause"), Icon.PAUSE)
        for command, button in self._edits.items():
            button.set_reason("" if command in frame.offered else _reason(command, frame))

    def keep_softer(self, kept: bool) -> None:
        """Softer is being asked about: it stands out, and does not fade."""
        self.softer.set_strong(kept)
        self._faded(self._fadedness)

    def wake(self) -> None:
        """Somebody moved or pressed something: all controls are there, and rest begins anew."""
        self._rest.start()
        self._fade_to(0.0, RETURN_MS)

    def sleepless(self) -> None:
        """Nothing fades, and nothing is faded; for when the page is left."""
        self._rest.stop()
        self._fade.stop()
        self._faded(0.0)

    def hold(self) -> None:
        """Stop is being held, by the button or by a key."""
        self._letting_go.stop()
        if self.closing.state() != QVariantAnimation.State.Running:
            self.closing.start()

    def release(self) -> None:
        """Stop was let go, unless it is pressed again at once: then a held key repeats itself."""
        if self.closing.state() == QVariantAnimation.State.Running:
            self._letting_go.start()

    def settle(self) -> None:
        """Believe a release now, as it is believed when the moment for a repeat has passed."""
        if self._letting_go.isActive():
            self._letting_go.stop()
            self._let_go()

    def _let_go(self) -> None:
        """Let go before the second was over: ask instead of stopping."""
        if self.closing.state() == QVariantAnimation.State.Running:
            self.closing.stop()
            self.stopping.emit(0.0)
            self.stop_pressed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes to a control by the keyboard must see where they are."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.KeyPress):
            self.wake()
        return super().eventFilter(watched, event)

    def _closed(self) -> None:
        self.stopping.emit(0.0)
        self.asked.emit(Command.STOP)

    def _close(self, value: object) -> None:
        if isinstance(value, float):
            self.stopping.emit(value)

    def _fade_away(self) -> None:
        focused = QApplication.focusWidget()
        if focused not in (*self.buttons, self.mini):
            self._fade_to(1.0, FADE_MS)

    def _fade_to(self, target: float, duration: int) -> None:
        if self._fadedness == target:
            return
        self._fade.stop()
        self._fade.setDuration(0 if self._still else duration)
        self._fade.setStartValue(self._fadedness)
        self._fade.setEndValue(target)
        self._fade.start()

    def _faded(self, value: object) -> None:
        if isinstance(value, float):
            self._fadedness = value
            for button in (*self._edits.values(), self.mini):
                button.set_faded(0.0 if button.strong else value)

    def _ask_toggle(self) -> None:
        self.asked.emit(Command.TOGGLE)

    def _ask_next(self) -> None:
        self.asked.emit(Command.NEXT)

    def _ask_stay(self) -> None:
        self.asked.emit(Command.STAY)

    def _ask_again(self) -> None:
        self.asked.emit(Command.AGAIN)

    def _ask_softer(self) -> None:
        self.asked.emit(Command.SOFTER)


def _reason(command: Command, frame: Frame) -> str:
    if frame.phase is Phase.LEAD_IN and command is not Command.SOFTER:
        return _("The step has not begun yet")
    return _(_REASONS[command])
