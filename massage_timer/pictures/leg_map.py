"""The leg as a map: one shape for each zone, lying with the foot at the left, or upright."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from massage_timer.core.routine import Zone
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.paths import parse_path
from massage_timer.pictures.scene_file import read_document

FORMAT = 1
UPRIGHT = "leg-map-upright.json"
"""The file of the upright map; `leg-map.json` has the lying one."""


@dataclass(frozen=True, slots=True)
class ZoneShape:
    """A zone of the map; `anchor` is its middle, where a word belongs."""

    zone: Zone
    path: QPainterPath
    anchor: QPointF


@dataclass(frozen=True, slots=True)
class LegMap:
    """A left leg seen from outside, or a right one when `mirrored`; pieces stand 2 units apart.

    `rect` is the ground it covers, `scale` how many of its lengths make one unit of the file:
    stroke widths that are given for the map (such as 5 for the present zone) are to be
    multiplied by it.
    """

    zones: tuple[ZoneShape, ...]
    """All six, in the order of `Zone`."""
    lines: QPainterPath
    """The few lines between the toes, to be filled."""
    rect: QRectF
    scale: float = 1.0
    mirrored: bool = False

    def shape(self, zone: Zone) -> ZoneShape:
        return self.zones[zone]

    def fitted(self, rect: QRectF, mirrored: bool = False) -> "LegMap":
        """The same map as large as it can be in the middle of `rect`; `mirrored`: right leg."""
        scale = min(rect.width() / self.rect.width(), rect.height() / self.rect.height())
        turned = self.mirrored != mirrored
        transform = QTransform.fromTranslate(rect.center().x(), rect.center().y())
        transform.scale(-scale if turned else scale, scale)
        transform.translate(-self.rect.center().x(), -self.rect.center().y())
        zones = tuple(
            ZoneShape(shape.zone, transform.map(shape.path), transform.map(shape.anchor))
            for shape in self.zones
        )
        return LegMap(
            zones,
            transform.map(self.lines),
            transform.mapRect(self.rect),
            self.scale * scale,
            mirrored,
        )

    def filled(self, zone: Zone, share: float) -> QPainterPath:
        """The part of a zone of a lying leg that is done when `share` (0 to 1) of it is."""
        path = self.shape(zone).path
        bounds = path.boundingRect()
        width = bounds.width() * min(max(share, 0.0), 1.0)
        left = bounds.right() - width if self.mirrored else bounds.left()
        part = QPainterPath()
        part.addRect(QRectF(left, bounds.top(), width, bounds.height()))
        return path.intersected(part)


def load_leg_map(file: Path) -> LegMap:
    """The leg map in a file; `SceneError` when it cannot be read or is not whole."""
    document = read_document(file, FORMAT, "viewBox zones lines")
    try:
        return _leg_map(document)
    except (KeyError, TypeError, ValueError, IndexError):
        raise SceneError(f"{file.name} is not a whole leg map.") from None


def _leg_map(document: dict[str, object]) -> LegMap:
    box, entries, lines = document["viewBox"], document["zones"], document["lines"]
    if not isinstance(box, list) or not isinstance(entries, list) or not isinstance(lines, str):
        raise TypeError
    shapes = tuple(
        ZoneShape(Zone[entry["zone"].upper()], parse_path(entry["path"]), QPointF(*entry["anchor"]))
        for entry in entries
    )
    if [shape.zone for shape in shapes] != list(Zone):
        raise ValueError
    return LegMap(shapes, parse_path(lines), QRectF(*box))
