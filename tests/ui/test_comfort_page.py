"""Comfort: what is shown is always what the wishes make of the routine, and five minutes long."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import TypeGuard

import pytest
from giver import CLASSIC, Giver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from tried import tried

from massage_timer import resources
from massage_timer.core.adapt import SOFT, Comfort, NothingLeft, adapt
from massage_timer.core.plan import plan
from massage_timer.core.routine import LEG_SECONDS, Height, Part, Routine, Side, Zone
from massage_timer.core.wishes import missed_words, sore_below
from massage_timer.store.shelf import Shelf
from massage_timer.ui.comfort.page import ComfortPage
from massage_timer.ui.comfort.questions import SORE, TICKED
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.chips import Chips
from massage_timer.ui.widgets.segments import Segments
from massage_timer.ui.widgets.zone_strip import pieces, strip_words

CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly
SHIPPED = sorted(file.stem for file in resources.routines().glob("*.yaml"))


@pytest.fixture
def page(giver: Giver) -> ComfortPage:
    giver.window.resize(1280, 800)
    giver.choose_comfort()
    return giver.pages.comfort


def shelf_of(giver: Giver) -> Shelf:
    return giver.program.shelf.shelf


def routine_of(giver: Giver, id_: str) -> Routine:
    routine = shelf_of(giver).entry(id_).routine
    assert routine is not None
    return routine


def thigh_alone(giver: Giver) -> Routine:
    """A routine of which nothing is left below the knee."""
    classic = routine_of(giver, CLASSIC)
    kept = [s for s in classic.steps if s.part is not Part.MAIN or s.zone >= Zone.THIGH]
    longest = max(range(len(kept)), key=lambda i: kept[i].seconds)
    spare = LEG_SECONDS - sum(step.seconds for step in kept)
    kept[longest] = replace(kept[longest], seconds=kept[longest].seconds + spare)
    return replace(classic, id="thigh-alone", name="Thigh alone", steps=tuple(kept))


def segments_of(page: ComfortPage) -> dict[str, Segments]:
    questions = page.columns.questions
    return {
        "height": questions.height_choice,
        "pressure": questions.pressure,
        "ticklish": questions.ticklish,
        "heavy": questions.heavy,
        "first": questions.first,
    }


def pressable(page: ComfortPage) -> list[Button]:
    chips = page.columns.questions.chips
    buttons = [*chips.chips.values(), chips.clear, page.columns.plan.offer]
    return [button for button in buttons if button.isVisible()]


PICKS = st.one_of(
    st.tuples(st.sampled_from(("height", "pressure", "ticklish", "heavy", "first")), st.integers()),
    st.tuples(st.just("zone"), st.sampled_from(Zone).map(int)),
    st.tuples(st.just("line"), st.sampled_from((-1, 1))),
    st.tuples(st.just("button"), st.integers()),
)


def pick(page: ComfortPage, what: str, number: int) -> None:
    """Press one of the things on the page as a user can."""
    if what == "zone":
        page.columns.picker.zones[number].click()
    elif what == "line":
        page.columns.picker.handle.moved.emit(number)
    elif what == "button":
        if buttons := pressable(page):
            buttons[number % len(buttons)].click()
    else:
        choice = segments_of(page)[what].segments
        choice[number % len(choice)].click()


def expect_what_the_wishes_make(page: ComfortPage, routine: Routine, wishes: Comfort) -> None:
    shown = page.columns.plan
    assert page.wishes == wishes
    assert shown.each.isVisible()
    assert shown.each.accessibleName() == "5:00 each leg"
    assert {name: choice.chosen for name, choice in segments_of(page).items()} == {
        "height": wishes.height,
        "pressure": (min(wishes.pressure, SOFT) if wishes.heavy else wishes.pressure) - 1,
        "ticklish": wishes.ticklish,
        "heavy": wishes.heavy,
        "first": [*Side].index(wishes.first),
    }
    picker, chips = page.columns.picker, page.columns.questions.chips
    assert (picker._height, picker._side) == (wishes.height, wishes.first)
    below = sore_below(wishes)
    assert {zone for zone, chip in chips.chips.items() if not chip.isHidden()} == below
    for name in picker.zones:
        above = name.zone > wishes.height.zone
        told = "not today" if above else "sore" if name.zone in below else ""
        assert name.accessibleDescription() == told
    try:
        adapted = adapt(routine, wishes)
    except NothingLeft:
        assert not page.get_ready.isEnabled()
        assert page.bar.reason.words
        assert routine.name in shown.sentence.words
        assert shown.offer.isVisible()
        assert not shown.view.isVisible()
        return
    assert page.get_ready.isEnabled()
    assert not page.bar.reason.words
    assert shown.rows.rows == plan(routine, adapted)
    assert sum(row.seconds for row in shown.rows.rows) == LEG_SECONDS
    assert shown.strip.accessibleName() == strip_words(pieces(adapted.steps))
    missed = missed_words(routine, wishes)
    assert page.columns.questions._sore.note.words == (missed or SORE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=tried(40))
@given(
    id_=st.sampled_from([*SHIPPED, "thigh-alone"]),
    softened=st.booleans(),
    picks=st.lists(PICKS, max_size=12),
)
def test_what_is_shown_is_always_what_the_wishes_make_of_the_routine(
    giver: Giver, page: ComfortPage, id_: str, softened: bool, picks: list[tuple[str, int]]
) -> None:
    routine = thigh_alone(giver) if id_ == "thigh-alone" else routine_of(giver, id_)
    giver.program.go_home()
    giver.choose_comfort()
    page.begin(routine, Comfort(), softened=softened)
    page.settle()
    for what, number in picks:
        pick(page, what, number)
        taken = giver.planned
        assert taken.id in (routine.id, *SHIPPED)
        expect_what_the_wishes_make(page, taken, page.wishes)
        assert page.wishes.heavy or not softened


def test_every_choice_is_wished_as_it_is_picked(giver: Giver, page: ComfortPage) -> None:
    choices = segments_of(page)
    choices["height"].segments[Height.MID_THIGH].click()
    choices["pressure"].segments[0].click()
    choices["ticklish"].segments[1].click()
    choices["heavy"].segments[1].click()
    choices["first"].segments[1].click()
    page.columns.picker.zones[Zone.CALF].click()
    wished = Comfort(Height.MID_THIGH, 1, True, True, frozenset({Zone.CALF}), Side.RIGHT)
    expect_what_the_wishes_make(page, routine_of(giver, CLASSIC), wished)
    page.columns.questions.chips.chips[Zone.CALF].click()
    choices["height"].segments[Height.HIP].click()
    expect_what_the_wishes_make(
        page, routine_of(giver, CLASSIC), Comfort(Height.HIP, 1, True, True, first=Side.RIGHT)
    )


def test_a_sore_place_above_the_line_is_sore_again_when_the_line_comes_back(
    page: ComfortPage,
) -> None:
    picker, choice = page.columns.picker, segments_of(page)["height"]
    picker.zones[Zone.THIGH].click()
    choice.segments[Height.ANKLE].click()
    assert not pressable(page)
    choice.segments[Height.HIP].click()
    assert page.columns.questions.chips.chips[Zone.THIGH].isVisible()
    assert page.columns.questions.chips.clear.isVisible()


def test_the_rows_tell_what_has_become_of_each_step(page: ComfortPage) -> None:
    choices = segments_of(page)
    choices["height"].segments[Height.MID_THIGH].click()
    choices["heavy"].segments[1].click()
    rows = page.columns.plan.rows
    told = {row.step.technique.id: note for row, note in zip(rows.rows, rows.notes, strict=True)}
    assert told["hip-sweep"] == "left out, 18 s shared"
    assert told["achilles-strokes"] == "instead of Achilles strokes"
    assert told["calf-knead"] == "joins Calf glide"
    assert told["toe-bends"] == ""
    spoken = [rows.row_words(place) for place in range(rows.row_count())]
    assert "Hip sweep left out, 18 s shared" in spoken


def test_a_softened_session_cannot_be_made_firmer_here(giver: Giver, page: ComfortPage) -> None:
    page.begin(routine_of(giver, CLASSIC), Comfort(), softened=True)
    no, yes = segments_of(page)["heavy"].segments
    assert yes.isChecked()
    assert not no.isEnabled()
    assert no.reason == TICKED
    assert page.columns.questions._heavy.note.words == TICKED
    assert page.columns.questions._heavy.note.isVisible()
    no.click()
    assert page.wishes.heavy


def test_a_routine_that_has_nothing_below_the_line_leads_to_one_that_has(
    giver: Giver, page: ComfortPage
) -> None:
    page.begin(thigh_alone(giver), Comfort(), softened=False)
    assert giver.window.focusWidget() is page.get_ready
    segments_of(page)["height"].segments[Height.ANKLE].click()
    shown = page.columns.plan
    assert shown.sentence.words == "Nothing of Thigh alone stays below this line."
    page.settle()
    giver.key(Qt.Key.Key_Return)
    assert giver.shows(page)
    shown.offer.click()
    offered = giver.planned
    assert offered.id in SHIPPED
    assert shown.view.isVisible()
    assert giver.window.focusWidget() is page.get_ready
    giver.key(Qt.Key.Key_Return)
    assert giver.shows(giver.pages.ready)
    assert giver.pages.ready.name.words == offered.name


@pytest.mark.parametrize("size", [(800, 480), (1280, 800)])
def test_where_nothing_is_left_to_begin_with_enter_takes_the_offer(
    giver: Giver, page: ComfortPage, size: tuple[int, int]
) -> None:
    giver.window.resize(*size)
    page.begin(thigh_alone(giver), Comfort(Height.ANKLE), softened=False)
    giver.hold(Qt.Key.Key_Return)
    assert giver.planned.id == "thigh-alone"
    giver.key(Qt.Key.Key_Return)  # the first was of a page that is new
    assert giver.planned.id == "thigh-alone"
    giver.key(Qt.Key.Key_Return)
    assert giver.planned.id in SHIPPED
    assert giver.window.focusWidget() is page.get_ready


def test_where_no_routine_is_left_nothing_is_offered(giver: Giver, page: ComfortPage) -> None:
    page._offer = lambda comfort: None
    try:
        page.begin(thigh_alone(giver), Comfort(Height.ANKLE), softened=False)
        assert not page.columns.plan.offer.isVisible()
        assert not page.get_ready.isEnabled()
        segments_of(page)["height"].segments[Height.HIP].click()
        assert page.get_ready.isEnabled()
    finally:
        page._offer = giver.program.shelf.suiting


# Where everything stands


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("size", [(800, 480), (1024, 768), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("is_left", [True, False])
def test_five_minutes_and_get_ready_are_in_view_and_nothing_is_covered(
    giver: Giver, page: ComfortPage, size: tuple[int, int], zoom: float, is_left: bool
) -> None:
    theme = giver.window.theme
    try:
        giver.window.set_theme(replace(theme, zoom=zoom))
        page.resize(*size)
        comfort = Comfort(Height.BELOW_KNEE, heavy=True, sore=frozenset(Zone))
        routine = routine_of(giver, CLASSIC) if is_left else thigh_alone(giver)
        page.begin(routine, comfort, softened=True)
        questions = page.columns.questions
        for part in (page.bar, page.columns, questions, questions.chips, page.columns.plan):
            boxes = [
                (child, child.box.translated(child.pos()) if has_ring(child) else child.geometry())
                for child in part.findChildren(QWidget, options=CHILDREN)
                if child.isVisible()
            ]
            for (one, a), (other, b) in combinations(boxes, 2):
                assert not a.intersects(b), (one, other, a, b)
            assert all(part.rect().contains(box) for _, box in boxes)
        plan_head = page.columns.plan.each
        seen = page.view.rect().contains(
            QRect(plan_head.mapTo(page.view, QPoint()), plan_head.size())
        )
        assert seen or page.bar.each.isVisible() or not is_left
    finally:
        giver.window.set_theme(theme)


@pytest.mark.parametrize(
    "size", [(1100, 720), (1280, 800), (1366, 768), (1920, 1080), (2560, 1080), (3840, 2160)]
)
def test_the_three_columns_stand_side_by_side_without_scrolling(
    giver: Giver, page: ComfortPage, size: tuple[int, int]
) -> None:
    page.resize(*size)
    page.begin(routine_of(giver, CLASSIC), Comfort(), softened=False)
    assert page.view.verticalScrollBar().maximum() == 0
    assert not page.bar.each.isVisible()
    columns = (page.columns.picker, page.columns.questions, page.columns.plan)
    lefts = [column.mapTo(page, QPoint()).x() for column in columns]
    assert lefts == sorted(lefts)
    assert page.columns.title.x() == lefts[0]
    right = page.columns.plan.geometry().right()
    assert right == page.get_ready.geometry().right() - page.get_ready.margin


def has_ring(part: QWidget) -> TypeGuard[Button | Segments | Chips]:
    return isinstance(part, Button | Segments | Chips)


# Keys


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_main_button_has_the_focus_and_its_keys_press_it(
    giver: Giver, page: ComfortPage, key: Qt.Key
) -> None:
    assert giver.window.focusWidget() is page.get_ready
    giver.key(key)
    assert giver.shows(giver.pages.ready)


def stops(giver: Giver) -> Iterator[QWidget]:
    """All that Tab comes to, from the first on."""
    giver.key(Qt.Key.Key_Tab)
    first = giver.window.focusWidget()
    assert first is not None
    yield first
    while True:
        giver.key(Qt.Key.Key_Tab)
        focused = giver.window.focusWidget()
        assert focused is not None
        if focused is first:
            return
        yield focused


def test_enter_gets_ready_from_everything_that_is_no_button_of_its_own(
    giver: Giver, page: ComfortPage
) -> None:
    page.columns.picker.zones[Zone.CALF].click()
    places = list(stops(giver))
    own = [place for place in places if isinstance(place, Button) and place is not page.get_ready]
    assert len(places) - len(own) >= 8
    for place in places:
        if place not in own:
            if not giver.shows(page):
                giver.program.go_home()
                giver.choose_comfort()
            place.setFocus()
            giver.key(Qt.Key.Key_Return)
            assert giver.shows(giver.pages.ready), place.accessibleName()


@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1080, 1200)])
def test_tab_goes_from_the_top_down_and_shows_what_it_comes_to(
    giver: Giver, page: ComfortPage, size: tuple[int, int]
) -> None:
    giver.window.resize(*size)
    page.columns.picker.zones[Zone.CALF].click()
    page.get_ready.setFocus()
    places = list(stops(giver))
    picker, questions = page.columns.picker, page.columns.questions
    assert places[0] is picker.handle
    assert places[-2:] == [page.back, page.get_ready]
    inside = [place for place in places if questions.isAncestorOf(place)]
    tops = [place.mapTo(questions, QPoint()).y() for place in inside]
    assert len(inside) == 7
    assert tops == sorted(tops)
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    page.get_ready.setFocus()
    for place in stops(giver):
        assert place.accessibleName()
        seen = QRect(place.mapTo(page, QPoint()), place.size())
        assert page.rect().contains(seen)
        if page.columns.isAncestorOf(place):
            assert page.view.geometry().contains(seen.center())
            assert page.view.geometry().top() <= seen.top() + 2


def test_a_page_that_is_new_gets_ready_for_nothing(giver: Giver, page: ComfortPage) -> None:
    page.begin(routine_of(giver, CLASSIC), Comfort(), softened=False)
    giver.hold(Qt.Key.Key_Return)
    assert giver.shows(page)
    page.settle()
    for _ in range(5):
        giver.hold(Qt.Key.Key_Return, repeated=True)
    assert giver.shows(page)
    giver.hold(Qt.Key.Key_Return)
    assert giver.shows(giver.pages.ready)


def test_escape_and_back_lead_home(giver: Giver, page: ComfortPage) -> None:
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)
    giver.choose_comfort()
    page.back.click()
    assert giver.shows(giver.window.home)


# What is forgotten


@pytest.mark.parametrize("way", ["ready", "back", "elsewhere"])
def test_what_is_sore_or_heavy_is_forgotten_however_the_page_is_left(
    giver: Giver, page: ComfortPage, way: str
) -> None:
    page.columns.picker.zones[Zone.CALF].click()
    segments_of(page)["heavy"].segments[1].click()
    if way == "ready":
        page.get_ready.click()
    elif way == "back":
        page.back.click()
    else:
        giver.program.telling.show_help()
    assert page.wishes == Comfort()
    assert page.routine is None
    assert not page.columns.questions.chips.chips[Zone.CALF].isVisibleTo(page)
    page.get_ready.click()
    assert giver.page is not page
    giver.program.go_home()
    giver.choose_comfort()
    expect_what_the_wishes_make(page, routine_of(giver, CLASSIC), Comfort())
