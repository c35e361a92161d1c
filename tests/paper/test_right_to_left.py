"""A card that is read from the right: its blocks change sides, and its pictures show the same."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication

from massage_timer.core.routine import Routine
from massage_timer.paper.card import Card
from massage_timer.paper.marks import Picture, Strip
from massage_timer.paper.sheets import Sheet
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import mirrored

SCALE = 2
LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture(autouse=True)
def read_from_the_left_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(LEFT)


def printed(card: Card, way: Qt.LayoutDirection) -> QImage:
    QGuiApplication.setLayoutDirection(way)
    sheet = card.page.sheet
    image = QImage(SCALE * sheet.wide, SCALE * sheet.high, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    card.paint(painter, QRectF(image.rect()))
    painter.end()
    return image


@pytest.fixture
def card(pictures: PictureLibrary, shipped: dict[str, Routine]) -> Card:
    return Card(shipped["classic-five-minute-legs"], Sheet.A4, pictures)


def unlike(one: QImage, other: QImage) -> float:
    """How far two pictures are from each other: 0 to 1."""
    points = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 3)]
    apart = (abs(one.pixelColor(*p).lightness() - other.pixelColor(*p).lightness()) for p in points)
    return sum(apart) / 255 / len(points)


def test_every_picture_stands_on_the_other_side_and_shows_the_same_leg(card: Card) -> None:
    left, right = printed(card, LEFT), printed(card, RIGHT)
    found = [mark.box for mark in card.page.marks if isinstance(mark, Picture)]
    assert found
    for box in found:
        place = [round(SCALE * n) for n in (box.left, box.top, box.wide, box.high)]
        inside = QRect(*place).adjusted(4, 4, -4, -4)
        seen, usual = right.copy(mirrored(inside, left.width())), left.copy(inside)
        assert unlike(seen, usual) < 0.02
        assert unlike(seen, usual) < unlike(seen, usual.flipped(Qt.Orientation.Horizontal)) / 2


def test_the_five_minutes_run_from_right_to_left(card: Card) -> None:
    left, right = printed(card, LEFT), printed(card, RIGHT)
    box = next(mark.box for mark in card.page.marks if isinstance(mark, Strip))
    strip = QRect(*(round(SCALE * n) for n in (box.left, box.top, box.wide, box.high)))
    seen, usual = right.copy(mirrored(strip, left.width())), left.copy(strip)
    assert unlike(seen, usual.flipped(Qt.Orientation.Horizontal)) < unlike(seen, usual) / 2
