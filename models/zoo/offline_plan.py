"""Writes a memory plan into a .tflite, which TFLM then follows instead of its greedy planner."""

from __future__ import annotations

import flatbuffers
import numpy as np
from tensorflow.lite.python import schema_py_generated as schema

from .names import AlignedBuffer

METADATA = 'OfflineMemoryAllocation'
VERSION = 1
#: Left to TFLM: constants, and what the plan does not mention.
ONLINE = -1


def with_plan(model: bytes, offsets: dict[str, int]) -> bytes:
    """The same model with a byte offset for each of the named tensors."""
    tree = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(model, 0))
    (subgraph,) = tree.subgraphs
    names = [tensor.name.decode() for tensor in subgraph.tensors]
    if missing := set(offsets) - set(names):
        raise ValueError(f'no such tensors: {sorted(missing)}')
    words = [VERSION, 1, len(names), *(offsets.get(name, ONLINE) for name in names)]
    buffer = schema.BufferT()
    buffer.data = np.frombuffer(np.array(words, '<i4').tobytes(), np.uint8)
    entry = schema.MetadataT()
    entry.name, entry.buffer = METADATA.encode(), len(tree.buffers)
    tree.buffers.append(buffer)
    tree.metadata = [*(tree.metadata or []), entry]
    for one in tree.buffers:
        one.__class__ = AlignedBuffer
    builder = flatbuffers.Builder(len(model) + 4096)
    builder.Finish(tree.Pack(builder), file_identifier=b'TFL3')
    return bytes(builder.Output())
