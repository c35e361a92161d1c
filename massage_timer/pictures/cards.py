"""The small pictures on cards: files painted beforehand, so that Home need not paint them."""

from pathlib import Path

SIZE = (780, 488)
"""Px: twice the width of a card in a window of 1280, so that it is sharp on dense screens."""


def card_picture(folder: Path, name: str, theme: str) -> Path:
    """The file that shows a picture, still and small, in the theme of this name; may not exist."""
    return folder / "cards" / f"{name}-{theme}.png"
