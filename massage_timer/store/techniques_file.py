"""Reads a file of techniques: each whole or not at all, and every mistake told with its place."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from massage_timer.core.language import _, number
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
from massage_timer.store.problems import Place, Problems, nearest, quoted
from massage_timer.store.stand_ins import STAND_INS, link_stand_ins, with_mid_thigh
from massage_timer.store.texts import lay_over
from massage_timer.store.yaml_nodes import Node, Table, YamlError, read_nodes

LONGEST_HANDS = 42
"""Characters that fit beside the picture in the smallest window."""

FORMAT = "1"
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FILE_KEYS = ("format", "techniques")
NEEDED = (
    "name", "zones", "cue", "instructions", "hands", "direction", "pace", "work", "pressure", "cap"
)  # fmt: skip
KEYS = (
    *NEEDED, "part", "pose", "picture", "against-heart", "gentle-pace", "mid-thigh", *STAND_INS,
    "term", "source",
)  # fmt: skip
_PICTURE_ENDINGS = (".svg", ".png", ".json")


@dataclass(slots=True)
class Found:
    """What can be used of a file, and what cannot."""

    techniques: dict[str, Technique] = field(default_factory=dict)
    """By id, in the order of the file."""
    left_out: dict[str, Place] = field(default_factory=dict)
    """Ids of those with mistakes, and where each begins."""
    broken: Place | None = None
    """Where the file goes wrong as a whole; then nothing of it can be used."""


def read_techniques(
    data: bytes,
    problems: Problems,
    known: Mapping[str, Technique],
    pictures: Collection[str] | None = None,
    texts: Mapping[str, Table] | None = None,
) -> Found:
    """The techniques in a file's bytes, which come beside those that are `known`. Raises nothing.

    `pictures` are the names of all that there are; None: a technique may name any. `texts` are
    other words for them, by id.
    """
    found = Found()
    try:
        root = read_nodes(data, problems)
    except YamlError as error:
        problems.add(error.place, error.message)
        found.broken = error.place
        return found
    techniques = _table_of_techniques(root, problems)
    if techniques is None:
        found.broken = root.place
        return found
    places = techniques.keys
    tables = dict(_tables(techniques, problems, known, found.left_out))
    wrong = set()
    for id_, table in tables.items():
        lay_over(table, (texts or {}).get(id_))
        before = problems.mistakes
        technique = _technique(id_, table, problems)
        if technique is not None:
            found.techniques[id_] = technique
            if pictures is not None:
                _miss_pictures(technique, table, pictures, problems)
        if problems.mistakes > before:
            wrong.add(id_)
    link_stand_ins(found.techniques, known, tables, problems, wrong)
    if problems.full:  # no further mistake was kept, so nobody knows who has any
        wrong.update(tables)
    for id_ in wrong:
        found.left_out[id_] = places[id_]
        found.techniques.pop(id_, None)
    return found


def holds_techniques(root: Node) -> bool:
    """Whether it was meant as a file of techniques, and not as a routine."""
    return isinstance(root, Table) and "techniques" in root.values and "steps" not in root.values


def _table_of_techniques(root: Node, problems: Problems) -> Table | None:
    """None when nothing in the file can be used."""
    if not isinstance(root, Table):
        problems.add(root.place, _("techniques stand in a table: begin with 'format: 1'"))
        return None
    fields = Fields(root, FILE_KEYS, problems)
    fields.need(*FILE_KEYS)
    ours = fields.value("format", whole_number(int(FORMAT), int(FORMAT)))
    techniques = root.values.get("techniques")
    if isinstance(techniques, Table):
        return None if ours is None else techniques
    if techniques is not None:
        problems.add(techniques.place, _("'techniques' is a table of ids and what they mean"))
    return None


def _tables(
    techniques: Table,
    problems: Problems,
    known: Mapping[str, Technique],
    left_out: dict[str, Place],
) -> Iterator[tuple[str, Table]]:
    for id_, node in techniques.values.items():
        place = techniques.keys[id_]
        if id_ in known:
            message = _("{id} is there already: choose another id")
            problems.add(place, message.format(id=quoted(id_)))
        elif not ID.fullmatch(id_):
            message = _("{id} is no id: use small letters, digits and hyphens")
            problems.add(place, message.format(id=quoted(id_)))
            left_out[id_] = place
        elif isinstance(node, Table):
            yield id_, node
        else:
            message = _("{id} needs its keys beneath it, such as 'name'")
            problems.add(place, message.format(id=quoted(id_)))
            left_out[id_] = place


def _miss_pictures(
    technique: Technique, table: Table, pictures: Collection[str], problems: Problems
) -> None:
    """Warn of pictures that are named and nowhere; the zone is shown in their place."""
    for holder in (table, table.values.get("mid-thigh")):
        node = holder.values.get("picture") if isinstance(holder, Table) else None
        if node is None:
            continue
        name = technique.picture
        if holder is not table and technique.to_mid_thigh is not None:
            name = technique.to_mid_thigh.picture
        if name and name not in pictures:
            problems.add(node.place, _no_picture(name, pictures), warning=True)


def _no_picture(name: str, pictures: Collection[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    if f"{dot}{ending}".lower() in _PICTURE_ENDINGS:
        said = _("a picture is named without its ending: write {name}")
        return said.format(name=quoted(stem))
    # A name that is only like that of a shipped one is more often a picture not yet drawn.
    if near := nearest(name, pictures):
        said = _(
            "there is no picture {name}: did you mean '{near}'? If not, put it into your "
            "'pictures' folder"
        )
        return said.format(name=quoted(name), near=near)
    said = _(
        "there is no picture {name}: put it into your 'pictures' folder; till then its zone is "
        "shown"
    )
    return said.format(name=quoted(name))


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
            fields.place_of("zones"), _("a technique works somewhere: name at least one zone")
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
            _("a gentle pace is {lowest} to {highest} s, no quicker than the usual one").format(
                lowest=number(pace), highest=number(PACE_SECONDS[-1])
            ),
        )
    technique = with_mid_thigh(technique, table, problems)
    if list(zones) != sorted(set(zones)):
        problems.add(fields.place_of("zones"), _("zones go from foot to hip, each once"))
    if highest > cap(technique):
        problems.add(
            fields.place_of("cap"),
            _("a cap of {cap} is above that of its zones, which is {highest}").format(
                cap=number(highest), highest=number(min(ZONE_CAPS[zone] for zone in zones))
            ),
        )
    # Alone in a leg it has time enough, so only what is wrong with the technique itself is said.
    step = Step(technique, LEG_SECONDS, technique.part, cue, instructions, pace, usual)
    for problem in step_problems(step, 0):
        if problem.path[-1] != "seconds":
            place = fields.place_of(str(problem.path[-1]))
            problems.add(place, problem.message, warning=problem.warning)
    return technique
