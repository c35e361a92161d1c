"""The program as it is started catches, writes down, and leaves nothing open at its end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import os, signal, sys, threading

near, far = os.pipe()
os.environ["MASSAGE_TIMER_PAINTED_FD"] = str(far)
from massage_timer.app import run_window

def fail():
    raise LookupError("clot")

def when_painted():
    os.read(near, 1)
    one = threading.Thread(target=fail)
    one.start()
    one.join()
    {end}

before = sys.excepthook
threading.Thread(target=when_painted, daemon=True).start()
code = run_window()
assert sys.excepthook is before
sys.exit(code)
"""


def run(home: Path, end: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("{end}", end)],
        env={**os.environ, "MASSAGE_TIMER_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_an_error_is_in_the_log_and_a_crash_before_joins_it(tmp_path: Path) -> None:
    ended = run(tmp_path, "os.kill(os.getpid(), signal.SIGTERM)")
    assert ended.returncode == 128 + signal.SIGTERM
    assert "LookupError" not in ended.stderr
    log = tmp_path / "state" / "log"
    text = (log / "massage-timer.log").read_text("utf-8")
    assert "LookupError" in text
    assert "clot" not in text
    assert "In another thread" in text
    assert not (log / "crash.txt").exists()

    assert run(tmp_path, "os.abort()").returncode == -signal.SIGABRT
    assert "Aborted" in (log / "crash.txt").read_text("utf-8")
    run(tmp_path, "os.kill(os.getpid(), signal.SIGTERM)")
    assert "The program broke off" in (log / "massage-timer.log").read_text("utf-8")
    assert not (log / "crash.txt").exists()
