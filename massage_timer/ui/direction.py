"""Reading from right to left: where parts then stand, how they paint, which words run which way.

Every page places its parts and paints itself as if it were read from the left. A `Placed` part
keeps those places and stands at their mirror image where its parent is read from the right, and
`painter_on` mirrors what a part paints; words, icons and pictures alone stay as they are. A part
that is the same in every language, such as a leg, paints itself without: `setLayoutDirection`
keeps its children as they are as well.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, overload

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QResizeEvent, QTextOption
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:  # Qt's classes cannot be inherited twice
    _Widget = QWidget
else:
    _Widget = object

_OTHER_ARROW = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}
_OTHER_WAY = {
    Qt.LayoutDirection.LeftToRight: Qt.LayoutDirection.RightToLeft,
    Qt.LayoutDirection.RightToLeft: Qt.LayoutDirection.LeftToRight,
}
_OF_LETTERS = {
    "L": Qt.LayoutDirection.LeftToRight,
    "R": Qt.LayoutDirection.RightToLeft,
    "AL": Qt.LayoutDirection.RightToLeft,
    "AN": Qt.LayoutDirection.RightToLeft,  # Arabic digits, as "٢:٤٤ / Sole sweeps" has them
}
_SIGNED = re.compile("[+−-][0-9]")
"""A number whose sign stands at its left in every language; not so with Arabic digits."""
_OTHER = re.compile(
    r"""
    (?<!\S)[\w~.:-]*[/\\]\S*[A-Za-z](?:\S*\w)?  # a path
    | (?<!\w)'[^']*[A-Za-z0-9][^']*'  # what stands in a file
    | (?<!\w)'[^'؀-ۿ]+$ | ^[^'؀-ۿ]*[A-Za-z0-9]'(?!\w)  # the same, where its line is broken
    | (?<!\S)[A-Za-z0-9_-]*(?:\.[A-Za-z]\w*)+(?::[0-9]+)*  # a file, or how its name ends
    | [A-Za-zÀ-ɏ](?:  # words
        (?:[^؀-ۿ«»'()]|(?<=\w)'(?=\w)|'[^'؀-ۿ]*'|\([^()؀-ۿ]*\))*
        (?:[A-Za-zÀ-ɏ0-9]|'[^'؀-ۿ]*'|\([^()؀-ۿ]*\))
      )?(?:\s?%|[,;]$)?
    """,
    re.VERBOSE,
)
"""What is read from the left in a line of Arabic letters."""
_ALONE = "\u2066{}\u2069"
"""What stands between these is read from the left, and its ends go with it."""


def mirrored(box: QRect, width: int) -> QRect:
    """The box's mirror image within `width` px, and the other way round."""
    return QRect(width - box.x() - box.width(), box.y(), box.width(), box.height())


class Placed(_Widget):
    """A part that is told its place as if all were read from the left, and answers so as well.

    Mix it in before Qt's class. As a parent it lets its parts stand anew when its width changes.
    """

    _place_told: QRect | None = None
    """None: nobody has placed it; a scroll area may."""

    @overload
    def setGeometry(self, box: QRect, /) -> None: ...
    @overload
    def setGeometry(self, x: int, y: int, wide: int, high: int, /) -> None: ...
    def setGeometry(self, *box: Any) -> None:
        self._place_told = QRect(*box)
        self._stand()

    @overload
    def move(self, at: QPoint, /) -> None: ...
    @overload
    def move(self, x: int, y: int, /) -> None: ...
    def move(self, *at: Any) -> None:
        self._place_told = QRect(QPoint(*at), self.size())
        self._stand()

    @overload
    def resize(self, size: QSize, /) -> None: ...
    @overload
    def resize(self, wide: int, high: int, /) -> None: ...
    def resize(self, *size: Any) -> None:
        if self._place_told is None:
            super().resize(*size)
        else:
            self._place_told.setSize(QSize(*size))
            self._stand()

    def geometry(self) -> QRect:
        box = super().geometry()
        return mirrored(box, self._room_read_from_the_right) if self._turns else box

    def pos(self) -> QPoint:
        return self.geometry().topLeft()

    def x(self) -> int:
        return self.geometry().x()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isRightToLeft():
            self._let_parts_stand()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._let_parts_stand()
            self.update()

    @property
    def _turns(self) -> bool:
        """Whether it stands at the mirror image of its place."""
        parent = self.parentWidget()
        return parent is not None and parent.isRightToLeft() and not self.isWindow()

    @property
    def _room_read_from_the_right(self) -> int:
        parent = self.parentWidget()
        return parent.width() if parent is not None else 0

    def _stand(self) -> None:
        box = self._place_told
        if box is not None:
            turned = mirrored(box, self._room_read_from_the_right) if self._turns else box
            super().setGeometry(turned)

    def _let_parts_stand(self) -> None:
        for part in self.children():
            if isinstance(part, Placed):
                part._stand()


class Ground(Placed, QWidget):
    """Nothing but room for parts."""


class View(Placed, QScrollArea):
    """A scroll area that a page places."""


def painter_on(widget: QWidget, *, mirrored: bool = True) -> QPainter:
    """What `widget` paints itself with, as if it were read from the left. Not `mirrored`, it is
    the same in every language."""
    painter = QPainter(widget)
    if mirrored and widget.isRightToLeft():
        painter.translate(widget.width(), 0)
        painter.scale(-1, 1)
    return painter


def mirrors(painter: QPainter) -> bool:
    """Whether what it paints now is mirrored."""
    return painter.transform().m11() < 0


@contextmanager
def upright(painter: QPainter, middle: float) -> Iterator[None]:
    """What is painted meanwhile is not mirrored, and stands round the same x = `middle`."""
    if not mirrors(painter):
        yield
        return
    painter.save()
    painter.translate(2 * middle, 0)
    painter.scale(-1, 1)
    yield
    painter.restore()


def write(painter: QPainter, at: QPointF, words: str) -> None:
    """One line of words that takes its room from `at` on, in the painter's font and pen."""
    window = QGuiApplication.layoutDirection()
    way = window if words.isascii() and not mirrors(painter) else reads(words, window)
    painter.setLayoutDirection(way)
    if way is Qt.LayoutDirection.RightToLeft:
        words = with_others_alone(words)
    if not mirrors(painter):
        painter.drawText(at, words)
        return
    # Letters stand closer, or less so, beside those that come next when read the other way.
    wide = QFontMetricsF(painter.font()).horizontalAdvance(words, _read(way))
    with upright(painter, at.x() + wide / 2):
        painter.drawText(at, words)


@cache
def _read(way: Qt.LayoutDirection) -> QTextOption:
    option = QTextOption()
    option.setTextDirection(way)
    return option


@lru_cache(maxsize=512)
def reads(words: str, window: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Which way a line is read: words in letters of the other way alone go that way, as what a
    person wrote in another language does; all others go the window's."""
    if _SIGNED.match(words):
        return Qt.LayoutDirection.LeftToRight
    ways = {_OF_LETTERS.get(unicodedata.bidirectional(letter)) for letter in words} - {None}
    return _OTHER_WAY[window] if ways == {_OTHER_WAY[window]} else window


@lru_cache(maxsize=512)
def with_others_alone(words: str) -> str:
    """Words that are read from the right, in which names and paths in other letters keep their
    ends, and stand one after the other in the line's way."""
    return _OTHER.sub(lambda other: _ALONE.format(other[0]), words)


def met(widget: QWidget, at: QPointF) -> QPointF:
    """Where an event met `widget`, or back: the place that it was painted at."""
    return QPointF(widget.width() - at.x(), at.y()) if widget.isRightToLeft() else at


def seen(widget: QWidget, box: QRect) -> QRect:
    """The part of `widget` that is to be painted anew for what was painted in `box`, or back."""
    return mirrored(box, widget.width()) if widget.isRightToLeft() else box


def arrow(widget: QWidget, key: int) -> Qt.Key:
    """The key of an event, with Left for what stands before and Right for what stands after.

    The commands of a session do without: a presenter or a pedal sends Right for what comes next
    whatever its giver reads.
    """
    pressed = Qt.Key(key)
    return _OTHER_ARROW.get(pressed, pressed) if widget.isRightToLeft() else pressed
