"""The reader of YAML: places, limits, and one clear sentence for whatever is not YAML."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.store.problems import Place, Problems
from massage_timer.store.yaml_nodes import (
    DEEPEST,
    LARGEST_FILE,
    MOST_NODES,
    Items,
    Node,
    Scalar,
    Table,
    YamlError,
    read_nodes,
)
from massage_timer.store.yaml_words import in_plain_words

PARSERS = pytest.mark.parametrize("pure", [False, True], ids=["c", "pure"])


def refusal(data: bytes, *, pure: bool = False) -> str:
    """The one line that a file ends in."""
    with pytest.raises(YamlError) as caught:
        read_nodes(data, Problems("r.yaml"), pure=pure)
    return f"{caught.value.place.line}:{caught.value.place.column}: {caught.value.message}"


def plain(node: Node) -> Any:
    """The node as ordinary Python values, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


@PARSERS
def test_every_value_knows_its_line_and_column(pure: bool) -> None:
    text = "# Grüße\nname: 'Füße'  # quoted\nsteps:\n  - a: yes\n    b: [1, 08]\n"
    root = read_nodes(text.encode(), Problems("r.yaml"), pure=pure)
    assert isinstance(root, Table)
    assert root.place == (2, 1)
    assert root.keys == {"name": (2, 1), "steps": (3, 1)}
    assert root.values["name"] == Scalar(Place(2, 7), "Füße", plain=False)
    steps = root.values["steps"]
    assert isinstance(steps, Items)
    step = steps.items[0]
    assert isinstance(step, Table)
    assert step.values["a"] == Scalar(Place(4, 8), "yes", plain=True)
    assert step.values["b"] == Items(
        Place(5, 8), [Scalar(Place(5, 9), "1", True), Scalar(Place(5, 12), "08", True)]
    )


@PARSERS
@pytest.mark.parametrize(
    "text", ["1:30", ".inf", "yes", "08", "1e3", "~", "0x1F", "2026-01-01", "1_000", "null"]
)
def test_scalars_stay_text(text: str, pure: bool) -> None:
    assert plain(read_nodes(f"a: {text}".encode(), Problems("r.yaml"), pure=pure)) == {"a": text}


@PARSERS
@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfa: 1\n",
        b"---\na: 1\n",
        b"a: 1\n...\n",
        b"a: 1\r\n",
        b"# only a remark\na: 1  # and another",
    ],
)
def test_ordinary_ways_to_write_a_file_are_fine(data: bytes, pure: bool) -> None:
    assert plain(read_nodes(data, Problems("r.yaml"), pure=pure)) == {"a": "1"}


@PARSERS
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "1:1: the file is empty"),
        (b"# nothing\n", "1:1: the file is empty"),
        (b"name: \xe4\n", "1:7: byte 7 of the file, 0xE4, is not UTF-8: save the file as UTF-8"),
        (
            "ö: ö\nb: ".encode() + b"\xff",
            "2:4: byte 11 of the file, 0xFF, is not UTF-8: save the file as UTF-8",
        ),
        ("a: 1".encode("utf-16"), "1:1: the file is UTF-16 text: save it as UTF-8"),
        (b"a: 1\nb\0", "2:2: this is no text file: it holds a NUL byte here"),
        (b"\x89PNG\r\n\x1a\n\0\0", "3:1: this is no text file: it holds a NUL byte here"),
        (b"a: \x07", "1:4: an invisible control character stands here: delete it"),
        (b'a: "\\0"', "1:4: this text holds an invisible control character: take it out"),
        (b"a:\n\tb: 1\n", "2:1: this line is indented with a tab: use spaces"),
        (b"a:\n  \tb: 1\n", "2:3: this line is indented with a tab: use spaces"),
        (b"a: 1\n  \t# b\n", "2:3: this line is indented with a tab: use spaces"),
        (b"%YAML 9.9\n---\na: 1", "1:1: a line that begins with % is not used here: delete it"),
        (
            b"a: 1\n---\nb: 2",
            "2:1: a file holds one document: put what follows into a file of its own",
        ),
        (
            b"a: 1\n...\nb: 2",
            "3:1: a file holds one document: put what follows into a file of its own",
        ),
        (b"a: &x 1", "1:4: '&x' would name this place: delete it, or put text that begins with "
                     "& in quotes"),
        (b"a: *x", "1:4: '*x' would repeat another place: write it out, or put text that begins "
                   "with * in quotes"),
        (b"a: !!int 1", "1:4: a type such as !name is not used here: put text that begins with ! "
                        "in quotes"),
        (b"<<: {a: 1}", "1:1: '<<' would merge another table: write its keys out"),
        (b"? [a]\n: 1", "1:3: a key must be a word, not a list or a table"),
        (b"'': 1", "1:1: a key is missing before this colon"),
        (b"name: Legs: a story",
         "1:11: a colon cannot stand here: put text that holds a colon in quotes, "
         "or check the indentation"),
        (b"name: 'Legs\n", "1:7: this quotation mark is never closed"),
        (b"name: 'Legs\n---\n", "1:7: this quotation mark is never closed"),
        (b'name: "\\q"',
         "1:7: a code after a backslash is not right: use single quotes, or write two backslashes"),
        (b"name: `Legs`", "1:7: text cannot begin with `: put it in quotes"),
        (b"format: 1\nname\nsteps: 2\n", "2:1: a colon is missing after this key"),
        (b"a: [1, 2\nb: 3",
         "1:4: this bracket is not closed, or a comma is missing after one of its values"),
        (b"a: {b: 1",
         "1:4: this bracket is not closed, or a comma is missing after one of its values"),
        (b"a: [1,,2]", "1:7: a value is missing here, or a bracket is not closed"),
        (b"a: ]", "1:4: a value is missing here, or a bracket is not closed"),
        (b"a: |x\n  b\n", "1:5: nothing but a comment may follow | or > on its line"),
        (b"a: - b", "1:4: a list cannot begin here: begin it on a line of its own"),
        (b"a:\n    b: 1\n   c: 2\n",
         "3:4: this line does not fit those above: check its indentation and its quotation marks"),
        (b"a: 'it's'",
         "1:8: this line does not fit those above: check its indentation and its quotation marks"),
    ],
)  # fmt: skip
def test_what_is_no_yaml_for_us_ends_in_one_sentence(
    data: bytes, expected: str, pure: bool
) -> None:
    assert refusal(data, pure=pure) == expected


def test_a_tab_between_words_is_named_where_a_parser_minds_it() -> None:
    assert refusal(b"a:\t1\n", pure=True) == "1:3: a tab cannot stand here: use a space"


def test_a_code_that_is_no_character_is_caught_from_the_parser_in_python() -> None:
    message = "a code after a backslash is not right: use single quotes, or write two backslashes"
    assert refusal(b'a: "\\UFFFFFFFF"', pure=True) == f"1:1: {message}"
    assert refusal(b'a: "\\UFFFFFFFF"') == f"1:4: {message}"


def test_a_complaint_that_is_not_in_the_table_is_handed_on() -> None:
    strange = yaml.MarkedYAMLError(problem="the moon is full")
    assert in_plain_words(strange, "") == ((1, 1), "this is not YAML: the moon is full")


@PARSERS
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[" * 100_000, f"1:{DEEPEST + 1}: nested deeper than {DEEPEST} levels"),
        (b"- " * 100_000, f"1:{2 * DEEPEST + 1}: nested deeper than {DEEPEST} levels"),
        (b"{a: " * 60_000, f"1:{4 * DEEPEST - 2}: nested deeper than {DEEPEST} levels"),
        (b"a" * (LARGEST_FILE + 1), "1:1: the file is larger than 256 KB: is it the right one?"),
        (
            b"- \n" * (MOST_NODES + 1),
            f"{MOST_NODES}:2: more than {MOST_NODES} entries: is it the right file?",
        ),
        (
            b"a: &a [x]\n" + b"b: &b [*a, *a]\n" * 1000,
            "1:4: '&a' would name this place: delete it, or put text that begins with & in quotes",
        ),
    ],
    ids=["brackets", "dashes", "braces", "large", "many", "aliases"],
)
def test_hostile_files_stop_at_the_limits(data: bytes, expected: str, pure: bool) -> None:
    """The parser is asked for one event at a time, so nothing behind the limit is ever read."""
    assert refusal(data, pure=pure) == expected


def test_twelve_levels_are_allowed() -> None:
    node = read_nodes(b"[" * (DEEPEST - 1) + b"x" + b"]" * (DEEPEST - 1), Problems("r.yaml"))
    for _ in range(DEEPEST - 1):
        assert isinstance(node, Items)
        node = node.items[0]
    assert node == Scalar(Place(1, DEEPEST), "x", plain=True)


def test_a_key_given_twice_is_a_problem_and_the_first_value_counts() -> None:
    problems = Problems("r.yaml")
    root = read_nodes(b"a: 1\nb: 2\na: [3]\n", problems)
    assert plain(root) == {"a": "1", "b": "2"}
    assert list(map(str, problems.sorted())) == ["r.yaml:3:1: 'a' is given twice (first on line 1)"]


def test_of_a_thousand_mistakes_a_hundred_are_told() -> None:
    problems = Problems("r.yaml")
    read_nodes(b"a: 1\n" * 1000, problems)
    told = problems.sorted()
    assert len(told) == 101
    assert str(told[-1]) == (
        "r.yaml:101:1: there may be more mistakes: only the first 100 are told"
    )


def ends_well(data: bytes, pure: bool) -> bool:
    """Nodes, or one line with a place; anything else fails the test that asks."""
    try:
        read_nodes(data, Problems("r.yaml"), pure=pure)
    except YamlError as error:
        return error.place >= (1, 1) and error.message.isprintable()
    return True


@given(st.binary(max_size=200), st.booleans())
def test_no_bytes_raise_anything_but_our_own(data: bytes, pure: bool) -> None:
    assert ends_well(data, pure)


SCRAPS = st.lists(
    st.sampled_from(
        ["a", "b:", ": ", "- ", "[", "]", "{", "}", ",", "'", '"', "\n", "\n  ", "\t", "#", "|",
         ">", "&x ", "*x", "!t ", "%", "@", "\\", "\\U", "0", "---\n", "...\n", "?", "<<: ", "é",
         "\u2028", "\ufeff", "\x85"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(SCRAPS, st.text(max_size=100)), st.booleans())
def test_no_text_raises_anything_but_our_own(text: str, pure: bool) -> None:
    assert ends_well(text.encode("utf-8", "surrogatepass"), pure)


words = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12
)
trees = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
)


@given(trees, st.booleans(), st.booleans())
def test_what_another_program_writes_is_read_back(tree: Any, flow: bool, pure: bool) -> None:
    written = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=True).encode()
    problems = Problems("r.yaml")
    assert plain(read_nodes(written, problems, pure=pure)) == tree
    assert problems.sorted() == ()
