"""What each sound is: which notes, struck on what, how loud. To change a sound, change this table.

All are in D major with pure intervals, so that sounds that overlap agree and nothing beats.
"""

from dataclasses import dataclass

from massage_timer.core.manner import SoundSet
from massage_timer.core.sounds import Sound
from synthesiser import voices
from synthesiser.voices import Voice

D4 = 293.66
"""Hz."""
E4, F4_SHARP = D4 * 9 / 8, D4 * 5 / 4
G4, A4, B4 = D4 * 4 / 3, D4 * 3 / 2, D4 * 5 / 3
D5, F5_SHARP = D4 * 2, D4 * 5 / 2
B5 = D4 * 10 / 3
E5 = B5 * 2 / 3
"""A pure fifth below, not the E of the scale. These two are the change of legs' alone."""


@dataclass(frozen=True, slots=True)
class Note:
    """One stroke."""

    pitch: float
    """Hz."""
    voice: Voice
    start: float = 0.0
    """Seconds into the sound."""
    level: float = 0.0
    """DB relative to the sound's other notes."""
    bend: float = 1.0
    """The interval by which it glides at once, as a factor; 1: none."""


@dataclass(frozen=True, slots=True)
class Score:
    """One sound."""

    notes: tuple[Note, ...]
    below: float = 0.0
    """By how many LU it is softer than its set: for what repeats."""


LOUDNESS = {SoundSet.FULL: -20.0, SoundSet.QUIET: -26.0}
"""Of each set's sounds, LUFS (see loudness.py)."""

COUNT_BELOW = 4.0
TICK_BELOW = 14.0
"""A count comes three times, a tick a hundred times."""


def falling_pair(voice: Voice) -> tuple[Note, ...]:
    """High, low, and again: a fifth that falls, in the highest register of all sounds."""
    return tuple(
        Note(pitch, voice, start, level)
        for pitch, start, level in ((B5, 0, -1), (E5, 0.46, 0), (B5, 1.3, -2), (E5, 1.76, -1))
    )


def chord(voice: Voice) -> tuple[Note, ...]:
    """D major from the bottom up, a little spread, as a thumb would draw it."""
    pitches = (D4, A4, D5, F5_SHARP)
    return tuple(
        Note(pitch, voice, 0.11 * place, -1.5 * place) for place, pitch in enumerate(pitches)
    )


def knocks(voice: Voice) -> tuple[Note, ...]:
    return Note(E4, voice), Note(E4, voice, 0.17, -2)


SCORES: dict[SoundSet, dict[Sound, Score]] = {
    SoundSet.FULL: {
        Sound.STEP: Score((Note(D5, voices.BAR),)),
        Sound.TEN_SECONDS: Score((Note(A4, voices.TINE),)),
        Sound.COUNT: Score((Note(F4_SHARP, voices.FELT),), COUNT_BELOW),
        Sound.TICK: Score((Note(A4, voices.TAP),), TICK_BELOW),
        Sound.CHANGE_LEGS: Score(falling_pair(voices.BOWL)),
        Sound.FINISHED: Score(chord(voices.CHIME)),
        Sound.PAUSED: Score((Note(B4, voices.GLASS, bend=G4 / B4),)),
        Sound.RESUMED: Score((Note(G4, voices.GLASS, bend=B4 / G4),)),
        Sound.REFUSED: Score(knocks(voices.KNOCK)),
    },
    SoundSet.QUIET: {
        Sound.STEP: Score((Note(D5, voices.SOFT_BAR),)),
        Sound.TICK: Score((Note(A4, voices.SOFT_TAP),), TICK_BELOW),
        Sound.CHANGE_LEGS: Score(falling_pair(voices.SOFT_BOWL)),
        Sound.FINISHED: Score(chord(voices.SOFT_CHIME)),
        Sound.PAUSED: Score((Note(B4, voices.SOFT_GLASS, bend=G4 / B4),)),
        Sound.RESUMED: Score((Note(G4, voices.SOFT_GLASS, bend=B4 / G4),)),
        Sound.REFUSED: Score(knocks(voices.SOFT_KNOCK)),
    },
}
