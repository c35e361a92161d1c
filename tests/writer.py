"""Goes through the whole program as somebody does who writes routines."""

from pathlib import Path

from giver import Giver

from massage_timer.authoring.editing import Editing
from massage_timer.authoring.writing import Work
from massage_timer.core.draft import RoutineDraft
from massage_timer.ui.editor.page import EditorPage
from massage_timer.ui.home.acts import Act

MINE = """\
format: 1  # one
name: Mine
about: Calves.
suits: Me
steps:
  - {technique: warmup-twists, seconds: 40}  # slow
  - {technique: calf-knead, seconds: 180}
  - {technique: finishing-strokes, seconds: 80}
"""


class Writer(Giver):
    """Somebody who writes routines."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.home = home
        self.program.read_the_rest()

    @property
    def editing(self) -> Editing:
        editing = self.program.authoring.editing
        assert isinstance(editing, Editing)
        return editing

    @property
    def editor(self) -> EditorPage:
        return self.editing.page

    def do(self, act: Act, id_: str = "") -> None:
        self.window.home.act_asked.emit(act, id_)

    @property
    def own(self) -> list[str]:
        return sorted(path.name for path in self.places.routines.glob("*"))

    @property
    def work(self) -> Work:
        """What is being written."""
        work = self.editing._work
        assert work is not None
        return work

    @property
    def text(self) -> str:
        return self.work.text

    @property
    def draft(self) -> RoutineDraft:
        """What it comes to."""
        return self.editing._draft()
