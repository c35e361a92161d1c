"""An error that nobody foresaw, where there is no window to tell it."""

from massage_timer import folders
from massage_timer.core.language import _
from massage_timer.devices.clock import on_the_wall
from massage_timer.shell.diagnosing import shown
from massage_timer.store.rolling_log import RollingLog
from massage_timer.unforeseen.journal import Journal, Place, log_in


def note(error: Exception) -> str:
    """Write it down; returns what to tell a person."""
    log = log_in(folders.of_this_user().log)
    Journal(log, on_the_wall, lambda: Place("In a terminal")).note(error)
    name = type(error).__name__
    if not _is_kept(log):
        return _("something went wrong inside the program ({error})").format(error=name)
    words = _("something went wrong inside the program ({error}). What is known of it: {file}")
    return words.format(error=name, file=shown(log.path))


def _is_kept(log: RollingLog) -> bool:
    return log.size > 0
