"""The five minutes of a leg as a bar: what each step takes, what is missing, what is too much."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.draft import RoutineDraft, StepDraft
from massage_timer.core.language import N_, _, initial, number
from massage_timer.core.names import WHOLE_LEG, ZONE_NAMES, clock
from massage_timer.core.routine import LEG_SECONDS, Part
from massage_timer.ui.direction import Placed, met, painter_on
from massage_timer.ui.editor.row_words import (
    PART_NAMES,
    budget_words,
    left_words,
    name_cell,
    unknown,
)
from massage_timer.ui.fonts import fitting, font, least_width
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import (
    BORDER,
    CHOSEN,
    LIGHT,
    RADIUS_STRIP,
    RADIUS_STRIP_INNER,
    TARGET,
    Role,
    Theme,
    line_height,
)
from massage_timer.ui.widgets.paint import corners, hatch, paint_box, paint_centred, paint_line

WORDS = 178
"""Px at u = 1 for the words before the bar, as all that follow; more where they are longer."""
BESIDE = 16
SIGN = 18
SIGN_GAP = 6
SMALLER = 0.7
"""Of their size, words before the bar may be."""
STRIP = 38
GAP = 2
UNKNOWN = 20
"""Width of a step whose length is not known."""
FIVE_MINUTES = N_("Exactly five minutes")


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a step stands in the bar, px."""

    place: int
    left: float
    right: float


def pieces_of(draft: RoutineDraft, width: float, u: float) -> tuple[tuple[Piece, ...], float]:
    """The steps from the left, side by side, and px of a second; each is wide enough to be seen."""
    aside = UNKNOWN * u * unknown(draft)
    second = max(0.0, width - aside) / max(LEG_SECONDS, draft.seconds)
    found = []
    left = 0.0
    for place, step in enumerate(draft.steps):
        right = left + (step.seconds * second or UNKNOWN * u)
        found.append(Piece(place, left, right))
        left = right
    return tuple(found), second


def group_name(step: StepDraft) -> str:
    """What stands below neighbours of one kind: their zone, or that they are warm-up or finish."""
    if step.step is None:
        return ""
    if step.step.part is not Part.MAIN:
        return _(PART_NAMES[step.step.part])
    zones = step.step.technique.zones
    return _(ZONE_NAMES[zones[0]] if len(zones) == 1 else WHOLE_LEG)


class Budget(Placed, QWidget):
    """A click on a piece asks for its step. It stands as wide as its page."""

    step_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._draft = RoutineDraft({}, (), None)
        self._chosen = -1
        self._pieces: tuple[Piece, ...] = ()
        self._second = 1.0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.update()

    def show_draft(self, draft: RoutineDraft, chosen: int) -> None:
        """The steps, and the place of the chosen one; -1: none is."""
        self._draft, self._chosen = draft, chosen
        self.setAccessibleName(budget_words(draft))
        self.update()

    def sizeHint(self) -> QSize:
        below = line_height(Role.STRIP_ENDS, self._u) + 4 * self._u
        words = line_height(Role.CLOCK, self._u) + line_height(Role.STRONG, self._u)
        return QSize(round(600 * self._u), round(max(STRIP * self._u + below, words)))

    def box_of(self, place: int) -> QRectF:
        """Where the piece of a step stands, px."""
        self._measure()
        strip, piece = self._strip, self._pieces[place]
        return QRectF(strip.left() + piece.left, strip.top(), piece.right - piece.left, 1)

    # How it answers

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(met(self, event.position()))
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.step_asked.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(met(self, event.position()))
        if place is None:
            self.unsetCursor()
            self.setToolTip("")
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        step = self._draft.steps[place]
        self.setToolTip(
            _("{number}. {name}, {n} s").format(
                number=number(place + 1), name=name_cell(step).text, n=number(step.seconds)
            )
        )

    def _place_at(self, at: QPointF) -> int | None:
        """The step there; a fingertip's height is enough, however low the bar is."""
        strip = self._strip
        reach = max(TARGET, strip.height()) / 2
        if abs(at.y() - strip.center().y()) > reach:
            return None
        x = at.x() - strip.left()
        return next((each.place for each in self._pieces if each.left <= x < each.right), None)

    # How it is drawn

    @property
    def _strip(self) -> QRectF:
        left = self._words_wide
        below = line_height(Role.STRIP_ENDS, self._u) + 4 * self._u
        top = max(0.0, (self.height() - STRIP * self._u - below) / 2)
        return QRectF(left, top, self.width() - left - 2 * self._u, STRIP * self._u)

    @property
    def _words_wide(self) -> float:
        """Px; the bar is the same whether five minutes are full or not."""
        u = self._u
        said = (_(FIVE_MINUTES), self._left)
        longest = max(least_width(words, Role.STRONG, u, SMALLER) for words in said)
        return max(WORDS * u, longest + (SIGN + SIGN_GAP + BESIDE) * u + 1)

    def _measure(self) -> None:
        self._pieces, self._second = pieces_of(self._draft, self._strip.width(), self._u)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._measure()
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        strip = self._strip
        end = self._pieces[-1].right if self._pieces else 0.0
        missing = LEG_SECONDS - self._draft.seconds
        if missing > 0:
            self._paint_missing(painter, strip, end, missing)
        for piece in self._pieces:
            self._paint_piece(painter, strip, piece)
        if missing < 0:
            self._paint_over(painter, strip, end, -missing)
        taken = self._paint_mark(painter, strip, end, missing)
        self._paint_groups(painter, strip, taken)

    def _paint_words(self, painter: QPainter) -> None:
        theme, u, draft = self._theme, self._u, self._draft
        room = self._words_wide - BESIDE * u
        upper, lower = line_height(Role.CLOCK, u), line_height(Role.STRONG, u)
        top = (self.height() - upper - lower) / 2
        middle = top + upper / 2
        wide = paint_line(painter, font(Role.CLOCK, u), theme.ink, 0, middle, clock(draft.seconds))
        total = _("of {whole}").format(whole=clock(LEG_SECONDS))
        used = fitting(total, Role.BUTTON, u, room - wide - 8 * u, SMALLER)
        paint_line(painter, used, theme.ink2, wide + 8 * u, middle + 4 * u, total)
        full = not left_words(draft) and not unknown(draft)
        colour, icon = (theme.accent, Icon.CHECK) if full else (theme.glow_edge, Icon.WARNING)
        side, middle = SIGN * u, top + upper + lower / 2
        paint_icon(painter, icon, QRectF(0, middle - side / 2, side, side), colour, theme.stroke)
        used = fitting(self._left, Role.STRONG, u, room - side - SIGN_GAP * u, SMALLER)
        paint_line(painter, used, theme.ink, side + SIGN_GAP * u, middle, self._left)

    @property
    def _left(self) -> str:
        """What is missing, too much or not known; else that all is there."""
        if unknown(self._draft):
            return _("{count} not known yet").format(count=number(unknown(self._draft)))
        return left_words(self._draft) or _(FIVE_MINUTES)

    def _paint_piece(self, painter: QPainter, strip: QRectF, piece: Piece) -> None:
        theme, u = self._theme, self._u
        step = self._draft.steps[piece.place]
        gap = max(1.0, GAP * u)
        box = QRectF(
            strip.left() + piece.left,
            strip.top(),
            max(2.0, piece.right - piece.left - gap),
            strip.height(),
        )
        radius = min(RADIUS_STRIP_INNER * u, box.width() / 2)
        chosen = piece.place == self._chosen
        line = BORDER * u * theme.stroke
        if step.step is None or not step.seconds:
            paint_box(painter, box, radius, theme.sunk, theme.edge, line, dashed=True)
            paint_centred(painter, font(Role.STRIP, u), theme.ink, box.center(), "?")
        else:
            colours = theme.zones[step.step.technique.zone]
            fill, text = colours.fill, colours.text
            if theme.outlined and chosen:
                fill, text = theme.glow, theme.onaccent
            paint_box(painter, box, radius, fill, colours.edge, line)
            if step.step.part is not Part.MAIN:
                stripe = QColor(colours.edge if theme.outlined else theme.panel)
                stripe.setAlphaF(0.35)
                ratio = self.devicePixelRatioF()
                painter.fillPath(corners(box, radius, radius), hatch(stripe, 3 * u, 8 * u, ratio))
            elif piece.right <= LEG_SECONDS * self._second + 1:  # no words under the excess
                self._paint_name(painter, box, step, number(piece.place + 1), text)
        if chosen:
            wide = CHOSEN * u * theme.stroke
            ring = box.adjusted(-wide / 2, -wide / 2, wide / 2, wide / 2)
            painter.strokePath(corners(ring, radius, radius), QPen(QColor(theme.ink), wide))

    def _paint_name(
        self, painter: QPainter, box: QRectF, step: StepDraft, number: str, colour: str
    ) -> None:
        """The technique's name where it has room, else the number of the step."""
        used = font(Role.STRIP, self._u)
        metrics = QFontMetricsF(used)
        for words in (name_cell(step).text, number):
            if metrics.horizontalAdvance(words) + 10 * self._u <= box.width():
                paint_centred(painter, used, colour, box.center(), words)
                return

    def _paint_missing(self, painter: QPainter, strip: QRectF, end: float, missing: int) -> None:
        theme, u = self._theme, self._u
        box = QRectF(strip.left() + end, strip.top(), missing * self._second, strip.height())
        line = BORDER * u * theme.stroke
        radius = min(RADIUS_STRIP * u, box.width() / 2)
        paint_box(painter, box, radius, theme.ground, theme.edge, line, dashed=True)
        stripe = QColor(theme.edge)
        stripe.setAlphaF(0.4)
        ratio = self.devicePixelRatioF()
        painter.fillPath(corners(box, radius, radius), hatch(stripe, 1.5 * u, 8 * u, ratio))
        self._paint_tag(painter, box, left_words(self._draft))

    def _paint_over(self, painter: QPainter, strip: QRectF, end: float, over: int) -> None:
        """Beyond the mark, over the steps that stand there."""
        theme, u = self._theme, self._u
        right = strip.left() + end
        box = QRectF(right - over * self._second, strip.top(), over * self._second, strip.height())
        stripe = QColor(theme.ground)
        stripe.setAlphaF(0.75)
        ratio = self.devicePixelRatioF()
        painter.fillRect(box, hatch(stripe, 4 * u, 9 * u, ratio))
        line = 2 * BORDER * u * theme.stroke
        painter.setPen(QPen(QColor(theme.stop), line))
        painter.drawRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2))
        self._paint_tag(painter, box, left_words(self._draft))

    def _paint_tag(self, painter: QPainter, box: QRectF, words: str) -> None:
        """Words over a hatch, on a ground of their own; nothing where they have no room."""
        used = font(Role.STRIP, self._u)
        wide = QFontMetricsF(used).horizontalAdvance(words) + 12 * self._u
        if wide + 8 * self._u > box.width():
            return
        tag = QRectF(0, 0, wide, line_height(Role.STRIP, self._u) + 4 * self._u)
        tag.moveCenter(box.center())
        paint_box(painter, tag, 5 * self._u, self._theme.panel)
        paint_centred(painter, used, self._theme.ink, tag.center(), words)

    def _paint_groups(self, painter: QPainter, strip: QRectF, taken: QRectF) -> None:
        """Below neighbours of one kind, what they are, where nothing has `taken` the room."""
        used = font(Role.STRIP_ENDS, self._u)
        metrics, theme, u = QFontMetricsF(used), self._theme, self._u
        middle = strip.bottom() + 4 * u + line_height(Role.STRIP_ENDS, u) / 2
        for name, same in groupby(self._pieces, self._group):
            run: Sequence[Piece] = list(same)
            left, right = strip.left() + run[0].left, strip.left() + run[-1].right - GAP * u
            for words in (name, initial(name)):
                wide = metrics.horizontalAdvance(words)
                spot = QRectF((left + right - wide) / 2, middle - 1, wide, 2)
                if words and wide <= right - left and not spot.intersects(taken):
                    paint_line(painter, used, theme.ink2, spot.left(), middle, words)
                    break

    def _group(self, piece: Piece) -> str:
        return group_name(self._draft.steps[piece.place])

    def _paint_mark(self, painter: QPainter, strip: QRectF, end: float, missing: int) -> QRectF:
        """A line where five minutes end; returns where it says so."""
        theme, u = self._theme, self._u
        wide = 2.5 * u * theme.stroke
        x = min(strip.left() + end + missing * self._second, self.width() - wide / 2)
        painter.setPen(QPen(QColor(theme.ink), wide))
        low = strip.bottom() + 4 * u
        painter.drawLine(QPointF(x, strip.top() - 4 * u), QPointF(x, low))
        words, used = clock(LEG_SECONDS), font(Role.STRIP, u)
        half, high = QFontMetricsF(used).horizontalAdvance(words) / 2, line_height(Role.STRIP, u)
        middle = min(x, self.width() - half)
        taken = QRectF(middle - half, low, 2 * half, high)
        paint_centred(painter, used, theme.ink, taken.center(), words)
        return taken.adjusted(-6 * u, 0, 6 * u, 0)
