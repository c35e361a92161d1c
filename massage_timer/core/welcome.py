"""What somebody reads before the first use: what the program does, and what it is not."""

from massage_timer.core.safety import DISCLAIMER

TITLE = "Before you begin"
WHAT_IT_DOES = (
    "This program guides one person through massaging the legs of another: what to do, with "
    "which hand, and for how long.",
    "Each leg gets five minutes. In between it says when to change legs.",
    "Before every session it asks the person on the couch whether a massage is right today.",
)
NOT_ADVICE = "Not medical advice"
READ = "I have read this"

PARAGRAPHS = (*WHAT_IT_DOES, f"{NOT_ADVICE}. {DISCLAIMER.text}")
"""All of it under the title."""
