"""The table of commands, and what a key means at each moment."""

from collections.abc import Iterator

import pytest
from samples import routine

from massage_timer.core.commands import (
    COMMANDS,
    OTHER_KEY,
    PRESS_APART,
    binding_of,
    command_for,
    counts,
)
from massage_timer.core.frame import Frame, frame
from massage_timer.core.session import Command, Phase, Session, begin, update

ALL_KEYS = [key for binding in COMMANDS for key in binding.keys]
MEANT = [(key, binding.command) for binding in COMMANDS for key in binding.keys]


def moments() -> Iterator[tuple[str, Frame]]:
    """One frame of each kind that a person can meet."""
    session = begin(routine())
    yield "ready", frame(session)
    session, _ = update(session, Command.START, 0)
    yield "lead-in", frame(session)
    session = run(session, 0, 20_000)
    yield "step", frame(session)
    paused, _ = update(session, Command.PAUSE, 20_000)
    yield "paused", frame(paused)
    session = run(session, 20_000, 310_000)
    yield "change", frame(session)
    stopped, _ = update(session, Command.STOP, 310_000)
    yield "done", frame(stopped)


def run(session: Session, start: int, end: int) -> Session:
    for now in range(start, end + 1, 5_000):
        session, _ = update(session, Command.TICK, now)
    return session


MOMENTS = dict(moments())


def test_the_moments_are_what_they_are_called() -> None:
    phases = {name: shown.phase for name, shown in MOMENTS.items()}
    assert phases == {
        "ready": Phase.READY,
        "lead-in": Phase.LEAD_IN,
        "step": Phase.STEP,
        "paused": Phase.STEP,
        "change": Phase.CHANGE,
        "done": Phase.DONE,
    }
    assert MOMENTS["paused"].paused


def test_no_key_has_two_meanings() -> None:
    assert len(ALL_KEYS) == len(set(ALL_KEYS))


def test_every_command_of_a_person_has_a_row() -> None:
    not_asked = {Command.TICK, Command.START, Command.PAUSE, Command.RESUME}
    assert {binding.command for binding in COMMANDS} == set(Command) - not_asked
    assert all(binding.name and binding.help and binding.keys for binding in COMMANDS)


def test_only_stop_must_be_held() -> None:
    assert [binding.command for binding in COMMANDS if binding.hold] == [Command.STOP]
    assert binding_of(Command.STOP).hold == 1_000


@pytest.mark.parametrize("moment", ["lead-in", "step"])
@pytest.mark.parametrize(("key", "command"), MEANT)
def test_while_hands_work_each_key_is_its_own_command(
    moment: str, key: str, command: Command
) -> None:
    assert command_for(key, MOMENTS[moment]) is command


@pytest.mark.parametrize("key", ALL_KEYS)
def test_any_key_but_stop_starts_goes_on_and_leaves_the_change(key: str) -> None:
    stop = Command.STOP if key == "Esc" else None
    assert command_for(key, MOMENTS["ready"]) is (stop or Command.START)
    assert command_for(key, MOMENTS["paused"]) is (stop or Command.RESUME)
    assert command_for(key, MOMENTS["change"]) is (stop or Command.RESUME)
    assert command_for(key, MOMENTS["done"]) is None


def test_a_key_that_no_row_names_only_goes_on_where_the_session_waits() -> None:
    meant = {name: command_for(OTHER_KEY, shown) for name, shown in MOMENTS.items()}
    assert meant == {
        "ready": None,
        "lead-in": None,
        "step": None,
        "paused": Command.RESUME,
        "change": Command.RESUME,
        "done": None,
    }
    assert all(command_for("F11", shown) is None for shown in MOMENTS.values())


def test_a_key_that_is_held_down_counts_once() -> None:
    last, counted = None, []
    for now in [0, 30, 60, 430, 830, 1_229, 1_629]:
        counted.append(counts(last, now))
        last = now
    assert counted == [True, False, False, False, True, False, True]
    assert counts(1_000, 1_000 + PRESS_APART)
