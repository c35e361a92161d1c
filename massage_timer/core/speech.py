"""What is said aloud, and what gives way to what.

Pure: a line that is being said and lines that wait, brought from one state to the next by what
happens. A name is never cut off and never said late; what has gone stale is dropped. Nothing here
knows what a voice is.
"""

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.phrases import spoken


class Talk(StrEnum):
    """How much is said."""

    OFF = "off"
    NAMES = "names"
    ALL = "all"


class Pace(StrEnum):
    """How fast it is said."""

    SLOW = "slow"
    USUAL = "usual"
    FAST = "fast"


class Rank(IntEnum):
    """Which line gives way: the lesser to the greater, and never a name."""

    ASIDE = 0
    """What the hands do, and what comes next."""
    ANSWER = 1
    """To what the giver or the clock did, and what is asked of the recipient."""
    NAME = 2
    """What begins now. Names outrank everything."""


PATIENCE = {Rank.ASIDE: 4_000, Rank.ANSWER: 3_000, Rank.NAME: 2_000}
"""Ms after its cue at which a line that has not begun has gone stale. A name is either said
within two seconds or not at all: later than that it would be taken for the next one."""

_RANKS = {
    CueKind.GET_READY: Rank.NAME,
    CueKind.STEP: Rank.NAME,
    CueKind.CHANGE_LEGS: Rank.NAME,
    CueKind.FINISHED: Rank.NAME,
    CueKind.TEN_SECONDS: Rank.ASIDE,
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
    }
)
"""After these nothing that waits is true any more."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to say."""

    words: str
    rank: Rank
    due: int
    """When it should be said, in ms of the caller's clock."""

    def stale(self, now: int) -> bool:
        return now - self.due > PATIENCE[self.rank]


@dataclass(frozen=True, slots=True)
class Speech:
    """What is being said, and what waits: at most one line of each rank, greatest first."""

    saying: Line | None = None
    waiting: tuple[Line, ...] = ()


def lines_of(cue: Cue, talk: Talk, due: int) -> tuple[Line, ...]:
    """What is said for a cue that was due at this time; a step's name comes before what to do."""
    rank = _RANKS.get(cue.kind, Rank.ANSWER)
    words = spoken(cue)
    if not words or talk is Talk.OFF or (talk is Talk.NAMES and rank is not Rank.NAME):
        return ()
    if cue.kind is CueKind.STEP and cue.step is not None:
        name = Line(f"{cue.step.technique.name}.", Rank.NAME, due)
        how = Line(cue.step.cue, Rank.ASIDE, due)
        return (name, how) if talk is Talk.ALL and cue.step.cue else (name,)
    return (Line(words, rank, due),)


def hear(speech: Speech, cue: Cue, talk: Talk, due: int, now: int) -> Speech:
    """A cue that was due at `due` is heard at `now`. Where `saying` is another line afterwards,
    the voice has to drop what it says and say that one."""
    if cue.kind in _MAKES_STALE:
        speech = replace(speech, waiting=())
        if speech.saying is not None and speech.saying.rank is Rank.ASIDE:
            speech = replace(speech, saying=None)
    for line in lines_of(cue, talk, due):
        others = (waiting for waiting in speech.waiting if waiting.rank is not line.rank)
        waiting = sorted((*others, line), key=lambda line: -line.rank)
        speech = replace(speech, waiting=tuple(waiting))
    return _next(speech, now)


def ended(speech: Speech, now: int) -> Speech:
    """The line that was being said is over."""
    return _next(replace(speech, saying=None), now)


def _next(speech: Speech, now: int) -> Speech:
    """The greatest line that waits is said, if nothing is being said or that gives way to it."""
    fresh = tuple(line for line in speech.waiting if not line.stale(now))
    if not fresh:
        return replace(speech, waiting=())
    first, *others = fresh
    saying = speech.saying
    gives_way = saying is None or (saying.rank < first.rank and saying.rank is not Rank.NAME)
    if gives_way:
        return Speech(first, tuple(others))
    return replace(speech, waiting=fresh)
