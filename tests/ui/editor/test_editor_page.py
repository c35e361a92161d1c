"""The editor: everything by keys, everything by mouse, and nothing lost on the way."""

from collections.abc import Callable

import pytest
from drafting import Drafting, step_words, written_of
from fakes import FakeClock
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_timer.core.routine import Part, Technique
from massage_timer.core.written import InsertStep, MoveStep, RemoveStep, SetText, SetTexts
from massage_timer.ui.editor.page import EditorPage, Leave
from massage_timer.ui.editor.rows import HEAD, columns_of
from massage_timer.ui.editor.table import StepTable

Open = Callable[..., Drafting]
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def press(page: EditorPage, key: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    """A key where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    assert page.isAncestorOf(target) or target is page
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, held, text))


def type_in(page: EditorPage, text: str) -> None:
    for letter in text:
        press(page, Qt.Key.Key_A, NONE, letter)


def mouse(widget: QWidget, kind: QEvent.Type, x: float, y: float) -> None:
    at = QPointF(x, y)
    held = Qt.MouseButton.NoButton
    if kind is not QEvent.Type.MouseButtonRelease:
        held = Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), Qt.MouseButton.LeftButton, held, NONE)
    QApplication.sendEvent(widget, event)


def names(drafting: Drafting) -> list[object]:
    return [step.words["technique"] for step in drafting.draft.steps]


# Opening and choosing


def test_the_first_step_is_chosen_when_a_routine_is_opened(
    page: EditorPage, open_routine: Open
) -> None:
    open_routine("good")
    assert page.table.chosen == 0
    assert page.pane.step.isVisible()
    assert page.table.hasFocus()


def test_of_a_new_routine_the_name_is_asked_for(page: EditorPage, open_routine: Open) -> None:
    drafting = open_routine("new", new=True)
    assert page.pane.head.name.hasFocus()
    assert page.pane.head.picture.accessibleName() == (
        "Picture on its card: That of the longest main step. Choose another"
    )
    type_in(page, "Evening")
    press(page, Qt.Key.Key_Return)
    assert drafting.edits == [SetText(None, "name", "Evening")]


def test_arrows_home_and_end_choose_and_the_pane_follows(
    page: EditorPage, open_routine: Open
) -> None:
    open_routine("good")
    press(page, Qt.Key.Key_Down)
    assert page.pane.step.title.words == "Step 2 of 13"
    press(page, Qt.Key.Key_End)
    assert page.pane.step.title.words == "Step 13 of 13"
    press(page, Qt.Key.Key_Down)
    assert page.table.chosen == 12
    press(page, Qt.Key.Key_Home)
    assert page.table.chosen == HEAD
    assert page.pane.head.isVisible()


def test_a_click_on_a_piece_of_the_budget_chooses_its_step(
    page: EditorPage, open_routine: Open
) -> None:
    open_routine("good")
    box = page.budget.box_of(7)
    QTest.mouseClick(
        page.budget, Qt.MouseButton.LeftButton, NONE, QPoint(round(box.center().x()), 20)
    )
    assert page.table.chosen == 7
    assert page.budget.accessibleName() == "5:00 of 5:00"


def test_a_fingertip_beside_the_low_bar_is_enough(page: EditorPage, open_routine: Open) -> None:
    open_routine("good")
    page.budget.resize(page.budget.width(), 120)
    box = page.budget.box_of(7)
    for above, chosen in ((10, 0), (2, 7)):
        place = QPoint(round(box.center().x()), round(box.top()) - above)
        QTest.mouseClick(page.budget, Qt.MouseButton.LeftButton, NONE, place)
        assert page.table.chosen == chosen


def test_a_row_is_said_as_one_sentence(page: EditorPage, open_routine: Open) -> None:
    open_routine("good")
    assert page.table.row_words(3) == (
        "Step 3 of 13. Toe bends, foot, 20 seconds, 4 strokes of 5 seconds, soft to medium."
    )


def test_a_row_with_a_problem_says_it_too(page: EditorPage, open_routine: Open) -> None:
    open_routine("problems")
    assert page.table.row_words(2) == (
        "Step 2 of 6. calf-gilde, not in the catalogue. "
        "1 problem: There is no technique 'calf-gilde'."
    )


def test_f8_goes_from_problem_to_problem_and_round_again(
    page: EditorPage, open_routine: Open
) -> None:
    open_routine("problems")
    found = []
    for _ in range(7):
        press(page, Qt.Key.Key_F8)
        found.append(page.table.chosen)
    assert found == [1, 2, 3, 4, 5, 0, 1]


# Edits of a step


def test_plus_and_minus_in_the_table_are_whole_strokes(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    press(page, Qt.Key.Key_Plus)
    press(page, Qt.Key.Key_Minus)
    press(page, Qt.Key.Key_Minus)
    assert drafting.edits == [SetText(0, "seconds", text) for text in ("28", "24", "20")]


def test_enter_goes_to_the_seconds_and_escape_comes_back(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    press(page, Qt.Key.Key_Return)
    assert page.pane.step.length.field.hasFocus()
    type_in(page, "40")
    press(page, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert drafting.edits == [SetText(0, "seconds", "40")]
    press(page, Qt.Key.Key_Escape)
    assert drafting.asked == ["back"]


def test_a_double_click_edits_what_was_clicked(page: EditorPage, open_routine: Open) -> None:
    open_routine("good")
    columns = columns_of(page.table.row_box(2).width(), 1.0)
    assert columns.pressure is not None
    assert columns.cue is not None
    step, y = page.pane.step, page.table.row_box(2).center().y()
    for x, wanted in (
        (20.0, step.length.field),
        (columns.name, step.technique),
        (columns.length, step.length.field),
        (columns.pressure, step.pressure.segments[1]),
        (columns.cue, step.cue.editor),
    ):
        mouse(page.table, QEvent.Type.MouseButtonPress, x + 2, y)
        mouse(page.table, QEvent.Type.MouseButtonRelease, x + 2, y)
        mouse(page.table, QEvent.Type.MouseButtonDblClick, x + 2, y)
        assert wanted.hasFocus()
    assert page.table.chosen == 2
    mouse(page.table, QEvent.Type.MouseButtonPress, 40, 60)
    mouse(page.table, QEvent.Type.MouseButtonRelease, 40, 60)
    mouse(page.table, QEvent.Type.MouseButtonDblClick, 40, 60)
    assert page.pane.head.about.editor.hasFocus()


def test_tab_goes_from_a_value_to_its_way_back(page: EditorPage, open_routine: Open) -> None:
    open_routine("good")
    page.table.choose(9)
    step = page.pane.step
    step.pace.more.setFocus()
    page.focusNextPrevChild(True)
    assert step.fields["pace"].reset.hasFocus()
    page.focusNextPrevChild(True)
    assert step.pressure.segments[0].hasFocus()


def test_typed_seconds_that_are_none_stand_there_with_their_remark(
    page: EditorPage, open_routine: Open
) -> None:
    open_routine("good")
    press(page, Qt.Key.Key_F2)
    type_in(page, "abc")
    press(page, Qt.Key.Key_Return)
    field = page.pane.step.length.field
    assert field.text() == "abc"
    assert field.hasFocus()
    assert len(page.pane.step.fields["seconds"].remarks.remarks) == 1
    assert "'abc'" in page.table.row_words(page.table.row_chosen())


def test_a_share_takes_the_place_of_the_seconds_and_back(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    page.pane.step.unit.segments[1].click()
    assert drafting.draft.steps[0].words["share"] == "1"
    assert page.pane.step.fields["seconds"].note.words == "share 1 = 24 s"
    page.pane.step.length.more.click()
    assert drafting.draft.steps[0].words["share"] == "2"
    page.pane.step.unit.segments[0].click()
    assert drafting.draft.steps[0].words["seconds"] == "24"


def test_the_pace_moves_the_picture_and_the_catalogues_own_is_not_written(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    page.pane.step.pace.more.click()
    assert drafting.draft.steps[0].words["pace"] == "5"
    assert page.pane.step.picture.pace == 5
    assert not page.pane.step.fields["pace"].reset.isHidden()
    page.pane.step.pace.less.click()
    assert "pace" not in drafting.draft.steps[0].words
    assert page.pane.step.fields["pace"].reset.isHidden()


def test_pressure_is_chosen_for_both_halves_or_for_the_second_alone(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    page.pane.step.pressure.segments[0].click()
    page.pane.step.later.segments[2].click()
    assert [edit.text for edit in drafting.edits if isinstance(edit, SetText)] == ["1", "1 to 3"]
    page.pane.step.fields["pressure"].reset.click()
    assert "pressure" not in drafting.draft.steps[0].words


def test_no_pressure_above_the_cap_can_be_chosen(page: EditorPage, open_routine: Open) -> None:
    open_routine("good")
    page.table.choose(8)
    assert [each.isEnabled() for each in page.pane.step.pressure.segments] == [True, False, False]


def test_the_part_is_written_only_where_it_differs(page: EditorPage, open_routine: Open) -> None:
    drafting = open_routine("good")
    page.pane.step.part.segments[1].click()
    assert drafting.draft.steps[0].words["part"] == Part.MAIN.value
    page.pane.step.part.segments[0].click()
    assert "part" not in drafting.draft.steps[0].words


def test_instructions_are_told_together_and_can_be_given_back_to_the_catalogue(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    lines = page.pane.step.instructions.lines
    lines[3].setFocus()
    type_in(page, "Rest")
    press(page, Qt.Key.Key_Return)
    edit = drafting.edits[-1]
    assert isinstance(edit, SetTexts)
    assert len(edit.texts) == 4
    assert edit.texts[-1] == "Rest"
    page.pane.step.fields["instructions"].reset.click()
    assert drafting.edits[-1] == SetTexts(0, "instructions", ())
    assert lines[3].text() == ""


# Typing


def test_typing_is_told_after_a_pause_and_the_field_keeps_what_stands_there(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    cue = page.pane.step.cue
    cue.setFocus()
    cue.editor.selectAll()
    type_in(page, "Twist and ")
    assert drafting.edits == []
    cue.typing.finish()
    assert drafting.edits == [SetText(0, "cue", "Twist and ")]
    assert cue.text() == "Twist and "
    type_in(page, "turn")
    press(page, Qt.Key.Key_Return)
    assert drafting.draft.steps[0].words["cue"] == "Twist and turn"


def test_an_emptied_cue_waits_for_other_words_before_the_catalogues_come_back(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    page.table.choose(1)
    cue = page.pane.step.cue
    cue.setFocus()
    cue.editor.selectAll()
    press(page, Qt.Key.Key_Delete)
    cue.typing.finish()
    assert "cue" not in drafting.draft.steps[1].words
    assert cue.text() == ""
    page.table.setFocus()
    page.table.choose(2)
    page.table.choose(1)
    assert cue.text() == drafting.catalogue["sole-sweeps"].cue


def test_undo_in_a_field_takes_back_what_was_typed_there(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    before = drafting.history.now
    cue = page.pane.step.cue
    old = cue.text()
    cue.setFocus()
    type_in(page, "x")
    press(page, Qt.Key.Key_Z, CTRL)
    assert drafting.history.now == before
    assert cue.text() == old
    assert cue.editor.hasFocus()
    press(page, Qt.Key.Key_Y, CTRL)
    assert cue.text() != old
    press(page, Qt.Key.Key_Z, CTRL)
    press(page, Qt.Key.Key_Z, CTRL | SHIFT)
    assert drafting.draft.steps[0].words["cue"] == cue.text()


def test_what_is_typed_belongs_to_the_step_that_was_chosen(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    page.pane.step.cue.setFocus()
    page.pane.step.cue.editor.selectAll()
    type_in(page, "Mine")
    page.table.choose(4)
    assert drafting.edits == [SetText(0, "cue", "Mine")]
    assert page.pane.step.title.words == "Step 5 of 13"
    assert page.pane.step.cue.text() == drafting.draft.steps[4].step.cue  # type: ignore[union-attr]


def test_saving_tells_first_what_is_typed(page: EditorPage, open_routine: Open) -> None:
    drafting = open_routine("good")
    page.pane.step.cue.setFocus()
    page.pane.step.cue.editor.selectAll()
    type_in(page, "Mine")
    press(page, Qt.Key.Key_S, CTRL)
    assert drafting.saved.steps[0]["cue"] == "Mine"
    assert page.top.state.words == "Saved"
    assert page.notice.words.words == "Saved as calf-evening.yaml."


def test_the_focus_stays_when_the_draft_comes_back(page: EditorPage, open_routine: Open) -> None:
    drafting = open_routine("forty")
    page.table.choose(20)
    at = page.table.scrolled
    assert at > 0
    for widget in (page.table, page.pane.step.pace.field, page.pane.step.cue.editor):
        widget.setFocus()
        drafting.show()
        assert QApplication.focusWidget() is widget
        assert page.table.scrolled == at


def test_a_field_that_was_emptied_tells_nothing_in_a_pause(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    field = page.pane.step.length.field
    field.setFocus()
    field.selectAll()
    press(page, Qt.Key.Key_Delete)
    field.typing.pause()
    assert drafting.edits == []
    type_in(page, "48")
    field.typing.pause()
    assert drafting.edits == [SetText(0, "seconds", "48")]


def test_what_others_change_does_not_disturb_somebody_who_types(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    page.pane.step.cue.setFocus()
    page.pane.step.cue.editor.selectAll()
    type_in(page, "Half a sen")
    drafting.edit(SetText(0, "pace", "5"))
    assert page.pane.step.cue.text() == "Half a sen"
    type_in(page, "tence")
    press(page, Qt.Key.Key_Return)
    assert drafting.draft.steps[0].words["cue"] == "Half a sentence"


@pytest.mark.parametrize("where", ["cue", "pace", "pressure", "technique"])
def test_alt_and_arrows_move_the_step_wherever_the_focus_is(
    page: EditorPage, open_routine: Open, where: str
) -> None:
    drafting = open_routine("good")
    page.table.choose(2)
    step = page.pane.step
    part = {
        "cue": step.cue.editor,
        "pace": step.pace.field,
        "pressure": step.pressure.segments[1],
        "technique": step.technique,
    }[where]
    part.setFocus()
    press(page, Qt.Key.Key_Down, ALT)
    assert drafting.edits == [MoveStep(2, 3)]
    assert page.table.chosen == 3
    assert part.hasFocus()


# Steps as a whole


def test_insert_offers_what_fits_and_enter_takes_it(page: EditorPage, open_routine: Open) -> None:
    drafting = open_routine("short")
    page.table.choose(4)
    press(page, Qt.Key.Key_Insert)
    assert page.picker.search.hasFocus()
    type_in(page, "squeez")
    press(page, Qt.Key.Key_Return)
    pace = drafting.catalogue["calf-squeezes"].pace
    free = 300 - 264
    words = {"technique": "calf-squeezes", "seconds": str(min(6, free // pace) * pace)}
    assert drafting.edits == [InsertStep(5, words)]
    assert page.table.chosen == 5
    assert page.table.hasFocus()
    assert page.picker.isHidden()


def test_what_would_break_the_climb_stands_last_with_its_reason(
    page: EditorPage, open_routine: Open
) -> None:
    open_routine("good")
    page.table.choose(7)
    page.tools.add.click()
    groups = [entry.group for entry in page.picker.list.entries]
    assert groups[-1] == "Would break the order here"
    assert groups.index(groups[-1]) == len(groups) - groups.count(groups[-1])
    page.picker.list.open("sole-sweeps")
    assert "goes back down to the foot" in page.picker.reason.remarks[0].message
    page.picker.list.open("calf-glide")
    assert page.picker.reason.remarks == ()


def test_arrows_in_the_search_choose_and_escape_goes_back(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    press(page, Qt.Key.Key_Insert)
    first = page.picker.opened
    press(page, Qt.Key.Key_Down)
    assert page.picker.opened != first
    type_in(page, "calf")
    press(page, Qt.Key.Key_Escape)
    assert page.picker.search.text() == ""
    press(page, Qt.Key.Key_Escape)
    assert page.picker.isHidden()
    assert page.table.hasFocus()
    assert drafting.edits == []


def test_an_unknown_technique_is_put_right_with_the_picker(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("problems")
    page.table.choose(1)
    press(page, Qt.Key.Key_Return)
    assert page.pane.step.technique.hasFocus()
    press(page, Qt.Key.Key_Return)
    type_in(page, "calf glide")
    press(page, Qt.Key.Key_Return)
    assert drafting.edits == [SetText(1, "technique", "calf-glide")]
    assert page.pane.step.technique.hasFocus()


def test_a_step_is_duplicated_moved_and_removed_by_keys(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    page.table.choose(6)
    press(page, Qt.Key.Key_D, CTRL)
    assert page.table.chosen == 7
    press(page, Qt.Key.Key_Down, ALT)
    assert page.table.chosen == 8
    assert names(drafting)[6:9] == ["calf-glide", "calf-knead", "calf-glide"]
    press(page, Qt.Key.Key_Up, ALT)
    press(page, Qt.Key.Key_Delete)
    assert names(drafting)[6:9] == ["calf-glide", "calf-knead", "knee-rounds"]
    assert page.table.chosen == 7
    for _ in range(4):
        press(page, Qt.Key.Key_Z, CTRL)
    assert drafting.history.now == drafting.saved


def test_the_last_step_removed_leaves_the_one_before_it_chosen(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("new")
    page.table.choose(1)
    press(page, Qt.Key.Key_Delete)
    assert page.table.chosen == 0
    press(page, Qt.Key.Key_Delete)
    assert page.table.chosen == HEAD
    assert drafting.draft.steps == ()
    press(page, Qt.Key.Key_Insert)
    press(page, Qt.Key.Key_Return)
    assert names(drafting) == ["warmup-twists"]


@pytest.mark.parametrize(
    ("answer", "edit"),
    [(0, RemoveStep(1)), (1, RemoveStep(1, with_comments=True)), (2, None)],
)
def test_a_step_with_comments_is_removed_only_after_a_question(
    page: EditorPage, open_routine: Open, answer: int, edit: RemoveStep | None
) -> None:
    drafting = open_routine("good", (1,))
    page.table.choose(1)
    press(page, Qt.Key.Key_Delete)
    assert drafting.edits == []
    assert page.notice.buttons[0].hasFocus()
    page.notice.buttons[answer].click()
    assert drafting.edits == ([edit] if edit is not None else [])
    assert page.table.hasFocus()


def test_a_row_is_dragged_to_the_gap_under_the_hand(page: EditorPage, open_routine: Open) -> None:
    drafting = open_routine("good")
    table = page.table
    start, end = table.row_box(1).center().y(), table.row_box(4).bottom() - 4
    mouse(table, QEvent.Type.MouseButtonPress, 20, start)
    mouse(table, QEvent.Type.MouseMove, 20, start + 30)
    mouse(table, QEvent.Type.MouseMove, 20, end)
    table.grab()
    mouse(table, QEvent.Type.MouseButtonRelease, 20, end)
    assert drafting.edits == [MoveStep(1, 4)]
    assert names(drafting)[4] == "sole-sweeps"
    assert table.chosen == 4


def test_escape_lets_a_dragged_row_go(page: EditorPage, open_routine: Open) -> None:
    drafting = open_routine("good")
    start = page.table.row_box(1).center().y()
    mouse(page.table, QEvent.Type.MouseButtonPress, 20, start)
    mouse(page.table, QEvent.Type.MouseMove, 20, start + 150)
    press(page, Qt.Key.Key_Escape)
    mouse(page.table, QEvent.Type.MouseButtonRelease, 20, start + 150)
    assert drafting.edits == []
    assert drafting.asked == []


def test_a_press_without_a_move_drags_nothing(page: EditorPage, open_routine: Open) -> None:
    drafting = open_routine("good")
    start = page.table.row_box(3).center().y()
    mouse(page.table, QEvent.Type.MouseButtonPress, 20, start)
    mouse(page.table, QEvent.Type.MouseMove, 20, start + 2)
    mouse(page.table, QEvent.Type.MouseButtonRelease, 20, start + 2)
    assert drafting.edits == []
    assert page.table.chosen == 3


# The whole routine


def test_fit_makes_five_minutes_of_what_there_is(page: EditorPage, open_routine: Open) -> None:
    drafting = open_routine("short")
    assert page.budget.accessibleName() == "4:24 of 5:00, 36 s to add"
    page.top.fit.click()
    assert drafting.draft.seconds == 300
    assert page.top.state.words == "Changed"
    assert page.top.problems.isHidden()


def test_the_head_of_the_routine_is_edited_in_the_pane(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    page.table.choose(HEAD)
    head = page.pane.head
    head.suits.setFocus()
    head.suits.selectAll()
    type_in(page, "Anybody")
    press(page, Qt.Key.Key_Return)
    head.pose.segments[1].click()
    head.fields["picture"].reset.click()
    assert drafting.edits == [
        SetText(None, "suits", "Anybody"),
        SetText(None, "pose", "knee bent"),
        SetText(None, "picture", ""),
    ]


def test_a_value_that_is_none_is_shown_as_it_is_written(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("problems")
    page.table.choose(HEAD)
    pose = page.pane.head.pose
    assert not any(segment.isChecked() for segment in pose.segments)
    assert page.pane.head.fields["pose"].note.words == "Written: “on the side”"
    pose.segments[0].click()
    assert drafting.edits == [SetText(None, "pose", "straight")]


@pytest.mark.parametrize(("key", "means"), [("Escape", Leave.STAY), ("Return", Leave.SAVE)])
def test_leaving_asks_and_enter_saves_and_escape_stays(
    page: EditorPage, open_routine: Open, key: str, means: Leave
) -> None:
    drafting = open_routine("good")
    page.pane.step.cue.setFocus()
    page.ask_to_leave()
    assert page.notice.buttons[0].accessibleDescription() == "Save your changes?"
    press(page, getattr(Qt.Key, f"Key_{key}"))
    assert drafting.asked == [means]
    assert page.notice.isHidden()
    assert page.pane.step.cue.editor.hasFocus()


def test_a_double_click_on_back_leaves_the_question_on_the_screen(
    page: EditorPage, open_routine: Open
) -> None:
    drafting = open_routine("good")
    page.ask_to_leave()
    page.top.back.setFocus()
    page.top.back.click()
    assert page.notice.isVisible()
    assert page.notice.buttons[0].hasFocus()
    assert drafting.asked == []


@pytest.mark.parametrize(("answer", "means"), [(0, True), (1, False)])
def test_a_file_that_was_changed_elsewhere_is_loaded_or_not(
    page: EditorPage, open_routine: Open, answer: int, means: bool
) -> None:
    drafting = open_routine("good")
    page.ask_to_reload()
    page.notice.buttons[answer].click()
    assert drafting.asked == [means]


def test_a_sentence_passes_and_trouble_stays(page: EditorPage, open_routine: Open) -> None:
    open_routine("good")
    page.tell("Saved as calf-evening.yaml.")
    assert page.notice.passes
    page.tell("The disk is full.", trouble=True)
    assert not page.notice.passes
    assert not page.notice.isHidden()


def test_a_routine_with_mistakes_cannot_be_rehearsed(page: EditorPage, open_routine: Open) -> None:
    drafting = open_routine("good")
    page.top.rehearse.click()
    assert drafting.asked == ["rehearse"]
    open_routine("problems")
    assert not page.top.rehearse.isEnabled()
    assert page.top.rehearse.toolTip() == "Put right what is marked first"


# The picture


def test_the_hands_move_at_the_pace_of_the_step_and_stand_when_asked_to(
    page: EditorPage, open_routine: Open, clock: FakeClock
) -> None:
    page.set_still(False)
    open_routine("good")
    page.table.choose(6)
    picture = page.pane.step.picture
    picture.settle()
    assert picture.moving
    clock.advance(1000)
    picture.move_hands()
    one = picture.view.grab().toImage()
    clock.advance(1000 * picture.pace)
    picture.move_hands()
    assert picture.view.grab().toImage() == one
    page.set_still(True)
    assert not picture.moving


def test_whoever_goes_over_the_rows_is_not_held_up_by_their_pictures(
    page: EditorPage, open_routine: Open, qtbot: QtBot
) -> None:
    steps = open_routine("forty").draft.steps
    page.set_still(False)
    picture = page.pane.step.picture
    picture.settle()
    first = picture.view.accessibleName()
    other = [n for n, step in enumerate(steps) if step.technique is not steps[0].technique][:3]
    for row in other:
        page.table.choose(row)
        assert picture.view.accessibleName() == first
        assert not picture.moving
    technique = steps[other[-1]].technique
    assert technique is not None
    qtbot.waitUntil(lambda: picture.view.accessibleName() == f"Picture: {technique.name}")
    assert picture.moving


def test_back_at_the_row_whose_picture_stands_it_goes_on(
    page: EditorPage, open_routine: Open
) -> None:
    steps = open_routine("forty").draft.steps
    page.set_still(False)
    picture = page.pane.step.picture
    picture.settle()
    other = next(n for n, step in enumerate(steps) if step.technique is not steps[0].technique)
    page.table.choose(other)
    assert not picture.moving
    page.table.choose(0)
    assert picture.moving


def test_forty_steps_paint_only_the_rows_in_view(page: EditorPage, open_routine: Open) -> None:
    asked: list[str] = []

    def small(technique: Technique, theme: str, size: QSize) -> QPixmap:
        asked.append(technique.id)
        return QPixmap()

    table = StepTable(small)
    table.resize(800, 600)
    table.show_draft(open_routine("forty").draft, 20)
    table.grab()
    assert 0 < len(asked) < 14
    table.deleteLater()


# A narrow window


def test_in_a_narrow_window_the_pane_comes_over_the_table_and_goes(
    page: EditorPage, open_routine: Open
) -> None:
    open_routine("good")
    page.resize(640, 600)
    assert page.table.isVisible()
    assert not page.pane.isVisible()
    press(page, Qt.Key.Key_Return)
    assert page.pane.isVisible()
    assert page.pane.step.length.field.hasFocus()
    assert not page.table.isVisible()
    press(page, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert not page.pane.isVisible()


def test_a_new_routine_is_written_by_keys_alone(page: EditorPage, open_routine: Open) -> None:
    drafting = open_routine(written_of("", step_words("warmup-twists", 24)), new=True)
    type_in(page, "Quick calves")
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_End)
    for words in ("calf glide", "calf knead", "thigh glide", "finishing"):
        press(page, Qt.Key.Key_Insert)
        type_in(page, words)
        press(page, Qt.Key.Key_Return)
    page.top.fit.click()
    routine = drafting.draft.routine
    assert routine is not None
    assert routine.name == "Quick calves"
    assert sum(step.seconds for step in routine.steps) == 300


def test_fitting_and_rehearsing_have_keys(page: EditorPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.fit_asked, timeout=0):
        press(page, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.rehearse_asked, timeout=0):
        press(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
