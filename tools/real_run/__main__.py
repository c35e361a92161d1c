"""Plays a whole session under a screen, a bus and a sound server of its own, and judges what came
out of the loudspeakers and what the screen saver was asked for. Prints what it found; 1 if
something is wrong, 0 also where this machine lacks a part.

    PYTHONPATH=tools python -m real_run [--speed 4]
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from real_run.judge import Findings, judge_saver, judge_sounds, judge_voice
from real_run.machine import SOUNDS, TOOLS, VOICE, Machine, machine, missing, until

FAST = 20.0
"""Times as fast as real time, where nothing is listened to."""
LONGEST_STALL = 50
"""Ms that the window may stand still."""
NO_SERVICES = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "PULSE_SERVER": "unix:/nowhere"}
NO_PROGRAMS = {**NO_SERVICES, "PATH": ""}

Line = dict[str, object]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", type=float, default=1.0, help="times as fast as real time")
    asked = parser.parse_args()
    if lacking := missing():
        print(f"Skipped: this needs {', '.join(lacking)} (Debian's names).")
        return 0
    findings = Findings()
    with tempfile.TemporaryDirectory(prefix="real-run-") as name, machine(Path(name)) as made:
        _whole_session(made, asked.speed, findings)
        _killed(made, findings)
        _without(made, "services", NO_SERVICES, findings)
        _without(made, "services and programs", NO_PROGRAMS, findings)
    return 0 if findings.good else 1


def _whole_session(made: Machine, speed: float, findings: Findings) -> None:
    findings.head(f"A whole session, {speed:g} times as fast")
    with ExitStack() as recordings:
        sounds = recordings.enter_context(made.recording(SOUNDS))
        voice = recordings.enter_context(made.recording(VOICE))
        diary, noise = _play(made, "whole", speed, made.env)
    _tell_ready(diary, findings)
    judge_sounds(diary, sounds, findings)
    judge_voice(diary, made.said, voice, speed, findings)
    judge_saver(diary, made.saver, findings)
    _judge_manners(diary, noise, findings)


def _killed(made: Machine, findings: Findings) -> None:
    findings.head("Killed in the middle")
    before = len(made.saver)
    process = _begin(made, "killed", 1.0, made.env, "start")
    try:
        # The first two are the trial on Ready.
        until(lambda: len(made.saver) == before + 3, "the session's hold", 30.0)
    finally:
        process.kill()
        process.wait()
    until(lambda: len(made.saver) == before + 4, "the end of the hold")
    told = [str(line["what"]) for line in made.saver[before:]]
    findings.tell(told[-2:] == ["Inhibit", "vanished"], f"screen saver: {', '.join(told)}")


def _without(made: Machine, what: str, lacks: Mapping[str, str], findings: Findings) -> None:
    """No sound card, no voice, no bus: a session is none the worse for it."""
    findings.head(f"Without {what}, {FAST:g} times as fast")
    diary, noise = _play(made, f"without {what}", FAST, {**made.env, **lacks})
    _tell_ready(diary, findings)
    _judge_manners(diary, noise, findings)


def _tell_ready(diary: Sequence[Line], findings: Findings) -> None:
    ready = next(line for line in diary if line["what"] == "ready")
    for name in ("Sound", "Voice", "Screen"):
        findings.tell(True, f"Ready, {name}: {ready[name]}")


def _judge_manners(diary: Sequence[Line], noise: str, findings: Findings) -> None:
    """No long stall from the start to the end, and not a word on standard error."""
    begun, over = (
        next(number for number, line in enumerate(diary) if line["what"] == what)
        for what in ("start", "over")
    )
    stalls = [line for line in diary[begun:over] if line["what"] == "stall"]
    told = ", ".join("{ms} ({worked}) in {page} after {after!r}".format(**one) for one in stalls)
    good = all(int(str(one["ms"])) <= LONGEST_STALL for one in stalls)
    findings.tell(good, f"stalls of more than 20 ms (of them at work): {told or 'none'}")
    findings.tell(not noise, f"on standard error: {noise!r}")


def _play(made: Machine, name: str, speed: float, env: Mapping[str, str]) -> tuple[list[Line], str]:
    """A session to its end: its diary, and what it said on standard error."""
    process = _begin(made, name, speed, env, "end")
    _, noise = process.communicate(timeout=700 / speed + 60)
    text = (made.folder / name / "diary.jsonl").read_text(encoding="utf-8")
    diary = [json.loads(line) for line in text.splitlines()]
    if not any(line["what"] == "over" for line in diary):
        raise SystemExit(f"the session did not come to its end: {noise.decode()}")
    return diary, noise.decode()


def _begin(
    made: Machine, name: str, speed: float, env: Mapping[str, str], end: str
) -> subprocess.Popen[bytes]:
    folder = made.folder / name
    folder.mkdir()
    file = str(TOOLS / "real_run" / "sitting.py")
    command = [sys.executable, file, str(folder / "diary.jsonl"), f"--speed={speed}"]
    return subprocess.Popen([*command, f"--until={end}"], env=dict(env), stderr=subprocess.PIPE)


if __name__ == "__main__":
    began = time.monotonic()
    status = main()
    print(f"{time.monotonic() - began:.0f} s")
    sys.exit(status)
