"""Dates, times and large numbers follow the language that is spoken, and the territory."""

import pytest
from PySide6.QtCore import QDate, QLocale, QTime

from massage_timer.core.diary import Row
from massage_timer.core.language import LANGUAGES, speak
from massage_timer.core.routine import Side, Zone
from massage_timer.ui.diary.words import when
from massage_timer.ui.locale import grouped, spoken_locale

BY_CODE = {language.code: language for language in LANGUAGES}
SHORT = QLocale.FormatType.ShortFormat
NINE = QTime(21, 14)


@pytest.mark.parametrize("system", ["en_US", "de_AT", "ar_MA", "C"])
@pytest.mark.parametrize(
    ("code", "month"),
    [("de", "November"), ("es", "noviembre"), ("fr", "novembre"), ("zh", "十一月")],
)
def test_months_are_called_as_the_language_that_is_spoken_calls_them(
    system: str, code: str, month: str
) -> None:
    speak(BY_CODE[code])
    assert spoken_locale(QLocale(system)).monthName(11) == month


def test_the_territory_of_the_system_stays_where_its_language_is_spoken() -> None:
    speak(BY_CODE["en"])
    assert spoken_locale(QLocale("en_GB")).toString(NINE, SHORT) == "21:14"
    assert spoken_locale(QLocale("en_US")).toString(NINE, SHORT) != "21:14"
    speak(BY_CODE["de"])
    assert spoken_locale(QLocale("de_AT")).monthName(1) == "Jänner"
    assert spoken_locale(QLocale("en_GB")).monthName(1) == "Januar"


def test_simplified_characters_do_not_become_traditional_ones() -> None:
    speak(BY_CODE["zh"])
    day = QDate(2026, 11, 28)
    assert spoken_locale(QLocale("zh_TW")).toString(day, "dddd") == "星期六"
    assert spoken_locale(QLocale("zh_HK")).script() is QLocale("zh").script()


def test_a_system_without_a_language_is_english() -> None:
    assert spoken_locale(QLocale.c()).language() is QLocale.Language.C


@pytest.mark.parametrize(
    ("code", "shown"), [("en", "12,345"), ("de", "12.345"), ("ar", "١٢٬٣٤٥"), ("zh", "12,345")]
)
def test_thousands_are_set_apart_as_the_language_does(code: str, shown: str) -> None:
    speak(BY_CODE[code])
    assert grouped(12_345) == shown


def test_a_row_of_the_diary_has_its_date_in_the_language() -> None:
    speak(BY_CODE["es"])
    row = Row("2026-11-27T21:14:05+01:00", "", "", {s: {Zone.FOOT: 1} for s in Side}, False)
    assert "noviembre" in when(row, spoken_locale())
