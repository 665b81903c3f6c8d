"""Runs the files themselves, not the networks they came from."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import onnxruntime as ort
import tensorflow as tf
from tensorflow.lite.python import schema_py_generated as schema

from .names import OP_NAMES

#: One row of real numbers in, one row per output out.
Run = Callable[[np.ndarray], list[np.ndarray]]


def quantise(x: np.ndarray, scale: float, zero: int, dtype) -> np.ndarray:
    """Half away from zero, as TFLite rounds; JavaScript's Math.round differs below zero."""
    ratio = np.float64(x) / scale
    rounded = np.sign(ratio) * np.floor(np.abs(ratio) + 0.5)
    limits = np.iinfo(dtype)
    return np.clip(rounded + zero, limits.min, limits.max).astype(dtype)


def tflite(model: bytes) -> tuple[Run, dict]:
    """Reference kernels: the nearest that full TFLite has to TFLM's."""
    interpreter = tf.lite.Interpreter(
        model_content=model,
        num_threads=1,
        experimental_op_resolver_type=tf.lite.experimental.OpResolverType.BUILTIN_REF,
    )
    interpreter.allocate_tensors()
    (given,), out = interpreter.get_input_details(), interpreter.get_output_details()

    def run(row: np.ndarray) -> list[np.ndarray]:
        x = np.reshape(row, given['shape'])
        scale, zero = given['quantization']
        interpreter.set_tensor(
            given['index'], quantise(x, scale, zero, given['dtype']) if scale else x
        )
        interpreter.invoke()
        rows = []
        for one in out:
            value = interpreter.get_tensor(one['index'])
            scale, zero = one['quantization']
            rows.append(((value.astype(np.float64) - zero) * scale if scale else value).reshape(-1))
        return rows

    def tensor(one: dict) -> dict:
        about = {
            'name': one['name'],
            'type': one['dtype'].__name__,
            'shape': [int(d) for d in one['shape']],
        }
        scale, zero = one['quantization']
        return about | ({'scale': float(scale), 'zeroPoint': int(zero)} if scale else {})

    return run, {'inputs': [tensor(given)], 'outputs': [tensor(one) for one in out]}


def onnx(model: bytes) -> tuple[Run, dict]:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = ort.InferenceSession(model, options, providers=['CPUExecutionProvider'])
    (given,) = session.get_inputs()

    def run(row: np.ndarray) -> list[np.ndarray]:
        feeds = {given.name: np.reshape(row, given.shape).astype(np.float32)}
        return [value.reshape(-1) for value in session.run(None, feeds)]

    def tensor(one) -> dict:
        kind = {'tensor(float)': 'float32', 'tensor(int64)': 'int64'}[one.type]
        return {'name': one.name, 'type': kind, 'shape': list(one.shape)}

    return run, {
        'inputs': [tensor(given)],
        'outputs': [tensor(one) for one in session.get_outputs()],
    }


OPEN = {'tflite': tflite, 'onnx': onnx, 'ort': onnx}


def tflite_ops(model: bytes) -> list[str]:
    """Op names in order of execution."""
    tree = schema.Model.GetRootAsModel(model, 0)
    graph, found = tree.Subgraphs(0), []
    for i in range(graph.OperatorsLength()):
        code = tree.OperatorCodes(graph.Operators(i).OpcodeIndex())
        found.append(OP_NAMES[max(code.BuiltinCode(), code.DeprecatedBuiltinCode())])
    return found
