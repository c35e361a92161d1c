"""Whatever is written, through the whole program: it loads as it was, and all can be taken back."""

from collections.abc import Iterator

import pytest
from giver import CLASSIC
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import Layout, edits, layouts
from writer import MINE, Writer

from massage_timer.core.written import InsertStep, MoveStep, SetText, SetTexts
from massage_timer.store.manuscript.outline import outline_of
from massage_timer.ui.home.acts import Act


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Writer]:
    home = tmp_path_factory.mktemp("home")
    (home / "routines").mkdir()
    (home / "routines" / "mine.yaml").write_text(MINE)
    writer = Writer(home)
    yield writer
    writer.leave()


@settings(max_examples=5)
@given(st.sampled_from(["", "mine", CLASSIC]), st.data())
def test_what_was_written_is_the_same_after_another_start(
    writer: Writer, begun_with: str, data: st.DataObject
) -> None:
    (writer.places.routines / "mine.yaml").write_text(MINE)
    writer.do(Act.EDIT if begun_with else Act.NEW, begun_with)
    writer.editor.edited.emit(SetText(1, "share", "1"))
    for _ in range(data.draw(st.integers(1, 5))):
        writer.editor.edited.emit(data.draw(lawful_edits(len(writer.draft.steps))))
    writer.editor.save_asked.emit()
    path = writer.work.path
    assert path is not None
    again = Writer(writer.home)
    entry = again.program.shelf.shelf.entry(path.stem)
    assert entry.routine == writer.draft.routine
    remarks = [writer.draft.remarks, *(step.remarks for step in writer.draft.steps)]
    assert len(entry.problems) == sum(map(len, remarks))
    again.do(Act.EDIT, path.stem)
    assert again.text == writer.text
    assert again.draft == writer.draft
    again.leave()
    writer.editor.back_asked.emit()
    assert writer.shows(writer.window.home)


@settings(max_examples=8)
@given(layouts(), st.data())
def test_edits_that_are_taken_back_leave_nothing_to_save(
    writer: Writer, layout: Layout, data: st.DataObject
) -> None:
    file = writer.places.routines / "mine.yaml"
    file.write_bytes(layout.text.encode())
    writer.do(Act.EDIT, "mine")
    page, history = writer.editor, [layout.text]
    for _ in range(data.draw(st.integers(1, 6))):
        page.edited.emit(data.draw(edits(outline_of(writer.text).written)))
        if writer.text != history[-1]:
            history.append(writer.text)
    for text in reversed(history[:-1]):
        assert writer.editing.unsaved == (writer.text != layout.text)
        page.undo_asked.emit()
        assert writer.text == text
    assert not writer.editing.unsaved
    page.save_asked.emit()
    assert file.read_bytes() == layout.text.encode()
    page.back_asked.emit()
    assert writer.shows(writer.window.home), "nothing would be lost"


def lawful_edits(count: int) -> st.SearchStrategy[SetText | SetTexts | InsertStep | MoveStep]:
    """Edits after which a routine can nearly always be used still."""
    places = st.integers(1, max(count - 2, 1))
    said = st.text(max_size=20).map("Say {}".format)
    return st.one_of(
        st.builds(SetText, st.none(), st.sampled_from(["name", "about"]), said),
        st.builds(SetText, st.none(), st.just("pose"), st.sampled_from(["knee bent", ""])),
        st.builds(SetText, places, st.just("cue"), said | st.just("")),
        st.builds(SetText, places, st.just("pressure"), st.sampled_from(["1", "2", "1 to 2", ""])),
        st.builds(SetText, places, st.just("pace"), st.sampled_from(["3", "5", ""])),
        st.builds(SetText, places, st.just("share"), st.integers(1, 9).map(str)),
        st.builds(
            SetTexts,
            places,
            st.just("instructions"),
            st.lists(said, min_size=2, max_size=4).map(tuple),
        ),
        st.just(InsertStep(1, {"technique": "toe-bends", "share": "1"})),
    )
