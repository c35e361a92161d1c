"""A session that broke off: what is offered at the next start, and what becomes of it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from giver import CLASSIC, ENDED, Giver
from homes import shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from sittings import broken_off, checkpoints
from tried import tried

from massage_timer import resources
from massage_timer.broken_off import ELSEWHERE, LOOK_MS, BrokenOff
from massage_timer.core.adapt import Comfort, adapt
from massage_timer.core.checkpoint import LONGEST_PAUSE, Checkpoint
from massage_timer.core.diary import row_of
from massage_timer.core.names import clock
from massage_timer.core.routine import Routine, Side, Zone
from massage_timer.core.session import Command, Phase, update
from massage_timer.core.timeline import LEG_MS
from massage_timer.folders import within
from massage_timer.left_behind import claim_on
from massage_timer.store.checkpoint import CheckpointFile
from massage_timer.store.diary import Diary, Entry
from massage_timer.store.routine_files import read_routine
from massage_timer.ui.broken_off.words import ALL_ASKED_FIRST
from massage_timer.ui.widgets.words import Words

IN_SECOND_LEG = 510_000
IN_FIRST_LEG = 100_000
IN_LEAD_IN = 1_500
AT_CHANGE = 310_000
SECOND = timedelta(seconds=1)


def ago(seconds: float) -> str:
    """The clock on the wall so long before it is read."""
    return (datetime.fromisoformat(ENDED) - seconds * SECOND).isoformat()


def classic() -> Routine:
    file = resources.routines() / f"{CLASSIC}.yaml"
    routine = read_routine(file.read_bytes(), file.name, shipped()).routine
    assert routine is not None
    return routine


def left(
    home: Path, playhead: int, seconds_ago: float = 360, first: Side = Side.LEFT
) -> Checkpoint:
    """Leave behind a session that broke off at this place."""
    checkpoint = broken_off(
        classic(), playhead, saved_at=ago(seconds_ago), whole=playhead + 60_000, first=first
    )
    CheckpointFile(within(home).checkpoint).write(checkpoint)
    return checkpoint


Start = Callable[[], Giver]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    """Each call is a start of the program with the same home."""
    started: list[Giver] = []

    def anew() -> Giver:
        while started:
            started.pop().leave()
        started.append(Giver(tmp_path))
        return started[-1]

    yield anew
    while started:
        started.pop().leave()


def offers(giver: Giver) -> BrokenOff:
    """What is offered, past the first moment of its page."""
    found = giver.program.sessions.broken_off
    assert giver.shows(found.page)
    found.page.settle()
    return found


def rows(giver: Giver) -> list[Entry]:
    diary = Diary(giver.places.diary, print)
    try:
        return list(diary.page(99))
    finally:
        diary.close()


def told(giver: Giver) -> str:
    """The page of messages, or what stands at the foot of Home."""
    if giver.shows(giver.pages.text):
        return " ".join(w.words for w in giver.pages.text.sheet_view.findChildren(Words))
    assert giver.shows(giver.window.home)
    notice = giver.window.home.notice
    return notice.words.words if notice.isVisible() else ""


# What is offered


def test_without_one_the_program_starts_at_home(start: Start) -> None:
    giver = start()
    assert giver.shows(giver.window.home)
    assert told(giver) == ""


def test_it_is_offered_with_its_place_and_its_age(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    page = offers(start()).page
    assert page.title.words == "You were on the right leg, calf, 1:58 left."
    assert page.about.words == "Classic five-minute legs  ·  6 minutes ago"
    assert not page.again.isHidden()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "Less than a minute ago"), (59, "Less than a minute ago"), (60, "1 minute ago"),
     (119, "1 minute ago"), (LONGEST_PAUSE - 1, "59 minutes ago")],
)  # fmt: skip
def test_its_age_is_said_in_whole_minutes(
    start: Start, tmp_path: Path, seconds: int, words: str
) -> None:
    left(tmp_path, IN_SECOND_LEG, seconds)
    assert offers(start()).page.about.words.endswith(f"  ·  {words}")


def test_where_the_clock_was_set_back_its_age_is_not_said_and_everything_is_asked(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_SECOND_LEG, -7_200)
    giver = start()
    page = offers(giver).page
    assert page.about.words == "Classic five-minute legs"
    assert page.sentence.words == ALL_ASKED_FIRST
    page.go_on.click()
    assert len(giver.pages.safety.sheet.asked) > 2


@pytest.mark.parametrize(
    ("playhead", "words"),
    [(IN_LEAD_IN, "You were about to begin with the left leg."),
     (AT_CHANGE, "The left leg was done; the right leg comes next.")],
)  # fmt: skip
def test_a_leg_without_time_cannot_begin_again(
    start: Start, tmp_path: Path, playhead: int, words: str
) -> None:
    left(tmp_path, playhead)
    giver = start()
    page = offers(giver).page
    assert page.title.words == words
    assert page.again.isHidden()
    giver.key(Qt.Key.Key_L, "l")
    assert giver.shows(page)


def test_one_that_is_alive_in_another_process_is_left_alone(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG, LONGEST_PAUSE * 2)
    places = within(tmp_path)
    other = claim_on(places.checkpoint)
    assert other.take()
    giver = start()
    other.let_go()
    assert giver.shows(giver.window.home)
    assert told(giver) == ""
    assert rows(giver) == []
    assert places.checkpoint.exists()


@pytest.mark.parametrize("answer", ["go_on", "again", "end"])
@pytest.mark.parametrize("alive", [True, False])
def test_what_a_terminal_took_meanwhile_is_left_to_it(
    start: Start, tmp_path: Path, answer: str, alive: bool
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    found = offers(giver)
    page = found.page
    terminal = claim_on(giver.places.checkpoint)
    if alive:
        assert terminal.take()
    else:
        giver.places.checkpoint.unlink()
    getattr(page, answer).click()
    assert ELSEWHERE in told(giver)
    assert found.offered is None
    assert giver.places.checkpoint.exists() is alive
    assert rows(giver) == []
    terminal.let_go()


def test_a_file_that_is_none_is_moved_aside_and_told(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    file = within(tmp_path).checkpoint
    file.write_bytes(file.read_bytes()[:-40])
    giver = start()
    assert told(giver).startswith("Worth knowing") or "it is damaged" in told(giver)
    assert not file.exists()
    assert len([*file.parent.glob("session.checkpoint*")]) == 1, "it is kept"
    giver.pages.text.close_button.click()
    assert giver.shows(giver.window.home)


def test_the_first_moment_answers_nothing(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    page = giver.program.sessions.broken_off.page
    for key, text in ((Qt.Key.Key_G, "g"), (Qt.Key.Key_E, "e"), (Qt.Key.Key_Escape, "")):
        giver.hold(key, text)
        assert giver.shows(page)
    page.settle()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        giver.hold(key)
        assert giver.shows(page), "nothing is chosen beforehand"
    giver.hold(Qt.Key.Key_E, "e", repeated=True)
    assert giver.shows(page), "a key that is held down"


def test_arrows_lead_from_answer_to_answer(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    page = offers(giver).page
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        giver.hold(key)
        seen.append(giver.window.focusWidget())
    assert seen == [page.go_on, page.again, page.end, page.go_on, page.end]


# Go on


def go_on(giver: Giver, answer: str = "go_on") -> None:
    """From the offer to the session's page, past the questions."""
    page = offers(giver).page
    (page.again if answer == "again" else page.go_on).click()
    assert giver.shows(giver.pages.safety)
    giver.pages.safety.settle()
    giver.pass_check()


def test_it_goes_on_paused_at_its_place_after_the_warning_signs(
    start: Start, tmp_path: Path
) -> None:
    checkpoint = left(tmp_path, IN_SECOND_LEG)
    giver = start()
    offers(giver).page.go_on.click()
    check = giver.pages.safety
    assert [question.id for question in check.sheet.asked] == ["Q13", "Q12"]
    assert giver.player.session is None
    giver.pass_check()
    assert giver.shows(giver.pages.session)
    assert giver.session.paused
    assert giver.session.playhead == checkpoint.session.playhead
    assert giver.pages.session.banner.accessibleName() == "Paused. Any key goes on."
    giver.pass_time(60_000)
    assert giver.session.paused, "nothing goes on by itself"
    giver.key(Qt.Key.Key_Space)
    assert giver.session.lead_in == 3_000
    giver.pass_time(3_000)
    assert (giver.session.lead_in, giver.session.paused) == (0, False)
    assert giver.session.playhead == checkpoint.session.playhead


def test_a_key_with_the_answer_does_not_go_on(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    go_on(giver)
    giver.hold(Qt.Key.Key_Space)
    assert giver.session.paused


def test_its_summary_is_that_of_one_session(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    go_on(giver)
    giver.key(Qt.Key.Key_Space)
    giver.go_to(Phase.DONE)
    done = giver.pages.done
    assert giver.shows(done)
    assert done.title.words == "Both legs done."
    # The tape, the minute of pauses before, and since then half a second and a lead-in.
    whole = giver.session.timeline.duration + 60_000 + 500 + 3_000
    assert done.subtitle.words.endswith(f"{clock(whole // 1000)} from start to finish")
    (entry,) = rows(giver)
    assert not entry.row.stopped
    assert [entry.row.hands_on(side) for side in Side] == [LEG_MS, LEG_MS]


def test_places_are_swapped_with_the_whole_check(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    go_on(giver)
    giver.player.tell(Command.STOP)
    giver.pages.done.swap.click()
    assert giver.shows(giver.pages.safety)
    assert len(giver.pages.safety.sheet.asked) > 2
    giver.pass_check()
    assert giver.shows(giver.pages.comfort)
    assert giver.planned.id == CLASSIC


def test_the_other_person_has_the_routine_as_written_and_the_same_leg_first(
    start: Start, tmp_path: Path
) -> None:
    checkpoint = left(tmp_path, IN_SECOND_LEG, first=Side.RIGHT)
    old = replace(checkpoint, usual=replace(classic(), name="As it was called then"))
    CheckpointFile(within(tmp_path).checkpoint).write(old)
    giver = start()
    assert giver.program.settings.options.first is Side.LEFT
    go_on(giver)
    giver.player.tell(Command.STOP)
    giver.pages.done.swap.click()
    giver.pass_check()
    assert giver.planned == classic()
    assert giver.pages.comfort.wishes.first is Side.RIGHT


def test_whoever_had_hands_on_a_leg_is_asked_for_signs_alone_though_it_begins_again(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_FIRST_LEG)
    giver = start()
    offers(giver).page.again.click()
    assert [question.id for question in giver.pages.safety.sheet.asked] == ["Q13", "Q12"]


def test_the_leg_begins_again_and_the_other_keeps_its_time(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    go_on(giver, "again")
    assert giver.session.paused
    assert giver.session.hands_on(Side.LEFT) == LEG_MS
    assert giver.session.hands_on(Side.RIGHT) == 0
    assert [question.id for question in giver.pages.safety.sheet.asked] == ["Q13", "Q12"]
    giver.key(Qt.Key.Key_Space)
    giver.go_to(Phase.DONE)
    assert giver.session.hands_on(Side.RIGHT) == LEG_MS


def test_before_the_first_touch_everything_is_asked(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_LEAD_IN)
    giver = start()
    offers(giver).page.go_on.click()
    assert len(giver.pages.safety.sheet.asked) > 2
    giver.pass_check()
    assert giver.session.paused


def test_legs_that_turned_out_heavy_lead_to_a_lighter_plan(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_LEAD_IN)
    giver = start()
    offers(giver).page.go_on.click()
    giver.pages.safety.sheet.row("Q20").click()
    giver.pass_check()
    assert giver.shows(giver.pages.comfort)
    giver.pages.comfort.settle()
    giver.pages.comfort.get_ready.click()
    giver.pages.ready.start.click()
    assert giver.session.timeline.routine.softened


def test_a_session_that_was_light_already_goes_on_with_heavy_legs(
    start: Start, tmp_path: Path
) -> None:
    light = adapt(classic(), Comfort(heavy=True))
    assert light.softened
    CheckpointFile(within(tmp_path).checkpoint).write(
        broken_off(light, IN_LEAD_IN, saved_at=ago(60))
    )
    giver = start()
    offers(giver).page.go_on.click()
    giver.pages.safety.sheet.row("Q20").click()
    giver.pass_check()
    assert giver.shows(giver.pages.session)
    assert giver.session.timeline.routine.softened
    giver.player.tell(Command.STOP)
    giver.pages.done.swap.click()
    giver.pass_check()
    assert not giver.pages.comfort.wishes.heavy, "that was the other person"


def test_a_routine_that_is_gone_goes_on_all_the_same(start: Start, tmp_path: Path) -> None:
    gone = replace(classic(), id="gone", name="Gone by now")
    CheckpointFile(within(tmp_path).checkpoint).write(
        broken_off(gone, IN_SECOND_LEG, saved_at=ago(60))
    )
    giver = start()
    go_on(giver)
    giver.player.tell(Command.STOP)
    assert "Gone by now" in giver.pages.done.subtitle.words
    assert [entry.row.name for entry in rows(giver)] == ["Gone by now"]
    giver.pages.done.swap.click()
    giver.pass_check()
    assert giver.planned.name == "Gone by now"


def test_a_file_that_was_spoilt_meanwhile_does_not_matter(start: Start, tmp_path: Path) -> None:
    spoilt = replace(classic(), id="spoilt", name="Spoilt by now")
    CheckpointFile(within(tmp_path).checkpoint).write(
        broken_off(spoilt, IN_SECOND_LEG, saved_at=ago(60))
    )
    routines = within(tmp_path).routines
    routines.mkdir()
    (routines / "spoilt.yaml").write_text("format: 1\nname: Spoilt\n", encoding="utf-8")
    giver = start()
    list(giver.program.shelf.shelf.rest())
    assert giver.program.shelf.shelf.entry("spoilt").routine is None
    go_on(giver)
    giver.player.tell(Command.STOP)
    giver.pages.done.swap.click()
    giver.pass_check()
    assert giver.planned.name == "Spoilt by now"


@pytest.mark.parametrize("answer", ["go on", "end"])
def test_the_diary_never_tells_what_was_sore(start: Start, tmp_path: Path, answer: str) -> None:
    usual = classic()
    sore = adapt(usual, Comfort(sore=frozenset({Zone.CALF})))
    assert sore != usual
    checkpoint = broken_off(sore, IN_SECOND_LEG, saved_at=ago(60))
    CheckpointFile(within(tmp_path).checkpoint).write(replace(checkpoint, usual=usual))
    giver = start()
    if answer == "end":
        offers(giver).page.end.click()
    else:
        go_on(giver)
        giver.player.tell(Command.STOP)
    (entry,) = rows(giver)
    plain = row_of(update(broken_off(usual, IN_SECOND_LEG).session, Command.STOP, 0)[0], usual, "")
    assert plain is not None
    assert entry.row.zones == plain.zones


# It does not go on


def test_a_warning_sign_ends_it_for_good(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    offers(giver).page.go_on.click()
    giver.pages.safety.settle()
    giver.pages.safety.one.click()
    assert giver.shows(giver.pages.not_today)
    assert [entry.row.stopped for entry in rows(giver)] == [True]
    assert not giver.places.checkpoint.exists()
    giver.pages.not_today.closed.emit()
    assert "It stands in the diary." in told(giver)
    giver = start()
    assert giver.shows(giver.window.home)


@pytest.mark.parametrize("way", ["close", "back", "escape", "who_not"])
def test_a_sign_that_was_ticked_is_an_answer_however_the_page_is_left(
    start: Start, tmp_path: Path, way: str
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    offers(giver).page.go_on.click()
    check = giver.pages.safety
    check.sheet.row("Q12").click()
    if way == "escape":
        giver.key(Qt.Key.Key_Escape)
    else:
        buttons = {
            "close": check.panel.close_button,
            "back": check.back,
            "who_not": check.panel.who_not,
        }
        buttons[way].click()
    assert giver.program.sessions.broken_off.offered is None
    assert len(rows(giver)) == 1
    assert not giver.places.checkpoint.exists()


def test_end_keeps_what_was_done(start: Start, tmp_path: Path) -> None:
    checkpoint = left(tmp_path, IN_SECOND_LEG)
    giver = start()
    offers(giver)
    giver.key(Qt.Key.Key_E, "e")
    assert told(giver) == (
        "Classic five-minute legs broke off: left leg 5:00, right leg 3:02. It stands in the diary."
    )
    (entry,) = rows(giver)
    assert entry.row.ended == checkpoint.saved_at
    assert entry.row.stopped
    assert entry.row.hands_on(Side.LEFT) == LEG_MS
    assert not giver.places.checkpoint.exists()


def test_end_without_a_diary_says_that_it_was_not_written_down(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    giver.program.settings.keep(diary=False)
    offers(giver).page.end.click()
    assert told(giver).endswith("It was not written down, because the diary is off.")
    assert not giver.places.diary.exists()
    assert not giver.places.checkpoint.exists()


def test_what_cannot_be_written_down_is_written_down_at_the_next_start(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    giver.places.diary.mkdir()
    offers(giver).page.end.click()
    assert "so this session was not written down" in told(giver)
    giver.places.diary.rmdir()
    giver = start()
    assert giver.shows(giver.window.home), "nobody goes on with what was ended"
    assert len(rows(giver)) == 1
    assert not giver.places.checkpoint.exists()


def test_what_was_done_is_written_down_though_the_disk_refuses_the_rest(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    kept = giver.places.checkpoint
    kept.with_name(f".{kept.name}.{os.getpid()}.new").mkdir()
    offers(giver).page.end.click()
    assert "It stands in the diary." in told(giver)
    assert len(rows(giver)) == 1
    assert not kept.exists()


def test_what_cannot_be_removed_is_told(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    kept = giver.places.checkpoint
    kept.unlink()
    kept.mkdir()
    offers(giver).page.end.click()
    assert "so the session that broke off will be looked at again at the next start" in told(giver)
    assert len(rows(giver)) == 1


def test_one_older_than_an_hour_stands_in_the_diary(start: Start, tmp_path: Path) -> None:
    checkpoint = left(tmp_path, IN_SECOND_LEG, LONGEST_PAUSE)
    giver = start()
    assert "left leg 5:00, right leg 3:02. It stands in the diary." in told(giver)
    assert [entry.row.ended for entry in rows(giver)] == [checkpoint.saved_at]
    assert not giver.places.checkpoint.exists()
    giver.pages.text.close_button.click()
    assert giver.shows(giver.window.home)


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_no_date_is_too_strange(start: Start, tmp_path: Path, when: str) -> None:
    checkpoint = broken_off(classic(), IN_SECOND_LEG, saved_at=when)
    CheckpointFile(within(tmp_path).checkpoint).write(checkpoint)
    giver = start()
    if not giver.shows(giver.pages.text):
        offers(giver).page.end.click()
    assert "It stands in the diary." in told(giver)
    assert [entry.row.ended for entry in rows(giver)] == [when]


def test_one_that_gave_nothing_goes_without_a_word_after_an_hour(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_LEAD_IN, LONGEST_PAUSE)
    giver = start()
    assert told(giver) == ""
    assert not giver.places.diary.exists()
    assert not giver.places.checkpoint.exists()


def test_one_that_was_over_gets_its_row_once_and_without_a_word(
    start: Start, tmp_path: Path
) -> None:
    checkpoint = left(tmp_path, broken_off(classic(), 1).session.timeline.duration)
    assert checkpoint.over
    giver = start()
    assert told(giver) == ""
    assert [entry.row.stopped for entry in rows(giver)] == [False]
    CheckpointFile(giver.places.checkpoint).write(checkpoint)
    assert len(rows(start())) == 1, "a kill may fall between the row and the file"


# Without an answer


@pytest.mark.parametrize("way", ["escape", "home", "back"])
def test_without_an_answer_it_stays_offered(start: Start, tmp_path: Path, way: str) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    page = offers(giver).page
    if way == "escape":
        giver.key(Qt.Key.Key_Escape)
    elif way == "home":
        page.home.click()
    else:
        page.go_on.click()
        giver.pages.safety.back.click()
    assert told(giver) == "A session broke off, and it can still go on."
    giver.window.home.notice.button.click()
    assert giver.shows(page)
    assert giver.close()
    assert rows(giver) == []
    offers(start())


def test_another_session_makes_way_for_what_was_done(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    offers(giver).page.home.click()
    giver.begin()
    assert [entry.row.hands_on(Side.LEFT) for entry in rows(giver)] == [LEG_MS]
    assert not giver.places.checkpoint.exists()
    giver.player.tell(Command.STOP)
    giver.pages.done.home.click()
    assert told(giver) == ""


@pytest.mark.parametrize("way", ["look", "go on", "again", "home"])
def test_an_offer_that_is_left_open_for_an_hour_ends(
    start: Start, tmp_path: Path, way: str
) -> None:
    now = ENDED
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    found = offers(giver)
    giver.program.sessions.diary.wall_clock = lambda: now
    now = ago(-LONGEST_PAUSE + 400)
    found.look()
    assert found.page.about.words.endswith("59 minutes ago")
    now = ago(-LONGEST_PAUSE + 360)
    if way == "look":
        found.look()
    else:
        {"go on": found.page.go_on, "again": found.page.again, "home": found.page.home}[way].click()
    assert "broke off on 27 Nov" in told(giver)
    assert "It stands in the diary." in told(giver)
    assert len(rows(giver)) == 1
    assert found.offered is None
    assert not giver.places.checkpoint.exists()


@pytest.mark.parametrize("way", ["sentence", "home again"])
def test_what_was_put_off_for_an_hour_is_over(start: Start, tmp_path: Path, way: str) -> None:
    now = ENDED
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    giver.program.sessions.diary.wall_clock = lambda: now
    found = offers(giver)
    found.page.home.click()
    now = ago(-LONGEST_PAUSE + 360)
    if way == "sentence":
        giver.window.home.notice.button.click()
    else:
        giver.program.go_home()
    assert "It stands in the diary." in told(giver)
    assert found.offered is None


def test_what_becomes_too_old_while_the_recipient_is_asked_does_not_go_on(
    start: Start, tmp_path: Path
) -> None:
    now = ENDED
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    giver.program.sessions.diary.wall_clock = lambda: now
    found = offers(giver)
    found.page.go_on.click()
    now = ago(-LONGEST_PAUSE + 360)
    found.look()
    assert giver.shows(giver.pages.safety), "nobody is sent away while reading"
    giver.pass_check()
    assert giver.player.session is None
    assert "It stands in the diary." in told(giver)
    assert len(rows(giver)) == 1


def test_time_is_looked_at_while_it_is_offered_and_no_longer(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    found = offers(giver)
    (timer,) = (each for each in found.findChildren(QTimer) if each.interval() == LOOK_MS)
    assert timer.isActive()
    found.page.home.click()
    assert not timer.isActive()


def test_an_answer_that_comes_when_its_page_is_gone_answers_nothing(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    found = offers(giver)
    found.page.go_on.click()
    for late in (found.page.end_asked, found.page.left, found.page.again_asked):
        late.emit()
        assert giver.shows(giver.pages.safety)
    assert found.offered is not None
    assert rows(giver) == []
    giver.pass_check()
    assert giver.player.session is not None
    assert giver.player.session.playhead == IN_SECOND_LEG


def test_what_the_command_named_comes_after_the_answer(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    page = offers(giver).page
    giver.program.sessions.after_offer(lambda: giver.program.opening.open_routine("gentle-evening"))
    assert giver.shows(page)
    page.end.click()
    assert giver.shows(giver.pages.safety)
    assert giver.pages.safety.head.routine.words == "Gentle evening"


@pytest.mark.parametrize("answer", ["end", "go on"])
def test_what_the_command_named_comes_once_at_most(
    start: Start, tmp_path: Path, answer: str
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    found = offers(giver)
    opened: list[str] = []
    giver.program.sessions.after_offer(lambda: opened.append("gentle-evening"))
    if answer == "end":
        found.page.end.click()
    else:
        go_on(giver)
        giver.player.tell(Command.STOP)
        giver.pages.done.home.click()
    count = len(opened)
    assert count == (answer == "end")
    found.show_offer()
    assert giver.shows(giver.window.home)
    assert len(opened) == count


@pytest.mark.parametrize("way", ["end", "escape", "home"])
def test_where_the_command_named_nothing_the_first_answer_leads_home(
    start: Start, tmp_path: Path, way: str
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    page = offers(giver).page
    giver.program.sessions.after_offer(lambda: None)
    if way == "escape":
        giver.key(Qt.Key.Key_Escape)
    else:
        (page.end if way == "end" else page.home).click()
    assert giver.shows(giver.window.home)


def test_what_is_read_before_the_first_use_comes_first(qapp: QApplication, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    for read in (False, True):
        giver = Giver(tmp_path, welcomed=False)
        assert giver.shows(giver.pages.text)
        giver.pages.text.settle()
        if read:
            giver.pages.text.close_button.click()
            assert giver.shows(giver.program.sessions.broken_off.page)
        else:
            giver.pages.text.left.emit()
            assert giver.shows(giver.window.home)
        assert giver.program.sessions.broken_off.offered is not None
        giver.leave()


# Whatever place, whatever answers

ANSWERS = st.lists(
    st.sampled_from(["go_on", "again", "pass", "space", "next", "time", "stop", "back", "show"]),
    min_size=1,
    max_size=12,
)


def answer(giver: Giver, name: str) -> None:
    found = giver.program.sessions.broken_off
    if name in ("go_on", "again") and found.offered is not None:
        found.page.settle()
        (found.page.again if name == "again" else found.page.go_on).click()
    elif name == "pass":
        giver.pass_check()
    elif name == "space":
        giver.key(Qt.Key.Key_Space)
    elif name == "next" and giver.player.session is not None:
        giver.player.tell(Command.NEXT)
    elif name == "time" and giver.player.session is not None:
        giver.pass_time(40_000)
    elif name == "stop" and giver.player.session is not None:
        giver.player.tell(Command.STOP)
    elif name == "back" and giver.shows(giver.pages.safety):
        giver.pages.safety.back.click()
    elif name == "show" and giver.shows(giver.window.home):
        found.show_offer()


@settings(max_examples=tried(25))
@given(checkpoint=checkpoints(), answers=ANSWERS)
def test_no_leg_gets_more_than_five_minutes_whatever_is_answered(
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
    checkpoint: Checkpoint,
    answers: list[str],
) -> None:
    home = tmp_path_factory.mktemp("home")
    CheckpointFile(within(home).checkpoint).write(replace(checkpoint, saved_at=ago(90)))
    giver = Giver(home)
    asked = False
    for name in answers:
        answer(giver, name)
        asked = asked or giver.shows(giver.pages.safety)
        session = giver.player.session
        if session is not None:
            assert asked, "no session without the questions"
            assert all(session.hands_on(side) <= LEG_MS for side in Side)
            for side in Side:
                numbers = [step.number for step in session.timeline.steps_of(side)]
                assert numbers == sorted(numbers), "never back down the leg"
    giver.program.sessions.broken_off.give_up()
    for entry in rows(giver):
        assert all(entry.row.hands_on(side) <= LEG_MS for side in Side)
    giver.leave()


def test_a_routine_that_was_asked_for_and_is_gone_by_then_is_told_at_home(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, 100_000)
    giver = start()
    giver.program.sessions.after_offer(
        lambda: giver.program.opening.open_asked("gone", (), rehearse=False)
    )
    offers(giver).page.home.click()
    assert "gone" in told(giver)
