"""What somebody reads before the first use: what the program is not, and what it does."""

from massage_timer.core.guide.chapter import Still
from massage_timer.core.language import N_
from massage_timer.core.safety import DISCLAIMER

TITLE = N_("Before you begin")
DOES = N_("What the program does")
WHAT_IT_DOES = (
    N_(
        "It guides one person through massaging the legs of another: what to do, with which hand, "
        "and for how long."
    ),
    N_("Each leg gets five minutes. In between it says when to change legs."),
    N_("Before every session it asks the person on the couch whether a massage is right today."),
)
STILLS = (
    Still("set-up", N_("How one lies and the other works")),
    Still("calf-glide", N_("What the hands do, as a moving picture")),
)
READ = N_("I have read this")

PARAGRAPHS = (DISCLAIMER.text, N_("What the program does:"), *WHAT_IT_DOES)
"""All of it under the title, where there are no headings."""
