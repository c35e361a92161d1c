"""Every number of the look in one place: colours, type, spaces, radii, strokes, times. No Qt."""

from dataclasses import dataclass, replace
from enum import Enum, unique


@dataclass(frozen=True, slots=True)
class ZoneColours:
    """How one zone of the leg looks in strips, bars and charts."""

    fill: str
    edge: str
    text: str
    """For words on the fill."""


@dataclass(frozen=True, slots=True)
class ChangeField:
    """The deep field that says "change legs"; it looks like no other moment of a session."""

    field: str
    words: str
    small: str
    ring: str
    track: str
    rule: str
    """A line at the field's inner edge where the field itself is not seen; "" for none."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, as #RRGGBB; `ground` is that of the pictures, which show no edge."""

    name: str
    """Also the name of the pictures' palette: light, dark or dim-amber."""
    ground: str
    panel: str
    sunk: str
    ink: str
    ink2: str
    ink3: str
    line: str
    """Decoration only, like `track` and `spot`: too faint to carry a meaning."""
    edge: str
    accent: str
    onaccent: str
    accent_hover: str
    accent_down: str
    tint: str
    glow: str
    """Never alone on `ground`: an active zone always has a heavy `ink` outline too."""
    glow_edge: str
    warn: str
    stop: str
    done: str
    done_edge: str
    idle: str
    idle_edge: str
    focus: str
    track: str
    spot: str
    change: ChangeField
    zones: tuple[ZoneColours, ZoneColours, ZoneColours, ZoneColours, ZoneColours, ZoneColours]
    """By `Zone`: foot, ankle, calf, knee, thigh, hip."""
    is_dark: bool = False
    outlined: bool = False
    """True where blocks of light are drawn as outlines: the badge and the zones."""
    paper: str = "#FFFFFF"
    """Light that falls on a sheet of paper: in a dark room white would be the brightest thing."""
    stroke: float = 1.0
    """What strokes are multiplied with; the high contrast setting of the system makes it 1.5."""
    zoom: float = 1.0
    """How much larger the user wants text, 1 to 2; what cannot grow with it reflows or scrolls."""
    reach: float = 1.0
    """How much larger the user wants what a session shows to the couch, 1 to 1.5: the digits, the
    side and the technique."""


LIGHT = Theme(
    name="light",
    ground="#F6F1E9",
    panel="#FFFCF7",
    sunk="#ECE5D8",
    ink="#1C2A2D",
    ink2="#435255",
    ink3="#59686B",
    line="#DCD2C2",
    edge="#827865",
    accent="#0F6E7A",
    onaccent="#FFFFFF",
    accent_hover="#0C5F6A",
    accent_down="#094E57",
    tint="#DDEBE8",
    glow="#F2A93B",
    glow_edge="#8A5200",
    warn="#FFF1D6",
    stop="#A3321C",
    done="#35837C",
    done_edge="#1F5F5D",
    idle="#E6DFD1",
    idle_edge="#827865",
    focus="#0F6E7A",
    track="#E6DFD1",
    spot="#E3ECE6",
    change=ChangeField(
        field="#0B5560",
        words="#F6F1E9",
        small="#D5E6E4",
        ring="#FFC15C",
        track="#3F7E86",
        rule="",
    ),
    zones=(
        ZoneColours("#0F6E7A", "#0A4F58", "#FFFFFF"),
        ZoneColours("#6FB0A6", "#3B7F75", "#12191D"),
        ZoneColours("#F2A93B", "#8A5200", "#12191D"),
        ZoneColours("#CB6E47", "#8E4223", "#12191D"),
        ZoneColours("#9C4F68", "#6E3348", "#FFFFFF"),
        ZoneColours("#5E5486", "#413A63", "#FFFFFF"),
    ),
)

DARK = Theme(
    name="dark",
    ground="#12191D",
    panel="#1A2429",
    sunk="#0C1215",
    ink="#F1ECE2",
    ink2="#BCC6C6",
    ink3="#98A6A8",
    line="#2D3B41",
    edge="#708086",
    accent="#7FE3D6",
    onaccent="#0B2023",
    accent_hover="#9BECE1",
    accent_down="#62CBBE",
    tint="#1D3538",
    glow="#FFC15C",
    glow_edge="#FFE0A6",
    warn="#33280F",
    stop="#FF9D86",
    done="#4FB3A9",
    done_edge="#9BDDD5",
    idle="#25333A",
    idle_edge="#708086",
    focus="#7FE3D6",
    track="#25333A",
    spot="#1D2A30",
    change=LIGHT.change,
    # Bright on a dark panel the fills need no edge: each edge is its fill.
    zones=(
        ZoneColours("#2E97A0", "#2E97A0", "#12191D"),
        ZoneColours("#8FD0C6", "#8FD0C6", "#12191D"),
        ZoneColours("#FFC15C", "#FFC15C", "#12191D"),
        ZoneColours("#E08A60", "#E08A60", "#12191D"),
        ZoneColours("#C07790", "#C07790", "#12191D"),
        ZoneColours("#9387C4", "#9387C4", "#12191D"),
    ),
    is_dark=True,
    paper="#B8B3A9",
)

_DIM_ZONE = ZoneColours("#150C06", "#C07F35", "#E89A3E")

DIM_AMBER = Theme(
    name="dim-amber",
    ground="#0B0603",
    panel="#150C06",
    sunk="#070402",
    ink="#E89A3E",
    ink2="#CB8534",
    ink3="#BA7930",
    line="#2E1C0C",
    edge="#8E5B25",
    accent="#E89A3E",
    onaccent="#160B03",
    accent_hover="#F0A750",
    accent_down="#CC8430",
    tint="#26160A",
    glow="#E89A3E",
    glow_edge="#F5B566",
    warn="#26160A",
    stop="#F08A5A",
    done="#96602A",
    done_edge="#C07F35",
    idle="#1A0F07",
    idle_edge="#8E5B25",
    focus="#F5B566",
    track="#2E1C0C",
    spot="#27180B",
    change=ChangeField(
        field="#0B0603",
        words="#E89A3E",
        small="#CB8534",
        ring="#E89A3E",
        track="#2E1C0C",
        rule="#E89A3E",
    ),
    zones=(_DIM_ZONE, _DIM_ZONE, _DIM_ZONE, _DIM_ZONE, _DIM_ZONE, _DIM_ZONE),
    is_dark=True,
    paper="#CE8434",
    outlined=True,
)

THEMES = (LIGHT, DARK, DIM_AMBER)


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One size of type. Lengths are px at u = 1; tracking is in em."""

    size: float
    floor: float
    """Never drawn smaller, in px."""
    weight: int
    line: float
    """Line height in px at u = 1."""
    tracking: float = 0.0
    tabular: bool = False
    """Figures of one width, for what ticks."""


@unique
class Role(Enum):
    """What a piece of text is, and so how it is set."""

    SECONDS = TypeStyle(188, 62, 600, 188, -0.02, tabular=True)
    CHANGE_SIDE = TypeStyle(196, 96, 800, 184, -0.012)
    SIDE = TypeStyle(44, 26, 800, 54, 0.015)
    TECHNIQUE = TypeStyle(48, 28, 700, 58, -0.018)
    DONE_TITLE = TypeStyle(44, 28, 700, 54, -0.022)
    DONE_CLOCK = TypeStyle(104, 56, 600, 110, -0.03, tabular=True)
    CLOCK = TypeStyle(40, 25, 600, 44, -0.015, tabular=True)
    PRESSURE = TypeStyle(32, 24, 700, 36, -0.012)
    CUE = TypeStyle(25, 16, 500, 32)
    NEXT = TypeStyle(25, 17, 700, 30, -0.01)
    NEXT_SOON = TypeStyle(38, 22, 700, 44, -0.015)
    NEXT_LABEL = TypeStyle(17, 13, 600, 22)
    CHANGE_LINE = TypeStyle(30, 18, 500, 38)
    CHANGE_HEAD = TypeStyle(30, 18, 600, 38, -0.01)
    COUNT = TypeStyle(56, 34, 600, 60, -0.01, tabular=True)
    BANNER = TypeStyle(20, 16, 700, 26, -0.01)
    EMERGENCY = TypeStyle(60, 40, 700, 68)
    PAGE_TITLE = TypeStyle(34, 24, 700, 40, -0.02)
    CARD_TITLE = TypeStyle(20, 17, 700, 26, -0.012)
    BIG_ANSWER = TypeStyle(22, 17, 600, 28, -0.005)
    START = TypeStyle(32, 22, 600, 40, -0.01)
    HANDS = TypeStyle(18, 15, 500, 24)
    GUIDE = TypeStyle(21, 16, 500, 29)
    GUIDE_NAME = TypeStyle(21, 16, 700, 29)
    STROKES = TypeStyle(18, 13, 500, 23)
    BODY = TypeStyle(16, 14, 500, 21)
    BUTTON = TypeStyle(17, 14, 600, 23)
    MAIN_BUTTON = TypeStyle(18, 15, 600, 24)
    ROW = TypeStyle(17, 14, 500, 23)
    STRONG = TypeStyle(16, 14, 600, 21)
    SMALL = TypeStyle(14, 12, 500, 19)
    SMALL_STRONG = TypeStyle(14, 12, 600, 19)
    ZONE = TypeStyle(18, 14, 700, 22, -0.005)
    STRIP_ENDS = TypeStyle(13, 11.5, 500, 17)
    STRIP = TypeStyle(13, 11.5, 600, 17)
    KEY = TypeStyle(13, 11, 600, 16)


DISPLAY_FROM = 19.0
"""Px from which the display cut of the typeface is used."""

THREE_FIGURES_TRACKING = -0.045
"""Em; lets 100 s and more stand as high as two figures do."""

DIGITS_SHARE = 0.16
"""Smallest share of the window's height that the step's seconds are drawn in."""

# Spaces, px at u = 1.
PAGE_MARGIN = 40
HOME_MARGIN = 32
DONE_MARGIN = 56
CARD_GAP = 20

# Radii, px at u = 1.
RADIUS_BUTTON = 12
RADIUS_CARD = 16
RADIUS_BIG = 16
RADIUS_START = 20
RADIUS_BADGE = 12
RADIUS_STRIP = 8
RADIUS_STRIP_INNER = 2
RADIUS_ROW = 10
RADIUS_PILL = 22

# Strokes, px at u = 1 unless said.
HAIRLINE = 1.0
BORDER = 1.5
CHOSEN = 3.0
FOCUS_WIDTH = 3.0
FOCUS_GAP = 3.0
ICON_STROKE = 1.9
"""On the icons' grid of 24."""
RING_TRACK = 7.0
RING = 11.0
PRESENT_ZONE = 5.0
"""On the leg map's own units."""

# Targets, px at u = 1; a target is never smaller than TARGET itself.
TARGET = 44
CONTROL_WIDTH = 70
CONTROL_HEIGHT = 64
BUTTON_HEIGHT = 48
ANSWER_HEIGHT = 68
START_HEIGHT = 84
BANNER_HEIGHT = 72
STRIP_HEIGHT = 30
NEXT_HEIGHT = 96
NEXT_SOON_HEIGHT = 132

# Times in ms.
FADE_AFTER_MS = 4000
FADE_MS = 400
RETURN_MS = 120
PICTURE_MS = 300
DIAL_MS = 300
HOLD_MS = 1000
"""How long Stop is held before it stops."""

MOVES_AT_MOST_FPS = 24
"""As many as a film: the hands move 60 to 100 px a second, and every frame costs power."""

LARGEST_PAGE_UNIT = 2.2
"""A 4K screen that is not scaled by its system would be two thirds empty with less."""

FRAMED_FROM = 400
"""Px of height at u = 1 in which a page has room for its head, its answers and some rows."""


ZOOM_STEP = 0.05
"""By this much less at a time grows what would not find room otherwise."""


def unit(width: float, height: float) -> float:
    """How many px one unit of the design takes in a window of this size."""
    return min(width / 1280, height / 800)


def page_unit(width: float, height: float, zoom: float = 1.0) -> float:
    """The unit of pages read at arm's length: all but Session and Change. `zoom` is the theme's."""
    return min(max(unit(width, height), 0.85), LARGEST_PAGE_UNIT) * zoom


def frame_unit(width: float, height: float, zoom: float) -> float:
    """The unit of what stands round a page's scrolled text: it grows with the zoom only as long as
    that leaves the text most of the height."""
    most = max(page_unit(width, height), height / FRAMED_FROM)
    return min(page_unit(width, height, zoom), most)


def scales(largest: float, smallest: float = 1.0) -> list[float]:
    """How large something may be, the largest first and then in small steps to the smallest."""
    steps = round((largest - smallest) / ZOOM_STEP)
    return [largest - ZOOM_STEP * n for n in range(steps)] + [smallest]


def type_size(role: Role, u: float) -> float:
    """Px of a role's type, never below its floor."""
    style = role.value
    return max(style.size * u, style.floor)


def line_height(role: Role, u: float) -> float:
    """Px from one line of a role's type to the next; grows with the floor."""
    style = role.value
    return style.line * type_size(role, u) / style.size


def high_contrast(theme: Theme) -> Theme:
    """The theme for people whose system asks for more contrast: no grey words, heavier strokes."""
    return replace(theme, ink2=theme.ink, ink3=theme.ink, line=theme.edge, stroke=1.5)


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB after WCAG 2, 0 to 1."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
