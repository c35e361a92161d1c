"""Ready: Start is under every key of a session, and Back under none of them."""

from dataclasses import replace

import pytest
from giver import CLASSIC, Giver
from PySide6.QtCore import Qt
from samples import routine

from massage_timer.core.routine import Side, Zone
from massage_timer.core.safety import BEFORE
from massage_timer.ui.ready_page import ReadyPage
from massage_timer.ui.tokens import LIGHT

WISHES = "Up to mid-thigh · light touch · more time for the calf"


@pytest.fixture
def page(giver: Giver) -> ReadyPage:
    giver.get_ready()
    return giver.pages.ready


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Left,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_MediaTogglePlayPause,
    ],
)
def test_every_key_of_a_session_starts_it(giver: Giver, page: ReadyPage, key: Qt.Key) -> None:
    giver.key(key)
    assert giver.shows(giver.pages.session)


def test_a_key_that_was_down_before_starts_nothing(giver: Giver, page: ReadyPage) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Right):
        giver.hold(key, repeated=True)
        assert giver.shows(page)


def test_escape_and_back_lead_to_comfort_with_the_same_wishes(
    giver: Giver, page: ReadyPage
) -> None:
    comfort = giver.pages.comfort
    page.back.click()
    assert giver.shows(comfort)
    comfort.settle()
    comfort.columns.picker.zone_picked.emit(Zone.CALF)
    comfort.columns.questions.heavy.step(1)
    wished = comfort.wishes
    comfort.get_ready.click()
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(comfort)
    assert comfort.wishes == wished
    comfort.settle()
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)
    giver.choose_comfort()
    assert not comfort.wishes.sore
    assert not comfort.wishes.heavy


def test_it_says_in_one_line_how_the_session_is_adapted(page: ReadyPage) -> None:
    assert not page.wishes.isVisible()
    page.show_routine(routine(), Side.RIGHT, wishes=WISHES)
    assert page.wishes.isVisible()
    assert page.wishes.words == WISHES
    for size in ((800, 480), (1280, 800), (1080, 1920)):
        page.resize(*size)
        assert page.wishes.height() >= page.wishes.height_for(page.wishes.width())
        assert not page.wishes.geometry().intersects(page.times.geometry())
        assert not page.strip.geometry().intersects(page.start.geometry())
    page.show_routine(routine(), Side.RIGHT)
    assert not page.wishes.isVisible()


def test_it_lists_what_to_prepare_with_why_behind_it(page: ReadyPage) -> None:
    assert [words.accessibleName() for words in page.things] == [a.whole for a in BEFORE]


def test_it_says_which_routine_which_leg_and_how_long(giver: Giver, page: ReadyPage) -> None:
    assert page.name.words == "Classic five-minute legs"
    assert page.first.words == "Left leg first"
    assert page.times.words == "5:00 + 5:00"
    assert page.strip.accessibleName().startswith("Warm-up 0:24, foot 1:24")
    assert giver.window.home.list.chosen is not None
    assert giver.window.home.list.chosen.id == CLASSIC


@pytest.mark.parametrize("size", [(800, 480), (1280, 800)])
@pytest.mark.parametrize("zoom", [1.25, 1.5, 2.0])
def test_start_and_back_stay_in_view_where_text_is_large(
    giver: Giver, page: ReadyPage, size: tuple[int, int], zoom: float
) -> None:
    page.set_theme(replace(LIGHT, zoom=zoom))
    page.resize(*size)
    page.grab()
    seen = [w for w in (page.name, page.first, page.times, page.strip, page.hint) if w.isVisible()]
    boxes = [part.geometry() for part in seen] + [
        button.box.translated(button.pos()) for button in (page.start, page.back)
    ]
    assert page.name in seen
    assert all(page.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])
    lines = (page.title, *page.things, page.sentence)
    assert all(words.height() >= words.height_for(words.width()) for words in lines)
    last = page.sentence.geometry().bottom()
    scrolls = last > page.view.height()
    assert (page.view.focusPolicy() is Qt.FocusPolicy.TabFocus) is scrolls
    bar = page.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert last - bar.value() <= page.view.height()
    page.set_theme(LIGHT)
