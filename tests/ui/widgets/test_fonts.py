"""The typeface: whole, tabular where it ticks, and done without where it is missing."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from massage_timer import resources
from massage_timer.ui.fonts import (
    DISPLAY_FAMILY,
    TEXT_FAMILY,
    digit_height,
    fitting,
    font,
    load_fonts,
)
from massage_timer.ui.tokens import DISPLAY_FROM, Role, type_size
from massage_timer.ui.widgets.paint import wrapped


def test_a_folder_without_fonts_is_no_reason_to_stop(tmp_path: Path) -> None:
    assert load_fonts(tmp_path) is False
    (tmp_path / "Broken.ttf").write_bytes(b"this is no font")
    assert load_fonts(tmp_path) is False


@pytest.mark.parametrize("role", Role)
def test_every_role_is_set_in_a_shipped_cut_of_its_own_weight(role: Role) -> None:
    info = QFontInfo(font(role, 1.0))
    wanted = DISPLAY_FAMILY if type_size(role, 1.0) >= DISPLAY_FROM else TEXT_FAMILY
    assert info.family() == wanted
    assert info.weight() == role.value.weight


@pytest.mark.parametrize("role", [role for role in Role if role.value.tabular])
def test_what_ticks_has_figures_of_one_width(role: Role) -> None:
    metrics = QFontMetricsF(font(role, 1.0))
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_the_fonts_know_the_letters_of_europe_and_the_signs_of_keys() -> None:
    for file in (resources.assets() / "fonts").glob("Inter*.ttf"):
        raw = QRawFont(str(file), 20)
        for letter in "AzÄőßŁșΩжЯậ0123456789:–’·…−→↓✓⏎€":
            assert raw.supportsCharacter(ord(letter)), (file.name, letter)
        assert file.stat().st_size < 150_000


def test_digits_are_about_three_quarters_of_their_size_high() -> None:
    style = Role.SECONDS.value
    assert 0.7 < digit_height(style) < 0.76


def test_words_shrink_to_fit_and_stop_at_three_quarters() -> None:
    whole = font(Role.TECHNIQUE, 1.0)
    width = QFontMetricsF(whole).horizontalAdvance("Knuckle knead")
    assert fitting("Knuckle knead", Role.TECHNIQUE, 1.0, width) == whole
    smaller = fitting("Knuckle knead", Role.TECHNIQUE, 1.0, width * 0.9)
    assert QFontMetricsF(smaller).horizontalAdvance("Knuckle knead") <= width * 0.9
    assert fitting("Knuckle knead", Role.TECHNIQUE, 1.0, 10).pixelSize() == 36


def test_no_words_fit_where_there_is_less_than_no_room() -> None:
    assert fitting("", Role.TECHNIQUE, 1.0, -10) == font(Role.TECHNIQUE, 1.0)


def test_words_do_not_shrink_below_the_floor() -> None:
    assert fitting("Knuckle knead", Role.TECHNIQUE, 0.6, 10).pixelSize() == 28


def test_a_number_stays_with_its_unit_where_a_line_ends(qapp: QApplication) -> None:
    used = font(Role.BODY, 1.0)
    room = QFontMetricsF(used).horizontalAdvance("The voice of it, 80")
    assert wrapped("The voice of it, 80\u00a0%.", used, room) == ["The voice of it,", "80\u00a0%."]
    assert wrapped("The voice of it, 80 %.", used, room) == ["The voice of it, 80", "%."]
