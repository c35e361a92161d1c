"""The wheel and the source archive carry all that the program needs."""

import email
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import massage_timer

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the project was built, with the pinned hatchling and no network."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="module")
def in_wheel(built: Path) -> set[str]:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def in_sdist(built: Path) -> set[str]:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


@pytest.fixture(scope="module")
def metadata(built: Path) -> Message:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(archive.read(name))


def files_below(*folders: str) -> Iterator[str]:
    """Every file that git would keep, as a path from the root of the repository."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT).as_posix()


def test_the_wheel_has_every_picture_font_and_routine(in_wheel: set[str]) -> None:
    wanted = {f"massage_timer/_data/{name}" for name in files_below("assets", "routines")}
    assert wanted
    assert wanted <= in_wheel


def test_the_wheel_has_every_module_and_its_licence(in_wheel: set[str]) -> None:
    assert set(files_below("massage_timer")) <= in_wheel
    assert any(name.endswith("/licenses/LICENSE") for name in in_wheel)
    for text in ("OFL.txt", "OFL-NotoSansArabic.txt", "OFL-NotoSansSC.txt"):
        assert any(name.endswith(f"/licenses/assets/fonts/{text}") for name in in_wheel)


def test_the_wheel_tells_a_desktop_of_the_program(in_wheel: set[str]) -> None:
    shared = {name.partition(".data/data/")[2] for name in in_wheel if ".data/data/" in name}
    sizes = {f"{size}x{size}" for size in (16, 24, 32, 48, 64, 128, 256, 512)}
    assert shared == {
        "share/applications/leg-massage-timer.desktop",
        "share/icons/hicolor/scalable/apps/leg-massage-timer.svg",
        "share/man/man1/massage-timer.1",
        "share/metainfo/io.github.leg_massage_timer.LegMassageTimer.metainfo.xml",
        "share/mime/packages/leg-massage-timer.xml",
        *{f"share/icons/hicolor/{size}/apps/leg-massage-timer.png" for size in sizes},
    }


def test_the_wheel_has_nothing_else_of_the_repository(in_wheel: set[str]) -> None:
    assert {name.partition("/")[0].partition("-")[0] for name in in_wheel} == {
        "massage_timer",
        "leg_massage_timer",
    }


def test_the_source_archive_can_be_tested_and_built_again(in_sdist: set[str]) -> None:
    folders = ("massage_timer", "assets", "docs", "routines", "tests", "tools", "requirements")
    for_packages = ("packaging", "THIRD_PARTY_LICENSES")
    assert set(files_below(*folders, *for_packages)) <= in_sdist
    assert {"pyproject.toml", "README.md", "LICENSE", "Makefile", "CHANGELOG.md"} <= in_sdist


def test_the_version_is_said_once(metadata: Message) -> None:
    assert metadata["Version"] == massage_timer.__version__


@pytest.mark.parametrize(
    ("python", "version", "allowed"),
    [
        ("3.11", "6.11.3", True),
        ("3.11", "6.12.0", False),
        ("3.12", "6.12.0", True),
        ("3.13", "6.12.0", True),
    ],
)
def test_pythons_that_count_references_to_none_get_no_pyside_6_12(
    metadata: Message, python: str, version: str, allowed: bool
) -> None:
    (qt,) = (
        need
        for need in needs(metadata, python)
        if canonicalize_name(need.name) == "pyside6-essentials"
    )
    assert qt.specifier.contains(Version(version)) is allowed


def test_the_base_install_is_qt_and_yaml(metadata: Message) -> None:
    assert {canonicalize_name(need.name) for need in needs(metadata, "3.12")} == {
        "pyside6-essentials",
        "pyyaml",
    }


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_the_pins_are_what_the_metadata_allow(metadata: Message, python: str) -> None:
    pins = {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for line in (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
        if applies(pin := Requirement(line), python)
    }
    for need in needs(metadata, python):
        assert need.specifier.contains(pins[canonicalize_name(need.name)])


def test_every_pin_is_exact() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r ")):
                assert str(Requirement(line).specifier).startswith("=="), line


def test_ruff_and_mypy_judge_for_the_oldest_python_that_is_promised() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["requires-python"] == ">=3.11"
    assert project["tool"]["mypy"]["python_version"] == "3.11"
    assert project["tool"]["ruff"]["target-version"] == "py311"


def needs(metadata: Message, python: str) -> list[Requirement]:
    """What the wheel asks for on that Python."""
    found = [Requirement(text) for text in metadata.get_all("Requires-Dist", [])]
    return [need for need in found if applies(need, python)]


def applies(requirement: Requirement, python: str) -> bool:
    environment = {key: str(value) for key, value in default_environment().items()}
    environment |= {"python_version": python, "python_full_version": f"{python}.0"}
    return requirement.marker is None or requirement.marker.evaluate(environment)
