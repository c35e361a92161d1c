"""`python -m synthesiser`: writes all sounds into assets/sounds, and says what they measure."""

import math
import sys
import wave
from array import array
from pathlib import Path

from synthesiser.loudness import RATE, loudness
from synthesiser.score import LOUDNESS, SCORES
from synthesiser.tones import sounded

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "sounds"
SILENCE = [0] * (RATE // 20)
"""To find out whether a player plays."""


def main() -> int:
    print(f"{'sound':20} {'s':>5} {'LUFS':>6} {'peak dB':>8} {'KB':>5}")
    for set_, scores in SCORES.items():
        for sound, score in scores.items():
            samples = sounded(score, LOUDNESS[set_])
            file = FOLDER / set_ / f"{sound}.wav"
            write(file, samples)
            print(f"{set_ + '/' + sound:20} {measured(samples)} {file.stat().st_size / 1000:5.0f}")
    write(FOLDER / "silence.wav", SILENCE)
    return 0


def measured(samples: list[int]) -> str:
    """Length, loudness and peak of a sound."""
    wave_ = [x / 32768 for x in samples]
    peak = 20 * math.log10(max(map(abs, wave_)))
    return f"{len(samples) / RATE:5.2f} {loudness(wave_):6.1f} {peak:8.1f}"


def write(file: Path, samples: list[int]) -> None:
    """As plain PCM, one channel, which every player plays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(array("h", samples).tobytes())


if __name__ == "__main__":
    sys.exit(main())
