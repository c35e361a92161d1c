"""When in a cycle a new frame is worth its paint: once something has moved as far as eyes can tell.

A hand that turns over at the end of its stroke stands nearly still, and nobody sees more frames
than these; where it moves quickly there is one for each tick of any clock.
"""

from collections.abc import Mapping
from math import hypot, radians

from massage_timer.pictures.arrow import arrow_line
from massage_timer.pictures.scene import Key, Scene

SAMPLES = 480
"""Instants of a cycle that may have a frame of their own: every 8 ms in a cycle of four seconds."""
STEP = 2.5
"""Scene units that a hand moves from one frame to the next, at least."""
ARROW_STEP = 6.0
"""The same for the tip of an arrow, which nobody's eyes follow."""
FADING = 0.08
"""The same for an opacity."""
REACH = 300.0
"""How far from its pivot something is that turns: a forearm's length."""


def beats_of(scene: Scene) -> tuple[int, ...]:
    """For each sample of a cycle the one whose frame is to be shown then: itself or an earlier."""
    lengths = _arrow_lengths(scene)
    shown: list[int] = []
    last = _keys(scene, 0)
    beat = 0
    for sample in range(SAMPLES):
        keys = _keys(scene, sample)
        if any(_far(last[name], key, lengths.get(name, 0.0)) for name, key in keys.items()):
            last, beat = keys, sample
        shown.append(beat)
    return tuple(shown)


def time_of(sample: int) -> float:
    return sample / SAMPLES


def _keys(scene: Scene, sample: int) -> Mapping[str, Key]:
    return {name: track.at(time_of(sample)) for name, track in scene.tracks.items()}


def _arrow_lengths(scene: Scene) -> Mapping[str, float]:
    arrows = [group for group in scene.groups if group.is_arrow]
    return {scene.track_of(one): arrow_line(scene.arrows[one.id]).length for one in arrows}


def _far(one: Key, other: Key, arrow_length: float) -> bool:
    if not one.opacity and not other.opacity:
        return False
    way = hypot(other.x - one.x, other.y - one.y) + radians(abs(other.turn - one.turn)) * REACH
    return (
        way >= STEP
        or abs(other.shown - one.shown) * arrow_length >= ARROW_STEP
        or abs(other.opacity - one.opacity) >= FADING
        or abs(other.shadow - one.shadow) >= FADING
    )
