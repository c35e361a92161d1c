"""The safety check on one page: what the recipient reads, and two answers of the same size."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.safety import (
    CHECK_SENTENCE,
    CHECK_TITLE,
    CONDITIONS,
    NONE_OF_THESE,
    ONE_OF_THESE,
    RIGHT_NOW,
    WARNING_SIGNS,
)
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme, page_unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.paint import paint_box
from massage_timer.ui.widgets.words import Words

_ROLES = (Role.NEXT_LABEL, Role.BODY, Role.SMALL, Role.STRIP_ENDS)
"""The questions are set in the first of these in which all of them stand on the page."""


class SafetyPage(QWidget):
    """Nothing is chosen beforehand, nothing lies behind a scroll, and there is no way round."""

    none_chosen = Signal()
    one_chosen = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._band = QRect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{CHECK_TITLE} {CHECK_SENTENCE}")
        self.title = Words(Role.PAGE_TITLE, words=CHECK_TITLE, least=0.6, parent=self)
        self.sentence = Words(Role.BODY, "ink2", CHECK_SENTENCE, parent=self)
        self.head = Words(Role.STRONG, "glow_edge", RIGHT_NOW, parent=self)
        self.questions = {
            role: (
                [
                    Words(role, words=q.text, note=q.small, mark="•", indent=16, parent=self)
                    for q in WARNING_SIGNS
                ],
                [
                    Words(role, words=q.text, note=q.small, mark="•", indent=16, parent=self)
                    for q in CONDITIONS
                ],
            )
            for role in _ROLES
        }
        self.none = Button(NONE_OF_THESE, ButtonKind.ANSWER, Icon.CHECK, self)
        self.one = Button(ONE_OF_THESE, ButtonKind.OTHER_ANSWER, Icon.RAISED_HAND, self)
        self.back = Button("Back", ButtonKind.BARE, Icon.BACK, self)
        self.none.clicked.connect(self.none_chosen)
        self.one.clicked.connect(self.one_chosen)
        self.back.clicked.connect(self.back_asked)
        QWidget.setTabOrder(self.none, self.one)
        QWidget.setTabOrder(self.one, self.back)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._place()

    def begin(self) -> None:
        """A new check: neither answer has the focus, so that Enter alone answers nothing."""
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self.none.setFocus()
            case Qt.Key.Key_Right:
                self.one.setFocus()
            case Qt.Key.Key_Escape:
                self.back_asked.emit()
            case _:
                super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        painter.fillRect(self.rect(), QColor(theme.ground))
        paint_box(painter, QRectF(self._band), 12 * u, theme.warn, theme.glow_edge, max(1.0, u))
        icon = QRectF(self._band.left() + 14 * u, self.head.y(), 22 * u, self.head.height())
        paint_icon(painter, Icon.WARNING, icon, theme.glow_edge, theme.stroke)

    @property
    def _u(self) -> float:
        return page_unit(self.width(), self.height())

    def _place(self) -> None:
        if not self.isVisible():
            return  # it is placed when it is shown
        theme, u = self._theme, self._u
        set_looks(theme, u, self.title, self.sentence, self.head, self.none, self.one, self.back)
        for signs, conditions in self.questions.values():
            set_looks(theme, u, *signs, *conditions)
        margin = round((40 if self.height() >= 600 else 20) * u)
        back = self.back.box_size
        wide = self.width() - 2 * margin
        self.back.set_box(
            QRect(self.width() - margin - back.width(), margin // 2, back.width(), back.height())
        )
        room = wide - back.width()
        high = self.title.height_for(room)
        self.title.setGeometry(margin, margin // 2, room, high)
        y = margin // 2 + high
        high = self.sentence.height_for(room)
        self.sentence.setGeometry(margin, y, room, high)
        y = max(y + high, self.back.geometry().bottom()) + round(8 * u)
        answers = self._place_answers(margin, wide, u)
        self._place_questions(margin, wide, y, answers - round(8 * u), u)
        self.update()

    def _place_answers(self, margin: int, wide: int, u: float) -> int:
        """The answers side by side, equally large; returns where they begin."""
        gap = round(20 * u)
        high = max(self.none.box_size.height(), 44)
        top = self.height() - high - round(max(16 * u, margin * 0.6))
        half = (wide - gap) // 2
        self.none.set_box(QRect(margin, top, half, high))
        self.one.set_box(QRect(margin + half + gap, top, half, high))
        return top

    def _place_questions(self, left: int, wide: int, top: int, bottom: int, u: float) -> None:
        chosen = next(
            (role for role in _ROLES if self._needed(role, wide, u) <= bottom - top), _ROLES[-1]
        )
        for role, (signs, conditions) in self.questions.items():
            for words in (*signs, *conditions):
                words.setVisible(role is chosen)
        signs, conditions = self.questions[chosen]
        spare = max(0.0, bottom - top - self._needed(chosen, wide, u))
        gap = min(26 * u, spare / (len(conditions) // 2 + len(signs) + 2))
        pad = round(10 * u)
        head_wide = self.head.width_wanted()
        self.head.setGeometry(
            left + pad + round(34 * u), top + pad, head_wide, self.head.height_for(head_wide)
        )
        x = self.head.geometry().right() + round(18 * u)
        y = float(top + pad)
        for words in signs:
            room = left + wide - pad - x
            high = words.height_for(room)
            words.setGeometry(x, round(y), room, high)
            y += high + gap / 2
        self._band = QRect(left, top, wide, round(y - gap / 2) + pad - top)
        top = self._band.bottom() + round(8 * u + gap)
        half = (len(conditions) + 1) // 2
        room = (wide - round(30 * u)) // 2
        for column, group in enumerate((conditions[:half], conditions[half:])):
            y = float(top)
            for words in group:
                high = words.height_for(room)
                words.setGeometry(left + column * (room + round(30 * u)), round(y), room, high)
                y += high + gap

    def _needed(self, role: Role, wide: int, u: float) -> float:
        """Px of height that all questions need in this role, without any spare."""
        signs, conditions = self.questions[role]
        pad = round(10 * u)
        band_room = wide - 2 * pad - round(52 * u) - self.head.width_wanted()
        band = sum(words.height_for(band_room) for words in signs) + 2 * pad
        half = (len(conditions) + 1) // 2
        room = (wide - round(30 * u)) // 2
        columns = [
            sum(words.height_for(room) for words in group)
            for group in (conditions[:half], conditions[half:])
        ]
        return band + 8 * u + max(columns)
