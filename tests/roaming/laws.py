"""The laws of a session, judged from what was to be seen before an act and after it."""

from collections import Counter
from itertools import pairwise

from PySide6.QtCore import QPoint

from massage_timer.core.routine import Part, Side, Zone
from massage_timer.core.session import Phase, Session
from massage_timer.core.timeline import Kind
from roaming.sitting import Memory, Passed, Seen
from roaming.visit import Visit

FIVE_MINUTES = 300_000
MUST_BE_NO = frozenset(f"Q{number}" for number in range(1, 19))
"""Everything that is asked but nuts, heavy legs and small veins."""
LEAST_LEAD_IN = 3_000
"""Ms between a pause and a step, whatever is set."""
SIGNS = frozenset({"Q12", "Q13"})
"""What is asked again of somebody whose session broke off."""
MAKE_IT_LIGHT = frozenset({"Q20", "Q21"})
CAPS = {Zone.FOOT: 3, Zone.ANKLE: 2, Zone.CALF: 3, Zone.KNEE: 1, Zone.THIGH: 3, Zone.HIP: 2}
LIGHTEST_CAP = 2
"""Of a session that stays light."""


# Law 1


def the_clock_of_a_leg_moves_only_in_a_step_while_it_runs(
    was: Seen, now: Seen, time: Passed
) -> None:
    if was.session is None or begins_anew(was, now) or now.session is None:
        return
    passed = {side: now.given(side) - was.given(side) for side in Side}
    both = sum(passed.values())
    assert min(passed.values()) >= 0, "a leg lost time"
    if not was.runs or was.session.held or time.lost:
        assert both == 0, f"{both} ms counted in a pause"
    elif (
        was.phase is Phase.STEP
        and now.phase is Phase.STEP
        and now.runs
        and side_of(was) is side_of(now)
    ):
        assert passed[side_of(now)] == both == time.ms
    elif was.phase is Phase.LEAD_IN:
        assert both <= max(0, time.ms - least_wait(was)), "hands before the lead-in was over"
    else:
        assert both <= time.ms
    ended = was.phase is Phase.LEAD_IN and now.phase is Phase.CHANGE  # with the rest of a last step
    if not {was.phase, now.phase} & {Phase.STEP, Phase.DONE} and not ended:
        assert both == 0


def after_a_pause_hands_wait_for_the_lead_in(
    was: Seen, now: Seen, time: Passed, memory: Memory
) -> None:
    if now.session is None or begins_anew(was, now) or not now.runs:
        memory.wait = 0
    elif was.session is not None and was.session.paused:
        memory.wait = LEAST_LEAD_IN
    elif memory.wait:
        passed = sum(now.given(side) - was.given(side) for side in Side)
        assert passed <= max(0, time.ms - memory.wait), "hands before the lead-in was over"
        memory.wait = max(0, memory.wait - time.ms)


def no_leg_gets_more_than_five_minutes(now: Seen) -> None:
    assert all(now.given(side) <= FIVE_MINUTES for side in Side)


def both_legs_get_five_minutes_unless_it_was_stopped(now: Seen) -> None:
    if now.session is not None and now.phase is Phase.DONE:
        whole = all(now.given(side) == FIVE_MINUTES for side in Side)
        assert now.session.stopped is not whole
        if now.session.timeline.duration == now.session.playhead and not now.session.stopped:
            assert whole


def a_tape_holds_five_minutes_for_each_leg(now: Seen) -> None:
    if now.session is not None and now.phase is not Phase.DONE:
        for side in Side:
            steps = now.session.timeline.steps_of(side)
            assert sum(step.length for step in steps) == FIVE_MINUTES


def what_nobody_saw_pauses_where_it_was(was: Seen, now: Seen, time: Passed) -> None:
    ran = was.runs and was.session is not None and not was.session.held
    if time.lost and ran and not begins_anew(was, now) and now.phase is not Phase.DONE:
        assert now.session is not None
        assert was.session is not None
        assert now.session.paused
        assert now.session.playhead == max(1, was.session.playhead)


# Laws 2, 3 and 5, as frames were shown


def zones_never_go_down_in_the_main_part(memory: Memory) -> None:
    climbed: dict[Side, Zone] = {}
    for shown in memory.shown:
        if shown.phase is Phase.STEP and shown.step and shown.step.part is Part.MAIN:
            zone = shown.step.technique.zones[0]
            assert zone >= climbed.get(shown.side, zone)
            climbed[shown.side] = zone


def parts_follow_one_another(memory: Memory) -> None:
    order = list(Part)
    for before, after in pairwise(f for f in memory.shown if f.phase is Phase.STEP):
        if before.side is after.side and before.step and after.step:
            assert order.index(before.step.part) <= order.index(after.step.part)


def the_second_leg_does_what_the_first_did(memory: Memory, session: Session | None) -> None:
    done: dict[bool, list[str]] = {False: [], True: []}
    for shown in memory.shown:
        if shown.phase is Phase.STEP and shown.step is not None:
            names = done[shown.second_leg]
            if not names or names[-1] != shown.step.technique.id:
                names.append(shown.step.technique.id)
    if session is None:
        return
    planned = [step.technique.id for step in session.timeline.routine.steps]
    for names in done.values():
        left = iter(planned)
        assert all(name in left for name in names), "steps in another order"


def at_the_change_both_legs_have_the_same_seconds(session: Session | None) -> None:
    """But for a step that was left within its first stroke: the other leg goes without it."""
    if session is None or session.phase is not Phase.CHANGE:
        return
    second, first = (Counter[int](), Counter[int]())
    for segment in session.timeline.segments:
        if segment.kind is Kind.STEP:
            leg = first if segment.side is session.timeline.options.first else second
            leg[segment.number] += segment.length
    assert second.total() == first.total()
    assert second == first if second.keys() == first.keys() else second.keys() < first.keys()


def pressure_stays_within_the_caps(memory: Memory) -> None:
    for shown in memory.shown:
        if shown.step is not None and shown.phase in (Phase.STEP, Phase.LEAD_IN, Phase.CHANGE):
            most = min(CAPS[zone] for zone in shown.step.technique.zones)
            assert 1 <= shown.pressure <= min(most, shown.step.technique.cap)
            if shown.softened:
                assert shown.pressure <= LIGHTEST_CAP


# Law 4


def nobody_begins_unasked(was: Seen, now: Seen, visit: Visit, memory: Memory) -> None:
    """No page beyond the check, and no session, unless all that must be asked was answered."""
    pages = visit.pages
    if was.page is pages.safety and now.page is pages.comfort:
        assert not was.ticked & MUST_BE_NO, "a yes was let through"
        assert was.asked >= MUST_BE_NO, "something was not asked"
        assert memory.read, "it was not read to the end"
        memory.free, memory.light = True, bool(was.ticked & MAKE_IT_LIGHT)
    if begins_anew(was, now) and now.session is not None and now.session.playhead:
        assert was.offered is not None
        assert now.session.paused
        assert was.page is pages.safety
        assert was.asked >= (SIGNS if was.offered.given else MUST_BE_NO)
        assert not was.ticked & was.asked & MUST_BE_NO, "a yes was let through"
        assert memory.read, "it was not read to the end"
        assert now.session.timeline.routine.softened or not was.ticked & MAKE_IT_LIGHT
        memory.free = False
    elif begins_anew(was, now) and now.session is not None:
        assert memory.free
        assert was.page is pages.ready
        assert now.session.timeline.routine.softened or not memory.light
        memory.free = False
    if now.page in (pages.comfort, pages.ready):
        assert memory.free
    elif now.page in (visit.window.home, pages.safety, pages.not_today):
        memory.free = False
    if now.page is pages.safety:
        if was.page is not pages.safety:
            assert not now.ticked, "something is ticked beforehand"
            memory.read = False
        memory.read = memory.read or end_is_in_view(visit)
        free = memory.read and not now.ticked & MUST_BE_NO
        assert pages.safety.none.isEnabled() == free
    else:
        assert not now.ticked, "an answer was kept"


def end_is_in_view(visit: Visit) -> bool:
    view = visit.pages.safety.view
    row = max(
        (row for row in visit.pages.safety.sheet._rows.values() if row.isVisible()),
        key=lambda row: row.mapTo(view, QPoint()).y(),
    )
    return row.mapTo(view.viewport(), QPoint(0, row.height())).y() <= view.viewport().height()


# What these need


def begins_anew(was: Seen, now: Seen) -> bool:
    """Another session than before."""
    if now.session is None or was.session is now.session:
        return False
    if was.session is None:
        return True
    return was.phase in (Phase.READY, Phase.DONE) and now.phase is not was.phase


def side_of(seen: Seen) -> Side:
    assert seen.session is not None
    segment = seen.session.segment
    assert segment is not None
    return segment.side


def least_wait(seen: Seen) -> int:
    """Ms of a lead-in that must still pass."""
    session = seen.session
    assert session is not None
    segment = session.segment
    assert segment is not None
    if segment.kind is Kind.LEAD_IN:
        return segment.end - session.playhead
    return session.lead_in
