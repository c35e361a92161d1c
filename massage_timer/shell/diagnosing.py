"""What the program stands on and finds here, for a person and for a report of an error.

It looks and changes nothing; what it says has no names, no texts and no places of the user's own.
"""

import argparse
import json
import os
import platform
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from massage_timer import __version__, folders, resources
from massage_timer.arguments import DONE, FILE_HAS_PROBLEMS
from massage_timer.core.language import N_, _, ngettext, number
from massage_timer.store.disk import DiskError, FileMissing, read_bounded
from massage_timer.store.problems import printable

if TYPE_CHECKING:
    from massage_timer.folders import Folders

MB = 1_000_000
LARGEST_SETTINGS = MB
"""Bytes that are looked at."""
_FOLDERS = {
    (True, True): N_("{folder}, there, can be written, {count} MB free"),
    (True, False): N_("{folder}, there, cannot be written, {count} MB free"),
    (False, True): N_("{folder}, not there yet, can be written, {count} MB free"),
    (False, False): N_("{folder}, not there yet, cannot be written, {count} MB free"),
}
"""By whether it is there, and whether it can be written."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    name: str
    words: str
    fine: bool = True
    """False where somebody should do something about it."""

    def __str__(self) -> str:
        words = _("{name}: {words}").format(name=self.name, words=self.words)
        return f"  {words}"


def diagnose(arguments: argparse.Namespace) -> int:
    """Print all of it; `FILE_HAS_PROBLEMS` where a check found a fault."""
    places = folders.of_this_user()
    parts = (
        (_("Versions"), versions()),
        (_("Folders"), found_folders(places)),
        (_("Checks"), checks(places)),
        (_("Screen and devices"), screen_and_devices()),
    )
    fine = True
    for title, lines in parts:
        print(title)
        for line in lines:
            fine = fine and line.fine
            print(line, flush=True)  # Qt may end the program on the way
    return DONE if fine else FILE_HAS_PROBLEMS


def versions() -> Iterator[Line]:
    import yaml

    yield Line("Leg Massage Timer", __version__)
    yield Line("Python", platform.python_version())
    try:
        from PySide6 import QtCore
        from PySide6 import __version__ as binding
    except ImportError as error:
        from massage_timer.devices.display import qt_missing

        yield Line("Qt", qt_missing(error), fine=False)
    else:
        yield Line("Qt", QtCore.qVersion() or _("unknown"))
        yield Line("PySide6", binding)
    yield Line("PyYAML", yaml.__version__)
    yield Line("SQLite", sqlite3.sqlite_version)
    yield Line(_("System"), f"{platform.system()} {platform.release()} {platform.machine()}")
    names = ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE")
    desktop = [os.environ[name] for name in names if os.environ.get(name)]
    yield Line(_("Desktop"), printable(", ".join(desktop)) or _("none that says its name"))


# Folders


def found_folders(places: "Folders") -> Iterator[Line]:
    named = (
        (_("Routines"), places.routines),
        (_("Pictures"), places.pictures),
        (_("Settings"), places.settings.parent),
        (_("Diary"), places.diary.parent),
        (_("State"), places.state),
        (_("Log"), places.log),
    )
    for name, folder in named:
        yield _folder(name, folder)


def _folder(name: str, folder: Path) -> Line:
    """How a folder stands; one that is missing is made when it is needed, if it can be."""
    try:
        above = next(each for each in (folder, *folder.parents) if each.exists())
        writable = above.is_dir() and os.access(above, os.W_OK | os.X_OK)
        free = shutil.disk_usage(above).free
    except (OSError, StopIteration):
        words = _("{folder}, cannot be looked at").format(folder=shown(folder))
        return Line(name, words, fine=False)
    words = _FOLDERS[above == folder, writable]
    told = _(words).format(folder=shown(folder), count=number(free // MB))
    return Line(name, told, fine=writable)


def shown(path: Path) -> str:
    """A path from the home on; of one elsewhere no more than its end."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 unlike Path.home() it never raises
    if home != home.parent and path.is_relative_to(home):
        return f"~/{path.relative_to(home).as_posix()}"
    return f"…/{path.name}"


# Checks


def checks(places: "Folders") -> Iterator[Line]:
    yield _settings(places.settings)
    yield from _routines(places)
    yield _diary(places.diary)
    kept = places.checkpoint.is_file()
    there = _("there: a session goes on, or broke off")
    yield Line(_("Session kept"), there if kept else _("none"))
    yield from _log(places.log)


def _settings(file: Path) -> Line:
    try:
        content = json.loads(read_bounded(file, LARGEST_SETTINGS))
    except FileMissing:
        return Line(_("Settings"), _("none yet"))
    except DiskError as error:
        return Line(_("Settings"), str(error), fine=False)
    except (ValueError, RecursionError):
        return Line(_("Settings"), _("damaged; the next start moves them aside"), fine=False)
    if not isinstance(content, dict):
        return Line(_("Settings"), _("damaged; the next start moves them aside"), fine=False)
    return Line(_("Settings"), _("can be read"))


def _routines(places: "Folders") -> Iterator[Line]:
    from massage_timer.store.catalogue import CatalogueError, load_catalogue
    from massage_timer.store.library import list_routines, read_entries
    from massage_timer.store.picture_names import picture_names

    assets = resources.assets()
    listing = list_routines(resources.routines(), places.routines)
    pictures = picture_names((assets / "pictures", places.pictures))
    try:
        catalogue = load_catalogue(assets / "techniques.yaml", places.techniques, pictures)
    except CatalogueError:
        words = _("the program's own are damaged: install it again")
        yield Line(_("Techniques"), words, fine=False)
        return
    wrong = len(catalogue.problems)
    yield Line(_("Techniques"), _problems(len(catalogue), wrong), fine=not wrong)
    counts = Counter(
        (entry.own, entry.routine is not None) for entry in read_entries(listing.files, catalogue)
    )
    for name, own in ((_("Routines of the program"), False), (_("Routines of your own"), True)):
        good, bad = counts[own, True], counts[own, False]
        words = (
            _("{good} good, {bad} with problems; massage-timer check tells them")
            if own and bad
            else _("{good} good, {bad} with problems")
        )
        yield Line(name, words.format(good=number(good), bad=number(bad)), fine=not bad)
    if listing.problems:
        yield Line(_("Folder of your routines"), _("cannot be looked into"), fine=False)


def _problems(techniques: int, count: int) -> str:
    if not count:
        return _("{techniques}, no problems").format(techniques=number(techniques))
    words = ngettext("{techniques}, {count} problem", "{techniques}, {count} problems", count)
    return words.format(techniques=number(techniques), count=number(count))


def _diary(file: Path) -> Line:
    from massage_timer.store.diary_schema import NewerVersion, NoDiary, version_of

    if not file.exists():
        return Line(_("Diary"), _("none yet"))
    try:
        # Where nobody has it open nothing shall appear beside it, as SQLite else would have it.
        how = "mode=ro" if file.with_name(f"{file.name}-wal").exists() else "immutable=1"
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True, timeout=1)
        try:
            version = version_of(connection)
            query = "SELECT count(*) FROM session"
            rows = connection.execute(query).fetchone()[0] if version else 0
        finally:
            connection.close()
    except NewerVersion:
        return Line(_("Diary"), _("a newer version of the program wrote it"), fine=False)
    except NoDiary:
        return Line(_("Diary"), _("the file is none"), fine=False)
    except (sqlite3.Error, OSError):
        return Line(_("Diary"), _("cannot be opened"), fine=False)
    words = ngettext(
        "opens, {count} row, form {version}", "opens, {count} rows, form {version}", rows
    )
    return Line(_("Diary"), words.format(count=number(rows), version=number(version)))


def _log(folder: Path) -> Iterator[Line]:
    from massage_timer.unforeseen.journal import log_in

    log = log_in(folder)
    size = log.size
    words = _("{file}, {count} kB").format(file=shown(log.path), count=number(size // 1000))
    yield Line(_("Log"), words if size else _("empty"))


# What Qt has to say


def screen_and_devices() -> Iterator[Line]:
    from massage_timer.devices.display import has_screen, x_library_problem

    has = has_screen(os.environ, sys.platform)
    problem = x_library_problem(os.environ, sys.platform) if has else ""
    if problem:
        yield Line(_("Screen"), problem, fine=False)
    try:
        from massage_timer.shell.found_devices import found_devices
    except ImportError:
        yield Line(_("Devices"), _("not looked at: there is no Qt that can be loaded"), fine=False)
        return
    for name, words in found_devices(screen=has and not problem):
        yield Line(name, words)
