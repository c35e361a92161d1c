"""How long words take to hear and to read: the one place for words a minute. Pure."""

import math
import re
from collections.abc import Iterable

from massage_timer.core.manner import Pace

SPOKEN_WORDS_PER_MINUTE = {Pace.SLOW: 140, Pace.USUAL: 165, Pace.FAST: 195}
"""How fast the voice is asked to speak. People talk at 120 to 150, narrators of audiobooks at 150
to 160; voices of computers are as clear a little faster."""

READ_WORDS_PER_MINUTE = 238
"""Silent reading of plain English prose, mean of 190 studies (Brysbaert 2019,
doi 10.1016/j.jml.2019.104047). Most adults lie between 175 and 300."""

HAN_PER_WORD = 255 / 158
"""Characters in a Chinese word: people read 255 of them, or 158 words, a minute
(Trauzettel-Klosinski and Dietz 2012, doi 10.1167/iovs.11-8284)."""

_HAN = re.compile("[\u4e00-\u9fff]")
_FULL_WIDTH_MARK = re.compile("[\u3000-\u303f\uff00-\uffef]")


def seconds_to_say(*texts: str, pace: Pace = Pace.SLOW) -> float:
    """Seconds that the voice takes for these texts; at its slowest where nothing else is said."""
    return 60 * words_in(texts) / SPOKEN_WORDS_PER_MINUTE[pace]


def seconds_to_read(texts: Iterable[str]) -> float:
    """Seconds to read these texts once."""
    return 60 * words_in(texts) / READ_WORDS_PER_MINUTE


def words_in(texts: Iterable[str]) -> int:
    """How many words these texts have; Chinese, which writes no spaces, by its characters."""
    return sum(map(_words_in, texts))


def _words_in(text: str) -> int:
    spaced, han = _HAN.subn(" ", _FULL_WIDTH_MARK.sub(" ", text))
    return len(spaced.split()) + math.ceil(han / HAN_PER_WORD)
