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
from massage_timer.pictures.scene import Key

TURN = 0.4
"""Degrees between two turns: a sleeve's end, the farthest from its pivot, moves a pixel or two."""
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


@dataclass(frozen=True, slots=True)
class Sprite:
    """Groups that move alike, painted; `place` is its corner in device pixels."""

    number: int
    image: QImage
    place: QPoint
    track: str
    shadow: bool
    cells: tuple[QRect, ...] = ()
    """Parts of the image that hold all of its paint and little of the empty space around it."""


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """A sprite at one turn, cut into bands in device pixels, from the top down; none overlap."""

    pieces: tuple[tuple[QPoint, QImage], ...]
    boxes: tuple[Box, ...]
    """Where the pieces are."""
    box: Box
    """All of them."""
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]
    """Of each piece; they rise."""
    size: int
    """Bytes."""

    def between(self, top: int, bottom: int) -> Sequence[tuple[QPoint, QImage]]:
        """The pieces that have rows from `top` to before `bottom`."""
        return self.pieces[bisect_right(self.bottoms, top) : bisect_left(self.tops, bottom)]


class PoseCache:
    """The poses used last, of at most `room` bytes; and the last of each sprite in any case."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.size = 0
        self._poses: OrderedDict[tuple[int, Turn], Pose] = OrderedDict()
        self._last: dict[int, tuple[Turn, Pose]] = {}

    def find(self, number: int, turn: Turn) -> Pose | None:
        last = self._last.get(number)
        if last is not None and last[0] == turn:
            return last[1]
        found = self._poses.get((number, turn))
        if found is not None:
            self._poses.move_to_end((number, turn))
            self._last[number] = (turn, found)
        return found

    def keep(self, number: int, turn: Turn, pose: Pose) -> None:
        self._last[number] = (turn, pose)
        if pose.size > self.room:
            return
        self._poses[number, turn] = pose
        self.size += pose.size
        while self.size > self.room:
            self.size -= self._poses.popitem(last=False)[1].size


def turn_of(key: Key) -> Turn:
    """The turn that a place of a track is shown at."""
    return round(key.turn / TURN), round((key.scale - 1) / GROWTH)


def key_of(turn: Turn) -> Key:
    """A place that has this turn and is nowhere else."""
    return Key(0.0, turn=turn[0] * TURN, scale=1 + turn[1] * GROWTH)


def pose_of(sprite: Sprite, motion: QTransform, window: QRect) -> Pose:
    """What of a sprite that is moved by `motion` can be seen in a window; in device pixels."""
    if not motion.isIdentity():
        rects = [rect & window for rect in _rects(sprite, motion) if rect.intersects(window)]
        return _pose([(rect.topLeft(), _moved(sprite, motion, rect)) for rect in rects])
    cells = [cell.translated(sprite.place) & window for cell in sprite.cells]
    return _pose(
        [
            (cell.topLeft(), sprite.image.copy(cell.translated(-sprite.place)))
            for cell in cells
            if not cell.isEmpty()
        ]
    )


def pose_by(box: Box, paint: Callable[[QPainter], None]) -> Pose:
    """What a painter paints in a box, in device pixels."""
    left, top, right, bottom = box
    image = new_image(QSize(right - left, bottom - top))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    paint(painter)
    painter.end()
    corner = QPoint(left, top)
    return _pose([(corner + cell.topLeft(), image.copy(cell)) for cell in cells_of(image)])


def _pose(pieces: list[tuple[QPoint, QImage]]) -> Pose:
    boxes = tuple(box_of(QRect(corner, image.size())) for corner, image in pieces)
    tops, bottoms = tuple(box[1] for box in boxes), tuple(box[3] for box in boxes)
    size = sum(image.sizeInBytes() for _, image in pieces)
    return Pose(tuple(pieces), boxes, around(boxes), tops, bottoms, size)


def _moved(sprite: Sprite, motion: QTransform, rect: QRect) -> QImage:
    """What of the moved sprite lies in a rectangle."""
    image = new_image(rect.size())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(motion * QTransform.fromTranslate(-rect.x(), -rect.y()))
    painter.drawImage(sprite.place, sprite.image)
    painter.end()
    return image


def _rects(sprite: Sprite, motion: QTransform) -> list[QRect]:
    """Pieces that hold all paint of the moved sprite."""
    cells = [
        box_of(motion.mapRect(QRectF(cell.translated(sprite.place))).toAlignedRect())
        for cell in sprite.cells
    ]
    return [rect_of(box) for box in gathered(cells, BAND, HOLE)]


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
