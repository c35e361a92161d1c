"""What can be set on the page of settings. Rows are data: a new one is added to `rows`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Values = Mapping[str, object]
"""Settings by their names, with values as the file of settings has them."""

TEXT_SIZES = (100, 125, 150, 200)
"""Percent."""
CHANGE_LENGTHS = (10, 20, 30, 45)
"""Seconds that are offered for the change of legs."""
TONES = (("Light", "light"), ("Medium", "medium"), ("Deep", "deep"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: its words, and the settings that it makes."""

    words: str
    values: Values


@dataclass(frozen=True, slots=True)
class Row:
    """What is set, a line about it, and two to five options."""

    name: str
    about: str
    choices: tuple[Choice, ...]

    def chosen(self, settings: Values) -> int:
        """The place of the option that holds; the first where none does."""
        holds = (
            place
            for place, choice in enumerate(self.choices)
            if all(settings[name] == value for name, value in choice.values.items())
        )
        return next(holds, 0)


def rows(settings: Values) -> tuple[Row, ...]:
    """All rows, in their order, for settings as they are now."""
    return (
        _row(
            "Text size",
            "Of all that is read nearby, and of the words in a session.",
            "text_size",
            ((f"{size} %", size) for size in TEXT_SIZES),
        ),
        _row(
            "Colours",
            "Dim amber is for a dark room.",
            "theme",
            (
                ("System", "system"),
                ("Light", "light"),
                ("Dark", "dark"),
                ("Dim amber", "dim-amber"),
            ),
        ),
        _row(
            "Movement",
            "Reduced: pictures stand, and nothing fades.",
            "motion",
            (("System", "system"), ("Full", "full"), ("Reduced", "reduced")),
        ),
        _row(
            "Skin of the person massaged",
            "In the pictures.",
            "recipient_tone",
            TONES,
        ),
        _row(
            "Skin of the hands",
            "Different: the hands stand out against the leg.",
            "giver_tone",
            (("Different", ""), *TONES),
        ),
        _change_row(settings),
        _row(
            "First leg",
            "The leg that a session begins with.",
            "first_side",
            (("Left", "left"), ("Right", "right")),
        ),
    )


def _row(name: str, about: str, key: str, options: Iterable[tuple[str, object]]) -> Row:
    """A row for a single setting."""
    choices = (Choice(words, {key: value}) for words, value in options)
    return Row(name, about, tuple(choices))


def _change_row(settings: Values) -> Row:
    """A length that was written into the file takes the place of the nearest that is offered."""
    lengths = list(CHANGE_LENGTHS)
    kept = settings["change_seconds"]
    if isinstance(kept, int) and kept not in lengths:
        nearest = min(lengths, key=lambda length: abs(length - kept))
        lengths[lengths.index(nearest)] = kept
    choices = [
        Choice(f"{length} s", {"change_seconds": length, "wait_at_change": False})
        for length in lengths
    ]
    waits = Choice("Wait for a key", {"wait_at_change": True})
    about = "How long you have to cover one leg and uncover the other."
    return Row("Change of legs", about, (*choices, waits))
