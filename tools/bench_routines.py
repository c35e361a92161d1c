"""Routines for the benchmark: those that ship, copies of them, and one of a single technique."""

import json
import re
from pathlib import Path

from massage_timer import resources
from massage_timer.core.routine import Routine
from massage_timer.store.catalogue import load_catalogue
from massage_timer.store.routine_files import load_routine

ROUTINES = Path(__file__).resolve().parent.parent / "routines"

STEP = """  - technique: {technique}
    part: main
    share: 1"""
ALONE = """format: 1
name: {technique}
about: One technique, for the benchmark.
suits: Measuring
pose: straight
steps:
  - technique: warmup-twists
    seconds: 12
{steps}
  - technique: finishing-strokes
    seconds: 12
"""


def shipped_routines() -> dict[str, Routine]:
    """The shipped routines by id."""
    catalogue = load_catalogue(resources.assets() / "techniques.yaml")
    readings = [load_routine(path, catalogue) for path in sorted(ROUTINES.glob("*.yaml"))]
    return {reading.routine.id: reading.routine for reading in readings if reading.routine}


def many_routines(folder: Path, count: int) -> list[Path]:
    """Copies of the shipped routines, each with a file name and a name of its own."""
    folder.mkdir(parents=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROUTINES.glob("*.yaml"))]
    paths = []
    for number in range(count):
        text = texts[number % len(texts)]
        path = folder / f"own-{number:05}.yaml"
        path.write_text(re.sub(r"(?m)^name: .*$", f"name: Own {number}", text), encoding="utf-8")
        paths.append(path)
    return paths


def remember_used(settings: Path, ids: list[str]) -> None:
    """Let the program take these for the routines that were used last."""
    content = json.loads(settings.read_text(encoding="utf-8"))
    settings.write_text(json.dumps(content | {"recent": ids}), encoding="utf-8")


def routine_of(folder: Path, technique: str) -> str:
    """Writes a routine of a warm-up, three long steps of one technique and a finish; its id."""
    folder.mkdir(parents=True, exist_ok=True)
    step = STEP.format(technique=technique)
    path = folder / f"only-{technique}.yaml"
    path.write_text(
        ALONE.format(technique=technique, steps="\n".join([step] * 3)), encoding="utf-8"
    )
    return path.stem
