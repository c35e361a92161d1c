"""A row that is ticked: all of it a target, by Space or a press, and by nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from massage_timer.core.safety import QUESTIONS, Question
from massage_timer.ui.tokens import LIGHT, TARGET, THEMES, Theme, high_contrast
from massage_timer.ui.widgets.tick_row import TickRow

NOTE = "Or you think so. Doctors say DVT, thrombosis or embolism."
OTHER_KEYS = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_N, Qt.Key.Key_Escape]


@pytest.fixture
def row(qtbot: QtBot) -> TickRow:
    row = TickRow("A blood clot in a leg or a lung, now or ever", NOTE)
    qtbot.addWidget(row)
    row.resize(row.sizeHint())
    return row


def press(row: TickRow, key: Qt.Key, *, repeated: bool = False) -> bool:
    """Whether the row kept the key for itself."""
    none = Qt.KeyboardModifier.NoModifier
    down = QKeyEvent(QEvent.Type.KeyPress, key, none, "", repeated)
    row.keyPressEvent(down)
    row.keyReleaseEvent(QKeyEvent(QEvent.Type.KeyRelease, key, none, "", repeated))
    return down.isAccepted()


def test_space_ticks_and_unticks(row: TickRow) -> None:
    assert not row.isChecked()
    assert press(row, Qt.Key.Key_Space)
    assert row.isChecked()
    press(row, Qt.Key.Key_Space)
    assert not row.isChecked()


def test_a_held_space_ticks_once(row: TickRow) -> None:
    none = Qt.KeyboardModifier.NoModifier
    row.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, none))
    for _ in range(5):
        press(row, Qt.Key.Key_Space, repeated=True)
    row.keyReleaseEvent(QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, none))
    assert row.isChecked()


@pytest.mark.parametrize("key", OTHER_KEYS)
def test_every_other_key_is_left_to_the_page(row: TickRow, key: Qt.Key) -> None:
    assert not press(row, key)
    assert not row.isChecked()


def test_the_whole_row_is_the_target(row: TickRow) -> None:
    row.resize(700, 60)
    for place in (QPoint(1, 1), QPoint(698, 58), QPoint(350, 30)):
        before = row.isChecked()
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=place)
        assert row.isChecked() != before


def test_it_is_read_out_as_a_box_with_its_words_and_its_state(row: TickRow) -> None:
    said = QAccessible.queryAccessibleInterface(row)
    assert said is not None
    assert said.role() is QAccessible.Role.CheckBox
    assert said.text(QAccessible.Text.Name) == row.text()
    assert said.text(QAccessible.Text.Description) == NOTE
    press(row, Qt.Key.Key_Space)
    assert row.isChecked()
    assert said.state().checked


@given(
    st.sampled_from(QUESTIONS),
    st.integers(260, 2000),
    st.sampled_from([0.85, 1.0, 1.35, 2.2]),
)
def test_a_row_is_high_enough_for_a_finger_and_for_all_its_words(
    qapp: object, question: Question, width: int, u: float
) -> None:
    row = TickRow(question.text, question.small)
    row.set_look(LIGHT, u)
    high = row.height_for(width)
    assert high >= TARGET
    assert high >= row.height_for(width + 200)
    row.setChecked(True)
    assert row.height_for(width) == high


@pytest.mark.parametrize("theme", [*THEMES, high_contrast(LIGHT)])
def test_every_state_looks_different(row: TickRow, theme: Theme) -> None:
    row.set_look(theme, 1.0)
    pictures = [row.grab().toImage()]
    row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    pictures.append(row.grab().toImage())
    row.setDown(True)
    pictures.append(row.grab().toImage())
    row.setDown(False)
    row.setChecked(True)
    pictures.append(row.grab().toImage())
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])
