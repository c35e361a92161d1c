"""Whether the system asks for less motion, or for more contrast.

Qt tells the first from 6.12 on, the second from 6.10 on; before, nothing is known."""

from collections.abc import Callable


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
