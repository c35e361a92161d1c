"""What is kept of a session while it goes on, and what its end leaves."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fakes import LateScribe, StraightScribe
from hypothesis import given
from hypothesis import strategies as st
from samples import routine, routines
from sittings import PRESSES, SAVED

from massage_timer.core.checkpoint import Checkpoint
from massage_timer.core.diary import row_of
from massage_timer.core.frame import Frame, frame
from massage_timer.core.routine import Routine, Side
from massage_timer.core.session import Command, Phase, Session, begin, until_next_tick, update
from massage_timer.core.timeline import LEG_MS, Options
from massage_timer.keeping import APART, ELSEWHERE, NOT_KEPT, NOT_REMOVED, Keeping, is_news
from massage_timer.left_behind import read_left
from massage_timer.scribe import Act, Scribe
from massage_timer.store.checkpoint import read_checkpoint
from massage_timer.store.claim import Claim
from massage_timer.store.diary import Diary
from massage_timer.store.disk import DiskError

TWO_SECONDS = 2_000
PLACES = st.integers(0, 650_000)
"""Ms since the session began."""


class CountingScribe(StraightScribe):
    """Counts the acts."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def put(self, act: Act, told: str, about: object = None) -> None:
        self.count += 1
        super().put(act, told)


class RefusingScribe(StraightScribe):
    """A disk that says no while it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.refuses: Callable[[], bool] = lambda: True

    def put(self, act: Act, told: str, about: object = None) -> None:
        def refused() -> None:
            raise DiskError("the disk is full")

        super().put(refused if self.refuses() else act, told)


class HangingScribe(StraightScribe):
    """The disk has not answered when the program ends."""

    def close(self) -> bool:
        return False


class Table:
    """A session beside which it is kept what becomes of it."""

    def __init__(
        self,
        folder: Path,
        whole: Routine | None = None,
        options: Options = Options(),
        scribe: Scribe | None = None,
    ) -> None:
        self.file = folder / "session.checkpoint"
        self.told: list[str] = []
        self.wall = SAVED
        self.scribe = scribe or StraightScribe()
        self.keeping = Keeping(self.file, self.scribe, lambda: self.wall, self.told.extend)
        self.began = self.now = 1_000_000
        self.session = begin(whole or routine(), options)
        self.do(Command.START)

    @property
    def usual(self) -> Routine:
        return self.session.timeline.routine

    @property
    def kept(self) -> Checkpoint | None:
        found, told = read_checkpoint(self.file)
        assert told == ""
        return found

    @property
    def frame(self) -> Frame:
        return frame(self.session)

    def do(self, command: Command, wait: int = 0) -> None:
        self.now += wait
        self.session, _ = update(self.session, command, self.now)
        if self.session.phase is not Phase.DONE:
            self.keeping.follow(self.session, self.usual, self.now - self.began)

    def tick(self) -> None:
        self.do(Command.TICK, until_next_tick(self.session) or 0)

    def go_to(self, playhead: int) -> None:
        while self.session.playhead < playhead:
            self.tick()

    def pass_unseen(self, ms: int) -> None:
        """Let time pass without keeping what comes of it."""
        for _ in range(ms // 5_000):
            self.now += 5_000
            self.session, _ = update(self.session, Command.TICK, self.now)

    def end(
        self, write_down: Callable[[str], object] = lambda _: None, in_diary: bool = True
    ) -> None:
        self.keeping.end(
            self.session, self.usual, self.now - self.began, write_down, in_diary=in_diary
        )

    def stop(
        self, write_down: Callable[[str], object] = lambda _: None, in_diary: bool = True
    ) -> None:
        self.do(Command.STOP)
        self.end(write_down, in_diary)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


# While a session goes on


def test_nothing_is_kept_before_any_time_has_passed(table: Table) -> None:
    assert not table.file.exists()
    table.tick()
    assert table.file.exists()


def test_what_is_kept_is_for_its_user_alone(table: Table) -> None:
    table.tick()
    assert table.file.stat().st_mode & 0o777 == 0o600


def test_each_shown_second_is_kept_once(tmp_path: Path) -> None:
    scribe = CountingScribe()
    table = Table(tmp_path, scribe=scribe)
    table.go_to(8_000)
    before = scribe.count
    table.go_to(18_000)
    assert scribe.count - before == 10


def test_two_countdowns_that_do_not_agree_are_no_two_things_to_keep(tmp_path: Path) -> None:
    scribe = CountingScribe()
    table = Table(tmp_path, scribe=scribe)
    table.go_to(20_000)
    table.do(Command.NEXT, 300)
    before, since = scribe.count, table.session.playhead
    table.go_to(since + 6_000)
    assert scribe.count - before <= 8


def test_another_step_or_phase_is_kept_however_short_ago_the_last_place_was(table: Table) -> None:
    table.go_to(20_000)
    segments = table.session.timeline.segments
    for before, after in pairwise(segments):
        here = replace(table.session, playhead=before.end - 1)
        assert is_news(here, replace(here, playhead=after.start))


def test_a_pause_is_kept_at_once_and_then_nothing_more(tmp_path: Path) -> None:
    scribe = CountingScribe()
    table = Table(tmp_path, scribe=scribe)
    table.go_to(20_000)
    table.do(Command.PAUSE, 123)
    assert table.kept is not None
    assert table.kept.session.playhead == 20_123
    count = scribe.count
    for _ in range(50):
        table.do(Command.TICK, 60_000)
    assert scribe.count == count


def test_a_pause_of_the_lead_in_is_kept_where_that_began_anew_since_the_last(table: Table) -> None:
    table.do(Command.PAUSE, 1_000)
    table.do(Command.RESUME, 1)
    table.do(Command.PAUSE, 501)
    assert table.kept is not None
    assert table.kept.session.playhead == table.session.playhead == 501


def test_what_becomes_softer_in_a_pause_is_kept_at_once(table: Table) -> None:
    table.go_to(20_000)
    table.do(Command.PAUSE)
    table.do(Command.SOFTER, 700)
    assert table.kept is not None
    assert [s.pressure for s in table.kept.session.timeline.segments] == [
        s.pressure for s in table.session.timeline.segments
    ]


def test_going_on_after_a_long_pause_is_kept_with_its_time(table: Table) -> None:
    table.go_to(20_000)
    table.do(Command.PAUSE)
    table.wall = "2026-11-27T22:44:05+01:00"
    table.do(Command.RESUME, 5_000_000)
    assert table.kept is not None
    assert table.kept.saved_at == table.wall


def test_the_very_place_is_kept_when_there_may_be_no_other_moment(table: Table) -> None:
    table.go_to(20_000)
    table.session, _ = update(table.session, Command.TICK, table.now + APART - 1)
    table.keeping.follow(table.session, table.usual, 0, exactly=True)
    assert table.kept is not None
    assert table.kept.session.playhead == 20_000 + APART - 1


def test_another_session_of_the_same_routine_is_kept_as_itself(table: Table) -> None:
    table.go_to(20_000)
    table.do(Command.SOFTER)
    table.stop()
    table.session = begin(table.usual)
    table.do(Command.START)
    table.go_to(6_000)
    assert table.kept is not None
    assert (
        table.kept.session.timeline.segments[1].pressure
        == table.session.timeline.segments[1].pressure
    )
    assert table.kept.session.playhead == 6_000


@st.composite
def acts(draw: st.DrawFn) -> list[tuple[Command, int]]:
    """What a giver does, and the ms before it: short enough for a giver who looks at the screen."""
    commands = st.sampled_from([*PRESSES, *[Command.TICK] * 6])
    return draw(st.lists(st.tuples(commands, st.integers(1, 1_000)), min_size=1, max_size=120))


@given(
    routines(),
    acts(),
    st.booleans(),
    PLACES,
)
def test_at_no_moment_are_more_than_two_seconds_lost(
    whole: Routine, presses: list[tuple[Command, int]], waits: bool, begun: int
) -> None:
    with TemporaryDirectory() as folder:
        table = Table(Path(folder), whole, Options(wait_at_change=waits, lead_in=1_000))
        table.pass_unseen(begun)
        for command, wait in presses:
            # The timer wakes in between when a shown second changes.
            until = table.now + wait
            while (due := until_next_tick(table.session)) is not None and table.now + due < until:
                table.do(Command.TICK, due)
            table.do(command, until - table.now)
            if table.session.phase is Phase.DONE:
                return
            shown, kept = table.session, table.kept
            if kept is None:
                assert shown.playhead == 0
                continue
            on_disk = kept.session
            assert abs(shown.playhead - on_disk.playhead) < TWO_SECONDS or shown.playhead == 0
            assert on_disk.timeline.segments == bare(shown, on_disk)
            assert on_disk.running_since is None
            for side in Side:
                assert on_disk.hands_on(side) <= LEG_MS
                assert abs(on_disk.hands_on(side) - shown.hands_on(side)) < TWO_SECONDS


def bare(shown: Session, on_disk: Session) -> tuple[object, ...]:
    """The tape that is shown, with the steps of the one that is kept: these have no other forms."""
    pairs = zip(shown.timeline.segments, on_disk.timeline.segments, strict=True)
    return tuple(replace(mine, step=theirs.step) for mine, theirs in pairs)


@given(routines(), acts(), PLACES)
def test_what_is_kept_of_a_pause_shows_what_the_screen_shows(
    whole: Routine, presses: list[tuple[Command, int]], begun: int
) -> None:
    with TemporaryDirectory() as folder:
        table = Table(Path(folder), whole)
        table.pass_unseen(begun)
        for command, wait in presses:
            table.do(command, wait)
            kept = table.kept
            if command is not Command.TICK and table.session.paused and table.session.playhead:
                assert kept is not None
                assert replace(frame(kept.session), step=table.frame.step) == table.frame


# The end


class Broken(Exception):
    """The power went."""


@pytest.mark.parametrize("act", range(1, 8))
def test_a_power_cut_between_any_two_acts_of_the_end_loses_and_doubles_nothing(
    tmp_path: Path, act: int
) -> None:
    cut = CutScribe(10**9)
    table = Table(tmp_path, scribe=cut)
    table.go_to(100_000)
    diary = Diary(tmp_path / "diary.sqlite3", table.told.extend)
    cut.left = act

    def write_down(ended: str) -> None:
        cut.count_down()
        row = row_of(table.session, table.usual, ended)
        assert row is not None
        diary.add_once(row)
        cut.count_down()

    with suppress(Broken):
        table.stop(write_down)
    finish_after_a_start(table, diary)
    (entry,) = diary.page(10)
    assert entry.row.hands_on(Side.LEFT) == 95_000
    diary.close()


class CutScribe(StraightScribe):
    """The power goes before one of its acts, or of those that count down with it."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left

    def count_down(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise Broken

    def put(self, act: Act, told: str, about: object = None) -> None:
        self.count_down()
        super().put(act, told)
        self.count_down()


def finish_after_a_start(table: Table, diary: Diary) -> None:
    """What the next start does with a session that is to be ended."""
    kept = table.kept
    if kept is None:
        return
    session, _ = update(kept.session, Command.STOP, 0)
    row = row_of(session, kept.usual, kept.saved_at)
    assert row is not None
    diary.add_once(row)


def test_the_row_is_told_the_time_that_is_kept(table: Table) -> None:
    table.go_to(100_000)
    seen: list[tuple[str, Checkpoint | None]] = []
    table.wall = "2026-11-27T21:30:00+01:00"
    table.stop(lambda ended: seen.append((ended, table.kept)))
    ((ended, kept),) = seen
    assert kept is not None
    assert kept.over
    assert ended == kept.saved_at == table.wall


def test_the_end_is_on_the_disk_before_it_is_written_down(tmp_path: Path) -> None:
    table = Table(tmp_path, scribe=LateScribe())
    table.go_to(100_000)
    seen: list[Checkpoint | None] = []
    table.stop(lambda _: seen.append(table.kept))
    (kept,) = seen
    assert kept is not None
    assert kept.over
    assert not table.file.exists()


def test_after_the_end_nothing_is_kept(table: Table) -> None:
    table.go_to(100_000)
    table.stop()
    assert not table.file.exists()


def test_whoever_is_told_of_it_after_its_end_keeps_nothing_of_it(table: Table) -> None:
    table.go_to(100_000)
    table.stop()
    assert table.session.phase is Phase.DONE
    table.keeping.follow(table.session, table.usual, 0, exactly=True)
    assert not table.file.exists()


def test_one_that_went_back_to_its_beginning_is_stopped_without_a_trace(table: Table) -> None:
    """Its lead-in begins again after a pause, and nothing had been given."""
    table.go_to(3_000)
    table.do(Command.PAUSE)
    table.do(Command.RESUME, 1_000)
    assert table.session.playhead == 0
    seen: list[Checkpoint | None] = []
    table.stop(lambda _: seen.append(table.kept))
    (kept,) = seen
    assert kept is not None
    assert not kept.over
    assert not table.file.exists()


def test_where_no_diary_is_kept_the_end_is_not_kept_either(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.go_to(100_000)
    seen: list[Checkpoint | None] = []
    table.stop(lambda _: seen.append(table.kept), in_diary=False)
    (kept,) = seen
    assert kept is not None
    assert not kept.over
    assert not table.file.exists()


def test_a_session_that_was_stopped_at_once_leaves_alone_what_another_left(tmp_path: Path) -> None:
    first = Table(tmp_path)
    first.go_to(50_000)
    first.keeping.close()
    second = Table(tmp_path)
    second.stop()
    assert second.kept is not None
    assert second.kept.session.playhead == 50_000


def test_a_second_session_that_was_stopped_at_once_leaves_it_alone_as_well(tmp_path: Path) -> None:
    table, other = Table(tmp_path), Table(tmp_path)
    table.go_to(50_000)
    table.stop()
    other.go_to(30_000)
    other.keeping.close()
    table.session = begin(table.usual)
    table.stop()
    assert table.kept is not None
    assert table.kept.session.playhead == 30_000


# What gets in the way


def test_a_full_disk_is_told_once_and_tried_again(tmp_path: Path) -> None:
    disk = RefusingScribe()
    table = Table(tmp_path, scribe=disk)
    table.go_to(30_000)
    assert table.told == [NOT_KEPT.format("the disk is full")]
    assert table.kept is None
    disk.refuses = lambda: False
    table.tick()
    assert table.kept is not None
    assert table.kept.session.playhead == table.session.playhead
    assert len(table.told) == 1


def test_what_cannot_be_removed_is_told_as_such(tmp_path: Path) -> None:
    disk = RefusingScribe()
    disk.refuses = lambda: False
    table = Table(tmp_path, scribe=disk)
    table.go_to(30_000)
    disk.refuses = lambda: True
    table.stop(in_diary=False)
    assert table.told == [NOT_REMOVED.format("the disk is full")]


def test_while_the_disk_has_not_answered_nobody_else_is_let_in(tmp_path: Path) -> None:
    """It may still write when the program seems to be gone."""
    table = Table(tmp_path, scribe=HangingScribe())
    table.go_to(30_000)
    table.keeping.close()
    assert not Claim(tmp_path / "session.claim").take()


def test_the_next_session_is_told_of_it_again(tmp_path: Path) -> None:
    table = Table(tmp_path, scribe=RefusingScribe())
    table.go_to(30_000)
    table.stop()
    before = len(table.told)
    table.session = begin(table.usual)
    table.do(Command.START)
    table.go_to(10_000)
    assert (before, len(table.told)) == (1, 2)


@given(st.lists(st.booleans(), min_size=1))
def test_a_disk_that_refuses_now_and_then_disturbs_nothing(answers: list[bool]) -> None:
    with TemporaryDirectory() as folder:
        disk = RefusingScribe()
        table = Table(Path(folder), scribe=disk)
        untouched = table.session
        asked = iter(range(10**9))
        last: list[int] = []

        def refuses() -> bool:
            refused = answers[next(asked) % len(answers)]
            if not refused:
                last.append(table.session.playhead)
            return refused

        disk.refuses = refuses
        for _ in range(10):
            table.tick()
            untouched, _ = update(untouched, Command.TICK, table.now)
            assert table.session == untouched
            kept = table.kept
            assert (None if kept is None else kept.session.playhead) == (last[-1] if last else None)
        assert len(table.told) == any(answers[:10])


def test_while_another_start_has_a_session_this_one_goes_on_without(tmp_path: Path) -> None:
    first, second = Table(tmp_path), Table(tmp_path)
    first.go_to(50_000)
    second.go_to(10_000)
    assert second.told == [NOT_KEPT.format(ELSEWHERE)]
    assert first.kept is not None
    assert first.kept.session.playhead == 50_000
    second.stop()
    assert first.kept is not None, "what another start keeps was removed"
    first.stop()
    assert not first.file.exists()


def test_when_the_other_session_is_over_this_one_is_kept(tmp_path: Path) -> None:
    first, second = Table(tmp_path), Table(tmp_path)
    first.go_to(50_000)
    second.go_to(10_000)
    first.stop()
    second.tick()
    assert second.kept is not None
    assert second.kept.session.playhead == second.session.playhead


def test_the_claim_is_let_go_when_the_session_is_over_or_the_program_ends(tmp_path: Path) -> None:
    table = Table(tmp_path)
    other = Claim(tmp_path / "session.claim")
    table.go_to(10_000)
    assert not other.take()
    table.stop()
    assert other.take()
    other.let_go()
    table = Table(tmp_path)
    table.go_to(10_000)
    table.keeping.close()
    assert table.kept is not None
    assert other.take()
    other.let_go()


def test_what_goes_on_elsewhere_is_not_left(tmp_path: Path) -> None:
    first, second = Table(tmp_path), Table(tmp_path)
    assert read_left(second.file) == (None, "")
    assert list(tmp_path.iterdir()) == []
    first.go_to(50_000)
    assert read_left(second.file) == (None, "")
    first.keeping.close()
    left, told = read_left(second.file)
    assert told == ""
    assert left == first.kept
    other = Claim(tmp_path / "session.claim")
    assert other.take(), "to look is not to claim"
    other.let_go()
    second.go_to(5_000)
    assert second.kept is not None
    assert second.kept.session.playhead == second.session.playhead


def test_a_disk_that_never_answers_keeps_the_order_of_what_it_will_do(tmp_path: Path) -> None:
    late = LateScribe()
    table = Table(tmp_path, scribe=late)
    table.go_to(50_000)
    assert not table.file.exists()
    table.keeping.settle()
    assert table.kept is not None
    assert table.kept.session.playhead == 50_000


def test_what_was_shown_last_is_no_news(table: Table) -> None:
    table.go_to(20_000)
    assert not is_news(table.session, table.session)
    assert not is_news(table.session, replace(table.session, playhead=20_000 + APART - 1))
    assert is_news(table.session, replace(table.session, playhead=20_000 + APART))
    assert is_news(None, table.session)
    assert not is_news(None, begin(table.usual))
