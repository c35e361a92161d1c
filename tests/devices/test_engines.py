"""The voices of the systems, with small programs in their place."""

import base64
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from massage_timer.core.manner import Pace
from massage_timer.devices.child import Child
from massage_timer.devices.speech.command import CommandEngine, Program, soonest
from massage_timer.devices.speech.espeak import Espeak
from massage_timer.devices.speech.here import engine_of_this_machine
from massage_timer.devices.speech.macos import Say
from massage_timer.devices.speech.speechd import SpdSay
from massage_timer.devices.speech.voice import NOT_HEARD, Found, Voice
from massage_timer.devices.speech.windows import KeptOpenEngine, powershell

for_a_shell = pytest.mark.skipif(os.name == "nt", reason="the small programs are for a shell")

ESPEAK_EN = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 3  en-uk           --/M      english-mb-en1     mb/mb-en1            (en-gb 3)(en 2)
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
"""
SPD = """\
                     NAME             LANGUAGE                  VARIANT
      English (Great Britain)         en-GB                     none
      Chinese (Mandarin)              cmn                       none
"""
SAY = """\
Albert              en_US    # Hello! My name is Albert.
Anna                de_DE    # Hallo! Ich heiße Anna.
Bad News            en_US    # Hello! My name is Bad News.
Eddy (German (Germany)) de_DE    # Hallo! Ich heiße Eddy.
Samantha            en_US    # Hello! My name is Samantha.
Zarvox              fr_FR    # Bonjour!
"""


@pytest.fixture
def owner() -> Iterator[QObject]:
    """Owns engines; none of their programs outlives a test."""
    owner = QObject()
    yield owner
    for engine in owner.findChildren(KeptOpenEngine):
        engine.close()
    for child in owner.findChildren(Child):
        child.close()


@pytest.mark.parametrize(
    ("program", "printed", "language", "voice"),
    [
        (Espeak("espeak-ng", "espeak-ng"), ESPEAK_EN, "en", "gmw/en"),
        (Espeak("espeak-ng", "espeak-ng"), ESPEAK_EN.splitlines()[0], "xx", None),
        (SpdSay("spd-say"), SPD, "en", "en"),
        (SpdSay("spd-say"), SPD, "zh", "zh"),
        (SpdSay("spd-say"), SPD, "fr", None),
        (SpdSay("spd-say"), "", "en", None),
        (Say("say"), SAY, "en", "Samantha"),
        (Say("say"), SAY, "de", "Anna"),
        (Say("say"), SAY, "fr", "Zarvox"),
        (Say("say"), SAY, "ar", None),
    ],
)
def test_a_voice_is_found_in_what_the_program_lists(
    program: Program, printed: str, language: str, voice: str | None
) -> None:
    assert program.voice(printed, language) == voice


@pytest.mark.parametrize(
    "program", [Espeak("espeak-ng", "espeak-ng"), SpdSay("spd-say"), Say("say")]
)
def test_words_are_never_taken_for_options(program: Program) -> None:
    line = program.line("-w /tmp/x", 80, Pace.USUAL, program.usual_voice("en"))
    assert line[-2] == "--"
    assert line[-1].endswith("-w /tmp/x")
    assert all("-w /tmp/x" not in part for part in line[:-1])


def test_volume_and_pace_are_given_in_the_scales_of_the_program() -> None:
    espeak = Espeak("espeak-ng", "espeak-ng")
    loud = espeak.line("Calf.", 100, Pace.SLOW, "gmw/en")
    soft = espeak.line("Calf.", 1, Pace.FAST, "gmw/en")
    unheard = espeak.line("Calf.", 0, Pace.USUAL, "gmw/en")
    assert loud[3:6] == ["-a100", "-s140", "-vgmw/en"]
    assert soft[3:5] == ["-a1", "-s195"]
    assert unheard[3] == "-a0"
    assert SpdSay("spd-say").line("Calf.", 100, Pace.FAST, "en")[4:8] == ["-r", "25", "-i", "100"]
    assert Say("say").line("Calf.", 50, Pace.USUAL, "Anna")[-1] == "[[volm 0.125]] Calf."


@dataclass(frozen=True)
class Script:
    """A voice made of two shell scripts; the words are `$1`."""

    says: str
    lists: str = "echo en"
    cancels: str = ""
    name: str = "Script"
    can_be_silent: bool = True

    def list_voices(self, language: str) -> Sequence[str]:
        return ["/bin/sh", "-c", self.lists]

    def voice(self, printed: str, language: str) -> str | None:
        return language if language in printed else None

    def usual_voice(self, language: str) -> str:
        return language

    def line(self, words: str, volume: int, pace: Pace, voice: str) -> Sequence[str]:
        return ["/bin/sh", "-c", self.says, "voice", words, str(volume)]

    def cancel(self) -> Sequence[str]:
        return ["/bin/sh", "-c", self.cancels] if self.cancels else []


def at_once(words: str) -> int:
    """No line is said too soon."""
    return 0


def engine(script: Script, owner: QObject) -> CommandEngine:
    return CommandEngine(script, "en", owner, soonest=at_once)


@for_a_shell
@pytest.mark.parametrize(("says", "good"), [("exit 0", True), ("exit 1", False)])
def test_a_line_is_said_by_a_run_of_the_program(
    says: str, good: bool, owner: QObject, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[bool] = []
    script = Script(f'echo "$1" "$2" > {tmp_path}/said; {says}')
    engine(script, owner).say('Calf; "$(ls)" `ls`', 80, Pace.USUAL, told.append)
    qtbot.waitUntil(lambda: told == [good])
    assert Path(tmp_path, "said").read_text() == 'Calf; "$(ls)" `ls` 80\n'


@for_a_shell
def test_who_comes_back_too_soon_was_not_heard(owner: QObject, qtbot: QtBot) -> None:
    """As espeak-ng does without a sound card, with a good exit code."""
    told: list[bool] = []
    made = CommandEngine(Script("exit 0"), "en", owner, soonest=lambda words: 60_000)
    made.say("Calf glide.", 80, Pace.USUAL, told.append)
    qtbot.waitUntil(lambda: told == [False])


def test_nobody_says_twenty_letters_in_less_than_a_moment() -> None:
    assert soonest("Calf glide, from the ankle.") == 420
    assert soonest("...") == 0


@for_a_shell
def test_a_cut_line_tells_nothing_and_its_program_is_gone(
    owner: QObject, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[bool] = []
    script = Script("exec sleep 30", cancels=f"touch {tmp_path}/cancelled")
    made = engine(script, owner)
    made.say("Calf.", 80, Pace.USUAL, told.append)
    made.stop()
    qtbot.waitUntil(lambda: not made.findChildren(Child))
    assert told == []
    assert Path(tmp_path, "cancelled").exists()


@for_a_shell
def test_what_already_ended_is_not_cancelled(owner: QObject, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[bool] = []
    made = engine(Script("exit 0", cancels=f"touch {tmp_path}/cancelled"), owner)
    made.say("Calf.", 80, Pace.USUAL, told.append)
    qtbot.waitUntil(lambda: told == [True])
    made.stop()
    qtbot.waitUntil(lambda: not made.findChildren(Child))
    assert not Path(tmp_path, "cancelled").exists()


@for_a_shell
@pytest.mark.parametrize(
    ("script", "found"),
    [
        (Script("exit 0"), Found.VOICE),
        (Script("exit 1"), Found.NOTHING),
        (Script("exit 1", can_be_silent=False), Found.VOICE),
        (Script("exit 0", lists="echo de"), Found.NO_VOICE_FOR_LANGUAGE),
        (Script("exit 0", lists="echo en; exit 1"), Found.NOTHING),
    ],
)
def test_a_look_asks_for_voices_and_says_a_line_without_sound(
    script: Script, found: Found, owner: QObject, qtbot: QtBot
) -> None:
    told: list[Found] = []
    engine(script, owner).look(told.append)
    qtbot.waitUntil(lambda: told == [found])


@for_a_shell
def test_a_voice_that_gets_stuck_twice_is_off(
    owner: QObject, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    made = engine(Script("echo noise >&2; exec sleep 30"), owner)
    voice = Voice(made, owner, longest=lambda words, pace: 30)
    for _ in range(2):
        with qtbot.waitSignal(voice.ended, timeout=3_000):
            voice.say("Calf glide.", 80, Pace.USUAL)
    assert voice.check == NOT_HEARD
    qtbot.waitUntil(lambda: not made.findChildren(Child))
    assert capfd.readouterr() == ("", "")


# Behaves like the script for PowerShell: "stuck" never ends, "die" ends the program.
KEPT_OPEN = """
import base64, sys
print({first!r}, flush=True)
if {first!r} != "voice":
    sys.exit()
for line in sys.stdin:
    order, *rest = line.split()
    if order == "stop":
        print("stopped", flush=True)
        continue
    words = base64.b64decode(rest[3]).decode()
    with open({log!r}, "a", encoding="utf-8") as log:
        print(rest[1], rest[2], repr(words), file=log)
    if words == "die":
        sys.exit()
    if words != "stuck":
        print("failed" if words == "fail" else "ended", rest[0], flush=True)
"""


@pytest.fixture
def kept_open(owner: QObject, tmp_path: Path) -> Callable[[str], KeptOpenEngine]:
    def make(first: str) -> KeptOpenEngine:
        script = KEPT_OPEN.format(first=first, log=str(tmp_path / "said"))
        return KeptOpenEngine([sys.executable, "-S", "-c", script], "en", owner)

    return make


def say(engine: KeptOpenEngine, words: str, told: list[bool], qtbot: QtBot) -> None:
    """Say it, and wait until it was told how it went."""
    before = len(told)
    engine.say(words, 80, Pace.SLOW, told.append)
    qtbot.waitUntil(lambda: len(told) > before)


def said(tmp_path: Path) -> list[str]:
    return Path(tmp_path, "said").read_text(encoding="utf-8").splitlines()


def test_a_voice_that_is_kept_open_says_line_after_line(
    kept_open: Callable[[str], KeptOpenEngine], tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[bool] = []
    made = kept_open("voice")
    for words in ("Calf\nstop", "fail", "小腿"):
        say(made, words, told, qtbot)
    assert told == [True, False, True]
    assert said(tmp_path) == ["80 -2 'Calf\\nstop'", "80 -2 'fail'", "80 -2 '小腿'"]


def test_a_line_that_was_cut_in_a_voice_kept_open_tells_nothing(
    kept_open: Callable[[str], KeptOpenEngine], qtbot: QtBot
) -> None:
    cut: list[bool] = []
    told: list[bool] = []
    made = kept_open("voice")
    made.say("stuck", 80, Pace.USUAL, cut.append)
    made.stop()
    made.say("Calf.", 80, Pace.USUAL, told.append)
    qtbot.waitUntil(lambda: told == [True])
    assert cut == []


def test_a_voice_kept_open_that_died_has_failed_and_starts_again(
    kept_open: Callable[[str], KeptOpenEngine], qtbot: QtBot
) -> None:
    told: list[bool] = []
    made = kept_open("voice")
    for words in ("die", "Calf."):
        say(made, words, told, qtbot)
    assert told == [False, True]


@pytest.mark.parametrize(
    ("first", "found"),
    [
        ("voice", Found.VOICE),
        ("no-voice", Found.NO_VOICE_FOR_LANGUAGE),
        ("nothing", Found.NOTHING),
    ],
)
def test_a_voice_kept_open_says_what_there_is(
    first: str, found: Found, kept_open: Callable[[str], KeptOpenEngine], qtbot: QtBot
) -> None:
    told: list[Found] = []
    made = kept_open(first)
    made.look(told.append)
    qtbot.waitUntil(lambda: told == [found])
    made.look(told.append)
    qtbot.waitUntil(lambda: told == [found] * 2)


def test_a_voice_that_does_not_open_is_none(owner: QObject, qtbot: QtBot) -> None:
    told: list[Found] = []
    silent = [sys.executable, "-S", "-c", "import time; time.sleep(30)"]
    KeptOpenEngine(silent, "en", owner, starts_within=50).look(told.append)
    KeptOpenEngine(["/nowhere/powershell"], "en", owner).look(told.append)
    qtbot.waitUntil(lambda: told == [Found.NOTHING] * 2)


def test_a_voice_that_does_not_even_stop_is_closed(owner: QObject, qtbot: QtBot) -> None:
    told: list[Found] = []
    deaf = [sys.executable, "-S", "-c", "print('voice', flush=True); input(); input()"]
    made = KeptOpenEngine(deaf, "en", owner, stops_within=50)
    made.look(told.append)
    qtbot.waitUntil(lambda: told == [Found.VOICE])
    made.say("Calf.", 80, Pace.USUAL, lambda good: None)
    made.stop()
    qtbot.waitUntil(lambda: not made.running)


def test_powershell_gets_its_script_whole() -> None:
    *_, coded = powershell("powershell.exe", "de")
    script = base64.b64decode(coded).decode("utf-16-le")
    assert "TwoLetterISOLanguageName -eq 'de'" in script
    assert len(coded) < 30_000, "a command line on Windows has 32767 characters"


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="there is no espeak-ng")
def test_the_voice_of_this_machine_is_looked_for_without_a_word(
    owner: QObject,
    qtbot: QtBot,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    voice = Voice(engine_of_this_machine("en", owner), owner)
    with qtbot.waitSignal(voice.changed, timeout=20_000):
        voice.look()
    assert voice.check.fine is not None
    voice.close()
    assert capfd.readouterr() == ("", "")
