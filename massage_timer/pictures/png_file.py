"""Checks a PNG file to its last byte and keeps only the image, so that Qt never meets a broken one.

Its decoder has no other way to complain than to print.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from massage_timer.core.language import _, number
from massage_timer.pictures.checked import SceneError

MOST_PIXELS = 9_000_000
"""A 4K screen has 8.3 million."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Numbers for each pixel, by the colour type."""
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
INDEXED = 3
PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
"""Where an interlaced image's seven parts begin, and their steps: left, top, across, down."""
MOST_FILTERS = 5


@dataclass(frozen=True, slots=True)
class Header:
    width: int
    height: int
    depth: int
    """Bits of a number."""
    colours: int
    """The colour type."""
    interlaced: bool

    def parts(self) -> Iterator[tuple[int, int]]:
        """Of each part: the bytes of a line, with the filter before it, and how many lines."""
        for left, top, across, down in PASSES if self.interlaced else ((0, 0, 1, 1),):
            wide = max(0, -(-(self.width - left) // across))
            high = max(0, -(-(self.height - top) // down))
            if wide and high:
                yield 1 + -(-wide * CHANNELS[self.colours] * self.depth // 8), high


def clean_png(data: bytes) -> tuple[bytes, int, int]:
    """The same image as a PNG of the needed chunks alone, its width and its height in pixels.

    `SceneError` when it is no PNG, cut off, damaged or too large. Of an animation it keeps the
    image for programs that do not animate.
    """
    header: Header | None = None
    palette = transparent = b""
    pieces: list[bytes] = []
    for kind, body in _chunks(data):
        if header is None:
            header = _header(kind, body)
        elif kind == b"PLTE":
            palette = body
        elif kind == b"tRNS":
            transparent = body
        elif kind == b"IDAT":
            pieces.append(body)
    if header is None:
        raise _damaged()
    image = b"".join(pieces)
    _check_image(header, image)
    clean = [SIGNATURE, _chunk(b"IHDR", data[16:29])]
    if header.colours == INDEXED:
        if not 3 <= len(palette) <= 3 << header.depth or len(palette) % 3:
            raise _damaged()
        clean.append(_chunk(b"PLTE", palette))
    if transparent:
        clean.append(_chunk(b"tRNS", transparent))
    clean += [_chunk(b"IDAT", image), _chunk(b"IEND", b"")]
    return b"".join(clean), header.width, header.height


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the body of each chunk before the last; the last has nothing in it."""
    if not data.startswith(SIGNATURE):
        raise SceneError(_("it is no PNG; save it again as PNG."))
    place = len(SIGNATURE)
    while place + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        kind, end = data[place + 4 : place + 8], place + 8 + length
        if end + 4 > len(data):
            break
        if data[end : end + 4] != struct.pack(">I", zlib.crc32(data[place + 4 : end])):
            raise _damaged()
        if kind == b"IEND":
            return
        yield kind, data[place + 8 : end]
        place = end + 4
    raise SceneError(_("it is cut off; copy or save it again."))


def _damaged() -> SceneError:
    return SceneError(_("it is damaged; save it again as PNG."))


def _chunk(kind: bytes, body: bytes) -> bytes:
    size, check = struct.pack(">I", len(body)), struct.pack(">I", zlib.crc32(kind + body))
    return size + kind + body + check


def _header(kind: bytes, body: bytes) -> Header:
    if kind != b"IHDR" or len(body) != 13:
        raise _damaged()
    width, height, depth, colours, packing, filters, interlaced = struct.unpack(">IIBBBBB", body)
    if depth not in DEPTHS.get(colours, ()) or packing or filters or interlaced > 1:
        raise _damaged()
    if not width or not height:
        raise _damaged()
    if width * height > MOST_PIXELS:
        message = _("{width} x {height} pixels are too many; make it 1920 pixels wide.")
        raise SceneError(message.format(width=number(width), height=number(height)))
    return Header(width, height, depth, colours, bool(interlaced))


def _check_image(header: Header, packed: bytes) -> None:
    """Unpack the image as far as it may go, and see that it is whole."""
    parts = list(header.parts())
    size = sum(line * high for line, high in parts)
    unpacker = zlib.decompressobj()
    try:
        lines = unpacker.decompress(packed, size + 1)
    except zlib.error:
        raise _damaged() from None
    if len(lines) != size or not unpacker.eof:
        raise _damaged()
    start = 0
    for line, high in parts:
        end = start + line * high
        if max(lines[start:end:line]) >= MOST_FILTERS:
            raise _damaged()
        start = end
