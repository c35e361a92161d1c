"""What colours tell is told by a second sign too, or by light and dark, to whoever sees fewer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_timer.core.frame import Mark, ZoneMark
from massage_timer.core.routine import Side, Zone
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.tokens import LIGHT, THEMES, Theme, contrast, high_contrast
from massage_timer.ui.widgets.banner import Banner, BannerKind
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.leg_bar import LegBar
from massage_timer.ui.widgets.pacer_ring import PacerRing
from massage_timer.ui.widgets.pressure_dial import PressureDial
from massage_timer.ui.widgets.segments import Segments
from massage_timer.ui.widgets.side_badge import SideBadge
from massage_timer.ui.widgets.tick_row import TickRow

ENOUGH = 3.0
"""The contrast of two colours that can be told from each other as light and dark."""
LOOKS = [*THEMES, *(high_contrast(theme) for theme in THEMES)]

Matrix = tuple[tuple[float, float, float], ...]
SEEING: dict[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
}
"""On linear red, green and blue, at severity 1: Machado, Oliveira and Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009)."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Two things that colours tell apart."""

    name: str
    one: str
    other: str
    """The tokens of the two."""
    sign: str = ""
    """What else tells them apart; "": that one is light and the other dark."""


MEANINGS = (
    Meaning("left leg or right leg", "accent", "accent", "the word; bar and picture are mirrored"),
    Meaning("done or to come", "done", "idle"),
    Meaning("now or to come", "glow", "idle", "a heavy outline, and the zone's name above it"),
    Meaning("now or done", "glow", "done", "a heavy outline, and the zone's name above it"),
    Meaning("next or later", "idle", "idle", "a hatch"),
    Meaning("left out or later", "idle", "idle", "a dashed outline and a cross"),
    Meaning("warning or fine", "glow_edge", "accent", "a triangle or a check, and the words"),
    Meaning("stop or go on", "stop", "ink2", "a square or bars, and the words"),
    Meaning("stop or warning", "stop", "glow_edge", "another icon, and the words"),
    Meaning("no-press or skin", "stop", "panel", "a hatch, and the words that name it"),
    Meaning("chosen or not", "accent", "panel"),
    Meaning("ticked or not", "accent", "panel"),
    Meaning("chosen card or another", "accent", "line", "a thick border, and a check"),
    Meaning("can be pressed or not", "edge", "edge", "a dashed border, and the reason in words"),
    Meaning("the hands work or return", "accent", "accent", "a tick; the arrow in the picture"),
    Meaning("a level of pressure, on or off", "accent", "edge", "thick or thin, a word, a number"),
    Meaning("said or refused", "accent", "glow_edge", "another icon, and the words"),
    Meaning("too long or too short a leg", "stop", "edge", "another hatch, and the words"),
)
"""All pairs of colours with a meaning. Zones are named, and stand in the order of the leg."""


def seen_as(colour: str, matrix: Matrix) -> str:
    """#RRGGBB as it looks to somebody."""
    linear = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    mixed = (sum(part * c for part, c in zip(row, linear, strict=True)) for row in matrix)
    return "#" + "".join(f"{round(255 * _shown(min(1.0, max(0.0, c)))):02X}" for c in mixed)


@pytest.mark.parametrize("meaning", MEANINGS, ids=lambda meaning: meaning.name)
@pytest.mark.parametrize("seeing", SEEING)
def test_what_has_no_second_sign_differs_as_light_and_dark_do(
    meaning: Meaning, seeing: str
) -> None:
    for theme in LOOKS:
        one, other = (
            seen_as(getattr(theme, token), SEEING[seeing]) for token in (meaning.one, meaning.other)
        )
        assert meaning.sign or contrast(one, other) >= ENOUGH, theme.name


@pytest.mark.parametrize("seeing", SEEING)
def test_words_on_their_grounds_are_read_with_fewer_colours(seeing: str) -> None:
    for theme in LOOKS:
        for ink in ("ink", "ink2", "ink3", "accent", "stop"):
            for ground in ("ground", "panel"):
                pair = (seen_as(getattr(theme, each), SEEING[seeing]) for each in (ink, ground))
                assert contrast(*pair) >= ENOUGH, (theme.name, ink, ground)


def test_the_simulation_leaves_greys_alone_and_mixes_up_red_and_green() -> None:
    for matrix in SEEING.values():
        assert seen_as("#808080", matrix) == "#808080"
    red, green = (seen_as(colour, SEEING["deuteranopia"]) for colour in ("#A05A00", "#6B7000"))
    assert contrast(red, green) < 1.2


# In black and white

BLACK, WHITE = "#000000", "#FFFFFF"
GROUNDS = {"ground", "panel", "sunk", "onaccent", "tint", "glow", "warn", "idle", "track", "spot"}
COLOURS = [each.name for each in fields(Theme) if str(getattr(LIGHT, each.name)).startswith("#")]
TWO_COLOURS: Theme = replace(
    LIGHT,
    **{name: WHITE if name in GROUNDS else BLACK for name in COLOURS},  # type: ignore[arg-type]
)
"""All colours that a theme tells apart by more than light and dark are one."""

States = Callable[[LegMap], tuple[QWidget, Sequence[Callable[[], object]]]]
DIFFERENT = 12
"""Px that must differ at least: fewer could not be seen."""


def _badge(_leg_map: LegMap) -> tuple[QWidget, Sequence[Callable[[], object]]]:
    badge = SideBadge()
    badge.set_look(TWO_COLOURS, 1.0)
    return badge, [lambda: badge.set_side(Side.LEFT), lambda: badge.set_side(Side.RIGHT)]


def _leg_bar(leg_map: LegMap) -> tuple[QWidget, Sequence[Callable[[], object]]]:
    bar = LegBar(leg_map)
    bar.set_look(TWO_COLOURS, 1.0)
    bar.set_named(False)

    def show(kind: Mark) -> Callable[[], object]:
        return lambda: bar.set_leg(
            Side.LEFT, tuple(ZoneMark(zone, kind, share=0.5) for zone in Zone)
        )

    return bar, [show(kind) for kind in Mark]


def _dial(_leg_map: LegMap) -> tuple[QWidget, Sequence[Callable[[], object]]]:
    dial = PressureDial(words=False)
    dial.set_still(True)
    dial.set_look(TWO_COLOURS, 1.0)

    def show(level: int) -> Callable[[], object]:
        return lambda: dial.set_level(level)

    return dial, [show(level) for level in range(1, 6)]


def _banner(_leg_map: LegMap) -> tuple[QWidget, Sequence[Callable[[], object]]]:
    banner = Banner()
    banner.set_look(TWO_COLOURS, 1.0)

    def show(kind: BannerKind) -> Callable[[], object]:
        return lambda: banner.set_message(kind, "The same words")

    return banner, [show(kind) for kind in BannerKind]


def _segments(_leg_map: LegMap) -> tuple[QWidget, Sequence[Callable[[], object]]]:
    segments = Segments("Pace", ["Slow", "Usual"])
    segments.set_look(TWO_COLOURS, 1.0)
    return segments, [lambda: segments.set_chosen(0), lambda: segments.set_chosen(1)]


def _tick_row(_leg_map: LegMap) -> tuple[QWidget, Sequence[Callable[[], object]]]:
    row = TickRow("Weak bones")
    row.set_look(TWO_COLOURS, 1.0)
    return row, [lambda: row.setChecked(False), lambda: row.setChecked(True)]


def _button(_leg_map: LegMap) -> tuple[QWidget, Sequence[Callable[[], object]]]:
    button = Button("Save")
    button.set_look(TWO_COLOURS, 1.0)
    return button, [lambda: button.setEnabled(True), lambda: button.setEnabled(False)]


def _ring(_leg_map: LegMap) -> tuple[QWidget, Sequence[Callable[[], object]]]:
    ring = PacerRing()
    ring.set_look(TWO_COLOURS, 1.0)
    ring.set_cycle(0.5)
    return ring, [lambda: ring.set_return_at(1.0), lambda: ring.set_return_at(0.7)]


@pytest.mark.parametrize(
    "states", [_badge, _leg_bar, _dial, _banner, _segments, _tick_row, _button, _ring]
)
def test_states_can_be_told_apart_in_black_and_white(
    qtbot: QtBot, leg_map: LegMap, states: States
) -> None:
    widget, shown = states(leg_map)
    qtbot.addWidget(widget)
    pictures = []
    for show in shown:
        show()
        widget.resize(widget.sizeHint())
        pictures.append(widget.grab().toImage())
    assert all(_px_that_differ(*pair) >= DIFFERENT for pair in combinations(pictures, 2))


def _px_that_differ(one: QImage, other: QImage) -> int:
    """Of the part that both have; those that only one has are all different."""
    wide, high = min(one.width(), other.width()), min(one.height(), other.height())
    if one.size() != other.size():
        return one.width() * one.height()
    return sum(
        one.pixelColor(x, y).lightness() // 128 != other.pixelColor(x, y).lightness() // 128
        for x in range(wide)
        for y in range(high)
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _shown(linear: float) -> float:
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
