"""Which sound goes with which cue, in which set.

Pure. The files are `assets/sounds/<set>/<sound>.wav`.
"""

from enum import StrEnum

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.manner import SoundSet


class Sound(StrEnum):
    """Everything that sounds. The change of legs has one that nothing else has."""

    STEP = "step"
    TEN_SECONDS = "ten-seconds"
    COUNT = "count"
    TICK = "tick"
    CHANGE_LEGS = "change-legs"
    FINISHED = "finished"
    PAUSED = "paused"
    RESUMED = "resumed"
    REFUSED = "refused"


COUNTS_DOWN = frozenset({Sound.TEN_SECONDS, Sound.COUNT})
"""Not in the quiet set."""

_SOUNDS = {
    CueKind.STEP: Sound.STEP,
    CueKind.TEN_SECONDS: Sound.TEN_SECONDS,
    CueKind.COUNT: Sound.COUNT,
    CueKind.STROKE: Sound.TICK,
    CueKind.CHANGE_LEGS: Sound.CHANGE_LEGS,
    CueKind.FINISHED: Sound.FINISHED,
    CueKind.PAUSED: Sound.PAUSED,
    CueKind.SLEPT: Sound.PAUSED,
    CueKind.STALLED: Sound.PAUSED,
    CueKind.RESUMED: Sound.RESUMED,
    CueKind.REFUSED: Sound.REFUSED,
}

_PATIENCE = {
    Sound.COUNT: 300,
    Sound.TICK: 300,
    Sound.CHANGE_LEGS: 10_000,
    Sound.FINISHED: 10_000,
}
_HEAD_STARTS = {
    Sound.STEP: 400,
    Sound.TEN_SECONDS: 300,
    Sound.CHANGE_LEGS: 2_200,
    Sound.FINISHED: 1_200,
    Sound.PAUSED: 300,
    Sound.RESUMED: 300,
    Sound.REFUSED: 300,
}


def sounds_of(set_: SoundSet) -> tuple[Sound, ...]:
    """All that the set has."""
    if set_ is SoundSet.SILENT:
        return ()
    return tuple(s for s in Sound if set_ is SoundSet.FULL or s not in COUNTS_DOWN)


def sound_of(cue: Cue, set_: SoundSet) -> Sound | None:
    """What sounds for a cue; None: nothing."""
    sound = _SOUNDS.get(cue.kind)
    return sound if sound in sounds_of(set_) else None


def too_late(sound: Sound, late: int) -> bool:
    """Whether a sound that is this much late, in ms, is better left out: a count that is late
    would count wrong, and what was three seconds ago sounds like something new."""
    return late > _PATIENCE.get(sound, 3_000)


def head_start(sound: Sound) -> int:
    """Ms for which a sound is heard alone before words are spoken over its tail."""
    return _HEAD_STARTS.get(sound, 0)
