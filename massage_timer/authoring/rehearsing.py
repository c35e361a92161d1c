"""A rehearsal on the screen: the whole routine in a minute, with what it lets hear.

It is no session: nothing is written down, the screen is not held awake, and nobody is asked how
they are, for nobody is touched.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from massage_timer import resources
from massage_timer.announcer import Announcer
from massage_timer.core.language import _
from massage_timer.core.manner import Pace, Talk
from massage_timer.core.rehearsal import (
    Rehearsal,
    Scene,
    at,
    back,
    go_on,
    onwards,
    pause,
    rehearse,
    until_next,
)
from massage_timer.core.routine import Routine
from massage_timer.illustrations import Illustrations
from massage_timer.kept_settings import KeptSettings
from massage_timer.pictures.leg_map import load_leg_map
from massage_timer.player import Clock
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.ui.rehearse.page import RehearsePage

Change = Callable[[Rehearsal, int], Rehearsal]


class Rehearsing(QObject):
    """One rehearsal at a time, and its page, which is made when the first one begins."""

    home_asked = Signal()
    check_asked = Signal(object)
    """Carries the `Routine` with which it goes on to the safety check."""

    def __init__(
        self,
        window: MainWindow,
        settings: KeptSettings,
        pictures: Illustrations,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._pictures = pictures
        self._clock = clock
        self._page: RehearsePage | None = None
        self._rehearsal: Rehearsal | None = None
        self._announcer: Announcer | None = None
        self._heard: Scene | None = None
        """The scene that was let hear last, and has not been left since."""
        self._after: Callable[[], object] = self.home_asked.emit
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def page(self) -> "RehearsePage":
        if self._page is None:
            self._page = self._made()
        return self._page

    @property
    def rehearsal(self) -> Rehearsal:
        """As it is at this moment; there is none before the first was begun."""
        assert self._rehearsal is not None
        return at(self._rehearsal, self._clock.now())

    def let_hear(self, announcer: Announcer) -> None:
        """From now on by this one, which nothing else uses; without one all is silent."""
        self._announcer = announcer

    def begin(self, routine: Routine, after: Callable[[], object] | None = None) -> None:
        """Rehearse a routine that has no problems.

        From Home, or, with what comes `after`, as a look at a routine that is being written: then
        leaving it leads back there, and not on to the safety check.
        """
        self._after = after or self.home_asked.emit
        page = self.page
        page.set_still(self._settings.wants_stillness(QGuiApplication.styleHints()))
        self._window.pages.setCurrentWidget(page)
        ready = rehearse(routine, self._settings.options.first)
        self._rehearsal = go_on(ready, self._clock.now())
        self._be_quiet()
        leave = _("Home") if after is None else _("Back")
        page.begin(self._rehearsal, leave, checks=after is None)
        self._follow()

    def set_still(self, still: bool) -> None:
        """Whether pictures stand."""
        if self._page is not None:
            self._page.set_still(still)

    # What is asked

    @Slot()
    def tick(self) -> None:
        """The next scene has come, or the end."""
        self._change(at)

    @Slot()
    def toggle(self) -> None:
        if self.rehearsal.paused:
            self._change(go_on)
        else:
            self._change(pause, cut=True)

    @Slot()
    def next(self) -> None:
        self._leave_scene(onwards)

    @Slot()
    def back(self) -> None:
        self._leave_scene(back)

    @Slot()
    def again(self) -> None:
        """From its beginning, with the same way to leave it."""
        first = replace(self.rehearsal, playhead=0, running_since=None)
        self._leave_scene(lambda _last, now: go_on(first, now))

    @Slot()
    def leave(self) -> None:
        """Back to where it was asked for."""
        self.stop()
        self._after()

    @Slot()
    def check(self) -> None:
        """On to the safety check."""
        self.stop()
        self.check_asked.emit(self.rehearsal.timeline.routine)

    @Slot()
    def follow_page(self) -> None:
        """Where another page is shown nothing goes on behind it."""
        if self._window.pages.currentWidget() is not self._page:
            self.stop()

    def stop(self) -> None:
        """Nothing moves and nothing is heard."""
        if self._rehearsal is not None and self._rehearsal.running_since is not None:
            self._change(pause, cut=True)
        self._be_quiet()

    # How it follows

    def _leave_scene(self, change: Change) -> None:
        self._heard = None
        self._change(change, cut=True)

    def _change(self, change: Change, *, cut: bool = False) -> None:
        if self._rehearsal is None:
            return
        self._rehearsal = change(self._rehearsal, self._clock.now())
        if cut:
            self._be_quiet(keep=True)
        self.page.show_rehearsal(self._rehearsal)
        self._follow()

    def _follow(self) -> None:
        """Let hear what has begun, and wake up when the next scene comes."""
        rehearsal = self.rehearsal
        scene = rehearsal.scene
        wait = until_next(rehearsal)
        if wait is None:
            self._timer.stop()
        else:
            self._timer.start(math.ceil(wait))
            if scene is not self._heard:
                self._heard = scene
                self._announce(rehearsal)

    def _announce(self, rehearsal: Rehearsal) -> None:
        """The words of a scene, quickly, as there is a minute for all; a line without the time for
        it is left to the screen."""
        scene, announcer = rehearsal.scene, self._announcer
        if scene is None or announcer is None:
            return
        manner = self._settings.manner
        names_alone = manner.talk is Talk.ALL and not scene.line_fits
        talk = Talk.NAMES if names_alone else manner.talk
        announcer.set_manner(replace(manner, talk=talk, pace=Pace.FAST))
        announcer.hear(scene.cue)

    def _be_quiet(self, *, keep: bool = False) -> None:
        if not keep:
            self._heard = None
        if self._announcer is not None:
            self._announcer.be_quiet()

    def _made(self) -> "RehearsePage":
        from massage_timer.ui.rehearse.page import RehearsePage

        page = RehearsePage(
            self._pictures.library,
            load_leg_map(resources.assets() / "pictures" / "leg-map.json"),
            self._pictures.thumbnails.named,
            lambda: self.rehearsal,
            self._window.pages,
        )
        page.toggle_asked.connect(self.toggle)
        page.next_asked.connect(self.next)
        page.back_asked.connect(self.back)
        page.again_asked.connect(self.again)
        page.check_asked.connect(self.check)
        page.left.connect(self.leave)
        self._window.add_page(page)
        self._window.pages.currentChanged.connect(self.follow_page)
        return page
