"""The way to a session: safety check, comfort, Ready."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from rehearsal import CLASSIC, Rehearsal

from massage_timer.core.adapt import Comfort, adapt
from massage_timer.core.check import Check
from massage_timer.core.language import _, spoken_language
from massage_timer.core.routine import Height, Side, Zone
from massage_timer.core.session import Command
from massage_timer.core.wishes import wish_words
from massage_timer.devices.awake.awake import DARK
from massage_timer.devices.awake.here import DesktopWay
from massage_timer.devices.sound.sounds import NO_SOUND
from massage_timer.devices.speech.voice import no_voice_for
from massage_timer.ui.ready.checks import Checked
from shots.shot import Shot

WISHES = Comfort(Height.MID_THIGH, heavy=True, sore=frozenset({Zone.CALF}))


def all_fine() -> dict[Checked, Check]:
    """Of a desktop where everything is there."""
    sound = _("Sound plays through {way}.").format(way="PipeWire")
    voice = _("The voice of {engine}.").format(engine="espeak-ng")
    awake = _("The screen stays on during a session: {who} agreed.")
    awake = awake.format(who=_(DesktopWay.name))
    return {
        Checked.SOUND: Check(True, sound),
        Checked.VOICE: Check(True, voice),
        Checked.AWAKE: Check(True, awake),
    }


def nothing_works() -> dict[Checked, Check]:
    voice = no_voice_for(spoken_language().code)
    return {Checked.SOUND: NO_SOUND, Checked.VOICE: voice, Checked.AWAKE: DARK}


def safety(run: Rehearsal) -> Iterator[Shot]:
    page = run.pages.safety

    def asked(*ticked: str, end: bool = False, resuming: bool = False) -> QImage:
        run.program.opening.open_routine(CLASSIC)
        page.begin(page.head.routine.words, resuming=resuming)
        for id_ in ticked:
            page.view.focus_row(page.sheet.row(id_))
            page.sheet.row(id_).click()
        if end:
            page.view.scroll_by(Qt.Key.Key_End)
        return run.picture()

    yield "safety", asked()
    page.view.focus_row(page.sheet.row("Q3"))
    page.sheet.row("Q5").setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    yield "safety-focus", run.picture()
    page.sheet.row("Q5").setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    yield "safety-end", asked(end=True)
    page.none.setFocus(Qt.FocusReason.TabFocusReason)
    yield "safety-answer-focus", run.picture()
    yield "safety-resuming", asked(resuming=True)
    yield "safety-resuming-ticked", asked("Q12", resuming=True)
    yield "safety-card", asked("Q9")
    yield "safety-card-clot-now", asked("Q12")
    yield "safety-card-clot-ever", asked("Q1")
    yield "safety-card-emergency", asked("Q13")
    yield "safety-card-all", asked("Q13", "Q12", "Q1", "Q18")
    page.view.scroll_by(Qt.Key.Key_End)
    page.panel.scroll_by(Qt.Key.Key_End)
    yield "safety-card-all-end", run.picture()
    yield "safety-soft-oil", asked("Q19", end=True)
    yield "safety-soft-all", asked("Q19", "Q20", "Q21", end=True)
    for name, ids in (
        ("not-today", ["Q9"]),
        ("not-today-clot-now", ["Q12"]),
        ("not-today-clot-ever", ["Q1"]),
        ("not-today-emergency", ["Q13"]),
        ("not-today-unsure", []),
    ):
        asked(*ids)
        page.one.click()
        yield name, run.picture()
    run.pages.not_today.panel.scroll_by(Qt.Key.Key_End)
    yield "not-today-unsure-end", run.picture()


def ready(run: Rehearsal) -> Iterator[Shot]:
    page = run.pages.ready
    run.choose_comfort(CLASSIC)
    run.get_ready()
    for checked, check in all_fine().items():
        page.show_check(checked, check)
    yield "ready", run.picture()
    for checked, check in nothing_works().items():
        page.show_check(checked, check)
    yield "ready-nothing-works", run.picture()
    for checked, check in all_fine().items():
        page.show_check(checked, check)
    page.set_taught({"F7": Command.NEXT, "Media Next": Command.TOGGLE})
    page.checks[Checked.SOUND].button.setFocus(Qt.FocusReason.TabFocusReason)
    yield "ready-taught", run.picture()
    theme = run.window.theme
    page.set_theme(replace(theme, reach=1.5))
    page.reading.smaller.setFocus(Qt.FocusReason.TabFocusReason)
    yield "ready-largest", run.picture()
    page.teach.button.setFocus(Qt.FocusReason.TabFocusReason)
    yield "ready-scrolled", run.picture()
    page.set_theme(theme)
    page.start.click()
    run.player.tell(Command.STOP)
    routine = run.session.timeline.routine
    page.show_routine(adapt(routine, WISHES), Side.LEFT, wish_words(routine, WISHES))
    run.pages.show(page)
    yield "ready-wishes", run.picture()


def comfort(run: Rehearsal) -> Iterator[Shot]:
    page = run.pages.comfort
    picker, questions = page.columns.picker, page.columns.questions
    run.choose_comfort(CLASSIC)
    yield "comfort", run.picture()
    picker.height_picked.emit(Height.MID_THIGH)
    picker.zone_picked.emit(Zone.CALF)
    questions.pressure.step(-1)
    yield "comfort-sore-calf", run.picture()
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    yield "comfort-below", run.picture()
    run.get_ready()
    yield "comfort-ready", run.picture()
    run.choose_comfort("runner-recovery")
    picker.height_picked.emit(Height.ANKLE)
    yield "comfort-ankle", run.picture()
    run.choose_comfort(CLASSIC)
    for zone in Zone:
        picker.zone_picked.emit(zone)
    questions.ticklish.step(1)
    questions.heavy.step(1)
    questions.heavy.segments[1].setFocus(Qt.FocusReason.TabFocusReason)
    yield "comfort-heavy-ticklish", run.picture()
    run.choose_comfort("thigh-evening")
    picker.height_picked.emit(Height.ANKLE)
    yield "comfort-nothing-left", run.picture()
    run.choose_comfort("long-climb-whole")
    routine, wishes = page.routine, page.wishes
    assert routine is not None
    page.begin(routine, replace(wishes, first=Side.RIGHT), softened=True)
    yield "comfort-softened-by-check", run.picture()
