"""A routine while it is being written: its words, what they come to, and what is wrong with them.

Pure data; the store reads a file into it, the editor shows it.
"""

from dataclasses import dataclass

from massage_timer.core.routine import Routine, Step, Technique
from massage_timer.core.written import Words


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a key, a step, or all of it."""

    message: str
    """A sentence with its remedy."""
    key: str = ""
    """Of the step, or of the routine; "": it is about no key alone."""
    warning: bool = False
    """It does not keep the routine from being used."""


@dataclass(frozen=True, slots=True)
class StepDraft:
    """One step as it is written, and what it comes to."""

    words: Words
    """As the file has them: "technique", "seconds" or "share", and what else is given of "part",
    "cue", "pace", "pressure" and "instructions"."""
    technique: Technique | None
    """None: there is no such technique."""
    step: Step | None
    """With all that the file leaves to the catalogue; its seconds are 0 where they are not known.
    None without a technique."""
    remarks: tuple[Remark, ...] = ()
    has_comments: bool = False
    """Comments of the file stand in it or right above it."""

    @property
    def seconds(self) -> int:
        """How long it lasts; 0 where that is not known."""
        return self.step.seconds if self.step is not None else 0


@dataclass(frozen=True, slots=True)
class RoutineDraft:
    """A routine as it is written, and what it comes to."""

    words: Words
    """"name", "about", "suits", and what else is given of "pose" and "picture"."""
    steps: tuple[StepDraft, ...]
    routine: Routine | None
    """None as long as there are mistakes."""
    remarks: tuple[Remark, ...] = ()
    """Those about no single step."""

    @property
    def seconds(self) -> int:
        """All steps together, as far as they are known."""
        return sum(step.seconds for step in self.steps)

    @property
    def mistakes(self) -> int:
        """How many remarks are more than a warning."""
        every = [*self.remarks, *(remark for step in self.steps for remark in step.remarks)]
        return sum(not remark.warning for remark in every)
