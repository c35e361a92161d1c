"""Where two starts of the program meet: one listens, and the other knocks and says a line."""

import contextlib
import os
import stat
import time
import zlib
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path

from PySide6.QtNetwork import QLocalSocket

OK, NO = b"ok\n", b"no\n"
"""What is answered to a line."""
LONGEST_ADDRESS = 100
"""Bytes; no system takes less for the name of a socket."""
ANSWERS_WITHIN = 2.0
"""S; whoever listens and takes longer is stopped, or stuck."""
BEGINS_WITHIN = 10.0
"""S; a slow machine may need them until it listens."""
_AGAIN_AFTER = 0.05
_NOBODY = (
    QLocalSocket.LocalSocketError.ServerNotFoundError,
    QLocalSocket.LocalSocketError.ConnectionRefusedError,
)


class Answer(Enum):
    TAKEN = "taken"
    REFUSED = "refused"
    """The line was not understood: another version listens."""
    NONE = "none"
    """Somebody listens and does not answer."""
    NOBODY = "nobody"
    """Nobody listens, or went away before an answer."""


def address_for(
    state: Path, environ: Mapping[str, str], platform: str, temporary: Callable[[], str]
) -> str:
    """Where those meet whose state is in this folder: a socket's path, or the name of a pipe for
    this `sys.platform`. It is "" where there is no folder that is safe from other users.

    `temporary` gives the folder that serves where the system names none for such things; it may
    raise OSError.
    """
    place = os.path.realpath(state)  # one folder, by whatever way
    name = f"leg-massage-timer-{zlib.crc32(os.fsencode(place)):08x}"
    if platform == "win32":
        return name
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    if runtime.startswith("/"):
        address = f"{runtime}/{name}"
        if _is_short(address) and _is_ours_alone(Path(runtime)):
            return address
    try:
        own = Path(temporary()) / f"leg-massage-timer-{os.getuid()}"
    except OSError:
        return ""
    with contextlib.suppress(OSError):  # it is there already, or cannot be
        own.mkdir(mode=0o700)
    address = str(own / name)
    return address if _is_short(address) and _is_ours_alone(own) else ""


def knock(address: str, line: bytes, within: float = ANSWERS_WITHIN) -> Answer:
    """Say a line to whoever listens; `within` is in s."""
    wait = round(within * 1000)
    visitor = QLocalSocket()
    visitor.connectToServer(address)
    if not visitor.waitForConnected(wait):
        return Answer.NOBODY if visitor.error() in _NOBODY else Answer.NONE
    visitor.write(line)
    visitor.flush()
    answer = b""
    while len(answer) < len(OK):
        if not visitor.bytesAvailable() and not visitor.waitForReadyRead(wait):
            silent = visitor.state() is QLocalSocket.LocalSocketState.ConnectedState
            return Answer.NONE if silent else Answer.NOBODY
        answer += visitor.read(len(OK) - len(answer)).data()
    return Answer.TAKEN if answer == OK else Answer.REFUSED


def say(
    address: str,
    line: bytes,
    alone: Callable[[], bool],
    now: Callable[[], float] = time.monotonic,
    wait: Callable[[float], object] = time.sleep,
) -> Answer:
    """Knock until somebody answers. NOBODY: it is `alone` by now; NONE also when nobody began to
    listen in time. `now` is in s, and `wait` lets s pass."""
    until = now() + BEGINS_WITHIN
    while (answer := knock(address, line)) is Answer.NOBODY:
        if alone():
            return Answer.NOBODY
        if now() >= until:
            return Answer.NONE
        wait(_AGAIN_AFTER)
    return answer


def _is_short(address: str) -> bool:
    return len(os.fsencode(address)) <= LONGEST_ADDRESS


def _is_ours_alone(folder: Path) -> bool:
    """Whether nobody else may come into a folder."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    mine = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return mine and not found.st_mode & 0o077 and os.access(folder, os.W_OK | os.X_OK)
