"""Writes a .tflite from a description of a few lines. Numbers are those of schema version 3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import flatbuffers
import numpy as np

#: TensorType of the schema, not TfLiteType.
TYPES = {
    'float32': 0, 'float16': 1, 'int32': 2, 'uint8': 3, 'int64': 4, 'bool': 6, 'int16': 7,
    'int8': 9, 'float64': 10, 'uint32': 15, 'uint16': 16, 'int4': 17,
}  # fmt: skip

OPS = {
    'ADD': 0, 'AVERAGE_POOL_2D': 1, 'CONCATENATION': 2, 'CONV_2D': 3, 'DEPTHWISE_CONV_2D': 4,
    'DEQUANTIZE': 6, 'EMBEDDING_LOOKUP': 7, 'FLOOR': 8, 'FULLY_CONNECTED': 9,
    'L2_NORMALIZATION': 11, 'L2_POOL_2D': 12, 'LOGISTIC': 14, 'MAX_POOL_2D': 17, 'MUL': 18,
    'RELU': 19, 'RELU6': 21, 'RESHAPE': 22, 'RESIZE_BILINEAR': 23, 'SOFTMAX': 25, 'SVDF': 27,
    'TANH': 28, 'PAD': 34, 'MEAN': 40, 'SUB': 41, 'DIV': 42, 'UNIDIRECTIONAL_SEQUENCE_LSTM': 44,
    'EXP': 47, 'LOG_SOFTMAX': 50, 'CAST': 53, 'PRELU': 54, 'MAXIMUM': 55, 'ARG_MAX': 56,
    'MINIMUM': 57, 'NEG': 59, 'PADV2': 60, 'SIN': 66, 'TRANSPOSE_CONV': 67, 'LOG': 73, 'SUM': 74,
    'SQRT': 75, 'RSQRT': 76, 'ARG_MIN': 79, 'REDUCE_MAX': 82, 'REDUCE_MIN': 89, 'SQUARE': 92,
    'RESIZE_NEAREST_NEIGHBOR': 97, 'LEAKY_RELU': 98, 'SQUARED_DIFFERENCE': 99, 'MIRROR_PAD': 100,
    'ABS': 101, 'CEIL': 104, 'ADD_N': 106, 'COS': 108, 'ELU': 111, 'QUANTIZE': 114, 'ROUND': 116,
    'HARD_SWISH': 117, 'BATCH_MATMUL': 126, 'CUMSUM': 128, 'REDUCE_ALL': 140,
}  # fmt: skip

_SAME_OR_VALID = ('padding', 0, 'Int8')
#: Members of the union BuiltinOptions: number, then (name, field id, flatbuffers type).
OPTIONS = {
    'Conv2D': (1, _SAME_OR_VALID, ('stride_w', 1, 'Int32'), ('stride_h', 2, 'Int32'),
               ('activation', 3, 'Int8'), ('dilation_w', 4, 'Int32'), ('dilation_h', 5, 'Int32'),
               ('bias_type', 6, 'Int8')),
    'DepthwiseConv2D': (2, _SAME_OR_VALID, ('stride_w', 1, 'Int32'), ('stride_h', 2, 'Int32'),
                        ('depth_multiplier', 3, 'Int32'), ('activation', 4, 'Int8'),
                        ('dilation_w', 5, 'Int32'), ('dilation_h', 6, 'Int32')),
    'Pool2D': (5, _SAME_OR_VALID, ('stride_w', 1, 'Int32'), ('stride_h', 2, 'Int32'),
               ('filter_w', 3, 'Int32'), ('filter_h', 4, 'Int32'), ('activation', 5, 'Int8')),
    'SVDF': (6, ('rank', 0, 'Int32'), ('activation', 1, 'Int8'), ('asymmetric', 2, 'Bool')),
    'FullyConnected': (8, ('activation', 0, 'Int8'), ('weights_format', 1, 'Int8'),
                       ('keep_num_dims', 2, 'Bool'), ('asymmetric', 3, 'Bool'),
                       ('bias_type', 4, 'Int8')),
    'Softmax': (9, ('beta', 0, 'Float32')),
    'Concatenation': (10, ('axis', 0, 'Int32'), ('activation', 1, 'Int8')),
    'Add': (11, ('activation', 0, 'Int8'), ('pot_scale_int16', 1, 'Bool')),
    'L2Norm': (12, ('activation', 0, 'Int8')),
    'ResizeBilinear': (15, ('align_corners', 2, 'Bool'), ('half_pixel_centers', 3, 'Bool')),
    'Mul': (21, ('activation', 0, 'Int8')),
    'Reducer': (27, ('keep_dims', 0, 'Bool')),
    'Sub': (28, ('activation', 0, 'Int8'), ('pot_scale_int16', 1, 'Bool')),
    'Div': (29, ('activation', 0, 'Int8')),
    'Cast': (37, ('in_type', 0, 'Int8'), ('out_type', 1, 'Int8')),
    'ArgMax': (40, ('output_type', 0, 'Int8')),
    'TransposeConv': (49, _SAME_OR_VALID, ('stride_w', 1, 'Int32'), ('stride_h', 2, 'Int32'),
                      ('activation', 3, 'Int8'), ('bias_type', 4, 'Int8')),
    'ArgMin': (57, ('output_type', 0, 'Int8')),
    'UnidirectionalSequenceLSTM': (71, ('activation', 0, 'Int8'), ('cell_clip', 1, 'Float32'),
                                   ('proj_clip', 2, 'Float32'), ('time_major', 3, 'Bool'),
                                   ('asymmetric', 4, 'Bool')),
    'ResizeNearestNeighbor': (74, ('align_corners', 0, 'Bool'), ('half_pixel_centers', 1, 'Bool')),
    'LeakyRelu': (75, ('alpha', 0, 'Float32')),
    'MirrorPad': (77, ('mode', 0, 'Int8')),
    'BatchMatMul': (101, ('adj_x', 0, 'Bool'), ('adj_y', 1, 'Bool'), ('asymmetric', 2, 'Bool')),
    'Cumsum': (102, ('exclusive', 0, 'Bool'), ('reverse', 1, 'Bool')),
}  # fmt: skip


@dataclass
class Tensor:
    shape: list[int]
    type: str
    scale: list[float] = field(default_factory=list)
    zero_point: list[int] = field(default_factory=list)
    axis: int = 0
    #: Little-endian bytes of a constant; without them the tensor lives in the arena.
    data: bytes | None = None
    variable: bool = False


@dataclass
class Op:
    name: str
    inputs: list[int]
    outputs: list[int]
    #: Name of the options' table, and the values of its fields.
    options: tuple[str, dict] | None = None


@dataclass
class Model:
    tensors: list[Tensor]
    op: Op
    inputs: list[int]
    outputs: list[int]


def bytes_of(values: np.ndarray, kind: str) -> bytes:
    """Constants as the file has them: two int4 a byte, the low half first."""
    if kind != 'int4':
        return np.ascontiguousarray(values).tobytes()
    flat = np.asarray(values, np.int8).ravel().astype(np.uint8) & 15
    if len(flat) % 2:
        flat = np.append(flat, np.uint8(0))
    return (flat[0::2] | flat[1::2] << 4).astype(np.uint8).tobytes()


class _Writer:
    def __init__(self) -> None:
        self.out = flatbuffers.Builder(1024)

    def numbers(self, values: Sequence, dtype: str) -> int:
        return self.out.CreateNumpyVector(np.array(values, dtype))

    def offsets(self, values: list[int]) -> int:
        self.out.StartVector(4, len(values), 4)
        for value in reversed(values):
            self.out.PrependUOffsetTRelative(value)
        return self.out.EndVector()

    def table(self, *fields: tuple[int, str, object]) -> int:
        self.out.StartObject(max((slot for slot, _, _ in fields), default=-1) + 1)
        for slot, kind, value in fields:
            if value is None:
                continue
            if kind == 'Offset':
                self.out.PrependUOffsetTRelativeSlot(slot, value, 0)
            else:
                # Present even where it has the schema's default.
                self.out.__getattribute__(f'Prepend{kind}')(value)
                self.out.Slot(slot)
        return self.out.EndObject()

    def data(self, data: bytes | None) -> int:
        if data is None:
            return self.table()
        self.out.StartVector(1, len(data), 16)
        self.out.head -= len(data)
        self.out.Bytes[self.out.head : self.out.head + len(data)] = data
        return self.table((0, 'Offset', self.out.EndVector()))

    def quantization(self, tensor: Tensor) -> int | None:
        if not tensor.scale and not tensor.zero_point:
            return None
        scale = self.numbers(tensor.scale, '<f4') if tensor.scale else None
        zero = self.numbers(tensor.zero_point, '<i8') if tensor.zero_point else None
        return self.table((2, 'Offset', scale), (3, 'Offset', zero), (6, 'Int32', tensor.axis))

    def tensor(self, tensor: Tensor, buffer: int) -> int:
        shape = self.numbers(tensor.shape, '<i4')
        quantization = self.quantization(tensor)
        return self.table(
            (0, 'Offset', shape),
            (1, 'Int8', TYPES[tensor.type]),
            (2, 'Uint32', buffer),
            (4, 'Offset', quantization),
            (5, 'Bool', True if tensor.variable else None),
        )

    def op(self, op: Op) -> int:
        inputs, outputs = self.numbers(op.inputs, '<i4'), self.numbers(op.outputs, '<i4')
        union = options = None
        if op.options is not None:
            name, values = op.options
            union, *known = OPTIONS[name]
            options = self.table(*((i, kind, values.get(key)) for key, i, kind in known))
        return self.table(
            (0, 'Uint32', 0),
            (1, 'Offset', inputs),
            (2, 'Offset', outputs),
            (3, 'Uint8', union),
            (4, 'Offset', options),
        )


def write(model: Model) -> bytes:
    w = _Writer()
    constants = [tensor for tensor in model.tensors if tensor.data is not None]
    # Buffer 0 is empty by convention.
    buffers = [w.data(None), *(w.data(tensor.data) for tensor in constants)]
    places = {id(tensor): 1 + i for i, tensor in enumerate(constants)}
    tensors = [w.tensor(tensor, places.get(id(tensor), 0)) for tensor in model.tensors]
    number = OPS[model.op.name]
    code = w.table((0, 'Int8', min(number, 127)), (2, 'Int32', 1), (3, 'Int32', number))
    subgraph = w.table(
        (0, 'Offset', w.offsets(tensors)),
        (1, 'Offset', w.numbers(model.inputs, '<i4')),
        (2, 'Offset', w.numbers(model.outputs, '<i4')),
        (3, 'Offset', w.offsets([w.op(model.op)])),
    )
    root = w.table(
        (0, 'Uint32', 3),
        (1, 'Offset', w.offsets([code])),
        (2, 'Offset', w.offsets([subgraph])),
        (4, 'Offset', w.offsets(buffers)),
    )
    w.out.Finish(root, file_identifier=b'TFL3')
    return bytes(w.out.Output())
