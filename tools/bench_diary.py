"""Opens the page of the diary in a folder, for the benchmark to know how long that takes.

Writes, as JSON, the ms from asking for the page to its first painted frame: the first time, which
loads its modules, then the median of some more; the same for its months; the ms that a row takes to
be written and be safe on the disk; and for how long nothing else could happen while all rows were
exported.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from diary_rows import NEWEST, sessions
from PySide6.QtWidgets import QApplication

from massage_timer.app import build
from massage_timer.diary.exporting import Exporting
from massage_timer.folders import within
from massage_timer.machine import Machine
from massage_timer.program import Program

TIMES = 7


def spent(act: Callable[[], object]) -> float:
    """Ms until it is done and painted."""
    before = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - before) * 1e3


def longest_stall(program: Program, path: Path) -> float:
    """Ms that a turn of the event loop took at most while all rows were written there."""
    spent(program.show_diary)
    desk = program.diary_desk
    exporting = Exporting(lambda: program.sessions.diary.diary, desk)
    exporting.begin(path)
    turns = [0.0]
    while exporting.path is not None:
        turns.append(spent(lambda: None))
    return max(turns)


def main() -> int:
    application = QApplication(sys.argv[:1])
    application.setStyle("fusion")
    home = Path(sys.argv[1])
    places = within(home)
    now = NEWEST.isoformat(timespec="seconds")
    program = build(places, Machine(wall_clock=lambda: now), welcomed=True)
    program.show_window()
    program.read_the_rest()
    _ = program.flow  # it is loaded by the time that somebody presses a button
    QApplication.processEvents()
    first = spent(program.show_diary)
    page = program.diary_desk.page

    def again() -> float:
        page.back.click()
        QApplication.processEvents()
        return spent(program.show_diary)

    opened = median(again() for _ in range(TIMES))

    def to_months() -> float:
        page.spans.step(-1)
        QApplication.processEvents()
        return spent(lambda: page.spans.step(1))

    months = median(to_months() for _ in range(TIMES))
    (row,) = sessions(1, 1)
    diary = program.sessions.diary.diary
    written = []
    for _ in range(TIMES):
        diary.close()
        before = time.perf_counter()
        diary.add(row)
        diary.close()
        written.append((time.perf_counter() - before) * 1e3)
    stall = longest_stall(program, home / "export.csv")
    print(
        json.dumps(
            {
                "page, the first time": first,
                "page": opened,
                "months": months,
                "a row written": median(written),
                "longest stall of an export": stall,
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
