"""The last look before the clock: what to prepare, and one large Start."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.core.commands import UNTAUGHT, meaning
from massage_timer.core.names import LEG_NAMES, clock
from massage_timer.core.routine import LEG_SECONDS, Routine, Side
from massage_timer.core.session import Command
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.ui.icons import Icon
from massage_timer.ui.keys import key_name, mouse_name
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.prepare_sheet import PrepareSheet
from massage_timer.ui.scroll_style import scroll_style
from massage_timer.ui.tokens import FOCUS_WIDTH, RADIUS_ROW, Role, page_unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.paint import paint_inner_focus, paint_side_fades
from massage_timer.ui.widgets.words import Words
from massage_timer.ui.widgets.zone_strip import ZoneStrip

SET_UP = "set-up"
"""The name of the picture of what is prepared."""
HINT = "Space, Enter, an arrow, Page Down or a foot pedal. Then five seconds to settle."
LEAST_PICTURE = 240
"""Px at u = 1; lower than that the picture tells nothing."""
SCROLL_BAR = 14
LINE = 60
"""Px at u = 1 that an arrow scrolls."""
FADE = 60
"""Px at u = 1 over which a picture narrower than its half of the page fades out."""


class ReadyPage(Page):
    """Start has the focus: any of the session's keys starts it, Back and Escape do not."""

    start_asked = Signal()
    back_asked = Signal()
    teach_asked = Signal()

    def __init__(self, pictures: PictureLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._taught = UNTAUGHT
        self._picture: ScenePainter | None = None
        self._picture_box = QRect()
        self._first = Side.LEFT
        self._panel = QRect()
        self.view = QScrollArea(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName("What to prepare")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = PrepareSheet()
        self.title, self.things = self._sheet.title, self._sheet.things
        self.sentence = self._sheet.sentence
        self.view.setWidget(self._sheet)
        self.name = Words(Role.PAGE_TITLE, least=0.7, parent=self)
        self.first = Words(Role.CUE, "ink2", parent=self)
        self.wishes = Words(Role.HANDS, parent=self)
        self.times = Words(Role.DONE_CLOCK, least=0.4, parent=self)
        self.strip = ZoneStrip(self)
        self.hint = Words(Role.BODY, "ink2", HINT, parent=self)
        self.start = Button("Start", ButtonKind.START, Icon.PLAY, self)
        self.back = Button("Back", ButtonKind.BARE, Icon.BACK, self)
        self.start.clicked.connect(self.start_asked)
        self.back.clicked.connect(self.back_asked)
        self.start.installEventFilter(self)
        self.view.installEventFilter(self)
        QWidget.setTabOrder(self.start, self.back)
        QWidget.setTabOrder(self.back, self.view)

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

    def set_taught(self, taught: Mapping[str, Command]) -> None:
        """What keys and buttons were taught: they start as well."""
        self._taught = taught

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On Start, arrows start: a button would move the focus with them."""
        if watched is self.view:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self.update()  # the ring round it
            return super().eventFilter(watched, event)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if _starts(event, self._taught):
            self.start_asked.emit()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        elif _starts(event, self._taught):
            self.start_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if mouse_name(event.button()) in self._taught:
            self.start_asked.emit()
        else:
            super().mousePressEvent(event)

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
        if self.view.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = QRectF(0, 0, self._panel.left(), self.height())
            paint_inner_focus(painter, room, RADIUS_ROW * self._u, theme, self._u)
        painter.fillRect(self._panel, QColor(theme.panel))
        line = QRectF(self._panel.left(), 0, max(1.0, self._u), self.height())
        painter.fillRect(line, QColor(theme.line))

    @property
    def _u(self) -> float:
        usual = min(page_unit(self.width(), self.height()), self.height() / 520)
        return usual * self._theme.zoom

    def _place_parts(self) -> None:
        theme, u = self._theme, self._u
        set_looks(theme, u, self._sheet, self.name, self.first, self.wishes, self.strip, self.hint)
        set_looks(theme, u / theme.zoom, self.times)  # it is large already
        set_looks(theme, u, self.start, self.back)
        margin = round(40 * u / theme.zoom)
        half = self.width() // 2
        self._panel = QRect(half, 0, self.width() - half, self.height())
        back = self.back.box_size
        right = self.width() - margin + round(14 * u) - back.width()
        self.back.set_box(QRect(right, round(14 * u), back.width(), back.height()))
        top = self._place_picture(half, u)
        self._place_list(margin, top, half - 2 * margin, u)
        self._place_start(half + margin, self.width() - half - 2 * margin, u)

    def _place_picture(self, wide: int, u: float) -> int:
        """The picture over the list where the window is high enough; returns where it ends."""
        no_picture = round(16 * u)
        parts = (self.title, *self.things, self.sentence)
        room = wide - 2 * round(40 * u / self._theme.zoom)
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
        """The list in the middle of what is left; it scrolls where there is more of it."""
        parts = (self.title, *self.things, self.sentence)
        heights = [words.height_for(wide) for words in parts]
        free = self.height() - top - round(20 * u) - sum(heights)
        gap = max(2, min(round(14 * u), free // (len(heights) + 1)))
        y = max(0, (free - gap * len(heights)) // 2)
        for words, high in zip(parts, heights, strict=True):
            words.setGeometry(left, y, wide, high)
            y += high + gap
        ring = round(FOCUS_WIDTH * u * self._theme.stroke)
        bar = round(SCROLL_BAR * u)
        self.view.setGeometry(ring, top, self._panel.left() - 2 * ring, self.height() - top - ring)
        self.view.setStyleSheet(scroll_style(self._theme, bar))
        self.view.verticalScrollBar().setSingleStep(round(LINE * u))
        scrolls = y > self.view.height()
        self.view.setFocusPolicy(
            Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus,
        )
        room = self.view.width() - (bar if scrolls else 0)
        self._sheet.resize(room, max(y, self.view.height()))

    def _place_start(self, left: int, wide: int, u: float) -> None:
        """Start at the bottom, always; what the session is above it, as far as there is room."""
        usual = u / self._theme.zoom
        size = self.start.box_size
        floor = self.height() - round(28 * usual)
        tight = self._theme.zoom > 1 or bool(self.wishes.words)
        ceiling = self.back.geometry().bottom() - self.back.margin + 1 if tight else round(20 * u)
        high = self.hint.height_for(wide)
        below = high + round(14 * usual)
        room = floor - size.height() - ceiling
        wishes = [self.wishes] if self.wishes.words else []
        lines = [self.name, self.first, *wishes, self.times]
        heights = {words: words.height_for(wide) for words in lines}
        gap, strip = round(14 * usual), self.strip.sizeHint().height()
        if sum(heights.values()) + strip + 3 * gap + below > room:
            gap = round(6 * usual)
        rows = [(words, gap if words is self.times else gap // 2) for words in lines]
        needed = sum(heights[words] + after for words, after in rows)
        self.hint.setVisible(needed + below <= room)
        room -= below if self.hint.isVisibleTo(self) else 0
        self.strip.setVisible(needed + strip + gap <= room)
        needed += strip + gap if self.strip.isVisibleTo(self) else 0
        bottom = floor - (below if self.hint.isVisibleTo(self) else 0)
        self.hint.setGeometry(left, bottom + round(14 * usual), wide, high)
        top = bottom - size.height()
        self.start.set_box(QRect(left, top, wide, size.height()))
        y = max(ceiling, (top - needed) // 2)
        for words, after in rows:
            words.setVisible(y + heights[words] <= top)
            words.setGeometry(left, y, wide, heights[words])
            y += heights[words] + after
        self.strip.setGeometry(left, y, wide, strip)


def _starts(event: QKeyEvent, taught: Mapping[str, Command]) -> bool:
    """Whether it is the press of one of the session's keys, but for Stop's."""
    asked = meaning(key_name(event, taught), taught)
    return asked not in (None, Command.STOP) and not event.isAutoRepeat()
