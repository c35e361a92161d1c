"""The seconds of the step, in a ring that turns or, in reduced motion, swells once a stroke."""

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.language import _, number
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font, styled_font
from massage_timer.ui.tokens import LIGHT, RING, RING_TRACK, Role, Theme
from massage_timer.ui.widgets.digits import (
    THREE_FIGURES_WIDTH,
    height_of_em,
    outlined,
    paint_digits,
)
from massage_timer.ui.widgets.paint import paint_centred

SIDE = 312
"""Px at u = 1 of the square that the ring and its bead need."""
RADIUS = 140.5
BEAD = 11.5
BEAD_LINE = 5.5
DIGITS = 137
"""Drawn height of the digits at u = 1."""
LIFT = 10
"""How far the digits stand above the middle when words stand below them."""
WORDS = 89
"""How far below the middle the words stand."""
LARGEST_WORDS = 26
"""Type of the words, however large text is wanted."""
BAR_HIGH = 98
"""What the bar and the words below it need beyond the digits."""
BAR_LIFT = 37
"""How far the digits stand above the middle of a widget that is no higher than that."""
REACH = BEAD + BEAD_LINE / 2 + 2
PIECES = 12
"""Parts of the ring that are nearly as large as the boxes around their ends."""
FADE_STEPS = 8
"""Strengths that a fading ring goes through in a stroke."""
FAINTEST = 0.2
"""Opacity of a fading ring where strokes meet."""


class PacerRing(Placed, QWidget):
    """Where in the stroke the hands should be, and how many seconds the step has left.

    The ring never shows the step's time. From 100 seconds on three figures need the room, and
    the ring opens into a bar below them; so it does where the page wants digits that are too
    large for a ring. Everything scales with the widget; the digits have the
    height set by `set_digit_height`, because they answer to the window.
    In reduced motion nothing goes round: the ring grows strong while the hands work, and faint
    while they return.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._digit_height = 0.0
        self._seconds: int | None = None
        self._words = ""
        self._cycle: float | None = None
        self._return_at = 1.0
        self._opened = False
        self._stands = False
        self._fades = False
        self._k = 1.0
        """What the ring's own lengths are multiplied with."""
        self._middle = QPointF()
        self._digits = QPainterPath()
        self._em_height = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Seconds of this step"))

    @property
    def spoken(self) -> str:
        """For screen readers when they ask: some read each change of a name aloud."""
        if self._seconds is None:
            return self.accessibleName()
        words = _("{name}: {words}")
        return words.format(name=self.accessibleName(), words=number(self._seconds))

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u and self._em_height:
            return
        self._theme, self._u = theme, u
        self._em_height = height_of_em()
        self._outline_digits()
        self.updateGeometry()
        self.update()

    def set_digit_height(self, height: float) -> None:
        """Px that the lowest digit is drawn in; 0: in proportion to the ring."""
        if height != self._digit_height:
            self._digit_height = height
            self.update()

    def set_opened(self, opened: bool) -> None:
        """Whether it is a bar under the digits, whatever they are; then the width scales it."""
        if opened != self._opened:
            self._opened = opened
            self._measure()

    def set_seconds(self, seconds: int | None) -> None:
        """Whole seconds left in the step, or of the lead-in; None shows no digits."""
        if seconds == self._seconds:
            return
        was_bar = self.is_bar
        self._seconds = seconds
        self._outline_digits()
        if was_bar is not self.is_bar:
            self.update()
        else:
            self.update(self._inside())

    def set_words(self, words: str) -> None:
        """The line under the digits: "Stroke 2 of 4", "Get ready"; empty: the digits move up."""
        if words != self._words:
            self._words = words
            self.update()

    def set_return_at(self, fraction: float) -> None:
        """Where in the stroke the hands go back; 1: they do not."""
        if fraction != self._return_at:
            self._return_at = fraction
            self.update(self._band())

    def set_cycle(self, fraction: float | None) -> None:
        """How much of the stroke is over, 0 to 1; None: no stroke runs, as in a lead-in.

        Meant to be called for each frame: only what the bead passes is painted again.
        """
        if fraction is not None and self._fades:
            fraction = math.floor(fraction * FADE_STEPS) / FADE_STEPS
        if fraction == self._cycle:
            return
        before, self._cycle = self._cycle, fraction
        if before is None or fraction is None or fraction < before or self._fades:
            self.update(self._band())
        else:
            self.update(self._passed(before, fraction))

    def set_standing(self, stands: bool) -> None:
        """Paused: the digits are outlines, and whoever calls `set_cycle` leaves the bead alone."""
        if stands != self._stands:
            self._stands = stands
            self.update()

    def set_fading(self, fades: bool) -> None:
        """Reduced motion: the whole ring swells and fades, in eight steps a stroke."""
        self._fades = fades
        self.update()

    @property
    def seconds(self) -> int | None:
        """What the digits say."""
        return self._seconds

    @property
    def is_bar(self) -> bool:
        return self._opened or (self._seconds is not None and self._seconds >= 100)

    def sizeHint(self) -> QSize:
        side = round(SIDE * self._u)
        return QSize(side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        super().resizeEvent(event)

    def _measure(self) -> None:
        side = self.width() if self._opened else min(self.width(), self.height())
        self._k = side / SIDE
        self._middle = QPointF(self.width() / 2, self.height() / 2)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self, mirrored=False)  # a ring runs as clocks do
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_bar:
            self._paint_bar(painter)
        else:
            self._paint_ring(painter)
        if event.region().intersects(self._inside()):
            self._paint_inside(painter)

    @property
    def _height_of_digits(self) -> float:
        height = self._digit_height or DIGITS * self._k
        if self._seconds is not None and self._seconds >= 100 and self._em_height:
            # Three figures are as high as the widget is wide enough for; no narrower for 111.
            height = min(height, self.width() / (THREE_FIGURES_WIDTH / self._em_height))
        return height

    def _paint_ring(self, painter: QPainter) -> None:
        k, middle, theme = self._k, self._middle, self._theme
        radius = RADIUS * k
        painter.setPen(QPen(QColor(theme.track), RING_TRACK * k * theme.stroke))
        painter.drawEllipse(middle, radius, radius)
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        arc = QPainterPath()
        arc.arcMoveTo(box, 90)
        arc.arcTo(box, 90, -360 * self._drawn)
        angle = math.tau * self._return_at
        out = QPointF(math.sin(angle), -math.cos(angle)) * (9 * k)
        self._paint_stroke(painter, arc, out)

    def _paint_bar(self, painter: QPainter) -> None:
        k, theme = self._k, self._theme
        start = self._place(0)
        pen = QPen(QColor(theme.track), RING_TRACK * k * theme.stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, self._place(1))
        line = QPainterPath(start)
        line.lineTo(self._place(self._drawn))
        self._paint_stroke(painter, line, QPointF(0, 9 * k))

    @property
    def _drawn(self) -> float:
        """How much of the ring is drawn in its colour."""
        return 1.0 if self._fades else self._cycle or 0.0

    def _paint_stroke(self, painter: QPainter, line: QPainterPath, out: QPointF) -> None:
        """What says where in the stroke the hands are, on the track; `out` is half a tick."""
        cycle = self._cycle
        if cycle is None:
            return
        pen = QPen(QColor(self._theme.accent), RING * self._k)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if self._fades:
            painter.setOpacity(self._strength(cycle))
            painter.strokePath(line, pen)
            painter.setOpacity(1)
            return
        if self._return_at < 1:
            tick = self._place(self._return_at)
            painter.setPen(QPen(QColor(self._theme.ink2), 2.4 * self._k * self._theme.stroke))
            painter.drawLine(tick - out, tick + out)
        painter.strokePath(line, pen)
        self._paint_bead(painter, self._place(cycle))

    def _strength(self, cycle: float) -> float:
        """Opacity of a fading ring: it is full where the hands turn back."""
        full = self._return_at if self._return_at < 1 else 0.5
        share = cycle / full if cycle < full else (1 - cycle) / (1 - full)
        return FAINTEST + (1 - FAINTEST) * share

    def _paint_bead(self, painter: QPainter, place: QPointF) -> None:
        painter.setPen(QPen(QColor(self._theme.accent), BEAD_LINE * self._k))
        painter.setBrush(QColor(self._theme.panel))
        painter.drawEllipse(place, BEAD * self._k, BEAD * self._k)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_inside(self, painter: QPainter) -> None:
        k, middle, theme = self._k, self._middle, self._theme
        words_at = WORDS * k
        if self._seconds is not None:
            height = self._height_of_digits
            lift = self._lift
            line = 3 * self._u * theme.stroke if self._stands else 0.0
            at = middle - QPointF(0, lift)
            paint_digits(painter, self._digits, at, height, self._em_height, theme.ink, line)
            words_at = max(words_at, height / 2 - lift + 30 * k)
        if self._words:
            if self.is_bar:
                words_at = self._bar_drop + 36 * k
            at = middle + QPointF(0, words_at)
            paint_centred(painter, self._font_of_words(words_at), theme.ink2, at, self._words)

    def _font_of_words(self, words_at: float) -> QFont:
        """As large as text is wanted, as far as the ring is wide there."""
        # In a lead-in no stroke runs: the words say what the digits mean, so they are large.
        role = Role.STROKES if self._cycle is not None else Role.NEXT
        usual = font(role, self._u)
        if self._theme.zoom == 1:
            return usual
        inner, below = (RADIUS - RING) * self._k, words_at + LARGEST_WORDS * self._k / 2
        room = self.width() if self.is_bar else 2 * math.sqrt(max(0.0, inner**2 - below**2))
        fits = usual.pixelSize() * room / QFontMetricsF(usual).horizontalAdvance(self._words)
        most = min(usual.pixelSize() * self._theme.zoom, fits, LARGEST_WORDS * self._k)
        return styled_font(role.value, max(usual.pixelSize(), most))

    def _outline_digits(self) -> None:
        self._digits = QPainterPath() if self._seconds is None else outlined(self._seconds)

    @property
    def _lift(self) -> float:
        if self.is_bar:
            return (BAR_LIFT if self._opened else 26) * self._k
        return LIFT * self._k if self._words else 0.0

    @property
    def _bar_drop(self) -> float:
        """How far below the middle the bar lies."""
        return self._height_of_digits / 2 - self._lift + 34 * self._k

    def _place(self, fraction: float) -> QPointF:
        """Where the bead is at a part of the cycle."""
        k, middle = self._k, self._middle
        if self.is_bar:
            half = -RADIUS * k if self.isRightToLeft() else RADIUS * k
            return middle + QPointF((2 * fraction - 1) * half, self._bar_drop)
        angle = math.tau * fraction
        return middle + QPointF(math.sin(angle), -math.cos(angle)) * (RADIUS * k)

    def _passed(self, start: float, end: float) -> QRect:
        """What lies under the bead on its way from `start` to `end`."""
        reach = REACH * self._k
        pieces = math.ceil((end - start) * PIECES)
        points = [self._place(start + (end - start) * i / pieces) for i in range(pieces + 1)]
        left, right = min(p.x() for p in points), max(p.x() for p in points)
        top, bottom = min(p.y() for p in points), max(p.y() for p in points)
        box = QRectF(left, top, right - left, bottom - top)
        return box.adjusted(-reach, -reach, reach, reach).toAlignedRect()

    def _band(self) -> QRegion:
        """All that the bead can touch."""
        if self.is_bar:
            return QRegion(self._passed(0, 1))
        k, middle = self._k, self._middle
        inner = (RADIUS - REACH) * k * math.sqrt(0.5)
        hole = QRectF(middle.x() - inner, middle.y() - inner, 2 * inner, 2 * inner).toRect()
        return QRegion(self.rect()) - QRegion(hole)

    def _inside(self) -> QRegion:
        """Where the digits and the words are."""
        if self.is_bar:
            return QRegion(self.rect()) - QRegion(self._passed(0, 1))
        height, k, middle = self._height_of_digits, self._k, self._middle
        half = height * 0.95
        top = middle.y() - self._lift - height * 0.55
        bottom = max(middle.y() + height * 0.55, middle.y() + (WORDS + 16) * k)
        box = QRectF(middle.x() - half, top, 2 * half, bottom - top)
        return QRegion(box.toAlignedRect() & self.rect())
