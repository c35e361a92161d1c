"""Gathers the licences of all that runs with the program, and of what the bundle carries besides.

Without options it writes THIRD_PARTY_LICENSES; with --bundle the same into a bundle, and there also
those of the system's libraries that it carries, as far as Debian tells them.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "THIRD_PARTY_LICENSES"
PROJECT = "leg-massage-timer"
KEPT = ("README.md", "LGPL-3.0.txt", "GPL-3.0.txt")
"""Written by hand: what it all is, and the texts that Qt's wheels do not bring."""
FONTS = {
    "inter.txt": "OFL.txt",
    "noto-sans-arabic.txt": "OFL-NotoSansArabic.txt",
    "noto-sans-sc.txt": "OFL-NotoSansSC.txt",
}
"""The text of each typeface here, and beside the fonts."""
BUNDLER = "pyinstaller"
"""Its first lines of code start every bundle."""


def runtime(name: str = PROJECT) -> Iterator[str]:
    """The distributions that the installed program needs here, and those that they need."""
    for text in distribution(name).requires or []:
        need = Requirement(text)
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            yield canonicalize_name(need.name)
            yield from runtime(need.name)


def texts_of(found: Distribution) -> list[Path]:
    """The licence files that a distribution was installed with."""
    names = [file for file in found.files or [] if ".dist-info" in file.parts[0]]
    chosen = [file for file in names if file.name.upper().startswith(("LICEN", "COPYING"))]
    return [Path(str(found.locate_file(file))) for file in chosen]


def gathered() -> dict[str, str]:
    """The text of every file, by its name."""
    files = {name: (FOLDER / name).read_text(encoding="utf-8") for name in KEPT}
    for name in dict.fromkeys([*runtime(), BUNDLER]):
        texts = [path.read_text(encoding="utf-8") for path in texts_of(distribution(name))]
        if texts:
            files[f"{name}.txt"] = "\n".join(texts)
    python = Path(os.__file__).with_name("LICENSE.txt")
    ours = FOLDER / "python.txt"
    files[ours.name] = (python if python.is_file() else ours).read_text(encoding="utf-8")
    for name, beside in FONTS.items():
        files[name] = (ROOT / "assets" / "fonts" / beside).read_text(encoding="utf-8")
    return files


def of_the_system(bundle: Path) -> Iterator[tuple[str, Path]]:
    """Package and licence of every library in a bundle that Debian knows as one of its own."""
    packages = set()
    for library in sorted((bundle / "_internal").glob("lib*.so*")):
        if library.is_symlink():
            continue
        asked = ["dpkg-query", "--search", f"*/{library.name}"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        packages |= {line.partition(":")[0] for line in told.splitlines()}
    for package in sorted(packages):
        text = Path("/usr/share/doc", package, "copyright")
        if text.is_file():
            yield package, text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bundle", type=Path, help="the bundle's folder")
    bundle: Path | None = parser.parse_args().bundle
    folder = bundle / FOLDER.name if bundle else FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in gathered().items():
        (folder / name).write_text(text, encoding="utf-8")
    if bundle:
        shutil.copy(ROOT / "LICENSE", bundle)
        if shutil.which("dpkg-query"):
            (folder / "system").mkdir(exist_ok=True)
            for package, path in of_the_system(bundle):
                shutil.copy(path, folder / "system" / f"{package}.txt")
    print(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
