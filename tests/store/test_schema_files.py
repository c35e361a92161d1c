"""The files that come with the program name their schemas, and the user's own may do so too."""

import json
import re
from pathlib import Path

import editor_yaml
import pytest
from jsonschema import Draft7Validator

from massage_timer import resources
from massage_timer.store.schema_files import (
    NAMES,
    ROUTINE_LINE,
    TECHNIQUES_LINE,
    place_schemas,
    with_own_line,
)

SHIPPED = [*sorted(resources.routines().iterdir()), resources.assets() / "techniques.yaml"]
LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def named_by(line: str, file: Path) -> Path:
    """The schema that an editor takes for a file that begins with this line."""
    found = LINE.fullmatch(line)
    assert found is not None
    return (file.parent / found[1]).resolve()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_file_names_its_schema_and_keeps_to_it(path: Path) -> None:
    text = path.read_text("utf-8")
    schema = named_by(text.splitlines()[0], path)
    wanted = "techniques" if path.stem == "techniques" else "routine"
    assert schema == resources.assets() / "schemas" / f"{wanted}.schema.json"
    validator = Draft7Validator(json.loads(schema.read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(editor_yaml.value(text))] == []


def test_the_places_are_the_same_in_an_installed_wheel() -> None:
    inside = {"assets": "massage_timer/_data/assets", "routines": "massage_timer/_data/routines"}
    for path in SHIPPED:
        root = path.parent.parent
        assert root / path.parent.name == path.parent
        installed = Path("/wheel", inside[path.parent.name], path.name)
        schema = named_by(path.read_text("utf-8").splitlines()[0], installed)
        assert schema.parent == Path("/wheel", inside["assets"], "schemas").resolve()


def test_schemas_are_placed_where_the_user_s_own_files_name_them(tmp_path: Path) -> None:
    assert place_schemas(tmp_path) == ""
    placed = {
        named_by(ROUTINE_LINE, tmp_path / "routines" / "mine.yaml"),
        named_by(TECHNIQUES_LINE, tmp_path / "techniques.yaml"),
    }
    assert placed == {tmp_path / "schemas" / name for name in NAMES}
    for path in placed:
        assert path.read_bytes() == (resources.assets() / "schemas" / path.name).read_bytes()


def test_a_schema_that_is_there_is_left_alone_and_an_old_one_replaced(tmp_path: Path) -> None:
    place_schemas(tmp_path)
    same, old = (tmp_path / "schemas" / name for name in NAMES)
    before = same.stat().st_ino
    old.write_text("{}")
    assert place_schemas(tmp_path) == ""
    assert same.stat().st_ino == before
    assert old.read_bytes() == (resources.assets() / "schemas" / old.name).read_bytes()


def test_where_no_schema_can_be_written_a_sentence_says_why(tmp_path: Path) -> None:
    (tmp_path / "schemas").write_text("in the way")
    told = place_schemas(tmp_path)
    assert told == (
        f"{tmp_path / 'schemas' / NAMES[0]}: a part of the path is a file, not a folder"
    )


def test_a_copy_of_a_shipped_routine_names_the_schema_of_its_new_place() -> None:
    text = SHIPPED[0].read_text("utf-8")
    assert with_own_line(text).splitlines() == [ROUTINE_LINE, *text.splitlines()[1:]]
    assert with_own_line("format: 1\n") == f"{ROUTINE_LINE}\nformat: 1\n"
    assert with_own_line(with_own_line(text)) == with_own_line(text)
