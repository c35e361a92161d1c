"""What Windows tells every window: WM_POWERBROADCAST, before a sleep and after it."""

from collections.abc import Callable
from ctypes import wintypes
from typing import SupportsInt

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

_MESSAGES = b"windows_generic_MSG"
_POWER = 0x218  # WM_POWERBROADCAST
_TOLD = {0x4: True, 0x12: False}  # PBT_APMSUSPEND, PBT_APMRESUMEAUTOMATIC


class PowerFilter(QAbstractNativeEventFilter):
    """Looks at each message of the program's windows, and takes none of them away."""

    def __init__(self, tell: Callable[[bool], object], application: QCoreApplication) -> None:
        super().__init__()
        self._tell = tell
        self._application = application

    def listen(self) -> None:
        self._application.installNativeEventFilter(self)

    def close(self) -> None:
        self._application.removeNativeEventFilter(self)

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: SupportsInt
    ) -> tuple[bool, int]:
        """`message` is the address of a MSG."""
        if event_type == _MESSAGES:
            told = told_by(wintypes.MSG.from_address(int(message)))
            if told is not None:
                self._tell(told)
        return False, 0


def told_by(message: wintypes.MSG) -> bool | None:
    """True before a sleep, False after it, None for everything else."""
    return _TOLD.get(message.wParam) if message.message == _POWER else None
