"""Models of several ops and subgraphs: graphs as Python values, out comes a `.tflite`.

The tables come from the schema module that the `tflite-micro` wheel carries.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import flatbuffers
import numpy as np
from flatbuffers import flexbuffers
from tflite_micro.tensorflow.lite.python import schema_py_generated as schema

# Name of a TensorType, and what one element is in numpy; None where numpy has no such element.
DTYPES = {
    'FLOAT32': np.float32,
    'FLOAT16': np.float16,
    'FLOAT64': np.float64,
    'INT8': np.int8,
    'INT16': np.int16,
    'INT32': np.int32,
    'INT64': np.int64,
    'UINT8': np.uint8,
    'UINT16': np.uint16,
    'UINT32': np.uint32,
    'UINT64': np.uint64,
    'BOOL': np.bool_,
    'INT4': None,
    'STRING': None,
    'RESOURCE': None,
}


@dataclass
class Quantization:
    scale: list[float]
    zero_point: list[int]
    dimension: int = 0


@dataclass
class Tensor:
    shape: tuple[int, ...]
    type: str = 'FLOAT32'
    # Constant data. An array, or the bytes themselves.
    data: np.ndarray | bytes | None = None
    quantization: Quantization | None = None
    variable: bool = False
    # What a graph's input is filled with: numbers from low to high, both included.
    range: tuple[float, float] | None = None


@dataclass
class Op:
    # Name of a BuiltinOperator, or a custom code.
    name: str
    inputs: list[int]
    outputs: list[int]
    # An options object of the schema, or the bytes of a custom op's options.
    options: Any = None
    custom: bool = False


@dataclass
class Graph:
    tensors: list[Tensor] = field(default_factory=list)
    inputs: list[int] = field(default_factory=list)
    outputs: list[int] = field(default_factory=list)
    ops: list[Op] = field(default_factory=list)

    def tensor(self, shape, type: str = 'FLOAT32', **more: Any) -> int:
        self.tensors.append(Tensor(tuple(int(n) for n in shape), type, **more))
        return len(self.tensors) - 1

    def input(self, shape, type: str = 'FLOAT32', **more: Any) -> int:
        self.inputs.append(self.tensor(shape, type, **more))
        return self.inputs[-1]

    def output(self, shape, type: str = 'FLOAT32', **more: Any) -> int:
        self.outputs.append(self.tensor(shape, type, **more))
        return self.outputs[-1]

    def constant(self, data, type: str | None = None, **more: Any) -> int:
        array = np.asarray(data)
        if type is None:
            type = next(name for name, dtype in DTYPES.items() if dtype == array.dtype)
        elif DTYPES[type] is not None:
            array = array.astype(DTYPES[type])
        return self.tensor(array.shape, type, data=array, **more)

    def op(self, name: str, inputs, outputs, options: Any = None) -> Op:
        self.ops.append(Op(name, list(inputs), list(outputs), options))
        return self.ops[-1]

    def custom(self, name: str, inputs, outputs, options: bytes = b'') -> Op:
        self.ops.append(Op(name, list(inputs), list(outputs), options, custom=True))
        return self.ops[-1]


def options_map(values: dict[str, Any]) -> bytes:
    """Custom options: a flexbuffer map, keys in order as the format wants."""
    builder = flexbuffers.Builder()
    with builder.Map():
        for key in sorted(values):
            value = values[key]
            builder.Key(key)
            if isinstance(value, bool):
                builder.Bool(value)
            elif isinstance(value, float):
                builder.Float(value)
            else:
                builder.Int(value)
    return bytes(builder.Finish())


class _Buffer(schema.BufferT):
    """Data starts at a multiple of 16, which the generated code does not see to."""

    def Pack(self, builder):
        if self.data is None:
            return super().Pack(builder)
        builder.StartVector(1, len(self.data), 16)
        builder.head -= len(self.data)
        builder.Bytes[builder.head : builder.head + len(self.data)] = self.data
        data = builder.EndVector()
        schema.BufferStart(builder)
        schema.BufferAddData(builder, data)
        return schema.BufferEnd(builder)


def _buffer(data: np.ndarray | bytes | None) -> _Buffer:
    buffer = _Buffer()
    if data is not None:
        buffer.data = data if isinstance(data, bytes) else np.ascontiguousarray(data).tobytes()
    return buffer


def pack(model: schema.ModelT) -> bytes:
    model.buffers = [_buffer(buffer.data) for buffer in model.buffers]
    builder = flatbuffers.Builder(1024)
    builder.Finish(model.Pack(builder), b'TFL3')
    return bytes(builder.Output())


def _tensor(tensor: Tensor, name: str, buffers: list) -> schema.TensorT:
    out = schema.TensorT()
    out.name = name
    out.shape = list(tensor.shape)
    out.type = getattr(schema.TensorType, tensor.type)
    out.isVariable = tensor.variable
    if tensor.data is not None:
        out.buffer = len(buffers)
        buffers.append(_buffer(tensor.data))
    if tensor.quantization is not None:
        q = out.quantization = schema.QuantizationParametersT()
        q.scale = list(tensor.quantization.scale)
        q.zeroPoint = list(tensor.quantization.zero_point)
        q.quantizedDimension = tensor.quantization.dimension
    return out


def write(graphs: list[Graph]) -> bytes:
    model = schema.ModelT()
    model.version = 3
    model.buffers = [_Buffer()]
    model.subgraphs = []
    codes: list[tuple[str, bool]] = []
    for graph in graphs:
        subgraph = schema.SubGraphT()
        subgraph.tensors = [_tensor(t, f't{i}', model.buffers) for i, t in enumerate(graph.tensors)]
        subgraph.inputs = list(graph.inputs)
        subgraph.outputs = list(graph.outputs)
        subgraph.operators = []
        for op in graph.ops:
            code = (op.name, op.custom)
            if code not in codes:
                codes.append(code)
            out = schema.OperatorT()
            out.opcodeIndex = codes.index(code)
            out.inputs = list(op.inputs)
            out.outputs = list(op.outputs)
            if op.custom:
                out.customOptions = list(op.options)
            elif op.options is not None:
                union = type(op.options).__name__.removesuffix('T')
                out.builtinOptionsType = getattr(schema.BuiltinOptions, union)
                out.builtinOptions = op.options
            subgraph.operators.append(out)
        model.subgraphs.append(subgraph)
    model.operatorCodes = []
    for name, custom in codes:
        out = schema.OperatorCodeT()
        out.builtinCode = getattr(schema.BuiltinOperator, 'CUSTOM' if custom else name)
        out.deprecatedBuiltinCode = min(out.builtinCode, 127)
        out.customCode = name if custom else None
        model.operatorCodes.append(out)
    return pack(model)
