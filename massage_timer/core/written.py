"""What a routine's file says, word for word, and how it can be edited.

Pure. Nothing here is checked, and nothing knows how the words are laid out in the file: the store
rewrites the file so that it says what `edited` returns.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import assert_never

Words = Mapping[str, str | tuple[str, ...]]
"""What stands behind each key: a text, or the texts of a list; empty where nothing is given."""

EITHER = {"seconds": "share", "share": "seconds"}
"""Keys of a step that exclude one another: each takes the place of the other."""


@dataclass(frozen=True, slots=True)
class Written:
    """A routine as it is written."""

    head: Words
    """All but the steps."""
    steps: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class SetText:
    """Write a text behind a key; "" takes the key away, where it is there."""

    step: int | None
    """Place of the step; None: a key of the routine itself."""
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class SetTexts:
    """Write a list of texts behind a key of a step; () takes the key away."""

    step: int
    key: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InsertStep:
    """Put a step in so that it stands at this place, from 0 to the number of steps."""

    at: int
    words: Words
    """None of them empty."""


@dataclass(frozen=True, slots=True)
class RemoveStep:
    """Take a step out. Its comments go with it only where that is wanted."""

    step: int
    with_comments: bool = False


@dataclass(frozen=True, slots=True)
class MoveStep:
    """Take a step, with the comments that belong to it, to another place."""

    step: int
    to: int
    """Its place afterwards."""


@dataclass(frozen=True, slots=True)
class SetSeconds:
    """Write the seconds of several steps at once."""

    seconds: Mapping[int, int]
    """By the place of the step."""


Edit = SetText | SetTexts | InsertStep | RemoveStep | MoveStep | SetSeconds


def edited(written: Written, edit: Edit) -> Written:
    """What is written after an edit. Texts lose what no file can hold: line ends, control
    characters and spaces at their ends. IndexError for a step that is not there."""
    steps = list(written.steps)
    match edit:
        case SetText(step=step, key=key, text=text):
            if step is None:
                return replace(written, head=_with(written.head, key, plain(text)))
            steps[step] = _with(steps[step], key, plain(text))
        case SetTexts(step=step, key=key, texts=texts):
            steps[step] = _with(steps[step], key, tuple(filter(None, map(plain, texts))))
        case InsertStep(at=at, words=words):
            if not 0 <= at <= len(steps):
                raise IndexError(at)
            steps.insert(at, dict(words))
        case RemoveStep(step=step):
            del steps[step]
        case MoveStep(step=step, to=to):
            if not 0 <= to < len(steps):
                raise IndexError(to)
            steps.insert(to, steps.pop(step))
        case SetSeconds(seconds=seconds):
            for step, value in seconds.items():
                steps[step] = _with(steps[step], "seconds", str(value))
        case _:
            assert_never(edit)
    return replace(written, steps=tuple(steps))


def plain(text: str) -> str:
    """The text on one line, without what no file can hold."""
    kept = (" " if letter.isspace() else letter for letter in text)
    return " ".join("".join(filter(_can_be_written, kept)).split())


def _can_be_written(letter: str) -> bool:
    code = ord(letter)
    if code < 0xA0:
        return 0x20 <= code <= 0x7E
    return code <= 0xD7FF or (0xE000 <= code <= 0xFFFD and code != 0xFEFF) or code >= 0x10000


def _with(words: Words, key: str, value: str | tuple[str, ...]) -> Words:
    """The words with another value; one that is empty takes the key away."""
    if not value:
        return {name: old for name, old in words.items() if name != key}
    other = EITHER.get(key)
    place = other if other is not None and other in words and key not in words else key
    kept = {name: old for name, old in words.items() if name in (key, place) or name != other}
    if place not in kept:
        return {**kept, key: value}
    return {
        key if name == place else name: value if name == place else old
        for name, old in kept.items()
    }
