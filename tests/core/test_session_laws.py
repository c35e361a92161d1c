"""The laws of a session, against random routines, commands and clocks."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from samples import routines
from tried import tried

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import frame
from massage_timer.core.laws import cap
from massage_timer.core.routine import Part, Routine, Side
from massage_timer.core.session import (
    SLEEP_LIMIT,
    Command,
    Phase,
    Session,
    begin,
    until_next_tick,
    update,
)
from massage_timer.core.timeline import (
    LEAST_CYCLES,
    LEG_MS,
    Kind,
    Options,
    Refusal,
    Timeline,
    again,
    hands_on_by_zone,
    lay_out,
    next_step,
    softer,
    stay_here,
)

OF_THE_MACHINE = (Command.TICK, Command.DOZE, Command.WAKE)
PRESSES = st.sampled_from([c for c in Command if c not in (Command.TICK, Command.STOP)])
EDITS = [Command.NEXT, Command.STAY, Command.AGAIN, Command.SOFTER]
SLEEPS = st.one_of(st.integers(0, 2_000), st.integers(2_001, 60_000), st.integers(0, 9 * 3_600_000))
GAPS = st.one_of(st.integers(0, 50), st.integers(0, 9_999), st.integers(10_001, 60_000))
PLACES = st.one_of(
    st.integers(0, 300_000), st.integers(295_000, 330_000), st.integers(330_000, 600_000)
)
Edit = Callable[[Timeline, int], Timeline | Refusal]
TAPE_EDITS: list[Edit] = [next_step, stay_here, again, softer]
OPTIONS = st.builds(
    Options,
    first=st.sampled_from(Side),
    change=st.sampled_from([1_000, 20_000]),
    wait_at_change=st.booleans(),
)


def play_out(session: Session, now: int, *, gap: int = 997) -> tuple[Session, list[Cue]]:
    """Let the tape run to its end, going on wherever it stands still."""
    said: list[Cue] = []
    for _ in range(5_000):
        if session.phase is Phase.DONE:
            return session, said
        if session.phase is Phase.READY:
            wish = Command.START
        elif session.paused or session.held:
            wish = Command.RESUME
        else:
            wish = Command.TICK
        now += gap
        session, cues = update(session, wish, now)
        said += cues
    raise AssertionError("the session never ended")


def times_by_step(session: Session, side: Side) -> dict[int, int]:
    times: Counter[int] = Counter()
    for segment in session.timeline.steps_of(side):
        times[segment.number] += segment.length
    return dict(times)


class RandomGiver(RuleBasedStateMachine):
    """Presses anything at any time, with a clock that jumps, stalls and creeps."""

    @initialize(routine=routines(), options=OPTIONS, place=PLACES)
    def sit_down(self, routine: Routine, options: Options, place: int) -> None:
        """Anywhere in a session that was left alone so far; so the ends are reached too."""
        self.now = 12_345
        self.session = Session(lay_out(routine, options), place, running_since=self.now)
        self.ran = Counter[Side]()
        self.said: list[Cue] = []

    def _do(self, command: Command, gap: int, asleep: int = 0) -> None:
        before = self.session
        self.now += gap
        self.session, cues = update(before, command, self.now, asleep)
        self.said += cues
        assert all(self.session.hands_on(side) >= before.hands_on(side) for side in Side)
        long_enough = gap > before.timeline.options.stall_limit or asleep > SLEEP_LIMIT
        if long_enough and before.running_since and not before.held:
            # At 0 a tape counts as not begun.
            assert self.session.playhead == max(1, before.playhead)
            assert self.session.running_since is None
            told = CueKind.SLEPT if asleep > SLEEP_LIMIT else CueKind.STALLED
            more = [CueKind.STOPPED] if command is Command.STOP else []
            assert [cue.kind for cue in cues] == [told, *more], "missed cues are not played"
            assert cues[0].gap == (asleep if asleep > SLEEP_LIMIT else gap)
        if before.running_since is None and command in OF_THE_MACHINE:
            assert (self.session.playhead, self.session.running_since) == (before.playhead, None)
            assert {cue.kind for cue in cues} <= {CueKind.SLEPT, CueKind.PAUSED}
            assert before.dozing or not cues
        assert not (self.session.dozing and self.session.running_since is not None)
        hold = before.timeline.hold_from(before.playhead)
        if hold is not None and command is Command.TICK:
            assert self.session.playhead <= hold

    @rule(command=PRESSES, gap=GAPS)
    def press(self, command: Command, gap: int) -> None:
        self._do(command, gap)

    @rule(gap=GAPS)
    def tick(self, gap: int) -> None:
        self._do(Command.TICK, gap)

    @rule(asleep=SLEEPS, awake=st.integers(0, 3_000), command=st.sampled_from(Command))
    def sleep(self, asleep: int, awake: int, command: Command) -> None:
        """Whatever comes first when it is awake again."""
        if command is not Command.STOP:
            self._do(command, asleep + awake, asleep)

    @rule(asleep=SLEEPS, before=st.integers(0, 5_000), after=st.integers(0, 1_000))
    def sleep_after_a_warning(self, asleep: int, before: int, after: int) -> None:
        """What the desktop tells of a sleep, and some time on either side of it."""
        self._do(Command.DOZE, before)
        stood, held = self.session, self.session.held
        self._do(Command.TICK, before)
        self._do(Command.WAKE, asleep + after, asleep)
        assert self.session.playhead == stood.playhead
        assert held or self.session.running_since is None
        assert not self.session.dozing

    @rule(count=st.integers(1, 40))
    def let_it_run(self, count: int) -> None:
        for _ in range(count):
            wait = until_next_tick(self.session)
            if wait is None:
                return
            assert wait > 0
            self._do(Command.TICK, wait)

    @rule(count=st.integers(1, 25))
    def let_it_run_read_seldom(self, count: int) -> None:
        """So that the second leg and the end are reached."""
        for _ in range(count):
            self._do(Command.RESUME if self.session.paused else Command.TICK, 9_900)

    @rule(edit=st.sampled_from(EDITS), times=st.integers(2, 30))
    def press_it_again_and_again(self, edit: Command, times: int) -> None:
        for _ in range(times):
            self._do(edit, 401)

    @precondition(lambda self: self.session.playhead > 200_000)
    @rule(gap=st.integers(0, 9_000))
    def stop(self, gap: int) -> None:
        had = {side: self.session.hands_on(side) for side in Side}
        self._do(Command.STOP, gap)
        assert self.session.phase is Phase.DONE
        assert all(had[side] <= self.session.hands_on(side) <= had[side] + gap for side in Side)

    @invariant()
    def each_leg_owns_five_minutes(self) -> None:
        for side in Side:
            planned = sum(s.length for s in self.session.timeline.steps_of(side))
            if self.session.phase is Phase.DONE:
                assert planned == self.session.hands_on(side) <= LEG_MS
            else:
                assert planned == LEG_MS
            by_zone = hands_on_by_zone(self.session.timeline, side, self.session.playhead)
            assert sum(by_zone.values()) == self.session.hands_on(side)

    @invariant()
    def the_zone_never_goes_down(self) -> None:
        for side in Side:
            main = [
                s.step.zone
                for s in self.session.timeline.steps_of(side)
                if s.step.part is Part.MAIN
            ]
            assert main == sorted(main)

    @invariant()
    def the_second_leg_mirrors_the_first_until_it_begins(self) -> None:
        segment = self.session.segment
        first = self.session.timeline.options.first
        if segment is None or segment.side is not first:
            return
        done, coming = (times_by_step(self.session, side) for side in (first, first.other))
        cycles = {s.number: s.cycle for s in self.session.timeline.steps_of(first)}
        whole = {n: time for n, time in done.items() if time >= cycles[n]}
        assert set(whole) == set(coming)
        if whole == done:
            assert coming == done

    @invariant()
    def no_step_ahead_gives_its_last_two_strokes(self) -> None:
        for segment in self.session.timeline.steps_of(self.session.timeline.options.first):
            if segment.start > self.session.playhead:
                assert segment.length >= LEAST_CYCLES * segment.cycle

    @invariant()
    def pressure_stays_within_the_caps(self) -> None:
        for segment in self.session.timeline.segments:
            if segment.kind is Kind.STEP:
                assert 1 <= segment.pressure.highest <= cap(segment.step.technique)

    @invariant()
    def segments_follow_one_another(self) -> None:
        at = 0
        for segment in self.session.timeline.segments:
            assert segment.start == at < segment.end
            at = segment.end

    @invariant()
    def what_is_shown_is_what_is(self) -> None:
        shown = frame(self.session)
        left, right = (self.session.hands_on(side) for side in (Side.LEFT, Side.RIGHT))
        assert (shown.left_ms, shown.right_ms) == (left, right)
        assert shown.both_seconds == -(-(2 * LEG_MS - left - right) // 1000)
        for command in EDITS:
            if shown.phase in (Phase.STEP, Phase.LEAD_IN) and self.session.lead_in == 0:
                _, cues = update(self.session, command, self.session.running_since or self.now)
                refused = any(cue.kind is CueKind.REFUSED for cue in cues)
                assert refused == (command not in shown.offered)

    def teardown(self) -> None:
        if not hasattr(self, "session"):
            return
        stopped = self.session.phase is Phase.DONE
        ended, _ = play_out(self.session, self.now)
        if not stopped:
            assert [ended.hands_on(side) for side in Side] == [LEG_MS, LEG_MS]
            assert not ended.stopped


TestRandomGiver = RandomGiver.TestCase
TestRandomGiver.settings = settings(max_examples=tried(40), stateful_step_count=40)


ACTS = st.lists(st.tuples(PRESSES, st.integers(401, 9_000)), max_size=30)


@settings(max_examples=tried(50))
@given(routine=routines(), options=OPTIONS, acts=ACTS, extra=st.integers(20, 700))
def test_how_often_the_clock_is_read_does_not_matter(
    routine: Routine, options: Options, acts: list[tuple[Command, int]], extra: int
) -> None:
    once = often = update(begin(routine, options), Command.START, 0)[0]
    now, said_once, said_often = 0, list[Cue](), list[Cue]()
    for command, gap in acts:
        for between in range(now + extra, now + gap, extra):
            often, cues = update(often, Command.TICK, between)
            said_often += cues
        now += gap
        once, cues = update(once, command, now)
        said_once += cues
        often, cues = update(often, command, now)
        said_often += cues
    assert once == often
    assert said_once == said_often


@settings(max_examples=tried(25))
@given(routine=routines(), options=OPTIONS, gap=st.integers(400, 9_999))
def test_left_alone_every_cue_is_said_once_and_in_order(
    routine: Routine, options: Options, gap: int
) -> None:
    ended, said = play_out(begin(routine, options), 0, gap=gap)
    said = [cue for cue in said if cue.kind is not CueKind.RESUMED]
    assert [cue.at for cue in said] == sorted(cue.at for cue in said)
    counted = Counter(cue.kind for cue in said)
    assert counted[CueKind.STEP] == 2 * len(routine.steps)
    assert counted[CueKind.GET_READY] == counted[CueKind.HALF_LEG] == 2
    assert counted[CueKind.ONE_MINUTE] == 2
    assert counted[CueKind.CHANGE_LEGS] == counted[CueKind.FINISHED] == 1
    assert len(set(said)) == len(said)
    assert [ended.hands_on(side) for side in Side] == [LEG_MS, LEG_MS]


@settings(max_examples=tried(200))
@given(
    routine=routines(),
    options=OPTIONS,
    edits=st.lists(st.tuples(st.sampled_from(TAPE_EDITS), st.integers(0, 625_000)), max_size=8),
    place=st.integers(0, 628_000),
)
def test_softer_is_one_level_less_ahead_and_nothing_else(
    routine: Routine, options: Options, edits: list[tuple[Edit, int]], place: int
) -> None:
    """Whatever was edited before: seconds, order, the past and the other zones stay."""
    before = lay_out(routine, options)
    for edit, at in edits:
        edited = edit(before, at)
        before = before if isinstance(edited, Refusal) else edited
    after = softer(before, place)
    present = next((s for s in before.segments if s.end > place and s.kind is Kind.STEP), None)
    if isinstance(after, Refusal):
        assert present is None or before.lightest(place)
        return
    assert present is not None
    assert len(after.segments) == len(before.segments)
    for was, now in zip(before.segments, after.segments, strict=True):
        assert replace(now, pressure=was.pressure) == was
        ahead = was.kind is Kind.STEP and was.end > place
        same_leg = was.side is present.side
        same_zone = present.step.zone in was.step.technique.zones
        softened = ahead and (same_leg or same_zone)
        assert now.pressure == (was.pressure.softer() if softened else was.pressure)
        assert min(now.pressure.start, now.pressure.end) >= 1
        if was.kind is Kind.STEP:
            assert now.pressure.highest <= cap(was.step.technique)
    assert after != before


@settings(max_examples=tried(100))
@given(
    routine=routines(),
    place=st.integers(0, 627_000),
    edits=st.lists(st.tuples(st.sampled_from(TAPE_EDITS[:3]), st.integers(0, 2_000)), max_size=6),
)
def test_what_was_softened_is_never_made_firmer_by_an_edit(
    routine: Routine, place: int, edits: list[tuple[Edit, int]]
) -> None:
    timeline = lay_out(routine)
    softened = softer(timeline, place)
    if isinstance(softened, Refusal):
        return
    softest = {(s.side, s.number): s.pressure for s in softened.segments if s.kind is Kind.STEP}
    timeline = softened
    for edit, later in edits:
        place = min(place + later, 627_000)
        edited = edit(timeline, place)
        timeline = timeline if isinstance(edited, Refusal) else edited
    for segment in timeline.segments:
        if segment.kind is Kind.STEP:
            assert segment.pressure == softest[segment.side, segment.number]


@given(routine=routines(), acts=ACTS)
def test_only_time_with_hands_on_counts(routine: Routine, acts: list[tuple[Command, int]]) -> None:
    """A plain stopwatch, read every 97 ms while a step runs, agrees with the ledger."""
    session, now = update(begin(routine), Command.START, 0)[0], 0
    watch: Counter[Side] = Counter()
    turns = 2
    for command, gap in acts:
        for _ in range(0, gap, 97):
            now += 97
            before = session
            session, _ = update(session, Command.TICK, now)
            turns += before.phase is not session.phase
            segment = before.segment
            if before.phase is Phase.STEP and before.running_since is not None and segment:
                watch[segment.side] += 97
        session, _ = update(session, command, now)
        turns += 1
    for side in Side:
        assert abs(watch[side] - session.hands_on(side)) <= 97 * turns
