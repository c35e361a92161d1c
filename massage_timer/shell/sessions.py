"""Sessions and rehearsals in the terminal."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from massage_timer import folders
from massage_timer.arguments import DONE, PROGRAM, Mistake
from massage_timer.core.language import _
from massage_timer.shell.finding import find, keep, options_for, settings_now, side_of, usable
from massage_timer.shell.keeping import KeptSession

if TYPE_CHECKING:
    from massage_timer.core.adapt import Comfort


def run(arguments: argparse.Namespace) -> int:
    from massage_timer.core.adapt import Comfort
    from massage_timer.terminal.run import NO_KEYBOARD, Sitting, can_ask, run_session

    routine = find(arguments.routine).routine
    if not can_ask(sys.stdin):
        raise Mistake(_(NO_KEYBOARD))
    settings = settings_now()
    options = options_for(settings, arguments.first, arguments.speed)
    kept = KeptSession(folders.of_this_user(), arguments.speed, in_diary=settings.diary)
    sitting = Sitting(
        routine=routine,
        others=usable,
        comfort=Comfort(
            height=settings.height,
            pressure=settings.pressure,
            ticklish=settings.ticklish,
            first=options.first,
        ),
        keep=_keep_comfort,
        read=None if settings.disclaimer_read else _keep_as_read,
        options=options,
        speed=arguments.speed,
        keeper=kept,
        report=_note,
    )
    try:
        run_session(sitting, sys.stdout, os.environ)
    finally:
        kept.close()
    return DONE


def rehearse(arguments: argparse.Namespace) -> int:
    from massage_timer.terminal.rehearse import run_rehearsal

    routine = find(arguments.routine).routine
    first = side_of(arguments.first) or settings_now().first_side
    run_rehearsal(routine, first, sys.stdin, sys.stdout, os.environ)
    return DONE


def _keep_comfort(comfort: "Comfort") -> None:
    """What is the same the next time; sore zones and heavy legs are asked anew."""
    keep(
        first_side=comfort.first,
        height=comfort.height,
        pressure=comfort.pressure,
        ticklish=comfort.ticklish,
    )


def _note(error: Exception) -> None:
    from massage_timer.shell.going_wrong import note

    print(f"{PROGRAM}: {note(error)}", file=sys.stderr)


def _keep_as_read() -> None:
    keep(disclaimer_read=True)


OBEY = {"run": run, "rehearse": rehearse}
