"""The settings as they are now, kept in their file, and what follows from them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStyleHints

from massage_timer.core.manner import SoundSet
from massage_timer.core.routine import Side
from massage_timer.devices.accessibility import (
    LARGEST_TEXT,
    NOTHING_WISHED,
    wants_less_motion,
    wants_more_contrast,
)
from massage_timer.messages import Messages
from massage_timer.store.setting_values import values_of, with_values
from massage_timer.store.settings import Motion, Settings, Sort, Tone, options_of, with_used
from massage_timer.store.settings import Theme as ThemeChoice
from massage_timer.store.settings_file import SettingsFile
from massage_timer.ui import tokens

if TYPE_CHECKING:
    from massage_timer.announcer import Manner
    from massage_timer.core.adapt import Comfort
    from massage_timer.core.timeline import Options


class KeptSettings:
    """Every change is saved at once. That the disk refuses is told once, and on Home: a session
    matters more."""

    def __init__(self, file: Path, messages: Messages, first: Side | None = None) -> None:
        """`first` is the leg to begin with for this start, whatever the file says."""
        self._file = SettingsFile(file)
        self._messages = messages
        self.now, told = self._file.load()
        messages.tell(told)
        self._first = first or self.now.first_side
        self.desktop_wishes = NOTHING_WISHED
        """Of the desktop, while it runs; they are not kept."""

    def begin_with(self, first: Side) -> None:
        """Let this leg be the first one, until another is chosen or the program ends."""
        self._first = first

    # What is set

    @property
    def values(self) -> dict[str, object]:
        """All by their names, with values as the file has them."""
        return values_of(self.now)

    @property
    def tones(self) -> tuple[Tone, Tone]:
        """Of recipient and giver."""
        return self.now.recipient_tone, self.now.giver_tone

    @property
    def options(self) -> "Options":
        """How the next session is laid out."""
        return options_of(self.now, self._first)

    @property
    def comfort(self) -> "Comfort":
        """What was wished last time."""
        from massage_timer.core.adapt import Comfort

        return Comfort(self.now.height, self.now.pressure, self.now.ticklish, first=self._first)

    @property
    def manner(self) -> "Manner":
        """How cues are heard."""
        from massage_timer.announcer import Manner

        now = self.now
        return Manner(now.sounds, now.volume, now.talk, now.voice_volume, now.voice_pace)

    @property
    def follow_system_colours(self) -> bool:
        """The theme is the system's."""
        return self.now.theme is ThemeChoice.SYSTEM

    def theme(self, hints: QStyleHints) -> tokens.Theme:
        """The colours and the size of text; colours and contrast can follow the style hints."""
        choice = self.now.theme
        if self.follow_system_colours:
            dark = hints.colorScheme() is Qt.ColorScheme.Dark
            choice = ThemeChoice.DARK if dark else ThemeChoice.LIGHT
        theme = next(t for t in tokens.THEMES if t.name == choice.value)
        if wants_more_contrast(hints):
            theme = tokens.high_contrast(theme)
        zoom = min(LARGEST_TEXT, self.now.text_size / 100 * self.desktop_wishes.text)
        return replace(theme, zoom=zoom, reach=self.now.digits / 100)

    def wants_stillness(self, hints: QStyleHints) -> bool:
        """Whether pictures shall not move, by choice or by the system's style hints."""
        if self.now.motion is Motion.SYSTEM:
            return wants_less_motion(hints) or self.desktop_wishes.less_motion
        return self.now.motion is Motion.REDUCED

    # How it is changed

    def keep(self, **changed: object) -> None:
        """Settings by their names, with values as the program has them."""
        self._save(replace(self.now, **changed))  # type: ignore[arg-type]

    def keep_values(self, values: Mapping[str, object]) -> None:
        """Settings by their names, with values as the file has them.

        Raises ValueError, TypeError or KeyError for what the file could not have.
        """
        self._save(with_values(self.now, values))
        if "first_side" in values:
            self._first = self.now.first_side

    def keep_theme_after(self, shown: str) -> None:
        """From light to dark, to dim amber, and to light again; `shown` is the name of one."""
        names = [theme.name for theme in tokens.THEMES]
        self.keep(theme=ThemeChoice(names[(names.index(shown) + 1) % len(names)]))

    def keep_used(self, id_: str) -> None:
        """This routine was used last."""
        recent = with_used(self.now.recent, id_)
        if recent != self.now.recent:
            self.keep(recent=recent)

    def keep_other_sort(self) -> Sort:
        """From one order of Home's routines to the other."""
        other = Sort.NAME if self.now.sort is Sort.USED else Sort.USED
        self.keep(sort=other)
        return other

    def keep_next_sounds(self) -> SoundSet:
        """From all sounds to the quiet ones, to none, and to all again."""
        sets = list(SoundSet)
        following = sets[(sets.index(self.now.sounds) + 1) % len(sets)]
        self.keep(sounds=following)
        return following

    def keep_wishes(self, comfort: "Comfort") -> None:
        """Only what says nothing of anybody's health; the disk is left alone if nothing changed."""
        wished: dict[str, object] = {
            "height": comfort.height,
            "pressure": comfort.pressure,
            "ticklish": comfort.ticklish,
        }
        if comfort.first is not self._first:  # else an option may have said it, for this start
            wished["first_side"] = self._first = comfort.first
        changed = {name: v for name, v in wished.items() if getattr(self.now, name) != v}
        if changed:
            self.keep(**changed)

    def _save(self, settings: Settings) -> None:
        self.now = settings
        if problem := self._file.save(settings):
            self._messages.tell([problem])
