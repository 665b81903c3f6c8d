"""sin(x) by a small perceptron: the smallest run, and quantisation error that can be drawn."""

from __future__ import annotations

import numpy as np

from ..family import Family, Made, Metric, Stored, variants
from ..graph import Graph
from ..tensorflow_side import mean_squared_error, train

HELD_OUT = 1000
# Held-out x on a grid of 2π/65536, so that two bytes store it.
STEP = 2 * np.pi / 65536


def graph() -> Graph:
    net = Graph('x', (1, 1))
    net.add('dense1', 'dense', filters=16, relu=True)
    net.add('dense2', 'dense', filters=16, relu=True)
    net.add('y', 'dense', filters=1)
    return net


def make(seed: int) -> Made:
    random = np.random.default_rng(seed)
    x = random.uniform(0, 2 * np.pi, (4000, 1)).astype(np.float32)
    # The two ends, so that the quantised input covers the whole period.
    x[0], x[1] = 0, 2 * np.pi
    weights = train(
        graph(), mean_squared_error, x, np.sin(x), seed=seed, epochs=400, batch=100, rate=1e-2
    )
    held = Stored(random.integers(0, 65536, (HELD_OUT, 1), dtype=np.uint16), STEP)
    target = np.round(np.sin(held.values.astype(np.float64)) * 32767).astype(np.int16)
    grid = np.arange(33) * 2 * np.pi / 33
    return Made(
        graph(),
        weights,
        x[:500],
        held,
        Stored(target, 1 / 32767),
        [
            {
                'name': f'x = {v:.3f}',
                'input': [round(float(v), 6)],
                'expected': {'value': round(float(np.sin(v)), 6)},
            }
            for v in grid
        ],
    )


FAMILY = Family(
    name='sine',
    seed=16,
    about={
        'title': '사인 곡선',
        'task': 'regression',
        'teaches': '가장 작은 실행과, 곡선으로 보이는 양자화 오차',
        'description': '은닉층 두 개(뉴런 16개씩)로 sin(x)를 흉내 내는 다층 퍼셉트론입니다. '
        '입력과 출력이 숫자 하나뿐이라 실행 과정을 처음부터 끝까지 따라갈 수 있습니다.',
        'data': {
            'name': 'sin(x) computed on [0, 2π]',
            'licence': 'made by this project; no outside data',
            'synthetic': True,
        },
    },
    input={'name': 'x', 'meaning': '각도 x', 'units': 'rad', 'range': [0, 6.283185]},
    output={'name': 'y', 'meaning': 'sin(x)의 추정값', 'units': '', 'range': [-1, 1]},
    metric=Metric(
        'mean_absolute_error',
        'lower',
        lambda x, out, target: float(np.mean(np.abs(out[0] - target))),
    ),
    variants=variants('sine', 'float32.tflite', 'int8.tflite', 'float32.onnx', 'float32.ort'),
    make=make,
)
