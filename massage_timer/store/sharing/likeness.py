"""Whether two techniques are the same but for their names, with their pictures and stand-ins."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

from massage_timer.core.routine import Technique
from massage_timer.store.disk import DiskError, read_bounded
from massage_timer.store.picture_names import ENDINGS, picture_files
from massage_timer.store.sharing.parcel import LARGEST_PICTURE

Picture = tuple[str, bytes | str] | None
"""Ending and content of a picture's file; "" and its name for the program's own; None for none."""
Likeness = tuple[object, ...]


class Pictures:
    """The pictures of one place, beside the program's."""

    def __init__(self, shipped: Collection[str], files: Mapping[str, tuple[str, bytes]]) -> None:
        """`files` by names, with the ending and the bytes of each."""
        self._shipped = shipped
        self._files = files

    def __call__(self, name: str) -> Picture:
        if name in self._files:
            return self._files[name]
        return ("", name) if name in self._shipped else None


class OwnPictures(Pictures):
    """Those of the user's folder, read when asked for; the program's go before them."""

    def __init__(self, shipped: Collection[str], folder: Path) -> None:
        super().__init__(shipped, {})
        self.files: dict[str, Path] = {}
        """By name: the first of those that have it, as the window finds them."""
        for file in sorted(picture_files(folder), key=lambda file: ENDINGS.index(file.suffix)):
            self.files.setdefault(file.stem, file)
        self._folded = {name.casefold() for name in (*self.files, *shipped)}

    def __call__(self, name: str) -> Picture:
        file = self.files.get(name)
        if name in self._shipped or file is None:
            return super().__call__(name)
        try:
            return file.suffix, read_bounded(file, max(LARGEST_PICTURE.values()))
        except DiskError:
            return file.suffix, str(file)

    def takes(self, name: str) -> bool:
        """Whether a picture is called so here, on a disk that may not tell capitals apart."""
        return name.casefold() in self._folded


def likeness(technique: Technique, pictures: Callable[[str], Picture]) -> Likeness:
    """Equal for techniques that say and show the same, whatever they and their pictures are
    called."""
    others = (technique.when_softened, technique.when_ticklish, technique.to_mid_thigh)
    alone = replace(
        technique, id="", picture="", when_softened=None, when_ticklish=None, to_mid_thigh=None
    )
    picture = pictures(technique.picture or technique.id)
    return (alone, picture, *(other and likeness(other, pictures) for other in others))
