"""What is imported, seen from outside: the rules need no Qt, and help does not wait for it."""

import pkgutil
import subprocess
import sys

import pytest

import massage_timer.core
import massage_timer.store

PURE = sorted(
    module.name
    for package in (massage_timer.core, massage_timer.store)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
)


def modules_after(code: str) -> set[str]:
    """Names of all modules that are loaded in a fresh interpreter once it has run the code."""
    report = "import sys; print(*sys.modules, sep='\\n', file=sys.__stderr__)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def of_qt(modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] in {"PySide6", "shiboken6"}}


def test_core_and_store_load_no_qt() -> None:
    loaded = modules_after(f"import {', '.join(PURE)}")
    assert set(PURE) <= loaded
    assert of_qt(loaded) == set()


def test_home_appears_before_anything_else_is_loaded() -> None:
    loaded = modules_after(
        "from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from massage_timer.app import build\n"
        "from massage_timer.starting.listening import Listening\n"
        "from massage_timer.folders import within\n"
        "application, nowhere = QApplication([]), Path('nowhere')\n"
        "program = build(within(nowhere), welcomed=True)\n"
        "Listening(program, within(nowhere), None)\n"
        "program.show_window()"
    )
    assert "massage_timer.ui.home.page" in loaded
    later = (
        ".learn",
        ".ui.settings",
        ".guide",
        ".core.session",
        ".accompaniment",
        ".devices.kit",
        ".authoring",
        ".editing",
        ".editor",
        ".core.written",
        ".manuscript",
        ".rehears",
        ".card_desk",
        ".ui.card.",
        ".paper",
        ".watching",
        ".devices.files",
        ".devices.sleep",
        ".schema",
        ".unforeseen.entry",
        ".unforeseen.showing",
        ".unforeseen.journal",
        ".rolling_log",
        ".filing",
        ".sharing",
        ".broken_off",
        ".checkpoint",
        ".checkpointing",
        "massage_timer.keeping",
        ".scribe",
        ".second_start",
        ".one_program",
        ".QtNetwork",
        ".offering",
    )
    assert [name for name in loaded if any(part in name for part in later)] == []


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_neither_qt_nor_yaml(option: str) -> None:
    loaded = modules_after(
        f"from massage_timer import cli\n"
        f"try: cli.main([{option!r}])\n"
        f"except SystemExit as end: assert not end.code, end.code"
    )
    assert "massage_timer.cli" in loaded
    assert of_qt(loaded) == set()
    assert "yaml" not in loaded
