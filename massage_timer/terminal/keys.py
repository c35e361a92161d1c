"""What a terminal sends for a key, as the neutral names of `core.commands`.

Pure: bytes and characters come in, names go out.
"""

import re

from massage_timer.core.commands import OTHER_KEY

CTRL_C = "Ctrl+C"
CTRL_Z = "Ctrl+Z"
RESIZED = "Resized"
"""No key: the window of the terminal has another size now."""
CONTINUED = "Continued"
"""No key: the program was stopped and goes on."""

_ESC = 0x1B
_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1bO[@-~]")
_UNFINISHED = re.compile(rb"\x1b(\[[0-?]*[ -/]*|O)?")
_BY_LETTER = {b"A": "Up", b"B": "Down", b"C": "Right", b"D": "Left", b"M": "Enter"}
_BY_NUMBER = {b"5": "Page Up", b"6": "Page Down"}
_PLAIN = {0x20: "Space", 0x0A: "Enter", 0x0D: "Enter", 0x03: CTRL_C, 0x1A: CTRL_Z}

# What the Windows console says after the mark of a special key.
_WINDOWS = {"H": "Up", "P": "Down", "M": "Right", "K": "Left", "I": "Page Up", "Q": "Page Down"}
WINDOWS_MARKS = ("\x00", "\xe0")


def split(data: bytes, *, complete: bool) -> tuple[list[str], bytes]:
    """The names of the keys in `data`, and the bytes that may be the beginning of one more.

    `complete` True: nothing more is coming, so a lone escape is the Esc key. Letters and digits
    name themselves, in small letters; a key without a name is `OTHER_KEY`.
    """
    keys: list[str] = []
    while data:
        if data[0] != _ESC:
            length, key = _character(data)
            if length > len(data) and not complete:
                return keys, data
        elif found := _SEQUENCE.match(data):
            length, key = found.end(), _special(found[0])
        elif _UNFINISHED.fullmatch(data) and not complete:
            return keys, data
        elif len(data) == 1 or data[1] == _ESC:
            length, key = 1, "Esc"
        else:
            length, key = 2, OTHER_KEY  # Alt with a key, or a sequence that was cut
        keys.append(key)
        data = data[length:]
    return keys, b""


def windows_key(character: str, following: str = "") -> str:
    """The name of what the Windows console returns; special keys come as a mark and a letter."""
    if character in WINDOWS_MARKS:
        return _WINDOWS.get(following, OTHER_KEY)
    return "Esc" if character == "\x1b" else _character(character.encode("utf-8", "replace"))[1]


def _character(data: bytes) -> tuple[int, str]:
    """How many bytes the first character takes, and the name of its key."""
    first = data[0]
    if first in _PLAIN:
        return 1, _PLAIN[first]
    if first < 0x80:
        letter = chr(first).lower()
        return 1, letter if letter.isalnum() else OTHER_KEY
    length = 4 if first >= 0xF0 else 3 if first >= 0xE0 else 2 if first >= 0xC0 else 1
    return length, OTHER_KEY


def _special(sequence: bytes) -> str:
    """The name for an escape sequence; keys held with Shift and the like count as the key."""
    letter, number = sequence[-1:], sequence[2:-1].partition(b";")[0]
    if letter == b"~":
        return _BY_NUMBER.get(number, OTHER_KEY)
    return _BY_LETTER.get(letter, OTHER_KEY) if number in (b"", b"1") else OTHER_KEY
