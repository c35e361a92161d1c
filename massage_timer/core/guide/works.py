"""How a leg massage works, and what it may do: no more than the sources carry.

What is said about benefits keeps to "may" and "many people"; where studies found nothing, that is
said as well.
"""

from massage_timer.core.guide.chapter import ARTICLE, OURS, Chapter, Marks, Passage, Section
from massage_timer.core.names import PRESSURE_WORDS, ZONE_NAMES, pressure_words
from massage_timer.core.routine import ZONE_CAPS

_STROKE = "Findlay, Components of a massage stroke, in: Sports Massage, Human Kinetics"
_TOUCH = "Löken et al. 2009, Coding of pleasant touch"
_CALM = "Mramor 2010, Antianxiety foot massage"
_FIVE_MINUTES = "Hayes and Cox 1999, Immediate effects of a five-minute foot massage"
_NURSING = "Grealish et al. 2000, Foot massage: a nursing intervention"
_WALTON = "The Walton pressure scale, as used in massage training"
_SORENESS = "Hart et al. 2005, Sport massage, limb girth and discomfort"


def _caps() -> str:
    """The most that is asked for, zone by zone, from the table that the program obeys."""
    by_cap: dict[int, list[str]] = {}
    for zone, cap in ZONE_CAPS.items():
        by_cap.setdefault(cap, []).append(ZONE_NAMES[zone].lower())
    pieces = [
        f"{PRESSURE_WORDS[cap].lower()} on {_listed(by_cap[cap])}"
        for cap in sorted(by_cap, reverse=True)
    ]
    return f"The most that a session asks for: {'; '.join(pieces)}."


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


HOW_IT_WORKS = Chapter(
    "works",
    "How a leg massage works",
    (
        Section(
            "",
            (
                Passage(
                    "Two people and about ten minutes. One lies on the back and rests; the other "
                    "works with both hands, five minutes on each leg.",
                    ARTICLE,
                ),
                Passage(
                    "Begin at the foot and climb: ankle, calf, knee, thigh, hip. At the end the "
                    "hands come back to the foot.",
                    ARTICLE,
                ),
                Passage(
                    "Strokes with weight go toward the heart; the way back weighs almost nothing. "
                    "Only the Achilles strokes run down to the heel, and they stay light.",
                    f"{ARTICLE}; {_STROKE}",
                ),
                Passage(
                    "Most people like slow and even strokes. One takes three to ten seconds, and "
                    "the picture moves at just that pace.",
                    f"{_TOUCH}; {_CALM}",
                ),
                Passage(
                    "A palm is broad and soft; fingers and thumbs reach small places. Changing "
                    "between them changes how firm it feels.",
                    ARTICLE,
                ),
                Passage(
                    "Oil lets the hands glide instead of drag. Put it on at the foot.", ARTICLE
                ),
            ),
        ),
        Section(
            "How firm",
            (
                Passage("Like spreading lotion over sunburn.", _WALTON, pressure_words(1)),
                Passage("Like rubbing lotion in.", _WALTON, pressure_words(2)),
                Passage(
                    "Like kneading soft dough.",
                    "Under pressure, uplyftwellness.com",
                    pressure_words(3),
                ),
                Passage(
                    "They are on the scale, and this guide never asks for them.",
                    OURS,
                    f"{PRESSURE_WORDS[4]} and {PRESSURE_WORDS[5].lower()}",
                ),
                Passage(_caps(), f"{_WALTON}; {ARTICLE}"),
            ),
        ),
    ),
)

WHAT_IT_MAY_DO = Chapter(
    "may-do",
    "What it may do",
    (
        Section(
            "",
            (
                Passage("A calm ten minutes for two.", f"{_NURSING}; {_FIVE_MINUTES}"),
                Passage("Slow touch can help you unwind.", _FIVE_MINUTES),
                Passage(
                    "Warms the skin and eases tight muscles.",
                    "Hinds et al. 2004, Effects of massage on limb and skin blood flow",
                ),
                Passage("May ease everyday aches.", _NURSING),
                Passage(
                    "Many people find legs feel looser after exercise.",
                    "Guo et al. 2017, a meta-analysis of massage and soreness after exercise; "
                    "Dupuy et al. 2018, a meta-analysis of recovery after exercise",
                ),
                Passage(
                    "Helps ankles move a little more freely.",
                    "McKechnie et al. 2007, Acute effects of two massage techniques",
                ),
            ),
            Marks.BULLETS,
        ),
        Section(
            "How sure is that",
            (
                Passage(
                    "Not very. The studies are small, and they do not all agree: in one of them "
                    "five minutes on the calf after sport changed nothing about soreness, in "
                    "another sixteen minutes on each leg left muscles as stiff as before.",
                    f"{_SORENESS}; Kong et al. 2018, Post-exercise massage and muscle stiffness",
                ),
                Passage("So this guide promises nothing beyond a pleasant rest.", OURS),
            ),
        ),
    ),
)
