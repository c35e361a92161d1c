"""What the recipient wished, in words, and which sore places a routine can give more time. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from massage_timer.core.adapt import FIRMEST_WISH, Comfort, adapt
from massage_timer.core.names import PRESSURE_WORDS, ZONE_NAMES
from massage_timer.core.routine import LOWEST_PRESSURE, Height, Part, Routine, Zone

_HEIGHTS = {
    Height.ANKLE: "Up to the ankle",
    Height.BELOW_KNEE: "Up to below the knee",
    Height.MID_THIGH: "Up to mid-thigh",
    Height.HIP: "",
}


def wish_words(routine: Routine, comfort: Comfort) -> str:
    """How the routine is adapted, in one line; "" where nothing is wished.

    Raises `adapt.NothingLeft`.
    """
    more = favoured(routine, comfort)
    words = [
        _HEIGHTS[comfort.height],
        _at_most(comfort.pressure) if comfort.pressure < FIRMEST_WISH else "",
        "light touch" if comfort.heavy else "",
        f"more time for {_zones(more)}" if more else "",
        "flat palms on the feet" if comfort.ticklish else "",
    ]
    line = " · ".join(word for word in words if word)
    return line[:1].upper() + line[1:]


def favoured(routine: Routine, comfort: Comfort) -> frozenset[Zone]:
    """The sore zones that get more time than they had if they were not sore.

    Raises `adapt.NothingLeft`.
    """
    with_them = adapt(routine, comfort)
    without = adapt(routine, replace(comfort, sore=frozenset()))
    return frozenset(z for z in comfort.sore if _seconds(with_them, z) > _seconds(without, z))


def missed_words(routine: Routine, comfort: Comfort) -> str:
    """Why a sore zone gets no more time, in a few words; "" where each of them does.

    Raises `adapt.NothingLeft`.
    """
    adapted = adapt(routine, comfort)
    missed = comfort.sore - favoured(routine, comfort)
    away = missed - {zone for step in adapted.steps for zone in step.technique.zones}
    if away:
        return f"this routine does not come to {_zones(away)}"
    return f"no time to spare for {_zones(missed)}" if missed else ""


def _seconds(routine: Routine, zone: Zone) -> int:
    return sum(
        step.seconds
        for step in routine.steps
        if step.part is Part.MAIN and zone in step.technique.zones
    )


def _at_most(pressure: int) -> str:
    if pressure == LOWEST_PRESSURE:
        return "feather-light"
    return f"at most {PRESSURE_WORDS[pressure].lower()}"


def _zones(zones: Iterable[Zone]) -> str:
    """Such as "the foot, the calf and the hip"."""
    names = [f"the {ZONE_NAMES[zone].lower()}" for zone in sorted(zones)]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
