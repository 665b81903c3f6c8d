"""Fixtures: models that once told our engine from the wheel, and two of each kind that never did."""

from __future__ import annotations

from random import Random

import numpy as np

from ..drawn import Drawn, of_graphs
from . import MAKERS
from .graph import Graph, options_map, schema


def _scaled(rng: Random) -> Drawn:
    """After −32768 the scale follows the next sample with its sign."""
    graph = Graph()
    samples = graph.constant([-3542, 9000, -32768, -2079], 'INT16')
    outputs = [graph.output((4,), 'INT16'), graph.output((), 'INT32')]
    graph.input((1,))
    graph.custom('SignalFftAutoScale', [samples], outputs)
    return of_graphs(rng, [graph])


def _negative_block(rng: Random) -> Drawn:
    """Prepare makes dimensions below 0 of it, which the graph refuses."""
    graph = Graph()
    options = schema.SpaceToDepthOptionsT()
    options.blockSize = -1
    inputs, outputs = [graph.input((1, 4, 4, 1))], [graph.output((1, 2, 2, 4))]
    graph.op('SPACE_TO_DEPTH', inputs, outputs, options)
    return of_graphs(rng, [graph])


def _short_frame(rng: Random) -> Drawn:
    """A row of nothing is shorter than a step; only after that upstream divides by its length."""
    graph = Graph()
    outputs = [graph.output((1, 4), 'INT16'), graph.output((), 'BOOL')]
    options = options_map({'frame_size': 4, 'frame_step': 2, 'prefill': False})
    graph.custom('SignalFramer', [graph.input((0,), 'INT16')], outputs, options)
    return of_graphs(rng, [graph])


def _two_handles(rng: Random) -> Drawn:
    """A handle of two elements is ASSIGN_VARIABLE's to refuse."""
    graph = Graph()
    handle = graph.tensor((2,), 'RESOURCE')
    options = schema.VarHandleOptionsT()
    options.sharedName = 'a'
    graph.op('VAR_HANDLE', [], [handle], options)
    value = graph.input((3,))
    graph.op('ASSIGN_VARIABLE', [handle, value], [], schema.AssignVariableOptionsT())
    graph.op('NEG', [value], [graph.output((3,))])
    return of_graphs(rng, [graph])


def _old_version(rng: Random) -> Drawn:
    """The version is looked at before the header's length matters."""
    graph = Graph()
    encoded = graph.constant(np.zeros(8), 'UINT8')
    ancillary = graph.constant([0, 127, 0, 0, 1], 'UINT8')
    graph.custom('TFLM_DECODE', [encoded, ancillary], [graph.output((4,), 'INT8')])
    graph.op('NEG', [graph.input((1,))], [graph.output((1,))])
    return of_graphs(rng, [graph])


def _flat_buffer(rng: Random) -> Drawn:
    """A shape without channels is refused by its width, before anybody looks for channels."""
    graph = Graph()
    inputs = [graph.input((1, 1, 2, 1), 'INT8')]
    outputs = [graph.output((1, 2, 1), 'INT8', variable=True)]
    graph.custom('CIRCULAR_BUFFER', inputs, outputs, options_map({'cycles_max': 1}))
    return of_graphs(rng, [graph])


def _boxes_of_nan(rng: Random) -> Drawn:
    """Corners that are no numbers are not in the wrong order."""
    graph = Graph()
    encodings = graph.constant([[[0.1, 0.2, np.nan, 0.3], [0.2, 0.1, 0.3, 0.2]]], 'FLOAT32')
    scores = graph.input((1, 2, 1), range=(0.5, 1.0))
    anchors = graph.constant([[0.5, 0.5, 1.0, 1.0], [0.2, 0.3, 1.0, 1.0]], 'FLOAT32')
    outputs = [graph.output(dims) for dims in ((1, 2, 4), (1, 2), (1, 2), (1,))]
    values = {'max_detections': 2, 'max_classes_per_detection': 1, 'num_classes': 1}
    values |= {'nms_score_threshold': 0.0, 'nms_iou_threshold': 0.5}
    values |= {f'{axis}_scale': 1.0 for axis in 'yxhw'}
    graph.custom(
        'TFLite_Detection_PostProcess', [encodings, scores, anchors], outputs, options_map(values)
    )
    return of_graphs(rng, [graph])


def _ordinary(maker, number: int):
    def make(_: Random) -> Drawn:
        rng = Random(f'{maker.__name__} {number}')
        made = maker(rng)
        return of_graphs(rng, [made] if isinstance(made, Graph) else made)

    return make


# Seeds; the ones left out drew something that upstream leaves undefined.
NUMBERS = {'logical': (0, 2)}
KEPT = {
    'signalfftautoscale__after_lowest': _scaled,
    'space_to_depth__negative_block': _negative_block,
    'signalframer__row_of_nothing': _short_frame,
    'detection_postprocess__corners_of_nan': _boxes_of_nan,
    'circular_buffer__no_channels': _flat_buffer,
    'assign_variable__two_handles': _two_handles,
    'tflm_decode__version_of_short_header': _old_version,
}
KEPT |= {
    f'{name}__random_{number}': _ordinary(maker, number)
    for name, maker in MAKERS.items()
    for number in NUMBERS.get(name, (0, 1))
}
