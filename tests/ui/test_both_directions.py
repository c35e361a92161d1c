"""Every page as it is read from the right is the mirror image of itself as it is read otherwise."""

from collections.abc import Callable, Iterator
from itertools import islice

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from reading_order import misread, round_of
from rehearsal import Rehearsal, rehearsal
from shots.around import learn, settings, teach
from shots.before import comfort, ready, safety
from shots.broken_off import broken_off, left_at
from shots.diary import diary, two_years
from shots.home import home, text
from shots.routines import comfort_files, own_files
from shots.sessions import change, done, session, stop
from shots.shot import Shot
from shots.writing import card, editor, rehearse

from massage_timer.core.session import Command
from massage_timer.folders import Folders
from massage_timer.ui.direction import mirrored
from massage_timer.ui.tokens import LIGHT

Walk = Callable[[Rehearsal], Iterator[Shot]]
WALKS: list[tuple[Walk, Callable[[Folders], None]]] = [
    (home, own_files),
    (text, own_files),
    (safety, own_files),
    (comfort, comfort_files),
    (ready, own_files),
    (session, own_files),
    (change, own_files),
    (stop, own_files),
    (done, own_files),
    (editor, own_files),
    (rehearse, own_files),
    (card, own_files),
    (learn, own_files),
    (settings, own_files),
    (teach, own_files),
    (diary, two_years),
    (broken_off, left_at(510_000)),
]
WIDE = 1024
SHOTS = 4
"""Of each walk."""


@pytest.fixture(autouse=True)
def read_from_the_left_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def parts_of(window: QWidget) -> list[tuple[str, QRect]]:
    """All that is seen, and where in the window it stands; of a field only the whole."""
    return [
        (type(part).__name__, QRect(part.mapTo(window, QPoint()), part.size()))
        for part in window.findChildren(QWidget)
        if part.isVisible() and not _is_within_an_island(part)
    ]


def _is_within_an_island(part: QWidget) -> bool:
    """Part of a field, or of something that stands alike in every language."""
    owner = part.parentWidget()
    return owner is not None and (
        isinstance(owner, QLineEdit | QPlainTextEdit)
        or owner.testAttribute(Qt.WidgetAttribute.WA_SetLayoutDirection)
        or _is_within_an_island(owner)
    )


def laid_out(
    walk: Walk, prepare: Callable[[Folders], None], way: Qt.LayoutDirection
) -> list[tuple[str, list[tuple[str, QRect]]]]:
    QApplication.setLayoutDirection(way)
    with rehearsal(QSize(WIDE, 640), LIGHT, prepare, welcomed=True) as run:
        found = []
        for name, _ in islice(walk(run), SHOTS):
            found.append((name, parts_of(run.window)))
            page = run.window.pages.currentWidget()
            assert page is not None
            assert not misread(page, round_of(page)), f"Tab does not go as one reads {name}"
        run.player.tell(Command.STOP)  # its checkpoints would still be written
        return found


@pytest.mark.parametrize(("walk", "prepare"), WALKS, ids=lambda one: getattr(one, "__name__", ""))
def test_every_part_of_a_page_stands_at_the_mirror_image_of_its_place(
    walk: Walk, prepare: Callable[[Folders], None]
) -> None:
    left = laid_out(walk, prepare, Qt.LayoutDirection.LeftToRight)
    right = laid_out(walk, prepare, Qt.LayoutDirection.RightToLeft)
    for (name, parts), (_, seen) in zip(left, right, strict=True):
        wanted = [(kind, mirrored(box, WIDE)) for kind, box in parts]
        wrong = [pair for pair in zip(wanted, seen, strict=True) if pair[0] != pair[1]]
        assert not wrong, name
