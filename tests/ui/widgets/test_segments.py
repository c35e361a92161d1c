"""Segments: one of a few words is chosen, always; a finger, a key or the page may choose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_timer.ui.tokens import LIGHT, TARGET, THEMES, Theme, high_contrast
from massage_timer.ui.widgets.segments import Segments

HEIGHTS = ("Ankle", "Below knee", "Mid-thigh", "Hip")


class Asked(QWidget):
    """A page with one choice between two other places for the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = QWidget(self), QWidget(self)
        self.choice = Segments("How high", HEIGHTS, self)
        for outer in (self.before, self.after):
            outer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.before.stackUnder(self.choice)
        for one, other in zip(
            (self.before, *self.choice.segments),
            (*self.choice.segments, self.after),
            strict=True,
        ):
            QWidget.setTabOrder(one, other)
        self.keys: list[int] = []
        self.picked: list[int] = []
        self.choice.picked.connect(self.picked.append)
        self.choice.set_look(LIGHT, 1.0)
        self.choice.resize(self.choice.sizeHint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())

    @property
    def focused(self) -> str:
        return next((s.text() for s in self.choice.segments if s.hasFocus()), "")


@pytest.fixture
def page(qtbot: QtBot) -> Asked:
    page = Asked()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    return page


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def checked(choice: Segments) -> list[str]:
    return [segment.text() for segment in choice.segments if segment.isChecked()]


def test_one_option_is_chosen_from_the_start(page: Asked) -> None:
    assert checked(page.choice) == ["Ankle"]
    assert page.choice.chosen == 0


def test_a_click_chooses_and_says_so_once(page: Asked) -> None:
    QTest.mouseClick(page.choice.segments[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.choice.segments[2], Qt.MouseButton.LeftButton)
    assert page.picked == [2]
    assert checked(page.choice) == ["Mid-thigh"]


def test_what_the_page_chooses_is_not_told_back_to_it(page: Asked) -> None:
    page.choice.set_chosen(3)
    assert page.picked == []
    assert checked(page.choice) == ["Hip"]


def test_the_arrows_move_the_choice_and_stop_at_the_ends(page: Asked) -> None:
    page.choice.segments[0].setFocus()
    for key in [Qt.Key.Key_Left, *[Qt.Key.Key_Right] * 4, Qt.Key.Key_Home]:
        press(key)
        assert page.focused == HEIGHTS[page.choice.chosen]
    assert page.picked == [1, 2, 3]


def test_the_whole_control_is_one_place_in_the_order_of_the_focus(page: Asked) -> None:
    page.choice.set_chosen(2)
    page.before.setFocus()
    press(Qt.Key.Key_Tab)
    assert page.focused == "Mid-thigh"
    press(Qt.Key.Key_Tab)
    assert page.after.hasFocus()


def test_enter_and_the_keys_up_and_down_are_left_to_the_page(page: Asked) -> None:
    page.choice.segments[0].setFocus()
    keys = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down]
    for key in keys:
        press(key)
    assert page.keys == keys
    assert page.picked == []


def test_what_cannot_be_chosen_says_why_and_the_arrows_pass_it(page: Asked) -> None:
    page.choice.set_reason(1, "The knee is sore")
    closed = page.choice.segments[1]
    assert closed.toolTip() == closed.accessibleDescription() == "The knee is sore"
    page.choice.segments[0].setFocus()
    press(Qt.Key.Key_Right)
    assert page.picked == [2]
    QTest.mouseClick(closed, Qt.MouseButton.LeftButton)
    assert checked(page.choice) == ["Mid-thigh"]
    page.choice.set_reason(1, "")
    press(Qt.Key.Key_Left)
    assert checked(page.choice) == ["Below knee"]


def test_a_choice_that_is_closed_can_be_left_by_the_keyboard(page: Asked) -> None:
    page.choice.set_chosen(3)
    page.choice.set_reason(3, "Not today")
    page.before.setFocus()
    press(Qt.Key.Key_Tab)
    assert page.focused == "Ankle"
    press(Qt.Key.Key_Left)
    assert page.focused == checked(page.choice)[0] != "Hip"


def test_a_screen_reader_hears_what_is_asked_what_is_offered_and_what_is_chosen(
    page: Asked,
) -> None:
    page.choice.set_chosen(1)
    heard = [QAccessible.queryAccessibleInterface(s) for s in page.choice.segments]
    assert [one.text(QAccessible.Text.Name) for one in heard] == list(HEIGHTS)
    assert {one.text(QAccessible.Text.Description) for one in heard} == {"How high"}
    assert {one.role() for one in heard} == {QAccessible.Role.RadioButton}
    assert [bool(one.state().checked) for one in heard] == [False, True, False, False]


@given(
    width=st.integers(120, 900),
    u=st.sampled_from((0.6, 1.0, 1.7, 2.4)),
    options=st.lists(st.sampled_from((*HEIGHTS, "System", "Light", "No")), min_size=2, max_size=5),
)
def test_options_fill_the_box_side_by_side_however_narrow_it_is(
    width: int, u: float, options: list[str]
) -> None:
    choice = Segments("Any", options)
    choice.set_look(LIGHT, u)
    choice.resize(width + 2 * choice.margin, choice.heightForWidth(width + 2 * choice.margin))
    choice.grab()  # not shown, it is laid out when it is looked at
    boxes = [segment.geometry() for segment in choice.segments]
    inside = choice.box
    assert all(inside.contains(box) for box in boxes)
    assert all(box.height() >= TARGET for box in boxes)
    assert not any(one.intersects(two) for i, one in enumerate(boxes) for two in boxes[:i])
    assert sum(b.width() * b.height() for b in boxes) == inside.width() * inside.height()
    if width >= choice.width_wanted():
        assert len({box.top() for box in boxes}) == 1
    choice.deleteLater()


@pytest.mark.parametrize("theme", [*THEMES, high_contrast(LIGHT)])
def test_every_state_of_an_option_looks_different(page: Asked, theme: Theme) -> None:
    choice = page.choice
    choice.set_look(theme, 1.0)
    choice.set_chosen(0)
    pictures = [choice.grab().toImage()]
    choice.set_chosen(1)
    pictures.append(choice.grab().toImage())
    choice.segments[1].setFocus()
    pictures.append(choice.grab().toImage())
    choice.set_reason(2, "Not today")
    pictures.append(choice.grab().toImage())
    choice.segments[3].setDown(True)
    pictures.append(choice.grab().toImage())
    choice.segments[3].setDown(False)
    choice.segments[3].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    pictures.append(choice.grab().toImage())
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_a_choice_can_be_closed_as_a_whole(page: Asked) -> None:
    page.choice.setEnabled(False)
    QTest.mouseClick(page.choice.segments[1], Qt.MouseButton.LeftButton)
    assert page.picked == []
    assert checked(page.choice) == ["Ankle"]
