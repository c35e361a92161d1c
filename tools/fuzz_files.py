"""Feeds what a coverage-guided fuzzer makes up to whatever reads files from outside.

    pip install atheris
    python tools/fuzz_files.py reader --minutes 10

An exception that is none of the reader's own, more than a second of the processor's time for one
file, and a file that appears where none may be end the run; the input is kept in the folder.
"""

import argparse
import io
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["massage_timer"]):
    from massage_timer import resources
    from massage_timer.core.written import InsertStep, MoveStep, RemoveStep, SetText, SetTexts
    from massage_timer.folders import within
    from massage_timer.pictures.checked import SceneError
    from massage_timer.pictures.svg_clean import clean
    from massage_timer.pictures.svg_file import parse_svg
    from massage_timer.store.catalogue import (
        CatalogueError,
        load_catalogue,
        parse_catalogue,
        with_own,
    )
    from massage_timer.store.manuscript.drafts import draft_of
    from massage_timer.store.manuscript.outline import NotEditable
    from massage_timer.store.manuscript.rewriting import rewritten
    from massage_timer.store.problems import Problems
    from massage_timer.store.routine_files import read_routine
    from massage_timer.store.sharing.carrying_out import carry_out
    from massage_timer.store.sharing.parcel import ParcelError, parcel_of
    from massage_timer.store.sharing.planning import plan_import
    from massage_timer.store.techniques_file import read_techniques

SLOW = 1.0
"""Seconds of the processor's time, for the program as it is; traced, everything takes longer."""
TRACED = 4
"""So much longer at most."""
HEAD = 4
"""Bytes before a text that say how it is edited."""
PART = b"\n%%\n"
"""Stands between the files of a parcel that is made up; no YAML has it."""
LONGEST = 8192
"""Bytes of a file that is made up."""

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 10"><path d="M1 1h9"/></svg>'
PARCEL_TECHNIQUES = """format: 1
techniques:
  glide:
    name: Glide
    zones: [calf]
    cue: Glide up.
    instructions: [Cup the calf., Glide up.]
    hands: Both palms
    direction: up
    pace: 6
    work: 0.67
    pressure: 2
    cap: 2
"""
PARCEL_ROUTINE = """format: 1
name: Sent
about: A test.
suits: Tests
steps:
  - {technique: warmup-twists, seconds: 60}
  - {technique: glide, seconds: 180}
  - {technique: finishing-strokes, seconds: 60}
"""

_CATALOGUE = load_catalogue(resources.assets() / "techniques.yaml")


def reader(data: bytes) -> None:
    """The readers of routines and of techniques."""
    read_routine(data, "r.yaml", _CATALOGUE)
    read_techniques(data, Problems("t.yaml"), _CATALOGUE.shipped, ())
    with suppress(CatalogueError):
        parse_catalogue(data, "t.yaml")


def editor(data: bytes) -> None:
    """What can be edited is edited, and says what it should: `rewritten` looks at that itself."""
    head, text = data[:HEAD], data[HEAD:].decode("utf-8", "ignore")
    place, other, start, size = (*head, 0, 0, 0, 0)[:HEAD]
    word = text[start : start + size % 20]
    with suppress(NotEditable):
        draft_of(text, "r.yaml", _CATALOGUE)
        for edit in (
            SetText(None, "name", word),
            SetText(place % 16, "cue", word),
            SetTexts(place % 16, "instructions", (word, "Then up.")),
            InsertStep(place % 16, {"technique": "toe-bends", "seconds": "20"}),
            MoveStep(place % 16, other % 16),
            RemoveStep(other % 16, with_comments=size > 99),
        ):
            with suppress(IndexError):
                text = rewritten(text, edit)


def parcel(data: bytes) -> None:
    """The reader of what was shared, and taking it in; the zip is repaired so that more gets in."""
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        top = Path(folder)
        home = top / "home"
        places = within(home)
        catalogue = with_own(_CATALOGUE, places.techniques, None)
        for whole in (data, _mended(data)):
            with suppress(ParcelError):
                sent = parcel_of(whole, "x.massage")
                carry_out(plan_import(sent, catalogue, places, frozenset(), lambda *_: ""))
        if {path.name for path in top.iterdir()} > {"home"} or any(
            path.parent not in (home, places.routines, places.pictures)
            for path in home.rglob("*")
            if path.is_file()
        ):
            raise AssertionError("a file was written elsewhere")


def _mended(data: bytes) -> bytes:
    """The parts of the data as a zip with right sums; the fuzzer will not guess those."""
    names = ("routine.yaml", "techniques.yaml", "pictures/glide.svg", "../x", "pictures/x.png")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in zip(names, data.split(PART), strict=False):
            archive.writestr(name, part)
    return made.getvalue()


def svg(data: bytes) -> None:
    """The check of a picture, up to what Qt is given."""
    with suppress(SceneError):
        clean(parse_svg(data))


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "reader": reader, "editor": editor, "parcel": parcel, "svg": svg
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz-files"))
    options = parser.parse_args()
    corpus = options.folder / options.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(options.target)):
        (corpus / f"seed-{number}").write_bytes(data)
    target = TARGETS[options.target]

    def once(data: bytes) -> None:
        begun = time.process_time()
        target(data)
        taken = time.process_time() - begun
        if taken > SLOW * TRACED:
            raise TimeoutError(f"{taken:.1f} s for {len(data)} bytes")

    atheris.Setup(
        [
            sys.argv[0],
            f"-max_total_time={round(60 * options.minutes)}",
            f"-max_len={LONGEST}",
            f"-artifact_prefix={options.folder}/{options.target}-",
            "-timeout=20",
            "-print_final_stats=1",
            str(corpus),
        ],
        once,
    )
    atheris.Fuzz()


def seeds(target: str) -> list[bytes]:
    """Good files to begin with."""
    if target == "svg":
        return [file.read_bytes() for file in sorted((resources.assets() / "icon").glob("*.svg"))]
    if target == "parcel":
        parts = [file.encode() for file in (PARCEL_ROUTINE, PARCEL_TECHNIQUES, PICTURE)]
        return [PART.join(parts), _mended(PART.join(parts)), PART.join(parts[:1])]
    files = [*sorted(resources.routines().glob("*.yaml")), resources.assets() / "techniques.yaml"]
    head = b"\1\2\50\11" if target == "editor" else b""
    return [(head + file.read_bytes())[:LONGEST] for file in files]


if __name__ == "__main__":
    main()
