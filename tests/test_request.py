"""What a second start asks: every request comes out as it went in, and nothing else comes out."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.routine import Side
from massage_timer.starting.request import (
    LONGEST_LINE,
    NoRequest,
    Request,
    TooLong,
    as_token,
    lines_of,
    request_in,
)

NAMES = st.binary(min_size=1, max_size=40).map(
    lambda name: os.fsdecode(name.replace(b"\0", b"o").replace(b"/", b"o"))
)
"""Of files, as a disk may have them: in no encoding at all."""
PATHS = st.lists(NAMES, min_size=1, max_size=3).map(lambda names: Path("/", *names))
IDS = NAMES.filter(lambda name: not name.lower().endswith((".yaml", ".yml")))
TOKENS = st.text(st.characters(categories=["L", "N", "P"]), max_size=60)
REQUESTS = st.builds(
    Request,
    routine=st.just("") | IDS | PATHS.map(str),
    first=st.none() | st.sampled_from(Side),
    rehearse=st.booleans(),
    token=TOKENS,
) | st.builds(Request, files=st.lists(PATHS, max_size=5).map(tuple), token=TOKENS)


def line(**changed: object) -> bytes:
    """One that is in order but for what is changed."""
    told = json.loads(lines_of(Request())[0]) | changed
    return json.dumps(told).encode() + b"\n"


@given(REQUESTS)
def test_a_request_is_the_same_after_the_way(request: Request) -> None:
    (sent,) = lines_of(request)
    assert sent.endswith(b"\n")
    assert sent.count(b"\n") == 1
    assert len(sent) <= LONGEST_LINE
    assert request_in(sent) == request


@given(st.lists(PATHS.map(lambda path: Path("/" + "a" * 80 + str(path))), min_size=60, max_size=90))
def test_many_files_go_in_several_lines_of_which_the_last_has_the_first(files: list[Path]) -> None:
    lines = lines_of(Request(files=tuple(files), token="a"))
    assert len(lines) > 1
    assert max(map(len, lines)) <= LONGEST_LINE
    parts = [request_in(sent) for sent in lines]
    assert [file for part in reversed(parts) for file in part.files] == files
    assert {part.token for part in parts} == {"a"}


def test_a_path_that_fits_in_no_line_is_not_sent() -> None:
    with pytest.raises(TooLong):
        lines_of(Request(files=(Path("/a"), Path("/" + "a" * LONGEST_LINE))))
    with pytest.raises(TooLong):
        lines_of(Request(routine="a" * LONGEST_LINE))


@given(st.binary(max_size=LONGEST_LINE + 10))
def test_bytes_that_no_start_wrote_are_no_request(sent: bytes) -> None:
    with pytest.raises(NoRequest):
        request_in(sent)
    with pytest.raises(NoRequest):
        request_in(sent.replace(b"\n", b"") + b"\n")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(st.sampled_from(["version", "routine", "files", "first", "rehearse", "token"]), JSON)
def test_a_value_of_another_kind_is_no_request_or_a_sound_one(key: str, value: object) -> None:
    try:
        request = request_in(line(**{key: value}))
    except NoRequest:
        return
    assert isinstance(request.routine, str)
    assert all(file.is_absolute() for file in request.files)
    assert request.first in (None, Side.LEFT, Side.RIGHT)
    assert isinstance(request.rehearse, bool)
    assert as_token(request.token) == request.token


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 2},
        {"version": "1"},
        {"routine": None},
        {"routine": "no/where"},
        {"routine": "here.yaml"},
        {"routine": "a\0b"},
        {"routine": "\ud800"},
        {"files": ["here.yaml"]},
        {"files": "/a"},
        {"files": ["/a", 1]},
        {"files": ["/a\0"]},
        {"first": "middle"},
        {"first": ["left"]},
        {"rehearse": 1},
        {"token": 7},
        {"more": 1},
    ],
)
def test_what_is_not_in_order_is_no_request(changed: dict[str, object]) -> None:
    assert request_in(line()) == Request()
    with pytest.raises(NoRequest):
        request_in(line(**changed))


@pytest.mark.parametrize("key", sorted(json.loads(line())))
def test_what_lacks_something_is_no_request(key: str) -> None:
    told = json.loads(line())
    del told[key]
    with pytest.raises(NoRequest):
        request_in(json.dumps(told).encode() + b"\n")


@pytest.mark.parametrize("sent", [b"", b"\n", b"{}\n", b"[" * 4000 + b"\n", line()[:-1]])
def test_what_is_cut_or_nested_without_end_is_no_request(sent: bytes) -> None:
    with pytest.raises(NoRequest):
        request_in(sent)


def test_a_line_that_is_too_long_is_no_request_whatever_it_says() -> None:
    padded = line()[:-1] + b" " * LONGEST_LINE + b"\n"
    assert request_in(line()[:-1] + b" \n") == Request()
    with pytest.raises(NoRequest):
        request_in(padded)


@pytest.mark.parametrize("word", ["a\nb", "a\x1b[0m", "\u202e", "a" * 257, "a" * 5_000])
def test_a_token_that_no_desktop_makes_is_left_out(word: str) -> None:
    assert as_token(word) == ""
    assert request_in(lines_of(Request(token=word))[0]) == Request()
    if len(word) < LONGEST_LINE:
        assert request_in(line(token=word)) == Request()
