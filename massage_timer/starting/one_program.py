"""One window over the same files: a later start hands over what it was asked for, and ends."""

import os
import sys
import tempfile
from typing import TYPE_CHECKING

from massage_timer.arguments import OPEN_ALREADY, WRONG_USE, Mistake
from massage_timer.core.language import N_, _
from massage_timer.starting.request import Request, TooLong, lines_of

if TYPE_CHECKING:
    from massage_timer.folders import Folders
    from massage_timer.store.claim import Claim

ANOTHER_VERSION = N_("another version of it is open: close its window, then start it again")
NO_ANSWER = N_(
    "it is open already and does not answer: wait a moment and start it again, or end the one that "
    "is open in your system's list of programs"
)
TOO_LONG = N_("it is open already, and the path of a file is too long to be handed over")
BOX_MS = 60_000
"""How long a message waits for somebody who reads it."""


def is_first(places: "Folders", claim: "Claim", request: Request) -> bool:
    """Claim the program for this start; False when another one has it, and the request.

    Where there is no place for a lock or a socket every start is the first. Raises Mistake, which
    is shown as well where no terminal would, when the one that is open has not taken the request.
    """
    if claim.take():
        return True
    from massage_timer.devices import meeting

    address = meeting_place(places)
    if not address:
        return True
    try:
        lines = lines_of(request)
    except TooLong:
        raise _told(_(TOO_LONG), WRONG_USE) from None
    for line in lines:
        match meeting.say(address, line, claim.take):
            case meeting.Answer.NOBODY:
                return True
            case meeting.Answer.REFUSED:
                raise _told(_(ANOTHER_VERSION), OPEN_ALREADY)
            case meeting.Answer.NONE:
                raise _told(_(NO_ANSWER), OPEN_ALREADY)
    return False


def meeting_place(places: "Folders") -> str:
    """Where the starts over these files meet; "" if nowhere."""
    from massage_timer.devices.meeting import address_for

    return address_for(places.state, os.environ, sys.platform, tempfile.gettempdir)


def _told(sentence: str, code: int) -> Mistake:
    """Who starts the program by an icon sees nothing of what is printed."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not any(stream is not None and stream.isatty() for stream in streams):
        show_in_a_box(f"{sentence[:1].upper()}{sentence[1:]}.")
    return Mistake(sentence, code)


def show_in_a_box(sentence: str, most_ms: int = BOX_MS) -> None:
    """Until it is closed, at the longest for so many ms."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMessageBox

    application = QApplication.instance() or QApplication(sys.argv[:1])
    box = QMessageBox(QMessageBox.Icon.Information, "Leg Massage Timer", sentence)
    enough = QTimer(box, interval=most_ms, singleShot=True)
    enough.timeout.connect(box.accept)
    enough.start()
    box.exec()
    assert application is not None  # it must live as long as the box
