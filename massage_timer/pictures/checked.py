"""Values of a JSON file, each checked before it is used; the first that is wrong is said."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from massage_timer.core.language import _, number, placed
from massage_timer.pictures.arrow import Point

Value = TypeVar("Value")

BIGGEST_FILE = 1_000_000
BIGGEST_NUMBER = 4000.0
MOST_ENTRIES = 60
LONGEST_NAME = 80


class SceneError(Exception):
    """Why a picture cannot be shown, as one sentence: in the language that is spoken, but for what
    is wrong with a scene, which is in English for whoever draws one."""

    def __init__(self, sentence: str, line: int = 0, *, file: str = "") -> None:
        """`line` is where it is wrong, from 1, or 0; a file's name goes before the sentence."""
        super().__init__(placed(file, sentence) if file else sentence)
        self.sentence = sentence
        self.line = line

    def of(self, file: str) -> "SceneError":
        """The same of the file of this name."""
        return SceneError(self.sentence, self.line, file=file)


def is_name(text: str) -> bool:
    """Whether a picture may be called so: letters, digits and hyphens lead out of no folder."""
    return len(text) < LONGEST_NAME and text.replace("-", "").isalnum()


def is_there(file: Path) -> bool:
    """Whether it is a file: neither a folder nor a pipe, from which nobody would read to an end."""
    try:
        return file.is_file()
    except OSError:
        return False


def read_bytes(file: Path, most: int = BIGGEST_FILE) -> bytes:
    """What a file of at most `most` bytes holds; a bigger one is not read to its end."""
    try:
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        # Translators: of a picture; {why} is in the words of the system
        message = _("it cannot be read: {why}.").format(why=error.strerror or error)
        raise SceneError(message, file=file.name) from None
    if len(data) > most:
        message = _("it is larger than a picture may be ({megabytes} MB).")
        megabytes = number(most // 1_000_000)
        raise SceneError(message.format(megabytes=megabytes), file=file.name)
    return data


def read_text(file: Path) -> str:
    """What a file of UTF-8 text says, if it has at most `BIGGEST_FILE` bytes."""
    data = read_bytes(file)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise SceneError("it is not UTF-8 text.", file=file.name) from None


def parse_json(text: str) -> object:
    """What a JSON text holds, without NaN and infinity; `SceneError` when it is none."""

    def refuse(constant: str) -> object:
        raise SceneError(f"{constant} is not a number that a picture can use.")

    try:
        return json.loads(text, parse_constant=refuse)
    except ValueError:
        raise SceneError("the file is not JSON.") from None
    except RecursionError:
        raise SceneError("the file is nested too deeply.") from None


def table_of(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise SceneError(f"{where} is not a table.")
    return value


def only(table: Mapping[str, object], names: str, where: str) -> None:
    """Refuse keys that are not among the names, which stand in one string."""
    if unknown := sorted(set(table) - set(names.split())):
        raise SceneError(f"{where}: nothing is called {unknown[0][:40]!r} here.")


def list_of(value: object, where: str, most: int) -> list[object]:
    if not isinstance(value, list):
        raise SceneError(f"{where} is not a list.")
    if len(value) > most:
        raise SceneError(f"{where} has more than {most} entries.")
    return value


def text_of(value: object, where: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= BIGGEST_FILE:
        raise SceneError(f"{where} is not a text.")
    return value


def number_of(value: object, where: str) -> float:
    """A plain number within the picture's reach; JSON's 1e999 comes as infinity and is refused."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SceneError(f"{where}: {str(value)[:40]!r} is not a number.")
    if not -BIGGEST_NUMBER <= value <= BIGGEST_NUMBER:
        raise SceneError(f"{where}: a number is far outside the picture.")
    return float(value)


def share_of(value: object, where: str) -> float:
    """A number from 0 to 1."""
    share = number_of(value, where)
    if not 0 <= share <= 1:
        raise SceneError(f"{where}: {share:g} is not between 0 and 1.")
    return share


def point_of(value: object, where: str) -> Point:
    pair = list_of(value, where, 2)
    if len(pair) != 2:
        raise SceneError(f"{where}: a point has two coordinates.")
    return number_of(pair[0], where), number_of(pair[1], where)


def mapping_of(
    document: Mapping[str, object], key: str, read: Callable[[object, str], Value]
) -> dict[str, Value]:
    """The table under a key, each of its values read; an empty one when the key is missing."""
    table = table_of(document.get(key, {}), key)
    if len(table) > MOST_ENTRIES:
        raise SceneError(f"{key} has more than {MOST_ENTRIES} entries.")
    return {name: read(value, f"{key}, {name[:40]}") for name, value in table.items()}
