"""Five minutes at a glance: one coloured, named piece for each stretch of work on a zone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.language import N_, _, initial, pgettext
from massage_timer.core.names import ZONE_NAMES, ZONES_WITHIN, clock
from massage_timer.core.routine import Part, Step, Zone
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font
from massage_timer.ui.tokens import (
    BORDER,
    LIGHT,
    RADIUS_STRIP,
    RADIUS_STRIP_INNER,
    STRIP_HEIGHT,
    Role,
    Theme,
    line_height,
)
from massage_timer.ui.widgets.paint import corners, hatch, paint_centred, paint_line

GAP = 2
SPARE = 4
"""Px at u = 1 that must stay free at each side of a name."""
_PART_NAMES = {Part.WARM_UP: N_("Warm-up"), Part.FINISH: N_("Finish")}
_PARTS_WITHIN = {Part.WARM_UP: N_("warm-up"), Part.FINISH: N_("finish")}


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring steps of one zone, or the whole warm-up or finish, as one."""

    zone: Zone
    part: Part
    seconds: int

    @property
    def name(self) -> str:
        return _(_PART_NAMES.get(self.part, ZONE_NAMES[self.zone]))

    @property
    def name_within(self) -> str:
        """As it stands within a list."""
        words = _PARTS_WITHIN.get(self.part)
        return _(ZONES_WITHIN[self.zone]) if words is None else _(words)


class Stretch(Protocol):
    """A step, or what is known of one: where, in which part, how long."""

    @property
    def zone(self) -> Zone: ...
    @property
    def part(self) -> Part: ...
    @property
    def seconds(self) -> int: ...


def pieces(steps: Sequence[Stretch]) -> tuple[Piece, ...]:
    """The steps of a leg as pieces of a strip: neighbours of one zone merge."""

    def kind(step: Stretch) -> tuple[Part, Zone]:
        # Warm-up and finish may touch every zone; they are one thing to the eye.
        return step.part, step.zone if step.part is Part.MAIN else Zone.FOOT

    return tuple(
        Piece(zone, part, sum(step.seconds for step in same))
        for (part, zone), same in groupby(steps, kind)
    )


def strip_words(strip: Sequence[Piece]) -> str:
    """The strip in words, for tool tips and screen readers: "Foot 1:24, ankle 0:20"."""
    names = [piece.name_within if place else piece.name for place, piece in enumerate(strip)]
    return pgettext("list", ", ").join(
        # Translators: a zone or a part, and its time
        _("{name} {time}").format(name=name, time=clock(piece.seconds))
        for name, piece in zip(names, strip, strict=True)
    )


def label(name: str, width: float, measure: Callable[[str], float], spare: float) -> str:
    """The name where `width` leaves it `spare` px at both sides, else its first letter, or "".

    A letter is content with half of that.
    """
    for candidate, needed in ((name, 2 * spare), (initial(name), spare)):
        if measure(candidate) + needed <= width:
            return candidate
    return ""


def paint_strip(
    painter: QPainter,
    rect: QRectF,
    strip: Sequence[Piece],
    theme: Theme,
    u: float,
    present: int | None = None,
) -> None:
    """Draw the pieces as wide as their share of the time; `present` is the index of one."""
    total = sum(piece.seconds for piece in strip)
    if not total:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    gap = max(1, round(GAP * u))
    free = rect.width() - gap * (len(strip) - 1)
    spent = 0
    for index, piece in enumerate(strip):
        # Whole px, so that the gaps are all alike and the edges sharp.
        left = round(rect.left() + free * spent / total + gap * index)
        spent += piece.seconds
        right = round(rect.left() + free * spent / total + gap * index)
        box = QRectF(left, rect.top(), right - left, rect.height())
        at_ends = (index == 0, index == len(strip) - 1)
        _paint_piece(painter, box, piece, at_ends, theme, u, index == present)
    painter.restore()


def paint_strip_ends(
    painter: QPainter, rect: QRectF, strip: Sequence[Piece], theme: Theme, u: float
) -> None:
    """Draw "0:00 warm-up" and "finish 5:00" as one line in the middle of `rect`."""
    if not strip:
        return
    words = font(Role.STRIP_ENDS, u)
    start, end = clock(0), clock(sum(piece.seconds for piece in strip))
    if strip[0].part is Part.WARM_UP:
        start = _("{time} warm-up").format(time=start)
    if strip[-1].part is Part.FINISH:
        end = _("finish {time}").format(time=end)
    middle = rect.center().y()
    paint_line(painter, words, theme.ink3, rect.left(), middle, start)
    width = QFontMetricsF(words).horizontalAdvance(end)
    paint_line(painter, words, theme.ink3, rect.right() - width, middle, end)


class ZoneStrip(Placed, QWidget):
    """The strip with its ends in words below, where there is room for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._pieces: tuple[Piece, ...] = ()
        self._present: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        self.updateGeometry()
        self.update()

    def set_steps(self, steps: Sequence[Step]) -> None:
        strip = pieces(steps)
        if strip != self._pieces:
            self._pieces = strip
            self.setToolTip(strip_words(strip))
            self.setAccessibleName(strip_words(strip))
            self.update()

    def set_present(self, index: int | None) -> None:
        """The piece (not the step) that the hands are on; None: none is."""
        if index != self._present:
            self._present = index
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(354 * self._u), round(self._strip_height + self._ends_height))

    def height_without_ends(self) -> int:
        """Px of the strip alone, for where its ends in words have no room."""
        return round(self._strip_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        height = min(self._strip_height, float(self.height()))
        strip = QRectF(0, 0, self.width(), height)
        paint_strip(painter, strip, self._pieces, self._theme, self._u, self._present)
        ends = self._ends_height
        if self.height() >= height + ends - 1:
            below = QRectF(0, height, self.width(), ends)
            paint_strip_ends(painter, below, self._pieces, self._theme, self._u)

    @property
    def _strip_height(self) -> float:
        return STRIP_HEIGHT * self._u

    @property
    def _ends_height(self) -> float:
        return line_height(Role.STRIP_ENDS, self._u) + 8 * self._u


def _paint_piece(
    painter: QPainter,
    box: QRectF,
    piece: Piece,
    at_ends: tuple[bool, bool],
    theme: Theme,
    u: float,
    is_present: bool,
) -> None:
    colours = theme.zones[piece.zone]
    start, end = (
        min((RADIUS_STRIP if outer else RADIUS_STRIP_INNER) * u, box.width() / 2)
        for outer in at_ends
    )
    fill, text = colours.fill, colours.text
    if theme.outlined and is_present:
        fill, text = theme.glow, theme.onaccent
    painter.fillPath(corners(box, start, end), QColor(fill))
    if piece.part is not Part.MAIN:
        stripe = QColor(colours.edge if theme.outlined else theme.panel)
        stripe.setAlphaF(0.67)
        stripes = hatch(stripe, 3 * u, 8 * u, painter.device().devicePixelRatioF())
        _aligned(stripes, box)
        painter.fillPath(corners(box, start, end), stripes)
    line = BORDER * u * theme.stroke
    half = line / 2
    inner = box.adjusted(half, half, -half, -half)
    edge = theme.ink if is_present and not theme.outlined else colours.edge
    painter.strokePath(
        corners(inner, max(0.0, start - half), max(0.0, end - half)), QPen(QColor(edge), line)
    )
    if piece.part is Part.MAIN:
        words = font(Role.STRIP, u)
        name = label(piece.name, box.width(), QFontMetricsF(words).horizontalAdvance, SPARE * u)
        if name:
            paint_centred(painter, words, text, box.center(), name)


def _aligned(stripes: QBrush, box: QRectF) -> None:
    """Begin the stripes at the piece's corner, wherever it stands."""
    transform = stripes.transform()
    at = transform.inverted()[0].map(QPointF(box.left(), box.bottom()))
    transform.translate(at.x(), at.y())
    stripes.setTransform(transform)
