"""The editor: the steps of a routine as a table, and all about the chosen one beside it."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from massage_timer.core.draft import RoutineDraft
from massage_timer.core.language import _
from massage_timer.core.routine import Technique
from massage_timer.core.written import Edit, InsertStep, MoveStep, RemoveStep
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import painter_on
from massage_timer.ui.editor.budget import Budget
from massage_timer.ui.editor.candidates import place_for_new
from massage_timer.ui.editor.choosing import Choosing, Picks
from massage_timer.ui.editor.columns import columns, is_over
from massage_timer.ui.editor.page_keys import Asked, asked_by
from massage_timer.ui.editor.pane import Pane
from massage_timer.ui.editor.questions import Leave, Questions
from massage_timer.ui.editor.row_words import NO_NAME, name_cell, written
from massage_timer.ui.editor.rows import HEAD
from massage_timer.ui.editor.step_edits import lengthened
from massage_timer.ui.editor.step_tools import StepTools
from massage_timer.ui.editor.table import StepTable
from massage_timer.ui.editor.top_bar import TopBar
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.tokens import frame_unit
from massage_timer.ui.widgets.button import Button, ButtonKind

__all__ = ["EditorPage", "Leave"]

MARGIN = 20


class EditorPage(Page):
    """It shows a draft and asks for edits of it; whoever has the routine decides what becomes of
    them."""

    edited = Signal(object)
    """An `Edit`."""
    fit_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    save_asked = Signal()
    rehearse_asked = Signal()
    back_asked = Signal()
    leave_answered = Signal(object)
    """A `Leave`."""
    reload_answered = Signal(bool)
    """True: load what is on the disk; False: keep what is here."""

    def __init__(
        self,
        techniques: Mapping[str, Technique],
        library: PictureLibrary,
        small: Callable[[Technique, str, QSize], QPixmap],
        now: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        """`small` gives a technique's picture for a theme's name in so many device px; `now` is a
        steady clock in ms, by which the hands move."""
        super().__init__(parent)
        self._draft = RoutineDraft({}, (), None)
        self._chosen = HEAD
        self._asked_from: QWidget | None = None
        """What had the focus when a new step was asked for."""
        self._next: int | None = None
        """What the edit that is being asked for makes the chosen step."""
        self._open = False
        """The pane is wanted where it stands over the table."""
        self.top = TopBar(self)
        self.budget = Budget(self)
        self.table = StepTable(small, self)
        self.close_pane = Button(_("To the steps"), ButtonKind.BARE, Icon.BACK, self)
        self.pane = Pane(techniques, library, now, self)
        self.choosing = Choosing(techniques, library, small, now, self)
        self.picker = self.choosing.picker
        self.tools = StepTools(self)
        self.questions = Questions(self)
        self.notice = self.questions.notice
        for before, following in pairwise((self.table, *self.tools.buttons)):
            QWidget.setTabOrder(before, following)
        self._acts: Mapping[Asked, Callable[[], object]] = {
            Asked.UNDO: self.undo_asked.emit,
            Asked.REDO: self.redo_asked.emit,
            Asked.SAVE: self.save_asked.emit,
            Asked.FIT: self.fit_asked.emit,
            Asked.REHEARSE: self.rehearse_asked.emit,
            Asked.LEAVE: self.back_asked.emit,
            Asked.PROBLEM: self._next_problem,
            Asked.INSERT: self._pick_new,
            Asked.DUPLICATE: self._duplicate,
            Asked.REMOVE: self._remove,
            Asked.UP: lambda: self._move(self._chosen, self._chosen - 1),
            Asked.DOWN: lambda: self._move(self._chosen, self._chosen + 1),
        }
        self._connect()

    def _connect(self) -> None:
        top, tools, table = self.top, self.tools, self.table
        for part, act in (
            (top.undo, Asked.UNDO),
            (top.redo, Asked.REDO),
            (top.fit, Asked.FIT),
            (top.rehearse, Asked.REHEARSE),
            (top.save, Asked.SAVE),
            (tools.add, Asked.INSERT),
            (tools.duplicate, Asked.DUPLICATE),
            (tools.up, Asked.UP),
            (tools.down, Asked.DOWN),
            (tools.remove, Asked.REMOVE),
            (top.problems, Asked.PROBLEM),
        ):
            part.clicked.connect(lambda checked=False, act=act: self.do(act))
        top.back.clicked.connect(self._go_back)
        self.budget.step_asked.connect(table.choose)
        table.chosen_changed.connect(self._choose)
        table.edit_asked.connect(self._edit_chosen)
        table.remove_asked.connect(lambda: self.do(Asked.REMOVE))
        table.move_asked.connect(self._move)
        table.strokes_asked.connect(self._lengthen)
        self.close_pane.clicked.connect(self._close_pane)
        self.pane.edited.connect(self._ask)
        self.pane.picker_asked.connect(self._pick_for_chosen)
        self.choosing.opened.connect(self._place)
        self.choosing.closed.connect(self._picker_closed)
        self.choosing.decided.connect(self._ask)
        self.questions.leave_answered.connect(self.leave_answered)
        self.questions.reload_answered.connect(self.reload_answered)
        self.questions.remove_answered.connect(self._ask)
        self.notice.changed.connect(self._place)

    # What the one who has the routine tells

    def begin(self, draft: RoutineDraft, *, file: str, new: bool) -> None:
        """A routine is opened. Its first step is chosen; of a new one, its name is asked for."""
        self.choosing.close()
        self.notice.drop()
        self._open = False
        self._draft = draft
        self._chosen = HEAD if new or not draft.steps else 0
        self.table.begin(draft, self._chosen)
        self.show_draft(draft, can_undo=False, can_redo=False, changed=False, file=file)
        self._place()
        if new:
            self._edit_chosen()
        else:
            self.table.setFocus()

    def show_draft(
        self,
        draft: RoutineDraft,
        *,
        can_undo: bool,
        can_redo: bool,
        changed: bool,
        file: str,
        choose: int | None = None,
    ) -> None:
        """What the routine is now. `file`: the name of its file, "" while it has none; `choose`:
        the step to choose; else the same place stays so."""
        if choose is None:
            choose = self._next if self._next is not None else self._chosen
        self._draft = draft
        self._chosen = min(max(choose, HEAD), len(draft.steps) - 1)
        self.setAccessibleName(
            _("Editor. {name}").format(name=written(draft.words, "name") or _(NO_NAME))
        )
        self.top.show_draft(draft, can_undo=can_undo, can_redo=can_redo, changed=changed, file=file)
        self.table.set_file(file)
        self._show_chosen()

    def ask_to_leave(self) -> None:
        """Ask what becomes of the changes."""
        self.questions.ask_to_leave()

    def ask_to_reload(self) -> None:
        """Ask whether what another program wrote is to be loaded."""
        self.questions.ask_to_reload()

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Say what was done, or what the disk said."""
        self.notice.say(sentence, trouble=trouble)

    def set_still(self, still: bool) -> None:
        """Reduced motion: pictures stand."""
        self.pane.step.set_still(still)
        self.picker.picture.set_still(still)

    def settle(self) -> None:
        """Tell what is typed now."""
        self.pane.settle()

    # How it answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = asked_by(event)
        if asked is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or asked.repeats:
            self.do(asked)

    def do(self, asked: Asked) -> None:
        """What a key or a button asks for; what is typed is told before."""
        if asked is Asked.LEAVE and self._close_one():
            return
        self.settle()
        self._acts[asked]()

    def _go_back(self) -> None:
        """The button is no Esc: what was asked waits for its answer, also after a double click."""
        if self.notice.asks:
            self.notice.buttons[0].setFocus()
        else:
            self.do(Asked.LEAVE)

    def _duplicate(self) -> None:
        at = self._chosen + 1
        if at:
            words = self._draft.steps[at - 1].words
            self._ask(InsertStep(at, {key: text for key, text in words.items() if text}), at)

    def _close_one(self) -> bool:
        """What stands over the page, and then what stands beside the table; False: nothing did."""
        if self.notice.asks:
            self.notice.escape()
        elif self.choosing.is_open:
            self.choosing.close()
        elif self._over and self._open:
            self._close_pane()
        elif self.pane.isAncestorOf(self.focusWidget()):
            self.table.setFocus()
        else:
            return False
        return True

    def _ask(self, edit: Edit, chosen: int | None = None) -> None:
        """`chosen`: the step that is to be chosen after it."""
        self._next = chosen
        self.edited.emit(edit)
        self._next = None

    def _choose(self, place: int) -> None:
        """Another row was chosen in the table."""
        self.pane.settle()  # it belongs to the step before
        self._chosen = place
        self.choosing.close()
        self._show_chosen()

    def _show_chosen(self) -> None:
        draft, place = self._draft, self._chosen
        self.budget.show_draft(draft, place)
        self.table.show_draft(draft, place)
        self.pane.show_draft(draft, place)
        self.tools.show_place(place, len(draft.steps))

    def _edit_chosen(self, key: str = "") -> None:
        self._open = True
        self._place()
        stop = self.pane.sheet.stop_for(key)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._show_focused(stop)

    def _close_pane(self) -> None:
        self._open = False
        self.settle()
        self._place()
        self.table.setFocus()

    def _move(self, place: int, to: int) -> None:
        if place != HEAD and 0 <= to < len(self._draft.steps):
            self._ask(MoveStep(place, to), to)

    def _lengthen(self, by: int) -> None:
        edit = None
        if self._chosen != HEAD:
            edit = lengthened(self._draft.steps[self._chosen], self._chosen, by)
        if edit is not None:
            self._ask(edit)

    def _next_problem(self) -> None:
        places = [HEAD] if self._draft.remarks else []
        places += [n for n, step in enumerate(self._draft.steps) if step.remarks]
        if places:
            self.table.choose(next((n for n in places if n > self._chosen), places[0]))
            self.table.show_chosen()

    def _remove(self) -> None:
        place = self._chosen
        if place == HEAD:
            return
        step = self._draft.steps[place]
        if step.has_comments:
            self.questions.ask_to_remove(name_cell(step).text, place)
        else:
            self._ask(RemoveStep(place))

    def _pick_new(self) -> None:
        self._asked_from = self.focusWidget()
        self.choosing.choose_new(self._draft, place_for_new(self._draft, self._chosen))

    def _pick_for_chosen(self) -> None:
        self.settle()
        self.choosing.choose_for(self._draft, self._chosen)

    def _picker_closed(self, picked_for: Picks, focused: bool) -> None:
        """The focus goes back to where it was asked for, if it was in the picker."""
        self._place()
        if not focused:
            return
        if picked_for is Picks.NEW_STEP:
            asked_from = self._asked_from
            by_button = asked_from is not None and asked_from.isVisibleTo(self)
            (asked_from if asked_from is not None and by_button else self.table).setFocus()
        else:
            steps = picked_for is Picks.STEP
            (self.pane.step.technique if steps else self.pane.head.picture).setFocus()

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        theme, u = self._theme, self._u
        painter.fillRect(self.rect(), QColor(theme.ground))
        top = self.table.y()
        line = max(1, round(u))
        painter.fillRect(QRect(0, top - line, self.width(), line), QColor(theme.line))
        if not self._over:
            left = self.table.width()
            painter.fillRect(QRect(left, top, line, self.height() - top), QColor(theme.line))

    @property
    def _over(self) -> bool:
        """Whether the pane has no room beside the table."""
        return is_over(self.width(), self._u)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What gets the focus by Tab comes into view."""
        moved = super().focusNextPrevChild(forward)
        self._show_focused(self.window().focusWidget())
        return moved

    def _show_focused(self, focused: QWidget) -> None:
        if self.pane.isAncestorOf(focused):
            self.pane.bring_into_view(focused)

    def _place_parts(self) -> None:
        theme, wide = self._theme, self.width()
        frame = frame_unit(wide, self.height(), theme.zoom)
        set_looks(theme, frame, self.top, self.budget, self.tools, self.close_pane, self.notice)
        margin = round(MARGIN * frame)
        y = self.top.sizeHint().height()
        self.top.setGeometry(0, 0, wide, y)
        high = self.budget.sizeHint().height()
        self.budget.setGeometry(margin, y, wide - 2 * margin, high)
        below = y + high + round(10 * frame)
        bottom = self.height()
        if not self.notice.isHidden():
            high = self.notice.height_for(wide)
            self.notice.setGeometry(0, bottom - high, wide, high)
            bottom -= high
        self._place_columns((y, below, bottom))

    def _place_columns(self, rows: tuple[int, int, int]) -> None:
        theme, u = self._theme, self._u
        if self.table.isVisible() and self.pane.isVisible():
            # Where there is room for one of them only, what has the focus keeps it.
            self._open = self.pane.isAncestorOf(self.focusWidget())
        at = columns(self.width(), u, rows, self.tools.sizeHint().height())
        picking, covered = self.choosing.is_open, at.over and self._open
        self.tools.setGeometry(at.tools)
        self.table.setGeometry(at.table)
        self.picker.setGeometry(at.picker)
        self.close_pane.setVisible(covered and not picking)
        pane = at.pane
        if at.over:
            size = self.close_pane.box_size
            self.close_pane.set_box(QRect(0, pane.top(), size.width(), size.height()))
            pane.setTop(pane.top() + size.height())
        self.pane.setGeometry(pane)
        self.table.setVisible(not (covered or (at.over and picking)))
        self.tools.setVisible(self.table.isVisibleTo(self))
        self.budget.setVisible(not (at.over and picking))
        self.pane.setVisible((covered or not at.over) and not picking)
        set_looks(theme, u, self.table, self.pane, self.picker)
