"""PNG files: what is whole reaches Qt, and the rest is told in one sentence."""

import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_files import (
    COLOUR,
    COLOUR_ALPHA,
    GREY,
    INDEXED,
    RED,
    SIGNATURE,
    chunk,
    png,
)
from PySide6.QtGui import QImage
from refusals import refused_in_english_alone

from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.png_file import clean_png

DAMAGED = "it is damaged; save it again as PNG."
CUT_OFF = "it is cut off; copy or save it again."
HUGE = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)


def with_byte(data: bytes, place: int, byte: int) -> bytes:
    return data[:place] + bytes([byte]) + data[place + 1 :]


def header(*numbers: int) -> bytes:
    return SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", *numbers)) + chunk(b"IEND")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "it is no PNG; save it again as PNG."),
        (b"GIF89a", "it is no PNG; save it again as PNG."),
        (SIGNATURE, CUT_OFF),
        (png()[:40], CUT_OFF),
        (png()[:-12], CUT_OFF),
        (png()[:-1], CUT_OFF),
        (SIGNATURE + b"\xff\xff\xff\xffIDAT" * 3, CUT_OFF),
        (SIGNATURE + chunk(b"IEND"), DAMAGED),
        (SIGNATURE + chunk(b"IDAT") + chunk(b"IEND"), DAMAGED),
        (SIGNATURE + chunk(b"IHDR") + chunk(b"IEND"), DAMAGED),
        (with_byte(png(), 20, 99), DAMAGED),
        (with_byte(png(), -14, 99), DAMAGED),
        (header(0, 10, 8, 2, 0, 0, 0), DAMAGED),
        (header(10, 10, 7, 2, 0, 0, 0), DAMAGED),
        (header(10, 10, 8, 5, 0, 0, 0), DAMAGED),
        (header(10, 10, 16, 3, 0, 0, 0), DAMAGED),
        (header(10, 10, 8, 2, 1, 0, 0), DAMAGED),
        (header(10, 10, 8, 2, 0, 1, 0), DAMAGED),
        (header(10, 10, 8, 2, 0, 0, 2), DAMAGED),
        (header(10, 10, 8, 2, 0, 0, 0), DAMAGED),
        (
            SIGNATURE + chunk(b"IHDR", HUGE) + chunk(b"IEND"),
            "60000 x 60000 pixels are too many; make it 1920 pixels wide.",
        ),
        (png(image=b"\0" * 100), DAMAGED),
        (png(image=b"\0" * 100_000), DAMAGED),
        (png(image=(b"\5" + RED * 16) * 10), DAMAGED),
        (png(colours=INDEXED, line=b"\0" * 16), DAMAGED),
        (png(colours=INDEXED, line=b"\0" * 16, before=chunk(b"PLTE", b"abcd")), DAMAGED),
        (png(colours=INDEXED, line=b"\0" * 16, before=chunk(b"PLTE", RED * 257)), DAMAGED),
    ],
)
def test_a_broken_png_is_refused_with_what_helps(data: bytes, sentence: str) -> None:
    with pytest.raises(SceneError) as refusal:
        clean_png(data)
    assert str(refusal.value) == sentence
    assert not refused_in_english_alone(lambda: clean_png(data))


def test_an_image_that_unpacks_to_far_more_than_it_says_is_not_unpacked() -> None:
    bomb = png(image=b"\0" * 200_000_000)
    assert len(bomb) < 300_000
    with pytest.raises(SceneError, match="damaged"):
        clean_png(bomb)


@pytest.mark.parametrize(
    "data",
    [
        png(),
        png(depth=16, line=b"\xff\xff\0\0\0\0" * 16),
        png(colours=COLOUR_ALPHA, line=(RED + b"\xff") * 16),
        png(depth=1, colours=INDEXED, line=b"\0\0", before=chunk(b"PLTE", RED)),
        png(before=chunk(b"acTL", b"\0" * 8) + chunk(b"fcTL", b"\0" * 26), after=chunk(b"fdAT")),
        png(before=chunk(b"iCCP", b"no such profile\0\0")),
        png(before=chunk(b"zTXt", b"words\0\0" + zlib.compress(b"a" * 9_000_000))),
        png(interlaced=True, image=b"".join(
            (b"\0" + RED * wide) * high
            for wide, high in ((2, 2), (2, 2), (4, 1), (4, 3), (8, 2), (8, 5), (16, 5))
        )),
    ],
)  # fmt: skip
def test_sixteen_bits_palettes_animations_and_odd_chunks_are_read(data: bytes) -> None:
    clean, width, height = clean_png(data)
    image = QImage.fromData(clean)
    assert (width, height) == (image.width(), image.height()) == (16, 10)
    assert {image.pixelColor(x, y).name() for x in range(16) for y in range(10)} == {"#ff0000"}


def test_what_is_transparent_stays_so() -> None:
    data = png(colours=GREY, line=b"\7" * 16, before=chunk(b"tRNS", b"\0\7"))
    image = QImage.fromData(clean_png(data)[0])
    assert image.pixelColor(3, 3).alpha() == 0


@given(st.data())
def test_a_png_with_other_bytes_is_an_image_or_refused_and_never_half_an_image(
    data: st.DataObject,
) -> None:
    whole = png(before=chunk(b"tEXt", b"a\0b"))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 8, len(whole))))
    broken = whole[:start] + data.draw(st.binary(max_size=8)) + whole[end:]
    with suppress(SceneError):
        clean, _, _ = clean_png(broken)
        assert not QImage.fromData(clean).isNull()


@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.sampled_from([(GREY, 1, 1), (GREY, 16, 16), (COLOUR, 8, 24), (COLOUR_ALPHA, 16, 64)]),
    st.booleans(),
    st.binary(max_size=40_000),
)
def test_whatever_passes_the_check_qt_can_read(
    width: int, height: int, kind: tuple[int, int, int], interlaced: bool, image: bytes
) -> None:
    colours, depth, bits = kind
    size = (1 + -(-width * bits // 8)) * height
    packed = (image + b"\0" * size)[: size if not interlaced else None]
    made = png(width, height, depth=depth, colours=colours, interlaced=interlaced, image=packed)
    with suppress(SceneError):
        clean, _, _ = clean_png(made)
        assert QImage.fromData(clean).width() == width
