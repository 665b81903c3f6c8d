"""DS-CNN with the layer sizes of MLPerf Tiny's keyword model, trained on tones, not speech."""

from __future__ import annotations

import numpy as np

from ..family import Family, Made, Stored, accuracy, variants
from ..graph import Graph
from ..tensorflow_side import classify, train
from . import tones

EACH, HELD_OUT_EACH = 120, 20
# Features end up as small integers on disk: four standard deviations in 8 bits.
SCALE = 1 / 32


def graph() -> Graph:
    net = Graph('features', (1, tones.FRAMES, tones.COEFFICIENTS, 1))
    net.add('conv', 'conv', filters=64, kernel=(10, 4), stride=(2, 2), relu=True)
    for block in range(1, 5):
        net.add(f'depthwise{block}', 'depthwise', kernel=(3, 3), relu=True)
        net.add(f'pointwise{block}', 'conv', filters=64, relu=True)
    net.add('pool', 'avgpool', kernel=(25, 5), stride=(25, 5), padding='VALID')
    net.add('flat', 'reshape', shape=(1, 64))
    net.add('logits', 'dense', filters=len(tones.LABELS))
    net.add('probability', 'softmax')
    return net


def dataset(each: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    labels = np.tile(np.arange(len(tones.LABELS)), each)
    return np.stack([tones.cepstrum(tones.sound(kind, random)) for kind in labels]), labels


def make(seed: int) -> Made:
    random = np.random.default_rng(seed)
    raw, y = dataset(EACH, random)
    mean, spread = (np.round(f(raw, axis=(0, 1)), 3) for f in (np.mean, np.std))

    def stored(cepstra: np.ndarray) -> np.ndarray:
        scaled = np.round((cepstra - mean) / spread / SCALE)
        return np.clip(scaled, -128, 127).astype(np.int8).reshape(len(cepstra), -1)

    x = stored(raw).astype(np.float32).reshape(-1, *graph().input_shape[1:]) * SCALE
    weights = train(graph(), classify('logits'), x, y, seed=seed, epochs=8, batch=32)
    held_raw, held_y = dataset(HELD_OUT_EACH, random)
    held = stored(held_raw)
    return Made(
        graph(),
        weights,
        x[:120],
        Stored(held, SCALE),
        Stored(held_y.astype(np.uint8)),
        [
            {
                'name': f'{tones.LABELS[int(held_y[i])]} #{i}',
                'input': [float(v) * SCALE for v in held[i]],
                'expected': {'label': int(held_y[i])},
            }
            for i in range(2 * len(tones.LABELS))
        ],
        facts={
            'frontEnd': {
                'rate': tones.RATE,
                'frame': tones.FRAME,
                'hop': tones.HOP,
                'fft': tones.FFT,
                'window': 'periodic Hann over the frame, then zeros up to the FFT size',
                'mels': tones.MELS,
                'low': tones.LOW,
                'high': tones.HIGH,
                'log': 'ln(energy + floor) of the power spectrum through triangular mel filters',
                'floor': tones.FLOOR,
                'dct': 'type 2, orthonormal, first coefficients',
                'coefficients': tones.COEFFICIENTS,
                'mean': mean.tolist(),
                'spread': spread.tolist(),
                'step': SCALE,
            }
        },
    )


FAMILY = Family(
    name='keyword',
    seed=12,
    about={
        'title': '소리 알아듣기 (DS-CNN)',
        'task': 'classification',
        'teaches': '실제 크기의 모델로 재는 속도와 메모리',
        'description': 'MLPerf Tiny의 키워드 모델과 층 크기가 같은 DS-CNN입니다. 말소리가 아니라 '
        '식으로 만든 합성 소리 열두 가지를 배웠습니다.',
        'data': {
            'name': 'synthetic tones computed by models/zoo/families/tones.py',
            'licence': 'made by this project; no outside data',
            'synthetic': True,
        },
    },
    input={
        'name': 'features',
        'meaning': '1초짜리 소리의 MFCC: 시간 칸 49개 × 계수 10개, 표준화한 값',
        'units': '표준편차',
        'range': [-4, 3.96875],
    },
    output={
        'name': 'probability',
        'meaning': '소리 종류별 확률',
        'units': '',
        'range': [0, 1],
        'labels': list(tones.LABELS),
    },
    metric=accuracy(),
    variants=variants('keyword', 'float32.tflite', 'int8.tflite', 'float32.onnx'),
    make=make,
)
