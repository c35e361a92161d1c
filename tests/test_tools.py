"""The tools that nobody runs every day still run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[1] / "tools"


def run(tool: str, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, str(TOOLS / tool), *options], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_benchmark_prints_a_table_that_is_markdown() -> None:
    shown = run("bench.py", "--quick", "--screen", "offscreen", "--rows", "tick", "help")
    table = [line for line in shown.splitlines() if line.startswith("|")]
    assert len({len(line) for line in table}) == 1, "columns do not line up"
    assert set(table[1]) <= set("|-: ")
    assert "not measured" not in shown


def test_the_demo_gives_both_legs_five_minutes(tmp_path: Path) -> None:
    shown = run("demo.py", "--out", str(tmp_path))
    assert shown.splitlines()[-1] == "Left 5:00 · Right 5:00"
    pictures = sorted(file.name for file in tmp_path.glob("*.png"))
    assert pictures[0] == "01-home.png"
    assert any("left-calf-glide" in name for name in pictures)
    assert any("right-calf-glide" in name for name in pictures)
    assert pictures[-1].endswith("-done.png")
    cues = (tmp_path / "cues.txt").read_text(encoding="utf-8").splitlines()
    assert cues[0].startswith(" 0:00  get ready")
    assert "change legs" in "".join(cues)
    assert cues[-1].startswith("10:28  finished")


def test_the_gallery_draws_the_pages_that_are_asked_for(tmp_path: Path) -> None:
    asked = ("--pages", "done", "--sizes", "800x480", "--themes", "dim-amber", "--jobs", "1")
    run("gallery.py", *asked, "--out", str(tmp_path))
    files = {file.name for file in tmp_path.iterdir()}
    pages = {"done", "stopped"}
    assert files == {f"{page}-dim-amber-800x480.png" for page in pages} | {"index-done.png"}


def test_a_picture_of_the_docs_is_drawn_anew(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docs_pictures", "mini-view", "--out", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(TOOLS)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["mini-view.png"]


def test_the_fuzzer_feeds_pictures_that_do_no_harm(tmp_path: Path) -> None:
    shown = run("fuzz_pictures.py", "--minutes", "0.001", "--folder", str(tmp_path))
    assert shown.endswith(" were shown, 0 children failed.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux's shared libraries")
def test_where_these_tests_run_no_system_library_is_missing() -> None:
    assert run("system_libraries.py", "offscreen") == ""
