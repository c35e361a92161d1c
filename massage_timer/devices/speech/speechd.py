"""The speech server of Linux desktops, through its program spd-say."""

from collections.abc import Sequence
from dataclasses import dataclass

from massage_timer.core.manner import Pace

RATES = {Pace.SLOW: -25, Pace.USUAL: 0, Pace.FAST: 25}


@dataclass(frozen=True, slots=True)
class SpdSay:
    """Waits for the server to have said the line. Without a sound card the server gets stuck, for
    everybody; so nothing is believed that does not come back."""

    program: str
    name: str = "Speech Dispatcher"
    can_be_silent: bool = True

    def list_voices(self, language: str) -> Sequence[str]:
        return [self.program, "-L"]

    def voice(self, printed: str, language: str) -> str | None:
        """The server chooses among the voices of a language; here it is enough that there is one.
        A row is name, language and variant."""
        rows = (row.split() for row in printed.splitlines()[1:])
        languages = {part.lower().partition("-")[0] for row in rows for part in row[1:]}
        codes = {language, "cmn"} if language == "zh" else {language}
        return language if codes & languages else None

    def usual_voice(self, language: str) -> str:
        return language

    def line(self, words: str, volume: int, pace: Pace, voice: str) -> Sequence[str]:
        loud = 2 * volume - 100
        options = ["-w", "-l", voice, "-r", str(RATES[pace]), "-i", str(loud)]
        return [self.program, *options, "-N", "leg-massage-timer", "--", words]

    def cancel(self) -> Sequence[str]:
        """Killing the program that waits does not stop the server."""
        return [self.program, "-C"]
