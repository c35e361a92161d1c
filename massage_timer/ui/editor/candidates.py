"""What can stand at a place of a routine: first what keeps the climb, then the rest, with why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from massage_timer.core.draft import RoutineDraft
from massage_timer.core.language import N_, _
from massage_timer.core.laws import order_problems
from massage_timer.core.names import WHOLE_LEG, ZONE_NAMES
from massage_timer.core.routine import Part, Problem, Step, Technique
from massage_timer.ui.editor.rows import HEAD
from massage_timer.ui.learn.entries import Entry, technique_entry

NOT_HERE = N_("Would break the order here")


@dataclass(frozen=True, slots=True)
class Candidates:
    """The entries of a picker, and why some of them stand last."""

    entries: tuple[Entry, ...]
    reasons: Mapping[str, str]
    """By the id of a technique; those that are not in it fit."""
    best: str
    """The id of what is offered first."""


def candidates(
    techniques: Mapping[str, Technique], draft: RoutineDraft, place: int, *, instead: bool
) -> Candidates:
    """For a new step that comes to stand at `place`; `instead`: for the one that stands there."""
    steps = [step.step for step in draft.steps]
    after = steps[place + 1 :] if instead else steps[place:]
    part = _part(draft, place) if instead else None
    known = _told(order_problems([*steps[:place], None, *after]))
    reasons: dict[str, str] = {}
    for id_, technique in techniques.items():
        step = _step_of(technique, part)
        told = _told(order_problems([*steps[:place], step, *after]))
        new = [message for message in told if message not in known]
        if new:
            reasons[id_] = new[0][:1].upper() + new[0][1:]
    entries = [technique_entry(technique) for technique in techniques.values()]
    groups = [*ZONE_NAMES.values(), WHOLE_LEG]
    entries.sort(key=lambda entry: (entry.id in reasons, groups.index(entry.group)))
    shown = tuple(
        replace(entry, group=_(NOT_HERE)) if entry.id in reasons else entry for entry in entries
    )
    return Candidates(shown, reasons, _best(shown, reasons, draft, place, instead))


def place_for_new(draft: RoutineDraft, chosen: int) -> int:
    """Where a step is added: behind the chosen one. Where the routine itself is chosen, before the
    finish; at the front hardly anything keeps the climb."""
    if chosen != HEAD:
        return chosen + 1
    parts = [step.step.part if step.step is not None else None for step in draft.steps]
    return parts.index(Part.FINISH) if Part.FINISH in parts else len(parts)


def all_of(techniques: Mapping[str, Technique], chosen: str) -> Candidates:
    """Every technique, where no order is to be kept."""
    entries = [technique_entry(technique) for technique in techniques.values()]
    groups = [*ZONE_NAMES.values(), WHOLE_LEG]
    entries.sort(key=lambda entry: groups.index(entry.group))
    return Candidates(tuple(entries), {}, chosen if chosen in techniques else entries[0].id)


def _step_of(technique: Technique, part: Part | None) -> Step:
    return Step(
        technique,
        2 * technique.pace,
        part or technique.part,
        technique.cue,
        technique.instructions,
        technique.pace,
        technique.pressure,
    )


def _part(draft: RoutineDraft, place: int) -> Part | None:
    """The part that the file gives a step."""
    step = draft.steps[place]
    return step.step.part if step.step is not None and "part" in step.words else None


def _told(problems: Iterable[Problem]) -> list[str]:
    return [problem.message for problem in problems]


def _best(
    shown: Sequence[Entry],
    reasons: Mapping[str, str],
    draft: RoutineDraft,
    place: int,
    instead: bool,
) -> str:
    """What stands there already, else the first that fits where the hands are."""
    if instead:
        there = draft.steps[place].technique
        if there is not None:
            return there.id
    before = draft.steps[place - 1].technique if place else None
    fitting = [entry for entry in shown if entry.id not in reasons]
    if before is not None:
        zone = ZONE_NAMES[before.zone]
        near = (entry for entry in fitting if entry.group == zone and entry.id != before.id)
        found = next(near, None)
        if found is not None:
            return found.id
    return (fitting or shown)[0].id if shown else ""
