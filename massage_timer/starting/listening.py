"""Begins to hear later starts of the program, when the first frame no longer waits for anything."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from massage_timer.folders import Folders
from massage_timer.program import Program
from massage_timer.store.claim import Claim

if TYPE_CHECKING:
    from massage_timer.starting.second_start import SecondStart

UNPAINTED_MS = 1_000
"""A window that nobody can see is not painted; it listens after this time at the latest."""


class Listening(QObject):
    """For whoever holds the claim on the program; nothing is done without it."""

    def __init__(self, program: Program, places: Folders, claim: Claim | None) -> None:
        super().__init__(program)
        self._program = program
        self._places = places
        self._claim = claim
        self._second_start: SecondStart | None = None
        self._late = QTimer(self, interval=UNPAINTED_MS, singleShot=True)
        self._late.timeout.connect(self.begin)
        self._late.start()

    @Slot()
    def begin(self) -> None:
        """Where nobody can be heard the claim is given up: nobody is kept out then."""
        self._late.stop()
        if self._claim is None or not self._claim.held or self._second_start is not None:
            return
        from massage_timer.starting.one_program import meeting_place
        from massage_timer.starting.second_start import SecondStart

        self._second_start = SecondStart(self._program)
        if not self._second_start.listen(meeting_place(self._places)):
            self._claim.let_go()

    def end(self) -> None:
        """The claim stays until the process is gone: it may still be writing."""
        self._late.stop()
        if self._second_start is not None:
            self._second_start.close()
