"""What zones are called within a sentence or a list."""

from massage_timer.core.language import N_, _
from massage_timer.core.routine import Zone

_WITHIN = {
    Zone.FOOT: N_("foot"),
    Zone.ANKLE: N_("ankle"),
    Zone.CALF: N_("calf"),
    Zone.KNEE: N_("knee"),
    Zone.THIGH: N_("thigh"),
    Zone.HIP: N_("hip"),
}


def within(zone: Zone) -> str:
    """Such as "foot"."""
    return _(_WITHIN[zone])
