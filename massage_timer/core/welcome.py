"""What somebody reads before the first use: what the program is not, and what it does."""

from massage_timer.core.guide.chapter import Still
from massage_timer.core.safety import DISCLAIMER

TITLE = "Before you begin"
DOES = "What the program does"
WHAT_IT_DOES = (
    "It guides one person through massaging the legs of another: what to do, with which hand, and "
    "for how long.",
    "Each leg gets five minutes. In between it says when to change legs.",
    "Before every session it asks the person on the couch whether a massage is right today.",
)
STILLS = (
    Still("set-up", "How one lies and the other works"),
    Still("calf-glide", "What the hands do, as a moving picture"),
)
READ = "I have read this"

PARAGRAPHS = (DISCLAIMER.text, f"{DOES}:", *WHAT_IT_DOES)
"""All of it under the title, where there are no headings."""
