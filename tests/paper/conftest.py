"""Cards of the shipped routines, made once: pictures take a while to draw."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from massage_timer import resources
from massage_timer.core.routine import Routine
from massage_timer.pictures.library import PictureLibrary
from massage_timer.store.catalogue import load_catalogue
from massage_timer.store.library import list_routines, read_entries
from massage_timer.ui.fonts import load_fonts


@pytest.fixture(scope="session")
def pictures(qapp: QApplication) -> PictureLibrary:
    """The shipped pictures, with the shipped fonts for what is written beside them."""
    assert load_fonts(resources.assets() / "fonts")
    return PictureLibrary(resources.assets() / "pictures")


@pytest.fixture(scope="session")
def shipped() -> dict[str, Routine]:
    catalogue = load_catalogue(resources.assets() / "techniques.yaml")
    files = list_routines(resources.routines(), Path("nowhere")).files
    entries = read_entries(files, catalogue)
    return {entry.id: entry.routine for entry in entries if entry.routine is not None}
