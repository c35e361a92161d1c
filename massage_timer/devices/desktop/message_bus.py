"""A connection of our own to a message bus, the desktop's or the system's, made without waiting.

QtDBus connects in one call that returns when the bus has answered: within 2 ms where there is one,
at once where there is none, and never where something listens that says nothing.
"""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection
    from PySide6.QtNetwork import QLocalSocket

_HELLO = b"\0AUTH\r\n"
"""Asks which ways of signing in there are; every bus answers it, and nothing is signed in."""
_SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket"
"""Where it is unless somebody says otherwise, by the specification of D-Bus."""


def bus_socket(environ: Mapping[str, str], *, system: bool = False) -> str:
    """The path of the session bus's socket, or of the system's, with a NUL in front where it is
    abstract; "" for none.

    A bus that would have to be started first, or is across the network, is none.
    """
    address = environ.get("DBUS_SESSION_BUS_ADDRESS")
    if system:
        address = environ.get("DBUS_SYSTEM_BUS_ADDRESS", _SYSTEM_BUS)
    if address is None:
        runtime = environ.get("XDG_RUNTIME_DIR", "")
        usual = Path(runtime, "bus")
        return str(usual) if runtime and usual.exists() else ""
    for one in address.split(";"):
        transport, _, rest = one.partition(":")
        pairs = dict(pair.split("=", 1) for pair in rest.split(",") if "=" in pair)
        if transport == "unix" and "path" in pairs:
            return unquote(pairs["path"])
        if transport == "unix" and "abstract" in pairs:
            return "\0" + unquote(pairs["abstract"])
    return ""


class MessageBus(QObject):
    """One connection, which nothing else in the program shares: what was asked of the desktop over
    it ends when it is closed, and when the program dies."""

    def __init__(
        self,
        purpose: str,
        parent: QObject | None = None,
        environ: Mapping[str, str] = os.environ,
        *,
        system: bool = False,
    ) -> None:
        """To the bus of the session; `system`: to that of the system."""
        super().__init__(parent)
        self._name = f"{purpose} {id(self):x}"
        self._environ = environ
        self._system = system
        self._answer: Callable[[QDBusConnection | None], object] | None = None
        self._socket: QLocalSocket | None = None
        self._open = False
        self._tied = False

    def open(self, answer: Callable[["QDBusConnection | None"], object]) -> None:
        """Call `answer` once with the connection, or with None where there is no bus; perhaps
        before this returns, and not after `close`. What keeps silent never answers."""
        self.close()
        self._answer = answer
        path = bus_socket(self._environ, system=self._system)
        if not path:
            self._say(None)
            return
        from PySide6.QtNetwork import QLocalSocket

        self._socket = socket = QLocalSocket(self)
        if path.startswith("\0"):
            socket.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
        socket.connected.connect(self._greet)
        socket.readyRead.connect(self._connect)
        socket.errorOccurred.connect(self._refused)
        socket.connectToServer(path.lstrip("\0"))

    def close(self) -> None:
        """Give the connection back, or stop asking for it. It must not be held any longer."""
        self._answer = None
        self._hang_up()
        if self._open:
            from PySide6.QtDBus import QDBusConnection

            self._open = False
            QDBusConnection.disconnectFromBus(self._name)

    @Slot()
    def _greet(self) -> None:
        if self._socket is not None:
            self._socket.write(_HELLO)

    @Slot()
    def _connect(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        self._hang_up()
        kinds = QDBusConnection.BusType
        kind = kinds.SystemBus if self._system else kinds.SessionBus
        connection = QDBusConnection.connectToBus(kind, self._name)
        self._open = True
        if not self._tied:
            # QtDBus keeps connections by their names, not for as long as their users.
            self._tied = True
            self.destroyed.connect(partial(QDBusConnection.disconnectFromBus, self._name))
        self._say(connection if connection.isConnected() else None)

    @Slot()
    def _refused(self) -> None:
        self._hang_up()
        self._say(None)

    def _hang_up(self) -> None:
        socket, self._socket = self._socket, None
        if socket is not None:
            socket.disconnect(self)
            socket.abort()
            socket.deleteLater()

    def _say(self, connection: "QDBusConnection | None") -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            answer(connection)
