"""Makes the model zoo: python models/make.py [family …] [--check]

Without names every family is made anew. `--check` makes the families in a temporary folder and
compares hashes with the manifest instead of writing.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from zoo.families import FAMILIES
from zoo.manifest import load, save, write


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('families', nargs='*', help=', '.join(FAMILIES))
    parser.add_argument('--check', action='store_true')
    args = parser.parse_args()
    chosen = args.families or list(FAMILIES)
    if unknown := set(chosen) - set(FAMILIES):
        parser.error(f'no such family: {", ".join(sorted(unknown))}')
    known = {entry['name']: entry for entry in load()}
    if args.check:
        return check(chosen, known)
    for name in chosen:
        known[name] = write(FAMILIES[name])
        save([known[family] for family in FAMILIES if family in known])
    return 0


def check(chosen: list[str], known: dict[str, dict]) -> int:
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen:
            made, kept = (comparable(e) for e in (write(FAMILIES[name], Path(folder)), known[name]))
            differ = [key for key in made if made[key] != kept.get(key)]
            print(f'{name}: {"differs in " + ", ".join(differ) if differ else "same"}')
            failed |= bool(differ)
    return 1 if failed else 0


def comparable(entry: dict) -> dict:
    """Without the hashes of .ort files: one table in them comes in the order of a seeded hash."""
    plain = json.loads(json.dumps(entry))
    for variant in plain['variants']:
        if variant['format'] == 'ort':
            del variant['sha256']
    return plain


if __name__ == '__main__':
    sys.exit(main())
