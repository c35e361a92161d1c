"""Reduced motion: over whole strokes nothing moves but what counts, and the still shows both ends
of the stroke."""

from collections.abc import Iterator

import pytest
from gallery import size_of
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from rehearsal import CLASSIC, Rehearsal, rehearsal

from massage_timer.core.frame import Frame
from massage_timer.core.session import Phase
from massage_timer.devices.accessibility import NOTHING_WISHED, DesktopWishes
from massage_timer.ui.tokens import LIGHT
from massage_timer.ui.widgets.pacer_ring import FADE_STEPS

STILL = DesktopWishes(less_motion=True)
GLIDE = "calf-glide"
AT_ONCE = 16
"""Instants of a stroke that are looked at."""


@pytest.fixture
def run(qapp: QApplication) -> Iterator[Rehearsal]:
    with rehearsal(size_of("1280x800"), LIGHT) as run:
        run.begin(CLASSIC)
        run.go_until(gliding)
        run.program.follow_desktop(STILL)
        yield run


def gliding(shown: Frame) -> bool:
    """Whether long strokes go up the calf, after the first second of them."""
    step = shown.step
    return shown.phase is Phase.STEP and step is not None and step.technique.id == GLIDE


def over_a_stroke(run: Rehearsal, part: QWidget) -> list[QImage]:
    """What a part of a view looks like at several instants of one stroke."""
    step = run.frame.step
    assert step is not None
    seen = []
    for _ in range(AT_ONCE):
        run.pass_time(step.pace * 1000 // AT_ONCE)
        run.pages.session.show_frame(run.frame)
        run.pages.mini.show_frame(run.frame)
        run.settle()
        seen.append(part.grab().toImage())
    return seen


def different(pictures: list[QImage]) -> list[QImage]:
    """Each picture once."""
    found: list[QImage] = []
    for picture in pictures:
        if picture not in found:
            found.append(picture)
    return found


def test_the_picture_of_a_session_stands(run: Rehearsal) -> None:
    assert len(different(over_a_stroke(run, run.pages.session.picture))) == 1


def test_without_the_wish_it_moves(run: Rehearsal) -> None:
    run.program.follow_desktop(NOTHING_WISHED)
    assert len(different(over_a_stroke(run, run.pages.session.picture))) > AT_ONCE / 2


def test_the_ring_turns_no_more_but_swells_in_eighths(run: Rehearsal) -> None:
    page = run.pages.session
    page.ring.set_seconds(None)
    step = run.frame.step
    assert step is not None
    seen = []
    for n in range(8 * FADE_STEPS):
        page.ring.set_cycle(n / (8 * FADE_STEPS))
        seen.append(page.ring.grab().toImage())
    assert 2 < len(different(seen)) <= FADE_STEPS


def test_the_picture_of_the_mini_view_stands(run: Rehearsal) -> None:
    run.program.flow.switch_view()
    assert run.pages.mini.isVisible()
    assert len(different(over_a_stroke(run, run.pages.mini.picture))) == 1


def test_the_still_shows_the_start_and_the_end_of_the_stroke(run: Rehearsal) -> None:
    picture, step = run.pages.session.picture, run.frame.step
    assert step is not None
    shown = []
    for position in (None, 0.0, step.technique.work):
        picture.set_position(position)
        shown.append(picture.grab().toImage())
    still, start, end = shown
    every = [(x, y) for x in range(0, still.width(), 3) for y in range(0, still.height(), 3)]
    hands = [at for at in every if start.pixel(*at) != end.pixel(*at)]
    as_start = sum(still.pixel(*at) == start.pixel(*at) for at in hands)
    as_end = sum(still.pixel(*at) == end.pixel(*at) for at in hands)
    assert as_end > len(hands) / 2, "the hands where the stroke leads"
    assert as_start + as_end < len(hands) * 0.9, "and pale ones where it begins"


def test_the_picture_of_a_technique_in_learn_stands(run: Rehearsal) -> None:
    run.program.show_learn()
    run.program.learn.list.open(GLIDE)
    sheet = run.program.learn.reading.technique
    sheet.settle()
    seen = []
    for _ in range(AT_ONCE):
        run.clock.jump(400)
        run.settle()
        seen.append(sheet.picture.grab().toImage())
    assert len(different(seen)) == 1
