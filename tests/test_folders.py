"""Where the user's files live on each system."""

from pathlib import Path

from massage_timer.folders import HOME_VARIABLE, Folders, folders


def test_each_system_keeps_the_users_files_where_it_wants_them() -> None:
    home = Path("/home/me")

    def found(environ: dict[str, str], platform: str) -> Folders:
        return folders(environ, platform, lambda: home)

    name = "leg-massage-timer"
    assert found({}, "linux") == Folders(
        home / ".local/share" / name / "routines",
        home / ".config" / name / "settings.json",
        home / ".cache" / name / "index.json",
        home / ".local/state" / name,
    )
    variables = {
        "XDG_DATA_HOME": "/d",
        "XDG_CONFIG_HOME": "/c",
        "XDG_CACHE_HOME": "/e",
        "XDG_STATE_HOME": "/f",
    }
    assert found(variables, "linux") == Folders(
        Path("/d") / name / "routines",
        Path("/c") / name / "settings.json",
        Path("/e") / name / "index.json",
        Path("/f") / name,
    )
    relative = {
        "XDG_DATA_HOME": "relative",
        "XDG_CONFIG_HOME": "",
        "XDG_CACHE_HOME": "relative",
        "XDG_STATE_HOME": "relative",
    }
    assert found(relative, "linux") == found({}, "linux")
    mac = home / "Library/Application Support" / name
    assert found({}, "darwin") == Folders(
        mac / "routines",
        mac / "settings.json",
        home / "Library/Caches" / name / "index.json",
        mac / "state",
    )
    windows = home / "AppData/Roaming" / name
    assert found({}, "win32") == Folders(
        windows / "routines",
        windows / "settings.json",
        home / "AppData/Local" / name / "index.json",
        home / "AppData/Local" / name / "state",
    )
    moved = found({"APPDATA": "/roaming", "LOCALAPPDATA": "/local"}, "win32")
    assert moved.settings == Path("/roaming", name, "settings.json")
    assert moved.cache == Path("/local", name, "index.json")
    assert moved.state == Path("/local", name, "state")
    for platform in ("linux", "darwin", "win32"):
        portable = found({HOME_VARIABLE: "/stick", "APPDATA": "/x"}, platform)
        assert portable == Folders(
            Path("/stick/routines"),
            Path("/stick/settings.json"),
            Path("/stick/cache/index.json"),
            Path("/stick/state"),
        )


def test_the_users_pictures_stand_beside_the_routines() -> None:
    for platform in ("linux", "darwin", "win32"):
        found = folders({}, platform, lambda: Path("/home/me"))
        assert found.pictures.parent == found.routines.parent
        assert found.pictures.name == "pictures"


def test_the_diary_stands_beside_the_routines() -> None:
    for platform in ("linux", "darwin", "win32"):
        found = folders({}, platform, lambda: Path("/home/us"))
        assert found.diary == found.routines.with_name("diary.sqlite3")
