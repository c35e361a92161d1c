"""Which techniques the picker offers, and the edit that comes of what is picked."""

from collections.abc import Callable, Mapping
from enum import Enum, auto

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from massage_timer.core.draft import RoutineDraft
from massage_timer.core.language import _, number
from massage_timer.core.routine import LEG_SECONDS, Technique
from massage_timer.core.written import InsertStep, SetText
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.editor.candidates import all_of, candidates
from massage_timer.ui.editor.picker import Picker
from massage_timer.ui.editor.row_words import name_cell, written
from massage_timer.ui.editor.rows import HEAD
from massage_timer.ui.editor.step_edits import words_for


class Picks(Enum):
    """What a technique is chosen for."""

    NEW_STEP = auto()
    STEP = auto()
    CARD = auto()


class Choosing(QObject):
    """Opens the picker, and closes it when something is picked."""

    decided = Signal(object, object)
    """The `Edit`, and the place of the step to choose after it; None: it stays the same."""
    opened = Signal()
    closed = Signal(object, bool)
    """What it was for, as `Picks`, and whether it had the focus."""

    def __init__(
        self,
        techniques: Mapping[str, Technique],
        pictures: PictureLibrary,
        small: Callable[[Technique, str, QSize], QPixmap],
        now: Callable[[], int],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._techniques = techniques
        self._draft = RoutineDraft({}, (), None)
        self._place = HEAD
        self._for = Picks.NEW_STEP
        self.picker = Picker(small, pictures, now, parent)
        self.picker.picked.connect(self._picked)
        self.picker.closed.connect(self.close)

    @property
    def is_open(self) -> bool:
        return not self.picker.isHidden()

    def choose_new(self, draft: RoutineDraft, place: int) -> None:
        """For a new step that comes to stand at `place`."""
        title = _("Add a step at the beginning")
        if place:
            before = name_cell(draft.steps[place - 1]).text
            title = _("Add a step after {name}").format(name=before)
        offer = candidates(self._techniques, draft, place, instead=False)
        self._open(draft, place, Picks.NEW_STEP)
        self.picker.begin(title, _add, offer)

    def choose_for(self, draft: RoutineDraft, place: int) -> None:
        """For the step at `place`; for `HEAD`, the picture on the routine's card."""
        if place == HEAD:
            self._open(draft, place, Picks.CARD)
            offer = all_of(self._techniques, written(draft.words, "picture"))
            self.picker.begin(_("The picture on its card"), _take, offer)
        else:
            self._open(draft, place, Picks.STEP)
            offer = candidates(self._techniques, draft, place, instead=True)
            self.picker.begin(
                _("What step {number} is").format(number=number(place + 1)), _take, offer
            )

    def close(self) -> None:
        """Nothing is picked."""
        if self.is_open:
            focused = self.picker.isAncestorOf(self.picker.window().focusWidget())
            self.picker.hide()
            self.closed.emit(self._for, focused)

    def _open(self, draft: RoutineDraft, place: int, picks: Picks) -> None:
        self._draft, self._place, self._for = draft, place, picks
        self.picker.show()
        self.opened.emit()

    def _picked(self, id_: str) -> None:
        self.close()
        match self._for:
            case Picks.CARD:
                self.decided.emit(SetText(None, "picture", id_), None)
            case Picks.STEP:
                self.decided.emit(SetText(self._place, "technique", id_), None)
            case Picks.NEW_STEP:
                words = words_for(self._techniques[id_], LEG_SECONDS - self._draft.seconds)
                self.decided.emit(InsertStep(self._place, words), self._place)


def _add(name: str) -> str:
    return _("Add {name}").format(name=name) if name else _("Add")


def _take(name: str) -> str:
    return _("Take {name}").format(name=name) if name else _("Take")
