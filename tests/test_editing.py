"""Writing a routine, through the whole program: what the page asks for and what the disk has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from giver import CLASSIC
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from writer import MINE, Writer

from massage_timer import resources
from massage_timer.authoring.editing import GONE, NOT_HERE, NOT_YET
from massage_timer.authoring.writing import FITS, NO_ROOM, UNKNOWN
from massage_timer.core.routine import LEG_SECONDS
from massage_timer.core.written import RemoveStep, SetText
from massage_timer.store.schema_files import ROUTINE_LINE
from massage_timer.ui.editor.page import Leave
from massage_timer.ui.editor.rows import HEAD
from massage_timer.ui.home.acts import Act

OWN = """\
format: 1
techniques:
  slow-glide:
    name: Slow glide
    zones: [calf]
    cue: Cup the calf. Glide up.
    instructions: [Cup both palms., Glide up slowly.]
    hands: Both palms
    direction: up
    pace: 6
    work: 0.67
    pressure: 2
    cap: 2
"""


@pytest.fixture
def writer(tmp_path: Path, qapp: object) -> Iterator[Writer]:
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "mine.yaml").write_text(MINE)
    writer = Writer(tmp_path)
    yield writer
    writer.leave()


def test_a_new_routine_is_saved_under_its_name(writer: Writer) -> None:
    writer.do(Act.NEW)
    assert writer.shows(writer.editor)
    writer.editor.edited.emit(SetText(None, "name", "Sunday legs"))
    writer.editor.save_asked.emit()
    assert writer.own == ["mine.yaml", "sunday-legs.yaml"]
    writer.editor.back_asked.emit()
    home = writer.window.home
    assert writer.shows(home)
    assert home.list.chosen is not None
    assert home.list.chosen.name == "Sunday legs"
    assert home.list.chosen.usable


def test_a_new_routine_is_saved_again_into_its_own_file(writer: Writer) -> None:
    writer.do(Act.NEW)
    writer.editor.save_asked.emit()
    writer.editor.edited.emit(SetText(None, "about", "Mine."))
    writer.editor.save_asked.emit()
    assert writer.own == ["mine.yaml", "my-routine.yaml"]
    assert "about: Mine." in (writer.places.routines / "my-routine.yaml").read_text()


def test_what_has_no_file_yet_is_never_called_saved(writer: Writer) -> None:
    for act, id_ in ((Act.NEW, ""), (Act.DUPLICATE, CLASSIC)):
        writer.do(act, id_)
        assert writer.editor.top.state.words == "Not saved"
        writer.editor.edited.emit(SetText(None, "name", f"Legs by {act.name.lower()}"))
        assert writer.editor.top.state.words == "Not saved"
        writer.editor.save_asked.emit()
        assert writer.editor.top.state.words == "Saved"
        writer.editor.edited.emit(SetText(None, "suits", "Me"))
        assert writer.editor.top.state.words == "Changed"


def test_one_number_in_ones_own_file_is_one_line(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(0, "seconds", "44"))
    writer.editor.save_asked.emit()
    file = writer.places.routines / "mine.yaml"
    assert file.read_text() == MINE.replace("seconds: 40", "seconds: 44")


def test_a_copy_of_a_shipped_routine_leaves_it_alone(writer: Writer) -> None:
    shipped = (resources.routines() / f"{CLASSIC}.yaml").read_bytes()
    writer.do(Act.EDIT, CLASSIC)
    writer.editor.save_asked.emit()
    assert (resources.routines() / f"{CLASSIC}.yaml").read_bytes() == shipped
    assert "classic-five-minute-legs-mine.yaml" in writer.own
    kept = (writer.places.routines / "classic-five-minute-legs-mine.yaml").read_text()
    assert kept.count("#") >= shipped.decode().count("#")


def test_a_technique_of_ones_own_can_be_used_as_soon_as_it_is_there(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    before = writer.editor
    writer.editor.back_asked.emit()
    writer.places.techniques.write_text(OWN)
    writer.program.shelf.shelf.read_again("mine")
    writer.do(Act.EDIT, "mine")
    assert writer.editor is not before
    writer.editor.edited.emit(SetText(1, "technique", "slow-glide"))
    draft = writer.draft
    assert draft.steps[1].technique is not None
    assert draft.steps[1].technique.name == "Slow glide"


def test_undo_leads_back_and_redo_forth(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(0, "seconds", "44"))
    writer.editor.edited.emit(RemoveStep(1))
    after = writer.text
    assert writer.editor.top.undo.isEnabled()
    assert not writer.editor.top.redo.isEnabled()
    writer.editor.undo_asked.emit()
    writer.editor.undo_asked.emit()
    assert writer.text == MINE
    writer.editor.undo_asked.emit()
    assert writer.text == MINE
    writer.editor.redo_asked.emit()
    writer.editor.redo_asked.emit()
    assert writer.text == after


def test_leaving_asks_only_where_something_would_be_lost(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.back_asked.emit()
    assert writer.shows(writer.window.home)
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(0, "seconds", "44"))
    writer.editor.back_asked.emit()
    assert writer.shows(writer.editor)
    writer.editor.leave_answered.emit(Leave.STAY)
    assert writer.shows(writer.editor)
    writer.editor.leave_answered.emit(Leave.DISCARD)
    assert writer.shows(writer.window.home)
    assert (writer.places.routines / "mine.yaml").read_text() == MINE


def test_leaving_can_save_first(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(None, "name", "Ours"))
    writer.editor.back_asked.emit()
    writer.editor.leave_answered.emit(Leave.SAVE)
    assert writer.shows(writer.window.home)
    chosen = writer.window.home.list.chosen
    assert chosen is not None
    assert chosen.name == "Ours"


def test_what_is_still_in_a_field_counts_as_well(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.table.choose(HEAD)
    name = writer.editor.pane.head.name
    name.setFocus()
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(name, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, none, "X"))
    assert "X" in name.text()
    assert not writer.close()
    assert "X" in writer.draft.words["name"]


def test_a_file_that_is_gone_is_not_read_again(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    (writer.places.routines / "mine.yaml").unlink()
    writer.editor.reload_answered.emit(True)
    assert writer.text == MINE
    assert not writer.editing.unsaved


def test_what_could_not_be_saved_is_not_left(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(0, "seconds", "44"))
    writer.editor.back_asked.emit()
    (writer.places.routines / "mine.yaml").write_text(MINE.replace("Calves.", "Calves only."))
    writer.editor.leave_answered.emit(Leave.SAVE)
    assert writer.shows(writer.editor)
    assert "seconds: 44" in writer.text


def test_closing_the_window_asks_as_well(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(None, "name", "Ours"))
    assert not writer.close()
    assert writer.shows(writer.editor)
    writer.editor.leave_answered.emit(Leave.SAVE)
    assert "Ours" in (writer.places.routines / "mine.yaml").read_text()
    assert writer.close()


def test_what_another_program_wrote_is_not_lost_unasked(writer: Writer) -> None:
    file = writer.places.routines / "mine.yaml"
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(0, "seconds", "44"))
    file.write_text(other := MINE.replace("Calves.", "Calves only."))
    writer.editor.save_asked.emit()
    assert file.read_text() == other
    writer.editor.reload_answered.emit(False)
    writer.editor.save_asked.emit()
    assert file.read_text() == MINE.replace("seconds: 40", "seconds: 44")


def test_what_another_program_wrote_can_be_taken(writer: Writer) -> None:
    file = writer.places.routines / "mine.yaml"
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(0, "seconds", "44"))
    file.write_text(other := MINE.replace("Calves.", "Calves only."))
    writer.editing.look_again(file)
    assert writer.text != other
    writer.editor.reload_answered.emit(True)
    assert writer.text == other
    writer.editor.undo_asked.emit()
    assert "seconds: 44" in writer.text


def test_an_untouched_page_follows_the_file(writer: Writer) -> None:
    file = writer.places.routines / "mine.yaml"
    writer.do(Act.EDIT, "mine")
    file.write_text(other := MINE.replace("Calves.", "Calves only."))
    writer.editing.look_again(file)
    assert writer.text == other
    file.write_text("[")
    writer.editing.look_again(file)
    assert writer.text == other
    file.write_text(other := MINE.replace("Calves.", "Half-written no more."))
    writer.program.authoring.editing.look_again(file)
    assert writer.text == other
    assert not writer.editor.notice.asks
    file.unlink()
    writer.editing.look_again(file)
    writer.editor.save_asked.emit()
    assert file.read_text() == other


def test_coming_back_to_the_window_finds_what_another_program_wrote(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    file = writer.places.routines / "mine.yaml"
    file.write_text(other := MINE.replace("Calves.", "Calves only."))
    QApplication.sendEvent(writer.window, QEvent(QEvent.Type.WindowActivate))
    assert writer.text == other


def test_a_watched_file_that_changes_reaches_the_editor(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    file = writer.places.routines / "mine.yaml"
    file.write_text(other := MINE.replace("Calves.", "Calves only."))
    writer.program.afterwards.watching.watch.file_changed.emit(file)
    assert writer.text == other


def test_no_file_is_opened_over_what_is_not_saved(writer: Writer) -> None:
    assert writer.program.opening.takes_files
    writer.do(Act.EDIT, "mine")
    assert writer.program.opening.takes_files
    writer.editor.edited.emit(SetText(0, "seconds", "44"))
    assert not writer.program.opening.takes_files


def test_a_disk_that_refuses_leaves_the_page_and_the_old_file(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(0, "seconds", "44"))
    folder = writer.places.routines
    moved = folder.rename(folder.with_name("elsewhere"))
    folder.write_text("a file where the folder should be")
    writer.editor.save_asked.emit()
    assert writer.shows(writer.editor)
    assert (moved / "mine.yaml").read_text() == MINE
    folder.unlink()
    moved.rename(folder)
    writer.editor.save_asked.emit()
    assert "seconds: 44" in (folder / "mine.yaml").read_text()


def test_it_is_fitted_in_whole_strokes(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(1, "seconds", "90"))
    writer.editor.fit_asked.emit()
    draft = writer.draft
    assert draft.seconds == LEG_SECONDS
    assert draft.routine is not None
    assert not any(remark for step in draft.steps for remark in step.remarks)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (MINE, FITS),
        (MINE.replace("calf-knead", "calf-gnaed"), UNKNOWN),
        (MINE.replace("seconds: 40", "seconds: 300, pace: 20").replace(
            "seconds: 180}", "seconds: 9, pace: 20}\n"
            + "  - {technique: calf-knead, seconds: 40, pace: 20}\n" * 8
        ), NO_ROOM),
    ],
)  # fmt: skip
def test_what_cannot_be_fitted_says_why(writer: Writer, text: str, sentence: str) -> None:
    (writer.places.routines / "mine.yaml").write_text(text)
    writer.do(Act.EDIT, "mine")
    writer.editor.fit_asked.emit()
    assert writer.text == text
    assert writer.editor.notice.words.words == sentence


def test_shares_give_way_when_it_is_fitted(writer: Writer) -> None:
    text = MINE.replace("seconds: 180", "share: 1").replace("seconds: 80", "seconds: 290")
    (writer.places.routines / "mine.yaml").write_text(text)
    writer.do(Act.EDIT, "mine")
    writer.editor.fit_asked.emit()
    draft = writer.draft
    assert draft.seconds == LEG_SECONDS
    assert "share: 1" in writer.text


def test_a_routine_with_mistakes_can_be_saved_and_not_rehearsed(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(1, "seconds", "170"))
    writer.editor.rehearse_asked.emit()
    assert writer.editor.notice.words.words == NOT_YET
    writer.editor.save_asked.emit()
    assert (
        writer.editor.notice.words.words == "Saved as mine.yaml. It can't be used yet: 1 mistake."
    )
    writer.editor.back_asked.emit()
    chosen = writer.window.home.list.chosen
    assert chosen is not None
    assert not chosen.usable


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (MINE.replace("  - {tech", "\t- {tech", 1), "mine.yaml:6:1: this line is indented with a"),
        ("steps: 3\n", "mine.yaml:1:8: "),
        (None, "mine.yaml: there is no such file"),
    ],
)
def test_a_file_that_cannot_be_edited_says_why_each_time(
    writer: Writer, text: str | None, why: str
) -> None:
    file = writer.places.routines / "mine.yaml"
    if text is None:
        file.unlink()
    else:
        file.write_text(text)
    home = writer.window.home
    for _ in range(2):
        writer.do(Act.EDIT, "mine")
        assert writer.shows(home)
        assert home.notice.words.words.startswith(f"{NOT_HERE} {why}")
        home.notice.close_button.click()


def test_an_edit_that_the_file_cannot_take_is_told(writer: Writer) -> None:
    (writer.places.routines / "mine.yaml").write_text("format: 1\nsteps: [technique: toe-bends]\n")
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(0, "pace", "4"))
    assert "only a text editor" in writer.editor.notice.words.words


def test_a_new_file_names_the_schema_that_stands_beside_it(writer: Writer) -> None:
    writer.do(Act.NEW)
    writer.editor.save_asked.emit()
    text = (writer.places.routines / "my-routine.yaml").read_text()
    assert text.startswith(f"{ROUTINE_LINE}\n")
    named = ROUTINE_LINE.partition("=")[2]
    assert (writer.places.routines / named).is_file()


def test_a_length_that_was_set_stays_when_the_others_can_give_it(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(0, "seconds", "80"))
    writer.editor.fit_asked.emit()
    assert writer.editing._draft().steps[0].seconds == 80
    assert writer.editing._draft().seconds == LEG_SECONDS
    # It is five minutes now: nothing is wanted any more, and all give alike.
    writer.editor.edited.emit(SetText(2, "seconds", "120"))
    writer.editor.fit_asked.emit()
    assert writer.editing._draft().steps[2].seconds == 120
    assert writer.editing._draft().steps[0].seconds < 80


def test_a_file_that_is_gone_is_told_and_saving_puts_it_back(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    file = writer.places.routines / "mine.yaml"
    file.unlink()
    writer.editing.look_again(file)
    assert writer.editor.notice.words.words == GONE
    assert writer.editing.unsaved
    writer.editor.save_asked.emit()
    assert file.read_text() == MINE
    assert not writer.editing.unsaved


def test_what_cannot_be_read_is_not_written_over_unasked(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    file = writer.places.routines / "mine.yaml"
    file.write_bytes(other := MINE.encode("utf-16"))
    writer.editor.edited.emit(SetText(0, "seconds", "44"))
    writer.editor.save_asked.emit()
    assert file.read_bytes() == other
    writer.editor.reload_answered.emit(True)
    assert "UTF-8" in writer.editor.notice.words.words
    assert "seconds: 44" in writer.text
    writer.editor.reload_answered.emit(False)
    writer.editor.save_asked.emit()
    assert file.read_text() == MINE.replace("seconds: 40", "seconds: 44")


def test_a_file_that_went_unheard_is_put_back_without_a_question(writer: Writer) -> None:
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(0, "seconds", "44"))
    file = writer.places.routines / "mine.yaml"
    file.unlink()
    writer.editor.save_asked.emit()
    assert file.read_text() == MINE.replace("seconds: 40", "seconds: 44")
    assert not writer.editor.notice.asks
