"""The real program, which is told to speak another language while its window is open."""

from functools import partial
from pathlib import Path

import pytest

from massage_timer.folders import within
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile
from robot.driven import PATIENCE, Driven, Seen

STAYS = {"ROBOT_TARRIES": "1"}
SETTINGS = {"en": "Settings", "zh": "设置"}


def shows_settings_in(language: str, seen: Seen) -> bool:
    return seen.get("page") == "SettingsPage" and SETTINGS[language] in seen["words"]


def test_another_language_is_spoken_at_once_and_at_the_next_start(tmp_path: Path) -> None:
    SettingsFile(within(tmp_path).settings).save(Settings(disclaimer_read=True, language="en"))
    with Driven(tmp_path, environ=STAYS) as driven:
        driven.wait_for_page("HomePage")
        driven.order("settings")
        driven.wait_for(lambda seen: shows_settings_in("en", seen))
        driven.order("speak:zh")
        driven.wait_for(lambda seen: shows_settings_in("zh", seen))
        driven.order("speak:en")
        driven.wait_for(lambda seen: shows_settings_in("en", seen))
        driven.order("speak:zh")
        driven.wait_for(lambda seen: shows_settings_in("zh", seen))
        assert driven.close() == 0
        assert driven.error == ""
    with Driven(tmp_path, environ=STAYS) as driven:
        driven.wait_for_page("HomePage")
        driven.order("settings")
        driven.wait_for(lambda seen: shows_settings_in("zh", seen))
        assert driven.close() == 0


@pytest.mark.parametrize("order", ["", "F11", "maximise"])
def test_window_and_row_stay_where_they_are_when_another_language_is_spoken(
    tmp_path: Path, order: str
) -> None:
    SettingsFile(within(tmp_path).settings).save(Settings(disclaimer_read=True, language="en"))
    with Driven(tmp_path, environ=STAYS) as driven:
        driven.wait_for_page("HomePage")
        driven.order(*order.split(), "settings")
        driven.wait_for(lambda seen: shows_settings_in("en", seen))
        driven.order("row:language", "Down", "where")
        before = driven.wait_for(lambda seen: "row" in seen)
        assert (before["full_screen"], before["maximised"]) == (order == "F11", order == "maximise")
        assert before["scrolled"] > 0
        assert 0 < before["row"] < 1
        for windows, language in enumerate(("zh", "en"), 2):
            driven.order(f"speak:{language}")
            driven.wait_for(partial(shows_settings_in, language))
            driven.order("where")
            after = driven.wait_for(lambda seen: "row" in seen)
            assert after["row"] == pytest.approx(before["row"], abs=0.01)
            for what in ("full_screen", "maximised"):
                assert after[what] == before[what]
            while sum("icon" in seen for seen in driven.seen) < windows:
                driven.read(PATIENCE)
        assert driven.close() == 0
        assert driven.error == ""


def test_a_session_goes_on_in_the_language_that_was_chosen_before_it(tmp_path: Path) -> None:
    SettingsFile(within(tmp_path).settings).save(Settings(disclaimer_read=True, language="zh"))
    with Driven(tmp_path, "run", "classic-five-minute-legs", "--speed", "200") as driven:
        driven.wait_for_page("DonePage")
        assert driven.last["left"] == driven.last["right"] == 300_000
        assert driven.close() == 0
        assert driven.error == ""
