"""What waits to be told on Home."""

from massage_timer.messages import Messages
from massage_timer.store.disk import Refusal

FULL = "the disk is full"
SETTINGS = Refusal("settings.json: {}, so the settings were not saved", FULL)
DIARY = Refusal("diary: {}, so this session was not written down", FULL)
OTHER = Refusal("diary: {}, so the note was not kept", "permission denied")


def test_each_sentence_is_told_once() -> None:
    messages = Messages()
    messages.tell(["one", "two", "one"])
    assert messages.take() == ["one", "two"]
    messages.tell(["two", "three"])
    assert messages.take() == ["three"]
    assert messages.take() == []


def test_a_refusal_says_where_why_and_what_follows() -> None:
    messages = Messages()
    messages.tell([SETTINGS])
    assert messages.take() == ["settings.json: the disk is full, so the settings were not saved"]


def test_what_one_disk_refuses_is_told_in_one_sentence() -> None:
    messages = Messages()
    third = Refusal("session: {}, so it could not have gone on", FULL)
    messages.tell([SETTINGS, "the weather is fine"])
    messages.tell([DIARY, OTHER, SETTINGS, third])
    assert messages.take() == [
        "The disk is full, so the settings were not saved, this session was not written down and "
        "it could not have gone on",
        "the weather is fine",
        "diary: permission denied, so the note was not kept",
    ]


def test_what_was_told_together_is_not_told_again() -> None:
    messages = Messages()
    messages.tell([SETTINGS, DIARY])
    assert len(messages.take()) == 1
    messages.tell([DIARY, SETTINGS])
    assert messages.take() == []
