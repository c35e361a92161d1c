"""Folders of people who share routines: what is in them, and how a routine goes between them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from plain_files import png, svg

from massage_timer import resources
from massage_timer.core.routine import Routine
from massage_timer.folders import within
from massage_timer.store.catalogue import Catalogue, load_catalogue, with_own
from massage_timer.store.picture_names import picture_names
from massage_timer.store.routine_files import read_routine
from massage_timer.store.sharing.carrying_out import carry_out
from massage_timer.store.sharing.gathering import Packed, gathered
from massage_timer.store.sharing.parcel import Parcel, parcel_of
from massage_timer.store.sharing.planning import ImportPlan, plan_import

SHIPPED_TECHNIQUES = resources.assets() / "techniques.yaml"
SHIPPED_PICTURES = picture_names([resources.assets() / "pictures"])
RED, BLUE = svg(), svg("<rect width='160' height='100' fill='blue'/>")
PNG = png()

TECHNIQUES = """\
# yaml-language-server: $schema=schemas/techniques.schema.json
format: 1

techniques:
  # Not asked for.
  idle:
    name: Idle strokes
    zones: [calf]
    cue: Let the hands rest.
    instructions: [Lay the hands down., Wait a little.]
    hands: Both hands
    direction: up
    pace: 6
    work: 0.67
    pressure: 1
    cap: 1

  # My grandmother's.
  feather:
    name: Feather strokes  # as light as that
    zones: [calf]
    cue: Let the fingertips glide up.
    instructions:
      - Lay the fingertips down.
      - Glide up slowly.
    hands: Both hands, fingertips only
    direction: up
    pace: 6
    work: 0.67
    pressure: 1
    softened: hush
    cap: 1
    # The end of it.

  hush: {name: Hush, zones: [calf], cue: Let the palms rest., instructions: [Lay the palms down.,
    Wait a little.], hands: Both palms, direction: up, pace: 6, work: 0.67, pressure: 1, cap: 1,
    picture: hushed}

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
    mid-thigh:
      cue: Let the palms glide to mid-thigh.
      instructions: [Lay the palms down., Stop at mid-thigh.]
      direction: up to mid-thigh
      picture: half-way
    # Kept inside.
"""
ROUTINE = """\
# yaml-language-server: $schema=../schemas/routine.schema.json
# For long evenings.

format: 1
name: Calf evening
about: A quiet one.
suits: Anybody
picture: feather  # on the card

steps:
  - technique: warmup-twists
    seconds: 20
  # The best of it.
  - technique: 'feather'   # light
    share: 2
  - {technique: thigh-rest, share: 1}
  - technique: finishing-strokes
    seconds: 20
"""
PICTURES = {"feather.svg": RED, "hushed.png": PNG, "half-way.svg": BLUE, "idle.svg": RED}


class Home:
    """The folders of one person."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places = within(folder)
        self.places.routines.mkdir(parents=True)

    @property
    def routine_file(self) -> Path:
        return self.places.routines / "mine.yaml"

    def fill(
        self,
        routine: str = ROUTINE,
        techniques: str = TECHNIQUES,
        pictures: Mapping[str, bytes] = PICTURES,
    ) -> "Home":
        self.routine_file.write_bytes(routine.encode())
        self.places.techniques.write_bytes(techniques.encode())
        self.places.pictures.mkdir(exist_ok=True)
        for name, data in pictures.items():
            (self.places.pictures / name).write_bytes(data)
        return self

    def pack(self) -> Packed:
        return gathered(self.routine_file, shipped(), self.places, SHIPPED_PICTURES, fine)

    def plan(self, parcel: Parcel) -> ImportPlan:
        return plan_import(parcel, shipped(), self.places, SHIPPED_PICTURES, fine)

    def take_in(self, packed: Packed) -> ImportPlan:
        plan = self.plan(parcel_of(packed.data, packed.name))
        carry_out(plan)
        return plan

    @property
    def catalogue(self) -> Catalogue:
        pictures = SHIPPED_PICTURES | picture_names([self.places.pictures])
        return with_own(shipped(), self.places.techniques, pictures)

    def routine(self, file: Path) -> Routine:
        reading = read_routine(file.read_bytes(), file.name, self.catalogue)
        assert reading.routine is not None, reading.problems
        return reading.routine

    @property
    def tree(self) -> dict[str, bytes]:
        """Every file, wherever it is beneath the folder."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


@cache
def shipped() -> Catalogue:
    return load_catalogue(SHIPPED_TECHNIQUES)


def fine(_name: str, _data: bytes) -> str:
    """Every picture can be shown."""
    return ""
