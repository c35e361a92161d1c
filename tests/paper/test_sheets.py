"""Which paper is usual where."""

import pytest

from massage_timer.paper.here import sheet_here
from massage_timer.paper.sheets import Sheet, usual_sheet


@pytest.mark.parametrize("locale", ["en_US.UTF-8", "en-CA", "es_MX", "fr_CA@euro", "es_419_MX"])
def test_north_america_prints_on_letter(locale: str) -> None:
    assert usual_sheet(locale) is Sheet.LETTER


@pytest.mark.parametrize(
    "locale", ["de_DE.UTF-8", "en_GB", "C", "C.UTF-8", "", "POSIX", "us", "ca"]
)
def test_all_others_print_on_a4(locale: str) -> None:
    assert usual_sheet(locale) is Sheet.A4


def test_the_variable_for_paper_goes_before_the_language() -> None:
    assert sheet_here({"LC_PAPER": "en_US.UTF-8"}) is Sheet.LETTER
    assert sheet_here({"LC_ALL": "de_DE", "LC_PAPER": "en_US"}) is Sheet.A4
