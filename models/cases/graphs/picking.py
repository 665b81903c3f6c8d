"""Ops that take some elements and leave the others: ops-other.md, sections 3.8 to 3.17."""

from __future__ import annotations

from random import Random

import numpy as np

from .draw import indices_of, moved, shape, usually, values
from .graph import Graph, schema


def gather(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 1, 4)
    axis = rng.randrange(len(dims))
    batch = rng.randint(0, axis) if rng.random() < 0.4 else 0
    coords = dims[:batch] + shape(rng, 0, 2, 3)
    out = dims[:axis] + coords[batch:] + dims[axis + 1 :]
    options = schema.GatherOptionsT()
    options.axis = axis if rng.random() < 0.6 else axis - len(dims)
    options.batchDims = batch if rng.random() < 0.7 or not batch else batch - len(coords)
    data, result = moved(rng, graph, dims, out, 'FLOAT32', 'INT8')
    top = max(0, dims[axis] - 1)
    type = usually(rng, 'INT32')
    positions = graph.input(coords, type, range=(0, top))
    if rng.random() < 0.5:
        graph.inputs.pop()
        graph.tensors[positions].data = values(rng, graph.tensors[positions])
    graph.op('GATHER', [data, positions], [result], options if rng.random() < 0.95 else None)
    return graph


def gather_nd(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 1, 5)
    k = rng.randint(1, len(dims))
    lead = shape(rng, 0, 2, 3)
    out = lead + dims[k:]
    data, result = moved(rng, graph, dims, out, 'FLOAT32', 'INT8')
    high = max(0, min(dims[:k], default=1) - 1)
    low = 0 if rng.random() < 0.8 else -1
    indices = graph.input(lead + (k,), usually(rng, 'INT32'), range=(low, high))
    if rng.random() < 0.5:
        graph.inputs.pop()
        graph.tensors[indices].data = values(rng, graph.tensors[indices])
    graph.op('GATHER_ND', [data, indices], [result])
    return graph


def slice_op(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 1, 5)
    begin = [rng.randint(0, max(0, n - 1)) for n in dims]
    size = [rng.randint(min(1, n - b), n - b) for n, b in zip(dims, begin, strict=True)]
    out = tuple(size)
    size = [-1 if s == n - b and rng.random() < 0.3 else s for s, n, b in zip(size, dims, begin)]
    data, result = moved(rng, graph, dims, out, 'FLOAT32', 'INT32', 'INT8', 'INT16', 'BOOL')
    type = usually(rng, 'INT32', 'INT64')
    inputs = [
        data,
        indices_of(rng, graph, begin, type, 0.4),
        indices_of(rng, graph, size, type, 0.4),
    ]
    graph.op('SLICE', inputs, [result])
    return graph


def _ends(rng: Random, n: int, step: int) -> tuple[int, int]:
    """Begin and end along a dimension of `n`, mostly with something between them."""
    while True:
        begin, end = rng.randint(-n - 2, n + 2), rng.randint(-n - 2, n + 2)
        if rng.random() < 0.05 or _count(n, begin, end, step):
            return begin, end


def _count(n: int, begin: int | None, end: int | None, step: int) -> int:
    """Elements of a dimension of `n` that a slice takes; None where its mask sets an end aside."""
    return len(range(*slice(begin, end, step).indices(n)))


def strided_slice(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 1, 4 if rng.random() < 0.95 else 5, 6)
    options = schema.StridedSliceOptionsT()
    options.beginMask = rng.getrandbits(len(dims)) if rng.random() < 0.5 else 0
    options.endMask = rng.getrandbits(len(dims)) if rng.random() < 0.5 else 0
    options.shrinkAxisMask = rng.getrandbits(len(dims)) if rng.random() < 0.3 else 0
    if rng.random() < 0.1:
        options.ellipsisMask = rng.getrandbits(len(dims))
        options.newAxisMask = rng.getrandbits(len(dims))
        options.offset = rng.random() < 0.5
    begins, ends, steps, out = [], [], [], []
    for i, n in enumerate(dims):
        step = rng.choice((1, 1, 2, 3, -1, -2, -3))
        begin, end = _ends(rng, n, step)
        if options.shrinkAxisMask >> i & 1 and rng.random() < 0.9:
            step, begin = 1, rng.randint(0, max(0, n - 1))
            options.beginMask &= ~(1 << i)
            options.endMask &= ~(1 << i)
        begins.append(begin)
        ends.append(end)
        steps.append(step if rng.random() < 0.99 else 0)
        if not options.shrinkAxisMask >> i & 1:
            open_begin, open_end = options.beginMask >> i & 1, options.endMask >> i & 1
            out.append(_count(n, None if open_begin else begin, None if open_end else end, step))
    types = ('FLOAT32', 'INT8', 'INT16', 'INT32', 'BOOL')
    data, result = moved(rng, graph, dims, out, *types)
    type = usually(rng, 'INT32')
    inputs = [data] + [graph.constant(np.asarray(x), type) for x in (begins, ends, steps)]
    graph.op('STRIDED_SLICE', inputs, [result], options)
    return graph


MAKERS = (
    gather,
    gather_nd,
    slice_op,
    strided_slice,
)
