"""Shows what adapting did to a routine: its own steps in order, and what has become of each.

Pure; it reads both routines and knows no wish.
"""

from dataclasses import dataclass

from massage_timer.core.language import N_
from massage_timer.core.routine import Routine, Step, Technique

EACH_LEG = N_("5:00 each leg")
"""What `LEG_SECONDS` says."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One step of the routine as it is written."""

    step: Step
    now: Step | None
    """What it has become; None: it is left out, or part of the row before it."""
    joined: bool = False
    """It became the same technique as the row before it, and its time is there."""
    before: int = 0
    """Seconds of this row's step, and of those that joined it."""

    @property
    def seconds(self) -> int:
        return 0 if self.now is None else self.now.seconds

    @property
    def change(self) -> int:
        """Seconds more, or less where it is below 0, than the routine has."""
        return self.seconds - self.before

    @property
    def left_out(self) -> bool:
        return self.now is None and not self.joined

    @property
    def instead(self) -> bool:
        """Another technique stands in for it."""
        return self.now is not None and self.now.technique.id != self.step.technique.id


def plan(before: Routine, after: Routine) -> tuple[PlanRow, ...]:
    """A row for each step of `before`; `after` is what adapting made of it.

    Adapting leaves out, swaps and joins neighbours, and never changes the order, so each step
    belongs to the next one of `after` that may stand for it, or else to the present one.
    """
    rows: list[PlanRow] = []
    place, owner = -1, -1
    for step in before.steps:
        coming = after.steps[place + 1] if place + 1 < len(after.steps) else None
        present = after.steps[place] if place >= 0 else None
        if coming is not None and _stands_for(coming, step):
            place, owner = place + 1, len(rows)
            rows.append(PlanRow(step, coming, before=step.seconds))
        elif present is not None and _stands_for(present, step):
            rows.append(PlanRow(step, None, joined=True))
            head = rows[owner]
            rows[owner] = PlanRow(head.step, head.now, before=head.before + step.seconds)
        else:
            rows.append(PlanRow(step, None, before=step.seconds))
    return tuple(rows)


def _stands_for(now: Step, step: Step) -> bool:
    forms = (step.technique, step.technique.to_mid_thigh)
    low_enough = any(f is not None and f.reaches <= now.technique.reaches for f in forms)
    return low_enough and now.technique.id in _forms(step.technique)


def _forms(technique: Technique) -> set[str]:
    """The ids of all that a technique can become."""
    forms = {technique.id}
    for other in (technique.when_softened, technique.when_ticklish):
        if other is not None:
            forms |= _forms(other)
    return forms
