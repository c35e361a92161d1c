"""The desktop's media keys and a headset's buttons, which desktops on Linux keep for media players.

So the session offers itself as one, when it is told to: the keys of other players then come here.
"""

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from massage_timer.core.check import Check
from massage_timer.core.language import N_
from massage_timer.devices.desktop.message_bus import MessageBus

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

    from massage_timer.devices.desktop.mpris import Player

_KEYS = {"PlayPause": "Media Play/Pause", "Next": "Media Next", "Previous": "Media Previous"}

_IN_FRONT = Check(True, N_("Media keys work while the window is in front."))
_OFF = Check(None, N_("Switched off: media keys and headset buttons go to other players."))
_ASKED = Check(None, N_("The desktop is being asked for the media keys."))
_OPEN = Check(
    True, N_("Media keys and headset buttons come here, even from behind another window.")
)
NO_BUS = Check(
    False, N_("Media keys work only while the window is in front: there is no message bus here.")
)


class MediaKeys(QObject):
    """Presses that the desktop hands on. Off Linux the silent twin: there the window gets them."""

    pressed = Signal(str)
    """Carries the name that the table of commands has for the key."""
    raise_asked = Signal()
    """The desktop's player control was clicked: the window shall come forward."""
    changed = Signal()
    """`check` has become another."""

    def __init__(
        self,
        parent: QObject | None = None,
        environ: Mapping[str, str] = os.environ,
        platform: str = sys.platform,
    ) -> None:
        super().__init__(parent)
        has_bus = platform not in ("win32", "darwin")
        self._bus = MessageBus("media keys", self, environ) if has_bus else None
        self._check = _IN_FRONT if self._bus is None else _OFF
        self._connection: QDBusConnection | None = None
        # QtDBus frees a connection with the last who holds it, even while a thread of its own
        # answers a call that has just come in, and the program falls: so it is held until the next.
        self._outliving: QDBusConnection | None = None
        self._offered: QObject | None = None
        self._player: Player | None = None
        self._title = ""
        self._playing = False

    @property
    def check(self) -> Check:
        return self._check

    def set_open(self, on: bool) -> None:
        """Ask the desktop for the keys, without waiting, or give them back."""
        if self._bus is None or on == (self._check is not _OFF):
            return
        self._close()
        self._found(_ASKED if on else _OFF)
        if on:
            self._bus.open(self._offer)

    def show(self, title: str, playing: bool) -> None:
        """What the desktop's player control shows. `title` "" where there is no session; `playing`
        is false while it waits for somebody: then Play is a press, and Pause is none."""
        if (title, playing) != (self._title, self._playing):
            self._title, self._playing = title, playing
            self._tell()

    def _offer(self, connection: "QDBusConnection | None") -> None:
        if connection is None:
            self._close()
            self._found(NO_BUS)
            return
        from massage_timer.devices.desktop import mpris

        self._connection = connection
        self._offered = QObject(self)
        mpris.Root(self._asked, self._offered)
        self._player = mpris.Player(self._asked, self._offered)
        self._tell()
        # Answered by the bus itself, which has just been heard; not by any program behind it.
        offered = mpris.offer(connection, self._offered)
        if not offered:
            self._close()
        self._found(_OPEN if offered else NO_BUS)

    def _asked(self, what: str) -> None:
        if what == "Raise":
            self.raise_asked.emit()
        elif what in _KEYS:
            self.pressed.emit(_KEYS[what])
        elif what == "Play" and not self._playing:
            self.pressed.emit("Media Play")
        elif what in ("Pause", "Stop") and self._playing:
            # A headset that is put down sends Stop: nothing that should end a session.
            self.pressed.emit("Media Pause")

    def _tell(self) -> None:
        if self._player is None or self._connection is None:
            return
        from massage_timer.devices.desktop import mpris

        changed = self._player.show(self._title, self._playing)
        if changed:
            mpris.tell_change(self._connection, changed)

    def _close(self) -> None:
        offered, self._offered = self._offered, None
        connection, self._connection = self._connection, None
        self._player = None
        if offered is not None and connection is not None:
            from massage_timer.devices.desktop import mpris

            mpris.withdraw(connection)
            self._outliving = connection
            offered.deleteLater()
        if self._bus is not None:
            self._bus.close()

    def _found(self, check: Check) -> None:
        if check != self._check:
            self._check = check
            self.changed.emit()
