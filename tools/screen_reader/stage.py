"""The reader's stage: an X server and a bus of its own, and the first start of the program."""

import ctypes.util
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

READER = Path(__file__).with_name("reader.py")
PYTHON = "/usr/bin/python3"
"""The one for which distributions package pyatspi."""
SPEED = 60
PATIENCE = 90
"""S for all of it; a busy machine takes its time."""
NEEDED = ("xvfb-run", "dbus-run-session")
_BUS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_PROGRAM = "from massage_timer.app import run_window; raise SystemExit(run_window(speed={}))"
_SCREEN = "-screen 0 1280x800x24"


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that the reader told."""

    kind: str
    """`heard`: announced; `focus`: where the keyboard is; `read`: read on the page; `does`: what
    its user did."""
    words: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """A whole session, heard."""

    told: tuple[Heard, ...]
    changed: Mapping[str, int]
    """How often each part changed its name, description, value or text between two announcements,
    at most; by what it was, and its role and path."""

    @property
    def announced(self) -> list[str]:
        return [one.words for one in self.told if one.kind == "heard"]


def missing() -> str:
    """What is not here of all that this needs, in one sentence; "" where all of it is."""
    lacks = [name for name in NEEDED if shutil.which(name) is None]
    if not any(Path(one).exists() for one in _BUS):
        lacks.append("at-spi2-core")
    if not _has_pyatspi():
        lacks.append(f"pyatspi for {PYTHON}")
    if ctypes.util.find_library("xcb-cursor") is None:
        lacks.append("libxcb-cursor0")
    return f"A screen reader cannot listen here without {', '.join(lacks)}." if lacks else ""


def listen(routine: str, speed: float = SPEED) -> Sitting:
    """Let the reader go through a session of the routine whose name begins so. Raises
    RuntimeError where it did not come to the end."""
    with TemporaryDirectory(prefix="massage-timer-heard-") as home:
        environ = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "DBUS_SYSTEM_BUS_ADDRESS": "disabled:",
            "LANGUAGE": "en",
            "LC_ALL": "C.UTF-8",
            "MASSAGE_TIMER_HOME": f"{home}/own",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
        }
        environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
        path = os.pathsep.join(each for each in sys.path if each)
        program = ["env", f"PYTHONPATH={path}", sys.executable, "-c", _PROGRAM.format(speed)]
        reader = [PYTHON, str(READER), "--routine", routine, "--patience", str(PATIENCE), "--"]
        stage = ["xvfb-run", "-a", "-s", _SCREEN, "dbus-run-session", "--"]
        process = subprocess.Popen(
            [*stage, *reader, *program],
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            told, complaint = process.communicate(timeout=PATIENCE + 30)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
    if process.returncode:
        raise RuntimeError(f"{complaint}\n{told}")
    return _read(told)


def _read(told: str) -> Sitting:
    lines = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    changed = next(line["counts"] for line in lines if line["kind"] == "changed")
    heard = [
        Heard(line["kind"], line["words"], line.get("urgent", False))
        for line in lines
        if "words" in line
    ]
    return Sitting(tuple(heard), changed)


def _has_pyatspi() -> bool:
    if not Path(PYTHON).exists():
        return False
    probe = [PYTHON, "-c", "import pyatspi"]
    tried = subprocess.run(probe, check=False, capture_output=True, env={"PATH": os.defpath})
    return tried.returncode == 0
