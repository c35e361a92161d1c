"""Draws the rows of the table: what is seen of them, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from massage_timer.core.draft import RoutineDraft, StepDraft
from massage_timer.core.language import N_, _, numerals
from massage_timer.core.routine import HIGHEST_PRESSURE, Technique
from massage_timer.core.written import Words
from massage_timer.ui.direction import upright
from massage_timer.ui.editor.row_words import (
    NO_NAME,
    Cell,
    about_words,
    cue_cell,
    length_cell,
    name_cell,
    place_words,
    pressure_cell,
    strokes_cell,
    written,
)
from massage_timer.ui.editor.rows import (
    GRIP,
    PADDING,
    PICTURE,
    Columns,
)
from massage_timer.ui.fonts import fitting, font, line_step
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import RADIUS_ROW, Role, Theme, line_height
from massage_timer.ui.widgets.paint import (
    paint_box,
    paint_inner_focus,
    paint_line,
    rounded,
    wrapped,
)

SmallPicture = Callable[[Technique, str, QSize], QPixmap]
"""A technique's picture for a theme's name in device px."""
OWN = N_("set in this routine")
DOT = 6
"""Of a value that is the routine's own, px at u = 1."""


@dataclass(frozen=True, slots=True)
class RowPainter:
    """One look of the table's rows."""

    theme: Theme
    u: float
    small: SmallPicture
    ratio: float
    """Device px of a px."""

    def ground(
        self, painter: QPainter, box: QRectF, *, chosen: bool, hovered: bool, focused: bool
    ) -> None:
        """What a row stands on; the chosen one has a mark at its start as well."""
        theme, u, radius = self.theme, self.u, RADIUS_ROW * self.u
        if chosen or hovered:
            paint_box(painter, box, radius, theme.tint)
        else:
            line = QRectF(box.left(), box.bottom() - max(1.0, u), box.width(), max(1.0, u))
            painter.fillRect(line, QColor(theme.line))
        if chosen:
            mark = QRectF(box.left(), box.top() + radius, 4 * u, box.height() - 2 * radius)
            paint_box(painter, mark, 2 * u, theme.accent)
        if focused:
            paint_inner_focus(painter, box, radius, theme, u)

    def head(
        self, painter: QPainter, box: QRectF, words: Words, file: str, *, legend: bool
    ) -> None:
        """The routine itself: its name, what it is, whom it suits; with what the dot before a value
        means, where there is one."""
        theme, u = self.theme, self.u
        left = box.left() + (PADDING + 8) * u
        small = font(Role.SMALL, u)
        aside = QFontMetricsF(small).horizontalAdvance(file)
        room = box.right() - left - PADDING * u
        name = written(words, "name")
        title = fitting(name or _(NO_NAME), Role.PAGE_TITLE, u, room - aside - 24 * u, 0.6)
        upper, lower = line_height(Role.PAGE_TITLE, u), line_height(Role.BODY, u)
        y = box.top() + (box.height() - upper - 2 * lower) / 2 + upper / 2
        shown = elided(name or _(NO_NAME), QFontMetricsF(title), room - aside - 24 * u)
        paint_line(painter, title, theme.ink if name else theme.ink3, left, y, shown)
        paint_line(painter, small, theme.ink3, box.right() - PADDING * u - aside, y, file)
        y += (upper + lower) / 2
        body = font(Role.BODY, u)
        metrics = QFontMetricsF(body)
        if legend:
            self._legend(painter, box.right() - PADDING * u, y)
            room -= QFontMetricsF(small).horizontalAdvance(_(OWN)) + 40 * u
        about = written(words, "about") or _("What it is, in one sentence")
        colour = theme.ink2 if written(words, "about") else theme.ink3
        paint_line(painter, body, colour, left, y, elided(about, metrics, room))
        draft = RoutineDraft(words, (), None)
        line = elided(about_words(draft), QFontMetricsF(small), room)
        paint_line(painter, small, theme.ink3, left, y + lower, line)

    def _legend(self, painter: QPainter, right: float, middle: float) -> None:
        """What the dot before a value means."""
        used = font(Role.SMALL, self.u)
        left = right - QFontMetricsF(used).horizontalAdvance(_(OWN))
        paint_line(painter, used, self.theme.ink3, left, middle, _(OWN))
        self._dot(painter, left - 1.5 * DOT * self.u, middle)

    def step(
        self, painter: QPainter, box: QRectF, columns: Columns, step: StepDraft, number: int
    ) -> None:
        """One step in its columns."""
        theme, u, middle = self.theme, self.u, box.center().y()
        side = 20 * u
        grip = QRectF(box.left() + 8 * u, middle - side / 2, side, side)
        paint_icon(painter, Icon.GRIP, grip, theme.ink3)
        figures = font(Role.SMALL_STRONG, u)
        wide = QFontMetricsF(figures).horizontalAdvance(numerals(str(number)))
        at = box.left() + (GRIP - 4) * u - wide
        paint_line(painter, figures, theme.ink2, at, middle, numerals(str(number)))
        if columns.picture is not None:
            wide = PICTURE * u
            spot = QRectF(columns.picture, middle - wide / 3.2, wide, wide / 1.6)
            self._picture(painter, spot, step.technique)
        length, gap = columns.length, 10 * u
        self._pair(
            painter,
            (columns.name, length - columns.name - gap, middle),
            name_cell(step),
            Cell(place_words(step)),
        )
        ends = columns.pressure if columns.pressure is not None else columns.right
        self._pair(
            painter, (length, ends - length - gap, middle), length_cell(step), strokes_cell(step)
        )
        if columns.pressure is not None:
            ends = columns.cue if columns.cue is not None else columns.right
            self._pressure(painter, (columns.pressure, ends - columns.pressure - gap, middle), step)
        if columns.cue is not None:
            room = columns.right - columns.cue
            self._cue(painter, (columns.cue, room, middle), cue_cell(step))

    def _picture(self, painter: QPainter, spot: QRectF, technique: Technique | None) -> None:
        theme, u = self.theme, self.u
        if technique is None:
            paint_box(painter, spot, 6 * u, theme.sunk, theme.edge, 1.5 * u, dashed=True)
            inner = QRectF(0, 0, 22 * u, 22 * u)
            inner.moveCenter(spot.center())
            paint_icon(painter, Icon.HELP, inner, theme.ink3)
            return
        picture = self.small(technique, theme.name, (spot.size() * self.ratio).toSize())
        painter.save()
        painter.setClipPath(rounded(spot, 6 * u))
        painter.fillRect(spot, QColor(theme.ground))
        if not picture.isNull():
            with upright(painter, spot.center().x()):
                painter.drawPixmap(spot, picture, QRectF(picture.rect()))
        painter.restore()

    def _pair(
        self, painter: QPainter, at: tuple[float, float, float], upper: Cell, lower: Cell
    ) -> None:
        """Two lines, the first the stronger; `at`: from where, how wide, and their middle."""
        x, room, middle = at
        u = self.u
        apart = (line_height(Role.BUTTON, u) + line_height(Role.SMALL, u)) / 4
        self._cell(painter, (x, room, middle - apart), upper, Role.BUTTON, "ink")
        if lower.text:
            self._cell(painter, (x, room, middle + apart), lower, Role.SMALL, "ink2")
        elif not upper.text:
            return

    def _cell(
        self, painter: QPainter, at: tuple[float, float, float], cell: Cell, role: Role, ink: str
    ) -> None:
        x, room, middle = at
        theme, u = self.theme, self.u
        if cell.own:
            self._dot(painter, x + DOT * u / 2, middle)
            x, room = x + (DOT + 5) * u, room - (DOT + 5) * u
        words = _("“{note}”").format(note=cell.text) if cell.wrong and cell.text else cell.text
        used = fitting(words, role, u, room, 0.8)
        colour = theme.stop if cell.wrong else getattr(theme, ink)
        paint_line(painter, used, colour, x, middle, elided(words, QFontMetricsF(used), room))

    def _pressure(self, painter: QPainter, at: tuple[float, float, float], step: StepDraft) -> None:
        """Five small bars, and the word."""
        x, room, middle = at
        theme, u, cell = self.theme, self.u, pressure_cell(step)
        apart = (line_height(Role.BUTTON, u) + line_height(Role.SMALL, u)) / 4
        self._cell(painter, (x, room, middle + apart), cell, Role.SMALL, "ink2")
        if step.step is None or cell.wrong:
            return
        wide, high, gap = 12 * u, 6 * u, 3 * u
        for level in range(1, HIGHEST_PRESSURE + 1):
            bar = QRectF(x + (level - 1) * (wide + gap), middle - apart - high / 2, wide, high)
            low, top = sorted((step.step.pressure.start, step.step.pressure.end))
            fill = theme.accent if level <= low else theme.glow if level <= top else theme.ground
            paint_box(painter, bar, 2 * u, fill, theme.accent if level <= top else theme.edge, u)

    def _cue(self, painter: QPainter, at: tuple[float, float, float], cell: Cell) -> None:
        """In the two lines that a row has room for."""
        x, room, middle = at
        theme, u = self.theme, self.u
        if cell.own:
            self._dot(painter, x + DOT * u / 2, middle)
        x, room = x + (DOT + 6) * u, room - (DOT + 6) * u
        used = font(Role.BODY, u)
        lines = wrapped(cell.text, used, room)
        if len(lines) > 2:
            lines = [lines[0], elided(" ".join(lines[1:]), QFontMetricsF(used), room)]
        step = line_step(used, Role.BODY)
        for number, line in enumerate(lines):
            y = middle + (number - (len(lines) - 1) / 2) * step
            paint_line(painter, used, theme.ink if cell.own else theme.ink2, x, y, line)

    def _dot(self, painter: QPainter, x: float, middle: float) -> None:
        painter.save()
        painter.setPen(QColor(self.theme.accent))
        painter.setBrush(QColor(self.theme.accent))
        painter.drawEllipse(QPointF(x, middle), DOT * self.u / 2 - 0.5, DOT * self.u / 2 - 0.5)
        painter.restore()


def elided(words: str, metrics: QFontMetricsF, room: float) -> str:
    """The words, or as many letters of them as have room, with an ellipsis."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    kept = words
    while kept and metrics.horizontalAdvance(f"{kept.rstrip()}…") > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
