"""Which paper is usual where this computer says that it is."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale

from massage_timer.paper.sheets import Sheet, usual_sheet


def sheet_here(environ: Mapping[str, str]) -> Sheet:
    """By the variables that Unix has for it, else by the system's locale."""
    told = environ.get("LC_ALL") or environ.get("LC_PAPER")
    return usual_sheet(told or QLocale.system().name())
