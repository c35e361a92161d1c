"""What is written down, how often, and who hears of it."""

import threading
from pathlib import Path

from massage_timer.store.rolling_log import RollingLog
from massage_timer.unforeseen.journal import MOST_KINDS, Journal, Place

NOW = "2026-11-27T21:14:05+01:00"
HOME = Place("On HomePage")


def error(name: str = "Odd") -> Exception:
    try:
        raise type(name, (Exception,), {})("clot")
    except Exception as raised:
        return raised


class Told:
    """A journal, and all that it told."""

    def __init__(self, folder: Path, place: Place = HOME) -> None:
        self.log = RollingLog(folder / "log" / "it.log")
        self.told: list[str] = []
        self.journal = Journal(self.log, lambda: NOW, lambda: place, self.told.append)

    @property
    def text(self) -> str:
        return self.log.path.read_text("utf-8") if self.log.path.exists() else ""


def test_an_entry_has_time_versions_place_and_traceback(tmp_path: Path) -> None:
    told = Told(tmp_path)
    told.journal.note(error())
    assert NOW in told.text
    assert "massage-timer " in told.text
    assert "Python 3." in told.text
    assert "On HomePage" in told.text
    assert "test_journal.py" in told.text
    assert "clot" not in told.text
    assert told.text == f"{told.told[0]}\n\n"


def test_the_same_error_is_told_once_and_thinned_out(tmp_path: Path) -> None:
    told = Told(tmp_path)
    again = error()
    for _ in range(1_000):
        told.journal.note(again)
    assert len(told.told) == 1
    assert told.text.count("\n\n") == 4
    assert "for the 1000th time" in told.text


def test_another_kind_is_told_by_itself(tmp_path: Path) -> None:
    told = Told(tmp_path)
    told.journal.note(error("One"))
    told.journal.note(error("Other"))
    assert len(told.told) == 2


def test_there_is_an_end_to_kinds(tmp_path: Path) -> None:
    told = Told(tmp_path)
    for number in range(MOST_KINDS + 50):
        told.journal.note_words("Qt warning", f"number {number}")
    assert told.text.count("Qt warning") == MOST_KINDS


def test_what_qt_says_is_for_the_log_alone(tmp_path: Path) -> None:
    told = Told(tmp_path)
    home = Path("~").expanduser()
    told.journal.note_words("Qt warning", f"cannot open {home}/x")
    assert told.told == []
    assert "Qt warning: cannot open ~/x" in told.text


def test_what_qt_says_while_answers_are_shown_is_left_out(tmp_path: Path) -> None:
    told = Told(tmp_path, Place("On a page with answers", answers=True))
    told.journal.note_words("Qt warning", "clot")
    told.journal.note(error())
    assert "clot" not in told.text
    assert "test_journal.py" not in told.text


def test_an_error_in_telling_the_place_hides_no_error(tmp_path: Path) -> None:
    told = Told(tmp_path)

    def lost() -> Place:
        raise LookupError

    Journal(told.log, lambda: NOW, lost, told.told.append).note(error())
    assert "Odd" in told.text
    assert len(told.told) == 1


def test_another_thread_is_not_asked_for_the_place(tmp_path: Path) -> None:
    told = Told(tmp_path)
    thread = threading.Thread(target=lambda: told.journal.note(error()))
    thread.start()
    thread.join()
    assert "In another thread" in told.text
    assert "HomePage" not in told.text


def test_without_a_log_it_is_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in the way")
    told = Told(tmp_path)
    told.journal.note(error())
    assert len(told.told) == 1


def test_where_the_place_is_not_known_answers_may_be_shown(tmp_path: Path) -> None:
    def unknown() -> Place:
        raise RuntimeError

    log = RollingLog(tmp_path / "it.log")
    journal = Journal(log, lambda: NOW, unknown)
    journal.note(error())
    journal.note_words("Qt warning", "the clot is missing")
    text = log.path.read_text("utf-8")
    assert "test_journal.py" not in text
    assert "clot" not in text


class Disturbed(RollingLog):
    """The collector raises in the midst of writing."""

    journal: Journal

    def add(self, entry: str) -> bool:
        if "outer" in entry:
            self.journal.note_words("Collected", "inner")
        return super().add(entry)


def test_an_error_in_the_midst_of_writing_one_down_holds_nothing_up(tmp_path: Path) -> None:
    log = Disturbed(tmp_path / "it.log")
    log.journal = Journal(log, lambda: NOW)
    note = threading.Thread(
        target=log.journal.note_words, args=("Qt warning", "outer"), daemon=True
    )
    note.start()
    note.join(20.0)
    assert not note.is_alive()
    assert "inner" in log.path.read_text("utf-8")
