"""A choice of one among a few words, all of them seen at once."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from massage_timer.ui.direction import Placed, arrow, painter_on
from massage_timer.ui.fonts import font, styled_font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import (
    BORDER,
    BUTTON_HEIGHT,
    LIGHT,
    RADIUS_BUTTON,
    TARGET,
    Role,
    Theme,
    type_size,
)
from massage_timer.ui.widgets.paint import (
    focus_margin,
    paint_box,
    paint_focus,
    paint_line,
    rounded,
)
from massage_timer.ui.widgets.rows_of_words import Rows, rows_for

PADDING = 9
"""Px at u = 1 at least beside a word and its check, as all that follow. Every option has room for
a check, so that no word but the chosen one moves."""
CHECK = 17
CHECK_GAP = 7
NONE = -1
"""The place of an option where none is chosen."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LEFT_TO_THE_PAGE = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class Segment(Placed, QAbstractButton):
    """One of the options. It answers; the control that it stands in paints it."""

    def __init__(self, words: str, of: "Segments") -> None:
        super().__init__(of)
        self._of = of
        self.reason = ""
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        # Also tells a screen reader that it is one of several, of which one is chosen.
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in _STEPS:
            self._of.step(_STEPS[arrow(self, event.key())])
        elif event.key() in _LEFT_TO_THE_PAGE or not plain:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._of.update()  # the ring is wider than the segment
        self._of.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._of.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of it is on the ground beneath."""


class Segments(Placed, QWidget):
    """Two to seven options in words, of which one is chosen, the first to begin with; none where
    what is kept is none of them.

    It has one place in the order of the focus; Left and Right move the choice. Enter, Up, Down,
    Home and End are left to the page: whoever wants to see its end would else choose unawares. As
    with a button, the widget is larger than its box by the room the focus ring needs.
    """

    picked = Signal(int)
    """The user chose another option, by its place from 0."""
    reached = Signal()
    """It got the focus."""

    def __init__(self, name: str, options: Sequence[str], parent: QWidget | None = None) -> None:
        """`name` says what is chosen here, to screen readers."""
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self.segments = tuple(Segment(words, self) for words in options)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for place, segment in enumerate(self.segments):
            segment.clicked.connect(lambda checked=False, place=place: self._pick(place))
        self._chosen = 0
        self._tell()

    @property
    def chosen(self) -> int:
        """The place of the chosen option, from 0; `NONE`: none is."""
        return self._chosen

    def set_chosen(self, place: int) -> None:
        """Choose an option without telling anybody."""
        if place != self._chosen:
            self._chosen = place
            self._tell()

    def take_focus(self) -> None:
        """As if it were reached by Tab."""
        stops = (s for s in self.segments if s.focusPolicy() is Qt.FocusPolicy.StrongFocus)
        next(stops).setFocus(Qt.FocusReason.TabFocusReason)

    def set_words(self, place: int, words: str) -> None:
        """Call an option something else."""
        segment = self.segments[place]
        if words != segment.text():
            segment.setText(words)
            segment.setAccessibleName(words)
            self._fit()
            self.updateGeometry()
            self.update()

    def set_reason(self, place: int, reason: str) -> None:
        """Why an option cannot be chosen, in words; empty: it can."""
        segment = self.segments[place]
        segment.reason = reason
        segment.setEnabled(not reason)
        segment.setToolTip(reason)
        self._tell()

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        self._fit()
        self.updateGeometry()
        self.update()

    # Its size

    @property
    def margin(self) -> int:
        """Px between the widget's edge and its box, for the focus ring."""
        return focus_margin(self._theme, self._u)

    @property
    def box(self) -> QRect:
        margin = self.margin
        return self.rect().adjusted(margin, margin, -margin, -margin)

    def set_box(self, box: QRect) -> None:
        """Place the control so that its visible box is `box`."""
        margin = self.margin
        self.setGeometry(box.adjusted(-margin, -margin, margin, margin))

    def width_wanted(self) -> int:
        """Px of a box that has all options in one row, in whole words."""
        return round(sum(self._words) + len(self.segments) * self._beside + 0.5)

    def height_for(self, width: float) -> int:
        """Px that the box needs when it is `width` px wide."""
        return self._row_height * len(self._rows(width).spans)

    def sizeHint(self) -> QSize:
        margin, width = 2 * self.margin, self.width_wanted()
        return QSize(width + margin, self.height_for(width) + margin)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_for(width - 2 * self.margin) + 2 * self.margin

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    @property
    def _row_height(self) -> int:
        high = max(BUTTON_HEIGHT * self._u, type_size(Role.BUTTON, self._u) * 2)
        return max(TARGET, round(high))

    @property
    def _words(self) -> list[float]:
        """Px of each option's words as they are when it is chosen."""
        metrics = QFontMetricsF(font(Role.BUTTON, self._u))
        return [metrics.horizontalAdvance(segment.text()) for segment in self.segments]

    @property
    def _beside(self) -> float:
        return (CHECK + CHECK_GAP + 2 * PADDING) * self._u

    def _rows(self, width: float) -> Rows:
        return rows_for(self._words, self._beside, width)

    def _fit(self) -> None:
        box = QRectF(self.box)
        rows = self._rows(box.width())
        widths = [words * rows.share + self._beside for words in self._words]
        high = box.height() / len(rows.spans)
        for row, (first, end) in enumerate(rows.spans):
            spare = (box.width() - sum(widths[first:end])) / (end - first)
            left, top = box.left(), box.top() + row * high
            for place in range(first, end):
                right = left + widths[place] + spare
                x, y = round(left), round(top)
                self.segments[place].setGeometry(x, y, round(right) - x, round(top + high) - y)
                left = right

    # How it answers

    def step(self, by: int) -> None:
        """The next option that can be chosen, to the right (1) or the left (-1)."""
        place = self._chosen + by
        while 0 <= place < len(self.segments):
            if self.segments[place].isEnabled():
                self._pick(place)
                return
            place += by

    def _pick(self, place: int) -> None:
        focused = any(segment.hasFocus() for segment in self.segments)
        changed = place != self._chosen
        self._chosen = place
        self._tell()
        if focused:
            self.segments[place].setFocus(Qt.FocusReason.OtherFocusReason)
        if changed:
            self.picked.emit(place)

    def _tell(self) -> None:
        """Which one is chosen, to Qt, to screen readers and to the eye."""
        enabled = [place for place, segment in enumerate(self.segments) if segment.isEnabled()]
        stop = self._chosen if self._chosen in enabled else next(iter(enabled), self._chosen)
        for place, segment in enumerate(self.segments):
            # While all others are off, Qt lets go of the last of a group only if it is in none.
            segment.setAutoExclusive(self._chosen != NONE)
            segment.setChecked(place == self._chosen)
            segment.setAutoExclusive(True)
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(strong if place == stop else click)
            segment.setAccessibleDescription(segment.reason or self.accessibleName())
        self.update()

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        box = QRectF(self.box)
        line, radius = BORDER * u * theme.stroke, RADIUS_BUTTON * u
        paint_box(painter, box, radius, theme.panel)
        for segment in self.segments:
            ground = rounded(box, radius).intersected(rounded(QRectF(segment.geometry()), 0))
            painter.fillPath(ground, QColor(self._ground(segment)))
        half = line / 2
        edge = rounded(box.adjusted(half, half, -half, -half), radius - half)
        style = Qt.PenStyle.DashLine if self._idle else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(theme.edge), line, style, Qt.PenCapStyle.FlatCap))
        for segment in self.segments:
            cell = QRectF(segment.geometry())
            if cell.left() > box.left() + 1:
                painter.drawLine(cell.topLeft(), cell.bottomLeft() - QPointF(0, half))
            if cell.top() > box.top() + 1:
                painter.drawLine(cell.topLeft(), cell.topRight() - QPointF(half, 0))
        painter.strokePath(edge, painter.pen())
        share = self._rows(box.width()).share
        for segment in self.segments:
            self._paint_segment(painter, segment, share)

    def _paint_segment(self, painter: QPainter, segment: Segment, share: float) -> None:
        theme, u = self._theme, self._u
        cell = QRectF(segment.geometry())
        chosen = segment.isChecked()
        if not segment.isEnabled() and not self._idle:
            inner = cell.adjusted(4 * u, 4 * u, -4 * u, -4 * u)
            paint_box(painter, inner, 8 * u, theme.sunk, theme.edge, BORDER * u, dashed=True)
        if segment.hasFocus():
            paint_focus(painter, cell, RADIUS_BUTTON * u, theme, u)
        role = Role.BUTTON if chosen else Role.ROW
        used = styled_font(role.value, type_size(role, u) * share)
        width = QFontMetricsF(used).horizontalAdvance(segment.text())
        check = (CHECK + CHECK_GAP) * u if chosen else 0.0
        colour = self._ink(segment)
        at = QPointF(cell.center().x() - (width + check) / 2, cell.center().y())
        if chosen:
            side = CHECK * u
            spot = QRectF(at.x(), at.y() - side / 2, side, side)
            paint_icon(painter, Icon.CHECK, spot, colour, 1.25 * theme.stroke)
        paint_line(painter, used, colour, at.x() + check, at.y(), segment.text())

    @property
    def _idle(self) -> bool:
        """No option can be chosen at all."""
        return not any(segment.isEnabled() for segment in self.segments)

    def _ground(self, segment: Segment) -> str:
        theme = self._theme
        hovered = segment.underMouse()
        if not segment.isEnabled():
            return theme.sunk
        if segment.isChecked():
            fill = theme.accent_hover if hovered else theme.accent
            return theme.accent_down if segment.isDown() else fill
        fill = theme.tint if hovered else theme.panel
        return theme.sunk if segment.isDown() else fill

    def _ink(self, segment: Segment) -> str:
        theme = self._theme
        if not segment.isEnabled():
            return theme.ink3
        return theme.onaccent if segment.isChecked() else theme.ink2
