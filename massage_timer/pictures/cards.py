"""The small pictures on cards: files painted beforehand, so that Home need not paint them."""

from pathlib import Path


def card_picture(folder: Path, name: str, theme: str) -> Path:
    """The file that shows a picture, still and small, in the theme of this name; may not exist."""
    return folder / "cards" / f"{name}-{theme}.png"
