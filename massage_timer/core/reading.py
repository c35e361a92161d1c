"""How long words take to hear and to read: the one place for words a minute. Pure."""

from collections.abc import Iterable

from massage_timer.core.manner import Pace

SPOKEN_WORDS_PER_MINUTE = {Pace.SLOW: 140, Pace.USUAL: 165, Pace.FAST: 195}
"""How fast the voice is asked to speak. People talk at 120 to 150, narrators of audiobooks at 150
to 160; voices of computers are as clear a little faster."""

READ_WORDS_PER_MINUTE = 238
"""Silent reading of plain English prose, mean of 190 studies (Brysbaert 2019,
doi 10.1016/j.jml.2019.104047). Most adults lie between 175 and 300."""


def seconds_to_say(*texts: str, pace: Pace = Pace.SLOW) -> float:
    """Seconds that the voice takes for these texts; at its slowest where nothing else is said."""
    return 60 * words_in(texts) / SPOKEN_WORDS_PER_MINUTE[pace]


def seconds_to_read(texts: Iterable[str]) -> float:
    """Seconds to read these texts once."""
    return 60 * words_in(texts) / READ_WORDS_PER_MINUTE


def words_in(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
