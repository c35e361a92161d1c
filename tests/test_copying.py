import pytest

from massage_timer import resources
from massage_timer.authoring.copying import copied
from massage_timer.core.language import LANGUAGES
from massage_timer.store.catalogue import load_catalogue
from massage_timer.store.library import list_routines, read_entry
from massage_timer.store.routine_files import parse_routine

TOLD = [language.code for language in LANGUAGES if resources.texts(language.code)]
SHIPPED = list_routines(resources.routines()).files


@pytest.mark.parametrize("code", TOLD)
@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.id)
def test_a_copy_says_in_its_own_file_what_was_read_in_another_language(
    file: object, code: str
) -> None:
    catalogue = load_catalogue(resources.assets() / "techniques.yaml", texts=resources.texts(code))
    told = read_entry(file, catalogue).routine  # type: ignore[arg-type]
    assert told is not None
    text = copied(file.path.read_text(encoding="utf-8"), told.name, told)  # type: ignore[attr-defined]
    mine = parse_routine(text.encode(), "mine.yaml", catalogue)
    assert (mine.summary, mine.suits, mine.steps) == (told.summary, told.suits, told.steps)
    assert told.name in mine.name


def test_in_english_only_the_name_is_another() -> None:
    text = SHIPPED[0].path.read_text(encoding="utf-8")
    copy = copied(text, "Classic")
    assert "name: Classic, mine" in copy
    assert copy.count("\n") in (text.count("\n"), text.count("\n") + 1)
