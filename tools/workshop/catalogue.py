"""Finds every picture: each file in `scenes` names its own in a table called PICTURES."""

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

from workshop import scenes
from workshop.picture import Picture

Author = Callable[[], Picture]


def authors() -> dict[str, tuple[Author, Path]]:
    """By a picture's name: what describes it, and the file that does."""
    found: dict[str, tuple[Author, Path]] = {}
    for module_info in pkgutil.iter_modules(scenes.__path__):
        module = importlib.import_module(f"workshop.scenes.{module_info.name}")
        for name, author in getattr(module, "PICTURES", {}).items():
            if name in found:
                raise ValueError(f"two files describe {name}: {found[name][1]}, {module.__file__}")
            found[name] = (author, Path(str(module.__file__)))
    return dict(sorted(found.items()))
