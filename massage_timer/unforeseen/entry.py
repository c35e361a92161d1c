"""What may be kept of an error: where it was, never with what.

The message of an exception can carry whatever the program was dealing with: an answer of the safety
check (`KeyError('clot')`), a name, a note. So it is kept only where the interpreter itself said it
and every word in quotes stands in the program's own code. Of an error in what answers pass through,
or while a page shows answers, not even the line is kept: it would tell which way was taken.
"""

import builtins
import dis
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from traceback import StackSummary, walk_tb
from types import CodeType, TracebackType

import massage_timer

ANSWERS = (
    "broken_off.py",
    "core/adapt.py",
    "core/checkpoint.py",
    "core/fitting.py",
    "core/safety.py",
    "core/screening.py",
    "core/wishes.py",
    "left_behind.py",
    "preparation.py",
    "shell/sessions.py",
    "store/checkpoint.py",
    "store/checkpoint_form.py",
    "terminal/broken_off.py",
    "terminal/cards.py",
    "terminal/comfort.py",
    "terminal/comfort_lines.py",
    "terminal/questions.py",
    "terminal/run.py",
    "terminal/sheets.py",
    "ui/comfort/",
    "ui/ending/",
    "ui/safety/",
)
"""Files and folders of the program, beneath its own, that answers of a recipient pass through."""
MOST_FRAMES = 40
"""Of one exception: the last ones."""
MOST_CAUSES = 5
MOST_LETTERS = 200
"""Of a message."""
LEFT_OUT = "(where answers pass through, so nothing more is kept)"
_ROOT = os.path.dirname(massage_timer.__file__) + os.sep  # noqa: PTH120 compared as text
_LIBRARY = os.path.dirname(os.__file__) + os.sep  # noqa: PTH120
_PACKAGES = f"site-packages{os.sep}"
_INTERPRETERS = (
    AttributeError,
    IndexError,
    ModuleNotFoundError,
    NameError,
    RecursionError,
    TypeError,
    UnboundLocalError,
    ZeroDivisionError,
)
"""Errors of which the interpreter tells no values, only names."""
_QUOTED = re.compile(r"""'([^']*)'|"([^"]*)\"""")
_RAISE = dis.opmap["RAISE_VARARGS"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One error, in words that may be kept and passed on."""

    kind: str
    """The same for every error of this kind."""
    text: str
    """Lines without an end."""


def kind_of(error: BaseException, *, answers: bool = False) -> str:
    """Type and place. `answers`: a page of answers is shown, so the place stays unsaid."""
    name = _name(error)
    tb = error.__traceback__
    if answers or _passes_answers(error):
        return f"{name} {LEFT_OUT}"
    if tb is None:
        return name
    last = _innermost(tb)
    return f"{name} in {short(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}"


def entry_of(error: BaseException, *, answers: bool = False) -> Entry:
    """All that may be kept of it. `answers` is as `kind_of` says."""
    kind = kind_of(error, answers=answers)
    if answers or _passes_answers(error):
        return Entry(kind, kind)
    lines: list[str] = []
    for each in reversed(list(_chain(error))):
        lines += _frames(each.__traceback__)
        lines.append(f"{_name(each)}: {words}" if (words := message(each)) else _name(each))
    return Entry(kind, "\n".join(lines))


def message(error: BaseException) -> str:
    """The message, where it cannot carry anything but names of the program's code; else empty."""
    if isinstance(error, OSError) and error.errno is not None:
        return os.strerror(error.errno)
    if type(error) not in _INTERPRETERS or error.__traceback__ is None:
        return ""
    last = _innermost(error.__traceback__)
    code = last.tb_frame.f_code
    if last.tb_lasti < 0 or code.co_code[last.tb_lasti] == _RAISE:
        return ""
    words = str(error).partition("\n")[0]
    quoted = [one or other for one, other in _QUOTED.findall(words)]
    kinds = _names_of(error.obj) if isinstance(error, AttributeError) else ()
    if not all(word in kinds or _known(word, code) for word in quoted):
        return ""
    return words[:MOST_LETTERS]


def short(path: str) -> str:
    """A file of code without what lies above it."""
    if path.startswith(_ROOT):
        return f"massage_timer/{path.removeprefix(_ROOT)}".replace(os.sep, "/")
    if _PACKAGES in path:
        return path.rpartition(_PACKAGES)[2].replace(os.sep, "/")
    if path.startswith(_LIBRARY):
        return f"python/{path.removeprefix(_LIBRARY)}".replace(os.sep, "/")
    return Path(path).name


def of_answers(files: Iterable[str]) -> bool:
    """Whether answers pass through one of these files of code."""
    own = [short(file).removeprefix("massage_timer/") for file in files if file.startswith(_ROOT)]
    return any(file.startswith(ANSWERS) for file in own)


def without_home(text: str) -> str:
    """A text with ~ for the home of the user."""
    home = os.path.expanduser("~")  # noqa: PTH111 unlike Path.home() it never raises
    return text.replace(home, "~") if len(home) > 1 else text


def _frames(tb: TracebackType | None) -> Iterator[str]:
    for frame in StackSummary.extract(walk_tb(tb), limit=-MOST_FRAMES):
        file = short(frame.filename)
        yield f"  {file}:{frame.lineno} {frame.name}"
        if frame.line and "/" in file:
            yield f"    {frame.line}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and those behind it, the nearest first."""
    seen: list[int] = []
    each: BaseException | None = error
    while each is not None and id(each) not in seen and len(seen) < MOST_CAUSES:
        seen.append(id(each))
        yield each
        behind = None if each.__suppress_context__ else each.__context__
        each = each.__cause__ or behind


def _passes_answers(error: BaseException) -> bool:
    files = {
        frame.f_code.co_filename
        for each in _chain(error)
        for frame, _ in walk_tb(each.__traceback__)
    }
    return of_answers(files)


def _innermost(tb: TracebackType) -> TracebackType:
    while tb.tb_next is not None:
        tb = tb.tb_next
    return tb


def _known(word: str, code: CodeType) -> bool:
    """Whether a word stands in the code, or names a type of Python itself."""
    names = (*code.co_names, *code.co_varnames, *code.co_freevars, *code.co_cellvars)
    return word in names or word == "NoneType" or hasattr(builtins, word)


def _names_of(thing: object) -> tuple[str, ...]:
    """What the interpreter may call the type of a thing."""
    kind = type(thing)
    return (kind.__name__, f"{kind.__module__}.{kind.__qualname__}")


def _name(error: BaseException) -> str:
    kind = type(error)
    return f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
