"""Takes away from a sprite what another one that moves with it covers: it is painted once then.

Masks are whole numbers with a byte for each pixel, 255 or 0: a row of bytes as wide as an image
moves by shifting, and thousands of pixels are compared at once.
"""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

EDGE = 2
"""Px that stay below the edge of what covers: it is smooth, and so shows what is below."""
THIN = 3
"""Half the width of what is not worth keeping: the outline of the same arm below and above."""

_PAINTED = bytes([0]) + bytes([255]) * 255
_SOLID = bytes(255) + bytes([255])


def take_covered(lower: QImage, upper: QImage, upper_at: QPoint) -> None:
    """Clear of `lower` what `upper`, which lies there in its pixels, hides all the time."""
    placed = QImage(lower.size(), lower.format())
    placed.fill(0)
    painter = QPainter(placed)
    painter.drawImage(upper_at, upper)
    painter.end()
    stride = lower.convertToFormat(QImage.Format.Format_Alpha8).bytesPerLine()
    painted, solid = _mask(lower, _PAINTED), _mask(placed, _SOLID)
    left = painted & ~_shrunk(solid, EDGE, stride)
    beside = _grown(solid, THIN + EDGE, stride)
    left &= _grown(_shrunk(left, THIN, stride), THIN + EDGE, stride) | ~beside
    data = left.to_bytes(stride * lower.height(), "little")
    keep = QImage(data, lower.width(), lower.height(), stride, QImage.Format.Format_Alpha8)
    painter = QPainter(lower)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, keep)
    painter.end()


def _mask(image: QImage, kind: bytes) -> int:
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    return int.from_bytes(bytes(alpha.constBits()).translate(kind), "little")


def _shrunk(mask: int, by: int, stride: int) -> int:
    for shift in (8 * by, 8 * by * stride):
        mask &= (mask << shift) & (mask >> shift)
    return mask


def _grown(mask: int, by: int, stride: int) -> int:
    for shift in (8 * by, 8 * by * stride):
        mask |= (mask << shift) | (mask >> shift)
    return mask
