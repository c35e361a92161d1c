"""What the program tells a desktop of itself is true, and the desktop's own judges take it."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import man_page
import pytest

from massage_timer import __version__, resources
from massage_timer.store.sharing.parcel import ENDING

FOLDER = resources.assets() / "desktop"
ENTRY = FOLDER / "leg-massage-timer.desktop"
METAINFO = FOLDER / "leg-massage-timer.metainfo.xml"
MIME = FOLDER / "leg-massage-timer.mime.xml"
MAN = FOLDER / "massage-timer.1"


def judged(*command: str) -> str:
    """What a judge says, who must be content; skips where there is none."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed here")
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_desktop_entry_is_valid() -> None:
    assert judged("desktop-file-validate", str(ENTRY)) == ""


def test_the_appstream_data_are_valid() -> None:
    judged("appstreamcli", "validate", "--no-net", str(METAINFO))


def test_the_mime_type_can_be_installed(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    shutil.copy(MIME, tmp_path / "packages")
    judged("update-mime-database", str(tmp_path))
    known = (tmp_path / "globs2").read_text(encoding="utf-8")
    assert f"application/x-leg-massage-timer+zip:*{ENDING}" in known


def test_the_man_page_is_set_without_a_warning() -> None:
    assert judged("man", "--warnings", "-Tutf8", "-l", "-Z", str(MAN)).count("warning") == 0


def test_the_man_page_has_no_error_of_its_language() -> None:
    judged("mandoc", "-Tlint", "-Werror", str(MAN))


def test_the_man_page_tells_the_arguments_that_the_program_takes() -> None:
    assert MAN.read_text(encoding="utf-8") == man_page.page(), "run: make manual"


def test_the_appstream_data_and_the_desktop_entry_tell_the_same() -> None:
    told = ET.parse(METAINFO).getroot()
    entry = dict(
        line.split("=", 1) for line in ENTRY.read_text(encoding="utf-8").splitlines() if "=" in line
    )
    assert told.findtext("name") == entry["Name"]
    assert told.findtext("launchable") == ENTRY.name
    assert told.findtext("provides/binary") == entry["Exec"].split()[0]
    assert told.findtext("icon") == entry["Icon"]
    assert [each.text for each in told.findall("categories/category")] == [
        word for word in entry["Categories"].split(";") if word
    ]
    assert told.findtext("provides/mediatype") in entry["MimeType"].split(";")


def test_the_appstream_data_know_this_version() -> None:
    newest = ET.parse(METAINFO).getroot().find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__
