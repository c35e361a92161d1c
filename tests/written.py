"""Every line of words that a window paints, and where: read off a device that has no pixels."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QRegion,
    QTextItem,
)
from PySide6.QtWidgets import QScrollArea, QWidget

ROUNDING = 2.0
"""Px by which a line may reach over an edge: advances are wider than ink, places are rounded."""
_AS_IT_IS = QWidget.RenderFlag(0)


@dataclass(frozen=True, slots=True)
class Line:
    """Words that a widget painted in one go."""

    words: str
    box: QRectF
    """Within its widget: as wide as the words, as high as their capitals."""
    of: QWidget
    unclipped: QRectF
    """What of the box its widget let through while it painted."""
    colour: QColor
    """With what it is see-through by."""
    px: float
    """The size of its type."""
    weight: int

    @property
    def in_window(self) -> QRectF:
        """What of it can be seen, by the window's px."""
        corner = self.of.mapTo(self.of.window(), QPoint())
        seen = self.unclipped & QRectF(self.of.visibleRegion().boundingRect())
        return seen.translated(QPointF(corner))

    @property
    def cut(self) -> bool:
        """Whether some of it lies outside of its widget, or of a parent that does not scroll."""
        return not _holds(self.of.rect(), self.box) or self._cut_by_a_parent

    @property
    def cut_sideways(self) -> bool:
        """The same, to the left and to the right alone."""
        room = QRectF(self.of.rect())
        return self.box.left() < -ROUNDING or self.box.right() > room.right() + ROUNDING

    @property
    def _cut_by_a_parent(self) -> bool:
        widget, box = self.of, self.box
        while not widget.isWindow() and (parent := widget.parentWidget()) is not None:
            box = box.translated(QPointF(widget.mapToParent(QPoint())))
            if isinstance(parent.parentWidget(), QScrollArea):
                return False
            if not _holds(parent.rect(), box):
                return True
            widget = parent
        return False


def lines_of(window: QWidget) -> Iterator[Line]:
    """What is painted by a window and by all of its parts that are shown."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield from painted_by(widget)


def painted_by(widget: QWidget) -> Iterator[Line]:
    """What a widget paints itself, without its parts."""
    device = _Nowhere(widget)
    widget.render(device, QPoint(), QRegion(), _AS_IT_IS)
    for words, box, unclipped, colour, of in device.engine.lines:
        if words.strip() and not unclipped.isEmpty():
            size, weight = QFontInfo(of).pixelSize(), of.weight()
            yield Line(words, box, widget, unclipped, colour, size, weight)


def overlapping(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Pairs of lines in one window that are painted over one another."""
    boxes = [(line, line.in_window) for line in lines]
    for place, (line, box) in enumerate(boxes):
        for other, other_box in boxes[place + 1 :]:
            shared = box & other_box
            if shared.width() > ROUNDING and shared.height() > ROUNDING:
                yield line, other


def in_front_of(line: Line) -> Iterator[QWidget]:
    """The parts of the window that are painted later than a line, over some of it."""
    box, widget = line.in_window, line.of
    later: list[QObject] = list(widget.children())
    while not widget.isWindow() and (parent := widget.parentWidget()) is not None:
        beside = parent.children()
        later += beside[beside.index(widget) + 1 :]
        widget = parent
    for part in later:
        if isinstance(part, QWidget) and part.isVisible() and not part.isWindow():
            corner = QPointF(part.mapTo(part.window(), QPoint()))
            shared = box & QRectF(part.rect()).translated(corner)
            if shared.width() > ROUNDING and shared.height() > ROUNDING:
                yield part


def _holds(room: QRect, box: QRectF) -> bool:
    grown = QRectF(room).adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING)
    return grown.contains(box)


class _Nowhere(QPaintDevice):
    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.engine = _Reading()
        self._size = widget.size()

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        wanted = QPaintDevice.PaintDeviceMetric
        return {
            wanted.PdmWidth: self._size.width(),
            wanted.PdmHeight: self._size.height(),
            wanted.PdmDepth: 32,
            wanted.PdmDevicePixelRatio: 1,
            wanted.PdmDevicePixelRatioScaled: int(self.devicePixelRatioFScale()),
        }.get(metric, 96)


class _Reading(QPaintEngine):
    """Keeps words, and lets all else pass."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.lines: list[tuple[str, QRectF, QRectF, QColor, QFont]] = []

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def updateState(self, _state: QPaintEngineState) -> None:
        pass

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def drawTextItem(  # type: ignore[override]
        self, corner: QPointF, item: QTextItem
    ) -> None:
        high = item.ascent() * 0.7
        box = QRectF(corner.x(), corner.y() - high, item.width(), high)
        painter = self.painter()
        colour = painter.pen().color()
        colour.setAlphaF(colour.alphaF() * painter.opacity())
        unclipped = box & painter.clipPath().boundingRect() if painter.hasClipping() else box
        to_device = painter.deviceTransform().mapRect
        boxes = to_device(box), to_device(unclipped)
        self.lines.append((item.text(), *boxes, colour, QFont(item.font())))

    def drawPath(self, *_what: object) -> None:
        pass

    def drawRects(self, *_what: object) -> None:
        pass

    def drawImage(self, *_what: object) -> None:
        pass

    def drawPixmap(self, *_what: object) -> None:
        pass

    def drawPolygon(self, *_what: object) -> None:
        pass

    def drawLines(self, *_what: object) -> None:
        pass

    def drawEllipse(self, *_what: object) -> None:
        pass

    def drawPoints(self, *_what: object) -> None:
        pass
