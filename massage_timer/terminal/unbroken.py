"""A display that a session survives: where drawing goes wrong, it goes on line by line."""

import contextlib
from collections.abc import Callable

from massage_timer.core.cues import Cue
from massage_timer.core.frame import Frame
from massage_timer.terminal.display import Display


class Unbroken:
    """Shows by one display, and after its first error by a plainer one, for good.

    That the terminal is gone (OSError) is no such error: whoever plays has to know.
    """

    def __init__(
        self, display: Display, plainer: Display, report: Callable[[Exception], object]
    ) -> None:
        """`report` is told each error, of which there are two at most."""
        self._display: Display | None = display
        self._plainer = plainer
        self._report = report

    def show(self, shown: Frame, now: int) -> None:
        self._do(lambda display: display.show(shown, now))

    def say(self, cue: Cue, now: int) -> None:
        self._do(lambda display: display.say(cue, now))

    def ask(self, question: str, now: int) -> None:
        self._do(lambda display: display.ask(question, now))

    def leave(self) -> None:
        self._do(lambda display: display.leave())

    def enter(self) -> None:
        self._do(lambda display: display.enter())

    def _do(self, act: Callable[[Display], object]) -> None:
        display = self._display
        if display is None:
            return
        try:
            act(display)
        except OSError:
            raise
        except Exception as error:
            with contextlib.suppress(Exception):
                display.leave()
            self._display = None if display is self._plainer else self._plainer
            self._report(error)
            self._do(act)
