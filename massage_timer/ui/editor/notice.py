"""One sentence below the steps: what was done, what went wrong, or a question with its answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words

PASSING_MS = 6_000
"""How long a sentence stays that asks nothing and tells of no trouble."""
BAR = 6
ICON = 24
MARGIN = 16
GAP = 12
MOST_ANSWERS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One that a question can have."""

    words: str
    means: object


class Notice(Placed, QWidget):
    """Shown while it says something; its page makes room for it."""

    answered = Signal(object)
    """What the answer means. The last answer is that of Esc."""
    changed = Signal()
    """It says something else, or nothing any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._trouble = False
        self._answers: tuple[Answer, ...] = ()
        self.words = Words(Role.STRONG, parent=self)
        kinds = [ButtonKind.MAIN] + [ButtonKind.PLAIN] * (MOST_ANSWERS - 1)
        self.buttons = [Button("", kind, parent=self) for kind in kinds]
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda checked=False, place=place: self._answer(place))
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.setInterval(PASSING_MS)
        self._passing.timeout.connect(self.drop)
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._answers) and not self.isHidden()

    @property
    def passes(self) -> bool:
        """Whether it goes by itself."""
        return self._passing.isActive()

    def say(self, sentence: str, *, trouble: bool) -> None:
        """It passes by itself, unless it is about trouble."""
        self._show(sentence, (), trouble=trouble)
        if not trouble:
            self._passing.start()

    def ask(self, question: str, answers: Sequence[Answer]) -> None:
        """Two or three answers, the first of which is the usual one, the last that of Esc."""
        self._show(question, tuple(answers), trouble=False)
        self.buttons[0].setFocus()

    def drop(self) -> None:
        """Say nothing any more."""
        self._passing.stop()
        if not self.isHidden():
            self.hide()
            self._answers = ()
            self.changed.emit()

    def escape(self) -> None:
        """The last of the answers."""
        self._answer(len(self._answers) - 1)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, self.words, *self.buttons)
        self._fit(self.width())
        self.update()

    def height_for(self, width: int) -> int:
        """Px of height when it is `width` px wide."""
        return self._fit(width)

    def _show(self, words: str, answers: tuple[Answer, ...], *, trouble: bool) -> None:
        self._passing.stop()
        self._trouble, self._answers = trouble, answers
        self.words.set_words(words)
        self.setAccessibleName(words)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(answers))
            button.set_words(answers[place].words if place < len(answers) else "")
            button.setAccessibleDescription(words)  # it has the focus before the question is heard
        self.show()
        self.changed.emit()

    def _answer(self, place: int) -> None:
        means = self._answers[place].means
        self.drop()
        self.answered.emit(means)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(self.width())
        super().resizeEvent(event)

    def _fit(self, width: int) -> int:
        """The words at the left, the answers at the right, or below where they have no room."""
        u = self._u
        margin, gap = round(MARGIN * u), round(GAP * u)
        left = round((BAR + ICON + GAP) * u) + margin
        shown = self.buttons[: len(self._answers)]
        sizes = [button.box_size for button in shown]
        wide = sum(size.width() + gap for size in sizes)
        high = max((size.height() for size in sizes), default=0)
        room = width - left - margin
        beside = room - wide >= min(self.words.width_wanted(), round(260 * u))
        words = self.words.height_for(room - wide if beside else room)
        if beside:
            whole = max(words, high) + 2 * gap
            self.words.setGeometry(left, (whole - words) // 2, room - wide, words)
            top = (whole - high) // 2
        else:
            whole = words + high + 3 * gap
            self.words.setGeometry(left, gap, room, words)
            top = words + 2 * gap
        right = width - margin
        share = min(1.0, (width - 2 * margin - gap * len(shown)) / max(1, wide - gap * len(shown)))
        for button, size in zip(reversed(shown), reversed(sizes), strict=True):
            taken = int(size.width() * share)
            lower = (high - size.height()) // 2
            button.set_box(QRect(right - taken, top + lower, taken, size.height()))
            right -= taken + gap
        return whole

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        ground = theme.warn if self._trouble or self._answers else theme.tint
        painter.fillRect(self.rect(), QColor(ground))
        painter.fillRect(QRect(0, 0, self.width(), max(1, round(u))), QColor(theme.line))
        icon, colour = Icon.CHECK, theme.accent
        if self._trouble:
            icon, colour = Icon.WARNING, theme.stop
        elif self._answers:
            icon, colour = Icon.HELP, theme.glow_edge
        bar = QRectF(0, 0, BAR * u, self.height())
        painter.fillRect(bar, QColor(colour))
        side = ICON * u
        middle = self.words.geometry().center().y() + 0.5
        spot = QRectF(BAR * u + MARGIN * u, middle - side / 2, side, side)
        paint_icon(painter, icon, spot, colour, theme.stroke)
