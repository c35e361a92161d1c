"""The editor in another language: every word of its own went through a translation."""

from collections.abc import Iterator

import pytest
from drafting import ROUTINES, Drafting
from fakes import FakeClock
from pseudo import PSEUDO, PseudoTranslation, untranslated_words
from pytestqt.qtbot import QtBot
from shown import shown_words

from massage_timer.core.draft import RoutineDraft
from massage_timer.core.language import LANGUAGES, speak
from massage_timer.core.routine import Technique
from massage_timer.illustrations import Illustrations
from massage_timer.ui.editor.page import EditorPage
from massage_timer.ui.editor.row_words import head_words, row_words, strokes_cell
from massage_timer.ui.widgets.stepper import Stepper
from massage_timer.ui.widgets.words import Words

ARABIC = next(language for language in LANGUAGES if language.code == "ar")


def of_files(catalogue: dict[str, Technique], draft: RoutineDraft) -> list[str]:
    """What stands in the files of the routine and the techniques, and what is remarked on it."""
    texts = [*draft.words.values(), *(remark.message for remark in draft.remarks)]
    for each in catalogue.values():
        texts += [each.name, each.cue, *each.instructions]
    for step in draft.steps:
        texts += [*step.words.values(), *(remark.message for remark in step.remarks)]
    texts += [
        sentence[:1].upper() + sentence[1:] for sentence in texts if isinstance(sentence, str)
    ]
    flat = [one for text in texts for one in (text if isinstance(text, tuple) else (text,))]
    return sorted({text for text in flat if text}, key=len, reverse=True)


def untranslated(shown: Iterator[str], kept: list[str]) -> set[str]:
    found = set()
    for text in shown:
        rest = text
        for known in kept:
            rest = rest.replace(known, "")
        found |= {word for word in untranslated_words(rest) if len(word) > 1}
    return found


@pytest.mark.parametrize("which", sorted(ROUTINES))
def test_the_editor_speaks_the_language(
    which: str, catalogue: dict[str, Technique], pictures: Illustrations, clock: FakeClock
) -> None:
    speak(PSEUDO, PseudoTranslation())
    page = EditorPage(catalogue, pictures.library, pictures.small, clock.now)
    try:
        page.set_still(True)
        page.resize(1280, 800)
        page.show()
        draft = Drafting(page, catalogue, ROUTINES[which]).draft
        kept = of_files(catalogue, draft)
        for place in range(-1, len(draft.steps)):
            page.table.choose(place)
            assert not untranslated(shown_words(page), kept)
        said = [head_words(draft), *(row_words(draft, place) for place in range(len(draft.steps)))]
        assert not untranslated(iter(said), kept)
        page.choosing.choose_new(draft, 0)
        assert not untranslated(shown_words(page), kept)
        page.ask_to_leave()
        assert not untranslated(shown_words(page.notice), kept)
    finally:
        page.close()
        page.deleteLater()


def test_every_figure_of_the_editor_is_one_of_the_language_s_own(
    catalogue: dict[str, Technique], pictures: Illustrations, clock: FakeClock
) -> None:
    speak(ARABIC)
    page = EditorPage(catalogue, pictures.library, pictures.small, clock.now)
    try:
        page.set_still(True)
        page.resize(1280, 800)
        page.show()
        draft = Drafting(page, catalogue, ROUTINES["shares"]).draft
        words = [strokes_cell(step).text for step in draft.steps]
        for place in range(len(draft.steps)):
            page.table.choose(place)
            sheet = page.pane.step
            words += [one.words for one in page.findChildren(Words)]
            words += [sheet.length.field.text(), sheet.pace.field.text()]
        figures = [word for word in words if any(letter.isdecimal() for letter in word)]
        assert any(word.startswith("share ٢") for word in figures)
        assert not [word for word in figures if any(letter in "0123456789" for letter in word)]
    finally:
        page.close()
        page.deleteLater()


def test_a_number_may_be_typed_in_either_digits_and_goes_into_the_file_in_those_of_files(
    qtbot: QtBot,
) -> None:
    speak(ARABIC)
    stepper = Stepper("Seconds", "Less", "More")
    qtbot.addWidget(stepper)
    told: list[str] = []
    stepper.finished.connect(told.append)
    stepper.show_text("45")
    assert stepper.field.text() == "٤٥"
    for typed in ("٣٦", "24", "١:٣٠"):
        stepper.field.setText(typed)
        stepper.field.typing.finish()
    assert told == ["36", "24", "1:30"]
    stepper.show_text("12 or so", wrong=True)
    assert stepper.field.text() == "12 or so"
