"""The last look before the clock: what to prepare, and one large Start."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.commands import COMMANDS
from massage_timer.core.names import LEG_NAMES, clock
from massage_timer.core.routine import LEG_SECONDS, Routine, Side
from massage_timer.core.safety import BEFORE, GOOD_TO_GO
from massage_timer.core.session import Command
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.keys import key_name
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme, line_height, page_unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.paint import paint_side_fades
from massage_timer.ui.widgets.words import Words
from massage_timer.ui.widgets.zone_strip import ZoneStrip

SET_UP = "set-up"
"""The name of the picture of what is prepared."""
THING_ICONS = (Icon.HAND, Icon.CUSHION, Icon.COVER, Icon.OIL)
"""Of what stands in `BEFORE`."""
ICON = 26
INDENT = 42
"""Px at u = 1 from an icon's start to its words."""
HINT = "Space, Enter, Page Down, a foot pedal or a click. Then five seconds to settle."
LEAST_PICTURE = 240
"""Px at u = 1; lower than that the picture tells nothing."""
FADE = 60
"""Px at u = 1 over which a picture narrower than its half of the page fades out."""


class ReadyPage(QWidget):
    """Start has the focus: any of the session's keys starts it, Back and Escape do not."""

    start_asked = Signal()
    back_asked = Signal()

    def __init__(self, pictures: PictureLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._picture: ScenePainter | None = None
        self._picture_box = QRect()
        self._first = Side.LEFT
        self._theme = LIGHT
        self._panel = QRect()
        self.title = Words(Role.PAGE_TITLE, words="Get ready", parent=self)
        self.things = [
            Words(Role.HANDS, words=advice.text, note=advice.more, indent=INDENT, parent=self)
            for advice in BEFORE
        ]
        self.sentence = Words(Role.HANDS, "ink2", GOOD_TO_GO.text, parent=self)
        self.name = Words(Role.PAGE_TITLE, least=0.7, parent=self)
        self.first = Words(Role.CUE, "ink2", parent=self)
        self.wishes = Words(Role.HANDS, "ink", parent=self)
        self.times = Words(Role.DONE_CLOCK, least=0.5, parent=self)
        self.strip = ZoneStrip(self)
        self.hint = Words(Role.BODY, "ink2", HINT, parent=self)
        self.start = Button("Start", ButtonKind.START, Icon.PLAY, self)
        self.back = Button("Back", ButtonKind.BARE, Icon.BACK, self)
        self.start.clicked.connect(self.start_asked)
        self.back.clicked.connect(self.back_asked)
        self.start.installEventFilter(self)
        QWidget.setTabOrder(self.start, self.back)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._place()

    def show_routine(self, routine: Routine, first: Side, wishes: str = "") -> None:
        """`wishes` says in one line how the session is adapted; empty: it is not."""
        self._first = first
        self.wishes.set_words(wishes)
        self.wishes.setVisible(bool(wishes))
        self.name.set_words(routine.name)
        self.first.set_words(f"{LEG_NAMES[first]} first")
        self.times.set_words(f"{clock(LEG_SECONDS)} + {clock(LEG_SECONDS)}")
        self.strip.set_steps(routine.steps)
        self._place()
        self.start.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On Start, arrows start: a button would move the focus with them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _starts(event):
            self.start_asked.emit()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        elif _starts(event):
            self.start_asked.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), QColor(theme.ground))
        if self._picture is not None:
            painter.save()
            painter.setClipRect(self._picture_box)
            painter.translate(self._picture_box.topLeft())
            self._picture.paint(painter, None)
            painter.restore()
            box, room = QRectF(self._picture_box), QRectF(0, 0, self._panel.left(), 0)
            paint_side_fades(painter, box, room, FADE * self._u, theme.ground)
        painter.fillRect(self._panel, QColor(theme.panel))
        line = QRectF(self._panel.left(), 0, max(1.0, self._u), self.height())
        painter.fillRect(line, QColor(theme.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = ICON * self._u
        for words, icon in zip(self.things, THING_ICONS, strict=True):
            first = line_height(Role.HANDS, self._u) / 2
            spot = QRectF(words.x(), words.y() + first - side / 2, side, side)
            paint_icon(painter, icon, spot, theme.accent, theme.stroke)

    @property
    def _u(self) -> float:
        return min(page_unit(self.width(), self.height()), self.height() / 520)

    def _place(self) -> None:
        if not self.isVisible():
            return  # it is placed when it is shown
        theme, u = self._theme, self._u
        set_looks(theme, u, self.title, *self.things, self.sentence)
        set_looks(theme, u, self.name, self.first, self.wishes, self.times, self.strip, self.hint)
        set_looks(theme, u, self.start, self.back)
        margin = round(40 * u)
        half = self.width() // 2
        self._panel = QRect(half, 0, self.width() - half, self.height())
        back = self.back.box_size
        right = self.width() - margin + round(14 * u) - back.width()
        self.back.set_box(QRect(right, round(14 * u), back.width(), back.height()))
        top = self._place_picture(half, u)
        self._place_list(margin, top, half - 2 * margin, u)
        self._place_start(half + margin, self.width() - half - 2 * margin, u)
        self.update()

    def _place_picture(self, wide: int, u: float) -> int:
        """The picture over the list where the window is high enough; returns where it ends."""
        no_picture = round(16 * u)
        parts = (self.title, *self.things, self.sentence)
        room = wide - 2 * round(40 * u)
        needed = sum(words.height_for(room) + round(10 * u) for words in parts) + 40 * u
        high = min(round(wide / 1.6), round(self.height() - needed))
        self._picture = None
        if high < LEAST_PICTURE * u:
            return no_picture
        try:
            scene = self._pictures.load(SET_UP)
        except SceneError:
            return no_picture
        size = QSize(min(wide, round(high * 1.6)), high)
        self._picture_box = QRect(QPoint((wide - size.width()) // 2, 0), size)
        colours = self._pictures.palette(self._theme.name)
        ratio = self.devicePixelRatioF()
        self._picture = ScenePainter(
            scene,
            size,
            colours,
            device_pixel_ratio=ratio,
            mirrored=self._first is Side.RIGHT,
        )
        return high

    def _place_list(self, left: int, top: int, wide: int, u: float) -> None:
        """The list in the middle of what is left."""
        parts = (self.title, *self.things, self.sentence)
        heights = [words.height_for(wide) for words in parts]
        free = self.height() - top - round(20 * u) - sum(heights)
        gap = max(2, min(round(14 * u), free // (len(heights) + 1)))
        y = top + max(0, (free - gap * len(heights)) // 2)
        for words, high in zip(parts, heights, strict=True):
            words.setGeometry(left, y, wide, high)
            y += high + gap

    def _place_start(self, left: int, wide: int, u: float) -> None:
        size = self.start.box_size
        high = self.hint.height_for(wide)
        bottom = self.height() - round(28 * u) - high - round(14 * u)
        self.hint.setGeometry(left, bottom + round(14 * u), wide, high)
        self.start.set_box(QRect(left, bottom - size.height(), wide, size.height()))
        wishes = (self.wishes,) if self.wishes.words else ()
        parts = (self.name, self.first, *wishes, self.times)
        heights = [words.height_for(wide) for words in parts]
        strip = self.strip.sizeHint().height()
        bottom -= size.height()
        below = self.back.geometry().bottom() - self.back.margin
        gap = round(14 * u)
        total = sum(heights) + strip + 3 * gap
        if below + total > bottom:
            gap = round(4 * u)
            total = sum(heights) + strip + 3 * gap
        y = max(min(below, bottom - total), (bottom - total) // 2)
        for words, high in zip(parts, heights, strict=True):
            words.setGeometry(left, y, wide, high)
            y += high + (gap if words is parts[-1] else gap // 2)
        self.strip.setGeometry(left, y, wide, strip)


def _starts(event: QKeyEvent) -> bool:
    """Whether it is the press of one of the session's keys, but for Stop's."""
    keys = {
        key for binding in COMMANDS if binding.command is not Command.STOP for key in binding.keys
    }
    return key_name(event) in keys and not event.isAutoRepeat()
