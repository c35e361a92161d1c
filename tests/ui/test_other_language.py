"""Pages in another language: every word of theirs went through a translation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from diary_rows import fill, sessions
from giver import Giver
from pseudo import PSEUDO, PseudoTranslation, untranslated_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shown import shown_words

from massage_timer import __version__, resources
from massage_timer.core.key_words import key_words
from massage_timer.core.language import LANGUAGES, speak
from massage_timer.core.names import PRESSURE_WORDS, pressure_words
from massage_timer.core.routine import Side, Technique
from massage_timer.store.catalogue import load_catalogue
from massage_timer.ui.home.acts import Act, words
from massage_timer.ui.home.cards import Card
from massage_timer.ui.learn.technique_sheet import caption_of, facts_of
from massage_timer.ui.text.help_text import help_text
from massage_timer.ui.text.sheet import Paragraph

TECHNIQUES = tuple(load_catalogue(resources.assets() / "techniques.yaml").values())
NAMES = (f"Leg Massage Timer {__version__}", "Leg Massage Timer", *(one.name for one in LANGUAGES))
"""What is called the same in every language."""
PRESSURES = {*PRESSURE_WORDS.values(), "Pressure", "of"}
"""What the dial of pressures says, which has tests of its own."""


@pytest.fixture
def giver(qtbot: QtBot, tmp_path: Path) -> Iterator[Giver]:
    speak(PSEUDO, PseudoTranslation())
    giver = Giver(tmp_path)
    giver.program.read_the_rest()
    yield giver
    giver.leave()


def of_files(giver: Giver) -> list[str]:
    """What stands in the files of routines and techniques, which have translations of their own."""
    texts = [
        text
        for each in TECHNIQUES
        for text in (each.name, each.cue, each.hands, each.direction, each.term, each.source)
    ]
    texts += [text for each in TECHNIQUES for text in each.instructions]
    texts += [
        text
        for card in giver.window.home.list.cards
        for text in (card.name, card.summary, card.suits)
    ]
    capitals = [text[:1].upper() + text[1:] for text in texts]
    return sorted({*texts, *capitals, *NAMES}, key=len, reverse=True)


def untranslated(giver: Giver, page: QWidget) -> set[str]:
    kept = of_files(giver)
    found = set()
    for shown in shown_words(page):
        rest = "" if shown.startswith("Picture: ") else shown
        for text in kept:
            rest = rest.replace(text, "") if text else rest
        found |= {word for word in untranslated_words(rest) if len(word) > 1}
    return found


def test_home_speaks_the_language(giver: Giver) -> None:
    home = giver.window.home
    assert not untranslated(giver, home)
    home.show_more()
    assert home.menu is not None
    entries = [action.text() for action in home.menu.actions()]
    assert entries
    assert not [word for entry in entries for word in untranslated_words(entry) if len(word) > 1]
    for act in Act:
        assert not untranslated_words(words(act, own=True) + words(act, own=False))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_card_that_cannot_be_used_speaks_the_language(count: int) -> None:
    speak(PSEUDO, PseudoTranslation())
    card = Card("x", "Xxx", "x.yml", problems=("Zz",) * count, usable=False)
    assert not untranslated_words(card.spoken + card.times)


def test_settings_speak_the_language_but_languages_their_own(giver: Giver) -> None:
    giver.window.home.top.settings.click()
    page = giver.program.preferences.page
    assert untranslated(giver, page) <= {"Left", "Right"}, "what the monitors are called"
    choice = next(row.choice for row in page.rows if row.row.setting == "language")
    assert choice is not None
    shown = [segment.text() for segment in choice.segments]
    assert shown[1:] == [language.name for language in LANGUAGES]
    assert not untranslated_words(shown[0])


def test_help_speaks_the_language(giver: Giver) -> None:
    giver.program.telling.show_help()
    assert not untranslated(giver, giver.pages.text)
    for piece in help_text("wayland"):
        if isinstance(piece, Paragraph) and piece.words not in NAMES:
            said = f"{piece.words} {piece.name} {piece.mark}"
            assert not [word for word in untranslated_words(said) if len(word) > 1]


def test_teaching_speaks_the_language(giver: Giver) -> None:
    giver.program.preferences.teach()
    page = giver.program.teaching.page
    assert not untranslated(giver, page)
    page.settle()
    giver.key(Qt.Key.Key_F7)
    page.settle()
    assert not untranslated(giver, page)
    giver.key(Qt.Key.Key_Return)
    assert page.sheet.rows
    assert not untranslated(giver, page)


def test_learn_speaks_the_language(giver: Giver) -> None:
    giver.program.show_learn()
    learn = giver.program.learn
    for entry in learn.list.entries:
        learn.list.open(entry.id)
        assert untranslated(giver, learn) <= PRESSURES, entry.id
    learn.search.setText("qqqq")
    assert untranslated(giver, learn) <= PRESSURES


@pytest.mark.parametrize("technique", TECHNIQUES, ids=lambda each: each.id)
def test_what_is_known_of_a_technique_speaks_the_language(technique: Technique) -> None:
    speak(PSEUDO, PseudoTranslation())
    where, _way, leg, pace, pressure, _most, *_rest = facts_of(technique)
    changes = pressure.replace(pressure_words(technique.pressure.start), "")
    assert not untranslated_words(f"{where} {leg} {pace} {changes}")
    for side in Side:
        said = caption_of(technique, side).replace(technique.hands, "")
        assert not untranslated_words(said)


def test_the_diary_speaks_the_language(giver: Giver) -> None:
    fill(giver.places.diary, sessions(3, 24))
    giver.program.show_diary()
    page = giver.program.diary_desk.page
    assert page.list.lines
    assert untranslated(giver, page) <= {"November"}, "months come from the locale"
    giver.program.diary_desk.ask_to_delete_all()
    assert not untranslated(giver, giver.pages.text)


def test_the_card_speaks_the_language(giver: Giver) -> None:
    giver.program.do(Act.CARD, giver.window.home.list.cards[0].id)
    page = giver.window.pages.currentWidget()
    assert page is not None
    assert not untranslated(giver, page)


def test_keys_are_called_as_the_language_calls_them() -> None:
    assert key_words("Ctrl+E") == "Ctrl+E"
    assert key_words("+, −") == "+, −"
    speak(PSEUDO, PseudoTranslation())
    assert key_words("Page Up, Media Play") == "Páágéé Úp, Méédííáá Plááýý"
    assert key_words("Key 193") == "Kééýý 193"
