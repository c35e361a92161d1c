"""When in a loop a new frame is worth its paint: once something has moved as far as eyes can tell.

A hand that turns over at the end of its stroke stands nearly still, and nobody sees more frames
than these; where it moves quickly there is one for each tick of any clock.
"""

from collections.abc import Mapping
from math import hypot, radians

from massage_timer.pictures.arrow import arrow_line
from massage_timer.pictures.scene import Scene
from massage_timer.pictures.tracks import Place

SAMPLES = 480
"""Instants of a stroke that may have a frame of their own: every 8 ms in one of four seconds."""
BLOCK = 40
"""Instants that are looked at in one go: a millisecond's work."""
STEP = 2.5
"""Scene units that a hand moves from one frame to the next, at least."""
ARROW_STEP = 6.0
"""The same for the tip of an arrow, which nobody's eyes follow."""
FADING = 0.08
"""The same for an opacity."""
REACH = 300.0
"""How far from its pivot something is that turns: a forearm's length."""
NEARLY = 1e-6
"""Of a sample, by which a time may be short of it: a sum of shares is seldom exact."""


class Beats:
    """Which instants of a scene's loop have a frame, worked out block by block when one is reached.

    Each block begins with a frame, so that none depends on which was asked for first.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._blocks: dict[int, tuple[int, ...]] = {}
        arrows = [group for group in scene.groups if group.is_arrow]
        self._lengths = {
            scene.track_of(one): arrow_line(scene.arrows[one.id]).length for one in arrows
        }

    def at(self, time: float) -> int:
        """The sample whose frame is shown at a time of the loop, 0 to 1: the last that has one."""
        samples = SAMPLES * self._scene.strokes
        sample = min(int(time * samples + NEARLY), samples - 1)
        block = sample // BLOCK
        if block not in self._blocks:
            self._blocks[block] = self._found(block * BLOCK)
        return self._blocks[block][sample % BLOCK]

    def time_of(self, sample: int) -> float:
        return sample / (SAMPLES * self._scene.strokes)

    def _found(self, first: int) -> tuple[int, ...]:
        """For each sample of a block the one whose frame is shown: it or an earlier."""
        beat, last = first, self._places(first)
        shown = [beat]
        for sample in range(first + 1, first + BLOCK):
            places = self._places(sample)
            if any(_far(last[name], p, self._lengths.get(name, 0.0)) for name, p in places.items()):
                last, beat = places, sample
            shown.append(beat)
        return tuple(shown)

    def _places(self, sample: int) -> Mapping[str, Place]:
        time = self.time_of(sample)
        return {name: track.at(time) for name, track in self._scene.tracks.items()}


def distance(one: Place, other: Place) -> float:
    """Scene units between two places of something as long as a forearm."""
    way = hypot(other.x - one.x, other.y - one.y)
    return way + radians(abs(other.turn - one.turn)) * REACH


def _far(one: Place, other: Place, arrow_length: float) -> bool:
    if not one.opacity and not other.opacity:
        return False
    return (
        distance(one, other) >= STEP
        or abs(other.shown - one.shown) * arrow_length >= ARROW_STEP
        or abs(other.opacity - one.opacity) >= FADING
        or abs(other.shadow - one.shadow) >= FADING
        or _faded(one, other)
    )


def _faded(one: Place, other: Place) -> bool:
    """Whether other poses are shown, or more or less of them."""
    if len(one.poses) != len(other.poses):
        return True
    pairs = zip(one.poses, other.poses, strict=True)
    return any(a != b or abs(x - y) >= FADING for (a, x), (b, y) in pairs)
