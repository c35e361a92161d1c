"""What a press on a field of a step asks for, as an edit of what is written. Pure.

A value that comes to what the catalogue says anyway is taken out of the file.
"""

from collections.abc import Sequence

from massage_timer.core.draft import StepDraft
from massage_timer.core.laws import FEWEST_CYCLES, PACE_SECONDS, cap
from massage_timer.core.routine import LEG_SECONDS, LOWEST_PRESSURE, Part, Pressure, Technique
from massage_timer.core.written import SetText, SetTexts, plain

LARGEST_SHARE = 100
USUAL_STROKES = 6
LEAST_STROKES = 5
"""Of a new step: in fewer not the words of every technique can be heard and read."""
USUAL_PACE = 5
"""Of a step without a technique."""


def stroke_of(step: StepDraft) -> int:
    """Seconds of one stroke."""
    return max(1, step.step.pace) if step.step is not None else USUAL_PACE


def lengthened(step: StepDraft, place: int, by: int) -> SetText | None:
    """One stroke more or less, in whole strokes; where there is a share, one share. None: it is as
    short or long as can be."""
    share = shares(step)
    if "share" in step.words:
        wanted = min(max(1, (share or 1) + by), LARGEST_SHARE)
        return None if wanted == share else SetText(place, "share", str(wanted))
    pace, now = stroke_of(step), step.seconds
    if not now:
        return SetText(place, "seconds", str(USUAL_STROKES * pace))
    wanted = (now // pace + by) * pace if by > 0 else -(-now // pace) * pace + by * pace
    wanted = min(max(FEWEST_CYCLES * pace, wanted), LEG_SECONDS)
    return None if wanted == now else SetText(place, "seconds", str(wanted))


def shares(step: StepDraft) -> int | None:
    """The share, if it is one."""
    text = step.words.get("share", "")
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 6 else None


def measured(step: StepDraft, place: int, *, by_share: bool) -> SetText | None:
    """From seconds to a share, or back, with the length that it has now."""
    if by_share == ("share" in step.words):
        return None
    if by_share:
        return SetText(place, "share", "1")
    return SetText(place, "seconds", str(step.seconds or USUAL_STROKES * stroke_of(step)))


def paced(step: StepDraft, place: int, by: int) -> SetText | None:
    """A second more or less for each stroke."""
    if step.step is None or step.technique is None:
        return None
    wanted = min(max(PACE_SECONDS[0], step.step.pace + by), PACE_SECONDS[-1])
    if wanted == step.step.pace:
        return None
    return SetText(place, "pace", "" if wanted == step.technique.pace else str(wanted))


def pressed(step: StepDraft, place: int, level: int, *, later: bool) -> SetText | None:
    """Another pressure. In the first half it takes the second half with it unless that has one of
    its own."""
    if step.step is None or step.technique is None:
        return None
    now = step.step.pressure
    end = level if later or now.start == now.end else now.end
    wanted = Pressure(now.start if later else level, end)
    wanted = wanted.at_most(cap(step.technique)) if not later else wanted
    text = str(wanted.start) if wanted.start == wanted.end else f"{wanted.start} to {wanted.end}"
    return SetText(place, "pressure", "" if wanted == step.technique.pressure else text)


def parted(step: StepDraft, place: int, part: Part) -> SetText:
    usual = step.technique is not None and step.technique.part is part
    return SetText(place, "part", "" if usual else part.value)


def cued(step: StepDraft, place: int, text: str) -> SetText:
    usual = step.technique is not None and plain(text) == step.technique.cue
    return SetText(place, "cue", "" if usual else text)


def instructed(step: StepDraft, place: int, texts: Sequence[str]) -> SetTexts:
    given = tuple(filter(None, map(plain, texts)))
    usual = step.technique is not None and given == step.technique.instructions
    return SetTexts(place, "instructions", () if usual else given)


def words_for(technique: Technique, free: int) -> dict[str, str]:
    """A new step: about as long as steps are, but no longer than what is free. Where that is too
    little for its words, it is as long as steps are, and Fit makes room for it."""
    strokes = min(USUAL_STROKES, free // technique.pace)
    if strokes < LEAST_STROKES:
        strokes = USUAL_STROKES
    return {"technique": technique.id, "seconds": str(strokes * technique.pace)}


def levels(technique: Technique | None) -> range:
    """The pressures that the technique and its zones allow."""
    return range(LOWEST_PRESSURE, (cap(technique) if technique is not None else 3) + 1)
