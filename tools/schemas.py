"""Writes assets/schemas: what editors complete and check routines and techniques by."""

import json
from pathlib import Path

from massage_timer import resources
from massage_timer.store.catalogue import load_catalogue
from massage_timer.store.schema import routine_schema, techniques_schema


def written() -> dict[Path, str]:
    """The files and what shall stand in them."""
    folder = resources.assets() / "schemas"
    catalogue = load_catalogue(resources.assets() / "techniques.yaml")
    schemas = {"routine": routine_schema(catalogue), "techniques": techniques_schema(catalogue)}
    return {
        folder / f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }


def main() -> None:
    for path, text in written().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


if __name__ == "__main__":
    main()
