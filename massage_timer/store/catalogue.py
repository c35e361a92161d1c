"""Reads the catalogue of techniques; routines refer to them by their ids."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from massage_timer.core.laws import PACE_SECONDS, cap, step_problems
from massage_timer.core.routine import (
    HIGHEST_PRESSURE,
    LEG_SECONDS,
    LOWEST_PRESSURE,
    ZONE_CAPS,
    Part,
    Pose,
    Step,
    Technique,
    Zone,
)
from massage_timer.store.disk import DiskError, read_bounded
from massage_timer.store.fields import (
    LONGEST_CUE,
    LONGEST_LINE,
    LONGEST_NAME,
    Fields,
    fraction,
    one_of,
    pressure,
    seconds,
    text_up_to,
    whole_number,
    yes_or_no,
)
from massage_timer.store.problems import FileProblem, Problems, quoted
from massage_timer.store.stand_ins import STAND_INS, link_stand_ins, with_mid_thigh
from massage_timer.store.yaml_nodes import LARGEST_FILE, Node, Table, YamlError, read_nodes

LONGEST_HANDS = 42
"""Characters that fit beside the picture in the smallest window."""

Catalogue = Mapping[str, Technique]
"""Techniques by id, in the order of the file."""

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FILE_KEYS = ("format", "techniques")
NEEDED = (
    "name", "zones", "cue", "instructions", "hands", "direction", "pace", "work", "pressure", "cap"
)  # fmt: skip
KEYS = (
    *NEEDED, "part", "pose", "picture", "against-heart", "gentle-pace", "mid-thigh", *STAND_INS,
    "term", "source",
)  # fmt: skip


class CatalogueError(Exception):
    """The catalogue cannot be used; holds every problem and its place."""

    def __init__(self, problems: tuple[FileProblem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load_catalogue(path: Path) -> Catalogue:
    """Raises CatalogueError; problems of the file system are told in the same way."""
    try:
        data = read_bounded(path, LARGEST_FILE)
    except DiskError as error:
        raise CatalogueError((FileProblem(path.name, 0, 0, str(error)),)) from None
    return parse_catalogue(data, path.name)


def parse_catalogue(data: bytes, source: str) -> Catalogue:
    """Raises CatalogueError, also for what would only be a warning: the file is our own."""
    problems = Problems(source)
    catalogue: dict[str, Technique] = {}
    try:
        root = read_nodes(data, problems)
    except YamlError as error:
        problems.add(error.place, error.message)
    else:
        tables = dict(_tables(root, problems))
        for id_, table in tables.items():
            technique = _technique(id_, table, problems)
            if technique is not None:
                catalogue[id_] = technique
        link_stand_ins(catalogue, tables, problems)
    found = problems.sorted()
    if found:
        raise CatalogueError(found)
    return catalogue


def _tables(root: Node, problems: Problems) -> Iterator[tuple[str, Table]]:
    if not isinstance(root, Table):
        problems.add(root.place, "a catalogue is a table: begin with 'format: 1'")
        return
    fields = Fields(root, FILE_KEYS, problems)
    fields.need(*FILE_KEYS)
    fields.value("format", whole_number(1, 1))
    techniques = root.values.get("techniques")
    if not isinstance(techniques, Table):
        if techniques is not None:
            problems.add(techniques.place, "'techniques' is a table of ids and what they mean")
        return
    for id_, node in techniques.values.items():
        place = techniques.keys[id_]
        if not ID.fullmatch(id_):
            problems.add(place, f"{quoted(id_)} is no id: use small letters, digits and hyphens")
        elif isinstance(node, Table):
            yield id_, node
        else:
            problems.add(place, f"{quoted(id_)} needs its keys beneath it, such as 'name'")


def _technique(id_: str, table: Table, problems: Problems) -> Technique | None:
    fields = Fields(table, KEYS, problems)
    fields.need(*NEEDED)
    name = fields.value("name", text_up_to(LONGEST_NAME))
    zones = fields.values("zones", one_of(Zone))
    cue = fields.value("cue", text_up_to(LONGEST_CUE))
    instructions = fields.values("instructions", text_up_to(LONGEST_LINE))
    hands = fields.value("hands", text_up_to(LONGEST_HANDS))
    direction = fields.value("direction", text_up_to(LONGEST_LINE))
    pace = fields.value("pace", seconds)
    work = fields.value("work", fraction)
    usual = fields.value("pressure", pressure)
    highest = fields.value("cap", whole_number(LOWEST_PRESSURE, HIGHEST_PRESSURE))
    part = fields.value("part", one_of(Part))
    pose = fields.value("pose", one_of(Pose))
    picture = fields.value("picture", text_up_to(LONGEST_NAME))
    against_heart = fields.value("against-heart", yes_or_no)
    gentle_pace = fields.value("gentle-pace", seconds)
    term = fields.value("term", text_up_to(LONGEST_LINE))
    source = fields.value("source", text_up_to(LONGEST_LINE))
    if zones == ():
        problems.add(
            fields.place_of("zones"), "a technique works somewhere: name at least one zone"
        )
    if (
        name is None
        or not zones
        or cue is None
        or instructions is None
        or hands is None
        or direction is None
        or pace is None
        or work is None
        or usual is None
        or highest is None
    ):
        return None
    technique = Technique(
        id=id_,
        name=name,
        zones=zones,
        cue=cue,
        instructions=instructions,
        hands=hands,
        direction=direction,
        pace=pace,
        work=work,
        pressure=usual,
        cap=highest,
        part=part or Part.MAIN,
        pose=pose or Pose.STRAIGHT,
        picture=picture or "",
        against_heart=bool(against_heart),
        gentle_pace=gentle_pace or 0,
        term=term or "",
        source=source or "",
    )
    if gentle_pace is not None and gentle_pace not in range(pace, PACE_SECONDS[-1] + 1):
        problems.add(
            fields.place_of("gentle-pace"),
            f"a gentle pace is {pace} to {PACE_SECONDS[-1]} s, no quicker than the usual one",
        )
    technique = with_mid_thigh(technique, table, problems)
    if list(zones) != sorted(set(zones)):
        problems.add(fields.place_of("zones"), "zones go from foot to hip, each once")
    if highest > cap(technique):
        problems.add(
            fields.place_of("cap"),
            f"a cap of {highest} is above that of its zones, which is "
            f"{min(ZONE_CAPS[zone] for zone in zones)}",
        )
    # Alone in a leg it has time enough, so only what is wrong with the technique itself is said.
    step = Step(technique, LEG_SECONDS, technique.part, cue, instructions, pace, usual)
    for problem in step_problems(step, 0):
        if problem.path[-1] != "seconds":
            problems.add(fields.place_of(str(problem.path[-1])), problem.message)
    return technique
