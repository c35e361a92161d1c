"""The pictures of the whole program, in the skin tones that are set.

The library is loaded when a picture must really be painted: small ones are shipped in the tones
that most see.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from massage_timer.core.routine import Technique
from massage_timer.store.settings import Tone
from massage_timer.ui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from massage_timer.pictures.library import PictureLibrary
    from massage_timer.pictures.palette import SkinTone

SHIPPED_TONES = (Tone.LIGHT, Tone.NEIGHBOUR)
"""Of recipient and giver, which the small pictures are shipped in."""


class Illustrations:
    """Those of the program's own folder, and the user's own."""

    def __init__(self, folder: Path, own: Path, tones: tuple[Tone, Tone]) -> None:
        """`tones` are those of recipient and giver."""
        self._folder = folder
        self._own = own
        self._tones = tones
        self._loaded: PictureLibrary | None = None
        self.thumbnails = Thumbnails(folder, self._paint_small)
        if tones != SHIPPED_TONES:
            self.thumbnails.paint_all()

    @property
    def library(self) -> "PictureLibrary":
        """The moving ones."""
        if self._loaded is None:
            from massage_timer.pictures.library import PictureLibrary

            self._loaded = PictureLibrary(self._folder, *self._skin_tones(), others=[self._own])
        return self._loaded

    @property
    def problems(self) -> tuple[str, ...]:
        """Why own pictures that were asked for until now cannot be shown."""
        return tuple(self._loaded.own_problems) if self._loaded is not None else ()

    def set_tones(self, tones: tuple[Tone, Tone]) -> None:
        """Other colours for all pictures; pages ask for them anew when they get a theme."""
        if tones == self._tones:
            return
        self._tones = tones
        self.library.set_tones(*self._skin_tones())
        if tones == SHIPPED_TONES:
            self.thumbnails.read_shipped()
        else:
            self.thumbnails.paint_all()

    def try_out(self, technique: Technique) -> None:
        """Read the picture of a technique, so that it is known whether it can be shown."""
        self.library.scene_for(technique)

    def name_for(self, technique: Technique) -> str:
        """The picture that shows a technique."""
        return self.library.picture_for(technique)

    def small(self, technique: Technique, theme: str, size: QSize) -> QPixmap:
        """The picture of a technique in a list, `size` px, in a theme's name."""
        return self.thumbnails.small(self.name_for(technique), theme, size)

    def _skin_tones(self) -> "tuple[SkinTone, SkinTone | None]":
        from massage_timer.pictures.palette import SkinTone

        recipient, giver = self._tones
        return SkinTone(recipient), None if giver is Tone.NEIGHBOUR else SkinTone(giver)

    def _paint_small(self, name: str, theme: str) -> QPixmap:
        from massage_timer.pictures.small import small_still

        return small_still(self.library, name, theme)
