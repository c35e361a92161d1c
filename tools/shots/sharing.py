"""The gallery's pages of sharing: what was saved, what is in a file, and why one is refused."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage
from rehearsal import Rehearsal

from massage_timer.authoring.sharing import Sharing
from massage_timer.folders import Folders

ROUTINE = """\
format: 1
name: Grandmother's evening
about: Feather strokes on the calf, between a warm-up and a quiet end.
suits: Late evenings
steps:
  - {technique: warmup-twists, seconds: 40}
  - {technique: feather, share: 2}
  - {technique: thigh-rest, share: 1}
  - {technique: finishing-strokes, seconds: 40}
"""
TECHNIQUES = """\
format: 1
techniques:
  feather:
    name: Feather strokes
    zones: [calf]
    cue: Let the fingertips glide up.
    instructions: [Lay the fingertips down., Glide up slowly.]
    hands: Both hands, fingertips only
    direction: up
    pace: 6
    work: 0.67
    pressure: 1
    cap: 1
  thigh-rest:
    name: Thigh rest
    zones: [thigh]
    cue: Let the palms glide up.
    instructions: [Lay the palms down., Glide up slowly.]
    hands: Both palms
    direction: up
    pace: 6
    work: 0.67
    pressure: 1
    cap: 2
"""
PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100">
<rect width="160" height="100" fill="#c8d8c0"/>
</svg>
"""


def sender_s_files(places: Folders) -> None:
    _write(places, TECHNIQUES)


def sharing(run: Rehearsal) -> Iterator[tuple[str, QImage]]:
    """The folders are those of whoever sends it, and become those of others on the way."""
    program, places = run.program, run.places
    with TemporaryDirectory() as folder:
        pages = Sharing(
            program.window,
            places,
            program.pictures,
            program.shelf,
            lambda name: str(Path(folder) / name),
        )

        def taking(file: Path) -> QImage:
            pages.begin(str(file))
            return run.picture()

        pages.send("evening")
        yield "share-saved", run.picture()
        sent = next(Path(folder).iterdir())
        yield "import-there-already", taking(sent)
        _write(places, TECHNIQUES.replace("slowly", "softly"))
        (places.pictures / "feather.svg").write_text(PICTURE.replace("#c8d8c0", "#d8c8c0"))
        (places.routines / "evening.yaml").write_text(ROUTINE.replace("quiet end", "finish"))
        yield "import-renamed", taking(sent)
        for file in (places.techniques, places.routines / "evening.yaml", *_pictures(places)):
            file.unlink()
        yield "import", taking(sent)
        sent.write_bytes(sent.read_bytes()[:-40])
        yield "import-refused", taking(sent)
    (places.routines / "evening.yaml").write_text(ROUTINE.replace("feather", "fether"))
    pages.send("evening")
    yield "share-refused", run.picture()


def _write(places: Folders, techniques: str) -> None:
    for folder in (places.routines, places.pictures):
        folder.mkdir(exist_ok=True)
    (places.routines / "evening.yaml").write_text(ROUTINE)
    places.techniques.write_text(techniques)
    (places.pictures / "feather.svg").write_text(PICTURE)


def _pictures(places: Folders) -> list[Path]:
    return list(places.pictures.iterdir())
