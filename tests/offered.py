"""A session that broke off, left behind for the next start, and what that offers."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from giver import CLASSIC, ENDED, Giver
from homes import shipped
from sittings import broken_off

from massage_timer import resources
from massage_timer.broken_off import BrokenOff
from massage_timer.core.checkpoint import Checkpoint
from massage_timer.core.routine import Routine, Side
from massage_timer.folders import within
from massage_timer.store.checkpoint import CheckpointFile
from massage_timer.store.diary import Diary, Entry
from massage_timer.store.routine_files import read_routine
from massage_timer.ui.widgets.words import Words

IN_SECOND_LEG = 510_000
IN_FIRST_LEG = 100_000
IN_LEAD_IN = 1_500
AT_CHANGE = 310_000
SECOND = timedelta(seconds=1)


def ago(seconds: float) -> str:
    """The clock on the wall so long before it is read."""
    return (datetime.fromisoformat(ENDED) - seconds * SECOND).isoformat()


def classic() -> Routine:
    file = resources.routines() / f"{CLASSIC}.yaml"
    routine = read_routine(file.read_bytes(), file.name, shipped()).routine
    assert routine is not None
    return routine


def left(
    home: Path, playhead: int, seconds_ago: float = 360, first: Side = Side.LEFT
) -> Checkpoint:
    """Leave behind a session that broke off at this place."""
    checkpoint = broken_off(
        classic(), playhead, saved_at=ago(seconds_ago), whole=playhead + 60_000, first=first
    )
    CheckpointFile(within(home).checkpoint).write(checkpoint)
    return checkpoint


Start = Callable[[], Giver]


def starts(tmp_path: Path) -> Iterator[Start]:
    """Each call is a start of the program with the same home."""
    started: list[Giver] = []

    def anew() -> Giver:
        while started:
            started.pop().leave()
        started.append(Giver(tmp_path))
        return started[-1]

    yield anew
    while started:
        started.pop().leave()


def offers(giver: Giver) -> BrokenOff:
    """What is offered, past the first moment of its page."""
    found = giver.program.sessions.broken_off
    assert giver.shows(found.page)
    found.page.settle()
    return found


def rows(giver: Giver) -> list[Entry]:
    diary = Diary(giver.places.diary, print)
    try:
        return list(diary.page(99))
    finally:
        diary.close()


def told(giver: Giver) -> str:
    """The page of messages, or what stands at the foot of Home."""
    if giver.shows(giver.pages.text):
        return " ".join(w.words for w in giver.pages.text.sheet_view.findChildren(Words))
    assert giver.shows(giver.window.home)
    notice = giver.window.home.notice
    return notice.words.words if notice.isVisible() else ""


def go_on(giver: Giver, answer: str = "go_on") -> None:
    """From the offer to the session's page, past the questions."""
    page = offers(giver).page
    (page.again if answer == "again" else page.go_on).click()
    assert giver.shows(giver.pages.safety)
    giver.pages.safety.settle()
    giver.pass_check()
