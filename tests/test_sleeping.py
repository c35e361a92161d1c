"""The machine sleeps while the program is open: what the giver sees and hears of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from giver import Giver
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from samples import routine

from massage_timer.core.phrases import spoken
from massage_timer.core.session import Command, Phase
from massage_timer.core.timeline import Options
from massage_timer.devices import kit
from massage_timer.devices.sleep.sleep import Sleep

SLEPT = "The computer slept for 3:12. Left leg, foot, 4:56 left."
GOES_ON = "Any key goes on."


class Lid:
    """A machine that has nothing but a lid."""

    def __init__(self) -> None:
        self.sleeps: list[Sleep] = []

    def devices(self, parent: QObject) -> kit.Devices:
        devices = kit.none(parent)
        self.sleeps.append(devices.sleep)
        return devices

    def shut(self) -> None:
        self.sleeps[-1].tell(True)

    def open(self) -> None:
        self.sleeps[-1].tell(False)


@pytest.fixture
def lid() -> Lid:
    return Lid()


@pytest.fixture
def giver(qapp: QApplication, tmp_path: Path, lid: Lid) -> Iterator[Giver]:
    """Four seconds into the first step."""
    giver = Giver(tmp_path, make_devices=lid.devices)
    giver.begin()
    giver.pass_time(4_000)
    yield giver
    giver.leave()


def heard(giver: Giver) -> list[str]:
    """What is said from now on."""
    said: list[str] = []
    giver.player.cue.connect(lambda cue: said.append(spoken(cue)))
    return said


def sleep_in(giver: Giver, lid: Lid, *, told: bool = True) -> None:
    """Between two shown seconds, two of which pass until the lid has been heard."""
    giver.clock.advance(400)
    if told:
        lid.shut()
        giver.clock.advance(2_000)
    giver.clock.sleep(192_000)
    if told:
        lid.open()
    giver.player.tick()


@pytest.mark.parametrize("told", [True, False])
def test_it_waits_where_it_was_and_says_so_once_on_screen_and_aloud(
    giver: Giver, lid: Lid, told: bool
) -> None:
    said = heard(giver)
    sleep_in(giver, lid, told=told)
    assert giver.frame.paused
    assert giver.session.playhead == 9_000 + 400 * told
    assert said == [SLEPT]
    assert giver.pages.session.banner.accessibleName() == f"{SLEPT} {GOES_ON}"
    assert giver.pages.mini.words.message == f"{SLEPT} {GOES_ON}"
    giver.pass_time(3_600_000)
    assert giver.session.playhead == 9_000 + 400 * told, "nothing goes on by itself"
    giver.key(Qt.Key.Key_Space)
    giver.go_until(lambda shown: shown.phase is Phase.STEP)
    assert giver.pages.session.banner.isHidden()
    assert said.count(SLEPT) == 1


def test_it_stands_from_the_instant_at_which_the_lid_is_shut(giver: Giver, lid: Lid) -> None:
    said = heard(giver)
    giver.clock.advance(400)
    lid.shut()
    assert (giver.frame.paused, giver.session.playhead) == (True, 9_400)
    assert said == [], "nobody is there to hear it"


def test_a_lid_that_was_not_shut_after_all_leaves_a_pause(giver: Giver, lid: Lid) -> None:
    said = heard(giver)
    lid.shut()
    giver.clock.advance(900)
    lid.open()
    assert said == [f"Paused. {GOES_ON}"]
    assert giver.pages.session.banner.accessibleName() == f"Paused. {GOES_ON}"


@pytest.mark.parametrize("told", [True, False])
def test_what_is_paused_or_asked_already_says_nothing_new(
    giver: Giver, lid: Lid, told: bool
) -> None:
    giver.player.tell(Command.PAUSE)
    said, before = heard(giver), giver.session
    sleep_in(giver, lid, told=told)
    assert (said, giver.session) == ([], before)
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.pages.stop)
    sleep_in(giver, lid, told=told)
    assert (said, giver.session) == ([], before)
    assert giver.shows(giver.pages.stop)


@pytest.mark.parametrize("told", [True, False])
def test_before_and_after_a_session_a_sleep_is_none_of_its_affair(
    giver: Giver, lid: Lid, told: bool
) -> None:
    giver.player.tell(Command.STOP)
    said = heard(giver)
    sleep_in(giver, lid, told=told)
    assert giver.shows(giver.pages.done)
    giver.program.go_home()
    sleep_in(giver, lid, told=told)
    giver.get_ready()
    sleep_in(giver, lid, told=told)
    assert giver.shows(giver.pages.ready)
    assert said == []
    giver.pages.ready.start.click()
    giver.pass_time(1_000)
    assert not giver.frame.paused


@pytest.mark.parametrize("told", [True, False])
def test_a_change_of_legs_that_waits_just_waits(giver: Giver, lid: Lid, told: bool) -> None:
    giver.program.flow.start(routine(), Options(wait_at_change=True))
    giver.go_until(lambda shown: shown.held)
    said, before = heard(giver), giver.session
    sleep_in(giver, lid, told=told)
    assert (said, giver.session) == ([], before)
    giver.key(Qt.Key.Key_Space)
    assert giver.frame.phase is Phase.LEAD_IN


@pytest.mark.parametrize(("told", "left_at_change"), [(True, 15), (False, 1)])
def test_a_change_of_legs_by_the_clock_waits_for_a_key(
    giver: Giver, lid: Lid, told: bool, left_at_change: int
) -> None:
    giver.go_until(lambda shown: shown.phase is Phase.CHANGE and shown.seconds <= left_at_change)
    said, before = heard(giver), giver.session.playhead
    sleep_in(giver, lid, told=told)
    assert said == ["The computer slept for 3:12. Right leg, foot, 5:00 left."]
    assert giver.shows(giver.pages.change)
    assert giver.frame.paused
    assert giver.session.playhead == before + 400 * told
    giver.key(Qt.Key.Key_Space)
    assert not giver.frame.paused
