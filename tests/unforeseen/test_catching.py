"""What nobody caught is heard; afterwards it is heard by whoever heard it before."""

import faulthandler
import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal, qWarning
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

import massage_timer
from massage_timer.store.rolling_log import RollingLog
from massage_timer.unforeseen.catching import Catching
from massage_timer.unforeseen.crashes import MOST, Crashes, shortened
from massage_timer.unforeseen.entry import LEFT_OUT
from massage_timer.unforeseen.journal import Journal
from massage_timer.unforeseen.qt_messages import QtMessages

CRASH = """
import os, sys
from pathlib import Path
from massage_timer.unforeseen.crashes import Crashes
with Crashes(Path(sys.argv[1]), lambda *_: None):
    os.abort()
"""


class Asked(QObject):
    asked = Signal()


class Caught:
    """What was written down."""

    def __init__(self, folder: Path) -> None:
        self.log = RollingLog(folder / "it.log")
        self.made = 0
        self.catching = Catching(self._make)

    def _make(self) -> Journal:
        self.made += 1
        return Journal(self.log, lambda: "now")

    @property
    def text(self) -> str:
        return self.log.path.read_text("utf-8") if self.log.path.exists() else ""


@pytest.fixture
def caught(tmp_path: Path) -> Iterator[Caught]:
    caught = Caught(tmp_path)
    with caught.catching:
        yield caught


def fail() -> None:
    raise LookupError("clot")


def test_an_exception_in_a_slot_is_heard_and_the_others_hear_the_signal(caught: Caught) -> None:
    heard: list[int] = []
    asked = Asked()
    asked.asked.connect(fail)
    asked.asked.connect(lambda: heard.append(1))
    asked.asked.emit()
    assert heard == [1]
    assert "LookupError" in caught.text
    assert "clot" not in caught.text


def test_an_exception_in_a_virtual_method_of_qt_is_heard(caught: Caught, qapp: QObject) -> None:
    class Odd(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            raise LookupError

    odd = Odd()
    odd.show()
    QApplication.processEvents()
    assert "LookupError" in caught.text


def test_an_exception_in_a_thread_is_heard(caught: Caught) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "LookupError" in caught.text


def test_an_exception_that_python_cannot_raise_is_heard(caught: Caught) -> None:
    class Odd:
        def __del__(self) -> None:
            raise LookupError

    Odd()
    gc.collect()
    assert "LookupError" in caught.text


def test_nothing_is_made_before_there_is_an_error(caught: Caught) -> None:
    assert caught.made == 0
    caught.catching.note(ValueError())
    caught.catching.note(ValueError())
    assert caught.made == 1


def test_afterwards_whoever_heard_before_hears_again(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    with Caught(tmp_path).catching:
        assert sys.excepthook != before[0]
        assert threading.excepthook != before[1]
        assert sys.unraisablehook != before[2]
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_ctrl_c_is_no_error(tmp_path: Path) -> None:
    heard: list[type[BaseException]] = []
    former = sys.excepthook
    sys.excepthook = lambda kind, error, tb: heard.append(kind)
    caught = Caught(tmp_path)
    try:
        with caught.catching:
            sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        sys.excepthook = former
    assert heard == [KeyboardInterrupt]
    assert caught.text == ""


def test_what_goes_wrong_with_writing_down_is_not_told() -> None:
    def broken() -> Journal:
        raise OSError

    Catching(broken).note(ValueError())


def test_qt_speaks_to_the_log_and_then_as_before(qtlog: object) -> None:
    heard: list[tuple[str, str]] = []
    with QtMessages(lambda *said: heard.append(said)):
        qWarning("a pixmap is missing")
    assert heard == [("Qt warning", "a pixmap is missing")]
    with QtMessages(lambda *said: heard.append(said)), QtMessages(lambda *_: None):
        qWarning("inside")
    assert len(heard) == 1


def test_a_crash_is_written_down_by_the_next_start_and_then_gone(tmp_path: Path) -> None:
    file = tmp_path / "log" / "crash.txt"
    subprocess.run([sys.executable, "-c", CRASH, str(file)], capture_output=True, check=False)
    assert file.stat().st_size
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\nfrom pathlib import Path\n"
            "from massage_timer.unforeseen.crashes import Crashes\n"
            "with Crashes(Path(sys.argv[1]), print): pass",
            str(file),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.startswith("The program broke off")
    assert "Aborted" in run.stdout
    assert not file.exists()


def test_what_is_left_of_a_crash_tells_no_folders_and_no_answers() -> None:
    root = Path(__file__).parents[2]
    page = root / "massage_timer" / "ui" / "page.py"
    assert shortened(f'  File "{page}", line 3') == 'File "massage_timer/ui/page.py", line 3'
    answers = root / "massage_timer" / "ui" / "safety" / "page.py"
    assert shortened(f'  File "{page}", line 3\n  File "{answers}", line 9') == LEFT_OUT


@pytest.fixture
def crashing() -> Iterator[None]:
    """Afterwards a crash of the tests themselves is told again."""
    before = faulthandler.is_enabled()
    yield
    assert not faulthandler.is_enabled(), "it would write into a file that is closed"
    if before and sys.__stderr__ is not None:
        faulthandler.enable(sys.__stderr__)


@pytest.mark.usefixtures("crashing")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_what_is_left_of_a_crash_is_for_its_user_alone_and_goes_when_all_is_well(
    tmp_path: Path,
) -> None:
    file = tmp_path / "log" / "crash.txt"
    with Crashes(file, lambda *_: None):
        assert file.stat().st_mode & 0o077 == 0
        assert file.parent.stat().st_mode & 0o077 == 0
    assert not file.exists()


@pytest.mark.usefixtures("crashing")
def test_a_crash_that_is_found_is_shortened_before_anybody_is_told(tmp_path: Path) -> None:
    file = tmp_path / "crash.txt"
    answers = Path(massage_timer.__file__).with_name("broken_off.py")
    told: list[str] = []
    for left in (f'File "{tmp_path}/a.py", line 1\n', f'File "{answers}", line 1\n'):
        file.write_text(left + "x" * 2 * MOST, encoding="utf-8")
        with Crashes(file, lambda _, words: told.append(words)):
            pass
    assert told[0].startswith('File "a.py", line 1')
    assert len(told[0]) <= MOST
    assert told[1] == LEFT_OUT


@pytest.mark.usefixtures("crashing")
def test_what_crashed_last_stays_until_it_was_told(tmp_path: Path) -> None:
    """Somebody else wrote it while the program ended."""
    file = tmp_path / "crash.txt"
    with Crashes(file, lambda *_: None):
        file.write_text("Fatal", encoding="utf-8")
    assert file.read_text(encoding="utf-8") == "Fatal"


def test_where_no_file_can_be_made_crashes_go_unwritten(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in the way")
    with Crashes(tmp_path / "log" / "crash.txt", lambda *_: None):
        pass
    assert (tmp_path / "log").read_text() == "in the way"
