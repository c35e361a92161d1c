"""JSON Schemas for the two kinds of files, by which editors complete, explain and check them.

They are made from what the readers know and say less than these: nothing about sums, order, caps,
strokes and numbers of words. `make schemas` writes them; nothing reads them while the program runs.
"""

from collections.abc import Mapping

from massage_timer.core.laws import INSTRUCTIONS, MOST_CUE_WORDS, PACE_SECONDS
from massage_timer.core.routine import (
    HIGHEST_PRESSURE,
    LEG_SECONDS,
    LOWEST_PRESSURE,
    Part,
    Pose,
    Technique,
    Zone,
)
from massage_timer.store import routine_files as routines
from massage_timer.store import stand_ins
from massage_timer.store import techniques_file as techniques
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.fields import LONGEST_CUE, LONGEST_LINE, LONGEST_NAME, word
from massage_timer.store.schema_shapes import (
    Shape,
    exactly,
    fraction,
    names,
    pressure,
    seconds,
    some,
    table,
    table_by_id,
    text,
    whole_number,
    words,
    yes_or_no,
)

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that language servers for YAML know best."""

_FEWEST_STEPS = len(Part)
"""A warm-up, one step of the main part and a finish."""

_PACE = seconds(PACE_SECONDS[0], PACE_SECONDS[-1])
_TIME = seconds(0, LEG_SECONDS)
_LINES = some(text(LONGEST_LINE), INSTRUCTIONS[0], INSTRUCTIONS[-1])


def routine_schema(catalogue: Catalogue) -> Shape:
    """For a routine file; these techniques are offered, others may be the user's own."""
    known = _offered(catalogue)
    step = table(
        routines.STEP_KEYS,
        routines.STEP_NEEDED,
        {
            "technique": _said(
                names(known, LONGEST_LINE),
                "What the hands do: the id of a technique of the catalogue or of your own, such as "
                "calf-glide. All that the step does not say itself comes from there.",
            ),
            "seconds": _said(
                _TIME,
                f"How long the step lasts: 45, 45 s, 0:45 or 1m30s. All steps of a leg together "
                f"last {LEG_SECONDS} seconds. Whole strokes feel best: 24 for a pace of 4.",
            ),
            "share": _said(
                whole_number(1, routines.LARGEST_SHARE),
                "Instead of seconds: what the other steps leave of the five minutes is divided by "
                "the shares, in whole strokes. A step with share 2 lasts about twice as long as "
                "one with share 1.",
            ),
            "part": _said(
                words(Part),
                "Where in the leg the step belongs: warm-up, main or finish. The technique's own "
                "part if not given.",
            ),
            "cue": _said(
                text(LONGEST_CUE),
                f"What is said when the step begins, in {MOST_CUE_WORDS} words at most, such as: "
                "Lift and squeeze, hand over hand.",
            ),
            "instructions": _said(
                _LINES,
                f"{INSTRUCTIONS[0]} to {INSTRUCTIONS[-1]} short sentences to read on the screen, "
                "each on a line of its own that begins with a hyphen.",
            ),
            "pace": _said(
                _PACE,
                f"Seconds for one stroke and its return, {PACE_SECONDS[0]} to {PACE_SECONDS[-1]}, "
                "such as 6.",
            ),
            "pressure": _said(
                pressure(),
                "How hard: 1 feather, 2 soft, 3 medium; 2 to 3 changes half-way through the step. "
                "Never above the cap of the technique and its zones.",
            ),
        },
    )
    return _file(
        "routine",
        "A routine of Leg Massage Timer",
        "The recipe for one leg, five minutes from foot to hip; the other leg gets the same, "
        "mirrored.",
        table(
            routines.KEYS,
            ("format", *routines.NEEDED),
            {
                "format": _said(exactly(routines.FORMAT), "Always 1, and always the first line."),
                "name": _said(
                    text(routines.LONGEST_TITLE),
                    "What the routine is called, such as: Calves after work.",
                ),
                "about": _said(
                    text(LONGEST_LINE),
                    "One sentence that says what it is, such as: Mostly calves, a quiet end.",
                ),
                "suits": _said(
                    text(routines.LONGEST_TITLE),
                    "Whom or what it suits, in a few words, such as: Long days on your feet.",
                ),
                "pose": _said(
                    words(Pose),
                    "How the leg lies: straight, or knee bent. Straight if not given.",
                ),
                "picture": _said(
                    names(known, LONGEST_LINE),
                    "The technique whose picture stands on its card, such as calf-knead. That of "
                    "its longest main step if not given.",
                ),
                "steps": _said(
                    some(
                        {**step, "oneOf": [{"required": ["seconds"]}, {"required": ["share"]}]},
                        _FEWEST_STEPS,
                    ),
                    "The steps of a leg: first a warm-up, then upward from foot to hip and never "
                    "back down, last a finish. Each begins with '- technique:' and has seconds or "
                    "a share.",
                ),
            },
        ),
    )


def techniques_schema(catalogue: Catalogue) -> Shape:
    """For a catalogue of techniques; these are offered as stand-ins."""
    known = _offered(catalogue)
    cue = _said(
        text(LONGEST_CUE),
        f"What is said when a step begins, in {MOST_CUE_WORDS} words at most: what the hands do.",
    )
    instructions = _said(
        _LINES,
        f"{INSTRUCTIONS[0]} to {INSTRUCTIONS[-1]} short sentences to read on the screen; the last "
        "is the place for what to keep clear of.",
    )
    direction = _said(
        text(LONGEST_LINE), "The way the hands go, toward the heart, such as: ankle to knee."
    )
    picture = _said(
        text(LONGEST_NAME), "The name of its picture without the ending, if that is not its id."
    )
    mid_thigh = table(
        stand_ins.MID_THIGH_KEYS,
        stand_ins.MID_THIGH_NEEDED,
        {
            "cue": cue,
            "instructions": instructions,
            "direction": direction,
            "picture": picture,
        },
    )
    technique = table(
        techniques.KEYS,
        techniques.NEEDED,
        {
            "name": _said(text(LONGEST_NAME), "As it stands on the screen, such as: Calf glide."),
            "zones": _said(
                some(words(Zone), 1, uniqueItems=True),
                "Where it works, from foot to hip, such as [calf]; more than one only for a stroke "
                "that really spans them.",
            ),
            "cue": cue,
            "instructions": instructions,
            "hands": _said(
                text(techniques.LONGEST_HANDS),
                f"Which hand does what, in {techniques.LONGEST_HANDS} characters at most. Both "
                "legs get the same words: outer hand, one hand; neither left nor right.",
            ),
            "direction": direction,
            "pace": _said(
                _PACE,
                f"Seconds for the working stroke and its return, {PACE_SECONDS[0]} to "
                f"{PACE_SECONDS[-1]}, such as 6.",
            ),
            "work": _said(
                fraction(),
                "The share of the pace in which the hands work: 0.67 for 4 s up and 2 s back, 1 "
                "where they never let go.",
            ),
            "pressure": _said(
                pressure(),
                "How hard if the routine does not say: 1 feather, 2 soft, 3 medium; 2 to 3 changes "
                "half-way through the step.",
            ),
            "cap": _said(
                whole_number(LOWEST_PRESSURE, HIGHEST_PRESSURE),
                "The most that a routine may ask for, such as 2; never above the caps of its "
                "zones: foot 3, ankle 2, calf 3, knee 1, thigh 3, hip 2.",
            ),
            "part": _said(
                words(Part), "warm-up or finish for the two ends of a leg; main if not given."
            ),
            "pose": _said(words(Pose), "How the leg lies; straight if not given."),
            "picture": picture,
            "against-heart": _said(
                yes_or_no(), "yes for a stroke that runs down the leg; it stays light."
            ),
            "gentle-pace": _said(
                _PACE,
                "The pace for heavy legs, such as 8, no quicker than the usual one; the usual one "
                "if not given.",
            ),
            "mid-thigh": _said(
                mid_thigh,
                "How it is done where the hands may come no higher than mid-thigh; without it a "
                "technique on the thigh is left out there.",
            ),
            "softened": _said(
                names(known, LONGEST_NAME),
                "The technique for the same zones that stands in for it in a softened session, "
                "where nothing kneads or presses, such as calf-glide.",
            ),
            "ticklish": _said(
                names(known, LONGEST_NAME),
                "The technique for the same zones that stands in for it on ticklish feet.",
            ),
            "term": _said(text(LONGEST_LINE), "The trade's own word, such as: effleurage."),
            "source": _said(text(LONGEST_LINE), "Where it comes from, such as: Swedish massage."),
        },
    )
    return _file(
        "techniques",
        "Techniques of Leg Massage Timer",
        "What hands can do, each technique under its id; routines refer to it by that.",
        table(
            techniques.FILE_KEYS,
            techniques.FILE_KEYS,
            {
                "format": _said(whole_number(1, 1), "Always 1."),
                "techniques": _said(
                    table_by_id(
                        _said(technique, "A technique; its key is the id by which it is named.")
                    ),
                    "Techniques by their ids: small letters, digits and hyphens, such as "
                    "calf-glide.",
                ),
            },
        ),
    )


def _file(name: str, title: str, description: str, shape: Shape) -> Shape:
    return {
        "$schema": _DIALECT,
        "$id": f"urn:leg-massage-timer:{name}:1",
        "title": title,
        "description": description,
        **shape,
    }


def _said(shape: Shape, description: str) -> Shape:
    return {"description": description, **shape}


def _offered(catalogue: Catalogue) -> Mapping[str, str]:
    return {id_: _in_a_line(technique) for id_, technique in catalogue.items()}


def _in_a_line(technique: Technique) -> str:
    zones = ", ".join(word(zone) for zone in technique.zones)
    return (
        f"{technique.name}: {zones}; a pace of {technique.pace} s; pressure {technique.cap} at most"
    )
