"""The three columns of the comfort page: the leg, the questions, and the plan."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from massage_timer.core.safety import COMFORT_SENTENCE
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.comfort_plan import PlanPanel
from massage_timer.ui.comfort_questions import Questions
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, PAGE_MARGIN, Role, Theme
from massage_timer.ui.widgets.leg_picker import LegPicker
from massage_timer.ui.widgets.panel import Panel
from massage_timer.ui.widgets.words import Words

TITLE = "What feels comfortable?"

PICKER, QUESTIONS, PLAN = 330, 420, 386
"""Widths of the columns, px at u = 1, as all that follow."""
GAP = 32
EDGE = 10
"""Below the columns."""
LEG_HEIGHT = 620
"""The leg is not drawn higher than this where the plan stands below it."""


LEAST_LEG_HEIGHT = 380
"""It is not drawn lower than this."""


class Columns(QWidget):
    """Side by side where each has its whole width, else the plan below the other two."""

    def __init__(self, upright: LegMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._u = 1.0
        self._theme = LIGHT
        self.title = Words(Role.PAGE_TITLE, words=TITLE, least=0.7, parent=self)
        self.sentence = Words(Role.BODY, "ink2", COMFORT_SENTENCE.whole, parent=self)
        self._ground = Panel(self)
        self.picker = LegPicker(upright, self._ground)
        self.questions = Questions(self)
        self.plan = PlanPanel(self)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, self.title, self.sentence, self._ground, self.picker)
        set_looks(theme, u, self.questions, self.plan)

    # Where everything stands

    def place(self, width: int, room: int, margin: int) -> None:
        """Take the whole `width`, px, and the height of the `room` or more."""
        u = self._u
        top = margin // 2 + round(4 * u)
        for words in (self.title, self.sentence):
            high = words.height_for(width - 2 * margin)
            words.setGeometry(margin, top, width - 2 * margin, high)
            top += high
        top += round(14 * u)
        room -= top + round(EDGE * u)
        whole = PICKER + QUESTIONS + PLAN + 2 * GAP + 2 * PAGE_MARGIN
        if width >= (whole - 2) * u:
            bottom = self._place_side_by_side(width, top, room, margin)
        else:
            bottom = self._place_plan_below(width, top, room, margin)
        self.resize(width, bottom + round(EDGE * u))

    def _place_side_by_side(self, width: int, top: int, room: int, margin: int) -> int:
        u = self._u
        picker, gap = round(PICKER * u), round(GAP * u)
        spare = width - 2 * margin - picker - 2 * gap - round((QUESTIONS + PLAN) * u)
        questions = round(QUESTIONS * u + min(spare / 2, 0.25 * QUESTIONS * u))
        panel = round(PLAN * u + min(spare / 2, 0.25 * PLAN * u))
        left = (width - picker - questions - panel - 2 * gap) // 2
        high = max(room, self._questions_need(questions, room))
        self._put_picker(QRect(left, top, picker, high))
        left += picker + gap
        self._put_questions(QRect(left, top, questions, high))
        left += questions + gap
        self.plan.setGeometry(left, top, panel, high)
        return top + high

    def _place_plan_below(self, width: int, top: int, room: int, margin: int) -> int:
        u = self._u
        gap = round(GAP / 2 * u)
        whole = width - 2 * margin
        picker = min(round(PICKER * u), round(0.45 * whole))
        self.picker.set_look(self._theme, picker / PICKER)
        questions = whole - picker - gap
        need = self._questions_need(questions, room)
        high = max(need, min(room, round(LEG_HEIGHT * u)))
        least = round(LEAST_LEG_HEIGHT * picker / PICKER)
        self._put_picker(QRect(margin, top, picker, min(high, max(room, least))))
        self._put_questions(QRect(margin + picker + gap, top, questions, high))
        below = top + high + round(20 * u)
        panel = self.plan.height_for(whole)
        self.plan.setGeometry(margin, below, whole, panel)
        return below + panel + round(EDGE * u)

    def _put_picker(self, box: QRect) -> None:
        self._ground.setGeometry(box)
        self.picker.setGeometry(self._ground.rect())

    def _questions_need(self, width: int, room: int) -> int:
        margin = self.questions.margin
        return self.questions.height_for(width + 2 * margin, room + 2 * margin) - 2 * margin

    def _put_questions(self, box: QRect) -> None:
        margin = self.questions.margin
        self.questions.setGeometry(box.adjusted(-margin, -margin, margin, margin))
        self.questions.place()
