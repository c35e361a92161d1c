"""Writes each session of the window into the diary when it is over, and the note that follows."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from massage_timer.core.diary import Row, row_of
from massage_timer.core.language import N_, _
from massage_timer.core.routine import Routine
from massage_timer.core.session import Session
from massage_timer.kept_settings import KeptSettings
from massage_timer.messages import Messages

if TYPE_CHECKING:
    from massage_timer.store.diary import Diary

WallClock = Callable[[], str]
"""The time on the wall, as `core.diary.Row` has it."""
NOT_WRITTEN = N_("diary: {}, so this session was not written down")
NO_NOTE = N_("diary: {}, so the note was not kept")


class DiaryKeeping(QObject):
    """Only where the settings say so. That the disk refuses is told once, and on Home."""

    note_offered = Signal(bool)
    """A session is over: whether there is a row for a note to stand in."""

    def __init__(
        self,
        file: Path,
        settings: KeptSettings,
        messages: Messages,
        wall_clock: WallClock,
        parent: QObject,
    ) -> None:
        """The file is neither looked at nor made before there is something to write or to show."""
        super().__init__(parent)
        self._file = file
        self._settings = settings
        self._messages = messages
        self._diary: Diary | None = None
        self._written: int | None = None
        """The row of the session that ended last."""
        self.wall_clock = wall_clock

    @property
    def diary(self) -> "Diary":
        if self._diary is None:
            from massage_timer.store.diary import Diary

            self._diary = Diary(self._file, self._messages.tell)
        return self._diary

    @property
    def on(self) -> bool:
        """Sessions are written down."""
        return self._settings.now.diary

    def write(self, session: Session, usual: Routine, ended: str) -> None:
        """A session is over; `usual` and `ended` are as `core.diary.row_of` says. What was written
        down already is not written again."""
        self._written = None
        row = row_of(session, usual, ended) if self.on else None
        if row is not None:
            self._try(lambda diary: self._remember(diary.add_once(row)), NOT_WRITTEN)
        self.note_offered.emit(self._written is not None)

    def write_late(self, row: Row) -> bool:
        """One that broke off, unless it stands there; False where it must be tried again."""
        written: list[int] = []
        self._try(lambda diary: written.append(diary.add_once(row)), NOT_WRITTEN)
        return bool(written)

    @Slot(str)
    def keep_note(self, text: str) -> None:
        """For the session that ended last, if it was written down."""
        id_ = self._written
        if id_ is not None:
            self._try(lambda diary: diary.set_note(id_, text), NO_NOTE)

    @Slot()
    def close(self) -> None:
        """Leave the file alone until it is needed again."""
        if self._diary is not None:
            self._diary.close()

    def _remember(self, id_: int) -> None:
        self._written = id_

    def _try(self, act: "Callable[[Diary], object]", told: str) -> None:
        from massage_timer.store.disk import DiskError, Refusal

        try:
            act(self.diary)
        except DiskError as error:
            self._messages.tell([Refusal(_(told), str(error))])
        finally:
            self.close()
