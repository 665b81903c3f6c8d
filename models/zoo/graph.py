"""One description of a network, from which TensorFlow, TFLite and ONNX are all made.

A student meets the same layer names in the arena map, in the ONNX graph and in the lesson, and the
three runtimes hold the very same trained numbers, because nothing is exported twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, prod

import numpy as np

Weights = dict[str, np.ndarray]

#: Layers that own a kernel and a bias.
TRAINABLE = ('dense', 'conv', 'depthwise')


@dataclass(frozen=True)
class Layer:
    """A node. `relu` is written on the layer because every runtime fuses it there."""

    name: str
    op: str
    inputs: tuple[str, ...]
    filters: int = 0
    kernel: tuple[int, int] = (1, 1)
    stride: tuple[int, int] = (1, 1)
    padding: str = 'SAME'
    relu: bool = False
    shape: tuple[int, ...] = ()
    k: int = 0


@dataclass
class Graph:
    """Layers in execution order. Shapes are NHWC with a batch of one."""

    input: str
    input_shape: tuple[int, ...]
    layers: list[Layer] = field(default_factory=list)

    def add(self, name: str, op: str, *inputs: str, **options) -> str:
        """Appends a layer; without inputs it follows the last one."""
        before = inputs or (self.layers[-1].name if self.layers else self.input,)
        self.layers.append(Layer(name, op, tuple(before), **options))
        return name

    @property
    def output(self) -> str:
        return self.layers[-1].name

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Shape of every tensor by name."""
        known = {self.input: self.input_shape}
        for layer in self.layers:
            known[layer.name] = _output_shape(layer, [known[name] for name in layer.inputs])
        return known

    def initial_weights(self, seed: int) -> Weights:
        """He initialisation: all hidden layers here are followed by ReLU."""
        random = np.random.default_rng(seed)
        shapes, weights = self.shapes(), {}
        for layer in self.layers:
            if layer.op not in TRAINABLE:
                continue
            kernel = _kernel_shape(layer, shapes[layer.inputs[0]])
            fan_in = prod(kernel[:2]) if layer.op == 'depthwise' else prod(kernel[:-1])
            spread = np.sqrt(2.0 / fan_in)
            weights[f'{layer.name}/kernel'] = random.normal(0, spread, kernel).astype(np.float32)
            weights[f'{layer.name}/bias'] = np.zeros(shapes[layer.name][-1], np.float32)
        return weights


def _kernel_shape(layer: Layer, before: tuple[int, ...]) -> tuple[int, ...]:
    if layer.op == 'dense':
        return (before[-1], layer.filters)
    if layer.op == 'depthwise':
        return (*layer.kernel, before[-1], 1)
    return (*layer.kernel, before[-1], layer.filters)


def _output_shape(layer: Layer, before: list[tuple[int, ...]]) -> tuple[int, ...]:
    first = before[0]
    match layer.op:
        case 'dense':
            return (first[0], layer.filters)
        case 'conv' | 'depthwise' | 'maxpool' | 'avgpool':
            size = [spatial(first[axis + 1], layer, axis)[0] for axis in (0, 1)]
            return (first[0], *size, layer.filters or first[3])
        case 'concat':
            return (*first[:-1], sum(shape[-1] for shape in before))
        case 'reshape':
            return layer.shape
        case 'add' | 'softmax':
            return first
        case 'topk':
            return (*first[:-1], layer.k)
    raise ValueError(f'no such layer: {layer.op}')


def spatial(size: int, layer: Layer, axis: int) -> tuple[int, int, int]:
    """(output size, padding before, padding after) along height (0) or width (1)."""
    kernel, stride = layer.kernel[axis], layer.stride[axis]
    if layer.padding == 'VALID':
        return (size - kernel) // stride + 1, 0, 0
    out = ceil(size / stride)
    total = max((out - 1) * stride + kernel - size, 0)
    return out, total // 2, total - total // 2
