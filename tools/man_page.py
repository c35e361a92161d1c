"""Writes assets/desktop/massage-timer.1: the man page, from the arguments that are taken."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from massage_timer import __version__, resources
from massage_timer.arguments import PROGRAM, parser

DESCRIPTION = (
    "Leg Massage Timer is a calm window beside a leg massage: it shows what the hands do now, for "
    "how long, and when to change legs. Five minutes on each leg, ankle to hip.",
    "Without a command it opens the window, and with files instead of a command it opens them "
    "there. A window that is open already comes forward.",
)
EXITS = {
    "0": "done",
    "1": "a file has problems",
    "2": "wrong use",
    "3": "something went wrong inside the program, which is then written into its log",
    "4": "the window is open already and does not answer",
}
VARIABLES = {
    "MASSAGE_TIMER_HOME": "Names one folder for everything that is kept: routines, settings, diary."
}
FILES = {
    "~/.local/share/leg-massage-timer": "Routines, techniques, pictures and the diary of the user.",
    "~/.config/leg-massage-timer/settings.json": "Settings.",
    "~/.local/state/leg-massage-timer": "What one start leaves to the next, and the log.",
}


def page() -> str:
    """The source of the whole page."""
    return "\n".join([*_lines(parser()), ""])


def path() -> Path:
    return resources.assets() / "desktop" / f"{PROGRAM}.1"


def _lines(whole: argparse.ArgumentParser) -> Iterator[str]:
    yield f'.TH {PROGRAM.upper()} 1 "" "Leg Massage Timer {__version__}" "User Commands"'
    yield ".SH NAME"
    yield f"{_plain(PROGRAM)} \\- {_plain(_small(whole.description or '').rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield f".B {_plain(PROGRAM)}"
    yield "[\\fIFILE\\fR...]"
    yield ".br"
    yield f".B {_plain(PROGRAM)}"
    yield "\\fICOMMAND\\fR [\\fIOPTIONS\\fR]"
    yield ".SH DESCRIPTION"
    yield from "\n.PP\n".join(map(_plain, DESCRIPTION)).splitlines()
    yield ".SH OPTIONS"
    yield from _arguments(whole)
    yield ".SH COMMANDS"
    for name, command in _commands(whole).items():
        usage = re.sub(r"\s+", " ", command.format_usage()).removeprefix(f"usage: {PROGRAM} ")
        yield f".SS {_plain(usage.strip())}"
        yield _plain(command.description or name)
        yield from _arguments(command)
    for title, rows in (("EXIT STATUS", EXITS), ("ENVIRONMENT", VARIABLES), ("FILES", FILES)):
        yield f".SH {title}"
        for word, meaning in rows.items():
            yield from (".TP", f".B {_plain(word)}", _plain(meaning))


def _arguments(command: argparse.ArgumentParser) -> Iterator[str]:
    for action in command._actions:
        if action.help in (None, argparse.SUPPRESS) or isinstance(action, _Commands):
            continue
        if "--help" in action.option_strings and command.prog != PROGRAM:
            continue  # said once
        name = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
        bold = ", ".join(f"\\fB{_plain(option)}\\fR" for option in action.option_strings)
        value = "" if bold and action.nargs == 0 else f"\\fI{_plain(name)}\\fR"
        yield from (".TP", f"{bold} {value}".strip(), _plain(f"{action.help}"))


_Commands = argparse._SubParsersAction


def _commands(whole: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    (found,) = (action for action in whole._actions if isinstance(action, _Commands))
    return dict(found.choices)


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _plain(text: str) -> str:
    """Text that troff shows as it stands."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


def main() -> None:
    path().write_text(page(), encoding="utf-8")
    print(path())


if __name__ == "__main__":
    main()
