"""Ctrl+C and the system's wish to end are heard once; a second one needs nobody to listen."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from massage_timer.devices.termination import Termination

NUMBERS = [signal.SIGINT, signal.SIGTERM]
if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
    NUMBERS.append(signal.SIGHUP)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's here")


@pytest.fixture
def termination(qtbot: QtBot) -> Iterator[Termination]:
    termination = Termination()
    yield termination
    termination.stop()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_signal_is_told_by_its_number(
    qtbot: QtBot, termination: Termination, number: signal.Signals
) -> None:
    with qtbot.waitSignal(termination.asked) as asked:
        os.kill(os.getpid(), number)
    assert asked.args == [number]


def test_after_the_first_signal_the_next_one_kills(qtbot: QtBot, termination: Termination) -> None:
    with qtbot.waitSignal(termination.asked):
        os.kill(os.getpid(), signal.SIGTERM)
    assert [signal.getsignal(number) for number in NUMBERS] == [signal.SIG_DFL] * len(NUMBERS)


def test_whoever_had_the_signals_before_has_them_again(qtbot: QtBot) -> None:
    before = [signal.getsignal(number) for number in NUMBERS]
    termination = Termination()
    assert [signal.getsignal(number) for number in NUMBERS] != before
    termination.stop()
    assert [signal.getsignal(number) for number in NUMBERS] == before
    assert signal.set_wakeup_fd(-1) == -1


def test_a_signal_that_is_ignored_stays_so(qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    termination = Termination()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    termination.stop()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    signal.signal(signal.SIGTERM, before)


WAITS = """
import sys
from PySide6.QtCore import QCoreApplication
from massage_timer.devices.termination import Termination
application = QCoreApplication([])
termination = Termination()
termination.asked.connect({what})
print("waits", flush=True)
code = application.exec()
termination.stop()
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("what", "signals", "code"),
    [
        ("application.exit", 1, signal.SIGINT),
        ("lambda number: print('heard', flush=True)", 2, -signal.SIGINT),
    ],
)
def test_a_loop_that_waits_is_woken_and_one_that_does_not_end_is_ended(
    what: str, signals: int, code: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITS.format(what=what)], stdout=subprocess.PIPE
    ) as waiting:
        assert waiting.stdout is not None
        for _ in range(signals):
            waiting.stdout.readline()
            waiting.send_signal(signal.SIGINT)
        assert waiting.wait(timeout=20) == code
