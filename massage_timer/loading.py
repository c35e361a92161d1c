"""Loads what the window needs without what only takes time and memory meanwhile."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """While the window's modules are loaded; `PySide6` itself is loaded before."""
    _leave_sources_unread()
    gc.disable()  # of what is loaded nothing becomes garbage, ...
    try:
        yield
    finally:
        gc.freeze()  # ... so it need never be looked through
        gc.enable()


def _leave_sources_unread() -> None:
    """PySide reads the source of every module from now on, and keeps it, to see whether the module
    could want its methods renamed. None of ours does."""
    feature = vars(sys.modules.get("shibokensupport.feature", sys))
    if "_mod_uses_pyside" in feature:
        feature["_mod_uses_pyside"] = lambda _module: False
