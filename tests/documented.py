"""Takes from the guide to writing a routine what can be held to the code."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "writing-a-routine.md"


def documented_messages(after: str = "\n## Every message explained\n") -> list[str]:
    """The messages that the guide explains after a heading; … stands for what differs."""
    _, _, chapter = GUIDE.read_text("utf-8").partition(after)
    rows = re.findall(r"^\| `(.+?)` \| (.+) \|$", chapter, re.MULTILINE)
    return [message.replace("\\|", "|") for message, _ in rows]


def examples(page: Path) -> list[str]:
    """The YAML files on a page."""
    return re.findall(r"^```yaml\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
