"""The Flatpak manifest fits the program; what flatpak-builder makes of it is not tried here."""

import json
import xml.etree.ElementTree as ET

import flatpak_sources
import yaml

from massage_timer import resources
from massage_timer.app import desktop_entry
from massage_timer.devices.desktop import mpris

FOLDER = flatpak_sources.WRITTEN.parent
(PATH,) = FOLDER.glob("*.yml")
MANIFEST = yaml.safe_load(PATH.read_text(encoding="utf-8"))
DESKTOP = resources.assets() / "desktop"


def test_the_manifest_has_the_id_of_the_appstream_data() -> None:
    told = ET.parse(DESKTOP / "leg-massage-timer.metainfo.xml").getroot()
    assert MANIFEST["id"] == PATH.stem == told.findtext("id")


def test_what_flatpak_renames_is_there_and_the_window_goes_by_the_new_name() -> None:
    assert (DESKTOP / MANIFEST["rename-desktop-file"]).is_file()
    assert (resources.assets() / "icon" / f"{MANIFEST['rename-icon']}.svg").is_file()
    assert desktop_entry({"FLATPAK_ID": MANIFEST["id"]}) == MANIFEST["id"]
    assert f"{desktop_entry({})}.desktop" == MANIFEST["rename-desktop-file"]


def test_the_program_has_no_network_and_none_of_the_users_folders() -> None:
    allowed = MANIFEST["finish-args"]
    assert "--share=network" not in allowed
    folders = [each for each in allowed if each.startswith("--filesystem=")]
    assert folders == ["--filesystem=xdg-run/speech-dispatcher:ro"]


def test_the_name_that_media_keys_go_to_is_allowed() -> None:
    assert f"--own-name={mpris.NAME}" in MANIFEST["finish-args"]


def test_the_wheels_are_those_that_are_pinned_for_each_kind_of_machine() -> None:
    module = json.loads(flatpak_sources.WRITTEN.read_text(encoding="utf-8"))
    (command,) = module["build-commands"]
    wheels = [source["url"].rpartition("/")[2].lower() for source in module["sources"]]
    for pin in flatpak_sources.pins():
        name, _, version = pin.partition("==")
        begin = f"{name.replace('-', '_').lower()}-{version}-"
        assert f'"{pin}"' in command, "run tools/flatpak_sources.py"
        assert any(wheel.startswith(begin) for wheel in wheels), "run tools/flatpak_sources.py"
    for kind in flatpak_sources.ARCHITECTURES:
        assert any(source.get("only-arches") == [kind] for source in module["sources"])
