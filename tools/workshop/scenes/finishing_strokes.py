"""Finishing strokes: the warm-up's twists again, each lighter than the one before; then the hands
lift off."""

from workshop.motion import key
from workshop.picture import Keys, Picture
from workshop.scenes.warmup_twists import HALVES, Turns, twists

TURNS: Turns = (
    (0.0, 0.0),
    (1.0, -1.0),
    (2.0, 1.0),
    (3.0, -1.0),
    (4.0, 0.5),
    (5.0, -0.5),
    (6.0, 0.5),
    (7.0, -0.5),
    (7.35, 0.0),
)
"""Half-strokes gone, and how far the foot has rolled then."""
AWAY = 52.0
"""Units to either side that the hands are off the foot in the end."""


def fading(half: float) -> float:
    """The opacity of hands and arrows; less of it lets the glow shine through the hands."""
    return 1.0 - 0.36 * half / HALVES


def lift_off(keys: Keys) -> Keys:
    """Apart and away; then the hands appear again at the ankle."""
    start, end = keys[0], keys[-1]
    to_the_left = keys[1]["y"] > 0
    away = {"x": -AWAY if to_the_left else AWAY, "y": -6.0, "scale": 1.06, "op": 0, "shadow": 0}
    return [
        *keys,
        end | away | {"t": 7.66 / HALVES},
        start | away | {"t": 7.70 / HALVES},
        key(1.0, along=0, smooth=True),
    ]


def finishing_strokes() -> Picture:
    return twists("finishing-strokes", TURNS, lift_off, strength=fading, still=4.86 / HALVES)


PICTURES = {"finishing-strokes": finishing_strokes}
