"""The editor's page, what it asks for, and what becomes of it on the disk."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot

from massage_timer.authoring.copying import copied
from massage_timer.authoring.keeping import Keeping
from massage_timer.authoring.writing import (
    OnDisk,
    Work,
    applied,
    begun,
    better_lengths,
    draft,
    on_disk,
    taken_up,
)
from massage_timer.core.draft import RoutineDraft
from massage_timer.core.language import ENGLISH, N_, _, ngettext, number, spoken_language
from massage_timer.core.written import Edit, InsertStep, MoveStep, RemoveStep, SetSeconds, SetText
from massage_timer.home_shelf import HomeShelf
from massage_timer.illustrations import Illustrations
from massage_timer.store.disk import DiskError
from massage_timer.store.manuscript.drafts import draft_of
from massage_timer.store.manuscript.files import free_path, new_text, open_text, save_text
from massage_timer.store.manuscript.outline import NotEditable
from massage_timer.store.manuscript.rewriting import rewritten
from massage_timer.store.manuscript.unsaved import Kept
from massage_timer.store.problems import printable
from massage_timer.store.schema_files import place_schemas
from massage_timer.ui.editor.page import EditorPage, Leave
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.core.routine import Routine, Technique
    from massage_timer.player import Clock
    from massage_timer.store.catalogue import Catalogue

UNTITLED = N_("My routine")
NOT_HERE = N_("This file can't be edited here yet.")
NOT_YET = N_("Put the mistakes right first: then it can be rehearsed.")
GONE = N_("The file is gone. Save puts it back.")
KEPT = N_("These changes were kept. They are not saved yet.")


class Editing(QObject):
    """The page is made when a routine is first opened for writing."""

    home_asked = Signal()
    rehearsal_asked = Signal(object, object)
    """Carries the `Routine` as it stands, and what to call to come back."""

    def __init__(
        self,
        window: MainWindow,
        folder: Path,
        drafts: Path,
        pictures: Illustrations,
        shelf: HomeShelf,
        clock: "Clock",
        still: Callable[[], bool],
    ) -> None:
        """`folder` is that of the user's own routines, `drafts` of what is not saved; `still` says
        whether motion is reduced."""
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._pictures = pictures
        self._shelf = shelf
        self._clock = clock
        self._still = still
        self._page: EditorPage | None = None
        self._known: Mapping[str, Technique] = {}
        self._work: Work | None = None
        self._keeping = Keeping(drafts, self)
        self._keeping.refused.connect(self._tell_trouble)
        self._after: Callable[[], object] = self.home_asked.emit

    @property
    def page(self) -> EditorPage:
        if self._page is None:
            self._page = self._made()
        return self._page

    @property
    def unsaved(self) -> bool:
        """Something is being written that is not on the disk, be it still in a field."""
        if self._work is not None:
            self.page.settle()
        return self._work is not None and self._work.changed

    # How it begins

    def new(self, _id: str = "") -> None:
        """A small routine that can be used as it is."""
        text = new_text(_(UNTITLED))
        about = _("A warm-up, long strokes on the calf, and a quiet end.")
        # Translators: whom a routine suits
        for key, words in (("about", about), ("suits", _("Anybody"))):
            text = rewritten(text, SetText(None, key, words))
        self._begin(None, text)

    def edit(self, id_: str) -> None:
        """One's own file; of a shipped routine a copy."""
        entry = self._shelf.choose(id_)
        if not entry.own:
            self.duplicate(id_)
            return
        self._open(entry.path, lambda text: self._begin(entry.path, text))

    def duplicate(self, id_: str) -> None:
        """A copy, which has no file until it is saved."""
        entry = self._shelf.choose(id_)
        name = entry.routine.name if entry.routine is not None else entry.id

        told = None if entry.own or spoken_language() is ENGLISH else entry.routine
        self._open(entry.path, lambda text: self._begin(None, copied(text, name, told)))

    def take_up(self, kept: Kept) -> None:
        """Go on with what was not saved, over the file as it is now."""
        unsaved = kept.unsaved
        work = taken_up(unsaved, OnDisk() if unsaved.path is None else on_disk(unsaved.path))
        try:
            draft(work, self._techniques)
        except NotEditable as error:
            self.home_asked.emit()
            where = printable(str(kept.place))
            # Translators: {why} is such as "This file can't be edited here yet. my.yaml: it has …"
            told = _("{why}. What was not saved is in {file}")
            self._window.home.tell(told.format(why=f"{_(NOT_HERE)} {error}", file=where))
            return
        self._start(work, kept.place)
        self._show()
        if work.seen.gone:
            self.page.tell(_(GONE))
        elif work.path is not None and work.seen != on_disk(work.path):
            self.page.ask_to_reload()
        else:
            self.page.tell(_(KEPT))

    def keep_unsaved(self) -> None:
        """What is not saved is safe on the disk afterwards, if the disk takes it."""
        if self.unsaved:
            self._keeping.keep_now()
        self._keeping.settle()

    # What the page asks for

    @Slot(object)
    def apply(self, edit: Edit) -> None:
        shown = None
        try:
            self._work, shown = applied(self._writing, edit, self._techniques)
        except NotEditable as error:
            self.page.tell(str(error), trouble=True)
        self._show(shown, choose=_to_choose(edit))

    @Slot()
    def fit(self) -> None:
        """To five minutes in whole strokes."""
        better = better_lengths(self._draft(), self._writing.wanted)
        if isinstance(better, str):
            self.page.tell(better)
        else:
            self.apply(SetSeconds(better))

    @Slot()
    def undo(self) -> None:
        self._work = self._writing.undone
        self._show()

    @Slot()
    def redo(self) -> None:
        self._work = self._writing.redone
        self._show()

    @Slot()
    def save(self) -> bool:
        """Whether it is on the disk now; what another program wrote there is not lost unasked."""
        work, shown = self._writing, self._draft()
        if work.path is not None and on_disk(work.path) not in (work.seen, OnDisk(gone=True)):
            self.page.ask_to_reload()
            return False
        path = work.path or free_path(self._folder, str(shown.words.get("name", "")))
        try:
            save_text(path, work.text)
        except DiskError as error:
            # Translators: {error} is such as "the disk is full"
            told = _("{file} could not be saved: {error}.").format(file=path.name, error=error)
            self.page.tell(told, trouble=True)
            return False
        place_schemas(self._folder.parent)
        self._work = work.saved(path)
        self._shelf.show_one(str(path))
        self._show(shown)
        self.page.tell(_saved(path, shown))
        return True

    @Slot()
    def rehearse(self) -> None:
        routine: Routine | None = self._draft().routine
        if routine is None:
            self.page.tell(_(NOT_YET))
        else:
            self.rehearsal_asked.emit(routine, self._come_back)

    @Slot()
    def leave(self) -> None:
        """Back to Home; asks first where something would be lost."""
        self.leave_to(self.home_asked.emit)

    def leave_to(self, after: Callable[[], object]) -> None:
        """Do what comes `after`, unless the writer wants to stay."""
        self._after = after
        if self.unsaved:
            self._come_back()
            self.page.ask_to_leave()
        else:
            self._end()

    @Slot(object)
    def answer_leaving(self, answer: Leave) -> None:
        if answer is Leave.DISCARD or (answer is Leave.SAVE and self.save()):
            self._end()

    def set_still(self, still: bool) -> None:
        """Whether the picture stands."""
        if self._page is not None:
            self._page.set_still(still)

    # What happens on the disk

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Not every change is told, so that whoever comes back from an editor finds it here."""
        if event.type() == QEvent.Type.WindowActivate and self._work and self._work.path:
            self.look_again(self._work.path)
        return super().eventFilter(watched, event)

    @Slot(object)
    def look_again(self, path: Path) -> None:
        """A file was changed by another program."""
        work = self._work
        if work is None or path != work.path or (now := on_disk(path)) == work.seen:
            return
        if now.gone:
            self._work = replace(work, seen=now)
            self._show()
            self.page.tell(_(GONE))
        elif work.changed:
            self.page.ask_to_reload()
        else:
            self.answer_reloading(load=True)

    @Slot(bool)
    def answer_reloading(self, load: bool) -> None:
        """Take what is on the disk, or go on with what is here, which may be saved over it then."""
        work = self._writing
        if work.path is None or (now := on_disk(work.path)).gone:
            return
        if load:
            try:
                draft_of(now.text, work.file, self._techniques)
            except NotEditable as error:  # perhaps it is half written: it is looked at again
                self.page.tell(now.trouble or str(error), trouble=True)
                return
            work = work.saying(now.text)
        self._work = replace(work, seen=now)
        self._show()
        if load:
            told = _("{file} was read again: another program changed it.")
            self.page.tell(told.format(file=work.file))

    # The rest

    @property
    def _writing(self) -> Work:
        assert self._work is not None
        return self._work

    @property
    def _techniques(self) -> "Catalogue":
        return self._shelf.shelf.techniques()

    def _draft(self) -> RoutineDraft:
        return draft(self._writing, self._techniques)

    def _open(self, path: Path, begin: Callable[[str], object]) -> None:
        """What cannot be edited is told on Home, every time."""
        try:
            text = open_text(path)
            draft_of(text, path.name, self._techniques)
            begin(text)
        except NotEditable as error:
            self.home_asked.emit()
            self._window.home.tell(f"{_(NOT_HERE)} {error}")

    def _begin(self, path: Path | None, text: str) -> None:
        self._start(begun(path, text), new=path is None)

    def _start(self, work: Work, place: Path | None = None, *, new: bool = False) -> None:
        """Show it; `place` is where it was kept."""
        self._work = work
        self._keeping.begin(place)
        self._after = self.home_asked.emit
        self._renew_page()
        page = self.page
        page.set_still(self._still())
        self._window.pages.setCurrentWidget(page)
        page.begin(self._draft(), file=work.path.name if work.path else "", new=new)

    def _show(self, shown: RoutineDraft | None = None, choose: int | None = None) -> None:
        """Bring the page up to what is written, of which the draft may be known already."""
        work, shown = self._writing, shown or self._draft()
        self._keeping.follow(work, str(shown.words.get("name", "")))
        self.page.show_draft(
            shown,
            can_undo=bool(work.history.before),
            can_redo=bool(work.history.after),
            changed=work.changed,
            file=work.path.name if work.path else "",
            choose=choose,
        )

    @Slot(str)
    def _tell_trouble(self, sentence: str) -> None:
        if self._work is not None:
            self.page.tell(sentence, trouble=True)

    def _come_back(self) -> None:
        self._window.pages.setCurrentWidget(self.page)

    def _end(self) -> None:
        self._work = None
        self._keeping.forget()
        self._after()

    def _renew_page(self) -> None:
        """The page offers the techniques that it was made with: others have come since."""
        if self._page is not None and self._known is not self._techniques:
            self._window.remove_page(self._page)
            self._page = None

    def _made(self) -> EditorPage:
        self._known = self._techniques
        page = EditorPage(
            self._known,
            self._pictures.library,
            self._pictures.small,
            self._clock.now,
            self._window.pages,
        )
        self._window.add_page(page)
        wire(self, page)
        self._window.installEventFilter(self)
        return page


def wire(editing: Editing, page: EditorPage) -> None:
    """Every connection of the page."""
    page.edited.connect(editing.apply)
    page.fit_asked.connect(editing.fit)
    page.undo_asked.connect(editing.undo)
    page.redo_asked.connect(editing.redo)
    page.save_asked.connect(editing.save)
    page.rehearse_asked.connect(editing.rehearse)
    page.back_asked.connect(editing.leave)
    page.leave_answered.connect(editing.answer_leaving)
    page.reload_answered.connect(editing.answer_reloading)


def _to_choose(edit: Edit) -> int | None:
    """The step that is looked at after an edit; None: the one that was."""
    match edit:
        case InsertStep(at=place) | MoveStep(to=place) | RemoveStep(step=place):
            return place
        case _:
            return None


def _saved(path: Path, draft: RoutineDraft) -> str:
    if not draft.mistakes:
        return _("Saved as {file}.").format(file=path.name)
    told = ngettext(
        "Saved as {file}. It can't be used yet: {count} mistake.",
        "Saved as {file}. It can't be used yet: {count} mistakes.",
        draft.mistakes,
    )
    return told.format(file=path.name, count=number(draft.mistakes))
