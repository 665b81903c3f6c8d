"""Digits whose last op, TOPK_V2, is unknown to TFLM: its resolver has no method for it."""

from __future__ import annotations

import numpy as np

from ..family import Family, Metric, variants
from ..graph import Graph
from .digits import DATA, INPUT, LABELS, made

K = 3


def graph() -> Graph:
    net = Graph('image', (1, 8, 8, 1))
    net.add('conv', 'conv', filters=12, kernel=(3, 3), relu=True)
    net.add('pool', 'maxpool', kernel=(2, 2), stride=(2, 2))
    net.add('flat', 'reshape', shape=(1, 192))
    net.add('logits', 'dense', filters=10)
    net.add('probability', 'softmax')
    net.add('top', 'topk', k=K)
    return net


FAMILY = Family(
    name='beyond',
    seed=3,
    about={
        'title': 'TFLM에 없는 연산',
        'task': 'classification',
        'teaches': '리졸버에 등록할 수 없는 연산을 만났을 때의 거부',
        'description': '손글씨 숫자에서 가능성이 큰 후보 세 개를 골라 줍니다. '
        '마지막 연산 TOPK_V2가 TFLM에 없어서 TensorFlow Lite와 ONNX Runtime에서만 돌아갑니다.',
        'data': DATA,
    },
    input=INPUT,
    output={
        'name': 'top',
        'meaning': '가장 큰 확률 세 개(top/values)와 그 숫자(top/indices)',
        'units': '',
        'range': [0, 1],
        'labels': LABELS,
    },
    metric=Metric(
        'top3_accuracy',
        'higher',
        lambda x, out, target: float(np.mean((out[1] == target.reshape(-1, 1)).any(axis=1))),
    ),
    variants=variants('beyond', 'float32.tflite', 'float32.onnx'),
    make=lambda seed: made(graph(), 'logits', seed, epochs=30),
)
