"""Feeds damaged and random pictures to the program for a while, and says what it did not survive.

Each picture is read and painted in a child process. The answer must be a picture or a SceneError
within a second of the processor's time; a file that crashed the child, or took longer, is kept.
"""

import argparse
import random
import re
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage

from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.plain_picture import load_plain
from massage_timer.pictures.sprites import ScenePainter

BATCH = 100
"""Pictures for each child."""
SLOW = 1.0
"""Seconds of the processor's time."""
KINDS = ("Mono", "Indexed8", "Grayscale8", "Grayscale16", "RGB32", "ARGB32", "RGBA64")
SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 viewBox="0 0 160 100" width="16cm" height="100mm" fill="none"><style>.a,rect{fill:#2E7D82;
opacity:.5}#c{stroke:red;stroke-width:2}</style><defs><linearGradient id="g" x2="50%"><stop
offset="0" stop-color="red"/><stop offset="1" style="stop-color:#00f;stop-opacity:.3"/>
</linearGradient><radialGradient id="h" xlink:href="#g" fx=".2" gradientUnits="userSpaceOnUse"
cx="80" cy="50" r="40" gradientTransform="rotate(9)" spreadMethod="reflect"/><symbol id="s"><circle
cx="4" cy="4" r="4" fill="orange"/></symbol></defs><g opacity=".5" transform="scale(2)"><rect
width="60" height="20" rx="3" fill="url(#h)"/><circle id="c" class="a" cx="50" cy="30" r="9"
stroke-dasharray="3 2" stroke-dashoffset="1"/></g><use xlink:href="#s" x="120" y="10"/><use
href="#s" transform="rotate(10) skewX(20) matrix(1 0 0 1 9 9)"/><text x="20" y="90" fill="black"
font-size="12" text-anchor="middle">Hi <tspan dx="3" font-weight="bold">you</tspan></text><path
fill="#333" stroke="url(#g)" d="M100 60c20 0 30 10 30 30h-60zQ9 9 5 5T8 8S1 2 3 4A5 3 20 0 1 9 9V3"
/><polygon points="1,1 20,20 30,5"/><polyline points="1 1 9 9" stroke="currentColor"/><ellipse
rx="9" ry="5"/><line x2="40" y2="9" stroke="blue" stroke-linecap="round" vector-effect=
"non-scaling-stroke"/></svg>"""
_WORDS = """0 -1 1e9 1e-9 1e308 -1e30 nan inf 32768 99999999999999999999 .5.5 % px # " ' < > / = & ;
url(#g) url(#s) href="#s" id="s" id="g" <g> </g> <use~href="#s"/> <tspan> transform="scale(0)" none
stroke-dasharray="0" <stop/> d="M" M L C A1,1,1 z <text>a</text> \u202e \U0001f9b5 \0"""
WORDS = [word.replace("~", " ") for word in _WORDS.split()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0, help="of the first child")
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.child:
        return feed(options.seed, options.folder)
    until, seed, bad = time.monotonic() + 60 * options.minutes, options.seed, 0
    pictures = 0
    while time.monotonic() < until:
        command = [sys.executable, __file__, "--child", f"--folder={options.folder}"]
        done = subprocess.run(
            [*command, f"--seed={seed}"], capture_output=True, text=True, check=False
        )
        if done.returncode or done.stderr:
            bad += 1
            print(f"seed {seed}: {done.returncode} {done.stdout[-300:]} {done.stderr[-2000:]}")
        else:
            pictures += int(done.stdout)
        seed += 1
    print(f"{pictures} of {BATCH * (seed - options.seed)} were shown, {bad} children failed.")
    return 1 if bad else 0


def feed(seed: int, folder: Path) -> int:
    """Read and paint a batch; how many could be shown is printed."""
    application = QGuiApplication.instance() or QGuiApplication([])
    shown = 0
    for number in range(BATCH):
        chance = random.Random(f"{seed} {number}")
        is_svg = chance.random() < 0.7
        file = folder / f"{seed}-{number}.{'svg' if is_svg else 'png'}"
        if not is_svg:
            file.write_bytes(png(chance, file))
        elif chance.random() < 0.7:
            file.write_text(varied(chance, SVG), encoding="utf-8")
        else:
            file.write_bytes(damaged(chance, SVG.encode(), WORDS))
        begun = time.process_time()
        with suppress(SceneError):
            scene = load_plain(file)
            size = QSize(chance.choice([80, 640]), chance.choice([50, 400]))
            ScenePainter(scene, size, palette_for(Theme.DARK), mirrored=seed % 2 == 1).image()
            shown += 1
        if time.process_time() - begun > SLOW:
            print(f"{file} took {time.process_time() - begun:.1f} s")
            return 1
        file.unlink()
    print(shown)
    del application
    return 0


def varied(chance: random.Random, text: str) -> str:
    """The text with some other numbers and names, still as well formed as before."""
    rate = chance.choice([0.01, 0.05, 0.3])
    values = [word for word in WORDS if not set(word) & set("<>\"'&")]

    def other(found: re.Match[str]) -> str:
        if chance.random() >= rate:
            return found[0]
        return str(chance.uniform(-99, 99)) if chance.random() < 0.5 else chance.choice(values)

    return re.sub(r"""(?<=["\s,(])(-?[.\d]+|#\w+)(?=["\s,)a-zA-Z])""", other, text)


def damaged(chance: random.Random, data: bytes, words: list[str]) -> bytes:
    """The data with some pieces cut, doubled, moved or written over."""
    for _ in range(chance.choice([1, 1, 2, 3, 5, 20])):
        start = chance.randrange(len(data) + 1)
        end = min(start + int(chance.expovariate(0.2)), len(data))
        piece = chance.choice(words).encode()
        if chance.random() < 0.3:
            other = chance.randrange(len(data) + 1)
            piece = data[other : other + int(chance.expovariate(0.02))]
        data = data[:start] + piece * chance.choice([1, 1, 1, 1, 30]) + data[end:]
    return data


def png(chance: random.Random, file: Path) -> bytes:
    """A PNG of a random kind and size, and mostly damaged; the file is written on the way."""
    kind = QImage.Format[f"Format_{chance.choice(KINDS)}"]
    image = QImage(chance.randrange(1, 90), chance.randrange(1, 60), kind)
    if kind is QImage.Format.Format_Indexed8:
        image.setColorTable([chance.getrandbits(32) for _ in range(chance.randrange(2, 200))])
    image.fill(chance.getrandbits(1))
    image.save(str(file))
    data = file.read_bytes()
    return damaged(chance, data, [chr(n) for n in range(1, 128)]) if chance.random() < 0.8 else data


if __name__ == "__main__":
    sys.exit(main())
