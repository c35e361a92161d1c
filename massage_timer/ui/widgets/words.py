"""Words on a page: one role of type, one colour, wrapped to the widget's width."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.ui.direction import Placed, painter_on, write
from massage_timer.ui.fonts import fitting, font, overshoot, styled_font, width_of
from massage_timer.ui.line_breaks import unbroken
from massage_timer.ui.tokens import LIGHT, Role, Theme, line_height, type_size
from massage_timer.ui.widgets.paint import baseline, wrapped

LEAST_WORD = 0.6
"""Of its size, floor or not: a broken word is harder to read than a smaller one."""


class Words(Placed, QWidget):
    """A sentence or a name. `colour` is the name of a theme's token.

    With `least` below 1 a single line is made smaller, down to that share of its size, before it
    is broken into two; so is a word that is longer than a line, down to `LEAST_WORD`.
    """

    def __init__(
        self,
        role: Role,
        colour: str = "ink",
        words: str = "",
        *,
        least: float = 1.0,
        mark: str = "",
        indent: float = 0.0,
        note: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        ticks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`mark` stands before the first line, within the `indent` (px at u = 1) of all lines;
        `note` follows the words in small print's colour. What `ticks` changes without screen
        readers being told; they read it when they are asked to."""
        super().__init__(parent)
        self._role = role
        self._colour = colour
        self._words = words
        self._least = least
        self._mark = mark
        self._indent = indent
        self._note = note
        self._align = align
        self._ticks = ticks
        self._theme = LIGHT
        self._u = 1.0
        self.setAccessibleName(self.spoken)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        return self._words

    @property
    def role(self) -> Role:
        return self._role

    @property
    def spoken(self) -> str:
        """For screen readers."""
        return f"{self._words} {self._note}".strip()

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme or u != self._u:
            self._theme, self._u = theme, u
            self.updateGeometry()
            self.update()

    def set_words(self, words: str) -> None:
        if words != self._words:
            self._words = words
            if not self._ticks:
                self.setAccessibleName(words)
            self.updateGeometry()
            self.update()

    def set_colour(self, colour: str) -> None:
        if colour != self._colour:
            self._colour = colour
            self.update()

    def height_for(self, width: float) -> int:
        """Px that the words need when they are `width` px wide."""
        used, lines = self._laid_out(width)
        return round(self._line(used) * max(1, len(lines)) + 0.5) + sum(self._beyond(used, lines))

    def breaks_words_in(self, width: float) -> bool:
        """Whether one of them is longer than a line that is `width` px wide."""
        used, _lines = self._laid_out(width)
        return _longest(self._words, used) > width - self._indent * self._u

    def width_wanted(self) -> int:
        """Px of the words in one line."""
        advance = width_of(self._words, self._role, self._u)
        return round(advance + self._indent * self._u + 1.5)

    def sizeHint(self) -> QSize:
        width = self.width_wanted()
        return QSize(width, self.height_for(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_for(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        used, lines = self._laid_out(self.width())
        step = self._line(used)
        painter.setFont(used)
        painter.setPen(QColor(getattr(self._theme, self._colour)))
        above, below = self._beyond(used, lines)
        spare = self.height() - step * len(lines) - above - below
        top = max(0.0, above + spare / 2)
        left = self._indent * self._u
        if self._mark:
            write(painter, QPointF(0, baseline(used, top + step / 2)), self._mark)
        metrics = QFontMetricsF(used)
        of_words = _letters(self._words)
        for number, line in enumerate(lines):
            x = left
            spare = self.width() - left - metrics.horizontalAdvance(line)
            if self._align == Qt.AlignmentFlag.AlignHCenter:
                x += spare / 2
            elif self._align == Qt.AlignmentFlag.AlignRight:
                x += spare
            y = baseline(used, top + step * (number + 0.5))
            words, note = _parted(line, of_words)
            of_words -= _letters(words)
            write(painter, QPointF(x, y), words if self._note else line)
            if note and self._note:
                painter.save()
                painter.setPen(QColor(self._theme.ink3))
                x += metrics.horizontalAdvance(f"{words} ") if words else 0.0
                write(painter, QPointF(x, y), note)
                painter.restore()

    def _laid_out(self, width: float) -> tuple[QFont, tuple[str, ...]]:
        room = width - self._indent * self._u
        usual = font(self._role, self._u)
        return _lay_out(self._words, self._note, self._role, self._u, room, self._least, usual)

    def _beyond(self, used: QFont, lines: tuple[str, ...]) -> tuple[int, int]:
        """Px that the first line needs above itself, and the last one below."""
        if not lines:
            return 0, 0
        step = self._line(used)
        rise = baseline(used, step / 2)
        above, _ = overshoot(lines[0], used, rise, step - rise)
        _, below = overshoot(lines[-1], used, rise, step - rise)
        return above, below

    def _line(self, used: QFont) -> float:
        return (
            line_height(self._role, self._u)
            * used.pixelSize()
            / font(self._role, self._u).pixelSize()
        )


# A page asks for the same words in the same room when it lays them out, when it looks whether they
# fit, and at each painting.
@lru_cache(maxsize=512)
def _lay_out(
    words: str, note: str, role: Role, u: float, room: float, least: float, usual: QFont
) -> tuple[QFont, tuple[str, ...]]:
    used = fitting(words, role, u, room, least) if least < 1 else usual
    longest = _longest(words, used)
    if least < 1 and longest > max(0.0, room):
        fits = used.pixelSize() * room / longest - 1
        used = styled_font(role.value, max(LEAST_WORD * type_size(role, u), fits))
    return used, tuple(wrapped(f"{words} {note}".strip(), used, room))


def _longest(words: str, used: QFont) -> float:
    """Px of the longest of them."""
    metrics = QFontMetricsF(used)
    return max((metrics.horizontalAdvance(word) for _space, word in unbroken(words)), default=0.0)


def _letters(words: str) -> int:
    """How many there are, without spaces, which come and go where lines end."""
    return len("".join(words.split()))


def _parted(line: str, letters: int) -> tuple[str, str]:
    """So many letters of a line, and what follows them."""
    end = 0
    while letters > 0 and end < len(line):
        letters -= not line[end].isspace()
        end += 1
    return line[:end].rstrip(), line[end:].strip()
