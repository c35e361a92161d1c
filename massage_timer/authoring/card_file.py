"""Writes the card of a routine into a file, where there need be no screen."""

import sys
from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from massage_timer import folders, resources
from massage_timer.core.routine import Routine
from massage_timer.illustrations import Illustrations
from massage_timer.paper.card import Card
from massage_timer.paper.here import sheet_here
from massage_timer.paper.pdf import write_pdf
from massage_timer.paper.sheets import Sheet
from massage_timer.store.settings import Settings
from massage_timer.ui.fonts import load_fonts
from massage_timer.ui.qt_language import follow_direction


def write_card(
    routine: Routine,
    path: Path,
    paper: str | None,
    settings: Settings,
    environ: MutableMapping[str, str],
) -> None:
    """Write the card as a PDF; `paper` is the value of a `Sheet`, None: what is usual here.

    Raises `store.disk.DiskError`.
    """
    # A screen is not needed, and Qt would end the program where it finds none.
    if sys.platform not in ("win32", "darwin"):
        environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["massage-timer"])
    follow_direction()
    assets = resources.assets()
    load_fonts(assets / "fonts")
    sheet = Sheet(paper) if paper else sheet_here(environ)
    tones = settings.recipient_tone, settings.giver_tone
    own = folders.of_this_user().pictures
    pictures = Illustrations(assets / "pictures", own, tones).library
    write_pdf(Card(routine, sheet, pictures), path)
    del application  # which had to last until here
