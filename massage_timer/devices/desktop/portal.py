"""What a desktop on Linux asks for that Qt does not tell: no animations, and larger text.

Asked and heard over the settings portal, org.freedesktop.portal.Settings.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from massage_timer.devices.accessibility import LARGEST_TEXT, NOTHING_WISHED
from massage_timer.devices.desktop.message_bus import MessageBus

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_INTERFACE = "org.gnome.desktop.interface"
_ANIMATIONS, _TEXT = "enable-animations", "text-scaling-factor"


class Portal(QObject):
    """Follows the wishes of the desktop; where nothing answers, nothing is wished."""

    changed = Signal(object)
    """Carries the `DesktopWishes`."""

    def __init__(
        self,
        parent: QObject | None = None,
        environ: Mapping[str, str] = os.environ,
        platform: str = sys.platform,
    ) -> None:
        super().__init__(parent)
        self._wishes = NOTHING_WISHED
        has_bus = platform not in ("win32", "darwin")
        self._bus = MessageBus("settings portal", self, environ) if has_bus else None
        # On X11 the desktop puts the size of text into the resolution, with which Qt scales all.
        scaled = QGuiApplication.platformName() == "xcb"
        self._keys = [_ANIMATIONS] if scaled else [_ANIMATIONS, _TEXT]
        self._calls: dict[str, QDBusPendingCallWatcher] = {}

    def listen(self) -> None:
        """From now on; returns at once."""
        if self._bus is not None:
            self._bus.open(self._opened)

    def _opened(self, connection: "QDBusConnection | None") -> None:
        if connection is None:
            return
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        slot: Any = SLOT("heard(QDBusMessage)")  # typed as bytes, which connect to nothing
        connection.connect(_SERVICE, _PATH, _SETTINGS, "SettingChanged", self, slot)
        for key in self._keys:
            message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SETTINGS, "Read")
            message.setArguments([_INTERFACE, key])
            self._calls[key] = QDBusPendingCallWatcher(connection.asyncCall(message), self)
            self._calls[key].finished.connect(partial(self._answered, key))

    def _answered(self, key: str) -> None:
        call = self._calls.pop(key)
        if not call.isError():
            self._take(key, call.reply().arguments()[0])
        call.deleteLater()

    @Slot("QDBusMessage")
    def heard(self, message: Any) -> None:
        """One setting of the desktop has become another."""
        arguments = message.arguments()
        if len(arguments) == 3 and arguments[0] == _INTERFACE and arguments[1] in self._keys:
            self._take(arguments[1], arguments[2])

    def _take(self, key: str, value: Any) -> None:
        while hasattr(value, "variant"):  # `Read` wraps it twice
            value = value.variant()
        wishes = self._wishes
        if key == _ANIMATIONS and isinstance(value, bool):
            wishes = replace(wishes, less_motion=not value)
        elif key == _TEXT and isinstance(value, float):
            wishes = replace(wishes, text=min(max(value, 1.0), LARGEST_TEXT))
        if wishes != self._wishes:
            self._wishes = wishes
            self.changed.emit(wishes)
