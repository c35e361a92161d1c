"""What the recipient wished, in words, and which sore places a routine can give more time. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from massage_timer.core.adapt import Comfort, adapt
from massage_timer.core.language import N_, _, listed, pgettext, side_by_side
from massage_timer.core.names import ZONES_WITHIN
from massage_timer.core.routine import Height, Part, Routine, Zone

MOST_NAMED = 3
"""Of places that get no more time: more of them are not told one by one."""
_HEIGHTS = {
    Height.ANKLE: N_("Up to the ankle"),
    Height.BELOW_KNEE: N_("Up to below the knee"),
    Height.MID_THIGH: N_("Up to mid-thigh"),
    Height.HIP: "",
}
_PRESSURES = {
    1: (N_("Feather-light"), N_("feather-light")),
    2: (N_("At most soft"), N_("at most soft")),
}
_LIGHT = (N_("Light touch"), N_("light touch"))
# Translators: {zones} is such as "the foot and the calf"
_MORE_TIME = (N_("More time for {zones}"), N_("more time for {zones}"))
_PALMS = (N_("Flat palms on the feet"), N_("flat palms on the feet"))
_NOTHING = ("", "")
"""Each at the beginning of a line, and within it."""


def wish_words(routine: Routine, comfort: Comfort) -> str:
    """How the routine is adapted, in one line; "" where nothing is wished.

    Raises `adapt.NothingLeft`.
    """
    more = listed(_favoured_names(favoured(routine, comfort)))
    each = [
        (_HEIGHTS[comfort.height], ""),
        _PRESSURES.get(comfort.pressure, _NOTHING),
        _LIGHT if comfort.heavy else _NOTHING,
        _MORE_TIME if more else _NOTHING,
        _PALMS if comfort.ticklish else _NOTHING,
    ]
    wished = [pair for pair in each if pair[0]]
    return side_by_side(_(pair[place > 0]).format(zones=more) for place, pair in enumerate(wished))


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
        # Translators: {zones} is such as "foot and calf"
        return _("not in this routine: {zones}").format(zones=listed(_names(away)))
    if len(missed) > MOST_NAMED:
        return _("no other step has time to spare")
    if missed:
        return _("no time to spare: {zones}").format(zones=listed(_names(missed)))
    return ""


def _seconds(routine: Routine, zone: Zone) -> int:
    return sum(
        step.seconds
        for step in routine.steps
        if step.part is Part.MAIN and zone in step.technique.zones
    )


def _names(zones: Iterable[Zone]) -> list[str]:
    return [_(ZONES_WITHIN[zone]) for zone in sorted(zones)]


def _favoured_names(zones: Iterable[Zone]) -> list[str]:
    """As they stand after "more time for"."""
    names = {
        Zone.FOOT: pgettext("more time for", "the foot"),
        Zone.ANKLE: pgettext("more time for", "the ankle"),
        Zone.CALF: pgettext("more time for", "the calf"),
        Zone.KNEE: pgettext("more time for", "the knee"),
        Zone.THIGH: pgettext("more time for", "the thigh"),
        Zone.HIP: pgettext("more time for", "the hip"),
    }
    return [names[zone] for zone in sorted(zones)]
