"""What every part of a page has in common: it is told the colours and the unit."""

from typing import Protocol

from massage_timer.ui.tokens import Theme


class Part(Protocol):
    """Anything on a page that paints itself."""

    def set_look(self, theme: Theme, u: float) -> None: ...


def set_looks(theme: Theme, u: float, *parts: Part) -> None:
    """Tell each of the parts."""
    for part in parts:
        part.set_look(theme, u)
