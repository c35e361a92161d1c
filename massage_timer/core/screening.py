"""The safety check before every session: its questions and cards, and what follows from answers.

Pure, and forgetful by design: answers are arguments, nothing here or anywhere else keeps them. The
sources stand beside what they support; the stop list follows the eight lines of
https://meridian-spa.co.uk/how-to-massage-legs/ and is deliberately stricter than most advice,
because nobody trained looks on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum


class Action(IntEnum):
    """What a yes leads to, the most urgent last."""

    ADVISE = 0
    """Advice is shown; the session may begin."""
    SOFTEN = 1
    """The session may begin, and stays light."""
    BLOCK = 2
    CLOT = 3
    EMERGENCY = 4


class Answer(Enum):
    """There is no default: a question without an answer keeps the session from beginning."""

    NO = "no"
    YES = "yes"
    NOT_SURE = "not sure"
    """Counts as yes."""


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the check, as the recipient reads it."""

    id: str
    text: str
    small: str
    """Small print; may be empty."""
    action: Action
    source: str
    """Where it comes from; the article is the one named at the top of this file."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown for an answer."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answers lead to."""

    may_begin: bool
    softened: bool
    cards: tuple[Card, ...]
    """What to show, the most urgent first; empty while answers are missing."""


_CLOT_SIGNS = (
    "article; CDC, Know the risks, signs and symptoms of blood clots; "
    "https://www.nhs.uk/conditions/deep-vein-thrombosis-dvt/"
)
_NCCIH = "NCCIH, What is massage therapy?, safety section"

WARNING_SIGNS = (
    Question(
        "Q13",
        "Right now: does your chest hurt, is it hard to breathe, or do you cough up blood?",
        "",
        Action.EMERGENCY,
        _CLOT_SIGNS,
    ),
    Question(
        "Q12",
        "Right now: is one leg swollen, sore, hot, red or darker than the other?",
        "Hard or sore veins count too.",
        Action.CLOT,
        _CLOT_SIGNS,
    ),
)
"""How the recipient is today. They are asked first."""

CONDITIONS = (
    Question(
        "Q1",
        "Have you ever had a blood clot in a leg or a lung, or could you have one now?",
        "A doctor may call it DVT, thrombosis or embolism.",
        Action.CLOT,
        "article; Sutham et al. 2020, doi 10.1186/s12884-020-02924-w",
    ),
    Question(
        "Q2",
        "Does your blood clot too easily, or not well enough?",
        "For example factor V Leiden, haemophilia or antiphospholipid syndrome.",
        Action.BLOCK,
        f"article; {_NCCIH}",
    ),
    Question(
        "Q3",
        "Do you take blood thinners?",
        "For example warfarin, apixaban, rivaroxaban, heparin, clopidogrel, or aspirin every day.",
        Action.BLOCK,
        f"article; {_NCCIH}",
    ),
    Question(
        "Q4",
        "Were you ever told that you have few blood platelets?",
        "",
        Action.BLOCK,
        f"article; {_NCCIH}",
    ),
    Question(
        "Q5",
        "Do you get bruises easily?",
        "Bruises that come without a knock you remember.",
        Action.BLOCK,
        "article",
    ),
    Question(
        "Q6",
        "Are you pregnant, or could you be?",
        "Or did you have a baby in the last six weeks?",
        Action.BLOCK,
        f"article; Sutham et al. 2020; {_NCCIH}. After a birth: added",
    ),
    Question(
        "Q7",
        "Do your legs hold water?",
        "Water tablets, one leg bigger, tight shiny skin, or a dent that stays after five seconds "
        "of a fingertip on the shin.",
        Action.BLOCK,
        "article; https://www.webmd.com/heart-disease/pitting-edema",
    ),
    Question(
        "Q8",
        "Do you have an open wound, a sore, or a cut that has not healed?",
        "Anywhere. Blisters and fresh burns count.",
        Action.BLOCK,
        f"article; {_NCCIH}",
    ),
    Question(
        "Q9",
        "Do you have diabetes?",
        "Any type.",
        Action.BLOCK,
        "article; Werner, Massage & Bodywork 2017 "
        "(https://www.abmp.com/textonlymags/article.php?article=1744)",
    ),
    Question(
        "Q10",
        "Do you have high blood pressure?",
        "Also when tablets keep it normal.",
        Action.BLOCK,
        "article",
    ),
    Question(
        "Q11",
        "Do you have weak bones?",
        "A doctor may call it osteoporosis.",
        Action.BLOCK,
        "article; Werner, No bones about it "
        "(https://www.abmp.com/textonlymags/article.php?article=2728)",
    ),
    Question(
        "Q14",
        "Do you feel ill today, or have a fever or an infection?",
        "A rash, athlete's foot or warts on legs or feet count.",
        Action.BLOCK,
        f"{_NCCIH}; https://massagemastery.online/fantastic-foot-massage-guide/",
    ),
    Question(
        "Q15",
        "Do you have veins that stick out, hurt or feel hot?",
        "",
        Action.BLOCK,
        "http://www.somatics.de/PathologyBook/Varicose.htm",
    ),
    Question(
        "Q16",
        "In the last six weeks: an operation, a broken bone, a sprain or a torn muscle in a leg?",
        "Or a long time in bed or in hospital.",
        Action.BLOCK,
        "CDC, Know the risks, signs and symptoms of blood clots. Six weeks: our proposal",
    ),
    Question(
        "Q17",
        "Do you have heart, kidney or liver disease, have you had a stroke, or are you treated "
        "for cancer?",
        "",
        Action.BLOCK,
        f"{_NCCIH}; https://www.medicalnewstoday.com/articles/321773",
    ),
    Question(
        "Q18",
        "Is any part of your legs or feet numb, or do they hurt and nobody knows why?",
        "",
        Action.BLOCK,
        "Werner, Massage & Bodywork 2017; "
        "https://massagemastery.online/fantastic-foot-massage-guide/",
    ),
)
"""What the recipient has or takes. None of them is softened by anything."""

SOFT_QUESTIONS = (
    Question(
        "Q19",
        "Are you allergic to nuts, or to any oil or lotion?",
        "",
        Action.ADVISE,
        "https://www.massagemag.com/watch-for-nut-allergies-among-clients-4844/",
    ),
    Question(
        "Q20",
        "Do your legs feel heavy, or look a little fuller than usual?",
        "Both the same, and a finger leaves no dent.",
        Action.SOFTEN,
        "article, what to consider: swollen legs",
    ),
    Question(
        "Q21",
        "Do you have small veins that show but do not hurt?",
        "",
        Action.SOFTEN,
        "http://www.somatics.de/PathologyBook/Varicose.htm",
    ),
)
"""These never keep a session from beginning."""

MUST_ASK = WARNING_SIGNS + CONDITIONS
"""Every one of these needs the answer no before a session can begin."""

QUESTIONS = MUST_ASK + SOFT_QUESTIONS

NONE_OF_THESE = "None of these"
ONE_OF_THESE = "One of these, or not sure"

NOT_TODAY = Card(
    "Not today",
    "This guide is not right for you at the moment. Skip the massage, and ask a doctor, a "
    "nurse or a trained massage therapist what is safe for you. You can still sit together quietly "
    "for ten minutes, or change places.",
)
CLOT_NOW = Card(
    "Do not massage this leg",
    "These can be signs of a blood clot. Do not rub or press the leg. Get medical help today.",
)
CLOT_EVER = Card(
    "No leg massage with this guide",
    "If you have had a blood clot, or may have one, ask your doctor first.",
)
EMERGENCY = Card(
    "Get help now",
    "Chest pain, sudden trouble breathing or coughing up blood can mean a blood clot in the lung. "
    "Call your emergency number now: 112, 999 or 911. Do not massage, and do not drive yourself.",
)
CLOT_SIGNS = Card(
    "Signs that need a doctor",
    "Leg: swelling, throbbing pain or cramp in the calf or thigh, mostly on one side; warm, red or "
    "darker skin, which is harder to see on brown or black skin; hard or sore veins. Get medical "
    "help the same day.\n"
    "Lung: short of breath, chest pain that is worse with a deep breath, a fast "
    "or uneven heartbeat, coughing up blood, fainting. Call your emergency number now: 112, 999 or "
    "911.\nMany clots give no sign at all.",
)
"""Always at hand, also during a session."""
LIGHT_TOUCH = Card(
    "Light touch today",
    "Every stroke stays soft, and off the veins you can see. Stop if you find a dent, tight skin "
    "or one leg bigger than the other.",
)
CHECK_THE_OIL = Card(
    "Check the oil first",
    "Read what is in it, and leave out nut oils. Try a new oil on a small patch of skin a day "
    "before. No oil is fine as well: rub over thin cloth.",
)
GOOD_TO_GO = Card(
    "Good to go",
    "Speak up at any time. You decide how firm it is and how high up the leg it goes.",
)

SOFT_ADVICE = (
    "Allergic to nuts, an oil or a lotion? Check what is in the oil, or rub over thin cloth.",
    "Heavy legs, or small veins that show? Ask for a lighter touch, and keep off the veins.",
)
"""For a screen that does not ask the soft questions: it tells everybody."""

STOP_SIGNS = (
    "Sharp, burning or shooting pain",
    "Numbness or tingling",
    "New swelling, heat or a change of colour",
    "Feeling dizzy, sick or short of breath",
    "The person asks, tenses up or pulls away",
)
"""When to stop during a session. The first four end it and call for `CLOT_SIGNS`."""
BEFORE = (
    "Wash and warm your hands. Short nails, rings off.",
    "A cushion under the knee, a rolled towel under the ankle.",
    "Cover the other leg.",
    "Warm about a teaspoon of oil in your hands. No nut oil, unless you both agree.",
)
AFTER = (
    "Wipe the soles of the feet well: oily feet slip.",
    "Rest for a minute, then sit up slowly.",
)
DISCLAIMER = (
    "This is a general guide to a light, relaxing leg massage between two adults at home. It is "
    "not medical advice. If you are ill, hurt, pregnant, on medicine or unsure, ask a doctor "
    "before you start. Stop at once if anything hurts or feels wrong. In an emergency call your "
    "local number."
)

_CARDS = {
    Action.ADVISE: CHECK_THE_OIL,
    Action.SOFTEN: LIGHT_TOUCH,
    Action.BLOCK: NOT_TODAY,
    Action.EMERGENCY: EMERGENCY,
}


def outcome(answers: Mapping[str, Answer]) -> Outcome:
    """What the answers, by the ids of the questions, lead to.

    Not sure counts as yes. One yes to what must be asked is enough to stop, whatever else is
    unanswered; the session may begin only when all of that was answered with no.
    """
    yes = [question for question in QUESTIONS if _is_yes(answers.get(question.id))]
    stops = [question for question in yes if question.action >= Action.BLOCK]
    if stops:
        urgent = sorted(stops, key=lambda question: -question.action)
        cards = [_card(question) for question in urgent]
        if any(question.action is Action.CLOT for question in stops):
            cards.append(CLOT_SIGNS)
        return Outcome(False, False, tuple(dict.fromkeys(cards)))
    if any(answers.get(question.id) is not Answer.NO for question in MUST_ASK):
        return Outcome(False, False, ())
    softened = any(question.action is Action.SOFTEN for question in yes)
    advice = dict.fromkeys(_card(question) for question in yes)
    return Outcome(True, softened, (*advice, GOOD_TO_GO))


def none_of(questions: tuple[Question, ...]) -> dict[str, Answer]:
    """The answers of somebody who has read these questions and says none of these."""
    return {question.id: Answer.NO for question in questions}


def one_of_these() -> Outcome:
    """What follows when the recipient says one of these, or not sure, and not which."""
    return Outcome(False, False, (NOT_TODAY, CLOT_SIGNS))


def _is_yes(answer: Answer | None) -> bool:
    return answer in (Answer.YES, Answer.NOT_SURE)


def _card(question: Question) -> Card:
    if question.action is Action.CLOT:
        return CLOT_NOW if question in WARNING_SIGNS else CLOT_EVER
    return _CARDS[question.action]
