"""No session without the safety check: whatever is pressed, clicked or forced."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from giver import CLASSIC, Giver
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from samples import routine
from sittings import broken_off
from tried import tried

from massage_timer.core.adapt import Comfort
from massage_timer.core.routine import Zone
from massage_timer.core.safety import CONDITIONS, MUST_ASK, QUESTIONS, WARNING_SIGNS, Question
from massage_timer.core.screening import Outcome, none_of, one_of_these, outcome, ticked
from massage_timer.core.session import Command
from massage_timer.folders import within
from massage_timer.store.checkpoint import CheckpointFile
from massage_timer.ui.safety.page import SafetyPage

FREE = outcome(none_of(QUESTIONS))
SMALL, LARGE = (800, 480), (1280, 800)
KEYS = [
    Qt.Key.Key_N,
    Qt.Key.Key_O,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Escape,
]
Act = Callable[[Giver], object]


@pytest.fixture(scope="module")
def started(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Giver]:
    giver = Giver(tmp_path_factory.mktemp("home"))
    giver.program.read_the_rest()
    yield giver
    giver.leave()


@pytest.fixture
def page(started: Giver) -> SafetyPage:
    open_check(started, LARGE)
    return started.pages.safety


def open_check(giver: Giver, size: tuple[int, int]) -> None:
    giver.program.go_home()
    giver.window.resize(*size)
    giver.program.opening.open_routine(CLASSIC)
    giver.pages.safety.settle()


def no_session(giver: Giver) -> bool:
    pages = giver.pages
    beyond = (pages.comfort, pages.ready, pages.session, pages.change, pages.done)
    return giver.page not in beyond and giver.player.session is None


def blocked(page: SafetyPage) -> bool:
    return any(page.sheet.row(question.id).isChecked() for question in MUST_ASK)


def end_is_in_view(page: SafetyPage) -> bool:
    viewport, row = page.view.viewport(), page.sheet.rows[-1]
    return row.mapTo(viewport, QPoint(0, row.height())).y() <= viewport.height()


# Forced


@pytest.mark.parametrize("question", MUST_ASK, ids=lambda q: q.id)
def test_no_key_begins_a_session_while_a_row_that_blocks_is_ticked(
    started: Giver, page: SafetyPage, question: Question
) -> None:
    # All keys for one row, and those that do something here for every row.
    for key in list(Qt.Key) if question is CONDITIONS[0] else KEYS:
        if not started.shows(page):
            open_check(started, LARGE)
        row = page.sheet.row(question.id)
        if page.sheet.ticked != {question.id}:
            page.sheet.forget()
            row.click()
        for focus in (page, row, page.one) if key in KEYS else (page,):
            focus.setFocus()
            if row.isChecked():
                started.key(key)
                assert no_session(started), key


def test_an_answer_that_cannot_be_given_cannot_be_forced(started: Giver, page: SafetyPage) -> None:
    heard: list[Outcome] = []
    page.passed.connect(heard.append)
    for question in MUST_ASK:
        page.sheet.row(question.id).click()
        page.none.click()
        QTest.mouseClick(page.none, Qt.MouseButton.LeftButton)
        page.none.clicked.emit()
        page.none.setEnabled(True)
        page.none.click()
        page.sheet.row(question.id).click()
    page.passed.disconnect(heard.append)
    assert heard == []
    assert no_session(started)


def test_an_answer_counts_on_its_own_page_alone(started: Giver, page: SafetyPage) -> None:
    pages = started.pages
    others: list[Act] = [
        lambda giver: giver.program.go_home(),
        lambda giver: giver.program.telling.show_help(),
        lambda giver: giver.program.show_learn(),
        lambda giver: pages.safety.one.click(),
    ]
    for leave in others:
        open_check(started, LARGE)
        leave(started)
        assert not started.shows(page)
        pages.safety.passed.emit(FREE)
        pages.safety.none.click()
        pages.safety.none.clicked.emit()
        pages.ready.start_asked.emit()
        assert no_session(started)


@pytest.mark.parametrize(
    "found",
    [one_of_these(), outcome(ticked(["Q9"])), outcome({}), outcome(none_of(QUESTIONS[:5]))],
)
def test_an_outcome_that_may_not_begin_begins_nothing(
    started: Giver, page: SafetyPage, found: Outcome
) -> None:
    page.passed.emit(found)
    assert started.shows(page)
    started.pages.ready.start_asked.emit()
    assert no_session(started)


def test_after_not_today_there_is_nothing_left_to_begin(started: Giver, page: SafetyPage) -> None:
    pages = started.pages
    ways: list[Act] = [
        lambda giver: pages.safety.passed.emit(FREE),
        lambda giver: pages.ready.start_asked.emit(),
        lambda giver: pages.done.swap_asked.emit(),
        lambda giver: pages.session.controls.asked.emit(Command.START),
        lambda giver: giver.window.key_pressed.emit("Space"),
        lambda giver: pages.session.picture_clicked.emit(),
        lambda giver: pages.text.closed.emit(),
    ]
    for key in KEYS:
        open_check(started, LARGE)
        page.one.click()
        started.key(key)
        assert no_session(started), key
    for way in ways:
        open_check(started, LARGE)
        page.one.click()
        way(started)
        assert no_session(started)
        assert not started.shows(page), "the routine is forgotten"


def test_opening_the_routine_again_asks_again(started: Giver, page: SafetyPage) -> None:
    page.sheet.row("Q9").click()
    started.program.opening.open_routine(CLASSIC)
    assert started.shows(page)
    assert page.sheet.ticked == frozenset()
    page.one.click()
    started.program.opening.open_routine(CLASSIC)
    assert started.shows(page)
    assert no_session(started)


def test_leaving_ready_leaves_the_answer_behind(started: Giver, page: SafetyPage) -> None:
    pages = started.pages
    for leave in (pages.comfort, pages.ready):
        open_check(started, LARGE)
        started.pass_check()
        pages.comfort.settle()
        if leave is pages.ready:
            pages.comfort.get_ready.click()
        assert started.shows(leave)
        started.key(Qt.Key.Key_Escape)
        if leave is pages.ready:
            assert started.shows(pages.comfort)
            started.pages.ready.start_asked.emit()
            pages.comfort.settle()
            started.key(Qt.Key.Key_Escape)
        assert started.shows(started.window.home)
        assert no_session(started)
    pages.comfort.ready_asked.emit(routine(), Comfort())
    started.pages.ready.start_asked.emit()
    started.pages.safety.passed.emit(FREE)
    assert no_session(started)
    started.program.go_home()
    started.window.home.start.click()
    assert started.shows(page)
    started.pages.ready.start_asked.emit()
    assert no_session(started)


def test_a_click_in_the_first_moment_may_be_the_second_of_a_double_click(started: Giver) -> None:
    started.program.go_home()
    started.window.resize(*LARGE)
    started.program.opening.open_routine(CLASSIC)
    page = started.pages.safety
    for answer in (page.none, page.one):
        QTest.mouseDClick(answer, Qt.MouseButton.LeftButton)
        assert started.shows(page)
    page.settle()
    QTest.mouseClick(page.none, Qt.MouseButton.LeftButton)
    assert started.shows(started.pages.comfort)


def test_what_was_passed_is_good_for_one_start(qapp: QApplication, tmp_path: Path) -> None:
    giver = Giver(tmp_path)
    giver.get_ready()
    giver.pages.ready.start.click()
    assert giver.player.session is not None
    giver.player.tell(Command.STOP)
    over = giver.player.session
    giver.pages.done.home.click()
    giver.pages.show(giver.pages.ready)
    giver.pages.ready.start.click()
    giver.pages.ready.start_asked.emit()
    assert giver.player.session is over
    giver.leave()


def test_start_counts_on_ready_alone(started: Giver, page: SafetyPage) -> None:
    started.pass_check()
    started.pages.comfort.settle()
    started.pages.comfort.get_ready.click()
    started.program.go_home()
    started.pages.ready.start_asked.emit()
    assert no_session(started)


def test_teaching_a_button_leads_back_to_ready_and_nowhere_else(
    started: Giver, page: SafetyPage
) -> None:
    pages, teach = started.pages, started.program.teaching.page
    started.pass_check()
    pages.comfort.settle()
    pages.ready.teach_asked.emit()
    assert started.shows(pages.comfort), "it is asked for on Ready alone"
    pages.comfort.get_ready.click()
    pages.ready.teach_asked.emit()
    assert started.shows(teach)
    pages.safety.passed.emit(FREE)
    pages.comfort.ready_asked.emit(routine(), Comfort())
    assert started.shows(teach)
    for key in KEYS[:-1]:
        started.key(key)
        teach.listen()
        assert no_session(started), key
    started.key(Qt.Key.Key_Escape)
    assert started.shows(pages.ready)
    assert started.player.session is None
    pages.ready.teach_asked.emit()
    pages.ready.start_asked.emit()
    assert started.player.session is None
    started.key(Qt.Key.Key_Escape)
    assert started.shows(started.window.home), "what was passed is good for one start"
    assert no_session(started)


def test_a_check_that_was_passed_does_not_come_back_by_the_page_of_teaching(
    started: Giver, page: SafetyPage
) -> None:
    pages, teach = started.pages, started.program.teaching.page

    def away_from_ready() -> None:
        open_check(started, LARGE)
        started.pass_check()
        pages.comfort.settle()
        pages.comfort.get_ready.click()
        pages.ready.teach_asked.emit()
        assert started.shows(teach)

    away_from_ready()
    started.program.go_home()
    teach.closed.emit()
    assert started.shows(started.window.home)
    started.program.preferences.show()
    started.program.preferences.page.teach_asked.emit()
    teach.closed.emit()
    assert started.shows(started.program.preferences.page)
    away_from_ready()
    open_check(started, LARGE)
    teach.closed.emit()
    pages.ready.teach_asked.emit()
    assert started.shows(page), "another person is asked"
    started.program.flow.preparation.come_back()
    assert started.shows(started.window.home)
    pages.ready.start_asked.emit()
    assert no_session(started)


def test_a_check_that_was_passed_does_not_come_back_by_the_settings(
    started: Giver, page: SafetyPage
) -> None:
    pages, settings = started.pages, started.program.preferences.page
    started.pass_check()
    pages.comfort.settle()
    pages.comfort.get_ready.click()
    pages.ready.settings.click()
    started.program.go_home()
    settings.back_asked.emit()
    assert started.shows(started.window.home), "a page that is not shown leads nowhere"
    started.program.preferences.show()
    settings.back_asked.emit()
    assert started.shows(started.window.home)
    open_check(started, LARGE)
    started.pass_check()
    pages.comfort.settle()
    pages.comfort.get_ready.click()
    pages.ready.settings.click()
    open_check(started, LARGE)
    started.program.preferences.begin(started.program.flow.preparation.come_back)
    settings.back_asked.emit()
    assert started.shows(started.window.home), "another person is asked"
    assert no_session(started)


def test_whoever_leaves_is_forgotten(started: Giver, page: SafetyPage) -> None:
    page.back.click()
    assert started.shows(started.window.home)
    started.pages.done.swap_asked.emit()
    assert started.shows(started.window.home), "there is nobody to ask again"


def test_what_is_remembered_is_said_without_what_is_sore_or_heavy(
    started: Giver, page: SafetyPage
) -> None:
    heard: list[Comfort] = []
    preparation = started.program.flow.preparation
    preparation.wished.connect(heard.append)
    page.sheet.row("Q20").click()
    started.pass_check()
    comfort = started.pages.comfort
    comfort.settle()
    comfort.columns.picker.zone_picked.emit(Zone.CALF)
    comfort.columns.questions.ticklish.step(1)
    comfort.get_ready.click()
    preparation.wished.disconnect(heard.append)
    assert [(one.sore, one.heavy, one.ticklish) for one in heard] == [(frozenset(), False, True)]


# After a session that broke off


@pytest.fixture
def left(qapp: QApplication, tmp_path: Path) -> Iterator[Giver]:
    """The offer to go on, two minutes into the first leg."""
    checkpoint = broken_off(routine(), 120_000)
    CheckpointFile(within(tmp_path).checkpoint).write(checkpoint)
    giver = Giver(tmp_path)
    giver.program.sessions.broken_off.page.settle()
    assert giver.shows(giver.program.sessions.broken_off.page)
    yield giver
    giver.leave()


SIGNS_ALONE = outcome(none_of(WARNING_SIGNS), WARNING_SIGNS)


def test_nothing_goes_on_without_the_warning_signs(left: Giver) -> None:
    pages, offer = left.pages, left.program.sessions.broken_off
    ways: list[Act] = [
        lambda giver: pages.safety.passed.emit(SIGNS_ALONE),
        lambda giver: pages.safety.passed.emit(FREE),
        lambda giver: pages.ready.start_asked.emit(),
        lambda giver: pages.comfort.ready_asked.emit(routine(), Comfort()),
        lambda giver: pages.done.swap_asked.emit(),
        lambda giver: pages.session.controls.asked.emit(Command.RESUME),
        lambda giver: giver.window.key_pressed.emit("Space"),
        lambda giver: pages.stop.go_on_asked.emit(),
    ]
    for way in ways:
        way(left)
        assert no_session(left), "before it is answered"
    offer.page.left.emit()
    for way in ways:
        way(left)
        offer.page.go_on_asked.emit()
        offer.page.again_asked.emit()
        assert no_session(left), "on Home"
        assert left.shows(left.window.home)


def test_no_key_goes_on_while_a_warning_sign_is_ticked(left: Giver) -> None:
    check = left.pages.safety
    left.program.sessions.broken_off.page.go_on.click()
    for question in WARNING_SIGNS:
        check.sheet.row(question.id).click()
        for key in KEYS[:-1]:
            if check.sheet.ticked == {question.id} and left.shows(check):
                check.setFocus()
                if key is not Qt.Key.Key_O:
                    left.key(key)
                assert no_session(left), key
        check.none.clicked.emit()
        assert no_session(left)
        check.sheet.forget()


def test_the_answer_is_good_for_this_session_and_for_one_time(left: Giver) -> None:
    pages = left.pages
    left.program.sessions.broken_off.page.go_on.click()
    pages.safety.settle()
    left.pass_check()
    assert left.shows(pages.session)
    left.player.tell(Command.STOP)
    over = left.session
    pages.done.home.click()
    left.program.sessions.broken_off.show_offer()
    left.program.sessions.broken_off.page.go_on_asked.emit()
    pages.safety.passed.emit(SIGNS_ALONE)
    pages.ready.start_asked.emit()
    assert left.session is over


def test_the_few_questions_begin_no_other_session(left: Giver) -> None:
    left.program.sessions.broken_off.page.go_on.click()
    assert [question.id for question in left.pages.safety.sheet.asked] == ["Q13", "Q12"]
    left.program.opening.open_routine(CLASSIC)
    check = left.pages.safety
    check.settle()
    assert len(check.sheet.asked) == len(QUESTIONS), "another session asks for everything"
    left.pass_check()
    assert left.shows(left.pages.comfort)
    assert left.player.session is None


def test_after_not_today_nothing_is_left_to_go_on(left: Giver) -> None:
    pages, offer = left.pages, left.program.sessions.broken_off
    offer.page.go_on.click()
    pages.safety.settle()
    pages.safety.one.click()
    assert left.shows(pages.not_today)
    offer.resume(broken_off(routine(), 120_000))
    assert no_session(left)
    offer.show_offer()
    offer.page.go_on_asked.emit()
    offer.page.again_asked.emit()
    pages.safety.passed.emit(SIGNS_ALONE)
    assert no_session(left)
    assert not left.places.checkpoint.exists()


# By chance


def tick(id_: str) -> Act:
    return lambda giver: giver.pages.safety.sheet.row(id_).click()


def press(key: Qt.Key) -> Act:
    return lambda giver: giver.key(key)


def resize(size: tuple[int, int]) -> Act:
    return lambda giver: giver.window.resize(*size)


def click(name: str) -> Act:
    def act(giver: Giver) -> None:
        page = giver.pages.safety
        widget: QWidget = getattr(page.panel if name in ("mistake", "who_not") else page, name)
        if widget.isVisible():
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    return act


def force(giver: Giver) -> None:
    giver.pages.safety.none.clicked.emit()


ACTS = st.one_of(
    st.sampled_from([question.id for question in QUESTIONS]).map(tick),
    st.sampled_from(KEYS).map(press),
    st.sampled_from(["none", "none", "one", "more", "mistake", "who_not", "back"]).map(click),
    st.sampled_from([SMALL, LARGE, (1024, 600)]).map(resize),
    st.just(force),
)


@settings(max_examples=tried(50))
@given(size=st.sampled_from([SMALL, LARGE]), acts=st.lists(ACTS, max_size=25))
def test_comfort_is_reached_only_with_everything_read_and_nothing_ticked_that_blocks(
    started: Giver, size: tuple[int, int], acts: list[Act]
) -> None:
    open_check(started, size)
    page = started.pages.safety
    read = end_is_in_view(page)
    for act in acts:
        was_blocked, was_read = blocked(page), read
        act(started)
        if started.shows(started.pages.comfort):
            assert not was_blocked
            assert was_read
        if not started.shows(page):
            assert started.player.session is None
            assert page.sheet.ticked == frozenset()
            open_check(started, size)
            read = False
        read = read or end_is_in_view(page)
        assert page.none.isEnabled() == (read and not blocked(page))
