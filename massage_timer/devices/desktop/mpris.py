"""What a media player says of itself on the desktop's message bus (MPRIS, version 2.2).

Needs QtDBus, so it is imported only when the name is taken.
"""

import os
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import ClassInfo, Property, QMetaType, QObject, Slot
from PySide6.QtDBus import (
    QDBusAbstractAdaptor,
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
)

PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
NAME = f"{ROOT}.leg_massage_timer"

_class_info: Any = ClassInfo  # the stubs know neither its arguments nor that it is a decorator
_TRACK = QDBusObjectPath("/leg_massage_timer/session")


@_class_info({"D-Bus Interface": ROOT})
class Root(QDBusAbstractAdaptor):
    """The program."""

    def __init__(self, asked: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._asked = asked

    @Slot()
    def Raise(self) -> None:
        self._asked("Raise")

    @Slot()
    def Quit(self) -> None:
        """Not offered: a session is not ended from a headset."""

    def _yes(self) -> bool:
        return True

    def _no(self) -> bool:
        return False

    def _identity(self) -> str:
        return "Leg Massage Timer"

    def _entry(self) -> str:
        return "leg-massage-timer"

    def _none(self) -> list[str]:
        return []

    CanQuit = Property(bool, _no)
    CanRaise = Property(bool, _yes)
    HasTrackList = Property(bool, _no)
    Identity = Property(str, _identity)
    DesktopEntry = Property(str, _entry)
    SupportedUriSchemes = Property("QStringList", _none)  # type: ignore[arg-type]
    SupportedMimeTypes = Property("QStringList", _none)  # type: ignore[arg-type]


@_class_info({"D-Bus Interface": PLAYER})
class Player(QDBusAbstractAdaptor):
    """The session, as if it were a track."""

    def __init__(self, asked: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._asked = asked
        self._title = ""
        self._playback = "Stopped"

    def show(self, title: str, playing: bool) -> dict[str, object]:
        """What is new by that, with its new values."""
        before = {"PlaybackStatus": self._status(), "Metadata": self._metadata()}
        self._title = title
        self._playback = "Playing" if playing else "Paused" if title else "Stopped"
        after = {"PlaybackStatus": self._status(), "Metadata": self._metadata()}
        return {name: value for name, value in after.items() if value != before[name]}

    @Slot()
    def PlayPause(self) -> None:
        self._asked("PlayPause")

    @Slot()
    def Play(self) -> None:
        self._asked("Play")

    @Slot()
    def Pause(self) -> None:
        self._asked("Pause")

    @Slot()
    def Stop(self) -> None:
        self._asked("Stop")

    @Slot()
    def Next(self) -> None:
        self._asked("Next")

    @Slot()
    def Previous(self) -> None:
        self._asked("Previous")

    @Slot("qlonglong")
    def Seek(self, _offset: int) -> None:
        """Not offered: a leg's time is not to be jumped over."""

    @Slot(QDBusObjectPath, "qlonglong")
    def SetPosition(self, _track: QDBusObjectPath, _position: int) -> None:
        """As Seek."""

    @Slot(str)
    def OpenUri(self, _uri: str) -> None:
        """Not offered."""

    def _metadata(self) -> dict[str, object]:
        """Without mpris:length, which must be 64 bits wide: small numbers leave Python as 32."""
        return {"mpris:trackid": _TRACK, "xesam:title": self._title}

    def _status(self) -> str:
        return self._playback

    def _one(self) -> float:
        return 1.0

    def _zero(self) -> int:
        return 0

    def _yes(self) -> bool:
        return True

    def _no(self) -> bool:
        return False

    # The stubs know no types of C++.
    PlaybackStatus = Property(str, _status)
    Rate = Property(float, _one)
    MinimumRate = Property(float, _one)
    MaximumRate = Property(float, _one)
    Volume = Property(float, _one)
    Metadata = Property("QVariantMap", _metadata)  # type: ignore[arg-type]
    Position = Property("qlonglong", _zero)  # type: ignore[arg-type]
    CanGoNext = Property(bool, _yes)
    CanGoPrevious = Property(bool, _yes)
    CanPlay = Property(bool, _yes)
    CanPause = Property(bool, _yes)
    CanSeek = Property(bool, _no)
    CanControl = Property(bool, _yes)


def offer(connection: QDBusConnection, program: QObject) -> bool:
    """Show these adaptors under the name of the program; a second one gets a name of its own."""
    kind = QDBusConnection.RegisterOption.ExportAdaptors
    return connection.registerObject(PATH, program, kind) and (
        connection.registerService(NAME)
        or connection.registerService(f"{NAME}.instance{os.getpid()}")
    )


def withdraw(connection: QDBusConnection) -> None:
    """Show nothing any more under any of these names."""
    for name in (NAME, f"{NAME}.instance{os.getpid()}"):
        connection.unregisterService(name)
    connection.unregisterObject(PATH)


def tell_change(connection: QDBusConnection, changed: dict[str, object]) -> None:
    """Tell whoever shows the player what is new of it."""
    none = QDBusArgument()
    none.beginArray(QMetaType(QMetaType.Type.QString.value))
    none.endArray()
    signal = QDBusMessage.createSignal(PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged")
    signal.setArguments([PLAYER, changed, none])
    connection.send(signal)
