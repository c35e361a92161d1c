"""The system's wish for less motion or more contrast, from every Qt that can be under it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from massage_timer.devices.accessibility import (
    wants_less_motion,
    wants_more_contrast,
    when_contrast_changes,
    when_motion_changes,
)
from massage_timer.kept_settings import KeptSettings
from massage_timer.messages import Messages
from massage_timer.ui.tokens import LIGHT, high_contrast


class Preference(Enum):
    """As Qt's own: no preference is 0."""

    NONE = 0
    REDUCED = 1


@dataclass
class Changed:
    """A signal."""

    listeners: list[Callable[[], object]] = field(default_factory=list)

    def connect(self, listener: Callable[[], object]) -> None:
        self.listeners.append(listener)


@dataclass
class Accessibility:
    """Of Qt 6.12."""

    preference: Preference = Preference.NONE
    changed: Changed = field(default_factory=Changed)

    @property
    def motionPreferenceChanged(self) -> Changed:
        return self.changed

    def motionPreference(self) -> Preference:
        return self.preference

    @property
    def contrastPreferenceChanged(self) -> Changed:
        return self.changed

    def contrastPreference(self) -> Preference:
        return self.preference


@dataclass
class Hints:
    """Of an application: Qt 6.12 with `Accessibility`, Qt 6.10 with anything else."""

    inner: object

    def accessibility(self) -> object:
        return self.inner


@pytest.mark.parametrize("preference", Preference)
def test_a_qt_that_knows_is_believed(preference: Preference) -> None:
    wanted = wants_less_motion(Hints(Accessibility(preference)))
    assert wanted is (preference is Preference.REDUCED)


@pytest.mark.parametrize("hints", [object(), Hints(object())])
def test_an_older_qt_asks_for_nothing(hints: object) -> None:
    assert not wants_less_motion(hints)
    when_motion_changes(hints, lambda: None)


def test_whoever_wants_to_hear_of_a_change_does() -> None:
    heard: list[str] = []
    accessibility = Accessibility()
    when_motion_changes(Hints(accessibility), lambda: heard.append("changed"))
    for listener in accessibility.changed.listeners:
        listener()
    assert heard == ["changed"]


def test_the_qt_under_these_tests_can_be_asked(qapp: QApplication) -> None:
    assert wants_less_motion(QGuiApplication.styleHints()) in (False, True)


@pytest.mark.parametrize("preference", Preference)
def test_a_wish_for_more_contrast_is_believed(preference: Preference) -> None:
    wanted = wants_more_contrast(Hints(Accessibility(preference)))
    assert wanted is (preference is Preference.REDUCED)


def test_a_change_of_contrast_is_heard_where_qt_tells_it() -> None:
    heard: list[str] = []
    accessibility = Accessibility()
    when_contrast_changes(Hints(accessibility), lambda: heard.append("changed"))
    when_contrast_changes(object(), lambda: heard.append("never"))
    assert not wants_more_contrast(object())
    for listener in accessibility.changed.listeners:
        listener()
    assert heard == ["changed"]


def test_the_qt_under_these_tests_tells_a_change_of_contrast(qapp: QApplication) -> None:
    heard: list[str] = []
    hints = QGuiApplication.styleHints()
    when_contrast_changes(hints, lambda: heard.append("changed"))
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert heard == ["changed"]


@dataclass
class Colours(Hints):
    """Of a system that is light."""

    def colorScheme(self) -> Qt.ColorScheme:
        return Qt.ColorScheme.Light


@pytest.mark.parametrize("preference", Preference)
def test_colours_are_strong_where_the_system_asks_for_contrast(
    tmp_path: Path, preference: Preference
) -> None:
    kept = KeptSettings(tmp_path / "settings.json", Messages())
    theme = kept.theme(Colours(Accessibility(preference)))  # type: ignore[arg-type]
    wanted = LIGHT if preference is Preference.NONE else high_contrast(LIGHT)
    assert theme == wanted
