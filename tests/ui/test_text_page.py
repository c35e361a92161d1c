"""A page of text: it scrolls where it must, and no word of it is lost."""

import pytest
from giver import Giver
from PySide6.QtCore import Qt

from massage_timer.core.commands import COMMANDS
from massage_timer.core.guide.no_press import ANYWHERE, BACK, FRONT, STILLS
from massage_timer.core.safety import CLOT_SIGNS, STOP_SIGNS
from massage_timer.ui.still_view import StillView
from massage_timer.ui.text.help_text import help_text
from massage_timer.ui.text.page import TextPage
from massage_timer.ui.text.sheet import Paragraph
from massage_timer.ui.widgets.words import Words


@pytest.fixture
def page(giver: Giver) -> TextPage:
    giver.program.telling.show_help()
    return giver.pages.text


def words_on(page: TextPage) -> list[Words]:
    return [words for words in page.sheet_view.findChildren(Words) if words.isVisibleTo(page)]


def test_help_names_every_command_and_every_sign() -> None:
    words = [piece.words for piece in help_text() if isinstance(piece, Paragraph)]
    assert {f"{binding.help}." for binding in COMMANDS} <= set(words)
    assert {f"{sign.text}." for sign in STOP_SIGNS} <= set(words)
    assert set(CLOT_SIGNS.text.splitlines()) <= set(words)


def test_help_shows_where_not_to_press_from_both_sides(page: TextPage) -> None:
    shown = [v for v in page.sheet_view.findChildren(StillView) if v.isVisibleTo(page)]
    assert [view.caption.words for view in shown] == [still.caption for still in STILLS]
    left, right = (view.geometry() for view in shown)
    assert left.size() == right.size()
    assert left.right() < right.left()
    words = {words.words for words in words_on(page)}
    assert all({place.name, place.text} <= words for place in (*FRONT, *BACK, *ANYWHERE))


def test_new_text_takes_the_place_of_the_old(giver: Giver, page: TextPage) -> None:
    giver.program.flow.show_text("Title", [Paragraph("One."), Paragraph("Two.")])
    assert page.title.words == "Title"
    assert [words.words for words in words_on(page)] == ["One.", "Two."]
    assert page.other.isHidden()
    assert giver.window.focusWidget() is page.close_button


def test_what_has_the_focus_says_the_title_to_a_screen_reader(page: TextPage) -> None:
    page.show_text("Remove 'Mine'?", [Paragraph("The file goes.")], close="Keep it", other="Remove")
    for button in (page.close_button, page.other):
        assert button.accessibleDescription() == "Remove 'Mine'?"


def test_a_long_text_scrolls_and_begins_at_its_top(giver: Giver, page: TextPage) -> None:
    page.resize(800, 480)
    bar = page.sheet_view.verticalScrollBar()
    assert bar.maximum() > 0
    giver.key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    giver.key(Qt.Key.Key_Home)
    assert bar.value() == 0
    giver.key(Qt.Key.Key_PageDown)
    giver.program.telling.show_help()
    assert bar.value() == 0


def test_a_path_without_a_space_is_broken_into_lines(giver: Giver, page: TextPage) -> None:
    giver.program.flow.show_text("Title", [Paragraph("/a-folder" * 60)])
    shown = words_on(page)[0]
    assert shown.height() > 3 * shown.height_for(100_000)
