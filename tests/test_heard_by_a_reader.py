"""A screen reader in a process of its own goes through a whole session of the real program."""

import pytest
from screen_reader.stage import Sitting, listen, missing

from massage_timer import resources
from massage_timer.core.routine import Routine
from massage_timer.store.catalogue import load_catalogue
from massage_timer.store.routine_files import load_routine

LACKS = missing()
pytestmark = pytest.mark.skipif(bool(LACKS), reason=LACKS)


@pytest.fixture(scope="module")
def sitting() -> Sitting:
    return listen("Classic five-minute legs")


@pytest.fixture(scope="module")
def planned() -> Routine:
    catalogue = load_catalogue(resources.assets() / "techniques.yaml")
    reading = load_routine(resources.routines() / "classic-five-minute-legs.yaml", catalogue)
    assert reading.routine is not None
    return reading.routine


def test_each_step_of_both_legs_is_announced_in_its_order(
    sitting: Sitting, planned: Routine
) -> None:
    steps = [f"{step.technique.name}. {step.cue}" for step in planned.steps]
    assert [words for words in sitting.announced if words in steps] == [*steps, *steps]


def test_what_nobody_may_miss_is_said_at_once(sitting: Sitting) -> None:
    urgent = [one.words for one in sitting.told if one.urgent]
    assert urgent == [
        "Paused. Any key goes on.",
        "Softer: it is feather-light already.",
        "Change legs. Right leg. Cover the left leg. Take a little oil.",
        "Both legs done. Five minutes each.",
    ]
    assert "Going on." in sitting.announced


def test_the_way_there_is_heard_as_well(sitting: Sitting) -> None:
    met = [one.words for one in sitting.told if one.kind in ("focus", "read")]
    for begins in (
        "Classic five-minute legs. Six foot techniques",
        "Is a massage right for you today?",
        "What feels comfortable?, heading",
        "Start, button",
        "Session, panel",
        "Change legs. Right leg., panel",
        "Both legs done., heading",
    ):
        assert any(words.startswith(begins) for words in met), begins
    assert any("list item, 2 of 5" in words for words in met)


def test_between_two_cues_nothing_is_heard(sitting: Sitting, planned: Routine) -> None:
    steps = [f"{step.technique.name}. {step.cue}" for step in planned.steps]
    coming = [f"Next: {step.technique.name}." for step in planned.steps]
    asked = {"Paused. Any key goes on.", "Going on.", "Softer for the rest of this leg."}
    asked.add("Softer: it is feather-light already.")
    cues = [words for words in sitting.announced if words not in asked]
    legs = [[f"{side} leg. {planned.steps[0].technique.name}."] for side in ("Left", "Right")]
    for leg in legs:
        for place, step in enumerate(steps):
            leg += [step, *coming[place + 1 : place + 2]]
    question = "Pressure all right? Softer, the same, or firmer?"
    left, right = legs
    assert [words for words in cues if words != question] == [
        *left,
        "Next: change legs.",
        "Change legs. Right leg. Cover the left leg. Take a little oil.",
        *right,
        "Both legs done. Five minutes each.",
    ]
    assert cues.count(question) == 2


def test_ticking_digits_are_silent(sitting: Sitting) -> None:
    # Ten seconds and more tick between two cues; names that follow the cues change with them.
    ticking = {part: often for part, often in sitting.changed.items() if often >= 5}
    assert sitting.changed
    assert not ticking
