"""Writes images as an animated WebP, whose frames hold no more than what has changed.

Qt encodes single images; what goes around them is told in the container's specification
(https://developers.google.com/speed/webp/docs/riff_container).
"""

from collections.abc import Sequence
from struct import iter_unpack

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter

QUALITY = 80
"""Percent; below it letters fray."""
_HEADER = 12
"""Bytes of `RIFF`, the size and `WEBP`."""
_ANIMATED = 0b10
_NO_BLENDING = 0b10
"""A frame's own pixels take the place of those below."""


def animated(frames: Sequence[tuple[QImage, int]]) -> bytes:
    """A picture that goes round for ever; images of one size, each with how many ms it stands."""
    size = frames[0][0].size()
    chunks = [
        _chunk(b"VP8X", _little(_ANIMATED, 4) + _extent(size)),
        _chunk(b"ANIM", _little(0, 4) + _little(0, 2)),
    ]
    for image, box, stands in _changes(frames):
        place = _little(box.x() // 2, 3) + _little(box.y() // 2, 3) + _extent(box.size())
        head = place + _little(stands, 3) + _little(_NO_BLENDING, 1)
        chunks.append(_chunk(b"ANMF", head + encoded(image.copy(box))))
    return _chunk(b"RIFF", b"WEBP" + b"".join(chunks))


def encoded(image: QImage) -> bytes:
    """The image as a chunk of WebP, lossy and without its container."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"webp")
    writer.setQuality(QUALITY)
    if not writer.write(image.convertToFormat(QImage.Format.Format_RGB32)):
        raise OSError(writer.errorString())
    return bytes(data.data())[_HEADER:]


def changed(before: QImage, after: QImage) -> QRect:
    """The smallest box of all that differs, from even coordinates; empty where nothing does."""
    if before == after:
        return QRect()
    wide = after.width() * 4
    old, new = memoryview(before.constBits()), memoryview(after.constBits())
    top, bottom, left, right = after.height(), -1, after.width(), -1
    for y in range(after.height()):
        a, b = bytes(old[y * wide : (y + 1) * wide]), bytes(new[y * wide : (y + 1) * wide])
        if a == b:
            continue
        differ = [x for x, (p, q) in enumerate(zip(_pixels(a), _pixels(b), strict=True)) if p != q]
        top, bottom = min(top, y), y
        left, right = min(left, differ[0]), max(right, differ[-1])
    left, top = left - left % 2, top - top % 2
    return QRect(left, top, right + 1 - left, bottom + 1 - top)


def _changes(frames: Sequence[tuple[QImage, int]]) -> list[tuple[QImage, QRect, int]]:
    """Each frame with the box in which it is new; what shows nothing new only stands longer."""
    found: list[tuple[QImage, QRect, int]] = []
    for image, stands in frames:
        plain = image.convertToFormat(QImage.Format.Format_RGB32)
        if not found:
            found.append((plain, plain.rect(), stands))
        elif (box := changed(found[-1][0], plain)).isEmpty():
            found[-1] = (*found[-1][:2], found[-1][2] + stands)
        else:
            found.append((plain, box, stands))
    return found


def _pixels(row: bytes) -> list[tuple[int]]:
    return list(iter_unpack("<I", row))


def _extent(size: QSize) -> bytes:
    return _little(size.width() - 1, 3) + _little(size.height() - 1, 3)


def _little(number: int, wide: int) -> bytes:
    return number.to_bytes(wide, "little")


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + _little(len(data), 4) + data + b"\0" * (len(data) % 2)
