"""The change of legs, which looks like no other moment: half the window is a deep field."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.frame import Frame
from massage_timer.core.language import N_, _, number, side_by_side, together
from massage_timer.core.names import LEG_NAMES, clock
from massage_timer.core.phrases import PAUSED
from massage_timer.core.routine import Side
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import painter_on
from massage_timer.ui.fonts import fitting, least_width, styled_font
from massage_timer.ui.icons import Icon
from massage_timer.ui.line_breaks import sentences
from massage_timer.ui.page import Page
from massage_timer.ui.picture_view import PictureView, scene_size
from massage_timer.ui.session.change_field import paint_field
from massage_timer.ui.session.change_layout import (
    FieldLayout,
    count_lines,
    field_in,
    lay_out_field,
)
from massage_timer.ui.still_picture import StillPicture
from massage_timer.ui.tokens import Role, Theme, scales, unit
from massage_timer.ui.widgets.banner import BannerKind
from massage_timer.ui.widgets.caption import Caption
from massage_timer.ui.widgets.paint import paint_centred, paint_line, wrapped
from massage_timer.ui.widgets.quiet_control import QuietControl

CHANGE_LEGS = "change-legs"
"""The name of the picture of what is done meanwhile."""
FIRST_STEP_FROM = 8
"""In the last seconds the first step's picture is shown, so that the hands know where to go."""
LARGEST_CAPTION = 1.4
"""Caption and Stop grow no further with the text: below them is the picture."""
SMALLEST = 0.5
"""So much of their size words beside the count keep at least."""
SPOT = 560 / 960
"""Share of a scene's width that must stay in view: the middle, where the hands are."""
_DONE = {Side.LEFT: N_("Left leg done, {time}"), Side.RIGHT: N_("Right leg done, {time}")}


class ChangePage(Page):
    """Shows the coming side, what to do meanwhile, and when it goes on."""

    clicked = Signal()
    stop_asked = Signal()

    def __init__(self, pictures: PictureLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self._message = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Change legs"))
        self._still = False
        self.picture = PictureView(pictures, self)
        self.turn = StillPicture(pictures, CHANGE_LEGS, self)
        self.turn.setAccessibleName(_("Picture: the giver goes over to the other leg"))
        self.caption = Caption(self)
        self.stop = QuietControl(_("Stop"), Icon.STOP, danger=True, parent=self)
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
            covered = self.turn.covers
            self.picture.setVisible(not covered)
            if covered:
                self.picture.prepare(technique, mirrored)
            first = _("First: {technique}").format(technique=technique.name)
            self.caption.set_words(first, technique.hands)
            self._place_caption()
            self._name()
        self.update()

    def set_message(self, kind: BannerKind, words: str) -> None:
        """What the session's banner tells: here it is why nothing goes on."""
        self._message = words
        self._name()
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
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        u, field = self._u, self._field
        painter.fillRect(self.rect(), QColor(self._theme.ground))
        layout = lay_out_field(field, self.height(), frame.side, self._theme, u)
        paint_field(painter, field, frame.side, layout, self._theme, u)
        self._paint_count(painter, frame, layout)

    @property
    def _why_paused(self) -> str:
        """ "" while it goes on."""
        paused = self._frame is not None and self._frame.paused
        return (self._message or _(PAUSED)) if paused else ""

    def _name(self) -> None:
        if self._frame is not None:
            leg = _(LEG_NAMES[self._frame.side])
            words = _("Change legs. {leg}. {why_paused}").format(
                leg=leg, why_paused=self._why_paused
            )
            if words.strip() != self.accessibleName():  # the count ticks
                self.setAccessibleName(words.strip())

    @property
    def _u(self) -> float:
        return unit(self.width(), self.height())

    @property
    def _field(self) -> QRect:
        return field_in(self.width(), self.height(), self._theme.reach)

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
        self.stop.set_look(self._theme, max(u, 0.7) * min(self._theme.zoom, LARGEST_CAPTION))
        stop = self.stop.sizeHint()
        left = self.width() - stop.width() - 12
        self.stop.setGeometry(left, beside.top() + 10, stop.width(), stop.height())
        self.stop.raise_()
        self._place_caption()

    def _place_caption(self) -> None:
        """Above the picture, in one row with Stop: it never hides a hand."""
        beside = self.picture.geometry()
        left = beside.left() + round(10 * self._u)
        room = self.stop.x() - left
        for scale in scales(min(self._theme.zoom, LARGEST_CAPTION)):
            self.caption.set_look(self._theme, max(self._u, 0.7) * scale)
            if self.caption.sizeHint().width() <= room:
                break
        wide = min(self.caption.sizeHint().width(), room)
        self.caption.setGeometry(left, self.stop.y(), wide, self.caption.height_for(wide))

    def _paint_count(self, painter: QPainter, frame: Frame, layout: FieldLayout) -> None:
        """The ring with the count, or that a key is waited for; beside it two lines of words."""
        colours, circle, u = self._theme.change, layout.count, layout.words
        x = layout.left
        if not frame.held and not frame.paused:
            self._paint_ring(painter, circle, frame)
            x = circle.right() + 24 * self._u
        narrow = layout.left + layout.room - x
        room = narrow + 8 * self._u  # of the margin, where words cannot be fewer
        upper, lower = self._told(frame)
        head = fitting(upper, Role.CHANGE_HEAD, u, room, SMALLEST)
        first, *more = wrapped(upper, head, room)
        if more:
            second, used, colour = together(more), head, colours.words
        else:
            fit = (told for told in lower if least_width(told, Role.HANDS, u, SMALLEST) <= narrow)
            second, colour = next(fit, lower[-1]), colours.small
            used = fitting(second, Role.HANDS, u, room, SMALLEST)
        above, below = (circle.center().y() + away for away in count_lines(u))
        paint_line(painter, head, colours.words, x, above, first)
        paint_line(painter, used, colour, x, below, second)

    def _told(self, frame: Frame) -> tuple[str, list[str]]:
        """When it goes on; and what else there is to tell, the longest first."""
        other = frame.side.other
        done = _(_DONE[other]).format(time=clock(frame.hands_on(other) // 1000))
        if frame.held:
            return _("Press any key when you are ready"), [done]
        if frame.paused:
            why = self._why_paused
            first, *more = [why] if why == _(PAUSED) else sentences(why)
            return first, [together(more[left:]) for left in range(len(more))] or [done]
        key = _("or press any key")
        # Translators: so many seconds; short
        starting = _("Starting in {n}").format(n=number(frame.seconds))
        return starting, [side_by_side((key, done)), key]

    def _paint_ring(self, painter: QPainter, circle: QRectF, frame: Frame) -> None:
        colours = self._theme.change
        width = max(circle.width() / 13, 5)
        inner = circle.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(colours.track), width * 0.6))
        painter.drawEllipse(inner)
        pen = QPen(QColor(colours.ring), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        share = frame.seconds / frame.length if frame.length else 0.0
        painter.drawArc(inner, 90 * 16, -round(360 * 16 * share))
        middle = QPointF(circle.center())
        count = styled_font(Role.COUNT.value, circle.height() * 0.53)
        paint_centred(painter, count, colours.words, middle, number(frame.seconds))
