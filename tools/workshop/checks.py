"""What is wrong with a picture before it is inked: hands inside the leg, loops that jump.

The program's own reader checks what is in a scene file; this checks what only the sculptor knows.
"""

from collections.abc import Iterator

from workshop.hand import DIGITS
from workshop.picture import Picture
from workshop.posing import depth_in

DEEPEST = 15.0
"""Mm that a digit may go into the soft flesh; a finger that passed through would be deeper."""
WRIST = 75.0
"""Degrees that a wrist bends at most; most people's ends there, toward the palm."""
JUMP = 1.0
"""Units by which the end of a loop may miss its beginning."""


def problems(picture: Picture) -> Iterator[str]:
    """A sentence for each."""
    for track, poses in picture.hands.items():
        for name, posed in poses.items():
            where = f"{picture.name}, {track}, {name}"
            # Muscle that is lifted swells round the fingers, and skin that is pressed gives way.
            legs = (posed.pressed or picture.leg_of(posed), picture.leg_of(posed))
            depths = [depth_in(leg, posed.hand) for leg in legs]
            for digit in DIGITS:
                depth = min(one[digit] for one in depths)
                if depth > DEEPEST:
                    yield f"{where}: the {digit} goes {depth:.0f} mm into the leg."
            if abs(posed.hand.pose.wrist[0]) > WRIST:
                yield f"{where}: no wrist bends by {posed.hand.pose.wrist[0]:.0f} degrees."
            yield from (f"{where}: {words}" for words in _bends(picture, track, name))
    for track, keys in picture.tracks.items():
        if keys[0]["t"] != 0 or keys[-1]["t"] != 1:
            yield f"{picture.name}, {track}: the keys do not reach from 0 to 1."
        for value, rest in (("x", 0.0), ("y", 0.0), ("rot", 0.0), ("along", 0.0), ("op", 1.0)):
            start, end = keys[0].get(value, rest), keys[-1].get(value, rest)
            if abs(start - end) > JUMP:
                yield f"{picture.name}, {track}: {value} jumps where the loop begins again."
    for track, line in picture.poses.items():
        if line[0][1] != line[-1][1]:
            yield f"{picture.name}, {track}: the pose jumps where the loop begins again."


def _bends(picture: Picture, track: str, name: str) -> Iterator[str]:
    """Joints that no hand has."""
    pose = picture.hands[track][name].hand.pose
    for digit in DIGITS[1:]:
        knuckle, middle, end, spread = pose.finger(digit)
        if not (-25 <= knuckle <= 95 and -5 <= middle <= 115 and -10 <= end <= 90):
            yield f"the {digit} finger bends as none does."
        if abs(spread) > 25:
            yield f"the {digit} finger is spread as none is."
