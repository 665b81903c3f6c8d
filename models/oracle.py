"""A second oracle: the zoo and the fixtures through the `tflite-micro` wheel from PyPI.

The fixtures' golden records come from upstream compiled to wasm32; the wheel is upstream compiled
for x86-64. Where both say the same, the records hold. Arena sizes are not compared: pointers have
eight bytes here. For the zoo the wheel's own answers are written down in
`fixtures/oracle-zoo.json`, and a test holds our engine to them.

python models/oracle.py            (needs requirements-oracle.txt, see README.md)
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import numpy as np

import wheel

MODELS = Path(__file__).resolve().parent
ROOT = MODELS.parent
FIXTURES = ROOT / 'engine' / 'test' / 'fixtures'
# Records keep this much of each output.
KEPT = 4096
# Relative to the largest value of a tensor: libm and fused multiply-add differ between targets.
FLOAT_TOLERANCE = 1e-5

# Differences that are the wheel's surroundings, not upstream's kernels.
EXPECTED = {
    'bad__too_many_variables.tflite': 'the wheel makes room for as many resource variables as the '
    'model has, the records for 20',
    'space_to_batch_nd__int8.tflite': 'upstream pads with memory that it never wrote; the records '
    'have a zeroed arena',
}


def same_message(want: str, have: str) -> bool:
    """Of a check over several lines one compiler reports the first line, another the last."""
    lines = re.compile(r'(\.(?:cc|h)):(\d+)')
    pairs = zip(lines.findall(want), lines.findall(have), strict=False)
    near = all(0 <= int(a) - int(b) <= 3 for (_, a), (_, b) in pairs)
    return near and lines.sub(r'\1', want) == lines.sub(r'\1', have)


def agrees(values: np.ndarray, expected: str) -> bool:
    want = np.frombuffer(bytes.fromhex(expected), np.uint8)
    got = np.frombuffer(np.ascontiguousarray(values).tobytes()[:KEPT], np.uint8)
    if len(want) != len(got):
        return False
    if values.dtype != np.float32:
        return bool((want == got).all())
    a, b = got.view(np.float32).astype(float), want.view(np.float32).astype(float)
    room = FLOAT_TOLERANCE * max(1e-30, np.nanmax(np.abs(b), initial=0, where=np.isfinite(b)))
    return bool(np.all((a == b) | (np.isnan(a) & np.isnan(b)) | (np.abs(a - b) <= room)))


def differences(record: dict, got: dict) -> list[str]:
    if 'abort' in got:
        return ['the wheel aborts']
    if got['allocateTensors'] != record['allocateTensors']:
        return [f'allocateTensors: {record["allocateTensors"]} expected']
    if not record['allocateTensors']:
        want, have = wheel.comparable(record['log']), wheel.comparable(got['log'])
        return [] if same_message(want, have) else [f'message: {have!r} for {want!r}']
    found = []
    for place, (want, have) in enumerate(zip(record['runs'], got['runs'], strict=True)):
        if want['ok'] != have['ok']:
            found.append(f'run {place}: ok is {have["ok"]}')
        elif want['ok']:
            pairs = zip(have['outputs'], want['outputs'], strict=True)
            found += [
                f'run {place}: output {index}'
                for index, (value, text) in enumerate(pairs)
                if not agrees(value, text)
            ]
    return found


def fixtures() -> dict:
    report = {'models': 0, 'agree': 0, 'differ': {}, 'notTried': {}}
    for path in sorted((FIXTURES / 'golden').glob('*.json')):
        record = json.loads(path.read_text())
        report['models'] += 1
        io = record.get('io', {'in': [], 'out': []})
        model = (FIXTURES / 'models' / record['model']).read_bytes()
        got = wheel.isolated(model, len(io['in']), len(io['out']))
        if 'face' in got:
            report['notTried'][record['model']] = f"the wheel's Python face: {got['face']}"
        elif found := differences(record, got):
            reason = EXPECTED.get(record['model'])
            report['differ'][record['model']] = {'found': found, 'reason': reason}
        else:
            report['agree'] += 1
    return report


def zoo() -> dict:
    records = {}
    for entry in json.loads((MODELS / 'manifest.json').read_text()):
        for variant in entry['variants']:
            if variant['format'] != 'tflite':
                continue
            model = (ROOT / 'public' / 'models' / variant['file']).read_bytes()
            got = wheel.isolated(model, len(variant['inputs']), len(variant['outputs']))
            runs = [
                {'outputs': [np.ascontiguousarray(v).tobytes().hex() for v in run['outputs']]}
                for run in got['runs']
            ]
            records[variant['file']] = {
                'allocateTensors': got['allocateTensors'],
                'log': wheel.comparable(got['log']),
                'runs': runs,
            }
    return records


def main() -> int:
    answers = zoo()
    (MODELS / 'fixtures').mkdir(exist_ok=True)
    (MODELS / 'fixtures' / 'oracle-zoo.json').write_text(
        json.dumps({'wheel': wheel.about(), 'models': answers}, indent=1) + '\n'
    )
    report = {
        'wheel': wheel.about(),
        'floatTolerance': FLOAT_TOLERANCE,
        'fixtures': fixtures(),
        'zoo': {
            file: 'runs' if got['allocateTensors'] else got['log'].splitlines()
            for file, got in answers.items()
        },
    }
    text = json.dumps(report, ensure_ascii=False, indent=2) + '\n'
    (MODELS / 'oracle-report.json').write_text(text)
    found = report['fixtures']
    unexplained = [name for name, one in found['differ'].items() if one['reason'] is None]
    print(
        f'fixtures: {found["agree"]}/{found["models"]} agree, {len(found["differ"])} differ, '
        f'{len(found["notTried"])} not tried'
    )
    for name in unexplained:
        print(f'unexplained: {name}')
    return 1 if unexplained else 0


if __name__ == '__main__':
    sys.exit(main())
