"""A copy of a routine to begin with, in the words that its reader has seen."""

from massage_timer.core.language import _
from massage_timer.core.routine import Routine
from massage_timer.core.written import SetText, SetTexts
from massage_timer.store.manuscript.outline import outline_of
from massage_timer.store.manuscript.rewriting import rewritten
from massage_timer.store.schema_files import with_own_line


def copied(text: str, name: str, told: Routine | None = None) -> str:
    """A routine's text under another name; `told` is the routine where it is told in another
    language than it is written in. Raises NotEditable."""
    # Translators: the name of a copy of the routine {name}
    mine = _("{name}, mine").format(name=name)
    copy = rewritten(with_own_line(text), SetText(None, "name", mine))
    return copy if told is None else _as_told(copy, told)


def _as_told(text: str, routine: Routine) -> str:
    text = rewritten(text, SetText(None, "about", routine.summary))
    text = rewritten(text, SetText(None, "suits", routine.suits))
    steps = zip(outline_of(text).written.steps, routine.steps, strict=True)
    for place, (words, step) in enumerate(steps):
        if "cue" in words:
            text = rewritten(text, SetText(place, "cue", step.cue))
        if "instructions" in words:
            text = rewritten(text, SetTexts(place, "instructions", step.instructions))
    return text
