"""A keyboard, a display and whole terminals that tests use in place of real ones."""

import codecs
import io
import math
import os
import re
import select
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from fakes import FakeClock

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame
from massage_timer.folders import HOME_VARIABLE
from massage_timer.terminal.lines import Look

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""What plain text must not hold; the end of a line is allowed."""


class ScriptedKeys:
    """A keyboard at which keys are pressed after so many ms each; then nobody is there."""

    def __init__(self, clock: FakeClock, *script: tuple[int, str]) -> None:
        self._clock = clock
        self._due = clock.now()
        self._script = list(script)
        self.waits: list[float | None] = []
        self.suspended = 0

    def wait(self, seconds: float | None) -> str | None:
        self.waits.append(seconds)
        until = math.inf if seconds is None else self._clock.now() + math.ceil(seconds * 1000)
        if self._script and self._due + self._script[0][0] <= until:
            gap, key = self._script.pop(0)
            self._due += gap
            self._clock.advance(max(0, self._due - self._clock.now()))
            return key
        if seconds is None:
            raise EOFError
        self._clock.advance(int(until) - self._clock.now())
        return None

    def forget(self) -> None:
        """The script has nothing that was typed too early."""

    def suspend(self) -> None:
        self.suspended += 1
        self._clock.advance(60_000)
        self._due = self._clock.now()


class Notes:
    """A display that keeps what it was told."""

    def __init__(self) -> None:
        self.shown: list[Frame] = []
        self.said: list[CueKind] = []
        self.asked: list[str] = []
        self.entered = 0
        self.left = 0

    def show(self, shown: Frame, now: int) -> None:
        self.shown.append(shown)

    def say(self, cue: Cue, now: int) -> None:
        self.said.append(cue.kind)

    def ask(self, question: str, now: int) -> None:
        self.asked.append(question)

    def enter(self) -> None:
        self.entered += 1

    def leave(self) -> None:
        self.left += 1


class Pages:
    """Paper of this size that keeps every page it was shown, as plain text."""

    look = Look(colours=False, styles=False)

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self.size = columns, rows
        self.shown: list[list[str]] = []
        self.entered = 0
        self.left = 0

    def show(self, lines: Sequence[str]) -> None:
        self.shown.append(list(lines))

    def enter(self) -> None:
        self.entered += 1

    def leave(self) -> None:
        self.left += 1

    @property
    def last(self) -> str:
        """The page that was shown last, in one line."""
        return one_line(self.shown[-1])


def one_line(lines: Iterable[str]) -> str:
    """Words as they are read, wherever lines end."""
    return " ".join(" ".join(lines).split())


class OutputOfATerminal(io.StringIO):
    """Says it is a terminal and keeps what is written to it."""

    def isatty(self) -> bool:
        return True


class Terminal:
    """A program in a pseudo terminal; what it writes is read until an expected text comes."""

    def __init__(
        self,
        *arguments: str,
        output: int | None = None,
        home: Path | None = None,
        program: Sequence[str] = (sys.executable, "-m", "massage_timer"),
    ) -> None:
        """`home` is the folder into which the program writes whatever it writes."""
        places = ("HOME", HOME_VARIABLE, *(name for name in os.environ if name.startswith("XDG_")))
        self.master, slave = os.openpty()
        self.before = self._modes(slave)
        self.process = subprocess.Popen(
            [*program, *arguments],
            stdin=slave,
            stdout=slave if output is None else output,
            stderr=slave,
            env=os.environ | {"TERM": "xterm"} | (dict.fromkeys(places, str(home)) if home else {}),
            start_new_session=True,
        )
        self.slave = slave
        self.text = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    @staticmethod
    def _modes(terminal: int) -> object:
        import termios

        return termios.tcgetattr(terminal)

    def wait_for(self, pattern: str, seconds: float = 20) -> None:
        while not re.search(pattern, self.text):
            ready, _, _ = select.select([self.master], [], [], seconds)
            assert ready, f"no {pattern!r} in {self.text!r}"
            self.text += self._decoder.decode(os.read(self.master, 65_536))

    def press(self, data: bytes, after: float = 0.0) -> None:
        """Press a key once the program has been silent for so many seconds."""
        while after and select.select([self.master], [], [], after)[0]:
            self.text += self._decoder.decode(os.read(self.master, 65_536))
        os.write(self.master, data)

    def left_behind(self) -> str:
        """What stands on the terminal when the program is over, without its own screens."""
        kept = re.sub(r"\x1b\[\?1049h.*?\x1b\[\?1049l", "", self.text, flags=re.DOTALL)
        return one_line([re.sub(r"\x1b\[[0-9;]*m", "", kept)])

    def end(self) -> int:
        """The exit code; the terminal must be as it was found."""
        code = self.process.wait(20)
        assert self._modes(self.slave) == self.before
        while select.select([self.master], [], [], 0)[0]:
            self.text += self._decoder.decode(os.read(self.master, 65_536))
        os.close(self.master)
        os.close(self.slave)
        return code


def answer_none(program: Terminal, soft: bytes = b"", wishes: bytes = b"") -> None:
    """None of what must be asked; and what is ticked or wished by these keys."""
    for page in (1, 2, 3):
        program.wait_for(rf"page {page} of 4[\s\S]*leaves")
        program.press(b"n", after=0.45)
    program.wait_for(r"page 4 of 4[\s\S]*leaves")
    for key in soft + b"\n":
        program.press(bytes([key]), after=0.45)
    program.wait_for("Get ready")
    for key in wishes + b"\n":
        program.press(bytes([key]), after=0.45)
