"""No text for users promises what a massage cannot do."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROMISES = re.compile(
    r"\b(cur(e|es|ed|ing|able|ative)|treat(s|ed|ing|ment|ments|able)?|heal(s|ed|ing|er|ers)?"
    r"|detox\w*|boost(s|ed|ing)?\s+(\w+\s+)?(circulation|blood flow))\b",
    re.IGNORECASE,
)
ALLOWED = ("treated for cancer", "cancer treatment", "being treated", "treatment for cancer")
"""About what a doctor does for the person who is asked, never about this massage. They are taken
out before a text is searched, so a text is free of promises around them too."""
FILES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "assets" / "techniques.yaml",
    *sorted((ROOT / "routines").glob("*.yaml")),
]


def promises(text: str) -> list[str]:
    text = " ".join(text.split())
    for words in ALLOWED:
        text = re.sub(words, "", text, flags=re.IGNORECASE)
    return [found.group() for found in PROMISES.finditer(text)]


def literals(source: str) -> Iterator[str]:
    """The strings of a module that it may show: those that are no statement of their own."""
    tree = ast.parse(source)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


@pytest.mark.parametrize(
    "text",
    [
        "It cures cramps.",
        "A healing touch",
        "Treats heavy legs",
        "Good for detoxing",
        "This boosts your\n circulation.",
        "Treated for cancer, and it treats cramps",
    ],
)
def test_a_promise_is_found(text: str) -> None:
    assert promises(text)


@pytest.mark.parametrize(
    "text", ["Cancer, or being treated for cancer", "A secure grip", "Your health", "A retreat"]
)
def test_what_is_no_promise_is_left_alone(text: str) -> None:
    assert not promises(text)


def test_a_docstring_is_no_text_for_users_and_every_other_string_is() -> None:
    source = '"""Cures."""\nA = "heals"\n"""Treats."""\nB = f"detox {A}"\ndef f():\n    "Boost"\n'
    assert list(literals(source)) == ["heals", "detox "]


@pytest.mark.parametrize(
    "file", FILES, ids=lambda file: str(file.relative_to(ROOT)).replace("\\", "/")
)
def test_no_file_for_users_promises_anything(file: Path) -> None:
    assert promises(file.read_text(encoding="utf-8")) == []


def test_nothing_that_the_program_shows_promises_anything() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {words}"
        for file in sorted((ROOT / "massage_timer").rglob("*.py"))
        for text in literals(file.read_text(encoding="utf-8"))
        for words in promises(text)
    ]
    assert found == []
