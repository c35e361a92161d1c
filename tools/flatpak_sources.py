"""Writes packaging/flatpak/python-packages.json: the pinned wheels that Flatpak builds with.

Qt comes with Flatpak's base, so what is left is PyYAML, and what builds the package. It asks pip.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = ROOT / "packaging" / "flatpak" / "python-packages.json"
PYTHON = "313"
"""That of the runtime, org.kde.Platform 6.11."""
ARCHITECTURES = ("x86_64", "aarch64")
IN_THE_BASE = ("PySide6-Essentials", "shiboken6")
HOST = "https://files.pythonhosted.org/packages"


def pins() -> list[str]:
    """The pinned packages that the base does not have."""
    lines = [
        line
        for name in ("run", "build")
        for line in (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return [str(line) for line in map(Requirement, lines) if line.name not in IN_THE_BASE]


def wheels(architecture: str, folder: Path) -> Iterator[Path]:
    """Load the wheel of every pin for that kind of machine."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest"]
    command += [str(folder), "--only-binary", ":all:", "--python-version", PYTHON]
    for glibc in ("manylinux2014", "manylinux_2_17", "manylinux_2_28"):
        command += ["--platform", f"{glibc}_{architecture}"]
    subprocess.run([*command, *pins()], check=True)
    yield from sorted(folder.glob("*.whl"))


def source(wheel: Path, architecture: str) -> dict[str, object]:
    """Where it is loaded from: its address is told by what is in it."""
    content = wheel.read_bytes()
    place = hashlib.blake2b(content, digest_size=32).hexdigest()
    told: dict[str, object] = {
        "type": "file",
        "url": f"{HOST}/{place[:2]}/{place[2:4]}/{place[4:]}/{wheel.name}",
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return told if wheel.stem.endswith("-any") else told | {"only-arches": [architecture]}


def module() -> dict[str, object]:
    """The module of the manifest."""
    sources: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory(prefix="massage-timer-flatpak-") as folder:
        for architecture in ARCHITECTURES:
            for wheel in wheels(architecture, Path(folder, architecture)):
                found = source(wheel, architecture)
                sources += [found] if found not in sources else []
    named = " ".join(f'"{pin}"' for pin in pins())
    install = 'pip3 install --no-index --find-links="file://${PWD}" --prefix="${FLATPAK_DEST}"'
    return {
        "name": "python-packages",
        "buildsystem": "simple",
        "build-commands": [f"{install} {named}"],
        "sources": sources,
    }


if __name__ == "__main__":
    WRITTEN.write_text(json.dumps(module(), indent=2) + "\n", encoding="utf-8")
    print(WRITTEN)
