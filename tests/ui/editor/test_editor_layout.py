"""Where the parts of the editor stand, at every size: nothing is cut, covered or outside."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from drafting import Drafting
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer.ui.editor.page import EditorPage
from massage_timer.ui.editor.page_keys import Asked
from massage_timer.ui.editor.rows import HEAD
from massage_timer.ui.tokens import LIGHT, TARGET, Role, page_unit
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.scroll_bar import ScrollBar
from massage_timer.ui.widgets.search_field import SearchField
from massage_timer.ui.widgets.segments import Segments
from massage_timer.ui.widgets.stepper import Stepper
from massage_timer.ui.widgets.text_area import TextArea
from massage_timer.ui.widgets.text_field import TextField
from massage_timer.ui.widgets.words import Words

Open = Callable[..., Drafting]
Size = tuple[int, int]
SIZES: list[tuple[Size, float]] = [
    *[(size, 1.0) for size in ((800, 480), (1280, 800), (1920, 1080), (1024, 768), (1080, 1920))],
    *[((3840, 2160), 1.0), ((2560, 1080), 1.0)],
    *[(size, zoom) for size in ((800, 480), (1280, 800), (1920, 1080)) for zoom in (1.25, 1.5, 2)],
    *[((1024, 768), 2.0), ((1080, 1920), 2.0)],
]
BOXED = (Button, SearchField, Segments, Stepper, TextArea, TextField)


def box_of(widget: QWidget) -> QRect:
    """What is seen of a widget that keeps room for its focus ring."""
    margin = widget.margin if isinstance(widget, BOXED) else 0
    return widget.geometry().adjusted(margin, margin, -margin, -margin)


def shown_in(parent: QWidget) -> list[QWidget]:
    children = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [
        child
        for child in children
        if child.isVisibleTo(parent)
        and not isinstance(child, ScrollBar)
        and not child.size().isEmpty()
    ]


def faults(parent: QWidget) -> Iterator[str]:
    """What is wrong with the places of the children of a widget."""
    named = {
        f"{type(child).__name__} {child.accessibleName()}": child for child in shown_in(parent)
    }
    for (one, a), (other, b) in combinations(named.items(), 2):
        if box_of(a).intersects(box_of(b)):
            yield f"{one} {box_of(a).getRect()} and {other} {box_of(b).getRect()}"
    for name, child in named.items():
        if not parent.rect().contains(box_of(child)):
            yield f"{name} {box_of(child).getRect()} is outside of {parent.size().toTuple()}"
        if isinstance(child, Words) and child.height() < child.height_for(child.width()):
            yield f"{name} is cut"
        if isinstance(child, Button):
            box = box_of(child)
            if box.height() < TARGET or box.width() < TARGET:
                yield f"{name} is too small for a fingertip: {box.size().toTuple()}"


def all_faults(page: EditorPage) -> list[str]:
    head, step = page.pane.head, page.pane.step
    parents = [page, page.top, page.tools, page.notice, page.picker, head, step]
    parents += [step.instructions, step.length, step.pace]
    return [fault for each in parents if each.isVisible() for fault in faults(each)]


def show_step(page: EditorPage, opened: Open) -> None:
    opened("good")
    page.table.choose(6)


def show_step_fields(page: EditorPage, opened: Open) -> None:
    opened("problems")
    page.table.choose(5)
    page.table.edit_asked.emit("")


def show_head(page: EditorPage, opened: Open) -> None:
    opened("problems")
    page.table.choose(HEAD)
    page.table.edit_asked.emit("")


def show_share(page: EditorPage, opened: Open) -> None:
    opened("shares")
    page.table.choose(3)
    page.table.edit_asked.emit("")


def show_picker(page: EditorPage, opened: Open) -> None:
    opened("short")
    page.table.choose(3)
    page.do(Asked.INSERT)
    page.picker.list.open("thigh-glide")


def show_question(page: EditorPage, opened: Open) -> None:
    opened("good", (1,))
    page.table.choose(1)
    page.do(Asked.REMOVE)


def show_leaving(page: EditorPage, opened: Open) -> None:
    opened("forty")
    page.ask_to_leave()


def show_trouble(page: EditorPage, opened: Open) -> None:
    opened("forty")
    page.tell(
        "calf-evening.yaml cannot be written: the disk is full. Make room on it, and save again.",
        trouble=True,
    )


SHOWN = [
    show_step,
    show_step_fields,
    show_head,
    show_share,
    show_picker,
    show_question,
    show_leaving,
    show_trouble,
]


@pytest.mark.parametrize("show", SHOWN)
def test_all_parts_of_the_editor_stand_whole_beside_one_another(
    page: EditorPage, open_routine: Open, show: Callable[[EditorPage, Open], None]
) -> None:
    show(page, open_routine)
    for size, zoom in SIZES:
        page.set_theme(replace(LIGHT, zoom=zoom))
        page.resize(*size)
        assert all_faults(page) == [], (size, zoom)


@pytest.mark.parametrize("size", [(1024, 600), (1100, 700), (1278, 776), (1366, 768)])
def test_no_name_of_a_field_is_broken_within_a_word(
    page: EditorPage, open_routine: Open, size: Size
) -> None:
    page.resize(*size)
    open_routine("good")
    for field in page.pane.step.fields.values():
        label = field.label
        longest = max(label.words.split(), key=len)
        alone = Words(Role.STRONG, words=longest)
        alone.set_look(LIGHT, page_unit(*size))
        assert label.isHidden() or alone.width_wanted() <= label.width(), (label.words, size)


@pytest.mark.parametrize(("size", "zoom"), SIZES)
def test_there_is_room_for_a_row_of_the_table_and_of_the_picker(
    page: EditorPage, open_routine: Open, size: Size, zoom: float
) -> None:
    page.set_theme(replace(LIGHT, zoom=zoom))
    page.resize(*size)
    open_routine("good")
    assert page.table.height() >= page.table.rows[1].high
    page.do(Asked.INSERT)
    opened = page.picker.list.row_box(page.picker.opened)
    assert page.picker.list.rect().contains(opened.toRect())


@pytest.mark.parametrize(("size", "zoom"), SIZES)
def test_the_field_that_is_edited_first_and_the_scroll_bar_are_seen_whole(
    page: EditorPage, open_routine: Open, size: Size, zoom: float
) -> None:
    page.set_theme(replace(LIGHT, zoom=zoom))
    page.resize(*size)
    open_routine("good")
    page.table.edit_asked.emit("")
    pane, focused = page.pane, page.window().focusWidget()
    place = QRect(focused.mapTo(pane.viewport(), focused.rect().topLeft()), focused.size())
    assert pane.viewport().rect().contains(place), (place, pane.viewport().rect())
    QApplication.processEvents()
    bar = pane.verticalScrollBar()
    at = QRect(bar.mapTo(pane, bar.rect().topLeft()), bar.size())
    assert not bar.isVisible() or pane.rect().contains(at), (at, pane.rect())


def test_the_chosen_row_stays_in_view_when_a_problem_pushes_it_down(
    page: EditorPage, open_routine: Open
) -> None:
    page.set_theme(replace(LIGHT, zoom=2))
    page.resize(800, 480)
    open_routine("good")
    page.table.choose(2)
    page.table.strokes_asked.emit(1)
    row = page.table.rows[3]
    top = row.top - page.table.scrolled
    assert top >= 0
    assert top + row.high <= page.table.height()


@pytest.mark.parametrize(("size", "zoom"), SIZES)
def test_every_field_can_be_reached_by_tab_and_comes_into_view(
    page: EditorPage, open_routine: Open, size: Size, zoom: float
) -> None:
    page.set_theme(replace(LIGHT, zoom=zoom))
    page.resize(*size)
    open_routine("good")
    page.table.edit_asked.emit("")
    seen = []
    for _ in range(40):
        page.focusNextPrevChild(True)
        focused = page.window().focusWidget()
        if focused in seen:
            break
        seen.append(focused)
        if page.pane.isAncestorOf(focused):
            place = QRect(
                focused.mapTo(page.pane.viewport(), focused.rect().topLeft()), focused.size()
            )
            assert page.pane.viewport().rect().intersects(place), focused.accessibleName()
    step = page.pane.step
    wanted = [step.technique, step.length.field, step.pace.field, step.cue.editor]
    wanted += [step.instructions.lines[0].editor, step.pressure.segments[1], step.part.segments[0]]
    assert all(each in seen for each in wanted)
