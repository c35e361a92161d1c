"""Sees to the system libraries that Qt's wheels expect, on Debian and Ubuntu.

As root it installs what is missing, otherwise it prints the one line that does. Elsewhere it does
nothing. Standard library only, and any Python 3: it may run before there is a virtual environment.
"""

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

# Shared library -> Debian's package. Trying to load the library, rather than asking dpkg, also sees
# those that came some other way.
QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libzstd.so.1": "libzstd1",
    "libz.so.1": "zlib1g",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Debian 13 and Ubuntu 24.04 renamed what was built anew for 64-bit time. The old names still lead
# there on most machines, the new ones are known nowhere else.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "purpose",
        choices=["venv", "offscreen", "window"],
        help="to make a virtual environment, to run Qt without a screen, to open a window",
    )
    purpose = parser.parse_args().purpose
    if not sys.platform.startswith("linux"):
        return 0
    missing = missing_packages(purpose)
    if not missing:
        return 0
    if not is_debian(os_release()):
        print(f"Missing system libraries, by Debian's names: {' '.join(missing)}", file=sys.stderr)
        return 0 if works(purpose) else 1
    if os.geteuid() == 0:
        install(missing)
    elif works(purpose):
        # Something else provides them, or Qt can do without.
        return 0
    else:
        print(
            "This needs system packages. Install them with:\n"
            f"    sudo apt-get install --no-install-recommends {' '.join(map(known, missing))}",
            file=sys.stderr,
        )
    if works(purpose):
        return 0
    if os.geteuid() == 0:
        print(f"Still missing: {' '.join(missing_packages(purpose))}", file=sys.stderr)
    return 1


def missing_packages(purpose: str) -> list[str]:
    """Debian's names (before any renaming) of what this purpose lacks, each once."""
    if purpose == "venv":
        if works("venv"):
            return []
        # The libraries are not needed yet, but will be: who must ask for help asks once.
        venv = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        return [venv, *missing_packages("window")]
    wanted = dict(QT)
    if purpose == "window":
        platform = os.environ.get("QT_QPA_PLATFORM", "")
        if os.environ.get("DISPLAY") and platform in {"", "xcb"}:
            wanted.update(X11)
        if os.environ.get("WAYLAND_DISPLAY") and platform in {"", "wayland"}:
            wanted.update(WAYLAND)
    return list(dict.fromkeys(name for library, name in wanted.items() if not loads(library)))


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def works(purpose: str) -> bool:
    """Whether the thing itself can be done; tried in a new process, which sees new libraries."""
    trial = "import ensurepip, ssl, venv" if purpose == "venv" else "import PySide6.QtWidgets"
    if purpose == "window":
        trial = (
            "from PySide6.QtGui import QGuiApplication as A; import sys;"
            "a = A([]); sys.exit(a.platformName() in ('offscreen', 'minimal'))"
            if not os.environ.get("QT_QPA_PLATFORM")
            else "from PySide6.QtGui import QGuiApplication as A; A([])"
        )
    return not subprocess.run(
        [sys.executable, "-c", trial], capture_output=True, check=False
    ).returncode


def os_release() -> dict[str, str]:
    """What /etc/os-release says; empty where there is none."""
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return {}
    pairs = (line.partition("=") for line in text.splitlines() if "=" in line)
    return {key: value.strip("\"'") for key, _, value in pairs}


def is_debian(release: dict[str, str]) -> bool:
    family = f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".split()
    return bool({"debian", "ubuntu"} & set(family)) and shutil.which("apt-get") is not None


def known(package: str) -> str:
    """The name by which this release knows the package."""
    renamed = RENAMED.get(package)
    if renamed is None:
        return package
    answer = subprocess.run(["apt-cache", "show", renamed], capture_output=True, check=False)
    return package if answer.returncode else renamed


def install(packages: list[str]) -> None:
    """Ask apt-get; where that fails show its own words, and let `works` decide what follows."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
    names = [known(package) for package in packages]
    print(f"Installing system packages: {' '.join(names)}", flush=True)
    done = subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names],
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
