"""The voice: which language it is asked for, and that what it says is in that language."""

import os
import re
from pathlib import Path

import pytest
from hearing import Hearing
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from massage_timer.announcer import Manner
from massage_timer.app import devices_of_this_machine
from massage_timer.core.language import LANGUAGES
from massage_timer.core.manner import Pace
from massage_timer.core.timeline import Options
from massage_timer.shell.finding import find
from massage_timer.translating import speak_as_wished

OTHERS = [language.code for language in LANGUAGES if language.code != "en"]
ESPEAK = """\
#!/bin/sh
echo "$*" >> "{asked}"
case "$1" in
--voices=*) echo "Pty Language Age/Gender VoiceName File Other"; echo " 5 x --/M x xx/{code}" ;;
*) sleep 0.4 ;;
esac
"""


def said(code: str) -> set[str]:
    """All that the voice says in a whole session, with a press of each kind."""
    speak_as_wished(code, ())
    hearing = Hearing(find("classic-five-minute-legs").routine, Options(), Manner())
    hearing.to_the_end()
    return {heard.what for heard in hearing.heard if heard.device.startswith("voice")}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("code", OTHERS)
def test_a_session_is_spoken_in_the_language(code: str) -> None:
    english, words = said("en"), said(code)
    assert len(words) > 20
    assert not words & english
    if code in ("zh", "ar"):
        assert not [line for line in words if re.search("[A-Za-z]", line)]


@pytest.mark.skipif(os.name == "nt", reason="the small program is for a shell")
@pytest.mark.parametrize("code", OTHERS)
def test_the_voice_is_that_of_the_language(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    program, asked = tmp_path / "espeak-ng", tmp_path / "asked"
    program.write_text(ESPEAK.format(asked=asked, code=code))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    speak_as_wished(code, ())
    owner = QObject()
    devices = devices_of_this_machine(owner)
    try:
        with qtbot.waitSignal(devices.voice.changed, timeout=20_000):
            devices.voice.look()
        assert devices.voice.check.fine
        devices.voice.say("1", 80, Pace.USUAL)
        qtbot.waitUntil(lambda: len(asked.read_text().splitlines()) == 3)
    finally:
        devices.close()
    listed, *lines = asked.read_text().splitlines()
    assert listed == f"--voices={code}"
    assert all(f"-vxx/{code} " in line for line in lines)
