"""The real program in a process of its own, with hands that press, as a test holds it."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

HANDS = Path(__file__).with_name("hands.py")
PATIENCE = 60.0
"""S for which anything is waited for at most; a machine may be very busy."""

Seen = dict[str, Any]


class Driven:
    """One start of the program; another with the same home is another start of it."""

    def __init__(
        self,
        home: Path,
        *words: str,
        environ: Mapping[str, str] | None = None,
        before: Sequence[str] = (),
    ) -> None:
        """`home` is a folder for everything; `words` are those of the command line; `before` stands
        before it: a command that becomes the program, in some surroundings."""
        self.seen: list[Seen] = []
        """All that the hands have told, in its order."""
        self._rest = b""
        self.process = subprocess.Popen(
            [*before, sys.executable, str(HANDS), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "MASSAGE_TIMER_HOME": str(home),
                "PYTHONPATH": os.pathsep.join(each for each in sys.path if each),
                **(environ or {}),
            },
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.kill()

    @property
    def last(self) -> Seen:
        """What was told last of the session; empty while there is none."""
        return next((seen for seen in reversed(self.seen) if "phase" in seen), {})

    def wait_for(self, wanted: Callable[[Seen], bool], patience: float = PATIENCE) -> Seen:
        """The next thing told that is the wanted. TimeoutError where none comes."""
        while True:
            for seen in self.read(patience):
                if wanted(seen):
                    return seen

    def wait_for_page(self, name: str) -> None:
        self.wait_for(lambda seen: seen.get("page") == name)

    def read(self, patience: float) -> list[Seen]:
        """What is told next, at least one line. TimeoutError where none comes; EOFError where the
        program has ended."""
        assert self.process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            if not selector.select(patience):
                raise TimeoutError(f"nothing was told for {patience} s")
        data = os.read(self.process.stdout.fileno(), 65_536)
        if not data:
            raise EOFError(self.complaint())
        *lines, self._rest = (self._rest + data).split(b"\n")
        found = [json.loads(line) for line in lines]
        self.seen += found
        return found or self.read(patience)

    def read_for(self, seconds: float) -> None:
        """Take in what is told for so long, of which there may be nothing."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            try:
                self.read(left)
            except TimeoutError:
                return

    @property
    def memory(self) -> int:
        """Bytes that are resident, where the system says so."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def count(self, what: str) -> int:
        """Of its open files ("fd") or threads ("task"), where the system says so."""
        return sum(1 for _ in Path(f"/proc/{self.process.pid}", what).iterdir())

    def order(self, *orders: str) -> None:
        """Keys by Qt's names of them, or `close`."""
        assert self.process.stdin is not None
        self.process.stdin.write(" ".join(orders).encode() + b"\n")
        self.process.stdin.flush()

    def stop_for(self, seconds: float) -> tuple[int, int]:
        """Stop the process, as Ctrl+Z does, and let it go on. Returns between which readings of the
        monotonic clock, ns, it surely stood still."""
        self.process.send_signal(signal.SIGSTOP)
        os.waitpid(self.process.pid, os.WUNTRACED)
        stopped = time.monotonic_ns()
        self.read_for(seconds)
        goes_on = time.monotonic_ns()
        self.process.send_signal(signal.SIGCONT)
        return stopped, goes_on

    def kill(self) -> None:
        """As a power cut does; what was told before is taken in."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self._drain()

    def end(self) -> int:
        """Ask it to end, as the system does; returns its exit code."""
        self.process.terminate()
        code = self.process.wait(PATIENCE)
        self._drain()
        return code

    def close(self) -> int:
        """Close its window, as its user does; returns its exit code."""
        self.order("close")
        code = self.process.wait(PATIENCE)
        self._drain()
        return code

    def complaint(self) -> str:
        """What the program wrote to its standard error; only when it has ended."""
        assert self.process.stderr is not None
        return "" if self.process.stderr.closed else self.process.stderr.read().decode()

    def _drain(self) -> None:
        self.process.wait(PATIENCE)
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        assert self.process.stdin is not None
        if not self.process.stdout.closed:
            *lines, _ = (self._rest + self.process.stdout.read()).split(b"\n")
            self.seen += [json.loads(line) for line in lines]
            self.error = self.complaint()
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.stderr.close()

    error = ""
    """What the program had written to its standard error when it had ended."""
