"""The deep field that says which leg comes now, and what to do meanwhile."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from massage_timer.core.language import _
from massage_timer.core.routine import Side
from massage_timer.ui.fonts import font, styled_font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.session.change_layout import SIDE_LINE, FieldLayout, side_lines
from massage_timer.ui.tokens import Role, Theme, line_height
from massage_timer.ui.widgets.paint import paint_line


def paint_field(
    painter: QPainter, field: QRect, side: Side, layout: FieldLayout, theme: Theme, u: float
) -> None:
    """Its ground, "Change legs", the coming side as one huge word on two lines, and the rest."""
    colours = theme.change
    painter.fillRect(field, QColor(colours.field))
    if colours.rule:
        painter.fillRect(QRectF(field.right() - 6 * u, 0, 6 * u, field.height()), colours.rule)
    _paint_head(painter, layout, theme, u)
    huge, left = styled_font(Role.CHANGE_SIDE.value, layout.side), layout.left - layout.side * 0.04
    for number, word in enumerate(side_lines(side)):
        middle = layout.side_top + layout.side * SIDE_LINE * (number + 0.5)
        paint_line(painter, huge, colours.words, left, middle, word)
    used, step = font(Role.CHANGE_LINE, layout.words), line_height(Role.CHANGE_LINE, layout.words)
    for number, line in enumerate(layout.lines):
        middle = layout.lines_top + step * (number + 0.5)
        paint_line(painter, used, colours.words, layout.left, middle, line)


def _paint_head(painter: QPainter, layout: FieldLayout, theme: Theme, u: float) -> None:
    words, y = layout.words, layout.head
    icon = 30 * max(words, 0.6)
    box = QRectF(layout.left + 5 * u, y - icon / 2, icon, icon)
    paint_icon(painter, Icon.CHANGE_LEGS, box, theme.change.words)
    head = font(Role.CHANGE_HEAD, words)
    paint_line(painter, head, theme.change.words, box.right() + 17 * u, y, _("Change legs"))
