"""The lines of the benchmark's table, and how they are printed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; figures come as text, since every line has its own unit."""

    what: str
    floor: str
    ours: str
    ratio: str
    target: str


def print_table(rows: Sequence[Row]) -> None:
    cells = [(row.what, row.floor, row.ours, row.ratio, row.target) for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(5)]
    for number, line in enumerate(cells):
        padded = [
            text.ljust(width) if column in (0, 4) else text.rjust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print(f"| {' | '.join(padded)} |")
        if number == 0:
            rules = [
                "-" * width if column in (0, 4) else "-" * (width - 1) + ":"
                for column, width in enumerate(widths)
            ]
            print(f"| {' | '.join(rules)} |")


def beside(
    what: str, floor: float, ours: float, target: float | None, shown: str = "{:.1f}"
) -> Row:
    """A row whose target is a ratio to the floor."""
    wanted = "-" if target is None else f"≤ {target:g} ×"
    return Row(what, shown.format(floor), shown.format(ours), f"{ours / floor:.2f}", wanted)


def share(what: str, floor: float, ours: float, target: str) -> Row:
    return Row(what, f"{floor:.2%}", f"{ours:.2%}", "-", target)


def wakes(what: str, floor: float, ours: float, target: str) -> Row:
    return Row(what, f"{floor:.1f}", f"{ours:.1f}", "-", target)
