"""The page of the diary: sums, bars, rows, notes, and what is asked before anything is deleted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from diary_rows import fill, sessions
from giver import ENDED, Giver
from hypothesis import given as supposing
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer.core.diary import Row
from massage_timer.core.routine import Side, Zone
from massage_timer.diary.desk import AT_ONCE, DiaryDesk
from massage_timer.ui.diary.chart import every
from massage_timer.ui.diary.page import DiaryPage
from massage_timer.ui.diary.words import (
    EMPTY,
    OFF,
    Bar,
    chart_words,
    given,
    length,
    spoken,
    totals,
    when,
)
from massage_timer.ui.fonts import font
from massage_timer.ui.tokens import THEMES, Role, Theme
from massage_timer.ui.widgets.words import Words

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)
ROW = Row(
    ENDED,
    "classic",
    "Classic",
    {side: dict.fromkeys(Zone, 50_000) for side in Side},
    stopped=False,
    note="slept well",
)
SIZES = [(800, 480), (1024, 768), (1280, 800), (1920, 1080), (1080, 1920)]


class Kept:
    """Where the next export goes."""

    def __init__(self) -> None:
        self.path = ""
        self.asked = 0
        self.desk: DiaryDesk | None = None

    def finish(self) -> None:
        """It has been written."""
        assert self.desk is not None
        self.desk.finish()

    def ask(self, _: QWidget, name: str) -> str:
        self.asked += 1
        return self.path


@pytest.fixture
def giver(qapp: QApplication, tmp_path: Path) -> Iterator[Giver]:
    giver = Giver(tmp_path)
    yield giver
    giver.leave()


@pytest.fixture
def kept() -> Kept:
    return Kept()


def opened(giver: Giver, rows: Sequence[Row], kept: Kept | None = None) -> DiaryPage:
    """The page with these rows, by the way from Home."""
    if rows:
        fill(giver.places.diary, rows)
    if kept is not None:
        program = giver.program
        desk = DiaryDesk(
            program.window, program.sessions.diary, program.flow.show_text, kept.ask, list, ENGLISH
        )
        kept.desk = desk
        desk.home_asked.connect(program.go_home)
        desk.begin()
        assert giver.shows(desk.page)
        return desk.page
    giver.window.home.top.diary.click()
    page = giver.program.diary_desk.page
    assert giver.shows(page)
    return page


def some(count: int) -> list[Row]:
    return list(sessions(count, 20))


def shown(page: DiaryPage) -> list[Row]:
    return [line.row for line in page.list.lines]


# Words


def test_dates_and_times_are_written_as_they_are_here() -> None:
    assert when(ROW, ENGLISH) == "27 November 2026, 21:14"
    assert when(ROW, GERMAN) == "27 November 2026, 21:14"
    assert when(replace(ROW, ended="once"), ENGLISH) == "once"
    assert when(replace(ROW, ended=""), ENGLISH) == "Some time"


def test_a_row_is_one_sentence_to_those_who_hear_it() -> None:
    assert given(ROW) == "Left 5:00  ·  Right 5:00"
    said = "27 November 2026, 21:14, Classic, Left 5:00, Right 5:00, whole. Note: slept well"
    assert spoken(ROW, ENGLISH) == said
    assert "stopped" in spoken(replace(ROW, stopped=True), ENGLISH)


@pytest.mark.parametrize(
    ("sessions", "ms", "words"),
    [
        (1, 600_000, "1 session, 10 minutes given"),
        (12, 7_080_000, "12 sessions, 1 hour 58 minutes given"),
        (12, 7_200_000, "12 sessions, 2 hours given"),
        (1_000, 60_000, "1,000 sessions, 1 minute given"),
    ],
)
def test_sums_are_calm_words(sessions: int, ms: int, words: str) -> None:
    assert totals(sessions, ms) == words


@pytest.mark.usefixtures("qapp")
@supposing(
    words=st.lists(st.sampled_from(["9", "1,234", "September", "يوليو"]), min_size=1),
    slot=st.floats(10, 80),
    gap=st.floats(0, 8),
)
def test_words_of_the_chart_stand_as_near_as_they_can_without_touching(
    words: list[str], slot: float, gap: float
) -> None:
    used = font(Role.SMALL, 1.0)
    widest = max(map(QFontMetricsF(used).horizontalAdvance, words))
    between = every(words, used, slot, gap)
    assert between * slot >= widest + gap
    assert between == 1 or (between - 1) * slot < widest + gap


def test_the_chart_is_told_in_words_with_what_is_not_nought() -> None:
    bars = [
        Bar("9", "Nov", "week from 9 November", ()),
        Bar("16", "", "week from 16 November", (600_000, 0, 0, 0, 0, 120_000)),
    ]
    assert chart_words(bars) == (
        "Time given. week from 16 November: 12 minutes. Of all that: foot 10 minutes, "
        "ankle 0 minutes, calf 0 minutes, knee 0 minutes, thigh 0 minutes, hip 2 minutes."
    )
    assert chart_words(bars[:1]) == "No session in this time."
    assert length(0) == "0 minutes"


# The page


def test_an_empty_diary_says_one_sentence_and_makes_no_file(giver: Giver) -> None:
    page = opened(giver, ())
    assert page.empty.isVisible()
    assert page.empty.words == EMPTY
    for part in (page.list, page.chart, page.note, page.delete, page.delete_all, page.export):
        assert not part.isVisible()
    assert not giver.places.diary.exists()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)


def test_where_it_is_off_it_says_so(giver: Giver) -> None:
    giver.program.preferences.change({"diary": False})
    page = opened(giver, ())
    assert page.empty.words == OFF
    assert not page.told.isVisible()


def test_the_key_on_home_leads_there_and_so_do_the_settings_and_back(giver: Giver) -> None:
    fill(giver.places.diary, some(3))
    home = giver.window.home
    QTest.keyClick(home.start, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    page = giver.program.diary_desk.page
    assert giver.shows(page)
    page.back.click()
    assert giver.shows(home)
    giver.program.show_settings()
    settings = giver.program.preferences.page
    settings.diary_asked.emit()
    assert giver.shows(page)
    page.back.click()
    assert giver.shows(settings)


def test_rows_come_newest_first_and_more_when_they_are_needed(giver: Giver) -> None:
    rows = some(3 * AT_ONCE)
    page = opened(giver, rows)
    assert shown(page) == rows[:AT_ONCE]
    assert page.totals.words.startswith(f"{len(rows)} sessions, ")
    for _ in range(10):
        QTest.keyClick(page.list, Qt.Key.Key_PageDown)
    assert len(shown(page)) > AT_ONCE
    for _ in range(10):
        QTest.keyClick(page.list, Qt.Key.Key_End)
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert shown(page) == rows
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.chosen is not None
    assert page.list.chosen.row == rows[-1]
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert page.list.chosen.row == rows[0]


def test_the_wheel_brings_more_rows_too(giver: Giver) -> None:
    page = opened(giver, some(3 * AT_ONCE))
    bar = page.list._bar
    bar.setValue(bar.maximum())
    assert len(shown(page)) == 2 * AT_ONCE


def test_the_list_says_the_chosen_row(giver: Giver) -> None:
    rows = some(4)
    page = opened(giver, rows)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    said = page.list.row_words(page.list.row_chosen())
    assert rows[1].name in said
    assert "Note: less oil next time" in said


def test_a_click_chooses_and_a_double_click_goes_to_the_note(giver: Giver) -> None:
    page = opened(giver, some(4))
    place = page.list._box(2).center().toPoint()
    QTest.mouseClick(page.list, Qt.MouseButton.LeftButton, pos=place)
    assert page.list.chosen is page.list.lines[2]
    QTest.mouseDClick(page.list, Qt.MouseButton.LeftButton, pos=place)
    assert giver.window.focusWidget() is page.note


def test_enter_goes_to_the_note_and_from_there_back_and_it_is_kept(giver: Giver) -> None:
    page = opened(giver, some(4))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert giver.window.focusWidget() is page.note
    QTest.keyClicks(page.note, "warm towels")
    QTest.keyClick(page.note, Qt.Key.Key_Return)
    assert giver.window.focusWidget() is page.list
    assert shown(page)[0].note == "warm towels"
    page.back.click()
    giver.window.home.top.diary.click()
    assert shown(page)[0].note == "warm towels"
    assert page.note.text() == "warm towels"


def test_a_note_belongs_to_its_row_whatever_is_chosen_next(giver: Giver) -> None:
    page = opened(giver, some(4))
    page.note.setFocus()
    QTest.keyClicks(page.note, "first")
    page.list.choose(2)
    assert [row.note for row in shown(page)] == ["first", "less oil next time", "", ""]
    assert page.note.text() == ""


def test_esc_in_the_note_takes_back_what_was_typed(giver: Giver) -> None:
    page = opened(giver, some(4))
    page.list.choose(1)
    page.note.setFocus()
    QTest.keyClicks(page.note, " and more")
    QTest.keyClick(page.note, Qt.Key.Key_Escape)
    assert giver.shows(page)
    assert page.note.text() == "less oil next time"
    assert shown(page)[1].note == "less oil next time"


def test_delete_asks_first_and_then_deletes_that_row(giver: Giver) -> None:
    rows = some(4)
    page = opened(giver, rows)
    page.list.choose(1)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    text = giver.pages.text
    assert giver.shows(text)
    text.settle()
    text.close_button.click()
    assert giver.shows(page)
    assert shown(page) == rows
    page.delete.click()
    text.settle()
    text.other.click()
    assert giver.shows(page)
    assert shown(page) == [rows[0], *rows[2:]]
    assert page.totals.words.startswith("3 sessions")
    assert b"less oil next time" not in giver.places.diary.read_bytes()


def test_delete_all_says_how_many_and_leaves_nothing(giver: Giver) -> None:
    page = opened(giver, some(4))
    page.delete_all.click()
    text = giver.pages.text
    assert text.title.words == "Delete all 4 sessions?"
    text.settle()
    text.other.click()
    assert giver.shows(page)
    assert page.empty.isVisible()
    page.back.click()
    assert b"Classic" not in giver.places.diary.read_bytes()


def test_export_writes_every_row_and_says_where(giver: Giver, kept: Kept, tmp_path: Path) -> None:
    page = opened(giver, some(70), kept)
    page.export.click()
    assert not page.told.isVisible()
    kept.path = str(tmp_path / "mine")
    page.export.click()
    written = tmp_path / "mine.csv"
    assert page.told.words == f"Saving as {written} …"
    kept.finish()
    assert page.told.words == f"Saved as {written}"
    assert len(written.read_text(encoding="utf-8").splitlines()) == 71
    page.export.click()
    assert page.told.words == f"{written} is there already: choose another name."
    kept.path = str(tmp_path / "mine.csv" / "deeper.csv")
    page.export.click()
    kept.finish()
    assert "could not be saved: a part of the path is a file" in page.told.words


def test_while_it_is_exported_a_second_press_does_nothing(
    giver: Giver, kept: Kept, tmp_path: Path
) -> None:
    page = opened(giver, some(70), kept)
    kept.path = str(tmp_path / "mine.csv")
    page.export.click()
    page.export.click()
    assert kept.asked == 1
    kept.finish()
    kept.path = str(tmp_path / "again.csv")
    page.export.click()
    assert kept.asked == 2
    kept.finish()
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "mine.csv").read_bytes()


def test_the_page_can_be_left_while_it_is_exported(
    giver: Giver, kept: Kept, tmp_path: Path
) -> None:
    page = opened(giver, some(370), kept)
    kept.path = str(tmp_path / "mine.csv")
    page.export.click()
    assert kept.desk is not None
    exporting = kept.desk._exporting
    exporting._turn.timeout.emit()
    exporting._turn.timeout.emit()
    page.back.click()
    assert list(tmp_path.glob("*.csv")) == [], "no part of it stands under its name"
    kept.desk.begin()
    assert page.told.words == f"Saving as {kept.path} …"
    page.back.click()
    kept.finish()
    assert giver.window.home.notice.words.words == f"Saved as {kept.path}"
    assert len(Path(kept.path).read_text(encoding="utf-8").splitlines()) == 371
    names = [each.name for each in giver.places.diary.parent.iterdir() if "diary" in each.name]
    assert names == ["diary.sqlite3"], "nothing holds it any more"


def test_what_became_of_it_waits_where_nobody_could_read_it(
    giver: Giver, kept: Kept, tmp_path: Path
) -> None:
    page = opened(giver, some(70), kept)
    kept.path = str(tmp_path / "mine.csv")
    page.export.click()
    giver.program.show_learn()
    kept.finish()
    assert kept.desk is not None
    kept.desk.begin()
    assert page.told.words == f"Saved as {kept.path}"
    kept.desk.begin()
    assert not page.told.isVisible()


def test_a_row_that_is_deleted_meanwhile_hides_no_other(
    giver: Giver, kept: Kept, tmp_path: Path
) -> None:
    page = opened(giver, some(250), kept)
    kept.path = str(tmp_path / "mine.csv")
    page.export.click()
    assert kept.desk is not None
    for _ in range(2):
        kept.desk._exporting._turn.timeout.emit()
    kept.desk.delete(page.list.lines[0].id)
    kept.finish()
    assert len(Path(kept.path).read_text(encoding="utf-8").splitlines()) == 251


def test_a_diary_that_turns_out_damaged_leaves_no_half_of_it(
    giver: Giver, kept: Kept, tmp_path: Path
) -> None:
    page = opened(giver, some(250), kept)
    kept.path = str(tmp_path / "mine.csv")
    page.export.click()
    assert kept.desk is not None
    for _ in range(2):
        kept.desk._exporting._turn.timeout.emit()
    page.back.click()
    giver.places.diary.write_bytes(b"Dear diary" * 500)
    kept.finish()
    assert not Path(kept.path).exists()
    said = giver.window.home.notice.words.words
    assert said == f"{kept.path} could not be saved: the diary was damaged."


def test_an_export_is_finished_when_the_window_is_closed(giver: Giver, tmp_path: Path) -> None:
    opened(giver, some(250))
    desk = giver.program.diary_desk
    desk._ask_where = lambda *_: str(tmp_path / "mine.csv")
    desk.page.export.click()
    assert giver.close()
    assert len((tmp_path / "mine.csv").read_text(encoding="utf-8").splitlines()) == 251


def test_weeks_and_months_are_bars(giver: Giver) -> None:
    page = opened(giver, some(60))
    weeks = page.chart._bars
    assert [bar.label for bar in weeks[-2:]] == ["16", "23"]
    page.spans.step(1)
    assert [bar.label for bar in page.chart._bars[-2:]] == ["Oct", "Nov"]
    assert len(weeks) == len(page.chart._bars) == 12
    assert "November 2026" in page.chart.accessibleName()


def test_a_damaged_diary_is_told_on_the_page(giver: Giver) -> None:
    giver.places.diary.parent.mkdir(parents=True, exist_ok=True)
    giver.places.diary.write_bytes(b"Dear diary" * 500)
    page = opened(giver, ())
    assert "is now called diary.sqlite3.damaged" in page.told.words
    assert page.told.isVisible()


def test_a_disk_that_refuses_is_told_on_the_page(giver: Giver) -> None:
    giver.places.diary.mkdir(parents=True)
    page = opened(giver, ())
    assert page.told.words == "The diary cannot be used now: this is not a plain file."
    assert page.empty.words == "", "nobody knows whether something is written"
    page.delete_all_asked.emit()
    assert giver.shows(page)


def test_the_file_is_let_go_when_the_page_is_left(giver: Giver) -> None:
    page = opened(giver, some(3))
    page.back.click()
    names = [each.name for each in giver.places.diary.parent.iterdir() if "diary" in each.name]
    assert names == ["diary.sqlite3"]


def test_a_note_is_kept_when_the_window_is_closed_and_the_file_is_let_go(giver: Giver) -> None:
    page = opened(giver, some(3))
    page.note.setFocus()
    QTest.keyClicks(page.note, "warm towels")
    assert giver.close()
    giver.window.hide()
    names = [each.name for each in giver.places.diary.parent.iterdir() if "diary" in each.name]
    assert names == ["diary.sqlite3"]
    assert b"warm towels" in giver.places.diary.read_bytes()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_nothing_is_cut_or_overlaps_in_any_size(giver: Giver, zoom: float, theme: Theme) -> None:
    page = opened(giver, some(40))
    for size, charted in product(SIZES, (False, True)):
        giver.window.resize(*size)
        page.set_theme(replace(theme, zoom=zoom))
        if charted and not page.switch.isVisible():
            continue
        if charted:
            page.switch.click()
            assert page.chart.isVisible()
            assert page.chart.height() >= page.chart.least_height
        page.tell("Saved as /home/us/Documents/massage-diary.csv")
        assert not page.grab().isNull()
        parts = [part for part in page.children() if isinstance(part, QWidget) and part.isVisible()]
        for number, part in enumerate(parts):
            assert page.rect().contains(part.geometry()), (size, zoom, part.accessibleName())
            if isinstance(part, Words):
                assert part.height() >= part.height_for(part.width()), (size, zoom, part.words)
            for other in parts[number + 1 :]:
                inner = part.geometry().adjusted(8, 8, -8, -8)
                assert not inner.intersects(other.geometry().adjusted(8, 8, -8, -8)), (
                    *(size, zoom),
                    *(part.accessibleName(), other.accessibleName()),
                )
        if charted:
            page.switch.click()
        assert page.list.isVisible()
        assert page.list.height() >= page.list.row_height, (size, zoom)
        assert page.chart.isVisible() or page.switch.isVisible()
