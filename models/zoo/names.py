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
        layer = _layer_of(op, waiting, known, tensors)
        waiting.remove(layer)
        known |= dict(zip(op.outputs, OUTPUTS.get(layer.op, lambda n: [n])(layer.name)))
        constants = [index for index in op.inputs if index >= 0 and index not in known]
        parts = CONSTANTS.get(layer.op, ())
        known |= {i: f'{layer.name}/{part}' for i, part in zip(constants, parts)}
    if waiting or len(known) != len(tensors):
        raise RuntimeError(f'layers without op: {waiting}, {len(known)} of {len(tensors)} tensors')
    for index, name in known.items():
        tensors[index].name = name.encode()

    for buffer in tree.buffers:
        buffer.__class__ = AlignedBuffer
    builder = flatbuffers.Builder(len(model) + 1024)
    builder.Finish(tree.Pack(builder), file_identifier=b'TFL3')
    return bytes(builder.Output())


def _layer_of(op, waiting: list[Layer], known: dict[int, str], tensors) -> Layer:
    """The layer that reads what this op reads; among twins the one whose name the op kept."""
    reads = tuple(known[index] for index in op.inputs if index in known)
    fitting = [layer for layer in waiting if sorted(layer.inputs) == sorted(reads)]
    kept = tensors[op.outputs[0]].name.decode().split(';')[0]
    named = [layer for layer in fitting if layer.name == kept]
    if len(named or fitting) != 1:
        raise RuntimeError(f'cannot tell which layer {kept!r} is: it reads {reads}')
    return (named or fitting)[0]
