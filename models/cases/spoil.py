"""Breaks one thing of a good model, so that somebody has to refuse it or work around it."""

from __future__ import annotations

import math
import random

import numpy as np

from .draw import LIMITS, NUMPY, values
from .tflite import OPTIONS, TYPES, Model, Tensor, bytes_of

USUAL = ('float32', 'int8', 'int16', 'int32')


def _redrawn(rng: random.Random, tensor: Tensor) -> None:
    """A constant keeps as many bytes as its shape and type say."""
    if tensor.data is not None:
        count = math.prod(tensor.shape)
        tensor.data = bytes_of(values(rng, tensor.type, count), tensor.type)


def _type(rng: random.Random, model: Model, tensor: Tensor) -> None:
    tensor.type = rng.choice(USUAL if rng.random() < 0.6 else tuple(TYPES))
    _redrawn(rng, tensor)


def _all_types(rng: random.Random, model: Model, tensor: Tensor) -> None:
    old, new = tensor.type, rng.choice(tuple(TYPES))
    for each in model.tensors:
        if each.type == old:
            each.type = new
            _redrawn(rng, each)


def _dimension(rng: random.Random, model: Model, tensor: Tensor) -> None:
    if tensor.shape:
        place = rng.randrange(len(tensor.shape))
        tensor.shape[place] = max(0, tensor.shape[place] + rng.choice((-1, -1, 1, 2)))
        _redrawn(rng, tensor)


def _rank(rng: random.Random, model: Model, tensor: Tensor) -> None:
    if tensor.shape and rng.random() < 0.5:
        tensor.shape = tensor.shape[1:]
    else:
        tensor.shape = [1, *tensor.shape]
    _redrawn(rng, tensor)


def _quantisation(rng: random.Random, model: Model, tensor: Tensor) -> None:
    match rng.randrange(6):
        case 0:
            tensor.scale, tensor.zero_point = [], []
        case 1:
            tensor.zero_point = []
        case 2:
            tensor.scale = [2 ** rng.uniform(-20, 10) for _ in tensor.scale or (1,)]
            tensor.zero_point = tensor.zero_point or [0]
        case 3:
            low, high = LIMITS.get(tensor.type, (-200, 200))
            tensor.zero_point = [rng.choice((0, 1, low, high, high + 1)) for _ in tensor.scale]
        case 4:
            tensor.scale = [rng.choice((0.0, 1e-30, 1.0, 1e30))] * max(1, len(tensor.scale))
            tensor.zero_point = tensor.zero_point or [0]
        case 5:
            count = rng.choice((2, 3, *tensor.shape))
            tensor.scale = [2 ** rng.uniform(-9, -2) for _ in range(count)]
            tensor.zero_point = [0] * count
            tensor.axis = rng.randrange(4)


def _inputs(rng: random.Random, model: Model, tensor: Tensor) -> None:
    inputs = model.op.inputs
    match rng.randrange(5):
        case 0 if inputs:
            inputs[rng.randrange(len(inputs))] = -1
        case 1 if inputs:
            inputs.pop()
        case 2:
            inputs.append(rng.choice((-1, rng.randrange(len(model.tensors)))))
        case 3 if len(inputs) > 1:
            rng.shuffle(inputs)
        case 4 if inputs:
            inputs[rng.randrange(len(inputs))] = rng.choice(inputs)


def _outputs(rng: random.Random, model: Model, tensor: Tensor) -> None:
    first = model.tensors[model.op.outputs[0]]
    extra = Tensor(list(first.shape), first.type, list(first.scale), list(first.zero_point))
    model.tensors.append(extra)
    model.op.outputs.append(len(model.tensors) - 1)


def _option(rng: random.Random, model: Model, tensor: Tensor) -> None:
    if model.op.options is None:
        return
    name, chosen = model.op.options
    key, _, kind = rng.choice(OPTIONS[name][1:])
    if rng.random() < 0.15:
        model.op.options = None
    elif rng.random() < 0.2:
        chosen.pop(key, None)
    elif kind == 'Bool':
        chosen[key] = not chosen.get(key, False)
    elif kind == 'Float32':
        chosen[key] = rng.choice((0.0, -1.0, 1e-3, 100.0))
    else:
        chosen[key] = rng.choice((-1, 0, 1, 2, 3, 4, 5, 6, 9))


def _variable(rng: random.Random, model: Model, tensor: Tensor) -> None:
    tensor.variable = not tensor.variable and tensor.data is None


def _constness(rng: random.Random, model: Model, tensor: Tensor) -> None:
    if tensor.data is not None:
        tensor.data = None
        model.inputs.append(model.tensors.index(tensor))


def _value(rng: random.Random, model: Model, tensor: Tensor) -> None:
    """One number of an integer constant: an axis, a size, a padding, an index."""
    constants = [t for t in model.tensors if t.data and t.type in ('int32', 'int64')]
    if constants:
        chosen = rng.choice(constants)
        numbers = np.frombuffer(chosen.data, NUMPY[chosen.type]).copy()
        numbers[rng.randrange(len(numbers))] = rng.choice((-3, -2, -1, 0, 1, 2, 3, 4, 5, 100))
        chosen.data = numbers.tobytes()


_WAYS = (
    (_type, 6), (_all_types, 3), (_dimension, 4), (_rank, 2), (_quantisation, 7), (_inputs, 3),
    (_outputs, 1), (_option, 5), (_variable, 1), (_constness, 2), (_value, 4),
)  # fmt: skip


def spoil(rng: random.Random, model: Model) -> None:
    ways, weights = zip(*_WAYS, strict=True)
    (way,) = rng.choices(ways, weights)
    way(rng, model, rng.choice(model.tensors))
