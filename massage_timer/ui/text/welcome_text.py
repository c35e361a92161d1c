"""The page before the first use: what the program is not, and what it does."""

from massage_timer.core.language import _
from massage_timer.core.safety import DISCLAIMER
from massage_timer.core.welcome import DOES, STILLS, WHAT_IT_DOES
from massage_timer.ui.text.sheet import Paragraph, Piece, Stills


def welcome_text() -> list[Piece]:
    """The disclaimer first: it is seen without scrolling, however large text is."""
    return [
        Paragraph(_(DISCLAIMER.text)),
        Paragraph(_(DOES), heading=True),
        *[Paragraph(_(words)) for words in WHAT_IT_DOES],
        Stills(STILLS),
    ]
