"""A session that broke off: it is offered at the next start, or it stands in the diary."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from massage_timer import left_behind, resources
from massage_timer.core.checkpoint import LONGEST_PAUSE, Checkpoint, leg_again
from massage_timer.core.frame import frame
from massage_timer.core.language import N_, _
from massage_timer.core.routine import Routine
from massage_timer.diary.keeping import DiaryKeeping
from massage_timer.folders import Folders
from massage_timer.home_shelf import HomeShelf
from massage_timer.kept_settings import KeptSettings
from massage_timer.messages import Messages
from massage_timer.pictures.leg_map import load_leg_map
from massage_timer.telling import Telling
from massage_timer.ui.broken_off.page import BrokenOffPage
from massage_timer.ui.broken_off.words import (
    IN_DIARY,
    NOT_IN_DIARY,
    NOT_WRITTEN,
    Offer,
    offer,
    what_became,
)
from massage_timer.ui.locale import spoken_locale
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.flow import SessionFlow

LOOK_MS = 10_000
"""How often it is looked how long ago it was, while the page is shown."""
ELSEWHERE = N_("The session that broke off was taken up or ended meanwhile, in a terminal.")
CAN_GO_ON = N_("A session broke off, and it can still go on.")


class BrokenOff(QObject):
    """One that is offered stays on the disk until it is answered, or another session begins."""

    home_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        places: Folders,
        settings: KeptSettings,
        shelf: HomeShelf,
        messages: Messages,
        diary: DiaryKeeping,
        telling: Telling,
        flow: "Callable[[], SessionFlow]",
    ) -> None:
        """`flow` is asked for when there is something to offer."""
        super().__init__(window)
        self._window = window
        self._places = places
        self._settings = settings
        self._shelf = shelf
        self._messages = messages
        self._diary = diary
        self._telling = telling
        self._flow = flow
        self._page: BrokenOffPage | None = None
        self._offered: Checkpoint | None = None
        self._then: Callable[[], object] = self.home_asked.emit
        """What comes once it is answered, unless the session goes on."""
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self.look)

    @property
    def offered(self) -> Checkpoint | None:
        """What can go on."""
        return self._offered

    @property
    def page(self) -> BrokenOffPage:
        if self._page is None:
            leg_map = load_leg_map(resources.assets() / "pictures" / "leg-map.json")
            page = self._page = BrokenOffPage(leg_map)
            self._window.add_page(page)
            page.go_on_asked.connect(self.go_on)
            page.again_asked.connect(self.begin_leg_again)
            page.end_asked.connect(self.end)
            page.left.connect(self.leave)
        return self._page

    def begin(self) -> None:
        """Read what the last start left behind, and show what can go on, or Home."""
        left, problem = left_behind.read_left(self._places.checkpoint)
        self._messages.tell([problem] if problem else [])
        if left is not None and left.over:
            self._settle(left)
        elif left is not None:
            self._offered = left
            flow = self._flow()
            flow.started.connect(self.make_way)
            flow.preparation.resume_asked.connect(self.resume)
            flow.preparation.resume_refused.connect(self.give_up)
        self._telling.after_welcome(self.show_offer)

    def before(self, then: Callable[[], object]) -> None:
        """Do it when what is offered has been answered and does not go on; at once where nothing
        is offered."""
        if self._offered is None:
            then()
        else:
            self._then = then

    @Slot()
    def show_offer(self) -> None:
        """What can go on; where nothing can, any more, Home."""
        if self._expired() or self._offered is None:
            self._leave()
            return
        self.page.tell(self._words(self._offered))
        self._window.pages.setCurrentWidget(self.page)
        self._looking.start()

    def remind(self) -> None:
        """On Home: the way back to what was left without an answer."""
        self._looking.stop()
        if not self._expired() and self._offered is not None:
            self._window.home.tell(_(CAN_GO_ON), _("Show it"), self.show_offer)

    # How it is answered

    @Slot()
    def go_on(self) -> None:
        if self._offered is not None:
            self._ask(self._offered, self._offered)

    @Slot()
    def begin_leg_again(self) -> None:
        if self._offered is not None:
            again = replace(self._offered, session=leg_again(self._offered.session))
            self._ask(self._offered, again)

    @Slot()
    def end(self) -> None:
        """It stays as it is, for good."""
        if self._shown:
            self.give_up()
            self._leave()

    @Slot()
    def leave(self) -> None:
        """Without an answer: it is offered again at the next start."""
        if self._shown:
            self._leave()

    @Slot()
    def look(self) -> None:
        """It may be longer ago by now than anybody may wait."""
        if not self._shown:
            self._looking.stop()
        elif self._expired() or self._offered is None:
            self._leave()
        else:
            self.page.tell(self._words(self._offered))

    @Slot(object)
    def resume(self, checkpoint: Checkpoint) -> None:
        """The recipient was asked, and it may go on."""
        if self._expired() or self._gone() or self._offered is None:
            self._leave()
            return
        self._offered = None
        self._then = self.home_asked.emit
        self._flow().resume(checkpoint)

    @Slot()
    def give_up(self) -> None:
        """It does not go on, whatever comes now; what was done is kept."""
        if self._gone():
            return
        offered, self._offered = self._offered, None
        if offered is not None and (became := self._settle(offered)):
            self._window.home.tell(became)

    @Slot()
    def make_way(self) -> None:
        """Another session begins."""
        if self._offered is not None and not self._gone():
            offered, self._offered = self._offered, None
            self._settle(offered)

    # How it is done

    @property
    def _shown(self) -> bool:
        return self._page is not None and self._window.pages.currentWidget() is self._page

    def _gone(self) -> bool:
        """Another process has taken up what was offered, or ended it: it is no longer ours."""
        if self._offered is None or left_behind.is_left(self._places.checkpoint):
            return False
        self._offered = None
        self._messages.tell([_(ELSEWHERE)])
        return True

    def _ask(self, offered: Checkpoint, wanted: Checkpoint) -> None:
        """Lead on to the questions, of which none was answered by what was answered before."""
        if not self._shown:
            return
        if self._expired() or self._gone():
            self._leave()
            return
        first = wanted.session.timeline.options.first
        self._flow().preparation.resume(
            wanted,
            self._as_written(offered.usual),
            self._settings.options,
            replace(self._settings.comfort, first=first),
            signs_alone=self._signs_alone(offered),
        )

    def _as_written(self, usual: Routine) -> Routine:
        """For the other person; the file may be gone."""
        try:
            return self._shelf.shelf.entry(usual.id).routine or usual
        except KeyError:
            return usual

    def _leave(self) -> None:
        self._looking.stop()
        then, self._then = self._then, self.home_asked.emit
        try:
            then()
        finally:
            if self._shown:  # the command named nothing, or nothing that there is
                self.home_asked.emit()

    def _ago(self, checkpoint: Checkpoint) -> float:
        """S since it broke off by the clock on the wall, which may have been set back."""
        return left_behind.seconds_since(checkpoint, self._diary.wall_clock())

    def _signs_alone(self, checkpoint: Checkpoint) -> bool:
        """The rest was asked within the hour; where no clock can say so, all is asked."""
        return checkpoint.given and self._ago(checkpoint) >= 0

    def _too_old(self, checkpoint: Checkpoint) -> bool:
        return self._ago(checkpoint) >= LONGEST_PAUSE

    def _expired(self) -> bool:
        """It is too late for what was offered: it is kept as it is, and that is told on Home."""
        offered = self._offered
        if offered is None or not self._too_old(offered) or self._gone():
            return False
        self._offered = None
        became = self._settle(offered, dated=True)
        self._messages.tell([became] if became else [])
        return True

    def _settle(self, left: Checkpoint, *, dated: bool = False) -> str:
        """Write down what was done, once; then nothing is left of it. Says what became of it, with
        its date if it is `dated`; "" where nothing was done."""
        on = self._diary.on
        write = self._diary.write_late if on else None
        row, written = left_behind.end(left, self._places.checkpoint, write, self._messages.tell)
        if row is None:
            return ""
        kept = IN_DIARY if written else NOT_WRITTEN if on else NOT_IN_DIARY
        return what_became(row, kept, spoken_locale() if dated else None)

    def _words(self, checkpoint: Checkpoint) -> Offer:
        shown = frame(checkpoint.session)
        name = checkpoint.session.timeline.routine.name
        ago, signs_alone = self._ago(checkpoint), self._signs_alone(checkpoint)
        return offer(name, shown, ago, signs_alone=signs_alone)
