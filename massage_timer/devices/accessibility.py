"""What the system asks for whoever sees or bears less: less motion, more contrast, larger text.

Qt tells the first from 6.12 on, the second from 6.10 on, and never the third; what else a desktop
says comes as `DesktopWishes`.
"""

from collections.abc import Callable
from dataclasses import dataclass

LARGEST_TEXT = 2.0


@dataclass(frozen=True, slots=True)
class DesktopWishes:
    """What a desktop asks for beside what Qt tells of it."""

    less_motion: bool = False
    text: float = 1.0
    """How much larger text shall be, 1 to 2."""

    def __post_init__(self) -> None:
        """Raises ValueError for a size of text that there is not."""
        if not 1.0 <= self.text <= LARGEST_TEXT:
            raise ValueError(f"text cannot be {self.text} times as large")


NOTHING_WISHED = DesktopWishes()


def wants_less_motion(hints: object) -> bool:
    """`hints` are the application's style hints."""
    preference = getattr(_accessibility(hints), "motionPreference", None)
    return preference is not None and preference().value != 0  # 0 is "no preference"


def when_motion_changes(hints: object, then: Callable[[], object]) -> None:
    """Call `then` each time the answer may have become another."""
    changed = getattr(_accessibility(hints), "motionPreferenceChanged", None)
    if changed is not None:
        changed.connect(then)


def wants_more_contrast(hints: object) -> bool:
    """`hints` are the application's style hints."""
    preference = getattr(_accessibility(hints), "contrastPreference", None)
    return preference is not None and preference().value != 0


def when_contrast_changes(hints: object, then: Callable[[], object]) -> None:
    """Call `then` each time the answer may have become another."""
    changed = getattr(_accessibility(hints), "contrastPreferenceChanged", None)
    if changed is not None:
        changed.connect(then)


def _accessibility(hints: object) -> object:
    """What came with Qt 6.10; None before."""
    ask = getattr(hints, "accessibility", None)
    return None if ask is None else ask()
