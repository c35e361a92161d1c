"""Which pages of the program README and user guide show: pictures of the gallery, by name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from diary_rows import fill, sessions
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from rehearsal import CLASSIC, Rehearsal, rehearsal
from shots.around import learn, settings
from shots.before import comfort, ready, safety
from shots.broken_off import broken_off, left_at
from shots.diary import diary
from shots.home import first_run, home
from shots.mini import mini
from shots.routines import own_files, paper_files
from shots.sessions import change, done, in_zone, session, stop
from shots.sharing import sender_s_files, sharing
from shots.shot import Shot
from shots.writing import editor, paper, rehearse

from massage_timer.folders import Folders
from massage_timer.ui.tokens import DIM_AMBER, LIGHT, Theme

PAGE = QSize(960, 600)
"""A page of text on the web is about as wide."""
LARGE = QSize(1280, 800)
SMALL = QSize(480, 180)
"""The mini view."""
SHEET_WIDTH = 640
"""Px; a printed card is higher than wide."""


@dataclass(frozen=True, slots=True)
class Still:
    """A picture of the docs: the walk through the gallery's pages that comes by it, and where."""

    name: str
    walk: Callable[[Rehearsal], Iterator[Shot]]
    shot: str
    size: QSize = PAGE
    theme: Theme = LIGHT
    prepare: Callable[[Folders], None] | None = None
    welcomed: bool = True
    reduced: bool = True
    """In few colours, which takes a third of the bytes and may show where colours fade."""


def last_ten_seconds(run: Rehearsal) -> Iterator[Shot]:
    """When the screen tells most: what is done now, and what comes next."""
    run.begin(CLASSIC)
    run.go_until(in_zone("calf-glide"))
    run.go_until(lambda shown: shown.following_in == 10)
    yield "calf-glide", run.picture()


def evenings(places: Folders) -> None:
    """The diary of somebody who does this after work, every few days."""
    rows = (row for row in sessions(60, 48) if "gone" not in row.name)
    fill(places.diary, (replace(row, ended=f"{row.ended[:11]}20{row.ended[13:]}") for row in rows))


STILLS = (
    Still("first-start", first_run, "before-you-begin", welcomed=False),
    Still("home", home, "home", prepare=own_files),
    Still("safety-check", safety, "safety"),
    Still("safety-check-ticked", safety, "safety-card"),
    Still("comfort", comfort, "comfort", LARGE),
    Still("ready", ready, "ready", LARGE),
    Still("session", last_ten_seconds, "calf-glide", LARGE, reduced=False),
    Still("session-dark-room", session, "session-right-leg", theme=DIM_AMBER),
    Still("session-paused", session, "session-paused"),
    Still("mini-view", mini, "mini-step", SMALL),
    Still("stop", stop, "stop-question"),
    Still("change-of-legs", change, "change-early"),
    Still("done", done, "done"),
    Still("broken-off", broken_off, "broken-off", prepare=left_at(510_000)),
    Still("rehearse", rehearse, "rehearse-middle"),
    Still("editor", editor, "editor", LARGE),
    Still("learn", learn, "learn-technique"),
    Still("diary", diary, "diary-many", prepare=evenings),
    Still("settings", settings, "settings-look"),
    Still("card", paper, "paper-classic-five-minute-legs-a4", prepare=paper_files),
    Still("sharing", sharing, "import", prepare=sender_s_files),
)


def draw(still: Still) -> QImage:
    """The page as it looks there; a walk goes no further than to it."""
    with rehearsal(still.size, still.theme, still.prepare, welcomed=still.welcomed) as run:
        for shot, image in still.walk(run):
            if shot == still.shot:
                return smaller(image)
    raise LookupError(f"no picture of the gallery is called {still.shot}")


def smaller(image: QImage) -> QImage:
    """A sheet of paper is brought down to the width of a page."""
    if image.height() <= image.width():
        return image
    return image.scaledToWidth(SHEET_WIDTH, Qt.TransformationMode.SmoothTransformation)
