"""How long a picture takes to be painted, told by painting it where nothing is painted."""

from collections.abc import Callable
from itertools import pairwise
from math import hypot, inf

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QPen,
    QTextItem,
    QTransform,
)

from massage_timer.core.language import _
from massage_timer.pictures.checked import SceneError

WIDTH, HEIGHT = 1920, 1200
"""Pixels of the picture that the effort is told for."""
LONGEST = 200.0
"""Milliseconds that a picture may take; the shipped ones take 20 to 50."""
FAR = 1e6
"""Pixels; what reaches farther is no picture, and too much for a rasteriser's whole numbers."""

# Nanoseconds, as Qt's rasteriser takes them on a plain processor. It goes along an outline in steps
# of a pixel, and looks each of them up among all that lie in the same row.
SHAPE = 5000.0
PIXEL = 1.0
STEP = 10.0
LOOK = 12.0
FEWEST_ROWS = 50.0
"""A flat outline is not as dear as if all of it lay in its few rows."""
LETTER = 20_000.0
BENT_STEPS = 10.0
"""Steps for each pixel of a curve that is much enlarged: Qt cuts it into very short lines."""
MOST_STEPS = 512.0
"""Steps along one curve."""


Draw = Callable[[QPainter, QRectF], None]
"""Paints a picture into a rectangle."""


def effort_of(draw: Draw) -> float:
    """Milliseconds that `draw` would take: roughly, and rather too many. What it raises it raises.

    `SceneError` when they are more than `LONGEST`.
    """
    device = _Nowhere()
    painter = QPainter(device)
    try:
        draw(painter, QRectF(0, 0, WIDTH, HEIGHT))
    finally:
        painter.end()
    if device.engine.is_enough:
        raise SceneError(_("it has too much to paint; make it simpler, or save it as PNG."))
    return device.engine.nanoseconds / 1e6


class _Nowhere(QPaintDevice):
    """A device of the picture's size without pixels."""

    def __init__(self) -> None:
        super().__init__()
        self.engine = _Counting()

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        wanted = QPaintDevice.PaintDeviceMetric
        return {
            wanted.PdmWidth: WIDTH,
            wanted.PdmHeight: HEIGHT,
            wanted.PdmDepth: 32,
            wanted.PdmDevicePixelRatio: 1,
            wanted.PdmDevicePixelRatioScaled: int(self.devicePixelRatioFScale()),
        }.get(metric, 96)


class _Counting(QPaintEngine):
    """Adds up what each path, rectangle, word and image would take that it is told to paint.

    Pictures have nothing else. Versions of PySide differ in how they pass more than one thing.
    """

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.nanoseconds = 0.0

    @property
    def is_enough(self) -> bool:
        """Whether it is too much already; then nobody needs to know how much more."""
        return self.nanoseconds > LONGEST * 1e6

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def updateState(self, _state: QPaintEngineState) -> None:
        pass

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def drawPath(self, path: QPainterPath) -> None:
        if self.is_enough:
            return
        transform = self.painter().deviceTransform()
        outline = transform.map(path)
        box = outline.controlPointRect()
        edges = box.left(), box.top(), box.right(), box.bottom()
        if not all(abs(edge) < FAR for edge in edges):
            self.nanoseconds = inf
            return
        whole = outline.length()
        length = min(whole, path.elementCount() * hypot(WIDTH, HEIGHT))
        scale = _scale(transform)
        bent = _bent_steps(path, scale)
        if self.painter().brush().style() is not Qt.BrushStyle.NoBrush:
            self._count(box, length, bent)
        pen = self.painter().pen()
        no_pen = pen.style() is Qt.PenStyle.NoPen or pen.brush().style() is Qt.BrushStyle.NoBrush
        if not no_pen:
            width = pen.widthF() * (1.0 if pen.isCosmetic() else scale)
            joints = path.elementCount() + _dashes(pen, whole, width)
            around = box.adjusted(-width, -width, width, width)
            bent = 2 * bent + joints * min(BENT_STEPS * width, MOST_STEPS) * (width < scale**2)
            self._count(around, 2 * length + 2 * joints * width, bent)

    def drawRects(  # type: ignore[override]
        self, rects: QRectF | QRect | list[QRectF | QRect], *_count: object
    ) -> None:
        path = QPainterPath()
        for rect in rects if isinstance(rects, list) else [rects]:
            path.addRect(QRectF(rect))
        self.drawPath(path)

    def drawTextItem(  # type: ignore[override]
        self, corner: QPointF, item: QTextItem
    ) -> None:
        box = QRectF(corner.x(), corner.y() - item.ascent(), item.width(), 2 * item.ascent())
        path = QPainterPath()
        path.addRect(box)
        self.drawPath(path)
        self.nanoseconds += LETTER * len(item.text())

    def drawImage(  # type: ignore[override]
        self, target: QRectF, *_what: object
    ) -> None:
        self._count(self.painter().deviceTransform().mapRect(target), 0.0, 0.0)

    def drawPolygon(self, *_what: object) -> None:
        self.nanoseconds = inf

    def drawPixmap(self, *_what: object) -> None:
        self.nanoseconds = inf

    def _count(self, box: QRectF, length: float, bent: float) -> None:
        """Add the area within a box, and its outline: pixels, and steps besides where it bends."""
        if not length < FAR * FAR:
            self.nanoseconds = inf
            return
        seen = box & QRectF(0, 0, WIDTH, HEIGHT)
        in_row = min(length / max(seen.height(), FEWEST_ROWS), WIDTH) if seen.isValid() else 0.0
        self.nanoseconds += SHAPE + PIXEL * seen.width() * seen.height()
        self.nanoseconds += (length + bent) * (STEP + LOOK * in_row)


def _bent_steps(path: QPainterPath, scale: float) -> float:
    """How many steps Qt takes along the curves that are enlarged more than they are long."""
    steps = 0.0
    points = [path.elementAt(index) for index in range(path.elementCount())]
    for index, first in enumerate(points):
        if first.isCurveTo():
            corners = points[index - 1 : index + 3]
            length = sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(corners))
            if length < scale:
                steps += min(BENT_STEPS * length * scale, MOST_STEPS)
    return steps


def _scale(transform: QTransform) -> float:
    """How much longer the transform makes a line, at most."""
    return max(hypot(transform.m11(), transform.m12()), hypot(transform.m21(), transform.m22()))


def _dashes(pen: QPen, length: float, width: float) -> float:
    """How many dashes a line of that length has; Qt gives them in widths of the pen."""
    pattern = pen.dashPattern()
    if not pattern:
        return 0.0
    period = sum(pattern) * width
    return length / period if period > 0 and min(pattern) >= 0 else inf
