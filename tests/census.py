"""Counts what a process has: objects of Qt, timers that run, what containers hold, and the rest."""

import gc
import os
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import getCppPointer

PROCESS = Path("/proc/self")


@dataclass(frozen=True, slots=True)
class Census:
    """Two are equal where nothing has been left behind between them."""

    objects: Mapping[str, int]
    """Objects of Qt that live, by their class."""
    timers: Mapping[str, int]
    """Those that run, by the class of their owner."""
    files: int
    threads: int
    children: int
    """Processes that it started and that are still there."""


def census() -> Census:
    """As it is when all that was let go is gone."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    objects = _objects()
    return Census(
        objects=Counter(type(each).__name__ for each in objects),
        timers=Counter(
            type(each.parent()).__name__
            for each in objects
            if isinstance(each, QTimer) and each.isActive()
        ),
        files=_in(PROCESS / "fd"),
        threads=_in(PROCESS / "task"),
        children=sum(
            len((task / "children").read_text().split()) for task in (PROCESS / "task").iterdir()
        ),
    )


def held() -> int:
    """What all containers of Python hold together; it sways a little by itself."""
    gc.collect()
    containers = (dict, list, set, deque)
    return sum(len(each) for each in gc.get_objects() if isinstance(each, containers))


def memory() -> int:
    """Bytes that are resident."""
    return int((PROCESS / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _objects() -> list[QObject]:
    """Everything that the application and its windows own, each once."""
    application = QCoreApplication.instance()
    assert application is not None
    roots = [application, *QApplication.topLevelWidgets(), *QApplication.topLevelWindows()]
    found = [each for root in roots for each in (root, *root.findChildren(QObject))]
    return list({getCppPointer(each)[0]: each for each in found}.values())


def _in(folder: Path) -> int:
    return sum(1 for _ in folder.iterdir())
