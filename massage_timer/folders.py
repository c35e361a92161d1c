"""Where the user's own routines and settings live on this system.

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


@dataclass(frozen=True, slots=True)
class Folders:
    """Places that need not exist yet."""

    routines: Path
    """The folder of the user's own routines."""
    settings: Path
    """The file of the settings."""


def of_this_user() -> Folders:
    """The folders as this process finds them."""
    return folders(os.environ, sys.platform, _home)


def folders(environ: Mapping[str, str], platform: str, home: Callable[[], Path]) -> Folders:
    """The folders by these variables, for this `sys.platform`; `home` is asked only if needed.

    An empty variable counts as missing, and so does a relative one where the XDG rules say so.
    """
    if own := environ.get(HOME_VARIABLE):
        base = Path(own).absolute()
        return Folders(base / "routines", base / "settings.json")
    if platform == "win32":
        roaming = environ.get("APPDATA")
        base = (Path(roaming) if roaming else home() / "AppData" / "Roaming") / _NAME
        return Folders(base / "routines", base / "settings.json")
    if platform == "darwin":
        base = home() / "Library" / "Application Support" / _NAME
        return Folders(base / "routines", base / "settings.json")
    data = _xdg(environ.get("XDG_DATA_HOME")) or home() / ".local" / "share"
    config = _xdg(environ.get("XDG_CONFIG_HOME")) or home() / ".config"
    return Folders(data / _NAME / "routines", config / _NAME / "settings.json")


def _home() -> Path:
    # Unlike Path.home() this never raises, not even for a user whom the system does not know.
    return Path(os.path.expanduser("~"))  # noqa: PTH111


def _xdg(value: str | None) -> Path | None:
    return Path(value) if value and Path(value).is_absolute() else None
