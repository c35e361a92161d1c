"""The three columns of the comfort page: the leg, the questions, and the plan."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _
from massage_timer.core.safety import COMFORT_SENTENCE
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.comfort.plan import PlanPanel
from massage_timer.ui.comfort.questions import Questions
from massage_timer.ui.direction import Placed
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, PAGE_MARGIN, Role, Theme
from massage_timer.ui.widgets.leg_picker import LegPicker
from massage_timer.ui.widgets.panel import Panel
from massage_timer.ui.widgets.words import Words

TITLE = N_("What feels comfortable?")

PICKER, QUESTIONS, PLAN = 330, 420, 386
"""Widths of the columns, px at u = 1, as all that follow."""
MORE_QUESTIONS, MORE_PLAN = 105, 97
"""So much wider do these get where there is room."""
GAP = 32
EDGE = 10
"""Below the columns."""
LEG_HEIGHT = 620
"""The leg is not drawn higher than this where the plan stands below it."""


LEAST_LEG_HEIGHT = 380
"""It is not drawn lower than this."""


class Columns(Placed, QWidget):
    """Side by side where each has its whole width, else the plan below the other two."""

    def __init__(self, upright: LegMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._u = 1.0
        self._theme = LIGHT
        self.title = Words(Role.PAGE_TITLE, words=_(TITLE), least=0.7, parent=self)
        self.routine = Words(Role.BODY, "ink2", align=Qt.AlignmentFlag.AlignRight, parent=self)
        self.sentence = Words(Role.BODY, "ink2", COMFORT_SENTENCE.whole, parent=self)
        self._ground = Panel(self)
        self.picker = LegPicker(upright, self._ground)
        self.questions = Questions(self)
        self.plan = PlanPanel(self)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, self.title, self.routine, self.sentence, self._ground, self.picker)
        set_looks(theme, u, self.questions, self.plan)

    # Where everything stands

    def place(self, width: int, room: int, margin: int) -> int:
        """Take the whole `width`, px, and the height of the `room` or more; returns the width that
        is left free at either side."""
        u = self._u
        top = margin // 2 + round(4 * u)
        columns = round((PICKER + QUESTIONS + PLAN + 2 * GAP) * u)
        side_by_side = width >= columns + round(2 * PAGE_MARGIN * u) - 2
        if side_by_side:
            widest = columns + round((MORE_QUESTIONS + MORE_PLAN) * u)
            margin = max(margin, (width - widest) // 2)
        wide = width - 2 * margin
        beside = wide - min(wide, self.title.width_wanted() + 2)
        fits = self.routine.width_wanted() + round(GAP * u) <= beside
        self.routine.setVisible(fits)
        self.routine.setGeometry(
            margin + wide - beside, top, beside, self.title.height_for(wide) if fits else 0
        )
        for words in (self.title, self.sentence):
            room_for_it = wide - beside if fits and words is self.title else wide
            high = words.height_for(room_for_it)
            words.setGeometry(margin, top, room_for_it, high)
            top += high
        top += round(14 * u)
        edge = round(EDGE * u)
        box = QRect(margin, top, wide, room - top - edge)
        place = self._place_side_by_side if side_by_side else self._place_plan_below
        self.resize(width, place(box) + edge)
        return margin

    def _place_side_by_side(self, box: QRect) -> int:
        """All three in the box, or in more than its height; returns where they end."""
        u = self._u
        picker, gap = round(PICKER * u), round(GAP * u)
        spare = box.width() - picker - 2 * gap - round((QUESTIONS + PLAN) * u)
        questions = round(QUESTIONS * u + min(spare / 2, MORE_QUESTIONS * u))
        high = max(box.height(), self._questions_need(questions, box.height()))
        left, top = box.left(), box.top()
        self._put_picker(QRect(left, top, picker, high))
        left += picker + gap
        self._put_questions(QRect(left, top, questions, high))
        left += questions + gap
        self.plan.setGeometry(left, top, box.right() + 1 - left, high)
        return top + high

    def _place_plan_below(self, box: QRect) -> int:
        """The plan comes below the box, unless all of it has room; returns where it ends."""
        u = self._u
        gap = round(GAP / 2 * u)
        picker = min(round(PICKER * u), round(0.45 * box.width()))
        self.picker.set_look(self._theme, picker / PICKER)
        questions = box.width() - picker - gap
        panel, between = self.plan.height_for(box.width()), round(20 * u)
        need = self._questions_need(questions, box.height())
        high = min(box.height() - panel - between, round(LEG_HEIGHT * u))
        if high < need:
            high = max(need, box.height())
        least = round(LEAST_LEG_HEIGHT * picker / PICKER)
        left, top = box.left(), box.top()
        self._put_picker(QRect(left, top, picker, min(high, max(box.height(), least))))
        self._put_questions(QRect(left + picker + gap, top, questions, high))
        self.plan.setGeometry(left, top + high + between, box.width(), panel)
        return top + high + between + panel + round(EDGE * u)

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
