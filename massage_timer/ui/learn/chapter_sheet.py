"""One chapter: its text, its stills beside or above it, and at the end where it comes from."""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.guide.chapter import Chapter, Marks, Passage, Section
from massage_timer.core.language import _, numerals
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import Placed, painter_on, seen
from massage_timer.ui.look import set_looks
from massage_timer.ui.still_view import StillView
from massage_timer.ui.text.sheet import Paragraph, Piece, Sizes, TextSheet
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.words import Words

WIDEST = 860
"""Px at u = 1 of a line that is still easy to read."""
STILLS_BESIDE = 760
"""Px at u = 1; on wider sheets the stills stand beside the text, one over the other."""
GAP = 32
CAPTION = 52
"""Px at u = 1 that a still needs below it."""
_ENDS = ".?。？؟"
"""Of sentences, in any language."""
SIZES = Sizes(Role.GUIDE, Role.NEXT, Role.GUIDE_NAME)


class ChapterSheet(Placed, QWidget):
    """Shows one chapter at a time."""

    def __init__(self, pictures: PictureLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._theme = LIGHT
        self.title = Words(Role.TECHNIQUE, least=0.7, parent=self)
        self.text = TextSheet(pictures, SIZES, self)
        self._stills: list[StillView] = []

    def show_chapter(self, chapter: Chapter) -> None:
        self.title.set_words(_(chapter.title))
        self.text.set_pieces(list(pieces_of(chapter)))
        for still in self._stills:
            still.hide()
            still.deleteLater()
        self._stills = [StillView(still, self._pictures, self) for still in chapter.stills]
        for still in self._stills:
            still.show()

    def place(self, wide: int, view: int, theme: Theme, u: float) -> int:
        """Lay out `wide` px wide for a view that is `view` px high; returns its own height."""
        self._theme = theme
        set_looks(theme, u, self.title)
        margin = round(min(40 * u, wide * 0.05))
        room = wide - 2 * margin
        high = self.title.height_for(room)
        self.title.setGeometry(margin, round(20 * u), room, high)
        top = self.title.geometry().bottom() + round(14 * u)
        gap = round(GAP * u)
        bottom = top
        left = margin
        count = len(self._stills)
        if count and wide >= STILLS_BESIDE * u:
            # All of them in view at once, where that leaves them large enough.
            fits = 1.6 * ((view - top) / count - CAPTION * u)
            each = round(min((room - gap) / 2, max(fits, room / 3)))
            for still in self._stills:
                bottom = still.place(margin, bottom, each, theme, u) + round(14 * u)
            left += each + gap
            room -= each + gap
        elif count:
            each = (room - gap * (count - 1)) // count
            ends = [
                still.place(margin + number * (each + gap), top, each, theme, u)
                for number, still in enumerate(self._stills)
            ]
            bottom = max(ends)
            top = bottom + round(14 * u)
        text = self.text.place(min(room, round(WIDEST * u)), theme, u)
        self.text.move(left, top)
        self.resize(wide, max(view, bottom + margin, top + text + margin))
        self.update()
        return self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter_on(self).fillRect(seen(self, event.rect()), QColor(self._theme.ground))


def pieces_of(chapter: Chapter) -> Iterator[Piece]:
    """The text of a chapter, from its first sentence to its sources."""
    for section in chapter.sections:
        if section.title:
            yield Paragraph(_(section.title), heading=True)
        for number, passage in enumerate(section.passages, 1):
            yield from _paragraphs(passage, _mark(section, number))
    yield Paragraph(_("Where this comes from"), heading=True)
    for source in chapter.sources:
        yield Paragraph(_(source), small=True)


def _mark(section: Section, number: int) -> str:
    return {Marks.NONE: "", Marks.BULLETS: "•", Marks.NUMBERS: numerals(str(number))}[section.marks]


def _paragraphs(passage: Passage, mark: str) -> Iterator[Piece]:
    """A passage has a paragraph for each of its lines; small print follows the last one."""
    text, small = numerals(_(passage.text)), numerals(_(passage.small))
    first, *rest = text.split("\n")
    if small and text[-1] not in _ENDS:
        small = f"– {small}"
    last_note = "" if rest else small
    yield Paragraph(first, mark=mark, name=numerals(_(passage.name)), note=last_note)
    for number, line in enumerate(rest, 1):
        yield Paragraph(line, note=small if number == len(rest) else "")
