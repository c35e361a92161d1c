"""The safety texts: each with its source, plain enough for a child, and promising nothing."""

import dataclasses
import re
from collections.abc import Iterator

import pytest

from massage_timer.core import safety
from massage_timer.core.language import LANGUAGES, speak
from massage_timer.core.safety import (
    QUESTIONS,
    SERIOUS_SIGNS,
    STOP_SIGNS,
    Advice,
    Card,
    NoPressPlace,
    Question,
    StopSign,
)

MADE_OF = (Question, Card, Advice, StopSign, NoPressPlace)
Text = Question | Card | Advice | StopSign | NoPressPlace

NAMES = (
    "factor V Leiden",
    "haemophilia",
    "antiphospholipid syndrome",
    "warfarin",
    "apixaban",
    "rivaroxaban",
    "heparin",
    "clopidogrel",
    "aspirin",
    "thrombosis",
    "embolism",
    "osteoporosis",
    "platelets",
    "emergency",
    "massage therapist",
    "massage",
    "medical",
    "medicine",
    "infection",
    "diabetes",
    "operation",
    "hospital",
)
"""Words that cannot be said more simply, or that a twelve-year-old knows although they are long."""
GRADE = 7.0
"""School years after which a text is understood; a twelve-year-old is in the seventh."""


def texts() -> Iterator[Text]:
    """Everything that the file defines, each once."""
    for value in vars(safety).values():
        found = value if isinstance(value, tuple) else (value,)
        yield from (one for one in found if isinstance(one, MADE_OF))


def strings(text: Text) -> Iterator[str]:
    """What a person reads of it."""
    for field in dataclasses.fields(text):
        value = getattr(text, field.name)
        if isinstance(value, str) and value and field.name not in ("id", "source"):
            yield value


def test_every_text_has_its_source_beside_it() -> None:
    found = list(texts())
    assert len(found) > 60
    assert all(text.source.strip() for text in found)


def test_no_text_stands_in_the_file_twice() -> None:
    read = [text.text for text in {id(text): text for text in texts()}.values()]
    assert len(read) == len(set(read))


def test_nothing_promises_to_heal() -> None:
    words = " ".join(string for text in texts() for string in strings(text)).lower()
    claim = re.search(r"\b(cure|treat|heal(?!th)|detox|boost|circulation|toxin)\w*", words)
    assert claim is None, claim


@pytest.mark.parametrize(
    "string", sorted({string for text in texts() for string in strings(text)}), ids=lambda s: s[:30]
)
def test_a_twelve_year_old_can_read_it(string: str) -> None:
    assert grade(string) <= GRADE, grade(string)
    for sentence in re.split(r"[.?:;\n]+", string):
        assert len(sentence.split()) <= 22, sentence


@pytest.mark.parametrize(
    ("string", "hard"),
    [
        ("Do not rub or press the leg. Get help today.", False),
        ("Rest a minute, then sit up slowly.", False),
        ("Contraindications necessitate immediate discontinuation of manual therapy.", True),
        (
            "Individuals presenting symptomatic oedema should obtain authorisation from qualified "
            "practitioners before participating in any of these procedures.",
            True,
        ),
    ],
)
def test_the_measure_of_reading_tells_hard_from_easy(string: str, hard: bool) -> None:
    assert (grade(string) > GRADE) == hard


def test_the_rows_are_short_enough_to_be_taken_in_at_a_glance() -> None:
    for question in QUESTIONS:
        assert len(question.text.split()) <= 13, question.text
        assert len(question.small.split()) <= 22, question.small


def test_four_signs_end_a_session_and_each_has_its_card() -> None:
    assert len(SERIOUS_SIGNS) == 4
    assert STOP_SIGNS[:4] == SERIOUS_SIGNS
    first = [sign.cards[0] for sign in SERIOUS_SIGNS]
    assert first == [safety.STOP_PAIN, safety.STOP_NUMB, safety.CLOT_NOW, safety.STOP_DIZZY]


def test_only_an_emergency_is_urgent_and_says_whom_to_call() -> None:
    cards = [text for text in texts() if isinstance(text, Card)]
    assert {card.title for card in cards if card.urgent} == {
        safety.EMERGENCY.title,
        safety.STOP_DIZZY.title,
    }
    assert all("112, 999 or 911" in card.text for card in cards if card.urgent)


def grade(string: str) -> float:
    """The Flesch-Kincaid grade: how many years of school a text asks for.

    Kincaid et al. 1975, Derivation of new readability formulas for Navy enlisted personnel.
    """
    for name in NAMES:
        string = re.sub(rf"\b{name}s?\b", "name", string, flags=re.IGNORECASE)
    words = re.findall(r"[a-z']+", string.lower())
    sentences = max(1, len(re.findall(r"[.?:;](?:\s|$)", string)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels; a silent e at the end is none."""
    word = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxz])es$", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def test_a_card_says_its_numbers_in_the_digits_of_the_language() -> None:
    speak(next(language for language in LANGUAGES if language.code == "ar"))
    assert "١١٢, ٩٩٩ or ٩١١" in safety.EMERGENCY.paragraphs[1]
    assert len(safety.EMERGENCY.paragraphs) == 2


def test_an_advice_is_said_whole_with_its_reason() -> None:
    assert safety.AFTER[0].whole == "Wipe the soles. Oily feet slip."
    assert Advice("Rest.", "s").whole == "Rest."
