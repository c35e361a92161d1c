"""What colour a role of a picture has: three themes, and three skin tones for either person."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from PySide6.QtGui import QColor


class Theme(Enum):
    """The same three themes that the windows have."""

    LIGHT = "light"
    DARK = "dark"
    DIM_AMBER = "dim-amber"


class SkinTone(Enum):
    """A tone of the drawings; recipient and giver are chosen apart."""

    LIGHT = "light"
    MEDIUM = "medium"
    DEEP = "deep"

    @property
    def neighbour(self) -> "SkinTone":
        """A tone that stands out against this one: the giver's, until somebody chooses it."""
        return SkinTone.DEEP if self is SkinTone.MEDIUM else SkinTone.MEDIUM


SKIN_PARTS = ("base", "sh1", "sh2", "hi", "line", "nail")

SKINS: Mapping[SkinTone, tuple[str, ...]] = MappingProxyType(
    {
        SkinTone.LIGHT: ("#EDBE9E", "#DDA27F", "#C2815D", "#F4CFB5", "#74402C", "#F6D3C4"),
        SkinTone.MEDIUM: ("#CB8F66", "#B2744D", "#8F5737", "#D9A47C", "#532A1A", "#E0B193"),
        SkinTone.DEEP: ("#8B583C", "#71432C", "#54301E", "#A06B4B", "#2B150D", "#B98A6E"),
    }
)

NO_PRESS: Mapping[SkinTone, str] = MappingProxyType(
    {SkinTone.LIGHT: "#A3321C", SkinTone.MEDIUM: "#6B1606", SkinTone.DEEP: "#FFB39C"}
)
"""What must not be pressed is hatched on the skin, and so in a red that stands out on its tone."""
DIM_NO_PRESS: Mapping[SkinTone, str] = MappingProxyType(
    {SkinTone.LIGHT: "#330702", SkinTone.MEDIUM: "#FFB088", SkinTone.DEEP: "#FFA27A"}
)
"""The same in the dim theme: redder than its one hue."""

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "theme.bg": "#F6F1E9",
        "theme.spot": "#E3ECE6",
        "theme.mat": "#D3E0DA",
        "theme.mat2": "#BCCFC8",
        "theme.ink": "#22343A",
        "theme.arrow": "#0E6F7A",
        "theme.case": "#FFFFFF",
        "theme.glow": "#FFAE2B",
        "theme.halo": "#FFB238",
        "theme.towel": "#FBFAF6",
        "theme.towel2": "#E4DFD3",
        "theme.towelline": "#ABA493",
        "theme.shadow": "#1E3A3C",
        "theme.rim": "#FFFFFF",
        "theme.heart": "#C2506A",
        "cloth.base": "#CDC5B6",
        "cloth.sh1": "#B4AB9A",
        "cloth.sh2": "#948A78",
        "cloth.hi": "#DFD8CB",
        "cloth.line": "#5A5245",
        "sleeve.base": "#2E7D82",
        "sleeve.sh1": "#236468",
        "sleeve.sh2": "#184B50",
        "sleeve.hi": "#4C9A9D",
        "sleeve.line": "#10383C",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "theme.bg": "#12191D",
        "theme.spot": "#1D2A30",
        "theme.mat": "#24353A",
        "theme.mat2": "#30454B",
        "theme.ink": "#E7EEEC",
        "theme.arrow": "#7FE3D6",
        "theme.case": "#10282C",
        "theme.glow": "#FFBE4D",
        "theme.halo": "#FFC25A",
        "theme.towel": "#5A6F72",
        "theme.towel2": "#465A5E",
        "theme.towelline": "#2A3B3F",
        "theme.shadow": "#000000",
        "theme.rim": "#FFE7D2",
        "theme.heart": "#F29BAE",
        "cloth.base": "#7B766B",
        "cloth.sh1": "#635E55",
        "cloth.sh2": "#4A463F",
        "cloth.hi": "#918B80",
        "cloth.line": "#1D1B17",
        "sleeve.base": "#3A8A8E",
        "sleeve.sh1": "#2A6F73",
        "sleeve.sh2": "#1C5156",
        "sleeve.hi": "#56A5A8",
        "sleeve.line": "#0B282B",
    }
)

DIM_GROUND = "#0B0603"
DIM_BRIGHTEST = "#CE8434"
DIM_ARROW = "#FFC67A"

LIGHT_STRENGTHS: Mapping[str, float] = MappingProxyType(
    {"glowop": 0.17, "shadowop": 0.13, "halok": 1.0, "rimop": 0.0}
)
DARK_STRENGTHS: Mapping[str, float] = MappingProxyType(
    {"glowop": 0.17, "shadowop": 0.30, "halok": 1.35, "rimop": 0.24}
)
DIM_STRENGTHS: Mapping[str, float] = MappingProxyType(
    {"glowop": 0.17, "shadowop": 0.30, "halok": 1.7, "rimop": 0.24}
)

ROLES = (
    frozenset(LIGHT)
    | {f"{who}.{part}" for who in ("skin", "giver") for part in SKIN_PARTS}
    | {"skin.nopress"}
)
"""Every name that a scene may ask a colour by."""

STRENGTHS = frozenset(LIGHT_STRENGTHS)
"""Every name that a scene may give in the place of an opacity."""


def dimmed(colour: str) -> str:
    """The colour in one amber hue: between ground and amber by the root of its luminance."""
    brightness = _luminance(colour) ** 0.5
    mixed = (
        round(low + (high - low) * brightness)
        for low, high in zip(_bytes(DIM_GROUND), _bytes(DIM_BRIGHTEST), strict=True)
    )
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def _bytes(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (byte / 255 for byte in _bytes(colour))
    )
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of every picture for one theme and two people; compare to see what changed."""

    theme: Theme
    recipient: SkinTone
    giver: SkinTone
    colours: Mapping[str, str]
    strengths: Mapping[str, float]

    @property
    def ground(self) -> QColor:
        """What lies behind a picture: the windows' own ground, so that no edge shows."""
        return QColor(self.colours["theme.bg"])

    def colour(self, role: str, opacity: float = 1.0) -> QColor:
        """The colour of a role, at an opacity that is cut to 0 to 1."""
        colour = QColor(self.colours[role])
        colour.setAlphaF(min(max(opacity, 0.0), 1.0))
        return colour

    def strength(self, value: "float | tuple[str, float]") -> float:
        """An opacity as scenes give it: a number, or a named strength and a factor to it."""
        if isinstance(value, tuple):
            name, factor = value
            return self.strengths[name] * factor
        return value


def palette_for(
    theme: Theme, recipient: SkinTone = SkinTone.LIGHT, giver: SkinTone | None = None
) -> Palette:
    """The palette of a theme; a giver without a tone gets one that differs from the recipient's."""
    giver = recipient.neighbour if giver is None else giver
    colours = dict(LIGHT if theme is Theme.LIGHT else DARK)
    for who, tone in (("skin", recipient), ("giver", giver)):
        colours.update(
            {f"{who}.{part}": c for part, c in zip(SKIN_PARTS, SKINS[tone], strict=True)}
        )
    if theme is Theme.DIM_AMBER:
        colours = {role: dimmed(colour) for role, colour in colours.items()}
        colours |= {"theme.bg": DIM_GROUND, "theme.arrow": DIM_ARROW, "theme.case": DIM_GROUND}
    hatch = DIM_NO_PRESS if theme is Theme.DIM_AMBER else NO_PRESS
    colours["skin.nopress"] = hatch[recipient]
    strengths = {
        Theme.LIGHT: LIGHT_STRENGTHS,
        Theme.DARK: DARK_STRENGTHS,
        Theme.DIM_AMBER: DIM_STRENGTHS,
    }[theme]
    return Palette(theme, recipient, giver, MappingProxyType(colours), strengths)
