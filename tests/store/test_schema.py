"""The schemas and the readers judge alike, but for what a schema cannot say."""

import copy
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import editor_yaml
import pytest
import schemas
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from massage_timer import resources
from massage_timer.store.catalogue import Catalogue, CatalogueError, load_catalogue, parse_catalogue
from massage_timer.store.problems import FileProblem
from massage_timer.store.routine_files import read_routine
from massage_timer.store.schema import routine_schema, techniques_schema

CATALOGUE = load_catalogue(resources.assets() / "techniques.yaml")
ROUTINE = Draft7Validator(routine_schema(CATALOGUE))
TECHNIQUES = Draft7Validator(techniques_schema(CATALOGUE))

BEYOND = (
    # The order of keys and the rest of the file.
    r"'format: 1' must be the first line: move it to the top",
    r".* is given twice \(first on line \d+\)",
    # Whether a technique is there is known with the user's own ones alone.
    r"there is no technique .*",
    r".* works elsewhere: a stand-in has the same zones",
    r".* has a '.*' of its own: name that one here",
    # Sums, order, caps, strokes and words.
    r"steps add up to .*",
    r"the steps with seconds take .*",
    r"a leg (begins|ends|needs at least) .*",
    r"the warm-up stands only .*",
    r"nothing of the main part .*",
    r".* goes back down to .*",
    r".* needs at least two: give it .*",
    r"pressure \d is too much for .*",
    r"a cap of .*",
    r"zones go from foot to hip, each once",
    r"'mid-thigh' is for a technique that ends on the thigh",
    r"a gentle pace is .*",
    r"the cue has .*",
)
"""What the readers refuse and the schemas cannot. `odd_numbers` are beyond them as well."""

A_ROUTINE = {
    "format": "1",
    "name": "Quick legs",
    "about": "A short test.",
    "suits": "Tests",
    "pose": "straight",
    "picture": "calf-glide",
    "steps": [
        {"technique": "warmup-twists", "seconds": "20", "part": "warm-up"},
        {"technique": "sole-sweeps", "share": "1"},
        {
            "technique": "calf-glide",
            "seconds": "60",
            "pace": "6",
            "pressure": "2",
            "part": "main",
            "cue": "Glide up.",
            "instructions": ["Cup the calf.", "Glide up."],
        },
        {"technique": "finishing-strokes", "share": "1", "part": "finish"},
    ],
}
TECHNIQUE = {
    "name": "Glide",
    "zones": ["thigh"],
    "cue": "Glide up.",
    "instructions": ["Lay it down.", "Glide up."],
    "hands": "Both palms",
    "direction": "up",
    "pace": "6",
    "work": "0.67",
    "pressure": "1",
    "cap": "2",
    "part": "main",
    "pose": "knee bent",
    "picture": "a-picture",
    "against-heart": "no",
    "gentle-pace": "8",
    "mid-thigh": {
        "cue": "Stop half-way.",
        "instructions": ["Lay it down.", "Stop half-way."],
        "direction": "half-way up",
        "picture": "half-way",
    },
    "softened": "palm",
    "term": "effleurage",
    "source": "Swedish massage",
}
SHORTER = {key: copy.copy(TECHNIQUE[key]) for key in list(TECHNIQUE)[:10]}
A_CATALOGUE = {"format": "1", "techniques": {"glide": TECHNIQUE, "palm": SHORTER}}

LONG = [quote + "x" * length + quote for quote in ("", "'") for limit in (32, 42, 60, 80, 120)
        for length in (limit, limit + 1)]  # fmt: skip
WRITTEN = {
    "nothing": ["", "~", "null", "''", "' '", "'null'"],
    "answers": ["true", "False", "no", "Yes", "oFF", "'true'", "maybe"],
    "lists": [
        "[]", "{}", "[a]", "[a, b]", "[a, b, c, d]", "[a, b, c, d, e]", "[a, ~]", "[a, [b]]",
        "{a: 1}", "[foot]", "[thigh]", "[thigh, thigh]", "[' thigh ']", "[foot, thigh]", "[shin]",
        "[1]",
    ],
    "numbers": [
        "-1", "0", "1", "2", "3", "4", "5", "6", "8", "12", "19", "20", "21", "45", "99", "100",
        "101", "299", "300", "301", "1000000", "'2'", "'06'", "'0000006'", "'08'", "' 45 '",
        "'300'", "'301'", "08", "+5", "0x1F", "0o7", "1e3", "60.", "4.5", ".inf", ".nan", "1_000",
        "2026-01-01", "٣",
    ],
    "parts of one": [
        "0.67", "0.6789", "0.67891", "1.0", "1.1", "0.0", "-0.5", "'0.67'", "'1.0'", "'0.0'",
        "'.5'",
    ],
    "times": [
        "45 s", "45s", "45 sec", "'45  s'", "0:45", "1:5", "0:60", "1:30", "4:59", "5:00", "5:01",
        "000:06", "0:1", "0:02", "0:20", "0:21", "1m", "1 min", "1m30s", "'1  m 30   sec'", "1m20",
        "5m", "5m1s", "4m60s", "4m61s", "0m300s", "0m301s", "300 s", "301 s", "0000 s", "00300 s",
        "1 s", "2 s", "20 s", "21 s", "0m6s", "12 h", "'0: 45'", '"45\\n"',
    ],
    "ranges": [
        "2 to 3", "'2  to 3'", "2-3", "2 - 3", "2–3", "2→3", "2 -> 3", "2to3", "0 to 1", "2 to 6",
        "1-",
    ],
    "names": [
        "straight", "knee bent", "' knee   bent '", "kneebent", "Straight", "warm-up", "warmup",
        "main", "finish", "foot", "calf-glide", "' calf-glide '", "thigh-glide", "palm", "glide",
        "Calf glide", "calf_glide", '"calf-glide\\n"', "a--b", "'x   x'",
    ],
    "texts": [
        "a b c d e f g h i j k l m", *LONG, "'" + "x " * 30 + "'", "'" + "x  " * 17 + "'", "9" * 33,
    ],
}  # fmt: skip
"""What can be written in a place, by the kind of place that it is near to."""
NEAR = {
    "format": ["numbers"],
    "share": ["numbers"],
    "cap": ["numbers"],
    "seconds": ["numbers", "times"],
    "pace": ["numbers", "times"],
    "gentle-pace": ["numbers", "times"],
    "pressure": ["numbers", "ranges"],
    "work": ["numbers", "parts of one"],
    "against-heart": ["answers"],
    "steps": ["lists"],
    "techniques": ["lists"],
    "instructions": ["lists"],
    "zones": ["lists", "names"],
    "pose": ["names"],
    "part": ["names"],
    "picture": ["names"],
    "technique": ["names"],
    "direction": ["names"],
    "softened": ["names"],
}
"""The kinds that a key's value is read as; another is a text."""
KEYS = [
    "format", "seconds", "share", "secs", "abuot", "pose ", "Name", "picture", "pressure", "extra",
    "mid-thigh", "softened", "ticklish", '"glide\\n"', "glide2", "Long_Glide", "1", "~", "a-b",
]  # fmt: skip


def block(tree: Any, indent: str = "") -> str:
    """A document whose scalars are written as they stand in the tree."""
    if isinstance(tree, str):
        return f" {tree}\n"
    if not tree:
        return " {}\n" if isinstance(tree, dict) else " []\n"
    marks = [f"{key}:" for key in tree] if isinstance(tree, dict) else ["-"] * len(tree)
    inner = tree.values() if isinstance(tree, dict) else tree
    lines = "".join(
        f"{indent}{mark}{block(each, indent + '  ')}"
        for mark, each in zip(marks, inner, strict=True)
    )
    return f"\n{lines}"


def places(tree: Any) -> Iterator[tuple[str | int, ...]]:
    """The path of everything in a tree but itself."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, each in inner:
        yield (key,)
        if not isinstance(each, str):
            yield from ((key, *path) for path in places(each))


def at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def all_to_be_tried(tree: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Places, and what is written there: all that is near to it, and a seventh of all else, of
    which the next place gets another seventh. What all steps have is near in the first alone."""
    met = set()
    for number, path in enumerate(p for p in places(tree) if "palm" not in p):
        kind = tuple(key for key in path if isinstance(key, str))
        near = [] if kind in met else ["nothing", *NEAR.get(kind[-1], ["texts"])]
        met.add(kind)
        for name, values in WRITTEN.items():
            for written in values if name in near else values[number % 7 :: 7]:
                yield path, written


def routine_mistakes(text: str) -> tuple[FileProblem, ...]:
    problems = read_routine(text.encode(), "r.yaml", CATALOGUE).problems
    return tuple(problem for problem in problems if not problem.warning)


def catalogue_mistakes(text: str) -> tuple[FileProblem, ...]:
    try:
        parse_catalogue(text.encode(), "t.yaml")
    except CatalogueError as error:
        return error.problems
    return ()


def judged_alike(
    text: str, schema: Draft7Validator, mistakes: Callable[[str], tuple[FileProblem, ...]]
) -> bool:
    """Whether the document is fine; fails where reader and schema are of two minds."""
    found = mistakes(text)
    refusal = next(schema.iter_errors(editor_yaml.value(text)), None)
    if refusal is not None:
        assert found, f"the schema alone refuses {text}: {refusal.message}"
        return False
    for problem in found:
        assert any(re.fullmatch(pattern, problem.message) for pattern in BEYOND) or (
            problem.line,
            problem.column,
        ) in editor_yaml.odd_numbers(text), f"the reader alone refuses {text}: {problem}"
    return not found


routine_judged = partial(judged_alike, schema=ROUTINE, mistakes=routine_mistakes)
catalogue_judged = partial(judged_alike, schema=TECHNIQUES, mistakes=catalogue_mistakes)
BOTH = pytest.mark.parametrize(
    ("tree", "judged"),
    [(A_ROUTINE, routine_judged), (A_CATALOGUE, catalogue_judged)],
    ids=["routine", "techniques"],
)


@BOTH
def test_a_good_file_is_fine_for_both(tree: Any, judged: Callable[[str], bool]) -> None:
    assert judged(block(tree))


@BOTH
def test_every_value_in_every_place_is_judged_alike(
    tree: Any, judged: Callable[[str], bool]
) -> None:
    fine = 0
    for path, written in all_to_be_tried(tree):
        changed = copy.deepcopy(tree)
        at(changed, path[:-1])[path[-1]] = written
        fine += judged(block(changed))
    assert fine > 150  # so this is no agreement about nothing but mistakes


@BOTH
def test_every_key_that_is_taken_away_or_added_is_judged_alike(
    tree: Any, judged: Callable[[str], bool]
) -> None:
    for path in places(tree):
        shorter = copy.deepcopy(tree)
        del at(shorter, path[:-1])[path[-1]]
        judged(block(shorter))
        for key in KEYS:
            longer = copy.deepcopy(tree)
            if isinstance(at(longer, path), dict) and key not in at(longer, path):
                at(longer, path)[key] = "1"
                judged(block(longer))


@BOTH
@pytest.mark.parametrize("written", ["just words", "[]", "{}", "1", "{format: 2}"])
def test_what_is_no_such_file_at_all_is_refused_by_both(
    tree: Any, judged: Callable[[str], bool], written: str
) -> None:
    assert not judged(written)


numbers = st.integers(-2, 320).flatmap(
    lambda n: st.sampled_from(
        [f"{n}", f"'{n}'", f"{n} s", f"'{n}  sec'", f"{n // 60}:{n % 60:02}",
         f"{n // 60}m{n % 60}s", f"{n // 60} min {n % 60} s", f"0{n // 60}:{n % 60:02}",
         f"'0{n}'", f"0.{n}", f"{n} to {n + 1}"]
    )
)  # fmt: skip
letters = st.text(st.sampled_from("ab1 é😀\n\t-"), max_size=130).map(
    partial(json.dumps, ensure_ascii=False)
)
written_anywhere = [written for kind in WRITTEN.values() for written in kind]
values = st.one_of(st.sampled_from(written_anywhere), numbers, letters)


@st.composite
def changed(draw: st.DrawFn, tree: Any) -> str:
    """A document a few steps from a good one."""
    tree = copy.deepcopy(tree)
    for _ in range(draw(st.integers(1, 3))):
        known = list(places(tree))
        assume(known)
        *path, key = draw(st.sampled_from(known))
        parent = at(tree, tuple(path))
        match draw(st.sampled_from(["value", "value", "drop", "add", "rename"])):
            case "value":
                parent[key] = draw(values)
            case "drop":
                del parent[key]
            case "add" if isinstance(parent, dict):
                parent.setdefault(draw(st.sampled_from(KEYS)), draw(values))
            case "rename" if isinstance(parent, dict):
                kept = parent.pop(key)
                parent.setdefault(draw(st.sampled_from(KEYS)), kept)
    return block(tree)


@given(changed(A_ROUTINE))
def test_a_routine_near_the_border_is_judged_alike(text: str) -> None:
    routine_judged(text)


@given(changed(A_CATALOGUE))
def test_a_catalogue_near_the_border_is_judged_alike(text: str) -> None:
    catalogue_judged(text)


def test_the_shipped_schemas_are_what_is_made_of_the_readers() -> None:
    assert {
        path: path.read_text("utf-8") for path in (resources.assets() / "schemas").iterdir()
    } == schemas.written(), "run 'make schemas'"


def test_every_key_is_explained_and_techniques_are_offered_by_name(catalogue: Catalogue) -> None:
    for schema in (routine_schema(catalogue), techniques_schema(catalogue)):
        Draft7Validator.check_schema(schema)
        for table in tables(schema):
            for key, value in table.items():
                assert len(value["description"]) > 8, key
    offered: Any = routine_schema(catalogue)
    picture = offered["properties"]["picture"]["anyOf"][0]
    assert picture["enum"] == list(catalogue)
    assert picture["enumDescriptions"][0] == (
        "Warm-up twists: foot; a pace of 4 s; pressure 3 at most"
    )


def tables(schema: Any) -> Iterator[dict[str, Any]]:
    """The properties of a schema and of all within it."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema["properties"]
        for each in schema.values():
            yield from tables(each)
