"""A scene as it stands still, drawn path by path: for paper, which knows no pixels."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from massage_timer.pictures.arrow import Point, arrow_line, arrow_path, weight_of
from massage_timer.pictures.groups import FADE_STOPS, Drawing, paint_group, shape_pen
from massage_timer.pictures.palette import Palette
from massage_timer.pictures.scene import Group, Scene
from massage_timer.pictures.tracks import STANDING, Place, melted, strength

INVISIBLE = 0.01
HALF = 0.5
FADE_STEPS = 24
"""A fade is drawn as so many areas within one another: printers show shaded ones as they like."""
PAPER = "#FFFFFF"


def draw_still(
    painter: QPainter, rect: QRectF, scene: Scene, palette: Palette, pressure: int
) -> None:
    """Draw the scene into `rect`, which it fits into and is clipped to, with its whole arrows.

    `pressure` (1 to 5) is how heavy they are. The ground is white, and what glows is left out: it
    would be an image. Where the painter's units are its device's, as in a file, points are rounded
    to whole ones, so that the file stays small.
    """
    palette = replace(palette, colours={**palette.colours, "theme.bg": PAPER})
    scale = min(rect.width() / scene.width, rect.height() / scene.height)
    to_page = QTransform.fromTranslate(rect.center().x(), rect.center().y())
    to_page.scale(scale, scale)
    to_page.translate(-scene.width / 2, -scene.height / 2)
    settle = _rounded if painter.transform().m11() == 1 else _as_it_is
    places = {name: track.at(scene.still) for name, track in scene.tracks.items()}
    limb = to_page.map(_limb(scene, places))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    for group in scene.groups:
        if group.is_halo or group.id in scene.still_hides:
            continue
        track = scene.track_of(group)
        place = places.get(track, STANDING)
        opacity = _opacity(scene, group, place)
        if opacity <= INVISIBLE:
            continue
        painter.save()
        painter.setOpacity(opacity)
        if group.is_shadow:
            painter.setClipPath(limb, Qt.ClipOperation.IntersectClip)
        moved = scene.motion(track, place) * to_page
        _draw(painter, group, scene, palette, moved, settle, pressure)
        painter.restore()
    painter.restore()


def _draw(
    painter: QPainter,
    group: Group,
    scene: Scene,
    palette: Palette,
    to_page: QTransform,
    settle: Callable[[QPainterPath], QPainterPath],
    pressure: int,
) -> None:
    """One group, whatever it is."""
    if isinstance(group, Drawing):
        painter.setTransform(to_page, combine=True)
        paint_group(painter, group, scene, palette)
    elif group.fade is not None:
        for area, opacity in _fade(group.fade, scene):
            painter.fillPath(to_page.map(area), palette.colour("theme.bg", opacity))
    elif group.is_arrow:
        line = arrow_line(scene.arrows[group.id])
        for shape in group.shapes:
            if shape.stroke is not None:
                path = arrow_path(line, 1.0, weight_of(pressure), grow=shape.stroke_width / 2)
                painter.fillPath(settle(to_page.map(path)), palette.colour(shape.stroke))
    else:
        for shape in group.shapes:
            path = settle(to_page.map(shape.path))
            if shape.fill is not None:
                filled = palette.strength(shape.fill_opacity)
                painter.fillPath(path, palette.colour(shape.fill, filled))
            if shape.stroke is not None:
                stroked = palette.strength(shape.stroke_opacity)
                if stroked > 0:
                    pen = shape_pen(shape, stroked, palette)
                    # Dashes are multiples of the width, so they shrink with it.
                    pen.setWidthF(pen.widthF() * abs(to_page.determinant()) ** 0.5)
                    painter.strokePath(path, pen)


def _opacity(scene: Scene, group: Group, place: Place) -> float:
    if group.is_arrow:
        return 1.0
    if not group.is_shadow and len(group.shapes) > 1 and place.opacity >= HALF:
        # Pale shapes that lie over one another would show through.
        place = place._replace(opacity=1.0)
    if not group.pose:
        return place.shadow if group.is_shadow else place.opacity
    if group.is_shadow:
        return melted(place.poses, group.pose, place.shadow)
    order = [other.pose for other in scene.groups if other.body == group.body and other.pose]
    shown = [order.index(name) for name, _ in place.poses if name in order]
    above = order.index(group.pose) >= max(shown, default=0)
    return strength(place.poses, group.pose, place.opacity, above)


def _limb(scene: Scene, places: Mapping[str, Place]) -> QPainterPath:
    """Where the limb is: the shadows of hands fall there alone."""
    whole = QPainterPath()
    for group in scene.groups:
        place = places.get(scene.track_of(group), STANDING)
        shown = not group.pose or group.pose in dict(place.poses)
        if group.is_limb and group.shapes and shown:
            path = scene.motion(scene.track_of(group), place).map(group.shapes[0].path)
            whole = path if whole.isEmpty() else whole.united(path)
    return whole


def _fade(fade: tuple[Point, Point], scene: Scene) -> Iterator[tuple[QPainterPath, float]]:
    """Areas from behind the fade's start to further and further back, which together cover as the
    fade does."""
    (x0, y0), (x1, y1) = fade
    along = QPointF(x1 - x0, y1 - y0)
    far = (scene.width + scene.height) / max(1.0, (along.x() ** 2 + along.y() ** 2) ** 0.5)
    across = QPointF(-along.y(), along.x()) * far
    open_ = 1.0
    for step in range(FADE_STEPS, -1, -1):
        share = step / FADE_STEPS
        wanted = 1 - _covered(max(0.0, (step - 0.5) / FADE_STEPS))
        opacity = 1 - wanted / open_ if open_ > 0 else 0.0
        open_ = wanted
        edge = QPointF(x0, y0) + along * share
        behind = QPointF(x0, y0) - along * far
        area = QPainterPath(edge + across)
        for corner in (edge - across, behind - across, behind + across):
            area.lineTo(corner)
        area.closeSubpath()
        yield area, opacity


def _covered(share: float) -> float:
    """How much a fade covers at this share of its way."""
    for (start, more), (end, less) in pairwise(FADE_STOPS):
        if share <= end:
            return more + (less - more) * (share - start) / (end - start)
    return 0.0


def _as_it_is(path: QPainterPath) -> QPainterPath:
    return path


def _rounded(path: QPainterPath) -> QPainterPath:
    """The path through the nearest whole points, without pieces that come to nothing there."""
    rounded = QPainterPath()
    rounded.setFillRule(path.fillRule())
    last = (0, 0)
    curve: list[tuple[int, int]] = []
    for index in range(path.elementCount()):
        element = path.elementAt(index)
        point = round(element.x), round(element.y)
        if element.isMoveTo():
            rounded.moveTo(*point)
            last = point
        elif curve or element.isCurveTo():
            curve.append(point)
            if len(curve) == 3:
                (x1, y1), (x2, y2), (x, y) = curve
                if not curve[0] == curve[1] == point == last:
                    rounded.cubicTo(x1, y1, x2, y2, x, y)
                last = point
                curve = []
        elif point != last:
            rounded.lineTo(*point)
            last = point
    return rounded
