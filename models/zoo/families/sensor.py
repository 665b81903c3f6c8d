"""Anomaly detection by an autoencoder, on a vibration signal that we compute ourselves."""

from __future__ import annotations

import numpy as np

from ..family import Family, Made, Metric, Stored, variants
from ..graph import Graph
from ..tensorflow_side import forward, mean_squared_error, train

RATE = 1000
WINDOW = 64
HELD_OUT = 400
# An 8-bit accelerometer of ±2 g.
SCALE = 1 / 64
KINDS = ('normal', 'bearing', 'imbalance', 'looseness')


def signal(kind: str, seconds: float, random: np.random.Generator) -> np.ndarray:
    """Vibration of a motor in g: rotation near 30 Hz, two harmonics, sensor noise, and a fault."""
    n = int(seconds * RATE)
    t = np.arange(n) / RATE
    speed = 30 + 3 * np.sin(2 * np.pi * random.uniform(0.1, 0.3) * t + random.uniform(0, 6.28))
    turn = 2 * np.pi * np.cumsum(speed) / RATE + random.uniform(0, 2 * np.pi)
    # No two runs of a healthy motor are alike: load changes the size and phase of each harmonic.
    load, second, third = random.uniform(0.85, 1.15, 3)
    phases = random.uniform(-0.5, 0.5, 2)
    first = 0.5 * load if kind != 'imbalance' else 0.85 * load
    x = first * np.sin(turn) + 0.2 * second * np.sin(2 * turn + 0.7 + phases[0])
    x += 0.1 * third * np.sin(3 * turn + 1.9 + phases[1])
    if kind == 'bearing':
        # A flaw is struck 3.1 times a turn and rings at 280 Hz.
        struck = np.diff(np.floor(turn * 3.1 / (2 * np.pi)), prepend=0) > 0
        ring_time = np.arange(30) / RATE
        ring = np.exp(-ring_time * 120) * np.sin(2 * np.pi * 280 * ring_time)
        x += 0.3 * np.convolve(struck, ring)[:n]
    if kind == 'looseness':
        x += 0.1 * np.sin(turn / 2) + 0.06 * np.sin(5.5 * turn)
    x += random.normal(0, 0.05, n)
    return np.clip(np.round(x / SCALE), -128, 127).astype(np.int8)


def windows(kind: str, count: int, random: np.random.Generator) -> np.ndarray:
    """Windows of many runs, each begun at another phase and speed."""
    runs = [signal(kind, 1.0, random) for _ in range(-(-count // 10))]
    rows = [run[start : start + WINDOW] for run in runs for start in range(0, 640, WINDOW)]
    return np.stack(rows[:count])


def graph() -> Graph:
    net = Graph('window', (1, WINDOW))
    net.add('encode1', 'dense', filters=32, relu=True)
    net.add('code', 'dense', filters=8, relu=True)
    net.add('decode1', 'dense', filters=32, relu=True)
    net.add('rebuilt', 'dense', filters=WINDOW)
    return net


def score(x: np.ndarray, rebuilt: np.ndarray) -> np.ndarray:
    """Mean squared error of each window, in g²."""
    return np.mean((x.reshape(rebuilt.shape) - rebuilt) ** 2, axis=1)


def area_under_curve(x: np.ndarray, out: list[np.ndarray], target: np.ndarray) -> float:
    """Chance that a faulty window scores above a healthy one; a tie counts half."""
    scores, faulty = score(x, out[0]), target.reshape(-1) > 0
    above = scores[faulty][:, None] - scores[~faulty][None, :]
    return float(np.mean((above > 0) + 0.5 * (above == 0)))


def stream(random: np.random.Generator) -> tuple[bytes, list[dict]]:
    """Sixteen seconds in which three faults come and go."""
    plan = [
        ('normal', 4),
        ('bearing', 2),
        ('normal', 3),
        ('imbalance', 2),
        ('normal', 2),
        ('looseness', 2),
        ('normal', 1),
    ]
    parts, segments, start = [], [], 0
    for kind, seconds in plan:
        parts.append(signal(kind, seconds, random))
        segments.append({'kind': kind, 'start': start, 'end': start + seconds * RATE})
        start += seconds * RATE
    return np.concatenate(parts).tobytes(), segments


def make(seed: int) -> Made:
    random = np.random.default_rng(seed)
    x = windows('normal', 6000, random).astype(np.float32) * SCALE
    weights = train(graph(), mean_squared_error, x, x, seed=seed, epochs=120, batch=100, rate=3e-3)
    share = HELD_OUT // 2
    faults = [windows(kind, -(-share // 3), random) for kind in KINDS[1:]]
    held = np.concatenate([windows('normal', share, random), np.concatenate(faults)[:share]])
    kinds = np.concatenate([np.zeros(share), np.repeat([1, 2, 3], -(-share // 3))[:share]])
    recording, segments = stream(random)
    # Faults too: calibrated on healthy windows alone, the input would saturate on a strong fault.
    seen = np.concatenate([x[::30], *(windows(kind, 40, random) * SCALE for kind in KINDS[1:])])
    rebuilt = forward(graph(), weights, x).numpy()
    chosen = [int(i) for kind in range(4) for i in np.flatnonzero(kinds == kind)[:6]]
    return Made(
        graph(),
        weights,
        seen.astype(np.float32),
        Stored(held, SCALE),
        Stored(kinds.astype(np.uint8)),
        [
            {
                'name': f'{FAULTS[int(kinds[i])]} #{i}',
                'input': [float(v) * SCALE for v in held[i]],
                'expected': {'label': int(kinds[i])},
            }
            for i in chosen
        ],
        extra={'stream.bin': recording},
        facts={
            'anomaly': {
                'score': 'mean of (window − rebuilt)² over the window, in g²',
                'threshold': round(float(np.quantile(score(x, rebuilt), 0.99)), 6),
                'thresholdFrom': '99th percentile over the training windows, float32 network',
                'kinds': list(FAULTS),
            },
            'stream': {
                'file': 'sensor/stream.bin',
                'type': 'int8',
                'scale': SCALE,
                'rate': RATE,
                'segments': segments,
            },
        },
    )


FAULTS = ('정상', '베어링 손상', '불균형', '헐거움')

FAMILY = Family(
    name='sensor',
    seed=64,
    about={
        'title': '진동 이상 감지',
        'task': 'anomaly-detection',
        'teaches': '끊임없이 들어오는 신호를 창으로 잘라 처리하는 방법',
        'description': '정상 진동만 배운 오토인코더입니다. 창 하나(64개 표본)를 되살려 보고 오차가 '
        '크면 이상으로 판단합니다. 신호는 실제 기계가 아니라 식으로 만든 합성 신호입니다.',
        'data': {
            'name': 'synthetic motor vibration computed by models/zoo/families/sensor.py',
            'licence': 'made by this project; no outside data',
            'synthetic': True,
        },
    },
    input={
        'name': 'window',
        'meaning': '1 kHz로 잰 한 축 가속도 64개 (합성 신호)',
        'units': 'g',
        'range': [-2, 1.984375],
    },
    output={
        'name': 'rebuilt',
        'meaning': '되살린 창. 입력과의 평균 제곱 오차가 이상 점수입니다',
        'units': 'g',
        'range': [-2, 1.984375],
    },
    metric=Metric('auc', 'higher', area_under_curve),
    variants=variants('sensor', 'int8.tflite', 'float32.onnx'),
    make=make,
)
