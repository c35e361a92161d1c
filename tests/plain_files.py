"""Makes pictures as other programs and other people might: whole ones, and any other kind."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
RED = b"\xff\x00\x00"
GREY, COLOUR, INDEXED, COLOUR_ALPHA = 0, 2, 3, 6


def svg(body: str = "<rect width='160' height='100' fill='red'/>", more: str = "") -> bytes:
    """An SVG picture of 160 x 100 units; `more` goes into its first element."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 160 100" {more}>\n{body}\n</svg>'
    ).encode()


def chunk(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(
    width: int = 16,
    height: int = 10,
    *,
    depth: int = 8,
    colours: int = COLOUR,
    line: bytes | None = None,
    before: bytes = b"",
    after: bytes = b"",
    interlaced: bool = False,
    image: bytes | None = None,
) -> bytes:
    """A PNG of equal lines, red ones if not told otherwise; `before` and `after` its image: chunks.

    `image` is what is packed instead of the lines.
    """
    if image is None:
        image = (b"\0" + (line if line is not None else RED * width)) * height
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, interlaced)
    return b"".join(
        (
            SIGNATURE,
            chunk(b"IHDR", head),
            before,
            chunk(b"IDAT", zlib.compress(image)),
            after,
            chunk(b"IEND"),
        )
    )
