"""Paints the groups of a scene, in scene units; how they move is nothing to it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPen

from massage_timer.pictures.palette import Palette
from massage_timer.pictures.scene import Group, Scene, Shape

FADE_STOPS = ((0.0, 1.0), (0.3, 0.88), (0.62, 0.38), (0.85, 0.08), (1.0, 0.0))
HALO_CELL = 10.0
"""Scene units in one pixel of the coarse image that a halo is painted through."""
HALO_SMOOTHING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing(Group):
    """A group that paints itself into a rectangle: a picture that is no scene."""

    draw: Callable[[QPainter, QRectF], None]


def paint_group(painter: QPainter, group: Group, scene: Scene, palette: Palette) -> None:
    """Paint one group as it is drawn; arrows are painted by their lines."""
    if isinstance(group, Drawing):
        area = QRectF(0, 0, scene.width, scene.height)
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        group.draw(painter, area)
    elif group.fade is not None:
        (x0, y0), (x1, y1) = group.fade
        gradient = QLinearGradient(x0, y0, x1, y1)
        for place, opacity in FADE_STOPS:
            gradient.setColorAt(place, palette.colour("theme.bg", opacity))
        area = QRectF(-1, -1, scene.width + 2, scene.height + 2)
        painter.fillRect(area, QBrush(gradient))
    elif group.is_halo:
        _paint_halo(painter, group, scene, palette)
    else:
        _paint_shapes(painter, group, palette)


def _paint_shapes(painter: QPainter, group: Group, palette: Palette) -> None:
    for shape in group.shapes:
        if shape.fill is not None:
            opacity = palette.strength(shape.fill_opacity)
            painter.fillPath(shape.path, palette.colour(shape.fill, opacity))
        if shape.stroke is not None:
            opacity = palette.strength(shape.stroke_opacity)
            if opacity > 0:
                painter.strokePath(shape.path, shape_pen(shape, opacity, palette))


def _paint_halo(painter: QPainter, group: Group, scene: Scene, palette: Palette) -> None:
    """Paint a halo through a coarse image, which melts its many strokes into one glow."""
    margin = 2 * HALO_CELL
    area = QRectF(0, 0, scene.width, scene.height)
    area.adjust(-margin, -margin, margin, margin)
    cells = (area.size() / HALO_CELL).toSize()
    coarse = QImage(cells, QImage.Format.Format_ARGB32_Premultiplied)
    coarse.fill(QColor(0, 0, 0, 0))
    glow = QPainter(coarse)
    glow.setRenderHint(QPainter.RenderHint.Antialiasing)
    glow.scale(1 / HALO_CELL, 1 / HALO_CELL)
    glow.translate(-area.topLeft())
    _paint_shapes(glow, group, palette)
    glow.end()
    smooth = coarse.scaled(
        cells * HALO_SMOOTHING,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(area, smooth)
    painter.restore()


def shape_pen(shape: Shape, opacity: float, palette: Palette) -> QPen:
    """What strokes a shape that has a stroke, at an opacity of 0 to 1."""
    assert shape.stroke is not None
    pen = QPen(palette.colour(shape.stroke, opacity), shape.stroke_width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if shape.dash:
        pen.setDashPattern([part / shape.stroke_width for part in shape.dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def group_rect(group: Group, scene: Scene) -> QRectF:
    """How far a group's paint reaches, in scene units."""
    if group.fade is not None:
        return QRectF(0, 0, scene.width, scene.height)
    bounds = QRectF()
    for shape in group.shapes:
        margin = shape.stroke_width if shape.stroke is not None else 0.0
        bounds |= shape.path.boundingRect().adjusted(-margin, -margin, margin, margin)
    return bounds
