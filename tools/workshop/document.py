"""Inks a picture and writes its scene file: the layers from the bottom up, and how they move.

What was inked once is kept in a folder and found again by what it was made of, so that a change of
the motion alone costs nothing.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy import ndimage

from workshop import layers
from workshop.camera import MARGIN, REACH, Raster, View
from workshop.hand import Hand, Sleeve
from workshop.layers import Layer, Touch
from workshop.leg import Leg
from workshop.limit import limit_line
from workshop.picture import HandPose, Picture, Shape
from workshop.props import ellipse, rectangle, shape
from workshop.solids import Solid
from workshop.tracing import blurred, filled_out, region

FORMAT = 2
OUTLINE = 2.5
"""Width of the line round everything, units."""
ZONE_LEVELS = (0.12, 0.3, 0.5, 0.7, 0.88)
HALO = tuple((56 - i * 3.1, 0.016 + 0.0075 * i**1.05) for i in range(16))
"""Widths and strengths of the strokes of a glow, wide and faint first."""
HIDDEN = 400
"""Px of a hand behind the leg from which on it is drawn there too."""
INKERS = ("vectors", "field", "solids", "camera", "curves", "tracing", "layers")
"""Modules on which the look of a layer depends."""


class Inks:
    """The layers of a picture, made or found again."""

    def __init__(self, picture: Picture, kept: Path | None) -> None:
        self.picture = picture
        self.view = picture.view
        self._kept = kept
        self._rasters: dict[int, tuple[Solid, Raster]] = {}

    def limb(self, leg: Leg) -> Layer:
        raster = self.raster(leg.solid)
        return self._layer("limb", [leg.solid], lambda: layers.ink_limb(self.view, leg, raster()))

    def hand(self, hand: Hand, before: Iterable[Solid] = ()) -> Layer:
        """What is seen of a hand behind these."""
        solids = list(before)
        raster = self.raster(hand.solid, REACH)

        def make() -> Layer:
            mask = layers.visible(raster(), *(self.raster(s)() for s in solids))
            return layers.ink_hand(self.view, hand, raster(), mask)

        return self._layer("hand", [hand.solid, *solids], make)

    def sleeve(self, sleeve: Sleeve, before: Iterable[Solid]) -> Layer:
        solids = list(before)
        raster = self.raster(sleeve.solid, REACH)

        def make() -> Layer:
            mask = layers.visible(raster(), *(self.raster(s)() for s in solids))
            return layers.ink_sleeve(self.view, sleeve, raster(), mask)

        return self._layer(f"sleeve {sleeve.start}", [sleeve.solid, *solids], make)

    def cloth(self, cloth: Solid, leg: Leg) -> Layer:
        raster = self.raster(cloth)

        def make() -> Layer:
            mask = layers.visible(raster(), self.raster(leg.solid)())
            return layers.ink_cloth(self.view, cloth, raster(), mask)

        return self._layer("cloth", [cloth, leg.solid], make)

    def touch(self, leg: Leg, hand: Hand, sleeve: Sleeve) -> Touch:
        raster = self.raster(leg.solid)

        def make() -> Touch:
            return layers.touch(self.view, leg, raster(), hand, sleeve)

        return Touch(**self._found("touch", [leg.solid, hand.solid], make))

    def hidden(self, hand: Hand, leg: Leg) -> str:
        """What of a hand lies behind the leg, as an outline; "" where it is next to nothing."""

        def make() -> dict[str, str]:
            raster = self.raster(hand.solid, REACH)()
            limb = self.raster(leg.solid)().depth_in(raster)
            behind = raster.hit & np.isfinite(limb) & (raster.depth > limb + 2)
            if behind.sum() < HIDDEN:
                return {"path": ""}
            behind = ndimage.binary_opening(behind, iterations=4)
            soft = ndimage.gaussian_filter(behind.astype(float), 2.5)
            path = region(soft, 0.5, raster, least=400, smooth=3.5, tolerance=0.25)
            return {"path": path or "M0 0Z"}

        return self._found("hidden", [hand.solid, leg.solid], make)["path"]

    def behind(self, hand: Hand, leg: Leg) -> bool:
        """Whether the leg hides a hand wherever both lie, but for next to nothing."""

        def make() -> dict[str, str]:
            raster = self.raster(hand.solid, REACH)()
            limb = self.raster(leg.solid)().depth_in(raster)
            both = raster.hit & np.isfinite(limb)
            before = both & (raster.depth < limb)
            return {"below": "yes" if both.sum() >= HIDDEN > before.sum() else ""}

        return bool(self._found("below", [hand.solid, leg.solid], make)["below"])

    def zone(self, name: str, leg: Leg, weights: Callable[[Leg, Raster], Any]) -> list[str]:
        """A zone at several levels, the widest first: a soft edge without a blur."""
        raster = self.raster(leg.solid)()
        hit = raster.hit
        values = np.where(hit, np.asarray(weights(leg, raster), float), 0.0)
        spread = ndimage.binary_dilation(hit)
        smooth = np.where(spread, filled_out(blurred(values, hit, 5), hit), 0.0)
        return [
            region(smooth, level, raster, least=100, smooth=4, corner=75, tolerance=0.3)
            for level in ZONE_LEVELS
        ]

    def no_press(self, leg: Leg, weights: Callable[[Leg, Raster], Any]) -> tuple[str, str]:
        raster = self.raster(leg.solid)()
        inside = np.asarray(weights(leg, raster)) > 0.5
        return layers.hatch(self.view, raster, inside & raster.hit)

    def raster(self, solid: Solid, reach: float = MARGIN) -> Callable[[], Raster]:
        def made() -> Raster:
            if id(solid) not in self._rasters:
                self._rasters[id(solid)] = (solid, self.view.cast(solid, reach))
            return self._rasters[id(solid)][1]

        return made

    def _layer(self, kind: str, solids: list[Solid], make: Callable[[], Layer]) -> Layer:
        return Layer(**self._found(kind, solids, make))

    def _found(self, kind: str, solids: list[Solid], make: Callable[[], Any]) -> dict[str, str]:
        if self._kept is None:
            made = make()
            return made if isinstance(made, dict) else asdict(made)
        file = self._kept / f"{_mark(kind, self.view, solids)}.json"
        if file.is_file():
            found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
            return found
        made = make()
        values: dict[str, str] = made if isinstance(made, dict) else asdict(made)
        file.parent.mkdir(parents=True, exist_ok=True)
        rest = file.with_suffix(".part")
        rest.write_text(json.dumps(values), encoding="utf-8")
        rest.replace(file)
        return values


def _mark(kind: str, view: View, solids: list[Solid]) -> str:
    """A name for what a layer is made of."""
    digest = hashlib.sha256(f"{kind} {view} {_code()}".encode())
    for solid in solids:
        for values in solid.field:
            digest.update(np.ascontiguousarray(values).tobytes())
        if solid.cut is not None:
            digest.update(solid.cut.point.tobytes() + solid.cut.normal.tobytes())
    return digest.hexdigest()[:32]


@cache
def _code() -> str:
    folder = Path(__file__).parent
    code = b"".join((folder / f"{name}.py").read_bytes() for name in INKERS)
    return hashlib.sha256(code).hexdigest()


def write_document(picture: Picture, kept: Path | None = None) -> dict[str, Any]:
    """The scene file of a picture; `kept` is where inked layers are found again."""
    inks = Inks(picture, kept)
    groups = [group for group in _groups(picture, inks) if group.get("shapes") or "fade" in group]
    paths: dict[str, int] = {}
    for group in groups:
        for one in group.get("shapes", ()):
            one["d"] = paths.setdefault(one["d"], len(paths))
    document: dict[str, Any] = {
        "format": FORMAT,
        "name": picture.name,
        "viewBox": [0, 0, _short(picture.view.width), _short(picture.view.height)],
        "cycle": [list(phase) for phase in picture.cycle],
        "strokes": picture.strokes,
        "still": picture.still,
        "still_hides": list(picture.still_hides),
        "paths": list(paths),
        "groups": groups,
        "arrows": {name: _points(points) for name, points in picture.arrows.items()},
        "tracks": {name: [_rounded(one) for one in keys] for name, keys in picture.tracks.items()},
        "ways": {name: [[*map(_short, p)] for p in way] for name, way in picture.ways.items()},
        "poses": {name: [list(entry) for entry in line] for name, line in picture.poses.items()},
        "pivots": {name: [*map(_short, p)] for name, p in picture.pivots.items()},
        "follow": dict(picture.follow),
        "contacts": _contacts(picture),
    }
    usual = {"strokes": 1, "still": 0}
    return {
        name: value
        for name, value in document.items()
        if value not in ([], {}) and usual.get(name) != value
    }


def _groups(picture: Picture, inks: Inks) -> list[dict[str, Any]]:
    width, height = picture.view.width, picture.view.height
    groups = [_group("bg", [shape(rectangle(0, 0, width, height), "theme.bg")])]
    if picture.spot is not None:
        x, y, r = picture.spot
        groups.append(_group("spot", [shape(ellipse(x, y, r, r), "theme.spot")]))
    groups += [_group(prop.id, list(prop.shapes)) for prop in picture.props if not prop.above]
    zones = {zone.name: inks.zone(zone.name, picture.rest, zone.weights) for zone in picture.zones}
    groups += [_group(f"{name}-halo", _halo(levels)) for name, levels in zones.items()]
    for track, pose, posed in _hands(picture):
        if inks.hidden(posed.hand, picture.leg_of(posed)):
            back = cel(inks.hand(posed.hand), "giver")
            back += cel(inks.sleeve(posed.hand.sleeve(posed.sleeve), []), "sleeve")
            groups.append(_group(_id(track, pose, "-back"), back))
            _draw_back(groups[-1], picture)
    groups += _limbs(picture, inks)
    cloths = [cel(inks.cloth(cloth, picture.rest), "cloth") for cloth in picture.cloths]
    groups.append(_group("cloth", [one for cloth in cloths for one in cloth]))
    for name, levels in zones.items():
        shades = [
            shape(
                level, "theme.glow", opacity=["glowop", round(1.25 / len(levels), 3)], even_odd=True
            )
            for level in levels
            if level
        ]
        groups.append(_group(name, shades))
    if picture.no_press is not None:
        outline, lines = inks.no_press(picture.rest, picture.no_press)
        if outline:
            groups.append(
                _group(
                    "no-press",
                    [
                        shape(lines, stroke="skin.nopress", width=2, stroke_opacity=0.8),
                        shape(outline, stroke="skin.nopress", width=1.5, even_odd=True),
                    ],
                )
            )
    if picture.limit is not None:
        groups.append(_group("limit", limit_line(picture.view, picture.rest, picture.limit)))
    if picture.fade is not None:
        groups.append({"id": "limb-fade", "fade": [list(end) for end in picture.fade]})
    groups += _upper_hands(picture, inks)
    groups += [_group(prop.id, list(prop.shapes)) for prop in picture.props if prop.above]
    arrow = [
        shape("", stroke="theme.case", width=11),
        shape("", stroke="theme.arrow", width=5),
    ]
    groups += [_group(name, [dict(one) for one in arrow]) for name in picture.arrows]
    return groups


def _limbs(picture: Picture, inks: Inks) -> list[dict[str, Any]]:
    groups = []
    many = len(picture.legs) > 1
    for pose, leg in picture.legs.items():
        layer = inks.limb(leg)
        name = f"limb:{pose}" if many else "limb"
        rim = shape(layer.outline, stroke="theme.rim", width=7, stroke_opacity=["rimop", 1])
        groups.append(_group(name, [rim, *cel(layer, "skin")]))
    return groups


def _upper_hands(picture: Picture, inks: Inks) -> list[dict[str, Any]]:
    shadows, outlines, hands = [], [], []
    for track, pose, posed in _hands(picture):
        leg = picture.leg_of(posed)
        sleeve = posed.hand.sleeve(posed.sleeve)
        if posed.shadow:
            touch = inks.touch(posed.pressed or leg, posed.hand, sleeve)
            shades = [shape(touch.shadow, "skin.line", opacity=0.27, even_odd=True)]
            if touch.hollow:
                shades.append(shape(touch.hollow, "skin.sh2", opacity=0.55, even_odd=True))
            if touch.ridge:
                shades.append(shape(touch.ridge, "skin.hi", opacity=0.6, even_odd=True))
            shades = [one for one in shades if one["d"]]
            shadows.append(_group(_id(track, pose, "-shadow"), shades))
        if posed.xray and (path := inks.hidden(posed.hand, leg)):
            line = shape(
                path,
                "giver.base",
                opacity=0.14,
                stroke="skin.line",
                width=1.8,
                stroke_opacity=0.6,
                dash=(5, 4),
            )
            outlines.append(_group(_id(track, pose, "-xray"), [line]))
        if posed.behind or inks.behind(posed.hand, leg):
            continue  # drawn below the leg alone, so that it stays there while it slides
        upper = cel(inks.hand(posed.hand, [leg.solid]), "giver")
        upper += cel(inks.sleeve(sleeve, [leg.solid]), "sleeve")
        hands.append(_group(_id(track, pose), upper))
    for groups in (shadows, outlines, hands):
        for group in groups:
            _draw_back(group, picture)
    return shadows + outlines + hands


def _draw_back(group: dict[str, Any], picture: Picture) -> None:
    """Note how far a key pose is drawn from where its way begins; the program moves it back."""
    track, _, pose = group["id"].partition(":")
    for name, posed in picture.hands.get(track, {}).items():
        if pose.split("-")[0] == name and posed.shifted != (0.0, 0.0):
            for one in group["shapes"]:
                one["d"] = moved_path(one["d"], -posed.shifted[0], -posed.shifted[1])


def moved_path(path: str, right: float, down: float) -> str:
    """A path elsewhere."""
    text, turn = "", 0
    for piece in re.sub("([MLCZ])", r" \1 ", path).split():
        if piece in "MLCZ":
            text, turn = text + piece, 0
            continue
        value = float(piece) + (down if turn % 2 else right)
        text += (" " if turn else "") + f"{value:.1f}".removesuffix(".0")
        turn += 1
    return text


def _hands(picture: Picture) -> list[tuple[str, str, HandPose]]:
    return [
        (track, pose if len(poses) > 1 or track in picture.poses else "", posed)
        for track, poses in picture.hands.items()
        for pose, posed in poses.items()
    ]


def _id(track: str, pose: str, ending: str = "") -> str:
    return f"{track}:{pose}{ending}" if pose else track + ending


def _group(name: str, shapes: list[Shape]) -> dict[str, Any]:
    return {"id": name, "shapes": shapes}


def cel(layer: Layer, who: str) -> list[Shape]:
    """A layer in the colours of somebody: tones, lines, and the outline last."""
    if layer.empty:
        return []
    line = f"{who}.line"
    shapes = [shape(layer.outline, f"{who}.base")]
    for path, part in ((layer.light, "hi"), (layer.shade, "sh1"), (layer.deep_shade, "sh2")):
        shapes.append(shape(path, f"{who}.{part}", even_odd=True))
    nail = f"{who}.nail" if layer.nails else None
    nails = shape(layer.nails, nail, stroke=line, width=OUTLINE * 0.48, stroke_opacity=0.8)
    shapes.append(nails)
    shapes.append(shape(layer.creases, line, opacity=0.6))
    shapes.append(shape(layer.wrinkles, line, opacity=0.7))
    shapes.append(shape(layer.lines, line))
    shapes.append(shape(layer.outline, stroke=line, width=OUTLINE))
    return [one for one in shapes if one["d"]]


def _halo(levels: list[str]) -> list[Shape]:
    n, last = len(levels), len(HALO) - 1
    found = []
    for i, (width, strength) in enumerate(HALO):
        level = levels[min(n - 1, round((n - 1) * (1 - i / last * 0.8)))]
        opacity = ["halok", round(strength, 4)]
        found.append(shape(level, stroke="theme.halo", width=width, stroke_opacity=opacity))
    return [one for one in found if one["d"]]


def _contacts(picture: Picture) -> dict[str, list[list[float]]]:
    found: dict[str, list[list[float]]] = {}
    for track, poses in picture.hands.items():
        posed = next(iter(poses.values()))
        places = posed.contacts or (posed.hand.palm,)
        found[track] = [[*map(_short, picture.point(place))] for place in places]
    return found


def _points(points: Any) -> list[list[float]]:
    return [[_short(float(x)), _short(float(y))] for x, y in points]


def _short(value: float) -> float:
    rounded = round(float(value), 2)
    return int(rounded) if rounded == int(rounded) else rounded


def _rounded(one: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, bool) else round(value, 4) for name, value in one.items()
    }
