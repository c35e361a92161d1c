"""The names of sides, zones and pressures, and how a time is written. Pure, and quick to load."""

from massage_timer.core.language import numerals
from massage_timer.core.routine import Height, Pose, Side, Step, Zone

PRESSURE_WORDS = {1: "Feather", 2: "Soft", 3: "Medium", 4: "Firm", 5: "Deep"}
ZONE_NAMES = {
    Zone.FOOT: "Foot",
    Zone.ANKLE: "Ankle",
    Zone.CALF: "Calf",
    Zone.KNEE: "Knee",
    Zone.THIGH: "Thigh",
    Zone.HIP: "Hip",
}
WHOLE_LEG = "Whole leg"
"""Where a stroke works on several zones."""
HEIGHT_NAMES = {
    Height.ANKLE: "Ankle",
    Height.BELOW_KNEE: "Below the knee",
    Height.MID_THIGH: "Mid-thigh",
    Height.HIP: "Hip",
}
POSE_CHANGES = {
    Pose.STRAIGHT: "Let the leg lie straight again.",
    Pose.KNEE_BENT: "Bend the knee so the foot rests flat.",
}
"""What to do with the leg before a step that has another pose than the one before it."""
LEG_NAMES = {Side.LEFT: "Left leg", Side.RIGHT: "Right leg"}
LEG_CAPITALS = {Side.LEFT: "LEFT LEG", Side.RIGHT: "RIGHT LEG"}
SIDE_NAMES = {Side.LEFT: "Left", Side.RIGHT: "Right"}


def clock(seconds: int) -> str:
    """Minutes and seconds with a colon, such as 2:44 or 11:02."""
    return numerals(f"{seconds // 60}:{seconds % 60:02d}")


def pressure_words(level: int) -> str:
    """Such as "Soft, 2 of 5"."""
    return f"{PRESSURE_WORDS[level]}, {level} of 5"


def zone_words(step: Step) -> str:
    """The zone a step works on; a stroke over several zones is the whole leg."""
    return ZONE_NAMES[step.zone] if len(step.technique.zones) == 1 else WHOLE_LEG


def pose_words(step: Step | None, following: Step | None) -> str:
    """How to lay the leg for the following step; "" where it stays as it is."""
    if step is None or following is None or step.technique.pose is following.technique.pose:
        return ""
    return POSE_CHANGES[following.technique.pose]


def cover_words(coming: Side) -> str:
    """What to do at the change to the coming leg."""
    return f"Cover the {coming.other.value} leg. Take a little oil."
