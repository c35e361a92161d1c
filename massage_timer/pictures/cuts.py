"""A sprite at each turn it is shown in: turned once, cut into pieces, and only copied from then on.

A turned image is many times dearer to paint than a straight one, so turns go in small steps.
"""

import re
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from massage_timer.pictures.boxes import Box, around, box_of, gathered, rect_of
from massage_timer.pictures.tracks import Place, Track

LEAST_TURN, MOST_TURN = 0.4, 0.8
"""Degrees between two turns: a sleeve's end, the farthest from its pivot, moves a few pixels."""
TURNS = 24
"""Of what turns far, which is quick: nobody sees that its steps are large."""
GROWTH = 0.1
"""Sizes are told apart by this; a hand that rises by less looks the same."""
BAND = 40
"""Height in device pixels of a piece; Qt gives what is twice as high to other threads."""
HOLE = 24
"""Empty columns that are worth two pieces instead of one."""
FORMAT = QImage.Format.Format_ARGB32_Premultiplied

_RUN = re.compile(rb"[^\0]+(?:\0{1,%d}[^\0]+)*" % (HOLE - 1))

Turn = tuple[int, int]
"""How many steps something is turned and grown."""


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A sprite at one turn, in pieces from the top down, none of which overlap; device pixels."""

    pieces: tuple[tuple[QPoint, QImage, QRect], ...]
    """A corner, and the part of an image that belongs there."""
    boxes: tuple[Box, ...]
    """Where the pieces are."""
    box: Box
    """All of them."""
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]
    """Of each piece; they rise."""

    def between(self, top: int, bottom: int) -> Sequence[tuple[QPoint, QImage, QRect]]:
        """The pieces that have rows from `top` to before `bottom`."""
        return self.pieces[bisect_right(self.bottoms, top) : bisect_left(self.tops, bottom)]

    @property
    def size(self) -> int:
        """Bytes of its pieces."""
        return sum(4 * part.width() * part.height() for _, _, part in self.pieces)


@dataclass(frozen=True, slots=True, eq=False)
class Sprite:
    """Groups that move alike, painted; `place` is the image's corner in device pixels."""

    image: QImage
    place: QPoint
    cells: tuple[QRect, ...]
    """Parts of the image that hold all of its paint and little of the empty space around it."""
    cut: Cut
    """As it is when it is not turned: parts of its own image."""


def sprite_of(image: QImage, place: QPoint) -> Sprite:
    """A painted image, without the empty space around its paint."""
    cells = cells_of(image)
    if not cells:
        return Sprite(new_image(QSize(1, 1)), place, (), _cut([]))
    rect = rect_of(around([box_of(cell) for cell in cells]))
    image, place = image.copy(rect), place + rect.topLeft()
    cells = tuple(cell.translated(-rect.topLeft()) for cell in cells)
    return Sprite(image, place, cells, _cut([(place + c.topLeft(), image, c) for c in cells]))


class CutCache:
    """The cuts used last, of at most `room` bytes; and the last of each sprite in any case."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.size = 0
        self._cuts: OrderedDict[tuple[int, Turn], Cut] = OrderedDict()
        self._last: dict[int, tuple[Turn, Cut]] = {}

    def find(self, number: int, turn: Turn) -> Cut | None:
        last = self._last.get(number)
        if last is not None and last[0] == turn:
            return last[1]
        found = self._cuts.get((number, turn))
        if found is not None:
            self._cuts.move_to_end((number, turn))
            self._last[number] = (turn, found)
        return found

    def keep(self, number: int, turn: Turn, cut: Cut) -> None:
        self._last[number] = (turn, cut)
        if cut.size > self.room:
            return
        self._cuts[number, turn] = cut
        self.size += cut.size
        while self.size > self.room:
            self.size -= self._cuts.popitem(last=False)[1].size


def turn_step(track: Track) -> float:
    """Degrees between two turns of a track."""
    turns = [place.turn for piece in track.pieces() for place in piece]
    return min(max((max(turns) - min(turns)) / TURNS, LEAST_TURN), MOST_TURN)


def turn_of(place: Place, step: float) -> Turn:
    """The turn that a place of a track is shown at."""
    return round(place.turn / step), round((place.scale - 1) / GROWTH)


def place_of(turn: Turn, step: float) -> Place:
    """A place that has this turn and is nowhere else."""
    return Place(turn=turn[0] * step, scale=1 + turn[1] * GROWTH)


def turned(sprite: Sprite, motion: QTransform, window: QRect) -> Cut:
    """What of a sprite that is moved by `motion` can be seen in a window; in device pixels."""
    cells = [
        box_of(motion.mapRect(QRectF(cell.translated(sprite.place))).toAlignedRect())
        for cell in sprite.cells
    ]
    rects = [rect_of(box) & window for box in gathered(cells, BAND, HOLE)]
    return _cut(
        [
            (rect.topLeft(), _moved(sprite, motion, rect), QRect(QPoint(0, 0), rect.size()))
            for rect in rects
            if not rect.isEmpty()
        ]
    )


def cut_by(box: Box, paint: Callable[[QPainter], None]) -> Cut:
    """What a painter paints in a box, in device pixels."""
    left, top, right, bottom = box
    image = new_image(QSize(right - left, bottom - top))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    paint(painter)
    painter.end()
    return sprite_of(image, QPoint(left, top)).cut


def _cut(pieces: list[tuple[QPoint, QImage, QRect]]) -> Cut:
    boxes = tuple(box_of(QRect(corner, part.size())) for corner, _, part in pieces)
    tops, bottoms = tuple(box[1] for box in boxes), tuple(box[3] for box in boxes)
    return Cut(tuple(pieces), boxes, around(boxes), tops, bottoms)


NOTHING = _cut([])


def _moved(sprite: Sprite, motion: QTransform, rect: QRect) -> QImage:
    """What of the moved sprite lies in a rectangle."""
    image = new_image(rect.size())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(motion * QTransform.fromTranslate(-rect.x(), -rect.y()))
    painter.drawImage(sprite.place, sprite.image)
    painter.end()
    return image


def cells_of(image: QImage) -> tuple[QRect, ...]:
    """Pieces that together hold all paint of an image; an arm across a picture fills a third."""
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    data, width, stride = bytes(alpha.constBits()), image.width(), alpha.bytesPerLine()
    cells = []
    for top in range(0, image.height(), BAND):
        bottom = min(top + BAND, image.height())
        columns = 0
        for y in range(top, bottom):
            columns |= int.from_bytes(data[y * stride : y * stride + width], "little")
        runs = _RUN.finditer(columns.to_bytes(width, "little"))
        cells += [rect_of((run.start(), top, run.end(), bottom)) for run in runs]
    return tuple(cells)


def new_image(size: QSize) -> QImage:
    """An image with nothing on it."""
    image = QImage(size, FORMAT)
    image.fill(QColor(Qt.GlobalColor.transparent))
    return image
