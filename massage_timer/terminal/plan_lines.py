"""What adapting did to a routine, as lines: step by step, or in short. Pure."""

from collections.abc import Iterator

from massage_timer.core.language import N_, _, numerals, pgettext, side_by_side
from massage_timer.core.names import ZONE_NAMES, clock
from massage_timer.core.plan import EACH_LEG, PlanRow, plan
from massage_timer.core.routine import Routine
from massage_timer.core.timeline import hands_on_by_zone, lay_out
from massage_timer.terminal.lines import (
    BOLD,
    FAINT,
    STRUCK,
    Line,
    Need,
    cells,
    plain,
    wrapped,
)

LEFT_OUT, JOINED = N_("left out"), N_("with the above")
_LIGHT = N_("light touch")
_MARK, _END = 2, 12
"""Widths of columns; the last has the seconds and their change, such as " 0:24   +6"."""


def plan_lines(before: Routine, after: Routine, width: int) -> Iterator[Line]:
    """Each step of the routine with what has become of it."""
    yield _sum(after)
    for row in plan(before, after):
        yield _step(row, width)


def zone_lines(before: Routine, after: Routine, width: int) -> Iterator[Line]:
    """How long each zone gets, and the names of what is left out."""
    yield _sum(after)
    timeline = lay_out(after)
    leg = hands_on_by_zone(timeline, timeline.options.first, timeline.duration)
    zones = [f"{_(ZONE_NAMES[zone])} {clock(ms // 1000)}" for zone, ms in leg.items() if ms]
    yield from wrapped(Need.MUST, _unbroken(zones), width)
    out = [row.step.technique.name for row in plan(before, after) if row.left_out]
    if out:
        yield from wrapped(
            Need.MUST, _("Left out: {names}").format(names=pgettext("list", ", ").join(out)), width
        )


def _sum(after: Routine) -> Line:
    light = _(_LIGHT) if after.softened else ""
    return plain(Need.MUST, side_by_side(filter(None, (numerals(_(EACH_LEG)), light))), BOLD)


def _step(row: PlanRow, width: int) -> Line:
    name = row.step.technique.name
    if row.now is None:
        end = _(LEFT_OUT if row.left_out else JOINED)
        gap = " " * max(1, width - _MARK - cells(name) - cells(end))
        mark, styles = ("× ", (FAINT, STRUCK)) if row.left_out else ("  ", (FAINT,))
        return Line(Need.MUST, ((mark, ()), (name, styles), (gap + end, (FAINT,))))
    mark = "  "
    if row.instead:
        mark, name = "→ ", row.now.technique.name
        longer = _("{name} instead").format(name=name)
        name = longer if cells(longer) <= width - _MARK - _END else name
    change = numerals(f"{row.change:+d}") if row.change else ""
    gap = " " * max(1, width - _MARK - _END - cells(name))
    end = f"{clock(row.seconds):>6} {change:>5}"
    return Line(Need.MUST, ((mark, (BOLD,)), (name, ()), (f"{gap}{end}", ())))


def _unbroken(parts: list[str]) -> str:
    """Side by side; lines end between two of them alone."""
    return side_by_side(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)
