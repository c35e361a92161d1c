"""Sends routines and takes in what others have sent."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from massage_timer.arguments import DONE, FILE_HAS_PROBLEMS, Mistake
from massage_timer.core.language import _
from massage_timer.shell.finding import catalogue, find

if TYPE_CHECKING:
    from massage_timer.folders import Folders
    from massage_timer.store.catalogue import Catalogue
    from massage_timer.store.sharing.contents import CheckPicture


def _export(arguments: argparse.Namespace) -> int:
    from massage_timer.store.problems import printable
    from massage_timer.store.sharing.gathering import gathered, save
    from massage_timer.store.sharing.parcel import ParcelError
    from massage_timer.terminal.sharing import sent

    found = find(arguments.routine)
    try:
        packed = gathered(found.file, *_sharing())
        file = Path(arguments.output or packed.name)
        if file.exists() and not arguments.force:
            words = _("{file} is there already: add --force to write over it")
            raise Mistake(words.format(file=printable(str(file))))
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
        raise Mistake(_("nobody can be asked here: add --yes to import without a question"))
    for name in arguments.files:
        try:
            plan = plan_import(read_parcel(Path(name)), *_sharing())
            for line in (*plan.sentences, *plan.warnings):
                print(line)
            if plan.writes_nothing:
                continue
            if not arguments.yes and not says_yes(input(_(ASKED))):
                print(_("Nothing was imported."))
                continue
            carry_out(plan)
        except ParcelError as error:
            raise Mistake(error.in_short, FILE_HAS_PROBLEMS) from None
        print(_("Imported: {name}.").format(name=plan.routine.name))
    return DONE


def _sharing() -> "tuple[Catalogue, Folders, frozenset[str], CheckPicture]":
    """What sharing must know of this machine, and how it tries pictures."""
    from massage_timer import folders, resources
    from massage_timer.store.picture_names import picture_names
    from massage_timer.terminal.sharing import check_picture

    shipped = picture_names([resources.assets() / "pictures"])
    return catalogue(), folders.of_this_user(), shipped, check_picture


OBEY = {"export": _export, "import": _import}
