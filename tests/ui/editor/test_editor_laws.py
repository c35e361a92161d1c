"""Whatever is pressed in whatever order: nothing breaks, and undo comes back to the start."""

from collections.abc import Iterator

import pytest
from drafting import ROUTINES, Drafting
from fakes import FakeClock
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from tried import tried

from massage_timer.core.routine import Technique
from massage_timer.illustrations import Illustrations
from massage_timer.ui.editor.page import EditorPage
from massage_timer.ui.editor.page_keys import Asked
from massage_timer.ui.editor.rows import HEAD

NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYS = [
    *[(Qt.Key(ord(letter.upper())), NONE, letter) for letter in "a3 -"],
    *[
        (key, NONE, "")
        for key in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Return,
            Qt.Key.Key_F2,
            Qt.Key.Key_F8,
            Qt.Key.Key_Plus,
            Qt.Key.Key_Insert,
            Qt.Key.Key_Delete,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Tab,
            Qt.Key.Key_Backtab,
        )
    ],
    *[(key, ALT, "") for key in (Qt.Key.Key_Up, Qt.Key.Key_Down)],
    *[(key, CTRL, "") for key in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_D)],
]


@pytest.fixture(scope="module")
def kept_page(catalogue: dict[str, Technique], pictures: Illustrations) -> Iterator[EditorPage]:
    page = EditorPage(catalogue, pictures.library, pictures.small, FakeClock().now)
    page.set_still(True)
    page.resize(1280, 800)
    page.show()
    page.activateWindow()
    yield page
    page.close()
    page.deleteLater()


@settings(max_examples=tried(40))
@given(
    st.sampled_from(sorted(ROUTINES)),
    st.sampled_from([(1280, 800), (640, 600)]),
    st.lists(st.sampled_from(KEYS), min_size=5, max_size=40),
)
def test_undo_comes_back_to_the_start_whatever_was_pressed(
    kept_page: EditorPage,
    catalogue: dict[str, Technique],
    which: str,
    size: tuple[int, int],
    keys: list[tuple[Qt.Key, Qt.KeyboardModifier, str]],
) -> None:
    page = kept_page
    page.resize(*size)
    drafting = Drafting(page, catalogue, ROUTINES[which], comments=frozenset({1}))
    for key, held, text in keys:
        target = QApplication.focusWidget()
        assert target is not None
        assert page.isAncestorOf(target)
        assert target.isVisible()
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
        steps = len(drafting.draft.steps)
        assert HEAD <= page.table.chosen < max(1, steps)
        if page.pane.sheet is page.pane.step:
            assert page.pane.step.title.words == f"Step {page.table.chosen + 1} of {steps}"
    page.settle()
    while drafting.history.before:
        page.do(Asked.UNDO)
    assert drafting.history.now == ROUTINES[which]
    drafting.stop()
