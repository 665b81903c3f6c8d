"""Models that once told our engine from the wheel; they are fixtures now."""

from __future__ import annotations

import math

from .draw import Case
from .tflite import TYPES, Model

RELU, RELU6 = 1, 3


def joined(c: Case) -> Model:
    """Inputs with more than the output in a dimension: neighbouring dimensions are walked as one."""
    a, b = c.given('float32', [2, 3, 6]), c.given('float32', [1, 3, 4])
    return c.op('MUL', [a, b], [c.output('float32', [2, 3, 4])], 'Mul', activation=0)


def joined_innermost(c: Case) -> Model:
    a = c.given('int8', [2, 3], scale=0.5, zero_point=3)
    b = c.given('int8', [3, 2], scale=0.25, zero_point=-7)
    y = c.output('int8', [2, 3], scale=0.6, zero_point=1)
    return c.op('ADD', [a, b], [y], 'Add', activation=0)


def of_nothing(name: str, kind: str):
    """No element to add up: the raw value is 0, whatever real number that is."""

    def make(c: Case) -> Model:
        x = c.given(kind, [2, 0, 3], scale=0.5, zero_point=5)
        y = c.output(kind, [2, 3], scale=0.25, zero_point=-9)
        return c.op(name, [x, c.constant('int32', [1], [1])], [y], 'Reducer', keep_dims=False)

    return make


def five_axes(c: Case) -> Model:
    """Upstream keeps a copy of the axes where four have room."""
    x = c.given('float32', [2, 1, 2, 2, 2])
    axes = c.constant('int32', [5], range(5))
    return c.op('MEAN', [x, axes], [c.output('float32', [])], 'Reducer', keep_dims=False)


def no_pixels(c: Case) -> Model:
    """Of an image upstream divides by the number of pixels, whatever that is."""
    x, axes = c.given('float32', [1, 0, 2, 3]), c.constant('int32', [2], [1, 2])
    return c.op('MEAN', [x, axes], [c.output('float32', [1, 1, 1, 3])], 'Reducer', keep_dims=True)


def no_elements(c: Case) -> Model:
    """The float mean of anything else that is empty runs through all memory."""
    x, axes = c.given('float32', [0, 3]), c.constant('int32', [1], [0])
    return c.op('MEAN', [x, axes], [c.output('float32', [3])], 'Reducer', keep_dims=False)


def longer_shape(c: Case) -> Model:
    """The output keeps the dimensions that no row has, and they count."""
    ids, table = c.constant('int32', [3], [2, 0, 2]), c.given('float32', [4, 5, 3])
    return c.op('EMBEDDING_LOOKUP', [ids, table], [c.output('float32', [3, 5, 3, 1])])


def longer_shape_refused(c: Case) -> Model:
    ids, table = c.constant('int32', [3], [2, 0, 2]), c.given('float32', [4, 5, 3])
    return c.op('EMBEDDING_LOOKUP', [ids, table], [c.output('float32', [1, 3, 5, 3])])


def range_without_end(c: Case) -> Model:
    """6 has no place in an int32 of that scale. Pooling says so and goes on."""
    same = {'scale': 1e-9, 'zero_point': 0}
    x, y = c.given('int16', [1, 4, 4, 1], **same), c.output('int16', [1, 3, 3, 1], **same)
    options = {'padding': 1, 'stride_w': 1, 'stride_h': 1, 'filter_w': 2, 'filter_h': 2}
    return c.op('MAX_POOL_2D', [x], [y], 'Pool2D', activation=RELU6, **options)


def clipped_nan(c: Case) -> Model:
    """A cell that is no number is clipped to the largest."""
    x = c.given('float32', [1, 3, 2])
    weights = [c.constant('float32', [2, 2], [0.1 * i, -0.4, 0.7, 0.2 * i]) for i in range(4)]
    corners = (0.1, 0.2, math.inf, 0.4)
    again = [c.constant('float32', [2, 2], [0.3, corner, -0.2, 0.5]) for corner in corners]
    biases = [c.constant('float32', [2], [0.1, -0.1]) for _ in range(4)]
    h, s = c.variable('float32', [1, 2]), c.variable('float32', [1, 2])
    tensors = [x, *weights, *again, -1, -1, -1, *biases, -1, -1, h, s, -1, -1, -1, -1]
    y = c.output('float32', [1, 3, 2])
    table = 'UnidirectionalSequenceLSTM'
    return c.op('UNIDIRECTIONAL_SEQUENCE_LSTM', tensors, [y], table, activation=4, cell_clip=2.0)


def coarse(c: Case) -> Model:
    """The output's scale shifts by more bits than an int16 has: −1 or 1 is what comes of that."""
    x = c.given('int8', [1, 5, 4, 5], scale=0.183, zero_point=127)
    return c.op('HARD_SWISH', [x], [c.output('int8', [1, 5, 4, 5], scale=655.0, zero_point=10)])


def narrow_range(c: Case) -> Model:
    """The range is made for the output's type and cut to the input's."""
    same = {'scale': 0.0097, 'zero_point': 127}
    x, y = c.given('int8', [1, 3, 3, 4], **same), c.output('int16', [1, 2, 2, 4], **same)
    options = {'padding': 1, 'stride_w': 1, 'stride_h': 1, 'filter_w': 2, 'filter_h': 2}
    return c.op('MAX_POOL_2D', [x], [y], 'Pool2D', activation=RELU, **options)


def refused_late(c: Case) -> Model:
    """int64 passes Prepare, where only the activation's range would mind."""
    quant = {'scale': 0.1, 'zero_point': 0}
    x, w = c.given('int64', [1, 3, 3, 2], **quant), c.constant('int64', [1, 2, 2, 2], **quant)
    b, y = c.constant('int32', [2], **quant), c.output('int64', [1, 2, 2, 2], **quant)
    options = {'padding': 1, 'stride_w': 1, 'stride_h': 1, 'dilation_w': 1, 'dilation_h': 1}
    return c.op(
        'DEPTHWISE_CONV_2D', [x, w, b], [y], 'DepthwiseConv2D', depth_multiplier=1, **options
    )


def uint8_bias(c: Case) -> Model:
    """Of uint8, which no kernel runs, the bias' scale is looked at before that shows."""
    quant = {'scale': 0.1, 'zero_point': 0}
    size = c.constant('int32', [4], [1, 3, 3, 2])
    x, w = c.given('uint8', [1, 2, 2, 2], **quant), c.constant('uint8', [2, 2, 2, 2], **quant)
    b = c.constant('int32', [2], scale=5.0, zero_point=0)
    options = {'padding': 1, 'stride_w': 1, 'stride_h': 1, 'activation': 0}
    y = c.output('uint8', [1, 3, 3, 2], **quant)
    return c.op('TRANSPOSE_CONV', [size, w, x, b], [y], 'TransposeConv', **options)


def beyond_int32(c: Case) -> Model:
    """What does not fit an int32 becomes the smallest one, as single conversions do."""
    drawn = [0.5, -0.5, 1.0, 3e38, -3e38, math.inf, -math.inf, math.nan]
    x = c.constant('float32', [8], drawn)
    return c.op('QUANTIZE', [x], [c.output('int16', [8], scale=0.01, zero_point=0)])


def cast_one_by_one(c: Case) -> Model:
    """Fewer than a vector's worth, so every one is a conversion of its own."""
    x = c.constant('float32', [3], [3e38, -3e38, math.nan])
    types = {'in_type': TYPES['float32'], 'out_type': TYPES['int32']}
    return c.op('CAST', [x], [c.output('int32', [3])], 'Cast', **types)


def range_of_inputs(c: Case) -> Model:
    """The range is that of the inputs' type, so an int8 output loses the upper bits."""
    a, b = (c.given('int16', [2, 5], scale=scale, zero_point=0) for scale in (2e-4, 1e-4))
    y = c.output('int8', [2, 5], scale=0.01, zero_point=0)
    return c.op('SQUARED_DIFFERENCE', [a, b], [y])


def six_without_scale(c: Case) -> Model:
    x = c.given('int8', [12])
    c.tensors[x].scale, c.tensors[x].zero_point = [], []
    return c.op('RELU6', [x], [c.output('int8', [12])])


def no_axis(c: Case) -> Model:
    """A missing axis is told before anybody looks at it, in this one of the reducers."""
    x, y = c.given('bool', [2, 3]), c.output('bool', [2])
    return c.op('REDUCE_ALL', [x, -1], [y], 'Reducer', keep_dims=False)


def flat_input(c: Case) -> Model:
    """The rank is checked after the dimensions were taken."""
    x, feature = c.given('float32', [4]), c.constant('float32', [2, 4])
    time, bias = c.constant('float32', [2, 3]), c.constant('float32', [2])
    state, y = c.variable('float32', [1, 6]), c.output('float32', [1, 2])
    return c.op('SVDF', [x, feature, time, bias, state], [y], 'SVDF', rank=1, activation=0)


def narrow_paddings(c: Case) -> Model:
    """Paddings are read as int32 whatever they are, and the first pair shows already."""
    x, y = c.given('float32', [2, 3]), c.output('float32', [4, 3])
    return c.op('PAD', [x, c.constant('int16', [2, 2], [1, 1, 0, 0], scale=1.0)], [y])


def types_before_sizes(c: Case) -> Model:
    x, y = c.given('int32', [2, 3]), c.output('int32', [2, 2])
    return c.op('LOGISTIC', [x], [y])


def mixed_product(kind: str, to: str, *zero_points: int):
    """Which of the two types asks for zero points of 0."""

    def make(c: Case) -> Model:
        scales = (0.5, 0.004, 0.003)
        quant = [{'scale': s, 'zero_point': z} for s, z in zip(scales, zero_points, strict=True)]
        a, b = (c.given(kind, [2, 9], **each) for each in quant[:2])
        return c.op('MUL', [a, b], [c.output(to, [2, 9], **quant[2])], 'Mul', activation=0)

    return make


def row_of_nothing(kind: str, to: str, scale: float, zero_point: int):
    """A row without elements adds up to 0, whose reciprocal upstream looks at for int16."""

    def make(c: Case) -> Model:
        x = c.given(kind, [0], scale=0.1, zero_point=0)
        y = c.output(to, [0], scale=scale, zero_point=zero_point)
        # The wheel wants an input with something in it.
        c.given('int8', [1])
        return c.op('SOFTMAX', [x], [y], 'Softmax', beta=1.0)

    return make


KEPT = {
    'softmax__int8_row_of_nothing': row_of_nothing('int8', 'int8', 1 / 256, -128),
    'softmax__int8_into_int16_row_of_nothing': row_of_nothing('int8', 'int16', 1 / 65536, -32768),
    'softmax__int16_row_of_nothing': row_of_nothing('int16', 'int16', 1 / 32768, 0),
    'mul__int8_into_int16': mixed_product('int8', 'int16', 7, 10, 126),
    'mul__int16_into_int8': mixed_product('int16', 'int8', 0, 10, 12),
    'reduce_all__no_axis': no_axis,
    'svdf__flat_input': flat_input,
    'pad__int16_paddings': narrow_paddings,
    'logistic__int32_sizes': types_before_sizes,
    'hard_swish__int8_coarse_output': coarse,
    'max_pool_2d__int8_into_int16': narrow_range,
    'depthwise_conv_2d__int64': refused_late,
    'transpose_conv__uint8_bias_scale': uint8_bias,
    'quantize__float_beyond_int32': beyond_int32,
    'cast__float_beyond_int32': cast_one_by_one,
    'squared_difference__int16_into_int8': range_of_inputs,
    'relu6__int8_no_scale': six_without_scale,
    'mul__float_wider_inputs': joined,
    'add__int8_crossed_shapes': joined_innermost,
    'sum__int8_of_nothing': of_nothing('SUM', 'int8'),
    'mean__int16_of_nothing': of_nothing('MEAN', 'int16'),
    'mean__float_five_axes': five_axes,
    'mean__float_no_pixels': no_pixels,
    'mean__float_of_nothing': no_elements,
    'embedding_lookup__float_longer_shape': longer_shape,
    'embedding_lookup__float_longer_refused': longer_shape_refused,
    'max_pool_2d__int16_no_range': range_without_end,
    'unidirectional_sequence_lstm__clipped_nan': clipped_nan,
}
