"""One step of a rehearsal, as the session shows it; where its seconds stand there is its place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from massage_timer.core.frame import Frame
from massage_timer.core.language import N_, _, number
from massage_timer.core.rehearsal import Rehearsal
from massage_timer.core.routine import Side
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.picture_view import PictureView, scene_size
from massage_timer.ui.rehearse.column import Column
from massage_timer.ui.session.digits import UPRIGHT
from massage_timer.ui.session.header import CUE_LINES, TECHNIQUE_LINES
from massage_timer.ui.session.layout import COLUMN, CROPPED, WIDEST_COLUMN
from massage_timer.ui.tokens import LIGHT, Role, Theme, line_height, scales
from massage_timer.ui.widgets.next_card import NextCard
from massage_timer.ui.widgets.pressure_dial import PressureDial
from massage_timer.ui.widgets.side_badge import SideBadge
from massage_timer.ui.widgets.words import Words

CUE = Role.CHANGE_LINE
"""Larger than in the session: it is what a rehearsal is for."""
MOST_INSTRUCTIONS = 4
OTHER_LEG = N_("The other leg")
UPRIGHT_COLUMN = 0.26
"""Share of an upright sheet's height that stands below the picture."""


class StepSheet(Placed, QWidget):
    """Side, technique and cue over the picture; all else in a column beside or below it."""

    clicked = Signal()

    def __init__(
        self,
        pictures: PictureLibrary,
        small: Callable[[str, str], QPixmap],
        parent: QWidget | None = None,
    ) -> None:
        """`small` gives a picture's small still by its name and the theme's."""
        super().__init__(parent)
        self._pictures = pictures
        self._small = small
        self._theme = LIGHT
        self._u = 1.0
        self._still = False
        self._frame: Frame | None = None
        self._next = ""
        """The name of the next step's picture; "" where none is shown."""
        self._column = Column(QRect())
        self.picture = PictureView(pictures, self)
        self.badge = SideBadge(self)
        self.technique = Words(Role.TECHNIQUE, least=0.75, parent=self)
        self.cue = Words(CUE, "ink2", parent=self)
        self.count = Words(Role.CLOCK, parent=self)
        self.seconds = Words(Role.HANDS, "ink2", parent=self)
        self.dial = PressureDial(self)
        self.dial.set_still(True)
        self.hands = Words(Role.HANDS, indent=34, parent=self)
        self.instructions: Sequence[Words] = [
            Words(Role.BODY, "ink2", mark=number(n + 1), indent=21, parent=self)
            for n in range(MOST_INSTRUCTIONS)
        ]
        self.following = NextCard(self)
        self.picture.clicked.connect(self.clicked)

    @property
    def theme(self) -> Theme:
        return self._theme

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.place()

    def set_still(self, still: bool) -> None:
        """Reduced motion: the picture stands, with its arrow whole."""
        self._still = still
        if still:
            self.picture.settle()
            self.picture.set_position(None)

    def show_scene(self, rehearsal: Rehearsal) -> None:
        """The step that the rehearsal has come to; it is placed afterwards."""
        scene, frame = rehearsal.scene, rehearsal.frame
        if scene is None or frame is None or frame.step is None:
            return
        self._frame = frame
        technique = frame.step.technique
        self.badge.set_side(frame.side)
        self.technique.set_words(scene.name)
        self.cue.set_words(scene.line)
        self.picture.set_picture(technique, frame.side is Side.RIGHT, fade=not self._still)
        self.count.set_words(rehearsal.count(scene) or _(OTHER_LEG))
        self.seconds.set_words(scene.lasts)
        self.hands.set_words(technique.hands)
        texts = frame.step.instructions
        for place, words in enumerate(self.instructions):
            words.set_words(texts[place] if place < len(texts) else "")
        self._show_following(frame, again=scene.again)
        self.move_hands(rehearsal)
        self.show_pressure(frame)

    def move_hands(self, rehearsal: Rehearsal) -> None:
        """Put the hands where they are at this moment of the scene."""
        self.picture.set_position(None if self._still else rehearsal.strokes)

    def show_pressure(self, frame: Frame) -> None:
        """As it is at this moment of the step."""
        self.picture.set_pressure(frame.pressure)
        self.dial.set_level(frame.pressure)

    def prepare_next(self) -> None:
        """Make the next picture's sprites ahead."""
        frame = self._frame
        if frame is not None and frame.following is not None:
            self.picture.prepare(frame.following.technique, frame.side is Side.RIGHT)

    def place(self) -> None:
        """Everything to its place for this size."""
        theme, u = self._theme, self._u
        width, height = self.width(), self.height()
        set_looks(theme, u, self.picture, self.badge, self.technique, self.cue)
        upright = width < UPRIGHT * height
        header = self._header_height()
        if upright:
            place = QRect(0, 0, width, round(height * UPRIGHT_COLUMN))
            place.moveBottom(height - 1)
            room = QRect(0, 0, width, place.top())
        else:
            tallest = (height - header + 12 * u) / CROPPED
            column = max(COLUMN * u, min(width - 1.6 * tallest, WIDEST_COLUMN * width))
            room = QRect(0, 0, round(width - column), height)
            place = QRect(room.width(), 0, width - room.width(), height)
        tallest = (room.height() - header + 12 * u) / CROPPED
        scene = scene_size(round(min(room.width(), 1.6 * tallest)))
        top = max(header - 12 * u, room.height() - scene.height())
        left = (room.width() - scene.width()) // 2 if upright else room.width() - scene.width()
        self.picture.setGeometry(room)
        self.picture.set_box(QRect(QPoint(left, round(top)), scene))
        self._place_head(room.width())
        self._column = Column(place)
        self._column.place(self, u)
        self._show_picture_of_next()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        column, theme = self._column, self._theme
        painter.fillRect(self.rect(), QColor(theme.ground))
        painter.fillRect(column.rect, QColor(theme.panel))
        line, edge = max(1, round(self._u)), column.rect
        beside = edge.left() > 0
        rule = QRect(
            edge.left(),
            edge.top(),
            line if beside else edge.width(),
            edge.height() if beside else line,
        )
        for each in (rule, column.rule):
            painter.fillRect(each, QColor(theme.line))
        paint_icon(painter, Icon.HAND, QRectF(column.hand_icon), theme.accent, theme.stroke)

    def _header_height(self) -> int:
        """Px over the picture; the same for each step, for the picture must not jump."""
        theme, u = self._theme, self._u
        set_looks(theme, u * theme.reach, self.badge)
        lines = 1 if theme.zoom == 1 else CUE_LINES
        cue = lines * line_height(CUE, u * theme.zoom)
        return round(self._top + self.badge.sizeHint().height() + 8 * u + cue)

    @property
    def _top(self) -> int:
        return round(max(20 * self._u, 11))

    def _place_head(self, width: int) -> None:
        """Side and technique in one line, the cue below."""
        left = round(max(28 * self._u, 16))
        wide = width - 2 * left
        gap = round(20 * self._u)
        room = self._grow_head(wide, gap)
        badge = QRect(QPoint(left, self._top), self.badge.sizeHint())
        high = self.technique.height_for(room)
        technique = QRect(badge.right() + gap, 0, room, high)
        technique.moveTop(badge.center().y() - min(high, badge.height()) // 2)
        self.badge.setGeometry(badge)
        self.technique.setGeometry(technique)
        top = max(badge.bottom(), technique.bottom()) + round(8 * self._u)
        self.cue.setGeometry(left, top, wide, self.cue.height_for(wide))

    def _grow_head(self, wide: int, gap: int) -> int:
        """All as large as it is wanted, as long as there is room; returns px for the technique."""
        theme, u, room = self._theme, self._u, wide
        for size in scales(theme.reach):
            set_looks(theme, u * size, self.badge, self.technique)
            room = wide - self.badge.sizeHint().width() - gap
            most = TECHNIQUE_LINES * line_height(Role.TECHNIQUE, u * size)
            if self.technique.height_for(room) <= most:
                break
        for scale in scales(theme.zoom):
            set_looks(theme, u * scale, self.cue)
            if self.cue.height_for(wide) <= CUE_LINES * line_height(CUE, u * scale) + 1:
                break
        return room

    def _show_following(self, frame: Frame, *, again: bool) -> None:
        if again or frame.following is None:
            name = _("Both legs done") if again else _("Change legs")
            self.following.set_next(name, None, frame.side is Side.RIGHT)
            self._next = ""
        else:
            self._next = self._pictures.picture_for(frame.following.technique)
            self.following.set_next(frame.following.technique.name)

    def _show_picture_of_next(self) -> None:
        """In this theme, where the card is wide enough for it."""
        frame = self._frame
        if frame is None or frame.following is None or not self._next:
            return
        picture = self._small(self._next, self._theme.name) if self._column.next_picture else None
        name = frame.following.technique.name
        self.following.set_next(name, picture, frame.side is Side.RIGHT)
