"""A card in another language: every word of it went through a translation, and it fits."""

import pytest
from pseudo import PSEUDO, PseudoTranslation, untranslated_words

from massage_timer import __version__
from massage_timer.core.language import LANGUAGES, speak
from massage_timer.core.names import pressure_words
from massage_timer.core.routine import Routine
from massage_timer.paper.layout import MARGIN, lay_out
from massage_timer.paper.marks import Style, Text
from massage_timer.paper.sheets import Sheet


def measure(words: str, style: Style) -> float:
    return 0.4 * len(words) * style.size


@pytest.mark.parametrize("sheet", Sheet)
def test_every_word_of_a_card_but_those_of_its_file_is_translated(
    shipped: dict[str, Routine], sheet: Sheet
) -> None:
    speak(PSEUDO, PseudoTranslation())
    for routine in shipped.values():
        kept = " ".join(_of_file(routine)).split()
        page = lay_out(routine, sheet, measure)
        texts = [mark for mark in page.marks if isinstance(mark, Text)]
        shown = [word for text in texts for word in text.words.split() if word not in kept]
        assert not untranslated_words(" ".join(shown))
        assert all(text.box.right <= sheet.wide - MARGIN + 0.1 for text in texts)
        assert all(text.box.bottom <= sheet.high - MARGIN + 0.1 for text in texts)
    assert not untranslated_words(sheet.label.replace("A4", ""))


def test_numbers_on_a_card_have_the_digits_of_the_language(shipped: dict[str, Routine]) -> None:
    speak(LANGUAGES[-1])
    page = lay_out(next(iter(shipped.values())), Sheet.A4, measure)
    shown = [mark.words for mark in page.marks if isinstance(mark, Text)]
    assert "٥:٠٠" in shown
    assert "٣:٠٠" in shown
    left = [words for words in shown if words[:1] in set("0123456789")]
    assert not left


def _of_file(routine: Routine) -> list[str]:
    """What its file and the catalogue say, and what is called the same in every language."""
    words = [f"Leg Massage Timer {__version__}", routine.name, routine.summary, routine.suits]
    for step in routine.steps:
        words += [step.technique.name, step.cue, step.technique.hands, *step.instructions]
    return words + [pressure_words(level) for level in range(1, 6)]
