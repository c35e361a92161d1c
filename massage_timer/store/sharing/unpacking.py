"""Unpacks a ZIP file that anybody may have made: only what is expected, and never more than that.

Python's own reader believes the file in too much: it keeps any number of entries, and lets them
overlap. What is read here is the little that programs that pack files write.
"""

import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from massage_timer.core.language import _, number
from massage_timer.store.problems import quoted

MOST_ENTRIES = 64

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_HEAD = struct.Struct("<4s5H3L2H")
_ENCRYPTED, _UTF_8 = 0x2041, 1 << 11
_STORED, _DEFLATED = 0, 8
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
        message = _("it holds more than {count} MB: take something out")
        raise BadParcel(message.format(count=number(most_together // 1_000_000)))
    bodies = _bodies(data, entries, end)
    return {entry.name: _content(entry, body) for entry, body in zip(entries, bodies, strict=True)}


def _listed(data: bytes, most: Most) -> tuple[list[_Entry], int]:
    """The entries of the directory, which ends the file, and where the directory begins."""
    at = len(data) - _END.size
    if not data.startswith(b"PK") or at < 0:
        raise BadParcel(
            _("this is no routine that was packed to be shared: ask for the file again")
        )
    mark, disk, first, here, count, size, start, more = _END.unpack_from(data, at)
    if mark != b"PK\5\6" or (disk, first, more) != (0, 0, 0) or start + size != at:
        raise BadParcel(_("it is cut off, or something was put behind it: ask for the file again"))
    if here != count or count > MOST_ENTRIES:
        message = _("it holds more than {count} files: take some out")
        raise BadParcel(message.format(count=number(MOST_ENTRIES)))
    entries = list(_read_entries(data[start:at], count, most))
    names = [entry.name.casefold() for entry in entries]
    for entry in entries:
        if names.count(entry.name.casefold()) > 1:
            message = _("{file} is in it twice: ask for the file again")
            raise BadParcel(message.format(file=quoted(entry.name)))
    return entries, start


def _read_entries(directory: bytes, count: int, most: Most) -> Iterator[_Entry]:
    at = 0
    for _entry in range(count):
        if at + _ENTRY.size > len(directory):
            raise BadParcel(_("its list of files is damaged: ask for the file again"))
        (mark, _made, _needs, flags, method, _time, _day, check, packed, size, named, more, said,
         disk, _inner, kind, head) = _ENTRY.unpack_from(directory, at)  # fmt: skip
        at += _ENTRY.size + named + more + said
        if mark != b"PK\1\2" or at > len(directory) or disk:
            raise BadParcel(_("its list of files is damaged: ask for the file again"))
        name = _name(directory[at - named - more - said : at - more - said], flags)
        limit = most(name)
        if limit is None:
            message = _("{file} does not belong into it: take it out")
            raise BadParcel(message.format(file=quoted(name)))
        if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED):
            message = _("{file} is packed with a password, or oddly: pack it anew")
            raise BadParcel(message.format(file=quoted(name)))
        if stat.S_IFMT(kind >> 16) not in _kinds(name):
            message = _("{file} is no plain file: take it out")
            raise BadParcel(message.format(file=quoted(name)))
        if said or more > _LONGEST_MORE:
            message = _("{file} has more with it than a name: pack it anew")
            raise BadParcel(message.format(file=quoted(name)))
        if size > limit:
            raise BadParcel(_too_large(name, limit))
        yield _Entry(name, method, check, packed, size, head)
    if at != len(directory):
        raise BadParcel(_("its list of files is damaged: ask for the file again"))


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
        damaged = BadParcel(_damaged(entry.name))
        if entry.head < free or entry.head + _HEAD.size > end:
            raise damaged
        mark, _needs, flags, method, *_sums, named, more = _HEAD.unpack_from(data, entry.head)
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
        raise BadParcel(_damaged(entry.name))
    return content


def _damaged(name: str) -> str:
    return _("{file} is damaged: ask for the file again").format(file=quoted(name))


def _too_large(name: str, limit: int) -> str:
    if limit >= 1_000_000:
        message = _("{file} is larger than {count} MB: make it smaller")
        return message.format(file=quoted(name), count=number(limit // 1_000_000))
    message = _("{file} is larger than {count} KB: make it smaller")
    return message.format(file=quoted(name), count=number(limit // 1024))
