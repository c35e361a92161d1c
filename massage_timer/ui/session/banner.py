"""The session's banner: which sentence stands over the cue line, and for how long."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame
from massage_timer.core.language import _
from massage_timer.core.names import POSE_CHANGES, pose_words
from massage_timer.core.phrases import GOES_ON, PAUSED, spoken
from massage_timer.core.routine import Pose, Side
from massage_timer.core.session import Phase
from massage_timer.ui.icons import Icon
from massage_timer.ui.widgets.banner import Banner, BannerKind

BANNER_MS = 6_000
"""How long a passing banner stays."""
ASKING_MS = 10_000
"""How long the question about the pressure stays: somebody else has to answer it first."""
_KINDS = {
    CueKind.STAYED: BannerKind.INFO,
    CueKind.SOFTENED: BannerKind.INFO,
    CueKind.REFUSED: BannerKind.REFUSED,
}


class SessionBanner(Banner):
    """A pause, or a pose that comes, has the banner as long as it lasts; all else passes."""

    told = Signal(BannerKind, str)
    """What the banner says, for whoever shows the session as well; no words: nothing any more."""
    softer_asked = Signal()
    """By the button of the question about the pressure."""
    softer_offered = Signal(bool)
    """Whether the banner offers *Softer*, by its button."""
    changed = Signal()
    """It may want another size."""

    def __init__(self, bent_knee: Callable[[], QPixmap], parent: QWidget | None = None) -> None:
        """`bent_knee` gives the small picture of a knee that is bent."""
        super().__init__(parent)
        self._bent_knee = bent_knee
        self._frame: Frame | None = None
        self._stays = False
        """What it says is not about the step, whose end it may see."""
        self._pose = ""
        self._paused = _(PAUSED)
        """Why it is paused, and how it goes on."""
        self._then: Callable[[], object] = self._ask_softer
        self.pressed.connect(self._answer)
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.timeout.connect(self.drop)
        self.hide()

    def follow(self, frame: Frame) -> None:
        """Begin or end what lasts as long as a state of the session."""
        before, self._frame = self._frame, frame
        step = frame.step
        if step is None:
            return
        if frame.paused and not (before and before.paused and before.step is step):
            self._paused = _(PAUSED)
            self._show(BannerKind.PAUSED, self._paused, lasting=True)
        elif before is not None and before.paused and not frame.paused:
            self.drop()
        if frame.phase is Phase.READY:
            self.drop()  # of the session before
        pose = "" if frame.following_in is None else pose_words(step, frame.following)
        if pose != self._pose:
            self._pose = pose
            self.drop()

    def say(self, cue: Cue) -> None:
        """Show a cue's words where they are news on the screen."""
        if cue.kind in (CueKind.SLEPT, CueKind.STALLED):
            self._paused = _("{text} {more}").format(text=spoken(cue), more=_(GOES_ON))
            self._show(BannerKind.PAUSED, self._paused, lasting=True)
        elif cue.kind is CueKind.ONE_MINUTE:
            self._ask_about_pressure(cue)
        elif cue.kind is CueKind.STEP and not self._stays:
            self.drop()  # it was about the step before
        elif cue.kind in _KINDS:
            self._show(_KINDS[cue.kind], spoken(cue))

    @property
    def asks(self) -> bool:
        """The question about the pressure stands, and waits for an answer."""
        return self._stays and self.button.isVisibleTo(self) and self._then == self._ask_softer

    def tell(self, words: str, button: str = "", then: Callable[[], object] | None = None) -> None:
        """What is not about the session, long enough to be read twice; `button`, if there is one,
        does what comes `then`."""
        self._show(BannerKind.INFO, words, button)
        self._then = then or self.drop
        self._stays = True
        self._passing.start(ASKING_MS)

    def drop(self) -> None:
        """End a passing banner; what lasts comes back."""
        self.hide()
        self.told.emit(BannerKind.INFO, "")
        self._stop_asking()
        self._passing.stop()
        if self._frame is not None and self._frame.paused:
            self._show(BannerKind.PAUSED, self._paused, lasting=True)
        elif self._frame is not None and self._pose:
            self._show(BannerKind.INFO, self._pose, lasting=True)
            if self._pose == _(POSE_CHANGES[Pose.KNEE_BENT]):
                self.set_picture(self._bent_knee(), self._frame.side is Side.RIGHT)
                self.changed.emit()

    def _ask_about_pressure(self, cue: Cue) -> None:
        """The question, with Softer beside it where there is something softer."""
        button, key = ("", None) if cue.lightest else (_("Softer"), Icon.DOWN)
        self._show(BannerKind.INFO, spoken(cue), button, key)
        self._then = self._ask_softer
        self._stays = True
        self.softer_offered.emit(not cue.lightest)
        self._passing.start(ASKING_MS)

    def _show(
        self,
        kind: BannerKind,
        words: str,
        button: str = "",
        key: Icon | None = None,
        *,
        lasting: bool = False,
    ) -> None:
        """For six seconds, or until the state it tells of ends."""
        self._stop_asking()
        self.set_message(kind, words, button, key)
        self.changed.emit()
        self.show()
        self.raise_()
        self.told.emit(kind, words)
        if lasting:
            self._passing.stop()
        else:
            self._passing.start(BANNER_MS)

    def _ask_softer(self) -> None:
        self.softer_asked.emit()

    def _answer(self) -> None:
        self._then()

    def _stop_asking(self) -> None:
        self._stays = False
        self.softer_offered.emit(False)
