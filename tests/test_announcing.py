"""What a screen reader is given to say in a session, and what stays silent."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from giver import Giver
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from samples import step

from massage_timer.announcing import URGENT, Announcing
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.manner import Talk
from massage_timer.core.routine import Side
from massage_timer.core.session import Command, Phase
from massage_timer.ui.screen_reader import ScreenReader


@dataclass
class FakeReader:
    """Keeps what it is given to say; what is urgent has a mark."""

    listens: bool = True
    said: list[str] = field(default_factory=list)

    def say(self, words: str, *, urgent: bool) -> None:
        self.said.append(f"{'! ' if urgent else ''}{words}")


@pytest.fixture
def giver(qapp: QApplication, tmp_path: Path) -> Iterator[Giver]:
    giver = Giver(tmp_path)
    yield giver
    giver.leave()


def listened(giver: Giver, talk: Talk = Talk.OFF, *, listens: bool = True) -> list[str]:
    reader = FakeReader(listens)
    announcing = Announcing(reader, lambda: talk, giver.player)
    giver.player.cue.connect(announcing.hear)
    return reader.said


def test_steps_wait_for_their_turn_and_a_pause_does_not(giver: Giver) -> None:
    said = listened(giver)
    giver.begin()
    giver.player.tell(Command.PAUSE)
    assert said == [
        "Left leg. Warm-up twists.",
        "Warm-up twists. Palms on both sides. Twist gently, ankle to toes.",
        "! Paused. Any key goes on.",
    ]


def test_what_the_voice_says_is_left_to_it(giver: Giver) -> None:
    said = listened(giver, Talk.ALL)
    giver.begin()
    giver.player.tell(Command.PAUSE)
    assert said == []


def test_where_the_voice_says_names_alone_the_reader_says_the_rest(giver: Giver) -> None:
    said = listened(giver, Talk.NAMES)
    giver.begin()
    assert said == ["Palms on both sides. Twist gently, ankle to toes."]


def test_nobody_is_told_where_nobody_listens(giver: Giver) -> None:
    said = listened(giver, listens=False)
    giver.begin()
    assert said == []


def test_without_a_voice_the_setting_of_the_voice_means_nothing(giver: Giver) -> None:
    giver.begin()
    accompaniment = giver.program.sessions._accompaniment
    assert accompaniment is not None
    assert accompaniment.announcer.manner.talks is Talk.ALL
    assert accompaniment.talks is Talk.OFF


def test_a_count_and_a_stroke_say_nothing() -> None:
    reader = FakeReader()
    announcing = Announcing(reader, lambda: Talk.OFF)
    for kind in (CueKind.COUNT, CueKind.STROKE, CueKind.HALF_LEG):
        announcing.hear(Cue(kind, 0, Side.LEFT, step()))
    assert reader.said == []


def test_only_what_nobody_may_miss_breaks_into_what_is_being_read() -> None:
    assert {kind.name for kind in URGENT} == {
        "CHANGE_LEGS", "FINISHED", "PAUSED", "REFUSED", "SLEPT", "STALLED", "STOPPED",
    }  # fmt: skip


def test_where_no_reader_is_on_nothing_listens(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    reader = ScreenReader(lambda: widget)
    assert not reader.listens
    reader.say("Paused.", urgent=True)  # and nothing breaks


def test_no_name_changes_while_only_digits_tick(giver: Giver) -> None:
    cues: list[Cue] = []
    giver.player.cue.connect(cues.append)
    giver.begin()
    ticks, before = 0, _names(giver.window)
    for _ in range(60):
        cues.clear()
        giver.pass_time(1000)
        after = _names(giver.window)
        if not cues and giver.frame.phase is Phase.STEP:
            ticks += 1
            assert after == before
        before = after
    assert ticks > 40


def test_no_name_changes_while_the_change_of_legs_is_counted_down(giver: Giver) -> None:
    giver.begin()
    giver.go_to(Phase.CHANGE)
    seconds, names = set(), set()
    while giver.frame.phase is Phase.CHANGE and giver.frame.seconds > 1:
        seconds.add(giver.frame.seconds)
        page = giver.pages.change
        names.add((page.accessibleName(), *_names(page)))
        giver.pass_time(1000)
    assert len(seconds) > 5
    assert len(names) == 1


def _names(window: QWidget) -> list[tuple[str, str]]:
    """Each is an event for readers when it changes."""
    parts = window.findChildren(QWidget)
    return [(part.accessibleName(), part.accessibleDescription()) for part in parts]
