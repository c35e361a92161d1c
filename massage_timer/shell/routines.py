"""What is told and printed of routines: list, plan, card, and what is wrong with files."""

import argparse
import os
import sys
from pathlib import Path

from massage_timer.arguments import DONE, FILE_HAS_PROBLEMS, Mistake, wishes
from massage_timer.core.language import _
from massage_timer.shell.finding import catalogue, find, listing, options_for, settings_now


def _list(arguments: argparse.Namespace) -> int:
    from massage_timer.store.library import read_entries
    from massage_timer.terminal.reports import list_json, list_text

    found = listing()
    entries = list(read_entries(found.files, catalogue()))
    for line in [list_json(entries)] if arguments.json else list_text(entries):
        print(line)
    for problem in found.problems:
        raise Mistake(str(problem), FILE_HAS_PROBLEMS)
    return DONE


def _plan(arguments: argparse.Namespace) -> int:
    from massage_timer.core.adapt import NothingLeft, adapt
    from massage_timer.terminal.paper import size_of
    from massage_timer.terminal.reports import plan_json, plan_text

    routine = find(arguments.routine).routine
    try:
        routine = adapt(routine, wishes(arguments))
    except NothingLeft:
        words = _("nothing of '{name}' stays below that height: allow more with --height")
        raise Mistake(words.format(name=routine.name)) from None
    options = options_for(settings_now(), arguments.first)
    if arguments.json:
        print(plan_json(routine, options))
    else:
        columns = size_of(sys.stdout)[0] if sys.stdout.isatty() else 80
        for line in plan_text(routine, options, columns):
            print(line)
    return DONE


def _card(arguments: argparse.Namespace) -> int:
    from massage_timer.core.language import placed
    from massage_timer.devices.display import qt_missing
    from massage_timer.loading import loading
    from massage_timer.store.disk import DiskError
    from massage_timer.store.problems import printable

    routine = find(arguments.routine).routine
    path = Path(arguments.output if arguments.output is not None else f"{routine.id}.pdf")
    if path.is_dir():
        words = _("{path} is a folder: name a file in it")
        raise Mistake(words.format(path=printable(str(path))))
    if path.exists() and not arguments.force:
        words = _("{path} is there already: choose another name, or --force")
        raise Mistake(words.format(path=printable(str(path))))
    try:
        with loading():
            from massage_timer.authoring.card_file import write_card
    except ImportError as error:
        raise Mistake(qt_missing(error)) from error
    try:
        write_card(routine, path, arguments.paper, settings_now(), os.environ)
    except DiskError as error:
        raise Mistake(placed(printable(str(path)), str(error)), FILE_HAS_PROBLEMS) from None
    print(path)
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    from massage_timer import folders, resources
    from massage_timer.terminal.checking import check

    own = folders.of_this_user()
    paths = [Path(name) for name in arguments.files] or [own.routines.parent]
    if not arguments.files and not paths[0].is_dir():
        print(_("{folder}: there is nothing of your own yet").format(folder=paths[0]))
        return DONE
    pictures = (resources.assets() / "pictures", own.pictures)
    lines, usable = check(paths, catalogue(), pictures)
    for line in lines:
        print(line)
    return DONE if usable else FILE_HAS_PROBLEMS


OBEY = {"list": _list, "plan": _plan, "card": _card, "check": _check}
