"""What is said aloud, and what gives way to what.

Pure: a line that is being said and lines that wait, brought from one state to the next by what
happens. A name is never cut off and never said late; what has gone stale is dropped. Nothing here
knows what a voice is.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.language import _
from massage_timer.core.manner import Talk
from massage_timer.core.names import cover_words
from massage_timer.core.phrases import spoken


class Rank(IntEnum):
    """Which line gives way: the lesser to the greater, and never a name."""

    ASIDE = 0
    """What the hands do, and what comes next."""
    ANSWER = 1
    """To what the giver or the clock did, and what is asked of the recipient."""
    NAME = 2
    """What begins now. Names outrank everything."""


SOON = 2_000
"""Ms after its time at which the name of a step has gone stale: it is said within two seconds or
not at all, for later it would be taken for the next one."""
LATER = 8_000
"""The same for what stays true for longer: the legs change, it is over."""
A_WHILE = 4_000
"""The same for all that is no name."""

_RANKS = {
    CueKind.GET_READY: Rank.NAME,
    CueKind.STEP: Rank.NAME,
    CueKind.CHANGE_LEGS: Rank.NAME,
    CueKind.FINISHED: Rank.NAME,
    CueKind.TEN_SECONDS: Rank.ASIDE,
}
_PATIENCE = {
    CueKind.GET_READY: SOON,
    CueKind.STEP: SOON,
    CueKind.CHANGE_LEGS: LATER,
    CueKind.FINISHED: LATER,
}
_MAKES_STALE = frozenset(
    {
        CueKind.GET_READY,
        CueKind.STEP,
        CueKind.CHANGE_LEGS,
        CueKind.FINISHED,
        CueKind.STOPPED,
        CueKind.PAUSED,
        CueKind.SLEPT,
        CueKind.STALLED,
    }
)
"""After these nothing that waits is true any more."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to say. Times in ms of the caller's clock."""

    words: str
    rank: Rank
    due: int
    """Not before this: a sound of the same cue may have to be heard first."""
    until: int
    """Not begun after this: then it has gone stale."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What is being said, and what waits: at most one line of each rank, greatest first."""

    saying: Line | None = None
    waiting: tuple[Line, ...] = ()


def lines_of(cue: Cue, talk: Talk, due: int, late: int = 0) -> tuple[Line, ...]:
    """What is said for a cue from `due` on, which is `late` ms after it should have been; what
    begins is named before what to do."""
    rank = _RANKS.get(cue.kind, Rank.ANSWER)
    words = spoken(cue)
    if not words or talk is Talk.OFF or (talk is Talk.NAMES and rank is not Rank.NAME):
        return ()
    how = ""
    if cue.kind is CueKind.STEP and cue.step is not None:
        words, how = _("{name}.").format(name=cue.step.technique.name), cue.step.cue
    elif cue.kind is CueKind.CHANGE_LEGS:
        how = cover_words(cue.side)
    line = Line(words, rank, due, due - late + _PATIENCE.get(cue.kind, A_WHILE))
    if talk is Talk.NAMES or not how:
        return (line,)
    return line, Line(how, Rank.ASIDE, due, due - late + A_WHILE)


def hear(speech: Speech, cue: Cue, talk: Talk, due: int, now: int, late: int = 0) -> Speech:
    """A cue is heard at `now`, whose words are said from `due` on, which is `late` ms after they
    should have been; `go_on` begins them.

    Where nothing is being said afterwards and something was, the voice has to stop.
    """
    if cue.kind in _MAKES_STALE:
        saying = speech.saying
        cut = saying is not None and saying.rank is Rank.ASIDE
        speech = Speech(None if cut else saying)
    lines = lines_of(cue, talk, due, late)
    if lines and now > lines[0].until:
        lines = ()  # what the hands do is nothing without its name
    for line in lines:
        others = (waiting for waiting in speech.waiting if waiting.rank is not line.rank)
        waiting = sorted((*others, line), key=lambda line: -line.rank)
        speech = replace(speech, waiting=tuple(waiting))
    return speech


def ended(speech: Speech, now: int) -> Speech:
    """The line that was being said is over."""
    return go_on(replace(speech, saying=None), now)


def go_on(speech: Speech, now: int) -> Speech:
    """Begin the greatest line that is due, if nothing is being said or that gives way to it.

    Where `saying` is another line afterwards, the voice has to say that one instead.
    """
    fresh = tuple(line for line in speech.waiting if now <= line.until)
    due = next((line for line in fresh if line.due <= now), None)
    if due is None or not _gives_way(speech.saying, due):
        return replace(speech, waiting=fresh)
    return Speech(due, tuple(line for line in fresh if line is not due))


def until_due(speech: Speech, now: int) -> int | None:
    """Ms until `go_on` has something to begin; None: not before the present line is over."""
    coming = [line.due for line in speech.waiting if _gives_way(speech.saying, line)]
    return max(0, min(coming) - now) if coming else None


def _gives_way(saying: Line | None, line: Line) -> bool:
    return saying is None or saying.rank < line.rank
