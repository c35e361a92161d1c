"""The editor's page with something behind it that needs no files."""

from collections.abc import Callable, Iterator

import pytest
from drafting import ROUTINES, Drafting
from fakes import FakeClock
from PySide6.QtWidgets import QApplication

from massage_timer import resources
from massage_timer.core.routine import Technique
from massage_timer.core.written import Written
from massage_timer.illustrations import SHIPPED_TONES, Illustrations
from massage_timer.store.catalogue import load_catalogue
from massage_timer.ui.editor.page import EditorPage
from massage_timer.ui.fonts import load_fonts

Open = Callable[..., Drafting]


@pytest.fixture(scope="session")
def catalogue() -> dict[str, Technique]:
    return dict(load_catalogue(resources.assets() / "techniques.yaml"))


@pytest.fixture(scope="session")
def pictures(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Illustrations:
    assert load_fonts(resources.assets() / "fonts")
    own = tmp_path_factory.mktemp("pictures")
    return Illustrations(resources.assets() / "pictures", own, SHIPPED_TONES)


@pytest.fixture
def page(
    catalogue: dict[str, Technique], pictures: Illustrations, clock: FakeClock
) -> Iterator[EditorPage]:
    page = EditorPage(catalogue, pictures.library, pictures.small, clock.now)
    page.set_still(True)
    page.resize(1280, 800)
    page.show()
    page.activateWindow()
    yield page
    page.close()
    page.deleteLater()


@pytest.fixture
def open_routine(page: EditorPage, catalogue: dict[str, Technique]) -> Open:
    """Opens one of `ROUTINES`, or another one."""

    def opened(
        which: str | Written, comments: tuple[int, ...] = (), *, new: bool = False
    ) -> Drafting:
        written = ROUTINES[which] if isinstance(which, str) else which
        return Drafting(page, catalogue, written, comments=frozenset(comments), new=new)

    return opened
