"""What is said for a cue.

Pure. Every sentence a session can say stands here, so that screen, voice and terminal agree.
"""

from typing import assert_never

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame
from massage_timer.core.manner import SoundSet
from massage_timer.core.names import LEG_NAMES, clock, pose_words, zone_words
from massage_timer.core.safety import PRESSURE_LIGHTEST, PRESSURE_QUESTION, STOP_TITLE
from massage_timer.core.session import Phase
from massage_timer.core.timeline import Refusal

GOES_ON = "Any key goes on."
PAUSED = f"Paused. {GOES_ON}"
LIGHT = "Light touch"
"""Stands beside all of a session that the safety check softened."""
SETS = {
    SoundSet.FULL: "All sounds.",
    SoundSet.QUIET: "Quiet: softer sounds, and nothing is counted down.",
    SoundSet.SILENT: "Silent. The screen says everything.",
}
"""What is shown when another set of sounds was chosen on the way."""
REFUSALS = {
    Refusal.LAST_STEP: "this is the last step of the leg",
    Refusal.NO_TIME: "no time left to give in this leg",
    Refusal.LIGHTEST: "it is feather-light already",
    Refusal.NOT_YET: "the step has not begun yet",
}


def doing(frame: Frame) -> str:
    """What goes on, as the title of a window or of a player; "" where nothing does."""
    if frame.step is None:
        return ""
    changes = frame.phase is Phase.CHANGE
    return f"{LEG_NAMES[frame.side]}: {'Change legs' if changes else frame.step.technique.name}"


def spoken(cue: Cue) -> str:
    """What the guide says for a cue; empty where it says nothing."""
    name = cue.step.technique.name if cue.step is not None else ""
    match cue.kind:
        case CueKind.GET_READY:
            return f"{LEG_NAMES[cue.side]}. {name}."
        case CueKind.STEP:
            return f"{name}. {cue.step.cue}" if cue.step is not None else ""
        case CueKind.TEN_SECONDS:
            if cue.following is None:
                return "Next: change legs." if cue.to_change else ""
            pose = pose_words(cue.step, cue.following)
            return f"Next: {cue.following.technique.name}. {pose}".strip()
        case CueKind.ONE_MINUTE:
            return (PRESSURE_LIGHTEST if cue.lightest else PRESSURE_QUESTION).whole
        case CueKind.HALF_LEG | CueKind.COUNT | CueKind.STROKE:
            return ""
        case CueKind.CHANGE_LEGS:
            return f"Change legs. {LEG_NAMES[cue.side]}."
        case CueKind.FINISHED:
            return "Both legs done. Five minutes each."
        case CueKind.STOPPED:
            return "Stopped."
        case CueKind.PAUSED:
            return f"Paused. {STOP_TITLE}" if cue.asked else PAUSED
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
            return f"The computer slept for {_lost(cue)}"
        case CueKind.STALLED:
            return f"The program stood still for {_lost(cue)}"
        case unknown:
            assert_never(unknown)


def _lost(cue: Cue) -> str:
    """How long nothing went on, where the hands were, and what the leg still has to get."""
    where = f"{LEG_NAMES[cue.side]}, {zone_words(cue.step).lower()}" if cue.step else ""
    left = clock(-(-cue.leg_left // 1000))
    return f"{clock(cue.gap // 1000)}. {where}, {left} left."
