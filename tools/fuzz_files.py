"""Feeds what a coverage-guided fuzzer makes up to whatever reads files from outside.

    pip install atheris
    python tools/fuzz_files.py reader --minutes 10

An exception that is none of the reader's own, more than a second of the processor's time for one
file, and a file that appears where none may be end the run; the input is kept in the folder.
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["massage_timer"]):
    from massage_timer import resources
    from massage_timer.core.written import InsertStep, MoveStep, RemoveStep, SetText, SetTexts
    from massage_timer.pictures.checked import SceneError
    from massage_timer.pictures.svg_clean import clean
    from massage_timer.pictures.svg_file import parse_svg
    from massage_timer.store.catalogue import CatalogueError, load_catalogue, parse_catalogue
    from massage_timer.store.manuscript.drafts import draft_of
    from massage_timer.store.manuscript.outline import NotEditable
    from massage_timer.store.manuscript.rewriting import rewritten
    from massage_timer.store.routine_files import read_routine

SLOW = 1.0
"""Seconds of the processor's time, for the program as it is; traced, everything takes longer."""
TRACED = 4
"""So much longer at most."""
HEAD = 4
"""Bytes before a text that say how it is edited."""
LONGEST = 8192
"""Bytes of a file that is made up."""

_CATALOGUE = load_catalogue(resources.assets() / "techniques.yaml")


def reader(data: bytes) -> None:
    """The readers of routines and of techniques."""
    read_routine(data, "r.yaml", _CATALOGUE)
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


def svg(data: bytes) -> None:
    """The check of a picture, up to what Qt is given."""
    with suppress(SceneError):
        clean(parse_svg(data))


TARGETS: Mapping[str, Callable[[bytes], None]] = {"reader": reader, "editor": editor, "svg": svg}


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
    files = [*sorted(resources.routines().glob("*.yaml")), resources.assets() / "techniques.yaml"]
    head = b"\1\2\50\11" if target == "editor" else b""
    return [(head + file.read_bytes())[:LONGEST] for file in files]


if __name__ == "__main__":
    main()
