"""The tools that nobody runs every day still run."""

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


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux's shared libraries")
def test_where_these_tests_run_no_system_library_is_missing() -> None:
    assert run("system_libraries.py", "offscreen") == ""
