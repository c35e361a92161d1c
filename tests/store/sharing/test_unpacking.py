"""Whatever is fed to the reader of shared files: it is read within bounds, or refused in words."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from homes import BLUE, RED, ROUTINE, TECHNIQUES, Home
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.store.sharing.parcel import (
    FOLDER,
    LARGEST_PARCEL,
    Parcel,
    ParcelError,
    packed,
    parcel_of,
    picture_name,
    read_parcel,
)
from massage_timer.store.yaml_nodes import LARGEST_FILE

GOOD = Parcel("calf.massage", ROUTINE.encode(), TECHNIQUES.encode(), {"feather.svg": RED})
DATA = packed(GOOD)
Change = Callable[[zipfile.ZipInfo], object]


def zipped(
    *entries: tuple[str, bytes],
    how: int = zipfile.ZIP_DEFLATED,
    change: Change = lambda _info: None,
) -> bytes:
    """A ZIP file as other programs write them."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name)
            info.compress_type = how
            change(info)
            archive.writestr(info, data)
    return file.getvalue()


def refused(data: bytes) -> str:
    """The one sentence that is said, without the name of the file."""
    with pytest.raises(ParcelError) as error:
        parcel_of(data, "calf.massage")
    (sentence,) = error.value.sentences
    assert sentence.startswith("calf.massage: ")
    assert "\n" not in sentence
    return sentence.removeprefix("calf.massage: ")


def with_entry(name: str, data: bytes = b"x", change: Change = lambda _info: None) -> str:
    return refused(zipped((name, data), ("routine.yaml", b"x"), change=change))


def directory_at(data: bytes) -> int:
    return int(struct.unpack("<L", data[-6:-2])[0])


def patched(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def test_what_was_packed_is_unpacked_and_the_same_makes_the_same_file() -> None:
    assert parcel_of(DATA, "calf.massage") == GOOD
    assert packed(GOOD) == DATA
    with zipfile.ZipFile(BytesIO(DATA)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "READ ME.txt", "routine.yaml", "techniques.yaml", "pictures/feather.svg",
        ]  # fmt: skip
        assert b"Leg Massage Timer" in archive.read("READ ME.txt")


def test_files_of_other_packers_are_unpacked_too() -> None:
    for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        data = zipped(("pictures/", b""), ("routine.yaml", b"x"), ("pictures/ä.svg", RED), how=how)
        assert parcel_of(data, "a.massage") == Parcel("a.massage", b"x", b"", {"ä.svg": RED})


def test_a_routine_of_its_own_file_is_a_parcel_of_one() -> None:
    assert parcel_of(b"x", "a.YAML") == Parcel("a.YAML", b"x", is_packed=False)


def test_what_is_no_such_file_says_so(tmp_path: Path) -> None:
    no_parcel = "this is no routine that was packed to be shared: ask for the file again"
    for data in (b"", b"PK", b"%PDF-1.4" + bytes(100)):
        assert refused(data) == no_parcel
    assert refused(bytes(LARGEST_PARCEL + 1)) == "this is larger than 20 MB: is it the right file?"
    for path, words in ((tmp_path, "this is a folder, not a file"), (tmp_path / "no", "no such")):
        with pytest.raises(ParcelError, match=words):
            read_parcel(path)
    assert refused(zipped(("techniques.yaml", b"x"))) == (
        "there is no routine.yaml in it: ask for another file"
    )


def test_what_is_cut_off_or_has_something_behind_it_is_refused() -> None:
    sentence = "it is cut off, or something was put behind it: ask for the file again"
    comment = BytesIO(DATA)
    with zipfile.ZipFile(comment, "a") as archive:
        archive.comment = b"x" * 60_000
    for data in (DATA[:-1], DATA + b"x", comment.getvalue(), b"PK" + DATA, DATA + DATA):
        assert refused(data) == sentence


@pytest.mark.parametrize(
    "name",
    [
        "../routine.yaml", "/etc/passwd", "pictures/../../a.svg", "pictures\\a.svg", "C:a.svg",
        "pictures/a/b.svg", "pictures/a.json", "pictures/a b.svg", "pictures/.svg",
        "pictures/con.svg",
        "pictures/COM1.png", "pictures/a\n.svg", "pictures/a.SVG", "pictures/-a.svg", "other/",
        "Routine.yaml", "__MACOSX/routine.yaml", "pictures/" + 80 * "a" + ".svg",
        "pictures/a\u0308.svg", "pictures/a\u202e.svg", "", " ", "pictures/a.svg/",
    ],
)  # fmt: skip
def test_an_entry_that_no_such_file_has_is_refused_by_its_name(name: str) -> None:
    said = with_entry(name)
    assert said.endswith(" does not belong into it: take it out")
    assert said.isprintable()


def test_no_two_entries_have_one_name_even_where_capitals_are_all_one() -> None:
    data = zipped(("pictures/a.svg", RED), ("pictures/A.svg", BLUE))
    for twice in (data, data.replace(b"A.svg", b"a.svg")):
        assert refused(twice) == "'pictures/a.svg' is in it twice: ask for the file again"


def test_links_and_devices_and_folders_are_no_plain_files() -> None:
    for kind in (stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFDIR):

        def change(info: zipfile.ZipInfo, kind: int = kind) -> None:
            info.create_system = 3
            info.external_attr = (kind | 0o777) << 16

        said = with_entry("pictures/a.svg", change=change)
        assert said == "'pictures/a.svg' is no plain file: take it out"


def test_passwords_other_ways_of_packing_and_notes_are_refused() -> None:
    directory = directory_at(DATA)
    odd = "'READ ME.txt' is packed with a password, or oddly: pack it anew"
    assert refused(patched(DATA, directory + 8, b"\x01")) == odd
    assert refused(patched(DATA, directory + 10, b"\x0e")) == odd
    for field in ("comment", "extra"):

        def change(info: zipfile.ZipInfo, field: str = field) -> None:
            setattr(info, field, struct.pack("<HH", 0x9999, 1000) + bytes(1000))

        said = with_entry("pictures/a.svg", change=change)
        assert said == "'pictures/a.svg' has more with it than a name: pack it anew"


def test_too_many_entries_are_refused_before_they_are_looked_at() -> None:
    sentence = "it holds more than 64 files: take some out"
    assert refused(zipped(*((f"pictures/{i}.svg", b"") for i in range(65)))) == sentence
    assert refused(patched(DATA, len(DATA) - 14, b"\1\0")) == sentence


def test_sizes_are_bounded_whatever_the_file_says_of_itself() -> None:
    bomb = zipped(("routine.yaml", bytes(50_000_000)))
    assert len(bomb) < 60_000
    assert refused(bomb) == "'routine.yaml' is larger than 256 KB: make it smaller"
    at = directory_at(bomb) + 24
    for said in (100, LARGEST_FILE):
        liar = patched(bomb, at, struct.pack("<L", said))
        assert refused(liar) == "'routine.yaml' is damaged: ask for the file again"
    assert with_entry("pictures/a.png", bytes(4_000_001)) == (
        "'pictures/a.png' is larger than 4 MB: make it smaller"
    )
    many = zipped(*((f"pictures/{i}.png", bytes(3_500_000)) for i in range(6)))
    assert refused(many) == "it holds more than 20 MB: take something out"


def test_entries_that_share_their_bytes_are_refused() -> None:
    data = zipped(("routine.yaml", b"x" * 40), ("techniques.yaml", b"x" * 40))
    second = data.index(b"PK\1\2", directory_at(data) + 1)
    said = refused(patched(data, second + 42, bytes(4)))
    assert said.endswith(" is damaged: ask for the file again")


@pytest.mark.parametrize(
    ("at", "new"),
    [(0, b"PK\1\1"), (30, b"x"), (8, b"\0"), (6, b"\1"), (26, b"\xff\xff"), (18, b"")],
)
def test_what_an_entry_says_at_its_head_must_fit(at: int, new: bytes) -> None:
    data = zipped(("routine.yaml", b"x" * 40))
    if not new:  # its packed bytes would reach into the directory
        at, new = directory_at(data) + 20, b"\xff\xff"
    said = refused(patched(data, at, new))
    if at:
        assert said == "'routine.yaml' is damaged: ask for the file again"


def test_a_head_beyond_the_file_and_a_torn_directory_are_told() -> None:
    data = zipped(("routine.yaml", b"x" * 40))
    directory = directory_at(data)
    far = patched(data, directory + 42, b"\xff\xff\xff\x7f")
    assert refused(far) == "'routine.yaml' is damaged: ask for the file again"
    torn = "its list of files is damaged: ask for the file again"
    assert refused(patched(data, directory, b"PK\1\1")) == torn
    assert refused(patched(data, directory + 28, b"\xff\xff")) == torn
    assert refused(patched(data, directory + 34, b"\1")) == torn
    assert refused(patched(data, len(data) - 14, b"\2\0\2\0")) == torn
    assert refused(patched(data, len(data) - 14, b"\0\0\0\0")) == torn


def test_a_wrong_sum_and_torn_packing_are_told() -> None:
    data = zipped(("routine.yaml", b"x" * 40))
    for at, new in ((directory_at(data) + 16, b"\0\0\0\0"), (42, b"\xff\xff\xff\xff")):
        said = refused(patched(data, at, new))
        assert said == "'routine.yaml' is damaged: ask for the file again"
    stored = zipped(("routine.yaml", b"x" * 40), how=zipfile.ZIP_STORED)
    assert refused(patched(stored, 42, b"y")).startswith("'routine.yaml' is damaged")
    behind = zlib.compress(b"x" * 40)[2:-4]
    assert behind in data
    longer = patched(data, directory_at(data) + 24, struct.pack("<L", 39))
    assert refused(longer).startswith("'routine.yaml' is damaged")


def test_names_of_pictures_are_letters_digits_and_hyphens() -> None:
    assert picture_name("calf-2.svg") == ("calf-2", ".svg")
    assert picture_name("Wade.png") == ("Wade", ".png")
    assert picture_name("a_b.svg") is None


@given(st.data())
def test_no_change_of_its_bytes_does_more_than_be_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    changed = bytearray(DATA)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(changed)), st.integers(0, len(changed))))
    folder = tmp_path_factory.mktemp("fed")
    home = Home(folder / "home")
    with suppress(ParcelError):
        plan = home.plan(parcel_of(bytes(changed[:cut]), "calf.massage"))
        assert plan.file.parent == home.places.routines
        assert {path.parent for path in plan.pictures} <= {home.places.pictures}
    assert home.tree == {}


@given(
    st.lists(
        st.tuples(
            st.one_of(
                st.sampled_from(["routine.yaml", "techniques.yaml", f"{FOLDER}feather.svg"]),
                st.text(max_size=20),
                st.text(max_size=20).map(lambda name: f"{FOLDER}{name}.svg"),
            ),
            st.sampled_from([ROUTINE.encode(), TECHNIQUES.encode(), RED, b""]),
        ),
        max_size=5,
        unique_by=lambda entry: entry[0].partition("\0")[0],
    )
)
def test_entries_of_any_names_lead_nowhere_else(
    tmp_path_factory: pytest.TempPathFactory, entries: list[tuple[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("fed")
    home = Home(folder / "home")
    try:
        plan = home.plan(parcel_of(zipped(*entries), "calf.massage"))
    except ParcelError:
        return
    assert plan.file.parent == home.places.routines
    assert {path.parent for path in plan.pictures} <= {home.places.pictures}
