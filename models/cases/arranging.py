"""Ops that reduce, move, resize or convert."""

from __future__ import annotations

import numpy as np

from .draw import Case
from .tflite import TYPES, Model

QUANTISED = ('float32', 'int8', 'int16')


def reducer(name: str, kinds: tuple[str, ...]):
    def make(c: Case) -> Model:
        kind = c.pick(kinds)
        shape = c.shape(1, 5)
        rank = len(shape)
        axes = c.rng.sample(range(rank), c.whole(0 if c.chance(0.05) else 1, rank))
        if rank == 4 and c.chance(0.3):
            axes = [1, 2]
        keep = c.chance(0.5)
        left = [1 if i in axes else n for i, n in enumerate(shape) if keep or i not in axes]
        given = [axis - rank if c.chance(0.3) else axis for axis in axes]
        if given and c.chance(0.1):
            given.append(given[0])
        x = c.input(kind, shape)
        same = {}
        if name in ('REDUCE_MAX', 'REDUCE_MIN') and kind == 'int8':
            same = {'scale': c.scale_of(x), 'zero_point': c.tensors[x].zero_point[0]}
        axis = c.constant('int32', [] if len(given) == 1 and c.chance(0.3) else [len(given)], given)
        return c.op(name, [x, axis], [c.output(kind, left, **same)], 'Reducer', keep_dims=keep)

    return make


def concatenation(c: Case) -> Model:
    kind = c.pick((*QUANTISED, 'int32', 'int64', 'bool'))
    shape = c.shape(1, 5)
    axis = c.whole(0, len(shape) - 1)
    quant = {}
    if kind in ('int8', 'int16'):
        quant = {'scale': c.scale(), 'zero_point': c.zero_point(kind)}
    inputs, total = [], 0
    for _ in range(c.whole(1, 10)):
        part = list(shape)
        part[axis] = c.whole(0 if c.chance(0.05) else 1, 4)
        total += part[axis]
        inputs.append(c.input(kind, part, **quant))
    shape[axis] = total
    given = axis - len(shape) if c.chance(0.3) else axis
    y = c.output(kind, shape, **quant)
    return c.op('CONCATENATION', inputs, [y], 'Concatenation', axis=given)


def pad(name: str):
    def make(c: Case) -> Model:
        kind = c.pick((*QUANTISED, 'int32'))
        shape = c.shape(1, 5)
        least = -1 if c.chance(0.1) else 0
        borders = [[c.whole(least, 2), c.whole(least, 2)] for _ in shape]
        x = c.input(kind, shape)
        paddings = c.constant('int32', [len(shape), 2], np.ravel(borders))
        quant = {}
        if kind in ('int8', 'int16'):
            quant = {'scale': c.scale_of(x), 'zero_point': c.tensors[x].zero_point[0]}
        value = [c.constant(kind, [1], **quant)] if name == 'PADV2' else []
        out = [max(0, a + n + b) for n, (a, b) in zip(shape, borders, strict=True)]
        return c.op(name, [x, paddings, *value], [c.output(kind, out, **quant)])

    return make


def mirror_pad(c: Case) -> Model:
    kind, mode = c.pick(('float32', 'int8')), c.pick((0, 1))
    shape = c.shape(1, 4)
    borders = [[c.whole(0, max(0, n - 1 + mode)) for _ in range(2)] for n in shape]
    x = c.input(kind, shape)
    paddings = c.constant(c.pick(('int32', 'int64')), [len(shape), 2], np.ravel(borders))
    out = [a + n + b for n, (a, b) in zip(shape, borders, strict=True)]
    return c.op('MIRROR_PAD', [x, paddings], [c.output(kind, out)], 'MirrorPad', mode=mode)


def resize(name: str, table: str, kinds: tuple[str, ...]):
    def make(c: Case) -> Model:
        kind = c.pick(kinds)
        batch, height, width, depth = c.pick((1, 1, 2)), c.whole(1, 6), c.whole(1, 6), c.whole(1, 4)
        out = [c.whole(1, 9), c.whole(1, 9)]
        x = c.input(kind, [batch, height, width, depth])
        size = c.constant('int32', [2], out)
        align = c.chance(0.4)
        half = c.chance(0.4) and (not align or name != 'RESIZE_BILINEAR' or c.chance(0.1))
        flags = {'align_corners': align, 'half_pixel_centers': half}
        return c.op(name, [x, size], [c.output(kind, [batch, *out, depth])], table, **flags)

    return make


def arg(name: str, table: str):
    def make(c: Case) -> Model:
        kind, shape = c.pick(('float32', 'int8')), c.shape(1, 5)
        axis = c.whole(0, len(shape) - 1)
        x = c.input(kind, shape)
        given = c.constant('int32', c.pick(([], [1])), [c.pick((axis, axis - len(shape)))])
        y = c.output('int32', shape[:axis] + shape[axis + 1 :])
        return c.op(name, [x, given], [y], table, output_type=2)

    return make


def cumsum(c: Case) -> Model:
    kind, shape = c.pick(('float32', 'int8')), c.shape(1, 5)
    axis = c.whole(-len(shape) - (c.chance(0.1)), len(shape) - 1 + (c.chance(0.1)))
    x = c.input(kind, shape)
    given = c.constant('int32', c.pick(([], [1])), [axis])
    flags = {'exclusive': c.chance(0.5), 'reverse': c.chance(0.5)}
    return c.op('CUMSUM', [x, given], [c.output(kind, shape)], 'Cumsum', **flags)


def embedding_lookup(c: Case) -> Model:
    kind, to = c.pick((('float32', 'float32'), ('int8', 'int8'), ('int8', 'float32')))
    rows, count, rest = c.whole(1, 5), c.whole(1, 6), c.shape(1, 3)
    ids = c.constant('int32', [count], [c.whole(0, rows - (c.chance(0.9))) for _ in range(count)])
    quant = {} if kind == 'float32' else {'scale': c.scale(), 'zero_point': 0}
    value = c.input(kind, [rows, *rest], **quant)
    y = c.output(to, [count, *rest], **({} if to == 'float32' else quant))
    return c.op('EMBEDDING_LOOKUP', [ids, value], [y])


def quantize(c: Case) -> Model:
    pairs = [('float32', 'int8'), ('float32', 'int16'), ('int32', 'int8'), ('int32', 'int16')]
    pairs += [('int16', to) for to in ('int8', 'int16', 'int32')]
    pairs += [('int8', to) for to in ('int8', 'uint8', 'int16', 'int32')] + [('uint8', 'int8')]
    if c.chance(0.1):
        pairs = [(c.pick(tuple(TYPES)), c.pick(tuple(TYPES)))]
    kind, to = c.pick(pairs)
    shape = c.shape()
    scales = {'scale': c.scale()}
    x = c.input(kind, shape, **({} if kind == 'float32' else scales))
    if {kind, to} == {'int8', 'uint8'} and c.chance(0.5):
        c.tensors[x].zero_point = [c.zero_point(kind)]
        shift = 128 if to == 'uint8' else -128
        scales['zero_point'] = c.tensors[x].zero_point[0] + shift
    elif c.chance(0.5):
        scales = {'scale': c.scale()}
    return c.op('QUANTIZE', [x], [c.output(to, shape, **scales)])


def dequantize(c: Case) -> Model:
    shape = c.shape()
    x = c.input(c.pick(('int8', 'int16', 'uint8')), shape)
    return c.op('DEQUANTIZE', [x], [c.output('float32', shape)])


def cast(c: Case) -> Model:
    kinds = ('int8', 'int16', 'int32', 'uint32', 'float32', 'bool')
    kind, to = c.pick(kinds), c.pick(kinds)
    shape = c.shape()
    x = c.input(kind, shape)
    y = c.output(to, shape)
    return c.op('CAST', [x], [y], 'Cast', in_type=TYPES[kind], out_type=TYPES[to])


MAKERS = {
    'mean': reducer('MEAN', QUANTISED),
    'sum': reducer('SUM', QUANTISED),
    'reduce_max': reducer('REDUCE_MAX', ('float32', 'int8')),
    'reduce_min': reducer('REDUCE_MIN', ('float32', 'int8')),
    'reduce_all': reducer('REDUCE_ALL', ('bool',)),
    'concatenation': concatenation,
    'pad': pad('PAD'),
    'padv2': pad('PADV2'),
    'mirror_pad': mirror_pad,
    'resize_bilinear': resize('RESIZE_BILINEAR', 'ResizeBilinear', ('float32', 'int8')),
    'resize_nearest_neighbor': resize(
        'RESIZE_NEAREST_NEIGHBOR', 'ResizeNearestNeighbor', QUANTISED
    ),
    'arg_max': arg('ARG_MAX', 'ArgMax'),
    'arg_min': arg('ARG_MIN', 'ArgMin'),
    'cumsum': cumsum,
    'embedding_lookup': embedding_lookup,
    'quantize': quantize,
    'dequantize': dequantize,
    'cast': cast,
}
