import pytest

from massage_timer.core.manner import Pace
from massage_timer.core.reading import seconds_to_read, seconds_to_say, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Glide up the calf.", 4),
        ("انزلق إلى أعلى الساق", 4),
        ("双手沿小腿向上滑动。", 6),
        ("向上滑动，轻轻地。", 5),
        ("PDF 文件", 3),
        ("麻麻麻", 2),
    ],
)
def test_words_are_counted_by_spaces_and_in_chinese_by_characters(text: str, words: int) -> None:
    assert words_in([text]) == words


def test_nine_chinese_characters_take_as_long_as_six_words() -> None:
    assert seconds_to_say("双手沿小腿向上滑动。") == seconds_to_say("one two three four five six")
    assert seconds_to_read(["双手沿小腿向上滑动。"]) == seconds_to_read(["a b c d e f"])


@pytest.mark.parametrize(("pace", "words"), [(Pace.SLOW, 140), (Pace.USUAL, 165), (Pace.FAST, 195)])
def test_the_voice_takes_a_minute_for_the_words_of_its_pace(pace: Pace, words: int) -> None:
    assert seconds_to_say("word " * words, pace=pace) == 60
