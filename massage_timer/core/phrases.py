"""The words: what is said for a cue, and the names of sides, zones, parts and pressures.

Pure. Every sentence a session can say stands here, so that screen, voice and terminal agree.
"""

from typing import assert_never

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.routine import Side, Step, Zone
from massage_timer.core.timeline import Refusal

PRESSURE_WORDS = {1: "Feather", 2: "Soft", 3: "Medium", 4: "Firm", 5: "Deep"}
ZONE_NAMES = {
    Zone.FOOT: "Foot",
    Zone.ANKLE: "Ankle",
    Zone.CALF: "Calf",
    Zone.KNEE: "Knee",
    Zone.THIGH: "Thigh",
    Zone.HIP: "Hip",
}
LEG_NAMES = {Side.LEFT: "Left leg", Side.RIGHT: "Right leg"}
LEG_CAPITALS = {Side.LEFT: "LEFT LEG", Side.RIGHT: "RIGHT LEG"}
SIDE_NAMES = {Side.LEFT: "Left", Side.RIGHT: "Right"}
REFUSALS = {
    Refusal.LAST_STEP: "this is the last step of the leg",
    Refusal.NO_TIME: "no time left to give in this leg",
    Refusal.LIGHTEST: "it is feather-light already",
    Refusal.NOT_YET: "the step has not begun yet",
}


def clock(seconds: int) -> str:
    """Minutes and seconds with a colon, such as 2:44 or 11:02."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def pressure_words(level: int) -> str:
    """Such as "Soft, 2 of 5"."""
    return f"{PRESSURE_WORDS[level]}, {level} of 5"


def zone_words(step: Step) -> str:
    """The zone a step works on; a stroke over several zones is the whole leg."""
    return ZONE_NAMES[step.zone] if len(step.technique.zones) == 1 else "Whole leg"


def cover_words(coming: Side) -> str:
    """What to do at the change to the coming leg."""
    return f"Cover the {coming.other.value} leg. Take a little oil."


def spoken(cue: Cue) -> str:
    """What the guide says for a cue; empty where it says nothing."""
    name = cue.step.technique.name if cue.step is not None else ""
    match cue.kind:
        case CueKind.GET_READY:
            return f"{LEG_NAMES[cue.side]}. {name}."
        case CueKind.STEP:
            return f"{name}. {cue.step.cue}" if cue.step is not None else ""
        case CueKind.TEN_SECONDS:
            return f"Next: {cue.following.technique.name.lower()}." if cue.following else ""
        case CueKind.ONE_MINUTE:
            return "Pressure all right?"
        case CueKind.HALF_LEG:
            return ""
        case CueKind.CHANGE_LEGS:
            return f"Change legs. {LEG_NAMES[cue.side]}."
        case CueKind.FINISHED:
            return "Both legs done. Five minutes each."
        case CueKind.STOPPED:
            return "Stopped."
        case CueKind.PAUSED:
            return "Paused. Any key goes on."
        case CueKind.RESUMED:
            return "Going on."
        case CueKind.STAYED:
            return "Staying here, one stroke longer."
        case CueKind.SOFTENED:
            return "Softer for the rest of this leg."
        case CueKind.REFUSED:
            reason = REFUSALS[cue.refusal] if cue.refusal is not None else ""
            return f"{cue.asked.capitalize()}: {reason}."
        case CueKind.SLEPT:
            return _slept(cue)
        case unknown:
            assert_never(unknown)


def _slept(cue: Cue) -> str:
    where = f"{LEG_NAMES[cue.side]}, {zone_words(cue.step).lower()}" if cue.step else ""
    left = clock(-(-cue.leg_left // 1000))
    return f"The computer slept for {clock(cue.gap // 1000)}. {where}, {left} left."
