"""What the row of a step says: pure words, for the table and for screen readers alike."""

from dataclasses import dataclass

from massage_timer.core.draft import Remark, RoutineDraft, StepDraft
from massage_timer.core.language import N_, _, ngettext, number, numerals, pgettext, together
from massage_timer.core.names import (
    PRESSURE_WORDS,
    PRESSURES_WITHIN,
    clock,
    zone_within,
    zone_words,
)
from massage_timer.core.routine import LEG_SECONDS, Part, Pose, Pressure
from massage_timer.core.written import Words

PART_NAMES = {Part.WARM_UP: N_("Warm-up"), Part.MAIN: N_("Main"), Part.FINISH: N_("Finish")}
_WITH_PART = {
    Part.WARM_UP: N_("{zone}, warm-up"),
    Part.MAIN: "{zone}",
    Part.FINISH: N_("{zone}, finish"),
}
POSE_NAMES = {Pose.STRAIGHT: N_("Straight"), Pose.KNEE_BENT: N_("Knee bent")}
NO_NAME = N_("A routine without a name")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a row."""

    text: str
    own: bool = False
    """The file gives it; the catalogue does not."""
    wrong: bool = False
    """It is no value; it stands there as it is written."""


def written(words: Words, key: str) -> str:
    """What stands behind a key, on one line; "" where nothing does."""
    value = words.get(key, "")
    return value if isinstance(value, str) else " ".join(value)


def remarks_on(remarks: tuple[Remark, ...], key: str) -> tuple[Remark, ...]:
    return tuple(remark for remark in remarks if remark.key == key)


def is_wrong(step: StepDraft, key: str) -> bool:
    """Whether something is written behind a key that is more than doubtful."""
    return bool(written(step.words, key)) and any(
        not each.warning for each in remarks_on(step.remarks, key)
    )


def sentence(remark: Remark) -> str:
    """The remark as it begins a line."""
    return remark.message[:1].upper() + remark.message[1:]


def name_cell(step: StepDraft) -> Cell:
    if step.technique is not None:
        return Cell(step.technique.name)
    return Cell(written(step.words, "technique") or _("No technique"), wrong=True)


def place_words(step: StepDraft) -> str:
    """Zone and part, such as "Foot, warm-up"; of the main part only the zone is said."""
    if step.step is None:
        return _("Not in the catalogue") if written(step.words, "technique") else _("Choose one")
    return _(_WITH_PART[step.step.part]).format(zone=zone_words(step.step))


def length_cell(step: StepDraft) -> Cell:
    for key in ("seconds", "share"):
        if is_wrong(step, key) and not step.seconds:
            return Cell(written(step.words, key), wrong=True)
    seconds = written(step.words, "seconds")
    if step.step is None and seconds.isdecimal():
        return Cell(_("{n} s").format(n=numerals(seconds)))
    return Cell(_("{n} s").format(n=number(step.seconds) if step.seconds else "?"))


def strokes_cell(step: StepDraft) -> Cell:
    """Such as "6 × 6 s"; what is left of the last stroke is said. A share stands before it."""
    share = written(step.words, "share")
    before = _("share {share}").format(share=numerals(share)) if share else ""
    own = bool(written(step.words, "pace"))
    if is_wrong(step, "pace"):
        return Cell(_("pace {pace}").format(pace=written(step.words, "pace")), own, wrong=True)
    if step.step is None or not step.seconds:
        return Cell(before)
    whole, rest = divmod(step.seconds, max(1, step.step.pace))
    # Translators: so many strokes of so many seconds, and what is left over
    strokes = _("{strokes} × {pace} s + {rest} s") if rest else _("{strokes} × {pace} s")
    strokes = strokes.format(strokes=number(whole), pace=number(step.step.pace), rest=number(rest))
    if before:
        strokes = _("{name}: {words}").format(name=before, words=strokes)
    return Cell(strokes, own)


def pressure_text(pressure: Pressure) -> str:
    return _from_to(PRESSURE_WORDS, pressure)


def _from_to(first: dict[int, str], pressure: Pressure) -> str:
    """The words for its start are of `first`."""
    start, end = pressure.start, pressure.end
    words = _(first.get(start, str(start)))
    if start == end:
        return words
    # Translators: a change of pressure, such as "Soft to firm"
    return _("{start} to {end}").format(start=words, end=_(PRESSURES_WITHIN.get(end, str(end))))


def pressure_cell(step: StepDraft) -> Cell:
    own = bool(written(step.words, "pressure"))
    if is_wrong(step, "pressure"):
        return Cell(written(step.words, "pressure"), own, wrong=True)
    return Cell(pressure_text(step.step.pressure) if step.step is not None else "", own)


def cue_cell(step: StepDraft) -> Cell:
    own = written(step.words, "cue")
    return Cell(own or (step.step.cue if step.step is not None else ""), bool(own))


def shows_own(draft: RoutineDraft) -> bool:
    """Whether some row has a value of the file's own."""
    cells = (strokes_cell, pressure_cell, cue_cell)
    return any(cell(step).own for step in draft.steps for cell in cells)


def problem_words(remarks: tuple[Remark, ...]) -> str:
    """Such as "1 problem: …", said aloud; "" for none."""
    if not remarks:
        return ""
    count = count_words(len(remarks))
    sentences = ". ".join(sentence(remark).rstrip(".") for remark in remarks)
    # Translators: {count} is such as "2 problems", {problems} says each
    return _("{count}: {problems}.").format(count=count, problems=sentences)


def count_words(problems: int) -> str:
    """Such as "2 problems"."""
    words = ngettext("{count} problem", "{count} problems", problems)
    return words.format(count=number(problems))


def row_words(draft: RoutineDraft, place: int) -> str:
    """A step as one can hear it: where it stands, what it is, how long, how hard, what is wrong."""
    step = draft.steps[place]
    said = [f"{step_words(draft, place)}."]
    if step.step is None:
        known = bool(written(step.words, "technique"))
        # Translators: {name} is that of a technique
        told = _("{name}, not in the catalogue.") if known else _("{name}, choose one.")
        said.append(told.format(name=name_cell(step).text))
    else:
        where = _(_WITH_PART[step.step.part]).format(zone=zone_within(step.step))
        facts = [step.step.technique.name, where]
        if step.seconds:
            whole = step.seconds // max(1, step.step.pace)
            strokes = ngettext(
                "{count} stroke of {pace} seconds", "{count} strokes of {pace} seconds", whole
            ).format(count=number(whole), pace=number(step.step.pace))
            seconds = ngettext("{count} second", "{count} seconds", step.seconds)
            facts += [seconds.format(count=number(step.seconds)), strokes]
        wrong = is_wrong(step, "pressure")
        pressure = step.step.pressure
        facts.append(pressure_cell(step).text if wrong else _from_to(PRESSURES_WITHIN, pressure))
        said.append(f"{pgettext('list', ', ').join(facts)}.")
    said.append(problem_words(step.remarks))
    return together(filter(None, said))


def head_words(draft: RoutineDraft) -> str:
    """The routine itself, as one can hear it."""
    name = written(draft.words, "name") or _(NO_NAME)
    said = f"{name}. {written(draft.words, 'about')} {budget_words(draft)}"
    return f"{said}. {problem_words(draft.remarks)}".strip()


def step_words(draft: RoutineDraft, place: int) -> str:
    """Such as "Step 2 of 8"."""
    words = _("Step {number} of {count}")
    return words.format(number=number(place + 1), count=number(len(draft.steps)))


def about_words(draft: RoutineDraft) -> str:
    """Below the name: whom it suits and how the leg lies."""
    suits = written(draft.words, "suits")
    pose = written(draft.words, "pose")
    said = {
        "": _("Leg straight."),
        Pose.STRAIGHT.value: _("Leg straight."),
        Pose.KNEE_BENT.value: _("Leg knee bent."),
    }.get(pose) or _("Leg {pose}.").format(pose=pose)
    # Translators: whom a routine suits, and how the leg lies, such as "First times. Leg straight."
    return _("{suits}. {pose}").format(suits=suits, pose=said) if suits else said


def left_words(draft: RoutineDraft) -> str:
    """What is missing of five minutes, or too much; "" where they are full."""
    left = LEG_SECONDS - draft.seconds
    if not left:
        return ""
    said = _("{n} s to add") if left > 0 else _("{n} s too much")
    return said.format(n=number(abs(left)))


def unknown(draft: RoutineDraft) -> int:
    """How many steps have no length that is known."""
    return sum(not step.seconds for step in draft.steps)


def budget_words(draft: RoutineDraft) -> str:
    """All about the five minutes in one line."""
    left = left_words(draft)
    words = _("{time} of {whole}").format(time=clock(draft.seconds), whole=clock(LEG_SECONDS))
    return f"{words}, {left}" if left else words
