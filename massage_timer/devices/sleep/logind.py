"""What logind tells on Linux's system bus: PrepareForSleep, true before a sleep and false after."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Slot

from massage_timer.devices.desktop.message_bus import MessageBus

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_SERVICE = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"


class Logind(QObject):
    """It holds no sleep up: what has to be kept is kept already."""

    def __init__(
        self, tell: Callable[[bool], object], parent: QObject, environ: Mapping[str, str]
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._bus = MessageBus("sleep", self, environ, system=True)

    def listen(self) -> None:
        self._bus.open(self._opened)

    def close(self) -> None:
        self._bus.close()

    def _opened(self, connection: "QDBusConnection | None") -> None:
        if connection is not None:
            # The bus itself answers, which has just been heard; logind need not be there yet.
            slot: Any = SLOT("prepare(bool)")  # typed as bytes, which connect to nothing
            connection.connect(_SERVICE, _PATH, _MANAGER, "PrepareForSleep", self, slot)

    @Slot(bool)
    def prepare(self, coming: bool) -> None:
        self._tell(coming)
