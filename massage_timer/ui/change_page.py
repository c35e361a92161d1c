"""The change of legs, which looks like no other moment: half the window is a deep field."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.frame import Frame
from massage_timer.core.names import LEG_CAPITALS, LEG_NAMES, clock, cover_words
from massage_timer.core.phrases import PAUSED
from massage_timer.core.routine import Side
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.fonts import fitting, font, styled_font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.page import Page
from massage_timer.ui.picture_view import PictureView, scene_size
from massage_timer.ui.still_picture import StillPicture
from massage_timer.ui.tokens import Role, Theme, line_height, type_size, unit
from massage_timer.ui.widgets.caption import Caption
from massage_timer.ui.widgets.paint import paint_centred, paint_line, wrapped
from massage_timer.ui.widgets.quiet_control import QuietControl

FIELD = 0.523
"""Share of the window's width that the field takes."""
CHANGE_LEGS = "change-legs"
"""The name of the picture of what is done meanwhile."""
FIRST_STEP_FROM = 8
"""In the last seconds the first step's picture is shown, so that the hands know where to go."""
SPOT = 560 / 960
"""Share of a scene's width that must stay in view: the middle, where the hands are."""


class ChangePage(Page):
    """Shows the coming side, what to do meanwhile, and when it goes on."""

    clicked = Signal()
    stop_asked = Signal()

    def __init__(self, pictures: PictureLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Change legs")
        self._still = False
        self.picture = PictureView(pictures, self)
        self.turn = StillPicture(pictures, CHANGE_LEGS, self)
        self.caption = Caption(self)
        self.stop = QuietControl("Stop", Icon.STOP, danger=True, parent=self)
        self.stop.clicked.connect(self.stop_asked)
        self.picture.clicked.connect(self.clicked)

    def set_theme(self, theme: Theme) -> None:
        self.turn.set_theme(theme)
        super().set_theme(theme)

    def set_still(self, still: bool) -> None:
        """Reduced motion: nothing fades."""
        self._still = still

    def show_frame(self, frame: Frame) -> None:
        self._frame = frame
        if frame.step is not None:
            # The still: nothing but the count moves now.
            mirrored = frame.side is Side.RIGHT
            self.picture.set_picture(frame.step.technique, mirrored, fade=False)
            self.picture.set_pressure(frame.pressure)
            self.picture.set_position(None)
            if frame.held or frame.seconds > FIRST_STEP_FROM:
                self.turn.show_side(mirrored)
            else:
                self.turn.leave(fade=not self._still)
            technique = frame.step.technique
            self.caption.set_words(f"First: {technique.name.lower()}", technique.hands)
            self._place_caption()
            self.setAccessibleName(f"Change legs. {LEG_NAMES[frame.side]}.")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Oily hands need not aim: the field goes on as the picture does."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
        else:
            event.ignore()  # the window may know what it means

    def paintEvent(self, event: QPaintEvent) -> None:
        frame = self._frame
        if frame is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        u, colours, field = self._u, self._theme.change, self._field
        painter.fillRect(self.rect(), QColor(self._theme.ground))
        painter.fillRect(field, QColor(colours.field))
        if colours.rule:
            painter.fillRect(QRectF(field.right() - 6 * u, 0, 6 * u, field.height()), colours.rule)
        left = max(62 * u, 28)
        room = field.width() - left - 20 * u
        head = font(Role.CHANGE_HEAD, u)
        icon = 30 * max(u, 0.6)
        y = self.height() * 75 / 800
        paint_icon(
            painter, Icon.CHANGE_LEGS, QRectF(left + 5 * u, y - icon / 2, icon, icon), colours.words
        )
        paint_line(painter, head, colours.words, left + icon + 22 * u, y, "Change legs")
        y = self._paint_side(painter, frame.side, left, y + 52 * u, room)
        y = self._paint_lines(painter, cover_words(frame.side), left, y + 20 * u, room)
        self._paint_count(painter, frame, left, y, room)

    @property
    def _u(self) -> float:
        return unit(self.width(), self.height())

    @property
    def _field(self) -> QRect:
        if self.width() < self.height():
            return QRect(0, 0, self.width(), round(self.height() * 0.62))
        return QRect(0, 0, round(self.width() * FIELD), self.height())

    def _place_parts(self) -> None:
        field, u = self._field, self._u
        beside = (
            QRect(field.right() + 1, 0, self.width() - field.width(), self.height())
            if field.height() == self.height()
            else QRect(0, field.bottom() + 1, self.width(), self.height() - field.height())
        )
        self.picture.set_look(self._theme, u)
        self.picture.setGeometry(beside)
        wide = min(beside.width() / SPOT, beside.height() * 1.6 * 1.08)
        wide = max(wide, min(beside.width(), beside.height() * 1.6))
        size = scene_size(wide)
        left = (beside.width() - size.width()) // 2
        top = max((beside.height() - size.height()) // 2, beside.height() - size.height())
        top = round(top + 0.06 * beside.height()) if top > 0 else top
        self.picture.set_box(QRect(left, top, size.width(), size.height()))
        self.turn.setGeometry(beside)
        self.stop.set_look(self._theme, max(u, 0.7))
        stop = self.stop.sizeHint()
        left = self.width() - stop.width() - 12
        self.stop.setGeometry(left, beside.top() + 10, stop.width(), stop.height())
        self.stop.raise_()
        self._place_caption()

    def _place_caption(self) -> None:
        """Above the picture, in one row with Stop: it never hides a hand."""
        self.caption.set_look(self._theme, max(self._u, 0.7))
        size, beside = self.caption.sizeHint(), self.picture.geometry()
        left = beside.left() + round(10 * self._u)
        room = self.stop.x() - left
        self.caption.setGeometry(left, self.stop.y(), min(size.width(), room), size.height())

    def _paint_side(
        self, painter: QPainter, side: Side, left: float, top: float, room: float
    ) -> float:
        """The side as one huge word on two lines; returns where it ends."""
        words = LEG_CAPITALS[side].split()
        size = type_size(Role.CHANGE_SIDE, self._u)
        widest = max(
            QFontMetricsF(styled_font(Role.CHANGE_SIDE.value, size)).horizontalAdvance(word)
            for word in words
        )
        size *= min(1.0, room / widest)
        huge = styled_font(Role.CHANGE_SIDE.value, size)
        step = size * 0.94
        for number, word in enumerate(words):
            middle = top + step * (number + 0.5)
            paint_line(painter, huge, self._theme.change.words, left - size * 0.04, middle, word)
        return top + step * len(words)

    def _paint_lines(
        self, painter: QPainter, words: str, left: float, top: float, room: float
    ) -> float:
        used = font(Role.CHANGE_LINE, self._u)
        step = line_height(Role.CHANGE_LINE, self._u)
        lines = wrapped(words, used, room)
        for number, line in enumerate(lines):
            paint_line(
                painter, used, self._theme.change.words, left, top + step * (number + 0.5), line
            )
        return top + step * len(lines)

    def _paint_count(
        self, painter: QPainter, frame: Frame, left: float, top: float, room: float
    ) -> None:
        """The ring with the count, or that a key is waited for."""
        u, colours = self._u, self._theme.change
        done = (
            f"{LEG_NAMES[frame.side.other]} done, {clock(frame.hands_on(frame.side.other) // 1000)}"
        )
        side = max(104 * u, 64)
        middle = (top + self._field.height()) / 2 + 4 * u
        middle = min(middle, self._field.height() - side / 2 - 16 * u)
        head = font(Role.CHANGE_HEAD, u)
        if frame.held or frame.paused:
            words = "Press any key when you are ready" if frame.held else PAUSED
            used = fitting(words, Role.CHANGE_HEAD, u, room)
            paint_line(painter, used, colours.words, left, middle - 16 * u, words)
            small = font(Role.HANDS, u)
            paint_line(painter, small, colours.small, left, middle + 20 * u, done)
            return
        circle = QRectF(left + 5 * u, middle - side / 2, side, side)
        self._paint_ring(painter, circle, frame)
        x = circle.right() + 24 * u
        paint_line(painter, head, colours.words, x, middle - 16 * u, f"Starting in {frame.seconds}")
        small_words = f"or press any key  ·  {done}"
        small = fitting(small_words, Role.HANDS, u, self._field.width() - x - 12 * u)
        paint_line(painter, small, colours.small, x, middle + 20 * u, small_words)

    def _paint_ring(self, painter: QPainter, circle: QRectF, frame: Frame) -> None:
        colours, u = self._theme.change, self._u
        width = max(8 * u, 5)
        inner = circle.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(colours.track), width * 0.6))
        painter.drawEllipse(inner)
        pen = QPen(QColor(colours.ring), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        share = frame.seconds / frame.length if frame.length else 0.0
        painter.drawArc(inner, 90 * 16, -round(360 * 16 * share))
        middle = QPointF(circle.center())
        count = font(Role.COUNT, u)
        if QFontMetricsF(count).height() > circle.height() * 0.8:
            count = styled_font(Role.COUNT.value, circle.height() * 0.52)
        paint_centred(painter, count, colours.words, middle, str(frame.seconds))
