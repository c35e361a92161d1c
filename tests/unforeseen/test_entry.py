"""Of an error it is kept where it was, and never with what."""

import ast
import json
import os
import runpy
from collections.abc import Callable
from pathlib import Path
from types import CodeType, SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import massage_timer
from massage_timer.core.adapt import Comfort, adapt
from massage_timer.unforeseen.entry import (
    ANSWERS,
    LEFT_OUT,
    MOST_CAUSES,
    MOST_FRAMES,
    entry_of,
    kind_of,
    message,
    of_answers,
    short,
    without_home,
)

ROOT = Path(massage_timer.__file__).parent


def caught(raising: Callable[[], object]) -> Exception:
    try:
        raising()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def as_if_in(file: str, source: str, **names: object) -> Exception:
    """What this code raises when it stands in a file of the program."""
    code: CodeType = compile(source, str(ROOT / file), "exec")
    return caught(lambda: exec(code, dict(names)))  # noqa: S102 its own words, above


def with_values(secret: str) -> list[Callable[[], object]]:
    """Ways in which an exception comes to carry a value."""
    namespace, mapping = SimpleNamespace(), dict[str, int]()

    def said() -> None:
        raise AttributeError(f"no '{secret}' here")

    def said_as_type() -> None:
        raise TypeError(secret)

    def noted() -> None:
        error = RuntimeError()
        error.add_note(secret)
        raise error

    def behind() -> None:
        try:
            mapping[secret]
        except KeyError as error:
            raise ValueError(secret) from error

    return [
        said,
        said_as_type,
        noted,
        behind,
        lambda: mapping[secret],
        lambda: int(secret),
        lambda: getattr(namespace, secret),
        lambda: json.loads(f"[{secret}"),
        lambda: dict(**{secret: 1}, **{secret: 2}),
        lambda: (lambda: None)(**{secret: 1}),
        lambda: Path(f"/nowhere/{secret}").read_text(),
        lambda: os.stat(f"/nowhere/{secret}"),  # noqa: PTH116
    ]


@given(st.from_regex(r"clot[a-z]{8,20}", fullmatch=True))
def test_no_value_gets_into_an_entry(secret: str) -> None:
    for raising in with_values(secret):
        entry = entry_of(caught(raising))
        assert secret not in entry.text
        assert secret not in entry.kind


def test_what_the_interpreter_says_of_the_programs_own_names_is_kept() -> None:
    nothing = SimpleNamespace()
    assert "'colour'" in message(caught(lambda: nothing.colour))
    assert message(caught(lambda: 1 / 0)) == "division by zero"
    assert "'str'" in message(caught(lambda: 1 + "1"))  # type: ignore[operator]


def test_of_the_disk_it_is_kept_what_it_said_but_not_of_which_file() -> None:
    error = caught(lambda: Path("/nowhere/of/anna").read_text())
    assert message(error) == "No such file or directory"
    assert "anna" not in entry_of(error).text.rpartition("\n")[2]


@pytest.mark.parametrize("file", ["ui/safety/not_today_page.py", "core/screening.py"])
def test_where_answers_pass_not_even_the_line_is_kept(file: str) -> None:
    entry = entry_of(as_if_in(file, "\n\n{}['Q13']"))
    assert entry.text == entry.kind == f"KeyError {LEFT_OUT}"


def test_an_error_below_what_answers_pass_through_tells_no_more() -> None:
    error = as_if_in("preparation.py", "call()", call=lambda: int([][1:][0]))
    assert entry_of(error).text == f"IndexError {LEFT_OUT}"


def test_an_error_behind_another_one_hides_both() -> None:
    def behind() -> None:
        try:
            adapt(None, Comfort(heavy=True))  # type: ignore[arg-type]
        except AttributeError as error:
            raise RuntimeError from error

    assert entry_of(caught(behind)).text == f"RuntimeError {LEFT_OUT}"


def test_while_a_page_shows_answers_the_type_alone_is_kept() -> None:
    error = caught(lambda: 1 / 0)
    assert entry_of(error, answers=True).text == f"ZeroDivisionError {LEFT_OUT}"
    assert kind_of(error, answers=True) == f"ZeroDivisionError {LEFT_OUT}"


def test_every_file_that_answers_pass_through_is_there() -> None:
    for name in ANSWERS:
        place = ROOT / name
        assert place.is_dir() if name.endswith("/") else place.is_file(), name


def test_whoever_screens_answers_is_one_of_them() -> None:
    for file in ROOT.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        if "massage_timer.core.screening" in modules:
            assert file.relative_to(ROOT).as_posix().startswith(ANSWERS), file


def test_the_place_is_told_with_the_line_as_it_is_written() -> None:
    error = as_if_in("ui/window/on_screen.py", "def look():\n    return {}['x']\nlook()")
    lines = entry_of(error).text.splitlines()
    assert "  massage_timer/ui/window/on_screen.py:2 look" in lines
    assert lines[-1] == "KeyError"
    assert kind_of(error) == "KeyError in massage_timer/ui/window/on_screen.py:2"


def test_files_of_code_are_told_without_what_lies_above_them() -> None:
    assert short(str(ROOT / "ui" / "page.py")) == "massage_timer/ui/page.py"
    assert short("/home/anna/.venv/lib/site-packages/PySide6/__init__.py") == "PySide6/__init__.py"
    assert short(json.__file__) == "python/json/__init__.py"
    assert short("/home/anna/own.py") == "own.py"


def test_a_home_is_told_as_a_tilde() -> None:
    home = Path("~").expanduser()
    assert without_home(f"cannot open {home}/x") == "cannot open ~/x"


def test_an_endless_recursion_is_told_in_few_lines() -> None:
    def deeper() -> None:
        deeper()

    assert len(entry_of(caught(deeper)).text.splitlines()) <= 2 * MOST_FRAMES + 1


@pytest.mark.parametrize(
    "file",
    [
        "broken_off.py",
        "core/adapt.py",
        "core/checkpoint.py",
        "core/safety.py",
        "core/screening.py",
        "core/wishes.py",
        "preparation.py",
        "store/checkpoint.py",
        "store/checkpoint_form.py",
        "terminal/broken_off.py",
        "terminal/questions.py",
        "terminal/run.py",
        "ui/comfort/page.py",
        "ui/safety/page.py",
    ],
)
def test_of_what_answers_pass_through_not_even_the_line_is_kept(file: str) -> None:
    assert (ROOT / file).exists()
    assert of_answers(["/home/anna/own.py", str(ROOT / file)])


def test_what_led_to_an_error_stands_before_it() -> None:
    def fail() -> None:
        try:
            raise OSError(28, "secret")
        except OSError as error:
            raise RuntimeError from error

    lines = [line for line in entry_of(caught(fail)).text.splitlines() if line[:1] != " "]
    assert lines == [f"OSError: {os.strerror(28)}", "RuntimeError"]


def test_what_was_hidden_on_purpose_stays_hidden_and_few_causes_are_told() -> None:
    def hide() -> None:
        try:
            raise OSError(28, "secret")
        except OSError:
            raise RuntimeError from None

    assert "OSError" not in entry_of(caught(hide)).text
    first: Exception = RuntimeError()
    for _ in range(2 * MOST_CAUSES):
        behind, first = first, RuntimeError()
        first.__cause__ = behind
    assert len(entry_of(first).text.splitlines()) == MOST_CAUSES
    one, other = RuntimeError(), ValueError()
    one.__cause__, other.__cause__ = other, one
    assert entry_of(one).text.splitlines() == ["ValueError", "RuntimeError"]


def test_of_many_frames_the_last_are_told() -> None:
    def deeper(left: int) -> float:
        return deeper(left - 1) if left else innermost()

    def innermost() -> float:
        return 1 / 0

    assert " innermost" in entry_of(caught(lambda: deeper(2 * MOST_FRAMES))).text


def test_lines_of_code_that_is_not_the_programs_are_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "own.py"
    file.write_text("1 / 0  # anna\n", encoding="utf-8")
    text = entry_of(caught(lambda: runpy.run_path(str(file)))).text
    assert "own.py:1" in text
    assert "anna" not in text


def test_the_root_is_no_home_to_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/")
    monkeypatch.setenv("USERPROFILE", "/")
    assert without_home("cannot open /usr/x") == "cannot open /usr/x"
