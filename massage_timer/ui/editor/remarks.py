"""Remarks about a step or a key: wrapped, on the ground of warnings, each with its icon."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.draft import Remark
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.editor.row_words import problem_words, sentence
from massage_timer.ui.fonts import font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import LIGHT, Role, Theme, line_height
from massage_timer.ui.widgets.paint import paint_box, paint_line, wrapped

ICON = 18
BESIDE = 8
"""Px at u = 1 before and after the icon, as all that follow, and at the end."""
ABOVE = 6
BETWEEN = 4
RADIUS = 8


@dataclass(frozen=True, slots=True)
class RemarkLines:
    """A remark in the lines that it takes."""

    remark: Remark
    lines: tuple[str, ...]


def remark_lines(remarks: Sequence[Remark], width: float, u: float) -> tuple[RemarkLines, ...]:
    """The remarks in a box that is `width` px wide."""
    room = width - (ICON + 3 * BESIDE) * u
    return tuple(RemarkLines(each, _lines(sentence(each), room, u)) for each in remarks)


# All rows of the table are laid out anew whenever one of them changes.
@lru_cache(maxsize=512)
def _lines(words: str, room: float, u: float) -> tuple[str, ...]:
    return tuple(wrapped(words, font(Role.BODY, u), room))


def remarks_height(remarks: Sequence[RemarkLines], u: float) -> int:
    """Px of the box around them; 0 for none."""
    if not remarks:
        return 0
    lines = sum(len(each.lines) for each in remarks) * line_height(Role.BODY, u)
    return round(lines + ((len(remarks) - 1) * BETWEEN + 2 * ABOVE) * u)


def paint_remarks(
    painter: QPainter, box: QRectF, remarks: Sequence[RemarkLines], theme: Theme, u: float
) -> None:
    """A mistake and a warning have icons of their own."""
    paint_box(painter, box, RADIUS * u, theme.warn)
    used, step, side = font(Role.BODY, u), line_height(Role.BODY, u), ICON * u
    left, y = box.left() + BESIDE * u, box.top() + ABOVE * u
    for each in remarks:
        icon, colour = Icon.WARNING, theme.stop
        if each.remark.warning:
            icon, colour = Icon.INFO, theme.glow_edge
        spot = QRectF(left, y + (step - side) / 2, side, side)
        paint_icon(painter, icon, spot, colour, 1.2 * theme.stroke)
        for line in each.lines:
            paint_line(painter, used, theme.ink, spot.right() + BESIDE * u, y + step / 2, line)
            y += step
        y += BETWEEN * u


class RemarkBox(Placed, QWidget):
    """Remarks on a page, as high as their width asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._remarks: tuple[Remark, ...] = ()

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.update()

    def set_remarks(self, remarks: Sequence[Remark]) -> None:
        self._remarks = tuple(remarks)
        self.setAccessibleName(problem_words(self._remarks))
        self.update()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        return self._remarks

    def height_for(self, width: float) -> int:
        """Px of height; 0 where there is nothing to remark."""
        return remarks_height(remark_lines(self._remarks, width, self._u), self._u)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = remark_lines(self._remarks, self.width(), self._u)
        paint_remarks(painter, QRectF(self.rect()), lines, self._theme, self._u)
