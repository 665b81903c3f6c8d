"""Ops that move elements without computing: ops-other.md, section 3.1 to 3.19."""

from __future__ import annotations

import math
from random import Random

import numpy as np

from .draw import maybe_quantized, shape, values
from .graph import DTYPES, Graph, schema


def _type(rng: Random, *supported: str) -> str:
    """A supported type, rarely any other."""
    return rng.choice(supported) if rng.random() < 0.93 else rng.choice(list(DTYPES)[:11])


def _moved(rng: Random, graph: Graph, in_shape, out_shape, *types: str) -> tuple[int, int]:
    """An input and an output of one type."""
    type = _type(rng, *types)
    quantized = maybe_quantized(rng, type)
    data = graph.input(in_shape, type, quantization=quantized)
    out = graph.output(out_shape, type, quantization=quantized)
    return data, out


def _index(rng: Random, graph: Graph, data, type: str = 'INT32', run_time: float = 0.0) -> int:
    """A tensor of indices: a constant, or an input that gets the same range of values."""
    array = np.asarray(data, np.int64).astype(DTYPES[type])
    if rng.random() < run_time and array.size and array.min() == array.max():
        value = int(array.reshape(-1)[0])
        return graph.input(array.shape, type, range=(value, value))
    return graph.constant(array, type)


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
    data, out = _moved(rng, graph, big, small, 'FLOAT32', 'INT8')
    block = _index(rng, graph, [bh] if three else [bh, bw], run_time=0.3)
    crops = _index(rng, graph, [[top, bottom]] if three else [[top, bottom], [left, right]])
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
    data, out = _moved(rng, graph, small, big, 'FLOAT32', 'INT8')
    block = _index(rng, graph, [bh] if three else [bh, bw], run_time=0.3)
    graph.op('SPACE_TO_BATCH_ND', [data, block, _index(rng, graph, pads)], [out])
    return graph


def _broadcast_pair(rng: Random, rank: int):
    full = shape(rng, rank, rank, 4)
    part = [1 if rng.random() < 0.4 else n for n in full]
    return full, tuple(part[rng.randint(0, len(part)) :] if part and rng.random() < 0.4 else part)


def broadcast_args(rng: Random) -> Graph:
    graph = Graph()
    full, part = _broadcast_pair(rng, rng.randint(1, 6))
    type = _type(rng, 'INT32', 'INT64')
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
    data, out = _moved(rng, graph, part, full, *types)
    target = np.asarray(full, np.int64).reshape(-1)
    dims = graph.constant(target, _type(rng, 'INT32', 'INT64'))
    graph.op('BROADCAST_TO', [data, dims], [out])
    return graph


def depth_to_space(rng: Random) -> Graph:
    graph = Graph()
    block = rng.randint(1, 3)
    n, h, w, c = (rng.randint(1, 3) for _ in range(4))
    deep, wide = (n, h, w, c * block * block), (n, h * block, w * block, c)
    forward = rng.random() < 0.5
    data, out = _moved(
        rng, graph, deep if forward else wide, wide if forward else deep, 'FLOAT32', 'INT8'
    )
    options = schema.DepthToSpaceOptionsT() if forward else schema.SpaceToDepthOptionsT()
    options.blockSize = block if rng.random() < 0.95 else rng.choice((-1, block + 1))
    graph.op('DEPTH_TO_SPACE' if forward else 'SPACE_TO_DEPTH', [data], [out], options)
    return graph


def dynamic_update_slice(rng: Random) -> Graph:
    graph = Graph()
    full = shape(rng, 1, 5)
    type = _type(rng, 'FLOAT32', 'INT8', 'INT16', 'INT32', 'INT64', 'BOOL')
    part = full if rng.random() < 0.15 else tuple(rng.randint(min(n, 1), n) for n in full)
    if rng.random() < 0.05:
        part = (0,) + part[1:]
    index_type = _type(rng, 'INT32', 'INT64')
    if rng.random() < 0.6:
        start = graph.input((len(full),), index_type, range=(-3, 6))
    else:
        start = graph.constant([rng.randint(-2, 5) for _ in full], index_type)
    quantized = maybe_quantized(rng, type)
    inputs = [graph.input(full, type, quantization=quantized), graph.input(part, type), start]
    graph.op('DYNAMIC_UPDATE_SLICE', inputs, [graph.output(full, type, quantization=quantized)])
    return graph


def expand_dims(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 0, 4)
    axis = rng.randint(-len(dims) - 1, len(dims))
    at = axis if axis >= 0 else axis + len(dims) + 1
    out = dims[:at] + (1,) + dims[at:]
    if rng.random() < 0.05:
        axis += rng.choice((1, -1))
    data, result = _moved(rng, graph, dims, out, 'FLOAT32', 'INT16', 'INT8')
    axis_data = np.asarray(axis if rng.random() < 0.5 else [axis])
    if rng.random() < 0.04:
        axis_data = np.asarray([axis, axis])
    graph.op('EXPAND_DIMS', [data, graph.constant(axis_data, _type(rng, 'INT32'))], [result])
    return graph


def fill(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 0, 5)
    type = _type(rng, 'FLOAT32', 'INT32', 'INT8')
    shape_data = graph.constant(
        np.asarray(dims, np.int64).reshape(-1), _type(rng, 'INT8', 'INT16', 'INT32', 'INT64')
    )
    value = graph.input(() if rng.random() < 0.95 else (1,), type)
    graph.op('FILL', [shape_data, value], [graph.output(dims, type)])
    return graph


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
    data, result = _moved(rng, graph, dims, out, 'FLOAT32', 'INT8')
    top = max(0, dims[axis] - 1)
    type = _type(rng, 'INT32')
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
    data, result = _moved(rng, graph, dims, out, 'FLOAT32', 'INT8')
    high = max(0, min(dims[:k], default=1) - 1)
    low = 0 if rng.random() < 0.8 else -1
    indices = graph.input(lead + (k,), _type(rng, 'INT32'), range=(low, high))
    if rng.random() < 0.5:
        graph.inputs.pop()
        graph.tensors[indices].data = values(rng, graph.tensors[indices])
    graph.op('GATHER_ND', [data, indices], [result])
    return graph


def pack(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 0, 4)
    count = rng.randint(1, 4)
    at = rng.randint(0, len(dims))
    whole = dims[:at] + (count,) + dims[at:]
    axis = at if rng.random() < 0.6 else at - len(whole)
    if rng.random() < 0.5:
        type = _type(rng, 'FLOAT32', 'INT8', 'INT16', 'INT32', 'INT64')
        options = schema.PackOptionsT()
        options.valuesCount = count
        inputs = [graph.input(dims, type) for _ in range(count)]
        op, outputs = 'PACK', [graph.output(whole, type)]
    else:
        type = _type(rng, 'FLOAT32', 'INT8', 'INT16', 'INT32')
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
    data, out = _moved(rng, graph, dims, dims, *types)
    first = rng.randrange(len(dims))
    axes = list(range(first, rng.randint(first, len(dims) - 1) + 1))
    if rng.random() < 0.1:
        axes = [rng.randint(-1, len(dims)) for _ in range(rng.randint(1, 2))]
    axes = [a - len(dims) if rng.random() < 0.3 else a for a in axes]
    rng.shuffle(axes)
    graph.op('REVERSE_V2', [data, _index(rng, graph, axes, _type(rng, 'INT32'), 0.3)], [out])
    return graph


def shape_op(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 0, 6)
    data = graph.input(dims, rng.choice(list(DTYPES)[:12]))
    if rng.random() < 0.3:
        graph.tensors[data].data = values(rng, graph.tensors[data])
        graph.inputs.pop()
    options = schema.ShapeOptionsT()
    type = _type(rng, 'INT32')
    options.outType = getattr(schema.TensorType, type)
    graph.op('SHAPE', [data], [graph.output((len(dims),), type)], options)
    return graph


def slice_op(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 1, 5)
    begin = [rng.randint(0, max(0, n - 1)) for n in dims]
    size = [rng.randint(min(1, n - b), n - b) for n, b in zip(dims, begin, strict=True)]
    out = tuple(size)
    size = [-1 if s == n - b and rng.random() < 0.3 else s for s, n, b in zip(size, dims, begin)]
    data, result = _moved(rng, graph, dims, out, 'FLOAT32', 'INT32', 'INT8', 'INT16', 'BOOL')
    type = _type(rng, 'INT32', 'INT64')
    inputs = [data, _index(rng, graph, begin, type, 0.4), _index(rng, graph, size, type, 0.4)]
    graph.op('SLICE', inputs, [result])
    return graph


def split(rng: Random) -> Graph:
    graph = Graph()
    dims = list(shape(rng, 1, 5))
    axis = rng.randrange(len(dims))
    type = _type(rng, 'FLOAT32', 'INT8', 'INT16', 'INT32')
    count = rng.randint(1, 4)
    even = rng.random() < 0.5
    sizes = [rng.randint(1, 3)] * count if even else [rng.randint(1, 3) for _ in range(count)]
    dims[axis] = sum(sizes)
    data = graph.input(dims, type)
    given = axis if rng.random() < 0.6 else axis - len(dims)
    if rng.random() < 0.05:
        given = rng.choice((len(dims), -len(dims) - 1))
    axis_tensor = graph.constant(
        np.asarray(given if rng.random() < 0.5 else [given]), _type(rng, 'INT32')
    )
    outputs = [graph.output(dims[:axis] + [n] + dims[axis + 1 :], type) for n in sizes]
    if even:
        options = schema.SplitOptionsT()
        options.numSplits = count
        graph.op('SPLIT', [axis_tensor, data], outputs, options)
    else:
        options = schema.SplitVOptionsT()
        options.numSplits = count
        lengths = graph.constant(np.asarray(sizes), _type(rng, 'INT32', 'INT64'))
        graph.op('SPLIT_V', [data, lengths, axis_tensor], outputs, options)
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
    data, result = _moved(rng, graph, dims, out, *types)
    graph.op('SQUEEZE', [data], [result], options if chosen or rng.random() < 0.7 else None)
    return graph


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
        begin, end = rng.randint(-n - 2, n + 2), rng.randint(-n - 2, n + 2)
        if options.shrinkAxisMask >> i & 1 and rng.random() < 0.8:
            step, begin = 1, rng.randint(0, max(0, n - 1))
            options.beginMask &= ~(1 << i)
        begins.append(begin)
        ends.append(end)
        steps.append(step if rng.random() < 0.99 else 0)
        low, high = (0, n) if step > 0 else (-1, n - 1)
        first = min(max(begin + n if begin < 0 else begin, low), high)
        if options.beginMask >> i & 1:
            first = 0 if step > 0 else n - 1
        last = min(max(end + n if end < 0 else end, low), high)
        if options.endMask >> i & 1:
            last = n if step > 0 else -1
        if not options.shrinkAxisMask >> i & 1:
            out.append(max(0, math.ceil((last - first) / step)))
    types = ('FLOAT32', 'INT8', 'INT16', 'INT32', 'BOOL')
    data, result = _moved(rng, graph, dims, out, *types)
    type = _type(rng, 'INT32')
    inputs = [data] + [graph.constant(np.asarray(x), type) for x in (begins, ends, steps)]
    graph.op('STRIDED_SLICE', inputs, [result], options)
    return graph


def transpose(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 1, 5 if rng.random() < 0.95 else 6)
    order = list(range(len(dims)))
    rng.shuffle(order)
    out = [dims[i] for i in order]
    if rng.random() < 0.1:
        order[rng.randrange(len(order))] = rng.randint(-1, len(order))
    data, result = _moved(rng, graph, dims, out, 'FLOAT32', 'INT8', 'INT16')
    perm = graph.constant(np.asarray(order), _type(rng, 'INT32'))
    graph.op('TRANSPOSE', [data, perm], [result])
    return graph


def zeros_like(rng: Random) -> Graph:
    graph = Graph()
    dims = shape(rng, 0, 6)
    data, result = _moved(rng, graph, dims, dims, 'INT64', 'INT32', 'INT8', 'FLOAT32')
    graph.op('ZEROS_LIKE', [data], [result])
    return graph


MAKERS = (
    batch_to_space_nd,
    space_to_batch_nd,
    broadcast_args,
    broadcast_to,
    depth_to_space,
    dynamic_update_slice,
    expand_dims,
    fill,
    gather,
    gather_nd,
    pack,
    reverse,
    shape_op,
    slice_op,
    split,
    squeeze,
    strided_slice,
    transpose,
    zeros_like,
)
