"""Ears for the tests: what can be heard in a file, found by other means than it was made."""

import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt

Sounding = npt.NDArray[np.floating]

RATE = 48_000
SHELF, SHELF_Q, SHELF_DB = 1681.974, 0.7071752, 3.999843853973347
HIGH_PASS, HIGH_PASS_Q = 38.13547, 0.5003270
"""The analogue filters behind the coefficients of BS.1770, Hz."""


def heard(file: Path) -> Sounding:
    """Full scale is 1."""
    with wave.open(str(file), "rb") as opened:
        assert opened.getparams()[:3] == (1, 2, RATE)
        return np.frombuffer(opened.readframes(opened.getnframes()), "<i2") / 32768


def decibels(amplitude: float) -> float:
    return float(20 * np.log10(max(amplitude, 1e-9)))


def weighted(sound: Sounding) -> Sounding:
    """As the ear weighs it: K-weighting, in the spectrum."""
    padded = _padded(sound)
    s = 1j * np.fft.rfftfreq(len(padded), 1 / RATE)
    high = 10 ** (SHELF_DB / 20)
    edge = high**0.4996667741545416
    x = np.tan(np.pi * s.imag / RATE) / np.tan(np.pi * SHELF / RATE) * 1j
    shelf = (high * x**2 + edge / SHELF_Q * x + 1) / (x**2 + x / SHELF_Q + 1)
    y = s / HIGH_PASS
    high_pass = y**2 / (y**2 + y / HIGH_PASS_Q + 1)
    return np.fft.irfft(np.fft.rfft(padded) * shelf * high_pass, len(padded))


def loudest(sound: Sounding, seconds: float) -> float:
    """LUFS of the loudest stretch of that length."""
    window = round(seconds * RATE)
    energy = np.concatenate([[0.0], np.cumsum(weighted(sound) ** 2)])
    return float(10 * np.log10((energy[window:] - energy[:-window]).max() / window) - 0.691)


def true_peak(sound: Sounding) -> float:
    """DB; between the samples, too."""
    padded = _padded(sound)
    finer = np.fft.irfft(np.fft.rfft(padded), 4 * len(padded))
    return decibels(4 * float(np.abs(finer).max()))


def above(sound: Sounding, hertz: float) -> Sounding:
    """What is left of it without all that is lower. A click or a cut tail stands out there."""
    padded = _padded(sound)
    spectrum = np.fft.rfft(padded)
    spectrum[np.fft.rfftfreq(len(padded), 1 / RATE) < hertz] = 0
    return np.fft.irfft(spectrum, len(padded))


def overtones(sound: Sounding) -> float:
    """DB of what lies above the first tone, relative to all: how bright it is."""
    overtones_ = above(sound, 1.4 * pitch(sound, 0))
    return float(10 * np.log10((overtones_**2).sum() / (sound**2).sum()))


def attack(sound: Sounding) -> float:
    """Seconds from the beginning until it is nearly as loud as it gets in its first 80 ms."""
    first = np.abs(sound[: RATE * 8 // 100])
    return float(np.argmax(first > 0.9 * first.max())) / RATE


def levels(sound: Sounding, seconds: float = 0.05) -> Sounding:
    """DB of stretches of that length."""
    size = round(seconds * RATE)
    stretches = sound[: len(sound) // size * size].reshape(-1, size)
    return np.asarray(10 * np.log10((stretches**2).mean(axis=1) + 1e-12))


def picture(sound: Sounding, frames: int = 60, hop: float = 0.02) -> Sounding:
    """DB in semitone bands from 200 Hz, over 1.2 s: a spectrogram, floored 60 dB down."""
    power, hertz = _spectra(sound, frames, hop)
    edges = 200 * 2 ** (np.arange(0, 49) / 12)
    bands = np.array(
        [
            power[:, (hertz >= low) & (hertz < high)].sum(axis=1)
            for low, high in zip(edges, edges[1:], strict=False)
        ]
    )
    shown = 10 * np.log10(bands / bands.max() + 1e-6)
    return np.asarray(shown - shown.mean())


def strokes(sound: Sounding) -> list[tuple[float, int]]:
    """What is struck: when, in seconds, and the pitch that is new, in semitones above A 220."""
    hop = 0.02
    power, hertz = _spectra(sound, int(len(sound) / RATE / hop) + 1, hop)
    gained = power - np.pad(power, ((4, 0), (0, 0)))[: len(power)]
    rise = gained.max(axis=1) / power.max()
    return [
        (index * hop, round(12 * np.log2(hertz[gained[index].argmax()] / 220)))
        for index in range(len(rise))
        if rise[index] > 0.1 and rise[index] == rise[max(0, index - 3) : index + 4].max()
    ]


def pitch(sound: Sounding, second: float) -> float:
    """Hz of what is strongest then."""
    power, hertz = _spectra(sound[round(second * RATE) :], 3, 0.02)
    return float(hertz[power[2].argmax()])


def _padded(sound: Sounding) -> Sounding:
    """With at least 0.4 s of silence after it, to a length that transforms fast."""
    return np.pad(sound, (0, 2 ** int(np.ceil(np.log2(len(sound) + 0.4 * RATE))) - len(sound)))


def _spectra(sound: Sounding, frames: int, hop: float) -> tuple[Sounding, Sounding]:
    """Power of frames of 80 ms, and the Hz of its bins."""
    size, step = RATE * 8 // 100, round(hop * RATE)
    padded = np.pad(sound, (size // 2, frames * step + size))
    window = np.hanning(size)
    cut = np.array([padded[i * step : i * step + size] * window for i in range(frames)])
    return np.abs(np.fft.rfft(cut, 2**14)) ** 2, np.fft.rfftfreq(2**14, 1 / RATE)
