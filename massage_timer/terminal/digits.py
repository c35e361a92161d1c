"""Digits that can be read from across the room, made of blocks: those of Europe, as only they have
blocks that are known everywhere."""

_ROWS = 5
_PIXELS = {
    "0": "111 101 101 101 111",
    "1": "010 110 010 010 111",
    "2": "111 001 111 100 111",
    "3": "111 001 111 001 111",
    "4": "101 101 111 001 001",
    "5": "111 100 111 001 111",
    "6": "111 100 111 101 111",
    "7": "111 001 001 001 001",
    "8": "111 101 111 101 111",
    "9": "111 101 111 001 111",
    ":": "0 1 0 1 0",
}


def large(text: str, width: int, height: int, block: str = "█") -> list[str]:
    """The digits and colons of `text` as lines, as large as fits; empty when nothing does."""
    text = "".join(letter if letter == ":" else str(int(letter)) for letter in text)
    narrow = sum(len(_PIXELS[letter].split()[0]) for letter in text) + len(text) - 1
    # A character cell is about twice as high as it is wide.
    scale = min(height // _ROWS, width // (2 * narrow))
    lines = []
    for row in range(_ROWS):
        pixels = "0".join(_PIXELS[letter].split()[row] for letter in text)
        line = "".join((block if pixel == "1" else " ") * 2 * scale for pixel in pixels)
        lines += [line.rstrip()] * scale
    return lines
