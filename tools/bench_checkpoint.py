"""Plays a session without waiting and keeps it each second, so that the benchmark knows the cost.

Writes, as JSON, the share of a core that keeping takes of a session in real time, disk and all; how
often a second it writes, and how many bytes; the same for an edit a second, where all is new; and
the ms of CPU that the window's own thread spends on each, and until it is safe on the disk.
"""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from bench_routines import shipped_routines

from massage_timer.core.routine import Routine
from massage_timer.core.session import Command, Session, begin, until_next_tick, update
from massage_timer.devices.clock import on_the_wall
from massage_timer.keeping import Keeping
from massage_timer.scribe import Act, ScribeBehind

SECONDS = 120
LONGEST_WAIT = 30.0
BEGUN = 30_000
"""Ms of a session that are not measured."""


class CountingScribe(ScribeBehind):
    def __init__(self) -> None:
        super().__init__(LONGEST_WAIT)
        self.count = 0

    def put(self, act: Act, told: str, about: object = None) -> None:
        self.count += 1
        super().put(act, told, about)


def kept(folder: Path, routine: Routine, *, edited: bool) -> dict[str, float]:
    """What it costs to keep so many seconds of a session, which is `edited` in each of them."""
    scribe, file = CountingScribe(), folder / "session.checkpoint"
    keeping = Keeping(file, scribe, on_the_wall, print)
    now = 0
    session: Session = begin(routine)
    session, _ = update(session, Command.START, now)
    cpu = asked = wall = 0.0
    written = measured = 0
    while measured < SECONDS * 1000:
        passed = until_next_tick(session) or 0
        now += passed
        session, _ = update(session, Command.TICK, now)
        if now < BEGUN:
            continue
        measured += passed
        if edited:
            session = replace(session, timeline=replace(session.timeline))
        process, thread, began = time.process_time(), time.thread_time(), time.perf_counter()
        keeping.follow(session, routine, now)
        asked += time.thread_time() - thread
        scribe.settle()
        cpu += time.process_time() - process
        wall += time.perf_counter() - began
        written += file.stat().st_size
    keeping.forget()
    keeping.close()
    return {
        "share": cpu / SECONDS,
        "writes": scribe.count / SECONDS,
        "bytes": written / SECONDS,
        "asked": asked / scribe.count * 1e3,
        "safe": wall / scribe.count * 1e3,
    }


def main() -> int:
    folder, word = Path(sys.argv[1]), sys.argv[2]
    routine = shipped_routines()[word]
    kept(folder, routine, edited=False)  # what is done once is not what a second costs
    found = {
        "each second": kept(folder, routine, edited=False),
        "an edit a second": kept(folder, routine, edited=True),
    }
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
