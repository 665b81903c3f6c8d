"""What `differential.py` runs: a model's bytes, and what the record must say about it."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

import numpy as np

from .draw import NUMPY
from .graphs import draw as graph_draw
from .graphs.graph import DTYPES, Graph, schema
from .graphs.graph import write as write_graphs
from .tflite import Model, write

RUNS = 3


@dataclass
class Drawn:
    data: bytes
    #: Names of the ops of subgraph 0.
    ops: list[str]
    subgraphs: int
    tensors: int
    inputs: int
    #: TfLiteType and bytes of each output, as the model has them.
    outputs: list[tuple[str, int]]
    #: By run, then by input; without them the inputs are filled as those of the records.
    runs: list[list[np.ndarray]] | None = None
    #: Runs that a Reset() comes before.
    resets: list[int] = field(default_factory=list)


def _bytes(shape, dtype) -> int:
    return math.prod(shape) * (np.dtype(dtype).itemsize if dtype else 1)


def bytes_of_output(type: int, shape) -> tuple[str, int]:
    """An entry of `Drawn.outputs`; an element of a rare type counts one byte."""
    names = {getattr(schema.TensorType, name): name for name in DTYPES}
    name = names.get(type, '?')
    return name, _bytes(() if shape is None else [max(0, n) for n in shape], DTYPES.get(name))


def of_model(model: Model) -> Drawn:
    outputs = [model.tensors[place] for place in model.outputs]
    return Drawn(
        write(model),
        [model.op.name],
        1,
        len(model.tensors),
        len(model.inputs),
        [(t.type.upper(), _bytes(t.shape, NUMPY[t.type])) for t in outputs],
    )


def of_graphs(rng: random.Random, graphs: list[Graph]) -> Drawn:
    main = graphs[0]
    outputs = [main.tensors[place] for place in main.outputs]
    runs = [[graph_draw.values(rng, main.tensors[i]) for i in main.inputs] for _ in range(RUNS)]
    return Drawn(
        write_graphs(graphs),
        [op.name for op in main.ops],
        len(graphs),
        len(main.tensors),
        len(main.inputs),
        [(t.type, _bytes(t.shape, DTYPES[t.type])) for t in outputs],
        runs,
        [rng.randint(1, RUNS - 1)] if rng.random() < 0.4 else [],
    )
