"""Settings take effect at once and are kept; the page is used with keys alone as well."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from giver import CLASSIC, Giver
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from massage_timer.core.routine import Side
from massage_timer.core.safety import DISCLAIMER
from massage_timer.core.session import Command
from massage_timer.pictures.palette import SkinTone
from massage_timer.store.settings import (
    CHANGE_SECONDS,
    TEXT_SIZES,
    Settings,
    SettingsFile,
    Tone,
    values_of,
    with_values,
)
from massage_timer.store.settings import Theme as ThemeChoice
from massage_timer.ui.settings_page import RowView, SettingsPage
from massage_timer.ui.settings_rows import rows
from massage_timer.ui.tokens import DARK, LIGHT

FIRST = rows(values_of(Settings()))
ROWS = {row.name: row for row in FIRST}


@pytest.fixture
def giver(qtbot: QtBot, tmp_path: Path) -> Iterator[Giver]:
    giver = Giver(tmp_path)
    yield giver
    giver.leave()


def opened(giver: Giver) -> SettingsPage:
    giver.window.home.settings.click()
    page = giver.program.settings_page
    assert giver.shows(page)
    return page


def row_of(page: SettingsPage, name: str) -> RowView:
    return next(row for row in page.rows if row.row.name == name)


def pick(giver: Giver, name: str, words: str) -> None:
    choice = row_of(opened(giver), name).choice
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


@pytest.mark.parametrize("name", ROWS)
def test_whatever_is_picked_is_kept_and_shown_again(giver: Giver, name: str) -> None:
    row, expected = ROWS[name], Settings()
    for place in (*range(1, len(row.choices)), 0):
        pick(giver, name, row.choices[place].words)
        expected = with_values(expected, row.choices[place].values)
        assert kept(giver) == replace(expected, window=kept(giver).window)
        giver.program.go_home()
        assert row_of(opened(giver), name).choice.chosen == place


def test_every_row_offers_two_to_five_things_that_can_be_set() -> None:
    for row in FIRST:
        assert 2 <= len(row.choices) <= 5
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
    colours = row_of(opened(giver), "Colours").choice
    assert colours.segments[colours.chosen].text() != "System"
    assert kept(giver).theme is not ThemeChoice.SYSTEM


@pytest.mark.parametrize(("size", "text"), [(QSize(800, 480), 100), (QSize(1280, 800), 200)])
def test_up_and_down_go_from_row_to_row_and_the_row_is_always_in_sight(
    giver: Giver, size: QSize, text: int
) -> None:
    giver.window.resize(size)
    giver.program.change_settings({"text_size": text})
    page = opened(giver)
    for key, names in ((Qt.Key.Key_Down, list(ROWS)), (Qt.Key.Key_Up, list(ROWS)[::-1])):
        for name in names:
            assert focused(page) == name
            row = row_of(page, name)
            seen = page.view.viewport().rect()
            place = QRect(row.mapTo(page.view.viewport(), row.rect().topLeft()), row.size())
            assert seen.top() <= place.top()
            assert place.bottom() <= seen.bottom()
            if name != names[-1]:
                giver.key(key)


def test_left_and_right_change_and_enter_changes_nothing(giver: Giver) -> None:
    opened(giver)
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
    for _ in range(40):
        giver.key(Qt.Key.Key_Down)
    assert bar.value() == bar.maximum() > 0
