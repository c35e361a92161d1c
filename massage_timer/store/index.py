"""What Home shows of each routine file, kept between two starts so that no file is read twice."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from massage_timer.core.routine import LEG_SECONDS, Part, Technique, Zone
from massage_timer.store.disk import DiskError, read_bounded, write_atomically
from massage_timer.store.library import Entry, Listed
from massage_timer.store.problems import FileProblem

LARGEST_INDEX = 16 * 1024 * 1024
"""Bytes; a larger file is not ours."""


_PARTS = {part.value: part for part in Part}
_ZONES = {zone.value: zone for zone in Zone}
# Looked up because calling an enum takes five times as long, and this is done for every step.


class Stretch(NamedTuple):
    """What a zone strip needs of a step."""

    part: Part
    zone: Zone
    seconds: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All that Home shows of a routine file, and all that its search looks through."""

    id: str
    path: Path
    own: bool
    name: str
    """For a file that cannot be used it is made of its id."""
    summary: str
    suits: str
    strip: tuple[Stretch, ...]
    """One for each step, five minutes together; empty when the file cannot be used."""
    techniques: tuple[str, ...]
    """Their names, each once, in the order of the steps."""
    picture: str
    """Name of its picture; empty when the file cannot be used."""
    problems: tuple[FileProblem, ...]
    """They name the file without its folder."""

    @property
    def usable(self) -> bool:
        return bool(self.strip)


def facts_of(entry: Entry, picture_name: Callable[[Technique], str]) -> Facts:
    """What Home shows of a file that was read; `picture_name` finds a technique's picture."""
    name = entry.path.name
    problems = tuple(replace(problem, source=name) for problem in entry.problems)
    routine = entry.routine
    if routine is None:
        return _of_broken(entry.id, entry.path, entry.own, problems)
    return Facts(
        id=entry.id,
        path=entry.path,
        own=entry.own,
        name=routine.name,
        summary=routine.summary,
        suits=routine.suits,
        strip=tuple(Stretch(step.part, step.zone, step.seconds) for step in routine.steps),
        techniques=tuple(dict.fromkeys(step.technique.name for step in routine.steps)),
        picture=picture_name(routine.main_technique),
        problems=problems,
    )


class Index:
    """A JSON file of facts. It may be missing, old or damaged: then files are read once more.

    The file has one entry to a line, and a tab, which JSON never writes inside a word, ends its
    key; so a start with ten thousand files parses only the entries that it asks for.
    """

    def __init__(self, file: Path, stamp: str) -> None:
        """Reads the file, unless it was written under another `stamp`. Raises nothing."""
        self._file = file
        self._head = _head(stamp)
        self._lines = self._read()
        """What stands behind each key, as JSON."""
        self._seen: dict[bytes, tuple[int, int]] = {}
        """Time (ns) and size of the files that were looked for; never newer than their facts."""
        self._changed = False

    def find(self, file: Listed) -> Facts | None:
        """The facts of a file that is as it was when they were put here. Raises nothing.

        The id and whether it is the user's own are those of `file`.
        """
        key = _key(file.path)
        try:
            state = file.path.stat()
            seen = self._seen[key] = (state.st_mtime_ns, state.st_size)
            return _read_facts(file, seen, json.loads(self._lines[key]))
        except (OSError, KeyError, ValueError, TypeError, RecursionError):
            if self._lines.pop(key, None) is not None:
                self._changed = True
            return None

    def is_as_seen(self, path: Path) -> bool | None:
        """Whether a file is as it was when `find` looked for it; None when it is gone."""
        try:
            state = path.stat()
        except OSError:
            return None
        return self._seen.get(_key(path)) == (state.st_mtime_ns, state.st_size)

    def forget(self, path: Path) -> None:
        """The file is gone."""
        key = _key(path)
        self._seen.pop(key, None)
        self._lines.pop(key, None)
        self._changed = True

    def begin_anew(self, stamp: str) -> None:
        """What all facts depend on has changed, so that none of them holds any more."""
        self._head = _head(stamp)
        self._lines.clear()
        self._seen.clear()
        self._changed = True

    def put(self, file: Listed, facts: Facts) -> None:
        """Keeps what was read of a file after `find` did not know it.

        What the disk refused is not kept: it may be granted without the file changing.
        """
        key = _key(file.path)
        if key not in self._seen or any(not problem.line for problem in facts.problems):
            return
        self._lines[key] = json.dumps(
            [
                *self._seen[key],
                facts.name if facts.usable else "",
                facts.summary,
                facts.suits,
                [(part.value, zone, seconds) for part, zone, seconds in facts.strip],
                facts.techniques,
                facts.picture,
                [[p.line, p.column, p.message, p.warning] for p in facts.problems],
            ]
        ).encode()
        self._changed = True

    def save(self) -> None:
        """Writes the file if anything is new; does nothing where that cannot be done.

        Entries of files that are gone are left out, and those that would make it too large.
        """
        if not self._changed:
            return
        end = b"\n}\n"
        kept, size = [self._head], len(self._head) + len(end)
        for key, line in self._lines.items():
            entry = key + b"\t:" + line
            size += len(b",\n") + len(entry)
            if size > LARGEST_INDEX:
                break
            if key in self._seen or _exists(key):
                kept.append(entry)
        with suppress(DiskError):
            write_atomically(self._file, b",\n".join(kept) + end)
        self._changed = False

    def _read(self) -> dict[bytes, bytes]:
        try:
            data = read_bounded(self._file, LARGEST_INDEX)
        except DiskError:
            return {}
        head, *lines = data.split(b"\n")
        if len(data) > LARGEST_INDEX or head.rstrip(b",") != self._head:
            return {}
        parts = (line.rstrip(b",").partition(b"\t:") for line in lines)
        return {key: line for key, tab, line in parts if tab}


def _head(stamp: str) -> bytes:
    return b'{"stamp"\t:' + json.dumps(stamp).encode()


def _of_broken(id_: str, path: Path, own: bool, problems: tuple[FileProblem, ...]) -> Facts:
    name = id_.replace("-", " ").capitalize()
    return Facts(id_, path, own, name, "", "", (), (), "", problems)


def _read_facts(file: Listed, seen: tuple[int, int], line: Any) -> Facts:
    """Raises ValueError, TypeError or KeyError for another state and for what we did not write."""
    time, size, name, summary, suits, strip, techniques, picture, problems = line
    if (time, size) != seen:
        raise ValueError
    told = tuple(
        FileProblem(file.path.name, _count(row), _count(column), _checked(message), bool(warning))
        for row, column, message, warning in problems
    )
    if not strip:
        return _of_broken(file.id, file.path, file.own, told)
    stretches = tuple(
        Stretch(_PARTS[part], _ZONES[zone], _count(seconds)) for part, zone, seconds in strip
    )
    # A card could not draw this, or would draw it from some other folder.
    _checked(name, summary, suits, picture, *techniques)
    if (
        sum(stretch.seconds for stretch in stretches) != LEG_SECONDS
        or not picture.replace("-", "").isalnum()
    ):
        raise ValueError
    return Facts(
        id=file.id,
        path=file.path,
        own=file.own,
        name=name,
        summary=summary,
        suits=suits,
        strip=stretches,
        techniques=tuple(techniques),
        picture=picture,
        problems=told,
    )


def _checked(text: str, *others: str) -> str:
    """The first; TypeError unless all are texts, ValueError for half a surrogate pair in one."""
    "".join((text, *others)).encode()
    return text


def _count(value: object) -> int:
    if type(value) is not int or value < 1:
        raise ValueError
    return value


def _exists(key: bytes) -> bool:
    try:
        return os.path.exists(_checked(json.loads(key)))  # noqa: PTH110
    except (ValueError, TypeError, RecursionError):
        return False


def _key(path: Path) -> bytes:
    """In ASCII, so that names in any encoding survive."""
    return json.dumps(str(path)).encode()
