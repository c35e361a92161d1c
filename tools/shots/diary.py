"""The gallery's pages of the diary: empty, a week, two years, very many, and what is asked."""

from collections.abc import Iterator

from diary_rows import fill, sessions
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from rehearsal import Rehearsal

from massage_timer.core.language import _
from massage_timer.folders import Folders
from massage_timer.ui.diary.words import OFF

MANY = 10_000


def a_week(places: Folders) -> None:
    fill(places.diary, sessions(6, 24))


def two_years(places: Folders) -> None:
    fill(places.diary, sessions(430, 40))


def many(places: Folders) -> None:
    fill(places.diary, sessions(MANY, 1.7))


def empty(run: Rehearsal) -> Iterator[tuple[str, QImage]]:
    run.program.show_diary()
    yield "diary-empty", run.picture()
    run.program.preferences.change({"diary": False})
    run.program.show_diary()
    yield "diary-off", run.picture()


def diary(run: Rehearsal) -> Iterator[tuple[str, QImage]]:
    run.program.show_diary()
    page = run.program.diary_desk.page
    name = {6: "week", 430: "years"}.get(run.program.sessions.diary.diary.totals().sessions, "many")
    yield f"diary-{name}", run.picture()
    if name != "years":
        return
    page.spans.step(1)
    page.list.choose(5)
    page.note.setFocus(Qt.FocusReason.TabFocusReason)
    yield "diary-months-note", run.picture()
    page.list.setFocus()
    page.list.choose(40)
    saved = "/home/us/Documents/massage-diary.csv"
    page.tell(_("Saved as {file}").format(file=saved))
    yield "diary-saved", run.picture()
    if page.switch.isVisible():
        page.switch.click()
        yield "diary-chart-alone", run.picture()
        page.switch.click()
    page.tell(_(OFF))
    page.list.choose(0)
    yield "diary-off-with-rows", run.picture()
    page.delete.click()
    yield "diary-delete", run.picture()
    run.pages.text.close_button.click()
    page.delete_all.click()
    yield "diary-delete-all", run.picture()
