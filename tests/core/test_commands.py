"""The table of commands, and what a key means at each moment."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import routine

from massage_timer.core.commands import (
    COMMANDS,
    OTHER_KEY,
    PRESS_APART,
    TEACHABLE,
    binding_of,
    command_for,
    counts,
    meaning,
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
    of_pages = {Command.START, Command.PAUSE, Command.RESUME, Command.ASK}
    of_the_machine = {Command.TICK, Command.DOZE, Command.WAKE}
    bound = {binding.command for binding in COMMANDS}
    assert bound == set(Command) - of_pages - of_the_machine
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


# Keys that were taught

names = st.sampled_from([*ALL_KEYS, "F7", "Ctrl+B", "Key 193", "Mouse Back", OTHER_KEY]) | st.text()
commands = st.sampled_from([binding.command for binding in TEACHABLE])


def test_all_can_be_taught_but_stop() -> None:
    assert {*TEACHABLE} == {row for row in COMMANDS if row.command is not Command.STOP}


@given(names.filter(lambda name: name not in ("Esc", OTHER_KEY)), commands)
def test_a_taught_key_does_what_it_was_taught_and_goes_on_where_the_session_waits(
    key: str, command: Command
) -> None:
    meant = {name: command_for(key, shown, {key: command}) for name, shown in MOMENTS.items()}
    assert meant == {
        "ready": Command.START,
        "lead-in": command,
        "step": command,
        "paused": Command.RESUME,
        "change": Command.RESUME,
        "done": None,
    }


@given(
    st.dictionaries(names, st.sampled_from(Command)), names, st.sampled_from([*MOMENTS.values()])
)
def test_nothing_that_is_taught_stops_a_session_and_escape_always_does(
    taught: dict[str, Command], key: str, shown: Frame
) -> None:
    if key != "Esc":
        assert command_for(key, shown, taught) is not Command.STOP
    assert command_for("Esc", shown, taught) is command_for("Esc", shown)


@given(st.dictionaries(names, commands), names, commands, st.sampled_from([*MOMENTS.values()]))
def test_what_is_taught_and_forgotten_means_what_it_did_at_first(
    taught: dict[str, Command], key: str, command: Command, shown: Frame
) -> None:
    taught.pop(key, None)
    before = command_for(key, shown, taught)
    forgotten = {**taught, key: command}
    del forgotten[key]
    assert command_for(key, shown, forgotten) is before is command_for(key, shown, {**taught})
    others = [name for name in ALL_KEYS if name != key]
    for other in others:
        assert meaning(other, {key: command}) is meaning(other)


def test_a_key_without_a_name_cannot_be_taught_for_all_others() -> None:
    assert meaning(OTHER_KEY, {OTHER_KEY: Command.NEXT}) is None
