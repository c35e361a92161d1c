"""What goes along with a session beside its pages: sound, voice, a lit screen, the media keys; and
how each of them stands, for whoever shows it."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from massage_timer.announcer import Announcer
from massage_timer.announcing import Announcing
from massage_timer.core.check import Check
from massage_timer.core.frame import Frame
from massage_timer.core.language import N_, _, number
from massage_timer.core.manner import SoundSet, Talk
from massage_timer.core.phrases import doing
from massage_timer.core.session import Phase
from massage_timer.core.sounds import Sound
from massage_timer.devices.kit import Devices
from massage_timer.flow import SessionFlow
from massage_timer.kept_settings import KeptSettings
from massage_timer.player import Clock, SessionPlayer
from massage_timer.preferences import Preferences
from massage_timer.stay_awake import StayAwake
from massage_timer.ui.ready.checks import Checked
from massage_timer.ui.ready.page import ReadyPage
from massage_timer.ui.screen_reader import ScreenReader
from massage_timer.ui.settings.page import SettingsPage

SILENT = Check(None, N_("Silent, as set. The screen says everything."))
NO_TALK = Check(None, N_("Off, as set. Words stay on the screen."))
NOTES = {Checked.SOUND: "sounds", Checked.VOICE: "talk", Checked.AWAKE: "keep_awake"}
"""The row of the settings under which each of what Ready looks at is told."""


class Accompaniment(QObject):
    """Listens to the player and commands nothing."""

    sounds_changed = Signal(object)
    """Carries the `SoundSet` that was chosen on the way."""
    digits_asked = Signal(int)
    """To show what is read from the couch in this many percent of its usual size."""

    def __init__(
        self,
        devices: Devices,
        settings: KeptSettings,
        player: SessionPlayer,
        clock: Clock,
        sounds: Path,
        *,
        speed: float = 1.0,
    ) -> None:
        """`clock` is the player's, `speed` times as fast as real time; `sounds` is the folder of
        the sets."""
        super().__init__(player)
        self.devices = devices
        self._settings = settings
        self._page: SettingsPage | None = None
        self._ready: ReadyPage | None = None
        self._shown: QWidget | None = None

        def real_time() -> int:
            return round(clock.now() / speed)

        self.announcer = Announcer(
            devices.sounds, devices.voice, sounds, real_time, player.lateness, self
        )
        self.rehearser = Announcer(
            devices.sounds, devices.voice, sounds, real_time, lambda unused: 0, self
        )
        """For a rehearsal, which no player plays."""
        self.stay_awake = StayAwake(devices.awake, clock, self, speed=speed)
        player.cue.connect(self.announcer.hear)
        player.frame_changed.connect(self.stay_awake.show_frame)
        player.frame_changed.connect(self.show_frame)
        devices.voice.ended.connect(self.announcer.end_line)
        devices.voice.ended.connect(self.rehearser.end_line)
        for device in (devices.sounds, devices.voice, devices.awake, devices.media_keys):
            device.changed.connect(self.show_checks)
        self.follow_settings()

    @property
    def talks(self) -> Talk:
        """How much the voice says: nothing where there is none."""
        return self.announcer.manner.talks if self.devices.voice.check.fine else Talk.OFF

    def join_ready(self, page: ReadyPage) -> None:
        """Answer to the page before a session."""
        self._ready = page
        page.hear_asked.connect(self.try_change_of_legs)
        page.speak_asked.connect(self.try_voice)
        page.look_asked.connect(self.look_again)
        page.digits_asked.connect(self.digits_asked)
        self.show_checks()

    @Slot(object)
    def join_settings(self, page: SettingsPage) -> None:
        """Answer to the page of settings."""
        self._page = page
        page.hear_asked.connect(self.try_sound)
        page.speak_asked.connect(self.try_voice)
        self.show_checks()

    def follow_page(self, page: QWidget | None) -> None:
        """Where it is shown how things stand, they are looked at anew; what was tried there is
        heard there alone."""
        of_checks = (self._ready, self._page)
        if self._shown is not None and self._shown is not page and self._shown in of_checks:
            self.announcer.be_quiet()
        self._shown = page
        if page is not None and page in of_checks:
            self.look()

    def follow_settings(self) -> None:
        """From now on as it is set."""
        now = self._settings.now
        self.announcer.set_manner(self._settings.manner)
        self.devices.awake.set_on(now.keep_awake)
        self.stay_awake.look()  # it may have to be held again
        self.devices.media_keys.set_open(now.media_keys)
        self.show_checks()

    def close(self) -> None:
        """For the end of the program."""
        with ExitStack() as last_first:
            last_first.callback(self.devices.close)
            last_first.callback(self.rehearser.be_quiet)
            last_first.callback(self.announcer.be_quiet)

    # What is asked

    @Slot()
    def change_sounds(self) -> None:
        """On the way: another set, which is heard at once."""
        following = self._settings.keep_next_sounds()
        self.follow_settings()
        self.sounds_changed.emit(following)
        if following is not SoundSet.SILENT:
            self.try_sound(Sound.STEP)

    @Slot()
    def try_change_of_legs(self) -> None:
        """The sound that nobody should miss."""
        self.try_sound(Sound.CHANGE_LEGS)

    @Slot(object)
    def try_sound(self, sound: Sound) -> None:
        """Play it; where nothing could be played, that is found out anew."""
        if self.devices.sounds.check.fine is False:
            self.devices.sounds.look()
        else:
            self.announcer.try_sound(sound)

    @Slot()
    def try_voice(self) -> None:
        """Say a sentence; where there was no voice, look for one."""
        if self.devices.voice.check.fine is False:
            self.devices.voice.look()
        else:
            self.announcer.try_voice()

    @Slot()
    def look(self) -> None:
        """Find out what there is: something may have been plugged in."""
        self.devices.sounds.look()
        self.devices.voice.look()
        self.devices.awake.look()

    @Slot(Checked)
    def look_again(self, checked: Checked) -> None:
        match checked:
            case Checked.SOUND:
                self.devices.sounds.look()
            case Checked.VOICE:
                self.devices.voice.look()
            case Checked.AWAKE:
                self.devices.awake.look()

    # What is told

    @Slot(object)
    def show_frame(self, frame: Frame) -> None:
        """What the desktop's player control shows."""
        if frame.phase in (Phase.READY, Phase.DONE):
            self.devices.media_keys.show("", False)
            return
        self.devices.media_keys.show(doing(frame), not (frame.paused or frame.held))

    @Slot()
    def show_checks(self) -> None:
        for checked, check in self._checks():
            if self._ready is not None:
                self._ready.show_check(checked, check)
            if self._page is not None:
                # Ready tells how all of it stands; here a line for what is fine would only make
                # the rows move under somebody's hand.
                self._page.show_note(NOTES[checked], _(check.words) if check.fine is False else "")
        if self._page is not None:
            keys = self.devices.media_keys.check
            told = _(keys.words) if self._settings.now.media_keys else ""
            self._page.show_note("media_keys", told, fine=keys.fine is not False)

    def _checks(self) -> Iterator[tuple[Checked, Check]]:
        manner, devices = self.announcer.manner, self.devices
        silent = manner.sounds is SoundSet.SILENT
        sounds = _at(devices.sounds.check, manner.volume)
        yield Checked.SOUND, SILENT if silent else sounds
        voice = _at(devices.voice.check, manner.voice_volume)
        talks = NO_TALK if manner.talk is Talk.OFF else voice
        yield Checked.VOICE, SILENT if silent else talks
        yield Checked.AWAKE, devices.awake.check


def _at(check: Check, volume: int) -> Check:
    """What can be heard, with how loud it is set, in percent."""
    if not check.fine:
        return check
    # Translators: {what} is a sentence without its full stop, {percent} how loud it is
    words = _("{what}, {percent}\N{NO-BREAK SPACE}%.")
    what = _(check.words).rstrip(".。")
    return replace(check, words=words.format(what=what, percent=number(volume)))


def wire(accompaniment: Accompaniment, flow: SessionFlow, preferences: Preferences) -> None:
    """What the pages ask, and what a session's keys from elsewhere mean."""
    accompaniment.join_ready(flow.pages.ready)
    preferences.page_made.connect(accompaniment.join_settings)
    flow.window.sounds_asked.connect(accompaniment.change_sounds)
    accompaniment.sounds_changed.connect(flow.tell_sounds)
    accompaniment.sounds_changed.connect(preferences.show_what_holds)
    flow.page_changed.connect(accompaniment.follow_page)
    accompaniment.devices.media_keys.pressed.connect(flow.press_far_key)
    reader = ScreenReader(lambda: flow.pages.mini if flow.pages.mini.isVisible() else flow.window)
    announcing = Announcing(reader, lambda: accompaniment.talks, accompaniment)
    flow.player.cue.connect(announcing.hear)
    sleep = accompaniment.devices.sleep
    sleep.coming.connect(flow.player.doze)
    sleep.over.connect(flow.player.wake)
    sleep.listen()
