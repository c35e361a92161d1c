"""The shape of a chapter. Each text stands beside where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

ARTICLE = "How to massage legs, https://meridian-spa.co.uk/how-to-massage-legs/"
"""The description of a leg massage that this guide follows."""
OURS = "this guide"
"""The source of what the guide says about itself."""


class Marks(Enum):
    """What stands before each passage of a section."""

    NONE = "none"
    BULLETS = "bullets"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of text."""

    text: str
    source: str
    """Where it comes from; several are parted by a semicolon."""
    name: str = ""
    """What the text is about; it stands above the text."""
    small: str = ""
    """Small print; may be empty."""


@dataclass(frozen=True, slots=True)
class Section:
    """Passages under a title of their own, which is empty where the chapter's is enough."""

    title: str
    passages: tuple[Passage, ...]
    marks: Marks = Marks.NONE


@dataclass(frozen=True, slots=True)
class Still:
    """A picture that does not move, by its name in assets/pictures."""

    name: str
    caption: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the guide."""

    id: str
    title: str
    sections: tuple[Section, ...]
    stills: tuple[Still, ...] = ()

    @property
    def passages(self) -> Iterator[Passage]:
        return (passage for section in self.sections for passage in section.passages)

    @property
    def sources(self) -> tuple[str, ...]:
        """What its texts come from beside the guide itself, each once, in their order."""
        each = (source for passage in self.passages for source in passage.source.split("; "))
        return tuple(dict.fromkeys(source for source in each if source != OURS))
