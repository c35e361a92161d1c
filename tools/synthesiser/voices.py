"""What sounds: bars, bowls and skins as sums of dying partials, struck by felt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Partial:
    """One of the tones that a struck thing is made of."""

    ratio: float
    """Its pitch, as a multiple of the note's."""
    level: float
    """DB below full, 0 or less."""
    ring: float
    """Seconds until it has died by 60 dB."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A thing that is struck, and how softly."""

    attack: float
    """Seconds from silence to full: the felt of the mallet."""
    partials: tuple[Partial, ...]


# A marimba's bars are cut so that their second and third tones are two octaves and a little more
# than three above the first; its pipes add a faint octave.
BAR = Voice(0.010, (Partial(1, 0, 1.7), Partial(2, -22, 0.9), Partial(4, -15, 0.45)))
SOFT_BAR = Voice(0.035, (Partial(1, 0, 1.7), Partial(2, -26, 0.7)))

# A thin tongue of metal over a wooden box, plucked with the flesh of a thumb.
TINE = Voice(0.028, (Partial(1, 0, 1.15), Partial(2, -20, 0.5)))

# The bar with a hand on it.
FELT = Voice(0.008, (Partial(1, 0, 0.34), Partial(2, -9, 0.24), Partial(4, -24, 0.1)))

# A tone that swells and bends, as a wet finger on a glass.
GLASS = Voice(0.030, (Partial(1, 0, 1.0), Partial(2, -14, 0.7), Partial(3, -26, 0.4)))
SOFT_GLASS = Voice(0.060, (Partial(1, 0, 1.0), Partial(2, -24, 0.6)))

# A singing bowl, of one tone each: a real one has two close together and beats.
BOWL = Voice(0.010, (Partial(1, 0, 2.0), Partial(2.71, -11, 1.1), Partial(5.15, -24, 0.5)))
SOFT_BOWL = Voice(0.030, (Partial(1, 0, 2.0), Partial(2.71, -22, 0.8)))

# A vibraphone's bar without its motor; all its tones are in tune with a chord.
CHIME = Voice(
    0.014, (Partial(1, 0, 3.6), Partial(2, -17, 2.2), Partial(3, -27, 1.2), Partial(4, -20, 1.0))
)
SOFT_CHIME = Voice(0.045, (Partial(1, 0, 3.6), Partial(2, -24, 2.0)))

# A skin over a frame.
KNOCK = Voice(0.009, (Partial(1, 0, 0.4), Partial(1.59, -7, 0.28), Partial(2.14, -14, 0.2)))
SOFT_KNOCK = Voice(0.022, (Partial(1, 0, 0.42), Partial(1.59, -11, 0.26)))
TAP = Voice(0.010, (Partial(1, 0, 0.14), Partial(1.59, -8, 0.1), Partial(2.14, -14, 0.07)))
SOFT_TAP = Voice(0.020, (Partial(1, 0, 0.15), Partial(1.59, -12, 0.1)))
