"""Files of the user's own: nothing is lost, and nothing is overwritten."""

from pathlib import Path

import pytest

from massage_timer.own_files import (
    LARGEST_FILE,
    FileManager,
    FileTrouble,
    bring_back,
    copy_in,
    remove,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "routines" / "mine.yaml"
    file.parent.mkdir()
    file.write_text("mine")
    return file


def test_where_there_is_a_wastebasket_the_file_goes_there_and_comes_back(
    file: Path, tmp_path: Path
) -> None:
    basket = tmp_path / "basket"

    def throw_away(path: Path) -> Path:
        return path.rename(basket)

    kept, words = remove(file, tmp_path / "removed", throw_away)
    assert (kept, words) == (basket, "mine.yaml is in the wastebasket.")
    assert not file.exists()
    bring_back(kept, file)
    assert file.read_text() == "mine"
    assert not (tmp_path / "removed").exists()


def test_without_a_wastebasket_it_is_kept_aside_beside_what_was_removed_before(
    file: Path, tmp_path: Path
) -> None:
    aside = tmp_path / "removed"
    aside.mkdir()
    (aside / "mine.yaml").write_text("older")
    kept, words = remove(file, aside, FileManager().throw_away)
    assert kept == aside / "mine-2.yaml"
    assert words.endswith("so mine-2.yaml is kept in 'removed' beside your routines.")
    assert (aside / "mine.yaml").read_text() == "older"
    assert not file.exists()


def test_what_cannot_be_removed_is_told_and_stays(file: Path, tmp_path: Path) -> None:
    (tmp_path / "removed").write_text("in the way")
    with pytest.raises(FileTrouble, match=r"mine\.yaml is still there: "):
        remove(file, tmp_path / "removed", FileManager().throw_away)
    assert file.exists()


def test_a_name_that_was_taken_meanwhile_is_not_overwritten(file: Path, tmp_path: Path) -> None:
    kept, _ = remove(file, tmp_path / "removed", FileManager().throw_away)
    file.write_text("another")
    with pytest.raises(FileTrouble, match="another"):
        bring_back(kept, file)
    file.unlink()
    kept.unlink()
    with pytest.raises(FileTrouble, match="could not be put back: there is no such file"):
        bring_back(kept, file)


def test_a_copy_takes_a_free_name(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "routines"
    names = [copy_in(file, folder).name for _ in range(3)]
    assert names == ["mine.yaml", "mine-2.yaml", "mine-3.yaml"]
    assert {path.read_text() for path in folder.iterdir()} == {"mine"}


def test_what_cannot_be_copied_is_told(file: Path, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="could not be copied: there is no such file"):
        copy_in(tmp_path / "gone.yaml", tmp_path)
    with pytest.raises(FileTrouble, match="could not be copied: "):
        copy_in(file, file)
    file.write_bytes(b" " * (LARGEST_FILE + 1))
    with pytest.raises(FileTrouble, match="too large"):
        copy_in(file, tmp_path)
