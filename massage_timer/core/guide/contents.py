"""All chapters, in the order in which they are worth reading."""

from massage_timer.core.guide.care import CONSIDER, PREPARE, WHO_SHOULD_NOT
from massage_timer.core.guide.glossary import WORDS
from massage_timer.core.guide.no_press import NO_PRESS
from massage_timer.core.guide.works import HOW_IT_WORKS, WHAT_IT_MAY_DO

CHAPTERS = (
    HOW_IT_WORKS,
    WHAT_IT_MAY_DO,
    WHO_SHOULD_NOT,
    PREPARE,
    CONSIDER,
    NO_PRESS,
    WORDS,
)
