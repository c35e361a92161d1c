"""Finds the folders of pictures and routines, in a checkout and in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def assets() -> Path:
    """The folder of the technique catalogue, pictures, fonts and sounds."""
    return _data("assets")


def routines() -> Path:
    """The folder of the routines that come with the program."""
    return _data("routines")


def texts(language: str) -> Path | None:
    """The file of what techniques and routines are called in a language ("de"); None: English,
    as they stand in their own files, or one that the program does not speak."""
    file = assets() / "texts" / f"{language}.yaml"
    return file if file.is_file() else None


def languages() -> Path:
    """The folder of what was translated."""
    return _data("languages")


def _data(name: str) -> Path:
    """A wheel carries the folder inside the package, a checkout has it beside the package."""
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
