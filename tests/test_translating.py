import locale
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from massage_timer.core.language import _, spoken_language
from massage_timer.translating import speak_as_wished, speak_at_the_terminal, system_languages


@pytest.mark.parametrize(
    ("environment", "languages"),
    [
        ({}, ()),
        ({"LANG": "de_DE.UTF-8"}, ("de_DE.UTF-8",)),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "fr_FR"}, ("fr_FR",)),
        ({"LANG": "en_GB", "LANGUAGE": "de:fr"}, ("de", "fr", "en_GB")),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, ()),
        ({"LANG": "POSIX", "LANGUAGE": "de"}, ()),
        ({"LANG": "en_GB", "LC_MESSAGES": "es_ES"}, ("es_ES",)),
        ({"LC_ALL": "", "LANG": "en_GB", "LANGUAGE": "de::"}, ("de", "en_GB")),
        ({"LANGUAGE": "zh"}, ("zh",)),
    ],
)
def test_the_environment_says_which_languages_are_preferred(
    environment: dict[str, str], languages: tuple[str, ...]
) -> None:
    assert system_languages(environment, "linux") == languages


@pytest.fixture
def in_english_of_c() -> Iterator[None]:
    """What C itself has for a locale, which is all that is known to be on every machine."""
    before = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8")
    yield
    locale.setlocale(locale.LC_CTYPE, before)


@pytest.mark.usefixtures("in_english_of_c")
@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_windows_and_macos_are_asked_where_the_environment_says_nothing(platform: str) -> None:
    assert system_languages({}, platform) == (locale.getlocale()[0],)
    assert system_languages({"LANG": "de"}, platform) == ("de",)
    assert system_languages({"LANGUAGE": "de"}, platform) == ("de",)
    assert system_languages({}, "linux") == ()


def test_a_language_without_its_file_is_english(tmp_path: Path) -> None:
    assert speak_as_wished("de", (), tmp_path).code == "en"
    assert _("Back") == "Back"


def test_the_terminal_speaks_what_is_set(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"version": 1, "language": "fr"}')
    speak_at_the_terminal(file)
    assert spoken_language().code == "fr"
