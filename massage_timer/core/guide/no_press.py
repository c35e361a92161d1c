"""Where not to press: the places that are hatched on the pictures, by name and with advice."""

from massage_timer.core.guide.chapter import ARTICLE, OURS, Chapter, Passage, Section, Still

_WERNER = "Werner, Take the danger out of endangerment sites, abmp.com"
_TRIANGLE = "Ellis, The femoral triangle and superficial veins of the leg"
_HIP = "UW Health, IT band friction syndrome and greater trochanteric bursitis"
_SHIN = "Leg and foot palpation landmarks, precisionclinicaleducation.com"

STILLS = (
    Still("no-press-front", "From the front"),
    Still("no-press-back", "From behind"),
)

FRONT = (
    Passage(
        "Hands stay off the inner side above mid-thigh. Hip work is on the outside only.",
        f"{_WERNER}; {_TRIANGLE}",
        "Inner top of the thigh",
        "Large vessels and a nerve lie under the groin.",
    ),
    Passage(
        "Glide past, and do not knead there.",
        _TRIANGLE,
        "Inner line of the thigh",
        "A long vein runs there, from ankle to groin.",
    ),
    Passage(
        "Flow round it, without pressing.",
        _HIP,
        "Bony point of the hip",
        "A small cushion lies over it.",
    ),
    Passage(
        "No pressure. Strokes beside the shin end three fingers below it.",
        "WikiMSK, Foot drop",
        "Bony knob outside, just below the knee",
        "A nerve lies right under the skin.",
    ),
    Passage("Never press it. Work on the muscle beside it.", _SHIN, "Shin bone"),
    Passage(
        "Circle round them, never on them.",
        ARTICLE,
        "Kneecap, ankle bones, bones on top of the foot",
    ),
)
BACK = (
    Passage(
        "Never press. Strokes on the calf end two fingers below the crease, those under the "
        "thigh begin a palm above it.",
        _WERNER,
        "Hollow behind the knee",
        "Vessels and nerves lie unprotected there.",
    ),
    Passage(
        "As light as a feather, in circles, and no thumb presses.",
        f"{_WERNER}; Kim et al., Topography of the human ankle joint",
        "Behind the inner ankle",
        "An artery and a nerve pass there.",
    ),
    Passage(
        "Hold it lightly, and never rub across it.",
        "Achilles tendon, Healthline body maps",
        "Narrow part of the heel cord",
    ),
)
ANYWHERE = (
    Passage(
        "Keep off veins that you can see. Where they stick out, hurt or feel hot, there is no "
        "massage.",
        "Varicose veins, somatics.de",
        "Veins",
    ),
    Passage(
        "Leave them out. With a rash or an open wound there is no massage.",
        OURS,
        "Moles, scars and single bruises",
    ),
)

NO_PRESS = Chapter(
    "no-press",
    "Where not to press",
    (
        Section(
            "",
            (
                Passage(
                    "Most pictures hatch these places where they show. A broad, light hand may "
                    "pass over; nothing presses, kneads or digs there.",
                    _WERNER,
                ),
            ),
        ),
        Section("From the front", FRONT),
        Section("From behind", BACK),
        Section("Wherever they are", ANYWHERE),
    ),
    STILLS,
)
