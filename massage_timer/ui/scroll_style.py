"""How scroll areas look: no ground of their own, and a bar wide enough for a fingertip."""

from massage_timer.ui.tokens import Theme


def scroll_style(theme: Theme, width: int) -> str:
    """The style sheet of a scroll area whose bar is `width` px wide."""
    return (
        f"QAbstractScrollArea, QAbstractScrollArea > QWidget > QWidget"
        f" {{ background: {theme.ground}; border: none; outline: none; }}"
        f"QScrollBar:vertical {{ background: transparent; width: {width}px; }}"
        f"QScrollBar::handle:vertical {{ background: {theme.edge}; min-height: 44px;"
        f" border-radius: {max(1, width // 2 - 2)}px; margin: 2px; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
    )
