"""What the system or the desktop changes while the program runs is followed at once, all over."""

from collections.abc import Iterator

import pytest
from gallery import size_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from rehearsal import CLASSIC, Rehearsal, rehearsal

from massage_timer.devices.accessibility import NOTHING_WISHED, DesktopWishes
from massage_timer.ui.tokens import DIM_AMBER, LIGHT

HINTS = QGuiApplication.styleHints


@pytest.fixture
def run(qapp: QApplication) -> Iterator[Rehearsal]:
    with rehearsal(size_of("1280x800"), LIGHT) as run:
        yield run


@pytest.mark.parametrize("signal", ["colorSchemeChanged", "contrastPreferenceChanged"])
def test_each_change_of_colours_reaches_every_view(run: Rehearsal, signal: str) -> None:
    run.begin(CLASSIC)
    run.window.set_theme(DIM_AMBER)
    if signal == "colorSchemeChanged":
        HINTS().colorSchemeChanged.emit(HINTS().colorScheme())
    else:
        accessibility = HINTS().accessibility()
        accessibility.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert run.window.theme == run.pages.session.theme
    assert run.window.theme == run.program.settings.theme(HINTS())


def test_colours_that_were_chosen_are_left_alone(run: Rehearsal) -> None:
    run.program.settings.keep_values({"theme": "dim-amber"})
    run.program.follow_settings()
    HINTS().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert run.window.theme.name == DIM_AMBER.name


def test_text_grows_with_that_of_the_desktop_and_shrinks_again(run: Rehearsal) -> None:
    run.program.settings.keep_values({"text_size": 125})
    run.program.follow_settings()
    zooms = []
    for text in (1.0, 1.2, 2.0):
        run.program.follow_desktop(DesktopWishes(text=text))
        zooms.append(run.window.theme.zoom)
    assert zooms == pytest.approx([1.25, 1.5, 2.0])
    run.program.follow_desktop(NOTHING_WISHED)
    assert run.window.theme.zoom == pytest.approx(1.25)


def test_a_picture_stands_from_the_moment_the_desktop_asks_for_less_motion(run: Rehearsal) -> None:
    run.begin(CLASSIC)
    run.go_until(lambda shown: shown.stroke == 2)
    assert moves(run)
    run.program.follow_desktop(DesktopWishes(less_motion=True))
    assert not moves(run)
    run.program.follow_desktop(NOTHING_WISHED)
    assert moves(run)


def test_motion_that_was_chosen_is_kept_whatever_the_desktop_asks(run: Rehearsal) -> None:
    run.program.settings.keep_values({"motion": "full"})
    run.program.follow_desktop(DesktopWishes(less_motion=True))
    run.begin(CLASSIC)
    run.go_until(lambda shown: shown.stroke == 2)
    assert moves(run)


def moves(run: Rehearsal) -> bool:
    """Whether the picture becomes another within a second of the stroke."""
    seen = []
    for _ in range(2):
        run.pass_time(700)
        run.pages.session.show_frame(run.frame)
        run.settle()
        seen.append(run.pages.session.picture.grab().toImage())
    return seen[0] != seen[1]
