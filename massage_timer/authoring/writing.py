"""What is being written: a text with all its states, its file, and what the disk has of it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from massage_timer.core.draft import RoutineDraft
from massage_timer.core.fitting import Length, fitted, wanted_after
from massage_timer.core.history import History
from massage_timer.core.language import N_, _, numerals
from massage_timer.core.routine import LEG_SECONDS
from massage_timer.core.written import Edit
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.manuscript.drafts import draft_of
from massage_timer.store.manuscript.files import open_text
from massage_timer.store.manuscript.outline import NotEditable
from massage_timer.store.manuscript.rewriting import rewritten
from massage_timer.store.manuscript.unsaved import Unsaved, digest

NO_ROOM = N_("Five minutes are too short for two strokes of every step: take a step out.")
UNKNOWN = N_("A step's technique is not known: choose one, then it can be fitted.")
FITS = N_("It fits already: 5:00, and not a second over.")


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file as it is now."""

    text: str = ""
    trouble: str = ""
    """Why it cannot be read, in a sentence."""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """One routine."""

    path: Path | None
    """None: it has no file yet."""
    history: History[str]
    seen: OnDisk
    """The file as it was when it was last read, written, or told about; of what has no file yet,
    the text that it began with."""
    wanted: frozenset[int] = frozenset()
    """The steps whose lengths were set since it was five minutes last."""

    @property
    def text(self) -> str:
        return self.history.now

    @property
    def file(self) -> str:
        """By which name problems are told; the stem is the id of the routine."""
        return self.path.name if self.path is not None else "routine.yaml"

    @property
    def changed(self) -> bool:
        """Something would be missed if it were left now."""
        return self.text != self.seen.text

    @property
    def undone(self) -> "Work":
        return replace(self, history=self.history.undone(), wanted=frozenset())

    @property
    def redone(self) -> "Work":
        return replace(self, history=self.history.redone(), wanted=frozenset())

    def saying(self, text: str) -> "Work":
        """Another text, which can be taken back."""
        return replace(self, history=self.history.with_new(text))

    def saved(self, path: Path) -> "Work":
        return replace(self, path=path, seen=OnDisk(self.text))


def begun(path: Path | None, text: str) -> Work:
    """The work on a text; with a path on that of a file."""
    return Work(path, History(text), OnDisk(text))


def taken_up(unsaved: Unsaved, now: OnDisk) -> Work:
    """The work on a text that was not saved, over the file as it is `now`: undo leads to what that
    says. Where it is not what the text began from, `seen` is another, so that it is asked."""
    if unsaved.path is not None and digest(now.text) == unsaved.began:
        return Work(unsaved.path, History(unsaved.text, (now.text,)), now)
    return Work(unsaved.path, History(unsaved.text), now if now.gone else OnDisk())


def draft(work: Work, catalogue: Catalogue) -> RoutineDraft:
    """What it comes to. Raises NotEditable only for a text that no edit has made."""
    return draft_of(work.text, work.file, catalogue)


def applied(work: Work, edit: Edit, catalogue: Catalogue) -> tuple[Work, RoutineDraft]:
    """After an edit. Raises NotEditable when the text cannot take it."""
    after = work.saying(rewritten(work.text, edit))
    shown = draft(after, catalogue)
    fits = shown.seconds == LEG_SECONDS
    wanted = frozenset() if fits else wanted_after(work.wanted, edit)
    return replace(after, wanted=wanted), shown


def better_lengths(shown: RoutineDraft, wanted: frozenset[int]) -> Mapping[int, int] | str:
    """Seconds for steps that let all be five minutes in whole strokes; or why there are none.

    The `wanted` ones stay as long as they are, where the others can give or take it. Steps with a
    share take what is left anyway.
    """
    known = [step.step for step in shown.steps if step.step is not None]
    if len(known) < len(shown.steps):
        return _(UNKNOWN)
    lengths = fitted([
        Length(max(step.pace, 1), step.seconds, wanted=place in wanted)
        for place, step in enumerate(known)
    ])  # fmt: skip
    if lengths is None:
        return _(NO_ROOM)
    better = {
        place: seconds
        for place, (step, seconds) in enumerate(zip(shown.steps, lengths, strict=True))
        if "share" not in step.words and step.seconds != seconds
    }
    return better or numerals(_(FITS))


def on_disk(path: Path) -> OnDisk:
    """A file as it is now. Raises nothing."""
    try:
        return OnDisk(open_text(path))
    except NotEditable as error:
        return OnDisk(trouble=str(error)) if os.path.lexists(path) else OnDisk(gone=True)
