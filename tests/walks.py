"""Goes through every page as the gallery does, for whoever looks at more than pictures."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from massage_timer.folders import within
from massage_timer.ui.tokens import LIGHT, Theme

_platform = os.environ.get("QT_QPA_PLATFORM", "")
from gallery import GROUPS  # noqa: E402  it chooses a platform of its own
from rehearsal import Rehearsal  # noqa: E402
from shots.home import first_run  # noqa: E402

os.environ["QT_QPA_PLATFORM"] = _platform

Look = Callable[[QWidget], None]
"""Called with the page that is shown, or with the mini view."""
SIZE = QSize(1280, 800)
WITH_PAGES = tuple(group for group in GROUPS if group not in ("paper", "pictures"))


class _Visit(Rehearsal):
    """Looks where a rehearsal takes pictures."""

    look: Look

    def picture(self) -> QImage:
        self.settle()
        page = self.window.pages.currentWidget()
        assert page is not None
        self.look(page)
        return QImage(1, 1, QImage.Format.Format_RGB32)

    def mini_picture(self) -> QImage:
        self.pages.mini.resize(self.size)
        self.settle()
        self.look(self.pages.mini)
        return QImage(1, 1, QImage.Format.Format_RGB32)


def visit(
    group: str, home: Path, look: Look, size: QSize = SIZE, theme: Theme = LIGHT
) -> Iterator[str]:
    """Look at all pages of a group, in a home of its own; gives the name of each when it has been
    looked at."""
    for number, (walk, prepare) in enumerate(GROUPS[group]):
        (home / str(number)).mkdir()
        places = within(home / str(number))
        prepare(places)
        run = _Visit(places, size, theme, welcomed=walk is not first_run)
        run.look = look
        run.window.activateWindow()
        try:
            for name, _ in walk(run):
                yield name
        finally:
            run.end()
