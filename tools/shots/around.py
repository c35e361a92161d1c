"""Learn, settings, and teaching a button."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication
from rehearsal import Rehearsal

from massage_timer.core.language import _, spoken_language
from massage_timer.core.routine import Side
from massage_timer.core.session import Command
from massage_timer.devices.awake.awake import DARK
from massage_timer.devices.desktop.media_keys import NO_BUS
from massage_timer.devices.sound.sounds import NO_SOUND
from massage_timer.devices.speech.voice import no_voice_for
from shots.shot import Shot


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
    page.show_note("sounds", _(NO_SOUND.words))
    page.show_note("talk", _(no_voice_for(spoken_language().code).words))
    page.show_note("media_keys", _(NO_BUS.words))
    page.show_note("keep_awake", _(DARK.words))
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
