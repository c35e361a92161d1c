"""How often a law is tried that takes long."""

from hypothesis import settings


def tried(times: int) -> int:
    """So many times; where the profile wants more than its usual hundred, as many times more."""
    return times * settings().max_examples // 100
