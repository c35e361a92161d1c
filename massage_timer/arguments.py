"""What may be written behind the program's name; a mistake in it is one line for a person."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from massage_timer import __version__

if TYPE_CHECKING:
    from massage_timer.core.adapt import Comfort

PROGRAM = "massage-timer"
DONE, FILE_HAS_PROBLEMS, WRONG_USE, WENT_WRONG, OPEN_ALREADY, BROKEN_OFF = 0, 1, 2, 3, 4, 130
"""The exit codes: `WENT_WRONG` where it was the program's own mistake, the last one after Ctrl+C or
when nobody reads the output any more."""
SPEEDS = (1, 1000)
HEIGHTS = ("ankle", "below-knee", "mid-thigh", "hip")
"""From the lowest, as `core.routine.Height`."""
PRESSURES = ("1", "2", "3")
PAPERS = ("a4", "letter")
"""As `paper.sheets.Sheet`."""
ZONES = ("foot", "ankle", "calf", "knee", "thigh", "hip")
"""From the lowest, as `core.routine.Zone`."""
COMMANDS = ("run", "rehearse", "list", "plan", "card", "check", "export", "import")

_OPTIONS = {
    "": ["--version", "--diagnose"],
    "diagnose": [],
    "run": ["--terminal", "--first", "--speed"],
    "rehearse": ["--terminal", "--first"],
    "list": ["--json"],
    "plan": ["--json", "--first", "--height", "--pressure", "--ticklish", "--light", "--sore"],
    "card": ["--output", "--paper", "--force"],
    "check": [],
    "export": ["--output", "--force"],
    "import": ["--yes"],
}
_EXAMPLES = """\
examples:
  massage-timer                                 open the window
  massage-timer my-own.yaml                     the window, this file chosen
  massage-timer run classic-five-minute-legs    straight to its safety check
  massage-timer run --terminal my-own.yaml      without a window
  massage-timer card my-own.yaml                one page to print
  massage-timer check my-own.yaml               what is wrong with a file

A routine is named by its id, as "massage-timer list" shows it, or by its file.
A window that is open already comes forward, and opens what was asked for.
Exit codes: 0 done, 1 a file has problems, 2 wrong use, 3 something went wrong
inside the program, which is then written into its log, 4 the window is open
already and does not answer."""


_WINDOW = {"command": "", "routine": None, "files": (), "speed": 1.0, "first": None}
"""What is meant where nothing is said."""


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
    if not argv:  # the usual start need not wait for a parser
        return argparse.Namespace(**_WINDOW)
    if argv[0] and not argv[0].startswith("-") and argv[0] not in COMMANDS:
        return _with_files(argv)
    arguments, unknown = parser().parse_known_args(argv)
    if unknown:
        raise Mistake(_not_known(unknown[0], arguments.command))
    return arguments


def wishes(arguments: argparse.Namespace) -> "Comfort":
    """What the options of a plan wish."""
    from massage_timer.core.adapt import Comfort
    from massage_timer.core.routine import Height, Zone

    usual = Comfort()
    return Comfort(
        height=Height(HEIGHTS.index(arguments.height)) if arguments.height else usual.height,
        pressure=int(arguments.pressure or usual.pressure),
        ticklish=arguments.ticklish,
        heavy=arguments.light,
        sore=frozenset(Zone(ZONES.index(word)) for word in arguments.sore),
    )


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


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    whole = _Parser(
        prog=PROGRAM,
        description="A guide beside a leg massage: five minutes on each leg, from ankle to hip.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    whole.add_argument(
        "--diagnose",
        dest="command",
        action="store_const",
        const="diagnose",
        help="what the program finds here, for a report of an error; nothing personal",
    )
    whole.set_defaults(**_WINDOW)
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", prog=PROGRAM)

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

    rehearse = add("rehearse", "see the whole routine in a minute, before the first real time")
    rehearse.add_argument("--terminal", action="store_true", help="its words, in this terminal")
    _add_first(rehearse)
    _add_routine(rehearse)

    list_ = add("list", "list the routines, those of the program and your own")
    list_.add_argument("--json", action="store_true", help="for programs")

    plan = add("plan", "show the steps of a routine with their times")
    plan.add_argument("--json", action="store_true", help="for programs")
    _add_first(plan)
    _add_wishes(plan)
    _add_routine(plan)

    card = add("card", "write a routine as one page to print, a PDF")
    card.add_argument("-o", "--output", metavar="FILE.pdf", help="ROUTINE.pdf here if not given")
    card.add_argument(
        "--paper", type=_one_of(PAPERS), metavar="a4|letter", help="what is usual here if not given"
    )
    card.add_argument("--force", action="store_true", help="write over a file that is there")
    _add_routine(card)

    check = add("check", "tell every mistake in routines, techniques and pictures, and its place")
    check.add_argument(
        "files", nargs="*", metavar="FILE", help="one of them, or a folder; all of your own if none"
    )

    export = add("export", "pack a routine with its own techniques and pictures, to be shared")
    export.add_argument(
        "-o", "--output", metavar="FILE", help="write it there; NAME.massage in this folder if not"
    )
    export.add_argument("--force", action="store_true", help="also over a file that is there")
    _add_routine(export)

    import_ = add("import", "take in what was shared, after showing what would be added")
    import_.add_argument("--yes", action="store_true", help="without asking")
    import_.add_argument(
        "files", nargs="+", metavar="FILE", help="as it was exported, or a routine"
    )
    return whole


def _with_files(words: Sequence[str]) -> argparse.Namespace:
    """For the window, with files in place of a command, as a file manager starts it."""
    if not Path(words[0]).is_file():
        raise Mistake(_no_command(words[0]))
    for word in words:
        if not Path(word).is_file():
            raise Mistake(f"there is no file {_quoted(word)}")
    arguments = argparse.Namespace(**_WINDOW)
    arguments.files = tuple(Path(word).absolute() for word in words)
    return arguments


def _quoted(word: str) -> str:
    from massage_timer.store.problems import quoted

    return quoted(word)


def _add_routine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("routine", metavar="ROUTINE", help="its id, or its file")


def _add_first(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--first",
        type=_one_of(("left", "right")),
        metavar="left|right",
        help="which leg of the recipient comes first",
    )


def _add_wishes(parser: argparse.ArgumentParser) -> None:
    """What the comfort page asks; a session asks it there, and only there."""
    group = parser.add_argument_group("as somebody would want it")
    group.add_argument("--height", type=_one_of(HEIGHTS), metavar="H", help=_words(HEIGHTS))
    group.add_argument(
        "--pressure", type=_one_of(PRESSURES), metavar="N", help=f"{_words(PRESSURES)} at most"
    )
    group.add_argument("--ticklish", action="store_true", help="flat palms on ticklish feet")
    group.add_argument("--light", action="store_true", help="soft and slow, for heavy legs")
    group.add_argument(
        "--sore",
        action="append",
        default=[],
        type=_one_of(ZONES),
        metavar="ZONE",
        help=f"more time for {_words(ZONES)}; may be given again",
    )


def _one_of(words: Sequence[str]) -> Callable[[str], str]:
    def checked(text: str) -> str:
        if text not in words:
            raise argparse.ArgumentTypeError(f"write {_words(words)}, not {text!r}")
        return text

    return checked


def _words(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


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
    from massage_timer.store.problems import quoted, suggested

    if word.endswith((".yaml", ".yml")):
        return f"there is no file {quoted(word)}"
    return suggested(f"there is no command {quoted(word)}", word, COMMANDS)


def _not_known(word: str, command: str) -> str:
    from massage_timer.store.problems import quoted, suggested

    options = ["--help", *_OPTIONS[command]]
    if word.startswith("-"):
        return suggested(f"there is no option {quoted(word)} here", word, options)
    return f"{quoted(word)} is one word too many (see {PROGRAM} {command} --help)"
