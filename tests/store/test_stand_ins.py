"""What the catalogue says about a technique's other forms."""

import pytest

from massage_timer.core.routine import Height, Zone
from massage_timer.store.catalogue import CatalogueError, parse_catalogue

TECHNIQUE = """\
  {id}:
    name: {id}
    zones: [{zone}]
    cue: Glide up.
    instructions: [Lay it down., Glide up.]
    hands: Both palms
    direction: up
    pace: 6
    work: 0.67
    pressure: 1
    cap: 2
"""
MID_THIGH = """\
    mid-thigh:
      cue: Stop half-way.
      instructions: [Lay it down., Stop half-way.]
      direction: half-way up
      picture: half-way
"""


def entry(id_: str, more: str = "", zone: str = "foot") -> str:
    return TECHNIQUE.format(id=id_, zone=zone) + more


def text(*entries: str) -> bytes:
    return ("format: 1\ntechniques:\n" + "".join(entries)).encode()


def told(*entries: str) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        parse_catalogue(text(*entries), "t.yaml")
    return str(caught.value).splitlines()


def test_stand_ins_are_the_techniques_themselves() -> None:
    catalogue = parse_catalogue(
        text(
            entry("press", "    softened: sweep\n    gentle-pace: 9\n"),
            entry("sweep", "    ticklish: palm\n"),
            entry("palm"),
        ),
        "t.yaml",
    )
    assert catalogue["press"].when_softened == catalogue["sweep"]
    assert catalogue["sweep"].when_ticklish == catalogue["palm"]
    assert catalogue["palm"].when_softened is None
    assert catalogue["palm"].when_ticklish is None
    assert (catalogue["press"].gentle_pace, catalogue["palm"].gentle_pace) == (9, 0)


def test_a_form_that_ends_at_mid_thigh_has_words_and_a_picture_of_its_own() -> None:
    glide = parse_catalogue(text(entry("glide", MID_THIGH, "thigh")), "t.yaml")["glide"]
    lower = glide.to_mid_thigh
    assert lower is not None
    assert (glide.reaches, lower.reaches) == (Height.HIP, Height.MID_THIGH)
    assert (lower.id, lower.zones, lower.pace) == ("glide", (Zone.THIGH,), 6)
    assert (lower.cue, lower.instructions[1]) == ("Stop half-way.", "Stop half-way.")
    assert (lower.direction, lower.picture) == ("half-way up", "half-way")


def test_without_a_picture_of_its_own_it_shows_the_technique_s() -> None:
    shorter = MID_THIGH.replace("      picture: half-way\n", "")
    more = shorter + "    picture: whole-way\n"
    lower = parse_catalogue(text(entry("glide", more, "thigh")), "t.yaml")["glide"].to_mid_thigh
    assert lower is not None
    assert lower.picture == "whole-way"


@pytest.mark.parametrize("glide_ends_there", [True, False])
def test_what_stands_in_at_mid_thigh_ends_there_too(glide_ends_there: bool) -> None:
    knead = entry("knead", MID_THIGH + "    softened: glide\n", "thigh")
    glide = entry("glide", MID_THIGH if glide_ends_there else "", "thigh")
    catalogue = parse_catalogue(text(knead, glide), "t.yaml")
    lower = catalogue["knead"].to_mid_thigh
    assert lower is not None
    assert lower.when_softened == catalogue["glide"].to_mid_thigh
    assert (lower.when_softened is not None) == glide_ends_there


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (
            (entry("press", "    softened: palms\n"), entry("palm")),
            ["t.yaml:14:15: there is no technique 'palms': did you mean 'palm'?"],
        ),
        (
            (entry("press", "    softened: [palm]\n"), entry("palm")),
            ["t.yaml:14:15: 'softened' is one value, not a list"],
        ),
        (
            (entry("press", "    softened: palm\n"), entry("palm", zone="calf")),
            ["t.yaml:14:15: 'palm' works elsewhere: a stand-in has the same zones"],
        ),
        (
            (
                entry("press", "    softened: sweep\n"),
                entry("sweep", "    softened: palm\n"),
                entry("palm"),
            ),
            ["t.yaml:14:15: 'sweep' has a 'softened' of its own: name that one here"],
        ),
        (
            (entry("press", "    ticklish: press\n"),),
            ["t.yaml:14:15: 'press' has a 'ticklish' of its own: name that one here"],
        ),
        (
            (entry("glide", MID_THIGH, "calf"),),
            ["t.yaml:15:7: 'mid-thigh' is for a technique that ends on the thigh"],
        ),
        (
            (entry("glide", "    mid-thigh: yes\n", "thigh"),),
            ["t.yaml:14:16: 'mid-thigh' needs its keys beneath it, such as 'cue'"],
        ),
        (
            (entry("glide", "    mid-thigh:\n      cue: Stop.\n      pace: 4\n", "thigh"),),
            [
                "t.yaml:15:7: 'instructions' is missing: add 'instructions: …'",
                "t.yaml:15:7: 'direction' is missing: add 'direction: …'",
                "t.yaml:16:7: 'pace' is not known here: write cue, instructions, direction or "
                "picture",
            ],
        ),
        (
            (entry("glide", MID_THIGH.replace("[Lay it down., Stop", "[Stop"), "thigh"),),
            ["t.yaml:16:21: 1 instruction given: write 2 to 4 short sentences"],
        ),
        (
            (entry("glide", "    gentle-pace: 5\n"),),
            ["t.yaml:14:18: a gentle pace is 6 to 20 s, no quicker than the usual one"],
        ),
        (
            (entry("press", "    softened: palm\n"), entry("palm").replace("pace: 6", "pace: 60")),
            ["t.yaml:14:15: 'palm' cannot be used as it is: mend it, or take this away",
             "t.yaml:22:11: a pace of 60 s for one stroke and its return is too slow: write 2 to "
             "20"],
        ),
        (
            (entry("press", "    softened: palm\n"), entry("palm").replace("pace: 6", "pace: x")),
            ["t.yaml:14:15: 'palm' cannot be used as it is: mend it, or take this away",
             "t.yaml:22:11: 'x' is no length of time: write seconds such as 45, or "
             "minutes and seconds such as 1:30"],
        ),
        (
            (entry("press", "    softened: palm\n").replace("pace: 6", "pace: x"), entry("palm")),
            ["t.yaml:10:11: 'x' is no length of time: write seconds such as 45, or "
             "minutes and seconds such as 1:30"],
        ),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_place(entries: tuple[str, ...], expected: list[str]) -> None:
    assert told(*entries) == expected
