"""How often a law is tried that takes long, and what is tried by `make soak` alone."""

import pytest
from hypothesis import settings


def tried(times: int) -> int:
    """So many times; where the profile wants more than its usual hundred, as many times more."""
    return times * settings().max_examples // 100


in_full = pytest.mark.skipif(tried(100) <= 100, reason="takes minutes; `make soak` does it")
