"""Every test runs without a screen, a bus or the user's own folders, at one place and time."""

import json
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import FakeClock
from hypothesis import HealthCheck, settings

from massage_timer.core.language import ENGLISH, speak

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell's background job has it
    signal.signal(signal.SIGINT, signal.default_int_handler)

# All of this must stand before the first import of Qt, so it happens at import and not in a
# fixture.
_home = tempfile.TemporaryDirectory(prefix="massage-timer-tests-")
_screens = Path(_home.name, "screens.json")
_right_of = {"Left": 0, "Right": 1920}
_like = {"y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
_screens.write_text(
    json.dumps({"screens": [{"name": name, "x": x, **_like} for name, x in _right_of.items()]})
)
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screens}"
os.environ.update(
    {
        "HOME": _home.name,
        "USERPROFILE": _home.name,
        "XDG_CONFIG_HOME": f"{_home.name}/config",
        "XDG_DATA_HOME": f"{_home.name}/data",
        "XDG_STATE_HOME": f"{_home.name}/state",
        "XDG_CACHE_HOME": f"{_home.name}/cache",
        "XDG_RUNTIME_DIR": f"{_home.name}/runtime",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "en",
        "TZ": "UTC",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "DBUS_SYSTEM_BUS_ADDRESS": "disabled:",
        "QT_SCALE_FACTOR": "1",
        "QT_FONT_DPI": "96",
    }
)
Path(_home.name, "runtime").mkdir(mode=0o700)  # Qt complains when it is missing
if hasattr(time, "tzset"):
    time.tzset()
for _name in ("XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE", "NO_COLOR"):
    os.environ.pop(_name, None)

_slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=False,
    max_examples=60,
    print_blob=True,
    suppress_health_check=_slow,
)
settings.register_profile(
    "soak",
    parent=settings.get_profile("ci"),
    max_examples=3_000,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session", autouse=True)
def no_paths_of_the_user() -> Iterator[None]:
    """Whatever asks Qt for a folder gets one under the temporary home."""
    # Imported here so that the tests of the core run where Qt cannot be loaded.
    try:
        from PySide6.QtCore import QStandardPaths
    except ImportError:
        yield
        return
    QStandardPaths.setTestModeEnabled(True)
    yield
    QStandardPaths.setTestModeEnabled(False)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Whatever language a test speaks, the next one begins in English."""
    yield
    speak(ENGLISH)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["massage-timer", "-style", "fusion"]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
