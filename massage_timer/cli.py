"""Runs one command. Whatever it does not need is not imported for it, Qt least of all."""

import argparse
import contextlib
import io
import os
import signal
import sys
from collections.abc import Callable

from massage_timer.arguments import (
    BROKEN_OFF,
    DONE,
    FILE_HAS_PROBLEMS,
    PROGRAM,
    WENT_WRONG,
    Mistake,
    parse,
)


def main(argv: list[str] | None = None) -> int:
    """Run one command; `argv` is without the program's name. Returns the exit code."""
    if sys.stdout is None:  # closed by whoever started the program
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without some letter gets a ? for it
    try:
        code = _obey(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
        return code
    except Mistake as mistake:
        print(mistake, file=sys.stderr)
        return mistake.code
    except (KeyboardInterrupt, EOFError, BrokenPipeError):
        _drop_output()
        return BROKEN_OFF
    except OSError as error:
        from massage_timer.core.language import _, placed
        from massage_timer.store.disk import sentence
        from massage_timer.store.problems import printable

        _drop_output()
        what = printable(str(error.filename or _("the output")))
        print(f"{PROGRAM}: {placed(what, sentence(error))}", file=sys.stderr)
        return FILE_HAS_PROBLEMS
    except Exception as error:
        from massage_timer.shell.going_wrong import note

        print(f"{PROGRAM}: {note(error)}", file=sys.stderr)
        return WENT_WRONG


def _obey(argv: list[str]) -> int:
    """In the language of whoever asks."""
    from massage_timer.folders import of_this_user
    from massage_timer.translating import speak_at_the_terminal

    speak_at_the_terminal(of_this_user().settings)
    try:
        arguments = parse(argv)
        return _obeying(arguments)(arguments)
    except SystemExit as end:  # from --help and --version, and when told to end
        return end.code if isinstance(end.code, int) else DONE


def _obeying(arguments: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    """Who does what was asked for."""
    match arguments.command:
        case "list" | "plan" | "card" | "check":
            from massage_timer.shell import routines

            return routines.OBEY[arguments.command]
        case "export" | "import":
            from massage_timer.shell import sharing

            return sharing.OBEY[arguments.command]
        case "diagnose":
            from massage_timer.shell.diagnosing import diagnose

            return diagnose
        case "run" | "rehearse" if arguments.terminal:
            from massage_timer.shell import sessions

            return sessions.OBEY[arguments.command]
        case _:
            return _open_window


def _open_window(arguments: argparse.Namespace) -> int:
    from massage_timer.core.routine import Side
    from massage_timer.devices.display import (
        has_screen,
        no_screen,
        qt_missing,
        qt_problem,
        x_library_problem,
    )
    from massage_timer.folders import of_this_user
    from massage_timer.loading import loading
    from massage_timer.starting.one_program import is_first
    from massage_timer.starting.request import TOKEN, Request
    from massage_timer.store.claim import Claim

    word: str | None = arguments.routine
    found = None
    if word is not None:
        from massage_timer.shell.finding import find

        found = find(word)
    request = Request(
        routine=found.word if found else "",
        files=arguments.files,
        first=Side(arguments.first) if arguments.first else None,
        rehearse=arguments.command == "rehearse",
        token=os.environ.get(TOKEN, ""),
    )
    if not has_screen(os.environ, sys.platform):
        raise Mistake(no_screen(word, arguments.command or "run"), named=False)
    if problem := x_library_problem(os.environ, sys.platform):
        raise Mistake(problem)
    try:
        import PySide6

        if problem := qt_problem(PySide6.__version__, sys.version_info[:2]):
            raise Mistake(problem)
        places = of_this_user()
        claim = Claim(places.claim)
        if not is_first(places, claim, request):
            return DONE
        with loading():
            from massage_timer.app import run_window
    except ImportError as error:
        raise Mistake(qt_missing(error)) from error
    # Qt's loop would let Ctrl+C wait for the next line of Python and then print a traceback there.
    former = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return run_window(
            routine=request.routine or None,
            files=request.files,
            speed=arguments.speed,
            first=request.first,
            rehearse=request.rehearse,
            claim=claim,
        )
    finally:
        signal.signal(signal.SIGINT, former)


def _drop_output() -> None:
    """Nobody reads any more: what is left must not raise once again when Python ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
