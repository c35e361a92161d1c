"""What a second start of the program asks of the one that is open, as a line and back."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from massage_timer.core.routine import Side

VERSION = 1
TOKEN = "XDG_ACTIVATION_TOKEN"
"""Where a desktop puts, and Qt finds on Wayland, what lets a window come forward."""
LONGEST_LINE = 4096
"""Bytes, with the newline at the end."""
_LONGEST_TOKEN = 256
"""Characters; desktops make far shorter ones."""
_ENDINGS = (".yaml", ".yml")
_KEYS = {"version", "routine", "files", "first", "rehearse", "token"}


class NoRequest(Exception):
    """The line is none that a start of this version writes."""


class TooLong(Exception):
    """Something does not fit in a line."""


@dataclass(frozen=True, slots=True)
class Request:
    """As it was said to the command; with nothing in it, only the window is wanted."""

    routine: str = ""
    """An id, or the path of a file from the root on; "" for none."""
    files: tuple[Path, ...] = ()
    """From the root on."""
    first: Side | None = None
    rehearse: bool = False
    """The routine is to be rehearsed."""
    token: str = ""
    """What the desktop gave to this start, so that a window may come forward."""

    @property
    def empty(self) -> bool:
        """Nothing is to be opened."""
        return not self.routine and not self.files


def lines_of(request: Request) -> list[bytes]:
    """The lines to be sent one after another, mostly one; the files that come first are sent last,
    as the first of those that were opened last is chosen. Raises TooLong."""
    if request.files:
        return [_line(part) for part in reversed(list(_parts(request)))]
    return [_line(request)]


def request_in(line: bytes) -> Request:
    """What a line asks for. Raises NoRequest and nothing else."""
    if len(line) > LONGEST_LINE or not line.endswith(b"\n"):
        raise NoRequest
    try:
        told = json.loads(line.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError):
        raise NoRequest from None
    if not isinstance(told, dict) or told.keys() != _KEYS or told["version"] != VERSION:
        raise NoRequest
    return Request(
        _routine(told["routine"]),
        _files(told["files"]),
        _side(told["first"]),
        _yes_or_no(told["rehearse"]),
        as_token(_word(told["token"])),
    )


def as_token(word: str) -> str:
    """The word, or "" where no desktop would have made it."""
    return word if word.isprintable() and len(word) <= _LONGEST_TOKEN else ""


def _parts(request: Request) -> Iterator[Request]:
    """The same with as many files each as fit."""
    files: tuple[Path, ...] = ()
    for file in request.files:
        if files and not _fits(replace(request, files=(*files, file))):
            yield replace(request, files=files)
            files = ()
        files = (*files, file)
    yield replace(request, files=files)


def _fits(request: Request) -> bool:
    try:
        _line(request)
    except TooLong:
        return False
    return True


def _line(request: Request) -> bytes:
    told = {
        "version": VERSION,
        "routine": request.routine,
        "files": [str(file) for file in request.files],
        "first": request.first.value if request.first else None,
        "rehearse": request.rehearse,
        "token": as_token(request.token),
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    line = f"{text}\n".encode("utf-8", "surrogateescape")
    if len(line) > LONGEST_LINE:
        raise TooLong
    return line


def _word(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise NoRequest
    try:
        value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a letter
        raise NoRequest from None
    return value


def _routine(value: object) -> str:
    word = _word(value)
    if not Path(word).is_absolute() and (
        {*word} & {"/", os.sep} or word.lower().endswith(_ENDINGS)
    ):
        raise NoRequest
    return word


def _files(value: object) -> tuple[Path, ...]:
    if not isinstance(value, list):
        raise NoRequest
    files = tuple(Path(_word(word)) for word in value)
    if not all(file.is_absolute() for file in files):
        raise NoRequest
    return files


def _side(value: object) -> Side | None:
    if value is None:
        return None
    try:
        return Side(value)
    except ValueError:
        raise NoRequest from None


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise NoRequest
    return value
