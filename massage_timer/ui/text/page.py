"""A page to read: a title, paragraphs that scroll, and one or two buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from massage_timer.core.language import N_, _
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.bottom_bar import paint_bar, place_buttons
from massage_timer.ui.direction import View, painter_on
from massage_timer.ui.grace import Grace
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.text.sheet import Piece, TextSheet
from massage_timer.ui.tokens import PAGE_MARGIN, Role
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words

BAR = 82
TOP = 36
"""Px at u = 1 over the title."""
HIGHEST_TOP = 0.055
"""Share of the window's height that is given to it at most, where text is large."""
WIDEST = 860
"""Px at u = 1 of a line that is still easy to read."""


class TextPage(Page):
    """Shows any text; what it is about is the caller's affair."""

    closed = Signal()
    left = Signal()
    """By Esc, without a button."""
    other_asked = Signal()

    def __init__(self, pictures: PictureLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon: Icon | None = None
        self.title = Words(Role.PAGE_TITLE, least=0.75, parent=self)
        self.sheet_view = View(self)
        self.sheet_view.setFrameShape(QFrame.Shape.NoFrame)
        self.sheet_view.setAccessibleName(_("Text"))
        self.sheet_view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = TextSheet(pictures)
        self.sheet_view.setWidget(self._sheet)
        self.close_button = Button(_("Close"), ButtonKind.MAIN, parent=self)
        self.other = Button("", ButtonKind.PLAIN, parent=self)
        self.other.hide()
        self._grace = Grace(self)
        self.close_button.clicked.connect(self.closed)
        self.other.clicked.connect(self.other_asked)

    def show_text(
        self,
        title: str,
        pieces: Sequence[Piece],
        *,
        close: str = N_("Close"),
        other: str = "",
        icon: Icon | None = None,
    ) -> None:
        """`other` is the second button's word; empty: there is none."""
        self.title.set_words(title)
        self._icon = icon
        self._sheet.set_pieces(pieces)
        self.close_button.set_words(_(close))
        self.other.set_words(other)
        self.other.setVisible(bool(other))
        for button in (self.close_button, self.other):
            button.setAccessibleDescription(title)  # one has the focus before the title is heard
        self._place()
        self.sheet_view.verticalScrollBar().setValue(0)
        self.close_button.setFocus()
        self._grace.start()

    def settle(self) -> None:
        """The page has been there for a while."""
        self._grace.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._grace.refuses(event):
                self.left.emit()
        elif not scroll_by(self.sheet_view, event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        painter.fillRect(self.rect(), QColor(theme.ground))
        paint_bar(painter, self._bar, theme, u)
        if self._icon is not None:
            spot = QRect(
                self.title.x() - round(46 * u), self.title.y(), round(32 * u), self.title.height()
            )
            paint_icon(painter, self._icon, spot.toRectF(), theme.glow_edge, theme.stroke)

    @property
    def _bar(self) -> QRect:
        high = round(BAR * self._u)
        return QRect(0, self.height() - high, self.width(), high)

    def _place_parts(self) -> None:
        theme, u = self._theme, self._u
        set_looks(theme, u, self.title, self.close_button, self.other)
        wide = min(round(WIDEST * u), self.width() - round(2 * PAGE_MARGIN * u))
        left = (self.width() - wide) // 2
        indent = round(46 * u) if self._icon is not None else 0
        high = self.title.height_for(wide - indent)
        top = round(min(TOP * u, HIGHEST_TOP * self.height()))
        self.title.setGeometry(left + indent, top, wide - indent, high)
        top = self.title.geometry().bottom() + round(22 * u)
        bar_width = round(14 * u)
        self.sheet_view.setGeometry(left, top, wide + bar_width, self._bar.top() - top - 1)
        set_scroll_style(self.sheet_view, theme, bar_width)
        high = self._sheet.place(wide, theme, u)
        self._sheet.resize(wide, high + round(20 * u))
        place_buttons(self._bar, left + wide, u, self.close_button, self.other)
