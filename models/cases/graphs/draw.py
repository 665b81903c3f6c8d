"""Random choices that every family makes: shapes, types, values, and damage done on purpose."""

from __future__ import annotations

import math
from random import Random

import numpy as np
from flatbuffers import flexbuffers

from .graph import DTYPES, Graph, Quantization, Tensor, options_map

# Without options these read through a null pointer.
CALLERS = ('IF', 'WHILE', 'CALL_ONCE', 'VAR_HANDLE')
SPECIAL_FLOATS = (0.0, -0.0, math.inf, -math.inf, math.nan, 1e-40, 3.4e38, -3.4e38, 0.5, 1.5, 2.5)


def shape(rng: Random, low: int = 0, high: int = 4, largest: int = 5) -> tuple[int, ...]:
    """Mostly small; a dimension of 0 or 1 now and then."""
    dims = []
    for _ in range(rng.randint(low, high)):
        dims.append(1 if rng.random() < 0.2 else rng.randint(1, largest))
    if dims and rng.random() < 0.02:
        dims[rng.randrange(len(dims))] = 0
    return tuple(dims)


def quantization(rng: Random, type: str) -> Quantization:
    zero = 0 if type != 'INT8' or rng.random() < 0.3 else rng.randint(-128, 127)
    return Quantization([float(np.float32(10 ** rng.uniform(-3, -0.1)))], [zero])


def maybe_quantized(rng: Random, type: str, chance: float = 0.9) -> Quantization | None:
    wanted = type in ('INT8', 'INT16', 'UINT8') and rng.random() < chance
    return quantization(rng, type) if wanted else None


def values(rng: Random, tensor: Tensor) -> np.ndarray:
    """Values for a tensor: of its range, or of its type's whole range."""
    dtype = np.dtype(DTYPES[tensor.type] or np.uint8)
    count = math.prod(max(n, 0) for n in tensor.shape)
    wide = np.random.default_rng(rng.getrandbits(64))
    if tensor.range is not None and dtype.kind in 'iu':
        # The range may be that of a uint64 constant which became an input.
        low, high = (max(-(2**63), min(end, 2**63 - 1)) for end in tensor.range)
        flat = wide.integers(low, high, count, np.int64, endpoint=True)
    elif tensor.range is not None and dtype.kind == 'f':
        flat = wide.uniform(*tensor.range, count)
    elif dtype.kind == 'f':
        flat = wide.normal(0, 10 ** rng.uniform(-2, 2), count)
        if rng.random() < 0.15 and count:
            with np.errstate(over='ignore'):
                places = wide.integers(0, count, max(1, count // 4))
                flat[places] = wide.choice(SPECIAL_FLOATS, len(places))
    elif dtype.kind == 'b':
        flat = wide.integers(0, 2, count)
    else:
        info = np.iinfo(dtype)
        flat = wide.integers(info.min, info.max, count, dtype, endpoint=True)
        if rng.random() < 0.3:
            flat = flat % 5
        elif rng.random() < 0.2 and count:
            flat[wide.integers(0, count, max(1, count // 3))] = info.min
    with np.errstate(over='ignore'):
        return np.asarray(flat).astype(dtype).reshape([max(n, 0) for n in tensor.shape])


def usually(rng: Random, *supported: str) -> str:
    """A supported type, rarely any other."""
    return rng.choice(supported) if rng.random() < 0.93 else rng.choice(list(DTYPES)[:11])


def moved(rng: Random, graph: Graph, in_shape, out_shape, *types: str) -> tuple[int, int]:
    """An input and an output of one type."""
    type = usually(rng, *types)
    quantized = maybe_quantized(rng, type)
    data = graph.input(in_shape, type, quantization=quantized)
    out = graph.output(out_shape, type, quantization=quantized)
    return data, out


def indices_of(rng: Random, graph: Graph, data, type: str = 'INT32', run_time: float = 0.0) -> int:
    """A tensor of indices: a constant, or an input that gets the same range of values."""
    array = np.asarray(data, np.int64).astype(DTYPES[type])
    if rng.random() < run_time and array.size and array.min() == array.max():
        value = int(array.reshape(-1)[0])
        return graph.input(array.shape, type, range=(value, value))
    return graph.constant(array, type)


def refit(tensor: Tensor) -> None:
    """Makes constant data as long as type and shape say: a file that promises more is another test."""
    dtype = DTYPES[tensor.type]
    if not isinstance(tensor.data, np.ndarray) or dtype is None:
        return
    with np.errstate(all='ignore'):
        data = tensor.data.astype(dtype)
    shape_ = [max(n, 0) for n in tensor.shape]
    empty = data.size == 0
    tensor.data = np.zeros(shape_, dtype) if empty else np.resize(data, shape_)


def _other_options(rng: Random, options: bytes) -> bytes:
    """A key more, which moves those after it, a value of another size or type, or none at all."""
    values = flexbuffers.Loads(options)
    key = rng.choice(list(values))
    match rng.randrange(5):
        case 0:
            values[rng.choice(('A', 'a', 'n', 'zz'))] = rng.randint(-1, 9)
        case 1:
            values[key] = rng.choice((-1, 0, 1, 2, 3, 5, 200, 40_000))
        case 2:
            values[rng.choice((key, 'zz'))] = 2**33 + int(values[key])
        case 3:
            values[key] = float(values[key]) + rng.choice((0.0, 0.7))
        case 4:
            return b''
    return options_map(values)


def spoil(rng: Random, graphs: list[Graph]) -> str:
    """One thing about a good model made wrong, or only unusual; says what."""
    graph = graphs[0] if rng.random() < 0.7 else rng.choice(graphs)
    if not graph.tensors or not graph.ops:
        return 'nothing'
    index = rng.randrange(len(graph.tensors))
    tensor = graph.tensors[index]
    op = rng.choice(graph.ops)
    kind = rng.choice(
        ('type', 'type', 'dim', 'dim', 'rank', 'input', 'output', 'run time', 'quantization')
        + ('swap', 'value', 'value', 'absent', 'variable', 'options', 'options')
    )
    if kind == 'type':
        names = [n for n in DTYPES if n not in ('STRING', 'RESOURCE', 'INT4')]
        tensor.type = rng.choice(names)
        refit(tensor)
    elif kind == 'dim' and tensor.shape:
        dims = list(tensor.shape)
        at = rng.randrange(len(dims))
        dims[at] = max(0, rng.choice((0, 1, dims[at] - 1, dims[at] + 1, dims[at] * 2)))
        tensor.shape = tuple(dims)
        refit(tensor)
    elif kind == 'rank':
        dims = list(tensor.shape)
        if dims and rng.random() < 0.4:
            dims.pop(rng.randrange(len(dims)))
        else:
            dims.insert(rng.choice((0, len(dims))), 1)
        tensor.shape = tuple(dims)
        refit(tensor)
    elif kind == 'input' and op.inputs:
        at = rng.randrange(len(op.inputs))
        if rng.random() < 0.5:
            op.inputs.insert(at, op.inputs[at])
        else:
            op.inputs.pop(at)
    elif kind == 'output' and op.outputs:
        if rng.random() < 0.5:
            op.outputs.pop()
        else:
            op.outputs.append(op.outputs[0])
    elif kind == 'absent' and op.inputs:
        op.inputs[rng.randrange(len(op.inputs))] = -1
    elif kind == 'run time' and isinstance(tensor.data, np.ndarray):
        if tensor.data.dtype.kind in 'iu' and tensor.data.size:
            tensor.range = (int(tensor.data.min()), int(tensor.data.max()))
        tensor.data = None
        graph.inputs.append(index)
    elif kind == 'quantization':
        tensor.quantization = None if tensor.quantization else quantization(rng, tensor.type)
    elif kind == 'swap' and len(op.inputs) > 1:
        a, b = rng.sample(range(len(op.inputs)), 2)
        op.inputs[a], op.inputs[b] = op.inputs[b], op.inputs[a]
    elif kind == 'value' and isinstance(tensor.data, np.ndarray) and tensor.data.size:
        if tensor.data.dtype.kind in 'iu':
            data = tensor.data.copy().reshape(-1)
            limits = np.iinfo(data.dtype)
            chosen = rng.choice((-3, -2, -1, 0, 1, 2, 3, 4, 5, 7))
            data[rng.randrange(data.size)] = min(max(chosen, limits.min), limits.max)
            tensor.data = data.reshape(tensor.data.shape)
    elif kind == 'options' and op.custom and op.options:
        op.options = _other_options(rng, op.options)
    elif kind == 'options' and not op.custom and op.name not in CALLERS:
        op.options = None
    elif kind == 'variable' and tensor.data is None:
        tensor.variable = True
    return kind
