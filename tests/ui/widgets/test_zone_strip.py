"""The strip merges neighbours, names what it can, and never lets a name touch an edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from massage_timer.core.routine import Part, Pressure, Step, Technique, Zone
from massage_timer.ui.fonts import font
from massage_timer.ui.tokens import THEMES, Role, Theme
from massage_timer.ui.widgets.zone_strip import Piece, ZoneStrip, label, pieces, strip_words


def step(zone: Zone, seconds: int, part: Part = Part.MAIN) -> Step:
    soft = Pressure(2, 2)
    technique = Technique("id", "Name", (zone,), "", (), "", "", 5, 0.7, soft, 3, part)
    return Step(technique, seconds, part, "", (), 5, soft)


LEG = (
    step(Zone.THIGH, 24, Part.WARM_UP),
    step(Zone.FOOT, 20),
    step(Zone.FOOT, 30),
    step(Zone.ANKLE, 20),
    step(Zone.CALF, 100),
    step(Zone.KNEE, 16),
    step(Zone.THIGH, 66),
    step(Zone.HIP, 20, Part.FINISH),
    step(Zone.FOOT, 4, Part.FINISH),
)


def test_neighbours_of_one_zone_merge_and_so_do_warm_up_and_finish() -> None:
    assert [(p.name, p.seconds) for p in pieces(LEG)] == [
        ("Warm-up", 24),
        ("Foot", 50),
        ("Ankle", 20),
        ("Calf", 100),
        ("Knee", 16),
        ("Thigh", 66),
        ("Finish", 24),
    ]


@given(st.lists(st.tuples(st.sampled_from(Zone), st.integers(1, 90)), max_size=20))
def test_merging_loses_no_second(work: list[tuple[Zone, int]]) -> None:
    strip = pieces([step(zone, seconds) for zone, seconds in work])
    assert sum(p.seconds for p in strip) == sum(seconds for _, seconds in work)
    assert all(a.zone is not b.zone for a, b in zip(strip, strip[1:], strict=False))


def test_the_strip_can_be_said_in_words() -> None:
    words = strip_words((Piece(Zone.FOOT, Part.MAIN, 84), Piece(Zone.ANKLE, Part.MAIN, 20)))
    assert words == "Foot 1:24, ankle 0:20"


def test_a_name_needs_four_px_to_spare_else_a_letter_stands_for_it_else_nothing() -> None:
    metrics = QFontMetricsF(font(Role.STRIP, 1.0))
    name, letter = metrics.horizontalAdvance("Thigh"), metrics.horizontalAdvance("T")
    assert label("Thigh", name + 8, metrics.horizontalAdvance, 4) == "Thigh"
    assert label("Thigh", name + 7, metrics.horizontalAdvance, 4) == "T"
    assert label("Thigh", letter + 4, metrics.horizontalAdvance, 4) == "T"
    assert label("Thigh", letter + 3, metrics.horizontalAdvance, 4) == ""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("u", [0.6, 1.0, 2.4])
def test_a_strip_is_painted_from_end_to_end(qtbot: QtBot, theme: Theme, u: float) -> None:
    strip = ZoneStrip()
    qtbot.addWidget(strip)
    strip.set_look(theme, u)
    strip.resize(strip.sizeHint())
    empty = strip.grab().toImage()
    strip.set_steps(LEG)
    strip.set_present(3)
    image = strip.grab().toImage()
    middle = round(15 * u)
    for x in (2, image.width() // 2, image.width() - 3):
        assert image.pixelColor(x, middle) != empty.pixelColor(x, middle)
    assert strip.toolTip().startswith("Warm-up 0:24, foot 0:50")
