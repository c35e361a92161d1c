"""The three columns of the comfort page: the leg, the questions, and the plan."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.comfort_plan import PlanPanel
from massage_timer.ui.comfort_questions import Questions
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, PAGE_MARGIN, Theme
from massage_timer.ui.widgets.leg_picker import LegPicker
from massage_timer.ui.widgets.panel import Panel

PICKER, QUESTIONS, PLAN = 330, 420, 386
"""Widths of the columns, px at u = 1, as all that follow."""
GAP = 32
EDGE = 8
"""Above and below, where the page may scroll."""
LEG_HEIGHT = 620
"""The leg is not drawn higher than this where the plan stands below it."""


class Columns(QWidget):
    """Side by side where each has its whole width, else the plan below the other two."""

    def __init__(self, upright: LegMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._u = 1.0
        self._theme = LIGHT
        self.side_by_side = True
        self._ground = Panel(self)
        self.picker = LegPicker(upright, self._ground)
        self.questions = Questions(self)
        self.plan = PlanPanel(self)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, self._ground, self.picker, self.questions, self.plan)

    def place(self, width: int, room: int, margin: int) -> None:
        """Take the whole `width`, px, and the height of the `room` or more."""
        whole = PICKER + QUESTIONS + PLAN + 2 * GAP + 2 * PAGE_MARGIN
        self.side_by_side = width >= (whole - 2) * self._u
        if self.side_by_side:
            self._place_side_by_side(width, room, margin)
        else:
            self._place_plan_below(width, room, margin)

    def _place_side_by_side(self, width: int, room: int, margin: int) -> None:
        u = self._u
        edge = round(EDGE * u)
        picker, gap = round(PICKER * u), round(GAP * u)
        spare = width - 2 * margin - picker - 2 * gap - round((QUESTIONS + PLAN) * u)
        questions = round(QUESTIONS * u + min(spare / 2, 0.25 * QUESTIONS * u))
        panel = round(PLAN * u + min(spare / 2, 0.25 * PLAN * u))
        left = (width - picker - questions - panel - 2 * gap) // 2
        room -= 2 * edge
        high = max(room, self._questions_need(questions, room))
        self.resize(width, high + 2 * edge)
        self._put_picker(QRect(left, edge, picker, high))
        left += picker + gap
        self._put_questions(QRect(left, edge, questions, high))
        left += questions + gap
        self.plan.setGeometry(left, edge, panel, high)

    def _place_plan_below(self, width: int, room: int, margin: int) -> None:
        u = self._u
        edge, gap = round(EDGE * u), round(GAP / 2 * u)
        whole = width - 2 * margin
        picker = min(round(PICKER * u), whole // 2)
        questions = whole - picker - gap
        room -= 2 * edge
        need = self._questions_need(questions, room)
        high = max(need, min(room, round(LEG_HEIGHT * u)))
        self._put_picker(QRect(margin, edge, picker, high))
        self._put_questions(QRect(margin + picker + gap, edge, questions, high))
        below = edge + high + round(20 * u)
        panel = self.plan.height_for(whole)
        self.resize(width, below + panel + round(20 * u))
        self.plan.setGeometry(margin, below, whole, panel)

    def _put_picker(self, box: QRect) -> None:
        self._ground.setGeometry(box)
        self.picker.setGeometry(self._ground.rect())

    def _questions_need(self, width: int, room: int) -> int:
        margin = self.questions.margin
        return self.questions.height_for(width + 2 * margin, room + 2 * margin) - 2 * margin

    def _put_questions(self, box: QRect) -> None:
        margin = self.questions.margin
        self.questions.setGeometry(box.adjusted(-margin, -margin, margin, margin))
