"""Size and start of the stand-alone folder beside those of the program as pip installs it."""

import sys
from importlib.metadata import distribution
from pathlib import Path

from licences import PROJECT, ROOT, runtime

PROGRAM = ROOT / "dist" / PROJECT.removeprefix("leg-")
"""The folder, as `make bundle` leaves it."""


def executable() -> Path:
    return PROGRAM / ("massage-timer.exe" if sys.platform == "win32" else "massage-timer")


def bundle_size() -> int:
    """Bytes of all files; what a link leads to counts once."""
    return sum(
        path.stat().st_size
        for path in PROGRAM.rglob("*")
        if path.is_file() and not path.is_symlink()
    )


def installed_size() -> int:
    """Bytes of what pip installs for the program, without Python and without the program's own."""
    files = (file for name in set(runtime()) for file in distribution(name).files or [])
    paths = (Path(str(file.locate())) for file in files)
    return sum(path.stat().st_size for path in paths if path.is_file())
