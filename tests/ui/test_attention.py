"""Who has another window in front is called to the change of legs, and to nothing else."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.routine import Side
from massage_timer.ui.window.attention import Attention, Tell, calls

CHANGE = Cue(CueKind.CHANGE_LEGS, 300_000, Side.RIGHT)


@pytest.mark.parametrize("kind", CueKind)
def test_only_the_change_of_legs_calls_and_only_who_does_not_see_it(kind: CueKind) -> None:
    assert calls(kind, in_front=False) is (kind is CueKind.CHANGE_LEGS)
    assert not calls(kind, in_front=True)


def teller(told: list[tuple[str, ...]], name: str, *, can: bool) -> Tell:
    def tell(title: str, words: str) -> bool:
        told.append((name, title, words))
        return can

    return tell


def test_the_first_that_can_tells(qtbot: QtBot) -> None:
    told: list[tuple[str, ...]] = []
    tellers = [
        teller(told, "broken", can=False),
        teller(told, "notes", can=True),
        teller(told, "tray", can=True),
    ]
    window = QWidget()
    qtbot.addWidget(window)
    attention = Attention((window,), tellers, window, in_front=lambda: False)
    attention.call_for_change(CHANGE)
    assert told == [
        ("broken", "Change legs", "Right leg."),
        ("notes", "Change legs", "Right leg."),
    ]
    attention.call_for_change(replace(CHANGE, kind=CueKind.COUNT, number=3))
    assert len(told) == 2


def test_nobody_is_called_who_has_the_window_in_front(qtbot: QtBot) -> None:
    told: list[tuple[str, ...]] = []
    window = QWidget()
    qtbot.addWidget(window)
    tellers = [teller(told, "notes", can=True)]
    Attention((window,), tellers, window, in_front=lambda: True).call_for_change(CHANGE)
    assert told == []
