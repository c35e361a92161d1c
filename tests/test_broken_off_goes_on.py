"""A session that broke off goes on, after the questions and from where it was."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from giver import CLASSIC
from offered import (
    IN_FIRST_LEG,
    IN_LEAD_IN,
    IN_SECOND_LEG,
    Start,
    ago,
    classic,
    go_on,
    left,
    offers,
    rows,
    starts,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sittings import broken_off

from massage_timer.core.adapt import Comfort, adapt
from massage_timer.core.diary import row_of
from massage_timer.core.names import clock
from massage_timer.core.routine import Side, Zone
from massage_timer.core.session import Command, Phase, update
from massage_timer.core.timeline import LEG_MS
from massage_timer.folders import within
from massage_timer.store.checkpoint import CheckpointFile


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    yield from starts(tmp_path)


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
