"""What the diary keeps of a session, and its lines as CSV: time given, and nothing about health."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from massage_timer.core.routine import Routine, Side, Zone
from massage_timer.core.session import Session
from massage_timer.core.timeline import hands_on_by_zone

LONGEST_NOTE = 300
"""Characters of a note that are kept."""
CSV_HEADER = (
    *("ended", "routine", "name", "stopped"),
    *(f"{side.value}_seconds" for side in Side),
    *(f"{side.value}_{zone.name.lower()}_seconds" for side in Side for zone in Zone),
    "note",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet reckon with a text instead of showing it."""
_QUOTED = frozenset(',"\r\n')


@dataclass(frozen=True, slots=True)
class Row:
    """One session that was finished or stopped."""

    ended: str
    """By the clock on the wall, with its distance from UTC: 2026-11-27T21:14:05+01:00."""
    routine: str
    """Its id; the routine itself may be gone."""
    name: str
    """What it was called then."""
    zones: Mapping[Side, Mapping[Zone, int]]
    """Hands-on ms of each leg by zone."""
    stopped: bool
    """Over before both legs had their five minutes. Why is not kept."""
    note: str = ""

    @property
    def day(self) -> str:
        """The day on which it ended, as 2026-11-27."""
        return self.ended[:10]

    def hands_on(self, side: Side) -> int:
        """Ms that this leg had."""
        return sum(self.zones[side].values())


def row_of(session: Session, usual: Routine, ended: str) -> Row | None:
    """What is kept of a session that is over; None where no hands-on time was given.

    `usual` is the routine as this recipient has it on any day. Where the one of today is another,
    something was sore, or legs felt heavy: the times by zone are then those of the usual one, so
    that nobody can read it from them. `ended` is as `Row` says.
    """
    given = {side: session.hands_on(side) for side in Side}
    if not any(given.values()):
        return None
    timeline = session.timeline
    if timeline.routine == usual:
        zones = {side: hands_on_by_zone(timeline, side, session.playhead) for side in Side}
    else:
        zones = {side: _zones_within(usual, ms) for side, ms in given.items()}
    return Row(ended, usual.id, usual.name, zones, session.stopped)


def note_from(text: str) -> str:
    """What is kept of what was typed: one line, without characters that cannot be seen."""
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(text.split())[:LONGEST_NOTE].rstrip()


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """The header and a line for each row, after RFC 4180, each with its line break."""
    yield _line(CSV_HEADER)
    for row in rows:
        yield _line(
            (
                row.ended,
                row.routine,
                row.name,
                "yes" if row.stopped else "no",
                *(_seconds(row.hands_on(side)) for side in Side),
                *(_seconds(row.zones[side][zone]) for side in Side for zone in Zone),
                row.note,
            )
        )


def _zones_within(routine: Routine, ms: int) -> dict[Zone, int]:
    """What the zones of one leg get in the first ms of a routine."""
    total = dict.fromkeys(Zone, 0)
    for step in routine.steps:
        spent = min(ms, step.seconds * 1000)
        ms -= spent
        share, rest = divmod(spent, len(step.technique.zones))
        for zone in step.technique.zones:
            total[zone] += share
        total[step.technique.zones[-1]] += rest
    return total


def _seconds(ms: int) -> str:
    """Without a fraction that is nought: 300, 84.5."""
    seconds, rest = divmod(ms, 1000)
    return f"{seconds}.{rest:03d}".rstrip("0") if rest else str(seconds)


def _line(fields: Iterable[str]) -> str:
    return ",".join(_field(field) for field in fields) + "\r\n"


def _field(text: str) -> str:
    if text.startswith(_FORMULA):
        text = f"'{text}"
    if not _QUOTED.isdisjoint(text):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text
