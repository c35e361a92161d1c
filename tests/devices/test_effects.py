"""Sound through Qt itself; only where its optional part is installed."""

import sys
import wave
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from massage_timer.devices.sound.effects import EffectsWay
from massage_timer.devices.sound.sounds import Outcome

pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere an output cannot be taken away")
def test_without_an_output_it_has_failed_at_once_without_a_word(
    qapp: object,
    qtbot: QtBot,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    owner = QObject()
    way = EffectsWay(owner)
    file = tmp_path / "sound.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8_000)
        sound.writeframes(bytes(800))
    told: list[Outcome] = []
    way.play(file, 50, told.append)
    qtbot.waitUntil(lambda: bool(told))
    way.close()
    assert told[-1] is not Outcome.STARTED
    assert capfd.readouterr() == ("", "")
