"""Where routines, pictures, diary, settings and what Home remembers live on this system.

Asked by `app.py` and `cli.py` only, and passed down as paths.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "MASSAGE_TIMER_HOME"
"""Names one folder for everything, for a portable copy and for tests."""

_NAME = "leg-massage-timer"
_CACHE = "index.json"


@dataclass(frozen=True, slots=True)
class Folders:
    """Places that need not exist yet."""

    routines: Path
    """The folder of the user's own routines."""
    settings: Path
    """The file of the settings."""
    cache: Path
    """The file of what Home shows of each routine; it may be deleted at any time."""
    state: Path
    """The folder of what one start of the program leaves to the next: nothing that anybody edits,
    nor would miss in a backup."""

    @property
    def pictures(self) -> Path:
        """The folder of the user's own pictures, beside the routines."""
        return self.routines.with_name("pictures")

    @property
    def techniques(self) -> Path:
        """The file of the user's own techniques, beside the routines."""
        return self.routines.with_name("techniques.yaml")

    @property
    def diary(self) -> Path:
        """The file of the diary, beside the routines."""
        return self.routines.with_name("diary.sqlite3")

    @property
    def checkpoint(self) -> Path:
        """The file of the session that goes on, or broke off."""
        return self.state / "session.checkpoint"

    @property
    def log(self) -> Path:
        """The folder of what is written down when something goes wrong inside the program."""
        return self.state / "log"

    @property
    def claim(self) -> Path:
        """The file by whose lock a start of the program knows that it is open already."""
        return self.state / "program.claim"

    @property
    def drafts(self) -> Path:
        """The folder of routines that are edited and not saved."""
        return self.state / "drafts"


def of_this_user() -> Folders:
    """The folders as this process finds them."""
    return folders(os.environ, sys.platform, _home)


def within(folder: Path) -> Folders:
    """Everything in one folder."""
    return Folders(
        folder / "routines", folder / "settings.json", folder / "cache" / _CACHE, folder / "state"
    )


def folders(environ: Mapping[str, str], platform: str, home: Callable[[], Path]) -> Folders:
    """The folders by these variables, for this `sys.platform`; `home` is asked only if needed.

    An empty variable counts as missing, and so does a relative one where the XDG rules say so.
    """
    if own := environ.get(HOME_VARIABLE):
        return within(Path(own).absolute())
    if platform == "win32":
        roaming, local = environ.get("APPDATA"), environ.get("LOCALAPPDATA")
        base = (Path(roaming) if roaming else home() / "AppData" / "Roaming") / _NAME
        here = (Path(local) if local else home() / "AppData" / "Local") / _NAME
        return Folders(base / "routines", base / "settings.json", here / _CACHE, here / "state")
    if platform == "darwin":
        base = home() / "Library" / "Application Support" / _NAME
        cache = home() / "Library" / "Caches" / _NAME
        return Folders(base / "routines", base / "settings.json", cache / _CACHE, base / "state")
    data = _xdg(environ.get("XDG_DATA_HOME")) or home() / ".local" / "share"
    config = _xdg(environ.get("XDG_CONFIG_HOME")) or home() / ".config"
    cache = _xdg(environ.get("XDG_CACHE_HOME")) or home() / ".cache"
    state = _xdg(environ.get("XDG_STATE_HOME")) or home() / ".local" / "state"
    return Folders(
        data / _NAME / "routines",
        config / _NAME / "settings.json",
        cache / _NAME / _CACHE,
        state / _NAME,
    )


def _home() -> Path:
    # Unlike Path.home() this never raises, not even for a user whom the system does not know.
    return Path(os.path.expanduser("~"))  # noqa: PTH111


def _xdg(value: str | None) -> Path | None:
    return Path(value) if value and Path(value).is_absolute() else None
