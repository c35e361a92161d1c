"""Widgets are tested in the shipped typeface and with the real leg map."""

import pytest
from PySide6.QtWidgets import QApplication

from massage_timer import resources
from massage_timer.pictures.leg_map import LegMap, load_leg_map
from massage_timer.ui.fonts import load_fonts


@pytest.fixture(autouse=True, scope="session")
def shipped_fonts(qapp: QApplication) -> None:
    assert load_fonts(resources.assets() / "fonts")


@pytest.fixture(scope="session")
def leg_map() -> LegMap:
    return load_leg_map(resources.assets() / "pictures" / "leg-map.json")
