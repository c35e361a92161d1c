"""Shows a session: redrawn in place on a terminal, or as one plain line for each cue."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TextIO

from massage_timer.core.commands import binding_of
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame
from massage_timer.core.key_words import key_words
from massage_timer.core.language import N_, _
from massage_timer.core.names import clock
from massage_timer.core.phrases import spoken
from massage_timer.core.routine import Side
from massage_timer.core.safety import BEFORE, GOOD_TO_GO
from massage_timer.core.session import Command, Phase
from massage_timer.terminal.drawing import READY, draw
from massage_timer.terminal.lines import Look, cells, padded
from massage_timer.terminal.paper import Redrawn, can_redraw, look_of, size_of

_BANNER_MS = 8_000
"""How long a banner stays while hands work."""

_BELL = "\a"

# Drawn large, so a banner would only say it again.
_DRAWN = {CueKind.GET_READY, CueKind.STEP, CueKind.CHANGE_LEGS, CueKind.FINISHED}
_RUNG = {CueKind.CHANGE_LEGS, CueKind.FINISHED}


_FIRST = {Side.LEFT: N_("{name}. Left leg first."), Side.RIGHT: N_("{name}. Right leg first.")}
# Translators: a leg, at the beginning of each line of a session
_SIDES = {Side.LEFT: N_("left"), Side.RIGHT: N_("right")}


class Display(Protocol):
    """Something that shows a session. `now` is the reading of the session's clock, in ms."""

    def show(self, shown: Frame, now: int) -> None:
        """What is true now."""
        ...

    def say(self, cue: Cue, now: int) -> None:
        """What is said once."""
        ...

    def ask(self, question: str, now: int) -> None:
        """A question that stands until something else is said; empty: no more question."""
        ...

    def leave(self) -> None:
        """Give the terminal back, for good or for a while."""
        ...

    def enter(self) -> None:
        """Take the terminal, or show all anew."""
        ...


class Screen:
    """Redraws in place, in the terminal that `out` writes to."""

    def __init__(
        self, out: TextIO, title: str, size: Callable[[], tuple[int, int]], look: Look, speed: float
    ) -> None:
        """`size` returns columns and rows; `speed` is that of the session's clock."""
        self._out = out
        self._title = title
        self._paper = Redrawn(out, size, look)
        self._banner_ms = _BANNER_MS * speed
        self._banner = ""
        self._banner_since = 0

    def show(self, shown: Frame, now: int) -> None:
        if shown.phase is Phase.DONE:
            return
        if not shown.paused and now - self._banner_since > self._banner_ms:
            self._banner = ""
        paper = self._paper
        paper.show(draw(shown, self._title, *paper.size, paper.look, self._banner))

    def say(self, cue: Cue, now: int) -> None:
        if cue.kind in _RUNG:
            self._out.write(_BELL)
            self._out.flush()
        if cue.kind in _DRAWN:
            self._banner = ""
        elif text := spoken(cue):
            self._banner, self._banner_since = text + _softer_key(cue), now

    def ask(self, question: str, now: int) -> None:
        self._banner, self._banner_since = question, now

    def enter(self) -> None:
        self._paper.enter()

    def leave(self) -> None:
        self._paper.leave()


class Lines:
    """Says each cue on a line of its own, with its place on the tape; for pipes and files."""

    def __init__(self, out: TextIO, title: str) -> None:
        self._out = out
        self._title = title
        self._announced = False

    def show(self, shown: Frame, now: int) -> None:
        if shown.phase is Phase.READY and not self._announced:
            self._announced = True
            first = _(_FIRST[shown.side]).format(name=self._title)
            for line in (first, _(GOOD_TO_GO.text), *(a.whole for a in BEFORE), _(READY)):
                self._print(line)

    def say(self, cue: Cue, now: int) -> None:
        if text := spoken(cue):
            width = max(cells(_(side)) for side in _SIDES.values())
            side = padded(_(_SIDES[cue.side]), width)
            self._print(f"{clock(cue.at // 1000):>5}  {side}  {text}")

    def ask(self, question: str, now: int) -> None:
        if question:
            self._print(question)

    def enter(self) -> None:
        """Nothing to take."""

    def leave(self) -> None:
        """Nothing to give back."""

    def _print(self, text: str) -> None:
        self._out.write(f"{text}\n")
        self._out.flush()


def _softer_key(cue: Cue) -> str:
    """Where it is asked about the pressure, the key that makes it softer."""
    if cue.kind is not CueKind.ONE_MINUTE or cue.lightest:
        return ""
    # Translators: follows the question whether the pressure is all right; {key} is a key
    words = _("{key}: softer.").format(key=key_words(binding_of(Command.SOFTER).keys[0]))
    return f" {words}"


@contextlib.contextmanager
def open_display(
    out: TextIO, title: str, speed: float, environ: Mapping[str, str]
) -> Iterator[Display]:
    """A screen where `out` is a terminal that can be one, else plain lines."""
    if not can_redraw(out, environ):
        yield Lines(out, title)
        return
    screen = Screen(out, title, lambda: size_of(out), look_of(out, environ), speed)
    screen.enter()
    try:
        yield screen
    finally:
        screen.leave()
