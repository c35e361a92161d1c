"""The moving picture of the README is whole, goes round softly, and flashes nowhere."""

from itertools import pairwise
from pathlib import Path

import pytest
from docs_pictures.webp import animated, changed
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

SHIPPED = Path(__file__).parents[1] / "docs" / "pictures" / "a-session.webp"
NOTICED = 0.1
"""A change of lightness from which on a pair of opposing ones is a flash, as WCAG 2.3.1 has it."""


def plain(box: QRect | None = None) -> QImage:
    image = QImage(64, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    if box is not None:
        painter = QPainter(image)
        painter.fillRect(box, QColor("black"))
        painter.end()
    return image


def frames_of(file: Path) -> list[tuple[QImage, int]]:
    """Images as a browser shows them, each with how many ms it stands."""
    reader = QImageReader(str(file))
    found = []
    for _ in range(reader.imageCount()):
        image = reader.read()
        assert not image.isNull(), reader.errorString()
        found.append((image, reader.nextImageDelay()))
    return found


def lightness(image: QImage) -> float:
    """Of all of it, 0 to 1."""
    mode = Qt.TransformationMode.SmoothTransformation
    return image.scaled(1, 1, mode=mode).pixelColor(0, 0).lightnessF()


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    box = QRect(20, 10, 16, 12)
    file = tmp_path / "film.webp"
    file.write_bytes(animated([(plain(), 300), (plain(box), 200), (plain(), 100)]))
    shown = [image for image, _ in frames_of(file)]
    assert len(shown) == 3
    assert shown[1].pixelColor(28, 16).lightness() < 20
    for image in (shown[0], shown[2]):
        assert image.pixelColor(28, 16).lightness() > 235
    reader = QImageReader(str(file))
    assert reader.loopCount() == -1, "it does not go round for ever"


def test_a_picture_that_shows_nothing_new_only_stands_longer(tmp_path: Path) -> None:
    file = tmp_path / "film.webp"
    file.write_bytes(animated([(plain(), 300), (plain(), 200), (plain(QRect(0, 0, 8, 8)), 100)]))
    assert len(frames_of(file)) == 2
    assert (500).to_bytes(3, "little") in file.read_bytes()


def test_a_file_says_how_long_it_is() -> None:
    data = animated([(plain(), 100), (plain(QRect(3, 3, 5, 5)), 100)])
    assert data[:4] == b"RIFF"
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    assert len(data) % 2 == 0


@pytest.mark.parametrize(
    ("drawn", "box"),
    [
        (None, QRect()),
        (QRect(20, 10, 16, 12), QRect(20, 10, 16, 12)),
        (QRect(21, 11, 3, 2), QRect(20, 10, 4, 3)),
        (QRect(0, 0, 64, 40), QRect(0, 0, 64, 40)),
        (QRect(63, 39, 1, 1), QRect(62, 38, 2, 2)),
    ],
)
def test_only_what_has_changed_is_written(drawn: QRect | None, box: QRect) -> None:
    found = changed(plain(), plain(drawn))
    assert found == box or (found.isEmpty() and box.isEmpty())


def test_the_shipped_one_ends_where_it_begins() -> None:
    shown = [image for image, _ in frames_of(SHIPPED)]
    assert len(shown) > 50
    assert abs(lightness(shown[0]) - lightness(shown[-1])) < 0.01


def test_the_shipped_one_flashes_nowhere() -> None:
    light = [lightness(image) for image, _ in frames_of(SHIPPED)]
    assert max(light) - min(light) > NOTICED, "the deep field of the change of legs is missing"
    assert all(abs(after - before) < NOTICED for before, after in pairwise([*light, light[0]]))
