"""The guide to writing a routine explains every message, each once, and none that nobody says."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from documented import GUIDE, documented_messages, examples

from massage_timer import resources
from massage_timer.core.laws import step_problems
from massage_timer.core.routine import Pressure
from massage_timer.store.catalogue import CatalogueError, load_catalogue, parse_catalogue, with_own
from massage_timer.store.library import RoutineNotFound, find_routine
from massage_timer.store.problems import Problems
from massage_timer.store.routine_files import load_routine, parse_routine, read_routine
from massage_timer.store.yaml_nodes import LARGEST_FILE, MOST_NODES, YamlError, read_nodes

PACKAGE = Path(__file__).parents[2] / "massage_timer"
CATALOGUE = load_catalogue(resources.assets() / "techniques.yaml")
DOCUMENTED = {
    text: re.compile(".*".join(map(re.escape, text.split("…")))) for text in documented_messages()
}
"""What the guide explains; … stands for anything."""

ROUTINE = """\
format: 1
name: Quick legs
about: A short test.
suits: Tests
steps:
  - technique: warmup-twists
    seconds: 60
  - technique: calf-glide
    share: 1
  - technique: finishing-strokes
    seconds: 100
"""
TECHNIQUES = """\
format: 1
techniques:
  glide:
    name: Glide
    zones: [ankle, calf]
    cue: Glide up.
    instructions: [Cup the ankle., Glide up.]
    hands: Both palms
    direction: up
    pace: 6
    work: 0.67
    pressure: 1
    cap: 2
"""
MID_THIGH = "    mid-thigh: {cue: A., instructions: [A., B.], direction: up}\n"
OTHER = TECHNIQUES[TECHNIQUES.index("  glide:") :].replace("glide:", "other:")
OWN = f"""{TECHNIQUES}    picture: glide.svg
    softened: sick
  sick: {{name: Sick}}
{OTHER.rstrip()}
    picture: no-such
  calf-glide: {{}}
"""
"""Own techniques: the first is lawful but for its stand-in and the name of its picture."""

WHOLE_FILES = [
    b"", b"x" * (LARGEST_FILE + 1), b"- \n" * (MOST_NODES + 1), "a: 1".encode("utf-16"), b"a: \xe4",
    b"a\0", b"a: \x07", b'a: "\\a"', b"a:\n\tb: 1", b"%a", b"a: 1\n---\nb: 2", b"a: b: c",
    b"a: 1\nb\nc: 2", b"a: ]", b"a: [1", b"a: 'b", b'a: "\\q"', b"a: `b`", b"a: |x\n b", b"a: - b",
    b"a:\n    b: 1\n   c: 2", b"a: *x", b"a: &x 1", b"a: !!int 1", b"<<: {a: 1}", b"? [a]\n: 1",
    b"'': 1", b"[" * 20, b"- a\n", b"format: 1\nsteps: [" + b"{}, " * 200 + b"]",
]  # fmt: skip
"""Files that are wrong as a whole."""

ROUTINES = [
    ("format: 1\n", ""),
    ("format: 1\nname: Quick legs", "name: Quick legs\nformat: 1"),
    ("format: 1", "format: one"),
    ("format: 1", "format: 2"),
    ("name: Quick legs\n", ""),
    ("name:", "nmae:"),
    ("suits:", "name: Again\nsuits:"),
    ("name: Quick legs", "name:"),
    ("name: Quick legs", "name: ''"),
    ("name: Quick legs", f"name: {'x' * 61}"),
    ("name: Quick legs", "name: [a]"),
    ("share: 1", "share: 0"),
    ("calf-glide", "calf-gilde"),
    *(
        ("seconds: 60", f"seconds: {written}")
        for written in (
            "a while", "yes", ".inf", "-5", "4.5", "1e3", "08", "1:5", "1:60", "301", "59", "300",
            "2", "61",
        )
    ),
    ("share: 1", "seconds: 140\n    instructions: Glide."),
    ("share: 1", "seconds: 100"),
    ("share: 1", "seconds: 200"),
    ("share: 1", "seconds: 140\n    share: 1"),
    ("    share: 1\n", ""),
    ("  - technique: calf-glide\n    share: 1\n", "  - calf-glide\n"),
    ("share: 1", "share: 1\n    pressure: soft"),
    ("share: 1", "share: 1\n    pressure: 6"),
    ("share: 1", "share: 1\n    pressure: 4"),
    ("share: 1", "share: 1\n    pace: 60"),
    ("share: 1", "share: 1\n    cue: a b c d e f g h i j k l m"),
    ("share: 1", "share: 1\n    instructions: [a]"),
    ("share: 1", f"share: 1\n  - technique: hip-sweep\n    seconds: 12\n    cue: {'a ' * 12}"),
    ("share: 1", "share: 1\n  - {technique: warmup-twists, seconds: 12}"),
    ("share: 1", "share: 1\n    part: finish\n  - {technique: calf-glide, seconds: 12}"),
    ("share: 1", "share: 1\n  - technique: sole-sweeps\n    seconds: 20"),
    ("seconds: 60", "seconds: 60\n    part: main"),
    ("seconds: 100", "seconds: 100\n    part: main"),
    ("  - technique: calf-glide\n    share: 1\n", ""),
    (ROUTINE[ROUTINE.index("steps:") :], "steps: many\n"),
    (ROUTINE[ROUTINE.index("steps:") :], "steps: []\n"),
]  # fmt: skip
"""What to change in a good routine for a mistake or a warning."""

CATALOGUES = [
    (TECHNIQUES, "- a\n"),
    (TECHNIQUES, "format: 1\ntechniques: all\n"),
    ("  glide:", "  Glide_Up:"),
    (TECHNIQUES[TECHNIQUES.index("  glide:") :], "  glide: yes\n"),
    ("[ankle, calf]", "[]"),
    ("[ankle, calf]", "[calf, ankle]"),
    ("0.67", "67 %"),
    ("cap: 2", "cap: 3"),
    ("cap: 2\n", "cap: 2\n    against-heart: maybe\n"),
    ("cap: 2\n", "cap: 2\n    gentle-pace: 3\n"),
    ("cap: 2\n", f"cap: 2\n{MID_THIGH}"),
    ("cap: 2\n", "cap: 2\n    mid-thigh: yes\n"),
    ("cap: 2\n", "cap: 2\n    softened: glide\n"),
    ("cap: 2\n", f"cap: 2\n    softened: other\n{OTHER.replace('[ankle, calf]', '[ankle]')}"),
]
"""The same for a good catalogue."""

BEYOND_FILES = ("a file of this name is there already", "the disk said no",
                "the disk is full", "the disk quota is used up",
                "the file would grow larger than is allowed", "the disk is read-only",
                "the disk could not be read", "the links lead round in a circle",
                "the name is too long", "permission denied", "this is not a plain file",
                "a part of the path is a file, not a folder", "this path cannot be used",
                "a tab cannot stand here: use a space", "this is not YAML: …")  # fmt: skip
"""What no content of a file brings about; the tests of disk and parser do."""

OF_PARCELS = documented_messages("\n### What was shared\n")
"""The tests of sharing bring these about."""

FRAGMENTS = {
    # Of what is shared: no messages.
    "READ ME.txt",
    "The picture … stays here, for it moves: others see its zone instead.",
    "A routine for Leg Massage Timer: open this file with it, as it is.\n"
    "Inside are the routine, and the techniques and pictures that it brings along.",
    # Halves of messages.
    "there is no technique … that can be used: see …",
    # Messages that the guide tells with an example in quotation marks.
    "the format is wrong: write 'format: …'",
    "the format is …: write 'format: …'",
    "there is no technique …, and your own ones cannot be read: see …",
    "there is no picture …: put it into your 'pictures' folder; till then its zone is shown",
    "there is no picture …: did you mean '…'? If not, put it into your 'pictures' folder",
    "… is no length of time: "
    "write seconds such as 45, or minutes and seconds such as 1:30",
    "… wants two digits after the colon: "
    "write seconds such as 45, or minutes and seconds such as 1:30",
    "… is not whole, and a step lasts whole seconds: "
    "write seconds such as 45, or minutes and seconds such as 1:30",
    "… is less than nothing: "
    "write seconds such as 45, or minutes and seconds such as 1:30",
    "… is no length of time, a step has an end: "
    "write seconds such as 45, or minutes and seconds such as 1:30",
    "… answers a question and is no length of time: "
    "write seconds such as 45, or minutes and seconds such as 1:30",
    "… is not known here",
    "… has more than 59 s after the colon: "
    "write seconds such as 45, or minutes and seconds such as 1:30",
    "…: did you mean '…'?",
    "… (… more: massage-timer check)",
    # What PyYAML says, by which its mistakes are told apart.
    "mapping values are not allowed", "tab character", "quoted scalar", "end of stream",
    "unexpected document", "simple key", "node content", "block scalar",
    "entries are not allowed", "document start", "while parsing a block",
    "cannot start any token",
}  # fmt: skip
"""Words in the modules that are no whole message."""

MODULES = [
    "core/laws.py", "core/shares.py", "store/routine_files.py", "store/catalogue.py",
    "store/stand_ins.py", "store/techniques_file.py", "store/fields.py", "store/yaml_nodes.py",
    "store/yaml_words.py", "store/problems.py", "store/disk.py", "store/library.py",
    *(f"store/sharing/{name}.py" for name in (
        "unpacking", "parcel", "contents", "gathering", "planning", "carrying_out"
    )),
]  # fmt: skip


def produced(tmp_path: Path) -> Iterator[str]:
    """Messages that really come of the examples."""
    for data in WHOLE_FILES:
        try:
            read_nodes(data, Problems("r.yaml"))
        except YamlError as error:
            yield error.message
        else:
            yield from (each.message for each in read_routine(data, "r.yaml", CATALOGUE).problems)
    for old, new in ROUTINES:
        assert ROUTINE.count(old) == 1, old
        text = ROUTINE.replace(old, new)
        problems = read_routine(text.encode(), "r.yaml", CATALOGUE).problems
        assert problems, text
        yield from (problem.message for problem in problems)
    for old, new in CATALOGUES:
        assert TECHNIQUES.count(old) == 1, old
        with pytest.raises(CatalogueError) as caught:
            parse_catalogue(TECHNIQUES.replace(old, new).encode(), "t.yaml")
        yield from (problem.message for problem in caught.value.problems)
    own = tmp_path / "own.yaml"
    own.write_text(OWN)
    yield from (each.message for each in with_own(CATALOGUE, own, {"thigh-glide"}).problems)
    yield from (each.message for each in load_routine(own, CATALOGUE).problems)
    for path in (tmp_path / "none.yaml", tmp_path):
        yield from (each.message for each in load_routine(path, CATALOGUE).problems)
    with pytest.raises(RoutineNotFound) as missing:
        find_routine("none", (), CATALOGUE)
    yield str(missing.value)
    # These two cannot come from a file, whose reader has said something else before.
    step = parse_routine(ROUTINE.encode(), "r.yaml", CATALOGUE).steps[0]
    for wrong in (replace(step, cue=""), replace(step, pressure=Pressure(0, 0))):
        yield from (problem.message for problem in step_problems(wrong, 0))


def told_in_tables(module: Path) -> Iterator[str]:
    """The messages that a module of tests expects of its tables of broken files."""
    spec = importlib.util.spec_from_file_location(f"tables_of_{module.stem}", module)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    values: list[object] = [
        mark.args for test in vars(loaded).values() for mark in getattr(test, "pytestmark", ())
    ]
    while values:
        value = values.pop()
        if isinstance(value, list | tuple):
            values += value
        elif isinstance(value, str) and (told := re.match(r"([rt]\.yaml:)?\d+:\d+: ", value)):
            yield value[told.end() :]


def explanations(message: str) -> list[str]:
    return [text for text, pattern in DOCUMENTED.items() if pattern.fullmatch(message)]


@pytest.mark.parametrize("name", ["routine_files", "catalogue", "stand_ins", "yaml_nodes"])
def test_each_message_that_a_test_expects_is_explained_once(name: str) -> None:
    found = list(told_in_tables(Path(__file__).with_name(f"test_{name}.py")))
    assert found
    for message in found:
        assert len(explanations(message)) == 1, message


def test_each_message_is_explained_once_and_each_explanation_has_its_message(
    tmp_path: Path,
) -> None:
    met: set[str] = set()
    for message in produced(tmp_path):
        fitting = explanations(message)
        assert len(fitting) == 1, f"{message!r} is explained by {fitting}"
        met.update(fitting)
    assert set(DOCUMENTED) - met == {*BEYOND_FILES, *OF_PARCELS}


def test_no_message_is_explained_twice() -> None:
    assert len(documented_messages()) == len(set(documented_messages()))


@pytest.mark.parametrize("module", MODULES)
def test_whatever_a_module_can_say_is_explained(module: str) -> None:
    for text in sentences((PACKAGE / module).read_text("utf-8")):
        said = re.compile(".*".join(map(re.escape, text.split("…"))))
        assert text in FRAGMENTS or any(
            pattern.fullmatch(text) or said.fullmatch(message) or without_numbers(message, text)
            for message, pattern in DOCUMENTED.items()
        ), f"explain in docs/writing-a-routine.md what {text!r} means"


def without_numbers(message: str, text: str) -> bool:
    """Whether it explains this: a message may say … where its explanation has a number."""
    parts = re.sub(r"\d+", "…", message).split("…")
    return re.fullmatch(".*".join(map(re.escape, parts)), text) is not None


def test_no_fragment_is_left_over() -> None:
    said = {text for module in MODULES for text in sentences((PACKAGE / module).read_text("utf-8"))}
    assert said >= FRAGMENTS


def sentences(source: str) -> Iterator[str]:
    """Texts of two words or more in a module but docstrings; … for what is put into them."""
    nodes: list[ast.AST] = [ast.parse(source)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = re.sub(r"\{\w*\}", "…", node.value)
        else:
            nodes += ast.iter_child_nodes(node)
        if re.search(r"\w\W* \W*\w", text) and not re.search(r"\(\?|\[\^?", text):
            yield text.strip()


def test_a_new_message_would_be_found() -> None:
    source = 'def f(a):\n    """Says it."""\n    problems.add(a, f"{a} is quite " "wrong")\n'
    assert list(sentences(source)) == ["… is quite wrong"]


def test_every_example_can_be_used() -> None:
    found = examples(GUIDE)
    assert found
    for text in found:
        if "techniques:" in text:
            assert list(parse_catalogue(text.encode(), "techniques.yaml")) == ["thigh-waves"]
        else:
            assert read_routine(text.encode(), "example.yaml", CATALOGUE).problems == ()
