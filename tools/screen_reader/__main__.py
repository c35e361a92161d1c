"""Writes docs/a-session-heard.txt: a whole session as somebody hears it who sees nothing."""

import sys
from pathlib import Path

from screen_reader.stage import Heard, listen, missing

FILE = Path(__file__).resolve().parents[2] / "docs" / "a-session-heard.txt"
ROUTINE = "Classic five-minute legs"
HEAD = """\
A session of "Classic five-minute legs", from the first start of the program to its end, as it is
heard by a screen reader that knows it through AT-SPI alone. Written by: make heard

  >   what its user does
  *   what is announced; ! at once, whatever is being read
  @   where the keyboard is
      headings of the page, as they are read

"""
MARKS = {"does": ">", "focus": "@", "read": " ", "heard": "*"}


def line(heard: Heard) -> str:
    mark = "!" if heard.urgent else MARKS[heard.kind]
    return f"  {mark}   {heard.words}"


def main() -> int:
    if lacks := missing():
        print(lacks, file=sys.stderr)
        return 1
    told = listen(ROUTINE).told
    lines = [
        ("\n" if heard.kind == "does" and before != "does" else "") + line(heard)
        for before, heard in zip(["does", *(one.kind for one in told)], told, strict=False)
    ]
    FILE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} lines in {FILE}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
