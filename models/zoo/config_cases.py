"""Small models that have what the zoo lacks: each for a rule of the reduced-build config.

They are not published; models/ort_config.py saves them as .ort beside the configs.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

IR_VERSION = 8


def _value(name: str, kind: int, shape: list[int | str]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, shape)


def _constant(name: str, values: object, kind: type) -> onnx.TensorProto:
    return numpy_helper.from_array(np.array(values, kind), name)


def _model(
    nodes: list[onnx.NodeProto],
    inputs: list[onnx.ValueInfoProto],
    outputs: list[onnx.ValueInfoProto],
    weights: tuple[onnx.TensorProto, ...] = (),
    opsets: dict[str, int] | None = None,
) -> bytes:
    graph = helper.make_graph(nodes, 'case', inputs, outputs, list(weights))
    imports = [helper.make_opsetid(*one) for one in (opsets or {'': 17}).items()]
    model = helper.make_model(graph, opset_imports=imports, ir_version=IR_VERSION)
    return model.SerializeToString()


def typed() -> bytes:
    """Every kind of type rule at once: inputs, outputs, both, the second input, OneHot's triple."""
    node = helper.make_node
    return _model(
        [
            node('Cast', ['x'], ['whole'], to=TensorProto.INT64),
            node('Gather', ['x', 'rows'], ['some'], axis=0),
            node('Gather', ['x', 'rows32'], ['some32'], axis=0),
            node('GatherElements', ['whole', 'places'], ['picked'], axis=0),
            node('Slice', ['some', 'zero', 'two'], ['cut']),
            node('Pow', ['cut', 'exponent'], ['powered']),
            node('Where', ['choice', 'x', 'x'], ['chosen']),
            node('OneHot', ['whole', 'depth', 'off_on'], ['hot'], axis=-1),
            node('OneHot', ['places32', 'depth32', 'off_on'], ['hot32'], axis=-1),
            node('DynamicQuantizeLinear', ['chosen'], ['q', 'scale', 'point']),
            node('DequantizeLinear', ['q', 'scale', 'point'], ['back']),
            node('QuantizeLinear', ['back', 'scale', 'point8'], ['again']),
            node('Clip', ['x64', 'low64', 'high64'], ['clipped']),
            node('RandomNormalLike', ['x'], ['noise'], dtype=TensorProto.DOUBLE, seed=1.0),
            node('Shape', ['x'], ['shape']),
            node('ConstantOfShape', ['shape_in'], ['filled'], value=_constant('v', [1], np.int32)),
            node('ReduceSum', ['x'], ['sum'], keepdims=0),
            node('Einsum', ['x', 'x'], ['gram'], equation='ij,kj->ik'),
        ],
        [
            _value('x', TensorProto.FLOAT, [4, 3]),
            _value('x64', TensorProto.DOUBLE, [2]),
            _value('rows32', TensorProto.INT32, [2]),
            _value('rows', TensorProto.INT64, [2]),
            _value('places', TensorProto.INT64, [1, 3]),
            _value('places32', TensorProto.INT32, [2]),
            _value('choice', TensorProto.BOOL, [4, 3]),
            _value('shape_in', TensorProto.INT64, [2]),
            _value('point8', TensorProto.UINT8, []),
        ],
        [
            _value('picked', TensorProto.INT64, [1, 3]),
            _value('some32', TensorProto.FLOAT, [2, 3]),
            _value('powered', TensorProto.FLOAT, [2, 3]),
            _value('hot', TensorProto.FLOAT, None),
            _value('hot32', TensorProto.FLOAT, None),
            _value('again', TensorProto.UINT8, [4, 3]),
            _value('clipped', TensorProto.DOUBLE, [2]),
            _value('noise', TensorProto.DOUBLE, [4, 3]),
            _value('shape', TensorProto.INT64, [2]),
            _value('filled', TensorProto.INT32, None),
            _value('sum', TensorProto.FLOAT, []),
            _value('gram', TensorProto.FLOAT, [4, 4]),
        ],
        (
            _constant('zero', [0], np.int64),
            _constant('two', [2], np.int64),
            _constant('exponent', [2], np.int32),
            _constant('depth', 5, np.int64),
            _constant('off_on', [0, 1], np.float32),
            _constant('depth32', 5, np.int32),
            _constant('low64', 0, np.float64),
            _constant('high64', 1, np.float64),
        ),
    )


def subgraphs() -> bytes:
    """If in a Loop: siblings whose inner values share a name but not a type, and an outer value."""
    node = helper.make_node

    def branch(name: str, kind: int) -> onnx.GraphProto:
        return helper.make_graph(
            [
                node('Cast', ['carried'], ['inner'], to=kind),
                node('Abs', ['inner'], ['same']),
                node('Cast', ['same'], ['chosen'], to=TensorProto.FLOAT),
                node('Mul', ['chosen', 'outer'], [f'{name}_out']),
            ],
            name,
            [],
            [_value(f'{name}_out', TensorProto.FLOAT, [3])],
        )

    body = helper.make_graph(
        [
            node(
                'If',
                ['condition'],
                ['next'],
                then_branch=branch('whole', TensorProto.INT32),
                else_branch=branch('double', TensorProto.DOUBLE),
            ),
            node('Identity', ['condition'], ['still']),
        ],
        'body',
        [
            _value('turn', TensorProto.INT64, []),
            _value('condition', TensorProto.BOOL, []),
            _value('carried', TensorProto.FLOAT, [3]),
        ],
        [_value('still', TensorProto.BOOL, []), _value('next', TensorProto.FLOAT, [3])],
    )
    return _model(
        [
            node('Exp', ['x'], ['outer']),
            node('Loop', ['turns', 'go', 'x'], ['last'], body=body),
            node('Relu', ['last'], ['y']),
        ],
        [
            _value('x', TensorProto.FLOAT, [3]),
            _value('turns', TensorProto.INT64, []),
            _value('go', TensorProto.BOOL, []),
        ],
        [_value('y', TensorProto.FLOAT, [3])],
    )


def old_opset() -> bytes:
    """The same operators by older versions and other types: types are kept by name, not by version."""
    node = helper.make_node
    return _model(
        [
            node('Cast', ['x'], ['as64'], to=TensorProto.DOUBLE),
            node('MatMul', ['as64', 'as64'], ['product']),
            node('Softmax', ['product'], ['soft'], axis=1),
            node('Add', ['soft', 'soft'], ['twice']),
            node('Relu', ['x'], ['y']),
        ],
        [_value('x', TensorProto.FLOAT, [2, 2])],
        [_value('twice', TensorProto.DOUBLE, [2, 2]), _value('y', TensorProto.FLOAT, [2, 2])],
        opsets={'': 9},
    )


def domains() -> bytes:
    """Operators of ai.onnx.ml (strings, a map) and com.microsoft beside ONNX's own; sequences."""
    node = helper.make_node
    return _model(
        [
            node('QLinearAdd', ['q', 's', 'z', 'q', 's', 'z', 's', 'z'], ['added'], domain='com.microsoft'),
            node('Gelu', ['x'], ['curved'], domain='com.microsoft'),
            node(
                'LabelEncoder',
                ['word'],
                ['number'],
                domain='ai.onnx.ml',
                keys_strings=['a', 'b'],
                values_int64s=[1, 2],
            ),
            node('ZipMap', ['curved'], ['zipped'], domain='ai.onnx.ml', classlabels_strings=['a', 'b']),
            node('SplitToSequence', ['x'], ['parts'], axis=1),
            node('SequenceAt', ['parts', 'first'], ['part']),
            node('Equal', ['number', 'first'], ['equal']),
        ],
        [
            _value('x', TensorProto.FLOAT, [1, 2]),
            _value('q', TensorProto.UINT8, [2]),
            _value('word', TensorProto.STRING, [1]),
        ],
        [
            _value('added', TensorProto.UINT8, [2]),
            helper.make_value_info(
                'zipped',
                helper.make_sequence_type_proto(
                    helper.make_map_type_proto(
                        TensorProto.STRING, helper.make_tensor_type_proto(TensorProto.FLOAT, None)
                    )
                ),
            ),
            _value('part', TensorProto.FLOAT, None),
            _value('equal', TensorProto.BOOL, [1]),
        ],
        (
            _constant('s', 0.5, np.float32),
            _constant('z', 0, np.uint8),
            _constant('first', 0, np.int64),
        ),
        opsets={'': 17, 'ai.onnx.ml': 3, 'com.microsoft': 1},
    )


CASES = {'typed': typed, 'subgraphs': subgraphs, 'old_opset': old_opset, 'domains': domains}
