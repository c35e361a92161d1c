"""What `list` and `plan` print: columns for people, JSON for programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from massage_timer.core.language import (
    N_,
    _,
    ngettext,
    number,
    numerals,
    side_by_side,
    spoken_language,
    together,
)
from massage_timer.core.names import PRESSURES_WITHIN, ZONE_NAMES, clock, zone_words
from massage_timer.core.routine import LEG_SECONDS, Part, Pose, Pressure, Routine, Side
from massage_timer.core.timeline import Options, Segment, Timeline, hands_on_by_zone, lay_out
from massage_timer.store.library import Entry
from massage_timer.store.problems import FileProblem, printable
from massage_timer.terminal.lines import cells, wrap

_POSES = {Pose.STRAIGHT: N_("Leg straight."), Pose.KNEE_BENT: N_("Knee bent.")}
_PARTS = {Part.WARM_UP: N_("warm-up"), Part.MAIN: N_("main"), Part.FINISH: N_("finish")}
_HEADER = (
    # Translators: heads of the columns of a plan; these two are times
    N_("from"),
    N_("to"),
    N_("zone"),
    N_("part"),
    N_("technique"),
    N_("strokes"),
    N_("pressure"),
)
_LEGS = {
    Side.LEFT: N_("Left leg {leg}, then the same on the right leg."),
    Side.RIGHT: N_("Right leg {leg}, then the same on the left leg."),
}
_INDENT = 14
"""Columns before a cue: the times and their gaps."""


def list_text(entries: Sequence[Entry]) -> Iterator[str]:
    """One line for each routine: id, name, whom it suits; or what keeps it from being used."""
    rows = []
    for entry in entries:
        routine = entry.routine
        name = _("cannot be used") if routine is None else routine.name
        if entry.own:
            # Translators: a routine that the user has written
            name = _("{name} (yours)").format(name=name)
        about = _count(entry.problems) if routine is None else routine.suits
        rows.append((entry.id, name, about))
    yield from _columns(rows)


def list_json(entries: Sequence[Entry]) -> str:
    return _json(
        {
            "routines": [
                {
                    "id": entry.id,
                    "name": entry.routine.name if entry.routine else None,
                    "about": entry.routine.summary if entry.routine else None,
                    "suits": entry.routine.suits if entry.routine else None,
                    "pose": entry.routine.pose.value if entry.routine else None,
                    "file": str(entry.path),
                    "own": entry.own,
                    "usable": entry.routine is not None,
                    "problems": [str(problem) for problem in entry.problems],
                }
                for entry in entries
            ]
        }
    )


def plan_text(routine: Routine, options: Options, columns: int = 80) -> Iterator[str]:
    """The steps of one leg with their times, and how long each zone gets."""
    timeline = lay_out(routine, options)
    yield routine.name
    yield from wrap(together((routine.summary, _(_POSES[routine.pose]))), columns)
    yield ""
    rows = [tuple(map(_, _HEADER)), *(_plan_row(timeline, segment) for segment in _leg(timeline))]
    lines = _columns(rows, right=(0, 1))
    yield next(lines)
    for line, segment in zip(lines, _leg(timeline), strict=True):
        yield line
        assert segment.step is not None
        for part in wrap(segment.step.cue, columns - _INDENT):
            yield " " * _INDENT + part
    yield ""
    zones = _zones(timeline).items()
    yield side_by_side(f"{_(ZONE_NAMES[zone])} {clock(ms // 1000)}" for zone, ms in zones if ms)
    legs = _(_LEGS[options.first]).format(leg=clock(LEG_SECONDS))
    whole = _("With getting ready and the change of legs {whole} in all.")
    whole = whole.format(whole=clock(timeline.duration // 1000))
    yield from wrap(together((legs, whole)), columns)


def plan_json(routine: Routine, options: Options) -> str:
    """The same; times in whole seconds from the start of a leg."""
    timeline = lay_out(routine, options)
    return _json(
        {
            "id": routine.id,
            "name": routine.name,
            "about": routine.summary,
            "suits": routine.suits,
            "pose": routine.pose.value,
            "first": options.first.value,
            "leg_seconds": LEG_SECONDS,
            "session_seconds": timeline.duration // 1000,
            "steps": [_step_json(timeline, segment) for segment in _leg(timeline)],
            "zone_seconds": {
                zone.name.lower(): ms / 1000 if ms % 1000 else ms // 1000
                for zone, ms in _zones(timeline).items()
            },
        }
    )


def broken(entry: Entry) -> str:
    """One sentence about a routine that cannot be used."""
    mistakes = [problem for problem in entry.problems if not problem.warning]
    path = printable(str(entry.path))
    first = replace(mistakes[0], source=path)
    count = len(mistakes)
    if count == 1:
        return str(first)
    return ngettext(
        "{first} (all {count} problems: massage-timer check {path})",
        "{first} (all {count} problems: massage-timer check {path})",
        count,
    ).format(first=first, count=number(count), path=path)


def _leg(timeline: Timeline) -> Iterator[Segment]:
    return timeline.steps_of(timeline.options.first)


def _start(timeline: Timeline, segment: Segment) -> int:
    """Seconds into the leg."""
    begun = timeline.leg_start(segment.side)
    assert begun is not None
    return (segment.start - begun) // 1000


def _plan_row(timeline: Timeline, segment: Segment) -> tuple[str, ...]:
    step, start = segment.step, _start(timeline, segment)
    assert step is not None
    return (
        clock(start),
        clock(start + segment.length // 1000),
        zone_words(step),
        _(_PARTS[step.part]),
        step.technique.name,
        # Translators: so many strokes, each of so many seconds
        _("{count} × {pace} s").format(count=_number(_cycles(segment)), pace=number(step.pace)),
        _pressure(segment.pressure),
    )


def _step_json(timeline: Timeline, segment: Segment) -> dict[str, Any]:
    step, start = segment.step, _start(timeline, segment)
    assert step is not None
    return {
        "from": start,
        "to": start + segment.length // 1000,
        "seconds": segment.length // 1000,
        "technique": step.technique.id,
        "name": step.technique.name,
        "zones": [zone.name.lower() for zone in step.technique.zones],
        "part": step.part.value,
        "pace": step.pace,
        "cycles": _cycles(segment),
        "pressure": {"start": segment.pressure.start, "end": segment.pressure.end},
        "cue": step.cue,
        "instructions": list(step.instructions),
        "hands": step.technique.hands,
    }


def _cycles(segment: Segment) -> float:
    cycles = round(segment.length / segment.cycle, 2)
    return int(cycles) if cycles.is_integer() else cycles


def _pressure(pressure: Pressure) -> str:
    start = f"{_(PRESSURES_WITHIN[pressure.start])} {number(pressure.start)}"
    if pressure.start == pressure.end:
        return start
    end = f"{_(PRESSURES_WITHIN[pressure.end])} {number(pressure.end)}"
    # Translators: pressure from start to end, such as "soft 2 to medium 3"
    return _("{start} to {end}").format(start=start, end=end)


def _number(cycles: float) -> str:
    point = spoken_language().point
    return numerals(f"{cycles:g}".replace(".", point))


def _zones(timeline: Timeline) -> dict[Any, int]:
    first = timeline.options.first
    return hands_on_by_zone(timeline, first, timeline.duration)


def _count(problems: Sequence[FileProblem]) -> str:
    mistakes = [problem for problem in problems if not problem.warning]
    first = str(mistakes[0])
    more = len(mistakes) - 1
    if not more:
        return first
    words = ngettext("{first} (and {count} more)", "{first} (and {count} more)", more)
    return words.format(first=first, count=number(more))


def _columns(rows: Sequence[tuple[str, ...]], right: Sequence[int] = ()) -> Iterator[str]:
    """The rows with their columns under one another; those in `right` end at the same place."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = []
        for index, (text, width) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (width - cells(text))
            padded.append(gap + text if index in right else text + gap)
        yield "  ".join(padded).rstrip()


def _json(content: Any) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False)
