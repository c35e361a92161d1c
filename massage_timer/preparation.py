"""The way to a session: safety check, comfort, Ready.

Nothing leads past the safety check: each page is answered only while it is the one that is shown,
and what was passed is good for one start.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from massage_timer.core.adapt import Comfort, adapt
from massage_timer.core.checkpoint import Checkpoint
from massage_timer.core.frame import frame
from massage_timer.core.routine import Routine
from massage_timer.core.screening import Outcome
from massage_timer.core.session import begin
from massage_timer.core.timeline import Options
from massage_timer.core.wishes import wish_words
from massage_timer.ui.session_pages import SessionPages
from massage_timer.ui.window.main_window import MainWindow


class Preparation(QObject):
    """Knows for which routine the recipient is asked, and forgets it when the way is left."""

    start_asked = Signal(object, object)
    """The routine as this recipient wants it, and its `Options`: a session may begin."""
    resume_asked = Signal(object)
    """Carries the `Checkpoint` of a session that may go on."""
    resume_refused = Signal()
    """The session that broke off must not go on: there is a warning sign, or there may be."""
    wished = Signal(object)
    """A `Comfort` was chosen, without what is no one's business tomorrow."""
    home_asked = Signal()
    who_not_asked = Signal()
    """To read who should not have a massage."""
    teach_asked = Signal()
    """To teach a button; afterwards `come_back`."""
    settings_asked = Signal()
    """To change settings; afterwards `come_back` with what holds then."""

    def __init__(self, window: MainWindow, pages: SessionPages, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._pages = pages
        self._routine: Routine | None = None
        """As it is written."""
        self._adapted: Routine | None = None
        """As this recipient wants it; None until the safety check and comfort are behind."""
        self._options = Options()
        self._comfort = Comfort()
        """What is offered: at first that of last time, then what was chosen on the way."""
        self._softened = False
        """The safety check asks for a light touch."""
        self._broken_off: Checkpoint | None = None
        """What it is asked about, where that is a session that broke off."""
        self.usual: Routine | None = None
        """The routine of the session that was begun last, as this recipient has it on any day:
        without what was sore or heavy. It is what may be written down."""

    def begin(self, routine: Routine, options: Options, comfort: Comfort) -> None:
        """Ask the recipient; `comfort` is what will be offered."""
        self._prepare(routine, options, comfort)
        self._pages.safety.begin(routine.name)

    def resume(
        self,
        checkpoint: Checkpoint,
        routine: Routine,
        options: Options,
        comfort: Comfort,
        *,
        signs_alone: bool,
    ) -> None:
        """Ask the recipient of a session that broke off: with `signs_alone`, where hands were on a
        leg, for warning signs; else for everything. The rest is for the other person, who may be
        next, as `begin` has it."""
        self._prepare(routine, options, comfort)
        self._broken_off = checkpoint
        name = checkpoint.session.timeline.routine.name
        self._pages.safety.begin(name, resuming=signs_alone)

    @Slot()
    def begin_again(self) -> None:
        """The same routine for the other person, who is asked as well."""
        if self._routine is not None:
            self.begin(self._routine, self._options, self._comfort)

    @Slot()
    def leave(self) -> None:
        """The way ends here; the next one begins with the safety check."""
        self._refuse_if_ticked()
        self._forget()
        self.home_asked.emit()

    @Slot()
    def read_who_not(self) -> None:
        self._refuse_if_ticked()
        self._forget()
        self.who_not_asked.emit()

    @Slot(object)
    def not_today(self, found: Outcome) -> None:
        """One of these, or not sure: there is no massage, and no way round."""
        broken_off = self._broken_off
        self._forget()
        self._pages.show(self._pages.not_today)
        self._pages.not_today.show_cards(found.cards)
        if broken_off is not None:
            self.resume_refused.emit()

    @Slot(object)
    def choose_comfort(self, found: Outcome) -> None:
        """The recipient answered "none of these": only from here can a session start, or one that
        broke off go on."""
        pages = self._pages
        asked = self._window.pages.currentWidget() is pages.safety
        if not (asked and found.may_begin and self._routine is not None):
            return
        broken_off, self._broken_off = self._broken_off, None
        self._softened = found.softened
        if broken_off is None or (found.softened and not _is_soft(broken_off)):
            self._show_comfort(self._routine)
        else:
            self.usual = broken_off.usual
            self.resume_asked.emit(broken_off)

    @Slot()
    def choose_again(self) -> None:
        """Back from Ready: the check that was passed still holds, and so do the wishes."""
        self._adapted = None
        if self._routine is not None and self._window.pages.currentWidget() is self._pages.ready:
            self._show_comfort(self._routine)

    @Slot(object, object)
    def get_ready(self, routine: Routine, comfort: Comfort) -> None:
        """The wishes are known: the session gets the routine as they make it."""
        pages = self._pages
        if self._window.pages.currentWidget() is not pages.comfort:
            return
        self._routine, self._adapted = routine, adapt(routine, comfort)
        self._options = replace(self._options, first=comfort.first)
        self._comfort = comfort
        self.wished.emit(_tomorrow(comfort))
        self._show_ready(routine, self._adapted)

    @Slot()
    def teach(self) -> None:
        """From Ready to where buttons are taught."""
        if self._adapted is not None and self._window.pages.currentWidget() is self._pages.ready:
            self.teach_asked.emit()

    @Slot()
    def change_settings(self) -> None:
        """From Ready to the settings: what is too loud there needs no second safety check."""
        if self._adapted is not None and self._window.pages.currentWidget() is self._pages.ready:
            self.settings_asked.emit()

    def come_back(self, options: Options | None = None) -> None:
        """To Ready again: the check that was passed still holds, unless the way was left since.
        `options`, where they may have changed meanwhile, are those of the session."""
        if self._routine is None or self._adapted is None:
            self.leave()
            return
        if options is not None:
            self._options = options
            self._comfort = replace(self._comfort, first=options.first)
        self._show_ready(self._routine, self._adapted)

    @Slot()
    def start(self) -> None:
        adapted, self._adapted = self._adapted, None
        if adapted is not None and self._window.pages.currentWidget() is self._pages.ready:
            # For the other person, who may be next.
            self._comfort, self._softened = _tomorrow(self._comfort), False
            if self._routine is not None:
                self.usual = adapt(self._routine, self._comfort)
            self.start_asked.emit(adapted, self._options)

    def _prepare(self, routine: Routine, options: Options, comfort: Comfort) -> None:
        """Forget what was asked before, and bring the safety check forward."""
        self._routine, self._adapted, self._broken_off = routine, None, None
        self._options, self._comfort, self._softened = options, comfort, False
        self._pages.show(self._pages.safety)

    def _refuse_if_ticked(self) -> None:
        """Whoever ticks a sign, reads its card and goes away has answered."""
        if self._broken_off is not None and self._pages.safety.sheet.blocked:
            self.resume_refused.emit()

    def _show_ready(self, routine: Routine, adapted: Routine) -> None:
        ready, comfort = self._pages.ready, self._comfort
        ready.show_routine(adapted, comfort.first, wish_words(routine, comfort))
        self._pages.show(ready)
        ready.start.setFocus()
        self._pages.session.expect(frame(begin(adapted, self._options)))

    def _show_comfort(self, routine: Routine) -> None:
        self._pages.show(self._pages.comfort)
        self._pages.comfort.begin(routine, self._comfort, softened=self._softened)

    def _forget(self) -> None:
        self._routine = self._adapted = self._broken_off = None
        self._comfort, self._softened = Comfort(), False


def _is_soft(checkpoint: Checkpoint) -> bool:
    """The session that broke off stays light to its end."""
    return checkpoint.session.timeline.routine.softened


def _tomorrow(comfort: Comfort) -> Comfort:
    """Without what is true today alone, of this person: what is sore, and heavy legs."""
    return replace(comfort, sore=frozenset(), heavy=False)


def wire(preparation: Preparation, pages: SessionPages) -> None:
    """What the pages before a session ask."""
    pages.safety.passed.connect(preparation.choose_comfort)
    pages.safety.blocked.connect(preparation.not_today)
    pages.safety.back_asked.connect(preparation.leave)
    pages.safety.who_not_asked.connect(preparation.read_who_not)

    pages.not_today.closed.connect(preparation.leave)
    pages.not_today.who_not_asked.connect(preparation.read_who_not)

    pages.comfort.ready_asked.connect(preparation.get_ready)
    pages.comfort.back_asked.connect(preparation.leave)

    pages.ready.start_asked.connect(preparation.start)
    pages.ready.back_asked.connect(preparation.choose_again)
    pages.ready.teach_asked.connect(preparation.teach)
    pages.ready.settings_asked.connect(preparation.change_settings)
