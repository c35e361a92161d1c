"""What is written behind the program's name is answered in the language of whoever wrote it."""

import os
import subprocess
import sys
from pathlib import Path

import man_page
import pytest
from pseudo import PSEUDO, PseudoTranslation, untranslated_words

from massage_timer.arguments import COMMANDS, HEIGHTS, ZONES, Mistake, parse, parser
from massage_timer.cli import main
from massage_timer.core.commands import COMMANDS as BINDINGS
from massage_timer.core.language import speak
from massage_timer.folders import HOME_VARIABLE
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile
from massage_timer.translating import speak_as_wished

WRITTEN = " ".join((
    *COMMANDS, *HEIGHTS, *ZONES, "massage-timer run my-own.yaml classic-five-minute-legs h help",
    "terminal version diagnose first left right speed json height pressure ticklish light sore o",
    "output paper a4 letter force yes lst verson",
))  # fmt: skip
"""What has to be written as it stands."""
KEYS = " ".join(key for binding in BINDINGS for key in binding.keys)
"""Some of them have their English names on every keyboard."""


def english_in(told: str) -> set[str]:
    return set(untranslated_words(told)) - set(untranslated_words(f"{WRITTEN} {KEYS}"))


@pytest.mark.parametrize(
    "words",
    [
        ["lst"],
        ["xx"],
        ["xx.yaml"],
        ["--diagnose", "lst"],
        ["--verson"],
        ["list", "xx"],
        ["plan"],
        ["plan", "--first"],
        ["plan", "--first", "xx", "xx"],
        ["plan", "--json=xx", "xx"],
        ["run", "--speed", "xx", "xx"],
        ["run", "--xx", "xx"],
        ["import"],
    ],
)
def test_a_mistake_is_told_in_the_language(words: list[str]) -> None:
    speak(PSEUDO, PseudoTranslation())
    with pytest.raises(Mistake) as told:
        parse(words)
    assert not english_in(str(told.value))


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_the_language(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    speak(PSEUDO, PseudoTranslation())
    with pytest.raises(SystemExit):
        parse([*filter(None, [command]), "--help"])
    assert not english_in(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("", "there is no command 'lst': did you mean 'list'?"),
        ("de", "es gibt keinen Befehl „lst“: Meintest du „list“?"),
        ("zh", "没有命令“lst”：是不是“list”？"),
        ("ar", "لا يوجد أمر «lst»: هل المقصود «list»؟"),
    ],
)
def test_a_mistake_is_told_in_the_language_that_is_set(
    code: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    SettingsFile(tmp_path / "settings.json").save(Settings(language=code))
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    assert main(["lst"]) == 2
    assert capsys.readouterr().err == f"massage-timer: {line}\n"


def test_the_colons_of_headings_are_those_of_the_language() -> None:
    speak_as_wished("fr", ())
    lines = parser().format_help().splitlines()
    assert lines[0].startswith("utilisation\u00a0: massage-timer ")
    assert "options\u00a0:" in lines
    speak_as_wished("zh", ())
    assert "选项：" in parser().format_help().splitlines()


def test_the_man_page_is_english_wherever_it_is_made() -> None:
    made = subprocess.run(
        [sys.executable, "-c", "import man_page; print(man_page.page(), end='')"],
        env=os.environ
        | {"LANG": "de_DE.UTF-8", "LANGUAGE": "de", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert made.stdout == man_page.path().read_text("utf-8")
