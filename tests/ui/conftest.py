"""Pages are tried with one start of the program, each test from Home on."""

from collections.abc import Iterator

import pytest
from giver import Giver
from PySide6.QtWidgets import QApplication

from massage_timer.core.session import Command


@pytest.fixture(scope="session")
def started(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Giver]:
    giver = Giver(tmp_path_factory.mktemp("home"))
    giver.program.read_the_rest()
    yield giver
    giver.leave()


@pytest.fixture
def giver(started: Giver) -> Giver:
    started.player.tell(Command.STOP)  # its timer would bring the page of an old session forward
    started.pages.set_still(True)  # a cross-fade would draw each picture
    started.program.go_home()
    started.window.home.list.choose("")
    return started
