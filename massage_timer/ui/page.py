"""What all pages of the window have in common: a theme, a unit, and when parts are placed."""

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from massage_timer.ui.direction import Placed
from massage_timer.ui.tokens import LIGHT, Theme, page_unit


class Page(Placed, QWidget):
    """Places its parts when it is shown, and while it is shown at every change of size or theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def take_focus_again(self, otherwise: QWidget) -> None:
        """Somebody comes back: to what had the focus last, or where that is gone, `otherwise`."""
        last: QWidget | None = self.focusWidget()
        here = last is not None and last.isVisibleTo(self) and last.isEnabled()
        (last if last is not None and here else otherwise).setFocus()

    @property
    def _u(self) -> float:
        return page_unit(self.width(), self.height(), self._theme.zoom)

    def _place(self) -> None:
        if self.isVisible():  # else it is placed when it is shown
            self._place_parts()
            self.update()

    def _place_parts(self) -> None:
        """Everything to its place, in this size and theme."""
        raise NotImplementedError
