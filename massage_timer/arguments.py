"""What may be written behind the program's name; a mistake in it is one line for a person."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from massage_timer import __version__
from massage_timer.command_help import examples, keys
from massage_timer.core.language import _, number
from massage_timer.parsing import NotUnderstood, Parser, see_help
from massage_timer.store.problems import either, quoted, suggested

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
    try:
        arguments, unknown = parser().parse_known_args(argv)
    except NotUnderstood as mistake:
        raise Mistake(str(mistake)) from None
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


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    whole = Parser(
        prog=PROGRAM,
        description=_("A guide beside a leg massage: five minutes on each leg, from ankle to hip."),
    )
    whole.more = examples
    whole.add_argument(
        "--version",
        action="version",
        version=f"{PROGRAM} {__version__}",
        help=_("show program's version number and exit"),
    )
    whole.add_argument(
        "--diagnose",
        dest="command",
        action="store_const",
        const="diagnose",
        help=_("what the program finds here, for a report of an error; nothing personal"),
    )
    whole.set_defaults(**_WINDOW)
    # Translators: in the help of the terminal, stands for one of them
    named = _("COMMAND")
    commands = whole.add_subparsers(title=_("commands"), metavar=named, prog=PROGRAM)

    def add(name: str, about: str) -> Parser:
        sentence = _("{sentence}.").format(sentence=f"{about[0].upper()}{about[1:]}")
        command: Parser = commands.add_parser(name, help=about, description=sentence)
        command.set_defaults(command=name)
        return command

    run = add("run", _("begin a session, with its safety check"))
    run.add_argument(
        "--terminal", action="store_true", help=_("in this terminal, without a window")
    )
    _add_first(run)
    _add_routine(run)
    developers = run.add_argument_group(_("for developers"))
    developers.add_argument(
        "--speed",
        type=_speed,
        default=1.0,
        metavar="N",
        help=_("run the clock 1 to 1000 times faster"),
    )
    run.more = keys

    rehearse = add("rehearse", _("see the whole routine in a minute, before the first real time"))
    rehearse.add_argument("--terminal", action="store_true", help=_("its words, in this terminal"))
    _add_first(rehearse)
    _add_routine(rehearse)

    list_ = add("list", _("list the routines, those of the program and your own"))
    list_.add_argument("--json", action="store_true", help=_("for programs"))

    plan = add("plan", _("show the steps of a routine with their times"))
    plan.add_argument("--json", action="store_true", help=_("for programs"))
    _add_first(plan)
    _add_wishes(plan)
    _add_routine(plan)

    card = add("card", _("write a routine as one page to print, a PDF"))
    card.add_argument(
        "-o", "--output", metavar=_("FILE.pdf"), help=_("ROUTINE.pdf here if not given")
    )
    card.add_argument(
        "--paper",
        type=_one_of(PAPERS),
        metavar="a4|letter",
        help=_("what is usual here if not given"),
    )
    card.add_argument("--force", action="store_true", help=_("write over a file that is there"))
    _add_routine(card)

    check = add(
        "check", _("tell every mistake in routines, techniques and pictures, and its place")
    )
    check.add_argument(
        "files",
        nargs="*",
        metavar=_("FILE"),
        help=_("one of them, or a folder; all of your own if none"),
    )

    export = add("export", _("pack a routine with its own techniques and pictures, to be shared"))
    export.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        help=_("write it there; NAME.massage in this folder if not"),
    )
    export.add_argument("--force", action="store_true", help=_("also over a file that is there"))
    _add_routine(export)

    import_ = add("import", _("take in what was shared, after showing what would be added"))
    import_.add_argument("--yes", action="store_true", help=_("without asking"))
    import_.add_argument(
        "files", nargs="+", metavar=_("FILE"), help=_("as it was exported, or a routine")
    )
    return whole


def _with_files(words: Sequence[str]) -> argparse.Namespace:
    """For the window, with files in place of a command, as a file manager starts it."""
    if not Path(words[0]).is_file():
        raise Mistake(_no_command(words[0]))
    for word in words:
        if not Path(word).is_file():
            raise Mistake(_no_file(word))
    arguments = argparse.Namespace(**_WINDOW)
    arguments.files = tuple(Path(word).absolute() for word in words)
    return arguments


def _add_routine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("routine", metavar=_("ROUTINE"), help=_("its id, or its file"))


def _add_first(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--first",
        type=_one_of(("left", "right")),
        metavar="left|right",
        help=_("which leg of the recipient comes first"),
    )


def _add_wishes(parser: argparse.ArgumentParser) -> None:
    """What the comfort page asks; a session asks it there, and only there."""
    group = parser.add_argument_group(_("as somebody would want it"))
    group.add_argument("--height", type=_one_of(HEIGHTS), metavar="H", help=either(HEIGHTS))
    group.add_argument(
        "--pressure",
        type=_one_of(PRESSURES),
        metavar="N",
        help=_("{words} at most").format(words=either(PRESSURES)),
    )
    group.add_argument("--ticklish", action="store_true", help=_("flat palms on ticklish feet"))
    group.add_argument("--light", action="store_true", help=_("soft and slow, for heavy legs"))
    group.add_argument(
        "--sore",
        action="append",
        default=[],
        type=_one_of(ZONES),
        metavar=_("ZONE"),
        help=_("more time for {words}; may be given again").format(words=either(ZONES)),
    )


def _one_of(words: Sequence[str]) -> Callable[[str], str]:
    def checked(text: str) -> str:
        if text not in words:
            said = _("write {words}, not {text}")
            said = said.format(words=either(words), text=quoted(text))
            raise argparse.ArgumentTypeError(said)
        return text

    return checked


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0
    if not SPEEDS[0] <= speed <= SPEEDS[1]:
        said = _("write a number from {lowest} to {highest}, not {text}")
        lowest, highest = map(number, SPEEDS)
        said = said.format(lowest=lowest, highest=highest, text=quoted(text))
        raise argparse.ArgumentTypeError(said)
    return speed


def _no_file(word: str) -> str:
    return _("there is no file {file}").format(file=quoted(word))


def _no_command(word: str) -> str:
    if word.endswith((".yaml", ".yml")):
        return _no_file(word)
    missing = _("there is no command {command}").format(command=quoted(word))
    return suggested(missing, word, COMMANDS)


def _not_known(word: str, command: str) -> str:
    if word.startswith("-"):
        missing = _("there is no option {option} here").format(option=quoted(word))
        return suggested(missing, word, ["--help", *_OPTIONS[command]])
    too_many = _("{word} is one word too many").format(word=quoted(word))
    return see_help(too_many, f"{PROGRAM} {command}")
