"""The whole routine in a minute: a walk over the tape of its session, with its words.

Pure, and no session: nothing is counted for anybody. Everything shown is the session's own frame at
the place that a scene of the minute stands for; times are told and never asked for.
"""

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame, frame
from massage_timer.core.language import N_, _, number
from massage_timer.core.manner import Pace
from massage_timer.core.names import cover_words
from massage_timer.core.reading import seconds_to_say
from massage_timer.core.routine import Routine, Side
from massage_timer.core.session import Session
from massage_timer.core.sounds import Sound, head_start
from massage_timer.core.timeline import Kind, Options, Segment, Timeline, lay_out

MINUTE = 60_000
FLOOR = 3_000
"""Ms that a scene wants even where its words need less: the picture is to be seen as well."""
BANNER = N_("Rehearsal. Nothing to do with your hands yet.")
END = N_("That was all of it.")
_AGAIN = {
    Side.LEFT: N_("The same again on the left leg, step by step."),
    Side.RIGHT: N_("The same again on the right leg, step by step."),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """One piece of the minute, from `start` up to but not including `end`, in ms."""

    segment: Segment
    """The piece of the session that it stands for."""
    again: bool
    """It stands for all of the other leg."""
    start: int = 0
    end: int = 0

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def name(self) -> str:
        changes = self.segment.kind is Kind.CHANGE
        return _("Change legs") if changes else self.segment.step.technique.name

    @property
    def line(self) -> str:
        """What to do."""
        side = self.segment.side
        if self.segment.kind is Kind.CHANGE:
            return cover_words(side)
        if self.again:
            return _(_AGAIN[side])
        return self.segment.step.cue

    @property
    def needed(self) -> int:
        """Ms in which its words are spoken without haste."""
        sound = Sound.CHANGE_LEGS if self.segment.kind is Kind.CHANGE else Sound.STEP
        spoken = seconds_to_say(self.name, self.line, pace=Pace.USUAL)
        return max(FLOOR, head_start(sound) + round(1000 * spoken))

    @property
    def line_fits(self) -> bool:
        """Whether name and line can be spoken within it."""
        return 1000 * seconds_to_say(self.name, self.line, pace=Pace.FAST) <= self.length

    @property
    def lasts(self) -> str:
        """How long what it stands for takes in the session."""
        if self.again:
            return _("Five minutes in the session")
        seconds = number(-(-self.segment.length // 1000))
        return _("{n} s in the session").format(n=seconds)

    @property
    def cue(self) -> Cue:
        """What is heard as it begins, as in the session."""
        kind = CueKind.STEP
        if self.segment.kind is Kind.CHANGE:
            kind = CueKind.CHANGE_LEGS
        elif self.again:
            kind = CueKind.GET_READY
        return Cue(kind, self.segment.start, self.segment.side, self.segment.step)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A place in the minute, and since when it has been running. All times in ms."""

    timeline: Timeline
    scenes: tuple[Scene, ...]
    playhead: int = 0
    running_since: int | None = None
    """The clock reading at which `playhead` was true; None: paused, or over."""

    @property
    def over(self) -> bool:
        return self.playhead >= MINUTE

    @property
    def paused(self) -> bool:
        return self.running_since is None and not self.over

    @property
    def scene(self) -> Scene | None:
        """What is shown; None when it is over."""
        return next((scene for scene in self.scenes if self.playhead < scene.end), None)

    def count(self, scene: Scene) -> str:
        """Which of all steps a scene shows, such as "4 of 13"; "" where it shows no one step."""
        if scene.again or scene.segment.kind is Kind.CHANGE:
            return ""
        steps = number(len(self.timeline.routine.steps))
        # Translators: which of all steps, such as "4 of 13"
        return _("{step} of {steps}").format(step=number(scene.segment.number + 1), steps=steps)

    @property
    def strokes(self) -> float:
        """How many strokes were shown of the scene, at the pace that they really have."""
        scene = self.scene
        return 0.0 if scene is None else (self.playhead - scene.start) / scene.segment.cycle

    @property
    def frame(self) -> Frame | None:
        """What a session would show there; None when it is over."""
        scene = self.scene
        if scene is None:
            return None
        into = (self.playhead - scene.start) * scene.segment.length // scene.length
        return frame(Session(self.timeline, scene.segment.start + into, running_since=0))


def rehearse(routine: Routine, first: Side = Side.LEFT) -> Rehearsal:
    """Each step of the first leg in turn, the change, and a look at the other leg, in a minute.

    A scene is as long as its words need; where there is too much or too little to say, all are
    shorter or longer alike. ValueError when the routine is not five minutes a leg.
    """
    timeline = lay_out(routine, Options(first=first))
    change = next(segment for segment in timeline.segments if segment.kind is Kind.CHANGE)
    other = next(timeline.steps_of(first.other))
    shown = [*timeline.steps_of(first), change, other]
    scenes = [Scene(segment, again=segment is other) for segment in shown]
    ends = [0, *accumulate(scene.needed for scene in scenes)]
    places = pairwise(MINUTE * end // ends[-1] for end in ends)
    placed = (
        replace(scene, start=start, end=end)
        for scene, (start, end) in zip(scenes, places, strict=True)
    )
    return Rehearsal(timeline, tuple(placed))


def at(rehearsal: Rehearsal, now: int) -> Rehearsal:
    """Bring it up to `now`, however long ago it was asked last."""
    if rehearsal.running_since is None:
        return rehearsal
    place = rehearsal.playhead + max(0, now - rehearsal.running_since)
    return _moved(rehearsal, place, now)


def go_on(rehearsal: Rehearsal, now: int) -> Rehearsal:
    """Run from where it stands; what is over stays over."""
    return replace(rehearsal, running_since=now) if rehearsal.paused else at(rehearsal, now)


def pause(rehearsal: Rehearsal, now: int) -> Rehearsal:
    return replace(at(rehearsal, now), running_since=None)


def onwards(rehearsal: Rehearsal, now: int) -> Rehearsal:
    """To the beginning of the next scene, or after the last to the end."""
    here = at(rehearsal, now)
    return _moved(here, MINUTE if here.scene is None else here.scene.end, now)


def back(rehearsal: Rehearsal, now: int) -> Rehearsal:
    """To the beginning of the scene before; from the end to that of the last, and standing."""
    here = at(rehearsal, now)
    before = [scene.start for scene in here.scenes if scene.end <= here.playhead]
    return _moved(here, before[-1] if before else 0, now)


def until_next(rehearsal: Rehearsal) -> int | None:
    """Ms from the playhead to the next scene or the end; None when nothing moves."""
    scene = rehearsal.scene
    if scene is None or rehearsal.running_since is None:
        return None
    return scene.end - rehearsal.playhead


def _moved(rehearsal: Rehearsal, place: int, now: int) -> Rehearsal:
    runs = rehearsal.running_since is not None and place < MINUTE
    return replace(rehearsal, playhead=min(place, MINUTE), running_since=now if runs else None)
