"""Unpacks a ZIP file that anybody may have made: only what is expected, and never more than that.

Python's own reader believes the file in too much: it keeps any number of entries, and lets them
overlap. What is read here is the little that programs that pack files write.
"""

import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from massage_timer.store.problems import quoted

MOST_ENTRIES = 64

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_HEAD = struct.Struct("<4s5H3L2H")
_ENCRYPTED, _UTF_8 = 0x2041, 1 << 11
_STORED, _DEFLATED = 0, 8
_AGAIN = "ask for the file again"
_LONGEST_MORE = 400
"""Bytes that an entry may say of itself besides: times and owners."""

Most = Callable[[str], int | None]
"""How many bytes an entry of a name may have; None: it may not be there."""


class BadParcel(Exception):
    """A half-sentence, with its remedy."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    method: int
    sum: int
    packed: int
    size: int
    """Bytes, as the file says."""
    head: int
    """Where it begins in the file."""


def unpacked(data: bytes, most: Most, most_together: int) -> dict[str, bytes]:
    """What the entries hold, by their names. Raises BadParcel and nothing else."""
    entries, end = _listed(data, most)
    if sum(entry.size for entry in entries) > most_together:
        raise BadParcel(f"it holds more than {most_together // 1_000_000} MB: take something out")
    bodies = _bodies(data, entries, end)
    return {entry.name: _content(entry, body) for entry, body in zip(entries, bodies, strict=True)}


def _listed(data: bytes, most: Most) -> tuple[list[_Entry], int]:
    """The entries of the directory, which ends the file, and where the directory begins."""
    at = len(data) - _END.size
    if not data.startswith(b"PK") or at < 0:
        raise BadParcel(f"this is no routine that was packed to be shared: {_AGAIN}")
    mark, disk, first, here, count, size, start, more = _END.unpack_from(data, at)
    if mark != b"PK\5\6" or (disk, first, more) != (0, 0, 0) or start + size != at:
        raise BadParcel(f"it is cut off, or something was put behind it: {_AGAIN}")
    if here != count or count > MOST_ENTRIES:
        raise BadParcel(f"it holds more than {MOST_ENTRIES} files: take some out")
    entries = list(_read_entries(data[start:at], count, most))
    names = [entry.name.casefold() for entry in entries]
    for entry in entries:
        if names.count(entry.name.casefold()) > 1:
            raise BadParcel(f"{quoted(entry.name)} is in it twice: {_AGAIN}")
    return entries, start


def _read_entries(directory: bytes, count: int, most: Most) -> Iterator[_Entry]:
    at = 0
    for _ in range(count):
        if at + _ENTRY.size > len(directory):
            raise BadParcel(f"its list of files is damaged: {_AGAIN}")
        (mark, _, _, flags, method, _, _, check, packed, size, named, more, said, disk, _,
         kind, head) = _ENTRY.unpack_from(directory, at)  # fmt: skip
        at += _ENTRY.size + named + more + said
        if mark != b"PK\1\2" or at > len(directory) or disk:
            raise BadParcel(f"its list of files is damaged: {_AGAIN}")
        name = _name(directory[at - named - more - said : at - more - said], flags)
        limit = most(name)
        if limit is None:
            raise BadParcel(f"{quoted(name)} does not belong into it: take it out")
        if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED):
            raise BadParcel(f"{quoted(name)} is packed with a password, or oddly: pack it anew")
        if stat.S_IFMT(kind >> 16) not in _kinds(name):
            raise BadParcel(f"{quoted(name)} is no plain file: take it out")
        if said or more > _LONGEST_MORE:
            raise BadParcel(f"{quoted(name)} has more with it than a name: pack it anew")
        if size > limit:
            raise BadParcel(_too_large(name, limit))
        yield _Entry(name, method, check, packed, size, head)
    if at != len(directory):
        raise BadParcel(f"its list of files is damaged: {_AGAIN}")


def _name(raw: bytes, flags: int) -> str:
    """A name as it is written; one in unknown letters becomes one that does not belong."""
    return raw.decode("utf-8" if flags & _UTF_8 else "ascii", "replace")


def _kinds(name: str) -> tuple[int, ...]:
    return (0, stat.S_IFDIR) if name.endswith("/") else (0, stat.S_IFREG)


def _bodies(data: bytes, entries: list[_Entry], end: int) -> list[bytes]:
    """What is packed for each entry; no byte is there for two of them."""
    bodies: dict[str, bytes] = {}
    free = 0
    for entry in sorted(entries, key=lambda entry: entry.head):
        damaged = BadParcel(f"{quoted(entry.name)} is damaged: {_AGAIN}")
        if entry.head < free or entry.head + _HEAD.size > end:
            raise damaged
        mark, _, flags, method, *_, named, more = _HEAD.unpack_from(data, entry.head)
        start = entry.head + _HEAD.size + named + more
        free = start + entry.packed
        name = data[entry.head + _HEAD.size :][:named]
        if mark != b"PK\3\4" or method != entry.method or flags & _ENCRYPTED or free > end:
            raise damaged
        if _name(name, flags) != entry.name:
            raise damaged
        bodies[entry.name] = data[start:free]
    return [bodies[entry.name] for entry in entries]


def _content(entry: _Entry, body: bytes) -> bytes:
    """It is unpacked no further than to the size that it says, which was found small enough."""
    rest = b""
    if entry.method == _DEFLATED:
        opened = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = opened.decompress(body, entry.size + 1)
        except zlib.error:
            content = b""
        rest = opened.unused_data + opened.unconsumed_tail
    else:
        content = body
    if rest or len(content) != entry.size or zlib.crc32(content) != entry.sum:
        raise BadParcel(f"{quoted(entry.name)} is damaged: {_AGAIN}")
    return content


def _too_large(name: str, limit: int) -> str:
    most = f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit // 1024} KB"
    return f"{quoted(name)} is larger than {most}: make it smaller"
