"""A technique's other forms in the catalogue: softened, for ticklish feet, ending at mid-thigh.

A stand-in is another technique for the same zones. Each stands in once: it has no stand-in of the
same kind, so that adapting a routine twice is adapting it once.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from massage_timer.core.laws import text_problems
from massage_timer.core.routine import Technique, Zone
from massage_timer.store.fields import LONGEST_CUE, LONGEST_LINE, LONGEST_NAME, Fields, text_up_to
from massage_timer.store.problems import Problems, quoted, suggestion
from massage_timer.store.yaml_nodes import Table

STAND_INS = ("softened", "ticklish")
"""Keys that name the technique that stands in for this one."""
MID_THIGH_NEEDED = ("cue", "instructions", "direction")
MID_THIGH_KEYS = (*MID_THIGH_NEEDED, "picture")


def with_mid_thigh(technique: Technique, table: Table, problems: Problems) -> Technique:
    """The technique with the form that its `mid-thigh` describes, if there is such a key."""
    node = table.values.get("mid-thigh")
    if node is None:
        return technique
    if not isinstance(node, Table):
        problems.add(node.place, "'mid-thigh' needs its keys beneath it, such as 'cue'")
        return technique
    fields = Fields(node, MID_THIGH_KEYS, problems)
    fields.need(*MID_THIGH_NEEDED)
    cue = fields.value("cue", text_up_to(LONGEST_CUE))
    instructions = fields.values("instructions", text_up_to(LONGEST_LINE))
    direction = fields.value("direction", text_up_to(LONGEST_LINE))
    picture = fields.value("picture", text_up_to(LONGEST_NAME))
    if technique.zone is not Zone.THIGH:
        problems.add(node.place, "'mid-thigh' is for a technique that ends on the thigh")
    if cue is None or instructions is None or direction is None:
        return technique
    for problem in text_problems(cue, instructions, ()):
        problems.add(fields.place_of(str(problem.path[-1])), problem.message)
    lower = replace(
        technique,
        cue=cue,
        instructions=instructions,
        direction=direction,
        picture=picture or technique.picture,
        ends_at_mid_thigh=True,
    )
    return replace(technique, to_mid_thigh=lower)


def link_stand_ins(
    catalogue: dict[str, Technique], tables: Mapping[str, Table], problems: Problems
) -> None:
    """Put the techniques that are named as stand-ins in their places."""
    # What stands in softly may itself tickle, so ticklish feet come first.
    _link("ticklish", catalogue, tables, problems, _on_ticklish_feet)
    _link("softened", catalogue, tables, problems, _softened)


def _link(
    key: str,
    catalogue: dict[str, Technique],
    tables: Mapping[str, Table],
    problems: Problems,
    linked: Callable[[Technique, Technique], Technique],
) -> None:
    naming = [id_ for id_, table in tables.items() if key in table.keys]
    for id_ in naming:
        fields = Fields(tables[id_], tables[id_].keys, problems)
        other = fields.value(key, text_up_to(LONGEST_NAME))
        if other is None or id_ not in catalogue:
            continue
        place, found = fields.place_of(key), catalogue.get(other)
        if found is None:
            if other not in tables:
                meant = suggestion(other, tables)
                problems.add(place, f"there is no technique {quoted(other)}{meant}")
        elif other in naming:
            problems.add(place, f"{quoted(other)} has a '{key}' of its own: name that one here")
        elif found.zones != catalogue[id_].zones:
            problems.add(place, f"{quoted(other)} works elsewhere: a stand-in has the same zones")
        else:
            catalogue[id_] = linked(catalogue[id_], found)


def _on_ticklish_feet(technique: Technique, other: Technique) -> Technique:
    return replace(technique, when_ticklish=other)


def _softened(technique: Technique, other: Technique) -> Technique:
    lower = technique.to_mid_thigh
    if lower is not None:
        lower = replace(lower, when_softened=other.to_mid_thigh)
    return replace(technique, when_softened=other, to_mid_thigh=lower)
