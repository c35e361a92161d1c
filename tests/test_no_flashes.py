"""Nothing flashes more than three times a second, in a session at its fastest and in every view."""

import re
from collections.abc import Callable, Iterator

import pytest
from flashes import MOST_A_SECOND, flashes_in_a_second
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from rehearsal import CLASSIC, Rehearsal, rehearsal

from massage_timer import resources
from massage_timer.core.frame import Frame
from massage_timer.core.laws import PACE_SECONDS
from massage_timer.core.session import Command, Phase
from massage_timer.folders import Folders
from massage_timer.ui.tokens import DIM_AMBER, LIGHT, MOVES_AT_MOST_FPS, THEMES, Theme

HASTY = "as-fast-as-can-be"
SIZE = QSize(1024, 768)
FRAME_MS = 1000 // MOVES_AT_MOST_FPS
FASTEST = PACE_SECONDS[0]
"""Seconds for a stroke, the fewest that a routine may ask for."""


def hasty(places: Folders) -> None:
    """The classic routine with all of its strokes as fast as can be."""
    steps = (resources.routines() / f"{CLASSIC}.yaml").read_text(encoding="utf-8")
    steps = re.sub(r"(?m)^( +)seconds: (\d+)$", rf"\1seconds: \2\n\1pace: {FASTEST}", steps)
    places.routines.mkdir(parents=True, exist_ok=True)
    (places.routines / f"{HASTY}.yaml").write_text(steps, encoding="utf-8")


def frames(run: Rehearsal, ms: int) -> Iterator[tuple[int, QImage]]:
    """The window at the rate of its moving pictures. A fade is over at once, which is the most
    that it can change in a second; the mini view, where it is shown, fills the same field."""
    start, page = run.clock.now(), run.pages.session
    while run.clock.now() - start < ms:
        run.clock.jump(FRAME_MS)
        run.player.tick()
        page.show_frame(run.frame)
        mini = run.pages.mini
        if mini.isVisible():
            mini.show_frame(run.frame)
            yield run.clock.now(), run.mini_picture()
        else:
            yield run.clock.now(), run.picture()


def fast(shown: Frame) -> bool:
    """Whether hands work that fast, and go to and fro."""
    return shown.phase is Phase.STEP and shown.step is not None and shown.step.pace == FASTEST


def before_change(shown: Frame) -> bool:
    """Whether the first leg is nearly done."""
    return not shown.second_leg and shown.leg_seconds <= 1


def late_change(shown: Frame) -> bool:
    """Whether the second leg is nearly begun."""
    return shown.phase is Phase.CHANGE and shown.seconds <= 1


def commands_in_a_row(run: Rehearsal) -> Iterator[tuple[int, QImage]]:
    """A giver who presses what there is as fast as the session takes it."""
    for command in (Command.PAUSE, Command.RESUME, Command.NEXT, Command.AGAIN, Command.SOFTER):
        run.player.tell(command)
        yield from frames(run, 300)


@pytest.mark.parametrize("moment", [fast, before_change, late_change])
@pytest.mark.parametrize("theme", [LIGHT, DIM_AMBER], ids=lambda theme: theme.name)
def test_a_session_does_not_flash(
    qapp: QApplication, theme: Theme, moment: Callable[[Frame], bool]
) -> None:
    with rehearsal(SIZE, theme, hasty) as run:
        run.begin(HASTY)
        run.go_until(moment)
        assert max(flashes_in_a_second(frames(run, 2500))) <= MOST_A_SECOND


def test_the_mini_view_does_not_flash(qapp: QApplication) -> None:
    with rehearsal(QSize(640, 240), DIM_AMBER, hasty) as run:
        run.begin(HASTY)
        run.go_until(before_change)
        run.program.flow.switch_view()
        assert max(flashes_in_a_second(frames(run, 2500))) <= MOST_A_SECOND


def test_commands_in_a_row_do_not_flash(qapp: QApplication) -> None:
    with rehearsal(SIZE, LIGHT, hasty) as run:
        run.begin(HASTY)
        run.go_until(fast)
        assert max(flashes_in_a_second(commands_in_a_row(run))) <= MOST_A_SECOND


@pytest.mark.soak
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_no_second_of_a_whole_session_flashes(qapp: QApplication, theme: Theme) -> None:
    def whole(run: Rehearsal) -> Iterator[tuple[int, QImage]]:
        while run.frame.phase is not Phase.DONE:
            yield from frames(run, 1000)

    with rehearsal(SIZE, theme, hasty) as run:
        run.begin(HASTY)
        assert max(flashes_in_a_second(whole(run))) <= MOST_A_SECOND


# The measure itself


def blinking(one: str, other: str, times: int, part: float = 1.0) -> Iterator[tuple[int, QImage]]:
    """A made-up page of which a part goes to and fro between two colours, so often in a second."""
    for n in range(2 * times + 1):
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor(one))
        if n % 2:
            with QPainter(image) as painter:
                painter.fillRect(0, 0, round(256 * part), 256, QColor(other))
        yield n * 1000 // (2 * times + 1), image


@pytest.mark.parametrize("times", [2, 3, 4, 8])
def test_flashes_are_counted(times: int) -> None:
    assert flashes_in_a_second(blinking("#000000", "#404040", times)) == (0, 0)
    assert flashes_in_a_second(blinking("#000000", "#808080", times)) == (times, 0)
    assert flashes_in_a_second(blinking("#FFFFFF", "#F0F0F0", times)) == (0, 0)


def test_a_page_that_flashes_is_found() -> None:
    assert max(flashes_in_a_second(blinking("#FFFFFF", "#000000", 4))) > MOST_A_SECOND


def test_what_fills_less_than_a_quarter_of_a_field_is_no_flash() -> None:
    assert flashes_in_a_second(blinking("#000000", "#FFFFFF", 5, part=0.25)) == (0, 0)
    assert flashes_in_a_second(blinking("#000000", "#FFFFFF", 5, part=0.5)) == (5, 0)


def test_saturated_red_counts_though_it_is_hardly_lighter() -> None:
    assert flashes_in_a_second(blinking("#000000", "#B00000", 5)) == (0, 5)
