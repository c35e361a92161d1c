"""A sentence to type into: its lines begin at its edge, whichever way the window is read."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from written import painted_by

from massage_timer.ui.fonts import width_of
from massage_timer.ui.tokens import LIGHT, Role
from massage_timer.ui.widgets.text_area import TextArea

WORDS = "Glide up with steady weight; ease off below the knee."


@pytest.fixture(autouse=True)
def read_from_the_left_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("spare", [1, 4, 7, 60])
def test_a_line_that_just_has_room_is_seen_from_its_first_letter_on(
    qapp: QApplication, qtbot: QtBot, way: Qt.LayoutDirection, spare: int
) -> None:
    qapp.setLayoutDirection(way)
    area = TextArea("Cue")
    qtbot.addWidget(area)
    area.set_look(LIGHT, 1.0)
    area.show_text(WORDS)
    beside = area.width() - area.editor.width()
    just = round(width_of(WORDS, Role.BODY, 1.0)) + spare
    area.show()
    for wide in (2 * just, just):
        area.setGeometry(QRect(0, 0, wide + beside, 100))
        QApplication.processEvents()  # Qt counts what is beside the room only then
    lines = list(painted_by(area.editor.viewport()))
    assert [line.words for line in lines] == [WORDS]
    assert not lines[0].cut
