"""What the diary keeps of a session, and how it reads in a spreadsheet."""

import csv
import io
from dataclasses import replace

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.adapt import favour_sore, soften
from massage_timer.core.diary import (
    CSV_HEADER,
    LONGEST_NOTE,
    Row,
    csv_lines,
    note_from,
    row_of,
)
from massage_timer.core.routine import LEG_SECONDS, Part, Routine, Side, Zone
from massage_timer.core.session import Command, Session, begin, update
from massage_timer.core.timeline import Options

ENDED = "2026-11-27T21:14:05+01:00"
WHOLE = LEG_SECONDS * 1000
FORMULAS = ("=", "+", "-", "@")


def played(routine: Routine, ms: int | None = None) -> Session:
    """A session that was stopped after so many ms of the first leg, or went to its end."""
    patient = Options(stall_limit=10 * WHOLE)
    session, _ = update(begin(routine, patient), Command.START, 0)
    if ms is None:
        return update(session, Command.TICK, 3 * WHOLE)[0]
    return update(session, Command.STOP, patient.get_ready + ms)[0]


def row(**changed: object) -> Row:
    zones = {side: dict.fromkeys(Zone, 50_000) for side in Side}
    made = Row(ENDED, "classic", "Classic", zones, stopped=False)
    return replace(made, **changed)  # type: ignore[arg-type]


def test_a_whole_session_is_a_row_of_five_minutes_for_each_leg() -> None:
    routine = samples.routine()
    found = row_of(played(routine), routine, ENDED)
    assert found is not None
    assert (found.ended, found.day, found.routine, found.name) == (
        *(ENDED, "2026-11-27"),
        *(routine.id, routine.name),
    )
    assert [found.hands_on(side) for side in Side] == [WHOLE, WHOLE]
    assert found.zones[Side.LEFT][Zone.CALF] == 120_000
    assert not found.stopped
    assert found.note == ""


def test_a_stopped_session_has_what_was_given() -> None:
    routine = samples.routine()
    found = row_of(played(routine, 62_500), routine, ENDED)
    assert found is not None
    assert found.stopped
    assert found.zones[Side.LEFT] == dict.fromkeys(Zone, 0) | {
        Zone.FOOT: 40_000,
        Zone.CALF: 22_500,
    }
    assert found.hands_on(Side.RIGHT) == 0


def test_a_session_without_hands_on_time_leaves_no_row() -> None:
    routine = samples.routine()
    assert row_of(played(routine, 0), routine, ENDED) is None


@given(samples.routines(), st.sets(st.sampled_from(Zone)), st.booleans())
def test_nobody_reads_in_a_row_what_was_sore_or_heavy(
    routine: Routine, sore: set[Zone], heavy: bool
) -> None:
    adapted = favour_sore(soften(routine) if heavy else routine, frozenset(sore))
    assert row_of(played(adapted), routine, ENDED) == row_of(played(routine), routine, ENDED)


def test_a_stroke_over_several_zones_counts_for_each_alike_whatever_is_sore() -> None:
    step = samples.step(Zone.CALF, 100)
    long = replace(step.technique, zones=(Zone.ANKLE, Zone.CALF, Zone.KNEE))
    routine = samples.routine(
        samples.step(Zone.FOOT, 100, Part.WARM_UP),
        replace(step, technique=long),
        samples.step(Zone.FOOT, 100, Part.FINISH),
    )
    today = replace(routine, softened=True)
    for ms in (100_000, 150_001, 220_000):
        assert row_of(played(today, ms), routine, ENDED) == row_of(
            played(routine, ms), routine, ENDED
        )


@given(st.text())
def test_a_note_is_one_line_that_can_be_seen(text: str) -> None:
    note = note_from(text)
    assert note.isprintable()
    assert note == note.strip()
    assert len(note) <= LONGEST_NOTE
    assert note_from(note) == note


def test_a_note_keeps_its_words() -> None:
    assert note_from("  slept\twell\n afterwards ") == "slept well afterwards"


texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.tuples(texts, texts)))
def test_lines_are_read_by_any_reader_and_none_reckons_with_them(
    said: list[tuple[str, str]],
) -> None:
    rows = [row(name=name, note=note) for name, note in said]
    lines = list(csv_lines(rows))
    head, *found = csv.reader(io.StringIO("".join(lines), newline=""), strict=True)
    assert tuple(head) == CSV_HEADER
    assert len(found) == len(rows)
    for fields, (name, note) in zip(found, said, strict=True):
        assert len(fields) == len(CSV_HEADER)
        for field, text in ((fields[2], name), (fields[-1], note)):
            assert field in (text, f"'{text}")
            assert not field.startswith(FORMULAS)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_a_text(text: str) -> None:
    _, line = csv_lines([row(note=text)])
    assert f"'{text}" in line


def test_a_line_has_seconds() -> None:
    zones = {
        Side.LEFT: dict.fromkeys(Zone, 0) | {Zone.FOOT: 84_500},
        Side.RIGHT: dict.fromkeys(Zone, 0),
    }
    _, line = csv_lines([row(zones=zones, stopped=True, note='a "good", one')])
    assert line == (
        f'{ENDED},classic,Classic,yes,84.5,0,84.5,0,0,0,0,0,0,0,0,0,0,0,"a ""good"", one"\r\n'
    )
