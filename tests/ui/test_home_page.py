"""Home: choosing, searching and beginning, with keys and with clicks."""

from dataclasses import replace

import pytest
from giver import Giver
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from massage_timer.ui.home.card_grid import CardGrid
from massage_timer.ui.home.cards import Card
from massage_timer.ui.home.top_bar import LEAST_SEARCH
from massage_timer.ui.tokens import LIGHT


def ids(grid: CardGrid) -> list[str]:
    return [card.id for card in grid.cards]


def chosen(grid: CardGrid) -> str:
    return grid.chosen.id if grid.chosen is not None else ""


def click(grid: CardGrid, at: QPointF, kind: QEvent.Type = QEvent.Type.MouseButtonPress) -> None:
    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(grid, QMouseEvent(kind, at, grid.mapToGlobal(at), left, left, none))


@pytest.fixture
def grid(giver: Giver) -> CardGrid:
    giver.window.home.resize(1280, 800)
    return giver.window.home.list


def test_a_routine_that_is_to_be_shown_is_not_hidden_by_an_old_search(
    giver: Giver, grid: CardGrid
) -> None:
    giver.window.home.search.setText("desk-worker")
    assert ids(grid) == ["desk-worker-calves"]
    assert grid.choose("foot-reviver")
    assert chosen(grid) == "foot-reviver"
    assert giver.window.home.search.text() == ""
    assert not grid.choose("nowhere")


def test_f1_shows_help_and_escape_leads_back(giver: Giver) -> None:
    giver.key(Qt.Key.Key_F1)
    assert giver.shows(giver.pages.text)
    assert giver.pages.text.title.words == "Help"
    giver.pages.text.settle()
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)


def test_arrows_move_the_choice_while_the_focus_stays_on_the_button(
    giver: Giver, grid: CardGrid
) -> None:
    giver.window.home.start.setFocus()
    places = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        giver.key(key)
        places.append(ids(grid).index(chosen(grid)))
    assert places == [1, 4, 3, 0]
    assert giver.window.focusWidget() is giver.window.home.start


def test_arrows_stop_at_the_first_and_the_last(giver: Giver, grid: CardGrid) -> None:
    giver.key(Qt.Key.Key_Left)
    assert chosen(grid) == ids(grid)[0]
    for _ in range(20):
        giver.key(Qt.Key.Key_Right)
    assert chosen(grid) == ids(grid)[-1]


def test_letters_go_to_the_search_wherever_the_focus_is(giver: Giver, grid: CardGrid) -> None:
    giver.window.home.start.setFocus()
    for letter in "reviver":
        giver.key(Qt.Key(ord(letter.upper())), letter)
    assert giver.window.home.search.text() == "reviver"
    assert ids(grid) == ["foot-reviver"]
    giver.key(Qt.Key.Key_Return)
    assert giver.shows(giver.pages.safety)
    giver.program.go_home()
    giver.window.home.search.clear()


def test_the_search_looks_for_every_word_in_names_sentences_and_techniques(
    giver: Giver, grid: CardGrid
) -> None:
    search = giver.window.home.search
    search.setText("THIGH knead")
    assert "runner-recovery" in ids(grid)
    assert "foot-reviver" not in ids(grid)
    search.setText("no such words")
    assert ids(grid) == []
    assert not giver.window.home.nothing.isHidden()
    assert not giver.window.home.start.isEnabled()
    giver.key(Qt.Key.Key_Return)
    assert giver.shows(giver.window.home)
    search.clear()
    assert giver.window.home.nothing.isHidden()
    assert giver.window.home.start.isEnabled()


def test_a_click_chooses_and_a_double_click_begins(giver: Giver, grid: CardGrid) -> None:
    place = grid.card_box(1).center()
    click(grid, place)
    assert chosen(grid) == ids(grid)[1]
    assert giver.shows(giver.window.home)
    click(grid, place, QEvent.Type.MouseButtonDblClick)
    assert giver.shows(giver.pages.safety)


def test_the_chosen_card_is_always_in_view(giver: Giver, grid: CardGrid) -> None:
    giver.window.home.resize(800, 480)
    for id_ in [*ids(grid), *reversed(ids(grid))]:
        grid.choose(id_)
        box = grid.card_box(ids(grid).index(id_)).toRect()
        assert grid.rect().contains(box), id_


def test_a_broken_card_offers_its_problems_and_never_the_check(
    giver: Giver, grid: CardGrid
) -> None:
    broken = Card("broken", "Broken", "broken.yaml", problems=("Line 3: wrong",), usable=False)
    assert "wrong" in broken.spoken
    grid.add_cards([broken])
    grid.choose("broken")
    home = giver.window.home
    asked: list[str] = []
    begun: list[str] = []
    home.problems_asked.disconnect(giver.program.telling.show_problems)
    home.problems_asked.connect(asked.append)
    home.start_asked.connect(begun.append)
    try:
        assert home.start.text() == "Show the problem"
        home.start.click()
        giver.key(Qt.Key.Key_Return)
    finally:
        home.problems_asked.connect(giver.program.telling.show_problems)
        home.problems_asked.disconnect(asked.append)
        home.start_asked.disconnect(begun.append)
        giver.program.shelf.show_first()
    assert (asked, begun) == (["broken", "broken"], [])


@pytest.mark.parametrize("size", [(800, 480), (1280, 800)])
@pytest.mark.parametrize("zoom", [1.0, 1.25, 1.5, 2.0])
def test_large_text_leaves_the_search_the_tools_and_a_whole_card_in_sight(
    giver: Giver, size: tuple[int, int], zoom: float
) -> None:
    home = giver.window.home
    giver.window.set_theme(replace(LIGHT, zoom=zoom))
    giver.window.resize(*size)
    QApplication.processEvents()
    for part in (
        home.search,
        home.top.open,
        home.top.learn,
        home.top.settings,
        home.top.help,
        home.start,
    ):
        assert part.isVisible()
        assert home.rect().contains(part.geometry())
    assert home.search.width() >= LEAST_SEARCH
    card = home.list.card_box(0)
    if zoom < 2 or size != (800, 480):
        assert home.list.rect().toRectF().contains(card)
    giver.window.set_theme(LIGHT)


def test_a_tool_without_its_word_keeps_its_name(giver: Giver) -> None:
    home = giver.window.home
    giver.window.set_theme(replace(LIGHT, zoom=2.0))
    giver.window.resize(800, 480)
    assert home.top.settings.toolTip() == home.top.settings.accessibleName() == "Settings"
    giver.window.set_theme(LIGHT)
    giver.window.resize(1280, 800)
    assert home.top.settings.toolTip() == ""


@pytest.mark.parametrize("size", [(800, 410), (800, 480), (1280, 800), (1920, 1080), (1000, 1400)])
@pytest.mark.parametrize("zoom", [1.0, 1.25, 1.5, 2.0])
def test_the_bars_cut_nothing_and_more_has_the_rest(
    giver: Giver, size: tuple[int, int], zoom: float
) -> None:
    home = giver.window.home
    giver.window.set_theme(replace(LIGHT, zoom=zoom))
    giver.window.resize(*size)
    QApplication.processEvents()
    for id_ in ids(home.list):
        home.list.choose(id_)
        shown = [part for part in (*home.acts.in_order, home.start) if part.isVisible()]
        assert home.acts.more in shown
        right = home.chosen.geometry().right()
        assert home.chosen.width() >= 100
        for part in shown:
            box = part.box.translated(part.pos())
            assert home.rect().contains(box)
            assert min(box.width(), box.height()) >= 44
            assert box.left() > right
            right = box.right()
        buttons = {act for act, button in home.acts.buttons.items() if button.isVisible()}
        assert buttons | set(home.acts.left_over) == set(home.acts.acts)
    assert {*home.top.hidden, *[t for t in home.top.tools if t.isVisible()]} == {*home.top.tools}
    giver.window.set_theme(LIGHT)


def test_a_right_click_and_the_key_of_menus_show_what_can_be_done(
    giver: Giver, grid: CardGrid
) -> None:
    home = giver.window.home
    menus = []
    place = grid.mapTo(home, grid.card_box(1).center().toPoint())
    reason = QContextMenuEvent.Reason
    for event in (
        QContextMenuEvent(reason.Mouse, place, home.mapToGlobal(place)),
        QContextMenuEvent(reason.Keyboard, place, home.mapToGlobal(place)),
    ):
        QApplication.sendEvent(home, event)
        assert chosen(grid) == ids(grid)[1]
        assert home.menu is not None
        menus.append([action.text() for action in home.menu.actions()])
        home.menu.close()
    assert menus[0] == menus[1]
    assert menus[0][0] == "Duplicate and edit\tCtrl+D"
    beside = QPoint(2, home.height() // 2)
    home.menu = None
    QApplication.sendEvent(home, QContextMenuEvent(reason.Mouse, beside, home.mapToGlobal(beside)))
    assert home.menu is None


def test_a_broken_card_of_ones_own_can_be_edited_from_itself(giver: Giver, grid: CardGrid) -> None:
    broken = Card("torn", "Torn", "torn.yaml", problems=("Line 3",), usable=False, own=True)
    home = giver.window.home
    asked: list[str] = []
    home.act_asked.disconnect(giver.program.do)
    grid.edit_asked.connect(asked.append)
    grid.add_cards([broken])
    try:
        grid.choose("torn")
        # Right of the button that shows its problems, in the lower left corner.
        place = grid.chosen_box.bottomLeft() + QPointF(250, -40)
        click(grid, place)
        click(grid, place, QEvent.Type.MouseButtonRelease)
    finally:
        home.act_asked.connect(giver.program.do)
        grid.edit_asked.disconnect(asked.append)
        giver.program.shelf.show_first()
    assert asked == ["torn"]
