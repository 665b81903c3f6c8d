"""Makes the model zoo: python models/make.py [family …] [--check]

Without names every family is made anew. `--check` makes the families in a temporary folder and
compares hashes with the manifest instead of writing.
"""

from __future__ import annotations

import argparse
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
    differ = []
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen:
            made = write(FAMILIES[name], Path(folder))
            differ += [key for key in made if made[key] != known[name].get(key)]
            print(f'{name}: {"differs in " + ", ".join(differ) if differ else "same bytes"}')
    return 1 if differ else 0


if __name__ == '__main__':
    sys.exit(main())
