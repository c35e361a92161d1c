"""Tries pictures of the user's own without a window; the one module here that loads Qt."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from massage_timer.pictures.checked import LONGEST_NAME, SceneError, is_name
from massage_timer.pictures.library import read_picture
from massage_timer.pictures.plain_picture import read_plain


def problem_of(file: Path) -> SceneError | None:
    """Why a picture cannot be shown; None when it can."""
    return _met(lambda: read_picture(file, own=True))


def problem_in(name: str, data: bytes) -> str:
    """The same of the bytes of an SVG or PNG file of this name, without it; "" when it can."""
    problem = _met(lambda: read_plain(name, data))
    return problem.sentence if problem is not None else ""


def _met(read: Callable[[], object]) -> SceneError | None:
    # Words in an SVG need fonts, and those an application; this one needs no screen.
    if QGuiApplication.instance() is None:
        QGuiApplication(["check", "-platform", "offscreen"])
    try:
        read()
    except SceneError as error:
        return error
    return None


def name_for(stem: str) -> str:
    """The stem itself where a picture may be called so, else the nearest name that it may have."""
    if is_name(stem):
        return stem
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[: LONGEST_NAME - 1] or "picture"
