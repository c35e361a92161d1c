"""Where the user's files live on each system."""

from pathlib import Path

from massage_timer.folders import HOME_VARIABLE, Folders, folders


def test_each_system_keeps_the_users_files_where_it_wants_them() -> None:
    home = Path("/home/me")

    def found(environ: dict[str, str], platform: str) -> Folders:
        return folders(environ, platform, lambda: home)

    name = "leg-massage-timer"
    assert found({}, "linux") == Folders(
        home / ".local/share" / name / "routines", home / ".config" / name / "settings.json"
    )
    assert found({"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c"}, "linux") == Folders(
        Path("/d") / name / "routines", Path("/c") / name / "settings.json"
    )
    assert found({"XDG_DATA_HOME": "relative", "XDG_CONFIG_HOME": ""}, "linux") == found(
        {}, "linux"
    )
    mac = home / "Library/Application Support" / name
    assert found({}, "darwin") == Folders(mac / "routines", mac / "settings.json")
    windows = home / "AppData/Roaming" / name
    assert found({}, "win32") == Folders(windows / "routines", windows / "settings.json")
    assert found({"APPDATA": "/roaming"}, "win32").settings == Path(
        "/roaming", name, "settings.json"
    )
    for platform in ("linux", "darwin", "win32"):
        portable = found({HOME_VARIABLE: "/stick", "APPDATA": "/x"}, platform)
        assert portable == Folders(Path("/stick/routines"), Path("/stick/settings.json"))
