"""Where a window stood on each monitor, and where it can be seen when monitors have changed.

Pure. Lengths are px as the toolkit counts them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MOST_MONITORS = 16
"""How many monitors a place is remembered on; the one that was used longest ago is forgotten."""


Frame = tuple[int, int, int, int]
"""What the frame adds at left, top, right and bottom."""
NO_FRAME = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle among all monitors."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first px that is no longer of it."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """As `right`."""
        return self.top + self.height

    def shared(self, other: "Area") -> int:
        """Square px that are of both."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0, wide) * max(0, high)


@dataclass(frozen=True, slots=True)
class Monitor:
    """One that is there now."""

    name: str
    area: Area
    room: Area
    """Its area without what the desktop keeps for its bars."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window stands on a monitor, wherever that stands among the others.

    It is the place of what is inside the frame: at times a desktop takes the frame away.
    """

    left: int
    """From the monitor's edge."""
    top: int
    width: int
    height: int
    frame: Frame = NO_FRAME
    maximised: bool = False
    """The place is the one that it goes back to."""

    def inside(self, monitor: Monitor) -> Area:
        """Among all monitors, if its monitor is this."""
        left, top = monitor.area.left + self.left, monitor.area.top + self.top
        return Area(left, top, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Places:
    """All that is remembered of a window, by the names of monitors."""

    last: str = ""
    """The monitor of last time."""
    on: Mapping[str, Place] = field(default_factory=dict)

    def adding(self, monitor: str, place: Place) -> "Places":
        """It was last seen there."""
        others = [(name, old) for name, old in self.on.items() if name != monitor]
        kept = others[-(MOST_MONITORS - 1) :]
        return Places(monitor, {**dict(kept), monitor: place})

    def among(self, monitors: Sequence[Monitor]) -> tuple[Monitor, Place] | None:
        """The place of last time, if its monitor is there; else the one on the primary monitor,
        the first of these; None where nothing is remembered."""
        there = {monitor.name: monitor for monitor in reversed(monitors)}
        primary = monitors[0].name if monitors else ""
        for name in (self.last, primary):
            if name in there and name in self.on:
                return there[name], self.on[name]
        return None


def brought_in(
    inside: Area, frame: Frame, monitors: Sequence[Monitor], least: tuple[int, int]
) -> Area:
    """The window where it and its frame can be seen whole: moved, and made smaller, no more than
    it takes.

    It comes to the monitor that has most of it; one that no monitor has, to the first. `least` is
    the smallest width and height; where there is less room than that, its start and top are seen.
    """
    left, top, right, bottom = frame
    whole = Area(
        inside.left - left,
        inside.top - top,
        inside.width + left + right,
        inside.height + top + bottom,
    )
    room = max((monitor.room for monitor in monitors), key=whole.shared)
    width = min(inside.width, max(room.width - left - right, least[0]))
    height = min(inside.height, max(room.height - top - bottom, least[1]))
    return Area(
        max(room.left + left, min(inside.left, room.right - right - width)),
        max(room.top + top, min(inside.top, room.bottom - bottom - height)),
        width,
        height,
    )
