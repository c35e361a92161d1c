"""What a laid out card consists of. Lengths are points from the upper left corner of the sheet."""

from collections.abc import Callable
from dataclasses import dataclass

from massage_timer.core.routine import Technique
from massage_timer.paper.sheets import Sheet

CAP, DESCENT = 0.76, 0.24
"""How far letters reach above and below their line, in em."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set."""

    size: float
    weight: int = 500
    display: bool = False
    """In the cut for large sizes."""
    faint: bool = False
    """In dark grey instead of black."""

    @property
    def step(self) -> float:
        """From one line to the next."""
        return self.size * 1.27


Measure = Callable[[str, Style], float]
"""The width of a text in a style."""


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    wide: float
    high: float

    @property
    def right(self) -> float:
        return self.left + self.wide

    @property
    def bottom(self) -> float:
        return self.top + self.high


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; `x` is where it begins and `y` the line that it stands on."""

    x: float
    y: float
    words: str
    style: Style
    wide: float

    @property
    def box(self) -> Box:
        size = self.style.size
        return Box(self.x, self.y - CAP * size, self.wide, (CAP + DESCENT) * size)


@dataclass(frozen=True, slots=True)
class Picture:
    """A technique's picture, with a hairline round it."""

    box: Box
    technique: Technique
    level: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A line round a box."""

    box: Box
    width: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line."""

    x: float
    y: float
    wide: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The five minutes by zones."""

    box: Box


Mark = Text | Picture | Frame | Rule | Strip


@dataclass(frozen=True, slots=True)
class Page:
    """All of a card, from the top down as it is read."""

    sheet: Sheet
    marks: tuple[Mark, ...]
