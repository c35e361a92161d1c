"""The words of the field as data: sides, zones, parts, techniques, steps, routines.

Nothing here is checked: `laws.py` says what is wrong with a routine, `timeline.py` lays one out.
"""

from dataclasses import dataclass
from enum import Enum, IntEnum

LEG_SECONDS = 300
"""Hands-on seconds that each leg owns (product law 1)."""


class Side(Enum):
    """A leg of the recipient; left is always the recipient's left."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Zone(IntEnum):
    """Where on the leg, in the order a session climbs."""

    FOOT = 0
    ANKLE = 1
    CALF = 2
    KNEE = 3
    THIGH = 4
    HIP = 5


class Height(IntEnum):
    """How high on the leg the recipient wants the hands to come."""

    ANKLE = 0
    BELOW_KNEE = 1
    MID_THIGH = 2
    HIP = 3

    @property
    def zone(self) -> Zone:
        """The highest zone that the hands still come to; at mid-thigh only to half of it."""
        return (Zone.ANKLE, Zone.CALF, Zone.THIGH, Zone.HIP)[self]


class Part(Enum):
    """Warm-up comes first and finish last; both may work on the foot out of turn."""

    WARM_UP = "warm-up"
    MAIN = "main"
    FINISH = "finish"


class Pose(Enum):
    """How the recipient's leg lies."""

    STRAIGHT = "straight"
    KNEE_BENT = "knee bent"


LOWEST_PRESSURE = 1
HIGHEST_PRESSURE = 5

ZONE_CAPS: dict[Zone, int] = {
    Zone.FOOT: 3,
    Zone.ANKLE: 2,
    Zone.CALF: 3,
    Zone.KNEE: 1,
    Zone.THIGH: 3,
    Zone.HIP: 2,
}
"""Highest pressure (1 to 5) that any routine may ask of a zone (product law 5).

The scale follows the Walton pressure scale used in massage training; lighter over bone and thin
muscle is standard advice. A technique may have a lower cap of its own.
"""


@dataclass(frozen=True, slots=True)
class Pressure:
    """Pressure over one step, 1 (feather) to 5 (deep); it may rise or fall from start to end."""

    start: int
    end: int

    @property
    def highest(self) -> int:
        return max(self.start, self.end)

    def at(self, fraction: float) -> int:
        """The level when `fraction` (0 to 1) of the step is done; the change comes half-way."""
        return self.start if fraction < 0.5 else self.end

    def at_most(self, cap: int) -> "Pressure":
        return Pressure(min(self.start, cap), min(self.end, cap))

    def softer(self) -> "Pressure":
        """One level less, never below the lowest."""
        return Pressure(max(self.start - 1, LOWEST_PRESSURE), max(self.end - 1, LOWEST_PRESSURE))


@dataclass(frozen=True, slots=True)
class Technique:
    """One entry of the catalogue: what the hands do, where, how fast and how hard by default."""

    id: str
    name: str
    zones: tuple[Zone, ...]
    """Zones it works on, lowest first; more than one only where a stroke spans them."""
    cue: str
    """What is said when a step begins; at most twelve words."""
    instructions: tuple[str, ...]
    """Two to four short sentences."""
    hands: str
    """Which hand does what, in a few words."""
    direction: str
    pace: int
    """Usual seconds for one cycle: the working stroke and its return."""
    work: float
    """Share of the cycle (0 to 1) in which the hands press or glide; the rest is the return."""
    pressure: Pressure
    cap: int
    """Highest pressure for this technique; never above the caps of its zones."""
    part: Part = Part.MAIN
    pose: Pose = Pose.STRAIGHT
    picture: str = ""
    """Name of its scene in assets/pictures; empty: a still of its zone."""
    against_heart: bool = False
    """True for the one stroke that runs down the leg (Achilles strokes)."""
    term: str = ""
    """The field's own term, for learning."""
    source: str = ""
    """Where the technique comes from."""
    gentle_pace: int = 0
    """Seconds for one cycle in a softened session; 0: the usual ones."""
    when_softened: "Technique | None" = None
    """What the hands do instead in a softened session, in the same zones; None: the same."""
    when_ticklish: "Technique | None" = None
    """What the hands do instead on ticklish feet, in the same zones; None: the same."""
    to_mid_thigh: "Technique | None" = None
    """The same with words and a picture that end at mid-thigh; None: it cannot end there."""
    ends_at_mid_thigh: bool = False
    """It works on the lower half of the thigh alone."""

    @property
    def zone(self) -> Zone:
        """The zone it is shown and counted under: the highest it reaches."""
        return self.zones[-1]

    @property
    def reaches(self) -> Height:
        """The least height that the recipient must allow for it."""
        highest = max(self.zones)
        if highest is Zone.THIGH and not self.ends_at_mid_thigh:
            return Height.HIP
        return next(height for height in Height if highest <= height.zone)


@dataclass(frozen=True, slots=True)
class Step:
    """A technique for some seconds, with the routine's own cue, pace and pressure."""

    technique: Technique
    seconds: int
    part: Part
    cue: str
    instructions: tuple[str, ...]
    pace: int
    """Seconds for one cycle."""
    pressure: Pressure

    @property
    def zone(self) -> Zone:
        return self.technique.zone


@dataclass(frozen=True, slots=True)
class Routine:
    """The recipe of one leg; the other leg is the same, mirrored."""

    id: str
    name: str
    summary: str
    """One sentence: what it is."""
    suits: str
    """Whom or what it suits, in a few words."""
    steps: tuple[Step, ...]
    pose: Pose = Pose.STRAIGHT
    face: Technique | None = None
    """The technique whose picture stands for the routine; None: its longest main step's."""
    softened: bool = False
    """Every stroke is soft and slow, for legs that ask for it (`adapt.soften`)."""

    @property
    def main_technique(self) -> Technique:
        """What its card shows."""
        if self.face is not None:
            return self.face
        main = [step for step in self.steps if step.part is Part.MAIN] or list(self.steps)
        return max(main, key=lambda step: step.seconds).technique


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: a path of keys and indexes such as ("steps", 3, "pressure")."""

    path: tuple[str | int, ...]
    message: str
    warning: bool = False
    """A warning does not keep the routine from being used."""
