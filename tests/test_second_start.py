"""What a second start asks of the window that is open, wherever somebody is in it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from giver import Giver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from massage_timer import resources
from massage_timer.core.routine import Side
from massage_timer.core.session import Command, Phase
from massage_timer.starting.request import TOKEN, Request, lines_of
from massage_timer.starting.second_start import LATER, MOST_WAITING, SecondStart

OTHER = "gentle-evening"
OTHER_NAME = "Gentle evening"


class Sitting(Giver):
    """Somebody at the window, while the program is started again."""

    def __init__(self, home: Path, *, welcomed: bool = True) -> None:
        super().__init__(home, welcomed=welcomed)
        self.program.read_the_rest()
        self.second_start = SecondStart(self.program)

    def start_again(self, request: Request | None = None, /, **asked: object) -> None:
        request = request or Request(**asked)  # type: ignore[arg-type]
        for line in lines_of(request):
            assert self.second_start.hear(line)
        QApplication.processEvents()

    @property
    def told(self) -> str:
        """What stands at the foot of Home."""
        notice = self.window.home.notice
        return notice.accessibleName() if notice.isVisible() else ""

    @property
    def chosen(self) -> str:
        """The id of the card."""
        card = self.window.home.list.chosen
        return card.id if card else ""


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Sitting]]:
    sittings: list[Sitting] = []

    def start(**how: bool) -> Sitting:
        sitting = Sitting(tmp_path / "home", **how)
        qtbot.addWidget(sitting.window)
        sittings.append(sitting)
        return sitting

    yield start
    for sitting in sittings:
        sitting.program.leave()


@pytest.fixture
def sitting(start: Callable[..., Sitting]) -> Sitting:
    return start()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A routine that lies somewhere."""
    file = tmp_path / "my legs.yaml"
    file.write_bytes((resources.routines() / f"{OTHER}.yaml").read_bytes())
    return file


def test_a_start_without_a_wish_brings_the_window_forward(sitting: Sitting) -> None:
    sitting.window.showMinimized()
    sitting.start_again()
    assert not sitting.window.isMinimized()
    assert sitting.window.isActiveWindow()
    assert sitting.shows(sitting.window.home)


def test_a_routine_is_led_to_its_safety_check(sitting: Sitting) -> None:
    sitting.start_again(routine=OTHER)
    assert sitting.shows(sitting.pages.safety)
    sitting.pass_check()
    assert sitting.planned.id == OTHER


def test_a_rehearsal_is_begun(sitting: Sitting) -> None:
    sitting.start_again(routine=OTHER, rehearse=True)
    assert sitting.shows(sitting.program.authoring.rehearsing.page)


def test_the_first_leg_is_the_one_that_was_asked_for(sitting: Sitting) -> None:
    sitting.start_again(routine=OTHER, first=Side.RIGHT)
    sitting.pass_check()
    sitting.pages.comfort.settle()
    sitting.pages.comfort.get_ready.click()
    sitting.pages.ready.start.click()
    assert sitting.session.timeline.options.first is Side.RIGHT


def test_files_are_put_on_home_and_the_first_is_chosen(sitting: Sitting, file: Path) -> None:
    other = file.with_name("other.yaml")
    other.write_bytes(file.read_bytes())
    sitting.program.show_learn()
    sitting.start_again(files=(file, other))
    assert sitting.shows(sitting.window.home)
    assert sitting.chosen == "my legs"


def test_so_many_files_that_they_come_in_parts_are_all_opened(sitting: Sitting, file: Path) -> None:
    files = [file.with_name(f"{'long ' * 30}{number}.yaml") for number in range(40)]
    for each in files:
        each.write_bytes(file.read_bytes())
    request = Request(files=tuple(files))
    assert len(lines_of(request)) > 1
    sitting.start_again(request)
    assert sitting.chosen == files[0].stem
    for each in files:
        assert sitting.window.home.list.choose(each.stem)


def test_a_routine_that_went_away_is_told_at_home(sitting: Sitting) -> None:
    sitting.start_again(routine="nothing")
    assert sitting.shows(sitting.window.home)
    assert sitting.told.startswith("There is no routine 'nothing': ")


def test_what_is_no_request_shows_nothing(sitting: Sitting) -> None:
    sitting.window.showMinimized()
    assert not sitting.second_start.hear(b"anything\n")
    QApplication.processEvents()
    assert sitting.window.isMinimized()


def test_before_the_first_use_it_is_read_what_the_program_is(start: Callable[..., Sitting]) -> None:
    sitting = start(welcomed=False)
    sitting.start_again(routine=OTHER)
    assert sitting.shows(sitting.pages.text)
    sitting.pages.text.close_button.click()
    assert sitting.shows(sitting.pages.safety)


def test_a_session_goes_on_and_what_was_asked_for_is_offered_at_home(sitting: Sitting) -> None:
    sitting.begin()
    before = sitting.session
    sitting.start_again(routine=OTHER)
    assert sitting.session is before
    assert sitting.shows(sitting.pages.session)
    assert sitting.pages.session.banner.accessibleName() == LATER
    sitting.player.press(Command.STOP)
    assert sitting.shows(sitting.pages.done)
    sitting.pages.done.home.click()
    QApplication.processEvents()
    assert sitting.shows(sitting.window.home)
    assert sitting.chosen == OTHER
    assert sitting.told == f"{OTHER_NAME} was asked for meanwhile."
    sitting.window.home.notice.button.click()
    assert sitting.shows(sitting.pages.safety)


def test_what_waited_is_offered_once(sitting: Sitting) -> None:
    sitting.begin()
    sitting.start_again(routine=OTHER, rehearse=True)
    sitting.player.press(Command.STOP)
    sitting.pages.done.home.click()
    QApplication.processEvents()
    notice = sitting.window.home.notice
    assert notice.button.text() == "Rehearse"
    notice.close_button.click()
    assert sitting.second_start.waiting == []
    sitting.program.show_learn()
    sitting.program.go_home()
    QApplication.processEvents()
    assert sitting.told == ""


def test_where_nobody_can_be_heard_that_is_said(sitting: Sitting) -> None:
    assert not sitting.second_start.listen("")
    assert not sitting.second_start.listen("/no/such/folder/door")


def test_files_wait_as_well_and_are_there_at_home(sitting: Sitting, file: Path) -> None:
    sitting.begin()
    sitting.start_again(files=(file,))
    assert sitting.shows(sitting.pages.session)
    sitting.player.press(Command.STOP)
    sitting.pages.done.home.click()
    QApplication.processEvents()
    assert sitting.shows(sitting.window.home)
    assert sitting.chosen == "my legs"


def test_a_start_without_a_wish_says_nothing_in_a_session(sitting: Sitting) -> None:
    sitting.begin()
    sitting.start_again()
    assert sitting.shows(sitting.pages.session)
    assert sitting.pages.session.banner.accessibleName() != LATER


def test_the_mini_view_gives_way_to_the_whole_window_and_the_session_counts_on(
    sitting: Sitting,
) -> None:
    sitting.begin()
    sitting.program.flow.switch_view()
    assert sitting.pages.mini.isVisible()
    sitting.start_again()
    assert not sitting.pages.mini.isVisible()
    assert sitting.window.isVisible()
    assert sitting.shows(sitting.pages.session)
    assert sitting.frame.phase is Phase.STEP
    assert not sitting.frame.paused


def test_whoever_is_on_the_way_to_a_session_is_not_led_off_it(sitting: Sitting) -> None:
    sitting.get_ready()
    sitting.start_again(routine=OTHER)
    assert sitting.shows(sitting.pages.ready)
    sitting.program.show_learn()
    QApplication.processEvents()
    assert sitting.second_start.waiting == [Request(routine=OTHER)]
    sitting.program.go_home()
    QApplication.processEvents()
    assert sitting.told == f"{OTHER_NAME} was asked for meanwhile."


def test_what_waits_for_a_dialog_comes_when_that_is_closed(sitting: Sitting, file: Path) -> None:
    dialog = QDialog(sitting.window)
    dialog.open()
    sitting.start_again(files=(file,))
    assert sitting.chosen != "my legs"
    dialog.reject()
    QApplication.processEvents()
    assert sitting.chosen == "my legs"


def test_the_same_wish_waits_once_and_not_endlessly_many_do(sitting: Sitting) -> None:
    sitting.begin()
    for number in range(2 * MOST_WAITING):
        sitting.start_again(routine=f"routine-{number}")
        sitting.start_again(routine=OTHER)
        sitting.start_again(routine=OTHER, first=Side.LEFT)
    assert len(sitting.second_start.waiting) == MOST_WAITING
    assert sitting.second_start.waiting.count(Request(routine=OTHER)) == 1


def test_what_waited_and_went_away_is_told(sitting: Sitting) -> None:
    sitting.begin()
    sitting.start_again(routine="nothing")
    sitting.player.press(Command.STOP)
    sitting.pages.done.home.click()
    QApplication.processEvents()
    assert sitting.told.startswith("There is no routine 'nothing': ")


def test_the_desktops_token_is_not_left_behind(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, "of the first start")
    sitting.start_again(token="of the second")
    assert TOKEN not in os.environ


def test_keys_of_a_session_still_do_what_they_did(sitting: Sitting) -> None:
    sitting.begin()
    sitting.start_again(routine=OTHER)
    sitting.key(Qt.Key.Key_Space)
    assert sitting.frame.paused
