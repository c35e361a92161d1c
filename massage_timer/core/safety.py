"""Every safety text of the guide in one place, each with its source beside it.

Data alone: `screening.py` says what follows from an answer. Whoever reviews the texts reads this
file from top to bottom; screens, terminal, Learn and help show nothing else. The stop list follows
the eight lines of the article and is deliberately stricter than most advice, because nobody trained
looks on. What stands in `text` and `small` is meant to be read by a twelve-year-old.
"""

from dataclasses import dataclass
from enum import IntEnum

from massage_timer.core.language import N_, _, numerals

ARTICLE = "https://meridian-spa.co.uk/how-to-massage-legs/"
"""The description of a leg massage that this guide follows."""
OURS = "this guide"
"""The source of what was decided here, and of what the guide says about itself."""

_CLOT_SIGNS = (
    f"{ARTICLE}; CDC, Know the risks, signs and symptoms of blood clots; "
    "https://www.nhs.uk/conditions/deep-vein-thrombosis-dvt/"
)
_LUNG_SIGNS = (
    "CDC, Know the risks, signs and symptoms of blood clots; "
    "NHS advice on blood clots: call 999, do not drive yourself"
)
_NCCIH = "NCCIH, What is massage therapy?, safety section"
_FEET = "https://massagemastery.online/fantastic-foot-massage-guide/"
_NUMBNESS = "Werner, Massage & Bodywork 2017, abmp.com article 1744"
_VEINS = "Varicose veins, http://www.somatics.de/PathologyBook/Varicose.htm"
_WERNER = "Werner, Take the danger out of endangerment sites, abmp.com"
_TRIANGLE = "Ellis, The femoral triangle and superficial veins of the leg"
_HIP = "UW Health, IT band friction syndrome and greater trochanteric bursitis"
_SHIN = "Leg and foot palpation landmarks, precisionclinicaleducation.com"
_NERVE = "WikiMSK, Foot drop"
_ANKLE = "Kim et al., Topography of the human ankle joint"
_NURSING = "Grealish et al. 2000, Foot massage: a nursing intervention"
_CUSHION = "How to massage feet and legs for relaxation, biologyinsights.com"
_NUTS = "Nut allergies among clients, massagemag.com 4844"
_PATCH_TEST = "Skin patch test, oilsandplants.com"
_SLIPPERY = "Foot rubbing techniques (slippery oil), 222health.com"
_PRESSURE_CHECK = "How to check pressure, schoolofhardknots.com"


class Action(IntEnum):
    """What a yes leads to, the most urgent last."""

    ADVISE = 0
    """Advice is shown; the session may begin."""
    SOFTEN = 1
    """The session may begin, and stays light."""
    BLOCK = 2
    CLOT = 3
    EMERGENCY = 4


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the check, as the recipient reads it under "Any of these?"."""

    id: str
    text: str
    small: str
    """Small print; may be empty."""
    action: Action
    source: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown for an answer or a sign."""

    title: str
    text: str
    """Its paragraphs stand on lines of their own."""
    source: str
    urgent: bool = False
    """An emergency: it alone is shown in the colour of Stop."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its text as it is shown."""
        return tuple(numerals(_(self.text)).splitlines())


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do or to know, and in `more` why or how; `more` may be empty."""

    text: str
    source: str
    more: str = ""

    @property
    def whole(self) -> str:
        """Both in one line."""
        if not self.more:
            return _(self.text)
        # Translators: two sentences on one line, such as "Wipe the soles. Oily feet slip."
        return _("{text} {more}").format(text=_(self.text), more=_(self.more))


@dataclass(frozen=True, slots=True)
class StopSign:
    """A sign on which hands stop at once; with cards it ends the session."""

    text: str
    source: str
    cards: tuple[Card, ...] = ()
    """What to do, the most urgent first; empty: the recipient may want to go on, softer."""


@dataclass(frozen=True, slots=True)
class NoPressPlace:
    """A place that is hatched on the pictures."""

    name: str
    text: str
    source: str
    small: str = ""


# The safety check, before every session.

CHECK_TITLE = N_("Is a massage right for you today?")
CHECK_SENTENCE = N_(
    "The person on the couch reads this. Not sure counts as yes. Nothing is kept or sent."
)
RESUME_TITLE = N_("Before you go on: how do you feel now?")
"""After a session that broke off the warning signs are asked again."""
RIGHT_NOW = N_("Right now")
ANY_OF_THESE = N_("Any of these?")
ONLY_SOFTEN = N_("These stop nothing")
NONE_OF_THESE = N_("None of these")
NONE_OF_THE_OTHERS = N_("None of the others")
"""The same answer when one of the rows is ticked that stop nothing."""
ONE_OF_THESE = N_("One of these, or not sure")

WARNING_SIGNS = (
    Question(
        "Q13",
        N_("Chest pain, trouble breathing, or coughing up blood"),
        "",
        Action.EMERGENCY,
        _CLOT_SIGNS,
    ),
    Question(
        "Q12",
        N_("One leg swollen, sore, hot, red or darker than the other"),
        N_("Hard or sore veins count too."),
        Action.CLOT,
        _CLOT_SIGNS,
    ),
)
"""How the recipient is at this moment. They are asked first."""

CONDITIONS = (
    Question(
        "Q1",
        N_("A blood clot in a leg or a lung, now or ever"),
        N_("Or you think so. Doctors say DVT, thrombosis or embolism."),
        Action.CLOT,
        f"{ARTICLE}; Sutham et al. 2020, doi 10.1186/s12884-020-02924-w",
    ),
    Question(
        "Q2",
        N_("Blood that clots too easily, or not well enough"),
        N_("Factor V Leiden, haemophilia, antiphospholipid syndrome."),
        Action.BLOCK,
        f"{ARTICLE}; {_NCCIH}",
    ),
    Question(
        "Q3",
        N_("You take blood thinners"),
        N_("Warfarin, apixaban, rivaroxaban, heparin, clopidogrel, aspirin every day."),
        Action.BLOCK,
        f"{ARTICLE}; {_NCCIH}",
    ),
    Question(
        "Q4",
        N_("Few platelets in your blood"),
        N_("A doctor told you so."),
        Action.BLOCK,
        f"{ARTICLE}; {_NCCIH}",
    ),
    Question(
        "Q5",
        N_("You bruise easily"),
        N_("Without a knock you remember."),
        Action.BLOCK,
        ARTICLE,
    ),
    Question(
        "Q6",
        N_("You are pregnant, or could be"),
        N_("Or you had a baby in the last six weeks."),
        Action.BLOCK,
        f"{ARTICLE}; Sutham et al. 2020; {_NCCIH}. After a birth: added",
    ),
    Question(
        "Q7",
        N_("Legs that hold water"),
        N_("Water tablets, one leg bigger, tight or shiny skin. Press the shin: a dent stays."),
        Action.BLOCK,
        f"{ARTICLE}; https://www.webmd.com/heart-disease/pitting-edema",
    ),
    Question(
        "Q8",
        N_("An open wound, a sore, or a cut that has not closed"),
        N_("Anywhere. Blisters and fresh burns too."),
        Action.BLOCK,
        f"{ARTICLE}; {_NCCIH}",
    ),
    Question(
        "Q9",
        N_("Diabetes"),
        N_("Any type."),
        Action.BLOCK,
        f"{ARTICLE}; {_NUMBNESS}",
    ),
    Question(
        "Q10",
        N_("High blood pressure"),
        N_("Also when tablets keep it normal."),
        Action.BLOCK,
        f"{ARTICLE}; Hypertension, http://www.somatics.de/PathologyBook/Hypertension.htm",
    ),
    Question(
        "Q11",
        N_("Weak bones"),
        N_("Doctors say osteoporosis."),
        Action.BLOCK,
        f"{ARTICLE}; Werner, No bones about it, abmp.com article 2728",
    ),
    Question(
        "Q14",
        N_("You feel ill, or have a fever or an infection"),
        N_("A rash, athlete's foot or warts on legs or feet too."),
        Action.BLOCK,
        f"{_NCCIH}; {_FEET}",
    ),
    Question(
        "Q15",
        N_("Veins that stick out, hurt or feel hot"),
        "",
        Action.BLOCK,
        _VEINS,
    ),
    Question(
        "Q16",
        N_("A leg operation, broken bone, sprain or torn muscle"),
        N_("In the last six weeks. A long time in bed or hospital too."),
        Action.BLOCK,
        f"CDC, Know the risks, signs and symptoms of blood clots. Six weeks: {OURS}",
    ),
    Question(
        "Q17",
        N_("Heart, kidney or liver disease, a stroke, or cancer"),
        "",
        Action.BLOCK,
        f"{_NCCIH}; https://www.medicalnewstoday.com/articles/321773",
    ),
    Question(
        "Q18",
        N_("A numb place, or leg pain that nobody can explain"),
        N_("On legs or feet."),
        Action.BLOCK,
        f"{_NUMBNESS}; {_FEET}",
    ),
)
"""What the recipient has or takes. Nothing makes any of them less."""

SOFT_QUESTIONS = (
    Question(
        "Q19",
        N_("Allergic to nuts, an oil or a lotion"),
        "",
        Action.ADVISE,
        _NUTS,
    ),
    Question(
        "Q20",
        N_("Heavy legs, both the same"),
        N_("A finger leaves no dent."),
        Action.SOFTEN,
        f"{ARTICLE}, what to consider: swollen legs",
    ),
    Question(
        "Q21",
        N_("Small veins that show but do not hurt"),
        "",
        Action.SOFTEN,
        _VEINS,
    ),
)
"""These never keep a session from beginning."""

MUST_ASK = WARNING_SIGNS + CONDITIONS
"""Every one of these needs the answer no before a session can begin."""

QUESTIONS = MUST_ASK + SOFT_QUESTIONS

# What an answer leads to.

IN_ANY_OTHER_CASE = N_("In any other case")
"""What stands above `NOT_TODAY` where a more urgent card comes before it."""

NOT_TODAY = Card(
    N_("Not today"),
    N_(
        "This guide is not right for you at the moment. Skip the massage, and ask a doctor, a "
        "nurse or a trained massage therapist what is safe for you.\n"
        "You can still sit together quietly for ten minutes, or change places."
    ),
    OURS,
)
CLOT_NOW = Card(
    N_("Do not massage this leg"),
    N_(
        "These can be signs of a blood clot. Do not rub or press the leg, and do not massage the "
        "other one either. Get medical help today."
    ),
    _CLOT_SIGNS,
)
CLOT_EVER = Card(
    N_("No leg massage with this guide"),
    N_("If you have had a blood clot, or may have one, ask your doctor first."),
    f"{_CLOT_SIGNS}; Somatics, thrombophlebitis",
)
EMERGENCY = Card(
    N_("Get help now"),
    N_(
        "Chest pain, sudden trouble breathing or coughing up blood can mean a blood clot in the "
        "lung.\n"
        "Call your emergency number now: 112, 999 or 911. Do not massage, and do not drive "
        "yourself."
    ),
    _LUNG_SIGNS,
    urgent=True,
)
# Translators: shown large; those of the countries of the language come first, as in the text above
EMERGENCY_NUMBERS = N_("112 · 999 · 911")
"""What the urgent cards name, to be shown large as well."""
CLOT_SIGNS = Card(
    N_("Signs that need a doctor"),
    N_(
        "Leg: it swells, throbs or cramps in the calf or thigh, mostly on one side. The skin is "
        "warm, red or darker; on brown or black skin that is harder to see. Veins are hard or "
        "sore. Get medical help the same day.\n"
        "Lung: short of breath, chest pain that is worse with a deep breath, a fast or uneven "
        "heartbeat, coughing up blood, fainting. Call your emergency number now: 112, 999 or 911.\n"
        "Many clots give no sign at all."
    ),
    f"{_CLOT_SIGNS}; Vascular Disease Foundation, Symptoms of DVT",
)
"""Always at hand, also during a session."""
LIGHT_TOUCH = Card(
    N_("Light touch today"),
    N_(
        "Every stroke stays soft, and off the veins you can see. Stop if you find a dent, tight "
        "skin or one leg bigger than the other."
    ),
    f"{ARTICLE}, what to consider: swollen legs; {_VEINS}",
)
CHECK_THE_OIL = Card(
    N_("Check the oil first"),
    N_(
        "Read what is in it, and leave out nut oils. Try a new oil on a small patch of skin a day "
        "before. No oil is fine as well: rub over thin cloth."
    ),
    f"{_NUTS}; {_PATCH_TEST}",
)
GOOD_TO_GO = Card(
    N_("Good to go"),
    N_("Speak up at any time. You decide how firm it is and how high up the leg it goes."),
    ARTICLE,
)

# Comfort.

COMFORT_SENTENCE = Advice(
    N_("Decide together, also what stays on. Say softer or stop at any time, or tap twice."),
    f"{ARTICLE}; two taps: {OURS}",
)
SORE_NOTE = Advice(
    N_("Sore on one side only, or a calf that hurts and you do not know why?"),
    "CDC, Know the risks, signs and symptoms of blood clots",
    N_("No massage: ask a doctor."),
)

# Before, during and after.

BEFORE = (
    Advice(N_("Clean, warm hands."), _NURSING, N_("Short nails, rings off.")),
    Advice(N_("Cushion and rolled towel."), _CUSHION, N_("Under the knee, under the ankle.")),
    Advice(N_("Cover for the other leg."), _NURSING),
    Advice(
        N_("A teaspoon of oil."),
        f"{_NUTS}; {_PATCH_TEST}. A teaspoon: {OURS}",
        N_("Warm it in your hands. No nut oil, unless you both agree."),
    ),
)
PRESSURE_QUESTION = Advice(
    N_("Pressure all right?"), _PRESSURE_CHECK, N_("Softer, the same, or firmer?")
)
"""Asked one minute into each leg. A choice is easier to answer honestly than a yes."""
PRESSURE_LIGHTEST = Advice(
    N_("Pressure still all right?"),
    f"{_PRESSURE_CHECK}; {OURS}",
    N_("It is as light as a feather now. Say stop at any time."),
)
"""The same where there is nothing softer to offer."""
PRESSURE_FIRMER = Advice(
    N_("There is no key for firmer."),
    OURS,
    N_("The guide never asks for more than a place should get."),
)
"""Said in Help."""

STOP_PAIN = Card(
    N_("Stop, and leave that place alone"),
    N_("Do not rub or press there again. If the pain stays or comes back, ask a doctor."),
    f"{ARTICLE}; Ernst 2003, The safety of massage therapy",
)
STOP_NUMB = Card(
    N_("Stop, and let the leg lie free"),
    N_(
        "A nerve may have been pressed. Take your hands away and let the leg rest. If the feeling "
        "does not come back soon, ask a doctor today."
    ),
    f"{_NERVE}; {_WERNER}",
)
STOP_DIZZY = Card(
    N_("Stop, and stay together"),
    N_(
        "Lie still and breathe calmly.\n"
        "Hard to breathe, chest pain or fainting: call your emergency number now: 112, 999 or 911."
    ),
    _LUNG_SIGNS,
    urgent=True,
)
STOP_SIGNS = (
    StopSign(
        N_("Sharp, burning or shooting pain"),
        "Ernst 2003, The safety of massage therapy",
        (STOP_PAIN, CLOT_SIGNS),
    ),
    StopSign(N_("Numbness or tingling"), _NERVE, (STOP_NUMB,)),
    StopSign(N_("New swelling, heat or a change of colour"), _CLOT_SIGNS, (CLOT_NOW, CLOT_SIGNS)),
    StopSign(N_("Feeling dizzy, sick or short of breath"), _LUNG_SIGNS, (STOP_DIZZY, CLOT_SIGNS)),
    StopSign(N_("The person asks, tenses up or pulls away"), ARTICLE),
)
"""When to stop during a session."""
SERIOUS_SIGNS = tuple(sign for sign in STOP_SIGNS if sign.cards)
"""Each of these ends the session, and its cards are shown."""
STOP_TITLE = N_("Stop the session?")
STOP_SENTENCE = N_("It is paused. Press what is happening, and you see what to do.")
STOP_OR_SOFTER = N_("Stop, or go on softer.")
"""Follows the sign that has no cards."""
STOPPED_SENTENCE = N_("The session is over. Take your hands away.")
"""Above the cards of a sign."""

AFTER = (
    Advice(N_("Wipe the soles."), _SLIPPERY, N_("Oily feet slip.")),
    Advice(N_("Rest a minute."), OURS, N_("Stay covered.")),
    Advice(N_("Sit up slowly."), OURS, N_("Feet on the floor first.")),
)
SIGNS_LATER = (
    Advice(
        N_("New pain, swelling or heat in one leg, now or later: ask a doctor the same day."),
        _CLOT_SIGNS,
    ),
    Advice(N_("Chest pain or trouble breathing: call your emergency number."), _LUNG_SIGNS),
)

DISCLAIMER = Advice(
    N_(
        "This is a general guide to a light, relaxing leg massage between two adults at home. It "
        "is not medical advice. If you are ill, hurt, pregnant, on medicine or unsure, ask a "
        "doctor before you start. Stop at once if anything hurts or feels wrong. In an emergency "
        "call your local number."
    ),
    f"{OURS}; wording rules: Sthira Me disclaimer policy",
)

# Where not to press.

NO_PRESS = Advice(
    N_(
        "Most pictures hatch these places where they show. A broad, light hand may pass over; "
        "nothing presses, kneads or digs there."
    ),
    _WERNER,
)
NO_PRESS_FRONT = (
    NoPressPlace(
        N_("Inner top of the thigh"),
        N_("Hands stay off the inner side above mid-thigh. Hip work is on the outside only."),
        f"{_WERNER}; {_TRIANGLE}",
        N_("Large vessels and a nerve lie under the groin."),
    ),
    NoPressPlace(
        N_("Inner line of the thigh"),
        N_("Glide past, and do not knead there."),
        _TRIANGLE,
        N_("A long vein runs there, from ankle to groin."),
    ),
    NoPressPlace(
        N_("Bony point of the hip"),
        N_("Flow round it, without pressing."),
        _HIP,
        N_("A small cushion lies over it."),
    ),
    NoPressPlace(
        N_("Bony knob outside, just below the knee"),
        N_("No pressure. Strokes beside the shin end three fingers below it."),
        _NERVE,
        N_("A nerve lies right under the skin."),
    ),
    NoPressPlace(N_("Shin bone"), N_("Never press it. Work on the muscle beside it."), _SHIN),
    NoPressPlace(
        N_("Kneecap, ankle bones, bones on top of the foot"),
        N_("Circle round them, never on them."),
        ARTICLE,
    ),
)
NO_PRESS_BACK = (
    NoPressPlace(
        N_("Hollow behind the knee"),
        N_(
            "Never press. Strokes on the calf end two fingers below the crease, those under the "
            "thigh begin a palm above it."
        ),
        _WERNER,
        N_("Vessels and nerves lie unprotected there."),
    ),
    NoPressPlace(
        N_("Behind the inner ankle"),
        N_("As light as a feather, in circles, and no thumb presses."),
        f"{_WERNER}; {_ANKLE}",
        N_("An artery and a nerve pass there."),
    ),
    NoPressPlace(
        N_("Narrow part of the heel cord"),
        N_("Hold it lightly, and never rub across it."),
        "Achilles tendon, Healthline body maps",
    ),
)
NO_PRESS_ANYWHERE = (
    NoPressPlace(
        N_("Veins"),
        N_(
            "Keep off veins that you can see. Where they stick out, hurt or feel hot, there is no "
            "massage."
        ),
        _VEINS,
    ),
    NoPressPlace(
        N_("Moles, scars and single bruises"),
        N_("Leave them out. With a rash or an open wound there is no massage."),
        OURS,
    ),
)
