"""Which picture a technique has, and the pictures of a folder, each read when first asked for."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QPainterPath

from massage_timer.core.routine import Technique
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.palette import Palette, SkinTone, Theme, palette_for
from massage_timer.pictures.scene import Group, Scene, Shape, Stroke
from massage_timer.pictures.scene_file import load_scene, load_strokes

NEUTRAL = "whole-leg"
"""The leg alone: stands in for a still that is missing or broken."""
STROKES = "strokes.json"
"""The techniques that have no hands drawn yet: a still, and their arrows on it."""
LONGEST_NAME = 80
CASING_WIDTH = 11.0
BODY_WIDTH = 5.0


class PictureLibrary:
    """The pictures of one folder, in the skin tones of the two people who are drawn.

    Whatever is missing or broken there, a technique gets a picture.
    """

    def __init__(
        self, folder: Path, recipient: SkinTone = SkinTone.LIGHT, giver: SkinTone | None = None
    ) -> None:
        """A giver without a tone gets one that differs from the recipient's."""
        self._folder = folder
        self._recipient, self._giver = recipient, giver
        self._scenes: dict[str, Scene] = {}
        self.problems: list[str] = []
        """One sentence for each picture that could not be used, in the order they were met."""
        self._strokes = self._read_strokes()

    def palette(self, theme: str) -> Palette:
        """The colours of all these pictures in the theme of this name."""
        return palette_for(Theme(theme), self._recipient, self._giver)

    def picture_for(self, technique: Technique) -> str:
        """The name of a technique's picture: its own, else the still of its zone."""
        for name in (technique.picture, technique.id):
            if name in self._strokes or self._file(name).is_file():
                return name
        return self.still_for(technique)

    def still_for(self, technique: Technique) -> str:
        """The name of the picture that shows a technique's zone without hands."""
        return f"zone-{technique.zone.name.lower()}"

    def load(self, name: str) -> Scene:
        """The picture of that name; `SceneError` when there is none, or a broken one."""
        if name not in self._scenes:
            if name in self._strokes:
                stroke = self._strokes[name]
                still = load_scene(self._file(stroke.still))
                self._scenes[name] = with_stroke(still, name, stroke)
            else:
                self._scenes[name] = load_scene(self._file(name))
        return self._scenes[name]

    def scene_for(self, technique: Technique) -> Scene:
        """The picture to show for a technique; a bare ground when not even a still is left."""
        return self._first_of(self.picture_for(technique), self.still_for(technique))

    def still(self, name: str) -> Scene:
        """The still of that name, else the leg alone, else a bare ground."""
        return self._first_of(name, NEUTRAL)

    def _first_of(self, *names: str) -> Scene:
        """The first picture that can be used; a bare ground when none can."""
        for name in names:
            try:
                return self.load(name)
            except SceneError as error:
                if str(error) not in self.problems:
                    self.problems.append(str(error))
        return Scene(name="", width=960.0, height=600.0, groups=())

    def _file(self, name: str) -> Path:
        plain = len(name) < LONGEST_NAME and name.replace("-", "").isalnum()
        return self._folder / f"{name if plain else 'nothing'}.json"

    def _read_strokes(self) -> dict[str, Stroke]:
        try:
            return load_strokes(self._folder / STROKES)
        except SceneError as error:
            self.problems.append(str(error))
            return {}


def with_stroke(still: Scene, name: str, stroke: Stroke) -> Scene:
    """A still under a technique's arrows; without arrows it is that scene by another name."""
    if not stroke.arrows:
        return replace(still, name=name)
    shapes = (
        Shape(QPainterPath, stroke="theme.case", stroke_width=CASING_WIDTH),
        Shape(QPainterPath, stroke="theme.arrow", stroke_width=BODY_WIDTH),
    )
    return replace(
        still,
        name=name,
        groups=still.groups + tuple(Group(arrow, shapes) for arrow in stroke.arrows),
        arrows={**still.arrows, **stroke.arrows},
        tracks={**still.tracks, **stroke.tracks},
        cycle=stroke.cycle,
    )
