"""Random models against upstream: what the `tflite-micro` wheel does with a few thousand of them.

Writes OUT/models/*.tflite and OUT/golden/*.json in the layout of the records, without what a
64-bit build cannot tell: plan, arena and smallest arena. Then

    npm run conformance -- OUT [--kernels fast]

python models/differential.py OUT --seed S --n N [--op conv_2d …] [--spoilt 0.4] [--odd 0.1] [--times 8]
python models/differential.py engine/test/fixtures/wheel --kept
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import wheel
from cases import arranging, graphs, layers, pointwise
from cases.draw import Case
from cases.drawn import Drawn, of_graphs, of_model
from cases.graphs.draw import spoil as spoil_graphs
from cases.graphs.graph import Graph
from cases.graphs.kept import KEPT as KEPT_GRAPHS
from cases.kept import KEPT
from cases.odd_file import odd
from cases.spoil import spoil

MAKERS = layers.MAKERS | pointwise.MAKERS | arranging.MAKERS
assert not MAKERS.keys() & graphs.MAKERS.keys(), 'two makers of one name'
# Records keep this much of each output.
OUTPUT_BYTES = 4096


def record(name: str, drawn: Drawn, known: dict) -> dict | None:
    """None where the wheel's Python face cannot carry the tensors."""
    got = wheel.isolated(drawn.data, drawn.inputs, len(drawn.outputs), drawn.runs, drawn.resets)
    if 'face' in got:
        return None
    base = {
        'model': f'{name}.tflite',
        'bytes': len(drawn.data),
        'version': 3,
        'subgraphs': drawn.subgraphs,
        'ops': drawn.ops,
        'tensors': drawn.tensors,
        'allocateTensors': got['allocateTensors'],
    } | known
    if drawn.runs is not None:
        inputs = [[data.tobytes().hex() for data in run] for run in drawn.runs]
        base |= {'inputs': inputs, 'resets': drawn.resets}
    log = wheel.comparable(got['log'])
    log = f'{log}\n' if log else ''
    if 'abort' in got:
        return base | {'died': True, 'log': log}
    if not got['allocateTensors']:
        return base | {'log': log}
    types = [kind for kind, _ in drawn.outputs]
    # The wheel copies as many bytes as the model's shape has, and shows what follows them in memory
    # where the op has made the shape larger.
    sizes = [min(size, OUTPUT_BYTES) for _, size in drawn.outputs]
    runs = [
        {
            'ok': run['ok'],
            'outputs': [
                np.ascontiguousarray(value).tobytes()[:size].hex()
                for value, size in zip(run.get('outputs', []), sizes, strict=False)
            ],
        }
        for run in got['runs']
    ]
    return base | {'outputTypes': types, 'runs': runs, 'invokeLog': log}


def draw(seed: str, op: str, asked: argparse.Namespace) -> Drawn:
    rng = random.Random(seed)
    drawn = _draw(rng, op, asked.spoilt, asked.times)
    return odd(rng, drawn) if rng.random() < asked.odd else drawn


def _draw(rng: random.Random, op: str, spoilt: float, times: int) -> Drawn:
    if op in graphs.MAKERS:
        made = graphs.MAKERS[op](rng)
        subgraphs = [made] if isinstance(made, Graph) else made
        if rng.random() < spoilt:
            spoil_graphs(rng, subgraphs)
        return of_graphs(rng, subgraphs)
    model = MAKERS[op](Case(rng, times))
    while rng.random() < spoilt:
        spoil(rng, model)
        spoilt /= 3
    return of_model(model)


def cases(asked: argparse.Namespace) -> Iterator[tuple[str, Drawn]]:
    if asked.kept:
        for name, make in KEPT.items():
            yield name, of_model(make(Case(random.Random(name))))
        for name, make in KEPT_GRAPHS.items():
            yield name, make(random.Random(name))
        return
    for i in range(asked.n):
        op = asked.op[i % len(asked.op)]
        name = f'{op}__{asked.seed}_{i}'
        yield name, draw(name, op, asked)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('out', type=Path)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--n', type=int, default=1000)
    parser.add_argument('--op', nargs='*', default=sorted(MAKERS | graphs.MAKERS))
    parser.add_argument('--spoilt', type=float, default=0.4)
    parser.add_argument('--odd', type=float, default=0.1, help='share of unusual files')
    parser.add_argument('--times', type=int, default=1, help='how much larger than usual')
    parser.add_argument('--kept', action='store_true', help='the fixtures instead of random models')
    asked = parser.parse_args()
    for folder in ('models', 'golden'):
        (asked.out / folder).mkdir(parents=True, exist_ok=True)
    # In a random model the wheel may go on where upstream's debug checks would have ended it.
    known = {'wheel': wheel.about()['version']} | ({} if asked.kept else {'random': True})
    written = left_out = 0
    for name, drawn in cases(asked):
        found = record(name, drawn, known)
        if found is None:
            left_out += 1
            continue
        (asked.out / 'models' / f'{name}.tflite').write_bytes(drawn.data)
        (asked.out / 'golden' / f'{name}.json').write_text(json.dumps(found, indent=1) + '\n')
        written += 1
    print(f'{written} models written; {left_out} left out, as the wheel cannot show their tensors')


if __name__ == '__main__':
    main()
