"""All that runs with the program has its licence in the repository."""

from importlib.metadata import distribution

import licences
import pytest

NAMED = licences.FOLDER / "README.md"


@pytest.mark.parametrize("name", sorted(set(licences.runtime())))
def test_every_distribution_that_runs_with_the_program_has_its_licence_here(name: str) -> None:
    (row,) = (
        line for line in NAMED.read_text(encoding="utf-8").splitlines() if f"`{name}`" in line
    )
    texts = licences.texts_of(distribution(name))
    if texts:
        kept = (licences.FOLDER / f"{name}.txt").read_text(encoding="utf-8")
        assert kept == "\n".join(path.read_text(encoding="utf-8") for path in texts)
    else:
        assert "LGPL-3.0" in (distribution(name).metadata["License"] or "")
        assert "[LGPL-3.0.txt](LGPL-3.0.txt)" in row


def test_every_text_that_is_named_is_there_and_every_one_that_is_there_is_named() -> None:
    told = NAMED.read_text(encoding="utf-8")
    there = {path.name for path in licences.FOLDER.glob("*.txt")}
    assert {name for name in there if f"]({name})" not in told} == set()
    assert there >= {"LGPL-3.0.txt", "GPL-3.0.txt", "python.txt", "inter.txt", "pyinstaller.txt"}


@pytest.mark.parametrize(("name", "beside"), licences.FONTS.items())
def test_every_typeface_is_under_the_text_that_lies_beside_it(name: str, beside: str) -> None:
    ours = licences.FOLDER / name
    assert ours.read_bytes() == (licences.ROOT / "assets" / "fonts" / beside).read_bytes()
