"""Text one under the other: headings, paragraphs, and stills side by side among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from massage_timer.core.guide.chapter import Still
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import Placed
from massage_timer.ui.fonts import width_of
from massage_timer.ui.still_view import StillView
from massage_timer.ui.tokens import Role, Theme
from massage_timer.ui.widgets.words import Words

BULLET = 24.0
NUMBER = 32.0
KEYS = 170.0
"""Px at u = 1 that the marks before a paragraph get, the names of keys at least."""
BETWEEN = 10
"""Px at u = 1 under each piece."""
BEFORE_HEADING = 18
BETWEEN_STILLS = 24


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of text; a heading stands apart, and a mark (a number, a key) before its words."""

    words: str
    heading: bool = False
    mark: str = ""
    name: str = ""
    """What it is about, above its words."""
    note: str = ""
    """Small print behind its words."""
    small: bool = False
    """It is small print from its first word on."""


@dataclass(frozen=True, slots=True)
class Stills:
    """Pictures side by side."""

    stills: tuple[Still, ...]


Piece = Paragraph | Stills


@dataclass(frozen=True, slots=True)
class Sizes:
    """In which roles a sheet is set."""

    text: Role
    heading: Role
    name: Role


PLAIN = Sizes(Role.HANDS, Role.CARD_TITLE, Role.STRONG)


@dataclass(frozen=True, slots=True)
class _Row:
    """The widgets of one piece, from the top down; stills stand side by side."""

    heading: bool
    words: tuple[Words, ...] = ()
    stills: tuple[StillView, ...] = ()

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return (*self.words, *self.stills)


class TextSheet(Placed, QWidget):
    """Shows pieces in the width that it is given; whoever holds it scrolls."""

    def __init__(
        self, pictures: PictureLibrary, sizes: Sizes = PLAIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._sizes = sizes
        self._keys = KEYS
        self._rows: list[_Row] = []

    def set_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these instead of what was shown."""
        for row in self._rows:
            for widget in row.widgets:
                widget.hide()
                widget.deleteLater()
        marks = [piece.mark for piece in pieces if isinstance(piece, Paragraph)]
        widths = [width_of(mark, self._sizes.text, 1.0) for mark in marks]
        self._keys = max(KEYS, *(wide + BULLET / 2 for wide in widths), KEYS)
        self._rows = [self._row(piece) for piece in pieces]
        for row in self._rows:
            for widget in row.widgets:
                widget.show()

    def place(self, wide: int, theme: Theme, u: float) -> int:
        """Lay the pieces out `wide` px wide; returns how high they are together."""
        y = 0
        for row in self._rows:
            if row.heading and y:
                y += round(BEFORE_HEADING * u)
            for words in row.words:
                words.set_look(theme, u)
                high = words.height_for(wide)
                words.setGeometry(0, y, wide, high)
                y += high
            y = _place_stills(row.stills, y, wide, theme, u) + round(BETWEEN * u)
        self.resize(wide, y)
        return y

    def _row(self, piece: Piece) -> _Row:
        if isinstance(piece, Stills):
            stills = (StillView(still, self._pictures, self) for still in piece.stills)
            return _Row(False, stills=tuple(stills))
        sizes = self._sizes
        role = sizes.heading if piece.heading else Role.SMALL if piece.small else sizes.text
        words = Words(
            role,
            "ink" if piece.heading else "ink3" if piece.small else "ink2",
            piece.words,
            mark=piece.mark,
            indent=_indent(piece, self._keys),
            note=piece.note,
            parent=self,
        )
        if not piece.name:
            return _Row(piece.heading, (words,))
        return _Row(False, (Words(sizes.name, "ink", piece.name, parent=self), words))


def _place_stills(stills: Sequence[StillView], top: int, wide: int, theme: Theme, u: float) -> int:
    """Side by side, equally wide; returns where the highest ends."""
    gap = round(BETWEEN_STILLS * u)
    each = (wide - gap * (len(stills) - 1)) // max(1, len(stills))
    ends = [
        still.place(number * (each + gap), top, each, theme, u)
        for number, still in enumerate(stills)
    ]
    return max(ends, default=top)


def _indent(paragraph: Paragraph, keys: float) -> float:
    """Room for the mark, px at u = 1: a bullet needs little, the names of keys a column."""
    if not paragraph.mark:
        return 0.0
    if paragraph.mark.isdecimal():
        return NUMBER
    return BULLET if paragraph.mark == "•" else keys
