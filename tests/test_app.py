"""The whole program, from Home to Done and back, with a clock that is told."""

import gc
import json
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from giver import CLASSIC, Giver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plain_files import svg
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from samples import routine, technique
from tried import tried

from massage_timer import resources
from massage_timer.app import keep_what_was_read
from massage_timer.core.adapt import Comfort, adapt
from massage_timer.core.commands import PRESS_APART
from massage_timer.core.names import LEG_NAMES, clock, pressure_words
from massage_timer.core.routine import Height, Side, Zone
from massage_timer.core.safety import NOT_TODAY, QUESTIONS
from massage_timer.core.screening import none_of, outcome
from massage_timer.core.session import Command, Phase
from massage_timer.core.timeline import LEG_MS, Options
from massage_timer.pictures.palette import SKINS, SkinTone
from massage_timer.store.library import RoutineNotFound
from massage_timer.ui.tokens import DARK, DIM_AMBER, HOLD_MS, LIGHT, THEMES
from massage_timer.ui.widgets.button import Button

SHIPPED = sorted(file.stem for file in resources.routines().glob("*.yaml"))
ROUTINE = (resources.routines() / f"{CLASSIC}.yaml").read_text(encoding="utf-8")
BROKEN = ROUTINE.replace("calf-glide", "calf-gilde")
SESSION_KEYS = [
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Right,
    Qt.Key.Key_Left,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_MediaTogglePlayPause,
    Qt.Key.Key_F5,
]
FREE = outcome(none_of(QUESTIONS))
MOVE_THE_FOCUS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
"""Between the two answers of the safety check."""


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Giver]]:
    """Starts the program; each start finds what the one before has left."""
    starts: list[Giver] = []

    def start() -> Giver:
        starts.append(Giver(tmp_path))
        return starts[-1]

    yield start
    for giver in starts:
        giver.leave()


@pytest.fixture
def giver(start: Callable[[], Giver]) -> Giver:
    return start()


@pytest.fixture(scope="module")
def long_giver(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Giver]:
    """One start for many examples."""
    giver = Giver(tmp_path_factory.mktemp("home"))
    giver.pages.session.set_still(True)  # a cross-fade would draw each picture
    yield giver
    giver.leave()


def write_own(home: Path, name: str, text: str) -> Path:
    file = home / "routines" / f"{name}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


# From the start to the end


@pytest.mark.parametrize("routine", SHIPPED)
def test_every_shipped_routine_gives_each_leg_five_minutes(giver: Giver, routine: str) -> None:
    giver.pages.session.set_still(True)
    giver.begin(routine)
    sides = [giver.frame.side]
    giver.go_until(lambda shown: shown.phase is Phase.CHANGE)
    assert giver.shows(giver.pages.change)
    sides.append(giver.frame.side)
    giver.go_until(lambda shown: shown.phase is Phase.STEP)
    assert giver.shows(giver.pages.session)
    assert sides == [Side.LEFT, Side.RIGHT]
    giver.go_until(lambda shown: shown.phase is Phase.DONE)
    done = giver.pages.done
    assert giver.shows(done)
    assert done.title.words == "Both legs done."
    assert {side: done.clocks[side].words for side in Side} == dict.fromkeys(Side, "5:00")
    assert {side: giver.session.hands_on(side) for side in Side} == dict.fromkeys(Side, LEG_MS)
    done.home.click()
    assert giver.shows(giver.window.home)


def test_a_regular_needs_five_keys_from_home_to_a_session(giver: Giver) -> None:
    giver.key(Qt.Key.Key_Return)
    assert giver.shows(giver.pages.safety)
    giver.key(Qt.Key.Key_N)
    assert giver.shows(giver.pages.comfort)
    giver.key(Qt.Key.Key_Return)
    assert giver.shows(giver.pages.ready)
    giver.key(Qt.Key.Key_Space)
    assert giver.shows(giver.pages.session)
    assert giver.frame.phase is Phase.LEAD_IN


def test_a_session_is_of_the_routine_as_the_wishes_make_it(giver: Giver) -> None:
    giver.choose_comfort()
    wished = Comfort(Height.BELOW_KNEE, 2, sore=frozenset({Zone.CALF}), first=Side.RIGHT)
    giver.pages.comfort._wish(wished)
    routine = giver.planned
    giver.pages.comfort.get_ready.click()
    giver.pages.ready.start.click()
    assert giver.frame.side is Side.RIGHT
    assert giver.session.timeline.routine == adapt(routine, wished)
    giver.player.tell(Command.STOP)
    giver.pages.done.swap.click()
    giver.pages.safety.none.click()
    assert giver.planned == routine
    offered = replace(wished, sore=frozenset())
    assert giver.pages.comfort.wishes == offered


def test_a_session_that_is_stopped_says_what_each_leg_really_got(giver: Giver) -> None:
    giver.begin()
    giver.go_until(lambda shown: shown.leg_seconds == 300 - 131)
    giver.program.flow.ask_to_stop()
    giver.pages.stop.stop_now.click()
    done = giver.pages.done
    assert giver.shows(done)
    assert done.title.words == "Stopped."
    assert done.clocks[Side.LEFT].words == "2:11"
    assert done.clocks[Side.RIGHT].words == "0:00"


# No way round the safety check


def test_one_of_these_or_not_sure_leads_to_the_card_and_home(giver: Giver) -> None:
    giver.window.home.start.click()
    giver.pages.safety.one.click()
    page = giver.pages.not_today
    assert giver.shows(page)
    assert page.title.words == NOT_TODAY.title
    page.panel.close_button.click()
    assert giver.shows(giver.window.home)
    assert giver.player.session is None


@pytest.mark.parametrize("key", [k for k in SESSION_KEYS if k not in MOVE_THE_FOCUS])
def test_the_keys_of_a_session_answer_nothing_in_the_check(giver: Giver, key: Qt.Key) -> None:
    giver.window.home.start.click()
    for _ in range(3):
        giver.key(key)
    assert giver.shows(giver.pages.safety)
    assert giver.player.session is None


def test_a_key_that_is_held_down_goes_no_further_than_the_next_page(giver: Giver) -> None:
    giver.window.home.start.click()
    giver.key(Qt.Key.Key_Left)
    giver.key(Qt.Key.Key_Return)
    for _ in range(20):
        giver.hold(Qt.Key.Key_Return, repeated=True)
    assert giver.shows(giver.pages.comfort)
    assert giver.player.session is None


def test_a_routine_that_is_opened_by_name_is_asked_about_as_well(giver: Giver) -> None:
    for word in (CLASSIC, str(resources.routines() / "foot-reviver.yaml")):
        giver.program.opening.open_routine(word)
        assert giver.shows(giver.pages.safety)
        assert giver.player.session is None


def test_the_other_person_is_asked_as_well(giver: Giver) -> None:
    giver.begin()
    giver.player.tell(Command.STOP)
    giver.pages.done.swap.click()
    assert giver.shows(giver.pages.safety)
    assert not giver.pages.safety.none.hasFocus()
    giver.pass_check()
    giver.pages.comfort.settle()
    giver.pages.comfort.get_ready.click()
    assert giver.pages.ready.name.words == "Classic five-minute legs"


def test_nothing_but_the_answer_reaches_ready_and_nothing_but_ready_a_session(giver: Giver) -> None:
    pages = giver.pages
    ways: list[Callable[[], object]] = [
        pages.ready.start_asked.emit,
        lambda: pages.safety.passed.emit(FREE),
        pages.comfort.get_ready.click,
        lambda: pages.comfort.ready_asked.emit(routine(), Comfort()),
        lambda: giver.window.key_pressed.emit("Space"),
        pages.session.picture_clicked.emit,
        pages.change.clicked.emit,
        lambda: pages.session.controls.asked.emit(Command.TOGGLE),
        pages.done.swap_asked.emit,
        pages.stop.go_on_asked.emit,
        pages.stop.stop_asked.emit,
        pages.text.closed.emit,
        pages.text.other_asked.emit,
    ]
    for way in ways:
        way()
        assert giver.player.session is None
        assert not giver.shows(pages.session)
    giver.window.home.start.click()
    pages.safety.one.click()
    for way in ways:
        way()
        assert giver.player.session is None
        assert giver.page not in (pages.comfort, pages.ready, pages.session)


def test_an_answer_is_not_kept_for_the_next_session(giver: Giver) -> None:
    giver.get_ready()
    giver.pages.ready.back.click()
    assert giver.shows(giver.pages.comfort)
    giver.pages.ready.start_asked.emit()
    assert giver.player.session is None
    giver.pages.comfort.back.click()
    giver.pages.ready.start_asked.emit()
    giver.pages.safety.passed.emit(FREE)
    assert giver.shows(giver.window.home)
    assert giver.player.session is None
    giver.window.home.start.click()
    assert giver.shows(giver.pages.safety)
    assert not giver.pages.safety.none.hasFocus()


# Keys


def test_space_on_home_starts_nothing_but_the_check(giver: Giver) -> None:
    giver.window.home.list.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        giver.key(key)
        assert giver.shows(giver.window.home)
    assert giver.player.session is None


def test_keys_work_on_the_session_and_leave_other_pages_alone(giver: Giver) -> None:
    giver.begin()
    giver.key(Qt.Key.Key_Space)
    assert giver.frame.paused
    giver.program.telling.show_help()
    giver.key(Qt.Key.Key_F5)
    assert giver.frame.paused


@pytest.mark.parametrize("key", SESSION_KEYS)
def test_any_key_goes_on_from_a_pause(long_giver: Giver, key: Qt.Key) -> None:
    giver = long_giver
    giver.program.go_home()
    giver.begin()
    giver.player.tell(Command.PAUSE)
    giver.key(key)
    assert not giver.frame.paused
    assert giver.frame.phase is Phase.LEAD_IN


@pytest.mark.parametrize("key", SESSION_KEYS[::3])
def test_any_key_goes_on_at_the_change_of_legs(long_giver: Giver, key: Qt.Key) -> None:
    giver = long_giver
    giver.program.go_home()
    giver.begin()
    giver.go_to(Phase.CHANGE)
    giver.pass_time(2_000)
    giver.key(key)
    assert giver.frame.phase is Phase.LEAD_IN
    assert giver.frame.side is Side.RIGHT


def test_escape_leaves_a_page_of_text(giver: Giver) -> None:
    giver.window.home.top.help.click()
    giver.key(Qt.Key.Key_PageDown)
    assert giver.pages.text.sheet_view.verticalScrollBar().value() > 0
    giver.key(Qt.Key.Key_Escape)  # the page is new: the key that opened it may still be down
    assert giver.shows(giver.pages.text)
    giver.pages.text.settle()
    giver.hold(Qt.Key.Key_Escape, repeated=True)
    assert giver.shows(giver.pages.text)
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)


def test_a_key_of_the_last_moment_of_a_leg_does_not_skip_the_change(giver: Giver) -> None:
    giver.begin()
    giver.go_to(Phase.CHANGE)
    giver.key(Qt.Key.Key_Right)
    assert giver.frame.phase is Phase.CHANGE


def test_presses_within_the_time_of_a_bounce_count_once(giver: Giver) -> None:
    giver.begin()
    giver.key(Qt.Key.Key_Space)
    giver.clock.advance(PRESS_APART - 1)
    giver.hold(Qt.Key.Key_Space)
    assert giver.frame.paused
    giver.clock.advance(PRESS_APART)
    giver.hold(Qt.Key.Key_Space)
    assert not giver.frame.paused


def test_a_key_that_repeats_itself_counts_once(giver: Giver) -> None:
    giver.begin()
    giver.key(Qt.Key.Key_Space)
    for _ in range(30):
        giver.clock.advance(PRESS_APART)
        giver.hold(Qt.Key.Key_Space, repeated=True)
        assert giver.frame.paused


def test_a_click_on_the_picture_pauses_and_goes_on(giver: Giver) -> None:
    giver.begin()
    giver.clock.advance(PRESS_APART)
    giver.pages.session.picture.clicked.emit()
    assert giver.frame.paused
    giver.clock.advance(PRESS_APART)
    giver.pages.session.picture.clicked.emit()
    assert not giver.frame.paused


# Stop


def test_escape_pressed_shortly_pauses_and_asks(giver: Giver) -> None:
    giver.begin()
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.pages.stop)
    assert giver.frame.paused
    giver.pages.stop.go_on.click()
    assert giver.shows(giver.pages.session)
    assert giver.frame.phase is Phase.LEAD_IN
    assert not giver.frame.paused


def test_escape_held_for_a_second_stops_at_once(giver: Giver) -> None:
    giver.begin()
    giver.hold(Qt.Key.Key_Escape)
    giver.hold(Qt.Key.Key_Escape, repeated=True)
    giver.pages.session.controls.closing.setCurrentTime(HOLD_MS - 1)
    assert giver.frame.phase is Phase.STEP
    giver.pages.session.controls.closing.setCurrentTime(HOLD_MS)
    assert giver.shows(giver.pages.done)
    assert giver.frame.stopped
    giver.let_go(Qt.Key.Key_Escape)
    assert giver.shows(giver.pages.done)


def test_a_held_escape_that_comes_as_pairs_of_presses_is_one_press(giver: Giver) -> None:
    giver.begin()
    controls = giver.pages.session.controls
    giver.hold(Qt.Key.Key_Escape)
    controls.closing.setCurrentTime(HOLD_MS // 2)
    controls.release()  # what some systems send while a key is held
    giver.hold(Qt.Key.Key_Escape)
    controls.settle()
    assert giver.shows(giver.pages.session)
    assert controls.closing.currentTime() >= HOLD_MS // 2
    controls.closing.setCurrentTime(HOLD_MS)
    assert giver.shows(giver.pages.done)


def test_a_key_pressed_as_the_session_ends_does_not_leave_its_summary(giver: Giver) -> None:
    giver.begin()
    giver.go_to(Phase.DONE)
    giver.key(Qt.Key.Key_Space, " ")
    assert giver.shows(giver.pages.done)
    giver.pages.done.settle()
    giver.key(Qt.Key.Key_Return)
    assert giver.shows(giver.window.home)


def test_escape_at_the_change_of_legs_asks_and_goes_on_counting(giver: Giver) -> None:
    giver.begin()
    giver.go_to(Phase.CHANGE)
    giver.pass_time(4_000)
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.pages.stop)
    giver.pages.stop.go_on.click()
    assert giver.shows(giver.pages.change)
    assert not giver.frame.paused
    assert giver.frame.seconds == 16


def test_a_window_that_is_closed_during_a_session_asks_first(giver: Giver) -> None:
    giver.begin()
    assert not giver.close()
    assert giver.shows(giver.pages.stop)
    assert giver.frame.paused
    assert not giver.close(), "nor is it lost by closing the window twice"
    giver.pages.stop.stop_now.click()
    assert giver.shows(giver.pages.done)
    assert giver.close()


# What is remembered


def test_theme_routine_and_window_are_as_they_were_left(start: Callable[[], Giver]) -> None:
    first = start()
    was_dark = first.window.theme.is_dark
    first.window.home.top.colours.click()
    first.window.resize(800, 600)  # within the screen of the offscreen platform
    first.begin("gentle-evening")
    first.player.tell(Command.STOP)
    first.close()
    second = start()
    assert second.window.theme.is_dark is not was_dark
    assert second.window.size().toTuple() == (800, 600)
    chosen = second.window.home.list.chosen
    assert chosen is not None
    assert (chosen.id, chosen.last_used) == ("gentle-evening", True)


def test_comfort_is_offered_again_and_nobodys_health_is_kept(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    first = start()
    first.window.home.top.colours.click()
    before = json.loads((tmp_path / "settings.json").read_text())
    first.choose_comfort()
    wished = Comfort(Height.MID_THIGH, 2, True, True, frozenset({Zone.CALF}), Side.RIGHT)
    first.pages.comfort._wish(wished)
    first.pages.comfort.get_ready.click()
    ready = first.pages.ready
    assert ready.first.words == "Right leg first"
    assert ready.wishes.words == (
        "Up to mid-thigh · at most soft · light touch · more time for the calf"
        " · flat palms on the feet"
    )
    kept = json.loads((tmp_path / "settings.json").read_text())
    changed = {name: value for name, value in kept.items() if value != before[name]}
    assert changed == {
        "height": "mid-thigh",
        "pressure": 2,
        "ticklish": True,
        "first_side": "right",
    }
    second = start()
    second.choose_comfort()
    assert second.pages.comfort.wishes == replace(wished, heavy=False, sore=frozenset())


def test_wishes_that_are_what_they_were_write_nothing(giver: Giver, tmp_path: Path) -> None:
    giver.get_ready()
    assert not (tmp_path / "settings.json").exists()


def test_a_first_leg_that_an_option_says_holds_for_this_start_alone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    giver = Giver(tmp_path, first=Side.RIGHT)
    giver.choose_comfort()
    page = giver.pages.comfort
    assert page.wishes.first is Side.RIGHT
    page.get_ready.click()
    assert giver.pages.ready.first.words == "Right leg first"
    assert not (tmp_path / "settings.json").exists()
    giver.leave()


def test_the_button_for_colours_goes_round_all_three(giver: Giver) -> None:
    home = giver.window.home
    seen = []
    for _ in THEMES:
        home.top.colours.click()
        seen.append((giver.window.theme, home.top.colours.text()))
    assert {theme for theme, _ in seen} == set(THEMES)
    assert dict(seen) == {LIGHT: "Dark", DARK: "Dim amber", DIM_AMBER: "Light"}
    assert giver.window.theme == seen[-1][0]


def test_dim_amber_is_kept(start: Callable[[], Giver]) -> None:
    first = start()
    while first.window.theme != DIM_AMBER:
        first.window.home.top.colours.click()
    assert first.close()
    assert start().window.theme == DIM_AMBER


@pytest.mark.parametrize(("motion", "moves"), [("reduced", False), ("full", True)])
def test_reduced_motion_lets_the_picture_stand_and_the_seconds_go(
    start: Callable[[], Giver], tmp_path: Path, motion: str, moves: bool
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"version": 1, "motion": motion}))
    giver = start()
    giver.begin()
    for view in (giver.pages.session.picture, giver.pages.mini.picture):
        view.settle()
        before = view.grab().toImage()
        giver.pass_time(1_000)
        view.settle()
        assert (view.grab().toImage() != before) is moves
        if giver.window.isVisible():
            giver.key(Qt.Key.Key_F10)
    assert giver.frame.seconds < giver.frame.length


def skin_of(image: QImage) -> Counter[str]:
    """How often a picture has the ground colour of each skin."""
    bases = {SKINS[tone][0].lower() for tone in SkinTone}
    points = product(range(0, image.width(), 3), range(0, image.height(), 3))
    names = (image.pixelColor(x, y).name() for x, y in points)
    return Counter(name for name in names if name in bases)


@pytest.mark.parametrize(
    ("settings_of", "recipient", "giver_tone"),
    [
        ({}, SkinTone.LIGHT, SkinTone.MEDIUM),
        ({"recipient_tone": "deep"}, SkinTone.DEEP, SkinTone.MEDIUM),
        ({"recipient_tone": "medium", "giver_tone": "light"}, SkinTone.MEDIUM, SkinTone.LIGHT),
    ],
)
def test_all_pictures_have_the_tones_of_the_two_people(
    start: Callable[[], Giver],
    tmp_path: Path,
    settings_of: dict[str, str],
    recipient: SkinTone,
    giver_tone: SkinTone,
) -> None:
    (tmp_path / "settings.json").write_text(
        json.dumps({"version": 1, "theme": "light", **settings_of})
    )
    giver = start()
    small = giver.program.pictures.thumbnails.named("calf-glide", "light").toImage()
    giver.get_ready()
    set_up = giver.pages.ready.grab().toImage()
    giver.pages.ready.start.click()
    giver.go_until(lambda shown: shown.phase is Phase.STEP)
    step = giver.pages.session.picture.grab().toImage()
    giver.key(Qt.Key.Key_F10)
    mini = giver.pages.mini.picture.grab().toImage()
    base = {tone: SKINS[tone][0].lower() for tone in SkinTone}
    for picture in (small, set_up, step, mini):
        found = skin_of(picture)
        assert found[base[recipient]] > 0
        assert set(found) <= {base[recipient], base[giver_tone]}
    assert skin_of(step)[base[giver_tone]] > 0


def test_settings_that_cannot_be_written_stop_no_session(start: Callable[[], Giver]) -> None:
    giver = start()
    giver.places.settings.mkdir()
    giver.begin()
    giver.go_until(lambda shown: shown.leg_seconds == 290)
    assert giver.shows(giver.pages.session)
    giver.player.tell(Command.STOP)
    giver.pages.done.home.click()
    assert giver.shows(giver.pages.text), "it is told once"
    giver.pages.text.close_button.click()
    assert giver.shows(giver.window.home)
    giver.window.home.top.colours.click()
    assert giver.shows(giver.window.home)
    assert giver.close()


def test_a_home_that_is_no_folder_is_told_and_the_program_goes_on(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    (tmp_path / "routines").write_text("not a folder")
    (tmp_path / "settings.json").write_text("{ torn")
    giver = start()
    assert giver.shows(giver.pages.text)
    giver.pages.text.close_button.click()
    giver.begin()


# The user's own routines


def test_a_broken_routine_stands_on_home_with_its_first_message(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    file = write_own(tmp_path, "my-calves", BROKEN)
    giver = start()
    giver.program.read_the_rest()
    assert giver.window.home.list.choose("my-calves")
    card = giver.window.home.list.chosen
    assert card is not None
    assert not card.usable
    assert card.own
    assert card.problems[0].endswith(
        "there is no technique 'calf-gilde': did you mean 'calf-glide'?"
    )
    giver.window.home.start.click()
    assert giver.shows(giver.pages.text)
    giver.pages.text.other.click()
    assert giver.shows(giver.pages.text), "it is still broken"
    file.write_text(ROUTINE, encoding="utf-8")
    giver.pages.text.other.click()
    assert giver.shows(giver.window.home)
    mended = giver.window.home.list.chosen
    assert mended is not None
    assert (mended.id, mended.usable) == ("my-calves", True)
    giver.begin("my-calves")


def test_a_thousand_strange_files_are_read_after_the_window_is_there(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    for number in range(1_000):
        write_own(tmp_path, f"own-{number:04d}", BROKEN if number % 100 else ROUTINE)
    write_own(tmp_path, "deep", "[" * 100_000)
    giver = start()
    assert giver.window.isVisible()
    assert {card.id for card in giver.window.home.list.cards} == set(SHIPPED)
    giver.program.opening.open_routine("own-0900")
    assert giver.shows(giver.pages.safety)


def test_an_own_routine_that_was_used_last_is_chosen_when_it_has_been_read(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    write_own(tmp_path, "mine", ROUTINE).rename(tmp_path / "routines" / "mine.yml")
    (tmp_path / "settings.json").write_text(json.dumps({"version": 1, "last_routine": "mine"}))
    giver = start()
    giver.program.read_the_rest()
    chosen = giver.window.home.list.chosen
    assert chosen is not None
    assert (chosen.id, chosen.last_used) == ("mine", True)
    assert len([card for card in giver.window.home.list.cards if card.id == "mine"]) == 1


def test_what_the_user_has_chosen_meanwhile_stays_chosen(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    write_own(tmp_path, "mine", ROUTINE).rename(tmp_path / "routines" / "mine.yml")
    (tmp_path / "settings.json").write_text(json.dumps({"version": 1, "last_routine": "mine"}))
    giver = start()
    giver.key(Qt.Key.Key_Right)
    giver.program.read_the_rest()
    chosen = giver.window.home.list.chosen
    assert chosen is not None
    assert chosen.id == SHIPPED[0]


def test_own_pictures_are_shown_and_broken_ones_are_told_once_on_home(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "heel-hum.svg").write_bytes(svg())
    (tmp_path / "pictures" / "heel-roll.svg").write_bytes(svg("<script/>"))
    giver = start()
    giver.begin()
    view = giver.pages.session.picture
    view.set_picture(technique(name="Heel hum"), False, fade=False)
    assert "#ff0000" in colours_of(view)
    view.set_picture(technique(name="Heel roll"), False, fade=False)
    assert "#ff0000" not in colours_of(view)
    giver.player.tell(Command.STOP)
    giver.pages.done.home.click()
    assert giver.shows(giver.pages.text)
    giver.pages.text.close_button.click()
    assert giver.shows(giver.window.home)
    giver.program.go_home()
    assert giver.shows(giver.window.home), "it is told once"


def colours_of(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}


def test_a_file_from_anywhere_can_be_opened(giver: Giver, tmp_path: Path) -> None:
    file = tmp_path / "elsewhere.yaml"
    file.write_text(ROUTINE.replace("Classic five-minute legs", "Elsewhere"), encoding="utf-8")
    giver.program.opening.open_routine(str(file))
    giver.pass_check()
    giver.pages.comfort.settle()
    giver.pages.comfort.get_ready.click()
    assert giver.pages.ready.name.words == "Elsewhere"
    with pytest.raises(RoutineNotFound):
        giver.program.opening.open_routine("nowhere")


def test_the_search_keeps_what_was_chosen_and_help_does_not_lose_it(giver: Giver) -> None:
    home = giver.window.home
    home.list.choose("runner-recovery")
    home.top.help.click()
    giver.pages.text.close_button.click()
    assert home.list.chosen is not None
    assert home.list.chosen.id == "runner-recovery"
    for letter in "runner":
        giver.key(Qt.Key(ord(letter.upper())), letter)
    assert [card.id for card in home.list.cards] == ["runner-recovery"]
    giver.key(Qt.Key.Key_Escape)
    assert len(home.list.cards) == len(SHIPPED)
    assert home.list.chosen.id == "runner-recovery"


# The screen tells the truth


PRESSES = st.sampled_from([c for c in Command if c not in (Command.START, Command.STOP)])
HISTORY = st.lists(st.tuples(st.integers(0, 30_000), PRESSES), max_size=25)


@settings(max_examples=tried(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    history=HISTORY,
    routine=st.sampled_from(SHIPPED),
    first=st.sampled_from(Side),
    wait=st.booleans(),
)
def test_the_screen_says_what_the_session_is(
    long_giver: Giver,
    history: list[tuple[int, Command]],
    routine: str,
    first: Side,
    wait: bool,
) -> None:
    giver = long_giver
    giver.program.go_home()
    giver.begin(routine)
    giver.player.load(giver.session.timeline.routine, Options(first=first, wait_at_change=wait))
    giver.player.press(Command.START)
    for gap, command in history:
        giver.pass_time(gap)
        giver.player.tell(command)
        assert_screen_is_true(giver)


def assert_screen_is_true(giver: Giver) -> None:
    shown, pages = giver.frame, giver.pages
    if shown.phase is Phase.DONE:
        assert giver.shows(pages.done)
        clocks = {side: pages.done.clocks[side].words for side in Side}
        assert clocks == {side: clock(shown.hands_on(side) // 1000) for side in Side}
        return
    assert shown.step is not None
    technique = shown.step.technique
    if shown.phase is Phase.CHANGE:
        assert giver.shows(pages.change)
        assert LEG_NAMES[shown.side] in pages.change.accessibleName()
        assert pages.change.picture.mirrored is (shown.side is Side.RIGHT)
        return
    page = pages.session
    assert giver.shows(page)
    assert page.badge.accessibleName() == LEG_NAMES[shown.side]
    assert page.technique.words == technique.name
    assert page.cue.words == shown.step.cue
    assert page.picture.accessibleName() == f"Picture: {technique.name}"
    assert page.picture.mirrored is (shown.side is Side.RIGHT)
    assert page.ring.seconds == shown.seconds
    assert page.leg_clock.words == clock(shown.leg_seconds)
    assert page.both_clock.words == clock(shown.both_seconds)
    assert pressure_words(shown.pressure) in page.dial.accessibleName()
    assert page.following.is_soon is (shown.following_in is not None)
    assert page.controls.pause.text() == ("Go on" if shown.paused else "Pause")
    if shown.paused:
        assert not page.banner.isHidden()


def test_every_place_that_can_have_the_focus_has_a_name(giver: Giver) -> None:
    giver.get_ready()
    for widget in giver.window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            # A button without words is one that its page does not show.
            unused = isinstance(widget, Button) and widget.isHidden() and not widget.text()
            assert widget.accessibleName() or unused, widget


def test_what_was_read_is_spared_the_search_for_garbage_and_what_it_left_is_gone() -> None:
    class Left:
        def __init__(self) -> None:
            self.itself = self

    kept = gc.get_freeze_count()
    read = [[number] for number in range(1000)]
    gone = weakref.ref(Left())
    keep_what_was_read()
    assert gone() is None
    assert gc.get_freeze_count() >= kept + len(read)
    gc.unfreeze()


def test_the_window_has_the_programs_icon_once_it_is_shown(giver: Giver, qtbot: QtBot) -> None:
    window = giver.program.window
    giver.program.afterwards.begin()
    qtbot.waitUntil(lambda: not window.windowIcon().isNull())
    sizes = {size.width() for size in window.windowIcon().availableSizes()}
    assert {16, 48, 256} <= sizes


def test_settings_speak_for_the_devices_of_a_session_that_nobody_asked_for_yet(
    giver: Giver,
) -> None:
    giver.window.home.top.settings.click()
    rows = {row.row.setting: row for row in giver.program.preferences.page.rows}
    assert rows["sounds"].note.words
    assert rows["talk"].note.words
