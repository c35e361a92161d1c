"""Every line of words on every page of the gallery stands out from what is really beneath it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from gallery import GROUPS, size_of
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from rehearsal import Rehearsal, rehearsal
from shots.home import first_run
from written import Line, lines_of

from massage_timer.ui.tokens import LIGHT, THEMES, Theme, contrast, high_contrast
from massage_timer.ui.window.drops import DropOverlay

PAGES = [group for group in GROUPS if group not in ("paper", "pictures")]
"""Paper is white and black, and those pictures are of pages that are looked at anyway."""
SIZE = "1280x800"
STRONG = [high_contrast(theme) for theme in THEMES]

WORDS, LARGE_WORDS = 4.5, 3.0
LARGE, LARGE_BOLD, BOLD = 24.0, 18.66, 700
"""Px of the 18 and the 14 points that WCAG 2 calls large, and the weight of the latter."""
TOO_LITTLE_SEEN = 3.0
"""Px of a line's height: what is scrolled out of sight but for these is not read."""
NO_INK = 0.99
"""What is seen through more than this is going, or in the hand: the controls of a session that
rest, and the place that a dragged row has left. WCAG 2 calls both inactive."""


@pytest.mark.soak
@pytest.mark.parametrize("group", PAGES)
def test_every_line_stands_out_in_every_theme_and_where_the_system_asks_for_more_contrast(
    group: str, qapp: QApplication
) -> None:
    assert not faults_of(group, [*THEMES, *STRONG])


def faults_of(group: str, looks: Sequence[Theme]) -> set[str]:
    """What is too faint on the pages of a group, in each of the looks."""
    faults: set[str] = set()
    for walk, prepare in GROUPS[group]:
        with rehearsal(size_of(SIZE), LIGHT, prepare, welcomed=walk is not first_run) as run:
            for name, _image in walk(_unpictured(run)):
                window = run.pages.mini if "mini" in name else run.window
                shown = run.window.theme
                for look in looks:
                    run.window.set_theme(replace(look, zoom=shown.zoom, reach=shown.reach))
                    run.settle()
                    faults |= {f"{name} in {_called(look)}: {each}" for each in faint_in(window)}
                run.window.set_theme(shown)
    return faults


def test_words_that_are_too_faint_are_found(qapp: QApplication) -> None:
    page = Written("#8A8A8A", "#FFFFFF")
    page.resize(200, 40)
    page.show()
    assert [fault.split(" on ")[0] for fault in faint_in(page)] == ["'Too faint' #8A8A8A"]
    page.colour = "#595959"
    assert not list(faint_in(page))
    page.close()


def test_words_in_the_colour_of_their_ground_are_found(qapp: QApplication) -> None:
    page = Written("#FFFFFF", "#FFFFFF")
    page.resize(200, 40)
    page.show()
    assert list(faint_in(page))
    page.close()


def faint_in(window: QWidget) -> Iterator[str]:
    """The lines of a window that stand out too little, each with its colours and the ratio."""
    image = window.grab().toImage()
    veiled = any(veil.isVisible() for veil in window.findChildren(DropOverlay))
    for line in lines_of(window):
        box = line.in_window
        if line.colour.alphaF() < NO_INK or box.height() < TOO_LITTLE_SEEN:
            continue
        if (veiled and not isinstance(line.of, DropOverlay)) or _is_covered(line):
            continue
        back = ground_of(box, line.colour, image).name().upper()
        ratio = contrast(line.colour.name(), back)
        if ratio < least(line):
            yield f"{line.words!r} {line.colour.name().upper()} on {back}: {ratio:.2f}"


def least(line: Line) -> float:
    """The ratio that WCAG 2 AA asks of a line."""
    large = line.px >= LARGE or (line.px >= LARGE_BOLD and line.weight >= BOLD)
    return LARGE_WORDS if large else WORDS


def ground_of(box: QRectF, ink: QColor, image: QImage) -> QColor:
    """The commonest colour in a box and one px round it that is not the ink; the ink if all is."""
    room = box.toAlignedRect().adjusted(-1, -1, 1, 1) & image.rect()
    part = image.copy(room).convertToFormat(QImage.Format.Format_RGB32)
    seen = Counter(bytes(part.constBits())[n : n + 4] for n in range(0, part.sizeInBytes(), 4))
    seen.pop(bytes((ink.blue(), ink.green(), ink.red(), 255)), None)
    if not seen:
        return ink
    [((blue, green, red, _), _often)] = seen.most_common(1)
    return QColor(red, green, blue)


class Written(QWidget):
    """A page made up for this test: two words on a ground."""

    def __init__(self, colour: str, ground: str) -> None:
        super().__init__()
        self.colour, self._ground = colour, ground

    def paintEvent(self, _event: object) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._ground))
            painter.setPen(QColor(self.colour))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Too faint")


def _is_covered(line: Line) -> bool:
    """Whether another widget lies over its middle, such as a notice over the cards of Home."""
    window = line.of.window()
    top = window.childAt(line.in_window.center().toPoint())
    return top is not None and not (
        top is line.of or top.isAncestorOf(line.of) or line.of.isAncestorOf(top)
    )


def _unpictured(run: Rehearsal) -> Rehearsal:
    """The run without its pictures, as each look takes one of its own."""

    def settled() -> QImage:
        run.settle()
        return QImage(8, 8, QImage.Format.Format_RGB32)

    run.picture = run.mini_picture = settled  # type: ignore[method-assign]
    return run


def _called(look: Theme) -> str:
    return look.name + (" with high contrast" if look.stroke > 1 else "")
