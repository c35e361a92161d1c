"""Puts the schemas beside the user's own files, so that editors complete those too."""

from pathlib import Path

from massage_timer import resources
from massage_timer.store.disk import DiskError, FileMissing, read_bounded, write_atomically

ROUTINE_LINE = "# yaml-language-server: $schema=../schemas/routine.schema.json"
"""With this line a routine of the user begins; editors look for the schema from its folder."""

TECHNIQUES_LINE = "# yaml-language-server: $schema=schemas/techniques.schema.json"
"""The same for the file of the user's own techniques."""

_MARK = "# yaml-language-server:"

NAMES = ("routine.schema.json", "techniques.schema.json")

_LARGEST = 256 * 1024


def place_schemas(folder: Path) -> str:
    """Copies the schemas to `folder`/schemas where they are missing or of another version.

    Returns why that could not be done, or ''. Raises nothing: the program does without them.
    """
    for name in NAMES:
        target = folder / "schemas" / name
        try:
            schema = read_bounded(resources.assets() / "schemas" / name, _LARGEST)
            if _content(target) != schema:
                write_atomically(target, schema)
        except DiskError as error:
            return f"{target}: {error}"
    return ""


def with_own_line(text: str) -> str:
    """A routine's text beginning with the line for the user's folder, as for a copied one."""
    first, _, rest = text.partition("\n")
    return f"{ROUTINE_LINE}\n{rest if first.startswith(_MARK) else text}"


def _content(path: Path) -> bytes | None:
    try:
        return read_bounded(path, _LARGEST)
    except FileMissing:
        return None
