"""A session broke off: go on, begin the leg again, or leave it at what was done?"""

from itertools import chain, pairwise

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _, side_by_side
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.broken_off.words import Offer
from massage_timer.ui.direction import arrow, painter_on
from massage_timer.ui.grace import Grace
from massage_timer.ui.icons import Icon
from massage_timer.ui.keys import is_plain
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.tokens import PAGE_MARGIN, Role, page_unit, scales
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.leg_bar import LegBar
from massage_timer.ui.widgets.words import Words

LARGER = 1.25
"""So much larger than other pages, where there is room: it is read on the way to the couch."""
WIDEST = 900
"""Px at u = 1 of the words."""
WIDEST_ANSWER = 620
LEG_WIDE, LEG_HIGH, LEG_INSET = 392, 96, 24
BETWEEN = 14
"""Px at u = 1 between two answers."""
BETWEEN_WORDS = 8
ABOVE_ANSWERS = 28
LEAST_EDGE = 16
_ARROWS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}


class BrokenOffPage(Page):
    """Nothing is chosen beforehand, and nothing goes on by itself."""

    go_on_asked = Signal()
    again_asked = Signal()
    end_asked = Signal()
    left = Signal()
    """Without an answer."""

    def __init__(self, leg_map: LegMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.leg = LegBar(leg_map, self)
        self.about = Words(Role.HANDS, "ink2", parent=self)
        self.title = Words(Role.DONE_TITLE, least=0.75, parent=self)
        self.sentence = Words(Role.HANDS, "ink2", parent=self)
        self.go_on = Button(_("Go on"), ButtonKind.ANSWER, Icon.PLAY, self)
        self.again = Button(_("Start this leg again"), ButtonKind.CHOICE, Icon.AGAIN, self)
        self.end = Button(_("End and keep what was done"), ButtonKind.CHOICE, Icon.STOP, self)
        self.home = Button(_("Home"), ButtonKind.BARE, Icon.HOME, self)
        self._answers = (self.go_on, self.again, self.end)
        self._letters = dict(zip("GLE", self._answers, strict=True))
        for letter, answer in self._letters.items():
            answer.set_key(letter)
        self._grace = Grace(self)
        self._grace.guard(*self._answers, self.home)
        for button in (*self._answers, self.home):
            button.installEventFilter(self)
        for one, following in pairwise((*self._answers, self.home)):
            QWidget.setTabOrder(one, following)
        self.go_on.clicked.connect(self.go_on_asked)
        self.again.clicked.connect(self.again_asked)
        self.end.clicked.connect(self.end_asked)
        self.home.clicked.connect(self.left)

    def tell(self, offer: Offer) -> None:
        """What can go on; again as time goes on, while it is asked."""
        self.about.set_words(side_by_side(filter(None, (offer.routine, offer.ago))))
        self.title.set_words(offer.place)
        self.sentence.set_words(offer.first)
        self.leg.set_leg(offer.shown.side, offer.shown.zones, offer.shown.half)
        self.again.setVisible(offer.again)
        about = {"place": offer.place, "about": self.about.words, "first": offer.first}
        # Translators: where it broke off, which routine and when, and what comes first
        self.setAccessibleName(_("{place} {about}. {first}").format(**about))
        self._place()

    def settle(self) -> None:
        """The page has been there for a while."""
        self._grace.stop()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._grace.refuses(event):
                self.left.emit()
        elif event.key() in _ARROWS:
            self._lead(_ARROWS[arrow(self, event.key())])
        elif (answer := self._letters.get(event.text().upper())) is not None and is_plain(event):
            if not (self._grace.refuses(event) or answer.isHidden()):
                answer.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows on an answer are the page's own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ARROWS:
                self._lead(_ARROWS[arrow(self, event.key())])
            return event.key() in _ARROWS
        return super().eventFilter(watched, event)

    def _lead(self, step: int) -> None:
        """From one answer to the next."""
        answers = [answer for answer in self._answers if not answer.isHidden()]
        before = -1 if step > 0 else 0
        focused = self.window().focusWidget()
        at = next((n for n, answer in enumerate(answers) if answer is focused), before)
        answers[(at + step) % len(answers)].setFocus(Qt.FocusReason.TabFocusReason)

    # How it is drawn

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing has the focus that Enter would press."""
        super().showEvent(event)
        if not event.spontaneous():
            self.setFocus()
            self._grace.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter_on(self).fillRect(self.rect(), QColor(self._theme.ground))

    def _place_parts(self) -> None:
        """As large as the user wants text, and larger where there is room for all; where there is
        none, first the leg is left out, then the sentence."""
        base, zoom = page_unit(self.width(), self.height()), self._theme.zoom
        larger = ((scale, True, True) for scale in scales(zoom * LARGER, zoom))
        smaller = (
            (scale, leg, sentence)
            for scale in scales(zoom)
            for leg, sentence in ((True, True), (False, True), (False, False))
        )
        for scale, leg, sentence in chain(larger, smaller):
            self.leg.setVisible(leg)
            self.sentence.setVisible(sentence)
            if self._lay_out(base, base * scale):
                return

    def _lay_out(self, base: float, u: float) -> bool:
        """Everything to its place; whether there was room. `base` is the unit without any zoom."""
        set_looks(self._theme, u, self.leg, self.about, self.title, self.sentence)
        set_looks(self._theme, u, *self._answers)
        self.home.set_look(self._theme, min(u, base * self._theme.zoom))
        margin = round(PAGE_MARGIN * base)
        size, edge = self.home.box_size, round(LEAST_EDGE * base)
        corner = QRect(self.width() - edge - size.width(), edge, size.width(), size.height())
        self.home.set_box(corner)
        wide = min(round(WIDEST * u), self.width() - 2 * margin)
        left = (self.width() - wide) // 2
        rows: list[tuple[QWidget, int, int, int]] = []
        if not self.leg.isHidden():
            rows.append((self.leg, round(LEG_WIDE * u), round(LEG_HIGH * u), round(26 * u)))
        words = [words for words in (self.about, self.title, self.sentence) if not words.isHidden()]
        for each in words:
            below = ABOVE_ANSWERS if each is words[-1] else BETWEEN_WORDS
            rows.append((each, wide, each.height_for(wide), round(below * u)))
        answers = [answer for answer in self._answers if not answer.isHidden()]
        high = self.go_on.box_size.height()
        room = min(wide, round(WIDEST_ANSWER * u))
        needed = sum(row[2] + row[3] for row in rows)
        needed += len(answers) * high + (len(answers) - 1) * round(BETWEEN * u)
        top = corner.bottom() + round(4 * u)
        spare = self.height() - top - edge - needed
        y = top + max(0, spare) * 2 // 5
        for part, across, tall, below in rows:
            # The drawing does not fill its widget.
            inset = min(left, round(LEG_INSET * u)) if part is self.leg else 0
            part.setGeometry(left - inset, y, across, tall)
            y += tall + below
        for answer in answers:
            answer.set_box(QRect(left, y, room, high))
            y += high + round(BETWEEN * u)
        fits = all(answer.box_size.width() <= room for answer in answers)
        return spare >= 0 and fits
