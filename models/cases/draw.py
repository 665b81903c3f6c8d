"""Draws a model with one op: shapes, types, quantisation and constants at random from one seed."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np

from .tflite import Model, Op, Tensor, bytes_of

NUMPY = {
    'float32': 'f4', 'float16': 'f2', 'int32': 'i4', 'uint8': 'u1', 'int64': 'i8', 'bool': '?',
    'int16': 'i2', 'int8': 'i1', 'float64': 'f8', 'uint32': 'u4', 'uint16': 'u2', 'int4': 'i1',
}  # fmt: skip
LIMITS = {
    'int8': (-128, 127), 'uint8': (0, 255), 'int16': (-32768, 32767), 'int4': (-8, 7),
    'int32': (-(2**31), 2**31 - 1), 'uint32': (0, 2**32 - 1), 'uint16': (0, 65535),
    'int64': (-(2**63), 2**63 - 1),
}  # fmt: skip
FLOATS = (0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 1e-40, -1e-40, 1e-7, 3e38, -3e38, 6.0, 90.0, -90.0)
BEYOND = (math.inf, -math.inf, math.nan)
#: NONE, RELU, RELU_N1_TO_1, RELU6, TANH, SIGN_BIT of the schema.
ACTIVATIONS = (0, 0, 1, 1, 2, 3, 3, 4, 5)


def f32(value: float) -> float:
    return float(np.float32(value))


def values(rng: random.Random, kind: str, count: int) -> np.ndarray:
    """Constants: mostly ordinary, some at the ends of the type."""
    if kind.startswith('float'):
        size = 10 ** rng.uniform(-2, 1.5)
        drawn = [rng.gauss(0, size) for _ in range(count)]
        if rng.random() < 0.3:
            special = FLOATS + BEYOND if rng.random() < 0.4 else FLOATS
            drawn = [rng.choice(special) if rng.random() < 0.4 else v for v in drawn]
        with np.errstate(over='ignore'):
            return np.array(drawn, NUMPY[kind])
    if kind == 'bool':
        return np.array([rng.random() < 0.6 for _ in range(count)], '?')
    low, high = LIMITS[kind]
    if kind in ('int32', 'int64', 'uint32') and rng.random() < 0.7:
        low, high = max(low, -1000), 1000
    drawn = [rng.randint(low, high) for _ in range(count)]
    if rng.random() < 0.3:
        ends = (low, high, max(low, -1), 0, 1)
        drawn = [rng.choice(ends) if rng.random() < 0.5 else v for v in drawn]
    return np.array(drawn, NUMPY[kind])


class Case:
    """Collects tensors; `op` closes it. `times` is how much larger than usual everything may be."""

    def __init__(self, rng: random.Random, times: int = 1) -> None:
        self.rng = rng
        self.times = times
        self.tensors: list[Tensor] = []
        self.inputs: list[int] = []
        self.outputs: list[int] = []

    def chance(self, p: float) -> bool:
        return self.rng.random() < p

    def pick(self, options: Sequence):
        return self.rng.choice(options)

    def whole(self, low: int, high: int) -> int:
        return self.rng.randint(low, high)

    def size(self, most: int) -> int:
        return self.whole(1, most * self.times)

    def shape(self, low: int = 1, high: int = 4, most: int = 5) -> list[int]:
        shape = [self.size(most) for _ in range(self.whole(low, high))]
        while math.prod(shape) > 20_000:
            shape[self.whole(0, len(shape) - 1)] = 1
        if shape and self.chance(0.02):
            shape[self.whole(0, len(shape) - 1)] = 0
        return shape

    def activation(self) -> int:
        return self.pick(ACTIVATIONS)

    def scale(self, low: float = -9, high: float = 1) -> float:
        """Log-uniform between 2^low and 2^high, now and then a power of two or an extreme."""
        exponent = self.rng.uniform(low, high)
        if self.chance(0.1):
            exponent = round(exponent)
        if self.chance(0.03):
            exponent = self.rng.uniform(-30, 20)
        return f32(2**exponent)

    def zero_point(self, kind: str) -> int:
        if kind == 'int16' or kind not in LIMITS:
            return 0
        low, high = LIMITS[kind]
        return self.pick((0, 0, low, high, self.whole(low, high), self.whole(low, high)))

    def tensor(self, kind: str, shape, scale=None, zero_point=None, **more) -> int:
        quantised = kind in ('int8', 'int16', 'uint8', 'int4') if scale is None else True
        if quantised:
            scale = self.scale() if scale is None else scale
            scale = list(scale) if isinstance(scale, list | tuple) else [scale]
            zero_point = self.zero_point(kind) if zero_point is None else zero_point
            zero_point = [zero_point] * len(scale)
        self.tensors.append(Tensor(list(shape), kind, scale or [], zero_point or [], **more))
        return len(self.tensors) - 1

    def constant(self, kind: str, shape, drawn=None, **more) -> int:
        count = math.prod(shape)
        drawn = values(self.rng, kind, count) if drawn is None else np.array(drawn, NUMPY[kind])
        return self.tensor(kind, shape, data=bytes_of(drawn, kind), **more)

    def given(self, kind: str, shape, **more) -> int:
        self.inputs.append(self.tensor(kind, shape, **more))
        return self.inputs[-1]

    def input(self, kind: str, shape, **more) -> int:
        """Usually an input of the graph; as a constant it can hold any value."""
        if self.chance(0.25):
            return self.constant(kind, shape, **more)
        return self.given(kind, shape, **more)

    def output(self, kind: str, shape, **more) -> int:
        self.outputs.append(self.tensor(kind, shape, **more))
        return self.outputs[-1]

    def variable(self, kind: str, shape, **more) -> int:
        return self.tensor(kind, shape, variable=True, **more)

    def scale_of(self, tensor: int) -> float:
        return self.tensors[tensor].scale[0]

    def op(self, name: str, inputs, outputs=None, table: str | None = None, **options) -> Model:
        if not self.inputs:
            # Without an input of its own the graph gets one that nothing reads.
            self.inputs.append(self.tensor('int8', [1]))
        outputs = list(self.outputs) if outputs is None else outputs
        op = Op(name, list(inputs), outputs, None if table is None else (table, options))
        return Model(self.tensors, op, self.inputs, self.outputs)
