"""Handwritten digits, 8×8 pixels: the five ops of the note's C++ example."""

from __future__ import annotations

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from ..family import Family, Made, Stored, accuracy, variants
from ..graph import Graph
from ..tensorflow_side import classify, train

HELD_OUT = 360
DATA = {
    'name': 'Optical Recognition of Handwritten Digits (UCI Machine Learning Repository), '
    'as bundled with scikit-learn: 1,797 images of 8×8 pixels',
    'licence': 'CC BY 4.0',
    'source': 'https://archive.ics.uci.edu/dataset/80',
    'synthetic': False,
}
INPUT = {
    'name': 'image',
    'meaning': '8×8 회색조 그림의 밝기 (0은 배경, 1은 가장 진한 획)',
    'units': '',
    'range': [0, 1],
}
LABELS = [str(digit) for digit in range(10)]


def split() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Training images, held-out images, training labels, held-out labels; always the same split."""
    digits = load_digits()
    images = digits.images.astype(np.uint8)
    return train_test_split(
        images, digits.target, test_size=HELD_OUT, random_state=0, stratify=digits.target
    )


def as_input(images: np.ndarray) -> np.ndarray:
    return (images.astype(np.float32) / 16).reshape(-1, 8, 8, 1)


def shaken(images: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Moves by a pixel and other pens: a student's drawing is not centred as the data set is."""
    moved = np.zeros_like(images)
    for place, image in enumerate(images):
        dy, dx = random.integers(-1, 2, 2) * (random.random() < 0.5)
        rows, cols = slice(max(dy, 0), 8 + min(dy, 0)), slice(max(dx, 0), 8 + min(dx, 0))
        back_rows = slice(max(-dy, 0), 8 + min(-dy, 0))
        back_cols = slice(max(-dx, 0), 8 + min(-dx, 0))
        moved[place, rows, cols] = image[back_rows, back_cols]
    strength = random.uniform(0.7, 1.2, (len(images), 1, 1, 1)).astype(np.float32)
    return np.clip(moved * strength, 0, 1)


def samples(images: np.ndarray, labels: np.ndarray, each: int) -> list[dict]:
    """The first `each` held-out images of every digit."""
    chosen = [i for digit in range(10) for i in np.flatnonzero(labels == digit)[:each]]
    return [
        {
            'name': f'숫자 {labels[i]} #{i}',
            'input': [float(v) for v in as_input(images[i : i + 1]).reshape(-1)],
            'expected': {'label': int(labels[i])},
        }
        for i in chosen
    ]


def made(net: Graph, logits: str, seed: int, epochs: int) -> Made:
    """Trains any classifier of these digits; `branches` and `beyond` do the same."""
    x, held, y, target = split()
    weights = train(net, classify(logits), as_input(x), y, seed=seed, epochs=epochs, augment=shaken)
    return Made(
        net,
        weights,
        as_input(x)[:300],
        Stored(held.reshape(len(held), 64), 1 / 16),
        Stored(target.astype(np.uint8)),
        samples(held, target, 3),
    )


def graph() -> Graph:
    net = Graph('image', (1, 8, 8, 1))
    net.add('conv1', 'conv', filters=16, kernel=(3, 3), relu=True)
    net.add('pool1', 'maxpool', kernel=(2, 2), stride=(2, 2))
    # 4,608 weights: the converter makes a kernel hybrid from 1,024 on, and TFLM then refuses it.
    net.add('conv2', 'conv', filters=32, kernel=(3, 3), relu=True)
    net.add('pool2', 'maxpool', kernel=(2, 2), stride=(2, 2))
    net.add('flat', 'reshape', shape=(1, 128))
    net.add('logits', 'dense', filters=10)
    net.add('probability', 'softmax')
    return net


FAMILY = Family(
    name='digits',
    seed=8,
    about={
        'title': '손글씨 숫자',
        'task': 'classification',
        'teaches': '노트의 C++ 예제, 직접 그린 숫자, 하이브리드 모델이 TFLM에서 거부되는 까닭',
        'description': '8×8 그림에서 숫자를 알아내는 작은 합성곱 신경망입니다. '
        'Conv2D, MaxPool2D, Reshape, FullyConnected, Softmax 다섯 가지 연산만 씁니다.',
        'data': DATA,
    },
    input=INPUT,
    output={
        'name': 'probability',
        'meaning': '숫자별 확률',
        'units': '',
        'range': [0, 1],
        'labels': LABELS,
    },
    metric=accuracy(),
    variants=variants(
        'digits',
        'float32.tflite',
        'hybrid.tflite',
        'int8.tflite',
        'int16x8.tflite',
        'float32.onnx',
        'int8.onnx',
        'float32.ort',
    ),
    make=lambda seed: made(graph(), 'logits', seed, epochs=60),
)
