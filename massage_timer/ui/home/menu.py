"""The menu of Home: Qt's own in our look, so that keys and screen readers know it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from massage_timer.core.language import _
from massage_timer.ui.fonts import font
from massage_timer.ui.tokens import RADIUS_BUTTON, TARGET, Role, Theme, type_size


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; `key` does the same, "" for none."""

    words: str
    key: str
    do: Callable[[], object]


def menu(entries: Sequence[Entry], theme: Theme, u: float, parent: QWidget) -> QMenu:
    """It goes away by itself when it has been used."""
    made = QMenu(parent)
    made.setAccessibleName(_("More"))
    made.setFont(font(Role.BODY, u))
    made.setStyleSheet(_style(theme, u))
    for entry in entries:
        made.addAction(f"{entry.words}\t{entry.key}").triggered.connect(
            lambda checked=False, do=entry.do: do()
        )
    made.aboutToHide.connect(made.deleteLater)
    return made


def _style(theme: Theme, u: float) -> str:
    text = type_size(Role.BODY, u)
    high = max(TARGET, round(text * 1.9))
    above = max(4, round((high - text * 1.25) / 2))
    side, radius = round(18 * u), round(RADIUS_BUTTON * u)
    return (
        f"QMenu {{ background: {theme.panel}; color: {theme.ink};"
        f" border: {max(1, round(1.5 * u))}px solid {theme.edge}; padding: {round(6 * u)}px; }}"
        f"QMenu::item {{ padding: {above}px {round(28 * u)}px {above}px {side}px;"
        f" border-radius: {radius}px; }}"
        f"QMenu::item:selected {{ background: {theme.accent}; color: {theme.onaccent}; }}"
    )
