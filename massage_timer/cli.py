"""The commands. Whatever a command does not need is not imported for it, Qt least of all."""

import argparse
import contextlib
import io
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from massage_timer.arguments import (
    BROKEN_OFF,
    DONE,
    FILE_HAS_PROBLEMS,
    PROGRAM,
    WRONG_USE,
    Mistake,
    parse,
    wishes,
)

if TYPE_CHECKING:
    from massage_timer.core.adapt import Comfort
    from massage_timer.core.routine import Routine, Side
    from massage_timer.core.timeline import Options
    from massage_timer.folders import Folders
    from massage_timer.store.catalogue import Catalogue
    from massage_timer.store.library import Listing
    from massage_timer.store.settings import Settings
    from massage_timer.store.sharing.contents import CheckPicture


def main(argv: list[str] | None = None) -> int:
    """Run one command; `argv` is without the program's name. Returns the exit code."""
    if sys.stdout is None:  # closed by whoever started the program
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without some letter gets a ? for it
    try:
        code = _obey(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
        return code
    except Mistake as mistake:
        print(mistake, file=sys.stderr)
        return mistake.code
    except (KeyboardInterrupt, EOFError, BrokenPipeError):
        _drop_output()
        return BROKEN_OFF
    except OSError as error:
        from massage_timer.store.disk import sentence
        from massage_timer.store.problems import printable

        _drop_output()
        what = printable(str(error.filename or "the output"))
        print(f"{PROGRAM}: {what}: {sentence(error)}", file=sys.stderr)
        return FILE_HAS_PROBLEMS


def _obey(argv: list[str]) -> int:
    try:
        arguments = parse(argv)
        return _OBEY[arguments.command](arguments)
    except SystemExit as end:  # from --help and --version, and when told to end
        return end.code if isinstance(end.code, int) else DONE


def _open_window(arguments: argparse.Namespace) -> int:
    from massage_timer.devices.display import (
        has_screen,
        no_screen,
        qt_missing,
        qt_problem,
        x_library_problem,
    )
    from massage_timer.loading import loading

    word: str | None = arguments.routine
    found = None if word is None else _find(word)
    if not has_screen(os.environ, sys.platform):
        raise Mistake(no_screen(word, arguments.command or "run"), named=False)
    if problem := x_library_problem(os.environ, sys.platform):
        raise Mistake(problem)
    try:
        import PySide6

        if problem := qt_problem(PySide6.__version__, sys.version_info[:2]):
            raise Mistake(problem)
        with loading():
            from massage_timer.app import run_window
    except ImportError as error:
        raise Mistake(qt_missing(error)) from error
    # Qt's loop would let Ctrl+C wait for the next line of Python and then print a traceback there.
    former = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return run_window(
            routine=found.word if found else None,
            files=arguments.files,
            speed=arguments.speed,
            first=_side(arguments.first),
            rehearse=arguments.command == "rehearse",
        )
    finally:
        signal.signal(signal.SIGINT, former)


def _run(arguments: argparse.Namespace) -> int:
    if not arguments.terminal:
        return _open_window(arguments)
    from massage_timer.core.adapt import Comfort
    from massage_timer.terminal.run import NO_KEYBOARD, Sitting, can_ask, run_session

    routine = _find(arguments.routine).routine
    if not can_ask(sys.stdin):
        raise Mistake(NO_KEYBOARD)
    settings = _settings()
    options = _options(settings, arguments.first, arguments.speed)
    sitting = Sitting(
        routine=routine,
        others=_usable,
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
    )
    run_session(sitting, sys.stdout, os.environ)
    return DONE


def _rehearse(arguments: argparse.Namespace) -> int:
    if not arguments.terminal:
        return _open_window(arguments)
    from massage_timer.terminal.rehearse import run_rehearsal

    routine = _find(arguments.routine).routine
    first = _side(arguments.first) or _settings().first_side
    run_rehearsal(routine, first, sys.stdin, sys.stdout, os.environ)
    return DONE


def _list(arguments: argparse.Namespace) -> int:
    from massage_timer.store.library import read_entries
    from massage_timer.terminal.reports import list_json, list_text

    listing = _listing()
    entries = list(read_entries(listing.files, _catalogue()))
    for line in [list_json(entries)] if arguments.json else list_text(entries):
        print(line)
    for problem in listing.problems:
        raise Mistake(str(problem), FILE_HAS_PROBLEMS)
    return DONE


def _plan(arguments: argparse.Namespace) -> int:
    from massage_timer.core.adapt import NothingLeft, adapt
    from massage_timer.terminal.paper import size_of
    from massage_timer.terminal.reports import plan_json, plan_text

    routine = _find(arguments.routine).routine
    try:
        routine = adapt(routine, wishes(arguments))
    except NothingLeft:
        raise Mistake(
            f"nothing of {routine.name!r} stays below that height: allow more with --height"
        ) from None
    options = _options(_settings(), arguments.first)
    if arguments.json:
        print(plan_json(routine, options))
    else:
        columns = size_of(sys.stdout)[0] if sys.stdout.isatty() else 80
        for line in plan_text(routine, options, columns):
            print(line)
    return DONE


def _card(arguments: argparse.Namespace) -> int:
    from massage_timer.devices.display import qt_missing
    from massage_timer.loading import loading
    from massage_timer.store.disk import DiskError
    from massage_timer.store.problems import printable

    routine = _find(arguments.routine).routine
    path = Path(arguments.output if arguments.output is not None else f"{routine.id}.pdf")
    if path.is_dir():
        raise Mistake(f"{printable(str(path))} is a folder: name a file in it")
    if path.exists() and not arguments.force:
        raise Mistake(f"{printable(str(path))} is there already: choose another name, or --force")
    try:
        with loading():
            from massage_timer.card_file import write_card
    except ImportError as error:
        raise Mistake(qt_missing(error)) from error
    try:
        write_card(routine, path, arguments.paper, _settings(), os.environ)
    except DiskError as error:
        raise Mistake(f"{printable(str(path))}: {error}", FILE_HAS_PROBLEMS) from None
    print(path)
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    from massage_timer import folders, resources
    from massage_timer.terminal.checking import check

    own = folders.of_this_user()
    paths = [Path(name) for name in arguments.files] or [own.routines.parent]
    if not arguments.files and not paths[0].is_dir():
        print(f"{paths[0]}: there is nothing of your own yet")
        return DONE
    pictures = (resources.assets() / "pictures", own.pictures)
    lines, usable = check(paths, _catalogue(), pictures)
    for line in lines:
        print(line)
    return DONE if usable else FILE_HAS_PROBLEMS


def _export(arguments: argparse.Namespace) -> int:
    from massage_timer.store.problems import printable
    from massage_timer.store.sharing.gathering import gathered, save
    from massage_timer.store.sharing.parcel import ParcelError
    from massage_timer.terminal.sharing import sent

    found = _find(arguments.routine)
    try:
        packed = gathered(found.file, *_sharing())
        file = Path(arguments.output or packed.name)
        if file.exists() and not arguments.force:
            raise Mistake(f"{printable(str(file))} is there already: add --force to write over it")
        save(packed, file, over=arguments.force)
    except ParcelError as error:
        raise Mistake(error.in_short, FILE_HAS_PROBLEMS) from None
    for line in sent(packed, file):
        print(line)
    return DONE


def _import(arguments: argparse.Namespace) -> int:
    from massage_timer.store.sharing.carrying_out import carry_out
    from massage_timer.store.sharing.parcel import ParcelError, read_parcel
    from massage_timer.store.sharing.planning import plan_import
    from massage_timer.terminal.sharing import ASKED, says_yes

    if not arguments.yes and (sys.stdin is None or not sys.stdin.isatty()):
        raise Mistake("nobody can be asked here: add --yes to import without a question")
    for name in arguments.files:
        try:
            plan = plan_import(read_parcel(Path(name)), *_sharing())
            for line in (*plan.sentences, *plan.warnings):
                print(line)
            if plan.writes_nothing:
                continue
            if not arguments.yes and not says_yes(input(ASKED)):
                print("Nothing was imported.")
                continue
            carry_out(plan)
        except ParcelError as error:
            raise Mistake(error.in_short, FILE_HAS_PROBLEMS) from None
        print(f"Imported: {plan.routine.name}.")
    return DONE


_OBEY: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "": _open_window,
    "run": _run,
    "rehearse": _rehearse,
    "list": _list,
    "plan": _plan,
    "card": _card,
    "check": _check,
    "export": _export,
    "import": _import,
}


# What they share


@dataclass(frozen=True, slots=True)
class _Found:
    """A routine that can be used, and the word by which the window finds it again."""

    routine: "Routine"
    word: str
    file: Path


def _find(word: str) -> _Found:
    """The routine that a word names. Raises Mistake, also when the file has problems."""
    from massage_timer.store.library import RoutineNotFound, find_routine
    from massage_timer.terminal.reports import broken

    files = _listing().files
    by_id = any(file.id == word for file in files)
    path = Path(word).absolute()
    try:
        if by_id or not path.is_file():
            entry = find_routine(word, files, _catalogue())
        else:
            entry = find_routine(str(path), files, _catalogue())
    except RoutineNotFound as error:
        longer = [file.id for file in files if word and file.id.startswith(word)]
        meant = f"there is no routine '{word}': did you mean '{longer[0]}'?" if longer else ""
        raise Mistake(meant or str(error)) from None
    if entry.routine is None:
        is_file = by_id or path.is_file()
        raise Mistake(broken(entry), FILE_HAS_PROBLEMS if is_file else WRONG_USE)
    return _Found(entry.routine, word if by_id else str(path), entry.path)


def _listing() -> "Listing":
    from massage_timer import folders, resources
    from massage_timer.store.library import list_routines

    return list_routines(resources.routines(), folders.of_this_user().routines)


def _catalogue() -> "Catalogue":
    from massage_timer import folders, resources
    from massage_timer.store.catalogue import CatalogueError, load_catalogue
    from massage_timer.store.picture_names import picture_names

    own, shipped = folders.of_this_user(), resources.assets()
    pictures = picture_names((shipped / "pictures", own.pictures))
    try:
        return load_catalogue(shipped / "techniques.yaml", own.techniques, pictures)
    except CatalogueError as error:
        raise Mistake(
            f"the program's own {error.problems[0]} (install it again)", FILE_HAS_PROBLEMS
        ) from None


def _sharing() -> "tuple[Catalogue, Folders, frozenset[str], CheckPicture]":
    """What sharing must know of this machine, and how it tries pictures."""
    from massage_timer import folders, resources
    from massage_timer.store.picture_names import picture_names
    from massage_timer.terminal.sharing import check_picture

    shipped = picture_names([resources.assets() / "pictures"])
    return _catalogue(), folders.of_this_user(), shipped, check_picture


def _usable() -> "Sequence[Routine]":
    """Every routine without mistakes."""
    from massage_timer.store.library import read_entries

    entries = read_entries(_listing().files, _catalogue())
    return [entry.routine for entry in entries if entry.routine is not None]


def _settings() -> "Settings":
    """As the window keeps them; what is wrong with them is said."""
    from massage_timer import folders
    from massage_timer.store.settings_file import SettingsFile

    settings, problems = SettingsFile(folders.of_this_user().settings).load()
    for problem in problems:
        print(f"{PROGRAM}: {problem}", file=sys.stderr)
    return settings


def _keep_comfort(comfort: "Comfort") -> None:
    """What is the same the next time; sore zones and heavy legs are asked anew."""
    _keep(
        first_side=comfort.first,
        height=comfort.height,
        pressure=comfort.pressure,
        ticklish=comfort.ticklish,
    )


def _keep_as_read() -> None:
    _keep(disclaimer_read=True)


def _keep(**changed: Any) -> None:
    from massage_timer import folders
    from massage_timer.store.settings_file import SettingsFile

    # Read again: the window may have written them while the recipient was asked.
    file = SettingsFile(folders.of_this_user().settings)
    settings, _ = file.load()
    if problem := file.save(replace(settings, **changed)):
        print(f"{PROGRAM}: {problem}", file=sys.stderr)


def _options(settings: "Settings", first: str | None, speed: float = 1) -> "Options":
    """How a session in the terminal is laid out."""
    from massage_timer.store.settings import options_of

    usual = options_of(settings, _side(first) or settings.first_side)
    # A clock that is made to run faster must not look like one that was asleep.
    return replace(usual, stall_limit=round(usual.stall_limit * speed), strokes=False)


def _side(word: str | None) -> "Side | None":
    from massage_timer.core.routine import Side

    return None if word is None else Side(word)


def _drop_output() -> None:
    """Nobody reads any more: what is left must not raise once again when Python ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
