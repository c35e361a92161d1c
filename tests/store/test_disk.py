"""Files are read within bounds, written whole or not at all, and moved aside rather than lost."""

import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from massage_timer.store.disk import (
    DiskError,
    FileMissing,
    move_aside,
    read_bounded,
    sentence,
    state_of_disk,
    write_atomically,
    write_new,
)


def test_a_file_is_read_up_to_one_byte_more_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"0123456789")
    assert read_bounded(path, 20) == b"0123456789"
    assert read_bounded(path, 4) == b"01234"


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"^there is no such file$"):
        read_bounded(tmp_path / "none", 10)
    with pytest.raises(DiskError, match=r"^this is a folder, not a file$"):
        read_bounded(tmp_path, 10)
    with pytest.raises(DiskError, match=r"^this path cannot be used$"):
        read_bounded(Path("a\0b"), 10)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_that_nobody_writes_to_does_not_hold_us_up(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    with pytest.raises(DiskError, match=r"^this is not a plain file$"):
        read_bounded(pipe, 10)


def test_links_that_lead_round_in_a_circle_are_told(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(link)
    with pytest.raises(DiskError, match=r"^the links lead round in a circle$"):
        read_bounded(link, 10)


def test_writing_makes_folders_and_leaves_nothing_else_behind(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.json"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_where_a_folder_should_be_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskError, match=r"^a part of the path is a file, not a folder$"):
        write_atomically(tmp_path / "file" / "below" / "a", b"")


def test_what_cannot_be_replaced_leaves_no_new_file_behind(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(DiskError, match=r"^this is a folder, not a file$"):
        write_atomically(tmp_path / "a", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
def test_a_disk_that_takes_no_more_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    import resource
    import signal

    path = tmp_path / "a"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(DiskError, match=r"^the file would grow larger than is allowed$"):
            write_atomically(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_damaged_files_are_moved_aside_each_to_a_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in (b"first", b"second"):
        path.write_bytes(content)
        move_aside(path)
    assert (tmp_path / "a.json.damaged").read_bytes() == b"first"
    assert (tmp_path / "a.json.damaged-2").read_bytes() == b"second"
    with pytest.raises(DiskError, match=r"^there is no such file$"):
        move_aside(path)


def test_every_answer_of_the_file_system_becomes_a_sentence() -> None:
    assert sentence(OSError(28, "No space left on device")) == "the disk is full"
    assert sentence(OSError(9999, "Strange\x1b thing")) == "Strange\\x1b thing"
    assert sentence(OSError()) == "this path cannot be used"


def test_a_new_file_takes_the_place_of_none(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a"

    def no_links(_new: Path, _path: Path) -> None:
        raise OSError(errno.EPERM, "no links on this disk")

    write_new(path, b"one")
    for link in (os.link, no_links):
        with pytest.raises(DiskError, match=r"^a file of this name is there already$"):
            write_new(path, b"two", link)
    assert path.read_bytes() == b"one"
    write_new(path.with_name("b"), b"two", no_links)
    assert sorted(file.name for file in path.parent.iterdir()) == ["a", "b"]
    assert path.with_name("b").read_bytes() == b"two"
    with pytest.raises(DiskError, match=r"^a part of the path is a file, not a folder$"):
        write_new(path / "c", b"three")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say")
def test_a_disk_says_why_it_takes_nothing(tmp_path: Path) -> None:
    assert state_of_disk(tmp_path / "none") == ""
    assert state_of_disk(tmp_path, lambda _: SimpleNamespace(f_flag=0, f_bavail=1)) == ""
    full = SimpleNamespace(f_flag=0, f_bavail=0)
    assert state_of_disk(tmp_path, lambda _: full) == "the disk is full"
    locked = SimpleNamespace(f_flag=os.ST_RDONLY, f_bavail=1)
    assert state_of_disk(tmp_path, lambda _: locked) == "the disk is read-only"


def test_a_system_that_cannot_say_how_its_disk_is_says_nothing(tmp_path: Path) -> None:
    assert state_of_disk(tmp_path, None) == ""


def test_what_a_kill_left_half_written_goes_with_the_next_writing(tmp_path: Path) -> None:
    path = tmp_path / "session.checkpoint"
    write_atomically(path, b"old")
    now = path.stat().st_mtime
    left, others = (
        tmp_path / ".session.checkpoint.17.new",
        ("a.17.new", ".session.17.new", ".a.new"),
    )
    for each in (left, *(tmp_path / name for name in others)):
        each.write_bytes(b"half")
        os.utime(each, (now - 3600, now - 3600))
    under_way = tmp_path / ".session.checkpoint.18.new"
    under_way.write_bytes(b"half")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert not left.exists()
    assert under_way.exists(), "somebody may be writing it now"
    assert all((tmp_path / name).exists() for name in others), "they are none of its own"
