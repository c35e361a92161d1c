"""The chapters of the guide: complete, careful in their words, and one with the safety check."""

import re

import pytest

from massage_timer.core import safety
from massage_timer.core.guide.chapter import Chapter, Passage
from massage_timer.core.guide.contents import CHAPTERS
from massage_timer.core.guide.glossary import WORDS
from massage_timer.core.guide.no_press import ANYWHERE, BACK, FRONT, NO_PRESS, STILLS
from massage_timer.core.guide.works import HOW_IT_WORKS, WHAT_IT_MAY_DO
from massage_timer.core.names import PRESSURE_WORDS
from massage_timer.core.routine import ZONE_CAPS, Zone

CLAIMS = re.compile(
    r"\b(cure|treat|heal(?!th)|detox|boost|circulation|toxin|lymph|therap|diagnos|prevent)"
)
EACH_CHAPTER = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.id)
SAFETY_CARDS = (
    safety.EMERGENCY,
    safety.CLOT_NOW,
    safety.CLOT_EVER,
    safety.NOT_TODAY,
    safety.CLOT_SIGNS,
    safety.LIGHT_TOUCH,
    safety.CHECK_THE_OIL,
)


def of_screening() -> list[str]:
    """Every text of the safety check."""
    return [
        *(question.text for question in safety.QUESTIONS),
        *(question.small for question in safety.QUESTIONS),
        *(card.text for card in vars(safety).values() if isinstance(card, safety.Card)),
        *(sign.text for sign in safety.STOP_SIGNS),
        *(advice.text for advice in (*safety.BEFORE, *safety.AFTER, safety.DISCLAIMER)),
    ]


def is_one_of(text: str, texts: list[str]) -> bool:
    """Whether it is the very same text, and not only an equal one."""
    return any(text is other for other in texts)


def chapter(id_: str) -> Chapter:
    return next(chapter for chapter in CHAPTERS if chapter.id == id_)


def texts(chapter: Chapter) -> list[str]:
    return [passage.text for passage in chapter.passages]


def test_every_chapter_of_the_guide_is_there() -> None:
    assert [chapter.id for chapter in CHAPTERS] == [
        "works",
        "may-do",
        "who-not",
        "prepare",
        "consider",
        "no-press",
        "words",
    ]


@EACH_CHAPTER
def test_a_chapter_has_a_title_texts_and_their_sources(chapter: Chapter) -> None:
    assert chapter.title
    assert chapter.sources
    assert all(section.passages for section in chapter.sections)
    assert all(section.title for section in chapter.sections[1:])
    for passage in chapter.passages:
        assert passage.text.strip() == passage.text != ""
        assert passage.text[-1] in ".?" or is_one_of(passage.text, of_screening())
        assert passage.source


@EACH_CHAPTER
def test_nothing_is_promised_about_health(chapter: Chapter) -> None:
    own = of_screening()
    for passage in chapter.passages:
        for words in (passage.text, passage.small, passage.name):
            assert is_one_of(words, own) or not CLAIMS.search(words.lower()), words
            assert "!" not in words


def test_the_texts_of_safety_are_those_of_the_safety_check() -> None:
    said = texts(chapter("who-not"))
    for question in safety.QUESTIONS:
        assert is_one_of(question.text, said), question.id
    for card in SAFETY_CARDS:
        assert is_one_of(card.text, said), card.title
    assert is_one_of(safety.DISCLAIMER.text, said)
    small = [passage.small for passage in chapter("who-not").passages]
    assert all(is_one_of(question.small, small) for question in safety.QUESTIONS)


def test_preparing_and_stopping_are_said_as_everywhere_else() -> None:
    assert all(
        is_one_of(advice.text, texts(chapter("prepare")))
        for advice in (*safety.BEFORE, *safety.AFTER)
    )
    considered = texts(chapter("consider"))
    assert all(is_one_of(sign.text, considered) for sign in safety.STOP_SIGNS)
    assert is_one_of(safety.GOOD_TO_GO.text, considered)


def test_what_a_massage_may_do_is_said_in_the_careful_words() -> None:
    claims = [passage.text for passage in WHAT_IT_MAY_DO.sections[0].passages]
    assert set(claims) == {
        "Slow touch can help you unwind.",
        "Warms the skin and eases tight muscles.",
        "May ease everyday aches.",
        "A calm ten minutes for two.",
        "Many people find legs feel looser after exercise.",
        "Helps ankles move a little more freely.",
    }


def test_the_pressures_are_those_that_the_program_obeys() -> None:
    (said,) = (text for text in texts(HOW_IT_WORKS) if text.startswith("The most"))
    for zone in Zone:
        (piece,) = (each for each in said.split(";") if zone.name.lower() in each)
        assert PRESSURE_WORDS[ZONE_CAPS[zone]].lower() in piece


def test_the_map_names_every_place_with_advice() -> None:
    places = " ".join(passage.name.lower() for passage in (*FRONT, *BACK, *ANYWHERE))
    for place in (
        "hollow behind the knee",
        "inner top of the thigh",
        "inner line of the thigh",
        "inner ankle",
        "shin bone",
        "knob outside",
        "ankle bones",
        "kneecap",
        "top of the foot",
        "point of the hip",
        "heel cord",
        "veins",
        "bruises",
        "moles",
        "scars",
    ):
        assert place in places
    assert NO_PRESS.stills == STILLS
    assert [still.name for still in STILLS] == ["no-press-front", "no-press-back"]


def test_each_word_of_the_field_stands_beside_a_plain_one_once() -> None:
    def pair(passage: Passage) -> tuple[str, str]:
        plain, _, field = passage.name.partition(" · ")
        return plain, field

    pairs = [pair(passage) for passage in WORDS.passages]
    assert all(plain and field for plain, field in pairs)
    assert len({field for _, field in pairs}) == len(pairs) == len({plain for plain, _ in pairs})
    fields = " ".join(field for _, field in pairs)
    for word in ("effleurage", "petrissage", "torsion", "compression", "friction", "stripping"):
        assert word in fields
