"""How every field that is typed into looks: a box with words, and a ring while it has the focus."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from massage_timer.ui.tokens import BORDER, RADIUS_BUTTON, Theme
from massage_timer.ui.widgets.paint import paint_box, paint_focus


def set_field_colours(field: QWidget, theme: Theme) -> None:
    """The colours of the words; the box behind them is painted."""
    palette = field.palette()
    for role, colour in (
        (QPalette.ColorRole.Base, "#00000000"),
        (QPalette.ColorRole.Text, theme.ink),
        (QPalette.ColorRole.PlaceholderText, theme.ink3),
        (QPalette.ColorRole.Highlight, theme.accent),
        (QPalette.ColorRole.HighlightedText, theme.onaccent),
    ):
        palette.setColor(role, QColor(colour))
    field.setPalette(palette)


def paint_field(
    painter: QPainter, box: QRectF, theme: Theme, u: float, *, focused: bool, wrong: bool = False
) -> None:
    """The box of a field; one in which something is wrong has a heavier edge of another colour."""
    radius = RADIUS_BUTTON * u
    if focused:
        paint_focus(painter, box, radius, theme, u)
    line = BORDER * u * theme.stroke * (1.6 if wrong else 1.0)
    paint_box(painter, box, radius, theme.panel, theme.stop if wrong else theme.edge, line)
