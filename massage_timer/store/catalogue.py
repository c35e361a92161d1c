"""The catalogue of techniques, the program's and the user's own; routines refer to them by id."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from massage_timer.core.language import _
from massage_timer.core.routine import Technique
from massage_timer.store.disk import DiskError, FileMissing, read_bounded
from massage_timer.store.problems import WHOLE_FILE, FileProblem, Problems, quoted, suggested
from massage_timer.store.techniques_file import Found, read_techniques
from massage_timer.store.texts import Texts, load_texts
from massage_timer.store.yaml_nodes import LARGEST_FILE


class CatalogueError(Exception):
    """The catalogue cannot be used; holds every problem and its place."""

    def __init__(self, problems: tuple[FileProblem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue(Mapping[str, Technique]):
    """Techniques by id, in the order of the files: the program's, then the user's own."""

    shipped: Mapping[str, Technique]
    own: Mapping[str, Technique] = field(default_factory=dict)
    own_file: Path | None = None
    """Where the user's own techniques are, or would be."""
    problems: tuple[FileProblem, ...] = ()
    """What is wrong with that file, by place; it is named without its folder."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Ids of own techniques with mistakes, and the place of each."""
    broken: str = ""
    """Where that file goes wrong as a whole; then there are no own techniques."""
    texts: Texts = field(default_factory=Texts)
    """The language that the program's techniques are told in, and its routines have to be."""

    def __getitem__(self, id_: str) -> Technique:
        return self.shipped[id_] if id_ in self.shipped else self.own[id_]

    def __iter__(self) -> Iterator[str]:
        yield from self.shipped
        yield from self.own

    def __len__(self) -> int:
        return len(self.shipped) + len(self.own)

    def without(self, id_: str) -> str:
        """The sentence about an id that is not here; it helps on."""
        if place := self.left_out.get(id_):
            said = _("there is no technique {technique} that can be used: see {place}")
            return said.format(technique=quoted(id_), place=place)
        plain = _("there is no technique {technique}").format(technique=quoted(id_))
        said = suggested(plain, id_, self)
        if self.broken and said == plain:
            said = _(
                "there is no technique {technique}, and your own ones cannot be read: see {place}"
            )
            return said.format(technique=quoted(id_), place=self.broken)
        return said


def load_catalogue(
    shipped: Path,
    own: Path | None = None,
    pictures: Collection[str] | None = None,
    texts: Path | None = None,
) -> Catalogue:
    """The techniques of the program's file, and those of the user's own, which need not exist.

    The user's file refuses nothing but itself: what is wrong with it stands in the catalogue.
    `pictures` are as `read_techniques` says, `texts` the file of another language. Raises
    CatalogueError for the program's own file.
    """
    try:
        data = read_bounded(shipped, LARGEST_FILE)
    except DiskError as error:
        raise CatalogueError((FileProblem(shipped.name, 0, 0, str(error)),)) from None
    catalogue = parse_catalogue(data, shipped.name, load_texts(texts))
    return catalogue if own is None else with_own(catalogue, own, pictures)


def parse_catalogue(data: bytes, source: str, texts: Texts | None = None) -> Catalogue:
    """Raises CatalogueError, also for what would only be a warning: the file is our own."""
    problems = Problems(source)
    texts = texts or Texts()
    found = read_techniques(data, problems, {}, texts=texts.techniques)
    if problems.sorted():
        raise CatalogueError(problems.sorted())
    return Catalogue(found.techniques, texts=texts)


def with_own(catalogue: Catalogue, file: Path, pictures: Collection[str] | None) -> Catalogue:
    """The program's techniques of a catalogue, and those of this file. Raises nothing."""
    problems, found = Problems(file.name), Found()
    try:
        data = read_bounded(file, LARGEST_FILE)
    except FileMissing:
        pass
    except DiskError as error:
        problems.add(WHOLE_FILE, str(error))
        found.broken = WHOLE_FILE
    else:
        found = read_techniques(data, problems, catalogue.shipped, pictures)

    return Catalogue(
        catalogue.shipped,
        found.techniques,
        file,
        problems.sorted(),
        {id_: problems.named(place) for id_, place in found.left_out.items()},
        problems.named(found.broken) if found.broken is not None else "",
        catalogue.texts,
    )
