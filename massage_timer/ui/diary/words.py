"""What the diary says: dates by the locale, times given, and sums."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

from massage_timer.core.diary import Row
from massage_timer.core.names import SIDE_NAMES, ZONE_NAMES, clock
from massage_timer.core.periods import Period
from massage_timer.core.routine import Side, Zone

EMPTY = "Nothing is written here yet. After a session you find here what each leg was given."
OFF = "The diary is switched off in Settings, so nothing new is written down."
_MINUTE, _HOUR = 60_000, 60


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the diary, and the number by which it is asked for."""

    id: int
    row: Row


@dataclass(frozen=True, slots=True)
class Bar:
    """A week or a month of the chart."""

    label: str
    under: str
    """A second line, where it says something new: the month of a day, the year of a month."""
    spoken: str
    zones: tuple[int, ...]
    """Ms by zone; () where there was no session."""

    @property
    def total(self) -> int:
        return sum(self.zones)


def when(row: Row, locale: QLocale) -> str:
    """Day and time as they are written here; what is no time is shown as it stands."""
    ended = QDateTime.fromString(row.ended[:19], Qt.DateFormat.ISODate)
    if not ended.isValid():
        return row.ended or "Some time"
    day = locale.toString(ended.date(), "d MMMM yyyy")
    return f"{day}, {locale.toString(ended.time(), QLocale.FormatType.ShortFormat)}"


def given(row: Row) -> str:
    """Such as "Left 5:00  ·  Right 5:00"."""
    return "  ·  ".join(f"{SIDE_NAMES[side]} {clock(row.hands_on(side) // 1000)}" for side in Side)


def whole(row: Row) -> str:
    return "Stopped" if row.stopped else "Whole"


def spoken(row: Row, locale: QLocale) -> str:
    """All of a row in one sentence."""
    parts = [when(row, locale), row.name, given(row).replace("  ·  ", ", "), whole(row).lower()]
    return ", ".join(parts) + (f". Note: {row.note}" if row.note else "")


def totals(sessions: int, ms: int) -> str:
    """Such as "12 sessions, 1 hour 58 minutes given"."""
    return f"{_count(sessions, 'session')}, {length(ms)} given"


def length(ms: int) -> str:
    """In whole minutes, and hours where there are any."""
    hours, minutes = divmod(round(ms / _MINUTE), _HOUR)
    if not hours:
        return _count(minutes, "minute")
    return _count(hours, "hour") + (f" {_count(minutes, 'minute')}" if minutes else "")


def week_bars(weeks: Sequence[Period], locale: QLocale) -> tuple[Bar, ...]:
    """The day on which each week begins; its month where that is another than before."""
    bars, month = [], ""
    for period in weeks:
        day = _date(period)
        name = locale.toString(day, "MMM")
        said = f"week from {locale.toString(day, 'd MMMM')}"
        bars.append(Bar(str(day.day()), name if name != month else "", said, period.amounts))
        month = name
    return tuple(bars)


def month_bars(months: Sequence[Period], locale: QLocale) -> tuple[Bar, ...]:
    """The month; its year where that is another than before."""
    bars, year = [], ""
    for period in months:
        day = _date(period)
        name = str(day.year())
        said = locale.toString(day, "MMMM yyyy")
        under = name if name != year else ""
        bars.append(Bar(locale.toString(day, "MMM"), under, said, period.amounts))
        year = name
    return tuple(bars)


def chart_words(bars: Sequence[Bar]) -> str:
    """The chart for those who hear it: only what is not nought is named."""
    some = [bar for bar in bars if bar.total]
    if not some:
        return "No session in this time."
    parts = [f"{bar.spoken}: {length(bar.total)}" for bar in some]
    by_zone = [sum(bar.zones[zone] for bar in some) for zone in Zone]
    zones = [f"{ZONE_NAMES[z].lower()} {length(ms)}" for z, ms in zip(Zone, by_zone, strict=True)]
    return f"Time given. {'; '.join(parts)}. Of all that: {', '.join(zones)}."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _date(period: Period) -> QDate:
    return QDate.fromString(period.start, Qt.DateFormat.ISODate)
