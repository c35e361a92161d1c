"""Draws every page of the program, offscreen, in several sizes and colours, to build/gallery.

`python tools/gallery.py --pages session change --sizes 800x480 --themes dim-amber` draws some. A
file is called <page>-<theme>-<width>x<height>.png, with the sizes of text and of digits in percent
behind it where one is another than 100; index-<group>.png shows a group on one sheet.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import product
from multiprocessing import get_context
from pathlib import Path

from large_screen import platform

os.environ["QT_QPA_PLATFORM"] = platform()

from own_samples import own_techniques, spoilt_techniques
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication
from rehearsal import Rehearsal, rehearsal
from shots.around import learn, settings, settings_idle, teach
from shots.before import comfort, ready, safety
from shots.broken_off import (
    LONG_AGO,
    broken_off,
    broken_off_at_change,
    broken_off_early,
    broken_off_ended,
    broken_off_long_ago,
    left_at,
)
from shots.diary import a_week, diary, empty, many, two_years
from shots.home import first_run, home, messages, own, own_spoilt, text, unsaved
from shots.mini import mini, mini_hundred, mini_waiting, mini_wayland
from shots.routines import (
    comfort_files,
    damaged_settings,
    own_files,
    paper_files,
    unsaved_files,
    waiting_settings,
)
from shots.sessions import (
    change,
    change_waiting,
    digits,
    done,
    feather,
    hundred,
    light_touch,
    pictures,
    session,
    stop,
)
from shots.sharing import sender_s_files, sharing
from shots.shot import Shot
from shots.unforeseen import unforeseen, unforeseen_mini
from shots.writing import card, editor, paper, rehearse

from massage_timer import resources
from massage_timer.core.language import ENGLISH, LANGUAGES
from massage_timer.folders import Folders
from massage_timer.store.settings import DIGIT_SIZES, TEXT_SIZES
from massage_timer.translating import speak_as_wished
from massage_timer.ui import tokens
from massage_timer.ui.fonts import font, load_fonts
from massage_timer.ui.qt_language import follow_language
from massage_timer.ui.tokens import Role

OUT = Path(__file__).resolve().parents[1] / "build" / "gallery"
SIZES = ("800x480", "1280x800", "1920x1080")
MINI_SIZES = ("320x120", "640x240")
MORE_SIZES = ("1024x768", "1366x768", "3840x2160", "1080x1920", "2560x1080")
THEMES = ("light", "dark")
_THEMES = {theme.name: theme for theme in tokens.THEMES}

Walk = Callable[[Rehearsal], Iterator[Shot]]
Prepare = Callable[[Folders], None]
GROUPS: dict[str, list[tuple[Walk, Prepare]]] = {
    "home": [(home, own_files), (unsaved, unsaved_files)],
    "text": [(text, own_files), (messages, damaged_settings), (first_run, own_files)],
    "sharing": [(sharing, sender_s_files)],
    "diary": [
        (empty, own_files),
        (diary, a_week),
        (diary, two_years),
        (diary, many),
    ],
    "broken-off": [
        (broken_off, left_at(510_000)),
        (broken_off_at_change, left_at(310_000)),
        (broken_off_early, left_at(1_500)),
        (broken_off_long_ago, left_at(510_000, LONG_AGO)),
        (broken_off_ended, left_at(510_000)),
    ],
    "learn": [(learn, own_files)],
    "settings": [(settings, own_files), (settings_idle, own_files)],
    "teach": [(teach, own_files)],
    "card": [(card, own_files)],
    "paper": [(paper, paper_files)],
    "safety": [(safety, own_files)],
    "comfort": [(comfort, comfort_files)],
    "ready": [(ready, own_files)],
    "session": [
        (session, own_files),
        (feather, own_files),
        (light_touch, own_files),
        (hundred, own_files),
    ],
    "digits": [(digits, own_files)],
    "own": [(own, own_techniques), (own_spoilt, spoilt_techniques)],
    "rehearse": [(rehearse, own_files)],
    "pictures": [(pictures, own_files)],
    "change": [(change, own_files), (change_waiting, waiting_settings)],
    "mini": [
        (mini, own_files),
        (mini_hundred, own_files),
        (mini_wayland, own_files),
        (mini_waiting, waiting_settings),
        (unforeseen_mini, own_files),
    ],
    "stop": [(stop, own_files)],
    "done": [(done, own_files)],
    "editor": [(editor, own_files)],
    "wrong": [(unforeseen, own_files)],
}
SIZES_OF = {"pictures": ("1280x800",), "paper": ("1280x800",), "mini": MINI_SIZES}
"""Groups that are drawn in other sizes than the rest unless sizes are asked for."""


def draw(
    groups: Sequence[str],
    theme: str,
    size: str,
    text: int,
    digits: int,
    language: str,
    right_to_left: bool,
    out: Path,
) -> list[tuple[str, Path]]:
    """One theme in one size, text and digits in percent: the group and the file of each picture."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setStyle("fusion")
    speak_as_wished(language, ())
    follow_language(application)
    if right_to_left:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    drawn = []
    look = replace(_THEMES[theme], zoom=text / 100, reach=digits / 100)
    suffix = f"{theme}-{size}" + ("" if text == digits == 100 else f"-{text}-{digits}")
    suffix += "" if language == ENGLISH.code else f"-{language}"
    suffix += "-right-to-left" if right_to_left else ""
    for group in groups:
        for walk, prepare in GROUPS[group]:
            first = walk is first_run
            with rehearsal(size_of(size), look, prepare, welcomed=not first) as run:
                for page, image in walk(run):
                    file = out / f"{page}-{suffix}.png"
                    if not image.save(str(file)):
                        raise SystemExit(f"{file} cannot be written")
                    drawn.append((group, file))
    return drawn


def index(files: Sequence[Path], columns: int, out: Path) -> None:
    """All of a group on one sheet, pages below one another, sizes and themes side by side."""
    wide, high, words, gap = 480, 300, 24, 12
    rows = -(-len(files) // columns)
    sheet = QImage(
        columns * (wide + gap) + gap, rows * (high + words + gap) + gap, QImage.Format.Format_RGB32
    )
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    painter.setFont(font(Role.SMALL, 1.0))
    for place, file in enumerate(files):
        x = gap + place % columns * (wide + gap)
        y = gap + place // columns * (high + words + gap)
        image = QImage(str(file)).scaled(
            wide,
            high,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(x, y, image)
        painter.setPen(QColor("white"))
        painter.drawText(QRect(x, y + high, wide, words), Qt.AlignmentFlag.AlignVCenter, file.stem)
    painter.end()
    sheet.save(str(out))


def size_of(words: str) -> QSize:
    width, _, height = words.partition("x")
    return QSize(int(width), int(height))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", nargs="+", choices=list(GROUPS), default=list(GROUPS))
    parser.add_argument(
        "--sizes", nargs="+", metavar="WxH", help=f"such as {' '.join(SIZES + MORE_SIZES)}"
    )
    parser.add_argument("--themes", nargs="+", choices=list(_THEMES), default=list(THEMES))
    parser.add_argument(
        "--text", type=int, choices=TEXT_SIZES, default=100, help="size of text in percent"
    )
    parser.add_argument(
        "--digits",
        type=int,
        choices=DIGIT_SIZES,
        default=100,
        metavar="N",
        help="size of digits in percent",
    )
    parser.add_argument("--language", choices=[one.code for one in LANGUAGES], default=ENGLISH.code)
    parser.add_argument("--right-to-left", action="store_true", help="as if read so, in English")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 1))
    return parser.parse_args()


def main() -> int:
    began = time.monotonic()
    asked = arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    jobs = []
    for size, theme in product(asked.sizes or SIZES + MINI_SIZES, asked.themes):
        wanted = [g for g in asked.pages if asked.sizes or size in SIZES_OF.get(g, SIZES)]
        if wanted:
            sizes = asked.text, asked.digits
            jobs.append(
                (wanted, theme, size, *sizes, asked.language, asked.right_to_left, asked.out)
            )
    drawn: dict[str, list[list[Path]]] = {}
    # Fresh interpreters: a QApplication does not survive a fork.
    with ProcessPoolExecutor(asked.jobs, mp_context=get_context("spawn")) as pool:
        for result in pool.map(draw, *zip(*jobs, strict=True)):
            for group in asked.pages:
                files = [file for of, file in result if of == group]
                if files:
                    drawn.setdefault(group, []).append(files)
    QGuiApplication(sys.argv[:1])
    load_fonts(resources.assets() / "fonts")
    count = 0
    for group, columns in drawn.items():
        files = [file for row in zip(*columns, strict=True) for file in row]
        index(files, len(columns), asked.out / f"index-{group}.png")
        count += len(files)
    print(f"{count} pictures in {time.monotonic() - began:.0f} s, in {asked.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
