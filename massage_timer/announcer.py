"""Lets cues be heard: which sound, which words, and when. It listens to the player and commands
nothing; what has a sound or a voice is given to it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from massage_timer.core.cues import Cue
from massage_timer.core.language import N_, _
from massage_timer.core.manner import Pace, SoundSet, Talk
from massage_timer.core.sounds import Sound, head_start, sound_of, sounds_of, too_late
from massage_timer.core.speech import Speech, ended, go_on, hear, until_due

SAMPLE = N_("Left leg. Calf glide.")
"""What is said to try the voice."""


class SoundOutput(Protocol):
    """What plays a file, at a volume in percent, and returns at once."""

    def play(self, file: Path, volume: int) -> None: ...
    def stop(self) -> None: ...


class VoiceOutput(Protocol):
    """What says a line instead of any other, at a volume in percent, and returns at once."""

    def say(self, words: str, volume: int, pace: Pace) -> None: ...
    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How cues are heard. Volumes in percent."""

    sounds: SoundSet = SoundSet.FULL
    volume: int = 60
    talk: Talk = Talk.ALL
    voice_volume: int = 80
    pace: Pace = Pace.USUAL

    @property
    def talks(self) -> Talk:
        """How much is said: nothing where only the screen tells."""
        return Talk.OFF if self.sounds is SoundSet.SILENT else self.talk


class Announcer(QObject):
    """Plays and speaks. Times are ms of real time."""

    def __init__(
        self,
        sounds: SoundOutput,
        voice: VoiceOutput,
        folder: Path,
        now: Callable[[], int],
        lateness: Callable[[Cue], int],
        parent: QObject | None = None,
    ) -> None:
        """`folder` holds a folder of files for each set; `lateness` says how long ago a cue that
        is being heard was due."""
        super().__init__(parent)
        self._sounds = sounds
        self._voice = voice
        self._folder = folder
        self._now = now
        self._lateness = lateness
        self._manner = Manner()
        self._speech = Speech()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def manner(self) -> Manner:
        return self._manner

    @property
    def due_in(self) -> int | None:
        """Ms until a line has to be begun; None: not before the present one is over."""
        return until_due(self._speech, self._now())

    def set_manner(self, manner: Manner) -> None:
        """For all that is heard from now on."""
        self._manner = manner
        if manner.talks is Talk.OFF:
            self._follow(Speech())

    @Slot(object)
    def hear(self, cue: Cue) -> None:
        now, late = self._now(), self._lateness(cue)
        due = now
        sound = sound_of(cue, self._manner.sounds)
        if sound is not None and not too_late(sound, late):
            self._play(sound)
            due += head_start(sound)
        self._follow(hear(self._speech, cue, self._manner.talks, due, now, late))

    @Slot()
    def end_line(self) -> None:
        """The voice has said its line, or could not."""
        after = ended(self._speech, self._now())
        self._speech = Speech()  # there is nothing to cut
        self._follow(after)

    @Slot()
    def tick(self) -> None:
        """Say what has become due."""
        self._follow(go_on(self._speech, self._now()))

    def be_quiet(self) -> None:
        """Nothing more is to be heard of what was begun, nor of what was tried."""
        self._follow(Speech())
        self._voice.stop()
        self._sounds.stop()

    # For whoever wants to try it

    def try_sound(self, sound: Sound) -> None:
        """Play one of the set; where that lacks it, or is silent, the full set's."""
        self._play(sound)

    def try_voice(self) -> None:
        self._voice.say(_(SAMPLE), self._manner.voice_volume, self._manner.pace)

    def _play(self, sound: Sound) -> None:
        set_ = self._manner.sounds
        set_ = set_ if sound in sounds_of(set_) else SoundSet.FULL
        self._sounds.play(self._folder / set_ / f"{sound}.wav", self._manner.volume)

    def _follow(self, speech: Speech) -> None:
        """Let the voice do what the rules of speech say."""
        before, self._speech = self._speech.saying, speech
        saying = speech.saying
        if saying is not before:
            if saying is None:
                self._voice.stop()
            else:
                self._voice.say(saying.words, self._manner.voice_volume, self._manner.pace)
        wait = self.due_in
        if wait is None:
            self._timer.stop()
        else:
            self._timer.start(wait)
