"""What the recipient is asked about comfort, but for the leg that is drawn."""

from dataclasses import replace

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.adapt import FIRMEST_WISH, SOFT, Comfort
from massage_timer.core.language import N_, _
from massage_timer.core.names import HEIGHT_NAMES, PRESSURE_WORDS, SIDE_NAMES
from massage_timer.core.routine import LOWEST_PRESSURE, Height, Side
from massage_timer.core.safety import SORE_NOTE
from massage_timer.core.wishes import sore_below
from massage_timer.ui.comfort.question import Question
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme, type_size
from massage_timer.ui.widgets.chips import Chips
from massage_timer.ui.widgets.paint import focus_margin
from massage_timer.ui.widgets.pressure_dial import PressureDial
from massage_timer.ui.widgets.segments import Segments
from massage_timer.ui.widgets.words import Words

SORE = N_("click the leg: more time there")
AT_MOST = N_("at most")
HEAVY = N_("every stroke soft and slow")
HEAVY_LEGS = N_("Heavy legs")
LIGHT_TOUCH = N_("Light touch")
"""What it is called where the safety check asks for it: small veins may be the reason."""
TICKED = N_("Ticked in the safety check")
SOFT_AT_MOST = N_("at most soft, for a light touch")
GAP = 30
"""Px at u = 1 at most between two questions, as all that follow."""
LEAST_GAP = 7
BESIDE = 16
"""Between two questions that stand side by side."""
INDENT = 30
_NO_YES = (N_("No"), N_("Yes"))
_PRESSURES = range(LOWEST_PRESSURE, FIRMEST_WISH + 1)


class Questions(Placed, QWidget):
    """Says what the wishes would now be; its page decides, and tells it what to show."""

    picked = Signal(object)
    """A `Comfort`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._comfort = Comfort()
        names = HEIGHT_NAMES.values()
        self.height_choice = Segments(_("How high"), [_(name) for name in names], self)
        self.chips = Chips(self)
        words = [_(PRESSURE_WORDS[level]) for level in _PRESSURES]
        self.pressure = Segments(_("Pressure, at most"), words, self)
        self.dial = PressureDial(self, words=False)
        no_yes = [_(word) for word in _NO_YES]
        ticklish_feet = _("Ticklish feet: flat palms, no thumb sweeps")
        self.ticklish = Segments(ticklish_feet, no_yes, self)
        self.heavy = Segments(_("Heavy legs: every stroke soft and slow"), no_yes, self)
        self.first = Segments(_("First leg"), [_(SIDE_NAMES[side]) for side in Side], self)
        high = Question(_("How high?"), _("or drag the line"), self.height_choice, self)
        self._sore = Question(_("Sore places"), _(SORE), self.chips, self)
        self._pressure = Question(_("Pressure"), _(AT_MOST), self.pressure, self, self.dial)
        palms = _("flat palms, no thumb sweeps")
        ticklish = Question(_("Ticklish feet"), palms, self.ticklish, self)
        self._heavy = Question(_(HEAVY_LEGS), _(HEAVY), self.heavy, self)
        first = Question(_("First leg"), "", self.first, self)
        upper = [[high], [self._sore], [self._pressure]]
        self._arrangements = (
            [*upper, [ticklish], [self._heavy], [first]],
            [*upper, [ticklish, self._heavy], [first]],
            [*upper, [ticklish, self._heavy, first]],
        )
        self._questions = (high, self._sore, self._pressure, ticklish, self._heavy, first)
        self.safety_note = Words(Role.SMALL, "ink2", SORE_NOTE.whole, indent=INDENT, parent=self)
        self._listen()

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, *self._questions, self.safety_note)
        self.update()

    def show_wishes(self, comfort: Comfort, *, softened: bool, missed: str = "") -> None:
        """`softened`: the legs are heavy whatever is picked here. `missed`: why a sore zone gets no
        more time, in a few words. Its page has to `place` it afterwards."""
        self._comfort = comfort
        self.height_choice.set_chosen(comfort.height)
        self.chips.set_zones(sore_below(comfort))
        shown = min(comfort.pressure, SOFT) if comfort.heavy else comfort.pressure
        self.pressure.set_chosen(_PRESSURES.index(shown))
        for place, level in enumerate(_PRESSURES):
            firmer = comfort.heavy and level > SOFT
            self.pressure.set_reason(place, _(SOFT_AT_MOST) if firmer else "")
        self.dial.set_level(shown)
        self.ticklish.set_chosen(comfort.ticklish)
        self.heavy.set_chosen(comfort.heavy)
        self.heavy.set_reason(0, _(TICKED) if softened else "")
        self.first.set_chosen([*Side].index(comfort.first))
        at_most = _(SOFT_AT_MOST if comfort.heavy else AT_MOST)
        self._pressure.set_note(at_most, needed=comfort.heavy)
        self._sore.set_note(missed or _(SORE), needed=bool(missed))
        self._heavy.name.set_words(_(LIGHT_TOUCH if softened else HEAVY_LEGS))
        self._heavy.set_note(_(TICKED if softened else HEAVY), needed=softened)

    def set_still(self, still: bool) -> None:
        self.dial.set_still(still)

    @property
    def margin(self) -> int:
        """Px round the questions, for the focus rings."""
        return focus_margin(self._theme, self._u)

    def height_for(self, width: int, room: int) -> int:
        """Px of height that all of it needs when it is `width` px wide and `room` is there."""
        inner = width - 2 * self.margin
        rows = self._arranged(inner, room - 2 * self.margin)
        return self._needed(rows, inner) + 2 * self.margin

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = max(18 * self._u, type_size(Role.SMALL, self._u) * 1.2)
        note = self.safety_note.geometry()
        spot = QRectF(note.left() + 1, note.center().y() - side / 2, side, side)
        paint_icon(painter, Icon.INFO, spot, self._theme.ink2, self._theme.stroke)

    def _listen(self) -> None:
        def wish(**changed: object) -> None:
            self.picked.emit(replace(self._comfort, **changed))  # type: ignore[arg-type]

        self.height_choice.picked.connect(lambda place: wish(height=Height(place)))
        self.chips.dropped.connect(lambda zone: wish(sore=self._comfort.sore - {zone}))
        self.chips.cleared.connect(lambda: wish(sore=frozenset()))
        self.pressure.picked.connect(lambda place: wish(pressure=_PRESSURES[place]))
        self.ticklish.picked.connect(lambda place: wish(ticklish=bool(place)))
        self.heavy.picked.connect(lambda place: wish(heavy=bool(place)))
        self.first.picked.connect(lambda place: wish(first=[*Side][place]))

    # Where everything stands

    def _arranged(self, width: int, room: int) -> list[list[Question]]:
        """The arrangement with the most room for words of those that fit."""
        narrow = [
            rows for rows in self._arrangements if all(self._spare(row, width) >= 0 for row in rows)
        ] or [self._arrangements[0]]
        low = (rows for rows in narrow if self._needed(rows, width) <= room)
        return next(low, narrow[-1])

    def _needed(self, rows: list[list[Question]], width: int) -> int:
        """Px of height with the least gaps."""
        heights = sum(self._row_height(row, width) for row in rows)
        note = self.safety_note.height_for(width)
        return heights + note + round(LEAST_GAP * self._u) * len(rows)

    def _row_height(self, row: list[Question], width: int) -> int:
        shares = self._shares(row, width)
        return max(q.height_for(share) for q, share in zip(row, shares, strict=True))

    def _shares(self, row: list[Question], width: int) -> list[int]:
        """Px of width for each of a row: what it wants, and an equal part of the rest."""
        if len(row) == 1:
            return [width]
        spare = self._spare(row, width)
        return [question.width_wanted() + spare // len(row) for question in row]

    def _spare(self, row: list[Question], width: int) -> int:
        """Px more than a row wants; one alone makes do with what there is."""
        wanted = sum(question.width_wanted() for question in row)
        return width - round(BESIDE * self._u) * (len(row) - 1) - wanted if row[1:] else 0

    def place(self) -> None:
        """Everything to its place; what is shown or the size may have changed."""
        margin, u = self.margin, self._u
        width, room = self.width() - 2 * margin, self.height() - 2 * margin
        rows = self._arranged(width, room)
        spare = max(0, room - self._needed(rows, width)) // len(rows)
        gap = min(round(GAP * u), round(LEAST_GAP * u) + spare)
        y = margin
        for row in rows:
            high = self._row_height(row, width)
            x = margin
            for question, share in zip(row, self._shares(row, width), strict=True):
                # Choices stand on one line, whatever their heads are like.
                question.place(x, y + high - question.height_for(share), share)
                x += share + round(BESIDE * u)
            y += high + gap
        note = self.safety_note.height_for(width)
        self.safety_note.setGeometry(margin, y, width, note)
        self.update()
