"""How a leg massage works, and what it may do: no more than the sources carry.

What is said about benefits keeps to "may" and "many people"; where studies found nothing, that is
said as well.
"""

from massage_timer.core.guide.chapter import ARTICLE, OURS, Chapter, Marks, Passage, Section
from massage_timer.core.language import N_

_STROKE = "Findlay, Components of a massage stroke, in: Sports Massage, Human Kinetics"
_TOUCH = "Löken et al. 2009, Coding of pleasant touch"
_CALM = "Mramor 2010, Antianxiety foot massage"
_FIVE_MINUTES = "Hayes and Cox 1999, Immediate effects of a five-minute foot massage"
_NURSING = "Grealish et al. 2000, Foot massage: a nursing intervention"
_WALTON = "The Walton pressure scale, as used in massage training"
_SORENESS = "Hart et al. 2005, Sport massage, limb girth and discomfort"


_CAPS = N_(
    "The most that a session asks for: medium on foot, calf and thigh; soft on ankle and hip; "
    "feather on knee."
)
"""What `ZONE_CAPS` says."""

HOW_IT_WORKS = Chapter(
    "works",
    N_("How a leg massage works"),
    (
        Section(
            "",
            (
                Passage(
                    N_(
                        "Two people and about ten minutes. One lies on the back and rests; the "
                        "other works with both hands, five minutes on each leg."
                    ),
                    ARTICLE,
                ),
                Passage(
                    N_(
                        "Begin at the foot and climb: ankle, calf, knee, thigh, hip. At the end "
                        "the hands come back to the foot."
                    ),
                    ARTICLE,
                ),
                Passage(
                    N_(
                        "Strokes with weight go toward the heart; the way back weighs almost "
                        "nothing. Only the Achilles strokes run down to the heel, and they stay "
                        "light."
                    ),
                    f"{ARTICLE}; {_STROKE}",
                ),
                Passage(
                    N_(
                        "Most people like slow and even strokes. One takes three to ten seconds, "
                        "and the picture moves at just that pace."
                    ),
                    f"{_TOUCH}; {_CALM}",
                ),
                Passage(
                    N_(
                        "A palm is broad and soft; fingers and thumbs reach small places. Changing "
                        "between them changes how firm it feels."
                    ),
                    ARTICLE,
                ),
                Passage(
                    N_("Oil lets the hands glide instead of drag. Put it on at the foot."), ARTICLE
                ),
            ),
        ),
        Section(
            N_("How firm"),
            (
                Passage(N_("Like spreading lotion over sunburn."), _WALTON, N_("Feather, 1 of 5")),
                Passage(N_("Like rubbing lotion in."), _WALTON, N_("Soft, 2 of 5")),
                Passage(
                    N_("Like kneading soft dough."),
                    "Under pressure, uplyftwellness.com",
                    N_("Medium, 3 of 5"),
                ),
                Passage(
                    N_("They are on the scale, and this guide never asks for them."),
                    OURS,
                    N_("Firm and deep"),
                ),
                Passage(_CAPS, f"{_WALTON}; {ARTICLE}"),
            ),
        ),
    ),
)

WHAT_IT_MAY_DO = Chapter(
    "may-do",
    N_("What it may do"),
    (
        Section(
            "",
            (
                Passage(N_("A calm ten minutes for two."), f"{_NURSING}; {_FIVE_MINUTES}"),
                Passage(N_("Slow touch can help you unwind."), _FIVE_MINUTES),
                Passage(
                    N_("Warms the skin and eases tight muscles."),
                    "Hinds et al. 2004, Effects of massage on limb and skin blood flow",
                ),
                Passage(N_("May ease everyday aches."), _NURSING),
                Passage(
                    N_("Many people find legs feel looser after exercise."),
                    "Guo et al. 2017, a meta-analysis of massage and soreness after exercise; "
                    "Dupuy et al. 2018, a meta-analysis of recovery after exercise",
                ),
                Passage(
                    N_("Helps ankles move a little more freely."),
                    "McKechnie et al. 2007, Acute effects of two massage techniques",
                ),
            ),
            Marks.BULLETS,
        ),
        Section(
            N_("How sure is that"),
            (
                Passage(
                    N_(
                        "Not very. The studies are small, and they do not all agree: in one of "
                        "them five minutes on the calf after sport changed nothing about soreness, "
                        "in another sixteen minutes on each leg left muscles as stiff as before."
                    ),
                    f"{_SORENESS}; Kong et al. 2018, Post-exercise massage and muscle stiffness",
                ),
                Passage(N_("So this guide promises nothing beyond a pleasant rest."), OURS),
            ),
        ),
    ),
)
