"""The top of the editor: back, what state the routine is in, and what is done with all of it."""

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.draft import RoutineDraft
from massage_timer.core.key_words import key_words
from massage_timer.core.language import N_, _, numerals
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.editor.row_words import count_words
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words

HIGH = 70
GAP = 8
MARGIN = 16
DOT = 9
CHANGED, SAVED, NEW = N_("Changed"), N_("Saved"), N_("Not saved")


class TopBar(Placed, QWidget):
    """Where room is short, words become icons; what is left out first matters least."""

    problem_asked = Signal()
    """Show the next problem."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._changed = False
        self.back = Button(_("Back"), ButtonKind.BARE, Icon.BACK, self)
        self.state = Words(Role.BODY, "ink2", _(SAVED), parent=self)
        self.problems = Button("", ButtonKind.BARE, Icon.WARNING, self)
        self.undo = Button(_("Undo"), icon=Icon.UNDO, parent=self)
        self.redo = Button(_("Redo"), icon=Icon.REDO, parent=self)
        self.fit = Button(numerals(_("Fit to 5:00")), icon=Icon.FIT, parent=self)
        self.rehearse = Button(_("Rehearse"), icon=Icon.EYE, parent=self)
        self.save = Button(_("Save"), ButtonKind.MAIN, Icon.CHECK, self)
        self.undo.setAccessibleDescription(_("Key {key}").format(key=key_words("Ctrl+Z")))
        self.redo.setAccessibleDescription(_("Key {key}").format(key=key_words("Ctrl+Y")))
        self.problems.clicked.connect(self.problem_asked)
        self.problems.hide()

    def show_draft(
        self, draft: RoutineDraft, *, can_undo: bool, can_redo: bool, changed: bool, file: str
    ) -> None:
        """What can be done with it now. `file`: the name of its file, "" while it has none."""
        self._changed = changed or not file
        self.state.set_words(_(CHANGED if changed and file else SAVED if file else NEW))
        remarks = len(draft.remarks) + sum(len(step.remarks) for step in draft.steps)
        self.problems.set_words(count_words(remarks))
        self.problems.setAccessibleDescription(_("Show the next one. Key F8"))
        if remarks or not self.problems.hasFocus():
            self.problems.setVisible(bool(remarks))
        _set_reason(self.undo, "" if can_undo else _("Nothing to undo"))
        _set_reason(self.redo, "" if can_redo else _("Nothing to redo"))
        _set_reason(self.fit, "" if draft.steps else _("There are no steps yet"))
        ready = draft.routine is not None
        _set_reason(self.rehearse, "" if ready else _("Put right what is marked first"))
        self._fit()
        self.update()

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, self.state, *self._buttons)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(800 * self._u), round(HIGH * self._u))

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return (
            self.back,
            self.problems,
            self.undo,
            self.redo,
            self.fit,
            self.rehearse,
            self.save,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        for button in self._buttons:
            button.set_named(True)
        self.save.set_key(key_words("Ctrl+S"))
        if self._wanted() > self.width():
            self.save.set_key(None)
        pair = (self.undo, self.redo)
        others = (self.rehearse, self.back, self.fit, self.problems, self.save)
        for buttons in (pair, *((button,) for button in others)):
            if self._wanted() <= self.width():
                break
            for button in buttons:
                button.set_named(False)
        u, middle = self._u, self.height() // 2
        x = round(MARGIN * u / 2)
        x = self._put(self.back, x, middle) + round((GAP + DOT + 8) * u)
        wide, high = self.state.width_wanted(), self.state.height_for(10_000)
        self.state.setGeometry(x, middle - high // 2, wide, high)
        x += wide + round(GAP * u)
        if not self.problems.isHidden():
            self._put(self.problems, x, middle)
        right = self.width() - round(MARGIN * u)
        for button in (self.save, self.rehearse, self.fit, self.redo, self.undo):
            right -= button.box_size.width()
            self._put(button, right, middle)
            right -= round(GAP * u)

    def _wanted(self) -> int:
        shown = [button for button in self._buttons if not button.isHidden()]
        gaps = (GAP * (len(shown) + 2) + DOT + 2 * MARGIN) * self._u
        boxes = sum(button.box_size.width() for button in shown)
        return round(boxes + self.state.width_wanted() + gaps)

    def _put(self, button: Button, left: int, middle: int) -> int:
        """Place it there; returns where it ends."""
        size = button.box_size
        high = min(size.height(), self.height() - 2 * button.margin)
        button.set_box(QRect(left, middle - high // 2, size.width(), high))
        return left + size.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dot before the state: whole where something is to be saved, else a ring."""
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        side = DOT * u
        words = self.state.geometry()
        dot = QRectF(words.left() - side - 7 * u, words.center().y() - side / 2, side, side)
        painter.setPen(QPen(QColor(theme.accent), 1.8 * u))
        painter.setBrush(QColor(theme.accent if self._changed else theme.ground))
        painter.drawEllipse(dot)


def _set_reason(button: Button, reason: str) -> None:
    """Not while it has the focus, which would jump away from a button that cannot be pressed."""
    if not (reason and button.hasFocus()):
        button.set_reason(reason)
