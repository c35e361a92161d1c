"""The rows of a plan and the chips of what is sore: as much room as there is, and whole words."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot
from samples import routine, step

from massage_timer.core.plan import PlanRow, plan
from massage_timer.core.routine import Zone
from massage_timer.ui.fonts import font
from massage_timer.ui.tokens import LIGHT, TARGET, THEMES, Role, Theme, type_size
from massage_timer.ui.widgets.chips import WIDTH, Chips
from massage_timer.ui.widgets.plan_rows import ROW, PlanRows, change_words, row_words

PLAN = plan(routine(), routine())


def many(count: int) -> tuple[PlanRow, ...]:
    return (PlanRow(step(), step(), before=24),) * count


@pytest.mark.parametrize("u", [0.85, 1.0, 2.2])
def test_rows_are_lower_where_that_makes_them_fit_and_never_too_low_for_two_lines(
    qtbot: QtBot, u: float
) -> None:
    rows = PlanRows()
    qtbot.addWidget(rows)
    rows.set_look(LIGHT, u)
    wide = 340 * u
    least = type_size(Role.BODY, u) + type_size(Role.STRIP_ENDS, u)
    for count in range(4, 26):
        rows.set_rows(many(count))
        whole = rows.height_for(wide)
        assert whole >= count * ROW * u - 1
        assert rows.height_for(wide, whole + 50) == whole
        assert whole >= rows.height_for(wide, 0.97 * whole) >= count * least
        assert rows.height_for(wide, 10) >= count * least


def test_wide_rows_stand_in_two_columns(qtbot: QtBot) -> None:
    rows = PlanRows()
    qtbot.addWidget(rows)
    rows.set_look(LIGHT, 1.0)
    rows.set_rows(many(13))
    assert rows.height_for(700) == 7 * ROW
    assert rows.height_for(660) == 13 * ROW


@pytest.mark.parametrize("theme", THEMES)
def test_each_kind_of_row_looks_unlike_the_others(qtbot: QtBot, theme: Theme) -> None:
    first = PLAN[1]
    other = step(name="Calf hold")
    longer = step(seconds=140)
    kinds = [
        first,
        replace(first, now=longer),
        replace(first, now=other),
        replace(first, now=None),
        replace(first, now=None, joined=True),
    ]
    rows = PlanRows()
    qtbot.addWidget(rows)
    rows.set_look(theme, 1.0)
    rows.resize(340, 2 * ROW)
    pictures = []
    for kind in kinds:
        rows.set_rows((PLAN[0], kind))
        pictures.append(rows.grab().toImage())
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_a_change_is_said_with_a_true_minus_and_a_stand_in_by_its_name() -> None:
    row = PlanRow(step(seconds=24), step(seconds=30), before=24)
    assert change_words(row) == "+6"
    assert change_words(replace(row, before=38)) == "−8"
    assert change_words(replace(row, before=30)) == ""
    assert row_words(replace(row, now=step(name="Foot glide"))) == "instead of Calf glide"
    assert row_words(replace(row, now=None)) == "left out, 24 s shared"


@pytest.mark.parametrize("u", [0.85, 1.0, 1.35, 2.2])
def test_chips_stand_in_one_row_with_whole_words(qtbot: QtBot, u: float) -> None:
    chips = Chips()
    qtbot.addWidget(chips)
    chips.set_look(LIGHT, u)
    wide = WIDTH * u
    chips.resize(round(wide) + 2 * chips.margin, chips.height_for(wide) + 2 * chips.margin)
    words = QFontMetricsF(font(Role.BUTTON, u))
    for count in range(len(Zone) + 1):
        chips.set_zones(frozenset([*Zone][:count]))
        chips.grab()
        shown = [chips.chips[zone] for zone in [*Zone][:count]]
        assert chips.height_for(wide) <= chips.box.height()
        for chip in shown:
            assert chip.box.width() >= words.horizontalAdvance(chip.text()) + 8 * u
            assert chip.box.height() >= TARGET
        assert chips.clear.isHidden() is not bool(count)
        ends = [part.geometry().right() - part.margin for part in (*shown, chips.clear)]
        assert max(ends) <= chips.box.right() + 1


def test_chips_take_a_second_row_before_their_words_are_too_small(qtbot: QtBot) -> None:
    chips = Chips()
    qtbot.addWidget(chips)
    chips.set_look(LIGHT, 2.0)
    chips.set_zones(frozenset(Zone))
    assert chips.height_for(460) > chips.height_for(WIDTH * 2.0)
