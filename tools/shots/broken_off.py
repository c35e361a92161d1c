"""What is offered after a session broke off."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from rehearsal import CLASSIC, Rehearsal

from massage_timer import resources
from massage_timer.core.checkpoint import checkpoint_of
from massage_timer.core.language import spoken_language
from massage_timer.core.session import Session, begin
from massage_timer.folders import Folders
from massage_timer.store.catalogue import load_catalogue
from massage_timer.store.checkpoint import CheckpointFile
from massage_timer.store.library import Listed, read_entry
from shots.shot import Shot

SIX_MINUTES_AGO = "2026-11-27T21:08:05+00:00"
LONG_AGO = "2026-11-27T08:40:00+00:00"


def left_at(playhead: int, saved_at: str = SIX_MINUTES_AGO) -> Callable[[Folders], None]:
    """A session broke off at this place."""

    def prepare(places: Folders) -> None:
        texts = resources.texts(spoken_language().code)
        catalogue = load_catalogue(resources.assets() / "techniques.yaml", texts=texts)
        file = Listed(CLASSIC, resources.routines() / f"{CLASSIC}.yaml", False)
        routine = read_entry(file, catalogue).routine
        assert routine is not None
        session = Session(begin(routine).timeline, playhead)
        checkpoint = checkpoint_of(session, routine, playhead, saved_at)
        CheckpointFile(places.checkpoint).write(checkpoint)

    return prepare


def broken_off(run: Rehearsal) -> Iterator[Shot]:
    page = run.program.sessions.broken_off.page
    yield "broken-off", run.picture()
    page.again.setFocus(Qt.FocusReason.TabFocusReason)
    yield "broken-off-focus", run.picture()
    page.left.emit()
    yield "broken-off-home", run.picture()
    run.program.sessions.broken_off.show_offer()
    page.go_on.click()
    yield "broken-off-check", run.picture()
    run.pass_check()
    yield "broken-off-paused", run.picture()


def broken_off_at_change(run: Rehearsal) -> Iterator[Shot]:
    yield "broken-off-change", run.picture()
    run.program.sessions.broken_off.page.go_on.click()
    run.pass_check()
    yield "broken-off-change-paused", run.picture()


def broken_off_early(run: Rehearsal) -> Iterator[Shot]:
    yield "broken-off-early", run.picture()


def broken_off_long_ago(run: Rehearsal) -> Iterator[Shot]:
    yield "broken-off-long-ago", run.picture()


def broken_off_ended(run: Rehearsal) -> Iterator[Shot]:
    run.program.sessions.broken_off.page.end.click()
    yield "broken-off-ended", run.picture()
