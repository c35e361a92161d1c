"""The folders of pictures and routines are where a checkout has them."""

from massage_timer import resources


def test_a_checkout_has_its_folders_beside_the_package() -> None:
    assert (resources.assets() / "techniques.yaml").is_file()
    assert (resources.routines() / "classic-five-minute-legs.yaml").is_file()
