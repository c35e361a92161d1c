"""Home, its texts, and what is shown of the user's own techniques."""

from collections.abc import Iterator

from PySide6.QtGui import QImage, QPainter
from rehearsal import CLASSIC, Rehearsal

from massage_timer.core.language import _
from massage_timer.core.routine import Side
from massage_timer.core.session import Command
from massage_timer.ui.home.acts import Act
from massage_timer.ui.window.drops import DROP, REFUSED
from shots.routines import THIGH
from shots.sessions import starts_new
from shots.shot import Shot


def home(run: Rehearsal) -> Iterator[Shot]:
    page = run.window.home
    yield "home", run.picture()
    page.list.choose("slow-evening-calves")
    yield "home-own", run.picture()
    page.list.choose("long-climb")
    yield "home-broken", run.picture()
    page.search.setFocus()
    page.search.setText("evening")
    yield "home-search", run.picture()
    page.search.setText("elbow")
    yield "home-nothing-found", run.picture()
    page.search.clear()
    page.list.choose(CLASSIC)
    page.show_more()
    yield "home-more", _with_menu(run)
    page.list.choose("slow-evening-calves")
    page.show_more()
    yield "home-more-own", _with_menu(run)
    elsewhere = run.places.settings.with_name("thigh-evening.yaml")
    elsewhere.write_text(THIGH)
    run.program.opening.open_files([elsewhere])
    yield "home-elsewhere", run.picture()
    page.act_asked.emit(Act.KEEP, "thigh-evening")
    yield "home-kept", run.picture()
    run.program.change_sort()
    yield "home-by-name", run.picture()
    run.program.change_sort()
    for used in ("runner-recovery", "slow-evening-calves"):
        run.program.sessions.remember_routine(used)
    page.list.arrange()
    yield "home-by-use", run.picture()
    run.program.opening.drops.overlay.say(_(DROP))
    yield "home-dropping", run.picture()
    run.program.opening.drops.overlay.say(_(REFUSED), good=False)
    yield "home-refused", run.picture()
    run.program.opening.drops.overlay.hide()
    page.act_asked.emit(Act.REMOVE, "slow-evening-calves")
    yield "home-remove", run.picture()
    run.pages.text.other.click()
    yield "home-removed", run.picture()


def _with_menu(run: Rehearsal) -> QImage:
    """The window, and before it the menu, which is a window of its own."""
    image, menu = run.picture(), run.window.home.menu
    assert menu is not None
    painter = QPainter(image)
    painter.drawPixmap(run.window.mapFromGlobal(menu.pos()), menu.grab())
    painter.end()
    menu.close()
    return image


def unsaved(run: Rehearsal) -> Iterator[Shot]:
    yield "home-unsaved", run.picture()
    run.window.home.notice.button.click()
    yield "editor-unsaved", run.picture()


def text(run: Rehearsal) -> Iterator[Shot]:
    run.program.telling.show_help()
    yield "help", run.picture()
    run.program.opening.open_routine("long-climb")
    yield "problems", run.picture()
    run.program.opening.open_routine(str(run.places.routines / "not-there.yaml"))
    yield "open-error", run.picture()


def first_run(run: Rehearsal) -> Iterator[Shot]:
    yield "before-you-begin", run.picture()


def messages(run: Rehearsal) -> Iterator[Shot]:
    yield "messages", run.picture()


def own(run: Rehearsal) -> Iterator[Shot]:
    run.window.home.list.choose("feather-evening")
    yield "own-home", run.picture()
    run.window.home.list.choose("misplaced")
    yield "own-misplaced", run.picture()
    run.program.show_learn()
    run.program.learn.list.open("feather-strokes")
    run.program.learn.reading.technique.settle()
    yield "own-learn", run.picture()
    run.begin("feather-evening")
    for side in Side:
        for id_ in ("feather-strokes", "resting-palms"):
            run.go_until(starts_new(side, {id_}))
            run.pass_time(4000)
            yield f"own-{id_}-{side.value}", run.picture()
    run.player.tell(Command.STOP)


def own_spoilt(run: Rehearsal) -> Iterator[Shot]:
    yield "own-messages", run.picture()
    run.program.opening.open_routine("feather-evening")
    yield "own-problems", run.picture()
