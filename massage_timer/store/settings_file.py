"""The file of settings, which survives bad values, damage, and versions that are newer."""

import json
from pathlib import Path
from typing import Any

from massage_timer.core.language import N_, _, placed
from massage_timer.store.disk import (
    DiskError,
    FileMissing,
    Refusal,
    move_aside,
    read_bounded,
    write_atomically,
)
from massage_timer.store.problems import printable, quoted
from massage_timer.store.setting_values import READERS, values_of, word_of
from massage_timer.store.settings import Settings

VERSION = 1
NOT_SAVED = N_("{}, so the settings were not saved")
LOCKED = N_("{}, so the defaults are used and nothing is saved")
_LARGEST_FILE = 512 * 1024
_FORMER = "last_routine"
"""An earlier version remembered one routine under this name, "" for none."""


def language_in(path: Path) -> str:
    """The language that is set in a file, and nothing else of it; "" where none can be read.
    Raises nothing, and leaves the file as it is."""
    try:
        value: str = READERS["language"](json.loads(read_bounded(path, _LARGEST_FILE))["language"])
    except (DiskError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return value


class SettingsFile:
    """A JSON file; remembers what it does not know, so that saving loses nothing of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._others: dict[str, Any] = {}
        self._locked: Refusal | None = None
        """Why the file must not be overwritten; None when it may be."""

    def load(self) -> tuple[Settings, tuple[str, ...]]:
        """The settings, and a sentence for everything that could not be used. Raises nothing.

        A damaged file is moved aside, never deleted.
        """
        self._others, self._locked = {}, None
        try:
            data = read_bounded(self._path, _LARGEST_FILE)
        except FileMissing:
            return Settings(), ()
        except DiskError as error:
            return self._lock(str(error))
        try:
            content = json.loads(data)
            version = content.pop("version")
            if type(version) is not int or version < 1 or len(data) > _LARGEST_FILE:
                raise ValueError
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return self._set_aside()
        if version > VERSION:
            return self._lock(
                _(
                    "a newer version of this program wrote the file (version {version}, this one "
                    "writes {ours})"
                ).format(version=version, ours=VERSION)
            )
        return self._settings(content)

    def save(self, settings: Settings) -> Refusal | None:
        """Writes the file whole or not at all; says why when it was not."""
        if self._locked is not None:
            return self._locked
        content = {"version": VERSION, **values_of(settings), **self._others}
        text = json.dumps(content, indent=2)
        try:
            write_atomically(self._path, f"{text}\n".encode())
        except DiskError as error:
            return Refusal(self._told(_(NOT_SAVED)), str(error))
        return None

    def _settings(self, content: dict[str, Any]) -> tuple[Settings, tuple[str, ...]]:
        known: dict[str, Any] = {}
        problems: list[str] = []
        last = content.pop(_FORMER, "")
        if last != "":
            content.setdefault("recent", [last])
        for name, value in content.items():
            read = READERS.get(name)
            if read is None:
                self._others[name] = value
                continue
            try:
                known[name] = read(value)
            except (ValueError, TypeError):
                default = json.dumps(word_of(getattr(Settings(), name)))
                shown = quoted(json.dumps(value))
                problem = _("{value} cannot be used for {setting}, so it is {default} again")
                problem = problem.format(value=shown, setting=name, default=default)
                problems.append(self._told(problem))
        return Settings(**known), tuple(problems)

    def _set_aside(self) -> tuple[Settings, tuple[str, ...]]:
        try:
            aside = move_aside(self._path)
        except DiskError as error:
            reason = _("the file is damaged and could not be moved aside ({error})")
            return self._lock(reason.format(error=error))
        told = _("the file was damaged and is now called {name}; the defaults are used")
        return Settings(), (self._told(told.format(name=printable(aside.name))),)

    def _lock(self, reason: str) -> tuple[Settings, tuple[str, ...]]:
        self._locked = Refusal(self._told(_(LOCKED)), reason)
        return Settings(), (self._locked,)

    def _told(self, sentence: str) -> str:
        return placed(self._name, sentence)

    @property
    def _name(self) -> str:
        return printable(self._path.name)
