"""The workshop's commands: build scene files, and look at what is on the bench.

    python -m workshop build [NAME...]      scene files into assets/pictures (all, if none is named)
    python -m workshop look NAME [EYE...]   a quick shaded look from the picture's eye and others
    python -m workshop sheet NAME...        a contact sheet: frames of a loop, both legs, two themes
    python -m workshop references           small frames for the tests to compare with
    python -m workshop list                 what there is

What is inked is kept in build/workshop; a picture whose files have not changed is not built again.
"""

import argparse
import hashlib
import json
import os
import re
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "assets" / "pictures"
ICON = ROOT / "assets" / "icon"
REFERENCES = ROOT / "tests" / "pictures" / "references"
BENCH = ROOT / "build" / "workshop"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="workshop", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="write scene files")
    build.add_argument("names", nargs="*")
    build.add_argument("--force", action="store_true", help="also those that have not changed")
    build.add_argument("--out", type=Path, default=PICTURES)
    look = commands.add_parser("look", help="a quick shaded look")
    look.add_argument("name")
    look.add_argument("eyes", nargs="*")
    look.add_argument("--pixels", type=float, default=0.6, help="px a unit")
    sheet = commands.add_parser("sheet", help="a contact sheet")
    sheet.add_argument("names", nargs="+")
    sheet.add_argument("--out", type=Path, default=PICTURES)
    commands.add_parser("references", help="small frames for the tests to compare with")
    commands.add_parser("list", help="the names of all pictures")
    chosen = parser.parse_args(arguments)
    from workshop.catalogue import authors

    known = authors()
    for name in [*getattr(chosen, "names", []), *([chosen.name] if "name" in chosen else [])]:
        if name not in known:
            print(f"There is no picture called {name}; `list` names them.", file=sys.stderr)
            return 2
    if chosen.command == "list":
        print("\n".join(known))
    elif chosen.command == "look":
        from workshop.preview import look as take_a_look

        file = BENCH / f"look-{chosen.name}.png"
        take_a_look(known[chosen.name][0](), file, chosen.eyes, chosen.pixels)
        print(file)
    elif chosen.command == "sheet":
        from PySide6.QtGui import QGuiApplication

        application = QGuiApplication([])
        from workshop.sheet import write_sheet

        for name in chosen.names:
            file = BENCH / f"sheet-{name}.png"
            write_sheet(chosen.out / f"{name}.json", file)
            print(file)
        application.quit()
    elif chosen.command == "references":
        from PySide6.QtGui import QGuiApplication

        application = QGuiApplication([])
        from workshop.sheet import write_references

        write_references(PICTURES, list(known), REFERENCES)
        application.quit()
    else:
        build_all(chosen.names or list(known), chosen.out, chosen.force)
        if not chosen.names:
            from PySide6.QtGui import QGuiApplication

            application = QGuiApplication([])
            from workshop.icon import write_icon
            from workshop.leg_map import write_maps

            write_maps(chosen.out)
            write_icon(ICON)
            application.quit()
    return 0


def build_all(names: list[str], out: Path, force: bool = False) -> None:
    """Write the scene files of these pictures, unless nothing they are made of has changed."""
    from workshop.catalogue import authors

    known = authors()
    stamps_file = BENCH / "stamps.json"
    for name in names:
        _, source = known[name]
        stamps: dict[str, str] = (
            json.loads(stamps_file.read_text()) if stamps_file.is_file() else {}
        )
        file = out / f"{name}.json"
        stamp = stamp_of(source)
        if not force and file.is_file() and stamps.get(name) == f"{stamp} {digest(file)}":
            print(f"{name}: unchanged")
            continue
        started = time.monotonic()
        size = write(name, file)
        stamps = json.loads(stamps_file.read_text()) if stamps_file.is_file() else {}
        stamps[name] = f"{stamp} {digest(file)}"
        BENCH.mkdir(parents=True, exist_ok=True)
        stamps_file.write_text(json.dumps(stamps, indent=1))
        print(f"{name}: {size / 1000:.0f} KB, {time.monotonic() - started:.0f} s", flush=True)


def write(name: str, file: Path) -> int:
    """Build one picture; returns the bytes of its scene file."""
    from workshop.catalogue import authors
    from workshop.document import write_document
    from workshop.likeness import difference

    known = authors()
    picture = known[name][0]()
    document = write_document(picture, BENCH / "layers")
    if picture.like:
        other = write_document(known[picture.like][0](), BENCH / "layers")
        document = difference(document, other)
    text = json.dumps(document, ensure_ascii=True, separators=(",", ":")) + "\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return len(text)


def stamp_of(source: Path) -> str:
    """Changes with the file of a picture, with those it borrows from, and with the workshop."""
    own = sorted(Path(__file__).parent.glob("*.py"))
    code = b"".join(path.read_bytes() for path in [*own, *borrowed(source)])
    return hashlib.sha256(code).hexdigest()[:16]


def borrowed(source: Path) -> list[Path]:
    """A picture's file, and those of other pictures that it takes something from."""
    text = source.read_text(encoding="utf-8")
    found = [source]
    for name in re.findall(r"^from workshop\.scenes\.(\w+) import", text, re.MULTILINE):
        found += borrowed(source.with_name(f"{name}.py"))
    return found


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
