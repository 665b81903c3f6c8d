"""The same graph and weights as .onnx, as quantised .onnx (QDQ) and as .ort."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import (
    CalibrationDataReader,
    QuantFormat,
    QuantType,
    quantize_static,
)

from .graph import Graph, Layer, Weights, spatial

# Old enough for every ONNX Runtime of the last years and for its WebGPU kernels.
OPSET, IR_VERSION = 17, 8


def channels_first(shape: tuple[int, ...]) -> tuple[int, ...]:
    """NHWC to NCHW. With one channel the bytes stay where they are."""
    return (shape[0], shape[3], shape[1], shape[2]) if len(shape) == 4 else shape


def to_onnx(graph: Graph, weights: Weights) -> bytes:
    shapes = graph.shapes()
    if len(graph.input_shape) == 4 and graph.input_shape[3] != 1:
        raise ValueError('all runtimes get the same input bytes: one channel only')
    nodes, constants = [], []

    def constant(name: str, value: np.ndarray) -> str:
        constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    for layer in graph.layers:
        before = shapes[layer.inputs[0]]
        inner = f'{layer.name}/sum' if layer.relu else layer.name
        nodes += _nodes(layer, inner, before, graph, weights, constant)
        if layer.relu:
            nodes.append(helper.make_node('Relu', [inner], [layer.name], f'{layer.name}/relu'))
    outputs = _outputs(graph, shapes)
    proto = helper.make_graph(
        nodes,
        'zoo',
        [_value(graph.input, TensorProto.FLOAT, channels_first(graph.input_shape))],
        outputs,
        constants,
    )
    model = helper.make_model(
        proto, opset_imports=[helper.make_opsetid('', OPSET)], producer_name='edge-runtime-lab'
    )
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model, full_check=True)
    return model.SerializeToString(deterministic=True)


def _value(name: str, kind: int, shape: tuple[int, ...]):
    return helper.make_tensor_value_info(name, kind, list(shape))


def _outputs(graph: Graph, shapes: dict) -> list:
    name = graph.output
    shape = channels_first(shapes[name])
    if graph.layers[-1].op != 'topk':
        return [_value(name, TensorProto.FLOAT, shape)]
    return [
        _value(f'{name}/values', TensorProto.FLOAT, shape),
        _value(f'{name}/indices', TensorProto.INT64, shape),
    ]


def _nodes(layer: Layer, out: str, before, graph: Graph, weights: Weights, constant) -> list:
    def node(kind: str, inputs: list[str], outputs: list[str] | None = None, **attributes):
        return [helper.make_node(kind, inputs, outputs or [out], layer.name, **attributes)]

    def bias() -> str:
        return constant(f'{layer.name}/bias', weights[f'{layer.name}/bias'])

    inputs = list(layer.inputs)
    match layer.op:
        case 'dense':
            kernel = _rows_channels_first(layer, graph, weights[f'{layer.name}/kernel'])
            return node('Gemm', [*inputs, constant(f'{layer.name}/kernel', kernel), bias()])
        case 'conv' | 'depthwise':
            kernel = weights[f'{layer.name}/kernel']
            order = (2, 3, 0, 1) if layer.op == 'depthwise' else (3, 2, 0, 1)
            kernel = constant(f'{layer.name}/kernel', kernel.transpose(order))
            group = before[3] if layer.op == 'depthwise' else 1
            return node('Conv', [*inputs, kernel, bias()], group=group, **_window(layer, before))
        case 'maxpool':
            return node('MaxPool', inputs, **_window(layer, before))
        case 'avgpool':
            return node('AveragePool', inputs, **_window(layer, before))
        case 'add':
            return node('Add', inputs)
        case 'concat':
            return node('Concat', inputs, axis=1)
        case 'reshape':
            shape = constant(f'{layer.name}/shape', np.array(layer.shape, np.int64))
            return node('Reshape', [*inputs, shape])
        case 'softmax':
            return node('Softmax', inputs, axis=-1)
        case 'topk':
            k = constant(f'{layer.name}/k', np.array([layer.k], np.int64))
            return node('TopK', [*inputs, k], [f'{out}/values', f'{out}/indices'], axis=-1)
    raise ValueError(f'no such layer: {layer.op}')


def _window(layer: Layer, before: tuple[int, ...]) -> dict:
    (_, top, bottom), (_, left, right) = (spatial(before[a + 1], layer, a) for a in (0, 1))
    return {
        'kernel_shape': list(layer.kernel),
        'strides': list(layer.stride),
        'pads': [top, left, bottom, right],
    }


def _rows_channels_first(layer: Layer, graph: Graph, kernel: np.ndarray) -> np.ndarray:
    """A flattened NHWC map reads its rows in another order than a flattened NCHW one."""
    source = next((one for one in graph.layers if one.name == layer.inputs[0]), None)
    if source is None or source.op != 'reshape':
        return kernel
    shape = graph.shapes()[source.inputs[0]]
    if len(shape) != 4:
        return kernel
    return kernel.reshape(*shape[1:], -1).transpose(2, 0, 1, 3).reshape(kernel.shape)


class _Rows(CalibrationDataReader):
    def __init__(self, name: str, shape: tuple[int, ...], rows: Iterable[np.ndarray]):
        self._rows = ({name: np.reshape(row, shape).astype(np.float32)} for row in rows)

    def get_next(self):
        return next(self._rows, None)


def to_qdq(model: bytes, calibration: Iterable[np.ndarray]) -> bytes:
    """int8 weights per channel and int8 activations, written as Quantize/DequantizeLinear pairs."""
    logging.getLogger().setLevel(logging.ERROR)
    graph = onnx.load_model_from_string(model).graph
    name = graph.input[0].name
    shape = tuple(d.dim_value for d in graph.input[0].type.tensor_type.shape.dim)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, 'float.onnx'), Path(folder, 'int8.onnx')
        source.write_bytes(model)
        quantize_static(
            source,
            target,
            _Rows(name, shape, calibration),
            quant_format=QuantFormat.QDQ,
            activation_type=QuantType.QInt8,
            weight_type=QuantType.QInt8,
            per_channel=True,
        )
        quantised = onnx.load(target)
    onnx.checker.check_model(quantised, full_check=True)
    return quantised.SerializeToString(deterministic=True)


def to_ort(model: bytes) -> bytes:
    """Graph optimisations up to extended baked in: layout ones would tie the file to one CPU."""
    return _optimised(model, 'ORT')


def ops_after_fusion(model: bytes) -> list[str]:
    """Op types that `to_ort` leaves, in order."""
    graph = onnx.load_model_from_string(_optimised(model, 'ONNX')).graph
    return [node.op_type for node in graph.node]


def _optimised(model: bytes, form: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, f'model.{form.lower()}')
        options = ort.SessionOptions()
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(target)
        options.add_session_config_entry('session.save_model_format', form)
        options.intra_op_num_threads = 1
        ort.InferenceSession(model, options, providers=['CPUExecutionProvider'])
        return target.read_bytes()
