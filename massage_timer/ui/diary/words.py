"""What the diary says: dates by the locale, times given, and sums."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

from massage_timer.core.diary import Row
from massage_timer.core.language import N_, _, ngettext, numerals, pgettext
from massage_timer.core.names import clock
from massage_timer.core.periods import Period
from massage_timer.core.routine import Side, Zone
from massage_timer.ui.locale import grouped

EMPTY = N_("Nothing is written here yet. After a session you find here what each leg was given.")
OFF = N_("The diary is switched off in Settings, so nothing new is written down.")
_MINUTE, _HOUR = 60_000, 60
_AMID = {
    Zone.FOOT: N_("foot"),
    Zone.ANKLE: N_("ankle"),
    Zone.CALF: N_("calf"),
    Zone.KNEE: N_("knee"),
    Zone.THIGH: N_("thigh"),
    Zone.HIP: N_("hip"),
}
"""What zones are called amid a sentence."""


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
        return row.ended or _("Some time")
    # Translators: how a date is written, in the letters of Qt, words between apostrophes: such as
    # d. MMMM yyyy, or d 'de' MMMM 'de' yyyy, or yyyy年M月d日
    day = locale.toString(ended.date(), pgettext("date", "d MMMM yyyy"))
    time = locale.toString(ended.time(), QLocale.FormatType.ShortFormat)
    return _("{day}, {time}").format(day=day, time=time)


def given(row: Row) -> str:
    """Such as "Left 5:00  ·  Right 5:00"."""
    return _("Left {left}  ·  Right {right}").format(**_times(row))


def whole(row: Row) -> str:
    # Translators: of a session in the diary: it was given to its end
    return _("Stopped") if row.stopped else _("Whole")


def spoken(row: Row, locale: QLocale) -> str:
    """All of a row in one sentence."""
    if row.stopped:
        words = _("{when}, {routine}, Left {left}, Right {right}, stopped")
    else:
        words = _("{when}, {routine}, Left {left}, Right {right}, whole")
    words = words.format(when=when(row, locale), routine=row.name, **_times(row))
    return _("{session}. Note: {note}").format(session=words, note=row.note) if row.note else words


def totals(sessions: int, ms: int) -> str:
    """Such as "12 sessions, 1 hour 58 minutes given"."""
    many = ngettext("{count} session, {time} given", "{count} sessions, {time} given", sessions)
    return many.format(count=grouped(sessions), time=length(ms))


def length(ms: int) -> str:
    """In whole minutes, and hours where there are any."""
    hours, minutes = divmod(round(ms / _MINUTE), _HOUR)
    some = ngettext("{count} minute", "{count} minutes", minutes).format(count=grouped(minutes))
    if not hours:
        return some
    whole = ngettext("{count} hour", "{count} hours", hours).format(count=grouped(hours))
    # Translators: such as "1 hour 58 minutes"
    return _("{hours} {minutes}").format(hours=whole, minutes=some) if minutes else whole


def week_bars(weeks: Sequence[Period], locale: QLocale) -> tuple[Bar, ...]:
    """The day on which each week begins; its month where that is another than before."""
    bars, month = [], ""
    for period in weeks:
        day = _date(period)
        name = locale.toString(day, "MMM")
        said = _("week from {day}").format(day=locale.toString(day, pgettext("date", "d MMMM")))
        bars.append(
            Bar(numerals(str(day.day())), name if name != month else "", said, period.amounts)
        )
        month = name
    return tuple(bars)


def month_bars(months: Sequence[Period], locale: QLocale) -> tuple[Bar, ...]:
    """The month; its year where that is another than before."""
    bars, year = [], ""
    for period in months:
        day = _date(period)
        name = numerals(str(day.year()))
        said = locale.toString(day, pgettext("date", "MMMM yyyy"))
        under = name if name != year else ""
        bars.append(Bar(locale.toString(day, "MMM"), under, said, period.amounts))
        year = name
    return tuple(bars)


def chart_words(bars: Sequence[Bar]) -> str:
    """The chart for those who hear it: only what is not nought is named."""
    some = [bar for bar in bars if bar.total]
    if not some:
        return _("No session in this time.")
    each = _("{period}: {time}")
    parts = [each.format(period=bar.spoken, time=length(bar.total)) for bar in some]
    by_zone = [sum(bar.zones[zone] for bar in some) for zone in Zone]
    # Translators: such as "calf 12 minutes"
    each = _("{zone} {time}")
    zones = [
        each.format(zone=_(_AMID[zone]), time=length(ms))
        for zone, ms in zip(Zone, by_zone, strict=True)
    ]
    words = _("Time given. {periods}. Of all that: {zones}.")
    return words.format(
        periods=pgettext("list", "; ").join(parts), zones=pgettext("list", ", ").join(zones)
    )


def _times(row: Row) -> dict[str, str]:
    """Of both legs, by their names."""
    return {side.value: clock(row.hands_on(side) // 1000) for side in Side}


def _date(period: Period) -> QDate:
    return QDate.fromString(period.start, Qt.DateFormat.ISODate)
