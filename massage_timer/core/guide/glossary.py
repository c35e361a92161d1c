"""The words of the field, under the plain words that this guide uses instead."""

from massage_timer.core.guide.chapter import ARTICLE, OURS, Chapter, Passage, Section
from massage_timer.core.language import N_

_PARAMETERS = "Massage parameters, PTA 101, Lane Community College"
_SEQUENCES = "Sequences and timings, massagedownloads.com"
_BODY = "Names as in any atlas of anatomy"
_SHIN = "Leg and foot palpation landmarks, precisionclinicaleducation.com"
_TENDON = "Achilles tendon, Healthline body maps"
_HIP = "UW Health, IT band friction syndrome and greater trochanteric bursitis"


def _word(name: str, meaning: str, source: str) -> Passage:
    """`name`: the plain word and that of the field."""
    return Passage(meaning, source, name)


WORDS = Chapter(
    "words",
    N_("The words of the field"),
    (
        Section(
            N_("Strokes"),
            (
                _word(
                    N_("Glide · effleurage"),
                    N_(
                        "A long stroke with the whole hand, mostly toward the heart. It opens, "
                        "links and closes."
                    ),
                    f"{_PARAMETERS}; {_SEQUENCES}",
                ),
                _word(
                    N_("Knead, squeeze · petrissage"),
                    N_("Lifting a muscle and letting it go, as with dough."),
                    _PARAMETERS,
                ),
                _word(
                    N_("Twist · wringing, torsion"),
                    N_("The hands go opposite ways across a part of the leg."),
                    ARTICLE,
                ),
                _word(
                    N_("Press · compression"),
                    N_("Pressing and letting go without sliding."),
                    ARTICLE,
                ),
                _word(
                    N_("Small circles · circular friction"),
                    N_("The fingers move the skin over what lies beneath it."),
                    _PARAMETERS,
                ),
                _word(
                    N_("Thumb or heel-of-hand glide · stripping"),
                    N_("A slow glide along one muscle; here it stays light."),
                    _PARAMETERS,
                ),
                _word(
                    N_("Bend · passive movement"),
                    N_("The giver moves a joint while the other person lets go."),
                    _PARAMETERS,
                ),
                _word(
                    N_("Up and down the leg · centripetal, centrifugal"),
                    N_("Toward the heart, and away from it."),
                    _PARAMETERS,
                ),
                _word(
                    N_("Tapping, shaking · tapotement, vibration"),
                    N_("Quick and lively. This guide has none of it: it is there to calm."),
                    _PARAMETERS,
                ),
            ),
        ),
        Section(
            N_("The leg, from foot to hip"),
            (
                _word(N_("Sole · plantar surface"), N_("The underside of the foot."), _BODY),
                _word(
                    N_("Top of the foot · dorsum"),
                    N_("Its skin is thin: light strokes only."),
                    _BODY,
                ),
                _word(
                    N_("Arch · medial longitudinal arch"),
                    N_(
                        "The inner curve of the sole. Some say instep, which is also the upper "
                        "side."
                    ),
                    "Where is the instep, scienceinsights.org",
                ),
                _word(
                    N_("Ball of the foot · metatarsal heads"),
                    N_("The broad pad behind the toes."),
                    _BODY,
                ),
                _word(N_("Heel · calcaneus"), N_("The bone at the back of the foot."), _BODY),
                _word(
                    N_("Heel cord · Achilles or calcaneal tendon"),
                    N_(
                        "It runs from mid-calf to the heel and is narrowest four centimetres above "
                        "it."
                    ),
                    _TENDON,
                ),
                _word(
                    N_("Ankle bones · malleoli, medial and lateral"),
                    N_("The bumps on the inner and outer side. Hands go round them."),
                    _BODY,
                ),
                _word(
                    N_("Calf · gastrocnemius, soleus"),
                    N_("The two muscles at the back of the lower leg."),
                    _BODY,
                ),
                _word(
                    N_("Shin-side muscle · tibialis anterior"),
                    N_("It lies just outside the shin bone."),
                    _BODY,
                ),
                _word(
                    N_("Shin bone · tibia"), N_("Bone right under the skin, never pressed."), _SHIN
                ),
                _word(
                    N_("Bony knob outside, below the knee · fibular head"),
                    N_("A nerve crosses it."),
                    "WikiMSK, Foot drop",
                ),
                _word(N_("Kneecap · patella"), N_("Hands go round it."), _BODY),
                _word(
                    N_("Hollow behind the knee · popliteal fossa"),
                    N_("Nothing presses there."),
                    "Werner, Take the danger out of endangerment sites, abmp.com",
                ),
                _word(
                    N_("Front and outer thigh · quadriceps, vastus lateralis"),
                    N_("The large muscles above the knee."),
                    _BODY,
                ),
                _word(
                    N_("Back of the thigh · hamstrings"),
                    N_("Reached from below while the knee is bent."),
                    _BODY,
                ),
                _word(
                    N_("Outer thigh strap · iliotibial (IT) band"),
                    N_("A flat band from the hip to the outer knee."),
                    _HIP,
                ),
                _word(
                    N_("Outer hip muscles · tensor fasciae latae (TFL), gluteus medius"),
                    N_("They lie between the hip bone and the bony point of the hip."),
                    _HIP,
                ),
                _word(
                    N_("Bony point of the hip · greater trochanter"),
                    N_("It has a small cushion of its own. Hands flow round it."),
                    _HIP,
                ),
                _word(
                    N_("Inner top of the thigh · femoral triangle"),
                    N_("Hands stay away from it."),
                    "Ellis, The femoral triangle and superficial veins of the leg",
                ),
            ),
        ),
        Section(
            N_("More words"),
            (
                _word(
                    N_("On the back, face down · supine, prone"),
                    N_("Here one always lies on the back."),
                    ARTICLE,
                ),
                _word(
                    N_("Held water, puffiness · oedema"),
                    N_("Fluid in the legs. With it there is no massage."),
                    f"{ARTICLE}; https://www.webmd.com/heart-disease/pitting-edema",
                ),
                _word(
                    N_("Blood clot in a leg · deep vein thrombosis (DVT)"),
                    N_("The first thing that the safety check asks about."),
                    "https://www.nhs.uk/conditions/deep-vein-thrombosis-dvt/",
                ),
                _word(
                    N_("Soreness after exercise · delayed onset muscle soreness (DOMS)"),
                    N_("It comes a day or two later."),
                    "Guo et al. 2017, a meta-analysis of massage and soreness after exercise",
                ),
                _word(
                    N_("Stroke, pace · cycle"),
                    N_("A working stroke and its return; the pace is how many seconds they take."),
                    OURS,
                ),
            ),
        ),
    ),
)
