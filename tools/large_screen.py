"""A screen on which every window fits: Qt's own offscreen one has 800 pixels a side, and the
program brings its windows in."""

import os
from pathlib import Path

SCREEN = Path(__file__).with_name("large-screen.json")


def platform() -> str:
    """What QT_QPA_PLATFORM should be; whoever has chosen another than offscreen keeps it."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return f"offscreen:configfile={SCREEN}" if chosen == "offscreen" else chosen
