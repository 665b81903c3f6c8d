"""Gives the tensors of a converted .tflite the names of our layers.

The converter names constants after whatever folding left over (`arith.constant2`). The arena map
and the op list show tensor names to students, so we rewrite the file with `conv1`, `conv1/kernel`
and `conv1/bias`. Arithmetic, order of ops and buffers stay as converted.
"""

from __future__ import annotations

import flatbuffers
from tensorflow.lite.python import schema_py_generated as schema

from .graph import TRAINABLE, Graph, Layer

# The schema asks for it: kernels may load whole vectors from a buffer.
BUFFER_ALIGNMENT = 16

CONSTANTS = {
    'reshape': ('shape',),
    'topk': ('k',),
    **dict.fromkeys(TRAINABLE, ('kernel', 'bias')),
}
KINDS = {
    'dense': 'FULLY_CONNECTED',
    'conv': 'CONV_2D',
    'depthwise': 'DEPTHWISE_CONV_2D',
    'maxpool': 'MAX_POOL_2D',
    'avgpool': 'AVERAGE_POOL_2D',
    'add': 'ADD',
    'concat': 'CONCATENATION',
    'reshape': 'RESHAPE',
    'softmax': 'SOFTMAX',
    'topk': 'TOPK_V2',
}
OP_NAMES = {code: name for name, code in vars(schema.BuiltinOperator).items()}
OUTPUTS = {'topk': lambda name: [f'{name}/values', f'{name}/indices']}


class AlignedBuffer(schema.BufferT):
    """The generated packer aligns byte vectors to 4 only."""

    def Pack(self, builder):
        data = None
        if self.data is not None and len(self.data):
            raw = bytes(bytearray(self.data))
            builder.StartVector(1, len(raw), BUFFER_ALIGNMENT)
            builder.head = builder.head - len(raw)
            builder.Bytes[builder.head : builder.head + len(raw)] = raw
            data = builder.EndVector()
        schema.BufferStart(builder)
        if data is not None:
            schema.BufferAddData(builder, data)
        return schema.BufferEnd(builder)


def rename_tensors(model: bytes, graph: Graph) -> bytes:
    tree = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(model, 0))
    (subgraph,) = tree.subgraphs
    tensors = subgraph.tensors
    known = {subgraph.inputs[0]: graph.input}
    waiting = list(graph.layers)
    for op in subgraph.operators:
        kind = OP_NAMES[max(_codes(tree.operatorCodes[op.opcodeIndex]))]
        layer = _layer_of(op, kind, waiting, known, tensors)
        waiting.remove(layer)
        outputs = OUTPUTS.get(layer.op, lambda n: [n])(layer.name)
        known |= dict(zip(op.outputs, outputs, strict=True))
        constants = [index for index in op.inputs if index >= 0 and index not in known]
        # A bias of zeros is left out by the converter.
        parts = CONSTANTS.get(layer.op, ())[: len(constants)]
        pairs = zip(constants, parts, strict=True)
        known |= {index: f'{layer.name}/{part}' for index, part in pairs}
    if waiting or len(known) != len(tensors):
        raise RuntimeError(f'layers without op: {waiting}, {len(known)} of {len(tensors)} tensors')
    for index, name in known.items():
        tensors[index].name = name.encode()

    for buffer in tree.buffers:
        buffer.__class__ = AlignedBuffer
    builder = flatbuffers.Builder(len(model) + 1024)
    builder.Finish(tree.Pack(builder), file_identifier=b'TFL3')
    return bytes(builder.Output())


def _codes(code) -> tuple[int, int]:
    return code.builtinCode, code.deprecatedBuiltinCode


def _layer_of(op, kind: str, waiting: list[Layer], known: dict[int, str], tensors) -> Layer:
    """The layer that reads what this op reads; among twins the one whose name the op kept."""
    reads = sorted(known[index] for index in op.inputs if index in known)
    fitting = [one for one in waiting if KINDS[one.op] == kind and sorted(one.inputs) == reads]
    kept = tensors[op.outputs[0]].name.decode().split(';')[0]
    named = [layer for layer in fitting if layer.name == kept]
    if len(named or fitting) == 1:
        return (named or fitting)[0]
    folded = [one for one in waiting if one.op == 'reshape' and sorted(one.inputs) == reads]
    if len(folded) != 1 or kind != 'FULLY_CONNECTED':
        raise RuntimeError(f'cannot tell which layer {kept!r} is: {kind} of {reads}')
    # FULLY_CONNECTED flattens by itself, so the converter may drop a reshape before it.
    waiting.remove(folded[0])
    (after,) = (one for one in waiting if one.inputs == (folded[0].name,))
    return after
