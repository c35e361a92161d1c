"""Which picture a technique has, and the pictures of some folders, read when first asked for."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from massage_timer.core.routine import Technique
from massage_timer.pictures.checked import LONGEST_NAME, SceneError, is_name, is_there
from massage_timer.pictures.effort import effort_of
from massage_timer.pictures.groups import paint_group
from massage_timer.pictures.palette import Palette, SkinTone, Theme, palette_for
from massage_timer.pictures.plain_picture import load_plain
from massage_timer.pictures.scene import Scene
from massage_timer.pictures.scene_file import load_scene

NEUTRAL = "whole-leg"
"""The leg alone: stands in for a still that is missing or broken."""
ENDINGS = (".json", ".svg", ".png")
"""Of the files that a picture may be in, the best first."""
LONGEST_PROBLEM = 200

_log = logging.getLogger(__name__)


class PictureLibrary:
    """The pictures of some folders, in the skin tones of the two people who are drawn.

    Whatever is missing or broken there, a technique gets a picture.
    """

    def __init__(
        self,
        folder: Path,
        recipient: SkinTone = SkinTone.LIGHT,
        giver: SkinTone | None = None,
        *,
        others: Sequence[Path] = (),
    ) -> None:
        """A giver without a tone gets one that differs from the recipient's.

        `folder` has the stills; it goes before `others`, which need not exist.
        """
        self._folders = (folder, *others)
        self._recipient, self._giver = recipient, giver
        self._scenes: dict[str, Scene | str] = {}
        """A picture, or why it could not be read: an error would hold on to whoever asked."""
        self.problems: list[str] = []
        """One sentence for each picture that could not be used, in the order they were met."""
        self.own_problems: list[str] = []
        """Those about files in `others`, which the user can mend."""

    def set_tones(self, recipient: SkinTone, giver: SkinTone | None) -> None:
        """Other tones, as at the beginning; whoever has a palette already asks for it anew."""
        self._recipient, self._giver = recipient, giver

    def forget(self) -> None:
        """Own pictures have changed: all are read anew when they are asked for."""
        self._scenes.clear()
        self.problems.clear()
        self.own_problems.clear()

    def palette(self, theme: str) -> Palette:
        """The colours of all these pictures in the theme of this name."""
        return palette_for(Theme(theme), self._recipient, self._giver)

    def picture_for(self, technique: Technique) -> str:
        """The name of a technique's picture: its own, else the still of its zone.

        The picture that a technique names is the only one: that of its id may show too much.
        """
        name = technique.picture or technique.id
        return self.still_for(technique) if self._file(name) is None else name

    def still_for(self, technique: Technique) -> str:
        """The name of the picture that shows a technique's zone without hands."""
        return f"zone-{technique.zone.name.lower()}"

    def load(self, name: str) -> Scene:
        """The picture of that name; `SceneError` when there is none, or a broken one."""
        if name not in self._scenes:
            file = self._file(name)
            own = file is not None and file.parent != self._folders[0]
            try:
                if file is None:
                    raise SceneError(f"No picture is called {name[:LONGEST_NAME]!r}.")
                self._scenes[name] = read_picture(file, own)
            except SceneError as error:
                self._scenes[name] = str(error)
                self._note(error, own)
        found = self._scenes[name]
        if isinstance(found, str):
            raise SceneError(found)
        return found

    def scene_for(self, technique: Technique) -> Scene:
        """The picture to show for a technique; a bare ground when not even a still is left."""
        return self._first_of(self.picture_for(technique), self.still_for(technique))

    def still(self, name: str) -> Scene:
        """The still of that name, else the leg alone, else a bare ground."""
        return self._first_of(name, NEUTRAL)

    def _first_of(self, *names: str) -> Scene:
        """The first picture that can be used; a bare ground when none can."""
        for name in names:
            with suppress(SceneError):
                return self.load(name)
        return Scene(name="", width=960.0, height=600.0, groups=())

    def _file(self, name: str) -> Path | None:
        """The file of a picture; None when no folder has one, or the name could lead elsewhere."""
        if is_name(name):
            for folder in self._folders:
                for ending in ENDINGS:
                    file = folder / f"{name}{ending}"
                    if is_there(file):
                        return file
        return None

    def _note(self, error: SceneError, own: bool) -> None:
        """Keep a problem for whoever shows it, and write one line of the log."""
        kept = (each if each.isprintable() or each == "\u00a0" else " " for each in str(error))
        sentence = "".join(kept)[:LONGEST_PROBLEM]
        if sentence not in self.problems:
            self.problems.append(sentence)
            self.own_problems += [sentence] if own else []
            _log.warning("%s", sentence)


def read_picture(file: Path, own: bool) -> Scene:
    """The picture in a file of any kind; an own one must not take long to paint either."""
    if file.suffix != ".json":
        return load_plain(file)
    scene = load_scene(file)
    if own:
        refuse_slow(scene, file)
    return scene


def refuse_slow(scene: Scene, file: Path) -> None:
    """`SceneError` when a scene has so much in it that painting it would hold everything up."""

    def draw(painter: QPainter, area: QRectF) -> None:
        painter.scale(area.width() / scene.width, area.height() / scene.height)
        for group in scene.groups:
            painter.save()
            paint_group(painter, group, scene, palette_for(Theme.DARK))
            painter.restore()

    try:
        effort_of(draw)
    except SceneError as error:
        raise error.of(file.name) from None
