"""What `check` says of routines, techniques and pictures: each problem with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from massage_timer.core.language import N_, _, placed
from massage_timer.store.catalogue import Catalogue, with_own
from massage_timer.store.disk import DiskError, read_bounded
from massage_timer.store.library import list_routines
from massage_timer.store.picture_names import ENDINGS, picture_names
from massage_timer.store.problems import FileProblem, Problems, printable
from massage_timer.store.routine_files import load_routine
from massage_timer.store.techniques_file import holds_techniques
from massage_timer.store.yaml_nodes import LARGEST_FILE, YamlError, read_nodes

TECHNIQUES = "techniques.yaml"
PLAIN_ENDINGS = (".svg", ".png")
OTHER_ENDINGS = (".bmp", ".gif", ".jpeg", ".jpg", ".svgz", ".tif", ".tiff", ".webp")
"""Of pictures that are not shown."""
PARCEL_ENDING = ".massage"
_NO_PROBLEMS = N_("no problems")
_NO_FILE = N_("there is no such file")
_OTHER_PICTURE = N_("only SVG and PNG are shown: save it as PNG")
_NO_QT = N_("pictures cannot be checked here, for Qt is missing")
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Said:
    """Of one file or folder."""

    lines: tuple[str, ...]
    usable: bool


def check(
    paths: Sequence[Path], catalogue: Catalogue, pictures: Sequence[Path] = ()
) -> tuple[list[str], bool]:
    """A line for each problem, or that there is none; and whether every file can be used.

    A folder stands for the routines, techniques and pictures in it and in its folders `routines`
    and `pictures`. `pictures` are the folders where techniques find theirs, wherever they are.
    Places begin with the path as it was given.
    """
    said = [
        each
        for path in paths
        for each in (
            _folder(path, catalogue, pictures)
            if path.is_dir()
            else [_file(path, catalogue, pictures)]
        )
    ]
    return [line for each in said for line in each.lines], all(each.usable for each in said)


def _folder(folder: Path, catalogue: Catalogue, pictures: Sequence[Path]) -> Iterator[Said]:
    """What is in it; its own techniques are known to its routines."""
    pictures = (*pictures, folder, folder / "pictures")
    if (folder / TECHNIQUES).is_file() and not _is_for_routines(folder, catalogue):
        catalogue = with_own(catalogue, folder / TECHNIQUES, picture_names(pictures))
    nothing = True
    for inner in (folder, folder / "routines"):
        listing = list_routines(inner)
        for listed in listing.files:
            nothing = False
            yield _file(listed.path, catalogue, pictures)
        for problem in listing.problems:
            nothing = False
            yield Said((str(problem),), False)
    for inner, endings in ((folder, PLAIN_ENDINGS), (folder / "pictures", ENDINGS)):
        for file in _files(inner, (*endings, *OTHER_ENDINGS)):
            nothing = False
            yield _file(file, catalogue, pictures)
    if nothing:
        what = _("no routines, techniques or pictures in this folder")
        yield Said((placed(printable(str(folder)), what),), False)


def _files(folder: Path, endings: Sequence[str]) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in endings)


def _file(file: Path, catalogue: Catalogue, pictures: Sequence[Path]) -> Said:
    if file.suffix.lower() in (*ENDINGS, *OTHER_ENDINGS):
        return _picture(file)
    if file.suffix.lower() == PARCEL_ENDING:
        return _parcel(file, catalogue)
    if _is_of_techniques(file) and not _is_for_routines(file.parent, catalogue):
        near = (*pictures, file.parent, file.parent / "pictures")
        found = with_own(catalogue, file, picture_names(near))
        return _told(file, found.problems)
    return _told(file, load_routine(file, catalogue).problems)


def _parcel(file: Path, catalogue: Catalogue) -> Said:
    """Of a file that was made to be shared; what is in it is named behind it."""
    from massage_timer.store.sharing.contents import opened
    from massage_timer.store.sharing.parcel import ParcelError, read_parcel
    from massage_timer.terminal.sharing import check_picture

    folder = printable(str(file))[: -len(printable(file.name))]
    try:
        contents = opened(read_parcel(file), Catalogue(catalogue.shipped), check_picture)
    except ParcelError as error:
        return Said(tuple(f"{folder}{sentence}" for sentence in error.sentences), False)
    lines = tuple(f"{folder}{warning}" for warning in contents.warnings)
    return Said(lines or (placed(printable(str(file)), _(_NO_PROBLEMS)),), True)


def _is_for_routines(folder: Path, catalogue: Catalogue) -> bool:
    """Whether it is the folder of the user's own routines, where no techniques are looked for."""
    own = catalogue.own_file
    return own is not None and folder.absolute() == own.with_name("routines").absolute()


def _told(file: Path, problems: Sequence[FileProblem]) -> Said:
    source = printable(str(file))
    lines = tuple(str(replace(problem, source=source)) for problem in problems)
    usable = all(problem.warning for problem in problems)
    return Said(lines or (placed(source, _(_NO_PROBLEMS)),), usable)


def _is_of_techniques(file: Path) -> bool:
    """Whether it was meant as a file of techniques; one that cannot be read says so by its name."""
    try:
        return holds_techniques(read_nodes(read_bounded(file, LARGEST_FILE), Problems("")))
    except (DiskError, YamlError):
        return file.name == TECHNIQUES


def _picture(file: Path) -> Said:
    source, ending = printable(str(file)), file.suffix.lower()
    if not file.is_file():
        return Said((placed(source, _(_NO_FILE)),), False)
    if ending in OTHER_ENDINGS:
        return Said((placed(source, _(_OTHER_PICTURE)),), False)
    try:
        from massage_timer.terminal.picture_check import name_for, problem_of
    except ImportError:
        return Said((placed(source, _(_NO_QT)),), False)
    name = name_for(file.stem)
    if f"{name}{ending}" != file.name:
        rule = _(
            "a picture's name has letters, digits and hyphens, and its ending is small: "
            "rename it to {name}"
        ).format(name=f"{printable(name)}{ending}")
        return Said((placed(source, rule),), False)
    problem = problem_of(file)
    if problem is None:
        return Said((placed(source, _(_NO_PROBLEMS)),), True)
    place = f"{source}:{problem.line}" if problem.line else source
    # A space that French has before a colon is none to be escaped.
    sentence = _NO_BREAK.join(map(printable, problem.sentence.split(_NO_BREAK)))
    return Said((placed(place, sentence),), False)
