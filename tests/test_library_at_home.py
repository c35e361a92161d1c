"""The user's files and Home: what changes is shown, what is dropped is opened, nothing is lost."""

import json
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from giver import CLASSIC, Giver
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFileOpenEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from massage_timer import resources
from massage_timer.app import OpenedFiles
from massage_timer.core.session import Command
from massage_timer.store.schema_files import NAMES
from massage_timer.ui.home.acts import Act
from massage_timer.ui.window.drops import DROP, REFUSED

SHIPPED = sorted(file.stem for file in resources.routines().glob("*.yaml"))
ROUTINE = (resources.routines() / f"{CLASSIC}.yaml").read_text(encoding="utf-8")
BROKEN = ROUTINE.replace("calf-glide", "calf-gilde")


def named(name: str) -> str:
    return ROUTINE.replace("Classic five-minute legs", name)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "home" / "routines"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Giver]]:
    starts: list[Giver] = []

    def start() -> Giver:
        giver = Giver(tmp_path / "home")
        starts.append(giver)
        giver.program.read_the_rest()
        giver.program.afterwards.watching.begin()
        return giver

    yield start
    for giver in starts:
        giver.leave()


def ids(giver: Giver) -> list[str]:
    return [card.id for card in giver.window.home.list.cards]


def chosen(giver: Giver) -> str:
    card = giver.window.home.list.chosen
    return card.id if card is not None else ""


def look(giver: Giver) -> None:
    giver.program.afterwards.watching.look()
    giver.program.afterwards.watching.finish()


def press(giver: Giver, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QApplication.sendEvent(
        giver.window.focusWidget(), QKeyEvent(QKeyEvent.Type.KeyPress, key, modifier)
    )


def dropped(giver: Giver, *urls: QUrl, kind: type[QDropEvent] = QDropEvent) -> bool:
    """Drag them on the window, and perhaps drop them; whether it takes them."""
    data = QMimeData()
    data.setUrls(list(urls))
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():  # from Qt 6.12 on it wants a QPointF, which 6.11 does not take
        warnings.simplefilter("ignore", DeprecationWarning)
        event: QDropEvent = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    event.ignore()
    QApplication.sendEvent(giver.window, event)
    if event.isAccepted() and kind is QDropEvent:
        event = QDropEvent(QPointF(9, 9), copy, data, left, none)
        QApplication.sendEvent(giver.window, event)
    return event.isAccepted()


# The order


def test_what_was_used_comes_first_when_home_is_entered_again(
    start: Callable[[], Giver], own: Path, tmp_path: Path
) -> None:
    (own / "mine.yaml").write_text(named("Mine"))
    giver = start()
    assert ids(giver) == [*SHIPPED, "mine"]
    giver.begin("mine")
    assert ids(giver) == [*SHIPPED, "mine"], "not under anybody's eyes"
    giver.player.tell(Command.STOP)
    giver.pages.done.home.click()
    assert ids(giver) == ["mine", *SHIPPED]
    assert chosen(giver) == "mine"
    again = start()
    assert ids(again) == ["mine", *SHIPPED]
    assert json.loads((tmp_path / "home" / "settings.json").read_text())["recent"] == ["mine"]


def test_the_order_can_be_that_of_names_and_is_remembered(
    start: Callable[[], Giver], own: Path
) -> None:
    (own / "x.yaml").write_text(named("Aaa"))
    giver = start()
    home = giver.window.home
    home.list.choose("runner-recovery")
    home.top.sort.click()
    assert ids(giver)[0] == "x"
    assert chosen(giver) == "runner-recovery"
    assert home.top.sort.accessibleName() == "Sorted by name"
    again = start()
    assert ids(again) == ["x", *SHIPPED]
    again.window.home.top.sort.click()
    assert ids(again) == [*SHIPPED, "x"]


# What changes on the disk


def test_whoever_writes_by_hand_finds_the_schemas_beside_the_files(
    start: Callable[[], Giver], own: Path
) -> None:
    (own / "mine.yaml").write_text(ROUTINE)
    start()
    assert {file.name for file in (own.parent / "schemas").iterdir()} == set(NAMES)


def test_changed_new_and_gone_files_are_shown_without_losing_the_choice(
    start: Callable[[], Giver], own: Path
) -> None:
    (own / "broken.yaml").write_text(BROKEN)
    (own / "gone.yaml").write_text(ROUTINE)
    giver = start()
    giver.window.home.list.choose("broken")
    (own / "broken.yaml").write_text(named("Mended"))
    (own / "gone.yaml").unlink()
    (own / "new.yaml").write_text(ROUTINE)
    look(giver)
    assert set(ids(giver)) == {*SHIPPED, "broken", "new"}
    card = giver.window.home.list.chosen
    assert card is not None
    assert (card.id, card.name, card.usable) == ("broken", "Mended", True)
    giver.begin("broken")


def test_the_system_tells_of_a_new_file(
    start: Callable[[], Giver], own: Path, qtbot: QtBot
) -> None:
    giver = start()
    (own / "new.yaml").write_text(ROUTINE)
    qtbot.waitUntil(lambda: "new" in ids(giver))


def test_who_comes_back_to_the_window_finds_what_nobody_told_of(
    start: Callable[[], Giver], own: Path
) -> None:
    giver = start()
    giver.program.afterwards.watching.finish()
    (own / "new.yaml").write_text(ROUTINE)
    QApplication.sendEvent(giver.window, QEvent(QEvent.Type.WindowActivate))
    giver.program.afterwards.watching.finish()
    assert "new" in ids(giver)


def test_a_file_that_is_half_written_is_looked_at_again(
    start: Callable[[], Giver], own: Path, qtbot: QtBot
) -> None:
    giver = start()
    (own / "new.yaml").write_text("")
    look(giver)
    assert giver.program.shelf.unsettled
    with qtbot.waitSignal(giver.program.afterwards.watching.watch.changed):
        (own / "new.yaml").write_text(ROUTINE)
    giver.program.afterwards.watching.finish()
    assert next(card.usable for card in giver.window.home.list.cards if card.id == "new")


def test_nothing_is_read_while_a_session_runs(start: Callable[[], Giver], own: Path) -> None:
    giver = start()
    giver.begin()
    (own / "new.yaml").write_text(ROUTINE)
    look(giver)
    assert "new" not in ids(giver)
    giver.player.tell(Command.STOP)
    giver.pages.done.home.click()
    giver.program.afterwards.watching.finish()
    assert "new" in ids(giver)


def test_other_techniques_let_all_be_read_again(start: Callable[[], Giver], own: Path) -> None:
    (own / "mine.yaml").write_text(ROUTINE)
    giver = start()
    entry = giver.program.shelf.shelf.entry("mine")
    giver.places.techniques.write_text("format: 1\n")
    look(giver)
    assert giver.program.shelf.shelf.entry("mine") is not entry


# What is opened


def test_dropped_files_come_to_home_and_the_first_is_chosen(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    giver = start()
    files = [tmp_path / "an evening.yaml", tmp_path / "b.YML"]
    for file in files:
        file.write_text(ROUTINE)
    urls = [QUrl.fromLocalFile(str(file)) for file in files]
    giver.program.show_learn()
    assert dropped(giver, *urls, kind=QDragEnterEvent)
    assert giver.program.opening.drops.overlay.accessibleName() == DROP
    assert dropped(giver, *urls)
    assert giver.program.opening.drops.overlay.isHidden()
    assert giver.shows(giver.window.home)
    assert chosen(giver) == "an evening"
    assert {"an evening", "b"} <= set(ids(giver))
    card = giver.window.home.list.chosen
    assert card is not None
    assert card.elsewhere


def test_a_dropped_file_with_problems_shows_them(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    giver = start()
    file = tmp_path / "torn.yaml"
    file.write_text(BROKEN)
    dropped(giver, QUrl.fromLocalFile(str(file)))
    assert giver.shows(giver.pages.text)
    giver.program.go_home()
    assert chosen(giver) == "torn"


def test_before_the_first_use_the_welcome_stays_in_front_of_an_opened_file(
    qtbot: QtBot, tmp_path: Path
) -> None:
    giver = Giver(tmp_path / "home", welcomed=False)
    file = tmp_path / "mine.yaml"
    file.write_text(ROUTINE)
    giver.program.opening.open_files([file])
    assert giver.shows(giver.pages.text)
    giver.pages.text.close_button.click()
    assert giver.shows(giver.window.home)
    assert chosen(giver) == "mine"
    giver.leave()


def test_what_is_no_routine_gets_a_sentence(start: Callable[[], Giver], tmp_path: Path) -> None:
    giver = start()
    for url in (QUrl("https://example.org/x.yaml"), QUrl.fromLocalFile(str(tmp_path))):
        dropped(giver, url, kind=QDragEnterEvent)
        assert giver.program.opening.drops.overlay.accessibleName() == REFUSED
        QApplication.sendEvent(giver.window, QDragLeaveEvent())
        assert giver.program.opening.drops.overlay.isHidden()
        dropped(giver, url)
        assert giver.window.home.notice.words.words == REFUSED
        giver.window.home.notice.close_button.click()
    assert not dropped(giver)
    assert ids(giver) == SHIPPED


def test_nothing_can_be_dropped_on_the_way_to_a_session_or_in_it(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    giver = start()
    file = tmp_path / "mine.yaml"
    file.write_text(ROUTINE)
    url = QUrl.fromLocalFile(str(file))
    giver.program.sessions.check_safety(CLASSIC)
    assert not dropped(giver, url)
    giver.program.go_home()
    giver.begin()
    assert not dropped(giver, url)
    assert "mine" not in ids(giver)


def test_a_file_that_the_system_hands_over_is_opened(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    giver = start()
    file = tmp_path / "mine.yaml"
    file.write_text(ROUTINE)
    opened = OpenedFiles(giver.program)
    assert opened.eventFilter(giver.window, QFileOpenEvent(str(file)))
    assert chosen(giver) == "mine"


# What is done with files


def test_a_routine_is_removed_after_a_question_and_comes_back(
    start: Callable[[], Giver], own: Path
) -> None:
    file = own / "mine.yaml"
    file.write_text(named("Slow evening"))
    giver = start()
    home = giver.window.home
    home.list.choose("mine")
    giver.key(Qt.Key.Key_Delete)
    assert giver.pages.text.title.words == "Remove 'Slow evening'?"
    giver.pages.text.close_button.click()
    assert file.exists(), "to close the question keeps it"
    giver.key(Qt.Key.Key_Delete)
    giver.pages.text.other.click()
    assert giver.shows(home)
    assert ids(giver) == SHIPPED
    assert (own.parent / "removed" / "mine.yaml").exists()
    assert "removed" in home.notice.words.words
    press(giver, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert file.exists()
    assert chosen(giver) == "mine"
    assert not home.notice.offers


def test_a_copy_of_a_file_from_elsewhere_is_kept(
    start: Callable[[], Giver], own: Path, tmp_path: Path
) -> None:
    (own / "mine.yaml").write_text(named("Older"))
    giver = start()
    file = tmp_path / "mine.yaml"
    file.write_text(named("Newer"))
    giver.program.opening.open_files([file])
    elsewhere = chosen(giver)
    giver.window.home.act_asked.emit(Act.KEEP, elsewhere)
    assert (own / "mine-2.yaml").read_text() == named("Newer")
    assert (own / "mine.yaml").read_text() == named("Older")
    assert "mine-2.yaml" in giver.window.home.notice.words.words
    card = giver.window.home.list.chosen
    assert card is not None
    assert (card.file, card.elsewhere) == ("mine-2.yaml", False)


def test_what_is_said_at_the_foot_goes_with_the_next_choice_and_with_home(
    start: Callable[[], Giver],
) -> None:
    giver = start()
    home = giver.window.home
    home.tell("Something was done.")
    assert home.notice.isVisible()
    giver.key(Qt.Key.Key_Right)
    assert not home.notice.isVisible()
    home.tell("Something was done.")
    giver.program.show_learn()
    giver.program.go_home()
    assert not home.notice.isVisible()


def test_where_no_folder_can_be_opened_its_place_is_said(
    start: Callable[[], Giver], own: Path
) -> None:
    (own / "mine.yaml").write_text(ROUTINE)
    giver = start()
    giver.window.home.act_asked.emit(Act.SHOW_FILE, "mine")
    assert str(own / "mine.yaml") in giver.window.home.notice.words.words


def test_keys_ask_for_what_can_be_done(start: Callable[[], Giver], own: Path) -> None:
    (own / "mine.yaml").write_text(ROUTINE)
    giver = start()
    home = giver.window.home
    home.act_asked.disconnect(giver.program.do)
    asked: list[tuple[Act, str]] = []
    home.act_asked.connect(lambda act, id_: asked.append((act, id_)))
    control = Qt.KeyboardModifier.ControlModifier
    keys = (Qt.Key.Key_N, Qt.Key.Key_E, Qt.Key.Key_D, Qt.Key.Key_P, Qt.Key.Key_R)
    home.list.choose(CLASSIC)
    for key in (*keys, Qt.Key.Key_Delete):
        press(giver, key, control if key in keys else Qt.KeyboardModifier.NoModifier)
    assert [act for act, _ in asked] == [
        *(Act.NEW, Act.DUPLICATE, Act.DUPLICATE, Act.CARD, Act.REHEARSE)
    ]
    asked.clear()
    home.list.choose("mine")
    home.search.setFocus()
    for key in keys[1:]:
        press(giver, key, control)
    assert asked == [
        *((Act.EDIT, "mine"), (Act.DUPLICATE, "mine"), (Act.CARD, "mine"), (Act.REHEARSE, "mine"))
    ]
    home.start.setFocus()
    press(giver, Qt.Key.Key_F, control)
    assert home.search.hasFocus() or giver.window.focusWidget() is home.search


def test_more_has_all_that_has_no_button(start: Callable[[], Giver], own: Path) -> None:
    (own / "mine.yaml").write_text(ROUTINE)
    giver = start()
    home = giver.window.home
    for size in ((1280, 800), (800, 480)):
        giver.window.resize(*size)
        QApplication.processEvents()
        home.list.choose("mine")
        home.acts.more.click()
        assert home.menu is not None
        words = [action.text().partition("\t")[0] for action in home.menu.actions()]
        home.menu.close()
        shown = [b.text() for b in home.acts.buttons.values() if b.isVisible()]
        assert {*words, *shown} >= {
            *("Edit", "Print card", "Rehearse", "Duplicate", "Share", "Remove"),
            "Show in its folder",
        }
        assert not set(words) & set(shown)
