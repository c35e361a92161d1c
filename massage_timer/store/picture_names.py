"""Which pictures there are, by their names; nothing is opened for it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

ENDINGS = (".json", ".svg", ".png")
"""Of the files that a picture may be in."""


def picture_names(folders: Iterable[Path]) -> frozenset[str]:
    """The names of all pictures in these folders, which need not exist. Raises nothing."""
    return frozenset(file.stem for folder in folders for file in picture_files(folder))


def picture_files(folder: Path) -> Iterator[Path]:
    """The files in a folder that end as a picture does, by their names. Raises nothing."""
    try:
        files = sorted(folder.iterdir())
    except (OSError, ValueError):
        return
    yield from (file for file in files if file.suffix in ENDINGS)
