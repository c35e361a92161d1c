"""The diary's file: rows come back, damage is moved aside and told, and what is deleted is gone."""

import csv
import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from massage_timer.core.diary import CSV_HEADER, Row
from massage_timer.core.routine import Side, Zone
from massage_timer.store.diary import BESIDE, IN_A_PIECE, Diary, Totals
from massage_timer.store.diary_schema import (
    MARK,
    MOST_MS,
    STEPS,
    VERSION,
    NewerVersion,
    migrate,
    row_from,
    values_of,
    version_of,
)
from massage_timer.store.disk import DiskError

ENDED = "2026-11-27T21:14:05+01:00"
NOTHING = dict.fromkeys(Zone, 0)


def row(
    ended: str = ENDED,
    name: str = "Classic",
    note: str = "",
    left: int = 300_000,
    stopped: bool = False,
) -> Row:
    zones = {Side.LEFT: NOTHING | {Zone.CALF: left}, Side.RIGHT: NOTHING | {Zone.FOOT: 60_000}}
    return Row(ended, "classic", name, zones, stopped, note)


def on(day: int) -> Row:
    return row(f"2026-11-{day:02d}T20:00:00+00:00")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "diary.sqlite3"


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def diary(path: Path, told: list[str]) -> Iterator[Diary]:
    made = Diary(path, told.extend)
    yield made
    made.close()


def unheard(sentences: Iterable[str]) -> None:
    raise AssertionError(list(sentences))


def rows(diary: Diary) -> list[Row]:
    return [entry.row for entry in diary.page(1000)]


# Rows


def test_a_row_comes_back_as_it_was(diary: Diary, path: Path) -> None:
    first = row(note="slept well", stopped=True)
    id_ = diary.add(first)
    diary.close()
    again = Diary(path, unheard)
    (entry,) = again.page(10)
    again.close()
    assert entry.id == id_
    assert entry.row == first


def test_the_newest_comes_first_whatever_the_clocks_on_the_walls_said(diary: Diary) -> None:
    early, late = row("2026-11-27T21:00:00+05:00"), row("2026-11-27T20:00:00+01:00")
    same = row("2026-11-27T19:00:00+00:00", name="The one after")
    for each in (late, early, same):
        diary.add(each)
    assert rows(diary) == [same, late, early]


def test_pages_follow_one_another_without_a_gap(diary: Diary) -> None:
    for day in (3, 1, 2, 2, 5, 4, 4, 4):
        diary.add(on(day))
    whole = diary.page(100)
    found = list(diary.page(3))
    while more := diary.page(3, found[-1]):
        found += more
    assert tuple(found) == whole
    assert len(whole) == 8


def test_a_session_that_is_written_down_already_is_not_written_again(diary: Diary) -> None:
    id_ = diary.add_once(row())
    diary.set_note(id_, "slept well")
    assert diary.add_once(row()) == id_
    assert [each.note for each in rows(diary)] == ["slept well"]


def test_of_two_that_are_alike_the_first_is_found(diary: Diary) -> None:
    first, _ = diary.add(row()), diary.add(row())
    assert diary.add_once(row()) == first


def test_a_session_is_told_by_its_end_its_routine_and_its_times(diary: Diary) -> None:
    one = row("2026-11-27T21:14:05+01:00")
    zones = {side: dict(times) for side, times in one.zones.items()}
    zones[Side.LEFT][Zone.CALF] += 1
    others = (
        replace(one, ended="2026-11-27T21:14:06+01:00"),
        replace(one, ended="2026-11-27T20:14:05+00:00"),
        replace(one, routine="another"),
        replace(one, stopped=not one.stopped),
        replace(one, zones=zones),
    )
    ids = [diary.add_once(each) for each in (one, *others)]
    assert len(set(ids)) == 1 + len(others)
    assert [diary.add_once(each) for each in (one, *others)] == ids
    assert diary.add_once(replace(one, name="As it is called now")) == ids[0]


def test_a_note_is_kept_later_and_taken_back(diary: Diary) -> None:
    id_ = diary.add(row())
    diary.set_note(id_, "  a\nnote ")
    assert rows(diary)[0].note == "a note"
    diary.set_note(id_, "")
    assert rows(diary)[0].note == ""


def test_totals_and_days_are_sums(diary: Diary) -> None:
    for day in (1, 2, 2):
        diary.add(on(day))
    assert diary.totals() == Totals(3, 3 * 360_000)
    assert dict(diary.days("2026-11-01")) == {
        "2026-11-01": (60_000, 0, 300_000, 0, 0, 0),
        "2026-11-02": (120_000, 0, 600_000, 0, 0, 0),
    }
    assert dict(diary.days("2026-11-03")) == {}


def test_before_the_first_row_there_is_neither_a_file_nor_a_folder(
    diary: Diary, path: Path
) -> None:
    assert rows(diary) == []
    assert diary.totals() == Totals(0, 0)
    assert diary.days("") == ()
    diary.set_note(1, "x")
    diary.delete(1)
    diary.delete_all()
    assert b"".join(diary.csv()).count(b"\n") == 1
    diary.close()
    assert not path.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_the_file_is_its_owner_s_alone(diary: Diary, path: Path) -> None:
    diary.add(row())
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_stays_beside_the_file_when_it_is_closed(diary: Diary, path: Path) -> None:
    diary.add(row())
    diary.close()
    diary.close()
    assert list(path.parent.iterdir()) == [path]


def test_what_is_no_time_cannot_be_written(diary: Diary, path: Path) -> None:
    with pytest.raises(ValueError, match="yesterday"):
        diary.add(row(ended="yesterday"))
    assert not path.exists()


# What is deleted is gone


def content(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_a_deleted_row_cannot_be_found_in_any_file(diary: Diary, path: Path) -> None:
    kept, gone = diary.add(row(note="stays here")), diary.add(row(note="nobody's business"))
    assert b"nobody's business" in content(path)
    diary.delete(gone)
    assert b"nobody's business" not in content(path)
    assert [entry.id for entry in diary.page(10)] == [kept]


def test_of_a_note_that_was_written_over_nothing_is_left(diary: Diary, path: Path) -> None:
    id_ = diary.add(row(note="nobody's business"))
    diary.set_note(id_, "")
    diary.close()
    assert b"nobody's" not in content(path)


def test_when_all_is_deleted_nothing_is_left(diary: Diary, path: Path) -> None:
    for number in range(200):
        diary.add(row(name="Secret evening", note=f"nobody's business {number}" * 9))
    size = path.stat().st_size
    diary.delete_all()
    assert rows(diary) == []
    assert b"Secret" not in content(path)
    assert b"nobody" not in content(path)
    assert path.stat().st_size < max(size, 20_000)
    diary.add(row())
    assert len(rows(diary)) == 1


# CSV


def test_all_rows_are_written_for_a_spreadsheet(diary: Diary) -> None:
    diary.add(row(name="=evil()", note="Grüße, 你好"))
    diary.add(row("2026-11-28T08:00:00+01:00"))
    text = b"".join(diary.csv()).decode("utf-8")
    newest, oldest = csv.reader(text.splitlines()[1:])
    assert text.splitlines()[0] == ",".join(CSV_HEADER)
    assert newest[0] == "2026-11-28T08:00:00+01:00"
    assert oldest[2] == "'=evil()"
    assert oldest[-1] == "Grüße, 你好"


def test_the_rows_come_in_pieces_and_the_file_may_be_closed_between_them(diary: Diary) -> None:
    for _ in range(2 * IN_A_PIECE + 1):
        diary.add(row())
    pieces = diary.csv()
    sizes = []
    for piece in pieces:
        sizes.append(piece.count(b"\r\n"))
        diary.close()
    assert sizes == [1, IN_A_PIECE, IN_A_PIECE, 1]


def test_a_file_that_is_damaged_between_two_pieces_is_no_end_of_the_rows(
    diary: Diary, path: Path
) -> None:
    for _ in range(IN_A_PIECE + 1):
        diary.add(row())
    pieces = diary.csv()
    next(pieces)
    next(pieces)
    diary.close()
    path.write_bytes(b"Dear diary" * 500)
    with pytest.raises(DiskError, match="the diary was damaged"):
        next(pieces)


# Versions


OLDER = (
    (
        "CREATE TABLE session (id INTEGER PRIMARY KEY, ended TEXT NOT NULL)",
        "INSERT INTO session (ended) VALUES ('2026-11-27T21:14:05+01:00')",
    ),
)
NEWER = (*OLDER, ("ALTER TABLE session ADD COLUMN note TEXT NOT NULL DEFAULT 'none yet'",))


def test_an_older_file_is_brought_up_to_date_and_keeps_its_rows(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "old", isolation_level=None)
    migrate(connection, OLDER)
    assert version_of(connection, 2) == 1
    migrate(connection, NEWER)
    migrate(connection, NEWER)
    assert version_of(connection, 2) == 2
    assert connection.execute("SELECT ended, note FROM session").fetchall() == [(ENDED, "none yet")]
    with pytest.raises(NewerVersion):
        migrate(connection, OLDER)
    connection.close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "old", isolation_level=None)
    migrate(connection, OLDER)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, (*NEWER[:1], ("DROP TABLE session", "nonsense")))
    assert version_of(connection) == 1
    assert connection.execute("SELECT count(*) FROM session").fetchone() == (1,)
    connection.close()


def test_each_version_has_its_steps() -> None:
    assert len(STEPS) == VERSION == 1, "a new version comes with a test of its own"


def test_a_file_of_a_newer_version_is_refused_and_left_alone(
    diary: Diary, path: Path, told: list[str]
) -> None:
    diary.add(row())
    diary.close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    for act in (lambda: diary.add(row()), lambda: diary.page(1), diary.delete_all):
        with pytest.raises(DiskError, match="a newer version of this program wrote it"):
            act()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    assert told == []


# Damage


def aside(path: Path) -> list[Path]:
    return [each for each in path.parent.iterdir() if ".damaged" in each.name]


def test_what_is_no_database_is_moved_aside_and_told(
    diary: Diary, path: Path, told: list[str]
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Dear diary, " * 1000)
    diary.add(row())
    assert rows(diary) == [row()]
    (kept,) = aside(path)
    assert kept.read_bytes() == b"Dear diary, " * 1000
    assert told == [
        "diary.sqlite3: the diary was damaged and is now called diary.sqlite3.damaged; "
        "a new one has begun"
    ]


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE other (a)"],
        ["CREATE TABLE session (a)", f"PRAGMA application_id={MARK}", "PRAGMA user_version=1"],
        ["CREATE TABLE a (a)", f"PRAGMA application_id={MARK}", "PRAGMA user_version=-3"],
        [f"PRAGMA application_id={MARK}", "PRAGMA user_version=1"],
        ["PRAGMA user_version=7"],
    ],
    ids=["foreign", "other columns", "a version before the first", "no table", "a number alone"],
)
def test_a_database_that_is_no_diary_is_moved_aside_as_it_was(
    diary: Diary, path: Path, told: list[str], statements: list[str]
) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    assert rows(diary) == []
    assert len(told) == len(aside(path)) == 1
    diary.add(row())
    assert rows(diary) == [row()]


def test_an_empty_file_is_a_diary_without_rows(diary: Diary, path: Path, told: list[str]) -> None:
    path.parent.mkdir()
    path.touch()
    assert rows(diary) == []
    assert told == []


def test_after_an_unclean_end_what_was_written_is_there(
    diary: Diary, path: Path, told: list[str], tmp_path: Path
) -> None:
    diary.add(row())
    left = tmp_path / "left"
    shutil.copytree(path.parent, left)  # as a power cut leaves it
    found = Diary(left / path.name, told.extend)
    assert rows(found) == [row()]
    found.close()
    assert told == []


def test_after_an_unclean_end_the_file_is_looked_through(
    diary: Diary, path: Path, told: list[str], tmp_path: Path
) -> None:
    for day in range(1, 29):
        diary.add(replace(on(day), note="long " * 50))
    diary.close()
    data = bytearray(path.read_bytes())
    last = len(data) - 4096  # a page of rows, which nothing reads before it is asked for
    data[last : last + 200] = bytes(200)
    path.write_bytes(data)
    wal = path.with_name(path.name + BESIDE[0])
    wal.write_bytes(b"left over")
    assert rows(diary) == []
    assert len(told) == 1
    assert len(aside(path)) >= 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_the_damage_it_is_told_or_survived_and_nothing_is_thrown_away(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    path, told = folder / "diary.sqlite3", list[str]()
    diary = Diary(path, told.extend)
    for day in range(1, 13):
        diary.add(replace(on(day), note="long " * 40))
    diary.close()
    content = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=40)):
        content[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))
    path.write_bytes(content[:cut])
    if data.draw(st.booleans()):
        path.with_name(path.name + BESIDE[0]).write_bytes(data.draw(st.binary(max_size=100)))
    try:
        id_ = diary.add(row())
        diary.totals()
        diary.days("")
        list(diary.csv())
        diary.set_note(id_, "x")
        diary.page(100)
        diary.delete(id_)
    except DiskError:
        pass  # it is said that it cannot be used
    finally:
        diary.close()
    assert len(told) == len([each for each in aside(path) if each.name[-4:] not in BESIDE])


def test_a_damaged_number_is_cut_and_a_damaged_text_is_none() -> None:
    values = list(values_of(row(), 0))
    for place in range(len(values)):
        for bad in (None, b"\xff", 1e300, -5, 10**30, "text", 0.5):
            found = row_from([*values[:place], bad, *values[place + 1 :]])
            assert all(0 <= found.hands_on(side) <= len(Zone) * MOST_MS for side in Side)
            assert found.note.isprintable()


# The disk says no


def test_two_programs_wait_for_each_other_and_then_say_so(diary: Diary, path: Path) -> None:
    diary.add(row())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    second = Diary(path, unheard, busy_ms=1)
    assert len(rows(second)) == 1  # to read disturbs nobody
    with pytest.raises(DiskError, match=r"^another program is using it$"):
        second.add(row())
    other.execute("ROLLBACK")
    other.close()
    second.add(row())
    assert len(rows(diary)) == 2
    second.close()


def fill(diary: Diary) -> None:
    for _ in range(100):
        diary.add(row(note="x" * 300))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_is_told_and_what_was_written_stays(diary: Diary, path: Path) -> None:
    import resource

    diary.add(row())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, limits[1]))
    try:
        with pytest.raises(DiskError, match="disk"):
            fill(diary)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    found = len(rows(diary))
    assert found >= 1
    diary.add(row())
    assert len(rows(diary)) == found + 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_may_not_be_written_to_is_told(diary: Diary, path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o500)
    try:
        with pytest.raises(DiskError, match=r"^permission denied$"):
            diary.add(row())
    finally:
        path.parent.chmod(0o700)


def test_a_path_that_leads_through_a_file_or_to_a_folder_is_told(
    diary: Diary, path: Path, tmp_path: Path
) -> None:
    path.parent.write_text("a file")
    with pytest.raises(DiskError, match="a part of the path is a file"):
        diary.add(row())
    folder = tmp_path / "folder.sqlite3"
    folder.mkdir()
    with pytest.raises(DiskError, match="this is not a plain file"):
        Diary(folder, unheard).page(1)
