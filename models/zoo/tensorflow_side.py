"""Training in TensorFlow and conversion to .tflite."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

# Before TensorFlow loads: oneDNN's kernels reorder sums by machine, and the logs drown ours.
os.environ.setdefault('TF_ENABLE_ONEDNN_OPTS', '0')
os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '2')
os.environ.setdefault('CUDA_VISIBLE_DEVICES', '-1')

import numpy as np
import tensorflow as tf

from .graph import TRAINABLE, Graph, Weights
from .names import rename_tensors

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
tf.config.experimental.enable_op_determinism()


def forward(graph: Graph, weights: dict, x: tf.Tensor, until: str | None = None):
    """Output of the graph, or of the layer `until` (the logits, when a loss needs them)."""
    known = {graph.input: x}
    for layer in graph.layers:
        args = [known[name] for name in layer.inputs]
        known[layer.name] = _apply(layer, args, weights)
        if layer.name == until:
            break
    return known[until or graph.output]


def _apply(layer, args: list, weights: dict):
    x = args[0]
    window = [1, *layer.kernel, 1]
    stride = [1, *layer.stride, 1]
    match layer.op:
        case 'dense':
            y = tf.matmul(x, weights[f'{layer.name}/kernel'])
        case 'conv':
            y = tf.nn.conv2d(x, weights[f'{layer.name}/kernel'], stride, layer.padding)
        case 'depthwise':
            y = tf.nn.depthwise_conv2d(x, weights[f'{layer.name}/kernel'], stride, layer.padding)
        case 'maxpool':
            return tf.nn.max_pool2d(x, window, stride, layer.padding, name=layer.name)
        case 'avgpool':
            return tf.nn.avg_pool2d(x, window, stride, layer.padding, name=layer.name)
        case 'add':
            y = tf.add(x, args[1], name=f'{layer.name}/sum' if layer.relu else layer.name)
        case 'concat':
            return tf.concat(args, axis=-1, name=layer.name)
        case 'reshape':
            # The batch stays free while training and is one when converted.
            return tf.reshape(x, [x.shape[0] or -1, *layer.shape[1:]], name=layer.name)
        case 'softmax':
            return tf.nn.softmax(x, name=layer.name)
        case 'topk':
            return tf.math.top_k(x, k=layer.k, name=layer.name)
        case _:
            raise ValueError(f'no such layer: {layer.op}')
    # The converter names a fused op after its last part, which therefore bears the layer's name.
    last = None if layer.relu else layer.name
    if layer.op in TRAINABLE:
        y = tf.nn.bias_add(y, weights[f'{layer.name}/bias'], name=last)
    return tf.nn.relu(y, name=layer.name) if layer.relu else y


def train(
    graph: Graph,
    loss: Callable[[Callable, tf.Tensor, tf.Tensor], tf.Tensor],
    x: np.ndarray,
    y: np.ndarray,
    *,
    seed: int,
    epochs: int,
    batch: int = 64,
    rate: float = 2e-3,
    augment: Callable[[np.ndarray, np.random.Generator], np.ndarray] | None = None,
) -> Weights:
    """Adam with a cosine schedule. `loss(run, x, y)`: `run(x, until)` is the graph's forward."""
    variables = {name: tf.Variable(v) for name, v in graph.initial_weights(seed).items()}
    flat = list(variables.values())
    mean = [tf.Variable(tf.zeros_like(v)) for v in flat]
    square = [tf.Variable(tf.zeros_like(v)) for v in flat]

    @tf.function(reduce_retracing=True)
    def step(bx, by, rate, count):
        with tf.GradientTape() as tape:
            value = loss(lambda v, until=None: forward(graph, variables, v, until), bx, by)
        correct = tf.sqrt(1.0 - 0.999**count) / (1.0 - 0.9**count)
        for v, m, s, g in zip(flat, mean, square, tape.gradient(value, flat), strict=True):
            m.assign(0.9 * m + 0.1 * g)
            s.assign(0.999 * s + 0.001 * g * g)
            v.assign_sub(rate * correct * m / (tf.sqrt(s) + 1e-7))
        return value

    random = np.random.default_rng(seed)
    steps, count = epochs * (len(x) // batch), 0
    for _ in range(epochs):
        order = random.permutation(len(x))
        for start in range(0, len(x) - batch + 1, batch):
            part = order[start : start + batch]
            bx = augment(x[part], random) if augment else x[part]
            rate_now = rate * 0.5 * (1 + np.cos(np.pi * count / steps))
            count += 1
            step(
                tf.constant(bx),
                tf.constant(y[part]),
                tf.constant(rate_now, tf.float32),
                tf.constant(count, tf.float32),
            )
    return {name: v.numpy() for name, v in variables.items()}


def classify(logits: str) -> Callable:
    """Cross entropy over the logits layer."""
    return lambda run, x, y: tf.reduce_mean(
        tf.nn.sparse_softmax_cross_entropy_with_logits(y, run(x, logits))
    )


def mean_squared_error(run, x, y):
    return tf.reduce_mean(tf.math.squared_difference(run(x), y))


def to_tflite(
    graph: Graph, weights: Weights, precision: str, calibration: Iterable[np.ndarray] = ()
) -> bytes:
    """A .tflite with float32, hybrid, int8 or int16x8 arithmetic; input and output likewise."""
    constants = {name: tf.constant(value) for name, value in weights.items()}
    run = tf.function(
        lambda x: forward(graph, constants, x), autograph=False
    ).get_concrete_function(tf.TensorSpec(graph.input_shape, tf.float32, name=graph.input))
    converter = tf.lite.TFLiteConverter.from_concrete_functions([run])
    if precision != 'float32':
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        # The TFLite that browsers get (2022) reads one scale per FULLY_CONNECTED kernel only.
        converter._experimental_disable_per_channel_quantization_for_dense_layers = True
    if precision in ('int8', 'int16x8'):
        converter.representative_dataset = lambda: (
            [np.reshape(row, graph.input_shape).astype(np.float32)] for row in calibration
        )
        wide = precision == 'int16x8'
        ops = tf.lite.OpsSet
        converter.target_spec.supported_ops = [
            ops.EXPERIMENTAL_TFLITE_BUILTINS_ACTIVATIONS_INT16_WEIGHTS_INT8
            if wide
            else ops.TFLITE_BUILTINS_INT8
        ]
        converter.inference_input_type = tf.int16 if wide else tf.int8
        converter.inference_output_type = tf.int16 if wide else tf.int8
    return rename_tensors(converter.convert(), graph)
