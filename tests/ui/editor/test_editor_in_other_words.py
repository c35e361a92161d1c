"""The editor in another language: every word of its own went through a translation."""

from collections.abc import Iterator

import pytest
from drafting import ROUTINES, Drafting
from fakes import FakeClock
from pseudo import PSEUDO, PseudoTranslation, untranslated_words
from shown import shown_words

from massage_timer.core.draft import RoutineDraft
from massage_timer.core.language import speak
from massage_timer.core.routine import Technique
from massage_timer.illustrations import Illustrations
from massage_timer.ui.editor.page import EditorPage
from massage_timer.ui.editor.row_words import head_words, row_words


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
