"""From a score to samples: each partial dies at its own pace; nothing begins or ends abruptly."""

import cmath
import math
from itertools import accumulate, chain, repeat
from operator import mul

from synthesiser.loudness import RATE, loudness
from synthesiser.score import Note, Score
from synthesiser.voices import Partial

GLIDE = 0.16
"""Seconds that a bend takes."""
FLOOR = -70.0
"""DB below full scale under which a tail is silent in any room; there it is led to nothing."""
FADE = 0.06
"""Seconds that this takes."""
CEILING = -4.0
"""DB below full scale that no sample exceeds. Between samples a wave of at most 6 kHz, an eighth
of the rate, rises by at most 0.7 dB more (1 / cos(pi / 8)): true peaks stay below -3 dB."""
HIGHEST = 6000.0
"""Hz of the highest partial that is allowed: above it a sound is sharp."""


def sounded(score: Score, target: float) -> list[int]:
    """The sound in 16 bits, as loud as its set (`target`, LUFS) has it.

    Raises ValueError if it would be too loud for the file or has a partial above 6 kHz.
    """
    wave = _mixed(score.notes)
    gain = _factor(target - score.below - loudness(wave))
    loud = [gain * x for x in wave]
    if max(map(abs, loud)) > _factor(CEILING):
        raise ValueError("This sound is too short or too pointed to be as loud as its set.")
    return [round(32767 * x) for x in _ended(loud)]


def _mixed(notes: tuple[Note, ...]) -> list[float]:
    mix: list[float] = []
    for note in notes:
        first = round(note.start * RATE)
        attack = _rise(note.voice.attack)
        for partial in note.voice.partials:
            tone = _rung(note, partial)
            for index, share in enumerate(attack[: len(tone)]):
                tone[index] *= share
            mix.extend(repeat(0.0, first + len(tone) - len(mix)))
            for index, x in enumerate(tone, first):
                mix[index] += x
    return mix


def _rung(note: Note, partial: Partial) -> list[float]:
    """A dying partial, down to -90 dB: a hand that turns on a circle and grows shorter, seen from
    the side."""
    if max(note.pitch, note.pitch * note.bend) * partial.ratio > HIGHEST:
        raise ValueError(f"A partial of a note of {note.pitch:.0f} Hz is above {HIGHEST:.0f} Hz.")
    shrink = 1000 ** (-1 / (partial.ring * RATE))
    turn = 2 * math.pi * note.pitch * partial.ratio / RATE
    bent = _rise(GLIDE) if note.bend != 1 else []
    steps = [cmath.rect(shrink, turn * note.bend**share) for share in bent]
    steady = cmath.rect(shrink, turn * note.bend)
    hand = accumulate(
        chain(steps, repeat(steady, round(1.5 * partial.ring * RATE) - len(steps))),
        mul,
        initial=complex(_factor(partial.level + note.level)),
    )
    return [place.imag for place in hand]


def _ended(wave: list[float]) -> list[float]:
    """Without what cannot be heard any more, and with nothing as the last sample."""
    floor = _factor(FLOOR)
    last = max(index for index, x in enumerate(wave) if abs(x) >= floor)
    tail = wave[last:][: round(FADE * RATE)]
    fall = reversed(_rise(len(tail) / RATE))
    return [*wave[:last], *(x * share for x, share in zip(tail, fall, strict=True))]


def _rise(seconds: float) -> list[float]:
    """From 0 to nearly 1, smooth at both ends."""
    length = round(seconds * RATE)
    return [0.5 - 0.5 * math.cos(math.pi * index / length) for index in range(length)]


def _factor(decibels: float) -> float:
    return float(10 ** (decibels / 20))
