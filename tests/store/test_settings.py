"""Settings survive bad values, damaged files, newer versions and folders that cannot be written."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.manner import Pace, SoundSet, Talk
from massage_timer.core.places import Place, Places
from massage_timer.core.routine import Height, Side
from massage_timer.core.session import Command
from massage_timer.core.timeline import Options
from massage_timer.store.setting_values import values_of, with_values
from massage_timer.store.settings import (
    CHANGE_SECONDS,
    DIGIT_SIZES,
    LEAD_IN_SECONDS,
    TEXT_SIZES,
    Motion,
    Settings,
    Sort,
    Theme,
    Tone,
    options_of,
    with_used,
)
from massage_timer.store.settings_file import SettingsFile, language_in

CHANGED = Settings(
    disclaimer_read=True,
    recent=("gentle-evening", "mine"),
    sort=Sort.NAME,
    text_size=150,
    language="fr",
    theme=Theme.DARK,
    motion=Motion.REDUCED,
    recipient_tone=Tone.MEDIUM,
    giver_tone=Tone.DEEP,
    window=Places("DP-1", {"U2720Q": Place(-4, 20, 800, 600, (1, 30, 2, 3), True)}),
    full_screen=True,
    monitor="U2720Q",
    mini=Places("DP-1", {"DP-1": Place(5, 6, 320, 120)}),
    change_seconds=45,
    wait_at_change=True,
    first_side=Side.RIGHT,
    height=Height.MID_THIGH,
    pressure=2,
    ticklish=True,
    digits=130,
    sounds=SoundSet.QUIET,
    volume=35,
    strokes=True,
    talk=Talk.NAMES,
    voice_volume=0,
    voice_pace=Pace.SLOW,
    lead_in_seconds=5,
    ask_pressure=False,
    keys={"F5": Command.NEXT, "Ctrl+B": Command.TOGGLE},
    media_keys=True,
    keep_awake=False,
    diary=False,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)
pixels = st.integers(0, 100_000)
place = st.builds(
    Place,
    pixels.map(lambda px: -px),
    pixels,
    pixels,
    pixels,
    st.tuples(pixels, pixels, pixels, pixels),
    st.booleans(),
)
places = st.builds(Places, texts, st.dictionaries(texts, place, max_size=3))
settings = st.builds(
    Settings,
    disclaimer_read=st.booleans(),
    recent=st.lists(texts.filter(bool), max_size=100, unique=True).map(tuple),
    sort=st.sampled_from(Sort),
    text_size=st.sampled_from(TEXT_SIZES),
    language=st.sampled_from(["", "en", "ar"]),
    theme=st.sampled_from(Theme),
    motion=st.sampled_from(Motion),
    recipient_tone=st.sampled_from([Tone.LIGHT, Tone.MEDIUM, Tone.DEEP]),
    giver_tone=st.sampled_from(Tone),
    window=places,
    full_screen=st.booleans(),
    monitor=texts,
    mini=places,
    change_seconds=st.integers(CHANGE_SECONDS[0], CHANGE_SECONDS[-1]),
    wait_at_change=st.booleans(),
    first_side=st.sampled_from(Side),
    height=st.sampled_from(Height),
    pressure=st.integers(1, 3),
    ticklish=st.booleans(),
    digits=st.integers(DIGIT_SIZES[0], DIGIT_SIZES[-1]),
    sounds=st.sampled_from(SoundSet),
    volume=st.integers(0, 100),
    strokes=st.booleans(),
    talk=st.sampled_from(Talk),
    voice_volume=st.integers(0, 100),
    voice_pace=st.sampled_from(Pace),
    lead_in_seconds=st.integers(LEAD_IN_SECONDS[0], LEAD_IN_SECONDS[-1]),
    ask_pressure=st.booleans(),
    keys=st.dictionaries(texts, st.sampled_from([Command.TOGGLE, Command.NEXT, Command.SOFTER])),
    media_keys=st.booleans(),
    keep_awake=st.booleans(),
    diary=st.booleans(),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
NAMES = [*Settings.__dataclass_fields__, "version", "something_else"]


def written(folder: Path, **content: Any) -> SettingsFile:
    path = folder / "settings.json"
    path.write_text(json.dumps({"version": 1, **content}))
    return SettingsFile(path)


def kept_place(monitor: str, *place: object) -> dict[str, Any]:
    names = ("left", "top", "width", "height", "frame", "maximised")
    return {"last": "DP-1", "on": {monitor: dict(zip(names, place, strict=True))}}


def test_before_the_first_save_there_are_the_defaults(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "none" / "settings.json").load() == (Settings(), ())


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "settings.json"
    assert SettingsFile(path).save(CHANGED) is None
    assert SettingsFile(path).load() == (CHANGED, ())
    assert json.loads(path.read_text()) == {
        "version": 1,
        "disclaimer_read": True,
        "recent": ["gentle-evening", "mine"],
        "sort": "name",
        "text_size": 150,
        "language": "fr",
        "theme": "dark",
        "motion": "reduced",
        "recipient_tone": "medium",
        "giver_tone": "deep",
        "window": kept_place("U2720Q", -4, 20, 800, 600, [1, 30, 2, 3], True),
        "full_screen": True,
        "monitor": "U2720Q",
        "mini": kept_place("DP-1", 5, 6, 320, 120, [0, 0, 0, 0], False),
        "change_seconds": 45,
        "wait_at_change": True,
        "first_side": "right",
        "height": "mid-thigh",
        "pressure": 2,
        "ticklish": True,
        "digits": 130,
        "sounds": "quiet",
        "volume": 35,
        "strokes": True,
        "talk": "names",
        "voice_volume": 0,
        "voice_pace": "slow",
        "lead_in_seconds": 5,
        "ask_pressure": False,
        "keys": {"F5": "next", "Ctrl+B": "pause or resume"},
        "media_keys": True,
        "keep_awake": False,
        "diary": False,
    }


@given(settings)
def test_any_settings_come_back(tmp_path_factory: pytest.TempPathFactory, all_: Settings) -> None:
    file = SettingsFile(tmp_path_factory.getbasetemp() / "round-trip.json")
    assert file.save(all_) is None
    assert file.load() == (all_, ())
    assert with_values(Settings(), values_of(all_)) == all_


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("language", "tlh", '\'"tlh"\' cannot be used for language, so it is "" again'),
        ("theme", "purple", '\'"purple"\' cannot be used for theme, so it is "system" again'),
        ("theme", ["dark"], '\'["dark"]\' cannot be used for theme, so it is "system" again'),
        ("motion", "none", '\'"none"\' cannot be used for motion, so it is "system" again'),
        ("text_size", 110, "'110' cannot be used for text_size, so it is 100 again"),
        ("text_size", 150.0, "'150.0' cannot be used for text_size, so it is 100 again"),
        ("text_size", "200", "'\"200\"' cannot be used for text_size, so it is 100 again"),
        ("recipient_tone", "", '\'""\' cannot be used for recipient_tone, so it is "light" again'),
        ("recipient_tone", [], "'[]' cannot be used for recipient_tone, so it is \"light\" again"),
        ("giver_tone", "pale", '\'"pale"\' cannot be used for giver_tone, so it is "" again'),
        ("giver_tone", None, "'null' cannot be used for giver_tone, so it is \"\" again"),
        ("disclaimer_read", 1, "'1' cannot be used for disclaimer_read, so it is false again"),
        ("full_screen", "yes", "'\"yes\"' cannot be used for full_screen, so it is false again"),
        ("full_screen", 1, "'1' cannot be used for full_screen, so it is false again"),
        ("change_seconds", True, "'true' cannot be used for change_seconds, so it is 20 again"),
        ("change_seconds", 4, "'4' cannot be used for change_seconds, so it is 20 again"),
        ("change_seconds", 20.0, "'20.0' cannot be used for change_seconds, so it is 20 again"),
        ("first_side", None, "'null' cannot be used for first_side, so it is \"left\" again"),
        ("height", "knee", '\'"knee"\' cannot be used for height, so it is "hip" again'),
        ("height", 3, "'3' cannot be used for height, so it is \"hip\" again"),
        ("pressure", 4, "'4' cannot be used for pressure, so it is 3 again"),
        ("pressure", True, "'true' cannot be used for pressure, so it is 3 again"),
        ("ticklish", "no", "'\"no\"' cannot be used for ticklish, so it is false again"),
        ("digits", 99, "'99' cannot be used for digits, so it is 100 again"),
        ("volume", 101, "'101' cannot be used for volume, so it is 60 again"),
        ("sounds", "loud", '\'"loud"\' cannot be used for sounds, so it is "full" again'),
        ("talk", True, "'true' cannot be used for talk, so it is \"all\" again"),
        ("lead_in_seconds", 2, "'2' cannot be used for lead_in_seconds, so it is 3 again"),
        ("keys", [], "'[]' cannot be used for keys, so it is {} again"),
        ("keys", {"B": "stop"}, '\'{"B": "stop"}\' cannot be used for keys, so it is {} again'),
        ("keys", {"B": []}, "'{\"B\": []}' cannot be used for keys, so it is {} again"),
        ("recent", 3, "'3' cannot be used for recent, so it is [] again"),
        ("recent", [""], "'[\"\"]' cannot be used for recent, so it is [] again"),
        ("recent", [1] * 2, "'[1, 1]' cannot be used for recent, so it is [] again"),
        ("last_routine", 3, "'[3]' cannot be used for recent, so it is [] again"),
        (
            "monitor",
            "x" * 5000,
            f'\'"{"x" * 38}…\' cannot be used for monitor, so it is "" again',
        ),
        ("monitor", "\ud800", '\'"\\ud800"\' cannot be used for monitor, so it is "" again'),
    ],
)
def test_a_bad_value_falls_back_to_its_default_and_is_told(
    name: str, value: object, message: str, tmp_path: Path
) -> None:
    loaded, problems = written(tmp_path, **{"wait_at_change": True, name: value}).load()
    assert loaded == Settings(wait_at_change=True)
    assert problems == (f"settings.json: {message}",)


def test_what_we_do_not_know_is_kept(tmp_path: Path) -> None:
    file = written(tmp_path, theme="light", font={"size": [1, None]})
    loaded, problems = file.load()
    assert (loaded, problems) == (Settings(theme=Theme.LIGHT), ())
    assert file.save(CHANGED) is None
    assert json.loads((tmp_path / "settings.json").read_text())["font"] == {"size": [1, None]}


def test_a_newer_file_is_neither_read_nor_overwritten(tmp_path: Path) -> None:
    file = written(tmp_path, version=2, theme="sepia")
    before = (tmp_path / "settings.json").read_bytes()
    sentence = (
        "settings.json: a newer version of this program wrote the file (version 2, this one "
        "writes 1), so the defaults are used and nothing is saved"
    )
    assert file.load() == (Settings(), (sentence,))
    assert file.save(CHANGED) == sentence
    assert (tmp_path / "settings.json").read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b"{}",
        b'{"version": "1"}',
        b'{"version": true}',
        b'{"version": 0}',
        b'{"version": 1e400}',
        b"\xff\xfe",
        b"[" * 60_000,
        b'{"version": 1, "change_seconds": ' + b"9" * 5000 + b"}",
        b'{"version": 1, "x": "' + b"y" * 600_000 + b'"}',
        b'{"version": 1}' + b" " * 600_000,
    ],
)
def test_a_damaged_file_is_moved_aside(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    file = SettingsFile(path)
    assert file.load() == (
        Settings(),
        (
            "settings.json: the file was damaged and is now called settings.json.damaged; "
            "the defaults are used",
        ),
    )
    assert (tmp_path / "settings.json.damaged").read_bytes() == content
    assert file.save(CHANGED) is None
    assert file.load() == (CHANGED, ())


def test_a_file_that_cannot_be_read_is_not_overwritten_either(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    sentence = (
        f"{tmp_path.name}: this is a folder, not a file, so the defaults are used and nothing is "
        "saved"
    )
    assert file.load() == (Settings(), (sentence,))
    assert file.save(CHANGED) == sentence


def test_a_damaged_file_that_cannot_be_moved_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / ("s" * 250 + ".json")  # with ".damaged" the name is too long
    path.write_bytes(b"{")
    file = SettingsFile(path)
    loaded, (sentence,) = file.load()
    assert loaded == Settings()
    assert "the file is damaged and could not be moved aside (the name is too long)" in sentence
    assert file.save(CHANGED) == sentence
    assert path.read_bytes() == b"{"


def test_a_folder_that_cannot_be_written_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert SettingsFile(tmp_path / "file" / "settings.json").save(CHANGED) == (
        "settings.json: a part of the path is a file, not a folder, so the settings were not saved"
    )


@given(st.one_of(st.binary(max_size=100), st.dictionaries(st.sampled_from(NAMES), values)))
def test_no_file_makes_loading_fail(
    tmp_path_factory: pytest.TempPathFactory, content: bytes | dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    loaded, _ = SettingsFile(path).load()
    assert loaded.change_seconds in CHANGE_SECONDS
    assert isinstance(loaded.theme, Theme)
    for aside in path.parent.glob("any.json.damaged*"):
        aside.unlink()


def test_more_keys_than_anybody_teaches_are_not_taken(tmp_path: Path) -> None:
    loaded, problems = written(tmp_path, keys={f"F{n}": "next" for n in range(65)}).load()
    assert (loaded, len(problems)) == (Settings(), 1)


def test_the_place_of_a_window_in_the_words_of_an_earlier_version_is_no_mistake(
    tmp_path: Path,
) -> None:
    assert written(tmp_path, window="AdnQywADAAA=", mini="").load() == (Settings(), ())


GOOD = kept_place("DP-1", 5, 6, 320, 120, [0, 0, 0, 0], False)


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {"last": "DP-1"},
        {"last": "DP-1", "on": [], "more": 1},
        {"last": 1, "on": {}},
        {"last": "", "on": []},
        {"last": "", "on": {"DP-1": []}},
        {"last": "", "on": {"DP-1": {"left": 1}}},
        {"last": "", "on": {"DP-1": {**GOOD["on"]["DP-1"], "more": 1}}},
        {"last": "", "on": {"DP-1": {**GOOD["on"]["DP-1"], "left": 1.5}}},
        {"last": "", "on": {"DP-1": {**GOOD["on"]["DP-1"], "top": 100_001}}},
        {"last": "", "on": {"DP-1": {**GOOD["on"]["DP-1"], "width": -1}}},
        {"last": "", "on": {"DP-1": {**GOOD["on"]["DP-1"], "maximised": 1}}},
        {"last": "", "on": {"DP-1": {**GOOD["on"]["DP-1"], "frame": [0, 0, 0]}}},
        {"last": "", "on": {"DP-1": {**GOOD["on"]["DP-1"], "frame": [0, 0, 0, -1]}}},
        {"last": "", "on": {f"DP-{n}": GOOD["on"]["DP-1"] for n in range(17)}},
    ],
)
def test_a_place_that_no_window_can_have_is_not_taken(value: object, tmp_path: Path) -> None:
    assert written(tmp_path, window=GOOD).load()[1] == ()
    loaded, problems = written(tmp_path, window=value).load()
    assert (loaded, len(problems)) == (Settings(), 1)


def test_a_session_is_laid_out_as_it_is_set() -> None:
    usual = options_of(Settings(), Side.LEFT)
    assert usual == Options()
    changed = options_of(CHANGED, Side.RIGHT)
    assert changed == Options(
        first=Side.RIGHT,
        get_ready=7_000,
        lead_in=5_000,
        change=45_000,
        wait_at_change=True,
        ask_pressure=False,
        strokes=True,
    )


@given(st.lists(st.text(max_size=3), max_size=200))
def test_what_was_used_last_comes_first_and_nothing_comes_twice(used: list[str]) -> None:
    recent: tuple[str, ...] = ()
    for id_ in used:
        recent = with_used(recent, id_)
    newest = [id_ for id_ in dict.fromkeys(reversed(used)) if id_]
    assert list(recent) == newest[:100]
    assert with_used(recent, "x" * 256) == recent, "no file is called so"


@pytest.mark.parametrize(
    ("former", "recent"),
    [
        ({"last_routine": "mine"}, ("mine",)),
        ({"last_routine": ""}, ()),
        ({"last_routine": "mine", "recent": ["other"]}, ("other",)),
    ],
)
def test_the_routine_that_an_earlier_version_remembered_is_the_one_used_last(
    former: dict[str, object], recent: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 1, **former}))
    file = SettingsFile(path)
    loaded, told = file.load()
    assert (loaded.recent, told) == (recent, ())
    file.save(loaded)
    assert "last_routine" not in json.loads(path.read_text())


@pytest.mark.parametrize(
    ("content", "language"),
    [
        (None, ""),
        (b'{"version": 1, "language": "fr"}', "fr"),
        (b'{"version": 1, "language": "tlh"}', ""),
        (b'{"version": 1}', ""),
        (b"{", ""),
        (b"[1]", ""),
        (b"[" * 100_000, ""),
    ],
)
def test_the_language_alone_can_be_read_and_the_file_stays(
    content: bytes | None, language: str, tmp_path: Path
) -> None:
    file = tmp_path / "settings.json"
    if content is not None:
        file.write_bytes(content)
    assert language_in(file) == language
    assert (file.read_bytes() if file.exists() else None) == content
