"""What is said for a cue.

Pure. Every sentence a session can say stands here, so that screen, voice and terminal agree.
"""

from typing import assert_never

from massage_timer.core.commands import COMMANDS
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame
from massage_timer.core.language import N_, _
from massage_timer.core.manner import SoundSet
from massage_timer.core.names import LEG_NAMES, clock, pose_words, zone_within
from massage_timer.core.routine import Side
from massage_timer.core.safety import PRESSURE_LIGHTEST, PRESSURE_QUESTION
from massage_timer.core.session import Phase
from massage_timer.core.timeline import Refusal

GOES_ON = N_("Any key goes on.")
PAUSED = N_("Paused. Any key goes on.")
LIGHT = N_("Light touch")
"""Stands beside all of a session that the safety check softened."""
SETS = {
    SoundSet.FULL: N_("All sounds."),
    SoundSet.QUIET: N_("Quiet: softer sounds, and nothing is counted down."),
    SoundSet.SILENT: N_("Silent. The screen says everything."),
}
"""What is shown when another set of sounds was chosen on the way."""
REFUSALS = {
    Refusal.LAST_STEP: N_("this is the last step of the leg"),
    Refusal.NO_TIME: N_("no time left to give in this leg"),
    Refusal.LIGHTEST: N_("it is feather-light already"),
    Refusal.NOT_YET: N_("the step has not begun yet"),
}
"""Why not; what was asked for stands before it, with a colon."""
_ASKED = {binding.command.value: binding.name for binding in COMMANDS}
_CHANGES = {
    Side.LEFT: N_("Change legs. Left leg."),
    Side.RIGHT: N_("Change legs. Right leg."),
}


def doing(frame: Frame) -> str:
    """What goes on, as the title of a window or of a player; "" where nothing does."""
    if frame.step is None:
        return ""
    changes = frame.phase is Phase.CHANGE
    what = _("Change legs") if changes else frame.step.technique.name
    # Translators: such as "Left leg: Calf glide"
    return _("{leg}: {what}").format(leg=_(LEG_NAMES[frame.side]), what=what)


def spoken(cue: Cue) -> str:
    """What the guide says for a cue; empty where it says nothing."""
    name = cue.step.technique.name if cue.step is not None else ""
    match cue.kind:
        case CueKind.GET_READY:
            return _("{leg}. {name}.").format(leg=_(LEG_NAMES[cue.side]), name=name)
        case CueKind.STEP:
            if cue.step is None:
                return ""
            # Translators: the name of a technique, and what the hands do, which is a sentence
            return _("{name}. {cue}").format(name=name, cue=cue.step.cue)
        case CueKind.TEN_SECONDS:
            if cue.following is None:
                return _("Next: change legs.") if cue.to_change else ""
            name, pose = cue.following.technique.name, pose_words(cue.step, cue.following)
            if not pose:
                return _("Next: {name}.").format(name=name)
            # Translators: {pose} is a sentence that says how to lay the leg
            return _("Next: {name}. {pose}").format(name=name, pose=pose)
        case CueKind.ONE_MINUTE:
            return (PRESSURE_LIGHTEST if cue.lightest else PRESSURE_QUESTION).whole
        case CueKind.HALF_LEG | CueKind.COUNT | CueKind.STROKE:
            return ""
        case CueKind.CHANGE_LEGS:
            return _(_CHANGES[cue.side])
        case CueKind.FINISHED:
            return _("Both legs done. Five minutes each.")
        case CueKind.STOPPED:
            return _("Stopped.")
        case CueKind.PAUSED:
            return _("Paused. Stop the session?") if cue.asked else _(PAUSED)
        case CueKind.RESUMED:
            return _("Going on.")
        case CueKind.STAYED:
            return _("Staying here, one stroke longer.")
        case CueKind.SOFTENED:
            return _("Softer for the rest of this leg.")
        case CueKind.REFUSED:
            reason = _(REFUSALS[cue.refusal]) if cue.refusal is not None else ""
            asked = _(_ASKED.get(cue.asked, cue.asked))
            # Translators: such as "Next: this is the last step of the leg."
            return _("{asked}: {reason}.").format(asked=asked, reason=reason)
        case CueKind.SLEPT:
            # Translators: such as "The computer slept for 3:12. Left leg, calf, 2:14 left."
            return _lost(_("The computer slept for {gap}. {where}, {left} left."), cue)
        case CueKind.STALLED:
            return _lost(_("The program stood still for {gap}. {where}, {left} left."), cue)
        case unknown:
            assert_never(unknown)


def _lost(words: str, cue: Cue) -> str:
    """How long nothing went on, where the hands were, and what the leg still has to get."""
    where = ""
    if cue.step is not None:
        # Translators: such as "Left leg, calf"
        where = _("{leg}, {zone}")
        where = where.format(leg=_(LEG_NAMES[cue.side]), zone=zone_within(cue.step))
    left = clock(-(-cue.leg_left // 1000))
    return words.format(gap=clock(cue.gap // 1000), where=where, left=left)
