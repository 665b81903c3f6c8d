"""Networks of layers that feed one another: what lives how long in the arena."""

from __future__ import annotations

import math
from random import Random

import numpy as np

from .draw import values
from .graph import Graph, Quantization, Tensor, schema

# NONE, RELU, RELU_N1_TO_1, RELU6.
ACTIVATIONS = (0, 0, 1, 2, 3)
UNIT = {'INT8': Quantization([1 / 256], [-128]), 'INT16': Quantization([1 / 32768], [0])}
SIGNED_UNIT = {'INT8': Quantization([1 / 128], [0]), 'INT16': Quantization([1 / 32768], [0])}


class Network:
    """One graph of one type. Its images are `height × width × channels`, one of each batch."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.graph = Graph()
        self.type = rng.choice(('FLOAT32', 'INT8', 'INT8', 'INT16'))
        self.size = [rng.randint(3, 9), rng.randint(3, 9)]
        self.images = [self.new((1, *self.size, rng.randint(1, 6)))]
        self.graph.inputs.append(self.images[0])
        if rng.random() < 0.2:
            self.images.append(self.new((1, *self.size, rng.randint(1, 6))))
            self.graph.inputs.append(self.images[1])
        self.weights: list[int] = []

    def new(self, dims, like: int | None = None, quantization: Quantization | None = None) -> int:
        """A tensor of the network's type, quantised like another one or at random."""
        if self.type != 'FLOAT32' and quantization is None:
            quantization = (
                self.graph.tensors[like].quantization
                if like is not None
                else Quantization(
                    [float(np.float32(10 ** self.rng.uniform(-2, -1)))], [self.zero()]
                )
            )
        return self.graph.tensor(dims, self.type, quantization=quantization)

    def zero(self) -> int:
        return self.rng.randint(-128, 127) if self.type == 'INT8' else 0

    def dims(self, tensor: int) -> tuple[int, ...]:
        return self.graph.tensors[tensor].shape

    def constant(self, dims, scales: int = 1, axis: int = 0) -> int:
        """Weights; now and then the ones of another layer once more."""
        known = [w for w in self.weights if self.dims(w) == tuple(dims)]
        if known and self.rng.random() < 0.5:
            return self.rng.choice(known)
        quantization = None
        if self.type != 'FLOAT32':
            count = scales if self.rng.random() < 0.6 else 1
            scale = [float(np.float32(10 ** self.rng.uniform(-2.5, -1.5))) for _ in range(count)]
            quantization = Quantization(scale, [0] * count, axis)
        kind = 'FLOAT32' if self.type == 'FLOAT32' else 'INT8'
        tensor = Tensor(tuple(dims), kind, quantization=quantization, range=None)
        if kind == 'FLOAT32':
            tensor.range = (-1.0, 1.0)
        made = self.graph.tensor(
            dims, kind, data=values(self.rng, tensor), quantization=quantization
        )
        self.weights.append(made)
        return made

    def bias(self, channels: int, x: int, w: int) -> int:
        kind = {'FLOAT32': 'FLOAT32', 'INT8': 'INT32', 'INT16': 'INT64'}[self.type]
        drawn = [self.rng.randint(-500, 500) for _ in range(channels)]
        if kind == 'FLOAT32':
            return self.graph.constant(np.array(drawn) / 500, kind)
        of_x = self.graph.tensors[x].quantization.scale[0]
        scale = [of_x * s for s in self.graph.tensors[w].quantization.scale]
        return self.graph.constant(drawn, kind, quantization=Quantization(scale, [0] * len(scale)))

    def conv(self, x: int) -> int:
        depth, channels = self.dims(x)[3], self.rng.randint(1, 8)
        window = [self.rng.randint(1, 3), self.rng.randint(1, 3)]
        w = self.constant((channels, *window, depth), channels)
        y = self.new((*self.dims(x)[:3], channels))
        self.graph.op('CONV_2D', [x, w, self.bias(channels, x, w)], [y], self.window('Conv2D'))
        return y

    def depthwise(self, x: int) -> int:
        depth = self.dims(x)[3]
        window = [self.rng.randint(1, 3), self.rng.randint(1, 3)]
        w = self.constant((1, *window, depth), depth, 3)
        y = self.new(self.dims(x))
        options = self.window('DepthwiseConv2D')
        options.depthMultiplier = 1
        self.graph.op('DEPTHWISE_CONV_2D', [x, w, self.bias(depth, x, w)], [y], options)
        return y

    def pool(self, x: int) -> int:
        y = self.new(self.dims(x), x)
        options = self.window('Pool2D')
        options.filterHeight, options.filterWidth = self.rng.randint(1, 3), self.rng.randint(1, 3)
        self.graph.op(self.rng.choice(('AVERAGE_POOL_2D', 'MAX_POOL_2D')), [x], [y], options)
        return y

    def window(self, table: str):
        """Options of a layer that leaves height and width as they are."""
        options = getattr(schema, f'{table}OptionsT')()
        options.padding = schema.Padding.SAME
        options.strideH = options.strideW = 1
        options.fusedActivationFunction = self.rng.choice(ACTIVATIONS)
        return options

    def activation(self, x: int) -> int:
        names = ['RELU', 'RELU6', 'LEAKY_RELU', 'ABS' if self.type == 'INT16' else 'HARD_SWISH']
        if self.type != 'FLOAT32':
            # As floats they come from the C library, whose last bits other layers would enlarge.
            names += ['LOGISTIC', 'TANH']
        name = self.rng.choice(names)
        wished = {'LOGISTIC': UNIT, 'TANH': SIGNED_UNIT}.get(name, {}).get(self.type)
        options = None
        if name == 'LEAKY_RELU':
            options = schema.LeakyReluOptionsT()
            options.alpha = self.rng.choice((0.1, 0.3, -0.5))
        y = self.new(self.dims(x), x, wished)
        self.graph.op(name, [x], [y], options)
        return y

    def joined(self, x: int) -> int:
        """With any image before it, itself as well: as a sum, a product or a longer image."""
        alike = [i for i in self.images if self.dims(i) == self.dims(x)]
        other = self.rng.choice(alike)
        pair = [x, other] if self.rng.random() < 0.5 else [other, x]
        name = self.rng.choice(('ADD', 'MUL', 'SUB', 'CONCATENATION'))
        if name != 'CONCATENATION':
            options = getattr(schema, f'{name.title()}OptionsT')()
            options.fusedActivationFunction = self.rng.choice(ACTIVATIONS)
            y = self.new(self.dims(x))
        else:
            options = schema.ConcatenationOptionsT()
            options.axis = self.rng.choice((3, -1))
            pair = [self.requantised(p, x) for p in pair]
            y = self.new((*self.dims(x)[:3], 2 * self.dims(x)[3]), x)
        self.graph.op(name, pair, [y], options)
        return y

    def requantised(self, x: int, like: int) -> int:
        if self.type == 'FLOAT32' or x == like:
            return x
        y = self.new(self.dims(x), like)
        self.graph.op('QUANTIZE', [x], [y])
        return y

    def padded_and_cut(self, x: int) -> int:
        middle = self.new([n + 1 for n in self.dims(x)], x)
        pads = self.graph.constant([[0, 1]] * 4, 'INT32')
        self.graph.op('PAD', [x, pads], [middle])
        y = self.new(self.dims(x), x)
        begin = self.graph.constant([0, 1, 0, 0], 'INT32')
        size = self.graph.constant(list(self.dims(x)), 'INT32')
        self.graph.op('SLICE', [middle, begin, size], [y])
        return y

    def head(self, x: int) -> int:
        """From an image to a few numbers."""
        if self.rng.random() < 0.5:
            flat = self.new((1, math.prod(self.dims(x))), x)
            self.graph.op('RESHAPE', [x], [flat])
        else:
            flat = self.new((1, self.dims(x)[3]))
            axes = self.graph.constant([1, 2], 'INT32')
            self.graph.op('MEAN', [x, axes], [flat], schema.ReducerOptionsT())
        depth, channels = self.dims(flat)[1], self.rng.randint(2, 6)
        w = self.constant((channels, depth))
        logits = self.new((1, channels))
        options = schema.FullyConnectedOptionsT()
        self.graph.op('FULLY_CONNECTED', [flat, w, self.bias(channels, flat, w)], [logits], options)
        if self.rng.random() < 0.4:
            return logits
        y = self.new((1, channels), quantization=UNIT.get(self.type))
        options = schema.SoftmaxOptionsT()
        options.beta = 1.0
        self.graph.op('SOFTMAX', [logits], [y], options)
        return y


LAYERS = (
    Network.conv,
    Network.depthwise,
    Network.pool,
    Network.activation,
    Network.joined,
    Network.joined,
    Network.padded_and_cut,
)


def network(rng: Random) -> Graph:
    net = Network(rng)
    for _ in range(rng.randint(1, 9)):
        x = net.images[-1] if rng.random() < 0.7 else rng.choice(net.images)
        net.images.append(rng.choice(LAYERS)(net, x))
    graph = net.graph
    graph.outputs.append(net.head(net.images[-1]))
    # Outputs that layers read, twice the same, an input handed through.
    for image in net.images:
        if rng.random() < 0.15:
            graph.outputs.insert(rng.randint(0, len(graph.outputs)), image)
    return graph


MAKERS = (network,)
