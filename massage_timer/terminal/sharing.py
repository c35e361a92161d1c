"""What the terminal says of routines that are shared, and how it tries their pictures."""

from collections.abc import Iterator
from pathlib import Path

from massage_timer.core.language import N_, _
from massage_timer.store.problems import printable
from massage_timer.store.sharing.gathering import Packed
from massage_timer.store.sharing.words import whoever_opens_it

# Translators: Y and N are the keys, and stay
ASKED = N_("Import? [y/N] ")


def sent(packed: Packed, file: Path) -> Iterator[str]:
    """What was packed, and what stayed."""
    # Translators: {sentence} says what whoever opens the file gets
    words = _("Saved as {file}. {sentence}")
    sentence = whoever_opens_it(packed.contents)
    yield words.format(file=printable(str(file)), sentence=sentence)
    yield from packed.left


def says_yes(answer: str) -> bool:
    return answer.strip().lower() in ("y", "yes")


def check_picture(name: str, data: bytes) -> str:
    """Why a picture cannot be shown; "" when it can. Qt is loaded for it, and only then."""
    try:
        from massage_timer.terminal.picture_check import problem_in
    except ImportError:
        return _("pictures cannot be checked here, for Qt is missing: install it first")
    return problem_in(name, data)
