import gettext
import io
import struct
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from massage_timer import resources
from massage_timer.core.language import ENGLISH, LANGUAGES, Untranslated
from massage_timer.store.translations import load_translation

GERMAN = next(language for language in LANGUAGES if language.code == "de")


def compiled(**words: str) -> bytes:
    catalogue, out = Catalog("de"), io.BytesIO()
    for message, translation in words.items():
        catalogue.add(message, translation)
    write_mo(out, catalogue)
    return out.getvalue()


def test_the_words_of_a_language_come_from_its_file(tmp_path: Path) -> None:
    tmp_path.joinpath("de.mo").write_bytes(compiled(Calf="Wade"))
    found = load_translation(tmp_path, GERMAN)
    assert found is not None
    assert (found.gettext("Calf"), found.gettext("Foot")) == ("Wade", "Foot")


def headed(header: str) -> bytes:
    """A catalogue of gettext with nothing but this header."""
    words = header.encode()
    return struct.pack("<7I", 0x950412DE, 0, 1, 28, 36, 0, 0) + struct.pack(
        f"<4I{len(words) + 2}s", 0, 44, len(words), 45, b"\0" + words
    )


def test_english_needs_no_file(tmp_path: Path) -> None:
    assert isinstance(load_translation(tmp_path, ENGLISH), Untranslated)


HEADERS = [
    headed("Content-Type: text/plain; charset=klingon\n"),
    headed("Content-Type: text/plain; charset=UTF-16\n") + b"\xff",
    headed("Plural-Forms: nplurals=2\n"),
    headed("Plural-Forms: nplurals=2; plural=n ? 1;\n"),
    headed(f"Plural-Forms: nplurals=2; plural={'(' * 500}n{')' * 500};\n"),
]
"""They name no known letters, and no rule for plurals that can be understood."""


@pytest.mark.parametrize(
    "content", [None, b"", b"no catalogue", compiled(Calf="Wade")[:40], *HEADERS]
)
def test_a_file_that_is_missing_or_damaged_translates_nothing(
    content: bytes | None, tmp_path: Path
) -> None:
    if content is not None:
        tmp_path.joinpath("de.mo").write_bytes(content)
    assert load_translation(tmp_path, GERMAN) is None


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_language_of_the_program_can_be_loaded(language: object) -> None:
    found = load_translation(resources.languages(), language)  # type: ignore[arg-type]
    assert isinstance(found, Untranslated | gettext.GNUTranslations)
