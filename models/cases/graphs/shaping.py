"""Ops of shapes: other dimensions, repeated elements, the shape as data."""

from __future__ import annotations

from random import Random

import numpy as np

from .draw import moved, shape, usually, values
from .graph import DTYPES, Graph, Op, schema


def _broadcast_pair(rng: Random, rank: int):
    full = shape(rng, rank, rank, 4)
    part = [1 if rng.random() < 0.4 else n for n in full]
    return full, tuple(part[rng.randint(0, len(part)) :] if part and rng.random() < 0.4 else part)


def broadcast_args(rng: Random) -> Graph:
    graph = Graph()
    full, part = _broadcast_pair(rng, rng.randint(1, 6))
    type = usually(rng, 'INT32', 'INT64')
    a, b = [1 if rng.random() < 0.2 else n for n in full], list(part)
    if rng.random() < 0.5:
        a, b = b, a
    length = max(len(a), len(b))
    inputs = [
        graph.input((len(a),), type, range=(a[0], a[0]))
        if rng.random() < 0.2 and len(set(a)) == 1
        else graph.constant(np.asarray(a, np.int64), type),
        graph.constant(np.asarray(b, np.int64).reshape(-1), type),
    ]
    graph.op('BROADCAST_ARGS', inputs, [graph.output((length,), type)])
    return graph


def broadcast_to(rng: Random) -> Graph:
    graph = Graph()
    full, part = _broadcast_pair(rng, rng.randint(0, 5 if rng.random() < 0.95 else 7))
    types = ('FLOAT32', 'INT8', 'INT16', 'INT32', 'INT64', 'BOOL', 'UINT8', 'FLOAT16')
    data, out = moved(rng, graph, part, full, *types)
    target = np.asarray(full, np.int64).reshape(-1)
    dims = graph.constant(target, usually(rng, 'INT32', 'INT64'))
    graph.op('BROADCAST_TO', [data, dims], [out])
    return graph


def expand_dims(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 0, 4)
    axis = rng.randint(-len(dims) - 1, len(dims))
    at = axis if axis >= 0 else axis + len(dims) + 1
    out = dims[:at] + (1,) + dims[at:]
    if rng.random() < 0.05:
        axis += rng.choice((1, -1))
    data, result = moved(rng, graph, dims, out, 'FLOAT32', 'INT16', 'INT8')
    axis_data = np.asarray(axis if rng.random() < 0.5 else [axis])
    if rng.random() < 0.04:
        axis_data = np.asarray([axis, axis])
    graph.op('EXPAND_DIMS', [data, graph.constant(axis_data, usually(rng, 'INT32'))], [result])
    return graph


def fill(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 0, 5)
    type = usually(rng, 'FLOAT32', 'INT32', 'INT8')
    shape_data = graph.constant(
        np.asarray(dims, np.int64).reshape(-1), usually(rng, 'INT8', 'INT16', 'INT32', 'INT64')
    )
    value = graph.input(() if rng.random() < 0.95 else (1,), type)
    graph.op('FILL', [shape_data, value], [graph.output(dims, type)])
    return graph


def reshape(rng: Random) -> Graph:
    """With and without a shape tensor, which upstream never reads: the output has the shape."""
    graph, again = Graph(), []
    dims = shape(rng, 0, 6)
    out = _other_shape(rng, dims)
    if out and rng.random() < 0.03:
        out[rng.randrange(len(out))] = rng.choice((0, 2, 7))
    if not dims and rng.random() < 0.2:
        # The old way to write a scalar.
        out = [0]
    types = ('FLOAT32', 'INT8', 'INT16', 'INT32', 'INT64', 'BOOL', 'UINT8', 'UINT32', 'FLOAT16')
    data, result = moved(rng, graph, dims, out, *types)
    if out and rng.random() < 0.3:
        # The wheel dies of showing such a tensor, so it is reshaped once more.
        graph.outputs.clear()
        stretched = graph.tensors[result]
        last = graph.output(dims, stretched.type, quantization=stretched.quantization)
        for _ in range(1 if rng.random() < 0.9 else 2):
            out[rng.randrange(len(out))] = -1
        stretched.shape = tuple(out)
        again = [Op('RESHAPE', [result], [last])]
    options = schema.ReshapeOptionsT()
    options.newShape = out if rng.random() < 0.7 else [rng.randint(-1, 3)]
    inputs = [data]
    if rng.random() < 0.7:
        type = usually(rng, 'INT32')
        inputs.append(
            graph.constant(np.asarray(out, np.int64).reshape(-1), type)
            if rng.random() < 0.8
            else graph.input((len(out),), type, range=(-1, 3))
        )
    graph.op('RESHAPE', inputs, [result], options if rng.random() < 0.7 else None)
    graph.ops += again
    return graph


def _other_shape(rng: Random, dims: tuple[int, ...]) -> list[int]:
    """Dimensions of as many elements: neighbours joined, ones put in, the order changed."""
    out = list(dims)
    for _ in range(rng.randint(0, 4)):
        match rng.randrange(3):
            case 0 if len(out) > 1:
                at = rng.randrange(len(out) - 1)
                out[at : at + 2] = [out[at] * out[at + 1]]
            case 1:
                out.insert(rng.randint(0, len(out)), 1)
            case 2:
                rng.shuffle(out)
    return out


def shape_op(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 0, 6)
    data = graph.input(dims, rng.choice(list(DTYPES)[:12]))
    if rng.random() < 0.3:
        graph.tensors[data].data = values(rng, graph.tensors[data])
        graph.inputs.pop()
    options = schema.ShapeOptionsT()
    type = usually(rng, 'INT32')
    options.outType = getattr(schema.TensorType, type)
    graph.op('SHAPE', [data], [graph.output((len(dims),), type)], options)
    return graph


def squeeze(rng: Random) -> Graph:
    graph = Graph()
    dims = list(shape(rng, 0, 6))
    dims = [1 if rng.random() < 0.4 else n for n in dims]
    ones = [i for i, n in enumerate(dims) if n == 1]
    chosen = rng.sample(ones, rng.randint(0, len(ones)))
    out = [n for i, n in enumerate(dims) if i not in (chosen or ones)]
    given = [c - len(dims) if rng.random() < 0.3 else c for c in chosen]
    if rng.random() < 0.06:
        given.append(rng.randint(-len(dims) - 1, len(dims)))
    if rng.random() < 0.03 and given:
        given.append(given[0])
    options = schema.SqueezeOptionsT()
    options.squeezeDims = given
    types = ('FLOAT32', 'INT8', 'INT16', 'INT32', 'INT64', 'BOOL', 'UINT8')
    data, result = moved(rng, graph, dims, out, *types)
    graph.op('SQUEEZE', [data], [result], options if chosen or rng.random() < 0.7 else None)
    return graph


MAKERS = (
    broadcast_args,
    broadcast_to,
    expand_dims,
    fill,
    reshape,
    shape_op,
    squeeze,
)
