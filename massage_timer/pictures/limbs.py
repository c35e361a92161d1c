"""Where the limb is in a frame: the shadows of hands fall there alone."""

from PySide6.QtGui import QPainterPath, QRegion

from massage_timer.pictures.cuts import Turn
from massage_timer.pictures.layers import View
from massage_timer.pictures.tracks import Poses


class Limbs:
    """The regions that the limb fills, in device pixels, at each turn and pose it is shown in.

    The limb's own dark line hides that the edge of a region has steps.
    """

    def __init__(self, view: View) -> None:
        limbs = [group for group in view.scene.groups if group.is_limb and group.shapes]
        self._view = view
        self._paths = {one.pose: view.to_device.map(one.shapes[0].path) for one in limbs}
        self._regions: dict[tuple[str, Turn], QRegion] = {}
        self.track = view.scene.track_of(limbs[0]) if limbs else ""

    def region(self, turn: Turn, poses: Poses, across: int, down: int) -> QRegion:
        """Where the limb is; nowhere if there is none. It is moved by `across` and `down`."""
        region = QRegion()
        for pose in [name for name, _ in poses] or [""]:
            region |= self._region(pose, turn)
        if "" in self._paths and poses:
            region |= self._region("", turn)
        return region.translated(across, down)

    def _region(self, pose: str, turn: Turn) -> QRegion:
        region = self._regions.get((pose, turn))
        if region is None:
            path = self._paths.get(pose, QPainterPath())
            outline = self._view.turning(self.track, turn).map(path)
            region = QRegion(outline.toFillPolygon().toPolygon(), path.fillRule())
            self._regions[pose, turn] = region
        return region
