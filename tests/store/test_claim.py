"""What only one process may have."""

import subprocess
import sys
from pathlib import Path

from massage_timer.store.claim import Claim

HOLD = (
    "import sys; from pathlib import Path; from massage_timer.store.claim import Claim\n"
    "print(Claim(Path(sys.argv[1])).take(), flush=True); sys.stdin.read()"
)


def test_one_has_it_until_it_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "state" / "claim"
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
