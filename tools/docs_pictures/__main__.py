"""Draws the pictures of README and docs into docs/pictures; names after it draw only those."""

import argparse
import os
import sys
from pathlib import Path

from large_screen import platform

os.environ["QT_QPA_PLATFORM"] = platform()

from PySide6.QtWidgets import QApplication
from thumbnails import reduced, write

from docs_pictures.film import FILM, film
from docs_pictures.stills import STILLS, draw
from docs_pictures.webp import animated

OUT = Path(__file__).resolve().parents[2] / "docs" / "pictures"


def main() -> int:
    names = [still.name for still in STILLS]
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names) + " or film")
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    if unknown := set(asked.names) - {*names, "film"}:
        parser.error(f"there is no picture {', '.join(sorted(unknown))}")
    asked.out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    application.setStyle("fusion")
    written = 0
    for still in STILLS:
        if not asked.names or still.name in asked.names:
            image = draw(still)
            image = reduced(image) if still.reduced else image
            written += write(image, asked.out / f"{still.name}.png")
    if not asked.names or "film" in asked.names:
        written += (asked.out / FILM).write_bytes(animated(film()))
    print(f"{written / 1e6:.2f} MB in {asked.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
