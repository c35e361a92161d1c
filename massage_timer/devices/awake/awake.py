"""Keeps the screen on while a session runs: asks one way after the other until one agrees."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from massage_timer.core.check import Check
from massage_timer.core.language import N_, _

ANSWER_WITHIN = 2_000
"""Ms that a way has to answer; then the next one is asked."""

_ASKED = Check(None, N_("Whether the screen stays on is being found out."))
_OFF = Check(None, N_("Switched off in Settings."))
DARK = Check(
    False,
    N_(
        "The screen may go dark: this desktop offers no way to keep it on. "
        "Set it by hand in the system's settings."
    ),
)

Answer = Callable[[bool], object]


class AwakeWay(Protocol):
    """One way to hold the screen on. Whatever it holds ends with the program, however that ends."""

    @property
    def name(self) -> str:
        """Who agrees, in words: "the desktop"."""

    @property
    def sure(self) -> bool:
        """Whether a yes holds for the screen and not only for the computer."""

    def hold(self, answer: Answer) -> None:
        """Ask, without waiting; `answer` is told True or False, perhaps before this returns. False
        after True: it was lost."""

    def release(self) -> None:
        """Let go, or call off what was asked for: no answer comes any more. Harmless twice."""


class Awake(QObject):
    """Holds the screen on when asked to. Without ways it is the silent twin of itself."""

    changed = Signal()
    """`held` or `check` has become another."""

    def __init__(self, ways: Sequence[AwakeWay], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ways = tuple(ways)
        self._on = True
        self._wanted = False
        self._trial = False
        self._attempt = 0
        self._way: AwakeWay | None = None  # being asked, or holding
        self._agreed = False
        self._found = _ASKED if self._ways else DARK
        self._told = (False, self._found)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(ANSWER_WITHIN)
        self._patience.timeout.connect(self.give_up)

    @property
    def held(self) -> bool:
        """Whether the screen is held on right now."""
        return self._wanted and self._agreed

    @property
    def check(self) -> Check:
        return self._found if self._on else _OFF

    @Slot()
    def hold(self) -> None:
        """Hold the screen on from now on. Does nothing while that is wanted already, also where no
        way agreed: the next try comes after a release."""
        if self._wanted or not self._on:
            return
        self._wanted = True
        if self._way is None:
            self._ask(self._ways)
        self._tell()

    @Slot()
    def release(self) -> None:
        """Let the screen go dark as it likes. What was asked for and not answered is called off."""
        self._wanted = False
        if not self._trial:
            self._let_go()
        self._tell()

    @Slot()
    def look(self) -> None:
        """Find out what `check` says by holding the screen on and letting go at once."""
        if self._on and self._way is None:
            self._trial = True
            self._ask(self._ways)
            self._tell()

    def set_on(self, on: bool) -> None:
        """Off: whatever is held is let go, and nothing is asked for. As in Settings."""
        if not on:
            self._wanted = self._trial = False
            self._let_go()
        self._on = on
        self._tell()

    @Slot()
    def give_up(self) -> None:
        """The way that is being asked has had its time; go on to the next."""
        if self._way is not None and not self._agreed:
            self._answered(self._attempt, self._way, False)

    def _ask(self, ways: Sequence[AwakeWay]) -> None:
        if not ways:
            self._trial = False
            self._found = DARK
            return
        self._attempt += 1
        self._way = way = ways[0]
        self._patience.start()
        way.hold(partial(self._answered, self._attempt, way))

    def _answered(self, attempt: int, way: AwakeWay, yes: bool) -> None:
        if attempt != self._attempt or self._way is None:
            if yes and way is not self._way:
                way.release()  # nobody waits for it any more
            return
        if not yes:
            self._let_go()
            self._ask(self._ways[self._ways.index(way) + 1 :])
        else:
            self._patience.stop()
            self._agreed = True
            self._found = _agreed(way)
            self._trial = False
            if not self._wanted:
                self._let_go()
        self._tell()

    def _let_go(self) -> None:
        self._patience.stop()
        way, self._way = self._way, None
        self._agreed = False
        if way is not None:
            way.release()

    def _tell(self) -> None:
        now = (self.held, self.check)
        if now != self._told:
            self._told = now
            self.changed.emit()


def _agreed(way: AwakeWay) -> Check:
    if way.sure:
        # Translators: {who} is such as "the desktop" or "Windows"
        words = _("The screen stays on during a session: {who} agreed.")
        return Check(True, words.format(who=_(way.name)))
    return Check(
        True,
        N_(
            "The computer stays awake during a session. "
            "If the screen still goes dark, set it by hand in the system's settings."
        ),
    )
