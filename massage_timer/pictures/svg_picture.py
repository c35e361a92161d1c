"""Paints an SVG file by Qt, after everything has been taken out of it that is not safe to paint."""

from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer, QtSvg

from massage_timer.core.language import _
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.effort import Draw, effort_of
from massage_timer.pictures.svg_clean import clean
from massage_timer.pictures.svg_file import parse_svg

OPTIONS = ("Tiny12FeaturesOnly", "DisableSMILAnimations", "DisableCSSAnimations")
"""Of Qt's renderer; not every version has all of them."""


def read_svg(data: bytes) -> tuple[float, float, Draw]:
    """Width and height of a picture, and what paints it; `SceneError` when that cannot be."""
    picture = clean(parse_svg(data))
    renderer = QSvgRenderer()
    for name in OPTIONS:
        if option := getattr(QtSvg.Option, name, None):
            renderer.setOptions(renderer.options() | option)
    # Other questions than `isValid` crash Qt when the answer to this one is no.
    if not renderer.load(QByteArray(picture.text.encode())) or not renderer.isValid():
        raise SceneError(_("it cannot be read; save it again as plain SVG, or as PNG."))
    if effort_of(renderer.render) == 0:
        raise SceneError(_("nothing in it is painted; save it again as plain SVG, or as PNG."))
    return picture.width, picture.height, renderer.render
