"""What is offered after a session broke off: all of it in view, in every size and theme."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from samples import routine, technique

from massage_timer import resources
from massage_timer.core.frame import frame
from massage_timer.core.routine import Side, Zone
from massage_timer.core.session import Session, begin
from massage_timer.core.timeline import Options
from massage_timer.pictures.leg_map import load_leg_map
from massage_timer.ui.broken_off.page import BrokenOffPage
from massage_timer.ui.broken_off.words import Offer, offer, place
from massage_timer.ui.fonts import load_fonts
from massage_timer.ui.tokens import LIGHT, TARGET, THEMES, Role, type_size
from massage_timer.ui.widgets.words import Words

SIZES = [
    (800, 410),
    (800, 480),
    (1024, 768),
    (1280, 800),
    (1920, 1080),
    (2560, 1080),
    (2560, 1440),
    (3840, 2160),
    (1080, 1920),
]
LONG = "An evening for legs that have stood on cobblestones all day long"


@pytest.fixture
def page(qapp: QApplication) -> Iterator[BrokenOffPage]:
    load_fonts(resources.assets() / "fonts")
    shown = BrokenOffPage(load_leg_map(resources.assets() / "pictures" / "leg-map.json"))
    shown.show()
    yield shown
    shown.hide()
    shown.deleteLater()


def offered(playhead: int, name: str = "Classic", first: Side = Side.LEFT) -> Offer:
    session = Session(begin(routine(), Options(first=first)).timeline, playhead)
    return offer(name, frame(session), 3_540, signs_alone=session.hands_on(first) > 0)


def parts(page: BrokenOffPage) -> dict[str, QRect]:
    found: dict[str, QWidget] = {
        "leg": page.leg,
        "about": page.about,
        "title": page.title,
        "sentence": page.sentence,
    }
    places = {name: part.geometry() for name, part in found.items() if part.isVisible()}
    for button in (page.go_on, page.again, page.end, page.home):
        if button.isVisible():
            places[button.text()] = button.box.translated(button.pos())
    return places


@pytest.mark.parametrize("zoom", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["Classic", LONG])
def test_everything_is_in_view_and_nothing_is_cut(
    page: BrokenOffPage, size: tuple[int, int], zoom: float, name: str
) -> None:
    page.resize(*size)
    page.set_theme(replace(LIGHT, zoom=zoom))
    for playhead in (1_500, 100_000, 310_000, 400_000):
        page.tell(offered(playhead, name))
        places = parts(page)
        outside = [name for name, place in places.items() if not page.rect().contains(place)]
        assert outside == []
        overlapping = [
            (one, other)
            for (one, a), (other, b) in combinations(places.items(), 2)
            if a.intersects(b)
        ]
        assert overlapping == []
        for words in page.findChildren(Words):
            if words.isVisible():
                assert words.height() >= words.height_for(words.width())
        for answer in (page.go_on, page.again, page.end):
            if answer.isVisible():
                assert answer.box.height() >= TARGET
                assert answer.box.width() >= answer.box_size.width()
                assert answer.box.size() == page.go_on.box.size(), "all are equally large"


@pytest.mark.parametrize("size", SIZES)
def test_text_is_never_smaller_than_without_a_wish_for_larger(
    page: BrokenOffPage, size: tuple[int, int]
) -> None:
    heights = []
    for zoom in (1.0, 1.25, 1.5, 2.0):
        page.resize(*size)
        page.set_theme(replace(LIGHT, zoom=zoom))
        page.tell(offered(100_000))
        heights.append(page.go_on.box.height())
    assert heights == sorted(heights)


def test_there_is_room_for_the_leg_and_the_sentence_at_the_usual_size(page: BrokenOffPage) -> None:
    page.resize(1280, 800)
    for theme in THEMES:
        page.set_theme(theme)
        page.tell(offered(100_000))
        assert page.leg.isVisible()
        assert page.sentence.isVisible()
        assert page.title.height() >= type_size(Role.DONE_TITLE, 1.0)


def test_it_is_heard_whole(page: BrokenOffPage) -> None:
    page.tell(offered(100_000))
    assert page.accessibleName() == (
        f"{page.title.words} Classic · 59 minutes ago. "
        "Warning signs are asked first. Then it waits, paused, until you go on."
    )
    assert [b.accessibleDescription() for b in (page.go_on, page.again, page.end)] == [
        "Key G",
        "Key L",
        "Key E",
    ]


@pytest.mark.parametrize("first", Side)
def test_it_says_on_which_leg_the_hands_were(page: BrokenOffPage, first: Side) -> None:
    page.tell(offered(100_000, first=first))
    assert page.title.words.startswith(f"You were on the {first.value} leg, ")
    assert page.leg.accessibleName().startswith(f"{first.value.capitalize()} leg")
    page.tell(offered(400_000, first=first))
    assert page.title.words.startswith(f"You were on the {first.other.value} leg, ")
    assert page.leg.accessibleName().startswith(f"{first.other.value.capitalize()} leg")


@pytest.mark.parametrize("first", Side)
def test_between_two_legs_it_says_which_is_done(page: BrokenOffPage, first: Side) -> None:
    page.tell(offered(1_500, first=first))
    assert page.title.words == f"You were about to begin with the {first.value} leg."
    for between in (310_000, 326_000):
        page.tell(offered(between, first=first))
        assert page.title.words == (
            f"The {first.value} leg was done; the {first.other.value} leg comes next."
        )
        assert page.sentence.words.startswith("Warning signs are asked first.")
        assert not page.again.isVisible(), "the leg that comes has had no time"
    page.tell(offered(328_001, first=first))
    assert page.again.isVisible()


def test_the_leg_is_left_out_before_the_sentence(page: BrokenOffPage) -> None:
    page.tell(offered(100_000, LONG))
    seen = set()
    for size in SIZES:
        for zoom in (1.0, 1.25, 1.5, 2.0):
            page.resize(*size)
            page.set_theme(replace(LIGHT, zoom=zoom))
            seen.add((page.leg.isVisible(), page.sentence.isVisible()))
    assert (False, True) in seen
    assert (True, False) not in seen


def test_a_stroke_over_the_whole_leg_has_no_zone() -> None:
    shown = offered(100_000).shown
    assert shown.step is not None
    strokes = replace(technique(), zones=(Zone.CALF, Zone.KNEE, Zone.THIGH))
    shown = replace(shown, step=replace(shown.step, technique=strokes))
    assert place(shown) == "You were on the left leg, 3:25 left."


def heard(page: BrokenOffPage) -> list[str]:
    """What is answered from now on."""
    answers: list[str] = []
    page.go_on_asked.connect(lambda: answers.append("go on"))
    page.again_asked.connect(lambda: answers.append("again"))
    page.end_asked.connect(lambda: answers.append("end"))
    page.left.connect(lambda: answers.append("left"))
    return answers


def press(page: BrokenOffPage, letter: str, held: Qt.KeyboardModifier) -> None:
    key = Qt.Key[f"Key_{letter.upper()}"]
    QApplication.sendEvent(page, QKeyEvent(QEvent.Type.KeyPress, key, held, letter))


def test_a_click_in_the_first_moment_answers_nothing(page: BrokenOffPage) -> None:
    page.resize(1280, 800)
    page.tell(offered(100_000))
    answers = heard(page)
    for again in range(2):
        if again:
            page.settle()
            page.end.setFocus()
            page.hide()
            page.show()
        assert page.window().focusWidget() is page, "nothing is chosen beforehand"
        for button in (page.go_on, page.again, page.end, page.home):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.box.center())
        assert answers == []
    page.settle()
    for button in (page.go_on, page.again, page.end, page.home):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.box.center())
    assert answers == ["go on", "again", "end", "left"]


def test_letters_answer_alone_and_for_what_is_offered(page: BrokenOffPage) -> None:
    answers = heard(page)
    page.tell(offered(1_500))
    page.settle()
    for letter in "gle":
        press(page, letter, Qt.KeyboardModifier.AltModifier)
    assert answers == []
    for letter in "gle":
        press(page, letter, Qt.KeyboardModifier.NoModifier)
    assert answers == ["go on", "end"]


def test_arrows_pass_over_what_is_not_offered(page: BrokenOffPage) -> None:
    page.tell(offered(1_500))
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(page, key)
        seen.append(page.window().focusWidget())
    assert seen == [page.end, page.go_on, page.end, page.go_on]
