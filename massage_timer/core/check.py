"""What is known of a thing that the session would like to have: a sound, a voice, a lit screen.

Pure. Devices say it, pages show it; whatever is missing is told in words and never an error.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """The state of one thing, in words for a person."""

    fine: bool | None
    """None: it is being found out, or it has been switched off."""
    words: str
    """One short sentence."""
