"""The wishes in words: nothing is said that is not so."""

from dataclasses import replace

import pytest
from adaptable import (
    CALF_GLIDE,
    COMFORTS,
    HIP,
    KNEE,
    ROUNDS,
    SWEEPS,
    THIGH_GLIDE,
    adaptable,
    leg,
    step,
)
from hypothesis import assume, given
from samples import routine

from massage_timer.core.adapt import Comfort, NothingLeft, adapt
from massage_timer.core.routine import Height, Part, Routine, Zone
from massage_timer.core.wishes import favoured, missed_words, sore_below, wish_words


@pytest.mark.parametrize(
    ("comfort", "words"),
    [
        (Comfort(), ""),
        (Comfort(height=Height.BELOW_KNEE, pressure=1), "Up to below the knee · feather-light"),
        (Comfort(pressure=2, ticklish=True), "At most soft · flat palms on the feet"),
        (Comfort(heavy=True), "Light touch"),
        (
            Comfort(height=Height.HIP, sore=frozenset((Zone.CALF, Zone.HIP))),
            "More time for the calf",
        ),
    ],
)
def test_the_wishes_are_said_in_one_line(comfort: Comfort, words: str) -> None:
    assert wish_words(routine(), comfort) == words


def test_a_place_that_the_routine_does_not_reach_is_named() -> None:
    sore = frozenset((Zone.CALF, Zone.KNEE, Zone.HIP))
    words = missed_words(routine(), Comfort(sore=sore))
    assert words == "not in this routine: knee and hip"


def test_a_place_for_which_nobody_can_give_time_is_named() -> None:
    sore = frozenset((Zone.CALF, Zone.THIGH))
    assert missed_words(routine(), Comfort(sore=sore)) == "no time to spare: calf and thigh"


@given(adaptable(), COMFORTS)
def test_more_time_is_said_of_a_place_exactly_when_it_gets_some(
    made: Routine, comfort: Comfort
) -> None:
    try:
        adapted = adapt(made, comfort)
    except NothingLeft:
        assume(False)
    plain = adapt(made, replace(comfort, sore=frozenset()))
    more = {
        zone
        for before, after in zip(plain.steps, adapted.steps, strict=True)
        for zone in after.technique.zones
        if after.part is Part.MAIN and after.seconds > before.seconds
    }
    assert favoured(made, comfort) == more & comfort.sore
    assert ("more time" in wish_words(made, comfort).lower()) is bool(favoured(made, comfort))
    assert bool(missed_words(made, comfort)) is (favoured(made, comfort) != sore_below(comfort))


def test_many_places_without_more_time_are_not_told_one_by_one() -> None:
    everywhere = replace(Comfort(), sore=frozenset(Zone))
    whole = leg(*(step(one, 30) for one in (SWEEPS, ROUNDS, CALF_GLIDE, KNEE, THIGH_GLIDE, HIP)))
    assert missed_words(whole, everywhere) == "no other step has time to spare"
