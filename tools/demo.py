"""Rehearses the classic routine offscreen in a few seconds: pictures and cues go to build/demo.

The real program goes through all of its pages by its own buttons; only the clock jumps from one
shown second to the next. Each thing that changes becomes a numbered picture.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from large_screen import platform

os.environ["QT_QPA_PLATFORM"] = platform()

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QApplication
from rehearsal import CLASSIC, Rehearsal, rehearsal

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.names import SIDE_NAMES, clock
from massage_timer.core.phrases import spoken
from massage_timer.core.routine import Side
from massage_timer.core.session import Phase
from massage_timer.ui.tokens import THEMES

OUT = Path(__file__).resolve().parents[1] / "build" / "demo"
INTO_A_STEP = 0.6
"""At this share of a stroke a step's picture is taken, where its hands are well under way."""


class Script(QObject):
    """Writes the cues down as they are said, with the time since Start."""

    def __init__(self, run: Rehearsal) -> None:
        super().__init__(run.window)
        self.lines: list[str] = []
        self._run = run
        self._began = run.clock.now()
        run.player.cue.connect(self.hear)

    def hear(self, cue: Cue) -> None:
        passed = (self._run.clock.now() - self._began) // 1000
        self.lines.append(f"{clock(passed):>5}  {cue.kind.value:<24}  {spoken(cue)}".rstrip())


class Album:
    """Numbers the pictures and says what each is."""

    def __init__(self, run: Rehearsal, out: Path) -> None:
        self._run = run
        self._out = out
        self.count = 0

    def take(self, name: str) -> None:
        self.count += 1
        file = self._out / f"{self.count:02d}-{name}.png"
        if not self._run.picture().save(str(file)):
            raise SystemExit(f"{file} cannot be written")
        print(f"  {file.name}")


def rehearse(run: Rehearsal, out: Path) -> Album:
    """Home, check, comfort, Ready, both legs, Done; returns the pictures that were taken."""
    album, pages = Album(run, out), run.pages
    album.take("home")
    run.program.opening.open_routine(CLASSIC)
    album.take("safety-check")
    run.pass_check()
    album.take("comfort")
    run.get_ready()
    album.take("ready")
    script = Script(run)
    pages.ready.start.click()
    seen: tuple[object, ...] = ()
    while run.frame.phase is not Phase.DONE:
        shown = run.frame
        assert shown.step is not None
        if (shown.phase, shown.side, shown.step) != seen:
            seen = (shown.phase, shown.side, shown.step)
            if shown.phase is Phase.STEP:
                run.pass_time(
                    round(shown.step.pace * shown.step.technique.work * 1000 * INTO_A_STEP)
                )
            album.take(_name(run))
        run.next_second()
    album.take("done")
    (out / "cues.txt").write_text("\n".join(script.lines) + "\n", encoding="utf-8")
    assert script.lines[-1].endswith(spoken(Cue(CueKind.FINISHED, 0, Side.RIGHT)))
    return album


def _name(run: Rehearsal) -> str:
    """What the picture of this instant is called."""
    shown = run.frame
    assert shown.step is not None
    match shown.phase:
        case Phase.CHANGE:
            return f"change-to-the-{shown.side.value}-leg"
        case Phase.STEP:
            return f"{shown.side.value}-{shown.step.technique.id}"
        case _:
            return f"{shown.side.value}-get-ready"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--theme", choices=[theme.name for theme in THEMES], default="light")
    asked = parser.parse_args()
    began = time.monotonic()
    asked.out.mkdir(parents=True, exist_ok=True)
    for old in asked.out.glob("[0-9][0-9]-*.png"):
        old.unlink()
    application = QApplication(sys.argv[:1])
    application.setStyle("fusion")
    theme = next(theme for theme in THEMES if theme.name == asked.theme)
    print(f"Rehearsing {CLASSIC} with a clock that jumps:")
    with rehearsal(QSize(1280, 800), theme) as run:
        album = rehearse(run, asked.out)
        legs = [f"{SIDE_NAMES[side]} {run.pages.done.clocks[side].words}" for side in Side]
    print(
        f"{album.count} pictures and cues.txt in {asked.out}, in {time.monotonic() - began:.0f} s"
    )
    print(" · ".join(legs))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
