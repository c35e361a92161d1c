"""Where not to press: the places that are hatched on the pictures, by name and with advice."""

from massage_timer.core.guide.chapter import Chapter, Passage, Section, Still
from massage_timer.core.language import N_
from massage_timer.core.safety import NO_PRESS as NO_PRESS_ADVICE
from massage_timer.core.safety import (
    NO_PRESS_ANYWHERE,
    NO_PRESS_BACK,
    NO_PRESS_FRONT,
    NoPressPlace,
)

STILLS = (
    Still("no-press-front", N_("From the front")),
    Still("no-press-back", N_("From behind")),
)


def _places(places: tuple[NoPressPlace, ...]) -> tuple[Passage, ...]:
    return tuple(Passage(place.text, place.source, place.name, place.small) for place in places)


FRONT = _places(NO_PRESS_FRONT)
BACK = _places(NO_PRESS_BACK)
ANYWHERE = _places(NO_PRESS_ANYWHERE)

NO_PRESS = Chapter(
    "no-press",
    N_("Where not to press"),
    (
        Section("", (Passage(NO_PRESS_ADVICE.text, NO_PRESS_ADVICE.source),)),
        Section(N_("From the front"), FRONT),
        Section(N_("From behind"), BACK),
        Section(N_("Wherever they are"), ANYWHERE),
    ),
    STILLS,
)
