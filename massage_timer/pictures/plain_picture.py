"""A picture of the user's own, SVG or PNG, as a scene that stands still.

Whatever the file holds, the answer is a scene or one sentence, and it comes within a second.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from PySide6.QtCore import (
    QMessageLogContext,
    QRectF,
    QSize,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage, QPainter

from massage_timer.core.language import _
from massage_timer.pictures.checked import BIGGEST_FILE, SceneError, read_bytes
from massage_timer.pictures.effort import Draw
from massage_timer.pictures.groups import Drawing
from massage_timer.pictures.png_file import SIGNATURE, clean_png
from massage_timer.pictures.scene import Scene

WIDTH = 960.0
"""Of the scene; pictures come in any units."""
BIGGEST_PNG = 4_000_000
KEPT = QSize(1920, 1920)
"""A larger image is kept at this size at most."""
MOST_UNEVEN = 10.0
"""How many times one side may be as long as the other."""


def load_plain(file: Path) -> Scene:
    """The picture in a file that ends in .svg or .png; `SceneError` when it cannot be shown.

    It needs a QGuiApplication, for the words that an SVG may hold.
    """
    return read_plain(file.name, read_bytes(file, most_bytes(file.name)))


def most_bytes(name: str) -> int:
    """How large a picture's file of this name may be."""
    return BIGGEST_FILE if name.endswith(".svg") else BIGGEST_PNG


def read_plain(name: str, data: bytes) -> Scene:
    """The picture in the bytes of a file of this name; otherwise as `load_plain`."""
    is_svg = name.endswith(".svg")
    try:
        if is_svg and data.startswith(SIGNATURE):
            raise SceneError(_("it is a PNG; let its name end in .png."))
        with _unheard():
            width, height, draw = _read_svg(data) if is_svg else _read_png(data)
        if max(width, height) > MOST_UNEVEN * min(width, height):
            raise SceneError(
                _("one side is more than ten times the other; cut it to about 16 to 10.")
            )
    except SceneError as error:
        raise error.of(name) from None
    drawing = Drawing("plain", draw=_quietly(draw))
    return Scene(
        name=PurePath(name).stem, width=WIDTH, height=WIDTH * height / width, groups=(drawing,)
    )


def _read_svg(data: bytes) -> tuple[float, float, Draw]:
    # Few people have a picture of their own, so nobody else waits for Qt's module.
    from massage_timer.pictures.svg_picture import read_svg

    return read_svg(data)


def _read_png(data: bytes) -> tuple[float, float, Draw]:
    clean, width, height = clean_png(data)
    image = QImage.fromData(clean)
    if image.isNull():
        raise SceneError(_("it cannot be read; save it again as PNG."))
    return float(width), float(height), _drawing_of(_kept(image))


def _kept(image: QImage) -> QImage:
    image.convertTo(QImage.Format.Format_ARGB32_Premultiplied)
    if image.width() <= KEPT.width() and image.height() <= KEPT.height():
        return image
    return image.scaled(
        KEPT, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _drawing_of(image: QImage) -> Draw:
    def draw(painter: QPainter, rect: QRectF) -> None:
        device = painter.transform().mapRect(rect).size().toSize()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if device.width() > image.width():  # on paper a picture has more dots than it needs
            painter.drawImage(rect, image)
            return
        # A painter alone would leave out pixels where the image becomes much smaller.
        painter.drawImage(
            rect,
            image.scaled(
                device.expandedTo(QSize(1, 1)),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            ),
        )

    return draw


def _quietly(draw: Draw) -> Draw:
    def quiet(painter: QPainter, rect: QRectF) -> None:
        with _unheard():
            draw(painter, rect)

    return quiet


@contextmanager
def _unheard() -> Iterator[None]:
    """Nothing that Qt says about a picture in here is printed: who draws it hears one sentence."""
    before = qInstallMessageHandler(_say_nothing)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _say_nothing(_type: QtMsgType, _context: QMessageLogContext, _text: str | None) -> None:
    pass
