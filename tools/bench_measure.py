"""Starts programs and measures them from outside: CPU clock, memory, wake-ups, first paint."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from massage_timer.folders import folders
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile

PAINTED_FD = "MASSAGE_TIMER_PAINTED_FD"
"""Names an inherited pipe, into which the program writes a byte at its first painted frame."""
LONGEST_START = 30.0
"""Seconds after which a program that painted nothing is given up."""


class NotMeasured(Exception):
    """A row cannot be had here; the text says why."""


@dataclass(frozen=True, slots=True)
class Started:
    """A program that has painted, and what it took; seconds."""

    process: "subprocess.Popen[bytes]"
    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes; proportional is what remains when shared pages are divided among their users."""

    resident: float
    proportional: float


@dataclass(frozen=True, slots=True)
class Load:
    """What a running program takes: part of one core, and how often it wakes a second."""

    cpu_share: float
    wakeups: float


def cpu_seconds(pid: int) -> float:
    """CPU time of all threads of a process so far, as its own clock has it."""
    # The kernel's encoding of a process's CPU clock, see clock_getcpuclockid(3).
    return time.clock_gettime((~pid << 3) | 2)


@contextmanager
def started(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Started]:
    """Run a program until its first painted frame, hand it over, and end it afterwards."""
    reading, writing = os.pipe()
    begin = time.monotonic()
    process = subprocess.Popen(
        command,
        env={**environment, PAINTED_FD: str(writing)},
        pass_fds=[writing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], LONGEST_START)
        painted = ready and os.read(reading, 1)
        wall = time.monotonic() - begin
        if not painted:
            process.kill()
            raise NotMeasured(_last_words(process) or "it painted nothing")
        yield Started(process, wall, cpu_seconds(process.pid))
    finally:
        os.close(reading)
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


def memory(pid: int) -> Memory:
    rows = dict(
        line.split(":", 1)
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    )
    return Memory(*(int(rows[key].split()[0]) / 1024 for key in ("Rss", "Pss")))


def load(pid: int, seconds: float) -> Load:
    """Watch a running program for some seconds."""
    before, cpu, begin = _switches(pid), cpu_seconds(pid), time.monotonic()
    time.sleep(seconds)
    passed = time.monotonic() - begin
    return Load((cpu_seconds(pid) - cpu) / passed, (_switches(pid) - before) / passed)


def cpu_to_the_end(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """CPU seconds of a program that ends by itself."""
    process = subprocess.Popen(
        command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    said = _last_words(process)
    if process.stderr is not None:
        process.stderr.close()
    if process.returncode:
        raise NotMeasured(said or f"it ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def environment(folder: Path, platform: str, display: str | None) -> dict[str, str]:
    """The environment of a measured program: own folders, no bus, compiled modules kept."""
    passed_on = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH")
    kept = {key: os.environ[key] for key in passed_on if key in os.environ}
    paths = {
        "HOME": folder,
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_DATA_HOME": folder / "data",
        "XDG_STATE_HOME": folder / "state",
        "XDG_CACHE_HOME": folder / "cache",
        "XDG_RUNTIME_DIR": folder / "runtime",
    }
    for path in paths.values():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept |= {key: str(path) for key, path in paths.items()}
    kept |= {"LC_ALL": "C.UTF-8", "TZ": "UTC", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    kept |= {"QT_QPA_PLATFORM": platform}
    if display is not None:
        kept["DISPLAY"] = display
    welcome(kept)
    return kept


def welcome(environment: Mapping[str, str]) -> None:
    """Let a program in this environment take what is shown before the first use as read."""
    places = folders(environment, sys.platform, lambda: Path(environment["HOME"]))
    SettingsFile(places.settings).save(Settings(disclaimer_read=True))


@contextmanager
def screen(wanted: str) -> Iterator[tuple[str, str | None]]:
    """Qt's platform and the display: an Xvfb of our own where there is one, else offscreen."""
    if wanted == "own":
        yield "xcb", os.environ.get("DISPLAY")
        return
    if wanted == "offscreen" or not sys.platform.startswith("linux"):
        yield "offscreen", None
        return
    reading, writing = os.pipe()
    try:
        server = subprocess.Popen(
            # A server that resets itself when its last client leaves turns the next one away.
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-noreset"],
            pass_fds=[writing],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        os.close(reading)
        os.close(writing)
        yield "offscreen", None
        return
    os.close(writing)
    try:
        number = os.read(reading, 16).decode().strip()
        yield ("xcb", f":{number}") if number else ("offscreen", None)
    finally:
        os.close(reading)
        server.terminate()
        server.wait()


def _last_words(process: "subprocess.Popen[bytes]") -> str:
    """The last line that an ended program wrote to its standard error."""
    text = process.stderr.read() if process.stderr is not None else b""
    lines = text.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


def _switches(pid: int) -> int:
    """How often the process's threads gave up a core of their own accord: they slept and woke."""
    total = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        for line in status.read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                total += int(line.split()[1])
    return total
