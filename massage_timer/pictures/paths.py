"""Paths of a scene file: checked when the file is read, and made when they are first painted."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from massage_timer.pictures.checked import BIGGEST_NUMBER, SceneError

_CHARACTERS = re.compile(r"[MLCZ0-9 .\-]*")
_COORDINATES = {"M": 2, "L": 2, "C": 6, "Z": 0}
_COMMAND = re.compile(r"([MLCZ])([^MLCZ]*)")
_NUMBER = r"-?(?>[0-3]?[0-9]{1,3})(?>\.[0-9]+)?+"
_PAIR = f"{_NUMBER} {_NUMBER}"
_CURVE = f"{_PAIR} {_PAIR} {_PAIR}"
_PLAIN = re.compile(rf"(?=M|\Z)(?>M{_PAIR}|L{_PAIR}(?> {_PAIR})*+|C{_CURVE}(?> {_CURVE})*+|Z)*+")
"""As programs write paths. Any other is read to its end at once, to see what is wrong with it."""


class PathText:
    """One path of a file, which many pictures name and few frames show."""

    def __init__(self, text: str) -> None:
        """`SceneError` when the text is no path."""
        check_path(text)
        self._text = text
        self._made: dict[bool, QPainterPath] = {}

    def even_odd(self) -> QPainterPath:
        """The path, in which what lies inside twice is outside."""
        return self._path(True)

    def winding(self) -> QPainterPath:
        """The path, in which what lies inside twice is inside."""
        return self._path(False)

    def _path(self, even_odd: bool) -> QPainterPath:
        if even_odd not in self._made:
            self._made[even_odd] = _made(self._text, even_odd)
        return self._made[even_odd]


def parse_path(text: str) -> QPainterPath:
    """A path of the commands M, L, C and Z with absolute coordinates; `SceneError` for others."""
    check_path(text)
    return _made(text, even_odd=False)


def check_path(text: str) -> None:
    """`SceneError` with what is wrong with a path."""
    if _PLAIN.fullmatch(text):
        return
    if not _CHARACTERS.fullmatch(text):
        raise SceneError("a path holds something else than M, L, C, Z and plain numbers.")
    if text[:1] not in ("", "M"):
        raise SceneError("a path does not begin with M.")
    for command, numbers in _COMMAND.findall(text):
        try:
            values = [float(number) for number in numbers.split()]
        except ValueError:
            raise SceneError("a path holds a number that is none.") from None
        if values and (max(values) > BIGGEST_NUMBER or min(values) < -BIGGEST_NUMBER):
            raise SceneError("a path leaves the picture by far.")
        count, unit = len(values), _COORDINATES[command]
        if count != unit and (command in "MZ" or not count or count % unit):
            raise SceneError(f"a path's {command} has the wrong number of coordinates.")


def _made(text: str, even_odd: bool) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill if even_odd else Qt.FillRule.WindingFill)
    for command, numbers in _COMMAND.findall(text):
        values = list(map(float, numbers.split()))
        if command == "C":
            for index in range(0, len(values), 6):
                path.cubicTo(*values[index : index + 6])
        elif command == "L":
            for index in range(0, len(values), 2):
                path.lineTo(values[index], values[index + 1])
        elif command == "M":
            path.moveTo(*values)
        else:
            path.closeSubpath()
    return path
