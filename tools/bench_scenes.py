"""Measures the pictures by themselves and prints it as JSON, for the benchmark to show.

Times are CPU milliseconds: of a frame of each technique that moves, and of a change to it.
"""

import json
import os
import sys
import time
from collections.abc import Iterator

from PySide6.QtCore import QEventLoop, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from massage_timer import resources
from massage_timer.core.routine import Technique
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.store.catalogue import load_catalogue
from massage_timer.ui.picture_view import PictureView
from massage_timer.ui.tokens import MOVES_AT_MOST_FPS

FOLDER = resources.assets() / "pictures"
WINDOW, LARGE = QSize(928, 580), QSize(2784, 1740)
"""Of the scene in a window of 1280 x 800, and of 3840 x 2160."""


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv)
    techniques = load_catalogue(resources.assets() / "techniques.yaml").values()
    library = PictureLibrary(FOLDER)
    moving = [one for one in techniques if library.scene_for(one).moves]
    frames = {one.id: frame_cost(library, one) for one in moving}
    by_cost = sorted(moving, key=lambda one: frames[one.id])
    at_once = {one.id: change_cost(one, by_cost[0], ahead=False) for one in moving}
    ahead = {one.id: change_cost(one, by_cost[0], ahead=True) for one in moving}
    heaviest = by_cost[-1]
    print(
        json.dumps(
            {
                "lightest": by_cost[0].id,
                "heaviest": heaviest.id,
                "frame": [frames[by_cost[0].id], frames[heaviest.id]],
                "change at once": max(at_once.values()),
                "change prepared": max(ahead.values()),
                "cache": [cached(library, heaviest, size) for size in (WINDOW, LARGE)],
                "shipped": sum(f.stat().st_size for f in FOLDER.rglob("*") if f.is_file()),
            }
        )
    )
    application.quit()
    return 0


def painter_of(library: PictureLibrary, technique: Technique, size: QSize) -> ScenePainter:
    palette = palette_for(Theme.LIGHT)
    scene = library.scene_for(technique)
    return ScenePainter(scene, size, palette, stroke_share=technique.work)


def instants(technique: Technique, strokes: int) -> Iterator[float]:
    """Every position of a loop at which the page would show a frame."""
    ticks = technique.pace * MOVES_AT_MOST_FPS
    return (tick / ticks for tick in range(ticks * strokes))


def frame_cost(library: PictureLibrary, technique: Technique) -> float:
    """Of a frame in the second loop, painted over the one before."""
    painter = painter_of(library, technique, WINDOW)
    screen = QImage(WINDOW, QImage.Format.Format_RGB32)
    on_screen = QPainter(screen)
    strokes = painter.scene.strokes
    spent, before = 0.0, 0.0
    for _ in range(2):
        begun = time.process_time()
        for position in instants(technique, strokes):
            changed = painter.changed(before, position)
            if not changed.isEmpty():
                painter.paint(on_screen, position, changed)
            before = position
        spent = time.process_time() - begun
    on_screen.end()
    return spent * 1000 / (technique.pace * MOVES_AT_MOST_FPS * strokes)


def change_cost(technique: Technique, former: Technique, ahead: bool) -> float:
    """From another technique's picture to the first right frame; `ahead`: it was prepared."""
    view = PictureView(PictureLibrary(FOLDER))
    view.resize(WINDOW)
    view.set_box(QRect(0, 0, WINDOW.width(), WINDOW.height()))
    view.set_picture(former, mirrored=False, fade=False)
    view.set_position(0.5)
    view.show()
    QApplication.processEvents()  # it is painted from then on
    mirrored = technique is former
    if ahead:
        view.prepare(technique, mirrored)
        while view.preparing:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    begun = time.process_time()
    view.set_picture(technique, mirrored)
    view.set_position(0.0)
    view.repaint()
    spent = time.process_time() - begun
    view.close()
    return spent * 1000


def cached(library: PictureLibrary, technique: Technique, size: QSize) -> int:
    """Bytes after a whole loop."""
    painter = painter_of(library, technique, size)
    for _ in painter.prepare():
        pass
    for position in instants(technique, painter.scene.strokes):
        painter.image(position)
    return painter.cached_bytes


if __name__ == "__main__":
    raise SystemExit(main())
