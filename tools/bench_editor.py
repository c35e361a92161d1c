"""Measures the editor with forty steps and prints it as JSON, for the benchmark to show.

CPU ms from an event until its answer is painted: the longest of several tries.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer.app import build
from massage_timer.core.written import Edit, InsertStep, MoveStep, SetText
from massage_timer.folders import within
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.manuscript.drafts import draft_of
from massage_timer.ui.editor.page_keys import Asked
from massage_timer.ui.home.acts import Act

STEPS = 40
TRIES = 12
HEAD = """format: 1
name: Forty steps
about: As many as there may be.
suits: Measuring
steps:
"""


def forty_steps(techniques: Catalogue) -> str:
    """Techniques by turns, from foot to hip, so that each row has another picture."""
    ids = list(techniques)
    places = sorted(range(STEPS), key=lambda number: ids.index(ids[number % len(ids)]))
    rows = (
        f"  - technique: {ids[number % len(ids)]}\n    seconds: 6\n    pace: 3\n"
        for number in places
    )
    return HEAD + "".join(rows)


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv)
    application.setStyle("fusion")
    home = Path(os.environ["HOME"], "editor")
    places = within(home)
    places.routines.mkdir(parents=True, exist_ok=True)
    program = build(places, welcomed=True)
    techniques = program.shelf.shelf.techniques()
    text = forty_steps(techniques)
    (places.routines / "forty.yaml").write_text(text, encoding="utf-8")
    program.show_window()
    program.window.resize(1280, 800)
    program.read_the_rest()
    program.do(Act.EDIT, "forty")
    editing = program.authoring.editing
    page = editing.page
    application.processEvents()

    def cost(act: Callable[[int], object]) -> float:
        spent = []
        for number in range(TRIES):
            begun = time.process_time()
            act(number)
            application.sendPostedEvents()  # paints what the act has changed
            spent.append(time.process_time() - begun)
            for _ in range(20):  # what comes later, as a picture does
                application.processEvents()
        return max(spent) * 1000

    def edited(edit: Edit) -> None:
        page.edited.emit(edit)

    found = {
        "another row": cost(lambda _: press(page.table, Qt.Key.Key_Down)),
        "another length": cost(lambda at: edited(SetText(at, "seconds", str(9 + at)))),
        "undo": cost(lambda _: page.do(Asked.UNDO)),
        "redo": cost(lambda _: page.do(Asked.REDO)),
        "fit": cost(lambda _: page.do(Asked.FIT)),
        "a new step": cost(lambda at: edited(InsertStep(at, {"technique": "calf-glide"}))),
        "a step moved": cost(lambda at: edited(MoveStep(at, at + 1))),
    }
    page.table.edit_asked.emit("cue")
    typing = application.focusWidget()
    assert typing is not None
    found["a letter typed"] = cost(lambda _: press(typing, Qt.Key.Key_A, "a"))
    begun = time.process_time()
    for _ in range(TRIES):
        draft_of(text, "forty.yaml", techniques)
    found["draft of forty steps"] = (time.process_time() - begun) * 1000 / TRIES
    print(json.dumps(found))
    return 0


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


if __name__ == "__main__":
    raise SystemExit(main())
