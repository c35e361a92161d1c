"""Loads what the window needs without looking for garbage meanwhile, of which there is none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """While the window's modules are loaded."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what was loaded stays, so it need never be looked through
        gc.enable()
