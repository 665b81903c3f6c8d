"""Comparisons, logic, selection, floor division: ops-other.md, sections 3.12 and 3.20 to 3.22."""

from __future__ import annotations

from random import Random

from .draw import quantization, shape, usually
from .graph import Graph, Quantization


def _shapes(rng: Random, inputs: int, highest: int = 5):
    """Shapes of the inputs and of what they broadcast to."""
    rank = rng.randint(0, highest if rng.random() < 0.9 else 8)
    full = shape(rng, rank, rank, 4 if rank < 6 else 2)
    if rng.random() < 0.35:
        return [full] * inputs, full
    shapes = []
    for _ in range(inputs):
        dims = [1 if rng.random() < 0.35 else n for n in full]
        cut = rng.randint(0, rank) if rng.random() < 0.35 else 0
        shapes.append(tuple(dims[cut:]))
    # Where every input has a 1, so has the result.
    out = []
    for at in range(1, rank + 1):
        seen = [s[-at] if at <= len(s) else 1 for s in shapes]
        out.insert(0, max(seen) if 0 not in seen else 0)
    if rng.random() < 0.05:
        out = list(full)
    return shapes, tuple(out)


def compare(rng: Random) -> Graph:
    graph = Graph()
    name = rng.choice(('EQUAL', 'NOT_EQUAL', 'GREATER', 'GREATER_EQUAL', 'LESS', 'LESS_EQUAL'))
    types = ('FLOAT32', 'INT32', 'INT64', 'INT8', 'INT8')
    if 'EQUAL' in (name, name[4:]):
        types += ('BOOL',)
    type = usually(rng, *types)
    shapes, out = _shapes(rng, 2)
    inputs = []
    alike = rng.random() < 0.3
    first = None
    for dims in shapes:
        quantized = None
        if type == 'INT8' and rng.random() < 0.97:
            quantized = quantization(rng, type)
            if alike and first:
                quantized = first
            if rng.random() < 0.03:
                quantized = Quantization([rng.choice((1.0, 1.5, 0.0, 1e-12))], [0])
            first = quantized
        small = (0, 3) if type in ('INT32', 'INT64') and rng.random() < 0.7 else None
        inputs.append(graph.input(dims, type, quantization=quantized, range=small))
    graph.op(name, inputs, [graph.output(out, 'BOOL')])
    return graph


def logical(rng: Random) -> Graph:
    graph = Graph()
    if rng.random() < 0.3:
        dims = shape(rng, 0, 6)
        type = usually(rng, 'BOOL')
        graph.op('LOGICAL_NOT', [graph.input(dims, type)], [graph.output(dims, type)])
        return graph
    shapes, out = _shapes(rng, 2)
    inputs = [graph.input(dims, 'BOOL') for dims in shapes]
    graph.op(rng.choice(('LOGICAL_AND', 'LOGICAL_OR')), inputs, [graph.output(out, 'BOOL')])
    return graph


def floor_op(rng: Random) -> Graph:
    graph = Graph()
    type = usually(rng, 'FLOAT32')
    shapes, out = _shapes(rng, 2)
    inputs = [graph.input(dims, type) for dims in shapes]
    graph.op(rng.choice(('FLOOR_DIV', 'FLOOR_MOD')), inputs, [graph.output(out, type)])
    return graph


def select(rng: Random) -> Graph:
    graph = Graph()
    type = usually(rng, 'FLOAT32', 'INT8', 'INT16')
    shapes, out = _shapes(rng, 3)
    condition = graph.input(shapes[0], usually(rng, 'BOOL'))
    inputs = [condition] + [graph.input(dims, type) for dims in shapes[1:]]
    graph.op('SELECT_V2', inputs, [graph.output(out, type)])
    return graph


MAKERS = (compare, logical, floor_op, select)
