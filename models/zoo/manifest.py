"""Writes a family's files and the entry that describes and measures them."""

from __future__ import annotations

import hashlib
import json
import platform
from importlib.metadata import version
from pathlib import Path

import numpy as np
import onnx as onnx_package

from . import measure
from .family import Family, Made, Stored, Variant
from .offline_plan import with_plan
from .onnx_side import ops_after_fusion, to_onnx, to_ort, to_qdq
from .tensorflow_side import to_tflite

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = ROOT / 'public' / 'models'
MANIFEST = ROOT / 'models' / 'manifest.json'
TOOLS = ('tensorflow', 'onnx', 'onnxruntime', 'numpy', 'scikit-learn')


def write(family: Family, public: Path = PUBLIC) -> dict:
    """Trains, converts, measures and saves; returns the manifest entry."""
    made = family.make(family.seed)
    folder = public / family.name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()

    def save(name: str, data: bytes) -> dict:
        (folder / name).write_bytes(data)
        return {
            'file': f'{family.name}/{name}',
            'bytes': len(data),
            'sha256': hashlib.sha256(data).hexdigest(),
        }

    def stored(name: str, values: Stored) -> dict:
        little = values.array.astype(values.array.dtype.newbyteorder('<'))
        return save(name, little.tobytes()) | {
            'type': values.array.dtype.name,
            'shape': list(values.array.shape),
            'scale': values.scale,
            'offset': values.offset,
        }

    entries = []
    floating = to_onnx(made.graph, made.weights)
    for variant, data in _converted(family, made, floating):
        run, tensors = measure.OPEN[variant.format](data)
        rows = [run(row) for row in made.inputs.values]
        outputs = [np.stack(column) for column in zip(*rows, strict=True)]
        score = family.metric.value(made.inputs.values, outputs, made.targets.values)
        entries.append(
            {'id': variant.id}
            | save(variant.file, data)
            | {
                'format': variant.format,
                'precision': variant.precision,
                'ops': _ops(variant, data, floating),
                'accuracy': {
                    'metric': family.metric.name,
                    'better': family.metric.better,
                    'value': round(score, 6),
                    'samples': len(rows),
                },
            }
            | tensors
        )
        print(
            f'{family.name:8} {variant.id:12} {len(data):7} bytes  '
            f'{family.metric.name} {score:.4f}',
            flush=True,
        )
    samples = {'samples': made.samples}
    text = json.dumps(samples, ensure_ascii=False, separators=(',', ':')) + '\n'
    return {
        'name': family.name,
        **family.about,
        'seed': family.seed,
        'tools': {'python': platform.python_version()} | {name: version(name) for name in TOOLS},
        'input': family.input,
        'output': family.output,
        **made.facts,
        'variants': entries,
        'samples': save('samples.json', text.encode()) | {'count': len(made.samples)},
        'heldOut': {
            'count': len(made.inputs.array),
            'input': stored('held_out_input.bin', made.inputs),
            'target': stored('held_out_target.bin', made.targets),
        },
        'extra': [save(name, data) for name, data in made.extra.items()],
    }


def _converted(family: Family, made: Made, floating: bytes) -> list[tuple[Variant, bytes]]:
    files = []
    for variant in family.variants:
        match variant.format, variant.precision:
            case 'tflite', precision:
                data = to_tflite(made.graph, made.weights, precision, made.calibration)
                data = with_plan(data, made.plan) if variant.planned else data
            case 'onnx', 'float32':
                data = floating
            case 'onnx', 'int8':
                data = to_qdq(floating, made.calibration)
            case 'ort', 'float32':
                data = to_ort(floating)
            case other:
                raise ValueError(f'no way to make {other}')
        files.append((variant, data))
    return files


def _ops(variant: Variant, data: bytes, floating: bytes) -> list[str]:
    """Op types in order of execution; of an .ort those left after fusion."""
    match variant.format:
        case 'tflite':
            return measure.tflite_ops(data)
        case 'onnx':
            return [node.op_type for node in onnx_package.load_model_from_string(data).graph.node]
    return ops_after_fusion(floating)


def save(entries: list[dict], path: Path = MANIFEST) -> None:
    path.write_text(json.dumps(entries, ensure_ascii=False, indent=2) + '\n')


def load() -> list[dict]:
    return json.loads(MANIFEST.read_text()) if MANIFEST.exists() else []
