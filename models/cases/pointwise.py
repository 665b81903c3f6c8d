"""Ops of every element: activations, functions of one value, arithmetic of two."""

from __future__ import annotations

import math

from .draw import Case
from .tflite import Model

REAL = ('float32',)
QUANTISED = ('float32', 'int8', 'int16')


def unary(name: str, kinds: tuple[str, ...], table: str | None = None, options=None, out=None):
    """`out(c, x)` says how the output is quantised where the op has a wish; else at random."""

    def make(c: Case) -> Model:
        kind = c.pick(kinds)
        shape = c.shape(0 if c.chance(0.1) else 1)
        x = c.input(kind, shape)
        wished = out(c, x) if out is not None and kind != 'float32' else {}
        y = c.output(kind, shape, **wished)
        return c.op(name, [x], [y], table, **(options(c) if options else {}))

    return make


def rsqrt(c: Case) -> Model:
    """Mostly of values that have a root: below its zero point an integer ends the run."""
    kind, shape = c.pick(QUANTISED), c.shape(0 if c.chance(0.1) else 1)
    if kind == 'float32' or c.chance(0.1):
        x = c.input(kind, shape)
    else:
        lowest = {'int8': -128, 'int16': 0}[kind]
        zero = lowest if kind == 'int16' or c.chance(0.5) else c.whole(-128, 100)
        top = c.pick((zero, zero + 1, zero + 20, 127 if kind == 'int8' else 32767))
        drawn = [c.whole(zero, max(zero, top)) for _ in range(math.prod(shape))]
        x = c.constant(kind, shape, drawn, scale=c.scale(-9, 3), zero_point=zero)
    # 1 / √x of a value in the middle is somewhere in the middle of the output's range.
    scale = c.scale(-12, -4) if c.chance(0.7) else c.scale()
    y = c.output(kind, shape, **({} if kind == 'float32' else {'scale': scale}))
    return c.op('RSQRT', [x], [y])


def like_input(c: Case, x: int) -> dict:
    if c.chance(0.5):
        return {}
    return {'scale': c.scale_of(x), 'zero_point': c.tensors[x].zero_point[0]}


def softmax(c: Case) -> Model:
    pairs = (('float32', 'float32'), ('int8', 'int8'), ('int8', 'int16'), ('int16', 'int16'))
    kind, to = c.pick(pairs)
    shape = c.shape(1, 4, 9)
    x = c.input(kind, shape)
    wished = {
        ('int8', 'int8'): {'scale': 1 / 256, 'zero_point': -128},
        ('int8', 'int16'): {'scale': 1 / 65536, 'zero_point': -32768},
        ('int16', 'int16'): {'scale': 1 / 32768, 'zero_point': 0},
    }.get((kind, to), {})
    y = c.output(to, shape, **wished)
    beta = c.pick((1.0, 1.0, 0.5, 2.0, 0.1, 10.0, 0.0, -1.0, 1e-8, 300.0))
    return c.op('SOFTMAX', [x], [y], 'Softmax', beta=beta)


def binary(name: str, kinds: tuple[str, ...], table: str | None = None, raw: bool = False):
    def make(c: Case) -> Model:
        kind = c.pick(kinds)
        shape = c.shape(0 if c.chance(0.05) else 1, 6 if c.chance(0.1) else 4)
        sides = [shape, shape]
        if c.chance(0.5):
            sides = [_smaller(c, shape), shape]
            c.rng.shuffle(sides)
        quant = {}
        if raw and kind in ('int8', 'int16'):
            quant = {'scale': c.scale()}
        a, b = (c.input(kind, side, **quant) for side in sides)
        y = c.output(kind, shape, **quant)
        options = {} if table is None else {'activation': c.activation()}
        return c.op(name, [a, b], [y], table, **options)

    return make


def _smaller(c: Case, shape: list[int]) -> list[int]:
    cut = shape[c.whole(0, len(shape)) :] if c.chance(0.5) else shape
    return [1 if c.chance(0.4) else size for size in cut]


def add_n(c: Case) -> Model:
    kind, shape = c.pick(('float32', 'int8')), c.shape()
    quant = {} if kind == 'float32' else {'scale': c.scale(), 'zero_point': c.zero_point(kind)}
    inputs = [c.input(kind, shape, **quant) for _ in range(c.whole(2, 5))]
    return c.op('ADD_N', inputs, [c.output(kind, shape)])


def prelu(c: Case) -> Model:
    kind, shape = c.pick(QUANTISED), c.shape()
    x = c.input(kind, shape)
    alpha = c.constant('int8' if kind == 'int16' else kind, _smaller(c, shape))
    return c.op('PRELU', [x, alpha], [c.output(kind, shape)])


def _alpha(c: Case) -> dict:
    return {'alpha': c.pick((0.01, 0.3, -0.5, 1.0, 2.5, 0.0, 1e-12, 100.0))}


_INT8_SIGMOID = {'scale': 1 / 256, 'zero_point': -128}
_UNIT_INT16 = {'scale': 1 / 32768, 'zero_point': 0}
_LOG_SOFTMAX = {'scale': 16 / 256, 'zero_point': 127}


def _of_sigmoid(c: Case, x: int) -> dict:
    return _INT8_SIGMOID if c.tensors[x].type == 'int8' else _UNIT_INT16


MAKERS = {
    'softmax': softmax,
    'log_softmax': unary('LOG_SOFTMAX', ('float32', 'int8'), out=lambda c, x: _LOG_SOFTMAX),
    'logistic': unary('LOGISTIC', QUANTISED, out=_of_sigmoid),
    'tanh': unary('TANH', QUANTISED, out=lambda c, x: _UNIT_INT16),
    'relu': unary('RELU', QUANTISED, out=like_input),
    'relu6': unary('RELU6', QUANTISED, out=like_input),
    'leaky_relu': unary('LEAKY_RELU', QUANTISED, 'LeakyRelu', _alpha, like_input),
    'elu': unary('ELU', ('float32', 'int8')),
    'hard_swish': unary('HARD_SWISH', ('float32', 'int8'), out=like_input),
    'l2_normalization': unary('L2_NORMALIZATION', ('float32', 'int8'), 'L2Norm'),
    'prelu': prelu,
    'add': binary('ADD', (*QUANTISED, 'int32'), 'Add'),
    'sub': binary('SUB', (*QUANTISED, 'int32'), 'Sub'),
    'mul': binary('MUL', (*QUANTISED, 'int32'), 'Mul'),
    'div': binary('DIV', ('float32', 'int8', 'int32'), 'Div'),
    'squared_difference': binary('SQUARED_DIFFERENCE', (*QUANTISED, 'int32')),
    'maximum': binary('MAXIMUM', (*QUANTISED, 'int32', 'int64'), raw=True),
    'minimum': binary('MINIMUM', (*QUANTISED, 'int32', 'int64'), raw=True),
    'add_n': add_n,
    'exp': unary('EXP', REAL),
    'log': unary('LOG', REAL),
    'sqrt': unary('SQRT', REAL),
    'sin': unary('SIN', REAL),
    'cos': unary('COS', REAL),
    'square': unary('SQUARE', REAL),
    'floor': unary('FLOOR', REAL),
    'ceil': unary('CEIL', REAL),
    'round': unary('ROUND', REAL),
    'neg': unary('NEG', REAL),
    'abs': unary('ABS', QUANTISED, out=like_input),
    'rsqrt': rsqrt,
}
