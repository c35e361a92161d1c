"""What may be written behind the program's name; a mistake in it is one line for a person."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from massage_timer import __version__

PROGRAM = "massage-timer"
DONE, FILE_HAS_PROBLEMS, WRONG_USE, BROKEN_OFF = 0, 1, 2, 130
"""The exit codes; the last one after Ctrl+C, or when nobody reads the output any more."""
SPEEDS = (1, 1000)
COMMANDS = ("run", "list", "plan", "check")

_OPTIONS = {
    "": ["--version"],
    "run": ["--terminal", "--first", "--speed"],
    "list": ["--json"],
    "plan": ["--json", "--first"],
    "check": [],
}
_EXAMPLES = """\
examples:
  massage-timer                                 open the window
  massage-timer run classic-five-minute-legs    straight to its safety check
  massage-timer run --terminal my-own.yaml      without a window
  massage-timer check my-own.yaml               what is wrong with a file

A routine is named by its id, as "massage-timer list" shows it, or by its file.
Exit codes: 0 done, 1 a file has problems, 2 wrong use."""


class Mistake(Exception):
    """What cannot be done, as one line for a person."""

    def __init__(self, sentence: str, code: int = WRONG_USE, *, named: bool = True) -> None:
        """`named` False: the line does not begin with the name of the program."""
        super().__init__(f"{PROGRAM}: {sentence}" if named else sentence)
        self.code = code


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command, "" for the window, and its options. Raises Mistake.

    SystemExit when all that was asked for is help or the version, which is then printed.
    """
    first = argv[0] if argv else ""
    if first and not first.startswith("-") and first not in COMMANDS:
        raise Mistake(_no_command(first))
    arguments, unknown = _parser().parse_known_args(argv)
    if unknown:
        raise Mistake(_not_known(unknown[0], arguments.command))
    return arguments


class _Parser(argparse.ArgumentParser):
    """Tells a mistake in one line; `more` returns what help adds at its end."""

    more: Callable[[], str] | None = None

    def error(self, message: str) -> NoReturn:
        from massage_timer.store.problems import printable

        plain = message.removeprefix("argument ").replace(
            "the following arguments are required:", "this is missing:"
        )
        raise Mistake(f"{printable(plain)} (see {self.prog} --help)")

    def format_help(self) -> str:
        return super().format_help() + (self.more() if self.more else "")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="A guide beside a leg massage: five minutes on each leg, from ankle to hip.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.set_defaults(command="", routine=None, speed=1.0, first=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog=PROGRAM)

    def add(name: str, about: str) -> _Parser:
        command: _Parser = commands.add_parser(
            name, help=about, description=f"{about[0].upper()}{about[1:]}.", allow_abbrev=False
        )
        command.set_defaults(command=name)
        return command

    run = add("run", "begin a session, with its safety check")
    run.add_argument("--terminal", action="store_true", help="in this terminal, without a window")
    _add_first(run)
    _add_routine(run)
    developers = run.add_argument_group("for developers")
    developers.add_argument(
        "--speed",
        type=_speed,
        default=1.0,
        metavar="N",
        help="run the clock 1 to 1000 times faster",
    )
    run.formatter_class = argparse.RawDescriptionHelpFormatter
    run.more = _keys

    list_ = add("list", "list the routines, those of the program and your own")
    list_.add_argument("--json", action="store_true", help="for programs")

    plan = add("plan", "show the steps of a routine with their times")
    plan.add_argument("--json", action="store_true", help="for programs")
    _add_first(plan)
    _add_routine(plan)

    check = add("check", "tell every mistake in routine files, and where it is")
    check.add_argument("files", nargs="+", metavar="FILE", help="a routine, or a folder of them")
    return parser


def _add_routine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("routine", metavar="ROUTINE", help="its id, or its file")


def _add_first(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--first", type=_first, metavar="left|right", help="which leg of the recipient comes first"
    )


def _first(text: str) -> str:
    if text not in ("left", "right"):
        raise argparse.ArgumentTypeError(f"write left or right, not {text!r}")
    return text


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0
    if not SPEEDS[0] <= speed <= SPEEDS[1]:
        raise argparse.ArgumentTypeError(
            f"write a number from {SPEEDS[0]} to {SPEEDS[1]}, not {text!r}"
        )
    return speed


def _keys() -> str:
    """The keys of a session, from the table that window and terminal obey."""
    from massage_timer.core import commands

    lines = ["", "keys during a session:"]
    for binding in commands.COMMANDS:
        held = f" (held for {binding.hold // 1000} s in the window)" if binding.hold else ""
        lines += [f"  {', '.join(binding.keys[:3])}{held}", f"      {binding.help}"]
    lines.append("  Any key goes on after a pause and at the change of legs.")
    return "\n".join([*lines, ""])


def _no_command(word: str) -> str:
    from massage_timer.store.problems import quoted, suggestion

    if word.endswith((".yaml", ".yml")) or Path(word).is_file():
        return f"{quoted(word)} is no command: to use this routine write {PROGRAM} run {word}"
    return f"there is no command {quoted(word)}{suggestion(word, COMMANDS)}"


def _not_known(word: str, command: str) -> str:
    from massage_timer.store.problems import quoted, suggestion

    options = ["--help", *_OPTIONS[command]]
    if word.startswith("-"):
        return f"there is no option {quoted(word)} here{suggestion(word, options)}"
    return f"{quoted(word)} is one word too many (see {PROGRAM} {command} --help)"
