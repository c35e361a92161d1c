"""What the tests of files share: the shipped catalogue, read once."""

import pytest

from massage_timer import resources
from massage_timer.store.catalogue import Catalogue, load_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(resources.assets() / "techniques.yaml")
