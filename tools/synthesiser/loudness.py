"""How loud a sound is to the ear: ITU-R BS.1770's K-weighting over 400 ms windows.

The measure is the loudest window, what EBU Tech 3341 calls the greatest momentary loudness. The
integrated loudness of programmes is of no use here: its gate works on blocks of 400 ms, which is
more than a tick lasts, and a tail that dies slowly would make a sound count as softer, though it
is heard to begin as loudly as any. A sound shorter than the window counts by its energy, which is
how the ear takes it, too.
"""

import math
from collections.abc import Sequence
from itertools import accumulate

RATE = 48_000
"""Samples a second, of everything here."""
WINDOW = 19_200
"""Samples in 400 ms."""
HOP = 480
"""Samples from one window to the next."""

SHELF = (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585)
"""The head, as BS.1770-5 tabulates it for 48 kHz: b0, b1, b2, a1, a2."""
HIGH_PASS = (1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621)
OFFSET = -0.691
"""DB; makes a full-scale sine of 997 Hz -3.01 LUFS."""


def loudness(samples: Sequence[float]) -> float:
    """LUFS of the loudest 400 ms; full scale is 1. Silence is minus infinity."""
    padded = [*samples, *[0.0] * WINDOW]
    weighted = _filtered(_filtered(padded, SHELF), HIGH_PASS)
    energy = list(accumulate((x * x for x in weighted), initial=0.0))
    loudest = max(
        energy[start + WINDOW] - energy[start] for start in range(0, len(samples) + 1, HOP)
    )
    return OFFSET + 10 * math.log10(loudest / WINDOW) if loudest > 0 else -math.inf


def _filtered(
    samples: Sequence[float], coefficients: tuple[float, float, float, float, float]
) -> list[float]:
    """Through one biquad, in the transposed direct form II."""
    b0, b1, b2, a1, a2 = coefficients
    one = two = 0.0
    filtered = []
    for x in samples:
        y = b0 * x + one
        one = b1 * x - a1 * y + two
        two = b2 * x - a2 * y
        filtered.append(y)
    return filtered
