"""What to prepare, what to consider, and who should not have a massage.

All that the safety check, Ready and Done say is taken from `safety.py`: one text, one place.
"""

from massage_timer.core.guide.chapter import (
    ARTICLE,
    OURS,
    Chapter,
    Marks,
    Passage,
    Section,
    Still,
)
from massage_timer.core.language import N_
from massage_timer.core.safety import (
    AFTER,
    ANY_OF_THESE,
    BEFORE,
    CHECK_THE_OIL,
    CLOT_EVER,
    CLOT_NOW,
    CLOT_SIGNS,
    CONDITIONS,
    DISCLAIMER,
    EMERGENCY,
    GOOD_TO_GO,
    LIGHT_TOUCH,
    NOT_TODAY,
    RIGHT_NOW,
    SOFT_QUESTIONS,
    STOP_SIGNS,
    WARNING_SIGNS,
    Advice,
    Card,
    Question,
)

_CUSHION = "How to massage feet and legs for relaxation, biologyinsights.com"


def _asked(questions: tuple[Question, ...]) -> tuple[Passage, ...]:
    return tuple(
        Passage(question.text, question.source, small=question.small) for question in questions
    )


def _card(card: Card) -> Section:
    return Section(card.title, (Passage(card.text, card.source),))


def _advice(given: tuple[Advice, ...]) -> tuple[Passage, ...]:
    return tuple(Passage(advice.text, advice.source, small=advice.more) for advice in given)


_SIGNS = tuple(Passage(sign.text, sign.source) for sign in STOP_SIGNS)

PREPARE = Chapter(
    "prepare",
    N_("What to prepare"),
    (
        Section("", _advice(BEFORE), Marks.NUMBERS),
        Section(
            N_("How the leg lies"),
            (
                Passage(
                    N_(
                        "On the back, a cushion under the knee and a rolled towel under the ankle, "
                        "so that the calf hangs free."
                    ),
                    _CUSHION,
                    N_("Straight"),
                ),
                Passage(
                    N_(
                        "The foot stands flat, so that both hands reach round the calf and under "
                        "the thigh. Nobody has to turn over."
                    ),
                    OURS,
                    N_("Knee bent"),
                ),
            ),
        ),
        Section(N_("Afterwards"), _advice(AFTER), Marks.BULLETS),
    ),
    (Still("set-up", N_("Ready to begin")),),
)

CONSIDER = Chapter(
    "consider",
    N_("What to consider"),
    (
        Section(
            N_("Ask first"),
            (
                Passage(
                    N_(
                        "How firm may it be, how high up the leg, and what stays on? Go only as "
                        "far as the other person is comfortable with."
                    ),
                    ARTICLE,
                ),
                Passage(
                    N_("Later, ask what is easy to answer: softer, the same, or firmer?"),
                    "How to check pressure, schoolofhardknots.com",
                ),
                Passage(GOOD_TO_GO.text, ARTICLE, N_("For the person on the couch")),
            ),
        ),
        Section(
            N_("Sore places"),
            (
                Passage(
                    N_(
                        "Stay a little longer where it is sore, as firm as feels good, for as long "
                        "as it is liked."
                    ),
                    ARTICLE,
                ),
                Passage(
                    N_(
                        "Be careful where muscles are stiff or knotted, and where bone lies close "
                        "under the skin."
                    ),
                    ARTICLE,
                ),
                Passage(
                    N_("Pain in one calf only is different: it can be a sign to stop."),
                    "CDC, Know the risks, signs and symptoms of blood clots",
                ),
            ),
        ),
        Section(
            N_("Heavy legs"),
            (
                Passage(
                    N_(
                        "Be gentle, and ask how it feels, both while you press and while you knead."
                    ),
                    ARTICLE,
                ),
                Passage(LIGHT_TOUCH.text, LIGHT_TOUCH.source, LIGHT_TOUCH.title),
            ),
        ),
        Section(N_("The oil"), (Passage(CHECK_THE_OIL.text, CHECK_THE_OIL.source),)),
        Section(
            N_("Signs to stop at once"),
            tuple(Passage(sign.text, sign.source) for sign in STOP_SIGNS),
            Marks.BULLETS,
        ),
    ),
)

WHO_SHOULD_NOT = Chapter(
    "who-not",
    N_("Who should not have one"),
    (
        Section(
            "",
            (
                Passage(
                    N_(
                        "With any of these, or when not sure, there is no massage with this guide. "
                        "Before every session the person on the couch is asked."
                    ),
                    OURS,
                ),
            ),
        ),
        Section(RIGHT_NOW, _asked(WARNING_SIGNS), Marks.BULLETS),
        Section(ANY_OF_THESE, _asked(CONDITIONS), Marks.BULLETS),
        _card(EMERGENCY),
        _card(CLOT_NOW),
        _card(CLOT_EVER),
        _card(NOT_TODAY),
        _card(CLOT_SIGNS),
        Section(N_("Yes, but softly"), _asked(SOFT_QUESTIONS), Marks.BULLETS),
        _card(LIGHT_TOUCH),
        _card(CHECK_THE_OIL),
        Section(N_("What this is"), _advice((DISCLAIMER,))),
    ),
)
