"""Which voice this machine has."""

import sys

from PySide6.QtCore import QObject, QStandardPaths

from massage_timer.devices.speech.command import CommandEngine
from massage_timer.devices.speech.espeak import Espeak
from massage_timer.devices.speech.macos import Say
from massage_timer.devices.speech.speechd import SpdSay
from massage_timer.devices.speech.voice import Engine
from massage_timer.devices.speech.windows import KeptOpenEngine, powershell


def engine_of_this_machine(language: str, parent: QObject) -> Engine | None:
    """The best voice that is installed, for "en", "de", "es", "fr", "zh" or "ar"; whether it is
    heard, `Voice.look` finds out.

    espeak-ng comes before the speech server: it ends when it is killed, and nothing of it stays
    that could get stuck.
    """
    if sys.platform == "win32":
        found = QStandardPaths.findExecutable("powershell")
        return KeptOpenEngine(powershell(found, language), language, parent) if found else None
    if sys.platform == "darwin":
        found = QStandardPaths.findExecutable("say")
        return CommandEngine(Say(found), language, parent) if found else None
    for name in ("espeak-ng", "espeak"):
        found = QStandardPaths.findExecutable(name)
        if found:
            return CommandEngine(Espeak(found, name), language, parent)
    found = QStandardPaths.findExecutable("spd-say")
    return CommandEngine(SpdSay(found), language, parent) if found else None
