"""What the commands share: routines by their names, the catalogue, the settings."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from massage_timer.arguments import FILE_HAS_PROBLEMS, PROGRAM, WRONG_USE, Mistake
from massage_timer.core.language import _

if TYPE_CHECKING:
    from massage_timer.core.routine import Routine, Side
    from massage_timer.core.timeline import Options
    from massage_timer.store.catalogue import Catalogue
    from massage_timer.store.library import Listing
    from massage_timer.store.settings import Settings


@dataclass(frozen=True, slots=True)
class Found:
    """A routine that can be used, and the word by which the window finds it again."""

    routine: "Routine"
    word: str
    file: Path


def find(word: str) -> Found:
    """The routine that a word names. Raises Mistake, also when the file has problems."""
    from massage_timer.store.library import RoutineNotFound, find_routine
    from massage_timer.terminal.reports import broken

    files = listing().files
    by_id = any(file.id == word for file in files)
    path = Path(word).absolute()
    try:
        if by_id or not path.is_file():
            entry = find_routine(word, files, catalogue())
        else:
            entry = find_routine(str(path), files, catalogue())
    except RoutineNotFound as error:
        longer = [file.id for file in files if word and file.id.startswith(word)]
        if not longer:
            raise Mistake(str(error)) from None
        meant = _("there is no routine '{word}': did you mean '{other}'?")
        raise Mistake(meant.format(word=word, other=longer[0])) from None
    if entry.routine is None:
        is_file = by_id or path.is_file()
        raise Mistake(broken(entry), FILE_HAS_PROBLEMS if is_file else WRONG_USE)
    return Found(entry.routine, word if by_id else str(path), entry.path)


def listing() -> "Listing":
    from massage_timer import folders, resources
    from massage_timer.store.library import list_routines

    return list_routines(resources.routines(), folders.of_this_user().routines)


def catalogue() -> "Catalogue":
    from massage_timer import folders, resources
    from massage_timer.core.language import spoken_language
    from massage_timer.store.catalogue import CatalogueError, load_catalogue
    from massage_timer.store.picture_names import picture_names

    own, shipped = folders.of_this_user(), resources.assets()
    pictures = picture_names((shipped / "pictures", own.pictures))
    try:
        texts = resources.texts(spoken_language().code)
        return load_catalogue(shipped / "techniques.yaml", own.techniques, pictures, texts)
    except CatalogueError as error:
        words = _("the program's own {problem} (install it again)")
        raise Mistake(words.format(problem=error.problems[0]), FILE_HAS_PROBLEMS) from None


def usable() -> "Sequence[Routine]":
    """Every routine without mistakes."""
    from massage_timer.store.library import read_entries

    entries = read_entries(listing().files, catalogue())
    return [entry.routine for entry in entries if entry.routine is not None]


def settings_now() -> "Settings":
    """As the window keeps them; what is wrong with them is said."""
    from massage_timer import folders
    from massage_timer.store.settings_file import SettingsFile

    settings, problems = SettingsFile(folders.of_this_user().settings).load()
    for problem in problems:
        print(f"{PROGRAM}: {problem}", file=sys.stderr)
    return settings


def options_for(settings: "Settings", first: str | None, speed: float = 1) -> "Options":
    """How a session in the terminal is laid out."""
    from massage_timer.store.settings import options_of

    usual = options_of(settings, side_of(first) or settings.first_side)
    return replace(usual, speed=speed, strokes=False)


def side_of(word: str | None) -> "Side | None":
    from massage_timer.core.routine import Side

    return None if word is None else Side(word)


def keep(**changed: Any) -> None:
    from massage_timer import folders
    from massage_timer.store.settings_file import SettingsFile

    # Read again: the window may have written them while the recipient was asked.
    file = SettingsFile(folders.of_this_user().settings)
    settings, _problems = file.load()
    if problem := file.save(replace(settings, **changed)):
        print(f"{PROGRAM}: {problem}", file=sys.stderr)
