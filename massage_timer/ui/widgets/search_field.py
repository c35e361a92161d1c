"""The field that narrows the list of routines: Qt's own line edit in our look."""

from PySide6.QtCore import QEvent, QMargins, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import LIGHT, TARGET, Role, Theme
from massage_timer.ui.widgets.field_look import paint_field, set_field_colours
from massage_timer.ui.widgets.paint import focus_margin

WIDTH = 300
ICON = 20


class SearchField(Placed, QLineEdit):
    """A line edit with a lens. Like a button, it keeps room round its box for the focus ring."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """`words` say what to look for while the field is empty."""
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 0.0
        self.setFrame(False)
        self.setAcceptDrops(False)  # a file that is dropped here is dropped on the window
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.set_look(LIGHT, 1.0)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        set_field_colours(self, theme)
        self.setFont(font(Role.BODY, u))
        self._keep_room()
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._keep_room()

    def _keep_room(self) -> None:
        """For the lens, before the words."""
        margin, u = self.margin, self._u
        sides = [margin + round(42 * u), margin + round(12 * u)]
        before, after = reversed(sides) if self.isRightToLeft() else sides
        self.setTextMargins(QMargins(before, margin, after, margin))

    @property
    def margin(self) -> int:
        """Px between the widget's edge and its box."""
        return focus_margin(self._theme, self._u)

    def sizeHint(self) -> QSize:
        margin = 2 * self.margin
        return QSize(round(WIDTH * self._u) + margin, max(TARGET, round(TARGET * self._u)) + margin)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.sizeHint().width() * 0.6), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, u, margin = self._theme, self._u, self.margin
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        paint_field(painter, box, theme, u, focused=self.hasFocus())
        side = ICON * u
        lens = QRectF(box.left() + 14 * u, box.center().y() - side / 2, side, side)
        paint_icon(painter, Icon.SEARCH, lens, theme.ink2, theme.stroke)
        painter.end()
        super().paintEvent(event)
