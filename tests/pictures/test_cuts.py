"""Turned sprites: all of their paint, each piece once, and bounded memory."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from tried import tried

from massage_timer.pictures.boxes import meet
from massage_timer.pictures.covers import take_covered
from massage_timer.pictures.cuts import (
    BAND,
    LEAST_TURN,
    MOST_TURN,
    Cut,
    CutCache,
    Sprite,
    cells_of,
    cut_by,
    new_image,
    place_of,
    sprite_of,
    turn_of,
    turn_step,
    turned,
)
from massage_timer.pictures.tracks import Key, Place, Track

WINDOW = QRect(-400, -400, 1200, 1200)


def arm(width: int = 300, height: int = 260) -> QImage:
    image = new_image(QSize(width, height))
    painter = QPainter(image)
    painter.setPen(QColor("teal"))
    painter.setBrush(QColor("peru"))
    painter.drawPolygon([QPoint(0, height), QPoint(60, height), QPoint(width, 0), QPoint(220, 0)])
    painter.drawEllipse(10, 10, 40, 40)
    painter.end()
    return image


def sprite() -> Sprite:
    return sprite_of(arm(), QPoint(7, 9))


def painted(cut: Cut) -> QImage:
    image = QImage(500, 500, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for corner, piece, part in cut.pieces:
        painter.drawImage(corner, piece, part)
    painter.end()
    return image


def test_a_sprite_that_is_not_turned_is_itself() -> None:
    whole = QImage(500, 500, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.white)
    painter = QPainter(whole)
    painter.drawImage(7, 9, arm())
    painter.end()
    assert painted(sprite().cut) == whole


@settings(max_examples=tried(20))
@given(st.floats(-9, 9))
def test_the_pieces_of_a_turned_sprite_hold_all_of_it_and_do_not_overlap(turn: float) -> None:
    image = arm()
    motion = QTransform().translate(150, 150).rotate(turn).translate(-150, -150)
    cut = turned(sprite(), motion, WINDOW)
    whole = QImage(500, 500, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.white)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(motion)
    painter.drawImage(7, 9, image)
    painter.end()
    pairs = zip(bytes(painted(cut).constBits()), bytes(whole.constBits()), strict=True)
    assert sum(abs(one - other) > 24 for one, other in pairs) < 40
    for index, box in enumerate(cut.boxes):
        assert not any(meet(box, other) for other in cut.boxes[index + 1 :])


def test_what_no_frame_shows_is_not_kept() -> None:
    window = QRect(0, 0, 100, 100)
    cut = turned(sprite(), QTransform().rotate(3), window)
    assert all(window.contains(QRect(corner, part.size())) for corner, _, part in cut.pieces)
    assert turned(sprite(), QTransform(), QRect(900, 900, 9, 9)).pieces == ()


def test_a_sprite_has_no_empty_space_around_its_paint() -> None:
    image = new_image(QSize(300, 200))
    painter = QPainter(image)
    painter.fillRect(100, 50, 20, 30, QColor("peru"))
    painter.end()
    found = sprite_of(image, QPoint(5, 5))
    assert (found.image.width(), found.place.x()) == (20, 105)
    assert found.image.height() == BAND
    assert sprite_of(new_image(QSize(9, 9)), QPoint(0, 0)).cut.pieces == ()


def test_what_a_painter_paints_is_cut_like_a_sprite() -> None:
    cut = cut_by((10, 10, 60, 60), lambda painter: painter.fillRect(20, 30, 5, 6, QColor("peru")))
    assert cut.boxes == ((20, 10, 25, 10 + BAND),)
    assert cut.size == 4 * 5 * BAND


@given(st.integers(-20, 300), st.integers(1, 200))
def test_the_pieces_between_two_rows_are_those_that_have_some_of_them(top: int, high: int) -> None:
    cut = sprite().cut
    wanted = [
        piece
        for piece, box in zip(cut.pieces, cut.boxes, strict=True)
        if box[1] < top + high and top < box[3]
    ]
    assert list(cut.between(top, top + high)) == wanted


def test_empty_columns_between_two_fingers_are_left_out() -> None:
    image = new_image(QSize(300, 30))
    painter = QPainter(image)
    painter.fillRect(0, 5, 20, 20, QColor("peru"))
    painter.fillRect(200, 0, 20, 30, QColor("peru"))
    painter.end()
    assert cells_of(image) == (QRect(0, 0, 20, 30), QRect(200, 0, 20, 30))


def test_turns_go_in_steps_and_no_step_is_a_turn_of_nothing() -> None:
    assert turn_of(Place(), 0.4) == (0, 0)
    assert turn_of(Place(turn=1.21, scale=1.035), 0.4) == (3, 0)
    assert turn_of(place_of((-7, 2), 0.4), 0.4) == (-7, 2)


def test_what_turns_far_turns_in_larger_steps() -> None:
    def step(degrees: float) -> float:
        return turn_step(Track((Key(0.0), Key(1.0, turn=degrees))))

    assert step(0) == step(-5) == LEAST_TURN
    assert LEAST_TURN < step(14) < MOST_TURN
    assert step(60) == MOST_TURN


def test_a_cache_never_holds_more_than_its_room_and_forgets_what_is_oldest() -> None:
    cut = turned(sprite(), QTransform().rotate(3), WINDOW)
    cache = CutCache(3 * cut.size)
    for step in range(5):
        cache.keep(0, (step, 0), cut)
        cache.find(0, (1, 0))
    assert cache.size <= cache.room
    assert cache.find(0, (0, 0)) is None
    assert cache.find(0, (1, 0)) is cut


def test_the_last_cut_of_each_sprite_is_there_however_small_the_room() -> None:
    cut = turned(sprite(), QTransform().rotate(3), WINDOW)
    cache = CutCache(10)
    cache.keep(0, (1, 0), cut)
    cache.keep(1, (2, 0), cut)
    assert cache.size == 0
    assert cache.find(0, (1, 0)) is cut
    assert cache.find(1, (2, 0)) is cut


def test_what_an_arm_covers_of_itself_is_taken_away_and_fingers_beside_it_are_kept() -> None:
    lower, upper = new_image(QSize(200, 200)), new_image(QSize(100, 100))
    painter = QPainter(lower)
    painter.fillRect(20, 20, 150, 100, QColor("peru"))
    painter.end()
    upper.fill(QColor("teal"))
    take_covered(lower, upper, QPoint(20, 20))
    assert lower.pixelColor(60, 60).alpha() == 0
    assert lower.pixelColor(150, 60) == QColor("peru")
    assert lower.pixelColor(119, 60) == QColor("peru")  # below the cover's edge


def test_what_shows_through_covers_nothing() -> None:
    lower, veil = arm(), new_image(QSize(300, 260))
    veil.fill(QColor(0, 0, 0, 128))
    before = lower.copy()
    take_covered(lower, veil, QPoint(0, 0))
    assert lower == before
