"""What only one process may have."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from massage_timer.store.claim import Claim

HOLD = (
    "import sys; from pathlib import Path; from massage_timer.store.claim import Claim\n"
    "print(Claim(Path(sys.argv[1])).take(), flush=True); sys.stdin.read()"
)


def test_one_has_it_until_it_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "home" / "state" / "claim"
    one, other = Claim(path), Claim(path)
    assert one.take()
    assert one.take()
    assert one.held
    assert not other.take()
    assert not other.held
    one.let_go()
    one.let_go()
    assert not one.held
    assert other.take()
    other.let_go()


def test_its_file_stays_as_to_delete_it_would_let_two_in(tmp_path: Path) -> None:
    path = tmp_path / "claim"
    claim = Claim(path)
    claim.take()
    claim.let_go()
    assert path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_nobody_else_may_lock_it(tmp_path: Path) -> None:
    claim = Claim(tmp_path / "claim")
    claim.take()
    assert (tmp_path / "claim").stat().st_mode & 0o077 == 0
    claim.let_go()


@pytest.mark.parametrize("refusal", [BlockingIOError(), OSError(95, "not supported")])
def test_whoever_does_not_get_it_leaves_no_file_open(refusal: OSError, tmp_path: Path) -> None:
    opened: list[int] = []

    def refuse(descriptor: int) -> None:
        opened.append(descriptor)
        raise refusal

    Claim(tmp_path / "claim", refuse).take()
    (descriptor,) = opened
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "claim"
    claim = Claim(path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        assert not claim.take()
        process.kill()
    assert claim.take()
    claim.let_go()


def test_a_child_that_lives_on_does_not_keep_it(tmp_path: Path) -> None:
    path = tmp_path / "claim"
    claim = Claim(path)
    assert claim.take()
    command = [sys.executable, "-c", "import sys; print(flush=True); sys.stdin.read()"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=False
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        claim.let_go()
        other = Claim(path)
        assert other.take()
        other.let_go()
        assert child.stdin is not None
        child.stdin.close()


def test_where_there_is_no_place_for_a_lock_nobody_is_kept_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    claim = Claim(tmp_path / "file" / "claim")
    assert claim.take()
    assert not claim.held
    assert not Claim(tmp_path / "x\0y").held
    assert Claim(Path("x\0y")).take()


def test_a_disk_without_locks_keeps_nobody_out(tmp_path: Path) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(95, "not supported")

    claim = Claim(tmp_path / "claim", refuse)
    assert claim.take()
    assert not claim.held
