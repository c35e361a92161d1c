"""Contact sheets, painted as the program paints: eight frames of a loop, both legs, two themes; and
the small references that the tests compare with."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.scene import Scene
from massage_timer.pictures.scene_file import load_scene
from massage_timer.pictures.sprites import ScenePainter

FRAME = QSize(480, 300)
FRAMES = 8
COLUMNS = 4
GAP = 6
REFERENCE = QSize(120, 75)
AT = 0.3
"""How far into the loop a reference is taken."""


def frames(scene: Scene, theme: Theme, mirrored: bool, size: QSize = FRAME) -> list[QImage]:
    """Evenly through one loop."""
    painter = ScenePainter(scene, size, palette_for(theme), mirrored=mirrored)
    return [painter.image(scene.strokes * i / FRAMES) for i in range(FRAMES)]


def write_sheet(file: Path, out: Path) -> None:
    """Light and dark, the left leg and the right one."""
    scene = load_scene(file)
    rows: list[Sequence[QImage]] = []
    for theme in (Theme.LIGHT, Theme.DARK):
        for mirrored in (False, True):
            shown = frames(scene, theme, mirrored)
            rows += [shown[i : i + COLUMNS] for i in range(0, FRAMES, COLUMNS)]
    across, down = FRAME.width() + GAP, FRAME.height() + GAP
    sheet = QImage(COLUMNS * across, len(rows) * down, QImage.Format.Format_RGB32)
    sheet.fill(QColor(Qt.GlobalColor.gray))
    painter = QPainter(sheet)
    for row, images in enumerate(rows):
        for column, image in enumerate(images):
            painter.drawImage(column * across, row * down, image)
    painter.end()
    out.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(str(out))


def reference(scene: Scene) -> QImage:
    """A small frame at a fixed time of the loop, in the light theme."""
    painter = ScenePainter(scene, REFERENCE, palette_for(Theme.LIGHT))
    return painter.image(scene.strokes * AT if scene.moves else None)


def write_references(pictures: Path, names: Sequence[str], out: Path) -> None:
    """A reference for each picture of these names."""
    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        image = reference(load_scene(pictures / f"{name}.json"))
        image.convertToFormat(QImage.Format.Format_RGB888).save(str(out / f"{name}.png"))
