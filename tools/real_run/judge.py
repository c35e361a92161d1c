"""Whether what came out of the loudspeakers, and what the screen saver saw, is as it should be."""

import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from real_run import ears
from real_run.machine import TOOLS, Recording

FULL = TOOLS.parent / "assets" / "sounds" / "full"
NEAR = 0.4
"""Seconds around a cue in which its sound is looked for."""
ALIKE = 0.8
"""A sound looks at least this much like its file where it is heard."""
UNLIKE = 0.5
"""And anything else at most this much."""
IN_TIME = 0.1
"""Seconds by which a sound may come before or after all others."""
SOON = 3.2
"""Seconds after a cue in which its name has begun: the head of its sound and two more."""
STARTS = 0.5
"""Seconds that the voice takes at most from its call to its first word."""

Line = dict[str, object]


class Findings:
    """What was found, as it is found; and whether all of it is well."""

    def __init__(self) -> None:
        self.good = True

    def head(self, words: str) -> None:
        print(words, flush=True)

    def tell(self, good: bool, words: str) -> None:
        self.good = self.good and good
        print(f"{'  ' if good else '! '}{words}", flush=True)


def judge_sounds(diary: Sequence[Line], recording: Recording, findings: Findings) -> None:
    """Each cue's sound is in the recording when it should be; that of the change of legs once."""
    heard = ears.recording(recording.file)
    found: dict[str, list[tuple[float, ears.Found]]] = {}
    for line in diary:
        if line["what"] == "cue" and line["sound"] is not None:
            due = _number(line["at"]) - recording.began
            wanted = _begun(str(line["sound"]))
            place = ears.find(heard, wanted, due - NEAR, due + NEAR)
            found.setdefault(str(line["sound"]), []).append((place.at - due, place))
    usual = median(delay for places in found.values() for delay, _ in places)
    findings.tell(True, f"from cue to loudspeaker: {1000 * usual:.0f} ms (median)")
    for sound, places in sorted(found.items()):
        off = max(abs(delay - usual) for delay, _ in places)
        alike = min(place.likeness for _, place in places)
        findings.tell(
            off <= IN_TIME and alike >= ALIKE,
            f"{sound}: {len(places)} times, at most {1000 * off:.0f} ms off, "
            f"likeness at least {alike:.2f}",
        )
    (change,) = (place for _, place in found["change-legs"])
    signature = ears.sound(FULL / "change-legs.wav")
    end = len(heard) / ears.RATE
    others = [
        ears.find(heard, signature, *stretch).likeness
        for stretch in ((0.0, change.at - 2), (change.at + 2, end))
    ]
    findings.tell(max(others) <= UNLIKE, f"nothing else is like change-legs: {max(others):.2f}")


def judge_voice(
    diary: Sequence[Line],
    said: Sequence[tuple[float, str]],
    recording: Recording,
    speed: float,
    findings: Findings,
) -> None:
    """Every line that was called for is heard; in real time every name comes soon after its cue,
    and to its end."""
    heard = ears.recording(recording.file)
    to_steady = time.monotonic() - time.time()
    calls = [(at + to_steady, told) for at, told in said if " -- " in told and " -a0 " not in told]
    lines = [(at, told.partition(" -- ")[2]) for at, told in calls]
    names = [line for line in diary if line["what"] == "cue" and line["name"]]
    if speed == 1:
        missed = [
            str(cue["name"])
            for cue in names
            if not any(
                words == cue["name"] and 0 <= at - _number(cue["at"]) <= SOON for at, words in lines
            )
        ]
        findings.tell(not missed, f"names: {len(names)}, not said in time: {missed}")
    else:
        findings.tell(True, f"names: {len(names)}; in time only in real time")
    spoken = {str(cue["name"]) for cue in names}
    poor: list[str] = []
    late: list[float] = []
    for at, told in calls:
        if told.partition(" -- ")[2] in spoken:
            begin = at - recording.began
            place = ears.find(heard, _rendered(told), begin - 0.05, begin + STARTS)
            late.append(place.at - begin)
            if place.likeness < ALIKE:
                poor.append(f"{told.partition(' -- ')[2]} {place.likeness:.2f}")
    findings.tell(not poor, f"names heard whole: {len(late) - len(poor)} of {len(late)} {poor}")
    findings.tell(True, f"from call to the first sample: {1000 * median(late):.0f} ms (median)")
    findings.tell(True, f"all that was said: {len(lines)} lines")


def judge_saver(diary: Sequence[Line], saver: Sequence[Line], findings: Findings) -> None:
    """Held for a trial on Ready, and then from the start of the session to its end."""
    to_steady = time.monotonic() - time.time()
    told = [str(line["what"]) for line in saver]
    times = [_number(line["at"]) + to_steady for line in saver]
    start, over = (
        next(_number(line["at"]) for line in diary if line["what"] == what)
        for what in ("start", "over")
    )
    good = told == ["Inhibit", "vanished"] * 2
    findings.tell(good, f"screen saver: {', '.join(told)} (a trial, then the session)")
    if good:
        begun, ended = times[2] - start, times[3] - over
        in_time = abs(begun) < 1 and abs(ended) < 1
        findings.tell(in_time, f"held {begun:+.2f} s from the start, to {ended:+.2f} s of the end")


def _begun(sound: str) -> ears.Samples:
    """As much of a sound as is heard before the next one can begin."""
    return ears.sound(FULL / f"{sound}.wav")[: round(0.6 * ears.RATE)]


def _rendered(told: str) -> ears.Samples:
    """What the voice's program makes of the same order, as a file."""
    options, _, words = told.partition(" -- ")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        command = ["espeak-ng", *options.split(), "-w", str(file), "--", words]
        subprocess.run(command, check=True, timeout=10)
        samples = ears.sound(file)
    # Silence at either end is not looked for.
    loud = abs(samples) > 0.01 * abs(samples).max()
    first, last = int(loud.argmax()), len(loud) - int(loud[::-1].argmax())
    return samples[first:last]


def _number(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)
