"""Ops that bring elements into another order: ops-other.md, sections 3.1 to 3.19."""

from __future__ import annotations

from random import Random

import numpy as np

from .draw import indices_of, maybe_quantized, moved, shape, usually
from .graph import Graph, schema


def batch_to_space_nd(rng: Random) -> Graph:
    graph = Graph()
    n, h, w, c = (rng.randint(1, 3) for _ in range(4))
    bh, bw = rng.randint(1, 3), rng.randint(1, 3)
    three = rng.random() < 0.3
    if three:
        bw = 1
    top, bottom = rng.randint(0, bh), rng.randint(0, 1)
    left, right = (0, 0) if three else (rng.randint(0, bw), rng.randint(0, 1))
    big = (n * bh * bw, h, w, c)
    small = (n, max(1, h * bh - top - bottom), max(1, w * bw - left - right), c)
    if three:
        big, small = (big[0], h, c), (n, small[1], c)
    data, out = moved(rng, graph, big, small, 'FLOAT32', 'INT8')
    block = indices_of(rng, graph, [bh] if three else [bh, bw], run_time=0.3)
    crops = indices_of(rng, graph, [[top, bottom]] if three else [[top, bottom], [left, right]])
    graph.op('BATCH_TO_SPACE_ND', [data, block, crops], [out])
    return graph


def space_to_batch_nd(rng: Random) -> Graph:
    graph = Graph()
    n, oh, ow, c = (rng.randint(1, 3) for _ in range(4))
    bh, bw = rng.randint(1, 3), rng.randint(1, 3)
    three = rng.random() < 0.3
    if three:
        bw = 1
    pads = [[rng.randint(0, 2), rng.randint(0, 2)] for _ in range(1 if three else 2)]
    height = max(1, oh * bh - sum(pads[0]))
    width = ow if three else max(1, ow * bw - sum(pads[1]))
    if three:
        small, big = (n, height, c), (n * bh, oh, c)
    else:
        small, big = (n, height, width, c), (n * bh * bw, oh, ow, c)
    data, out = moved(rng, graph, small, big, 'FLOAT32', 'INT8')
    block = indices_of(rng, graph, [bh] if three else [bh, bw], run_time=0.3)
    graph.op('SPACE_TO_BATCH_ND', [data, block, indices_of(rng, graph, pads)], [out])
    return graph


def depth_to_space(rng: Random) -> Graph:
    graph = Graph()
    block = rng.randint(1, 3)
    n, h, w, c = (rng.randint(1, 3) for _ in range(4))
    deep, wide = (n, h, w, c * block * block), (n, h * block, w * block, c)
    forward = rng.random() < 0.5
    data, out = moved(
        rng, graph, deep if forward else wide, wide if forward else deep, 'FLOAT32', 'INT8'
    )
    options = schema.DepthToSpaceOptionsT() if forward else schema.SpaceToDepthOptionsT()
    options.blockSize = block if rng.random() < 0.95 else rng.choice((-1, block + 1))
    graph.op('DEPTH_TO_SPACE' if forward else 'SPACE_TO_DEPTH', [data], [out], options)
    return graph


def dynamic_update_slice(rng: Random) -> Graph:
    graph = Graph()
    full = shape(rng, 1, 5)
    type = usually(rng, 'FLOAT32', 'INT8', 'INT16', 'INT32', 'INT64', 'BOOL')
    part = full if rng.random() < 0.15 else tuple(rng.randint(min(n, 1), n) for n in full)
    if rng.random() < 0.05:
        part = (0,) + part[1:]
    index_type = usually(rng, 'INT32', 'INT64')
    if rng.random() < 0.6:
        start = graph.input((len(full),), index_type, range=(-3, 6))
    else:
        start = graph.constant([rng.randint(-2, 5) for _ in full], index_type)
    quantized = maybe_quantized(rng, type)
    inputs = [graph.input(full, type, quantization=quantized), graph.input(part, type), start]
    graph.op('DYNAMIC_UPDATE_SLICE', inputs, [graph.output(full, type, quantization=quantized)])
    return graph


def pack(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 0, 4)
    count = rng.randint(1, 4)
    at = rng.randint(0, len(dims))
    whole = dims[:at] + (count,) + dims[at:]
    axis = at if rng.random() < 0.6 else at - len(whole)
    if rng.random() < 0.5:
        type = usually(rng, 'FLOAT32', 'INT8', 'INT16', 'INT32', 'INT64')
        options = schema.PackOptionsT()
        options.valuesCount = count
        inputs = [graph.input(dims, type) for _ in range(count)]
        op, outputs = 'PACK', [graph.output(whole, type)]
    else:
        type = usually(rng, 'FLOAT32', 'INT8', 'INT16', 'INT32')
        options = schema.UnpackOptionsT()
        options.num = count
        inputs = [graph.input(whole, type)]
        op, outputs = 'UNPACK', [graph.output(dims, type) for _ in range(count)]
    options.axis = axis
    graph.op(op, inputs, outputs, options)
    return graph


def reverse(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 1, 6 if rng.random() < 0.95 else 8, 4)
    types = ('FLOAT32', 'INT32', 'INT16', 'INT8', 'UINT8', 'INT64', 'BOOL')
    data, out = moved(rng, graph, dims, dims, *types)
    first = rng.randrange(len(dims))
    axes = list(range(first, rng.randint(first, len(dims) - 1) + 1))
    if rng.random() < 0.1:
        axes = [rng.randint(-1, len(dims)) for _ in range(rng.randint(1, 2))]
    axes = [a - len(dims) if rng.random() < 0.3 else a for a in axes]
    rng.shuffle(axes)
    graph.op('REVERSE_V2', [data, indices_of(rng, graph, axes, usually(rng, 'INT32'), 0.3)], [out])
    return graph


def split(rng: Random) -> Graph:
    graph = Graph()
    dims = list(shape(rng, 1, 5))
    axis = rng.randrange(len(dims))
    type = usually(rng, 'FLOAT32', 'INT8', 'INT16', 'INT32')
    count = rng.randint(1, 4)
    even = rng.random() < 0.5
    sizes = [rng.randint(1, 3)] * count if even else [rng.randint(1, 3) for _ in range(count)]
    dims[axis] = sum(sizes)
    data = graph.input(dims, type)
    given = axis if rng.random() < 0.6 else axis - len(dims)
    if rng.random() < 0.05:
        given = rng.choice((len(dims), -len(dims) - 1))
    axis_tensor = graph.constant(
        np.asarray(given if rng.random() < 0.5 else [given]), usually(rng, 'INT32')
    )
    outputs = [graph.output(dims[:axis] + [n] + dims[axis + 1 :], type) for n in sizes]
    if even:
        options = schema.SplitOptionsT()
        options.numSplits = count
        graph.op('SPLIT', [axis_tensor, data], outputs, options)
    else:
        options = schema.SplitVOptionsT()
        options.numSplits = count
        lengths = graph.constant(np.asarray(sizes), usually(rng, 'INT32', 'INT64'))
        graph.op('SPLIT_V', [data, lengths, axis_tensor], outputs, options)
    return graph


def transpose(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 1, 5 if rng.random() < 0.95 else 6)
    order = list(range(len(dims)))
    rng.shuffle(order)
    out = [dims[i] for i in order]
    if rng.random() < 0.1:
        order[rng.randrange(len(order))] = rng.randint(-1, len(order))
    data, result = moved(rng, graph, dims, out, 'FLOAT32', 'INT8', 'INT16')
    perm = graph.constant(np.asarray(order), usually(rng, 'INT32'))
    graph.op('TRANSPOSE', [data, perm], [result])
    return graph


def zeros_like(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 0, 6)
    data, result = moved(rng, graph, dims, dims, 'INT64', 'INT32', 'INT8', 'FLOAT32')
    graph.op('ZEROS_LIKE', [data], [result])
    return graph


MAKERS = (
    batch_to_space_nd,
    space_to_batch_nd,
    depth_to_space,
    dynamic_update_slice,
    pack,
    reverse,
    split,
    transpose,
    zeros_like,
)
