"""What the recipient wished, in words, and which sore places a routine can give more time. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from massage_timer.core.adapt import FIRMEST_WISH, Comfort, adapt
from massage_timer.core.names import PRESSURE_WORDS, ZONE_NAMES
from massage_timer.core.routine import LOWEST_PRESSURE, Height, Part, Routine, Zone

MOST_NAMED = 3
"""Of places that get no more time: more of them are not told one by one."""
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
        f"more time for {_listed(f'the {name}' for name in _names(more))}" if more else "",
        "flat palms on the feet" if comfort.ticklish else "",
    ]
    line = " · ".join(word for word in words if word)
    return line[:1].upper() + line[1:]


def sore_below(comfort: Comfort) -> frozenset[Zone]:
    """The sore zones that the hands may come to."""
    return frozenset(zone for zone in comfort.sore if zone <= comfort.height.zone)


def favoured(routine: Routine, comfort: Comfort) -> frozenset[Zone]:
    """The sore zones that get more time than they had if they were not sore.

    Raises `adapt.NothingLeft`.
    """
    with_them = adapt(routine, comfort)
    without = adapt(routine, replace(comfort, sore=frozenset()))
    return frozenset(z for z in comfort.sore if _seconds(with_them, z) > _seconds(without, z))


def missed_words(routine: Routine, comfort: Comfort) -> str:
    """Why a sore zone below the height gets no more time, in a few words; "" where each does.

    Raises `adapt.NothingLeft`.
    """
    adapted = adapt(routine, comfort)
    missed = sore_below(comfort) - favoured(routine, comfort)
    away = missed - {zone for step in adapted.steps for zone in step.technique.zones}
    if away:
        return f"not in this routine: {_listed(_names(away))}"
    if len(missed) > MOST_NAMED:
        return "no other step has time to spare"
    return f"no time to spare: {_listed(_names(missed))}" if missed else ""


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


def _names(zones: Iterable[Zone]) -> list[str]:
    return [ZONE_NAMES[zone].lower() for zone in sorted(zones)]


def _listed(names: Iterable[str]) -> str:
    """Such as "foot, calf and hip"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
