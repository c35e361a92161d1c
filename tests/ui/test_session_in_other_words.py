"""Everything that is read or heard on the way of a session goes through a translation."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import product

import pytest
from pseudo import PSEUDO, PseudoTranslation, untranslated_words
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot
from samples import routine

from massage_timer import resources
from massage_timer.core.adapt import Comfort, adapt
from massage_timer.core.check import Check
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.diary import Row
from massage_timer.core.frame import Frame, frame
from massage_timer.core.language import LANGUAGES, speak
from massage_timer.core.plan import plan
from massage_timer.core.rehearsal import go_on, onwards, rehearse
from massage_timer.core.routine import Height, Routine, Side, Zone
from massage_timer.core.safety import SERIOUS_SIGNS
from massage_timer.core.screening import one_of_these
from massage_timer.core.session import Phase, Session, begin
from massage_timer.core.timeline import Options
from massage_timer.pictures.leg_map import load_leg_map
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.broken_off.page import BrokenOffPage
from massage_timer.ui.broken_off.words import IN_DIARY, offer, what_became
from massage_timer.ui.comfort.page import ComfortPage
from massage_timer.ui.ending.done_page import DonePage
from massage_timer.ui.ending.done_sheet import Summary
from massage_timer.ui.ending.stop_page import StopPage
from massage_timer.ui.fonts import digit_height, load_fonts
from massage_timer.ui.ready.checks import Checked
from massage_timer.ui.ready.page import ReadyPage
from massage_timer.ui.rehearse.page import RehearsePage
from massage_timer.ui.safety.not_today_page import NotTodayPage
from massage_timer.ui.safety.page import SafetyPage
from massage_timer.ui.session.change_page import ChangePage
from massage_timer.ui.session.mini_view import MiniView
from massage_timer.ui.session.page import SessionPage
from massage_timer.ui.tokens import Role
from massage_timer.ui.widgets.digits import TWO_FIGURES, height_of_em, outlined, paint_digits
from massage_timer.ui.widgets.plan_rows import PlanRows, change_words
from massage_timer.ui.widgets.words import Words

PICTURES = resources.assets() / "pictures"
ARABIC = next(language for language in LANGUAGES if language.code == "ar")


def named_in_no_language() -> Routine:
    """What comes from files has no vowels, so that it counts as translated."""
    made = routine()
    steps = []
    for number, step in enumerate(made.steps):
        technique = replace(
            step.technique, name=f"Tchnq {number}", hands="Bth hnds", cue="Glp.", instructions=()
        )
        steps.append(replace(step, technique=technique, cue="Glp.", instructions=("Glp.",)))
    return replace(made, name="Clssc", summary="", steps=tuple(steps))


def shown(page: QWidget) -> list[str]:
    """All words of a page, for eyes and for readers; the letter of a key is one everywhere."""
    words = [page.windowTitle()]
    for part in (page, *page.findChildren(QWidget)):
        words += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, Words):
            words.append(part.words)
        elif isinstance(part, QAbstractButton):
            words.append(part.text())
        elif isinstance(part, QLineEdit):
            words.append(part.placeholderText())
        elif isinstance(part, PlanRows):
            words += part.notes
    return words


def nothing_is_untranslated(page: QWidget) -> bool:
    missed = {w for words in shown(page) for w in untranslated_words(words) if len(w) > 1}
    assert not missed
    return any(shown(page))


@pytest.fixture
def stack(qtbot: QtBot) -> QStackedWidget:
    """Holds a page that was made while another language is spoken."""
    load_fonts(resources.assets() / "fonts")
    speak(PSEUDO, PseudoTranslation())
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    return stack


@pytest.fixture
def pictures() -> PictureLibrary:
    return PictureLibrary(PICTURES)


def session_at(playhead: int) -> Session:
    timeline = begin(named_in_no_language(), Options(first=Side.LEFT)).timeline
    return Session(timeline, playhead)


def frames() -> Iterator[Frame]:
    """One of each phase but the last, going on and paused."""
    seen = set()
    for playhead in range(0, 700_000, 1_000):
        session = session_at(playhead)
        found = frame(replace(session, running_since=0))
        kind = (found.phase, found.second_leg, found.following_in is None)
        if found.phase is not Phase.DONE and kind not in seen:
            seen.add(kind)
            yield found
            yield frame(session)


def small(name: str, theme: str) -> QPixmap:
    return QPixmap()


def test_the_safety_check_and_what_follows_from_it_are_translated(stack: QStackedWidget) -> None:
    check = SafetyPage(stack)
    check.begin("Clssc")
    assert nothing_is_untranslated(check)
    check.sheet.rows[0].setChecked(True)
    assert nothing_is_untranslated(check)
    check.begin("Clssc", resuming=True)
    assert nothing_is_untranslated(check)
    refused = NotTodayPage(stack)
    refused.show_cards(one_of_these().cards)
    assert nothing_is_untranslated(refused)


def test_comfort_is_translated_whatever_is_wished(stack: QStackedWidget) -> None:
    made = named_in_no_language()
    page = ComfortPage(load_leg_map(PICTURES / "leg-map-upright.json"), lambda wishes: made, stack)
    for wishes in (
        Comfort(),
        Comfort(Height.BELOW_KNEE, sore=frozenset({Zone.CALF, Zone.FOOT}), heavy=True),
        Comfort(sore=frozenset({Zone.CALF}), ticklish=True),
    ):
        page.begin(made, wishes, softened=False)
        assert nothing_is_untranslated(page)
        page.begin(made, wishes, softened=True)
        assert nothing_is_untranslated(page)
    rows = plan(made, adapt(made, Comfort(Height.BELOW_KNEE)))
    assert any(row.change or row.left_out or row.joined for row in rows)


def test_ready_is_translated_whatever_is_missing(
    stack: QStackedWidget, pictures: PictureLibrary
) -> None:
    page = ReadyPage(pictures, stack)
    page.show_routine(named_in_no_language(), Side.RIGHT)
    for percent, fine in ((100, True), (120, False), (150, None)):
        page.set_digits(percent)
        for checked in Checked:
            page.show_check(checked, Check(fine, "Nn."))
            page.checks[checked].ask()
        assert nothing_is_untranslated(page)


def test_the_session_is_translated_from_its_first_second_to_its_last(
    stack: QStackedWidget, pictures: PictureLibrary
) -> None:
    leg_map = load_leg_map(PICTURES / "leg-map.json")
    page = SessionPage(pictures, leg_map, small, lambda: 0.5, stack)
    change, mini = ChangePage(pictures, stack), MiniView(pictures, leg_map, lambda: 0.5)
    for each in frames():
        page.show_frame(each)
        change.show_frame(each)
        mini.show_frame(each)
        for cue in (CueKind.ONE_MINUTE, CueKind.STAYED, CueKind.SLEPT):
            page.say(Cue(cue, 0, each.side, each.step))
        for view in (page, change, mini):
            assert nothing_is_untranslated(view)
        assert not untranslated_words(page.ring._words)
    mini.set_stopping(0.5)
    assert not untranslated_words(mini.words.message)
    mini.deleteLater()


def test_the_ends_of_a_session_are_translated(stack: QStackedWidget) -> None:
    page = DonePage(load_leg_map(PICTURES / "leg-map.json"), stack)
    legs = {Side.LEFT: 300_000, Side.RIGHT: 90_000}
    zones = {side: dict.fromkeys(Zone, 0) | {Zone.FOOT: legs[side]} for side in Side}
    for stopped in (False, True):
        page.show_summary(Summary("Clssc", stopped, 701, legs, zones))
        page.offer_note(True)
        assert nothing_is_untranslated(page)
    asks = StopPage(stack)
    asks.ask(softer=True)
    assert nothing_is_untranslated(asks)
    for sign in SERIOUS_SIGNS:
        asks.show_cards(sign)
        assert nothing_is_untranslated(asks)


def test_a_session_that_broke_off_is_translated(stack: QStackedWidget) -> None:
    page = BrokenOffPage(load_leg_map(PICTURES / "leg-map.json"), stack)
    for each in frames():
        for ago in (-1, 20, 70, 3_000):
            page.tell(offer("Clssc", each, ago, signs_alone=each.left_ms > 0))
            assert nothing_is_untranslated(page)


def test_a_rehearsal_is_translated(stack: QStackedWidget, pictures: PictureLibrary) -> None:
    now = go_on(rehearse(named_in_no_language()), 0)
    leg_map = load_leg_map(PICTURES / "leg-map.json")
    page = RehearsePage(pictures, leg_map, small, lambda: now, stack)
    page.begin(now, "Hm", checks=True)
    while not now.over:
        page.show_rehearsal(now)
        assert nothing_is_untranslated(page)
        now = onwards(now, 0)
    page.show_rehearsal(now)
    assert nothing_is_untranslated(page)


def test_the_large_digits_are_those_of_the_language() -> None:
    load_fonts(resources.assets() / "fonts")
    western = outlined(24)
    speak(ARABIC, None)
    arabic = outlined(24)
    assert arabic != western


def test_digits_of_any_script_stand_in_cells_of_one_width() -> None:
    load_fonts(resources.assets() / "fonts")
    for language in LANGUAGES:
        speak(language)
        # The first figure does not move while the last one ticks.
        lefts = {round(outlined(seconds).boundingRect().left(), 3) for seconds in range(20, 30)}
        assert len(lefts) == 1


def test_digits_are_no_wider_than_the_room_for_them_and_a_nought_may_be_a_dot() -> None:
    load_fonts(resources.assets() / "fonts")
    for language in LANGUAGES:
        speak(language)
        assert 0.5 < digit_height(Role.SECONDS.value) < 0.8
        widest = max(outlined(seconds).boundingRect().width() for seconds in range(10, 100))
        assert widest / 1000 / height_of_em() < TWO_FIGURES * 1.02


def test_hollow_digits_are_hollow_and_none_touches_another() -> None:
    load_fonts(resources.assets() / "fonts")
    for language in LANGUAGES:
        speak(language)
        em = height_of_em()
        for figure in range(1, 10):
            filled, hollow = painted(11 * figure, em), painted(11 * figure, em, line=2.0)
            # What is left of the figures where 5 px are taken from every edge.
            inner = QImage(filled)
            with painting(inner) as painter:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
                for x, y in product(range(-5, 6), repeat=2):
                    painter.drawImage(x, y, filled)
            kept = list(product(range(filled.width()), range(filled.height())))
            dark = [at for at in kept if inner.pixelColor(*at).lightness() < 20]
            assert dark
            assert all(hollow.pixelColor(*at).lightness() > 200 for at in dark), figure
            assert len(outlined(11 * figure).simplified().toSubpathPolygons()) >= 2, figure


@contextmanager
def painting(on: QImage) -> Iterator[QPainter]:
    painter = QPainter(on)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    yield painter
    painter.end()


def painted(seconds: int, em: float, line: float = 0.0) -> QImage:
    image = QImage(180, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with painting(image) as painter:
        paint_digits(painter, outlined(seconds), QPointF(90, 50), 80, em, "black", line)
    return image


def test_numbers_are_written_in_the_digits_of_the_language() -> None:
    made = named_in_no_language()
    rows = plan(made, adapt(made, Comfort(Height.BELOW_KNEE)))
    speak(ARABIC, None)
    changes = "".join(map(change_words, rows))
    assert changes
    assert not set(changes) & set("0123456789")


def test_what_became_of_a_session_is_said_in_whole_sentences() -> None:
    zones = {side: dict.fromkeys(Zone, 10_000) for side in Side}
    row = Row("2026-11-27T21:14:05+01:00", "clssc", "Clssc", zones, stopped=True)
    before = "Clssc broke off: left leg 1:00, right leg 1:00. It stands in the diary."
    assert what_became(row, IN_DIARY) == before
    speak(PSEUDO, PseudoTranslation())
    assert not untranslated_words(what_became(row, IN_DIARY))
