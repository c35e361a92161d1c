"""Settings take effect at once and are kept; the page is used with keys alone as well."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from giver import CLASSIC, Giver
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_timer.core.routine import Side
from massage_timer.core.safety import DISCLAIMER
from massage_timer.core.session import Command
from massage_timer.core.sounds import COUNTS_DOWN, Sound
from massage_timer.pictures.palette import SkinTone
from massage_timer.store.setting_values import values_of, with_values
from massage_timer.store.settings import (
    CHANGE_SECONDS,
    DIGIT_SIZES,
    LEAD_IN_SECONDS,
    TEXT_SIZES,
    VOLUMES,
    Settings,
    Tone,
)
from massage_timer.store.settings import Theme as ThemeChoice
from massage_timer.store.settings_file import SettingsFile
from massage_timer.ui.settings.page import SettingsPage
from massage_timer.ui.settings.row_view import RowView, in_lines
from massage_timer.ui.settings.rows import rows
from massage_timer.ui.tokens import DARK, LIGHT
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.segments import Segments

FIRST = rows(values_of(Settings()), ("Left", "Right"))
ROWS = {row.name: row for row in FIRST}
CHOICES = {row.name: row for row in FIRST if row.choices}
NUMBERS = {
    "volume": VOLUMES,
    "voice_volume": VOLUMES,
    "lead_in_seconds": LEAD_IN_SECONDS,
    "digits": DIGIT_SIZES,
    "change_seconds": CHANGE_SECONDS,
}


@pytest.fixture
def giver(qtbot: QtBot, tmp_path: Path) -> Iterator[Giver]:
    giver = Giver(tmp_path)
    yield giver
    giver.leave()


def opened(giver: Giver) -> SettingsPage:
    giver.window.home.top.settings.click()
    page = giver.program.preferences.page
    assert giver.shows(page)
    return page


def row_of(page: SettingsPage, name: str) -> RowView:
    return next(row for row in page.rows if row.row.name == name)


def choice_of(page: SettingsPage, name: str) -> Segments:
    choice = row_of(page, name).choice
    assert choice is not None
    return choice


def button_of(page: SettingsPage, name: str, words: str) -> Button:
    return next(button for button in row_of(page, name).buttons if button.text() == words)


def pick(giver: Giver, name: str, words: str) -> None:
    choice = choice_of(opened(giver), name)
    segment = next(s for s in choice.segments if s.text() == words)
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton)


def kept(giver: Giver) -> Settings:
    return SettingsFile(giver.places.settings).load()[0]


def focused(page: SettingsPage) -> str:
    return next(row.row.name for row in page.rows if row.isAncestorOf(page.focusWidget()))


def test_settings_are_reached_from_home_and_left_by_escape(giver: Giver) -> None:
    opened(giver)
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)
    opened(giver).back.click()
    assert giver.shows(giver.window.home)


@pytest.mark.parametrize("name", CHOICES)
def test_whatever_is_picked_is_kept_and_shown_again(giver: Giver, name: str) -> None:
    row, expected = ROWS[name], Settings()
    for place in (*range(1, len(row.choices)), 0):
        pick(giver, name, row.choices[place].words)
        expected = with_values(expected, row.choices[place].values)
        assert kept(giver) == replace(expected, window=kept(giver).window)
        giver.program.go_home()
        assert choice_of(opened(giver), name).chosen == place


def test_every_row_offers_two_to_seven_things_that_can_be_set() -> None:
    assert all(row.acts for row in FIRST if not row.choices)
    for row in CHOICES.values():
        assert 2 <= len(row.choices) <= 7
        assert len({choice.words for choice in row.choices}) == len(row.choices)
        for choice in row.choices:
            assert row.chosen(
                values_of(with_values(Settings(), choice.values))
            ) == row.choices.index(choice)


def test_every_size_of_text_that_the_file_may_have_is_offered() -> None:
    offered = [choice.values["text_size"] for choice in ROWS["Text size"].choices]
    assert tuple(offered) == TEXT_SIZES


@given(st.sampled_from(CHANGE_SECONDS), st.booleans())
def test_any_length_that_was_written_into_the_file_is_offered_and_shown(
    seconds: int, waits: bool
) -> None:
    settings = values_of(Settings(change_seconds=seconds, wait_at_change=waits))
    row = next(row for row in rows(settings) if row.name == "Change of legs")
    words = [choice.words for choice in row.choices]
    assert len(words) == 5
    assert f"{seconds} s" in words
    assert words[row.chosen(settings)] == ("Wait for a key" if waits else f"{seconds} s")


@given(st.data())
def test_any_number_that_the_file_may_have_takes_the_place_of_the_nearest_one(
    data: st.DataObject,
) -> None:
    name = data.draw(st.sampled_from(sorted(NUMBERS)))
    number = data.draw(st.sampled_from(NUMBERS[name]))
    settings = {**values_of(Settings()), name: number}
    plain = next(row for row in FIRST if row.setting == name)
    row = plain.fitted(settings)
    numbers = [choice.values.get(name) for choice in row.choices]
    assert numbers[row.chosen(settings)] == number
    assert len(row.choices) == len(plain.choices)
    written = [n for n in numbers if isinstance(n, int)]
    assert written == sorted(set(written))
    assert row.fitted(values_of(Settings())).chosen(values_of(Settings())) is not None


def test_a_number_that_was_set_elsewhere_is_shown_when_one_comes_back(giver: Giver) -> None:
    opened(giver)
    giver.program.go_home()
    giver.program.settings.keep(digits=120)
    digits = choice_of(opened(giver), "Size of the digits")
    assert digits.segments[digits.chosen].text() == "120 %"
    assert [segment.text() for segment in digits.segments] == ["100 %", "120 %", "130 %", "150 %"]


def test_rows_stand_under_their_headings_and_each_heading_once() -> None:
    groups = [row.group for row in FIRST]
    assert list(dict.fromkeys(groups)) == [
        "Sound and voice",
        "Session",
        "Keys and buttons",
        "Look",
        "This computer",
    ]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)


def test_a_monitor_is_offered_where_there_are_two_and_it_can_be_kept() -> None:
    settings = values_of(Settings())
    kept = {**settings, "monitor": "DP-2"}
    names = [row.name for row in rows(kept, ["DP-1"])]
    assert "Full screen on" not in names
    assert "Full screen on" not in [row.name for row in rows(settings, [])]
    row = next(row for row in rows(kept, ["DP-1", "DP-2"]) if row.name == "Full screen on")
    assert [choice.words for choice in row.choices] == ["Where it is", "DP-1", "DP-2"]
    assert row.chosen(kept) == 2
    assert row.chosen({**kept, "monitor": "gone"}) == 0
    many = [f"HDMI-{number}" for number in range(9)]
    row = next(row for row in rows(kept, many) if row.name == "Full screen on")
    assert len(row.choices) == 5


# What means nothing now, and what is missing


def test_what_silent_makes_idle_says_so_and_cannot_be_set(giver: Giver) -> None:
    page = opened(giver)
    idle = [
        "Volume of sounds",
        "Each stroke ticks",
        "Hear the sounds",
        "Voice",
        "Volume of the voice",
        "Pace of the voice",
    ]
    for words in ("Silent", "Full"):
        silent = words == "Silent"
        pick(giver, "Sounds", words)
        for name in idle:
            row = row_of(page, name)
            assert row.about.words.startswith("Silent is chosen") == silent
            assert bool(row.parts) != silent
        assert row_of(page, "Change of legs").parts
    pick(giver, "Sounds", "Silent")
    page.rows[0].take_focus()
    giver.key(Qt.Key.Key_Down)
    assert focused(page) == "First leg", "rows that mean nothing are passed over"
    giver.key(Qt.Key.Key_Up)
    assert focused(page) == "Sounds"


def test_what_needs_a_voice_says_that_it_is_off(giver: Giver) -> None:
    page = opened(giver)
    pick(giver, "Voice", "Off")
    for name in ("Volume of the voice", "Pace of the voice"):
        assert row_of(page, name).about.words == "The voice is off."
        assert not row_of(page, name).parts
    assert row_of(page, "Voice").parts


def test_quiet_offers_no_sound_that_it_has_not(giver: Giver) -> None:
    page = opened(giver)
    pick(giver, "Sounds", "Quiet")
    row = row_of(page, "Hear the sounds")
    assert row.about.words == "Quiet counts nothing down."
    missing = {
        act.sound
        for act, button in zip(row.row.acts, row.buttons, strict=True)
        if not button.isEnabled()
    }
    assert missing == COUNTS_DOWN


@pytest.mark.parametrize("setting", ["sounds", "talk", "keep_awake", "media_keys"])
def test_the_state_of_a_device_stands_under_its_row_and_goes_again(
    giver: Giver, setting: str
) -> None:
    page = opened(giver)
    row = next(row for row in page.rows if row.row.setting == setting)
    page.show_note(setting, "")
    high = row.height()
    page.show_note(setting, "No voice on this computer. Words stay on the screen.")
    assert row.note.isVisibleTo(page)
    assert row.note.geometry().bottom() < row.height()
    page.show_values(values_of(Settings()))
    assert row.note.words.startswith("No voice")
    page.show_note(setting, "")
    assert not row.note.isVisibleTo(page)
    assert row.height() == high


# What the buttons ask for


def test_every_sound_can_be_heard_and_so_can_the_voice(giver: Giver) -> None:
    page = opened(giver)
    heard: list[object] = []
    page.hear_asked.connect(heard.append)
    page.speak_asked.connect(lambda: heard.append("voice"))
    for button in row_of(page, "Hear the sounds").buttons:
        button.click()
    button_of(page, "Volume of sounds", "Hear").click()
    button_of(page, "Volume of the voice", "Hear").click()
    assert heard == [*Sound, Sound.CHANGE_LEGS, "voice"]


def test_what_was_taught_is_told_and_can_be_forgotten(giver: Giver) -> None:
    page = opened(giver)
    assert not button_of(page, "Taught buttons", "Forget all").isEnabled()
    giver.program.settings.keep(keys={"Page Down": Command.TOGGLE, "F7": Command.NEXT})
    page.show_values(giver.program.settings.values)
    assert row_of(page, "Taught buttons").about.words == "Page Down: Pause. F7: Next."
    many = {f"F{number}": Command.NEXT for number in range(1, 10)}
    page.show_values(values_of(Settings(keys=many)))
    assert row_of(page, "Taught buttons").about.words.endswith("F6: Next. And 3 more.")
    asked: list[str] = []
    page.forget_asked.connect(lambda: asked.append("forget"))
    page.teach_asked.connect(lambda: asked.append("teach"))
    button_of(page, "Taught buttons", "Teach a button").click()
    button_of(page, "Taught buttons", "Forget all").click()
    assert asked == ["teach", "forget"]


def test_the_focus_stays_in_the_row_whose_button_has_done_its_work(giver: Giver) -> None:
    page = opened(giver)
    page.show_values(values_of(Settings(keys={"F7": Command.NEXT})))
    button_of(page, "Taught buttons", "Forget all").setFocus()
    page.show_values(values_of(Settings()))
    assert page.focusWidget() is button_of(page, "Taught buttons", "Teach a button")


# Headings


def test_a_heading_leads_to_its_rows_where_there_is_room_for_it(giver: Giver) -> None:
    giver.window.resize(1280, 800)
    page = opened(giver)
    look = next(button for button in page.headings.buttons if button.text() == "Look")
    look.setFocus()
    giver.key(Qt.Key.Key_Return)
    assert focused(page) == "Language"
    assert page.sheet.heading_at(page.view.verticalScrollBar().value()) == "Look"
    assert look.accessibleDescription() == "Shown now"
    page.headings.buttons[0].setFocus()
    giver.key(Qt.Key.Key_Down)
    assert page.headings.buttons[1].hasFocus()
    for _ in page.headings.buttons:
        giver.key(Qt.Key.Key_Down)
    assert page.headings.buttons[-1].hasFocus()
    giver.window.resize(800, 480)
    assert not page.headings.isVisibleTo(page)


def test_the_heading_that_is_shown_is_marked_while_scrolling(giver: Giver) -> None:
    page = opened(giver)
    for heading, words in page.sheet.headings.items():
        page.view.verticalScrollBar().setValue(words.y())
        if page.view.verticalScrollBar().value() == words.y():
            marked = [b.text() for b in page.headings.buttons if b.accessibleDescription()]
            assert marked == [heading]


@given(st.lists(st.integers(20, 300), max_size=9), st.integers(100, 700), st.integers(0, 20))
def test_buttons_fill_lines_without_touching(widths: list[int], room: int, gap: int) -> None:
    boxes = in_lines([QSize(wide, 48) for wide in widths], room, gap)
    assert len(boxes) == len(widths)
    assert all(box.left() >= 0 and box.right() < room for box in boxes)
    for one, other in zip(boxes, boxes[1:], strict=False):
        assert other.left() >= one.right() + gap or other.top() >= one.bottom() + gap


# What takes effect


def test_text_grows_at_once(giver: Giver) -> None:
    page = opened(giver)
    before = page.title.height()
    pick(giver, "Text size", "200 %")
    assert giver.window.theme.zoom == 2
    assert page.title.height() > before * 1.8


def test_colours_change_at_once(giver: Giver) -> None:
    pick(giver, "Colours", "Dark")
    assert giver.window.theme.ground == DARK.ground
    pick(giver, "Colours", "Light")
    assert giver.window.theme.ground == LIGHT.ground


def test_tones_change_in_every_picture_at_once(giver: Giver) -> None:
    pick(giver, "Colours", "Light")
    program, home = giver.program, giver.window.home
    shipped = home.list.grab().toImage()
    pick(giver, "Skin of the person massaged", "Deep")
    assert program.pictures.library.palette("light").recipient == SkinTone.DEEP
    program.go_home()
    assert home.list.grab().toImage() != shipped
    pick(giver, "Skin of the person massaged", "Light")
    program.go_home()
    assert home.list.grab().toImage() == shipped
    assert kept(giver).giver_tone is Tone.NEIGHBOUR


def test_a_session_page_that_was_seen_before_has_the_new_tones_too(giver: Giver) -> None:
    giver.begin(CLASSIC)
    giver.player.tell(Command.STOP)
    giver.pages.done.home.click()
    pick(giver, "Skin of the person massaged", "Deep")
    pick(giver, "Skin of the hands", "Light")
    giver.program.go_home()
    giver.begin(CLASSIC)
    giver.key(Qt.Key.Key_F10)
    for view in (giver.pages.session.picture, giver.pages.mini.picture):
        assert (view._palette.recipient, view._palette.giver) == (SkinTone.DEEP, SkinTone.LIGHT)


def test_the_next_session_goes_by_what_was_set(giver: Giver) -> None:
    pick(giver, "First leg", "Right")
    pick(giver, "Change of legs", "45 s")
    giver.program.go_home()
    giver.begin(CLASSIC)
    assert giver.frame.side is Side.RIGHT
    assert giver.session.timeline.options.change == 45_000
    assert not giver.session.timeline.options.wait_at_change


def test_what_the_button_on_home_changed_is_shown(giver: Giver) -> None:
    giver.program.change_theme()
    colours = choice_of(opened(giver), "Colours")
    assert colours.segments[colours.chosen].text() != "System"
    assert kept(giver).theme is not ThemeChoice.SYSTEM


@pytest.mark.parametrize("size", [QSize(800, 480), QSize(1280, 800), QSize(1920, 1080)])
def test_seven_languages_stand_in_two_lines(giver: Giver, size: QSize) -> None:
    giver.window.resize(size)
    opened(giver)
    tops = [segment.y() for segment in choice_of(opened(giver), "Language").segments]
    assert sorted(tops.count(top) for top in set(tops)) == [3, 4]


@pytest.mark.parametrize(
    ("size", "text"), [(QSize(800, 480), 100), (QSize(1280, 800), 200), (QSize(800, 480), 200)]
)
def test_up_and_down_go_from_row_to_row_and_the_row_is_always_in_sight(
    giver: Giver, size: QSize, text: int
) -> None:
    giver.window.resize(size)
    giver.program.preferences.change({"text_size": text})
    page = opened(giver)
    for key, names in ((Qt.Key.Key_Down, list(ROWS)), (Qt.Key.Key_Up, list(ROWS)[::-1])):
        for name in names:
            assert focused(page) == name
            row = row_of(page, name)
            if row.height() <= page.view.viewport().height():
                assert in_sight(page, row)
            assert in_sight(page, page.focusWidget())
            if name != names[-1]:
                giver.key(key)


@pytest.mark.parametrize("size", [QSize(800, 480), QSize(1280, 800)])
def test_tab_reaches_every_button_and_it_is_in_sight(giver: Giver, size: QSize) -> None:
    giver.window.resize(size)
    giver.program.preferences.change({"text_size": 200})
    page = opened(giver)
    wanted = [button for row in page.rows for button in row.buttons if button.isEnabled()]
    seen: list[QWidget] = []
    while page.focusWidget() is not page.back and len(seen) < 100:
        seen.append(page.focusWidget())
        assert in_sight(page, page.focusWidget())
        giver.key(Qt.Key.Key_Tab)
    assert [part for part in seen if isinstance(part, Button)] == wanted


def in_sight(page: SettingsPage, part: QWidget) -> bool:
    seen = page.view.viewport()
    return seen.rect().contains(QRect(part.mapTo(seen, part.rect().topLeft()), part.size()))


@pytest.mark.parametrize("zoom", [100, 125, 200])
@pytest.mark.parametrize(
    "size",
    [QSize(800, 480), QSize(1024, 768), QSize(1280, 800), QSize(1920, 1080), QSize(1080, 1920)],
)
def test_nothing_is_cut_or_lies_on_anything_else(giver: Giver, size: QSize, zoom: int) -> None:
    giver.window.resize(size)
    giver.program.preferences.change({"text_size": zoom})
    page = opened(giver)
    for row in page.rows[::2]:
        row.show_note("No voice on this computer. Words stay on the screen.")
    for sounds in ("full", "silent"):
        giver.program.preferences.change({"sounds": sounds})
        bottom = 0
        for row in page.rows:
            assert row.y() >= bottom
            bottom = row.geometry().bottom()
            words = [part for part in (row.name, row.about, row.note) if part.isVisibleTo(page)]
            assert all(each.height() >= each.height_for(each.width()) for each in words)
            controls: list[Segments | Button] = [*row.buttons]
            if row.choice is not None:
                controls.append(row.choice)
            boxes = [control.box.translated(control.pos()) for control in controls]
            places = [*(each.geometry() for each in words), *boxes]
            for number, place in enumerate(places):
                assert row.rect().contains(place)
                assert not any(place.intersects(other) for other in places[number + 1 :])
            assert all(b.box.width() >= b.box_size.width() for b in row.buttons)
        headings = [words.geometry() for words in page.sheet.headings.values()]
        assert not any(h.intersects(row.geometry()) for h in headings for row in page.rows)


def test_enter_presses_a_button_and_up_and_down_leave_it(giver: Giver) -> None:
    page = opened(giver)
    heard: list[object] = []
    page.hear_asked.connect(heard.append)
    button_of(page, "Volume of sounds", "Hear").setFocus()
    giver.key(Qt.Key.Key_Return)
    assert heard == [Sound.CHANGE_LEGS]
    giver.key(Qt.Key.Key_Down)
    assert focused(page) == "Each stroke ticks"
    button_of(page, "Hear the sounds", "Refused").setFocus()
    giver.key(Qt.Key.Key_Up)
    assert focused(page) == "Each stroke ticks"
    assert heard == [Sound.CHANGE_LEGS]


def test_left_and_right_change_and_enter_changes_nothing(giver: Giver) -> None:
    page = opened(giver)
    row_of(page, "Text size").take_focus()
    giver.key(Qt.Key.Key_Right)
    assert kept(giver).text_size == 125
    giver.key(Qt.Key.Key_Return)
    assert kept(giver).text_size == 125
    giver.key(Qt.Key.Key_Left)
    assert kept(giver).text_size == 100


def test_the_page_says_what_this_is(giver: Giver) -> None:
    page = opened(giver)
    assert DISCLAIMER.text in [words.words for words in page.about]
    giver.window.resize(800, 480)
    bar = page.view.verticalScrollBar()
    for _ in range(60):
        giver.key(Qt.Key.Key_Down)
    assert bar.value() == bar.maximum() > 0


def test_news_of_a_device_leave_the_page_where_it_was_scrolled_to(giver: Giver) -> None:
    giver.window.resize(1280, 800)
    page = opened(giver)
    bar = page.view.verticalScrollBar()
    giver.key(Qt.Key.Key_PageDown)
    place = bar.value()
    assert 0 < place < bar.maximum() - 100
    page.show_note("sounds", "No sound on this computer.")
    assert bar.value() == place
    page.show_note("sounds", "")
    assert bar.value() == place


def test_what_has_the_focus_stays_where_it_is_seen(giver: Giver) -> None:
    giver.window.resize(1280, 800)
    page = opened(giver)
    row_of(page, "Each stroke ticks").take_focus()
    row_of(page, "Text size").take_focus()
    giver.key(Qt.Key.Key_Up)
    at = page.seen_at("text_size")
    assert 0.5 < at < 1
    page.show_note("sounds", "No sound on this computer.")
    assert page.seen_at("text_size") == pytest.approx(at, abs=0.01)
    page.show_note("sounds", "")
    assert page.seen_at("text_size") == pytest.approx(at, abs=0.01)
    for wide, high in ((1366, 768), (1920, 1080), (1280, 800)):
        giver.window.resize(wide, high)
        assert page.seen_at("text_size") == pytest.approx(at, abs=0.02)


@pytest.mark.parametrize("setting", ["keys", "diary"])
def test_a_page_that_a_row_led_to_leads_back_to_the_same_place(giver: Giver, setting: str) -> None:
    giver.window.resize(1280, 800)
    page = opened(giver)
    row = next(row for row in page.rows if row.row.setting == setting)
    row.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    place = page.view.verticalScrollBar().value()
    assert place > 0
    row.buttons[0].click()
    assert not giver.shows(page)
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(page)
    assert page.view.verticalScrollBar().value() == place


def test_a_wheel_that_turns_beside_the_rows_scrolls_them(giver: Giver) -> None:
    giver.window.resize(1280, 800)
    page = opened(giver)
    bar = page.view.verticalScrollBar()
    assert bar.value() == 0
    turn(page, -120)
    assert bar.value() == 3 * bar.singleStep()
    for _ in range(50):
        turn(page, -120)
    assert bar.value() == bar.maximum()
    turn(page, 120)
    assert bar.value() == bar.maximum() - 3 * bar.singleStep()


def turn(page: SettingsPage, eighths: int) -> None:
    """The wheel, over the headings."""
    at = QPointF(page.headings.geometry().bottomLeft()) + QPointF(10, 40)
    none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    buttons = Qt.MouseButton.NoButton
    turned = QWheelEvent(at, at, QPoint(), QPoint(0, eighths), buttons, none, phase, False)
    QApplication.sendEvent(page, turned)
