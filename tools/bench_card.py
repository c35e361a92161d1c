"""Measures the card of a routine and prints it as JSON, for the benchmark to show.

CPU ms: to load what it needs, to make its file for the first time and once more, and until its page
is painted.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from massage_timer.app import build
from massage_timer.folders import within
from massage_timer.ui.home.acts import Act


def main(routine: str) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv)
    application.setStyle("fusion")
    home = Path(os.environ["HOME"], "card")
    places = within(home)
    program = build(places, welcomed=True)
    program.show_window()
    program.read_the_rest()
    application.processEvents()

    def cost(act: Callable[[], object]) -> float:
        begun = time.process_time()
        act()
        application.sendPostedEvents()
        return (time.process_time() - begun) * 1000

    def load() -> None:
        import massage_timer.authoring.card_desk  # noqa: F401

    def write() -> None:
        from massage_timer.paper.card import Card
        from massage_timer.paper.pdf import pdf
        from massage_timer.paper.sheets import Sheet

        chosen = program.shelf.choose(routine).routine
        assert chosen is not None
        pdf(Card(chosen, Sheet.A4, program.pictures.library))

    found = {
        "loading what it needs": cost(load),
        "its file, the first time": cost(write),
        "its file, once more": cost(write),
        "its page, until it is painted": cost(lambda: program.do(Act.CARD, routine)),
    }
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
