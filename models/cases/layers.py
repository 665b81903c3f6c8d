"""Layers with weights, and pooling."""

from __future__ import annotations

from .draw import Case
from .tflite import Model

SAME, VALID = 0, 1


def extent(size: int, window: int, stride: int, dilation: int, padding: int) -> int:
    effective = (window - 1) * dilation + 1
    return -(-size // stride) if padding == SAME else (size + stride - effective) // stride


class _Window:
    """Padding, stride, dilation and filter of an image op, and the sizes that come of them."""

    def __init__(self, c: Case, dilates: bool = True) -> None:
        self.padding = c.pick((SAME, VALID))
        self.filter = [c.whole(1, 4), c.whole(1, 4)]
        self.stride = [c.whole(1, 3), c.whole(1, 3)]
        wide = dilates and c.chance(0.3)
        self.dilation = [c.whole(1, 3), c.whole(1, 3)] if wide else [1, 1]
        self.image, self.out = [], []
        for f, s, d in zip(self.filter, self.stride, self.dilation, strict=True):
            least = (f - 1) * d + 1 if self.padding == VALID else 1
            self.image.append(c.whole(least, least + 5 + c.times))
            self.out.append(extent(self.image[-1], f, s, d, self.padding))

    def options(self, dilates: bool = True) -> dict:
        known = {'padding': self.padding, 'stride_h': self.stride[0], 'stride_w': self.stride[1]}
        if dilates:
            known |= {'dilation_h': self.dilation[0], 'dilation_w': self.dilation[1]}
        return known


def _kinds(c: Case, int4: bool = True) -> tuple[str, str]:
    kinds = [('float32', 'float32'), ('int8', 'int8'), ('int8', 'int8'), ('int16', 'int8')]
    return c.pick(kinds + [('int8', 'int4')] * int4)


def _filter(c: Case, x: int, kind: str, shape: list[int], axis: int, channels: int) -> int:
    if kind == 'float32':
        return c.constant(kind, shape)
    many = c.chance(0.6) and channels > 0
    scale = [c.scale(-9, -2) for _ in range(channels)] if many else c.scale(-9, -2)
    return c.constant(kind, shape, scale=scale, zero_point=0, axis=axis)


def _out_scale(c: Case, x: int, w: int) -> float:
    """Such that outputs are neither all saturated nor all zero, most of the time."""
    return c.scale_of(x) * c.scale_of(w) * c.pick((10, 100, 1000, c.scale(-3, 12)))


def _bias(c: Case, x: int, w: int, size: int, kinds: tuple[str, ...]) -> int:
    if c.tensors[x].type == 'float32':
        return c.constant('float32', [size])
    scale = [c.scale_of(x) * s for s in c.tensors[w].scale]
    return c.constant(c.pick(kinds), [size], scale=scale, zero_point=0)


def _maybe_bias(c: Case, x: int, w: int, size: int, kind: str, bias_p: float = 0.7) -> list[int]:
    if not c.chance(bias_p):
        return c.pick(([], [], [-1]))
    kinds = ('int32',) if kind == 'int8' else ('int64', 'int32')
    return [_bias(c, x, w, size, kinds)]


def _output(c: Case, kind: str, shape: list[int], x: int, w: int) -> int:
    if kind == 'float32':
        return c.output(kind, shape)
    return c.output(kind, shape, scale=_out_scale(c, x, w))


def conv_2d(c: Case) -> Model:
    kind, weights = _kinds(c)
    window = _Window(c)
    groups = c.pick((1, 1, 1, 2, 3))
    depth, batch = c.size(5), c.pick((1, 1, 1, 2))
    channels = groups * c.size(4)
    x = c.input(kind, [batch, *window.image, groups * depth])
    w = _filter(c, x, weights, [channels, *window.filter, depth], 0, channels)
    bias = _maybe_bias(c, x, w, channels, kind)
    y = _output(c, kind, [batch, *window.out, channels], x, w)
    options = window.options() | {'activation': c.activation()}
    if c.chance(0.3):
        options['bias_type'] = c.pick((0, 2, 4))
    return c.op('CONV_2D', [x, w, *bias], [y], 'Conv2D', **options)


def depthwise_conv_2d(c: Case) -> Model:
    kind, weights = _kinds(c)
    window = _Window(c)
    depth, times, batch = c.size(6), c.pick((1, 1, 2, 3)), c.pick((1, 1, 2))
    channels = depth * times
    x = c.input(kind, [batch, *window.image, depth])
    w = _filter(c, x, weights, [1, *window.filter, channels], 3, channels)
    bias = [_bias(c, x, w, channels, ('int32',) if kind == 'int8' else ('int64',))]
    if channels == 1 and c.chance(0.5):
        bias = []
    y = _output(c, kind, [batch, *window.out, channels], x, w)
    options = window.options() | {'activation': c.activation(), 'depth_multiplier': times}
    return c.op('DEPTHWISE_CONV_2D', [x, w, *bias], [y], 'DepthwiseConv2D', **options)


def transpose_conv(c: Case) -> Model:
    kind, weights = _kinds(c, int4=False)
    window = _Window(c, dilates=False)
    depth, channels, batch = c.size(4), c.size(4), c.pick((1, 1, 2))
    # The image of the window is the output here.
    x = c.input(kind, [batch, *window.out, depth])
    w = _filter(c, x, weights, [channels, *window.filter, depth], 0, channels)
    shape = [batch, *window.image, channels]
    size = c.constant('int32', [4], shape)
    bias = []
    if c.chance(0.6):
        kinds = ('int32',) if kind == 'int8' else ('int64', 'int16')
        bias = [_bias(c, x, w, channels, kinds)]
    y = _output(c, kind, shape, x, w)
    options = window.options(dilates=False) | {'activation': c.activation()}
    return c.op('TRANSPOSE_CONV', [size, w, x, *bias], [y], 'TransposeConv', **options)


def fully_connected(c: Case) -> Model:
    kind, weights = _kinds(c)
    depth, channels = c.size(20), c.size(9)
    lead = [c.whole(1, 3) for _ in range(c.whole(0, 3))]
    x = c.input(kind, [*lead, depth])
    many = weights == 'int8' and c.chance(0.4)
    if weights == 'float32':
        w = c.constant(weights, [channels, depth])
    else:
        scale = [c.scale(-9, -2) for _ in range(channels)] if many else c.scale(-9, -2)
        w = c.constant(weights, [channels, depth], scale=scale, zero_point=0)
    bias = _maybe_bias(c, x, w, channels, kind)
    flat = [*lead, channels] if c.chance(0.5) or not lead else [_product(lead), channels]
    y = _output(c, kind, flat, x, w)
    options = {'activation': c.activation(), 'keep_num_dims': c.chance(0.3)}
    if c.chance(0.3):
        options['bias_type'] = c.pick((0, 2, 4))
    return c.op('FULLY_CONNECTED', [x, w, *bias], [y], 'FullyConnected', **options)


def _product(sizes: list[int]) -> int:
    total = 1
    for size in sizes:
        total *= size
    return total


def batch_matmul(c: Case) -> Model:
    kind = c.pick(('float32', 'int8', 'int16'))
    m, k, n = c.size(5), c.size(9), c.size(5)
    batch = [c.whole(1, 3) for _ in range(c.whole(0, 3))]
    sides = []
    for _ in range(2):
        cut = batch[c.whole(0, len(batch)) :] if c.chance(0.3) else batch
        sides.append([1 if c.chance(0.15) else size for size in cut])
    adj_x, adj_y = c.chance(0.4), c.chance(0.4)
    a = c.input(kind, sides[0] + ([k, m] if adj_x else [m, k]))
    b = c.input(kind, sides[1] + ([n, k] if adj_y else [k, n]))
    rank = max(len(side) for side in sides)
    padded = [[1] * (rank - len(side)) + side for side in sides]
    y = _output(c, kind, [max(p) for p in zip(*padded, strict=True)] + [m, n], a, b)
    return c.op('BATCH_MATMUL', [a, b], [y], 'BatchMatMul', adj_x=adj_x, adj_y=adj_y)


def pool_2d(name: str, kinds: tuple[str, ...]):
    def make(c: Case) -> Model:
        kind = c.pick(kinds)
        window = _Window(c, dilates=False)
        batch, depth = c.pick((1, 1, 2)), c.size(6)
        x = c.input(kind, [batch, *window.image, depth])
        same = {}
        if kind != 'float32':
            same = {'scale': c.scale_of(x), 'zero_point': c.tensors[x].zero_point[0]}
        y = c.output(kind, [batch, *window.out, depth], **same)
        options = window.options(dilates=False) | {
            'filter_h': window.filter[0],
            'filter_w': window.filter[1],
            'activation': c.activation(),
        }
        return c.op(name, [x], [y], 'Pool2D', **options)

    return make


def svdf(c: Case) -> Model:
    kind = c.pick(('float32', 'int8'))
    batch, size, rank, units, memory = (c.whole(1, n) for n in (3, 6, 3, 5, 5))
    filters = rank * units
    inner = 'float32' if kind == 'float32' else c.pick(('int16', 'int8'))
    x = c.input(kind, [batch, size])
    feature = c.constant(kind, [filters, size])
    state_scale = None if kind == 'float32' else c.scale(-12, -3)
    state_zero = None if kind == 'float32' else c.pick((0, 0, c.zero_point(inner)))
    time = c.constant(inner, [filters, memory])
    state = c.variable(inner, [batch, memory * filters], scale=state_scale, zero_point=state_zero)
    if kind == 'float32':
        bias = c.constant('float32', [units])
        y = c.output(kind, [batch, units])
    else:
        product = state_scale * c.scale_of(time)
        bias = c.constant('int32', [units], scale=product, zero_point=0)
        y = c.output(kind, [batch, units], scale=product * c.pick((10, 300, 10000)))
    options = {'rank': rank, 'activation': c.activation()}
    return c.op('SVDF', [x, feature, time, bias, state], [y], 'SVDF', **options)


def lstm(c: Case) -> Model:
    kind = c.pick(('float32', 'int8', 'int16'))
    batch, steps, size, state = (c.whole(1, n) for n in (3, 4, 5, 5))
    real = kind == 'float32'
    weights = 'float32' if real else 'int8'
    bias = {'float32': 'float32', 'int8': 'int32', 'int16': 'int64'}[kind]
    major = c.chance(0.4)
    lead = [steps, batch] if major else [batch, steps]
    x = c.input(kind, [*lead, size])
    plain = {} if real else {'zero_point': 0}
    inputs = [c.constant(weights, [state, size], **plain) for _ in range(4)]
    again = [c.constant(weights, [state, state], **plain) for _ in range(4)]
    biases = [c.constant(bias, [state], **({} if real else {'scale': 0.01})) for _ in range(4)]
    hidden = {} if real else {'scale': c.scale(-8, -6), 'zero_point': c.zero_point(kind)}
    cell = {} if real else {'scale': 2.0 ** c.whole(-14, -8), 'zero_point': 0}
    if not real and c.chance(0.2):
        cell['scale'] = c.scale(-14, -8)
    h = c.variable(kind, [batch, state], **hidden)
    s = c.variable('float32' if real else 'int16', [batch, state], **cell)
    y = c.output(kind, [*lead, state], **hidden)
    tensors = [x, *inputs, *again, -1, -1, -1, *biases, -1, -1, h, s, -1, -1, -1, -1]
    options = {'activation': 4, 'time_major': major, 'cell_clip': c.pick((0.0, 0.0, 0.5, 10.0))}
    return c.op(
        'UNIDIRECTIONAL_SEQUENCE_LSTM', tensors, [y], 'UnidirectionalSequenceLSTM', **options
    )


MAKERS = {
    'conv_2d': conv_2d,
    'depthwise_conv_2d': depthwise_conv_2d,
    'transpose_conv': transpose_conv,
    'fully_connected': fully_connected,
    'batch_matmul': batch_matmul,
    'average_pool_2d': pool_2d('AVERAGE_POOL_2D', ('float32', 'int8', 'int16')),
    'max_pool_2d': pool_2d('MAX_POOL_2D', ('float32', 'int8', 'int16')),
    'l2_pool_2d': pool_2d('L2_POOL_2D', ('float32',)),
    'svdf': svdf,
    'unidirectional_sequence_lstm': lstm,
}
