"""The change of legs: which leg comes, when it goes on, and how to stop."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from giver import Giver
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent
from PySide6.QtWidgets import QApplication
from written import painted_by

from massage_timer import resources
from massage_timer.core.names import LEG_CAPITALS
from massage_timer.core.routine import Side
from massage_timer.core.session import Command, Phase
from massage_timer.core.timeline import Options
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.fonts import font, styled_font
from massage_timer.ui.session.change_layout import (
    SIDE_LINE,
    FieldLayout,
    count_lines,
    field_in,
    lay_out_field,
)
from massage_timer.ui.session.change_page import CHANGE_LEGS, FIRST_STEP_FROM, ChangePage
from massage_timer.ui.still_picture import StillPicture
from massage_timer.ui.tokens import LIGHT, PICTURE_MS, Role, line_height, unit
from massage_timer.ui.widgets.banner import BannerKind


@pytest.fixture
def page(giver: Giver) -> ChangePage:
    """In front, two seconds after the first leg."""
    giver.begin()
    giver.go_to(Phase.CHANGE)
    giver.pass_time(2_000)
    assert giver.shows(giver.pages.change)
    return giver.pages.change


def test_it_turns_to_the_other_leg(page: ChangePage) -> None:
    assert page.accessibleName() == "Change legs. Right leg."
    assert page.picture.mirrored
    assert page.hasFocus() or page.focusWidget() is page


def test_it_says_what_comes_first_and_which_hand_does_what(page: ChangePage) -> None:
    words = "First: Warm-up twists. Both palms, one each side"
    assert page.caption.accessibleName() == words


@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1080, 1920)])
def test_the_caption_stands_beside_stop(page: ChangePage, size: tuple[int, int]) -> None:
    page.resize(*size)
    caption = page.caption.geometry()
    assert caption.size() == page.caption.sizeHint()
    assert page.picture.geometry().contains(caption)
    assert not caption.intersects(page.stop.geometry())


def test_it_goes_on_by_itself(giver: Giver, page: ChangePage) -> None:
    giver.go_until(lambda shown: shown.phase is Phase.LEAD_IN)
    assert giver.shows(giver.pages.session)
    assert giver.frame.side is Side.RIGHT


def test_a_click_anywhere_goes_on(giver: Giver, page: ChangePage) -> None:
    at, left = QPointF(40, 40), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    press = QMouseEvent(QEvent.Type.MouseButtonPress, at, page.mapToGlobal(at), left, left, none)
    QApplication.sendEvent(page, press)
    assert giver.frame.phase is Phase.LEAD_IN


def test_stop_asks_and_then_stops(giver: Giver, page: ChangePage) -> None:
    page.stop.click()
    assert giver.shows(giver.pages.stop)
    giver.pages.stop.stop_now.click()
    assert giver.shows(giver.pages.done)
    assert giver.frame.left_ms == 300_000
    assert giver.frame.right_ms == 0


def test_it_waits_for_a_key_when_the_setting_says_so(giver: Giver) -> None:
    giver.begin()
    options = Options(first=Side.RIGHT, wait_at_change=True)
    giver.player.load(giver.session.timeline.routine, options)
    giver.player.tell(Command.START)
    giver.go_until(lambda shown: shown.held)
    assert giver.pages.change.accessibleName() == "Change legs. Left leg."
    giver.clock.advance(3_600_000)
    giver.player.tick()
    assert giver.frame.held
    giver.key(Qt.Key.Key_Space)
    assert giver.frame.phase is Phase.LEAD_IN


def test_a_sleep_at_the_change_of_legs_is_told_there(giver: Giver, page: ChangePage) -> None:
    as_usual = page.grab().toImage()
    giver.clock.sleep(192_000)
    giver.player.tick()
    words = "The computer slept for 3:12. Right leg, foot, 5:00 left. Any key goes on."
    assert page.accessibleName() == f"Change legs. Right leg. {words}"
    slept = page.grab().toImage()
    giver.key(Qt.Key.Key_Space)
    assert page.accessibleName() == "Change legs. Right leg."
    giver.player.tell(Command.PAUSE)
    assert page.accessibleName() == "Change legs. Right leg. Paused. Any key goes on."
    assert len({bytes(each.constBits()) for each in (as_usual, slept, page.grab().toImage())}) == 3


def test_after_a_sleep_at_the_change_of_legs_nothing_of_it_is_left_in_the_next_leg(
    giver: Giver, page: ChangePage
) -> None:
    giver.clock.sleep(192_000)
    giver.player.tick()
    giver.key(Qt.Key.Key_Space)
    giver.go_until(lambda shown: shown.phase is Phase.LEAD_IN)
    assert giver.pages.session.banner.isHidden()
    assert giver.pages.mini.words.message == ""


@pytest.fixture
def turn(page: ChangePage, tmp_path: Path) -> Iterator[StillPicture]:
    """A picture of the change of legs in the place of the shipped one."""
    scene = (resources.assets() / "pictures" / "set-up.json").read_text(encoding="utf-8")
    (tmp_path / f"{CHANGE_LEGS}.json").write_text(scene, encoding="utf-8")
    yield from in_its_place(page, StillPicture(PictureLibrary(tmp_path), CHANGE_LEGS, page))


@pytest.fixture
def no_turn(page: ChangePage, tmp_path: Path) -> Iterator[StillPicture]:
    yield from in_its_place(page, StillPicture(PictureLibrary(tmp_path), CHANGE_LEGS, page))


def in_its_place(page: ChangePage, other: StillPicture) -> Iterator[StillPicture]:
    shipped, page.turn = page.turn, other
    shipped.hide()
    other.setGeometry(page.picture.geometry())
    yield other
    page.turn = shipped
    other.setParent(None)


def test_first_it_shows_what_is_done_and_in_the_last_seconds_where_the_hands_go(
    giver: Giver, page: ChangePage, turn: StillPicture
) -> None:
    giver.pass_time(1_000)
    assert turn.isVisible()
    left = turn.grab().toImage()
    page.show_frame(replace(giver.frame, side=Side.LEFT))
    assert turn.grab().toImage() != left, "it is the mirror image for the other leg"
    giver.go_until(lambda shown: shown.seconds == FIRST_STEP_FROM)
    assert not turn.isVisible()
    page.show_frame(replace(giver.frame, held=True))
    assert turn.isVisible(), "nobody knows how long it is"


def test_where_motion_is_welcome_it_goes_softly(
    giver: Giver, page: ChangePage, turn: StillPicture
) -> None:
    giver.pass_time(1_000)
    page.set_still(False)
    giver.go_until(lambda shown: shown.seconds == FIRST_STEP_FROM)
    assert turn.isVisible()
    turn._fade.setCurrentTime(PICTURE_MS)
    assert not turn.isVisible()


def test_below_it_the_picture_of_the_first_step_is_made_ahead(
    giver: Giver, page: ChangePage, turn: StillPicture
) -> None:
    giver.pass_time(1_000)
    assert page.picture.isHidden()
    assert page.picture.preparing
    giver.go_until(lambda shown: shown.seconds == FIRST_STEP_FROM)
    assert page.picture.isVisible()


def test_without_a_picture_of_the_change_there_is_that_of_the_first_step(
    giver: Giver, page: ChangePage, no_turn: StillPicture
) -> None:
    giver.pass_time(1_000)
    assert no_turn.isHidden()
    assert page.picture.isVisible()


@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1080, 1920)])
def test_stop_stands_on_the_picture(page: ChangePage, size: tuple[int, int]) -> None:
    page.resize(*size)
    assert page.picture.geometry().contains(page.stop.geometry())


@pytest.mark.parametrize(
    ("wide", "told"),
    [
        (900, ["Starting in 18", "or press any key · Left leg done, 5:00"]),
        (480, ["Starting in 18", "or press any key"]),
    ],
)
def test_beside_the_count_stands_what_has_room_and_most_of_all_how_it_goes_on(
    giver: Giver, page: ChangePage, wide: int, told: list[str]
) -> None:
    page.set_theme(replace(LIGHT, zoom=2.0))
    page.resize(wide, 480)
    lines = [line for line in painted_by(page) if line.words in told]
    assert [line.words for line in lines] == told
    assert all(line.box.right() < page.picture.x() for line in lines)
    page.set_theme(LIGHT)


def test_words_that_need_both_lines_beside_the_count_have_them(
    giver: Giver, page: ChangePage
) -> None:
    giver.player.tell(Command.PAUSE)
    page.set_message(BannerKind.INFO, "The computer was asleep for three hours and twelve minutes.")
    page.resize(640, 480)
    lines = [line for line in painted_by(page) if "computer" in line.words or "hours" in line.words]
    assert len(lines) == 2
    assert all(line.box.right() < page.picture.x() for line in lines)
    page.set_message(BannerKind.INFO, "")


# Its field


SIZES = [(800, 480), (1280, 800), (1920, 1080), (3840, 2160), (1024, 768), (1080, 1920)]


def laid_out(
    size: tuple[int, int], zoom: float = 1.0, reach: float = 1.0, side: Side = Side.RIGHT
) -> tuple[QRect, FieldLayout]:
    theme, field = replace(LIGHT, zoom=zoom, reach=reach), field_in(*size, reach)
    return field, lay_out_field(field, size[1], side, theme, unit(*size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("reach", [1.0, 1.2, 1.5])
def test_its_words_stand_below_one_another_within_the_field(
    qapp: QApplication, size: tuple[int, int], side: Side, zoom: float, reach: float
) -> None:
    field, layout = laid_out(size, zoom, reach, side)
    huge = QFontMetricsF(styled_font(Role.CHANGE_SIDE.value, layout.side))
    used = QFontMetricsF(font(Role.CHANGE_LINE, layout.words))
    right = layout.left + layout.room
    assert right <= field.right()
    for words, metrics in [
        *[(word, huge) for word in LEG_CAPITALS[side].split()],
        *[(line, used) for line in layout.lines],
    ]:
        # Half a px more of a font's size, as sizes are whole, is up to 2 px of a word at 3840.
        assert layout.left + metrics.horizontalAdvance(words) <= right + 3, words
    head = layout.head + line_height(Role.CHANGE_HEAD, layout.words) / 2
    assert head < layout.side_top
    assert layout.side_top + 2 * SIDE_LINE * layout.side < layout.lines_top
    upper, lower = count_lines(layout.words)
    middle = layout.count.center().y()
    below = layout.lines_top + len(layout.lines) * line_height(Role.CHANGE_LINE, layout.words)
    assert below < layout.count.top()
    assert below < middle + upper - line_height(Role.CHANGE_HEAD, layout.words) * 0.4
    assert middle + lower + line_height(Role.HANDS, layout.words) / 2 < field.bottom()
    assert layout.count.bottom() < field.bottom()


@pytest.mark.parametrize("size", SIZES)
def test_side_and_count_grow_for_the_couch_and_the_other_words_with_the_text(
    qapp: QApplication, size: tuple[int, int]
) -> None:
    _, usual = laid_out(size)
    _, large = laid_out(size, zoom=2.0)
    _, far = laid_out(size, reach=1.5)
    assert large.words > 1.2 * usual.words
    assert large.side == usual.side
    assert far.side > 1.1 * usual.side
    assert far.count.width() > 1.1 * usual.count.width()
