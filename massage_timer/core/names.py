"""The names of sides, zones and pressures, and how a time is written. Pure, and quick to load.

Tables hold messages; functions return words in the language that is spoken.
"""

from massage_timer.core.language import N_, _, number, numerals
from massage_timer.core.routine import Height, Pose, Side, Step, Zone

PRESSURE_WORDS = {1: N_("Feather"), 2: N_("Soft"), 3: N_("Medium"), 4: N_("Firm"), 5: N_("Deep")}
PRESSURES_WITHIN = {
    1: N_("feather"),
    2: N_("soft"),
    3: N_("medium"),
    4: N_("firm"),
    5: N_("deep"),
}
"""The same within a line."""
ZONE_NAMES = {
    Zone.FOOT: N_("Foot"),
    Zone.ANKLE: N_("Ankle"),
    Zone.CALF: N_("Calf"),
    Zone.KNEE: N_("Knee"),
    Zone.THIGH: N_("Thigh"),
    Zone.HIP: N_("Hip"),
}
ZONES_WITHIN = {
    Zone.FOOT: N_("foot"),
    Zone.ANKLE: N_("ankle"),
    Zone.CALF: N_("calf"),
    Zone.KNEE: N_("knee"),
    Zone.THIGH: N_("thigh"),
    Zone.HIP: N_("hip"),
}
"""The same within a line."""
THE_ZONES = {
    Zone.FOOT: N_("the foot"),
    Zone.ANKLE: N_("the ankle"),
    Zone.CALF: N_("the calf"),
    Zone.KNEE: N_("the knee"),
    Zone.THIGH: N_("the thigh"),
    Zone.HIP: N_("the hip"),
}
TO_ZONES = {
    Zone.FOOT: N_("to the foot"),
    Zone.ANKLE: N_("to the ankle"),
    Zone.CALF: N_("to the calf"),
    Zone.KNEE: N_("to the knee"),
    Zone.THIGH: N_("to the thigh"),
    Zone.HIP: N_("to the hip"),
}
ON_ZONES = {
    Zone.FOOT: N_("on the foot"),
    Zone.ANKLE: N_("on the ankle"),
    Zone.CALF: N_("on the calf"),
    Zone.KNEE: N_("on the knee"),
    Zone.THIGH: N_("on the thigh"),
    Zone.HIP: N_("on the hip"),
}
"""These three: as they stand in a sentence."""
WHOLE_LEG = N_("Whole leg")
"""Where a stroke works on several zones."""
WHOLE_LEG_WITHIN = N_("whole leg")
HEIGHT_NAMES = {
    Height.ANKLE: N_("Ankle"),
    Height.BELOW_KNEE: N_("Below the knee"),
    Height.MID_THIGH: N_("Mid-thigh"),
    Height.HIP: N_("Hip"),
}
POSE_CHANGES = {
    Pose.STRAIGHT: N_("Let the leg lie straight again."),
    Pose.KNEE_BENT: N_("Bend the knee so the foot rests flat."),
}
"""What to do with the leg before a step that has another pose than the one before it."""
LEG_NAMES = {Side.LEFT: N_("Left leg"), Side.RIGHT: N_("Right leg")}
LEG_CAPITALS = {Side.LEFT: N_("LEFT LEG"), Side.RIGHT: N_("RIGHT LEG")}
# Translators: a side
SIDE_NAMES = {Side.LEFT: N_("Left"), Side.RIGHT: N_("Right")}
_COVER = {
    Side.LEFT: N_("Cover the left leg. Take a little oil."),
    Side.RIGHT: N_("Cover the right leg. Take a little oil."),
}
"""By the leg that is done."""


def clock(seconds: int) -> str:
    """Minutes and seconds with a colon, such as 2:44 or 11:02."""
    return numerals(f"{seconds // 60}:{seconds % 60:02d}")


def pressure_words(level: int) -> str:
    """Such as "Soft, 2 of 5"."""
    # Translators: {pressure} is its name, {level} its number
    words = _("{pressure}, {level} of 5")
    return numerals(words.format(pressure=_(PRESSURE_WORDS[level]), level=number(level)))


def zone_words(step: Step) -> str:
    """The zone a step works on; a stroke over several zones is the whole leg."""
    return _(ZONE_NAMES[step.zone] if len(step.technique.zones) == 1 else WHOLE_LEG)


def zone_within(step: Step) -> str:
    """The same within a line."""
    return _(ZONES_WITHIN[step.zone] if len(step.technique.zones) == 1 else WHOLE_LEG_WITHIN)


def pose_words(step: Step | None, following: Step | None) -> str:
    """How to lay the leg for the following step; "" where it stays as it is."""
    if step is None or following is None or step.technique.pose is following.technique.pose:
        return ""
    return _(POSE_CHANGES[following.technique.pose])


def cover_words(coming: Side) -> str:
    """What to do at the change to the coming leg."""
    return _(_COVER[coming.other])
