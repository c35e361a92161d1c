"""A log that stays small, private and silent about its own troubles."""

import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.store.rolling_log import FILES, RollingLog


def test_entries_stand_one_after_the_other_in_a_folder_that_is_made(tmp_path: Path) -> None:
    log = RollingLog(tmp_path / "a" / "b" / "it.log")
    assert log.add("one\n")
    assert log.add("two ä\n")
    assert log.path.read_text("utf-8") == "one\ntwo ä\n"
    assert log.size == len("one\ntwo ä\n".encode())


def test_only_its_user_may_read_it(tmp_path: Path) -> None:
    log = RollingLog(tmp_path / "log" / "it.log")
    log.add("one\n")
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.path.parent.stat().st_mode) == 0o700


@given(st.lists(st.text("ab\n", max_size=30), max_size=40))
def test_it_never_grows_beyond_its_files(entries: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        log = RollingLog(Path(folder) / "it.log", limit=20)
        for entry in entries:
            assert log.add(entry)
        there = sorted(Path(folder).iterdir())
        assert len(there) <= FILES
        assert set(there) <= set(log.files)
        assert all(file.stat().st_size <= 20 for file in there)
        assert log.size == sum(file.stat().st_size for file in there)


def test_a_full_file_becomes_the_one_before(tmp_path: Path) -> None:
    log = RollingLog(tmp_path / "it.log", limit=4)
    for entry in ("1111", "2222", "3333", "4444"):
        log.add(entry)
    assert [file.read_text() for file in log.files] == ["4444", "3333", "2222"]


def test_a_file_is_filled_to_its_end(tmp_path: Path) -> None:
    log = RollingLog(tmp_path / "it.log", limit=4)
    log.add("11")
    log.add("22")
    assert [file.name for file in tmp_path.iterdir()] == ["it.log"]


def test_letters_that_cannot_be_written_are_no_reason_to_fail(tmp_path: Path) -> None:
    log = RollingLog(tmp_path / "it.log")
    assert log.add("a\udc80\ud800b\n")
    assert log.path.read_text() == "a??b\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not list them")
def test_no_file_stays_open(tmp_path: Path) -> None:
    log = RollingLog(tmp_path / "it.log")
    before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(3):
        log.add("one\n")
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_where_the_disk_takes_nothing_there_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    log = RollingLog(tmp_path / "file" / "it.log")
    assert not log.add("one\n")
    assert log.size == 0
    assert not RollingLog(tmp_path / "a\0b" / "it.log").add("one\n")
