"""The change of legs as a rehearsal shows it: as in the session, but nothing counts down."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _
from massage_timer.core.rehearsal import Scene
from massage_timer.core.routine import Side
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import fitting
from massage_timer.ui.session.change_field import paint_field
from massage_timer.ui.session.change_layout import field_in, lay_out_field
from massage_timer.ui.session.change_page import CHANGE_LEGS, LARGEST_CAPTION
from massage_timer.ui.still_picture import StillPicture
from massage_timer.ui.tokens import LIGHT, Role, Theme, line_height, scales
from massage_timer.ui.widgets.caption import Caption
from massage_timer.ui.widgets.paint import paint_line, wrapped

ANY_KEY = N_("In the session any key goes on.")


class ChangeSheet(Placed, QWidget):
    """The deep field with the coming side, and the picture of what is done meanwhile."""

    clicked = Signal()

    def __init__(self, pictures: PictureLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._side = Side.RIGHT
        self.turn = StillPicture(pictures, CHANGE_LEGS, self)
        self.turn.setAccessibleName(_("Picture: the giver goes over to the other leg"))
        self.caption = Caption(self)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.turn.set_theme(theme)
        self.place()

    def show_scene(self, scene: Scene) -> None:
        technique = scene.segment.step.technique
        self._side = scene.segment.side
        self.turn.show_side(self._side is Side.RIGHT)
        first = _("First: {technique}").format(technique=technique.name)
        self.caption.set_words(first, technique.hands)
        self.setAccessibleName(_("{name}. {words}").format(name=scene.name, words=scene.line))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
        else:
            event.ignore()  # the window may know what it means

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u, field = self._theme, self._u, self._field
        painter.fillRect(self.rect(), QColor(theme.ground))
        layout = lay_out_field(field, self.height(), self._side, theme, u)
        paint_field(painter, field, self._side, layout, theme, u)
        used = fitting(_(ANY_KEY), Role.HANDS, layout.words, layout.room)
        told = wrapped(_(ANY_KEY), used, layout.room)
        high = line_height(Role.HANDS, layout.words)
        lines = len(layout.lines) * line_height(Role.CHANGE_LINE, layout.words)
        y = max(layout.count.center().y(), layout.lines_top + lines + high)
        if y + (len(told) - 0.5) * high <= field.height():
            for number, words in enumerate(told):
                at = y + number * high
                paint_line(painter, used, theme.change.small, layout.left, at, words)

    @property
    def _field(self) -> QRect:
        return field_in(self.width(), self.height(), self._theme.reach)

    def place(self) -> None:
        """Everything to its place for this size."""
        field = self._field
        beside = (
            QRect(field.right() + 1, 0, self.width() - field.width(), self.height())
            if field.height() == self.height()
            else QRect(0, field.bottom() + 1, self.width(), self.height() - field.height())
        )
        self.turn.setGeometry(beside)
        left, margin = beside.left() + round(10 * self._u), 10
        room = beside.right() - margin - left
        for scale in scales(min(self._theme.zoom, LARGEST_CAPTION)):
            self.caption.set_look(self._theme, max(self._u, 0.7) * scale)
            if self.caption.sizeHint().width() <= room:
                break
        wide = min(self.caption.sizeHint().width(), room)
        top = beside.top() + margin
        self.caption.setGeometry(left, top, wide, self.caption.height_for(wide))
        self.caption.raise_()
        self.update()
