"""The monitors that are there, and what they are known by.

A monitor's own model and serial number stay the same whichever socket it is plugged into; the name
of the socket is only for those that say nothing of themselves, and for twins.
"""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen

from massage_timer.core.places import Area, Monitor


def names(descriptions: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """A name for each, no two alike, from its model, its serial number and its socket."""
    own = [" ".join(f"{model} {serial}".split()) for model, serial, _ in descriptions]
    twins = Counter(own)
    return tuple(
        (name if twins[name] == 1 else f"{name} {socket}") if name else socket
        for name, (_, _, socket) in zip(own, descriptions, strict=True)
    )


def monitor_names() -> tuple[str, ...]:
    """Of all that are there, the primary one first: what a person can choose from."""
    screens = _screens()
    return names([(s.model(), s.serialNumber(), s.name()) for s in screens])


def monitors() -> tuple[Monitor, ...]:
    """All that are there, the primary one first."""
    return tuple(
        Monitor(name, area(screen.geometry()), area(screen.availableGeometry()))
        for name, screen in zip(monitor_names(), _screens(), strict=True)
    )


def screen_named(name: str) -> QScreen | None:
    """The one of this name; None where it is not there."""
    return dict(zip(monitor_names(), _screens(), strict=True)).get(name)


def area(rect: QRect) -> Area:
    return Area(rect.x(), rect.y(), rect.width(), rect.height())


def _screens() -> list[QScreen]:
    primary = QGuiApplication.primaryScreen()
    return sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)
