import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.ui.line_breaks import sentences, unbroken


def pieces(words: str) -> list[str]:
    return [piece for _space, piece in unbroken(words)]


def test_lines_end_at_spaces_and_never_at_one_that_keeps_together() -> None:
    assert pieces("Glide up\tfor 4\N{NO-BREAK SPACE}s.") == ["Glide", "up", "for", "4\xa0s."]


def test_chinese_may_end_between_characters_but_no_line_begins_with_a_full_stop() -> None:
    assert pieces("轻轻滑动。再来") == ["轻", "轻", "滑", "动。", "再", "来"]


def test_rare_characters_may_be_parted_as_well_as_common_ones() -> None:
    assert pieces("\uf900\uf901") == ["\uf900", "\uf901"]
    assert pieces("⺀⺁") == ["⺀", "⺁"]


@pytest.mark.parametrize(
    "parts",
    [
        ("Stop.", " Rest?", " Go on"),
        ("هل يؤلم؟", " توقف."),
        ("疼吗？", "停。", "再来"),
        ("停。",),
        ("For 1.5 s",),
    ],
)
def test_a_sentence_ends_with_its_mark_in_every_language(parts: tuple[str, ...]) -> None:
    assert sentences("".join(parts)) == [part.strip() for part in parts]


@given(st.text("ab  轻滑。，（）12\t\n", max_size=30))
def test_nothing_but_spaces_is_lost(words: str) -> None:
    found = unbroken(words)
    assert "".join(piece for _space, piece in found) == "".join(words.split())
    assert "".join(space + piece for space, piece in found).split() == words.split()
