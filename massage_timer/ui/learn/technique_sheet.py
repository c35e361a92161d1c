"""One technique: its picture, moved at its own pace, and all that the catalogue says of it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _, ngettext, number, numerals
from massage_timer.core.names import LEG_NAMES, pressure_words
from massage_timer.core.routine import Pose, Pressure, Side, Technique
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import Placed, painter_on, seen
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.learn.entries import zones_of
from massage_timer.ui.look import set_looks
from massage_timer.ui.picture_view import PictureView, scene_size
from massage_timer.ui.tokens import LIGHT, MOVES_AT_MOST_FPS, Role, Theme
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.pressure_dial import PressureDial
from massage_timer.ui.widgets.words import Words

MOST_INSTRUCTIONS = 4
PICTURE = 0.47
"""The picture's share of the view's height where the text stands below it."""
BESIDE = 1.6
"""From this width to height of the view on, the text stands beside the picture."""
LEAST_CAPTION = 150
"""Px at u = 1; with less beside the button the words below the picture stand above it."""
TWO_COLUMNS = 720
"""Px at u = 1; from here on what to do and what is known stand side by side."""
LABELS = 112
MOST_LABELS = 0.45
"""Share of the width that they have at most, where their words are longer."""
FACTS = (
    *(N_("Where"), N_("Way"), N_("Leg"), N_("Pace"), N_("Pressure")),
    # Translators: before the highest pressure, and before the term of the trade
    *(N_("At most"), N_("Field word"), N_("Comes from")),
)
# Translators: as the translated techniques call it, in lower case: it is searched for there
_OUTER = N_("outer hand")
OUTER_HAND = {
    Side.LEFT: N_("The outer hand is your right one."),
    Side.RIGHT: N_("The outer hand is your left one."),
}
"""The giver sits at the feet and looks at the recipient, whose left is at the giver's right."""
_LATER = {1: N_("feather"), 2: N_("soft"), 3: N_("medium"), 4: N_("firm"), 5: N_("deep")}
_SHOW = {Side.LEFT: N_("Show the left leg"), Side.RIGHT: N_("Show the right leg")}


class TechniqueSheet(Placed, QWidget):
    """Its own frame clock asks the program's clock, and stands while nobody can see it."""

    side_changed = Signal()

    def __init__(
        self, pictures: PictureLibrary, now: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        """`now` is a steady clock in ms."""
        super().__init__(parent)
        self._now = now
        self._began = 0
        self._theme = LIGHT
        self._u = 1.0
        self._still = False
        self._side = Side.LEFT
        self._technique: Technique | None = None
        self._hand_icon = QRectF()
        self._rule = QRect()
        self.name = Words(Role.TECHNIQUE, least=0.7, parent=self)
        self.cue = Words(Role.CUE, "ink2", parent=self)
        self.picture = PictureView(pictures, self)
        self.caption = Words(Role.GUIDE, indent=34, parent=self)
        self.other_side = Button("", icon=Icon.SWAP, parent=self)
        self.instructions = [
            Words(Role.GUIDE, "ink2", mark=numerals(str(n + 1)), indent=30, parent=self)
            for n in range(MOST_INSTRUCTIONS)
        ]
        self.dial = PressureDial(self)
        self.dial.set_still(True)
        self.facts = [
            (
                Words(Role.HANDS, "ink3", _(label), parent=self),
                Words(Role.HANDS, "ink", parent=self),
            )
            for label in FACTS
        ]
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(1000 // MOVES_AT_MOST_FPS)
        self._frames.timeout.connect(self.move_hands)
        self.other_side.clicked.connect(self._turn)

    @property
    def side(self) -> Side:
        """Whose leg is shown: left is the recipient's left."""
        return self._side

    @property
    def moving(self) -> bool:
        return self._frames.isActive()

    # What the pane tells

    def show_technique(self, technique: Technique) -> None:
        """From the beginning of its stroke."""
        self._technique = technique
        self._began = self._now()
        self.name.set_words(technique.name)
        self.cue.set_words(technique.cue)
        for place, words in enumerate(self.instructions):
            texts = technique.instructions
            words.set_words(texts[place] if place < len(texts) else "")
        self.dial.set_level(technique.pressure.start)
        for (_label, words), fact in zip(self.facts, facts_of(technique), strict=True):
            words.set_words(fact)
        self._show_side()
        self._run_or_stand()

    def show_side(self, side: Side) -> None:
        """The same stroke on this leg."""
        if side is not self._side:
            self._side = side
            self._show_side()
            self.side_changed.emit()

    def set_still(self, still: bool) -> None:
        """Reduced motion: the picture stands, with its arrow whole."""
        self._still = still
        self._run_or_stand()

    def move_hands(self) -> None:
        """Put the hands where the clock says that they are."""
        if self._technique is not None:
            ms = self._now() - self._began
            self._show_position(ms / (1000 * self._technique.pace))

    def settle(self) -> None:
        """End a cross-fade now."""
        self.picture.settle()

    # How it is laid out

    def place(self, wide: int, view: int, theme: Theme, u: float) -> int:
        """Lay out `wide` px wide for a view that is `view` px high; returns its own height."""
        self._theme, self._u = theme, u
        set_looks(theme, u, self.name, self.cue, self.picture, self.caption, self.other_side)
        set_looks(theme, u, *self.instructions, self.dial)
        for label, words in self.facts:
            set_looks(theme, u, label, words)
        margin = round(min(40 * u, wide * 0.05))
        top = self._place_head(margin, wide - 2 * margin, u)
        if wide >= BESIDE * view:
            picture = round(wide * 0.56)
            bottom = self._place_picture(0, top, picture, round(picture / 1.6), margin, u)
            left = picture + margin
            below = self._place_text(left, top, wide - left - margin, u)
            high = max(bottom, below)
        else:
            picture_high = min(round(wide / 1.6), round(PICTURE * view))
            bottom = self._place_picture(0, top, wide, picture_high, margin, u)
            high = self._place_text(margin, bottom, wide - 2 * margin, u)
        self.resize(wide, max(view, high + margin))
        self.update()
        return self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.fillRect(seen(self, event.rect()), QColor(self._theme.ground))
        painter.fillRect(self._rule, QColor(self._theme.line))
        paint_icon(painter, Icon.HAND, self._hand_icon, self._theme.accent, self._theme.stroke)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_or_stand()

    def hideEvent(self, event: QHideEvent) -> None:
        self._frames.stop()
        super().hideEvent(event)

    def _place_head(self, left: int, wide: int, u: float) -> int:
        """Name and cue; returns where they end."""
        y = round(20 * u)
        for words in (self.name, self.cue):
            high = words.height_for(wide)
            words.setGeometry(left, y, wide, high)
            y += high
        return y + round(8 * u)

    def _place_picture(
        self, left: int, top: int, wide: int, high: int, margin: int, u: float
    ) -> int:
        """The picture, and below it which leg and which hands; returns where that ends."""
        # Narrower than its place: then it fades into the ground at both sides.
        size = scene_size(min(wide - margin, high * 1.6))
        self.picture.setGeometry(left, top, wide, size.height())
        self.picture.set_box(QRect((wide - size.width()) // 2, 0, size.width(), size.height()))
        button = self.other_side.box_size
        x, y, right = left + margin, top + size.height() + round(12 * u), left + wide - margin
        room = right - x - button.width() - round(16 * u)
        if room >= LEAST_CAPTION * u:
            words = self.caption.height_for(room)
            row = max(words, button.height())
            self.caption.setGeometry(x, y + (row - words) // 2, room, words)
            turn = QPoint(right - button.width(), y + (row - button.height()) // 2)
        else:
            words = self.caption.height_for(right - x)
            self.caption.setGeometry(x, y, right - x, words)
            turn = QPoint(x, y + words + round(8 * u))
            row = turn.y() + button.height() - y
        self.other_side.set_box(QRect(turn, button))
        icon, line = 24 * u, self.caption.height_for(10_000)
        self._hand_icon = QRectF(left + margin, self.caption.y() + (line - icon) / 2, icon, icon)
        return y + row + round(16 * u)

    def _place_text(self, left: int, top: int, wide: int, u: float) -> int:
        """What to do, and what is known; returns where the longer one ends."""
        gap = round(40 * u)
        if wide < TWO_COLUMNS * u:
            self._rule = QRect()
            below = self._place_instructions(left, top, wide, u)
            return self._place_facts(left, below + round(8 * u), wide, u)
        half = (wide - gap) // 2
        one = self._place_instructions(left, top, half, u)
        two = self._place_facts(left + half + gap, top, half, u)
        line = max(1, round(u))
        self._rule = QRect(left + half + gap // 2, top, line, max(one, two) - top)
        return max(one, two)

    def _place_instructions(self, left: int, top: int, wide: int, u: float) -> int:
        y = top
        for words in self.instructions:
            words.setVisible(bool(words.words))
            if words.words:
                high = words.height_for(wide)
                words.setGeometry(left, y, wide, high)
                y += high + round(8 * u)
        return y

    def _place_facts(self, left: int, top: int, wide: int, u: float) -> int:
        dial = self.dial.sizeHint().height()
        self.dial.setGeometry(left, top, wide, dial)
        y = top + dial + round(10 * u)
        widest = max(label.width_wanted() for label, fact in self.facts) + round(8 * u)
        labels = min(max(round(LABELS * u), widest), round(MOST_LABELS * wide))
        for label, words in self.facts:
            label.setVisible(bool(words.words))
            words.setVisible(bool(words.words))
            if words.words:
                room = wide - labels
                high = max(words.height_for(room), label.height_for(labels))
                label.setGeometry(left, y, labels, label.height_for(labels))
                words.setGeometry(left + labels, y, room, high)
                y += high + round(4 * u)
        return y

    # How it moves

    def _show_side(self) -> None:
        technique = self._technique
        if technique is None:
            return
        self.caption.set_words(caption_of(technique, self._side))
        self.other_side.set_words(_(_SHOW[self._side.other]))
        mirrored = self._side is Side.RIGHT
        self.picture.set_picture(technique, mirrored, fade=not self._still)
        self.picture.set_pressure(technique.pressure.start)

    def _turn(self) -> None:
        self.show_side(self._side.other)

    def _run_or_stand(self) -> None:
        """The frame clock runs only while there is something to see and somebody to see it."""
        if self._technique is not None and not self._still and self.isVisible():
            self.move_hands()
            self._frames.start()
        else:
            self._frames.stop()
            if self._still:
                self._show_position(None)

    def _show_position(self, strokes: float | None) -> None:
        """The one place that moves the picture: strokes since the beginning; None: the still."""
        self.picture.set_position(strokes)


def caption_of(technique: Technique, side: Side) -> str:
    """Which leg the picture shows, and which hand is which."""
    words = _("{leg}. {hands}.").format(leg=_(LEG_NAMES[side]), hands=technique.hands)
    named = _(_OUTER) in technique.hands.lower()
    return f"{words} {_(OUTER_HAND[side])}" if named else words


def facts_of(technique: Technique) -> tuple[str, ...]:
    """What is known, in the order of `FACTS`; an empty one does not apply."""
    pressure = technique.pressure
    pace = ngettext("{n} second a stroke", "{n} seconds a stroke", technique.pace)
    return (
        zones_of(technique),
        _sentence(technique.direction),
        _("Knee bent, foot flat") if technique.pose is Pose.KNEE_BENT else _("Straight"),
        pace.format(n=number(technique.pace)),
        _changes(pressure) if pressure.start != pressure.end else "",
        pressure_words(technique.cap),
        _sentence(technique.term),
        _sentence(technique.source),
    )


def _changes(pressure: Pressure) -> str:
    words = _("{now}; later {later}, {n} of 5")
    later = _(_LATER[pressure.end])
    words = words.format(now=pressure_words(pressure.start), later=later, n=number(pressure.end))
    return numerals(words)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
