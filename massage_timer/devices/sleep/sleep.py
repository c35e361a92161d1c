"""Tells that the machine is about to sleep, and when it is awake again, where the system says so.

Nobody depends on it: the clock knows of a sleep afterwards, on every system. To be told spares the
second until the clock is read, before the sleep and after it. macOS tells only programs that link
its frameworks, so there it is the clock alone.
"""

import os
import sys
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from massage_timer.devices.sleep.logind import Logind
from massage_timer.devices.sleep.windows import PowerFilter


class Teller(Protocol):
    """What hears the system; it calls `Sleep.tell`."""

    def listen(self) -> None:
        """From now on; returns at once, and hears nothing where there is nothing to hear."""

    def close(self) -> None:
        """No longer."""


class Sleep(QObject):
    """The sleep of the machine."""

    coming = Signal()
    """Within some seconds it sleeps, unless something prevents it."""
    over = Signal()
    """It is awake, whether it slept or not."""

    def __init__(
        self,
        parent: QObject | None = None,
        environ: Mapping[str, str] = os.environ,
        platform: str = sys.platform,
    ) -> None:
        super().__init__(parent)
        self._teller = self._teller_of(environ, platform)

    def listen(self) -> None:
        """From now on, without waiting for anybody."""
        if self._teller is not None:
            self._teller.listen()

    def close(self) -> None:
        if self._teller is not None:
            self._teller.close()

    @Slot(bool)
    def tell(self, coming: bool) -> None:
        (self.coming if coming else self.over).emit()

    def _teller_of(self, environ: Mapping[str, str], platform: str) -> Teller | None:
        if platform == "win32":
            application = QCoreApplication.instance()
            return None if application is None else PowerFilter(self.tell, application)
        return Logind(self.tell, self, environ) if platform == "linux" else None
