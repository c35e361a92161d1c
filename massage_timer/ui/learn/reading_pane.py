"""Where Learn is read: a technique or a chapter, scrolled with the keys of a page."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.core.guide.chapter import Chapter
from massage_timer.core.language import _
from massage_timer.core.routine import Technique
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import Ground, Placed
from massage_timer.ui.learn.chapter_sheet import ChapterSheet
from massage_timer.ui.learn.technique_sheet import TechniqueSheet
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.tokens import LIGHT, Theme

BAR = 14
LINE = 60
"""Px at u = 1 that an arrow scrolls."""


class ReadingPane(Placed, QScrollArea):
    """Shows what is opened, from its beginning."""

    focus_changed = Signal()

    def __init__(
        self, pictures: PictureLibrary, now: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = Ground()
        self.technique = TechniqueSheet(pictures, now, self._sheet)
        self.chapter = ChapterSheet(pictures, self._sheet)
        self.technique.hide()
        self.chapter.hide()
        self.setWidget(self._sheet)
        self.technique.side_changed.connect(self.lay_out)

    def open(self, subject: Technique | Chapter) -> None:
        """Show a technique or a chapter instead of what was shown."""
        if isinstance(subject, Technique):
            self.technique.show_technique(subject)
        else:
            self.chapter.show_chapter(subject)
        self.technique.setVisible(isinstance(subject, Technique))
        self.chapter.setVisible(isinstance(subject, Chapter))
        self.setAccessibleName(
            subject.name if isinstance(subject, Technique) else _(subject.title),
        )
        self.lay_out()
        self.verticalScrollBar().setValue(0)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_scroll_style(self, theme, round(BAR * u))
        self.lay_out()

    def scroll_by(self, key: Qt.Key) -> bool:
        """Scroll as a key of a page says; False for any other key."""
        return scroll_by(self, key)

    def lay_out(self) -> None:
        """Everything to its place for this size."""
        if not self.isVisible():
            return  # it is laid out when it is shown
        wide = self.width() - round(BAR * self._u)
        high = self.height()
        for sheet in (self.technique, self.chapter):
            if not sheet.isHidden():
                high = sheet.place(wide, self.height(), self._theme, self._u)
        self._sheet.resize(wide, high)
        self.verticalScrollBar().setSingleStep(round(LINE * self._u))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.scroll_by(Qt.Key(event.key())):
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()
