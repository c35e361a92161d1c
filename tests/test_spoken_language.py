"""The language of the window: what is asked of it when the settings or the files are otherwise."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shown import shown_words

from massage_timer.app import NOT_SPOKEN, build
from massage_timer.core.language import spoken_language
from massage_timer.folders import within
from massage_timer.machine import Machine
from massage_timer.program import Program
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile


def started(home: Path, language: str, *system: str) -> Program:
    SettingsFile(within(home).settings).save(Settings(disclaimer_read=True, language=language))
    return build(within(home), Machine(languages=system), welcomed=True)


@pytest.mark.parametrize(
    ("at_first", "then", "again"),
    [
        ({"language": "de"}, {"language": "fr"}, True),
        ({"language": ""}, {"language": "en"}, False),  # the system's is English
        ({"language": "de"}, {"volume": 40}, False),
    ],
)
def test_all_is_made_anew_only_for_another_language(
    qapp: QApplication,
    tmp_path: Path,
    at_first: dict[str, str],
    then: dict[str, object],
    again: bool,
) -> None:
    program = started(tmp_path, at_first["language"], "en_GB")
    asked: list[None] = []
    program.language_asked.connect(lambda: asked.append(None))
    program.preferences.change(then)
    assert bool(asked) is again
    program.window.deleteLater()


def test_words_that_are_lost_leave_english_which_is_told_and_asked_for_no_second_time(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "words").mkdir()
    machine = Machine(languages=("de_DE",), words=tmp_path / "words")
    program = build(within(tmp_path), machine, welcomed=True)
    assert spoken_language().code == "en"
    program.show_window()
    assert NOT_SPOKEN.format(language="Deutsch") in shown_words(program.flow.pages.text)
    asked: list[None] = []
    program.language_asked.connect(lambda: asked.append(None))
    program.preferences.change({"volume": 40})
    assert not asked
    program.window.deleteLater()
