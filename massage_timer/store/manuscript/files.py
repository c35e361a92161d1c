"""Opens the text of a routine and keeps it; gives new routines a file name that is free."""

import re
import unicodedata
from pathlib import Path

from massage_timer.core.language import _, placed
from massage_timer.store.disk import DiskError, read_bounded, write_atomically
from massage_timer.store.manuscript.outline import NotEditable
from massage_timer.store.problems import printable
from massage_timer.store.schema_files import with_own_line
from massage_timer.store.yaml_nodes import LARGEST_FILE

_UTF_8_MARK = b"\xef\xbb\xbf"
_LONGEST_STEM = 60
DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""No file can be called so on Windows."""
_NEW = """\
# Written with Leg Massage Timer. Steps last 300 seconds together; they begin with a warm-up, climb
# from the foot to the hip, and end with a finish.

format: 1
name: {name}
about: A warm-up, long strokes on the calf, and a quiet end.
suits: Anybody

steps:
  - technique: warmup-twists
    seconds: 40

  - technique: calf-glide
    seconds: 120

  - technique: thigh-glide
    seconds: 96

  - technique: finishing-strokes
    seconds: 44
"""


def new_text(name: str) -> str:
    """A small routine that can be used as it is, to begin with."""
    return with_own_line(_NEW.format(name=name))


def open_text(path: Path) -> str:
    """The text of a routine's file. Raises NotEditable with a sentence that names the file."""
    try:
        data = read_bounded(path, LARGEST_FILE)
    except DiskError as error:
        raise NotEditable(placed(printable(path.name), str(error))) from None
    if len(data) > LARGEST_FILE:
        message = _("{file}: this file is too large for a routine")
        raise NotEditable(message.format(file=printable(path.name)))
    try:
        return data.removeprefix(_UTF_8_MARK).decode("utf-8")
    except UnicodeDecodeError:
        message = _("{file}: this file is not UTF-8 text: save it as UTF-8 first")
        raise NotEditable(message.format(file=printable(path.name))) from None


def save_text(path: Path, text: str) -> None:
    """Keep it; the old file stays whole where that fails. Raises DiskError."""
    write_atomically(path, text.encode())


def free_path(folder: Path, name: str) -> Path:
    """A file in the folder for a routine of this name; one that is not there yet."""
    stem = file_stem(name)
    path, number = folder / f"{stem}.yaml", 2
    while path.exists() or path.with_suffix(".yml").exists():
        path, number = folder / f"{stem}-{number}.yaml", number + 1
    return path


def file_stem(name: str) -> str:
    """The name in small letters, digits and hyphens; letters of other scripts stay."""
    letters = re.sub("['’]", "", unicodedata.normalize("NFC", name).casefold())
    stem = "-".join(re.findall(r"[^\W_]+", letters))[:_LONGEST_STEM].rstrip("-")
    return f"{stem}-routine" if DEVICES.fullmatch(stem) else stem or "routine"
