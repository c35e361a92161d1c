"""Plays a whole session under a screen, a bus and a sound server of its own, and judges what came
out of the loudspeaker and what the screen saver was asked for. Prints what it found; 1 if something
is wrong, 0 also where this machine lacks a part.

    PYTHONPATH=tools python -m real_run [--speed 6]
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from real_run import ears
from real_run.machine import TOOLS, Machine, machine, missing, until

SOUNDS = TOOLS.parent / "assets" / "sounds" / "full"
VOLUME = 60
NEAR = 0.4
"""Seconds around a cue in which its sound is looked for."""
ALIKE = 0.6
"""A sound that is heard alone, or under a voice, looks at least this much like its file."""
IN_TIME = 0.15
"""Seconds by which a sound may come before or after all others."""
LONGEST_STALL = 50
"""Ms that the window may stand still."""
NO_SERVICES = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "PULSE_SERVER": "unix:/nowhere"}
NO_PROGRAMS = {**NO_SERVICES, "PATH": ""}

Line = dict[str, object]


class Findings:
    """What was found, as it is found; and whether all of it is well."""

    def __init__(self) -> None:
        self.good = True

    def tell(self, good: bool, words: str) -> None:
        self.good = self.good and good
        print(f"{'  ' if good else '! '}{words}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", type=float, default=6.0, help="times as fast as real time")
    asked = parser.parse_args()
    if lacking := missing():
        print(f"Skipped: this needs {', '.join(lacking)} (Debian's names).")
        return 0
    findings = Findings()
    with tempfile.TemporaryDirectory(prefix="real-run-") as name, machine(Path(name)) as made:
        _whole_session(made, asked.speed, findings)
        _killed(made, findings)
        _without(made, "services", asked.speed, NO_SERVICES, findings)
        _without(made, "services and programs", asked.speed, NO_PROGRAMS, findings)
    return 0 if findings.good else 1


def _whole_session(made: Machine, speed: float, findings: Findings) -> None:
    print(f"A whole session, {speed:g} times as fast")
    with made.recording() as began:
        diary, noise = _play(made, "whole", speed, made.env)
    heard = ears.recording(made.recorded)
    ready = next(line for line in diary if line["what"] == "ready")
    for name in ("Sound", "Voice", "Screen"):
        findings.tell(True, f"Ready, {name}: {ready[name]}")
    _judge_sounds(diary, heard, began, findings)
    over = next(line for line in diary if line["what"] == "over")
    findings.tell(True, f"longest stall {over['worst']} ms; those over 20: {over['stood']}")
    findings.tell(not noise, f"on standard error: {noise!r}")
    _judge_saver(made.saver, diary, findings)


def _judge_sounds(
    diary: Sequence[Line], heard: ears.Samples, began: float, findings: Findings
) -> None:
    """Each sound of a cue is in the recording where it should be, and nowhere else."""
    found: dict[str, list[tuple[float, ears.Found]]] = {}
    for line in diary:
        if line["what"] == "cue" and line["sound"] is not None:
            due = float(str(line["at"])) - began
            wanted = ears.sound(SOUNDS / f"{line['sound']}.wav")
            # The first half is enough: the tail may lie under what comes next.
            wanted = wanted[: max(len(wanted) // 2, ears.RATE // 5)]
            place = ears.find(heard, wanted, due - NEAR, due + NEAR)
            found.setdefault(str(line["sound"]), []).append((place.at - due, place))
    late = [delay for places in found.values() for delay, _ in places]
    usual = median(late)
    for sound, places in sorted(found.items()):
        off = max(abs(delay - usual) for delay, _ in places)
        alike = min(place.likeness for _, place in places)
        good = off <= IN_TIME and alike >= ALIKE
        findings.tell(
            good,
            f"{sound}: {len(places)} times, {1000 * off:.0f} ms at most beside the others, "
            f"likeness {alike:.2f} at least",
        )
    findings.tell(True, f"from cue to loudspeaker: {1000 * usual:.0f} ms (median)")
    (change,) = (place for _, place in found["change-legs"])
    signature = ears.sound(SOUNDS / "change-legs.wav")
    others = [
        ears.find(heard, signature, begin, end).likeness
        for begin, end in ((0.0, change.at - 2), (change.at + 2, len(heard) / ears.RATE))
    ]
    findings.tell(max(others) < ALIKE, f"nothing else like change-legs: {max(others):.2f}")


def _judge_saver(saver: Sequence[Line], diary: Sequence[Line], findings: Findings) -> None:
    start, over = (next(n["at"] for n in diary if n["what"] == w) for w in ("start", "over"))
    told = [f"{line['what']}" for line in saver]
    findings.tell(len(told) == 4, f"screen saver: {', '.join(told)} (a trial, then the session)")
    print(f"  session from {start:.1f} to {over:.1f}: {list(saver[2:])}")


def _killed(made: Machine, findings: Findings) -> None:
    print("Killed in the middle")
    before = len(made.saver)
    process = _begin(made, "killed", 1.0, made.env, "start")
    try:
        diary = made.folder / "killed" / "diary.jsonl"
        until(lambda: diary.exists() and '"start"' in diary.read_text(), "the session")
        until(lambda: len(made.saver) >= before + 3, "the screen saver")
    finally:
        process.kill()
        process.wait()
    until(lambda: len(made.saver) >= before + 4, "the end of the hold")
    told = [line["what"] for line in made.saver[before:]]
    findings.tell(True, f"screen saver: {', '.join(map(str, told))}")


def _without(
    made: Machine, what: str, speed: float, env: dict[str, str], findings: Findings
) -> None:
    """No sound card, no voice, no bus: a session is none the worse for it."""
    print(f"Without {what}")
    diary, noise = _play(made, f"without {what}", speed, made.env | env)
    ready = next(line for line in diary if line["what"] == "ready")
    for name in ("Sound", "Voice", "Screen"):
        findings.tell(True, f"Ready, {name}: {ready[name]}")
    over = next(line for line in diary if line["what"] == "over")
    stall = int(str(over["worst"]))
    findings.tell(stall <= LONGEST_STALL, f"longest stall {stall} ms: {over['stood']}")
    findings.tell(not noise, f"on standard error: {noise!r}")


def _play(made: Machine, name: str, speed: float, env: dict[str, str]) -> tuple[list[Line], str]:
    """A session to its end: its diary, and what it said on standard error."""
    process = _begin(made, name, speed, env, "end")
    _, noise = process.communicate(timeout=700 / speed + 60)
    text = (made.folder / name / "diary.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()], noise.decode()


def _begin(
    made: Machine, name: str, speed: float, env: dict[str, str], until_: str
) -> subprocess.Popen[bytes]:
    folder = made.folder / name
    folder.mkdir()
    file = str(TOOLS / "real_run" / "sitting.py")
    command = [sys.executable, file, str(folder / "diary.jsonl"), f"--speed={speed}"]
    return subprocess.Popen([*command, f"--until={until_}"], env=env, stderr=subprocess.PIPE)


if __name__ == "__main__":
    sys.exit(main())
