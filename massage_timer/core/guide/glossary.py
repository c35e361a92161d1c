"""The words of the field, under the plain words that this guide uses instead."""

from massage_timer.core.guide.chapter import ARTICLE, OURS, Chapter, Passage, Section

_PARAMETERS = "Massage parameters, PTA 101, Lane Community College"
_SEQUENCES = "Sequences and timings, massagedownloads.com"
_BODY = "Names as in any atlas of anatomy"
_SHIN = "Leg and foot palpation landmarks, precisionclinicaleducation.com"
_TENDON = "Achilles tendon, Healthline body maps"
_HIP = "UW Health, IT band friction syndrome and greater trochanteric bursitis"


def _word(plain: str, field: str, meaning: str, source: str) -> Passage:
    return Passage(meaning, source, f"{plain} · {field}")


WORDS = Chapter(
    "words",
    "The words of the field",
    (
        Section(
            "Strokes",
            (
                _word(
                    "Glide",
                    "effleurage",
                    "A long stroke with the whole hand, mostly toward the heart. It opens, links "
                    "and closes.",
                    f"{_PARAMETERS}; {_SEQUENCES}",
                ),
                _word(
                    "Knead, squeeze",
                    "petrissage",
                    "Lifting a muscle and letting it go, as with dough.",
                    _PARAMETERS,
                ),
                _word(
                    "Twist",
                    "wringing, torsion",
                    "The hands go opposite ways across a part of the leg.",
                    ARTICLE,
                ),
                _word(
                    "Press",
                    "compression",
                    "Pressing and letting go without sliding.",
                    ARTICLE,
                ),
                _word(
                    "Small circles",
                    "circular friction",
                    "The fingers move the skin over what lies beneath it.",
                    _PARAMETERS,
                ),
                _word(
                    "Thumb or heel-of-hand glide",
                    "stripping",
                    "A slow glide along one muscle; here it stays light.",
                    _PARAMETERS,
                ),
                _word(
                    "Bend",
                    "passive movement",
                    "The giver moves a joint while the other person lets go.",
                    _PARAMETERS,
                ),
                _word(
                    "Up and down the leg",
                    "centripetal, centrifugal",
                    "Toward the heart, and away from it.",
                    _PARAMETERS,
                ),
                _word(
                    "Tapping, shaking",
                    "tapotement, vibration",
                    "Quick and lively. This guide has none of it: it is there to calm.",
                    _PARAMETERS,
                ),
            ),
        ),
        Section(
            "The leg, from foot to hip",
            (
                _word("Sole", "plantar surface", "The underside of the foot.", _BODY),
                _word("Top of the foot", "dorsum", "Its skin is thin: light strokes only.", _BODY),
                _word(
                    "Arch",
                    "medial longitudinal arch",
                    "The inner curve of the sole. Some say instep, which is also the upper side.",
                    "Where is the instep, scienceinsights.org",
                ),
                _word(
                    "Ball of the foot",
                    "metatarsal heads",
                    "The broad pad behind the toes.",
                    _BODY,
                ),
                _word("Heel", "calcaneus", "The bone at the back of the foot.", _BODY),
                _word(
                    "Heel cord",
                    "Achilles or calcaneal tendon",
                    "It runs from mid-calf to the heel and is narrowest four centimetres above it.",
                    _TENDON,
                ),
                _word(
                    "Ankle bones",
                    "malleoli, medial and lateral",
                    "The bumps on the inner and outer side. Hands go round them.",
                    _BODY,
                ),
                _word(
                    "Calf",
                    "gastrocnemius, soleus",
                    "The two muscles at the back of the lower leg.",
                    _BODY,
                ),
                _word(
                    "Shin-side muscle",
                    "tibialis anterior",
                    "It lies just outside the shin bone.",
                    _BODY,
                ),
                _word("Shin bone", "tibia", "Bone right under the skin, never pressed.", _SHIN),
                _word(
                    "Bony knob outside, below the knee",
                    "fibular head",
                    "A nerve crosses it.",
                    "WikiMSK, Foot drop",
                ),
                _word("Kneecap", "patella", "Hands go round it.", _BODY),
                _word(
                    "Hollow behind the knee",
                    "popliteal fossa",
                    "Nothing presses there.",
                    "Werner, Take the danger out of endangerment sites, abmp.com",
                ),
                _word(
                    "Front and outer thigh",
                    "quadriceps, vastus lateralis",
                    "The large muscles above the knee.",
                    _BODY,
                ),
                _word(
                    "Back of the thigh",
                    "hamstrings",
                    "Reached from below while the knee is bent.",
                    _BODY,
                ),
                _word(
                    "Outer thigh strap",
                    "iliotibial (IT) band",
                    "A flat band from the hip to the outer knee.",
                    _HIP,
                ),
                _word(
                    "Outer hip muscles",
                    "tensor fasciae latae (TFL), gluteus medius",
                    "They lie between the hip bone and the bony point of the hip.",
                    _HIP,
                ),
                _word(
                    "Bony point of the hip",
                    "greater trochanter",
                    "It has a small cushion of its own. Hands flow round it.",
                    _HIP,
                ),
                _word(
                    "Inner top of the thigh",
                    "femoral triangle",
                    "Hands stay away from it.",
                    "Ellis, The femoral triangle and superficial veins of the leg",
                ),
            ),
        ),
        Section(
            "More words",
            (
                _word(
                    "On the back, face down",
                    "supine, prone",
                    "Here one always lies on the back.",
                    ARTICLE,
                ),
                _word(
                    "Held water, puffiness",
                    "oedema",
                    "Fluid in the legs. With it there is no massage.",
                    f"{ARTICLE}; https://www.webmd.com/heart-disease/pitting-edema",
                ),
                _word(
                    "Blood clot in a leg",
                    "deep vein thrombosis (DVT)",
                    "The first thing that the safety check asks about.",
                    "https://www.nhs.uk/conditions/deep-vein-thrombosis-dvt/",
                ),
                _word(
                    "Soreness after exercise",
                    "delayed onset muscle soreness (DOMS)",
                    "It comes a day or two later.",
                    "Guo et al. 2017, a meta-analysis of massage and soreness after exercise",
                ),
                _word(
                    "Stroke, pace",
                    "cycle",
                    "A working stroke and its return; the pace is how many seconds they take.",
                    OURS,
                ),
            ),
        ),
    ),
)
