"""Small still pictures, from their files or painted."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from massage_timer import resources
from massage_timer.pictures.cards import SIZE
from massage_timer.ui.thumbnails import MOST_SMALL, MOST_WHOLE, Thumbnails

SHIPPED = resources.assets() / "pictures"


def red(_name: str, _theme: str) -> QPixmap:
    painted = QPixmap(*SIZE)
    painted.fill(QColor("red"))
    return painted


def test_a_small_picture_is_the_large_one_made_smaller(qtbot: QtBot) -> None:
    thumbnails = Thumbnails(SHIPPED, red)
    whole = thumbnails.named("calf-glide", "light").toImage()
    small = thumbnails.small("calf-glide", "light", QSize(195, 122)).toImage()
    assert (whole.width(), whole.height()) == SIZE
    assert (small.width(), small.height()) == (195, 122)
    apart = [
        abs(small.pixelColor(x, y).lightness() - whole.pixelColor(4 * x + 2, 4 * y + 2).lightness())
        for x in range(5, 190, 5)
        for y in range(5, 120, 5)
    ]
    assert sum(apart) / len(apart) < 5


def test_what_has_no_file_is_painted_and_in_other_tones_everything(qtbot: QtBot) -> None:
    thumbnails = Thumbnails(SHIPPED, red)
    size = QSize(78, 49)
    mine = thumbnails.small("mine", "light", size)
    assert mine.size() == size
    assert mine.toImage().pixelColor(5, 5) == QColor("red")
    assert thumbnails.small("calf-glide", "light", size).toImage().pixelColor(0, 0) != "red"
    thumbnails.paint_all()
    assert thumbnails.small("calf-glide", "light", size).toImage().pixelColor(0, 0) == "red"
    thumbnails.read_shipped()
    assert thumbnails.small("calf-glide", "light", size).toImage().pixelColor(0, 0) != "red"


def test_where_nothing_can_be_painted_there_is_none(qtbot: QtBot) -> None:
    thumbnails = Thumbnails(Path("nowhere"), lambda _name, _theme: QPixmap())
    assert thumbnails.named("mine", "light").isNull()
    assert thumbnails.small("mine", "light", QSize(78, 49)).isNull()


def test_not_every_size_that_was_ever_asked_for_is_kept(qtbot: QtBot) -> None:
    painted: list[str] = []

    def paint(name: str, theme: str) -> QPixmap:
        painted.append(name)
        return red(name, theme)

    thumbnails = Thumbnails(Path("nowhere"), paint)
    for width in range(1, MOST_SMALL + 2):
        thumbnails.small("mine", "light", QSize(width, width))
    thumbnails.small("mine", "light", QSize(MOST_SMALL + 1, MOST_SMALL + 1))
    assert len(painted) == MOST_SMALL + 1
    thumbnails.small("mine", "light", QSize(1, 1))
    assert len(painted) == MOST_SMALL + 2
    painted.clear()
    for number in [*range(MOST_WHOLE + 1), MOST_WHOLE, 0]:
        thumbnails.named(f"mine-{number}", "light")
    assert len(painted) == MOST_WHOLE + 2
