"""Writes what was planned: pictures, then techniques, then the routine, each whole or not."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from massage_timer.core.language import _
from massage_timer.store.disk import (
    DiskError,
    FileMissing,
    read_bounded,
    sentence,
    write_atomically,
    write_new,
)
from massage_timer.store.problems import printable
from massage_timer.store.sharing.parcel import ParcelError
from massage_timer.store.sharing.planning import ImportPlan
from massage_timer.store.yaml_nodes import LARGEST_FILE

Write = Callable[[Path, bytes], None]


def carry_out(plan: ImportPlan, write_new: Write = write_new) -> None:
    """Write what is planned. No file is written over, and the own techniques only grow.

    `write_new` writes a file that is not there yet, or raises DiskError. Raises ParcelError when
    something cannot be written; what was written before is taken back then.
    """
    steps: list[tuple[Path, Callable[[], None]]] = [
        (path, partial(write_new, path, data)) for path, data in plan.pictures.items()
    ]
    if plan.after is not None:
        steps.append((plan.techniques_file, partial(_change, plan, write_new)))
    if plan.text is not None:
        steps.append((plan.file, partial(write_new, plan.file, plan.text)))
    done: list[Path] = []
    for path, write in steps:
        try:
            write()
        except DiskError as error:
            kept = _take_back(plan, done)
            message = _("{parcel}: nothing was imported: {file}: {error}")
            message = message.format(parcel=plan.name, file=printable(str(path)), error=error)
            raise ParcelError(message, *kept) from None
        done.append(path)


def _change(plan: ImportPlan, write_new: Write) -> None:
    assert plan.after is not None
    if _now_in(plan.techniques_file) != plan.before:
        raise DiskError(_("this was changed a moment ago: begin again"))
    if plan.before is None:
        write_new(plan.techniques_file, plan.after)
    else:
        write_atomically(plan.techniques_file, plan.after)


def _now_in(file: Path) -> bytes | None:
    try:
        return read_bounded(file, LARGEST_FILE)
    except FileMissing:
        return None


def _take_back(plan: ImportPlan, done: list[Path]) -> list[str]:
    """Undo what was done, the last first; a sentence for each file where that fails, too."""
    kept = []
    for path in reversed(done):
        try:
            if path == plan.techniques_file and plan.before is not None:
                write_atomically(path, plan.before)
            else:
                path.unlink()
        except (OSError, DiskError) as error:
            said = sentence(error) if isinstance(error, OSError) else str(error)
            told = _("{file} stays, though nothing needs it: {error}.")
            kept.append(told.format(file=printable(str(path)), error=said))
    return kept
