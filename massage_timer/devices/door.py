"""Listens for later starts of the program, and for nothing else of anybody else."""

import os
import socket
import struct
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from massage_timer.devices.meeting import NO, OK

LONGEST_VISIT = 1_000
"""Ms; whoever has not said its line by then is sent away."""
MOST_VISITS = 4
"""At a time."""


class Door(QObject):
    """Open until it is closed."""

    def __init__(
        self,
        hear: Callable[[bytes], bool],
        longest_line: int,
        parent: QObject | None = None,
        user: int | None = None,
    ) -> None:
        """`hear` gets each line of at most so many bytes, with its end, and says whether it was
        understood. `user` is as `is_of_this_user` says."""
        super().__init__(parent)
        self._hear = hear
        self._user = user
        self._longest_line = longest_line
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._let_in)

    def open(self, address: str) -> bool:
        """Only for whoever has the claim: what lies at the address was left by one that died."""
        QLocalServer.removeServer(address)
        return self._server.listen(address)

    def close(self) -> None:
        """Nobody is let in any more, and nothing is left at the address."""
        self._server.close()

    @property
    def _visits(self) -> "list[_Visit]":
        return [visit for visit in self.findChildren(_Visit) if not visit.over]

    @Slot()
    def _let_in(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            if len(self._visits) >= MOST_VISITS or not is_of_this_user(
                int(visitor.socketDescriptor()), self._user
            ):
                visitor.abort()
                visitor.deleteLater()
            else:
                _Visit(visitor, self._hear, self._longest_line, self)


class _Visit(QObject):
    """One line, one answer."""

    def __init__(
        self,
        visitor: QLocalSocket,
        hear: Callable[[bytes], bool],
        longest_line: int,
        door: Door,
    ) -> None:
        super().__init__(door)
        self._visitor = visitor
        self._hear = hear
        self._longest_line = longest_line
        self._said = b""
        self._answered = False
        self.over = False
        self._bound = QTimer(self, interval=LONGEST_VISIT, singleShot=True)
        self._bound.timeout.connect(self.end)
        self._bound.start()
        visitor.setParent(self)
        visitor.setReadBufferSize(longest_line + 1)
        visitor.readyRead.connect(self._read)
        visitor.disconnected.connect(self.end)
        self._read()

    @Slot()
    def end(self) -> None:
        if not self.over:
            self.over = self._answered = True
            self._bound.stop()
            self._visitor.abort()
            self.deleteLater()

    @Slot()
    def _read(self) -> None:
        if self._answered:
            return
        self._said += self._visitor.read(self._longest_line + 1 - len(self._said)).data()
        line, end, _ = self._said.partition(b"\n")
        if not end and len(self._said) <= self._longest_line:
            return
        self._answered = True
        understood = bool(end) and self._hear(line + end)
        self._visitor.write(OK if understood else NO)
        self._visitor.disconnectFromServer()


def is_of_this_user(descriptor: int, user: int | None = None) -> bool:
    """Whether the same user is at the other end of a socket, where the system tells; elsewhere the
    rights of the socket must do. `user` is a test's."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    try:
        with socket.socket(fileno=os.dup(descriptor)) as end:
            told = end.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("iII"))
    except OSError:
        return False
    return bool(struct.unpack("iII", told)[1] == (os.getuid() if user is None else user))
