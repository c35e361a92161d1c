"""Routines that are sent and taken in from the window: asks where, shows what is in a file."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from massage_timer import resources
from massage_timer.core.language import _, placed
from massage_timer.folders import Folders
from massage_timer.home_shelf import HomeShelf
from massage_timer.illustrations import Illustrations
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.plain_picture import read_plain
from massage_timer.store.picture_names import picture_names
from massage_timer.store.problems import printable
from massage_timer.store.sharing.carrying_out import carry_out
from massage_timer.store.sharing.gathering import Packed, gathered, save
from massage_timer.store.sharing.parcel import ENDING, ParcelError, read_parcel
from massage_timer.store.sharing.planning import ImportPlan, plan_import
from massage_timer.store.sharing.words import whoever_opens_it
from massage_timer.ui.icons import Icon
from massage_timer.ui.text.page import TextPage
from massage_timer.ui.text.sheet import Paragraph, Piece
from massage_timer.ui.window.main_window import MainWindow

AskWhere = Callable[[str], str]
"""Asks for the path of a new file, beginning with a name for it; "" when none is wanted."""


class Sharing(QObject):
    """Sends routines, and takes in what others have sent."""

    home_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        places: Folders,
        pictures: Illustrations,
        shelf: HomeShelf,
        ask_where: AskWhere,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._places = places
        self._shelf = shelf
        self._ask_where = ask_where
        self._shipped: Collection[str] = picture_names([resources.assets() / "pictures"])
        self._then: Callable[[], object] = self.home_asked.emit
        """What the first button does."""
        self.page = TextPage(pictures.library)
        self.page.closed.connect(self._go_on)
        self.page.other_asked.connect(self.home_asked)
        self.page.left.connect(self.home_asked)
        window.add_page(self.page)

    def send(self, id_: str) -> None:
        """Pack the routine of this id, ask where to, and say what whoever opens it will get."""
        entry = self._shelf.choose(id_)
        techniques = self._shelf.shelf.techniques()
        try:
            packed = gathered(
                entry.path, techniques, self._places, self._shipped, problem_of_picture
            )
        except ParcelError as error:
            file = printable(entry.path.name)
            self._refuse(file, _("{file} can't be shared yet").format(file=file), error)
            return
        if where := self._ask_where(packed.name):
            self._save(packed, Path(where))

    def begin(self, path: str) -> None:
        """Show what is in a file that was shared; a button takes it in, and nothing else does."""
        file = Path(path)
        techniques = self._shelf.shelf.techniques()
        try:
            plan = plan_import(
                read_parcel(file), techniques, self._places, self._shipped, problem_of_picture
            )
        except ParcelError as error:
            name = printable(file.name)
            self._refuse(name, _("{file} can't be imported").format(file=name), error)
            return
        there = plan.writes_nothing
        self._then = partial(self._show_at_home if there else self._take_in, plan)
        self.page.show_text(
            _("What is in {file}").format(file=plan.name),
            _about(plan),
            close=_("Show it") if there else _("Import"),
            other=_("Not now"),
            icon=Icon.INFO,
        )
        self._show_page()
        # Whoever presses Enter too early has not looked yet.
        self.page.other.setFocus()

    def _save(self, packed: Packed, file: Path) -> None:
        # The dialog has asked about the name that it gave, and about no other.
        over = file.suffix == ENDING
        file = file if over else file.with_name(f"{file.name}{ENDING}")
        try:
            save(packed, file, over=over)
        except ParcelError as error:
            name = printable(str(file))
            self._refuse(name, _("{file} was not saved").format(file=name), error)
            return
        said = (whoever_opens_it(packed.contents), *packed.left)
        self._tell(_("Saved as {file}").format(file=printable(file.name)), said, Icon.CHECK)

    def _take_in(self, plan: ImportPlan) -> None:
        try:
            carry_out(plan)
        except ParcelError as error:
            self._refuse(plan.name, _("{file} was not imported").format(file=plan.name), error)
            return
        self._show_at_home(plan)

    def _show_at_home(self, plan: ImportPlan) -> None:
        id_ = self._shelf.show_one(str(plan.file))
        self._shelf.choose(id_)
        # What was read of it is not to be believed where the techniques have changed since.
        self._shelf.read_again()
        self.home_asked.emit()

    def _refuse(self, file: str, title: str, error: ParcelError) -> None:
        """What is wrong with a file, whose name stands in the title already."""
        said = (sentence.removeprefix(placed(file, "")) for sentence in error.sentences)
        self._tell(title, [f"{s[:1].upper()}{s[1:]}" for s in said], Icon.WARNING)

    def _tell(self, title: str, sentences: Sequence[str], icon: Icon) -> None:
        self._then = self.home_asked.emit
        self.page.show_text(title, [Paragraph(each) for each in sentences], icon=icon)
        self._show_page()
        self.page.close_button.setFocus()

    def _show_page(self) -> None:
        self._window.pages.setCurrentWidget(self.page)

    def _go_on(self) -> None:
        self._then()


def problem_of_picture(name: str, data: bytes) -> str:
    """Why the picture in a file of this name and with these bytes cannot be shown; "" if it can."""
    try:
        read_plain(name, data)
    except SceneError as error:
        return error.sentence
    return ""


def _about(plan: ImportPlan) -> list[Piece]:
    """What a person wants to know before it is taken in."""
    routine = plan.routine
    return [
        Paragraph(routine.summary, name=routine.name),
        Paragraph(_("Suits: {suits}").format(suits=routine.suits)),
        Paragraph(
            _("There is nothing to import") if plan.writes_nothing else _("If you import it"),
            heading=True,
        ),
        *(Paragraph(sentence, mark="•") for sentence in plan.sentences),
        *(Paragraph(warning, small=True) for warning in plan.warnings),
    ]
