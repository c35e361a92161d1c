"""The keys of one page, each press once; what else happens to the terminal only shows it anew."""

from collections.abc import Callable, Collection

from massage_timer.core.commands import counts
from massage_timer.terminal.keyboard import Keyboard
from massage_timer.terminal.keys import CONTINUED, CTRL_C, CTRL_Z, RESIZED
from massage_timer.terminal.paper import Paper


class Presses:
    """A key that is still held from the page before is no press."""

    def __init__(self, keyboard: Keyboard, paper: Paper, read_clock: Callable[[], int]) -> None:
        """`read_clock` returns ms of real time."""
        self._keyboard = keyboard
        self._paper = paper
        self._read_clock = read_clock
        self._last = read_clock()
        keyboard.forget()

    def wait(self, quick: Collection[str] = ()) -> str | None:
        """The next press; None when the page must be shown again.

        The keys in `quick` may follow one another at any pace. Raises KeyboardInterrupt for Ctrl+C,
        EOFError when the terminal is gone.
        """
        while True:
            key = self._keyboard.wait(None)
            if key == CTRL_C:
                raise KeyboardInterrupt
            if key == CTRL_Z:
                self._paper.leave()
                self._keyboard.suspend()
            if key in (CTRL_Z, RESIZED, CONTINUED):
                self._paper.enter()
                return None
            now = self._read_clock()
            counted, self._last = counts(self._last, now), now
            if counted or key in quick:
                return key
