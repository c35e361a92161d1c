"""Draws every page of the program, offscreen, in several sizes and colours, to build/gallery.

`python tools/gallery.py --pages session change --sizes 800x480 --themes dim-amber` draws some. A
file is called <page>-<theme>-<width>x<height>.png, with the sizes of text and of digits in percent
behind it where one is another than 100; index-<group>.png shows a group on one sheet.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import product
from multiprocessing import get_context
from pathlib import Path

from large_screen import platform

os.environ["QT_QPA_PLATFORM"] = platform()

from drafting import ROUTINES, Drafting
from gallery_diary import a_week, diary, empty, many, two_years
from gallery_sharing import sender_s_files, sharing
from own_samples import own_techniques, spoilt_techniques
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication
from rehearsal import CLASSIC, Rehearsal, rehearsal

from massage_timer import resources
from massage_timer.core.adapt import Comfort, adapt, soften
from massage_timer.core.check import Check
from massage_timer.core.frame import Frame
from massage_timer.core.routine import Height, Side, Zone
from massage_timer.core.session import Command, Phase
from massage_timer.core.wishes import wish_words
from massage_timer.core.written import Written
from massage_timer.folders import Folders
from massage_timer.illustrations import SHIPPED_TONES, Illustrations
from massage_timer.paper.card import Card
from massage_timer.paper.pdf import pdf
from massage_timer.paper.sheets import Sheet
from massage_timer.store.catalogue import load_catalogue
from massage_timer.store.settings import DIGIT_SIZES, TEXT_SIZES
from massage_timer.ui import tokens
from massage_timer.ui.card.page import CardPage
from massage_timer.ui.editor.page import EditorPage
from massage_timer.ui.editor.page_keys import Asked
from massage_timer.ui.fonts import font, load_fonts
from massage_timer.ui.home.acts import Act
from massage_timer.ui.ready.checks import Checked
from massage_timer.ui.tokens import Role
from massage_timer.ui.window.drops import DROP, REFUSED
from massage_timer.ui.window.keep_in_front import BY_HAND

OUT = Path(__file__).resolve().parents[1] / "build" / "gallery"
SIZES = ("800x480", "1280x800", "1920x1080")
MINI_SIZES = ("320x120", "640x240")
MORE_SIZES = ("1024x768", "1366x768", "3840x2160", "1080x1920", "2560x1080")
THEMES = ("light", "dark")
_THEMES = {theme.name: theme for theme in tokens.THEMES}

OWN = """\
format: 1
name: Slow evening calves
about: One long calf knead between a warm-up and a finish.
suits: Late evenings
steps:
  - {technique: warmup-twists, seconds: 40}
  - {technique: calf-knead, seconds: 180}
  - {technique: finishing-strokes, seconds: 80}
"""
BROKEN = """\
format: 1
name: Long climb
about: Every technique of the climb, one after the other.
suits: Sunday mornings
steps:
  - {technique: warmup-twists, secnds: 36}
  - {technique: calf-gilde, seconds: 60}
  - {technique: thigh-glide, seconds: 1:30}
  - {technique: calf-knead, seconds: 36, pressure: 5}
  - {technique: finishing-strokes, seconds: 40}
"""
THIGH = """\
format: 1
name: Thigh evening
about: Long strokes on the thigh.
suits: After a walk
steps:
  - {technique: warmup-twists, seconds: 60}
  - {technique: thigh-glide, seconds: 120}
  - {technique: finishing-strokes, seconds: 120}
"""
MANY = "\n".join(
    [
        "format: 1",
        "name: Long climb, whole",
        "about: Many short steps, one after the other.",
        "suits: Sunday mornings",
        "steps:",
        *[
            f"  - {{technique: {technique}, seconds: {seconds}}}"
            for technique, seconds in (
                ("warmup-twists", 16),
                *[("sole-sweeps", 12), ("toe-bends", 12), ("arch-presses", 12)] * 2,
                *[("knuckle-knead", 12), ("achilles-strokes", 12)],
                *[("calf-glide", 12), ("calf-knead", 12)] * 3,
                ("shin-side-glide", 12),
                *[("thigh-glide", 12), ("thigh-knead", 12), ("thigh-press", 12)] * 2,
                *[("hip-sweep", 12), ("finishing-strokes", 20)],
            )
        ],
        "",
    ]
)
FORTY = "\n".join(
    [
        "format: 1",
        "name: Forty little steps",
        "about: The techniques of the climb many times over.",
        "suits: Nobody in a hurry",
        "steps:",
        *[
            f"  - {{technique: {technique}, seconds: {8 if number % 2 else 7}, pace: 3}}"
            for number, technique in enumerate(
                [
                    "warmup-twists",
                    *["sole-sweeps", "toe-bends", "arch-presses", "knuckle-knead"] * 4,
                    *["achilles-strokes"] * 4,
                    *["calf-glide", "calf-knead", "shin-side-glide"] * 4,
                    *["thigh-glide", "thigh-knead", "thigh-press"] * 2,
                    "finishing-strokes",
                ]
            )
        ],
        "",
    ]
)
WORDS = f"""\
format: 1
name: {"W" * 60}
about: {"Llanfairpwll" * 10}
suits: {"Donaudampfschiff" * 3}
steps:
  - {{technique: warmup-twists, seconds: 60}}
  - technique: calf-glide
    seconds: 60
    cue: {"Donaudampfschiff" * 5}
    instructions: [{", ".join(["Abcdefghij" * 12] * 4)}]
  - {{technique: thigh-knead, seconds: 120, cue: {"W" * 80}, pressure: 1 to 3}}
  - {{technique: finishing-strokes, seconds: 60}}
"""
THREE = """\
format: 1
name: Calf in three steps
about: A warm-up, one long glide over the calf, a finish.
suits: A first try
steps:
  - {technique: warmup-twists, seconds: 60}
  - {technique: calf-glide, seconds: 180}
  - {technique: finishing-strokes, seconds: 60}
"""

ALL_FINE = {
    Checked.SOUND: Check(True, "Laptop speakers, 60 %."),
    Checked.VOICE: Check(True, "Speaks English."),
    Checked.AWAKE: Check(True, "Stays awake until the end."),
}
NOTHING_WORKS = {
    Checked.SOUND: Check(False, "No sound on this computer. The screen shows all of it."),
    Checked.VOICE: Check(False, "No voice on this computer. Words stay on the screen."),
    Checked.AWAKE: Check(False, "It may go dark. Set it to stay on for eleven minutes."),
}
WISHES = Comfort(Height.MID_THIGH, heavy=True, sore=frozenset({Zone.CALF}))

Shot = tuple[str, QImage]


def own_files(places: Folders) -> None:
    places.routines.mkdir()
    (places.routines / "slow-evening-calves.yaml").write_text(OWN)
    (places.routines / "long-climb.yaml").write_text(BROKEN)


def comfort_files(places: Folders) -> None:
    places.routines.mkdir()
    (places.routines / "thigh-evening.yaml").write_text(THIGH)
    (places.routines / "long-climb-whole.yaml").write_text(MANY)


def paper_files(places: Folders) -> None:
    places.routines.mkdir()
    for id_, text in {"forty-steps": FORTY, "long-words": WORDS, "three-steps": THREE}.items():
        (places.routines / f"{id_}.yaml").write_text(text)


def damaged_settings(places: Folders) -> None:
    places.settings.write_text("{ torn")


def waiting_settings(places: Folders) -> None:
    places.settings.write_text('{"version": 1, "wait_at_change": true, "first_side": "right"}')


# Each function walks through one group of pages and yields what it sees.


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
        run.program.remember_routine(used)
    page.list.arrange()
    yield "home-by-use", run.picture()
    run.program.opening.drops.overlay.say(DROP)
    yield "home-dropping", run.picture()
    run.program.opening.drops.overlay.say(REFUSED, good=False)
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
    for checked, check in ALL_FINE.items():
        page.show_check(checked, check)
    yield "ready", run.picture()
    for checked, check in NOTHING_WORKS.items():
        page.show_check(checked, check)
    yield "ready-nothing-works", run.picture()
    for checked, check in ALL_FINE.items():
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


def session(run: Rehearsal) -> Iterator[Shot]:
    page, press = run.pages.session, run.player.press
    run.begin(CLASSIC)
    run.pass_time(2000)
    yield "session-lead-in", run.picture()
    run.go_until(lambda shown: shown.phase is Phase.STEP)
    run.pass_time(5300)
    yield "session-first-step", run.picture()
    press(Command.TOGGLE)
    yield "session-paused", run.picture()
    run.pass_time(600)
    press(Command.TOGGLE)
    run.pass_time(1200)
    yield "session-lead-in-after-pause", run.picture()
    run.go_until(lambda shown: shown.leg_seconds == 300 - 60)
    yield "session-pressure-banner", run.picture()
    page.banner.drop()
    run.go_until(lambda shown: shown.following_in == 8)
    yield "session-last-seconds", run.picture()
    press(Command.SOFTER)
    yield "session-softer-banner", run.picture()
    press(Command.STAY)
    run.go_until(in_zone("calf"))
    run.pass_time(14_000)
    run.settle()
    for button in page.controls.buttons[1:-1]:
        button.set_faded(1.0)
    yield "session-resting", run.window.grab().toImage()
    page.controls.stop.set_progress(0.6)
    yield "session-stop-held", run.picture()
    page.controls.stop.set_progress(0.0)
    run.clock.jump(192_000)
    run.player.tick()
    yield "session-slept", run.picture()
    press(Command.RESUME)
    run.pass_time(4000)
    run.program.flow.ask_to_stop()
    run.program.flow.go_on()
    run.pass_time(4000)
    run.go_until(lambda shown: shown.leg_seconds == 20)
    run.pass_time(5000)
    yield "session-last-step", run.picture()
    press(Command.NEXT)
    yield "session-refused-banner", run.picture()
    run.go_until(lambda shown: shown.phase is Phase.CHANGE)
    run.go_until(lambda shown: shown.phase is Phase.LEAD_IN)
    yield "session-second-lead-in", run.picture()
    run.go_until(in_zone("knee"))
    run.pass_time(3300)
    yield "session-right-leg", run.picture()


def hundred(run: Rehearsal) -> Iterator[Shot]:
    run.begin("slow-evening-calves")
    run.go_until(lambda shown: shown.seconds == 144)
    yield "session-hundred", run.picture()
    run.go_until(lambda shown: shown.seconds == 100)
    run.player.press(Command.TOGGLE)
    yield "session-hundred-paused", run.picture()


def feather(run: Rehearsal) -> Iterator[Shot]:
    """As light as it gets: the question offers nothing, and Softer is refused."""
    run.begin(CLASSIC)
    run.go_until(lambda shown: shown.phase is Phase.STEP)
    while Command.SOFTER in run.frame.offered:
        run.player.tell(Command.SOFTER)
    run.go_until(lambda shown: shown.leg_seconds == 300 - 60)
    yield "session-pressure-lightest", run.picture()
    run.go_until(in_zone("calf"))
    run.player.tell(Command.SOFTER)
    yield "session-softer-refused", run.picture()


def light_touch(run: Rehearsal) -> Iterator[Shot]:
    """What a session looks like that stays light."""
    run.begin(CLASSIC)
    timeline = run.session.timeline
    run.player.load(soften(timeline.routine), timeline.options)
    run.player.tell(Command.START)
    run.go_until(in_zone("calf"))
    run.pass_time(5300)
    yield "session-light-touch", run.picture()
    run.go_until(in_zone("thigh"))
    run.pass_time(5300)
    yield "session-light-touch-thigh", run.picture()


def pictures(run: Rehearsal) -> Iterator[Shot]:
    """Every technique once, in the middle of its stroke, each other one on the right leg."""
    seen: set[str] = set()
    for file in sorted(resources.routines().glob("*.yaml")):
        run.begin(file.stem)
        routine = run.session.timeline.routine
        new = {step.technique.id for step in routine.steps} - seen
        for side in Side if file.stem == CLASSIC else [Side.LEFT]:
            seen_here: set[str] = set()
            while new - seen_here:
                shown = run.go_until(starts_new(side, new - seen_here))
                assert shown.step is not None
                technique = shown.step.technique
                run.pass_time(round(technique.pace * technique.work * 650))
                name = technique.id if side is Side.LEFT else f"{technique.id}-right"
                yield f"picture-{name}", run.picture()
                seen_here.add(technique.id)
        seen |= new
        run.player.tell(Command.STOP)


def change(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.go_until(lambda shown: shown.phase is Phase.CHANGE)
    yield "change-early", run.picture()
    run.go_until(lambda shown: shown.seconds == 8)
    yield "change-late", run.picture()
    run.player.tell(Command.PAUSE)
    yield "change-paused", run.picture()


def change_waiting(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.go_until(lambda shown: shown.held)
    yield "change-waiting", run.picture()


def done(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.go_until(lambda shown: shown.phase is Phase.DONE)
    yield "done", run.picture()
    run.pages.done.swap.click()
    run.pass_check()
    run.get_ready()
    run.pages.ready.start.click()
    run.go_until(lambda shown: shown.leg_seconds == 300 - 131)
    run.player.tell(Command.STOP)
    yield "stopped", run.picture()


def stop(run: Rehearsal) -> Iterator[Shot]:
    """The question, and what each of its signs leads to."""
    page = run.pages.stop
    for number, row in enumerate(page.signs.rows, 1):
        run.begin(CLASSIC)
        run.go_until(in_zone("calf"))
        run.program.flow.ask_to_stop()
        page.settle()
        if number == 1:
            yield "stop-question", run.picture()
        row.setFocus()
        if number == 2:
            yield "stop-question-sign", run.picture()
        row.click()
        page.settle()
        yield f"stop-sign-{number}", run.picture()
        page.close_button.click()
    yield "stop-sign-done", run.picture()


def mini(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.program.flow.switch_view()
    run.pass_time(2000)
    yield "mini-lead-in", run.mini_picture()
    run.go_until(lambda shown: shown.leg_seconds == 300 - 60)
    yield "mini-pressure", run.mini_picture()
    run.go_until(in_zone("calf-glide"))
    run.pass_time(7300)
    yield "mini-step", run.mini_picture()
    run.player.tell(Command.TOGGLE)
    yield "mini-paused", run.mini_picture()
    run.pages.session.controls.closing.setCurrentTime(600)
    yield "mini-stop-held", run.mini_picture()
    run.pages.session.controls.stopping.emit(0.0)
    run.player.tell(Command.RESUME)
    run.go_until(lambda shown: shown.leg_seconds == 20)
    run.pass_time(5000)
    run.player.tell(Command.NEXT)
    yield "mini-refused", run.mini_picture()
    run.go_until(lambda shown: shown.phase is Phase.CHANGE)
    yield "mini-change", run.mini_picture()
    run.player.tell(Command.PAUSE)
    yield "mini-change-paused", run.mini_picture()
    run.player.tell(Command.RESUME)
    run.go_until(in_zone("knee"))
    run.pass_time(3300)
    yield "mini-right-leg", run.mini_picture()
    run.clock.jump(192_000)
    run.player.tick()
    yield "mini-slept", run.mini_picture()
    run.player.tell(Command.STOP)


def mini_hundred(run: Rehearsal) -> Iterator[Shot]:
    run.begin("slow-evening-calves")
    run.program.flow.switch_view()
    run.go_until(lambda shown: shown.seconds == 144)
    yield "mini-hundred", run.mini_picture()


def mini_wayland(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.program.flow.switch_view()
    run.go_until(lambda shown: shown.phase is Phase.STEP)
    run.pass_time(3000)
    run.pages.session.banner.tell(BY_HAND)
    yield "mini-wayland", run.mini_picture()


def mini_waiting(run: Rehearsal) -> Iterator[Shot]:
    run.begin(CLASSIC)
    run.program.flow.switch_view()
    run.go_until(lambda shown: shown.held)
    yield "mini-change-waiting", run.mini_picture()


def digits(run: Rehearsal) -> Iterator[Shot]:
    """As large as they can be wanted, wherever they are shown."""
    run.window.set_theme(replace(run.window.theme, reach=1.5))
    run.begin(CLASSIC)
    run.go_until(in_zone("calf"))
    run.pass_time(5300)
    yield "digits-session", run.picture()
    run.go_until(lambda shown: shown.following_in == 8)
    yield "digits-last-seconds", run.picture()
    run.program.flow.switch_view()
    yield "digits-mini", run.mini_picture()
    run.program.flow.switch_view()
    run.go_until(lambda shown: shown.phase is Phase.CHANGE)
    yield "digits-change", run.picture()
    run.begin("slow-evening-calves")
    run.go_until(lambda shown: shown.seconds == 144)
    yield "digits-hundred", run.picture()
    run.player.tell(Command.STOP)


def learn(run: Rehearsal) -> Iterator[Shot]:
    run.program.show_learn()
    page = run.program.learn

    def seen(id_: str, ms: int = 0) -> QImage:
        page.list.open(id_)
        run.clock.jump(ms)
        page.reading.technique.move_hands()
        page.reading.technique.settle()
        return run.picture()

    yield "learn", run.picture()
    for chapter in page.list.entries[1:7]:
        yield f"learn-{chapter.id}", seen(chapter.id)
    yield "learn-technique", seen("calf-glide", 2600)
    page.reading.technique.show_side(Side.RIGHT)
    yield "learn-technique-right", seen("thigh-glide", 2600)
    page.reading.setFocus()
    page.reading.scroll_by(Qt.Key.Key_End)
    yield "learn-technique-end", seen("thigh-glide")
    page.list.setFocus()
    yield "learn-long", seen("finishing-strokes", 1000)
    page.search.setFocus()
    page.search.setText("effleurage calf")
    yield "learn-search", seen("calf-glide", 2600)
    page.search.setText("elbow")
    yield "learn-nothing-found", run.picture()


def settings(run: Rehearsal) -> Iterator[Shot]:
    run.program.preferences.show()
    page = run.program.preferences.page
    yield "settings", run.picture()
    for heading in page.sheet.headings:
        page.go_to(heading)
        yield f"settings-{heading.lower().replace(' ', '-')}", run.picture()


def settings_idle(run: Rehearsal) -> Iterator[Shot]:
    """Where nothing of it is there, and where it was switched off."""
    run.program.preferences.show()
    page, look = run.program.preferences.page, run.window.theme
    page.show_note("sounds", "No sound on this computer. The screen says it all.")
    page.show_note("talk", "No voice on this computer. Words stay on the screen.")
    page.show_note("media_keys", "No D-Bus here, so media keys reach the window alone.")
    page.show_note("keep_awake", "Nothing here can keep the screen on. Set it to stay on longer.")
    yield "settings-nothing-there", run.picture()
    page.go_to("Keys and buttons")
    yield "settings-nothing-there-keys", run.picture()
    page.go_to("This computer")
    yield "settings-nothing-there-computer", run.picture()
    run.program.preferences.change({"sounds": "silent"})
    run.window.set_theme(look)
    page.begin(run.program.settings.values)
    yield "settings-silent", run.picture()
    run.program.preferences.change({"sounds": "quiet", "talk": "off", "volume": 35})
    run.window.set_theme(look)
    page.begin(run.program.settings.values)
    page.rows[3].take_focus()
    yield "settings-quiet", run.picture()


def teach(run: Rehearsal) -> Iterator[Shot]:
    run.program.preferences.show()
    run.program.preferences.teach()
    page = run.program.teaching.page

    def press(key: Qt.Key) -> None:
        page.settle()
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page, event)
        page.settle()

    yield "teach", run.picture()
    press(Qt.Key.Key_F11)
    yield "teach-refused", run.picture()
    press(Qt.Key.Key_PageDown)
    yield "teach-pressed", run.picture()
    page.sheet.choice.set_chosen(0)
    page.save()
    page.settle()
    yield "teach-saved", run.picture()
    for name, command in (("F7", Command.SOFTER), ("Mouse Back", Command.AGAIN)):
        run.program.teaching.teach(name, command)
    page.listen()
    press(Qt.Key.Key_F7)
    yield "teach-several", run.picture()
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    page.sheet.rows[-1].forget.setFocus(Qt.FocusReason.TabFocusReason)
    yield "teach-several-end", run.picture()
    run.program.preferences.come_back()
    yield "teach-settings", run.picture()


def editor(run: Rehearsal) -> Iterator[Shot]:
    """The editor's page with routines that stand for what people write."""
    catalogue = load_catalogue(resources.assets() / "techniques.yaml")
    pictures = Illustrations(resources.assets() / "pictures", run.places.pictures, SHIPPED_TONES)
    page = EditorPage(catalogue, pictures.library, pictures.small, run.clock.now, run.window.pages)
    page.set_still(True)
    page.set_theme(run.window.theme)
    run.window.pages.addWidget(page)
    run.window.pages.setCurrentWidget(page)

    behind: list[Drafting] = []

    def opened(written: Written, *, new: bool = False) -> Drafting:
        while behind:
            behind.pop().stop()
        comments = frozenset({1})
        behind.append(Drafting(page, catalogue, written, comments=comments, new=new))
        return behind[0]

    def press(key: Qt.Key) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page.focusWidget(), event)

    opened(ROUTINES["good"])
    page.table.choose(6)
    yield "editor", run.picture()
    page.do(Asked.DUPLICATE)
    page.table.edit_asked.emit("")
    yield "editor-too-long", run.picture()
    page.pane.step.cue.setFocus(Qt.FocusReason.TabFocusReason)
    page.pane.ensureWidgetVisible(page.pane.step.instructions)
    yield "editor-cue", run.picture()
    opened(ROUTINES["good"])
    page.table.choose(-1)
    yield "editor-routine", run.picture()
    page.table.edit_asked.emit("")
    yield "editor-routine-fields", run.picture()
    opened(ROUTINES["new"], new=True)
    yield "editor-new", run.picture()
    opened(ROUTINES["good"])
    start = page.table.row_box(1).center().y()
    for kind, down in ((QEvent.Type.MouseButtonPress, 0), (QEvent.Type.MouseMove, 148)):
        at = QPointF(20, start + down * run.window.theme.zoom)
        left = Qt.MouseButton.LeftButton
        held = Qt.KeyboardModifier.NoModifier
        moved = QMouseEvent(kind, at, page.table.mapToGlobal(at), left, left, held)
        QApplication.sendEvent(page.table, moved)
    yield "editor-dragging", run.picture()
    opened(ROUTINES["short"])
    yield "editor-too-short", run.picture()
    page.table.choose(3)
    page.do(Asked.INSERT)
    yield "editor-picker", run.picture()
    page.picker.list.open("thigh-glide")
    yield "editor-picker-reason", run.picture()
    opened(ROUTINES["problems"])
    page.table.choose(1)
    yield "editor-problems", run.picture()
    page.table.edit_asked.emit("")
    yield "editor-unknown", run.picture()
    press(Qt.Key.Key_Escape)
    page.do(Asked.REMOVE)
    yield "editor-comments", run.picture()
    opened(ROUTINES["shares"])
    page.table.choose(2)
    yield "editor-shares", run.picture()
    page.table.edit_asked.emit("")
    yield "editor-share", run.picture()
    drafting = opened(ROUTINES["forty"])
    page.table.choose(25)
    yield "editor-forty", run.picture()
    drafting.save()
    yield "editor-saved", run.picture()
    page.tell("The disk is full: nothing was saved. Make room and save again.", trouble=True)
    yield "editor-trouble", run.picture()
    page.ask_to_leave()
    yield "editor-leave", run.picture()
    page.ask_to_reload()
    yield "editor-reload", run.picture()


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


def rehearse(run: Rehearsal) -> Iterator[Shot]:
    """The minute before a session, from its first step to its end."""
    run.program.opening.rehearse(CLASSIC)
    rehearsing = run.program.authoring.rehearsing

    def seen(scene: int, ms: int = 1300) -> QImage:
        while rehearsing.rehearsal.scene is not rehearsing.rehearsal.scenes[scene]:
            rehearsing.next()
        run.clock.jump(ms)
        rehearsing.tick()
        rehearsing.page.step.picture.settle()
        return run.picture()

    yield "rehearse-first", seen(0)
    yield "rehearse-middle", seen(6, 2200)
    rehearsing.toggle()
    yield "rehearse-paused", run.picture()
    rehearsing.toggle()
    yield "rehearse-last", seen(12)
    yield "rehearse-change", seen(13)
    yield "rehearse-other-leg", seen(14)
    rehearsing.next()
    rehearsing.page.settle()
    yield "rehearse-end", run.picture()


def card(run: Rehearsal) -> Iterator[Shot]:
    run.program.do(Act.CARD, CLASSIC)
    page = run.window.pages.currentWidget()
    assert isinstance(page, CardPage)
    yield "card", run.picture()
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    page.tell(f"Saved as {Path.home() / 'Documents' / CLASSIC}.pdf")
    yield "card-saved", run.picture()
    page.tell(
        "/usr/classic-five-minute-legs.pdf could not be saved: permission denied.", fine=False
    )
    page.paper_picked.emit(1)
    page.papers.set_chosen(1)
    page.papers.take_focus()
    page.tell(
        "/usr/classic-five-minute-legs.pdf could not be saved: permission denied.", fine=False
    )
    yield "card-letter-refused", run.picture()


def paper(run: Rehearsal) -> Iterator[Shot]:
    """The files, as a reader of PDFs shows them; they are white whatever the theme."""
    if run.window.theme.is_dark:
        return
    for id_ in (CLASSIC, "runner-recovery", "forty-steps", "long-words", "three-steps"):
        routine = run.program.shelf.choose(id_).routine
        assert routine is not None
        for sheet in Sheet:
            data = pdf(Card(routine, sheet, run.program.pictures.library))
            yield f"paper-{id_}-{sheet.value}", printed(data)


def printed(data: bytes, dots: int = 150) -> QImage:
    """The first page of a PDF at so many dots an inch."""
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[0].render(scale=dots / 72, rev_byteorder=True)
    kind = QImage.Format.Format_RGBX8888 if page.n_channels == 4 else QImage.Format.Format_RGB888
    return QImage(bytes(page.buffer), page.width, page.height, page.stride, kind).copy()


Walk = Callable[[Rehearsal], Iterator[Shot]]
Prepare = Callable[[Folders], None]
GROUPS: dict[str, list[tuple[Walk, Prepare]]] = {
    "home": [(home, own_files)],
    "text": [(text, own_files), (messages, damaged_settings), (first_run, own_files)],
    "sharing": [(sharing, sender_s_files)],
    "diary": [
        (empty, own_files),
        (diary, a_week),
        (diary, two_years),
        (diary, many),
    ],
    "learn": [(learn, own_files)],
    "settings": [(settings, own_files), (settings_idle, own_files)],
    "teach": [(teach, own_files)],
    "card": [(card, own_files)],
    "paper": [(paper, paper_files)],
    "safety": [(safety, own_files)],
    "comfort": [(comfort, comfort_files)],
    "ready": [(ready, own_files)],
    "session": [
        (session, own_files),
        (feather, own_files),
        (light_touch, own_files),
        (hundred, own_files),
    ],
    "digits": [(digits, own_files)],
    "own": [(own, own_techniques), (own_spoilt, spoilt_techniques)],
    "rehearse": [(rehearse, own_files)],
    "pictures": [(pictures, own_files)],
    "change": [(change, own_files), (change_waiting, waiting_settings)],
    "mini": [
        (mini, own_files),
        (mini_hundred, own_files),
        (mini_wayland, own_files),
        (mini_waiting, waiting_settings),
    ],
    "stop": [(stop, own_files)],
    "done": [(done, own_files)],
    "editor": [(editor, own_files)],
}
SIZES_OF = {"pictures": ("1280x800",), "paper": ("1280x800",), "mini": MINI_SIZES}
"""Groups that are drawn in other sizes than the rest unless sizes are asked for."""


def in_zone(word: str) -> Callable[[Frame], bool]:
    return lambda shown: (
        shown.phase is Phase.STEP and shown.step is not None and word in shown.step.technique.id
    )


def starts_new(side: Side, wanted: set[str]) -> Callable[[Frame], bool]:
    return lambda shown: (
        shown.phase is Phase.STEP
        and shown.side is side
        and shown.step is not None
        and shown.step.technique.id in wanted
    )


def draw(
    groups: Sequence[str], theme: str, size: str, text: int, digits: int, out: Path
) -> list[tuple[str, Path]]:
    """One theme in one size, text and digits in percent: the group and the file of each picture."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setStyle("fusion")
    drawn = []
    look = replace(_THEMES[theme], zoom=text / 100, reach=digits / 100)
    suffix = f"{theme}-{size}" + ("" if text == digits == 100 else f"-{text}-{digits}")
    for group in groups:
        for walk, prepare in GROUPS[group]:
            first = walk is first_run
            with rehearsal(size_of(size), look, prepare, welcomed=not first) as run:
                for page, image in walk(run):
                    file = out / f"{page}-{suffix}.png"
                    if not image.save(str(file)):
                        raise SystemExit(f"{file} cannot be written")
                    drawn.append((group, file))
    return drawn


def index(files: Sequence[Path], columns: int, out: Path) -> None:
    """All of a group on one sheet, pages below one another, sizes and themes side by side."""
    wide, high, words, gap = 480, 300, 24, 12
    rows = -(-len(files) // columns)
    sheet = QImage(
        columns * (wide + gap) + gap, rows * (high + words + gap) + gap, QImage.Format.Format_RGB32
    )
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    painter.setFont(font(Role.SMALL, 1.0))
    for place, file in enumerate(files):
        x = gap + place % columns * (wide + gap)
        y = gap + place // columns * (high + words + gap)
        image = QImage(str(file)).scaled(
            wide,
            high,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(x, y, image)
        painter.setPen(QColor("white"))
        painter.drawText(QRect(x, y + high, wide, words), Qt.AlignmentFlag.AlignVCenter, file.stem)
    painter.end()
    sheet.save(str(out))


def size_of(words: str) -> QSize:
    width, _, height = words.partition("x")
    return QSize(int(width), int(height))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", nargs="+", choices=list(GROUPS), default=list(GROUPS))
    parser.add_argument(
        "--sizes", nargs="+", metavar="WxH", help=f"such as {' '.join(SIZES + MORE_SIZES)}"
    )
    parser.add_argument("--themes", nargs="+", choices=list(_THEMES), default=list(THEMES))
    parser.add_argument(
        "--text", type=int, choices=TEXT_SIZES, default=100, help="size of text in percent"
    )
    parser.add_argument(
        "--digits",
        type=int,
        choices=DIGIT_SIZES,
        default=100,
        metavar="N",
        help="size of digits in percent",
    )
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 1))
    return parser.parse_args()


def main() -> int:
    began = time.monotonic()
    asked = arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    jobs = []
    for size, theme in product(asked.sizes or SIZES + MINI_SIZES, asked.themes):
        wanted = [g for g in asked.pages if asked.sizes or size in SIZES_OF.get(g, SIZES)]
        if wanted:
            jobs.append((wanted, theme, size, asked.text, asked.digits, asked.out))
    drawn: dict[str, list[list[Path]]] = {}
    # Fresh interpreters: a QApplication does not survive a fork.
    with ProcessPoolExecutor(asked.jobs, mp_context=get_context("spawn")) as pool:
        for result in pool.map(draw, *zip(*jobs, strict=True)):
            for group in asked.pages:
                files = [file for of, file in result if of == group]
                if files:
                    drawn.setdefault(group, []).append(files)
    QGuiApplication(sys.argv[:1])
    load_fonts(resources.assets() / "fonts")
    count = 0
    for group, columns in drawn.items():
        files = [file for row in zip(*columns, strict=True) for file in row]
        index(files, len(columns), asked.out / f"index-{group}.png")
        count += len(files)
    print(f"{count} pictures in {time.monotonic() - began:.0f} s, in {asked.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
