"""What was written and not saved, when the program is gone without a word, and afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from giver import CLASSIC
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import Layout, edits, layouts
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from writer import MINE, Writer

from massage_timer.authoring.editing import GONE, KEPT, NOT_HERE
from massage_timer.authoring.keeping import WAIT_MS
from massage_timer.core.written import SetText
from massage_timer.store.manuscript.outline import outline_of
from massage_timer.store.manuscript.unsaved import Unsaved, keep, new_place
from massage_timer.ui.editor.page import Leave
from massage_timer.ui.home.acts import Act
from massage_timer.ui.widgets.typed_text import LONGEST_MS

RENAMED = SetText(None, "name", "Mine again")

Start = Callable[[], Writer]


@pytest.fixture
def start(tmp_path: Path, qapp: object) -> Iterator[Start]:
    """Another start of the program, the one before having been killed."""
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "mine.yaml").write_text(MINE)
    started: list[Writer] = []

    def begin() -> Writer:
        if started:
            kill(started[-1])
        started.append(Writer(tmp_path))
        return started[-1]

    yield begin
    started[-1].leave()


def kill(writer: Writer) -> None:
    """Nothing is told to it."""
    writer.leave()


def pass_two_seconds(writer: Writer) -> None:
    """What waits for so long in the editor is done, and the disk has it."""
    keeping = writer.editing._keeping
    if keeping._due.isActive():
        keeping._due.timeout.emit()
    keeping.settle()


def drafts(writer: Writer) -> list[Path]:
    folder = writer.places.drafts
    return sorted(folder.iterdir()) if folder.exists() else []


def offered(writer: Writer) -> str:
    """What Home says at its foot."""
    notice = writer.window.home.notice
    return notice.words.words if notice.offers else ""


def open_offered(writer: Writer) -> None:
    writer.window.home.notice.button.click()
    assert writer.shows(writer.editor)


def broken_off(start: Start, id_: str = "mine", *, new: bool = False) -> Writer:
    """Somebody edits, waits, and the machine goes off."""
    writer = start()
    writer.do(Act.NEW if new else Act.EDIT, "" if new else id_)
    writer.editor.edited.emit(RENAMED)
    pass_two_seconds(writer)
    return writer


# Kept


def test_a_change_is_kept_within_two_seconds() -> None:
    assert LONGEST_MS + WAIT_MS < 2_000


def test_what_is_not_saved_is_offered_at_the_next_start(start: Start) -> None:
    text = broken_off(start).text
    again = start()
    assert offered(again) == "Unsaved changes to 'Mine again' were kept."
    assert again.window.home.notice.button.text() == "Open"
    open_offered(again)
    assert again.text == text
    assert again.editing.unsaved
    assert again.editor.notice.words.words == KEPT
    assert (again.places.routines / "mine.yaml").read_text() == MINE


def test_undo_leads_to_what_the_file_says_and_redo_back(start: Start) -> None:
    text = broken_off(start).text
    again = start()
    open_offered(again)
    again.editor.undo_asked.emit()
    assert again.text == MINE
    assert not again.editing.unsaved
    again.editing._keeping.settle()
    assert drafts(again) == []
    again.editor.redo_asked.emit()
    assert again.text == text
    pass_two_seconds(again)
    assert len(drafts(again)) == 1


def test_saving_writes_it_into_its_file_and_nothing_is_offered_any_more(start: Start) -> None:
    text = broken_off(start).text
    again = start()
    open_offered(again)
    again.editor.save_asked.emit()
    again.editing._keeping.settle()
    assert (again.places.routines / "mine.yaml").read_text() == text
    assert again.own == ["mine.yaml"]
    assert drafts(again) == []
    again.editor.back_asked.emit()
    assert offered(again) == ""
    assert offered(start()) == ""


def test_a_new_routine_counts_as_well(start: Start) -> None:
    text = broken_off(start, new=True).text
    again = start()
    assert offered(again) == "Unsaved changes to 'Mine again' were kept."
    open_offered(again)
    assert again.text == text
    assert again.own == ["mine.yaml"]
    again.editor.save_asked.emit()
    assert again.own == ["mine-again.yaml", "mine.yaml"]
    assert offered(start()) == ""


def test_a_copy_of_a_shipped_routine_counts_as_well(start: Start) -> None:
    text = broken_off(start, CLASSIC).text
    again = start()
    open_offered(again)
    assert again.text == text
    assert again.work.path is None


def test_what_nobody_changed_is_not_kept(start: Start) -> None:
    writer = start()
    writer.do(Act.NEW)
    pass_two_seconds(writer)
    assert drafts(writer) == []


def test_letters_do_not_put_it_off(start: Start) -> None:
    writer = start()
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(RENAMED)
    due = writer.editing._keeping._due
    begun = due.timerId()
    assert due.isActive()
    writer.editor.edited.emit(SetText(None, "name", "Mine once more"))
    assert due.timerId() == begun, "another begin has another"


def test_who_types_without_a_pause_is_heard_all_the_same(start: Start) -> None:
    writer = start()
    writer.do(Act.EDIT, "mine")
    field = writer.editor.pane.head.name
    writer.editor.table.choose(-1)
    field.setFocus()
    field.end(False)
    QTest.keyClicks(field, " a")
    longest = field.typing._longest
    assert longest.isActive()
    QTest.keyClicks(field, "b")
    longest.timeout.emit()
    assert "Mine ab" in writer.text
    assert not longest.isActive()
    QTest.keyClicks(field, "c ")
    assert field.text().endswith("c "), "nothing is taken out of the hand"


def test_only_one_file_is_written_for_all_changes(start: Start) -> None:
    writer = broken_off(start)
    for name in ("a", "b", "c"):
        writer.editor.edited.emit(SetText(None, "name", name))
        pass_two_seconds(writer)
    assert len(drafts(writer)) == 1


@pytest.mark.parametrize("answer", [Leave.DISCARD, Leave.SAVE])
def test_what_was_saved_or_given_up_is_not_offered(start: Start, answer: Leave) -> None:
    writer = broken_off(start)
    writer.editor.back_asked.emit()
    writer.editor.leave_answered.emit(answer)
    assert writer.shows(writer.window.home)
    writer.editing._keeping.settle()
    assert drafts(writer) == []
    assert offered(start()) == ""


def test_a_change_that_is_given_up_at_once_is_never_written(start: Start) -> None:
    writer = start()
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(RENAMED)
    writer.editor.back_asked.emit()
    writer.editor.leave_answered.emit(Leave.DISCARD)
    assert not writer.editing._keeping._due.isActive()
    writer.editing._keeping.keep_now()
    writer.do(Act.EDIT, "mine")
    pass_two_seconds(writer)
    assert drafts(writer) == []


def test_what_was_saved_just_before_the_end_is_not_offered(start: Start) -> None:
    writer = broken_off(start)
    (writer.places.routines / "mine.yaml").write_text(writer.text)
    again = start()
    assert offered(again) == ""
    assert drafts(again) == []


# Offered


def test_who_does_not_answer_is_asked_again_at_the_next_start(start: Start) -> None:
    broken_off(start)
    again = start()
    again.window.home.notice.close_button.click()
    again.program.go_home()
    assert offered(again) == "", "not twice in one start"
    assert offered(start()) != ""


def test_who_went_on_without_reading_it_finds_it_when_home_is_shown_again(start: Start) -> None:
    broken_off(start)
    again = start()
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(again.window.home.start, event)
    assert offered(again) == ""
    again.program.show_learn()
    again.program.learn.back_asked.emit()
    assert offered(again) != ""


def test_closing_another_sentence_does_not_put_it_off(start: Start) -> None:
    broken_off(start)
    again = start()
    home = again.window.home
    home.tell("Something else.")
    home.notice.close_button.click()
    assert offered(again) != "", "it comes as soon as there is room"
    again.program.go_home()
    assert offered(again) != ""


def test_what_else_home_says_is_not_covered(start: Start) -> None:
    broken_off(start)
    again = start()
    again.window.home.tell("Something else.")
    again.program.go_home()
    assert again.window.home.notice.words.words == "Something else."


def test_several_are_offered_one_after_the_other(start: Start) -> None:
    writer = broken_off(start)
    keep(new_place(writer.places.drafts), Unsaved("format: 1\nname: Two\n", None, "Two"))
    keep(new_place(writer.places.drafts), Unsaved("format: 1\n", None, ""))
    again = start()
    texts = set()
    for more in (" and 2 more", " and 1 more", ""):
        assert offered(again).endswith(f"'{more} were kept.")
        open_offered(again)
        texts.add(again.text)
        again.editor.back_asked.emit()
        again.editor.leave_answered.emit(Leave.DISCARD)
    assert texts == {writer.text, "format: 1\nname: Two\n", "format: 1\n"}
    assert offered(again) == ""
    again.editing._keeping.settle()
    assert drafts(again) == []


def test_one_without_a_name_is_called_by_its_file(start: Start) -> None:
    writer = start()
    path = writer.places.routines / "mine.yaml"
    keep(new_place(writer.places.drafts), Unsaved("format: 1\n", path, ""))
    assert offered(start()) == "Unsaved changes to 'mine' were kept."


def test_a_strange_name_takes_no_second_line(start: Start) -> None:
    writer = start()
    keep(new_place(writer.places.drafts), Unsaved("format: 1\n", None, "two\nlines"))
    assert "\n" not in offered(start())


def test_one_without_name_and_file_is_a_new_routine(start: Start) -> None:
    writer = start()
    keep(new_place(writer.places.drafts), Unsaved("format: 1\n", None, ""))
    assert offered(start()) == "Unsaved changes to 'a new routine' were kept."


def test_to_edit_the_routine_opens_what_was_not_saved_of_it(start: Start) -> None:
    text = broken_off(start).text
    again = start()
    again.do(Act.EDIT, "mine")
    assert again.text == text
    assert again.editor.notice.words.words == KEPT
    again.editor.back_asked.emit()
    again.editor.leave_answered.emit(Leave.DISCARD)
    assert offered(again) == ""
    again.do(Act.EDIT, "mine")
    assert again.text == MINE


def test_another_routine_is_edited_as_ever(start: Start) -> None:
    writer = broken_off(start)
    (writer.places.routines / "other.yaml").write_text(MINE)
    again = start()
    again.do(Act.EDIT, "other")
    assert again.text == MINE
    again.editor.back_asked.emit()
    assert offered(again) != ""


def test_a_second_end_loses_nothing_either(start: Start) -> None:
    broken_off(start)
    again = start()
    open_offered(again)
    again.editor.edited.emit(SetText(None, "about", "More."))
    text = again.text
    pass_two_seconds(again)
    third = start()
    open_offered(third)
    assert third.text == text
    assert len(drafts(third)) == 1


# The file meanwhile


def test_a_file_that_changed_meanwhile_is_asked_about(start: Start) -> None:
    writer = broken_off(start)
    file, text = writer.places.routines / "mine.yaml", writer.text
    other = MINE.replace("Calves", "Feet")
    file.write_text(other)
    again = start()
    open_offered(again)
    assert again.text == text
    assert again.editor.notice.asks
    again.editor.save_asked.emit()
    assert file.read_text() == other, "it is asked still"
    again.editor.reload_answered.emit(False)
    again.editor.save_asked.emit()
    assert file.read_text() == text


def test_what_the_file_says_meanwhile_can_be_taken_and_taken_back(start: Start) -> None:
    writer = broken_off(start)
    file, text = writer.places.routines / "mine.yaml", writer.text
    file.write_text(MINE.replace("Calves", "Feet"))
    again = start()
    open_offered(again)
    again.editor.reload_answered.emit(True)
    assert again.text == file.read_text()
    again.editor.undo_asked.emit()
    assert again.text == text


def test_that_the_question_stands_outlives_another_end(start: Start) -> None:
    writer = broken_off(start)
    (writer.places.routines / "mine.yaml").write_text(MINE.replace("Calves", "Feet"))
    again = start()
    open_offered(again)
    pass_two_seconds(again)
    third = start()
    open_offered(third)
    assert third.editor.notice.asks


def test_a_file_that_is_gone_is_put_back_by_saving(start: Start) -> None:
    writer = broken_off(start)
    file, text = writer.places.routines / "mine.yaml", writer.text
    file.unlink()
    again = start()
    open_offered(again)
    assert again.editor.notice.words.words == GONE
    pass_two_seconds(again)
    third = start()
    open_offered(third)
    assert third.editor.notice.words.words == GONE
    third.editor.save_asked.emit()
    assert file.read_text() == text


def test_what_cannot_be_shown_stays_where_it_is(start: Start) -> None:
    writer = start()
    place = new_place(writer.places.drafts)
    keep(place, Unsaved("name: [", None, "Broken"))
    again = start()
    again.window.home.notice.button.click()
    assert again.shows(again.window.home)
    said = again.window.home.notice.words.words
    assert said.startswith(NOT_HERE)
    assert str(place) in said
    assert place.exists()
    assert offered(start()) != ""


def test_a_damaged_one_is_told_and_the_others_are_offered(start: Start) -> None:
    writer = broken_off(start)
    (writer.places.drafts / "a.draft").write_bytes(b"half")
    again = start()
    text = again.pages.text
    assert again.shows(text)
    text.settle()
    text.closed.emit()
    assert again.shows(again.window.home)
    assert offered(again) == "Unsaved changes to 'Mine again' were kept."


# How it ends


def test_a_log_out_is_not_held_up_and_loses_nothing(start: Start) -> None:
    writer = start()
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(RENAMED)
    writer.program.desktop._be_logged_out()
    assert len(drafts(writer)) == 1
    assert writer.close()
    text = writer.text
    again = start()
    open_offered(again)
    assert again.text == text


def test_what_stands_in_a_field_outlives_a_log_out(start: Start) -> None:
    writer = start()
    writer.do(Act.EDIT, "mine")
    writer.editor.table.choose(-1)
    field = writer.editor.pane.head.name
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, "Typed")
    writer.program.desktop._be_logged_out()
    again = start()
    assert offered(again) == "Unsaved changes to 'Typed' were kept."


def test_whoever_ends_the_program_from_outside_loses_nothing(start: Start) -> None:
    writer = start()
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(RENAMED)
    text = writer.text
    writer.program.desktop.end(143)
    assert len(drafts(writer)) == 1
    again = start()
    open_offered(again)
    assert again.text == text


def test_closing_the_window_asks_and_what_is_given_up_is_gone(start: Start) -> None:
    writer = broken_off(start)
    assert not writer.close()
    assert writer.editor.notice.asks
    writer.editor.leave_answered.emit(Leave.DISCARD)
    assert not writer.window.isVisible()
    assert drafts(writer) == []
    assert offered(start()) == ""


def test_a_disk_that_refuses_is_told_once_and_editing_goes_on(start: Start) -> None:
    writer = start()
    writer.places.state.mkdir(parents=True)
    writer.places.drafts.write_text("a file")
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(RENAMED)
    pass_two_seconds(writer)
    said = writer.editor.notice.words.words
    assert said.startswith("Changes are kept nowhere until they are saved: a part of the path")
    writer.editor.notice.drop()
    writer.editor.edited.emit(SetText(None, "about", "More."))
    pass_two_seconds(writer)
    assert not writer.editor.notice.isVisible()
    writer.editor.save_asked.emit()
    assert (writer.places.routines / "mine.yaml").read_text() == writer.text


# The law


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    home = tmp_path_factory.mktemp("home")
    (home / "routines").mkdir()
    return home


@settings(max_examples=8)
@given(layouts(), st.booleans(), st.data())
def test_the_next_start_shows_what_was_on_the_screen(
    home: Path, layout: Layout, own: bool, data: st.DataObject
) -> None:
    """Whatever was edited, and in whatever steps it was kept, two seconds after the last edit."""
    file = home / "routines" / "mine.yaml"
    file.write_bytes(layout.text.encode())
    writer = Writer(home)
    writer.do(Act.EDIT if own else Act.DUPLICATE, "mine")
    begun = writer.text
    for _ in range(data.draw(st.integers(1, 6))):
        act = data.draw(st.sampled_from(["edit", "edit", "edit", "undo", "redo", "wait"]))
        if act == "edit":
            writer.editor.edited.emit(data.draw(edits(outline_of(writer.text).written)))
        elif act == "wait":
            pass_two_seconds(writer)
        else:
            getattr(writer.editor, f"{act}_asked").emit()
    pass_two_seconds(writer)
    text, draft = writer.text, writer.draft
    kill(writer)
    again = Writer(home)
    if text == begun:
        assert offered(again) == ""
    else:
        open_offered(again)
        assert again.text == text
        assert again.draft == draft
        again.editor.save_asked.emit()
        again.editing._keeping.settle()
    assert drafts(again) == []
    for path in (home / "routines").glob("*"):
        path.unlink()
    kill(again)
