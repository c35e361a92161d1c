"""How loud a volume is."""


def gain(volume: int) -> float:
    """The factor on the amplitude for a volume of 0 to 100: its cube, which an ear takes for even
    steps (half is -18 dB). It is the curve of the sliders of PulseAudio and PipeWire."""
    return (volume / 100) ** 3
