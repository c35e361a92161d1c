"""Every page, as somebody meets it who does not see it or does not use a mouse."""

from collections import Counter
from collections.abc import Iterator
from operator import ne
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot
from reading_order import misread
from walks import WITH_PAGES, visit

from massage_timer.ui.page import Page
from massage_timer.ui.teach.page import TeachPage
from massage_timer.ui.tokens import LIGHT, THEMES, Theme
from massage_timer.ui.widgets.text_area import TextArea

Role = QAccessible.Role
OF_CONTROLS = {
    Role.Button,
    Role.CheckBox,
    Role.RadioButton,
    Role.EditableText,
    Role.Slider,
    Role.List,
    Role.Document,
    Role.Pane,
}
"""What can have the focus; a pane is a page that has it itself."""

AROUND = 24
"""Px round a part in which its focus may be shown: a field has its ring round all of it."""
LEAST_RING = 150
"""Pixels that differ at least where a large part has the focus."""

IN_ALL_THEMES = [
    pytest.param(theme, marks=[] if theme is LIGHT else pytest.mark.soak) for theme in THEMES
]
"""That the colours can be told apart is checked from the tokens in every run."""


def told(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def name_of(widget: QWidget) -> str:
    return told(widget).text(QAccessible.Text.Name)


def about(widget: QWidget) -> str:
    return told(widget).text(QAccessible.Text.Description)


def shown(page: QWidget) -> list[QWidget]:
    return [part for part in page.findChildren(QWidget) if part.isVisibleTo(page)]


def stops(page: QWidget) -> list[QWidget]:
    """What Tab comes to on a page."""
    tab = Qt.FocusPolicy.TabFocus.value
    return [
        part
        for part in (page, *shown(page))
        if part.focusPolicy().value & tab and part.isEnabled() and part.focusProxy() is None
    ]


@pytest.mark.parametrize("group", WITH_PAGES)
def test_every_page_can_be_heard_and_gone_through_without_a_mouse(
    group: str, tmp_path: Path, qtbot: QtBot
) -> None:
    faults: list[str] = []
    gone_round: set[tuple[int, ...]] = set()

    def look(page: QWidget) -> None:
        faults.extend(unheard(page))
        parts = tuple(id(part) for part in (page, *stops(page)))
        if parts not in gone_round:
            gone_round.add(parts)
            faults.extend(unreached(page))

    found = []
    for name in visit(group, tmp_path, look):
        found += [(name, fault) for fault in faults]
        faults.clear()
    assert not found


def unheard(page: QWidget) -> Iterator[str]:
    """What of a page does not say what it is, why it cannot be used, or is said twice."""
    for part in stops(page):
        role, name = told(part).role(), name_of(part)
        if role not in OF_CONTROLS or not name.strip():
            yield f"{type(part).__name__} takes the focus as {role.name} {name!r}"
    twins = Counter((name_of(part), about(part)) for part in stops(page))
    yield from (f"twice: {said}" for said, times in twins.items() if times > 1)
    for part in shown(page):
        role = told(part).role()
        paints = type(part).paintEvent is not QWidget.paintEvent
        of_qt = isinstance(part, QScrollBar | QAbstractScrollArea)
        if paints and role == Role.Client and not of_qt and not part.findChild(QWidget):
            yield f"{type(part).__name__} is nothing"
        if role in (Role.Graphic, Role.Chart, Role.List) and not name_of(part):
            yield f"{type(part).__name__} is a {role.name} of nothing"
        if not part.isEnabled() and role == Role.Button and not about(part):
            yield f"{name_of(part)} cannot be pressed, and does not say why"


def unreached(page: QWidget) -> Iterator[str]:
    """What Tab does not come to on its way round a page, or not as it is read, and where that ends
    elsewhere. The page that is taught a key takes Tab for one."""
    wanted = [part for part in stops(page) if not isinstance(part, Page)]
    if not wanted or isinstance(page, TeachPage):
        return
    before = QApplication.focusWidget()
    if before is None or not (page is before or page.isAncestorOf(before)):
        yield f"the focus is on {before}"
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    order: list[QWidget] = []
    while (part := QApplication.focusWidget()) is not None and part not in order:
        order.append(part)
        QTest.keyClick(part, Qt.Key.Key_Tab)
    if missed := [name_of(part) for part in wanted if part not in order]:
        yield f"Tab does not come to {missed}"
    within = [part for part in order if part is not page and page.isAncestorOf(part)]
    for one, following in misread(page, within):
        yield f"Tab goes from {name_of(one)} to {name_of(following)}, which is not read so"
    if part is not order[0]:
        yield f"Tab ends at {part and name_of(part)}"
    if before is not None:
        before.setFocus()


@pytest.mark.parametrize("theme", IN_ALL_THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("group", ["home", "learn", "settings", "comfort", "session", "editor"])
def test_whoever_has_the_focus_is_seen_to_have_it(
    group: str, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    faults: list[str] = []
    seen: set[str] = set()

    def look(page: QWidget) -> None:
        for part in stops(page):
            kind = f"{type(page).__name__} {type(part).__name__}"
            if isinstance(part, Page) or kind in seen:
                continue
            seen.add(kind)
            part.setFocus(Qt.FocusReason.TabFocusReason)
            with_it = near(page, part)
            part.clearFocus()
            ring = 2 * (part.width() + part.height())
            if differing(with_it, near(page, part)) < min(ring, LEAST_RING):
                faults.append(kind)

    for _ in visit(group, tmp_path, look, theme=theme):
        pass
    assert not faults
    assert seen


def near(page: QWidget, part: QWidget) -> QImage:
    """A part and what is round it, as it looks now."""
    QApplication.processEvents()
    area = part.parentWidget()
    if isinstance(area, TextArea):  # it may be below what is seen of a long page
        page = part = area
    box = QRect(part.mapTo(page, part.rect().topLeft()), part.size())
    room = box.adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(page.rect())
    return page.grab(room).toImage().convertToFormat(QImage.Format.Format_RGB32)


def differing(one: QImage, other: QImage) -> int:
    """How many pixels are not the same."""
    pixels, others = (memoryview(image.constBits()).cast("I") for image in (one, other))
    return sum(map(ne, pixels, others))
