"""Makes a good file unusual: what readers of the format may meet, beside what the ops say."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from random import Random

import numpy as np

from .drawn import Drawn, bytes_of_output
from .graphs.graph import pack, schema

Way = Callable[[Random, schema.ModelT], None]

#: Types no op computes with, and numbers that are no type.
RARE_TYPES = (3, 5, 8, 11, 14, 18, 19, 20, 21, 22, 23, 60, 127)
#: Ops without a kernel, ops of the second option union, and numbers that are no op.
RARE_OPS = (10, 16, 69, 78, 85, 96, 127, 150, 158, 162, 209, 210, 5000, -1)


def _graph(rng: Random, model: schema.ModelT) -> schema.SubGraphT:
    others = [graph for graph in model.subgraphs if graph.tensors]
    return model.subgraphs[0] if rng.random() < 0.8 else rng.choice(others)


def _tensor(rng: Random, model: schema.ModelT) -> None:
    tensor = rng.choice(_graph(rng, model).tensors)
    match rng.randrange(8):
        case 0:
            tensor.shape = None
        case 1:
            tensor.name = rng.choice((None, '', '이름', 'x' * 300))
        case 2:
            tensor.shapeSignature = [-1] * rng.randint(0, 4)
            tensor.hasRank = rng.random() < 0.5
        case 3:
            tensor.type = rng.choice(RARE_TYPES)
        case 4:
            tensor.sparsity = schema.SparsityParametersT()
            tensor.sparsity.traversalOrder = [0]
        case 5:
            tensor.variantTensors = []
        case 6:
            tensor.isVariable = not tensor.isVariable
        case 7 if tensor.shape is not None and len(tensor.shape):
            place = rng.randrange(len(tensor.shape))
            tensor.shape = [*tensor.shape]
            tensor.shape[place] = rng.choice((-1, 0, -2))


def _quantization(rng: Random, model: schema.ModelT) -> None:
    tensor = rng.choice(_graph(rng, model).tensors)
    if tensor.quantization is None:
        tensor.quantization = schema.QuantizationParametersT()
    q = tensor.quantization
    match rng.randrange(7):
        case 0:
            q.scale = q.zeroPoint = None
        case 1:
            q.scale = []
        case 2:
            q.zeroPoint = []
        case 3:
            q.min, q.max = [-1.0], [1.0]
        case 4:
            q.detailsType, q.details = 1, schema.CustomQuantizationT()
            q.details.custom = [1, 2, 3]
        case 5:
            q.quantizedDimension = rng.choice((-1, 1, 3, 7))
        case 6 if q.zeroPoint is not None and len(q.zeroPoint):
            # Fewer or more zero points than scales.
            q.zeroPoint = [int(z) for z in q.zeroPoint] + [1]
            q.zeroPoint = q.zeroPoint[rng.choice((0, 2)) :]


def _bytes_in(model: schema.ModelT, tensor: schema.TensorT) -> int:
    data = model.buffers[tensor.buffer].data
    return 0 if data is None else len(data)


def _buffer(rng: Random, model: schema.ModelT) -> None:
    tensors = [t for t in _graph(rng, model).tensors if t.buffer]
    match rng.randrange(4):
        case 0 if len(tensors) > 1:
            # Two constants from one buffer, where the second fits in it.
            small, large = sorted(rng.sample(tensors, 2), key=lambda t: _bytes_in(model, t))
            small.buffer = large.buffer
        case 1:
            model.buffers += [schema.BufferT() for _ in range(3)]
        case 2:
            # No data and data of no bytes are the same.
            model.buffers.append(schema.BufferT())
            model.buffers[-1].data = np.zeros(0, np.uint8)
            for tensor in _graph(rng, model).tensors:
                if tensor.buffer == 0:
                    tensor.buffer = len(model.buffers) - 1
        case 3 if tensors:
            # Longer than the shape says.
            buffer = model.buffers[rng.choice(tensors).buffer]
            if buffer.data is not None:
                buffer.data = np.append(buffer.data, np.full(64, 7, np.uint8))


def _operator(rng: Random, model: schema.ModelT) -> None:
    graph = _graph(rng, model)
    if not graph.operators:
        return
    op = rng.choice(graph.operators)
    match rng.randrange(9):
        case 0:
            op.inputs = None
        case 1:
            op.outputs = None
        case 2:
            op.intermediates = rng.choice(([], [0], [rng.randrange(len(graph.tensors))]))
        case 3:
            op.mutatingVariableInputs = [True]
        case 4:
            op.opcodeIndex = rng.choice((len(model.operatorCodes), 9, 2**31))
        case 5:
            op.builtinOptions2Type = 1
            op.builtinOptions2 = schema.StablehloConcatenateOptionsT()
        case 6:
            # The options of another op: tables are read by the numbers of their fields.
            op.builtinOptionsType = schema.BuiltinOptions.Pool2DOptions
            op.builtinOptions = schema.Pool2DOptionsT()
        case 7:
            op.debugMetadataIndex = 3
        case 8 if op.builtinOptions is not None:
            op.builtinOptionsType = 0


def _code(rng: Random, model: schema.ModelT) -> None:
    code = rng.choice(model.operatorCodes)
    match rng.randrange(7):
        case 0:
            code.deprecatedBuiltinCode = 0
        case 1:
            # As old files have it.
            if code.builtinCode < 127:
                code.deprecatedBuiltinCode, code.builtinCode = code.builtinCode, 0
        case 2:
            code.version = rng.choice((0, 2, 99, -1))
        case 3:
            code.builtinCode = rng.choice(RARE_OPS)
            code.deprecatedBuiltinCode = max(-1, min(code.builtinCode, 127))
        case 4:
            code.customCode = rng.choice((None, '', 'Nobody', '없는 연산', code.customCode))
            code.builtinCode = code.deprecatedBuiltinCode = 32
        case 5:
            code.customCode = 'ADD'
        case 6:
            model.operatorCodes.insert(0, schema.OperatorCodeT())
            for graph in model.subgraphs:
                for op in graph.operators or ():
                    op.opcodeIndex += 1


def _subgraph(rng: Random, model: schema.ModelT) -> None:
    graph = _graph(rng, model)
    match rng.randrange(8):
        case 0:
            graph.name = rng.choice(('main', '', '그래프'))
        case 1:
            graph.tensors.append(schema.TensorT())
        case 2:
            model.subgraphs.append(schema.SubGraphT())
            model.subgraphs[-1].tensors, model.subgraphs[-1].operators = [], []
            model.subgraphs[-1].inputs, model.subgraphs[-1].outputs = [], []
        case 3:
            # Nobody calls it: scratch of its ops would be planned with a garbage size.
            twin = copy(graph)
            twin.operators = None
            model.subgraphs.append(twin)
        case 4:
            graph.operators = rng.choice(([], None))
        case 5:
            graph.outputs = [*graph.outputs, rng.choice([*graph.outputs, *graph.inputs])]
        case 6:
            # An output that somebody reads, or a constant.
            graph.outputs = [*graph.outputs, rng.randrange(len(graph.tensors))]
        case 7:
            graph.operators = [*(graph.operators or ()), *(graph.operators or ())]


def _model(rng: Random, model: schema.ModelT) -> None:
    match rng.randrange(6):
        case 0:
            model.version = rng.choice((0, 1, 2, 4, 2**31))
        case 1:
            model.description = rng.choice(('', '설명', 'x' * 500))
        case 2:
            _metadata(model, rng.choice(('min_runtime_version', '', None)), b'1.5.0\0\0\0')
        case 3:
            model.metadataBuffer = [0]
        case 4:
            signature = schema.SignatureDefT()
            signature.signatureKey, signature.subgraphIndex = 'serving_default', 0
            signature.inputs, signature.outputs = [], []
            model.signatureDefs = [signature]
        case 5:
            model.signatureDefs, model.metadata = [], []


def _plan(rng: Random, model: schema.ModelT) -> None:
    """Places of one's own for some tensors, one behind the other; sometimes of the wrong number."""
    tensors = [tensor for graph in model.subgraphs for tensor in graph.tensors or ()]
    places, top = [], 0
    for _ in tensors:
        chosen = rng.random() < 0.6
        places.append(top if chosen else -1)
        top += 16 * 1024 if chosen else 0
    if rng.random() < 0.15:
        places = rng.choice((places[:-1], [*places, -1]))
    count = len(places) + (rng.random() < 0.1)
    words = np.array([rng.choice((1, 0, 7)), len(model.subgraphs), count, *places], '<i4')
    _metadata(model, 'OfflineMemoryAllocation', words.tobytes())


def _metadata(model: schema.ModelT, name: str | None, data: bytes) -> None:
    entry = schema.MetadataT()
    entry.name, entry.buffer = name, len(model.buffers)
    model.buffers.append(schema.BufferT())
    model.buffers[-1].data = np.frombuffer(data, np.uint8)
    model.metadata = [*(model.metadata or ()), entry]


WAYS: tuple[Way, ...] = (
    _tensor, _tensor, _quantization, _buffer, _operator, _operator, _code, _subgraph, _model, _plan,
)  # fmt: skip


def odd(rng: Random, drawn: Drawn) -> Drawn:
    model = schema.ModelT.InitFromPackedBuf(drawn.data, 0)
    for _ in range(rng.choice((1, 1, 1, 2))):
        rng.choice(WAYS)(rng, model)
    main = model.subgraphs[0]
    outputs = [main.tensors[place] for place in main.outputs]
    return replace(
        drawn, data=pack(model), outputs=[bytes_of_output(t.type, t.shape) for t in outputs]
    )
