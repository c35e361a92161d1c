"""A technique's other forms in the catalogue: softened, for ticklish feet, ending at mid-thigh.

A stand-in is another technique for the same zones. Each stands in once: it has no stand-in of the
same kind, so that adapting a routine twice is adapting it once.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from massage_timer.core.language import _
from massage_timer.core.laws import text_problems
from massage_timer.core.routine import Technique, Zone
from massage_timer.store.fields import LONGEST_CUE, LONGEST_LINE, LONGEST_NAME, Fields, text_up_to
from massage_timer.store.problems import Place, Problems, quoted, suggested
from massage_timer.store.yaml_nodes import Table

STAND_INS = ("softened", "ticklish")
"""Keys that name the technique that stands in for this one."""
MID_THIGH_NEEDED = ("cue", "instructions", "direction")
MID_THIGH_KEYS = (*MID_THIGH_NEEDED, "picture")
_Linked = Callable[[Technique, Technique], Technique]


def with_mid_thigh(technique: Technique, table: Table, problems: Problems) -> Technique:
    """The technique with the form that its `mid-thigh` describes, if there is such a key."""
    node = table.values.get("mid-thigh")
    if node is None:
        return technique
    if not isinstance(node, Table):
        problems.add(node.place, _("'mid-thigh' needs its keys beneath it, such as 'cue'"))
        return technique
    fields = Fields(node, MID_THIGH_KEYS, problems)
    fields.need(*MID_THIGH_NEEDED)
    cue = fields.value("cue", text_up_to(LONGEST_CUE))
    instructions = fields.values("instructions", text_up_to(LONGEST_LINE))
    direction = fields.value("direction", text_up_to(LONGEST_LINE))
    picture = fields.value("picture", text_up_to(LONGEST_NAME))
    if technique.zone is not Zone.THIGH:
        problems.add(node.place, _("'mid-thigh' is for a technique that ends on the thigh"))
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


@dataclass(frozen=True, slots=True)
class _Name:
    """One technique named as the stand-in of another."""

    id: str
    other: str
    place: Place


def link_stand_ins(
    techniques: dict[str, Technique],
    known: Mapping[str, Technique],
    tables: Mapping[str, Table],
    problems: Problems,
    wrong: set[str],
) -> None:
    """Put the techniques that are named as stand-ins in their places.

    `techniques` and `tables` are those of one file, `known` the others that it may name. A
    technique whose stand-in cannot be used joins those that are `wrong`.
    """
    # What stands in softly may itself tickle, so ticklish feet come first.
    kinds: tuple[tuple[str, Callable[[Technique], Technique | None], _Linked], ...] = (
        ("ticklish", _when_ticklish, _on_ticklish_feet),
        ("softened", _when_soft, _softened),
    )
    every = {**known, **techniques}
    named: list[tuple[_Name, _Linked]] = []
    for key, stand_in, linked in kinds:
        naming = {id_ for id_, table in tables.items() if key in table.keys}
        naming |= {id_ for id_, technique in known.items() if stand_in(technique) is not None}
        for id_ in [id_ for id_ in tables if key in tables[id_].keys]:
            if problems.full:
                return
            fields = Fields(tables[id_], tables[id_].keys, problems)
            other = fields.value(key, text_up_to(LONGEST_NAME))
            name = _Name(id_, other or "", fields.place_of(key))
            said = other and _mistake(name, key, naming, every, tables)
            if said:
                problems.add(name.place, said)
            if said or not other:
                wrong.add(id_)
            else:
                named.append((name, linked))
    while spoiled := [n for n, link in named if n.other in wrong and n.id not in wrong]:
        for name in spoiled:
            message = _("{technique} cannot be used as it is: mend it, or take this away")
            problems.add(name.place, message.format(technique=quoted(name.other)))
            wrong.add(name.id)
    for name, link in named:
        if name.id not in wrong:
            found = techniques.get(name.other) or known[name.other]
            techniques[name.id] = link(techniques[name.id], found)


def _mistake(
    name: _Name,
    key: str,
    naming: Collection[str],
    techniques: Mapping[str, Technique],
    tables: Mapping[str, Table],
) -> str:
    """Why the other technique cannot stand in; "" when it can, or is not known well enough."""
    one, other = techniques.get(name.id), techniques.get(name.other)
    shown = quoted(name.other)
    if other is None and name.other not in tables:
        missing = _("there is no technique {technique}").format(technique=shown)
        return suggested(missing, name.other, {**techniques, **tables})
    if name.other in naming:
        said = _("{technique} has a '{key}' of its own: name that one here")
        return said.format(technique=shown, key=key)
    if one is not None and other is not None and one.zones != other.zones:
        said = _("{technique} works elsewhere: a stand-in has the same zones")
        return said.format(technique=shown)
    return ""


def _when_ticklish(technique: Technique) -> Technique | None:
    return technique.when_ticklish


def _when_soft(technique: Technique) -> Technique | None:
    return technique.when_softened


def _on_ticklish_feet(technique: Technique, other: Technique) -> Technique:
    return replace(technique, when_ticklish=other)


def _softened(technique: Technique, other: Technique) -> Technique:
    lower = technique.to_mid_thigh
    if lower is not None:
        lower = replace(lower, when_softened=other.to_mid_thigh)
    return replace(technique, when_softened=other, to_mid_thigh=lower)
