import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core import language as of
from massage_timer.core.language import (
    ENGLISH,
    LANGUAGES,
    N_,
    SYSTEM,
    Language,
    Untranslated,
    _,
    initial,
    language_of,
    listed,
    ngettext,
    number,
    numerals,
    pgettext,
    side_by_side,
    speak,
    spoken_language,
    together,
    typed,
)

BY_CODE = {language.code: language for language in LANGUAGES}


class Unparted(Untranslated):
    """A translation with nothing between sentences."""

    def gettext(self, message: str) -> str:
        return "{text}{more}" if message == "{text} {more}" else message


class Shouting:
    """A translation that cannot be taken for English."""

    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, one: str, many: str, number: int) -> str:
        return f"{number}x {many.upper()}"

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}: {message}"


def test_english_is_what_stands_in_the_code() -> None:
    assert spoken_language() is ENGLISH
    assert _("Left leg") == "Left leg"
    assert ngettext("{n} step", "{n} steps", 1) == "{n} step"
    assert ngettext("{n} step", "{n} steps", 0) == "{n} steps"
    assert pgettext("a list", ", ") == ", "


def test_another_language_takes_its_words_from_its_translation() -> None:
    marked = N_("Left leg")
    speak(BY_CODE["de"], Shouting())
    assert marked == "Left leg"
    assert _(marked) == "LEFT LEG"
    assert ngettext("step", "steps", 2) == "2x STEPS"
    assert pgettext("a list", ", ") == "a list: , "


def test_an_empty_message_has_no_words_whatever_a_translation_keeps_there() -> None:
    class Headed(of.Untranslated):
        def gettext(self, message: str) -> str:
            return message or "Project-Id-Version: 1"

    speak(BY_CODE["de"], Headed())
    assert _("") == ""


def test_numbers_have_the_digits_and_the_point_of_the_language() -> None:
    assert (number(12), number(2.5), number(3.0)) == ("12", "2.5", "3")
    speak(BY_CODE["de"])
    assert (number(12), number(2.5)) == ("12", "2,5")
    speak(BY_CODE["ar"])
    assert (number(12), number(2.5), numerals("2:44")) == ("١٢", "٢٫٥", "٢:٤٤")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_language_has_the_point_and_the_direction_that_unicode_gives_it(
    language: Language,
) -> None:
    known = Locale(language.code)
    symbols = known.number_symbols["latn" if language.digits.isascii() else "arab"]
    assert language.point == symbols["decimal"]
    assert language.right_to_left == (known.text_direction == "rtl")


@given(st.text())
def test_what_is_typed_in_the_digits_of_the_language_is_what_files_have(words: str) -> None:
    speak(BY_CODE["ar"])
    assert typed(numerals(words)) == typed(words)
    speak(ENGLISH)
    assert typed(words) == numerals(words) == words


def test_a_language_without_a_translation_does_not_keep_the_words_of_the_one_before() -> None:
    speak(BY_CODE["de"], Shouting())
    speak(BY_CODE["fr"])
    assert _("Left leg") == "Left leg"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((), ""),
        (("foot",), "foot"),
        (("foot", "calf"), "foot and calf"),
        (("a", "b", "c"), "a, b and c"),
    ],
)
def test_a_list_has_a_word_before_its_last_member(items: tuple[str, ...], words: str) -> None:
    assert listed(items) == words


def test_sentences_stand_behind_one_another_as_the_language_has_it() -> None:
    assert together(()) == ""
    assert together(("Left leg.", "Calf.", "Go on.")) == "Left leg. Calf. Go on."
    speak(BY_CODE["zh"], Unparted())
    assert together(("左腿。", "小腿。")) == "左腿。小腿。"


def test_facts_stand_in_one_line_with_what_the_language_has_between_them() -> None:
    assert side_by_side(["Foot", "6 × 4 s"]) == "Foot · 6 × 4 s"
    assert side_by_side(["Foot"]) == "Foot"


@pytest.mark.parametrize(
    ("wished", "system", "code"),
    [
        (SYSTEM, (), "en"),
        (SYSTEM, ("de_AT.UTF-8",), "de"),
        (SYSTEM, ("it_IT", "fr-CA"), "fr"),
        (SYSTEM, ("zh_CN",), "zh"),
        (SYSTEM, ("zh-Hans-SG",), "zh"),
        (SYSTEM, ("DE-at",), "de"),
        (SYSTEM, ("zh_TW", "es"), "es"),
        (SYSTEM, ("zh-Hant",), "en"),
        (SYSTEM, ("zh_HK.UTF-8",), "en"),
        (SYSTEM, ("zh_TW.Big5",), "en"),
        (SYSTEM, ("de_MO", "zh"), "de"),
        (SYSTEM, ("fr.UTF-8",), "fr"),
        (SYSTEM, ("zh-MO",), "en"),
        (SYSTEM, ("zh-Hant-HK",), "en"),
        (SYSTEM, ("C.UTF-8",), "en"),
        ("es", ("de",), "es"),
        ("tlh", ("de",), "de"),
    ],
)
def test_the_language_is_what_was_wished_or_what_the_system_prefers(
    wished: str, system: tuple[str, ...], code: str
) -> None:
    assert language_of(wished, system).code == code


def test_arabic_has_the_digits_of_the_territory() -> None:
    assert language_of("ar", ()).digits == "٠١٢٣٤٥٦٧٨٩"
    assert language_of(SYSTEM, ("ar_EG",)).digits == "٠١٢٣٤٥٦٧٨٩"
    assert language_of(SYSTEM, ("ar_MA.UTF-8",)).digits == "0123456789"
    assert language_of(SYSTEM, ("ar_MA",)).point == ","
    for territory in ("AE", "DZ", "EH", "LY", "MA", "TN"):
        assert language_of("ar", (f"ar_{territory}",)).digits == "0123456789"
    assert language_of("ar", ("fr_MA", "ar-AE")).digits == "0123456789"
    assert language_of("ar", ("fr_MA",)).digits == "٠١٢٣٤٥٦٧٨٩"


@given(st.text(), st.lists(st.text(), max_size=3))
def test_whatever_a_system_calls_its_language_one_is_found(wished: str, system: list[str]) -> None:
    assert language_of(wished, system).code in BY_CODE


def test_the_letter_of_a_name_is_not_that_of_its_article() -> None:
    assert (initial("Foot"), initial("")) == ("F", "")
    speak(BY_CODE["ar"])
    assert initial("القدم") == "ق"
