"""Finds sounds in a recording of what came out of the loudspeaker."""

import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.signal import fftconvolve, resample_poly

Samples = npt.NDArray[np.floating]

RATE = 48_000


@dataclass(frozen=True, slots=True)
class Found:
    """Where a sound begins in a recording, in seconds, and how much it looks like it, 0 to 1."""

    at: float
    likeness: float


def sound(file: Path) -> Samples:
    """One channel of 16-bit samples, at the rate of recordings; full scale is 1."""
    with wave.open(str(file), "rb") as opened:
        rate = opened.getframerate()
        samples = np.frombuffer(opened.readframes(opened.getnframes()), "<i2") / 32768
    return samples if rate == RATE else np.asarray(resample_poly(samples, RATE, rate))


def recording(file: Path) -> Samples:
    """What `parec` wrote: raw 16-bit samples of one channel."""
    return np.fromfile(file, "<i2") / 32768


def find(heard: Samples, wanted: Samples, begin: float, end: float) -> Found:
    """Where between these seconds of a recording a sound most likely begins."""
    first = max(0, round(begin * RATE))
    piece = heard[first : round(end * RATE) + len(wanted)]
    if len(piece) < len(wanted):
        return Found(begin, 0.0)
    match = fftconvolve(piece, wanted[::-1], "valid")
    energy = fftconvolve(piece**2, np.ones(len(wanted)), "valid")
    likeness = match / np.sqrt(np.maximum(energy, 1e-7) * (wanted**2).sum())
    place = int(np.argmax(likeness))
    return Found((first + place) / RATE, float(likeness[place]))


def level(heard: Samples, begin: float, end: float) -> float:
    """DB of a stretch, relative to full scale."""
    piece = heard[round(begin * RATE) : round(end * RATE)]
    return float(10 * np.log10((piece**2).mean() + 1e-12)) if len(piece) else -120.0
