"""How a group moves in one loop: keys, a way that it follows, and the key poses that it changes to.

Lengths are scene units, turns are degrees clockwise, times are shares of the loop from 0 to 1.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi
from operator import attrgetter, itemgetter
from typing import NamedTuple

Way = tuple[tuple[float, float, float], ...]
"""Offsets and turns (x, y, turn), evenly spaced along the way and straight between them."""
Poses = tuple[tuple[str, float], ...]
"""The key poses to be seen, the one that goes first, and how much there is of each."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a group has reached at one time, and whether it comes there evenly or slow-fast-slow."""

    time: float
    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    scale: float = 1.0
    opacity: float = 1.0
    shadow: float = 1.0
    shown: float = 1.0
    """How much of an arrow there is, from its tail."""
    along: float = 0.0
    """How far along the track's way, to which x, y and turn are added."""
    smooth: bool = False


class Place(NamedTuple):
    """Where a group is at one time, as an offset from where it is painted, and how it looks.

    A tuple, because a stroke has thousands.
    """

    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    scale: float = 1.0
    opacity: float = 1.0
    shadow: float = 1.0
    shown: float = 1.0
    poses: Poses = ()


@dataclass(frozen=True, slots=True)
class Track:
    """The keys of one group, the first at time 0 and the last at time 1.

    `poses` says which key pose is shown from when on; it begins at 0 and ends at 1 with the same.
    """

    keys: tuple[Key, ...]
    way: Way = ()
    poses: tuple[tuple[float, str], ...] = ()

    def at(self, time: float) -> Place:
        """The place at `time`, 0 to 1."""
        index = min(max(bisect_left(self.keys, time, key=_TIME), 1), len(self.keys) - 1)
        start, end = self.keys[index - 1], self.keys[index]
        share = min(max((time - start.time) / (end.time - start.time), 0.0), 1.0)
        if end.smooth:
            share = 0.5 - 0.5 * cos(pi * share)
        return self._between(start, end, share, self._poses_at(time))

    def pieces(self) -> Iterator[tuple[Place, Place]]:
        """The whole motion in pieces: from one end of each to the other all values change alike."""
        for start, end in pairwise(self.keys):
            bends = {0.0, 1.0}
            if end.along != start.along:
                knots = (knot / (len(self.way) - 1) for knot in range(len(self.way)))
                shares = ((knot - start.along) / (end.along - start.along) for knot in knots)
                bends |= {share for share in shares if 0 < share < 1}
            for before, after in pairwise(sorted(bends)):
                yield self._between(start, end, before), self._between(start, end, after)

    def _between(self, start: Key, end: Key, share: float, poses: Poses = ()) -> Place:
        rest = 1 - share
        x, y, turn = self._on_way(start.along * rest + end.along * share)
        return Place(
            x + start.x * rest + end.x * share,
            y + start.y * rest + end.y * share,
            turn + start.turn * rest + end.turn * share,
            start.scale * rest + end.scale * share,
            start.opacity * rest + end.opacity * share,
            start.shadow * rest + end.shadow * share,
            start.shown * rest + end.shown * share,
            poses,
        )

    def _on_way(self, along: float) -> tuple[float, float, float]:
        if not self.way:
            return 0.0, 0.0, 0.0
        where = along * (len(self.way) - 1)
        index = min(int(where), len(self.way) - 2)
        share = where - index
        (x0, y0, turn0), (x1, y1, turn1) = self.way[index], self.way[index + 1]
        return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, turn0 + (turn1 - turn0) * share

    def _poses_at(self, time: float) -> Poses:
        """One pose that stands, or two, of which one is all there: no leg is seen through them."""
        if not self.poses:
            return ()
        index = min(max(bisect_left(self.poses, time, key=_FIRST), 1), len(self.poses) - 1)
        (begin, old), (end, new) = self.poses[index - 1], self.poses[index]
        share = min(max((time - begin) / (end - begin), 0.0), 1.0)
        if old == new or share == 0:
            return ((old, 1.0),)
        if share == 1:
            return ((new, 1.0),)
        return (old, min(2 - 2 * share, 1.0)), (new, min(2 * share, 1.0))


_TIME, _FIRST = attrgetter("time"), itemgetter(0)

STANDING = Place()


def strength(poses: Poses, pose: str, opacity: float, above: bool) -> float:
    """The opacity of one of the poses of something; `above`: it lies over the other one.

    Two poses of a pale hand together are as pale as one: what is below gives way to what is above.
    """
    shares = dict(poses)
    share = shares.pop(pose, 0.0)
    over = opacity * sum(shares.values())
    if above or opacity == 1 or not over:
        return opacity * share
    return min(opacity * share, (opacity - over) / (1 - over))


def melted(poses: Poses, pose: str, opacity: float) -> float:
    """The same for shadows, which melt into each other: two would be darker than one."""
    shares = dict(poses)
    share = shares.pop(pose, 0.0)
    return opacity * (share + 1 - sum(shares.values())) / 2 if share else 0.0
