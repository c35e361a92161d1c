"""The voice of Windows: System.Speech in a PowerShell that is kept open, since it starts slowly.

It reads one order a line, in which words stand in base64, so that none can be taken for another
order; and it answers one line each: what voice there is, when a line has ended, and that it has
stopped.
"""

import base64
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, QTimer, Slot

from massage_timer.core.manner import Pace
from massage_timer.devices.child import LAST_MOMENT
from massage_timer.devices.speech.voice import Found

STARTS_WITHIN = 15_000
"""Ms; PowerShell takes seconds on a machine that has just been switched on."""
STOPS_WITHIN = 2_000
"""Ms; a program that does not even stop has got stuck and is killed."""
RATES = {Pace.SLOW: -2, Pace.USUAL: 0, Pace.FAST: 2}
"""Of -10 to 10."""

# While something is said the input is looked at every 20 ms; else nothing wakes up.
SCRIPT = """
$ErrorActionPreference = 'Stop'
$out = [Console]::Out
try {
    Add-Type -AssemblyName System.Speech
    $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
    $all = @($voice.GetInstalledVoices() | Where-Object { $_.Enabled })
    $ours = @($all | Where-Object { $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq 'LANGUAGE' })
    if ($all.Count -eq 0) { $out.WriteLine('nothing'); exit }
    if ($ours.Count -eq 0) { $out.WriteLine('no-voice'); exit }
    $voice.SelectVoice($ours[0].VoiceInfo.Name)
    $voice.SetOutputToDefaultAudioDevice()
} catch { $out.WriteLine('nothing'); exit }
$out.WriteLine('voice')
$in = New-Object System.IO.StreamReader ([Console]::OpenStandardInput())
$said = $null
while ($true) {
    $read = $in.ReadLineAsync()
    while ($said -and -not $read.Wait(20)) {
        if ($said.IsCompleted) { $out.WriteLine("ended $number"); $said = $null }
    }
    if ($null -eq $read.Result) { exit }
    $order, $next, $volume, $rate, $words = $read.Result.Split(' ')
    $voice.SpeakAsyncCancelAll()
    $said = $null
    if ($order -ne 'say') { $out.WriteLine('stopped'); continue }
    $number = $next
    try {
        $voice.SetOutputToDefaultAudioDevice()
        $voice.Volume = [int]$volume
        $voice.Rate = [int]$rate
        $text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($words))
        $said = $voice.SpeakAsync($text)
    } catch { $out.WriteLine("failed $number") }
}
"""


class KeptOpenEngine(QObject):
    """Talks to a program that stays; starts it when it is first needed, and again when it died."""

    def __init__(
        self,
        command: Sequence[str],
        language: str,
        parent: QObject,
        *,
        name: str = "Windows",
        starts_within: int = STARTS_WITHIN,
        stops_within: int = STOPS_WITHIN,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.language = language
        self._number = 0
        self._over: Callable[[bool], None] | None = None
        self._tell: Callable[[Found], None] | None = None
        self._ready = False
        self._lost = Found.NOTHING
        """What there is when the program ends; it does so at once where it has no voice."""
        self._starts_within = starts_within
        self._stops_within = stops_within
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._kill)
        self._process = process = QProcess(self)
        process.setProgram(command[0])
        process.setArguments(list(command[1:]))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.errorOccurred.connect(self._fail)
        process.finished.connect(self._lose)

    @property
    def running(self) -> bool:
        """Whether the program is there."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def say(self, words: str, volume: int, pace: Pace, over: Callable[[bool], None]) -> None:
        self._number += 1
        self._over = over
        self._start()
        coded = base64.b64encode(words.encode(errors="replace")).decode()
        self._write(f"say {self._number} {volume} {RATES[pace]} {coded}")

    def stop(self) -> None:
        if self._over is not None:
            self._over = None
            self._write("stop")
            if self._ready:
                self._late.start(self._stops_within)

    def look(self, tell: Callable[[Found], None]) -> None:
        if self._ready:
            tell(Found.VOICE)
            return
        self._tell = tell
        self._start()

    def close(self) -> None:
        self._over = self._tell = None
        self._process.kill()
        if self.running:
            self._process.waitForFinished(LAST_MOMENT)

    def _start(self) -> None:
        if not self.running:
            self._late.start(self._starts_within)
            self._process.start()

    def _write(self, order: str) -> None:
        """Before the program is there, Qt keeps what is written for it."""
        if self.running:
            self._process.write(f"{order}\n".encode())

    @Slot()
    def _read(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data()).decode(errors="replace")
            match line.split():
                case ["voice"]:
                    self._ready = True
                    self._late.stop()
                    self._find(Found.VOICE)
                case ["stopped"]:
                    self._late.stop()
                case ["no-voice"]:
                    self._lost = Found.NO_VOICE_FOR_LANGUAGE
                case ["ended" | "failed" as how, number] if number == str(self._number):
                    self._end(how == "ended")

    @Slot()
    def _kill(self) -> None:
        self._process.kill()

    @Slot(QProcess.ProcessError)
    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._lose()

    @Slot()
    def _lose(self) -> None:
        """The program is gone: nothing that it owes will come."""
        self._ready = False
        self._late.stop()
        lost, self._lost = self._lost, Found.NOTHING
        self._find(lost)
        self._end(False)

    def _find(self, found: Found) -> None:
        tell, self._tell = self._tell, None
        if tell is not None:
            tell(found)

    def _end(self, good: bool) -> None:
        over, self._over = self._over, None
        if over is not None:
            over(good)


def powershell(program: str, language: str) -> list[str]:
    """The command that keeps the voice of this language ("en") open."""
    script = SCRIPT.replace("LANGUAGE", language).encode("utf-16-le")
    coded = base64.b64encode(script).decode()
    return [program, "-NoLogo", "-NoProfile", "-NonInteractive", "-EncodedCommand", coded]
