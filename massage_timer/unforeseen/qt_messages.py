"""Hears what Qt says of itself: warnings and worse are for the log, never for the person."""

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_KINDS = {
    QtMsgType.QtWarningMsg: "Qt warning",
    QtMsgType.QtCriticalMsg: "Qt error",
    QtMsgType.QtFatalMsg: "Qt could not go on",
}


class QtMessages:
    """Within it Qt's messages come here; afterwards they go where they went before."""

    def __init__(self, note: Callable[[str, str], object]) -> None:
        """`note` is told who says it and how bad it is, and the words."""
        self._note = note
        self._before: Any = None

    def __enter__(self) -> None:
        self._before = qInstallMessageHandler(self._hear)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        qInstallMessageHandler(self._before)

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind in _KINDS:
            self._note(_KINDS[kind], words)
        elif sys.stderr is not None:  # asked for by QT_LOGGING_RULES and the like
            sys.stderr.write(f"{words}\n")
