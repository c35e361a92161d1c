"""Ready: Start is under every key of a session, and Back under none of them."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from giver import CLASSIC, Giver
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBitmap, QColor, QPixmap, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from samples import routine

from massage_timer.core.check import Check
from massage_timer.core.routine import Side, Zone
from massage_timer.core.safety import BEFORE
from massage_timer.core.session import Command
from massage_timer.ui.ready.checks import Checked, CheckRow
from massage_timer.ui.ready.page import ReadyPage
from massage_timer.ui.tokens import LIGHT
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.words import Words

SIZES = [(800, 480), (1280, 800), (1920, 1080), (3840, 2160), (1080, 1920), (1024, 768)]
LONG = "There is none on this computer that this program could find. The screen shows all of it."
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
        row = page.checks[Checked.SOUND]
        assert not page.wishes.geometry().intersects(row.geometry())
    page.show_routine(routine(), Side.RIGHT)
    assert not page.wishes.isVisible()


def test_it_lists_what_to_prepare_with_why_behind_it(page: ReadyPage) -> None:
    assert [words.accessibleName() for words in page.prepare.sheet.things] == [
        a.whole for a in BEFORE
    ]


def test_it_says_which_routine_which_leg_and_how_long(giver: Giver, page: ReadyPage) -> None:
    assert page.name.words == "Classic five-minute legs"
    assert page.first.words == "Left leg first"
    assert page.times.words == "5:00 + 5:00"
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
    seen = [w for w in (page.name, page.first, page.times, page.sheet, page.hint) if w.isVisible()]
    boxes = [part.geometry() for part in seen] + [
        button.box.translated(button.pos()) for button in (page.start, page.settings, page.back)
    ]
    assert page.name in seen
    assert all(page.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])
    view, lines = page.prepare.view, page.prepare.sheet.parts
    assert all(words.height() >= words.height_for(words.width()) for words in lines)
    last = lines[-1].geometry().bottom()
    scrolls = last > view.height()
    assert (view.focusPolicy() is Qt.FocusPolicy.TabFocus) is scrolls
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert last - bar.value() <= view.height()
    page.set_theme(LIGHT)


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_the_name_of_the_routine_is_never_broken(
    page: ReadyPage, size: tuple[int, int], zoom: float
) -> None:
    page.set_theme(replace(LIGHT, zoom=zoom))
    page.resize(*size)
    page.grab()
    assert page.name.width() >= page.name.width_wanted()
    boxes = [button.box.translated(button.pos()) for button in (page.settings, page.back)]
    assert not any(page.name.geometry().intersects(box) for box in boxes)
    page.set_theme(LIGHT)


# The checks


def test_each_check_says_how_it_stands_and_offers_what_helps(page: ReadyPage) -> None:
    sound, voice, screen = (page.checks[checked] for checked in Checked)
    for checked in Checked:
        page.show_check(checked, Check(True, "All is well."))
    assert [row.words.words for row in (sound, voice, screen)] == ["All is well."] * 3
    assert offered(sound) == "Hear it"
    assert offered(voice) == "Hear it"
    assert offered(screen) == ""
    for checked in Checked:
        page.show_check(checked, Check(False, "There is none."))
    assert offered(sound) == "Try again"
    assert offered(voice) == "Try again"
    assert offered(screen) == "Try again"
    for checked in Checked:
        page.show_check(checked, Check(None, "It is switched off."))
    assert offered(sound) == ""
    assert offered(voice) == ""
    assert offered(screen) == ""


def test_nothing_that_is_missing_is_shown_in_red(page: ReadyPage) -> None:
    for checked in Checked:
        page.show_check(checked, Check(False, "There is none."))
    for row in page.checks.values():
        colours = colours_of(row)
        assert QColor(LIGHT.glow_edge).rgb() in colours
        assert QColor(LIGHT.stop).rgb() not in colours


def test_what_is_not_known_yet_has_no_sign_of_good_or_bad(page: ReadyPage) -> None:
    row = page.checks[Checked.SOUND]
    page.show_check(Checked.SOUND, Check(True, "Speakers."))
    fine = row.grab().toImage()
    page.show_check(Checked.SOUND, Check(None, "Speakers."))
    unknown = row.grab().toImage()
    assert fine != unknown
    assert QColor(LIGHT.glow_edge).rgb() not in colours_of(row)


def test_the_buttons_ask_for_what_they_say(page: ReadyPage) -> None:
    asked: list[object] = []
    page.hear_asked.connect(lambda: asked.append("hear"))
    page.speak_asked.connect(lambda: asked.append("speak"))
    page.look_asked.connect(asked.append)
    page.teach_asked.connect(lambda: asked.append("teach"))
    page.settings_asked.connect(lambda: asked.append("settings"))
    page.show_check(Checked.SOUND, Check(True, "Speakers."))
    page.show_check(Checked.VOICE, Check(True, "English."))
    page.show_check(Checked.AWAKE, Check(False, "It may go dark."))
    for row in page.checks.values():
        row.button.click()
    page.show_check(Checked.VOICE, Check(False, "There is none."))
    page.checks[Checked.VOICE].button.click()
    page.teach.button.click()
    page.settings.click()
    assert asked == ["hear", "speak", Checked.AWAKE, Checked.VOICE, "teach", "settings"]


def test_the_settings_lead_back_to_ready_with_what_was_set(giver: Giver, page: ReadyPage) -> None:
    settings = giver.program.preferences.page
    page.settings.click()
    assert giver.shows(settings)
    settings.changed.emit({"first_side": "right"})
    settings.changed.emit({"change_seconds": 45, "wait_at_change": False})
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(page)
    assert page.first.words == "Right leg first"
    assert page.window().focusWidget() is page.start
    giver.key(Qt.Key.Key_Space)
    assert giver.session.timeline.options.first is Side.RIGHT
    assert giver.session.timeline.options.change == 45_000
    giver.program.preferences.change({"first_side": "left", "change_seconds": 20})


def test_the_settings_are_asked_for_on_ready_alone(giver: Giver, page: ReadyPage) -> None:
    page.back.click()
    page.settings_asked.emit()
    assert giver.shows(giver.pages.comfort)


def test_a_press_is_answered_where_still_nothing_is_there(page: ReadyPage) -> None:
    row = page.checks[Checked.VOICE]
    page.show_check(Checked.VOICE, Check(False, "No voice here."))
    row.button.click()
    assert row.words.words == "Looked again. No voice here."
    assert row.words.height() >= row.words.height_for(row.words.width())
    page.show_check(Checked.VOICE, Check(True, "English."))
    assert row.words.words == "English."
    page.show_check(Checked.VOICE, Check(False, "No voice here."))
    page.show_routine(routine(), Side.LEFT)
    assert row.words.words == "No voice here.", "nobody has asked today"


def test_a_button_that_goes_leaves_the_focus_to_start(page: ReadyPage) -> None:
    page.show_check(Checked.AWAKE, Check(False, "It may go dark."))
    page.checks[Checked.AWAKE].button.setFocus()
    page.show_check(Checked.AWAKE, Check(True, "Stays awake until the end."))
    assert page.window().focusWidget() is page.start


def test_it_says_which_buttons_were_taught(page: ReadyPage) -> None:
    assert page.teach.words.words == "Presenters, page-turners and pedals work."
    page.set_taught({"F7": Command.NEXT})
    assert page.teach.words.words == "F7: Next."
    page.set_taught({})
    assert page.teach.words.words == "Presenters, page-turners and pedals work."


def test_a_button_with_the_focus_answers_its_own_keys_and_a_pedal_starts(
    giver: Giver, page: ReadyPage
) -> None:
    heard: list[str] = []
    page.hear_asked.connect(lambda: heard.append("change legs"))
    page.show_check(Checked.SOUND, Check(True, "Speakers."))
    page.checks[Checked.SOUND].button.setFocus()
    giver.key(Qt.Key.Key_Space)
    giver.key(Qt.Key.Key_Return)
    assert heard == ["change legs"] * 2
    assert giver.shows(page)
    giver.key(Qt.Key.Key_PageDown)
    assert giver.shows(giver.pages.session)


def test_an_arrow_starts_from_any_of_its_buttons(giver: Giver, page: ReadyPage) -> None:
    page.reading.larger.setFocus()
    giver.key(Qt.Key.Key_Right)
    assert giver.shows(giver.pages.session)


def test_a_click_on_a_button_leaves_the_focus_on_start(page: ReadyPage) -> None:
    button = page.checks[Checked.SOUND].button
    QTest.mouseClick(
        button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, button.box.center()
    )
    assert page.window().focusWidget() is page.start


def test_h_plays_the_change_of_legs(giver: Giver, page: ReadyPage) -> None:
    heard: list[object] = []
    page.hear_asked.connect(lambda: heard.append("change legs"))
    page.look_asked.connect(heard.append)
    page.show_check(Checked.SOUND, Check(True, "Speakers."))
    giver.key(Qt.Key.Key_H, "h")
    assert heard == ["change legs"]
    page.show_check(Checked.SOUND, Check(False, "There is none."))
    giver.key(Qt.Key.Key_H, "h")
    assert heard[1:] == [Checked.SOUND], "where there is none, it is looked for"
    page.show_check(Checked.SOUND, Check(None, "Silent, as set."))
    giver.key(Qt.Key.Key_H, "h")
    assert len(heard) == 2, "silent is silent"
    assert giver.shows(page)


def test_tab_goes_from_start_by_the_top_through_the_checks(page: ReadyPage) -> None:
    page.show_check(Checked.SOUND, Check(True, "Speakers."))
    page.show_check(Checked.VOICE, Check(True, "English."))
    page.show_check(Checked.AWAKE, Check(False, "It may go dark."))
    page.set_digits(120)
    page.start.setFocus()
    passed: list[QWidget | None] = []
    for _ in range(9):
        passed.append(page.window().focusWidget())
        page.focusNextChild()
    assert passed == [page.start, page.settings, page.back, *page.sheet.buttons]


def test_whoever_comes_to_a_button_sees_it_where_the_checks_scroll(page: ReadyPage) -> None:
    page.show_check(Checked.AWAKE, Check(False, "It may go dark."))
    page.window().activateWindow()  # else nothing is told that it got the focus
    QApplication.processEvents()
    page.resize(800, 480)
    page.set_digits(130)
    page.start.setFocus()
    view = page.sheet.viewport()
    for button in reversed(page.sheet.buttons):
        button.setFocus()
        box = QRect(button.mapTo(view, button.box.topLeft()), button.box.size())
        assert view.rect().contains(box), button.text()
        box = QRect(button.mapTo(page.sheet, button.box.topLeft()), button.box.size())
        shown = [fade for fade in page.sheet.fades if fade.isVisible()]
        assert not any(fade.geometry().intersects(box) for fade in shown), button.text()


@pytest.mark.parametrize("wide", [330, 350, 420, 700])
def test_a_button_of_many_letters_ends_within_its_row(page: ReadyPage, wide: int) -> None:
    row = page.sheet.teach
    row.show_state("Presenters, page-turners and pedals work.", "Teach another button")
    row.set_look(replace(LIGHT, zoom=2.0), 1.6)
    row.place(QRect(0, 0, wide, 0), tight=True)
    box = row.button.box.translated(row.button.pos())
    assert box.left() >= 0
    assert box.right() < wide
    page.set_taught({})


def test_the_checks_end_softly_where_there_are_more(page: ReadyPage) -> None:
    above, below = page.sheet.fades
    page.resize(1920, 1080)
    page.grab()
    assert not above.isVisible()
    assert not below.isVisible(), "there all of them have room"
    page.resize(800, 480)
    page.grab()
    bar = page.sheet.verticalScrollBar()
    view = page.sheet.viewport()
    for place, seen in ((0, (False, True)), (20, (True, True)), (bar.maximum(), (True, False))):
        bar.setValue(place)
        assert (above.isVisible(), below.isVisible()) == seen
    assert above.geometry().top() == 0
    assert below.geometry().bottom() == view.height() - 1
    bar.setValue(20)
    image = page.sheet.grab().toImage()
    ground = QColor(LIGHT.panel)
    for y in (0, view.height() - 1):
        colours = {image.pixelColor(x, y).name() for x in range(view.width())}
        assert colours == {ground.name()}


# Can you read this?


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("percent", [100, 120, 150])
def test_the_sample_is_as_large_as_the_seconds_of_a_session(
    giver: Giver, page: ReadyPage, size: tuple[int, int], percent: int
) -> None:
    theme = replace(LIGHT, reach=percent / 100)
    giver.pages.set_theme(theme)
    page.resize(*size)
    box = QRect(page.reading.mapTo(page, page.reading.sample.topLeft()), page.reading.sample.size())
    for button in (page.reading.smaller, page.reading.larger):
        button.hide()  # its letters have the same ink
    sample = ink_of(page.reading.grab(page.reading.sample))
    page.start.click()
    session = giver.pages.session
    session.resize(*size)
    session.show_frame(replace(giver.frame, seconds=24))
    session.ring.set_words("")
    seconds = ink_of(session.ring.grab())
    assert box.height() >= sample.height()
    assert abs(sample.height() - seconds.height()) <= 1
    assert abs(sample.width() - seconds.width()) <= 1
    for button in (page.reading.smaller, page.reading.larger):
        button.show()
    giver.pages.set_theme(LIGHT)


def test_the_size_that_was_kept_is_the_size_that_is_shown(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "settings.json").write_text('{"version": 1, "digits": 130}', encoding="utf-8")
    giver = Giver(tmp_path)
    giver.program.read_the_rest()
    assert giver.pages.ready.reading.percent == 130
    giver.leave()


def test_the_buttons_and_keys_ask_for_the_next_size(giver: Giver, page: ReadyPage) -> None:
    asked: list[int] = []
    page.digits_asked.connect(asked.append)
    page.reading.larger.click()
    giver.key(Qt.Key.Key_Plus, "+")
    giver.key(Qt.Key.Key_Equal, "=")
    assert asked == [110, 120, 130]
    page.set_digits(115)
    page.reading.larger.click()
    page.reading.smaller.click()
    giver.key(Qt.Key.Key_Minus, "-")
    assert asked[3:] == [120, 110, 100]
    assert giver.shows(page)


def test_whoever_asks_for_a_size_by_a_key_sees_it(giver: Giver, page: ReadyPage) -> None:
    page.resize(800, 480)
    page.grab()
    assert page.sheet.verticalScrollBar().value() == 0
    giver.key(Qt.Key.Key_Plus, "+")
    view = page.sheet.viewport()
    sample = page.reading.sample
    assert view.rect().contains(QRect(page.reading.mapTo(view, sample.topLeft()), sample.size()))


def test_at_either_end_there_is_nothing_more_to_ask(giver: Giver, page: ReadyPage) -> None:
    asked: list[int] = []
    page.digits_asked.connect(asked.append)
    page.set_digits(100)
    giver.key(Qt.Key.Key_Minus, "-")
    assert not page.reading.smaller.isEnabled()
    page.reading.larger.setFocus()
    page.set_digits(150)
    giver.key(Qt.Key.Key_Plus, "+")
    assert not page.reading.larger.isEnabled()
    assert page.reading.words.words == "As large as it gets: 150 %."
    assert page.window().focusWidget() is page.reading.smaller, "not on what cannot be pressed"
    assert asked == []
    page.set_digits(100)


@pytest.mark.parametrize("size", SIZES)
def test_every_step_is_seen_in_every_window(page: ReadyPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    heights = []
    for percent in range(100, 151, 10):
        page.set_digits(percent)
        heights.append(page.reading.digits_height)
    assert all(larger > 1.05 * smaller for smaller, larger in pairwise(heights))
    assert heights[-1] == pytest.approx(1.5 * heights[0], rel=0.01)
    page.set_digits(100)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_checks_are_whole_and_side_by_side(
    page: ReadyPage, size: tuple[int, int], percent: int, zoom: float
) -> None:
    page.set_theme(replace(LIGHT, zoom=zoom, reach=percent / 100))
    for checked in Checked:
        page.show_check(checked, Check(False, LONG))
    page.resize(*size)
    rows: list[QWidget] = [*page.checks.values(), page.reading, page.teach]
    for upper, lower in pairwise(rows):
        assert upper.geometry().bottom() < lower.geometry().top()
    for row in rows:
        assert row.parentWidget().rect().contains(row.geometry())  # type: ignore[union-attr]
        for words in row.findChildren(Words):
            assert row.rect().contains(words.geometry()) or words.isHidden()
            assert words.height() >= words.height_for(words.width()) or words.isHidden()
        for button in row.findChildren(Button):
            if not button.isHidden():
                assert row.rect().contains(button.geometry()), "with its focus ring"
                assert button.box.width() >= button.box_size.width()
                assert not any(
                    button.box.translated(button.pos()).intersects(words.geometry())
                    for words in row.findChildren(Words)
                    if not words.isHidden()
                )
    assert page.rect().contains(page.start.box.translated(page.start.pos()))
    page.set_theme(LIGHT)


def offered(row: CheckRow) -> str:
    """What the button of a check says; "" where there is none."""
    return "" if row.button.isHidden() else row.button.text()


def colours_of(widget: QWidget) -> set[int]:
    image = widget.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def ink_of(picture: QPixmap) -> QRect:
    """Where there is ink: of a sample and of a ring only the digits are drawn in it."""
    image = picture.toImage()
    mask = image.createMaskFromColor(QColor(LIGHT.ink).rgb(), Qt.MaskMode.MaskOutColor)
    return QRegion(QBitmap.fromImage(mask)).boundingRect()
