"""Ends the programs that were started, before Qt complains that one is destroyed while it runs."""

from functools import partial

from PySide6.QtCore import QObject, QProcess

ENDS_WITHIN = 50
"""Ms to wait, at the longest, for a program that was killed; it takes less than one."""


def end(process: QProcess) -> None:
    """Kill it. Its `finished` is emitted before this returns."""
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(ENDS_WITHIN)


def end_with(owner: QObject, process: QProcess) -> None:
    """Kill it when its owner is destroyed."""
    owner.destroyed.connect(partial(end, process))
