"""Gathers every message of the code into languages/*.po, and compiles those.

    python tools/translations.py

A message that is new comes untranslated, one that is gone goes. Those about safety carry a line
that says whether somebody who speaks the language from childhood has reviewed them; it is kept.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from massage_timer.core.language import ENGLISH, LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "languages"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
SAFETY = ("massage_timer/core/safety.py", "massage_timer/core/guide/")
"""Where texts about safety stand."""
NOT_REVIEWED = "Safety: not yet reviewed by a native speaker"


def messages_of_code(folder: str = "massage_timer") -> Catalog:
    """Every message that the code in a folder marks, with the files it stands in."""
    found = Catalog(project="Leg Massage Timer", fuzzy=False)
    for file in sorted((ROOT / folder).rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        for _, message, comments, context in extract_from_file(
            "python",
            file,
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        ):
            found.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return found


def renewed(code: Catalog, file: Path) -> Catalog:
    """The translations in a file, brought up to the messages of the code."""
    with file.open("rb") as lines:
        catalogue = read_po(lines)
    catalogue.update(code, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    for message in catalogue:
        if message.id and is_safety(message) and not _says_whether_reviewed(message):
            message.user_comments.append(NOT_REVIEWED)
    return catalogue


def is_safety(message: Message) -> bool:
    """Whether it stands among the texts about safety."""
    return any(file.startswith(SAFETY) for file, _ in message.locations)


def written(catalogue: Catalog) -> bytes:
    """A .po file."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, include_lineno=False, sort_output=False)
    return out.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """A .mo file, as gettext reads it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def codes() -> Iterator[str]:
    """Of the languages that have files."""
    return (language.code for language in LANGUAGES if language.code != ENGLISH.code)


def untranslated(catalogue: Catalog) -> list[Message]:
    """What nobody has translated yet, in any of its forms."""
    return [message for message in catalogue if message.id and not all(_forms(message))]


def main() -> None:
    code = messages_of_code()
    for name in codes():
        file = FOLDER / f"{name}.po"
        if not file.exists():
            file.write_bytes(written(_begun(name)))
        catalogue = renewed(code, file)
        file.write_bytes(written(catalogue))
        file.with_suffix(".mo").write_bytes(compiled(catalogue))
        missing, waiting = len(untranslated(catalogue)), _count(_waiting(catalogue))
        print(
            f"{name}: {len(catalogue)} messages, {missing} untranslated, "
            f"{waiting} about safety not reviewed"
        )


def _begun(code: str) -> Catalog:
    return Catalog(
        code,
        header_comment="# The words of Leg Massage Timer in another language.",
        project="Leg Massage Timer",
        version="1",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        creation_date=datetime(2026, 11, 28, tzinfo=UTC),
        revision_date=datetime(2026, 11, 28, tzinfo=UTC),
        fuzzy=False,
    )


def _forms(message: Message) -> tuple[object, ...]:
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string,)


def _waiting(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if NOT_REVIEWED in message.user_comments)


def _says_whether_reviewed(message: Message) -> bool:
    return any(line.startswith("Safety:") for line in message.user_comments)


def _count(these: Iterable[object]) -> int:
    return sum(1 for _ in these)


if __name__ == "__main__":
    main()
