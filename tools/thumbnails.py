"""Renders the small pictures that cards show, so that Home need not draw paths when it opens.

Run it after a picture changed: `python tools/thumbnails.py`. It writes
assets/pictures/cards/<picture>-<theme>.png, in the tones that the pictures have by default.
"""

import os
import sys
from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, qRgb

from massage_timer.pictures.cards import SIZE, card_picture
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.resources import assets

COLOURS = 256
NO_PICTURES = {"leg-map", "leg-map-upright"}

Colour = tuple[int, int, int]
Box = list[tuple[Colour, int]]


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv)
    folder = assets() / "pictures"
    library = PictureLibrary(folder)
    names = sorted({file.stem for file in folder.glob("*.json")} - NO_PICTURES)
    written = 0
    for theme in Theme:
        palette = palette_for(theme)
        for name in names:
            image = ScenePainter(library.load(name), QSize(*SIZE), palette).image()
            file = card_picture(folder, name, theme.value)
            written += write(reduced(image), file)
    print(f"{len(names)} pictures in {len(Theme)} themes, {written / 1e6:.2f} MB")
    application.quit()
    return 0


def write(image: QImage, file: Path) -> int:
    """Save as the smallest PNG; returns its bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    writer = QImageWriter(str(file), b"png")
    writer.setCompression(100)
    if not writer.write(image):
        raise SystemExit(f"{file} cannot be written: {writer.errorString()}")
    return file.stat().st_size


def reduced(image: QImage) -> QImage:
    """The image in at most 256 colours of its own, without dithering."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(plain.constBits()).cast("I"))
    counts = [(((p >> 16) & 255, (p >> 8) & 255, p & 255), count) for p, count in pixels.items()]
    # The commonest colours stay exact, the ground above all: a card must not show an edge.
    counts.sort(key=lambda entry: -entry[1])
    exact, rest = counts[: COLOURS // 4], counts[COLOURS // 4 :]
    table = [colour for colour, _ in exact]
    table += [mean(box) for box in boxes(rest, COLOURS - len(table))]
    return plain.convertToFormat(
        QImage.Format.Format_Indexed8,
        [qRgb(*colour) for colour in table],
        Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither,
    )


def boxes(counts: Box, wanted: int) -> list[Box]:
    """Colours split into boxes: again and again the box that errs most, at its median."""
    found = [(spread(counts), counts)] if counts else []
    while 0 < len(found) < wanted:
        worst = max(range(len(found)), key=lambda index: found[index][0])
        (error, channel), box = found[worst]
        if error == 0:
            break
        box = sorted(box, key=lambda entry: entry[0][channel])
        half = sum(count for _, count in box) / 2
        passed = list(accumulate(count for _, count in box))
        cut = min(bisect_left(passed, half) + 1, len(box) - 1)
        found[worst] = (spread(box[:cut]), box[:cut])
        found.append((spread(box[cut:]), box[cut:]))
    return [box for _, box in found]


def spread(box: Box) -> tuple[float, int]:
    """How much a box errs and along which channel it is longest."""
    lengths = [max(c[i] for c, _ in box) - min(c[i] for c, _ in box) for i in range(3)]
    channel = lengths.index(max(lengths))
    return max(lengths) ** 2 * sum(count for _, count in box) ** 0.5, channel


def mean(box: Box) -> Colour:
    weight = sum(count for _, count in box)
    red, green, blue = (
        round(sum(colour[channel] * count for colour, count in box) / weight)
        for channel in range(3)
    )
    return red, green, blue


if __name__ == "__main__":
    raise SystemExit(main())
