from pathlib import Path

import pytest

from massage_timer import resources
from massage_timer.core.language import ENGLISH, LANGUAGES
from massage_timer.core.routine import Routine, Technique
from massage_timer.store.catalogue import load_catalogue
from massage_timer.store.library import Listed, list_routines, read_entry
from massage_timer.store.problems import Problems
from massage_timer.store.texts import TEXTS, Texts, lay_over, load_texts
from massage_timer.store.yaml_nodes import Items, Node, Scalar, Table, read_nodes

ASSETS = resources.assets()
TECHNIQUES = ASSETS / "techniques.yaml"
CODES = [
    language.code
    for language in LANGUAGES
    if language is not ENGLISH and resources.texts(language.code)
]


def nodes(text: str) -> Node:
    return read_nodes(text.encode(), Problems(""))


def plain(node: Node | None) -> object:
    if isinstance(node, Table):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


def test_texts_take_the_place_of_words_and_of_nothing_else() -> None:
    there = nodes("{name: Calf, cap: 3, cue: Glide., mid-thigh: {cue: Stop., picture: a}}")
    lay_over(there, nodes("{name: Wade, cap: 5, term: x, mid-thigh: {cue: Halt., picture: b}}"))
    assert plain(there) == {
        "name": "Wade",
        "cap": "3",
        "cue": "Glide.",
        "mid-thigh": {"cue": "Halt.", "picture": "a"},
    }


def test_steps_are_told_by_their_number() -> None:
    there = nodes("{name: A, steps: [{cue: One.}, {cue: Two.}]}")
    lay_over(
        there,
        nodes("{steps: {2: {cue: Zwei.}, 3: {cue: Drei.}, 0: {cue: Null.}, x: {}, ²: {cue: X.}}}"),
    )
    assert plain(there) == {"name": "A", "steps": [{"cue": "One."}, {"cue": "Zwei."}]}


def test_texts_of_another_shape_change_nothing() -> None:
    there = nodes("{name: A, mid-thigh: 1}")
    for texts in (None, nodes("[a]"), nodes("{mid-thigh: {cue: b}}")):
        lay_over(there, texts)
    assert plain(there) == {"name": "A", "mid-thigh": "1"}


@pytest.mark.parametrize("content", [None, "", "[", "- a", "techniques: 1", "techniques: {a: b}"])
def test_a_file_of_texts_that_cannot_be_read_leaves_english(
    content: str | None, tmp_path: Path
) -> None:
    file = tmp_path / "de.yaml"
    if content is not None:
        file.write_text(content)
    assert load_texts(file) == Texts()


def test_techniques_and_shipped_routines_are_told_in_another_language_but_not_the_own_ones(
    tmp_path: Path,
) -> None:
    file = tmp_path / "de.yaml"
    file.write_text(
        "techniques: {calf-glide: {name: Wade ausstreichen}}\n"
        "routines: {foot-reviver: {name: Frische Füße, steps: {1: {cue: Los.}}}}\n"
    )
    catalogue = load_catalogue(TECHNIQUES, tmp_path / "own.yaml", texts=file)
    assert catalogue["calf-glide"].name == "Wade ausstreichen"
    path = resources.routines() / "foot-reviver.yaml"
    shipped = read_entry(Listed("foot-reviver", path, False), catalogue).routine
    own = read_entry(Listed("foot-reviver", path, True), catalogue).routine
    assert shipped is not None
    assert own is not None
    assert (shipped.name, own.name) == ("Frische Füße", "Foot reviver")


@pytest.mark.parametrize("code", CODES)
def test_every_technique_is_told_whole_in_every_language(code: str) -> None:
    texts = plain(read_nodes((ASSETS / "texts" / f"{code}.yaml").read_bytes(), Problems("")))
    english = plain(read_nodes(TECHNIQUES.read_bytes(), Problems("")))
    assert isinstance(texts, dict)
    assert isinstance(english, dict)
    assert _shape(texts["techniques"]) == _shape(
        {id_: _words(technique) for id_, technique in english["techniques"].items()}
    )


@pytest.mark.parametrize("code", CODES)
def test_every_shipped_routine_is_told_whole_in_every_language(code: str) -> None:
    texts = plain(read_nodes((ASSETS / "texts" / f"{code}.yaml").read_bytes(), Problems("")))
    assert isinstance(texts, dict)
    expected = {}
    for file in list_routines(resources.routines()).files:
        english = plain(read_nodes(file.path.read_bytes(), Problems("")))
        assert isinstance(english, dict)
        words = _words({key: value for key, value in english.items() if key != "steps"})
        steps = {str(number): _words(step) for number, step in enumerate(english["steps"], 1)}
        if told := {number: step for number, step in steps.items() if step}:
            words["steps"] = told
        expected[file.id] = words
    assert _shape(texts["routines"]) == _shape(expected)


@pytest.mark.parametrize("code", CODES)
def test_what_is_told_in_another_language_passes_every_check(code: str) -> None:
    texts = resources.texts(code)
    english = load_catalogue(TECHNIQUES)
    catalogue = load_catalogue(TECHNIQUES, texts=texts)
    for id_, technique in catalogue.items():
        assert _facts(technique) == _facts(english[id_])
        assert technique.name != english[id_].name
    for file in list_routines(resources.routines()).files:
        entry = read_entry(file, catalogue)
        assert entry.problems == ()
        assert isinstance(entry.routine, Routine)


def _facts(technique: Technique) -> tuple[object, ...]:
    return technique.zones, technique.pace, technique.pressure, technique.cap, technique.picture


def _words(table: object) -> dict[str, object]:
    """What of a table is words, without facts."""
    assert isinstance(table, dict)
    found = {key: value for key, value in table.items() if key in TEXTS}
    return {k: _words(v) if isinstance(v, dict) else v for k, v in found.items()}


def _shape(told: object) -> object:
    """Which words there are, whatever they say."""
    if isinstance(told, dict):
        return {key: _shape(value) for key, value in told.items()}
    return len(told) if isinstance(told, list) else type(told)
