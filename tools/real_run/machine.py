"""A machine for one session: a screen, a bus, a loudspeaker that records, a saver that may be held.

All of it is private: no display, sound server or bus of the user is touched.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[1]
NEEDED = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "pulseaudio": "pulseaudio",
    "parec": "pulseaudio-utils",
    "paplay": "pulseaudio-utils",
    "espeak-ng": "espeak-ng",
}
"""Programs, with the Debian packages that have them."""
SOUNDS, VOICE = "sounds", "voice"
"""Two loudspeakers, so that neither drowns the other."""
SOON = 10.0
"""Seconds that a service has to come up."""
_TO_THE_OTHER = """#!/bin/sh
printf '%s\\n' "$(date +%s.%N)" "$*" >> {log}
PULSE_SINK={sink} exec {program} "$@"
"""
"""Stands before the voice's program: writes down when it was called for what, and sends it to a
loudspeaker of its own."""


def missing() -> list[str]:
    """The packages of what this machine lacks."""
    return sorted({package for name, package in NEEDED.items() if shutil.which(name) is None})


@contextmanager
def running(
    *command: str, env: Mapping[str, str], **more: object
) -> Iterator[subprocess.Popen[bytes]]:
    """A program that ends with the block."""
    process = subprocess.Popen(command, env=dict(env), **more)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(SOON)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Machine:
    """Where the session runs, and what it did to its devices."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.folder = folder
        self.env = dict(env)

    @property
    def saver(self) -> list[dict[str, object]]:
        """What the screen saver was asked for, in order."""
        file = self.folder / "saver.jsonl"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        told = [json.loads(line) for line in lines]
        return [line for line in told if line["what"] in ("Inhibit", "UnInhibit", "vanished")]

    @property
    def said(self) -> list[tuple[float, str]]:
        """The calls of the voice's program: the second of `time.time`, and what it was told."""
        lines = (self.folder / "voice.log").read_text(encoding="utf-8").splitlines()
        return [(float(at), told) for at, told in zip(lines[::2], lines[1::2], strict=True)]

    @contextmanager
    def recording(self, sink: str) -> Iterator["Recording"]:
        """Record a loudspeaker."""
        file = self.folder / f"{sink}.raw"
        command = ("parec", f"--device={sink}.monitor", "--format=s16le", "--rate=48000")
        more = ("--channels=1", "--latency-msec=20", "--raw")
        with file.open("wb") as out, running(*command, *more, env=self.env, stdout=out):
            until(lambda: file.stat().st_size > 0, "the recorder")
            yield Recording(file, time.monotonic() - file.stat().st_size / 96_000)


@dataclass(frozen=True, slots=True)
class Recording:
    """Raw samples, of 16 bits at 48 kHz, and the second of `time.monotonic` at which they begin."""

    file: Path
    began: float


def until(true: Callable[[], bool], what: str, seconds: float = SOON) -> None:
    """Wait for something to come; SystemExit when it does not."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise SystemExit(f"{what} did not come within {seconds:.0f} s")
        time.sleep(0.05)


@contextmanager
def machine(folder: Path) -> Iterator[Machine]:
    """A machine with everything."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    env = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "PYTHONPATH")
    }
    env |= {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "DBUS_SYSTEM_BUS_ADDRESS": "disabled:",
        "QT_QPA_PLATFORM": "xcb",
    }
    with ExitStack() as all_:
        env["DISPLAY"] = all_.enter_context(_screen(env))
        env["DBUS_SESSION_BUS_ADDRESS"] = all_.enter_context(_bus(env))
        env["PULSE_SERVER"] = all_.enter_context(_loudspeakers(env, runtime, folder))
        env["PATH"] = f"{_programs(folder)}:{env['PATH']}"
        made = Machine(folder, env)
        saver = (sys.executable, str(TOOLS / "fake_screensaver.py"), str(folder / "saver.jsonl"))
        all_.enter_context(running(*saver, env=env))
        yield made


@contextmanager
def _screen(env: Mapping[str, str]) -> Iterator[str]:
    read, write = os.pipe()
    command = ("Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp")
    with running(*command, env=env, pass_fds=(write,), stderr=subprocess.DEVNULL):
        os.close(write)
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"


@contextmanager
def _bus(env: Mapping[str, str]) -> Iterator[str]:
    command = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
    with running(*command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as bus:
        assert bus.stdout is not None
        yield bus.stdout.readline().decode().strip()


@contextmanager
def _loudspeakers(env: Mapping[str, str], runtime: Path, folder: Path) -> Iterator[str]:
    socket = runtime / "sound"
    command = (
        *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
        *("--load", f"module-null-sink sink_name={SOUNDS} rate=48000 channels=2"),
        *("--load", f"module-null-sink sink_name={VOICE} rate=48000 channels=2"),
        *("--load", f"module-native-protocol-unix socket={socket} auth-anonymous=1"),
    )
    with (folder / "pulse.log").open("wb") as log, running(*command, env=env, stderr=log):
        until(socket.exists, "the sound server")
        yield f"unix:{socket}"


def _programs(folder: Path) -> Path:
    """A folder of programs that come before those of the same names."""
    programs, log = folder / "programs", folder / "voice.log"
    programs.mkdir()
    log.touch()
    voice = programs / "espeak-ng"
    real = shutil.which("espeak-ng")
    assert real is not None
    words = _TO_THE_OTHER.format(log=shlex.quote(str(log)), sink=VOICE, program=shlex.quote(real))
    voice.write_text(words)
    voice.chmod(0o755)
    return programs
