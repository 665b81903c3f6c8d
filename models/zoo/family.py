"""What a family of models hands to the maker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from .graph import Graph, Weights


@dataclass(frozen=True)
class Stored:
    """Values on disk as small integers: value = stored × scale + offset, exactly."""

    array: np.ndarray
    scale: float = 1.0
    offset: float = 0.0

    @property
    def values(self) -> np.ndarray:
        return (self.array.astype(np.float64) * self.scale + self.offset).astype(np.float32)


@dataclass(frozen=True)
class Metric:
    """`value(inputs, outputs, targets)`: `outputs[k]` has a row of real numbers per sample."""

    name: str
    better: str
    value: Callable[[np.ndarray, list[np.ndarray], np.ndarray], float]


@dataclass(frozen=True)
class Variant:
    id: str
    file: str
    format: str
    precision: str
    planned: bool = False


@dataclass(frozen=True)
class Made:
    """A trained family with its held-out data."""

    graph: Graph
    weights: Weights
    calibration: np.ndarray
    inputs: Stored
    targets: Stored
    samples: list[dict]
    #: Offsets for a variant that brings its own memory plan.
    plan: dict[str, int] = field(default_factory=dict)
    extra: dict[str, bytes] = field(default_factory=dict)
    facts: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Family:
    name: str
    seed: int
    about: dict
    input: dict
    output: dict
    metric: Metric
    variants: tuple[Variant, ...]
    make: Callable[[int], Made]


def variants(family: str, *kinds: str) -> tuple[Variant, ...]:
    """`int8.tflite` becomes variant `int8`, file `<family>_int8.tflite`; `.onnx` alone is float."""
    made = []
    for kind in kinds:
        precision, _, form = kind.rpartition('.')
        name = {'tflite': precision, 'onnx': 'onnx', 'ort': 'ort'}[form]
        if form == 'onnx' and precision != 'float32':
            name = f'onnx_{precision}'
        file = f'{family}.{form}' if name in ('onnx', 'ort') else f'{family}_{precision}.{form}'
        made.append(Variant(name, file, form, precision))
    return tuple(made)


def accuracy() -> Metric:
    return Metric(
        'accuracy',
        'higher',
        lambda x, out, target: float(np.mean(out[0].argmax(axis=1) == target.reshape(-1))),
    )
