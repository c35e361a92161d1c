"""Brings the program into the language of whoever uses it."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from massage_timer import resources
from massage_timer.core.language import ENGLISH, Language, language_of, speak
from massage_timer.store.settings_file import language_in
from massage_timer.store.translations import load_translation

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def speak_as_wished(wished: str, system: Sequence[str], folder: Path | None = None) -> Language:
    """Speak the language with this code, or one of the system's; returns the one that is spoken
    now, which is English where the translation cannot be read."""
    language = language_of(wished, system)
    translation = load_translation(folder or resources.languages(), language)
    language = language if translation else ENGLISH
    speak(language, translation)
    return language


def speak_at_the_terminal(settings: Path) -> None:
    """Speak what is set in this file, or what the terminal's environment says."""
    speak_as_wished(language_in(settings), system_languages())


def system_languages(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> tuple[str, ...]:
    """Those that the system prefers, the first one first, without asking Qt: as gettext has it."""
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return ()  # whatever LANGUAGE says, as gettext has it as well
    listed = [name for name in environment.get("LANGUAGE", "").split(":") if name]
    if not locale and not listed and platform in ("darwin", "win32"):
        from locale import getlocale

        locale = getlocale()[0] or ""
    return (*listed, locale) if locale else tuple(listed)
