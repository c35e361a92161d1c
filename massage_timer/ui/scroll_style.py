"""How scroll areas look: the ground they stand on, and a bar wide enough for a fingertip."""

from PySide6.QtWidgets import QWidget

from massage_timer.ui.tokens import Theme


def set_scroll_style(view: QWidget, theme: Theme, width: int, ground: str = "") -> None:
    """Let a scroll area stand on the page, or on `ground`, with a bar that is `width` px wide."""
    style = _style(theme, width, ground or theme.ground)
    if style != view.styleSheet():  # setting one polishes every part of the area anew
        view.setStyleSheet(style)


def _style(theme: Theme, width: int, ground: str) -> str:
    return (
        f"QAbstractScrollArea, QAbstractScrollArea > QWidget > QWidget"
        f" {{ background: {ground}; border: none; outline: none; }}"
        f"QScrollBar:vertical {{ background: transparent; width: {width}px; }}"
        f"QScrollBar::handle:vertical {{ background: {theme.edge}; min-height: 44px;"
        f" border-radius: {max(1, width // 2 - 2)}px; margin: 2px; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
    )
