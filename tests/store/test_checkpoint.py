"""The file of the session that goes on."""

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import routine, technique
from sittings import SAVED, checkpoints

from massage_timer.core.checkpoint import Checkpoint, checkpoint_of, is_sound, moved
from massage_timer.core.routine import Side, Zone
from massage_timer.core.session import Command, begin, update
from massage_timer.core.timeline import LEG_MS, Options
from massage_timer.store.checkpoint import LARGEST, CheckpointFile, read_checkpoint
from massage_timer.store.checkpoint_form import (
    NoCheckpoint,
    checkpoint_from,
    tape_text,
    whole_text,
)
from massage_timer.store.disk import DiskError

HERE = replace(begin(routine()), playhead=100_000)
KEPT = checkpoint_of(HERE, routine(), 120_000, SAVED)


def text_of(checkpoint: Checkpoint) -> str:
    return whole_text(checkpoint, tape_text(checkpoint))


def written_again(text: str, line: int, old: str, new: str) -> str:
    """Somebody changed it by hand, and knows how the digest is made."""
    lines = text.split("\n")
    assert old in lines[line]
    lines[line] = lines[line].replace(old, new, 1)
    rest = "\n".join(lines[1:])
    return f"{sha256(rest.encode()).hexdigest()}\n{rest}"


@given(checkpoints())
def test_what_is_written_is_read(checkpoint: Checkpoint) -> None:
    assert checkpoint_from(text_of(checkpoint)) == checkpoint


@given(checkpoints(), st.data())
def test_a_text_of_which_anything_is_missing_or_changed_is_none(
    checkpoint: Checkpoint, data: st.DataObject
) -> None:
    text = text_of(checkpoint)
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters())
    for damaged in (text[:place], text[:place] + letter + text[place:], text[place + 1 :]):
        if damaged != text:
            with pytest.raises(NoCheckpoint):
                checkpoint_from(damaged)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(checkpoints(), st.data())
def test_whatever_somebody_writes_is_none_or_keeps_the_laws(
    checkpoint: Checkpoint, data: st.DataObject
) -> None:
    """Any value of the text, however deep, is any other value."""
    _, now, tape, _ = text_of(checkpoint).split("\n")
    which = data.draw(st.sampled_from([0, 1, 1, 1]))
    lines = [json.loads(now), json.loads(tape)]
    inner = lines[which]
    while True:
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        key = data.draw(st.sampled_from(keys))
        deeper = inner[key]
        if not isinstance(deeper, (dict, list)) or not deeper or data.draw(st.booleans()):
            break
        inner = deeper
    near = [deeper + 1, deeper - 1, -deeper] if isinstance(deeper, int) else []
    inner[key] = data.draw(JSON | st.sampled_from(near) if near else JSON)
    rest = "\n".join([*(json.dumps(line) for line in lines), ""])
    try:
        found = checkpoint_from(f"{sha256(rest.encode()).hexdigest()}\n{rest}")
    except NoCheckpoint:
        return
    assert is_sound(found)
    for side in Side:
        assert sum(s.length for s in found.session.timeline.steps_of(side)) <= LEG_MS
    assert found.session.running_since is None


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        (1, '"playhead":100000', '"playhead":0'),
        (1, '"playhead":100000', '"playhead":true'),
        (1, '"playhead":100000', '"playhead":99999999'),
        (1, SAVED, "2026-11-27T21:14:05"),
        (1, SAVED, "yesterday"),
        (1, SAVED, "x" * 2_000),
        (1, '"whole":120000', '"whole":-1'),
        (2, '"zones":[2]', '"zones":[]'),
        (2, '"zones":[2]', '"zones":[4,2]'),
        (2, '"zones":[2]', '"zones":[9]'),
        (2, '"work":0.67', '"work":0'),
        (2, '"work":0.67', '"work":1.01'),
        (2, '"work":0.67', '"work":NaN'),
        (2, '"pace":4', '"pace":0'),
        (2, '"pressure":[2,2]', '"pressure":[2,6]'),
        (2, '"pace":4,"pressure"', '"pace":0,"pressure"'),
        (2, '"seconds":40', '"seconds":-40'),
        (2, '"change":20000', '"change":0'),
        (2, '"work":0.67', '"work":true'),
        (2, '"name":"Sample"', '"name":"S\\u0007"'),
        (2, '"name":"Sample"', '"name":7'),
        (2, '"softened":false', '"softened":0'),
        (2, '"instructions":["Cup both palms.","Glide up."]', '"instructions":"Glide up."'),
        (2, '"options":{', '"options":{"first":"both","former":{'),
        (2, '["step","left",40000,', '["step","left",40000000,'),
        (2, '"pressure":[2,2]', '"pressure":[2,2,2]'),
        (2, "{", "[" * 100_000),
    ],
)
def test_a_value_that_cannot_be_is_told_as_damage(line: int, old: str, new: str) -> None:
    with pytest.raises(NoCheckpoint, match="it is damaged"):
        checkpoint_from(written_again(text_of(KEPT), line, old, new))


def test_a_step_of_no_time_is_damage_though_the_leg_adds_up() -> None:
    text = written_again(text_of(KEPT), 2, '"seconds":40', '"seconds":0')
    text = written_again(text, 2, '"seconds":120', '"seconds":160')
    with pytest.raises(NoCheckpoint, match="it is damaged"):
        checkpoint_from(text)


def leaves(inner: Any) -> Iterator[tuple[Any, Any]]:
    """Where each value stands that has none within it."""
    for key in list(inner) if isinstance(inner, dict) else range(len(inner)):
        if isinstance(inner[key], (dict, list)):
            yield from leaves(inner[key])
        else:
            yield inner, key


NO_NUMBER: tuple[Any, ...] = (-1, 10**12, 1.5, float("nan"), True, "1", None, [1], {})
NO_WORD: tuple[Any, ...] = ("x" * 2_000, "a\nb", "\ud800", 7, True, None, ["a"], {"a": "a"})
NO_SWITCH: tuple[Any, ...] = (0, 1, "true", None, [True], {})
ELSE_THAN_NONE: tuple[Any, ...] = (7, "a", True, [], {})


def test_every_value_is_of_its_kind_and_within_bounds() -> None:
    """Somebody changed one by hand, and knows how the digest is made."""
    _, now, tape, _ = text_of(KEPT).split("\n")
    lines = [json.loads(now), json.loads(tape)]
    count = 0
    for inner, key in leaves(lines):
        value = inner[key]
        if key in ("version", "work"):
            continue
        wrong = ELSE_THAN_NONE
        if isinstance(value, bool):
            wrong = NO_SWITCH
        elif isinstance(value, int):
            wrong = NO_NUMBER
        elif isinstance(value, str):
            wrong = NO_WORD
        for each in wrong:
            inner[key] = each
            rest = "\n".join([*(json.dumps(line) for line in lines), ""])
            with pytest.raises(NoCheckpoint, match="it is damaged"):
                checkpoint_from(f"{sha256(rest.encode()).hexdigest()}\n{rest}")
            count += 1
        inner[key] = value
    assert count > 1_000


def test_there_are_neither_more_lines_nor_more_of_anything() -> None:
    for line, old, new in (
        (2, "{", "\n{"),
        (3, "", "{}\n"),
        (2, '"instructions":[', '"instructions":[' + '"Glide up.",' * 500),
    ):
        with pytest.raises(NoCheckpoint, match="it is damaged"):
            checkpoint_from(written_again(text_of(KEPT), line, old, new))


@pytest.mark.parametrize(
    "when",
    [
        "2026-W48-5T21:14:05+01:00",
        "20261127T211405+0100",
        "2026-11-27 21:14:05+01:00",
        "2026-11-27",
    ],
)
def test_a_time_that_is_not_written_as_the_diary_has_it_is_told_as_damage(when: str) -> None:
    with pytest.raises(NoCheckpoint, match="it is damaged"):
        checkpoint_from(written_again(text_of(KEPT), 1, SAVED, when))


def test_another_version_is_told_as_such() -> None:
    newer = written_again(text_of(KEPT), 1, '"version":1', '"version":2')
    with pytest.raises(NoCheckpoint, match="another version of this program wrote it"):
        checkpoint_from(newer)


def test_whatever_is_chosen_is_kept() -> None:
    options = Options(
        Side.RIGHT, 1_000, 2_000, 3_000, wait_at_change=True, ask_pressure=False, strokes=True
    )
    session = replace(begin(replace(routine(), softened=True), options), playhead=100_000)
    own = checkpoint_of(session, routine(), 7, SAVED)
    found = checkpoint_from(text_of(own))
    assert found == own
    assert (found.session.timeline.options, found.whole) == (options, 7)
    assert found.session.timeline.routine.softened


def test_a_usual_routine_of_its_own_is_kept() -> None:
    usual = replace(routine(), name="Usual")
    own = checkpoint_of(HERE, usual, 0, SAVED)
    assert checkpoint_from(text_of(own)).usual == usual


def test_strokes_that_span_zones_are_kept() -> None:
    span = replace(technique(), zones=(Zone.CALF, Zone.KNEE))
    sample = routine()
    step = replace(sample.steps[1], technique=span, pressure=sample.steps[3].pressure)
    spanning = replace(sample, steps=(sample.steps[0], step, *sample.steps[2:]))
    session = replace(begin(spanning), playhead=100_000)
    own = checkpoint_of(session, spanning, 0, SAVED)
    assert checkpoint_from(text_of(own)) == own


# The file


def test_the_file_holds_what_was_written_last_and_is_the_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "state" / "session.checkpoint"
    assert read_checkpoint(path) == (None, "")
    file = CheckpointFile(path)
    file.write(KEPT)
    assert read_checkpoint(path) == (KEPT, "")
    later = moved(KEPT, replace(HERE, playhead=101_000), 121_000, SAVED)
    file.write(later)
    assert read_checkpoint(path) == (later, "")
    edited, _ = update(HERE, Command.NEXT, 0)
    after = checkpoint_of(edited, routine(), 0, SAVED)
    file.write(after)
    assert read_checkpoint(path) == (after, "")
    assert path.stat().st_mode & 0o077 == 0
    assert [each.name for each in path.parent.iterdir()] == ["session.checkpoint"]
    file.remove()
    file.remove()
    assert read_checkpoint(path) == (None, "")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is damaged"),
        (b"\xff\xfe\x00", "it is damaged"),
        (b"x" * (LARGEST + 1), "it is damaged"),
        (text_of(KEPT).encode()[:200], "it is damaged"),
        (text_of(KEPT).replace('"version":1', '"version":9').encode(), "another version"),
    ],
)
def test_a_file_that_is_none_is_moved_aside_and_told(data: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "session.checkpoint"
    path.write_bytes(data)
    found, told = read_checkpoint(path)
    assert found is None
    assert told.startswith(f"session.checkpoint: {why}")
    assert told.endswith("; the file is now called session.checkpoint.damaged")
    assert (tmp_path / "session.checkpoint.damaged").read_bytes() == data
    assert read_checkpoint(path) == (None, "")


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "session.checkpoint"
    path.mkdir()
    told = (
        "session.checkpoint: this is a folder, not a file, so the session that broke off cannot "
        "go on"
    )
    assert read_checkpoint(path) == (None, told)


def test_what_cannot_be_moved_aside_is_told(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250)
    path.write_bytes(b"")
    _, told = read_checkpoint(path)
    assert told.endswith("it could not be moved aside (the name is too long)")


def test_a_disk_that_refuses_is_told_and_nothing_is_damaged(tmp_path: Path) -> None:
    inside = tmp_path / "file"
    inside.write_bytes(b"something")
    file = CheckpointFile(inside / "session.checkpoint")
    with pytest.raises(DiskError):
        file.write(KEPT)
    with pytest.raises(DiskError, match="a part of the path is a file"):
        file.remove()
    assert inside.read_bytes() == b"something"
    with pytest.raises(DiskError):
        CheckpointFile(tmp_path / "a\0b").remove()
