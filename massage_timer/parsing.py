"""Reads a command line as argparse does, and says in the language that is spoken what is wrong."""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from massage_timer.core.language import N_, _, placed
from massage_timer.store.problems import printable, quoted

_HEADINGS = (N_("options"), N_("positional arguments"))
"""Those that argparse itself gives, marked to be found in the translations."""
_SAID = (
    # Translators: {names} is what must be given, such as "ROUTINE"
    (r"the following arguments are required: (?P<names>.+)", N_("this is missing: {names}")),
    # Translators: {option} is such as "--first"
    (r"argument (?P<option>[^:]+): expected .+", N_("{option} needs a value behind it")),
    (r"argument (?P<option>[^:]+): ignored explicit .+", N_("{option} takes no value")),
    (r"argument [^:]+: invalid choice: '(?P<text>.*)' \(.+", N_("{text} is not known here")),
)
"""What argparse says, and what people are told."""
_PLACED = re.compile("argument (?P<place>[^:]+): (?P<sentence>.+)", re.DOTALL)


class NotUnderstood(Exception):
    """What is wrong with the words of a command line, in a sentence."""


class Formatter(argparse.HelpFormatter):
    """With the headings of argparse in the language that is spoken."""

    _headings: frozenset[str] = frozenset()

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        # Translators: before the form of a command, in the help of the terminal
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        words = _(heading) if heading else ""
        super().start_section(words)
        self._headings |= {words}

    def format_help(self) -> str:
        lines = super().format_help().splitlines(keepends=True)
        # Translators: above some options in the help of the terminal
        above = _("{heading}:")
        headings = {f"{each}:\n": f"{above.format(heading=each)}\n" for each in self._headings}
        return "".join(headings.get(line, line) for line in lines)


class Parser(argparse.ArgumentParser):
    """Takes no abbreviations; `more` returns what help adds at its end."""

    more: Callable[[], str] | None = None

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, add_help=False, formatter_class=Formatter, **options)
        words = _("show this help message and exit")
        self.add_argument("-h", "--help", action="help", help=words)

    def error(self, message: str) -> NoReturn:
        """Raises NotUnderstood."""
        raise NotUnderstood(see_help(_in_other_words(message), self.prog))

    def format_help(self) -> str:
        return super().format_help() + (self.more() if self.more else "")


def see_help(mistake: str, command: str) -> str:
    """A mistake in how a command was written, with where it is told."""
    # Translators: {mistake} is half a sentence, {command} such as "massage-timer plan --help"
    return _("{mistake} (see {command})").format(mistake=mistake, command=f"{command} --help")


def _in_other_words(message: str) -> str:
    for said, words in _SAID:
        if found := re.fullmatch(said, message, re.DOTALL):
            parts = found.groupdict()
            return _(words).format(**parts | {"text": quoted(parts.get("text", ""))})
    if found := _PLACED.fullmatch(message):
        return placed(found["place"], found["sentence"])
    return printable(message)
