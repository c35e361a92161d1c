"""The seconds are as large as promised, stand still, and cost little to keep turning."""

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPaintEvent, QRegion
from pytestqt.qtbot import QtBot

from massage_timer.ui.tokens import LIGHT, RING, unit
from massage_timer.ui.widgets.pacer_ring import BAR_HIGH, RADIUS, SIDE, WORDS, PacerRing

TWO_WIDE = 340
"""Px in which two figures, 200 px high, have room."""
SIZES = ((1280, 800), (800, 480), (1920, 1080), (3840, 2160))


class Painted(QObject):
    """Remembers what a widget was asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def shown(qtbot: QtBot, u: float = 1.0) -> PacerRing:
    ring = PacerRing()
    qtbot.addWidget(ring)
    ring.set_look(LIGHT, u)
    ring.resize(ring.sizeHint())
    return ring


def watched(qtbot: QtBot, ring: PacerRing) -> Painted:
    """Show the ring, let it paint once, and look on from then."""
    with qtbot.waitExposed(ring):
        ring.show()
    QCoreApplication.processEvents()
    painted = Painted()
    ring.installEventFilter(painted)
    return painted


def ink(ring: PacerRing) -> QRect:
    """The rectangle in which dark ink is drawn; of the ring, only the digits are that dark."""
    image: QImage = ring.grab().toImage()
    dark = QColor(LIGHT.ink).lightness() + 24
    points = [
        (x, y)
        for y in range(image.height())
        for x in range(0, image.width(), 2)
        if image.pixelColor(x, y).lightness() < dark
    ]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    return QRect(left, top, right - left + 1, bottom - top + 1)


@pytest.mark.parametrize(("width", "height"), SIZES[:2])
@pytest.mark.parametrize("seconds", [7, 11, 16, 100, 300])
def test_digits_are_drawn_in_a_sixth_of_the_window(
    qtbot: QtBot, width: int, height: int, seconds: int
) -> None:
    ring = shown(qtbot, unit(width, height))
    ring.set_seconds(seconds)
    drawn = ink(ring)
    assert drawn.height() >= 0.16 * height
    assert drawn.left() >= 0
    assert drawn.right() < ring.width()


def test_the_window_says_how_high_the_digits_are(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    ring.set_seconds(24)
    ring.set_digit_height(100)
    assert 100 <= ink(ring).height() <= 104


def test_the_tens_stand_still_while_the_ones_tick(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    ring.set_seconds(29)
    left = ink(ring).left()
    for seconds in (28, 27, 24, 21, 20):
        ring.set_seconds(seconds)
        assert ink(ring).left() == left


def test_three_figures_open_the_ring_into_a_bar(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    ring.set_seconds(99)
    assert not ring.is_bar
    ring.set_seconds(100)
    assert ring.is_bar


def test_digits_that_are_too_large_for_a_ring_stand_over_a_bar(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    ring.set_seconds(24)
    usual = ink(ring)
    ring.set_opened(True)
    ring.set_digit_height(200)
    ring.resize(TWO_WIDE, 200 + round(BAR_HIGH * TWO_WIDE / SIDE))
    assert ring.is_bar
    drawn = ink(ring)
    assert drawn.height() == pytest.approx(200, abs=4)  # round figures are higher
    assert drawn.height() > usual.height()
    assert ring.rect().contains(drawn)
    ring.set_opened(False)
    assert not ring.is_bar


def test_the_words_in_it_grow_with_the_text_and_stay_within_the_ring(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    for words, cycle in (("Stroke 10 of 12", 0.5), ("Get ready", None)):
        ring.set_words(words)
        ring.set_cycle(cycle)
        sizes = []
        for zoom in (1.0, 1.25, 2.0):
            ring.set_look(replace(LIGHT, zoom=zoom), 1.0)
            used = ring._font_of_words(WORDS)
            sizes.append(used.pixelSize())
            wide = QFontMetricsF(used).horizontalAdvance(words)
            corner = math.hypot(wide / 2, WORDS + used.pixelSize() * 0.4)
            assert corner < RADIUS - RING / 2, words
        assert sizes == sorted(sizes)
        assert sizes[-1] > sizes[0]


def test_a_turn_of_the_bead_paints_only_what_it_passes(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    ring.set_seconds(16)
    ring.set_return_at(0.7)
    ring.set_cycle(0.25)
    painted = watched(qtbot, ring)
    ring.set_cycle(0.26)
    QCoreApplication.processEvents()
    box = painted.region.boundingRect()
    assert box.width() * box.height() < 0.05 * SIDE * SIDE
    # At a quarter of the stroke the bead is at three o'clock.
    assert box.left() > ring.width() * 0.8


def test_the_same_state_again_paints_nothing(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    ring.set_seconds(16)
    ring.set_words("Stroke 2 of 4")
    ring.set_return_at(0.7)
    ring.set_cycle(0.5)
    painted = watched(qtbot, ring)
    ring.set_look(LIGHT, 1.0)
    ring.set_seconds(16)
    ring.set_words("Stroke 2 of 4")
    ring.set_return_at(0.7)
    ring.set_cycle(0.5)
    ring.set_standing(False)
    QCoreApplication.processEvents()
    assert painted.region.isEmpty()


def test_reduced_motion_fades_from_eighth_to_eighth(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    ring.set_fading(True)
    ring.set_cycle(0.3)
    before = ring.grab().toImage()
    ring.set_cycle(0.37)
    assert ring.grab().toImage() == before
    ring.set_cycle(0.38)
    assert ring.grab().toImage() != before


def test_a_fading_ring_is_strongest_where_the_hands_turn_back(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    ring.set_fading(True)
    ring.set_return_at(0.5)
    strengths = []
    for eighth in range(8):
        ring.set_cycle(eighth / 8)
        image = ring.grab().toImage()
        column = [image.pixelColor(image.width() // 2, y).lightness() for y in range(30)]
        strengths.append(QColor(LIGHT.ground).lightness() - min(column))
    assert strengths[:5] == sorted(strengths[:5])
    assert strengths[4:] == sorted(strengths[4:], reverse=True)
    assert strengths[4] > 2 * strengths[0]


def test_nothing_goes_round_a_fading_ring(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    ring.set_return_at(0.5)
    ring.set_cycle(0.25)
    assert not symmetric(ring)
    ring.set_fading(True)
    ring.set_cycle(0.375)
    assert symmetric(ring)


def symmetric(ring: PacerRing) -> bool:
    image = ring.grab().toImage()
    last, rows = image.width() - 1, range(0, image.height(), 3)
    return all(
        abs(image.pixelColor(x, y).lightness() - image.pixelColor(last - x, y).lightness()) < 30
        for y in rows
        for x in range(0, last // 2, 3)
    )


def test_a_paused_digit_is_an_outline(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    ring.set_seconds(1)
    colour = QColor(LIGHT.ink)
    amounts = []
    for standing in (False, True):
        ring.set_standing(standing)
        image = ring.grab().toImage()
        row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
        amounts.append(row.count(colour))
    filled, outlined = amounts
    assert 0 < outlined < filled / 3


def test_readers_hear_the_seconds_when_they_ask_and_not_by_themselves(qtbot: QtBot) -> None:
    ring = shown(qtbot)
    for seconds in (24, 23, 20, 30):
        ring.set_seconds(seconds)
        assert ring.spoken == f"Seconds of this step: {seconds}"
        assert ring.accessibleName() == "Seconds of this step", "a new name is read aloud by some"
