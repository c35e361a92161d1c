"""Learn: all of it is found, by keys alone, and hands move only while somebody can see them."""

import pytest
from giver import Giver
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer import resources
from massage_timer.core.guide.chapter import Chapter
from massage_timer.core.guide.contents import CHAPTERS
from massage_timer.core.guide.no_press import NO_PRESS
from massage_timer.core.routine import Side, Technique, Zone
from massage_timer.core.safety import QUESTIONS
from massage_timer.store.catalogue import load_catalogue
from massage_timer.ui.learn.entries import ICONS, best_of, entries_of, found_in
from massage_timer.ui.learn.page import LearnPage
from massage_timer.ui.learn.technique_sheet import FACTS, caption_of, facts_of
from massage_timer.ui.still_view import StillView
from massage_timer.ui.tokens import LIGHT
from massage_timer.ui.widgets.words import Words

TECHNIQUES = tuple(load_catalogue(resources.assets() / "techniques.yaml").values())
ENTRIES = entries_of(TECHNIQUES)
BY_ID = {technique.id: technique for technique in TECHNIQUES}
EACH_TECHNIQUE = pytest.mark.parametrize("technique", TECHNIQUES, ids=lambda each: each.id)


@pytest.fixture
def page(giver: Giver) -> LearnPage:
    """Learn as it opens, at its beginning, with the left leg."""
    giver.window.home.top.learn.click()
    page = giver.program.learn
    page.resize(1280, 800)
    page.set_still(False)
    page.list.open(ENTRIES[0].id)
    page.reading.technique.show_side(Side.LEFT)
    return page


def found(page: LearnPage) -> list[str]:
    return [entry.id for entry in page.list.entries]


def opened(page: LearnPage) -> str:
    return page.list.opened.id if page.list.opened is not None else ""


def words_on(widget: QWidget) -> list[str]:
    shown = [words for words in widget.findChildren(Words) if words.isVisibleTo(widget)]
    return [words.accessibleName() for words in shown]


def picture(page: LearnPage, giver: Giver, id_: str, ms: int) -> QImage:
    """The picture so many ms after its technique was opened."""
    page.list.open(ENTRIES[0].id)
    page.list.open(id_)
    giver.clock.advance(ms)
    page.reading.technique.move_hands()
    page.reading.technique.settle()
    return page.reading.technique.picture.grab().toImage()


# What there is


def test_chapters_come_first_then_techniques_from_foot_to_hip() -> None:
    subjects = [entry.subject for entry in ENTRIES]
    assert subjects[: len(CHAPTERS)] == list(CHAPTERS)
    techniques = [each for each in subjects if isinstance(each, Technique)]
    assert set(techniques) == set(TECHNIQUES)
    assert len(techniques) == len(TECHNIQUES)
    zones = [each.zone for each in techniques if len(each.zones) == 1]
    assert zones == sorted(zones)
    assert [entry.group for entry in ENTRIES][-1] == "Whole leg"
    assert set(ICONS) == {chapter.id for chapter in CHAPTERS}


@EACH_TECHNIQUE
def test_a_technique_is_shown_whole(page: LearnPage, technique: Technique) -> None:
    page.list.open(technique.id)
    sheet = page.reading.technique
    shown = " ".join(words_on(sheet))
    for words in (technique.name, technique.cue, technique.hands, *technique.instructions):
        assert words in shown
    for label, fact in zip(FACTS, facts_of(technique), strict=True):
        assert (label in words_on(sheet)) == bool(fact)
        assert fact in shown
    assert f"{technique.pace} seconds a stroke" in facts_of(technique)
    assert technique.term[1:] in shown
    assert technique.source[1:] in shown
    assert technique.direction[1:] in shown
    assert sheet.dial.accessibleName().startswith("Pressure: ")
    assert "" not in words_on(sheet)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda each: each.id)
def test_a_chapter_is_shown_whole(page: LearnPage, chapter: Chapter) -> None:
    page.list.open(chapter.id)
    shown = " ".join(words_on(page.reading.chapter))
    assert chapter.title in shown
    for passage in chapter.passages:
        for words in (passage.name, *passage.text.splitlines(), passage.small):
            assert words in shown
    assert all(source in shown for source in chapter.sources)
    assert page.reading.technique.isHidden()


def test_the_map_has_its_two_stills_beside_the_list_of_places(page: LearnPage) -> None:
    page.list.open(NO_PRESS.id)
    sheet = page.reading.chapter
    stills = [still for still in sheet.findChildren(StillView) if still.isVisibleTo(sheet)]
    assert [still.caption.words for still in stills] == ["From the front", "From behind"]
    assert all(still.geometry().right() < sheet.text.x() for still in stills)
    assert not stills[0].geometry().intersects(stills[1].geometry())


def test_the_text_begins_below_the_longest_caption_of_stills_above_it(page: LearnPage) -> None:
    page.list.open(NO_PRESS.id)
    sheet = page.reading.chapter
    stills = [still for still in sheet.findChildren(StillView) if still.isVisibleTo(sheet)]
    sheet.place(480, 400, LIGHT, 1.8)
    ends = [still.geometry().bottom() for still in stills]
    assert ends[0] > ends[1], "the first caption takes two lines here"
    assert sheet.text.y() > max(ends)


@pytest.mark.parametrize("u", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("wide", [420, 620, 900])
def test_below_the_picture_words_and_button_have_room(page: LearnPage, wide: int, u: float) -> None:
    page.list.open(TECHNIQUES[0].id)
    sheet = page.reading.technique
    sheet.place(wide, 600, LIGHT, u)
    button = sheet.other_side
    box, caption = button.box.translated(button.pos()), sheet.caption
    assert not box.intersects(caption.geometry())
    assert caption.height() >= caption.height_for(caption.width())
    assert not caption.breaks_words_in(caption.width())


def test_the_caption_says_which_hand_is_which() -> None:
    assert caption_of(BY_ID["calf-glide"], Side.LEFT) == "Left leg. Both palms, one each side."
    outer = BY_ID["thigh-glide"]
    assert caption_of(outer, Side.LEFT).endswith("outer hand is your right one.")
    assert caption_of(outer, Side.RIGHT).endswith("outer hand is your left one.")


# Searching


@pytest.mark.parametrize(
    ("search", "first"),
    [
        ("calf glide", "calf-glide"),
        ("KNEE ROUNDS", "knee-rounds"),
        ("kneading dough", "works"),
        ("petrissage quadriceps", "thigh-knead"),
        ("tibialis anterior stripping", "shin-side-glide"),
        ("diabetes", "who-not"),
        ("effleurage", "words"),
        ("towel", "prepare"),
        ("", "works"),
    ],
)
def test_the_search_opens_what_is_called_so_or_else_what_holds_the_words(
    search: str, first: str
) -> None:
    best = best_of(found_in(ENTRIES, search), search, "works")
    assert best is not None
    assert best.id == first


@EACH_TECHNIQUE
def test_a_technique_is_found_by_name_zone_and_trade_name(technique: Technique) -> None:
    for words in (technique.name, *(zone.name for zone in technique.zones), technique.term):
        assert technique in [entry.subject for entry in found_in(ENTRIES, words)]


def test_every_condition_is_found_where_it_says_what_follows() -> None:
    for question in QUESTIONS:
        assert "who-not" in [entry.id for entry in found_in(ENTRIES, question.text)]


def test_a_zone_finds_its_own_techniques_and_no_others() -> None:
    subjects = [entry.subject for entry in found_in(ENTRIES, "knee rounds")]
    assert all(Zone.KNEE in each.zones for each in subjects if isinstance(each, Technique))


def test_what_is_open_stays_open_as_long_as_it_is_meant() -> None:
    for search, meant in (
        ("calf", "calf-knead"),
        ("calf kn", "calf-knead"),
        ("calf g", "calf-glide"),
    ):
        best = best_of(found_in(ENTRIES, search), search, "calf-knead")
        assert best is not None
        assert best.id == meant


def test_letters_go_to_the_search_and_narrow_the_list(giver: Giver, page: LearnPage) -> None:
    for letter in "hip sweep":
        giver.key(Qt.Key(ord(letter.upper())), letter)
    assert page.search.text() == "hip sweep"
    assert opened(page) == "hip-sweep"
    assert "calf-glide" not in found(page)
    giver.key(Qt.Key.Key_Return)
    assert giver.window.focusWidget() is page.reading
    giver.key(Qt.Key.Key_Escape)
    giver.key(Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert len(found(page)) == len(ENTRIES)
    assert opened(page) == "hip-sweep"


def test_where_nothing_is_found_there_is_a_hint_and_nothing_moves(
    giver: Giver, page: LearnPage
) -> None:
    page.list.open("calf-glide")
    page.search.setText("elbow")
    assert found(page) == []
    assert page.nothing.isVisible()
    assert not page.reading.isVisible()
    assert not page.reading.technique.moving
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        giver.key(key)
    page.search.clear()
    assert opened(page) == "calf-glide"
    assert page.reading.isVisible()
    assert not page.nothing.isVisible()
    assert page.reading.technique.moving


# By keys


def test_every_technique_and_chapter_is_reached_with_one_key(giver: Giver, page: LearnPage) -> None:
    seen = [opened(page)]
    for _ in ENTRIES[1:]:
        giver.key(Qt.Key.Key_Down)
        seen.append(opened(page))
        assert page.list.rect().contains(page.list.row_box(opened(page)).toRect())
    assert seen == [entry.id for entry in ENTRIES]
    giver.key(Qt.Key.Key_Down)
    assert opened(page) == seen[-1]
    giver.key(Qt.Key.Key_Home)
    assert opened(page) == seen[0]
    giver.key(Qt.Key.Key_Up)
    assert opened(page) == seen[0]
    giver.key(Qt.Key.Key_End)
    assert opened(page) == seen[-1]


def test_pages_are_turned_from_the_list_and_from_the_search(giver: Giver, page: LearnPage) -> None:
    page.list.open("who-not")
    bar = page.reading.verticalScrollBar()
    for part in (page.list, page.search, page.reading):
        part.setFocus()
        giver.key(Qt.Key.Key_PageDown)
        assert bar.value() > 0
        giver.key(Qt.Key.Key_PageUp)
        assert bar.value() == 0
    assert opened(page) == "who-not"


def test_enter_reads_with_arrows_and_escape_goes_back_step_by_step(
    giver: Giver, page: LearnPage
) -> None:
    page.list.open("who-not")
    giver.key(Qt.Key.Key_Return)
    bar = page.reading.verticalScrollBar()
    giver.key(Qt.Key.Key_Down)
    assert bar.value() > 0
    giver.key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    giver.key(Qt.Key.Key_Home)
    assert bar.value() == 0
    assert opened(page) == "who-not"
    giver.key(Qt.Key.Key_Escape)
    assert giver.window.focusWidget() is page.list
    giver.key(Qt.Key.Key_Escape, repeated=True)
    assert giver.shows(page)
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)


def test_left_and_right_show_that_leg_and_so_does_the_button(giver: Giver, page: LearnPage) -> None:
    page.list.open("calf-glide")
    sheet = page.reading.technique
    giver.key(Qt.Key.Key_Right)
    assert sheet.side is Side.RIGHT
    assert sheet.picture.mirrored
    assert sheet.caption.words.startswith("Right leg.")
    assert sheet.other_side.text() == "Show the left leg"
    giver.key(Qt.Key.Key_Right)
    assert sheet.side is Side.RIGHT
    sheet.other_side.click()
    assert not sheet.picture.mirrored
    assert sheet.caption.words.startswith("Left leg.")
    page.search.setText("calf")
    page.search.setFocus()
    giver.key(Qt.Key.Key_Right)
    assert not sheet.picture.mirrored


def test_a_click_opens_and_a_double_click_reads(giver: Giver, page: LearnPage) -> None:
    place: QPointF = page.list.row_box("consider").center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
        where = page.list.mapToGlobal(place)
        QApplication.sendEvent(page.list, QMouseEvent(kind, place, where, left, left, none))
    assert opened(page) == "consider"
    assert giver.window.focusWidget() is page.reading


def test_another_entry_begins_at_its_top(page: LearnPage) -> None:
    page.list.open("who-not")
    page.reading.scroll_by(Qt.Key.Key_End)
    page.list.open("words")
    assert page.reading.verticalScrollBar().value() == 0


def test_help_leads_to_learn_and_back_leads_home(giver: Giver) -> None:
    giver.program.telling.show_help()
    giver.pages.text.other.click()
    assert giver.shows(giver.program.learn)
    giver.program.learn.back.click()
    assert giver.shows(giver.window.home)


# How it moves


def test_the_hands_move_while_a_technique_is_seen_and_only_then(
    giver: Giver, page: LearnPage
) -> None:
    sheet = page.reading.technique
    assert not sheet.moving
    page.list.open("calf-glide")
    assert sheet.moving
    page.list.open("words")
    assert not sheet.moving
    page.list.open("calf-glide")
    giver.program.go_home()
    assert not sheet.moving
    giver.program.show_learn()
    assert opened(page) == "calf-glide"
    assert sheet.moving


def test_the_same_place_in_the_stroke_is_the_same_picture(giver: Giver, page: LearnPage) -> None:
    early, late = picture(page, giver, "calf-glide", 600), picture(page, giver, "calf-glide", 3000)
    assert early != late
    picture(page, giver, "sole-sweeps", 1700)
    assert picture(page, giver, "calf-glide", 3000) == late
    assert picture(page, giver, "calf-glide", 600) == early


def test_the_picture_goes_by_the_clock_and_not_by_how_often_it_is_drawn(
    giver: Giver, page: LearnPage
) -> None:
    at_once = picture(page, giver, "calf-glide", 2500)
    picture(page, giver, "calf-glide", 0)
    for _ in range(25):
        giver.clock.advance(100)
        page.reading.technique.move_hands()
    assert page.reading.technique.picture.grab().toImage() == at_once


def test_in_reduced_motion_the_picture_stands(giver: Giver, page: LearnPage) -> None:
    page.set_still(True)
    page.list.open("calf-glide")
    assert not page.reading.technique.moving
    shown = page.reading.technique.picture.grab().toImage()
    giver.clock.advance(2000)
    assert page.reading.technique.picture.grab().toImage() == shown
