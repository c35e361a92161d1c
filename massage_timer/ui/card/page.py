"""A routine's card as it will be printed: choose the paper, print it, save it as PDF."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.core.language import _
from massage_timer.ui.bottom_bar import paint_bar, place_buttons
from massage_timer.ui.card.sheet_view import PaintSheet, SheetView
from massage_timer.ui.direction import Ground, Placed, painter_on
from massage_timer.ui.grace import Grace
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.tokens import PAGE_MARGIN, Role, frame_unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.segments import Segments
from massage_timer.ui.widgets.words import Words

BAR = 82
TOP = 24
BETWEEN = 16
ICON = 26
SCROLL_BAR = 14
WIDEST = 860
"""Px at u = 1 of a sheet that scrolls: its words are then as large as on paper, or larger."""


class _View(Placed, QScrollArea):
    """Leaves the keys to its page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class CardPage(Page):
    """P prints, S saves, Esc goes back; the keys of a page scroll."""

    back_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    paper_picked = Signal(int)
    """Another of the papers, by its place from 0."""

    def __init__(self, papers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Card"))
        self.title = Words(Role.PAGE_TITLE, least=0.6, parent=self)
        self.papers = Segments(_("Paper"), [_(paper) for paper in papers], self)
        self.view = _View(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet = SheetView()
        self._ground = Ground()
        self.sheet.setParent(self._ground)
        self.view.setWidget(self._ground)
        self.told = Words(Role.STRONG, parent=self)
        self.told.hide()
        self._icon = Icon.INFO
        self.back = Button(_("Back"), ButtonKind.BARE, Icon.BACK, self)
        self.save = Button(_("Save as PDF"), ButtonKind.PLAIN, parent=self)
        self.save.set_key("S")
        self.print = Button(_("Print"), ButtonKind.MAIN, parent=self)
        self.print.set_key("P")
        self._grace = Grace(self)
        self._grace.guard(self.save, self.print)
        self.back.clicked.connect(self.back_asked)
        self.save.clicked.connect(self.save_asked)
        self.print.clicked.connect(self.print_asked)
        self.papers.picked.connect(self.paper_picked)

    def begin(self, name: str, paper: int) -> None:
        """The card of the routine of this name; `paper` is the place of one."""
        self.title.set_words(name)
        self.papers.set_chosen(paper)
        self.tell("")
        self.view.verticalScrollBar().setValue(0)
        self.print.setFocus()
        self._grace.start()

    def show_sheet(self, paint: PaintSheet, shape: QSize, words: str) -> None:
        """As `SheetView` says."""
        self.sheet.show_sheet(paint, shape, words)
        self._place()

    def tell(self, words: str, *, fine: bool = True) -> None:
        """One sentence above the buttons, such as where the file is; "" for none."""
        self.told.set_words(words)
        self.told.setVisible(bool(words))
        self._icon = Icon.INFO if fine else Icon.WARNING
        self._place()

    def settle(self) -> None:
        """The page has been there for a while."""
        self._grace.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        does = {
            Qt.Key.Key_Escape: self.back_asked,
            Qt.Key.Key_P: self.print_asked,
            Qt.Key.Key_S: self.save_asked,
        }.get(Qt.Key(event.key()))
        if plain and does is not None:
            if not self._grace.refuses(event):
                does.emit()
        elif not scroll_by(self.view, event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._frame_u
        painter.fillRect(self.rect(), QColor(theme.ground))
        paint_bar(painter, self._bar, theme, u)
        if not self.told.isHidden():
            side = ICON * u
            spot = QRect(0, 0, round(side), round(side))
            spot.moveCenter(self.told.geometry().center())
            spot.moveRight(self.told.x() - round(12 * u))
            colour = theme.accent if self._icon is Icon.INFO else theme.glow_edge
            paint_icon(painter, self._icon, spot.toRectF(), colour, theme.stroke)

    @property
    def _frame_u(self) -> float:
        return frame_unit(self.width(), self.height(), self._theme.zoom)

    @property
    def _bar(self) -> QRect:
        high = round(BAR * self._frame_u)
        return QRect(0, self.height() - high, self.width(), high)

    def _place_parts(self) -> None:
        theme, u = self._theme, self._frame_u
        parts = (self.title, self.papers, self.told, self.back, self.save, self.print)
        set_looks(theme, u, *parts)
        edge = min(round(PAGE_MARGIN * u), self.width() // 24)
        top = self._place_head(edge, u)
        bottom = self._bar.top()
        if not self.told.isHidden():
            indent = round((ICON + 12) * u)
            room = self.width() - 2 * edge - indent
            high = self.told.height_for(room)
            bottom -= high + round(2 * BETWEEN * u)
            self.told.setGeometry(edge + indent, bottom + round(BETWEEN * u), room, high)
        bar = round(SCROLL_BAR * u)
        # Where all of it would find room, it may be as large as that.
        whole = self.sheet.width_for(bottom - top - round(BETWEEN * u))
        wide = min(max(round(WIDEST * self._u), whole), self.width() - 2 * edge - bar)
        left = (self.width() - wide) // 2
        self.view.setGeometry(left, top, wide + bar, bottom - top)
        set_scroll_style(self.view, theme, bar)
        high = self.sheet.height_for(wide)
        self.sheet.setGeometry(0, 0, wide, high)
        self.sheet.set_theme(theme)
        self._ground.resize(wide, high + round(BETWEEN * u))
        next_right = place_buttons(self._bar, self.width() - edge, u, self.print, self.save)
        size = self.back.box_size
        at = max(0, min(edge - round(14 * u), next_right - size.width()))
        self.back.set_box(
            QRect(at, self._bar.center().y() - size.height() // 2, size.width(), size.height())
        )

    def _place_head(self, edge: int, u: float) -> int:
        """Title and papers side by side, or below each other; returns where the sheet begins."""
        room, gap = self.width() - 2 * edge, round(BETWEEN * u)
        top = round(min(TOP * u, 0.05 * self.height()))
        papers = min(self.papers.width_wanted(), room)
        high = self.papers.height_for(papers)
        beside = room - papers - 2 * gap
        if beside >= 0.4 * room:
            self.title.setGeometry(edge, top, beside, max(high, self.title.height_for(beside)))
            y = top + (self.title.height() - high) // 2
            self.papers.set_box(QRect(edge + room - papers, y, papers, high))
            return self.title.geometry().bottom() + gap
        self.title.setGeometry(edge, top, room, self.title.height_for(room))
        y = self.title.geometry().bottom() + gap // 2
        self.papers.set_box(QRect(edge, y, papers, high))
        return y + high + gap
