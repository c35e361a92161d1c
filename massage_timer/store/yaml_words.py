"""Says in plain words what PyYAML's two parsers find wrong, each in a jargon of its own."""

from typing import Protocol

import yaml

from massage_timer.core.language import N_, _
from massage_timer.store.problems import Place, printable

TAB_INSIDE = N_("a tab cannot stand here: use a space")
TAB = N_("this line is indented with a tab: use spaces")
ONE_DOCUMENT = N_("a file holds one document: put what follows into a file of its own")
BAD_CODE = N_("a code after a backslash is not right: use single quotes, or write two backslashes")

_NOT_CLOSED = N_("this quotation mark is never closed")

_WORDS: tuple[tuple[str, str, bool, str], ...] = (
    ("", "mapping values are not allowed", False,
     N_("a colon cannot stand here: put text that holds a colon in quotes, "
        "or check the indentation")),
    ("", "tab character", False, TAB),
    ("quoted scalar", "end of stream", True, _NOT_CLOSED),
    ("quoted scalar", "unexpected document", True, _NOT_CLOSED),
    ("quoted", "", True, BAD_CODE),
    ("simple key", "expected ':'", True, N_("a colon is missing after this key")),
    ("", "node content", False, N_("a value is missing here, or a bracket is not closed")),
    ("flow", "", True,
     N_("this bracket is not closed, or a comma is missing after one of its values")),
    ("block scalar", "", False, N_("nothing but a comment may follow | or > on its line")),
    ("", "entries are not allowed", False,
     N_("a list cannot begin here: begin it on a line of its own")),
    ("", "document start", False, ONE_DOCUMENT),
    ("while parsing a block", "", False,
     N_("this line does not fit those above: check its indentation and its quotation marks")),
)  # fmt: skip
"""The first row whose fragments occur in the parser's context and problem is taken. True puts the
message where the unfinished thing began, not where the parser gave up."""


def in_plain_words(error: yaml.MarkedYAMLError, text: str) -> tuple[Place, str]:
    """Where the mistake is, and a sentence with its remedy."""
    context, problem = error.context or "", error.problem or ""
    here, began = place_of(error.problem_mark), place_of(error.context_mark)
    if "cannot start any token" in problem:
        letter = text.splitlines()[here.line - 1][here.column - 1]
        if letter == "\t":
            return here, _(TAB_INSIDE)
        said = _("text cannot begin with {letter}: put it in quotes")
        return here, said.format(letter=printable(letter))
    for in_context, in_problem, at_start, words in _WORDS:
        if in_context in context and in_problem in problem:
            return began if at_start else here, _(words)
    return here, _("this is not YAML: {problem}").format(problem=problem)


class Mark(Protocol):
    """A parser's place, counted from 0; each of the two parsers has a class of its own."""

    line: int
    column: int


def place_of(mark: Mark | None) -> Place:
    """The place of a mark; every event and error has one, though their types allow None."""
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
