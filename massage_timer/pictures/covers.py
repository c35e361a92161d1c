"""Takes away from a sprite what another one that moves with it covers: it is painted once then.

Masks are whole numbers with a byte for each pixel, 255 or 0: a row of bytes as wide as an image
moves by shifting, and thousands of pixels are compared at once.
"""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

EDGE = 2
"""Px that stay below the edge of what covers: it is smooth, and so shows what is below."""
THIN = 3
"""Half the width of what is not worth keeping: the outline of the same arm below and above."""
AROUND = 8
"""Px around what covers that are looked at too: more than both."""

_PAINTED = bytes([0]) + bytes([255]) * 255
_SOLID = bytes(255) + bytes([255])


def take_covered(lower: QImage, upper: QImage, upper_at: QPoint) -> None:
    """Clear of `lower` what `upper`, which lies there in its pixels, hides all the time."""
    rect = QRect(upper_at, upper.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND) & lower.rect()
    if rect.isEmpty():
        return
    part = lower.copy(rect).convertToFormat(QImage.Format.Format_Alpha8)
    cover = upper.copy(rect.translated(-upper_at)).convertToFormat(QImage.Format.Format_Alpha8)
    stride = part.bytesPerLine()
    painted, solid = _mask(part, _PAINTED), _mask(cover, _SOLID)
    left = painted & ~_shrunk(solid, EDGE, stride)
    beside = _grown(solid, THIN + EDGE, stride)
    left &= _grown(_shrunk(left, THIN, stride), THIN + EDGE, stride) | ~beside
    data = left.to_bytes(stride * rect.height(), "little")
    keep = QImage(data, rect.width(), rect.height(), stride, QImage.Format.Format_Alpha8)
    painter = QPainter(lower)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(rect.topLeft(), keep)
    painter.end()


def _mask(alpha: QImage, kind: bytes) -> int:
    return int.from_bytes(bytes(alpha.constBits()).translate(kind), "little")


def _shrunk(mask: int, by: int, stride: int) -> int:
    for shift in (8 * by, 8 * by * stride):
        mask &= (mask << shift) & (mask >> shift)
    return mask


def _grown(mask: int, by: int, stride: int) -> int:
    for shift in (8 * by, 8 * by * stride):
        mask |= (mask << shift) | (mask >> shift)
    return mask
