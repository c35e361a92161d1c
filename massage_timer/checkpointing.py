"""Keeps the session of the window while it goes on, and sees to it that it is written down."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from massage_timer.core.routine import Routine
from massage_timer.core.session import Session
from massage_timer.diary.keeping import DiaryKeeping
from massage_timer.keeping import Keeping
from massage_timer.messages import Messages
from massage_timer.scribe import Scribe

if TYPE_CHECKING:
    from massage_timer.flow import SessionFlow


class Checkpointing(QObject):
    """Follows the flow. That the disk refuses is told on Home, and never over a session."""

    def __init__(
        self,
        file: Path,
        flow: "SessionFlow",
        diary: DiaryKeeping,
        messages: Messages,
        scribe: Scribe,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._flow = flow
        self._diary = diary
        self._keeping = Keeping(file, scribe, diary.wall_clock, messages.tell)
        flow.player.frame_changed.connect(self.follow)
        # An edit of what is ahead changes no frame.
        flow.player.cue.connect(self.follow)
        flow.ended.connect(self.end)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.commitDataRequest.connect(self.keep_now)
        self.destroyed.connect(self._keeping.close)

    @Slot()
    def follow(self) -> None:
        """The session may have become another."""
        self._follow(exactly=False)

    @Slot()
    def keep_now(self) -> None:
        """The desktop may be about to end the program."""
        self._follow(exactly=True)
        self.settle()

    @Slot(object, object)
    def end(self, session: Session, usual: Routine) -> None:
        """Keep how it ended, write it down, and then forget it."""

        def write_down(ended: str) -> None:
            self._diary.write(session, usual, ended)

        self._keeping.end(session, usual, self._flow.whole, write_down, in_diary=self._diary.on)

    def settle(self) -> bool:
        """Wait until all is on the disk; False where that takes too long."""
        return self._keeping.settle()

    def leave(self) -> None:
        """The program ends; a session that goes on stays kept for the next start."""
        self._follow(exactly=True)
        self._keeping.close()

    def _follow(self, *, exactly: bool) -> None:
        session = self._flow.player.session
        if session is not None:
            usual = self._usual(session)
            self._keeping.follow(session, usual, self._flow.whole, exactly=exactly)

    def _usual(self, session: Session) -> Routine:
        return self._flow.preparation.usual or session.timeline.routine
