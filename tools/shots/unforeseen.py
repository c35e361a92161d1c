"""That something went wrong inside the program: on Home, on other pages, in a session."""

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication
from rehearsal import CLASSIC, Rehearsal

from massage_timer.core.session import Phase
from massage_timer.unforeseen.showing import Showing
from shots.shot import Shot

DETAILS = "What would be copied."


def unforeseen(run: Rehearsal) -> Iterator[Shot]:
    showing = Showing(run.window, lambda: run.program.sessions.so_far)

    def go_wrong() -> None:
        showing.happened.emit(DETAILS)
        QApplication.sendPostedEvents()

    go_wrong()
    yield "wrong-home", run.picture()
    run.window.home.notice.button.click()
    yield "wrong-home-copied", run.picture()
    run.program.show_learn()
    go_wrong()
    yield "wrong-learn", run.picture()
    run.program.show_settings()
    go_wrong()
    yield "wrong-settings", run.picture()
    run.program.show_diary()
    go_wrong()
    yield "wrong-diary", run.picture()
    run.program.go_home()
    run.window.home.list.choose(CLASSIC)
    run.choose_comfort(CLASSIC)
    run.get_ready()
    run.pages.ready.start.click()
    run.go_until(lambda shown: shown.phase is Phase.STEP)
    run.pass_time(5300)
    go_wrong()
    yield "wrong-session", run.picture()
    run.pages.session.banner.button.click()
    yield "wrong-session-copied", run.picture()


def unforeseen_mini(run: Rehearsal) -> Iterator[Shot]:
    showing = Showing(run.window, lambda: run.program.sessions.so_far)
    run.begin(CLASSIC)
    run.program.flow.switch_view()
    run.go_until(lambda shown: shown.phase is Phase.STEP)
    showing.happened.emit(DETAILS)
    QApplication.sendPostedEvents()
    yield "mini-wrong", run.mini_picture()
